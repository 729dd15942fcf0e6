//! Earlier versions of the project's file: what changed since each, and opening
//! one as a copy.
//!
//! The versions are read one after the other on a thread, the last one first, so
//! that two projects at most are in memory beside the open one.

mod list;
mod told;
mod work;

use std::path::{Path, PathBuf};

use egui::{Context, Key, Modifiers, RichText, Ui, vec2};
use jiff::civil::DateTime;

use self::told::Told;
use self::work::Work;
use super::{Desk, Stay, buttons, explain, heading};
use crate::io::versions::{self, DAYS, LAST, Version};
use crate::model::Project;
use crate::session::{local, now};
use crate::ui::desk::{capitalized, shown};
use crate::ui::icon;
use crate::ui::theme::{Type, space, tokens};
use crate::ui::when;
use crate::ui::widgets::panes::{self, Side};
use crate::ui::widgets::{key_cap, parts};

/// The versions, as far as they were read.
pub struct Versions {
    file: PathBuf,
    folder: PathBuf,
    /// The project when the dialog was opened.
    now: Project,
    /// What the clocks of this place showed then.
    clock: DateTime,
    work: Work,
    /// Why there is no list.
    failed: String,
    rows: Vec<Row>,
    chosen: usize,
    until: Until,
    copied: bool,
}

/// Up to when changes are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Until {
    Now,
    Next,
}

/// A version in the list.
struct Row {
    version: Version,
    when: String,
    /// What was read; nothing yet where its turn has not come.
    read: Option<Result<Facts, String>>,
}

/// What is known of a version that was read.
struct Facts {
    /// When the version after it was saved: the next that can be read.
    next: String,
    until_next: Told,
    until_now: Told,
    faults: usize,
}

impl Versions {
    pub(super) fn new(file: &Path, project: &Project, saved: bool, ctx: &Context) -> Self {
        let mut dialog = Self {
            file: file.to_owned(),
            folder: versions::folder(file),
            now: project.clone(),
            clock: local(now()),
            work: Work::default(),
            failed: String::new(),
            rows: Vec::new(),
            chosen: 0,
            until: Until::Now,
            copied: false,
        };
        dialog.list(ctx, saved);
        dialog
    }

    pub(super) const fn is_working(&self) -> bool {
        self.work.is_on()
    }

    pub(super) fn show(&mut self, ui: &mut Ui, desk: &mut Desk, ctx: &Context) -> Stay {
        if self.take_results(desk, ctx) {
            return Stay::Closed;
        }
        let (mut open, moved) = self.take_keys(ui);
        self.head_ui(ui);
        ui.add_space(space::S);
        let room = ui.ctx().content_rect().height() - 2.0 * (space::XL + 20.0) - 148.0;
        let high = if self.rows.is_empty() && !self.is_working() { 200.0 } else { 440.0 };
        let area = vec2(ui.available_width(), room.clamp(140.0, high));
        if self.rows.is_empty() {
            ui.allocate_ui(area, |ui| {
                ui.set_min_size(area);
                self.empty_ui(ui);
            });
        } else {
            let width = (area.x * 0.36).clamp(180.0, 320.0);
            panes::beside(ui, width, area.y, |ui, side| match side {
                Side::Left => open |= self.list_ui(ui, moved),
                Side::Right => self.detail_ui(ui),
            });
        }
        let (pressed, closed) = self.foot_ui(ui);
        if (open || pressed) && self.can_open() {
            self.open(ctx);
        }
        if closed { Stay::Closed } else { Stay::Open }
    }

    /// Takes the keys of the list: whether Enter was pressed, and whether another
    /// row was chosen.
    fn take_keys(&mut self, ui: &Ui) -> (bool, bool) {
        let count = |key| ui.input_mut(|i| i.count_and_consume_key(Modifiers::NONE, key));
        let (down, up) = (count(Key::ArrowDown), count(Key::ArrowUp));
        let (left, right) = (count(Key::ArrowLeft), count(Key::ArrowRight));
        if down + up + left + right > 0 {
            // The keys would move the focus as well.
            ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
        }
        if right > left {
            self.until = Until::Next;
        } else if left > right {
            self.until = Until::Now;
        }
        let last = self.rows.len().saturating_sub(1);
        self.chosen = (self.chosen + down).saturating_sub(up).min(last);
        // A button that has the focus takes Enter for itself.
        let free = ui.memory(|memory| memory.focused().is_none());
        (free && ui.input(|i| i.key_pressed(Key::Enter)), down + up > 0)
    }

