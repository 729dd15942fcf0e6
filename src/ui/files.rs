//! Asking for files in the system's own dialogs, without stopping the window.
//!
//! A desk may have no portal and no `zenity`: then the dialog comes back empty
//! at once, which must not look as if the analyst had cancelled.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

use egui::Context;

use crate::io::import::IMPORTERS;

/// Nobody cancels a dialog faster than this: it never appeared.
const NEVER_APPEARED: Duration = Duration::from_millis(400);

/// What to ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Files to open, several at once.
    Files,
    /// A folder to open.
    Folder,
    /// Where to write a file; with a name to begin with.
    Save(String),
}

/// What the analyst said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// These; never empty.
    Paths(Vec<PathBuf>),
    /// None after all.
    Cancelled,
    /// There is no dialog on this desk.
    NoDialog,
}

/// A way to ask for files.
pub trait FileDialogs {
    /// Begins to ask, in a folder; wakes the window when there is an answer.
    fn ask(&mut self, ask: Ask, folder: PathBuf, ctx: &Context);
    /// The answer, once.
    fn poll(&mut self) -> Option<Answer>;
}

/// The system's own dialogs.
#[derive(Debug, Default)]
pub struct Native(Option<Receiver<Answer>>);

impl FileDialogs for Native {
    fn ask(&mut self, ask: Ask, folder: PathBuf, ctx: &Context) {
        let (sender, answer) = channel();
        self.0 = Some(answer);
        let ctx = ctx.clone();
        let asking = std::thread::Builder::new().name("file dialog".to_owned()).spawn(move || {
            let _ = sender.send(show(ask, folder));
            ctx.request_repaint();
        });
        if asking.is_err() {
            let (sender, answer) = channel();
            let _ = sender.send(Answer::NoDialog);
            self.0 = Some(answer);
        }
    }

    fn poll(&mut self) -> Option<Answer> {
        match self.0.as_ref()?.try_recv() {
            Ok(answer) => {
                self.0 = None;
                Some(answer)
            }
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => {
                self.0 = None;
                Some(Answer::NoDialog)
            }
        }
    }
}

fn show(ask: Ask, folder: PathBuf) -> Answer {
    let began = Instant::now();
    let mut dialog = rfd::FileDialog::new();
    if folder.is_dir() {
        dialog = dialog.set_directory(folder);
    }
    let paths = match ask {
        Ask::Files => {
            let formats = IMPORTERS.iter().map(|importer| (importer.name, importer.extensions));
            let all: Vec<&str> =
                formats.clone().flat_map(|(_, ends)| ends).copied().chain(["ron"]).collect();
            let dialog = dialog
                .set_title("Open articles or a project")
                .add_filter("Articles and projects", &all)
                .add_filter("All files", &["*"]);
            formats.fold(dialog, |dialog, (name, ends)| dialog.add_filter(name, ends)).pick_files()
        }
        Ask::Folder => dialog.set_title("Open a folder").pick_folder().map(|folder| vec![folder]),
        Ask::Save(name) => {
            dialog.set_title("Save as").set_file_name(name).save_file().map(|file| vec![file])
        }
    };
    match paths {
        Some(paths) if !paths.is_empty() => Answer::Paths(paths),
        _ if began.elapsed() < NEVER_APPEARED => Answer::NoDialog,
        _ => Answer::Cancelled,
    }
}
