//! Long work of the window: what goes on in threads, and what becomes of it.

use std::path::PathBuf;

use egui::Context;

use super::Desk;
use super::files::{reason, shown};
use super::intake::{Intake, Way};
use crate::io::project_file::Fault;
use crate::io::safe_write::WriteError;
use crate::io::stamp::Stamp;
use crate::session::choosing::{Look, Taken};
use crate::session::job::Poll;
use crate::session::unnamed::{self, Left};
use crate::session::{CannotOpen, CannotSave, Done, Job, Opened, Progress, Recovery, Session};
use crate::ui::dialogs::Dialog;

/// What goes on.
#[derive(Default)]
pub struct Work {
    pub(super) importing: Option<(Job<Taken>, Way)>,
    pub(super) opening: Option<Opening>,
    pub(super) saving: Option<Saving>,
    pub(super) exporting: Option<Exporting>,
    looking: Option<Job<(Vec<Left>, Vec<String>)>>,
}

/// A project that is being opened, and the articles that come after it.
pub(super) struct Opening {
    job: Job<Result<Opened, CannotOpen>>,
    path: PathBuf,
    articles: Vec<PathBuf>,
    how: How,
}

/// How a project is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// To work on it.
    ToEdit,
    /// To work on a copy of it.
    AsCopy,
    /// To look at it, for somebody else works on it.
    ToRead,
    /// As work that was never saved.
    Left,
}

/// A save that goes on.
pub(super) struct Saving {
    pub job: Job<SaveResult>,
    pub path: PathBuf,
}

/// What became of a save, and the state that the file may have if it failed.
pub(super) type SaveResult = (Result<Done, CannotSave>, Option<Stamp>);

/// An export that goes on.
pub(super) struct Exporting {
    pub job: Job<Result<String, WriteError>>,
    pub path: PathBuf,
}

/// Why a project that somebody else works on cannot be changed.
const READ_ONLY: &str =
    "the project is open read-only here: save it under another name to work on a copy";

impl Work {
    /// Whether anything goes on.
    pub const fn is_on(&self) -> bool {
        self.importing.is_some()
            || self.opening.is_some()
            || self.saving.is_some()
            || self.exporting.is_some()
    }

    /// What to show of it: a name, and how far it has come.
    pub fn shown<'a>(&'a self, intake: &'a Intake) -> Option<(&'a str, &'a Progress)> {
        fn of<T>(job: &Job<T>) -> (&str, &Progress) {
            (job.name.as_str(), &*job.progress)
        }
        let opening = self.opening.as_ref().map(|opening| of(&opening.job));
        opening
            .or_else(|| self.importing.as_ref().map(|(job, _)| of(job)))
            .or_else(|| self.exporting.as_ref().map(|exporting| of(&exporting.job)))
            .or_else(|| self.saving.as_ref().map(|saving| of(&saving.job)))
            .or_else(|| intake.looking().map(of))
    }
}

/// Takes a job out when it has come to an end, with its result; none where it
/// ended without one.
pub(super) fn ended<J, T: Send + 'static>(
    slot: &mut Option<J>,
    job: impl Fn(&J) -> &Job<T>,
) -> Option<(J, Option<T>)> {
    let result = match job(slot.as_ref()?).poll() {
        Poll::Working => return None,
        Poll::Done(result) => Some(result),
        Poll::Lost => None,
    };
    Some((slot.take()?, result))
}

impl Desk {
    /// Whether long work goes on.
    pub fn is_busy(&self) -> bool {
        let asking = self.dialog.as_ref().is_some_and(Dialog::is_working);
        let indexing = self.open && (self.unindexed || self.echoes.is_working());
        let looking =
            self.search.is_working() || self.watch.is_looking() || self.work.looking.is_some();
        let comparing = self.kin.is_working() || self.compare.is_working();
        let listing = self.overview.is_working() || self.languages.is_working();
        self.work.is_on()
            || self.intake.is_working()
            || looking
            || indexing
            || comparing
            || listing
            || asking
    }

    /// Opens a project on a thread, and articles into it after that.
    pub(in crate::ui) fn open_project(
        &mut self,
        ctx: &Context,
        path: PathBuf,
        how: How,
        articles: Vec<PathBuf>,
    ) {
        if how == How::ToEdit && self.session.path().is_some_and(|own| own == path) {
            // Its lock is ours, and would keep us out.
            self.leave();
            self.session.let_go();
        }
        let (waker, target, wake) = (ctx.clone(), path.clone(), self.wake.clone());
        let name = format!("Opening {}", shown(&path));
        let work = move |_: &_| match how {
            How::ToEdit => Session::open_to_edit(&target, wake),
            How::AsCopy | How::ToRead => Session::open(&target).map_err(CannotOpen::Open),
            How::Left => Session::open_left(&target, wake),
        };
        match Job::start(name, move || waker.request_repaint(), work) {
            Ok(job) => self.work.opening = Some(Opening { job, path, articles, how }),
            Err(error) => self.notices.error("The project was not opened", error.to_string()),
        }
    }

