//! A path typed by hand: works on a desk without a file dialog.

use std::path::{Path, PathBuf};

use egui::{Context, Ui};

use super::{Desk, Purpose, Stay, buttons, entered, explain, focus_once, heading};
use crate::ui::desk::{shown, target};
use crate::ui::widgets::parts;

/// The field.
pub struct PathField {
    purpose: Purpose,
    path: String,
    /// Whether it stands in for a file dialog that did not appear.
    stand_in: bool,
    first: bool,
    error: String,
    /// A file that is there, and that the analyst may want to write over.
    taken: Option<PathBuf>,
}

impl PathField {
    pub(super) const fn new(purpose: Purpose, path: String, stand_in: bool) -> Self {
        Self { purpose, path, stand_in, first: true, error: String::new(), taken: None }
    }

    /// The field with the path of a file that is there already.
    pub(super) fn taken(purpose: Purpose, path: &Path) -> Self {
        let mut field = Self::new(purpose, path.to_string_lossy().into_owned(), false);
        field.ask_to_replace(path);
        field
    }

    fn ask_to_replace(&mut self, path: &Path) {
        self.error =
            format!("{} is there already. Replace it, or choose another name.", shown(path));
        self.taken = Some(path.to_owned());
    }

    pub(super) fn show(&mut self, ui: &mut Ui, desk: &mut Desk, ctx: &Context) -> Stay {
        let (title, action) = match self.purpose {
            Purpose::Open => ("Open by path", "Open"),
            Purpose::Preview => ("Import with a preview", "Open"),
            Purpose::Locate(_) => ("Where is the project now?", "Open"),
            Purpose::Save => ("Save the project", "Save"),
            Purpose::Export(_) => ("Export the tags", "Export"),
            Purpose::Report => ("Save the report", "Save"),
            Purpose::Watch => ("Watch a folder", "Watch"),
        };
        let action = if self.taken.is_some() { "Replace" } else { action };
        heading(ui, title);
        if self.stand_in {
            explain(
                ui,
                "The system’s file dialog did not appear on this desk. Type the path instead.",
            );
        }
        let opens = self.opens();
        let hint = match self.purpose {
            Purpose::Watch => "A folder",
            _ if opens => "A file, a folder or a .ron project",
            _ => "Folder and file name",
        };
        let field = parts::field(ui, "Path", &mut self.path, hint);
        if self.first {
            // A path that is offered is typed over, or gone on with.
            parts::select_all(ui, &field, &self.path);
        }
        focus_once(&field, &mut self.first);
        if field.changed() {
            self.error.clear();
            self.taken = None;
        }
        if !self.error.is_empty() {
            parts::field_error(ui, &self.error);
        }
        let filled = !self.path.trim().is_empty();
        let go = entered(ui, &field) && filled;
        let (go, cancelled) = buttons(ui, |ui| {
            let go = parts::primary_button(ui, action, filled).clicked() || go;
            (go, parts::button(ui, "Cancel").clicked())
        });
        if go {
            let path = target(&self.purpose, expanded(self.path.trim()));
            let own = self.purpose == Purpose::Save && desk.session().path() == Some(&path);
            let free = own || opens || !path.exists();
            match self.fault(&path) {
                Some(error) => self.error = error,
                None if !free && self.taken.as_ref() != Some(&path) => self.ask_to_replace(&path),
                None => {
                    desk.path_given(ctx, self.purpose.clone(), path);
                    return Stay::Closed;
                }
            }
            field.request_focus();
        }
        if cancelled { Stay::Closed } else { Stay::Open }
    }

    /// Whether it is the path of something that is there.
    const fn opens(&self) -> bool {
        matches!(
            self.purpose,
            Purpose::Open | Purpose::Preview | Purpose::Locate(_) | Purpose::Watch
        )
    }

    /// Why the path will not do.
    fn fault(&self, path: &Path) -> Option<String> {
        if self.purpose == Purpose::Watch && path.is_file() {
            return Some(format!("{} is a file: name a folder", path.display()));
        }
        if self.opens() {
            return (!path.exists()).then(|| format!("There is nothing at {}", path.display()));
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let missing = folder.filter(|folder| !folder.is_dir())?;
        Some(format!("There is no folder {}", missing.display()))
    }
}

/// A path as typed, with `~` for the home folder and quotes around it.
fn expanded(typed: &str) -> PathBuf {
    let typed = typed.trim_matches(['"', '\'']);
    let typed = if typed == "~" { "~/" } else { typed };
    match (typed.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(typed),
    }
}
