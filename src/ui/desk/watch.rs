//! A folder that is watched: files that appear in it are opened as articles.

use std::path::{Path, PathBuf};
use std::time::Duration;

use egui::Context;

use super::Desk;
use super::files::shown;
use super::intake::Way;
use super::work::ended;
use crate::io::import::Watched;
use crate::session::Job;

/// A watched folder is looked at once in so many seconds.
const EVERY: f64 = 3.0;

/// A folder that is watched.
pub(super) struct Watch {
    pub(super) folder: PathBuf,
    /// Its state, while no look is taken.
    watched: Option<Watched>,
    pub(super) look: Option<Job<(Watched, std::io::Result<Vec<PathBuf>>)>>,
    /// When it was looked at last.
    last: Option<f64>,
    /// New files that could not be taken in yet.
    found: Vec<PathBuf>,
}

impl Desk {
    /// Begins to watch a folder. What it holds already stays out.
    pub(super) fn watch_folder(&mut self, folder: &Path) {
        let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        self.open = true;
        self.notices.tell(
            format!("Watching {}", shown(&folder)),
            "Files that appear there from now on are opened as articles, until you close the \
             project or stop it in the menu File.",
        );
        self.intake.watch = Some(Watch {
            watched: Some(Watched::new(folder.clone())),
            folder,
            look: None,
            last: None,
            found: Vec::new(),
        });
    }

    /// Watches no folder any more.
    pub(in crate::ui) fn stop_watching(&mut self) {
        if let Some(watch) = self.intake.watch.take() {
            self.notices.say(format!("{} is no longer watched", shown(&watch.folder)));
        }
    }

    pub(super) fn look_after_watch(&mut self, ctx: &Context) {
        let now = ctx.input(|i| i.time);
        let Some(watch) = &mut self.intake.watch else { return };
        if let Some((_, looked)) = ended(&mut watch.look, |job| job) {
            match looked {
                Some((watched, Ok(found))) => {
                    watch.watched = Some(watched);
                    watch.found.extend(found);
                }
                Some((_, Err(error))) => {
                    let title = format!("{} is no longer watched", shown(&watch.folder));
                    let body =
                        format!("It cannot be looked at: {error}. Watch it again when it can.");
                    self.intake.watch = None;
                    self.notices.error(title, body);
                    return;
                }
                // The next look takes stock anew.
                None => watch.watched = Some(Watched::new(watch.folder.clone())),
            }
        }
        let due = watch.last.is_none_or(|last| now - last >= EVERY);
        if due && let Some(mut watched) = watch.watched.take() {
            watch.last = Some(now);
            let waker = ctx.clone();
            let again = watched.clone();
            let work = move |_: &_| {
                let looked = watched.look();
                (watched, looked)
            };
            match Job::start("Looking at a folder", move || waker.request_repaint(), work) {
                Ok(job) => watch.look = Some(job),
                Err(_) => watch.watched = Some(again),
            }
        }
        let found = if self.work.importing.is_none() {
            std::mem::take(&mut watch.found)
        } else {
            Vec::new()
        };
        // Nothing else would draw a frame in time.
        ctx.request_repaint_after(Duration::from_secs_f64(EVERY));
        self.import(ctx, found, Way::Watch);
    }
}
