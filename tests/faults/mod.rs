//! What goes wrong in the world: power cuts, full disks, lost connections, bad input. Nothing is lost, and everybody is told.
mod bad_input;
mod command_line;
mod database_away;
mod full_disk;
mod headers;
mod kill;
mod pictures;
