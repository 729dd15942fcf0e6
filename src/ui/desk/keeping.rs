//! What the window does about the journal: edits of another state of the file,
//! a file that others have changed.

use std::io;
use std::path::Path;

use egui::{Context, Event};

use super::Desk;
use super::files::shown;
use super::work::{How, ended};
use crate::edit::counted;
use crate::io::stamp::Stamp;
use crate::session::{Job, Known};
use crate::ui::dialogs::Dialog;

/// While edits are made, the file is looked at once in so many seconds.
const EVERY: f64 = 3.0;

/// Watches whether another program changes the project's file.
#[derive(Default)]
pub struct Watch {
    /// A look at the file, with what it was taken to be.
    looking: Option<(Known, Job<io::Result<Option<Stamp>>>)>,
    /// When it was looked at last, and how many edits there were.
    last: f64,
    given: u64,
    /// The state that was told last, so that it is told once.
    told: Option<Stamp>,
    /// What another program did beside the file, told last.
    told_beside: Option<String>,
}

impl Watch {
    /// Whether the file is being looked at.
    pub const fn is_looking(&self) -> bool {
        self.looking.is_some()
    }
}

impl Desk {
    /// Says when edits are not safe, and when they are again; when nothing more is
    /// kept, and what another program did beside the file.
    pub(super) fn watch_safety(&mut self) {
        let Some(safety) = self.session.safety() else {
            self.tell_trouble(None);
            return;
        };
        if let Some(why) = safety.lost {
            if self.session.closed().is_none() {
                self.session.close_for(format!("editing has stopped, for {why}"));
                self.tell_trouble(None);
                self.open_dialog_later(Dialog::Lost(why));
            }
            return;
        }
        self.tell_trouble(safety.trouble);
        if safety.told.is_some() && safety.told != self.watch.told_beside {
            self.watch.told_beside = safety.told;
            let told = self.watch.told_beside.clone().unwrap_or_default();
            self.notices.error("Something changed beside the project", told);
        }
    }

    fn tell_trouble(&mut self, trouble: Option<String>) {
        if trouble != self.trouble {
            self.notices.unsafe_because(trouble.as_deref());
            self.trouble = trouble;
        }
    }

    /// Writes what is here beside the file, under a name of its own, and goes on
    /// with that.
    pub(in crate::ui) fn go_on_with_copy(&mut self, ctx: &Context) {
        match self.session.keep_copy() {
            Ok(copy) => {
                self.notices.tell("A copy is kept", format!("As {}.", shown(&copy)));
                self.session.discard();
                self.open_project(ctx, copy, How::ToEdit, Vec::new());
            }
            Err(error) => self.notices.error(
                "No copy was made",
                format!("{error}. Save it under another name, in another folder."),
            ),
        }
    }

    /// Looks whether another program has changed the file: when the window comes
    /// to the front, and while edits are made. Where nothing happens nothing is
    /// looked at, so that an idle window stays idle.
    pub(super) fn watch_file(&mut self, ctx: &Context) {
        self.take_look();
        let (comes, now) = ctx.input(|i| (i.events.contains(&Event::WindowFocused(true)), i.time));
        let given = self.session.safety().map_or(0, |safety| safety.given);
        if comes {
            self.session.recheck();
        }
        let edited = given != self.watch.given && now - self.watch.last >= EVERY;
        let busy = self.watch.is_looking() || self.is_saving() || self.session.closed().is_some();
        if busy || !(comes || edited) {
            return;
        }
        let Some(known) = self.session.known() else { return };
        (self.watch.last, self.watch.given) = (now, given);
        let (waker, look) = (ctx.clone(), known.clone());
        let work = move |_: &_| look.changed();
        // Where there is no thread for it, the save looks all the same.
        let job = Job::start("Looking at the file", move || waker.request_repaint(), work).ok();
        self.watch.looking = job.map(|job| (known, job));
    }

    fn take_look(&mut self) {
        let Some(((known, _), result)) = ended(&mut self.watch.looking, |(_, job)| job) else {
            return;
        };
        // Where the file cannot be read now, the next save will say so.
        let Some(Ok(Some(stamp))) = result else { return };
        // A save may have begun or ended meanwhile.
        let holds = known.is_of(&self.session) && !self.is_saving();
        if holds && self.watch.told.replace(stamp) != Some(stamp) {
            self.open_dialog_later(Dialog::changed(known.path().to_owned()));
        }
    }

    /// Makes the edits of a stray journal where they fit.
    pub(in crate::ui) fn bring_in_stray(&mut self, ctx: &Context) {
        let before = self.session.project().clone();
        match self.session.bring_in_stray(self.wake.clone()) {
            Ok((steps, misfits)) => {
                for step in &steps {
                    self.follow(&before, step);
                }
                let title = format!("{} brought in", counted(steps.len(), "edit"));
                if misfits.is_empty() {
                    self.notices.tell(title, "Undo takes them back one by one.");
                } else {
                    let body = format!(
                        "Left out, for they do not fit the file as it is now: {}. The journal is \
                         kept beside the project.",
                        misfits.join("; ")
                    );
                    self.notices.error(title, body);
                }
            }
            Err(error) => self.notices.error("The journal was not brought in", error.to_string()),
        }
        ctx.request_repaint();
    }

    /// Leaves the edits of a stray journal out; they stay on disk.
    pub(in crate::ui) fn leave_stray(&mut self, ctx: &Context) {
        match self.session.leave_stray(self.wake.clone()) {
            Ok(aside) => {
                self.notices.tell(
                    "The edits were left out",
                    format!("They are kept as {}.", shown(&aside)),
                );
            }
            Err(error) => self.notices.error("The journal was not set aside", error.to_string()),
        }
        ctx.request_repaint();
    }

    /// Opens the file as another program left it. What is here is kept as a
    /// version of its own.
    pub(in crate::ui) fn take_theirs(&mut self, ctx: &Context, path: &Path) {
        match self.session.step_aside() {
            Ok(kept) => {
                self.notices.tell("Yours is kept", format!("As {}.", shown(&kept)));
                self.open_project(ctx, path.to_owned(), How::ToEdit, Vec::new());
            }
            Err(error) => self.notices.error(
                "Theirs was not taken",
                format!("Yours could not be kept first: {error}. Save it under another name."),
            ),
        }
    }
}
