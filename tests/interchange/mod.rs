pub mod seed;
pub mod sheets;
mod statement;
