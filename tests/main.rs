//! One test program for the whole application; its folders mirror `src`.
mod accounts;
mod app;
mod architecture;
mod events;
mod exhibitors;
mod programme;
mod words;
