//! The program: what its commands are called and how they end. No logic.
mod commands;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let command = commands::CommandLine::parse();
    match commands::run(command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("khaihoi: {}", commands::sentence(&error));
            ExitCode::FAILURE
        }
    }
}
