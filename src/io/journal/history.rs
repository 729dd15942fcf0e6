//! The history beside a project: lines of the journal that are saved, for undo.
//!
//! It only grows, until it has many more steps than are kept; then it is written
//! anew with the last ones. Its last line is a mark that names the state of the
//! project file to which it belongs.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::line::{self, Head, Mark};
use super::{Journal, Kept};
use crate::io::companion::{self, Seen};
use crate::io::disk::Disk;
use crate::model::{Project, Way};

/// How many steps are kept at least.
pub const STEPS: usize = 500;

/// How many steps are kept where a history is written anew: undo takes some back,
/// and what is done then takes their place, so that fewer are left.
pub const KEPT: usize = 2 * STEPS;

/// How many lines there may be before those that are no longer kept go.
pub const MOST_LINES: usize = 3 * STEPS;

/// The history of a project file.
pub fn path_of(project: &Path) -> PathBuf {
    companion::named(project, ".history")
}

/// What is put into a history.
#[derive(Clone, Copy, Debug)]
pub struct Put<'a> {
    /// Edits that were saved.
    pub entries: &'a [Kept],
    /// The save.
    pub mark: Mark,
    /// What the project file has since.
    pub project: &'a Project,
}

impl Put<'_> {
    fn write(&self, lines: &mut String) {
        for kept in self.entries {
            line::write_saved(kept, self.project, lines);
        }
        line::write_mark(&self.mark, lines);
    }
}

/// Adds lines that were saved to the end of a history, where it still is what it
/// was seen to be; none where it is not. Gives back what it is then.
pub fn append(
    disk: &Disk,
    (path, project): (&Path, &Path),
    seen: &Seen,
    put: Put<'_>,
) -> io::Result<Option<Seen>> {
    let mut lines = String::new();
    put.write(&mut lines);
    let Some(file) = companion::open_at_end(disk, (path, project), seen)? else {
        return Ok(None);
    };
    let mut out = disk.output(file, path);
    out.write_all(lines.as_bytes())?;
    out.sync()?;
    Seen::of(out.file()).map(Some)
}

/// Writes a history anew, with what edits were called that are not in it. Gives
/// back what it is then.
pub fn write(
    disk: &Disk,
    whose: (&Path, &Path),
    head: &Head,
    keys: &[String],
    put: Put<'_>,
) -> io::Result<Seen> {
    let mut lines = String::new();
    line::write_head(head, &mut lines);
    if !keys.is_empty() {
        line::write_keys(keys.iter().map(String::as_str), &mut lines);
    }
    put.write(&mut lines);
    companion::put(disk, whose, lines.as_bytes()).map(|(_, seen)| seen)
}

/// The lines of a history, and the last edit of which it has all. What stands
/// behind its last mark was still being moved here: the journal has it, too.
pub fn lines(history: &Journal) -> (impl Iterator<Item = &Kept> + Clone, u64) {
    let through = history.marks.last().map_or(0, |mark| mark.through);
    let whole = history.entries.iter().map(|(_, kept)| kept);
    (whole.filter(move |kept| kept.seq <= through), through)
}

/// The edits that can be undone, oldest first, and those that can be redone, the
/// next one last, after all these lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stacks {
    /// What undo takes back, the next one last.
    pub done: Vec<Kept>,
    /// What redo does again, the next one last.
    pub undone: Vec<Kept>,
}

impl Stacks {
    /// Walks one line further. A step back from where nothing is known is none.
    pub fn walk(&mut self, kept: &Kept) {
        match kept.way {
            Way::Done => {
                self.undone.clear();
                self.done.push(kept.clone());
            }
            Way::Undone => self.undone.extend(self.done.pop()),
            Way::Redone => self.done.extend(self.undone.pop()),
        }
    }
}
