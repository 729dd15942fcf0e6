//! Saving, in three steps: what is to be written is taken from the session, a
//! thread writes it, and the session hears what became of it.

mod checks;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::journaling::Start;
use super::keeping::{self, Teller};
use super::{Session, journaling, now};
use crate::edit::State;
use crate::io::companion;
use crate::io::disk::Disk;
use crate::io::journal::{Head, Mark};
use crate::io::lock::{Holder, Lock};
use crate::io::project_file::{self, Saved};
use crate::io::safe_write::{self, Step, WriteError};
use crate::io::stamp::Stamp;
use crate::io::versions;
use crate::model::{Moment, Project};

/// Why a project was not saved. Its file, if there is one, is as it was.
#[derive(Debug, thiserror::Error)]
pub enum CannotSave {
    /// Its file cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// Its file is no longer as it was when it was opened or saved last.
    #[error("the file was changed by another program: `{}`", .0.display())]
    Changed(PathBuf),
    /// Another window or program works on that file.
    #[error("the file is open elsewhere{}: `{}`", by(.holder), path.display())]
    Held {
        /// The file.
        path: PathBuf,
        /// Who has it.
        holder: Option<Holder>,
    },
    /// No lock can be taken for it, so that others could write over it unseen.
    #[error("the file cannot be locked: {cause}: `{}`", path.display())]
    CannotLock {
        /// Its lock.
        path: PathBuf,
        /// Why not.
        #[source]
        cause: io::Error,
    },
    /// The lock is no longer held.
    #[error("nothing was saved: {0}")]
    Lost(String),
    /// The file is protected against writing.
    #[error("the file is protected against writing: `{}`", .0.display())]
    Protected(PathBuf),
    /// The project may only be looked at.
    #[error("{0}")]
    Closed(String),
}

fn by(holder: &Option<Holder>) -> String {
    holder.as_ref().map_or_else(String::new, |holder| format!(" ({holder})"))
}

impl CannotSave {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Write(error) => error.hint(),
            Self::Changed(_) => "look at the difference, then keep yours or take theirs",
            Self::Held { .. } => "close it there first, or choose another name",
            Self::CannotLock { .. } => "take away what stands there, or choose another name",
            Self::Protected(_) => "save it under another name, or take the protection away first",
            Self::Lost(_) | Self::Closed(_) => "save it under another name",
        }
    }
}

/// What the project's file is known to be, for a thread that looks whether it
/// still is.
#[derive(Clone, Debug)]
pub struct Known {
    path: PathBuf,
    saved: Saved,
    attempted: Vec<Stamp>,
}

impl Known {
    /// The state that another program has brought the file to, if one has. A
    /// file that is gone is none: a save makes it again. An error where the file
    /// cannot be read.
    pub fn changed(&self) -> io::Result<Option<Stamp>> {
        let there = self.saved.stamp_now(&self.path)?;
        let is_known =
            [self.saved.stamp, Stamp::NO_FILE].contains(&there) || self.attempted.contains(&there);
        Ok((!is_known).then_some(there))
    }

    /// Whether a session still takes its file to be this.
    pub fn is_of(&self, session: &Session) -> bool {
        session.path.as_ref() == Some(&self.path)
            && session.saved.as_ref().is_some_and(|saved| saved.stamp == self.saved.stamp)
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// What a save writes over where it was asked to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Over {
    /// A file that another program has changed.
    pub changed: bool,
    /// A file that is protected against writing.
    pub protected: bool,
}

/// A save that is to be made.
#[derive(Debug)]
pub struct Save {
    path: PathBuf,
    project: Project,
    state: State,
    through: u64,
    /// What the file at the path is known to be; none for another file.
    known: Option<Known>,
    is_own: bool,
    /// Why the project may not be saved over its own file.
    closed: Option<String>,
    /// Whether a file is written over that was changed meanwhile or is protected.
    over: Over,
    /// The lock of its own file.
    guard: Option<Arc<Lock>>,
    teller: Option<Teller>,
    disk: Disk,
    now: Moment,
}

/// A save that was made.
#[derive(Debug)]
pub struct Done {
    /// Where.
    pub path: PathBuf,
    /// What did not work beside it, a sentence each.
    pub warnings: Vec<String>,
    state: State,
    saved: Saved,
    lock: Option<Arc<Lock>>,
    is_own: bool,
}

impl Session {
    /// What the project's file is known to be; none where there is no file.
    pub fn known(&self) -> Option<Known> {
        let (path, saved) = (self.path.clone()?, self.saved.clone()?);
        Some(Known { path, saved, attempted: self.attempted.clone() })
    }

    /// A save of the project as it is now to a path.
    pub fn save_of(&self, path: &Path, over: Over) -> Save {
        let is_own = self.path.as_ref().is_some_and(|own| same(own, path));
        Save {
            path: path.to_owned(),
            project: self.project.clone(),
            state: self.history.state(),
            through: self.seq,
            known: self.known().filter(|_| is_own),
            is_own,
            closed: self.closed.clone(),
            over,
            guard: self.lock.clone(),
            teller: self.keeper.as_ref().and_then(keeping::Keeper::teller),
            disk: self.disk.clone(),
            now: now(),
        }
    }

