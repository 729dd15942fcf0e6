//! Small things that panels draw with. They know colours and words, and nothing
//! of projects.

pub mod bidi;
pub mod chip;
pub mod figure;
pub mod heights;
pub mod key_cap;
pub mod marked;
pub mod panes;
pub mod parts;
pub mod picker;
pub mod spans;
pub mod stance;
