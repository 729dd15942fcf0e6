//! Opening a project: only to look at it, or to work on it, with its lock taken
//! and its journal kept.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::journaling::{Journaling, Start};
use super::keeping::{Keeper, Wake};
use super::recovery::{self, Found, Recovery, Stray};
use super::{Session, Step, now, random_seed};
use crate::edit::History;
use crate::io::companion;
use crate::io::disk::{Disk, real};
use crate::io::journal::{self, Head, fit, history};
use crate::io::lock::{self, Holder, Refusal};
use crate::io::project_file::{Fault, OpenError};
use crate::io::stamp::Stamp;
use crate::model::{Ids, Way};

/// A project that was opened.
#[derive(Debug)]
pub struct Opened {
    /// The project.
    pub session: Session,
    /// What was mended in its file.
    pub faults: Vec<Fault>,
    /// What was brought back from its journal.
    pub recovery: Recovery,
}

/// Why a project was not opened.
#[derive(Debug, thiserror::Error)]
pub enum CannotOpen {
    /// Its file cannot be read.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// Another window or program has it open.
    #[error("the project is open elsewhere{}: `{}`", by(.holder), path.display())]
    Held {
        /// The project file.
        path: PathBuf,
        /// Who has it.
        holder: Option<Holder>,
    },
    /// What must be kept beside it cannot be: it can only be looked at.
    #[error("the project can only be looked at, for {what}: {cause}: `{}`", path.display())]
    CannotKeep {
        /// The file beside it that stands in the way or cannot be made.
        path: PathBuf,
        /// What cannot be done.
        what: &'static str,
        /// Why not.
        #[source]
        cause: io::Error,
    },
}

fn by(holder: &Option<Holder>) -> String {
    holder.as_ref().map_or_else(String::new, |holder| format!(" ({holder})"))
}

impl CannotOpen {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Open(error) => error.hint(),
            Self::Held { .. } => "close it there first, or work on a copy",
            Self::CannotKeep { cause, .. } => match companion::foreign(cause) {
                Some(_) => "take away what stands there and open it again, or work on a copy",
                None => "work on a copy in a folder that you may write to",
            },
        }
    }
}

/// This program, as others are told of it.
pub(super) fn me() -> Holder {
    Holder::here(std::process::id(), now())
}

impl Session {
    /// Opens a project to look at it, with what its journal has that no save has.
    /// Nothing on disk is touched, and nothing that is edited is kept.
    pub fn open(path: &Path) -> Result<Opened, OpenError> {
        let disk = Disk::default();
        Ok(Self::of_found(path, recovery::look(&disk, path, false)?, disk))
    }

    /// Opens a project to work on it: nobody else may meanwhile, and every edit
    /// is kept in its journal. `wake` is called when the safety changes.
    pub fn open_to_edit(path: &Path, wake: Wake) -> Result<Opened, CannotOpen> {
        Self::open_on(Disk::default(), path, wake)
    }

    /// The same on a disk of the caller's, such as one that fails.
    pub fn open_on(disk: Disk, path: &Path, wake: Wake) -> Result<Opened, CannotOpen> {
        Self::open_locked(disk, path, false, wake)
    }

    pub(super) fn open_locked(
        disk: Disk,
        path: &Path,
        never_saved: bool,
        wake: Wake,
    ) -> Result<Opened, CannotOpen> {
        // One lock and one journal for a file, by whatever name it is opened.
        let real = &real(path);
        let lock = match lock::take(&disk, real, &me()) {
            Ok(lock) => Arc::new(lock),
            Err(Refusal::Held(holder)) => {
                return Err(CannotOpen::Held { path: path.to_owned(), holder });
            }
            Err(Refusal::Impossible(cause)) => {
                let what = "it cannot be locked";
                return Err(CannotOpen::CannotKeep { path: lock::path_of(real), what, cause });
            }
        };
        // What cannot be taken away is only in the way.
        let _ = companion::clear_leftovers(&disk, real);
        let mut found = recovery::look(&disk, path, never_saved)?;
        if let Some(cause) = found.foreign.take() {
            let what = "no journal can be kept";
            return Err(CannotOpen::CannotKeep { path: journal::path_of(real), what, cause });
        }
        let start = found.start(real);
        let (is_stray, stray_history) = (found.recovery.stray.is_some(), found.stray_history);
        let damaged = found.damaged.take();
        let mut opened = Self::of_found(path, found, disk);
        let session = &mut opened.session;
        session.lock = Some(lock);
        if is_stray {
            session.closed = Some(
                "decide first what becomes of the edits in the journal beside the file".to_owned(),
            );
            return Ok(opened);
        }
        let notes = &mut opened.recovery.notes;
        if stray_history {
            let path = history::path_of(real);
            let kept = companion::set_aside(&session.disk, &path, now());
            keep_note(kept, path, "the undo history of another state cannot be set aside", notes)?;
        }
        if let Some(bytes) = damaged {
            // It is written anew, without what could not be read.
            let path = journal::path_of(real);
            let kept = companion::keep_copy(&session.disk, (&path, real), &bytes, now());
            keep_note(kept, path, "the damaged journal cannot be copied first", notes)?;
        }
        session.start_keeping(start, wake);
        Ok(opened)
    }

