//! Walks through the real program in a real browser.
mod account;
mod axe;
mod browser;
mod people;
mod stage;
mod story;
mod web_driver;
