//! Who has a project open: a small file beside it, locked as long as they do.
//!
//! The system takes the lock away when a program ends, however it ends, so a
//! file that is left behind keeps nobody out. Where the file system knows no
//! locks, what stands in the file is believed, unless the program it names is
//! plainly gone.
//!
//! Whoever takes the file away, or puts another in its place, lets others in: who
//! holds a lock asks, before and after whatever must not be done by two, whether
//! it still is theirs. The file names no computer and no user.

use std::fmt;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::companion::{self, Seen, Standing};
use super::disk::Disk;
use crate::model::Moment;

/// No lock file is longer than this.
const MOST_BYTES: u64 = 4096;

/// Others may take their lock away while it is being taken here.
const TRIES: usize = 8;

/// A program that has a project open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Its process number.
    pub process: u32,
    /// Since when.
    pub since: Moment,
    /// Tells whether it runs on this computer, and nothing else; empty where that
    /// is not known.
    machine: String,
}

impl Holder {
    /// A program on this computer.
    pub fn here(process: u32, since: Moment) -> Self {
        Self { process, since, machine: machine(process, since) }
    }

    /// Whether it runs on this computer; false where that is not known.
    fn is_here(&self) -> bool {
        !self.machine.is_empty() && self.machine == machine(self.process, self.since)
    }
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "process {}, since {}", self.process, self.since)
    }
}

/// A word that only this computer comes to, for this process and time: nobody can
/// tell from it which one it is, or that two projects were open on the same one.
fn machine(process: u32, since: Moment) -> String {
    let read = |path| fs::read_to_string(path).ok();
    let known = read("/etc/machine-id").zip(read("/proc/sys/kernel/hostname"));
    let Some((id, name)) = known.filter(|(id, _)| !id.trim().is_empty()) else {
        return String::new();
    };
    let hash = Sha256::digest(format!("hearsay lock\n{id}\n{name}\n{process}\n{since}"));
    hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// How it stands in the file.
#[derive(Serialize, Deserialize)]
struct HolderLine {
    process: u32,
    since: String,
    #[serde(default)]
    machine: String,
}

/// Why a lock was not taken.
#[derive(Debug)]
pub enum Refusal {
    /// Somebody has it; who, where they said so.
    Held(Option<Holder>),
    /// The lock's file could not be made or used: the folder may be read-only, or
    /// something else stands there.
    Impossible(io::Error),
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self::Impossible(error)
    }
}

/// A lock that is held until it is dropped.
#[derive(Debug)]
pub struct Lock {
    file: File,
    seen: Seen,
    path: PathBuf,
    disk: Disk,
}

/// The lock of a project file.
pub fn path_of(project: &Path) -> PathBuf {
    companion::named(project, ".lock")
}

/// Takes the lock of a project for `me`.
pub fn take(disk: &Disk, project: &Path, me: &Holder) -> Result<Lock, Refusal> {
    let path = path_of(project);
    for _ in 0..TRIES {
        let Standing { file, seen, is_writable } = companion::open_or_make(disk, (&path, project))?;
        if seen.bytes() > MOST_BYTES {
            return Err(io::Error::other("something else than a lock stands there").into());
        }
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Refusal::Held(holder(project))),
            // Some disks lock only what may be written to.
            Err(TryLockError::Error(error)) if !is_writable => return Err(error.into()),
            Err(TryLockError::Error(_)) => {
                // No locks here: the words in the file are all there is.
                if let Some(other) = words_in(disk, project)?.filter(|it| !is_gone(it, me)) {
                    return Err(Refusal::Held(Some(other)));
                }
            }
        }
        let mut lock = Lock { file, seen, path: path.clone(), disk: disk.clone() };
        // Whoever had it may have taken the file away just now.
        if !lock.is_held()? {
            continue;
        }
        if is_writable {
            // A lock without words is a lock all the same.
            let _ = lock.write(me);
        }
        return Ok(lock);
    }
    Err(Refusal::Held(None))
}

/// Who says in the file that they have a project open.
fn words_in(disk: &Disk, project: &Path) -> io::Result<Option<Holder>> {
    let path = path_of(project);
    let Some((bytes, _)) = companion::read(disk, (&path, project))? else { return Ok(None) };
    let line = ron::de::from_bytes::<HolderLine>(&bytes).ok();
    Ok(line.and_then(|HolderLine { process, since, machine }| {
        Some(Holder { process, since: since.parse().ok()?, machine })
    }))
}

