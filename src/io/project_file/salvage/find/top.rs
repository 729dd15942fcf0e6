//! What stands at the top of a project and between its lists: version, title,
//! heads of lists, brackets.

use super::signs::{is_name, named};
use super::{Fate, Finder, Gap};
use crate::io::project_file::fault::{Fault, Place, Problem, shown};
use crate::io::project_file::layout::Piece;
use crate::io::project_file::lists::list_number;
use crate::io::project_file::load::{self, problem};
use crate::io::project_file::scan;

/// No project has more brackets and commas in one place.
const MOST_BRACKETS: usize = 6;

/// How much of the file is looked at for its version.
const BEGINNING: usize = 1 << 10;

impl Finder<'_> {
    /// Whether nothing was found yet.
    fn is_fresh(&self) -> bool {
        self.has_nothing() && self.last.is_none() && !self.opened
    }

    /// Steps over brackets, heads of lists, and fields at the top.
    pub(super) fn entry(&mut self) -> bool {
        let rest = self.rest();
        if let Some(bracket) = rest.bytes().next().filter(|byte| b"])}".contains(byte)) {
            // More of them than any project closes at once are something else.
            let run = rest.len() - rest.trim_start_matches([']', ')', '}', ',']).len();
            if run > MOST_BRACKETS {
                return false;
            }
            match bracket {
                b']' => self.list = None,
                _ => self.closed = true,
            }
            self.at += 1;
            return true;
        }
        let opened = rest.trim_start_matches(is_name).strip_prefix('(').filter(|_| self.is_fresh());
        let inner = opened.unwrap_or(rest);
        let Some((name, value)) = named(inner) else {
            // The bracket that opens the project, with nothing after it.
            let alone = opened.is_some_and(|inner| inner.starts_with(['\n', '\r']));
            self.opened |= alone;
            if alone {
                self.at = self.file.len() - inner.len();
            }
            return alone;
        };
        let from = self.at;
        let value_at = self.file.len() - value.len();
        self.opened |= opened.is_some() && name != "id" && name != "article";
        if let Some(list) = list_number(name) {
            // Whatever stands in the place of the bracket.
            let bracket = value.chars().next().filter(|c| !matches!(c, '(' | '\n' | '\r'));
            self.at = value_at + bracket.map_or(0, char::len_utf8);
            if self.heads.contains(&list) {
                let fault = self.fault(from, Problem::TwiceField(name.to_owned()));
                self.faults.push(fault);
            } else {
                self.heads.push(list);
            }
            self.list = Some(list);
            self.last = Some(list);
            return true;
        }
        match name {
            "hearsay" if self.list.is_none() => {
                self.at = value_at + value.find([',', ')', '\n']).unwrap_or(value.len());
                true
            }
            "title" if self.list.is_none() && self.last.is_none() && !self.has_title => {
                self.at = value_at;
                self.title(from);
                true
            }
            _ if self.list.is_none() && opened.is_none() && value.starts_with('[') => {
                let fault = self.fault(from, Problem::UnknownField(shown(name)));
                self.faults.push(fault);
                self.at = value_at + 1;
                true
            }
            _ => false,
        }
    }

    /// Looks for the version first of all: what is newer is not touched, in
    /// whatever state it is.
    pub(super) fn version(&mut self) -> Result<(), Fault> {
        let start = self.file.get(..self.file.floor_char_boundary(BEGINNING)).unwrap_or_default();
        let found = start.match_indices("hearsay").find_map(|(at, _)| {
            let (_, value) = named(self.file.get(at..)?).filter(|(name, _)| *name == "hearsay")?;
            Some((self.file.len() - value.len(), value))
        });
        let Some((at, value)) = found else {
            let place = Some(Place::START);
            self.faults.push(Fault { place, problem: Problem::VersionMissing });
            return Ok(());
        };
        let end = value.find([',', ')', '\n', '\r']).unwrap_or(value.len());
        let digits = value.get(..end).unwrap_or_default().trim();
        self.has_version = true;
        match load::version(digits) {
            Ok(()) => Ok(()),
            Err(problem @ Problem::Newer(_)) => Err(self.fault(at, problem)),
            Err(problem) => {
                let fault = self.fault(at, problem);
                self.faults.push(fault);
                Ok(())
            }
        }
    }

    fn title(&mut self, from: usize) {
        let line_end = self.line_end();
        let end = scan::value_end(self.file.get(..line_end).unwrap_or_default(), self.at);
        let source = self.file.get(self.at..end.unwrap_or(line_end)).unwrap_or_default();
        let (value_at, end) = (self.at, self.at + source.len());
        self.at = end;
        match ron::from_str::<String>(source) {
            Ok(title) => {
                self.loaded.parts.header.title = title;
                self.has_title = true;
                self.say_holes(None, value_at, end);
            }
            Err(error) => {
                let place = self.ruler.place(value_at);
                let (place, problem) = problem(Piece { place, source }, error.into());
                let fault = Fault { place: Some(place), problem };
                self.gap(Gap { fate: Fate::Lost, list: None, from, to: end, fault });
            }
        }
    }
}