    fn head_ui(&mut self, ui: &mut Ui) {
        let t = tokens(ui);
        heading(ui, &format!("Earlier versions of {}", shown(&self.file)));
        explain(
            ui,
            &format!(
                "Each save keeps what it replaces: the last {LAST}, and the last of each day for {DAYS} days."
            ),
        );
        ui.horizontal(|ui| {
            parts::caption(ui, "Folder");
            let path = self.folder.to_string_lossy();
            let words = list::end_of_line(ui, &path, ui.available_width() - 90.0);
            let words = RichText::new(words).font(Type::Small.font()).color(t.text_2);
            ui.label(words).on_hover_text(&*path);
            let label = if self.copied { "Copied" } else { "Copy path" };
            if parts::link(ui, label).clicked() {
                ui.copy_text(path.into_owned());
                self.copied = true;
            }
        });
    }

    /// What stands in place of the list.
    fn empty_ui(&self, ui: &mut Ui) {
        if !self.failed.is_empty() {
            parts::empty(ui, icon::TRIANGLE_ALERT, "The versions cannot be listed", &self.failed);
        } else if self.is_working() {
            parts::empty(ui, icon::FOLDER_OPEN, "Looking for earlier versions", "");
        } else {
            let hint = "When you save, the version that was saved before is kept here.";
            parts::empty(ui, icon::INBOX, "No earlier versions yet", hint);
        }
    }

    /// The list; whether a row is to be opened.
    fn list_ui(&mut self, ui: &mut Ui, moved: bool) -> bool {
        let mut open = false;
        ui.spacing_mut().item_spacing.y = 2.0;
        let scroll = egui::ScrollArea::vertical().id_salt("versions").auto_shrink(false);
        scroll.show(ui, |ui| {
            for (i, row) in self.rows.iter().enumerate() {
                let response = list::row_ui(ui, row, i == self.chosen);
                if i == self.chosen && moved {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    self.chosen = i;
                }
                open |= response.double_clicked();
            }
        });
        open
    }

    /// The chosen version in words.
    fn detail_ui(&mut self, ui: &mut Ui) {
        let t = tokens(ui);
        let Some(row) = self.rows.get(self.chosen) else { return };
        let title = RichText::new(capitalized(&row.when)).font(Type::Heading.font()).color(t.text);
        ui.label(title);
        let size = when::size(row.version.bytes);
        let facts = format!("{} · {size}", when::in_full(local(row.version.saved)));
        ui.label(RichText::new(facts).font(Type::Small.font()).color(t.text_3));
        ui.add_space(space::XS);
        let facts = match &row.read {
            Some(Ok(facts)) => facts,
            Some(Err(error)) => {
                list::error_ui(ui, "This version cannot be opened", error);
                return;
            }
            None => {
                parts::empty(ui, icon::FILE, "Not read yet", "It is its turn in a moment.");
                return;
            }
        };
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            for (until, label) in [
                (Until::Now, "Until now".to_owned()),
                (Until::Next, format!("Until {}", facts.next)),
            ] {
                if list::choice_ui(ui, &label, self.until == until) {
                    self.until = until;
                }
            }
        });
        ui.add_space(space::XS);
        if facts.faults > 0 {
            let n = facts.faults;
            let text = if n == 1 { "1 fault is".to_owned() } else { format!("{n} faults are") };
            parts::caption(ui, &format!("{text} mended when it is opened"));
        }
        let told = match self.until {
            Until::Now => &facts.until_now,
            Until::Next => &facts.until_next,
        };
        told.show(ui, (self.chosen, self.until as u8));
    }

    /// The buttons: whether to open the version, and whether to close.
    fn foot_ui(&self, ui: &mut Ui) -> (bool, bool) {
        let can_open = self.can_open();
        let opening = self.work.is_opening();
        let none = self.rows.is_empty();
        buttons(ui, |ui| {
            if none {
                return (false, parts::primary_button(ui, "Close", true).clicked());
            }
            let label = if opening { "Opening…" } else { "Open as a copy" };
            let open = parts::primary_button(ui, label, can_open).clicked();
            let close = parts::button(ui, "Close").clicked();
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                if ui.available_width() < 420.0 {
                    return;
                }
                for (caps, what) in [
                    (&["↑", "↓"][..], "choose"),
                    (&["←", "→"], "until when"),
                    (&["Enter"], "open"),
                    (&["Esc"], "close"),
                ] {
                    for cap in caps {
                        key_cap::key_cap_ui(ui, cap);
                    }
                    parts::caption(ui, what);
                    ui.add_space(space::S);
                }
            });
            (open, close)
        })
    }

    fn can_open(&self) -> bool {
        let row = self.rows.get(self.chosen);
        let damaged = row.is_some_and(|row| matches!(row.read, Some(Err(_))));
        row.is_some() && !damaged && !self.work.is_opening()
    }
}
