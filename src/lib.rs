//! Hearsay: who claims what, who denies it, and on whose word.
//!
//! The library holds everything; the binary only calls [`cli`] and `ui`. Arrows
//! point to what may be imported:
//!
//! ```text
//! model  ←  text  ←  { edit, io, analysis }  ←  session  ←  { ui, cli }  ←  main
//! ```
//!
//! * [`model`]: what a project is. Values only.
//! * `parallel`: spreads work on a list over the cores; used by `io` and `analysis`.
//! * [`text`]: total functions of `&str`: sentences, anchors, headers.
//! * [`edit`]: how a project changes; undo and redo.
//! * [`io`]: bytes in and out. The only place that touches the file system.
//! * [`analysis`]: pure functions from a project to tables and counts.
//! * [`session`]: the open project, with clock, chance and threads.
//! * `ui`: the window, and the only place that knows egui; feature `gui`.
//! * [`cli`]: the command line, one file a verb.
//!
//! `edit`, `io` and `analysis` never import each other; what passes between them
//! is a value of `model`. `tests/tidy.rs` holds the arrows.

pub mod analysis;
pub mod cli;
pub mod edit;
pub mod io;
pub mod model;
mod parallel;
pub mod session;
pub mod text;
#[cfg(feature = "gui")]
pub mod ui;
