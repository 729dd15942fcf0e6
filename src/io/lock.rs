//! Who has a project open: a small file beside it, locked as long as they do.
//!
//! The system takes the lock away when a program ends, however it ends, so a
//! file that is left behind keeps nobody out. Where the file system knows no
//! locks, what stands in the file is believed, unless the program it names is
//! plainly gone.

use std::fmt;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::disk::{companion, same_file};
use crate::model::Moment;

/// No lock file is longer than this.
const MOST_BYTES: u64 = 4096;

/// Others may take their lock away while it is being taken here.
const TRIES: usize = 8;

/// A program that has a project open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The computer it runs on.
    pub host: String,
    /// Its process number there.
    pub process: u32,
    /// Since when.
    pub since: Moment,
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "process {} on {}, since {}", self.process, self.host, self.since)
    }
}

/// How it stands in the file.
#[derive(Serialize, Deserialize)]
struct HolderLine {
    host: String,
    process: u32,
    since: String,
}

/// Why a lock was not taken.
#[derive(Debug)]
pub enum Refusal {
    /// Somebody has it; who, where they said so.
    Held(Option<Holder>),
    /// The lock's file could not be made: the folder may be read-only.
    Impossible(io::Error),
}

/// A lock that is held until it is dropped.
#[derive(Debug)]
pub struct Lock {
    file: File,
    path: PathBuf,
}

/// The lock of a project file.
pub fn path_of(project: &Path) -> PathBuf {
    companion(project, ".lock")
}

/// Takes the lock of a project for `me`.
pub fn take(project: &Path, me: &Holder) -> Result<Lock, Refusal> {
    let path = path_of(project);
    for _ in 0..TRIES {
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(Refusal::Impossible)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Refusal::Held(holder(&path))),
            Err(TryLockError::Error(_)) => {
                // No locks here: the words in the file are all there is.
                if let Some(other) = holder(&path).filter(|other| !is_gone(other, me)) {
                    return Err(Refusal::Held(Some(other)));
                }
            }
        }
        // Whoever had it may have taken the file away just now.
        let is_mine = match (file.metadata(), fs::metadata(&path)) {
            (Ok(mine), Ok(there)) => same_file(&mine, &there),
            _ => false,
        };
        if is_mine {
            let mut lock = Lock { file, path };
            // A lock without words is a lock all the same.
            let _ = lock.write(me);
            return Ok(lock);
        }
    }
    Err(Refusal::Held(None))
}

/// Who says that they have a project open, if anybody does.
pub fn holder(lock: &Path) -> Option<Holder> {
    let mut words = String::new();
    File::open(lock).ok()?.take(MOST_BYTES).read_to_string(&mut words).ok()?;
    let line: HolderLine = ron::from_str(&words).ok()?;
    Some(Holder { host: line.host, process: line.process, since: line.since.parse().ok()? })
}

/// Whether a program on this computer has ended. Of another computer nothing is
/// known.
fn is_gone(other: &Holder, me: &Holder) -> bool {
    let processes = Path::new("/proc");
    let is_known = other.host == me.host && processes.join("self").exists();
    is_known && (other.process == me.process || !processes.join(other.process.to_string()).exists())
}

impl Lock {
    fn write(&mut self, me: &Holder) -> io::Result<()> {
        let line =
            HolderLine { host: me.host.clone(), process: me.process, since: me.since.to_string() };
        let words = ron::to_string(&line).map_err(io::Error::other)?;
        self.file.set_len(0)?;
        writeln!(self.file, "{words}")
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While it is still locked, so that nobody's new lock is taken away.
        // What stays behind keeps nobody out.
        let _ = fs::remove_file(&self.path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn me(process: u32) -> Holder {
        Holder { host: "desk".to_owned(), process, since: "2026-01-02T03:04:05Z".parse().unwrap() }
    }

    #[test]
    fn one_holds_it_and_the_next_is_told_who() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("p.ron");
        let lock = take(&project, &me(1)).unwrap();
        match take(&project, &me(2)) {
            Err(Refusal::Held(Some(holder))) => {
                assert_eq!(holder.to_string(), "process 1 on desk, since 2026-01-02T03:04:05Z");
            }
            other => panic!("{other:?}"),
        }
        drop(lock);
        assert!(!path_of(&project).exists());
        take(&project, &me(2)).unwrap();
    }

    #[test]
    fn what_a_crash_left_behind_keeps_nobody_out() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("p.ron");
        for words in ["(host:\"desk\",process:7,since:\"2026-01-02T03:04:05Z\")", "", "\0\u{1}"] {
            fs::write(path_of(&project), words).unwrap();
            let lock = take(&project, &me(1)).unwrap();
            assert_eq!(holder(&path_of(&project)), Some(me(1)));
            drop(lock);
        }
    }

    #[test]
    fn a_folder_that_is_not_there_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let result = take(&folder.path().join("none/p.ron"), &me(1));
        assert!(matches!(result, Err(Refusal::Impossible(_))), "{result:?}");
    }
}
