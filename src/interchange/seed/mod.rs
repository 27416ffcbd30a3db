//! Seeds: whole events as TOML files, loaded by the same functions as the browser's forms, all or nothing.
mod broken;
mod day;
mod demo;
mod desk;
mod enter;
mod format;
mod load;
mod money;
mod rules;
mod values;

pub use broken::Broken;
pub use demo::{DEMO, DemoAccounts, demo_accounts, load_demo};
pub use load::{Report, load, load_file};
pub use rules::{Seed, parse};
