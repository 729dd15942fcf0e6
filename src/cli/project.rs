//! Opening projects for a verb, and keeping results from overwriting them.

use std::fmt::Display;
use std::path::Path;

use super::failure::{Failure, say};
use crate::io::project_file::{Fault, Place};
use crate::model::Project;
use crate::session::{Opened, Session, Wake, importing};

/// Opens a project to look at it, and says what had to be mended in it and what
/// its journal brought back.
pub fn open(path: &Path) -> Result<Session, Failure> {
    let opened = Session::open(path).map_err(|error| missing(path, error.into()))?;
    let session = tell(path, opened);
    if session.stray().is_some() {
        say(&format!("warning: {}: {STRAY}; they are left out", path.display()));
    }
    Ok(session)
}

/// Opens a project to work on it. Nobody else may have it open.
pub fn open_to_edit(path: &Path, stray: StrayJournal) -> Result<Session, Failure> {
    let opened =
        Session::open_to_edit(path, Wake::nobody()).map_err(|error| missing(path, error.into()))?;
    let mut session = tell(path, opened);
    if session.stray().is_some() {
        decide(&mut session, path, stray)?;
    }
    Ok(session)
}

/// What is to become of edits in a journal that belongs to another state of the
/// project file.
#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
pub enum StrayJournal {
    /// Nothing is done until somebody has decided.
    #[default]
    Ask,
    /// They are set aside in a file of their own.
    Aside,
    /// They are made on the project as it is now, where they fit.
    Apply,
}

const STRAY: &str = "the journal beside it has edits that belong to another state of the file";

fn decide(session: &mut Session, path: &Path, stray: StrayJournal) -> Result<(), Failure> {
    let cannot = |error| Failure::new(format!("the journal cannot be set aside: {error}"), "");
    match stray {
        StrayJournal::Ask => Err(Failure::new(
            format!("{STRAY}: `{}`", path.display()),
            "look at both in the window, or say --journal aside or --journal apply",
        )),
        StrayJournal::Aside => {
            let aside = session.leave_stray(Wake::nobody()).map_err(cannot)?;
            say(&format!("the edits of the journal are kept as {}", aside.display()));
            Ok(())
        }
        StrayJournal::Apply => {
            let (steps, misfits) = session.bring_in_stray(Wake::nobody()).map_err(cannot)?;
            say(&format!("{} of the journal brought in", counted(steps.len(), "edit")));
            for label in misfits {
                say(&format!("warning: left out, for it does not fit: {label}"));
            }
            Ok(())
        }
    }
}

fn missing(path: &Path, failure: Failure) -> Failure {
    match failure {
        Failure::Said { message, .. } if !path.exists() => {
            let make = format!("make it first: hearsay new {}", path.display());
            Failure::new(message, make)
        }
        other => other,
    }
}

/// Says what was mended, and what was brought back.
fn tell(path: &Path, opened: Opened) -> Session {
    for fault in &opened.faults {
        say(&format!("warning: {}", of_file(path, fault)));
    }
    let recovery = &opened.recovery;
    if recovery.brought_back > 0 {
        let edits = counted(recovery.brought_back, "edit");
        say(&format!("{}: {edits} from the journal, not saved yet", path.display()));
    }
    for note in &recovery.notes {
        say(&format!("warning: {}: {note}", path.display()));
    }
    opened.session
}

/// Says what did not work beside a save.
pub fn tell_warnings(warnings: Vec<String>) {
    for warning in warnings {
        say(&format!("warning: {warning}"));
    }
}

/// A fault with the file it is in, as compilers write it.
pub fn of_file(path: &Path, fault: &Fault) -> String {
    at_place(path, fault.place, &fault.problem)
}

/// Words on a place in a file, as compilers write them.
pub fn at_place(path: &Path, place: Option<Place>, words: &dyn Display) -> String {
    let path = path.display();
    match place {
        Some(place) => format!("{path}:{}:{}: {words}", place.line, place.column),
        None => format!("{path}: {words}"),
    }
}

/// What a project holds: "2 articles, 1 tag, 3 notes".
pub fn contents(project: &Project) -> String {
    let counts = [
        (project.articles().len(), "article"),
        (project.tags().len(), "tag"),
        (project.notes().len(), "note"),
    ];
    counts.map(|(n, noun)| counted(n, noun)).join(", ")
}

/// Refuses a name for a new project that is taken, or that is none for a project.
pub fn must_be_new(path: &Path) -> Result<(), Failure> {
    if path.symlink_metadata().is_ok() {
        let message = format!("there is a file of this name already: `{}`", path.display());
        return Err(Failure::new(message, "choose another name; nothing was overwritten"));
    }
    if !importing::is_project(path) {
        let message = format!("a project’s name ends in .ron: `{}`", path.display());
        return Err(Failure::new(message, format!("try `{}.ron`", path.display())));
    }
    Ok(())
}

/// A count with its noun: "1 tag", "3 tags".
pub fn counted(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}