    /// Notes that a save was made.
    pub fn saved_by(&mut self, done: Done) {
        if !done.is_own {
            self.lock = done.lock;
            self.unnamed = None;
            self.closed = None;
        }
        self.attempted.clear();
        self.history.mark_saved(done.state);
        if self.keeper.is_none()
            && let Some(wake) = self.wake.clone()
        {
            // Until now it was only looked at.
            let head = Head { file: done.saved.stamp, since: now() };
            let start = Start::afresh(
                safe_write::target_of(&done.path).unwrap_or_else(|_| done.path.clone()),
                head,
                self.seq,
            );
            self.start_keeping(start, wake);
        }
        self.path = Some(done.path);
        self.saved = Some(done.saved);
    }

    /// Notes that a save was not made.
    pub fn not_saved(&mut self, attempted: Option<Stamp>) {
        self.attempted.extend(attempted);
    }

    /// Writes the project to a file, which from then on is its file, here and
    /// now.
    pub fn save_as(&mut self, path: &Path) -> Result<Vec<String>, CannotSave> {
        let mut attempted = None;
        match self.save_of(path, Over::default()).run(&mut attempted) {
            Ok(done) => {
                let warnings = done.warnings.clone();
                self.saved_by(done);
                Ok(warnings)
            }
            Err(error) => {
                self.not_saved(attempted);
                Err(error)
            }
        }
    }
}

impl Session {
    /// Makes way for the file as another program left it: the project as it is
    /// here is written beside it, under a name of its own, and its journal goes.
    /// Returns that name.
    pub fn step_aside(&mut self) -> Result<PathBuf, CannotSave> {
        let mine = self.keep_copy()?;
        self.discard();
        Ok(mine)
    }

    /// Writes the project as it is here beside its file, under a name of its own,
    /// which is returned.
    pub fn keep_copy(&self) -> Result<PathBuf, CannotSave> {
        let Some(path) = self.path.clone() else {
            return Err(CannotSave::Closed("the project has no file".to_owned()));
        };
        let mine = beside_as_mine(&self.disk, &path).map_err(|cause| WriteError {
            path,
            step: Step::Find,
            cause,
        })?;
        let (staged, _) = project_file::stage(&self.disk, &mine, &self.project, None)?;
        staged.put()?;
        Ok(mine)
    }
}

/// A name that nothing has yet, for the state of a project that gives way.
fn beside_as_mine(disk: &Disk, path: &Path) -> io::Result<PathBuf> {
    /// So many bytes leave room for the rest.
    const MOST: usize = 200;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let stem = stem.get(..stem.floor_char_boundary(MOST)).unwrap_or_default();
    let time = now().to_string().replace(':', "-");
    for nth in 1..1000 {
        let nth = if nth == 1 { String::new() } else { format!(", {nth}") };
        let name = path.with_file_name(format!("{stem} (mine {time}{nth}).ron"));
        if companion::look(disk, &name)?.is_none() {
            return Ok(name);
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Whether two paths lead to one file.
fn same(a: &Path, b: &Path) -> bool {
    a == b || matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

impl Save {
    /// Makes the save. `attempted` is the state that the file may have even
    /// where an error comes back.
    pub fn run(self, attempted: &mut Option<Stamp>) -> Result<Done, CannotSave> {
        let lock = self.check()?;
        let saved = self.known.as_ref().map(|known| &known.saved);
        let (staged, now_saved) =
            project_file::stage(&self.disk, &self.path, &self.project, saved)?;
        let file = now_saved.stamp;
        let mut warnings = Vec::new();
        let teller = self.teller.as_ref().filter(|_| self.is_own);
        if let Some(teller) = teller {
            // Without the mark the next opening finds out what the save has.
            let _ = teller.mark(Mark { file, through: self.through });
        }
        let target = staged.target().to_owned();
        self.tell_other_names(&target, &mut warnings);
        if let Err(error) = versions::keep(&self.disk, &target) {
            warnings.push(format!("The version before was not kept: {error}."));
        }
        // Writing it has taken a while.
        self.check_still(lock.as_ref())?;
        *attempted = Some(file);
        let seen = staged.put()?;
        if !self.is_own {
            self.clear_the_way(&target, &mut warnings);
        }
        if let Some(teller) = &self.teller {
            let moved_to = (!self.is_own).then(|| (target.clone(), lock.clone()));
            let (through, project) = (self.through, self.project.clone());
            let told = teller.saved(journaling::Saved { moved_to, file, through, project });
            if let Err(error) = told {
                warnings.push(format!("The undo history was not written: {error}."));
            }
        }
        if let Err(error) = versions::prune(&self.disk, &target, self.now) {
            warnings.push(format!("Old versions were not cleared away: {error}."));
        }
        Ok(Done {
            saved: now_saved.put(seen),
            path: self.path,
            warnings,
            state: self.state,
            lock,
            is_own: self.is_own,
        })
    }
}
