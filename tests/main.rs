//! One test program for the whole application; its folders mirror `src`.
mod access;
mod accounts;
mod app;
mod architecture;
mod events;
mod exhibitors;
mod interchange;
mod pages;
mod people;
mod programme;
mod words;
