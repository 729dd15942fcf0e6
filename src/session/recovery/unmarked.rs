//! A save that put its file in place and could not say so in the journal, as on a
//! full disk: the file is not one that the journal names, and is one of ours.
//!
//! It is told from a file that others have changed by taking the journal's edits
//! back: if that leads to a state that the journal names, to the byte, then the
//! file is that state with just these edits.

use crate::io::journal::{Journal, fit};
use crate::io::project_file;
use crate::io::stamp::{Stamp, Stamping};
use crate::model::Project;

/// How many states are worked out before it is given up: it costs a save each.
const MOST: usize = 4;

/// The last edit of a journal that a project has, where the journal leads to it
/// from a state that it names; none where it does not.
pub fn through(journal: &Journal, project: &Project) -> Option<u64> {
    if journal.is_newer() {
        return None;
    }
    // Each state with the last edit in it.
    let head = journal.head.iter().map(|head| (head.file, 0));
    let marks = journal.marks.iter().map(|mark| (mark.file, mark.through));
    let known: Vec<(Stamp, u64)> = head.chain(marks).collect();
    let mut n_tried = 0;
    for n in (1..=journal.entries.len()).rev() {
        let entries = journal.entries.get(..n).unwrap_or_default();
        let mut back = project.clone();
        for (nth, (_, kept)) in entries.iter().enumerate().rev() {
            if fit::apply(&mut back, &kept.edit.reversed()).is_err() {
                break;
            }
            let before = nth.checked_sub(1).and_then(|nth| entries.get(nth));
            let at = before.map_or(0, |(_, kept)| kept.seq);
            // A journal's first line may have any number.
            let mut named = known
                .iter()
                .filter(|(_, through)| *through == at || before.is_none() && *through < kept.seq);
            if named.clone().next().is_none() {
                continue;
            }
            let stamp = stamp_of(&back);
            if named.any(|(file, _)| Some(*file) == stamp) {
                return entries.last().map(|(_, kept)| kept.seq);
            }
            n_tried += 1;
            if n_tried >= MOST {
                return None;
            }
        }
    }
    None
}

fn stamp_of(project: &Project) -> Option<Stamp> {
    let mut nowhere = std::io::sink();
    let mut stamping = Stamping::new(&mut nowhere);
    project_file::write(project, &mut stamping).ok()?;
    Some(stamping.stamp())
}
