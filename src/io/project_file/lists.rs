//! The lists of the project file, in the order in which they stand there.
//!
//! A new kind of record needs a struct in [`super::v1`], an implementation of
//! [`Row`] in [`super::rows`], and a line in [`LISTS`]; reading, writing, the
//! journal and the checks for form follow from these.

use std::io;

use serde::{Deserialize, Serialize};

use super::fault::Place;
use super::line_reader;
use super::line_writer::{Unwritable, write_record};
use super::saved::{self, Lines, Saved};
use super::sink::Sink;
use crate::model::{
    Article, Attribution, Coder, Derivation, Grade, Keyed, List, Note, Outlet, Parts, Project,
    Proposition, Record, Review, Sentences, Source, Stance, Tag, TagKind, Text,
};

/// A record that has a list in the file.
pub trait Row: Keyed + Sized + Into<Record> {
    /// Name of the list.
    const LIST: &'static str;
    /// What one record of it is called in messages.
    const ONE: &'static str;
    /// The fields by which the analyst knows a record again.
    const TOLD: &'static [&'static str];
    /// How it stands in the file.
    type Line<'a>: Serialize + Deserialize<'a>;

    /// The record as it will stand in the file.
    fn to_line(&self) -> Self::Line<'_>;
    /// The record of a line, or what is wrong with the line.
    fn of_line(line: Self::Line<'_>) -> Result<Self, String>;
    /// Where the records are gathered on reading.
    fn gathered(parts: &mut Parts) -> &mut Vec<Self>;
    /// Where the project keeps them.
    fn kept(project: &Project) -> &List<Self>;
}

/// A list, with what can be done with it whatever it holds.
pub struct FileList {
    /// Its name in the file.
    pub name: &'static str,
    /// What one record of it is called in messages.
    pub one: &'static str,
    /// The fields by which the analyst knows a record again.
    pub told: &'static [&'static str],
    /// Reads a record and puts it at the end of its list.
    pub read: fn(&str, &mut Parts) -> Result<(), Broken>,
    /// Reads a record on its own, as the journal needs it.
    pub record: fn(&str) -> Result<Record, Broken>,
    /// Moves all records of the second to the end of the first.
    pub append: fn(&mut Parts, &mut Parts),
    /// Takes records out, given their numbers in ascending order.
    pub remove: fn(&mut Parts, &[usize]),
    /// Writes all records, a line each.
    pub write: fn(&Project, &mut Sink<'_>) -> io::Result<()>,
    /// The same, copying the lines that the old file has already.
    pub rewrite: fn(&Project, &Saved, &mut Lines<'_>, &mut Sink<'_>) -> io::Result<()>,
}

/// All lists, in file order.
pub const LISTS: [FileList; 15] = [
    list::<Coder>(),
    list::<TagKind>(),
    list::<Outlet>(),
    list::<Source>(),
    list::<Grade>(),
    list::<Proposition>(),
    list::<Article>(),
    list::<Text>(),
    list::<Sentences>(),
    list::<Tag>(),
    list::<Attribution>(),
    list::<Stance>(),
    list::<Note>(),
    list::<Review>(),
    list::<Derivation>(),
];

const fn list<R: Row>() -> FileList {
    FileList {
        name: R::LIST,
        one: R::ONE,
        told: R::TOLD,
        read: |line, parts| read::<R>(line).map(|record| R::gathered(parts).push(record)),
        record: |line| read::<R>(line).map(Into::into),
        append: |all, more| R::gathered(all).append(R::gathered(more)),
        remove: |parts, numbers| without(R::gathered(parts), numbers),
        write: |project, sink| {
            for record in R::kept(project).iter() {
                sink.line(|out| write_record(&record.to_line(), out).map(|()| out.push(',')))?;
            }
            Ok(())
        },
        rewrite: saved::rewrite_list::<R>,
    }
}

/// Takes elements out of a list, given their numbers in ascending order.
pub fn without<T>(list: &mut Vec<T>, numbers: &[usize]) {
    let mut nth = 0;
    list.retain(|_| {
        nth += 1;
        numbers.binary_search(&(nth - 1)).is_err()
    });
}

/// The number of a list in [`LISTS`].
pub fn list_number(name: &str) -> Option<usize> {
    LISTS.iter().position(|list| list.name == name)
}

/// Appends a record as it stands in its list, without the comma.
pub fn write_row<R: Row>(record: &R, out: &mut String) -> Result<(), Unwritable> {
    write_record(&record.to_line(), out)
}

/// Why a record cannot be read, and where in its own text.
#[derive(Debug)]
pub struct Broken {
    /// Line and column, counted from the start of the record.
    pub at: Place,
    /// What is wrong.
    pub why: String,
}

/// Reads a record: at once where it stands as this program writes it, else
/// through `ron`.
pub fn read<R: Row>(line: &str) -> Result<R, Broken> {
    let quick =
        line_reader::read_record::<R::Line<'_>>(line).ok().and_then(|row| R::of_line(row).ok());
    if let Some(record) = quick {
        return Ok(record);
    }
    let row = ron::from_str::<R::Line<'_>>(line).map_err(|error| Broken {
        at: Place { line: error.span.start.line, column: error.span.start.col },
        why: error.code.to_string(),
    })?;
    R::of_line(row).map_err(|why| Broken { at: Place::START, why })
}
