//! The project file: a RON document with one record a line.
//!
//! * [`write()`] gives the same bytes for the same project, one record a line, so
//!   that versions can be compared and merged line by line.
//! * [`read`] opens that layout on all cores, and any other RON of the shape.
//! * [`check`] names every fault of a file; [`Fault`] says what becomes of it.
//! * [`salvage()`] saves what is whole in a damaged file, and lists what is not.
//! * [`record_line`] and [`read_record`] are one record on its own, for whoever
//!   keeps a journal.
//!
//! Journals, locks and earlier versions are not kept here.

mod checks;
mod fault;
mod layout;
mod line_reader;
mod line_writer;
mod lists;
mod load;
mod mend;
mod oddities;
mod rows;
mod ruler;
mod salvage;
mod saved;
mod scan;
mod sink;
mod v1;
mod word;

use std::collections::HashSet;
use std::fmt::Display;
use std::fs::OpenOptions;
use std::io::{self, Read as _, Write};
use std::path::{Path, PathBuf};
use std::thread;

use self::fault::Faults;
use self::lists::LISTS;
use self::sink::Sink;
use super::companion::{Seen, as_named};
use super::safe_write::{self, WriteError};
use super::stamp::Stamp;
use crate::model::Project;

pub use self::fault::{Fault, Place, Problem};
pub use self::line_writer::write_string;
pub use self::lists::Broken;
pub use self::rows::{read_record, record_line};
pub use self::salvage::{Fate, Loss, Salvaged, salvage};
pub use self::saved::{Saved, stage};

/// The format version this program writes, and the newest it reads.
pub const VERSION: u64 = 1;

/// The largest file that is opened: spans are 32-bit, and a text is one line.
pub const MAX_BYTES: u64 = 4 << 30;

/// Fields at the top of the file that are not lists.
const FIELDS: [&str; 2] = ["hearsay", "title"];

/// A project that was opened.
#[derive(Debug)]
pub struct Opened {
    /// The project.
    pub project: Project,
    /// What was mended on the way, or is odd and was kept.
    pub faults: Vec<Fault>,
}

/// Why a project was not opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The file system did not give it.
    #[error("cannot open project: {cause}: `{}`", path.display())]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// Why.
        #[source]
        cause: io::Error,
    },
    /// It was read, and is no project or a damaged one.
    #[error("cannot open project: {first}{}{}", and_more(*.more), of_path(.path))]
    Refused {
        /// Which file, if it was one.
        path: Option<PathBuf>,
        /// The first fault that refuses it.
        first: Box<Fault>,
        /// How many more there are.
        more: usize,
    },
}

fn and_more(more: usize) -> String {
    match more {
        0 => String::new(),
        1 => " (and 1 more fault)".to_owned(),
        n => format!(" (and {n} more faults)"),
    }
}

fn of_path(path: &Option<PathBuf>) -> String {
    path.as_ref().map_or_else(String::new, |path| format!(": `{}`", path.display()))
}

impl OpenError {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Unreadable { cause, .. } => match cause.kind() {
                io::ErrorKind::NotFound => "check the name; it may have been moved",
                io::ErrorKind::PermissionDenied => "ask its owner for the right to read it",
                io::ErrorKind::IsADirectory => "choose a file, not a folder",
                _ => "try again, or copy the file to another disk",
            },
            Self::Refused { first, .. } => first.hint(),
        }
    }

    /// What is wrong, without the file's name.
    pub fn cause(&self) -> &dyn Display {
        match self {
            Self::Unreadable { cause, .. } => cause,
            Self::Refused { first, .. } => first,
        }
    }

    fn of_file(self, file: &Path) -> Self {
        match self {
            Self::Refused { first, more, .. } => {
                Self::Refused { path: Some(file.to_owned()), first, more }
            }
            unreadable => unreadable,
        }
    }
}

/// Reads a project, mending what can be mended without guessing.
pub fn read(bytes: &[u8]) -> Result<Opened, OpenError> {
    let mut faults = Faults::default();
    let mut loaded = load::load(bytes, &mut faults);
    checks::check(&mut loaded, &mut faults);
    let faults = faults.into_list();
    if let Some((first, more)) = load::first_refusal(&faults) {
        return Err(OpenError::Refused { path: None, first: Box::new(first.clone()), more });
    }
    Ok(Opened { project: Project::of(loaded.parts), faults })
}

