//! Nothing is lost: what was kept is there again after a crash, a cut, a fault
//! of the disk, and beyond a save; and nothing is there that was not.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

mod beside;
mod check;
mod copy;
mod crash;
mod cut;
mod fault;
mod stop;
mod support;
mod texts;
mod together;
mod unsure;
#[cfg(unix)]
mod users;
mod walk;
