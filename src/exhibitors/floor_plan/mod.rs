//! The floor plan: halls, the kinds of booth they hold, the booths, and what else stands in them.
pub mod booth;
pub mod booth_share;
pub mod hall;
pub mod kind;
pub mod mark;
