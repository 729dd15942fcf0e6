//! What a save asks before it writes, and what it says of what stands in the way.

use std::io;
use std::path::Path;
use std::sync::Arc;

use super::{CannotSave, Known, Save};
use crate::io::companion;
use crate::io::journal::{self, history};
use crate::io::lock::{self, Lock, Refusal};
use crate::io::safe_write::{self, Step, WriteError};
use crate::io::versions;
use crate::session::journaling;
use crate::session::opening::me;

impl Save {
    /// Whether the save may be made; with the lock of another file.
    pub(super) fn check(&self) -> Result<Option<Arc<Lock>>, CannotSave> {
        if !self.is_own {
            let target = safe_write::target_of(&self.path).unwrap_or_else(|_| self.path.clone());
            return match lock::take(&self.disk, &target, &me()) {
                Ok(lock) => Ok(Some(Arc::new(lock))),
                Err(Refusal::Held(holder)) => {
                    Err(CannotSave::Held { path: self.path.clone(), holder })
                }
                Err(Refusal::Impossible(cause)) => Err(self.unlockable(&target, cause)),
            };
        }
        if let Some(why) = &self.closed {
            return Err(CannotSave::Closed(why.clone()));
        }
        self.check_still(None)?;
        if !self.over.protected
            && safe_write::is_protected(&self.path).map_err(|it| self.cannot(it))?
        {
            return Err(CannotSave::Protected(self.path.clone()));
        }
        Ok(None)
    }

    /// Whether the lock is still held, and the file as it is known to be.
    pub(super) fn check_still(&self, other: Option<&Arc<Lock>>) -> Result<(), CannotSave> {
        if let Some(lock) = other.or(self.guard.as_ref().filter(|_| self.is_own))
            && !lock.is_held().map_err(|cause| self.cannot(cause))?
        {
            return Err(CannotSave::Lost(journaling::LOST.to_owned()));
        }
        let known = self.known.as_ref().filter(|_| !self.over.changed);
        let changed = known.map_or(Ok(None), Known::changed).map_err(|it| self.cannot(it))?;
        changed.map_or(Ok(()), |_| Err(CannotSave::Changed(self.path.clone())))
    }

    fn cannot(&self, cause: io::Error) -> CannotSave {
        WriteError { path: self.path.clone(), step: Step::Find, cause }.into()
    }

    /// Why a file cannot be locked: mostly because nothing can be written there,
    /// which is said as it always is.
    fn unlockable(&self, target: &Path, cause: io::Error) -> CannotSave {
        if companion::foreign(&cause).is_none() && cause.raw_os_error().is_some() {
            return WriteError { path: self.path.clone(), step: Step::Create, cause }.into();
        }
        CannotSave::CannotLock { path: lock::path_of(target), cause }
    }

    /// Says that a file had names that do not go along.
    pub(super) fn tell_other_names(&self, target: &Path, warnings: &mut Vec<String>) {
        match versions::other_names(target) {
            Ok(0) => {}
            Ok(n) => warnings.push(format!(
                "The file has {n} more {}, which still {} what it was before this save.",
                if n == 1 { "name (a hard link)" } else { "names (hard links)" },
                if n == 1 { "shows" } else { "show" },
            )),
            Err(error) => warnings.push(format!("Whether the file has other names: {error}.")),
        }
    }

    /// Sets aside what lies beside a file that was there before: it belongs to
    /// what the file was.
    pub(super) fn clear_the_way(&self, target: &Path, warnings: &mut Vec<String>) {
        for path in [journal::path_of(target), history::path_of(target)] {
            match companion::look(&self.disk, &path) {
                Ok(None) => continue,
                Ok(Some(_)) => {}
                Err(error) => warnings.push(format!("{error}: `{}`", path.display())),
            }
            match companion::set_aside(&self.disk, &path, self.now) {
                Ok(aside) => {
                    let name = aside.file_name().unwrap_or_default().to_string_lossy();
                    warnings.push(format!("What lay beside the file before is kept as {name}."));
                }
                Err(error) => warnings.push(format!("{error}: `{}`", path.display())),
            }
        }
    }
}
