//! The window, driven by keys and accessible labels, without a display.
//!
//! What is asserted is the project, not pixels.
#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod board;
mod choosing;
mod explore;
mod files;
mod focus;
mod intake;
mod keeping;
mod keys;
mod panels;
mod paste;
mod register;
mod support;
mod task;
mod versions;
mod views;
mod work;
