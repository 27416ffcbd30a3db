//! One test program for the whole application; its folders mirror `src`.
mod access;
mod accounts;
mod app;
mod architecture;
mod events;
mod exhibitors;
mod faults;
mod interchange;
mod news;
mod pages;
mod people;
mod programme;
mod server;
mod speed;
mod walks;
mod wire;
mod words;