/// Who says that they have a project open, if anybody does.
pub fn holder(project: &Path) -> Option<Holder> {
    words_in(&Disk::default(), project).ok().flatten()
}

/// Whether a program on this computer has ended. Of another computer nothing is
/// known.
fn is_gone(other: &Holder, me: &Holder) -> bool {
    let processes = Path::new("/proc");
    let is_known = other.is_here() && processes.join("self").exists();
    is_known && (other.process == me.process || !processes.join(other.process.to_string()).exists())
}

impl Lock {
    /// Whether it is still ours: nobody has taken its file away or put another in
    /// its place. An error where that cannot be told just now.
    pub fn is_held(&self) -> io::Result<bool> {
        let there = companion::look(&self.disk, &self.path)?;
        // As long as the file is open no other is taken for it.
        Ok(there.is_some_and(|there| there.is_same_file(&self.seen)))
    }

    fn write(&mut self, me: &Holder) -> io::Result<()> {
        let line = HolderLine {
            process: me.process,
            since: me.since.to_string(),
            machine: me.machine.clone(),
        };
        let words = ron::to_string(&line).map_err(io::Error::other)?;
        self.file.set_len(0)?;
        writeln!(self.file, "{words}")
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While it is still locked, so that nobody's new lock is taken away.
        // What stays behind keeps nobody out.
        if self.is_held().unwrap_or(false) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn me(process: u32) -> Holder {
        Holder::here(process, "2026-01-02T03:04:05Z".parse().unwrap())
    }

    fn take_for(project: &Path, process: u32) -> Result<Lock, Refusal> {
        take(&Disk::default(), project, &me(process))
    }

    #[test]
    fn one_holds_it_and_the_next_is_told_who() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("p.ron");
        let lock = take_for(&project, 1).unwrap();
        match take_for(&project, 2) {
            Err(Refusal::Held(Some(holder))) => {
                assert_eq!(holder.to_string(), "process 1, since 2026-01-02T03:04:05Z");
            }
            other => panic!("{other:?}"),
        }
        drop(lock);
        assert!(!path_of(&project).exists());
        take_for(&project, 2).unwrap();
    }

    #[test]
    fn what_a_crash_left_behind_keeps_nobody_out() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("p.ron");
        for words in ["(host:\"desk\",process:7,since:\"2026-01-02T03:04:05Z\")", "", "\0\u{1}"] {
            fs::write(path_of(&project), words).unwrap();
            let lock = take_for(&project, 1).unwrap();
            assert_eq!(holder(&project), Some(me(1)));
            drop(lock);
        }
    }

    #[test]
    fn a_file_that_is_no_lock_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("p.ron");
        let precious = "precious ".repeat(1000);
        fs::write(path_of(&project), &precious).unwrap();
        let result = take_for(&project, 1);
        assert!(matches!(result, Err(Refusal::Impossible(_))), "{result:?}");
        assert_eq!(fs::read_to_string(path_of(&project)).unwrap(), precious);
    }

    #[test]
    fn a_lock_that_was_taken_away_or_replaced_is_no_longer_held() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("p.ron");
        let first = take_for(&project, 1).unwrap();
        assert!(first.is_held().unwrap());
        fs::remove_file(path_of(&project)).unwrap();
        assert!(!first.is_held().unwrap());
        let second = take_for(&project, 2).unwrap();
        assert!(second.is_held().unwrap() && !first.is_held().unwrap());
        drop(first);
        assert!(second.is_held().unwrap(), "it is not the first one's to take away");
    }

    #[test]
    fn a_lock_names_no_computer() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("p.ron");
        let _lock = take_for(&project, 1).unwrap();
        let words = fs::read_to_string(path_of(&project)).unwrap();
        for path in ["/etc/machine-id", "/proc/sys/kernel/hostname", "/etc/hostname"] {
            let name = fs::read_to_string(path).unwrap_or_default();
            assert!(name.trim().is_empty() || !words.contains(name.trim()), "{words}");
        }
    }

    #[test]
    fn a_folder_that_is_not_there_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let result = take_for(&folder.path().join("none/p.ron"), 1);
        assert!(matches!(result, Err(Refusal::Impossible(_))), "{result:?}");
    }
}
