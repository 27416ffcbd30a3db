//! What is true of a plan without asking a database: boxes, numbers, and what is to be looked at.
pub mod heed;
pub mod numbers;
pub mod space;
