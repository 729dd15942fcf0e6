//! Saves what is whole in a damaged project file.
//!
//! [`find`] reads every record that can be read, wherever it stands; [`torn`],
//! [`rejoin`] and [`spans`] mend what the records can tell of each other; [`stand`] then
//! takes out what still cannot stand, until the checks of an ordinary opening
//! have nothing left to refuse. Nothing is dropped in silence, and what is saved
//! opens.
//!
//! Bytes come in, a project and a list of losses come out; no file is touched.

mod find;
mod rejoin;
mod spans;
mod stand;
mod told;
mod torn;

use std::collections::HashMap;
use std::fmt;

use self::find::Finder;
use self::told::Names;
use self::torn::Torn;
use super::fault::{Fault, Place, Problem};
use super::lists::{Row, list_number};
use super::load::Loaded;
use super::{MAX_BYTES, OpenError, Opened};
use crate::model::{Parts, Project};

/// What could be saved of a file.
#[derive(Debug)]
pub struct Salvaged {
    /// The project. Written, it opens.
    pub project: Project,
    /// What is not as it was, by place.
    pub losses: Vec<Loss>,
    /// What was mended without loss, or is odd and was kept, by place.
    pub faults: Vec<Fault>,
}

/// A record that was lost, or is no longer what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// What became of it.
    pub fate: Fate,
    /// What it is as far as can be told, so that it can be made again by hand.
    pub what: String,
    /// Where it stood, and why.
    pub fault: Fault,
}

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is not in the saved project.
    Lost,
    /// It is kept with the damage in it.
    Damaged,
    /// It was made again as far as others told of it.
    Rebuilt,
}

impl fmt::Display for Fate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Lost => "lost",
            Self::Damaged => "kept, but damaged",
            Self::Rebuilt => "rebuilt",
        })
    }
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.fate, self.what, self.fault.problem)
    }
}

/// Saves all that is whole in a file. An undamaged file gives its project.
/// Refuses what is newer, too large, or has nothing of a project in it.
pub fn salvage(bytes: &[u8]) -> Result<Salvaged, OpenError> {
    let why = match super::read(bytes) {
        Ok(Opened { project, faults }) if !faults.iter().any(Fault::is_astray) => {
            return Ok(Salvaged { project, losses: Vec::new(), faults });
        }
        // It opens, and would warn for ever of what hangs on nothing.
        Ok(_) => None,
        Err(why) if bytes.len() as u64 > MAX_BYTES => return Err(why),
        Err(why) => Some(why),
    };
    let (file, holes) = find::text_of(bytes);
    let mut finder = Finder::new(&file, &holes);
    finder.run().map_err(refusal)?;
    if finder.has_nothing() {
        let none = Fault { place: None, problem: Problem::NotOurs };
        return Err(why.unwrap_or_else(|| refusal(none)));
    }
    let mut work = Work::of(finder);
    torn::texts(&mut work);
    rejoin::by_hash(&mut work);
    rejoin::rebuild(&mut work);
    spans::twins(&mut work, bytes.len() as u64);
    spans::sentences(&mut work);
    spans::reviews(&mut work);
    let parts = stand::stand(&mut work).map_err(refusal)?;
    let Work { mut losses, mut faults, .. } = work;
    losses.sort_by_key(|loss| loss.fault.place);
    faults.sort_by_key(|fault| fault.place);
    Ok(Salvaged { project: Project::of(parts), losses, faults })
}

fn refusal(fault: Fault) -> OpenError {
    OpenError::Refused { path: None, first: Box::new(fault), more: 0 }
}

/// Names the faults in the form of a damaged file beyond the first, where
/// reading it has to stop.
pub fn faults_of_form(bytes: &[u8]) -> Vec<Fault> {
    let (file, holes) = find::text_of(bytes);
    let mut finder = Finder::new(&file, &holes);
    if finder.run().is_err() || finder.has_nothing() {
        return Vec::new();
    }
    let work = Work::of(finder);
    let lost = work.losses.into_iter().map(|loss| loss.fault);
    work.faults.into_iter().chain(lost).filter(Fault::refuses).collect()
}

/// Records that were found, on their way to a project.
struct Work<'a> {
    loaded: Loaded,
    /// What each record stood there as.
    sources: HashMap<Place, &'a str>,
    /// What may be texts among what cannot be read.
    torn: Vec<Torn<'a>>,
    names: Names,
    losses: Vec<Loss>,
    faults: Vec<Fault>,
}

impl<'a> Work<'a> {
    fn of(finder: Finder<'a>) -> Self {
        let names = Names::of(&finder.loaded.parts);
        let losses = finder.losses(&names);
        let Finder { loaded, sources, torn, faults, .. } = finder;
        Self { loaded, sources, torn, names, losses, faults }
    }

    fn parts(&mut self) -> &mut Parts {
        &mut self.loaded.parts
    }

    /// What the record at a place is, in words.
    fn told(&self, list: usize, place: Place) -> String {
        let source = self.sources.get(&place).copied().unwrap_or_default();
        told::record(source, Some(list), &self.names)
    }

    /// Says of a record that it is not what it was.
    fn lose<R: Row>(&mut self, fate: Fate, place: Place, problem: Problem) {
        let what = list_number(R::LIST).map_or_else(String::new, |list| self.told(list, place));
        self.losses.push(Loss { fate, what, fault: Fault { place: Some(place), problem } });
    }

    /// Says of a record that it was mended.
    fn mend(&mut self, place: Place, problem: Problem) {
        self.faults.push(Fault { place: Some(place), problem });
    }
}