    /// Looks, on a thread, for work that was never saved.
    pub(super) fn look_for_left(&mut self, ctx: &Context) {
        let Some(folder) = self.unnamed.clone() else { return };
        let waker = ctx.clone();
        let wake = move || waker.request_repaint();
        // Without it the journals lie there for the next time.
        self.work.looking =
            Job::start("Looking for unsaved work", wake, move |_| unnamed::left(&folder)).ok();
    }

    /// Takes up what threads have come to.
    pub(super) fn take_results(&mut self, ctx: &Context) {
        const STOPPED: &str = "The work on it stopped. Try again.";
        if let Some((opening, result)) = ended(&mut self.work.opening, |opening| &opening.job) {
            self.finish_open(ctx, opening, result);
        }
        if let Some((_, left)) = ended(&mut self.work.looking, |job| job) {
            let (left, troubles) = left.unwrap_or_default();
            self.left = left;
            if !troubles.is_empty() {
                let title = "Some work that was never saved could not be read";
                self.notices.error(title, troubles.join("\n"));
            }
            if self.open && !self.left.is_empty() {
                let body = "The start screen lists it: close this project to see it.";
                self.notices.tell("Work that was never saved is kept", body);
            }
        }
        if let Some(((_, way), result)) = ended(&mut self.work.importing, |(job, _)| job) {
            match result {
                Some(taken) => self.finish_import(taken, way),
                None => self.notices.error("The files were not opened", STOPPED),
            }
        }
        if let Some((saving, result)) = ended(&mut self.work.saving, |saving| &saving.job) {
            match result {
                Some(result) => self.finish_save(ctx, &saving, result),
                None => {
                    self.save_again = None;
                    self.then = None;
                    self.notices.error("The project was not saved", STOPPED);
                }
            }
        }
        if let Some((exporting, result)) = ended(&mut self.work.exporting, |it| &it.job) {
            match result {
                Some(result) => self.finish_export(&exporting.path, result),
                None => self.notices.error("Nothing was exported", STOPPED),
            }
        }
        if self.work.is_on() {
            // Progress is shown while it goes on.
            ctx.request_repaint_after(std::time::Duration::from_millis(100));
        }
    }

    fn finish_open(
        &mut self,
        ctx: &Context,
        opening: Opening,
        result: Option<Result<Opened, CannotOpen>>,
    ) {
        let name = shown(&opening.path);
        self.give_up &= matches!(result, Some(Ok(_)));
        match result {
            Some(Ok(opened)) => {
                let Opened { mut session, faults, recovery } = opened;
                match opening.how {
                    How::AsCopy => {
                        let title = format!("{} (copy)", session.title());
                        session = session.copy(&title);
                    }
                    How::ToRead => session.close_for(READ_ONLY),
                    How::ToEdit | How::Left => {}
                }
                self.take_session(session);
                if !faults.is_empty() {
                    self.tell_faults(&name, &faults);
                }
                self.tell_recovery(&name, &recovery);
                if !opening.articles.is_empty() {
                    self.import(ctx, opening.articles, Way::Files(Look::AtSeveral));
                }
            }
            Some(Err(CannotOpen::Held { path, holder })) => {
                self.open_dialog_later(Dialog::held(path, holder, opening.articles));
            }
            Some(Err(error @ CannotOpen::CannotKeep { .. })) => {
                let text = reason(&error, error.hint());
                self.notices.error(format!("{name} is open read-only"), text);
                self.open_project(ctx, opening.path, How::ToRead, Vec::new());
            }
            Some(Err(error)) => {
                let text = reason(&error, error.hint());
                self.notices.error(format!("{name} was not opened"), text);
            }
            None => self.notices.error(format!("{name} was not opened"), "Reading it stopped."),
        }
    }

    /// Says what the journal brought back, or asks what is to become of it.
    fn tell_recovery(&mut self, name: &str, recovery: &Recovery) {
        if recovery.stray.is_some() {
            self.open_dialog_later(Dialog::Stray);
            return;
        }
        let edits = crate::edit::counted(recovery.brought_back, "edit");
        let title = match recovery.brought_back {
            0 => format!("About the journal of {name}"),
            _ => format!("{edits} brought back that had not been saved"),
        };
        if !recovery.notes.is_empty() {
            self.notices.error(title, recovery.notes.join("\n"));
        } else if recovery.brought_back > 0 {
            let body = "They are kept safe in the journal. Undo takes them back; saving puts them into the file.";
            self.notices.tell(title, body);
        }
    }

    pub(super) fn tell_faults(&mut self, name: &str, faults: &[Fault]) {
        const MOST: usize = 200;
        let mut lines: Vec<String> =
            faults.iter().take(MOST).map(|fault| format!("{fault}: {}", fault.hint())).collect();
        if faults.len() > MOST {
            lines.push(format!("and {} more: “hearsay check” lists all", faults.len() - MOST));
        }
        self.notices.error(format!("{name} was opened with faults"), lines.join("\n"));
    }
}
