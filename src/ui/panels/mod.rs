//! The regions of the window, one file each. A panel reads a `View` and sends
//! `Request`s; panels do not know each other.

pub mod articles;
pub mod board;
pub mod compare;
pub mod inspector;
pub mod overview;
pub mod reader;
pub mod row;
pub mod start;
pub mod tags;
