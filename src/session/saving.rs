//! Saving, in three steps: what is to be written is taken from the session, a
//! thread writes it, and the session hears what became of it.

use std::path::{Path, PathBuf};

use super::journaling::Start;
use super::keeping::{self, Teller};
use super::opening::{me, set_aside};
use super::{Session, now};
use crate::edit::State;
use crate::io::disk::Disk;
use crate::io::journal::{self, Head, Mark, history};
use crate::io::lock::{self, Holder, Lock, Refusal};
use crate::io::project_file::{self, Saved};
use crate::io::safe_write::{self, WriteError};
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
            Self::Closed(_) => "save it under another name",
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
    /// file that is gone is none: a save makes it again.
    pub fn changed(&self) -> Option<Stamp> {
        let there = self.saved.stamp_now(&self.path).ok()?;
        let is_known =
            [self.saved.stamp, Stamp::NO_FILE].contains(&there) || self.attempted.contains(&there);
        (!is_known).then_some(there)
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
    /// Whether a file that was changed meanwhile is written over.
    over_changed: bool,
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
    lock: Option<Lock>,
    is_own: bool,
}

impl Session {
    /// What the project's file is known to be; none where there is no file.
    pub fn known(&self) -> Option<Known> {
        let (path, saved) = (self.path.clone()?, self.saved.clone()?);
        Some(Known { path, saved, attempted: self.attempted.clone() })
    }

    /// A save of the project as it is now to a path.
    pub fn save_of(&self, path: &Path, over_changed: bool) -> Save {
        let is_own = self.path.as_ref().is_some_and(|own| same(own, path));
        Save {
            path: path.to_owned(),
            project: self.project.clone(),
            state: self.history.state(),
            through: self.seq,
            known: self.known().filter(|_| is_own),
            is_own,
            closed: self.closed.clone(),
            over_changed,
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
        match self.save_of(path, false).run(&mut attempted) {
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
        let Some(path) = self.path.clone() else {
            return Err(CannotSave::Closed("the project has no file".to_owned()));
        };
        let mine = beside_as_mine(&path);
        let (staged, _) = project_file::stage(&self.disk, &mine, &self.project, None)?;
        staged.put()?;
        self.discard();
        Ok(mine)
    }
}

/// A name that nothing has yet, for the state of a project that gives way.
fn beside_as_mine(path: &Path) -> PathBuf {
    /// So many bytes leave room for the rest.
    const MOST: usize = 200;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let stem = stem.get(..stem.floor_char_boundary(MOST)).unwrap_or_default();
    let time = now().to_string().replace(':', "-");
    path.with_file_name(format!("{stem} (mine {time}).ron"))
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
            // Without the mark only a power cut in the next instant would leave
            // a question to answer.
            let _ = teller.mark(Mark { file, through: self.through });
        }
        let target = staged.target().to_owned();
        if let Err(error) = versions::keep(&self.disk, &target) {
            warnings.push(format!("The version before was not kept: {error}."));
        }
        *attempted = Some(file);
        staged.put()?;
        if !self.is_own {
            self.clear_the_way(&target, &mut warnings);
        }
        if let Some(teller) = &self.teller {
            let moved_to = (!self.is_own).then(|| target.clone());
            let told = teller.saved(keeping::Saved { moved_to, file, through: self.through });
            if let Err(error) = told {
                warnings.push(format!("The undo history was not written: {error}."));
            }
        }
        if let Err(error) = versions::prune(&target, self.now) {
            warnings.push(format!("Old versions were not cleared away: {error}."));
        }
        Ok(Done {
            saved: now_saved.seen_again(&target),
            path: self.path,
            warnings,
            state: self.state,
            lock,
            is_own: self.is_own,
        })
    }

    /// Whether the save may be made; with the lock of another file.
    fn check(&self) -> Result<Option<Lock>, CannotSave> {
        if !self.is_own {
            let target = safe_write::target_of(&self.path).unwrap_or_else(|_| self.path.clone());
            return match lock::take(&target, &me()) {
                Ok(lock) => Ok(Some(lock)),
                Err(Refusal::Held(holder)) => {
                    Err(CannotSave::Held { path: self.path.clone(), holder })
                }
                // What hinders the lock will hinder the save, and say why.
                Err(Refusal::Impossible(_)) => Ok(None),
            };
        }
        if let Some(why) = &self.closed {
            return Err(CannotSave::Closed(why.clone()));
        }
        if !self.over_changed && self.known.as_ref().is_some_and(|it| it.changed().is_some()) {
            return Err(CannotSave::Changed(self.path.clone()));
        }
        Ok(None)
    }

    /// Sets aside what lies beside a file that was there before: it belongs to
    /// what the file was.
    fn clear_the_way(&self, target: &Path, warnings: &mut Vec<String>) {
        for path in [journal::path_of(target), history::path_of(target)] {
            if !path.exists() {
                continue;
            }
            match set_aside(&self.disk, &path) {
                Ok(aside) => {
                    let name = aside.file_name().unwrap_or_default().to_string_lossy();
                    warnings.push(format!("What lay beside the file before is kept as {name}."));
                }
                Err(error) => warnings.push(format!("{error}: `{}`", path.display())),
            }
        }
    }
}