/// Names everything that is wrong with a file, by place.
pub fn check(bytes: &[u8]) -> Vec<Fault> {
    let mut faults = Faults::default();
    let mut loaded = load::load(bytes, &mut faults);
    checks::check(&mut loaded, &mut faults);
    let mut faults = faults.into_list();
    if faults.iter().any(|fault| fault.stops()) {
        let named: HashSet<usize> = faults.iter().filter_map(Fault::line).collect();
        let more = salvage::faults_of_form(bytes);
        faults
            .extend(more.into_iter().filter(|it| it.line().is_none_or(|it| !named.contains(&it))));
        faults.sort_by_key(|fault| fault.place);
    }
    faults
}

/// Writes a project. The same project always gives the same bytes.
pub fn write(project: &Project, to: &mut dyn Write) -> io::Result<()> {
    let mut sink = Sink::new(to);
    write_top(project, &mut sink)?;
    for list in &LISTS {
        sink.plain(&format!("{}: [", list.name))?;
        (list.write)(project, &mut sink)?;
        sink.plain("],")?;
    }
    sink.plain(")")?;
    sink.flush()
}

/// Writes what stands before the lists.
fn write_top(project: &Project, sink: &mut Sink<'_>) -> io::Result<()> {
    sink.plain("(")?;
    sink.plain(&format!("hearsay: {VERSION},"))?;
    let title = &project.header().title;
    if title.is_empty() {
        return Ok(());
    }
    sink.line(|out| {
        out.push_str("title: ");
        write_string(title, out);
        out.push(',');
        Ok(())
    })
}

/// Opens the project in a file, and notes what the file holds.
pub fn open(path: &Path) -> Result<(Opened, Saved), OpenError> {
    let unreadable = |cause| OpenError::Unreadable { path: path.to_owned(), cause };
    let (bytes, seen) = read_file(path).map_err(unreadable)?;
    // Its stamp is worked out beside the reading, where there is a core for it.
    let (opened, stamp) = thread::scope(|scope| {
        let stamp = thread::Builder::new().spawn_scoped(scope, || Stamp::of(&bytes));
        let opened = read(&bytes);
        let stamp = stamp.ok().and_then(|stamp| stamp.join().ok());
        (opened, stamp.unwrap_or_else(|| Stamp::of(&bytes)))
    });
    let opened = opened.map_err(|error| error.of_file(path))?;
    let saved = Saved::read(seen, stamp, &opened.project);
    Ok((opened, saved))
}

/// The bytes of a project file, at most one more than it may have.
pub fn bytes_of(path: &Path) -> io::Result<Vec<u8>> {
    read_file(path).map(|(bytes, _)| bytes)
}

/// How often a file is read that another program is writing to.
const TRIES: usize = 4;

/// The bytes of a project file, and what it was when they were read: it was the
/// same before and after.
fn read_file(path: &Path) -> io::Result<(Vec<u8>, Seen)> {
    for _ in 0..TRIES {
        let found = std::fs::metadata(path)?;
        let check = |found: &std::fs::Metadata| match found {
            it if it.is_file() => Ok(()),
            it if it.is_dir() => Err(io::Error::from(io::ErrorKind::IsADirectory)),
            _ => Err(io::Error::other("not a file")),
        };
        check(&found)?;
        // Opening a pipe would wait for whoever writes to it.
        let file = as_named(OpenOptions::new().read(true)).open(path)?;
        let found = file.metadata()?;
        check(&found)?;
        let mut bytes = Vec::new();
        if found.len() <= MAX_BYTES {
            bytes.reserve_exact(usize::try_from(found.len()).unwrap_or(0) + 1);
        }
        (&file).take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
        let (before, after) = (Seen::from(found), Seen::of(&file)?);
        if before.is_unchanged(&after) {
            return Ok((bytes, after));
        }
    }
    Err(io::Error::other("another program is writing to it just now"))
}

/// Saves a project in a file: whole, or not at all.
pub fn save(path: &Path, project: &Project) -> Result<(), WriteError> {
    safe_write::replace(path, |out| write(project, out))
}
