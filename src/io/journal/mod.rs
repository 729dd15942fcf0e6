//! The journal: every edit since the last save, one line each, and the history:
//! the lines of earlier saves, kept for undo.
//!
//! Both are made of the same lines. A line is written once and never changed,
//! carries a checksum, and holds the records before and after, so that it can be
//! applied, and taken back, without anything else:
//!
//! ```text
//! (hearsay_journal:1,file:"4e7a…",since:"2026-11-25T10:02:13Z",sum:"9b1c…")
//! (seq:1,label:"tag as claim",coder:"…",time:"…",changes:[(list:"tags",after:[(id:"…")])],sum:"…")
//! (seq:2,way:"undo",label:"tag as claim",…)
//! (saved:"b02d…",through:2,sum:"…")
//! ```
//!
//! The head names the state of the project file that the first line builds on.
//! A mark is written before a save puts the new file in place: whichever of the
//! two files a power cut leaves, the journal belongs to it.
//!
//! * [`line`](mod@line) writes and reads single lines.
//! * [`read`] reads a whole journal, whatever bytes it is offered.
//! * [`file`](mod@file) is the file on disk that grows line by line.
//! * [`history`] is where lines go when they are saved.
//!   It refers to texts instead of holding them, as [`read_history`] says, and
//!   remembers what edits were called that are no longer kept.
//! * [`fit`] says whether an edit fits a project.
//!
//! Who writes when, and what is done with what was read, is for the session.

pub mod file;
pub mod fit;
pub mod history;
pub mod line;
mod texts;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::companion::{self, Seen};
use super::disk::Disk;
use super::stamp::Stamp;
use crate::model::{CoderId, Edit, Moment, Way};

pub use line::{Head, Line, Mark};
pub use texts::{Find, read_history};

/// The version of the lines this program writes, and the newest it reads.
pub const VERSION: u64 = 1;

/// The journal of a project file.
pub fn path_of(project: &Path) -> PathBuf {
    companion::named(project, ".journal")
}

/// A journal or history as it stands on the disk.
#[derive(Debug, Default)]
pub struct Found {
    /// Its bytes; none where there is no file.
    pub bytes: Vec<u8>,
    /// What the file is; none where there is none.
    pub seen: Option<Seen>,
}

/// Reads a journal or history of a project. A file that cannot be read is an error,
/// and not the same as none.
pub fn bytes_of(disk: &Disk, whose: (&Path, &Path)) -> std::io::Result<Found> {
    Ok(match companion::read(disk, whose)? {
        Some((bytes, seen)) => Found { bytes, seen: Some(seen) },
        None => Found::default(),
    })
}

/// An edit as the journal keeps it, shared with the history in memory.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Its number: one more than the one before it, through all of a project's
    /// life.
    pub seq: u64,
    /// Whether it is an edit, or one that was taken back or done again.
    pub way: Way,
    /// What was applied.
    pub edit: Arc<Edit>,
    /// What whoever asked for it calls it, so that it is done once; mostly empty.
    pub key: String,
    /// Who did it.
    pub coder: CoderId,
    /// When.
    pub time: Moment,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub problem: Problem,
}

/// What can be wrong with a line of a journal.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The last line ends too early: it was being written when the program or
    /// the power went.
    #[error("the last line was not written to its end")]
    HalfWritten,
    /// Its checksum does not fit.
    #[error("the line is damaged: its checksum does not fit")]
    Damaged,
    /// Its checksum fits, and it makes no sense all the same.
    #[error("{0}")]
    Form(String),
    /// It refers to a text that is nowhere to be found.
    #[error("a text that it refers to is not here")]
    TextGone,
    /// A later program wrote it.
    #[error("journal version {0} is newer than this program reads ({VERSION})")]
    Newer(u64),
    /// Its number is not one more than the one before it.
    #[error("edit {found} follows edit {after}: what was between them is not here")]
    Gap {
        /// The number it has.
        found: u64,
        /// The number before it.
        after: u64,
    },
}

