//! Text whose shape is part of its type, whichever door it comes in by: a form, a JSON body, a sheet, the seed.
//!
//! Each type has one `parse`; the other doors go through it. What is wrong is a [`Wrong`], a key with its numbers.
mod bilingual;
mod characters;
mod doors;
mod email;
mod fold;
mod given;
mod line;
mod phone;
mod prose;
mod slug;
mod sort_key;
mod wrong;

pub use bilingual::{Bilingual, Both, BothLine, BothProse};
pub use email::Email;
pub use fold::{fold, initials};
pub use given::Given;
pub use line::Line;
pub use phone::{Phone, show_phone};
pub use prose::Prose;
pub use slug::{RESERVED, Slug, slugify};
pub use sort_key::{collation_key, sort_key, sort_key_or};
pub use wrong::Wrong;
