//! Walks through the real program in a real browser.
mod account;
mod axe;
mod browser;
mod desk;
mod floor_plan;
mod live;
mod papers;
mod people;
mod public_plan;
mod stage;
mod story;
mod studio;
mod waiting;
mod web_driver;
