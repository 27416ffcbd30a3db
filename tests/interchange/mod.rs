pub mod seed;
pub mod sheets;