impl Fault {
    /// What to do about it.
    pub const fn hint(&self) -> &'static str {
        match self.problem {
            Problem::HalfWritten => {
                "nothing: it was being written when the program or the power went, and had not \
                 been shown as safe"
            }
            Problem::Damaged | Problem::Form(_) => {
                "make the edit again by hand; opening the project keeps a copy of the journal"
            }
            Problem::TextGone => {
                "put the project file back to which it belongs; undo leaves the step out until then"
            }
            Problem::Newer(_) => "open the project with the newer program that wrote it",
            Problem::Gap { .. } => {
                "look for the missing lines in a copy of the journal; the others stay in force"
            }
        }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}: {}", self.line, self.problem)
    }
}

/// A journal or history that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Journal {
    /// What it builds on; absent where its first line is not there.
    pub head: Option<Head>,
    /// Its edits, in order, each with its line number.
    pub entries: Vec<(usize, Kept)>,
    /// Where it was saved, in order.
    pub marks: Vec<Mark>,
    /// What edits were called that are no longer in it.
    pub keys: Vec<String>,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
}

impl Journal {
    /// The state of the project file after its last mark, or before all edits.
    pub fn last_state(&self) -> Option<Stamp> {
        self.marks.last().map(|mark| mark.file).or(self.head.as_ref().map(|head| head.file))
    }

    /// Whether it has no edits, and nothing that could be any.
    pub const fn has_nothing(&self) -> bool {
        self.entries.is_empty() && self.faults.is_empty()
    }

    /// Whether every line could be read. A history may leave numbers out.
    pub fn is_whole(&self) -> bool {
        self.faults.iter().all(|fault| matches!(fault.problem, Problem::Gap { .. }))
    }

    /// Whether a later program wrote it.
    pub fn is_newer(&self) -> bool {
        self.faults.iter().any(|fault| matches!(fault.problem, Problem::Newer(_)))
    }
}

/// No project has so many edits: a greater number is none of an edit.
const MOST_EDITS: u64 = 1 << 53;

/// Reads the lines of a journal or history. Any bytes give a result; what could
/// not be read is among the faults.
pub fn read(bytes: &[u8]) -> Journal {
    read_with(bytes, &|_, _| None)
}

/// Reads lines as [`read`] does, with the texts to which they refer.
pub fn read_with(bytes: &[u8], texts: Find<'_>) -> Journal {
    let mut journal = Journal::default();
    let mut last_seq = None;
    let mut lines = bytes.split(|byte| *byte == b'\n').zip(1..).peekable();
    while let Some((bytes, number)) = lines.next() {
        let is_last = lines.peek().is_none();
        let bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
        if bytes.is_empty() {
            continue;
        }
        let mut fault = |problem| journal.faults.push(Fault { line: number, problem });
        match line::read(bytes, texts) {
            Err(Problem::Damaged) if is_last && is_beginning(bytes) => fault(Problem::HalfWritten),
            Ok(Line::Head(head)) if journal.head.is_none() => journal.head = Some(head),
            Ok(Line::Head(_)) => fault(Problem::Form("a second head".to_owned())),
            Ok(Line::Keys(keys)) => journal.keys.extend(keys),
            Ok(Line::Mark(mark)) if mark.through > MOST_EDITS => {
                // All edits so far are meant.
                journal.marks.push(Mark { through: last_seq.unwrap_or(0), ..mark });
            }
            Ok(Line::Mark(mark)) => journal.marks.push(mark),
            Ok(Line::Entry(kept)) if kept.seq > MOST_EDITS => {
                fault(Problem::Form(format!("`{}` is no number of an edit", kept.seq)));
            }
            Ok(Line::Entry(kept)) => {
                if let Some(after) = last_seq
                    && kept.seq != after + 1
                {
                    fault(Problem::Gap { found: kept.seq, after });
                }
                last_seq = Some(kept.seq);
                journal.entries.push((number, kept));
            }
            Err(problem) => fault(problem),
        }
    }
    journal
}

/// Whether the bytes can be the first ones of a line. A disk that had not written
/// what a file holds gives NULs for it.
fn is_beginning(bytes: &[u8]) -> bool {
    bytes.first() == Some(&b'(') && !bytes.contains(&0)
}

#[cfg(test)]
mod tests;