    /// A session on what was found, with nothing kept.
    fn of_found(path: &Path, found: Found, disk: Disk) -> Opened {
        let mut session = Self::with_ids(found.project, Ids::seeded(random_seed()));
        session.history = if found.faults.is_empty() { found.history } else { History::unsaved() };
        session.path = found.saved.is_some().then(|| path.to_owned());
        session.saved = found.saved;
        session.seq = found.last;
        session.stray = found.recovery.stray.clone();
        session.keys = found.keys;
        session.disk = disk;
        Opened { session, faults: found.faults, recovery: found.recovery }
    }

    pub(super) fn start_keeping(&mut self, start: Start, wake: Wake) {
        let last = start.last;
        self.wake = Some(wake.clone());
        let start = Start { guard: self.lock.clone(), ..start };
        let in_file = self.saved.as_ref().map_or(&self.project, |saved| saved.project());
        let journaling = Journaling::start(self.disk.clone(), start, in_file);
        match Keeper::start(journaling, last, wake) {
            Ok(keeper) => self.keeper = Some(keeper),
            // Without a thread nothing is kept; nothing may seem to be.
            Err(error) => self.closed = Some(format!("no journal can be kept: {error}")),
        }
    }

    /// A project of its own with the same content, which no file holds: a copy to
    /// work on.
    pub fn copy(&self, title: &str) -> Self {
        let mut copy = Self::with_ids(self.project.clone(), Ids::seeded(random_seed()));
        copy.history = History::unsaved();
        let edit = crate::edit::people::retitle(&copy.project, title);
        copy.project.apply(&edit.changes);
        copy
    }

    /// Lets nothing be changed from now on; `why` is a sentence for who tries.
    pub fn close_for(&mut self, why: impl Into<String>) {
        self.closed = Some(why.into());
    }

    /// The journal that waits to be decided on.
    pub const fn stray(&self) -> Option<&Stray> {
        self.stray.as_ref()
    }

    /// Leaves the edits of a stray journal out. They stay on disk under another
    /// name, which is returned.
    pub fn leave_stray(&mut self, wake: Wake) -> io::Result<PathBuf> {
        let Some(path) = self.path.clone() else { return Err(io::ErrorKind::NotFound.into()) };
        let real = real(&path);
        let aside = companion::set_aside(&self.disk, &journal::path_of(&real), now())?;
        self.stray = None;
        self.closed = None;
        let stamp = self.saved.as_ref().map_or(Stamp::NO_FILE, |saved| saved.stamp);
        let mut start = recovery::look(&self.disk, &path, false)
            .map(|found| found.start(&real))
            .map_err(|error| io::Error::other(error.to_string()))?;
        start.head.file = stamp;
        self.start_keeping(start, wake);
        Ok(aside)
    }

    /// Makes the edits of a stray journal on the project as it is now, where they
    /// fit. Returns what was changed, and the labels of those that do not fit.
    /// The journal stays on disk under another name, too.
    pub fn bring_in_stray(&mut self, wake: Wake) -> io::Result<(Vec<Step>, Vec<String>)> {
        let Some(stray) = self.stray.clone() else { return Ok((Vec::new(), Vec::new())) };
        self.leave_stray(wake)?;
        let (mut steps, mut misfits) = (Vec::new(), Vec::new());
        for kept in &stray.entries {
            let before = self.project.clone();
            if fit::apply(&mut self.project, &kept.edit).is_err() {
                misfits.push(kept.edit.label.clone());
                continue;
            }
            self.project = before;
            let edit = Arc::unwrap_or_clone(Arc::clone(&kept.edit));
            let edit = self.history.make(&mut self.project, edit);
            self.keep(Way::Done, &edit);
            steps.push(Step::of(&edit));
        }
        Ok((steps, misfits))
    }
}

/// Says under which name something is kept. Where it could not be, nothing may take
/// its place.
fn keep_note(
    kept: io::Result<PathBuf>,
    path: PathBuf,
    what: &'static str,
    notes: &mut Vec<String>,
) -> Result<(), CannotOpen> {
    let kept = kept.map_err(|cause| CannotOpen::CannotKeep { path, what, cause })?;
    let name = kept.file_name().unwrap_or_default().to_string_lossy();
    notes.push(format!("It is kept as {name}."));
    Ok(())
}

impl Found {
    fn start(&self, path: &Path) -> Start {
        let file = self.saved.as_ref().map_or(Stamp::NO_FILE, |saved| saved.stamp);
        Start {
            project: path.to_owned(),
            guard: None,
            head: Head { file, since: now() },
            unsaved: self.unsaved.clone(),
            to_history: self.to_history.clone(),
            behind: self.behind,
            history: self.history_file.clone(),
            through: self.through,
            last: self.last,
            there: self.there.clone(),
        }
    }
}
