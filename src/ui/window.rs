//! The real window: a thin shell of eframe round the desk.

use std::path::PathBuf;

use eframe::egui::{self, ViewportCommand};

use super::clipboard::System;
use super::desk::Desk;
use super::files::Native;
use super::settings::Settings;
use super::{command, fonts, theme};
use crate::io::disk::keep_private;

/// Where the settings stand in the window's storage.
const SETTINGS: &str = "settings";

/// Opens the window and runs it until it is closed. An error is a sentence for
/// the terminal, such as that there is no display.
pub fn run(paths: Vec<PathBuf>, sample: bool) -> Result<(), String> {
    let icon = eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon.png"));
    let mut viewport = egui::ViewportBuilder::default()
        .with_inner_size([1440.0, 900.0])
        .with_min_inner_size([640.0, 420.0])
        .with_app_id("hearsay")
        .with_title("Hearsay")
        .with_drag_and_drop(true);
    if let Ok(icon) = icon {
        viewport = viewport.with_icon(icon);
    }
    let options = eframe::NativeOptions {
        viewport,
        renderer: eframe::Renderer::Glow,
        system_font_fallback: true,
        ..Default::default()
    };
    if let Some(folder) = eframe::storage_dir("hearsay") {
        // What is not kept private there is the system's to keep so.
        let _ = keep_private(&folder);
    }
    let start = move |cc: &eframe::CreationContext<'_>| -> Result<Box<dyn eframe::App>, _> {
        let settings =
            cc.storage.and_then(|storage| eframe::get_value(storage, SETTINGS)).unwrap_or_default();
        Ok(Box::new(Shell::new(&cc.egui_ctx, settings, paths, sample)))
    };
    eframe::run_native("hearsay", options, Box::new(start)).map_err(|error| {
        format!(
            "cannot open a window: {error}\nhint: `hearsay --help` lists what works without one"
        )
    })
}

/// Teaches a context the desk's fonts and colours.
pub fn dress(ctx: &egui::Context) {
    fonts::install(ctx);
    theme::apply(ctx);
    ctx.options_mut(|options| {
        // The command table has these keys.
        options.zoom_with_keyboard = false;
        options.quit_shortcuts = Vec::new();
    });
}

struct Shell {
    desk: Desk,
    title: String,
}

impl Shell {
    fn new(ctx: &egui::Context, settings: Settings, paths: Vec<PathBuf>, sample: bool) -> Self {
        dress(ctx);
        ctx.set_theme(settings.theme.preference());
        let mut desk = Desk::new(settings, Box::new(Native::default()))
            .with_clipboard(std::sync::Arc::new(System));
        if let Some(folder) = eframe::storage_dir("hearsay") {
            desk.keep_safe(ctx, folder.join("unsaved"));
        }
        if sample {
            (command::named("file.sample").run)(&mut desk, ctx);
        } else if !paths.is_empty() {
            desk.open_paths(ctx, paths);
        }
        Self { desk, title: String::new() }
    }
}

impl eframe::App for Shell {
    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        let dropped: Vec<PathBuf> =
            ui.input(|i| i.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        if !dropped.is_empty() {
            let ctx = ui.ctx().clone();
            self.desk.open_paths(&ctx, dropped);
        }
        if ui.input(|i| i.viewport().close_requested()) && !self.desk.may_close {
            let ctx = ui.ctx().clone();
            self.desk.keep_draft(&ctx);
            if self.desk.has_unsaved() || self.desk.is_saving() {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                self.desk.quit(&ctx);
            }
        }
        self.desk.show(ui);
        let title = self.desk.window_title();
        if title != self.title {
            ui.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
        if self.desk.take_chosen()
            && let Some(storage) = frame.storage_mut()
        {
            eframe::set_value(storage, SETTINGS, self.desk.settings());
            storage.flush();
        }
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        self.desk.keep_place();
        eframe::set_value(storage, SETTINGS, self.desk.settings());
    }
}
