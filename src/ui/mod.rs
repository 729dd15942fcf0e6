//! The window: the only place that knows egui, eframe, rfd and arboard.
//!
//! [`desk::Desk`] is the window's state and draws a frame of it into any egui
//! context: in the real window (`window`), on the processor (`shot`), or in a
//! test. Panels read a [`view::View`] and send [`view::Request`]s; the commands
//! of one table feed menus, keys, palette and help.

pub mod astray;
pub mod clipboard;
pub mod command;
pub mod coverages;
pub mod desk;
pub mod dialogs;
pub mod elsewhere;
pub mod files;
pub mod focus;
pub mod fonts;
pub mod icon;
pub mod keys;
pub mod kin;
pub mod languages;
pub mod notices;
pub mod panels;
pub mod place;
pub mod proposals;
pub mod raster;
pub mod search;
pub mod settings;
pub mod shot;
pub mod status;
pub mod strip;
pub mod theme;
pub mod top_bar;
pub mod view;
pub mod when;
pub mod widgets;
pub mod window;
