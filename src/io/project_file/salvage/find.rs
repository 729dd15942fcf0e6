//! Finds the records of a damaged file.
//!
//! It goes from record to record and not from bracket to bracket: wherever a
//! record begins it is read if it can be, and if not, the next one is looked for
//! from the next line, or from the next place that looks like the beginning of a
//! record. So damage reaches no further than the record it is in. A record is
//! read as what its list holds, else as the one kind of record that it can be.
//!
//! One pass; looking ahead for the end of records of several lines is bounded in
//! all, so that no file takes more than a few times its length.

mod records;
mod signs;
mod top;

use std::borrow::Cow;
use std::collections::HashMap;

use self::signs::{is_between, next_beginning};
use super::told::{self, Names};
use super::torn::Torn;
use super::{Fate, Loss};
use crate::io::project_file::fault::{Fault, Place, Problem, shown};
use crate::io::project_file::layout::{MAX_RECORDS, Piece};
use crate::io::project_file::load::Loaded;
use crate::io::project_file::ruler::Ruler;
use crate::io::project_file::scan;

/// How many bytes are looked at for the ends of records, for each of the file.
const LOOK_AHEAD: usize = 8;

/// How many losses are kept; there may be one a line.
const MOST_LOSSES: usize = 100_000;

/// The text of a file, with `?` for each byte that is none, and where these are.
pub fn text_of(bytes: &[u8]) -> (Cow<'_, str>, Vec<usize>) {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (Cow::Borrowed(text), Vec::new());
    }
    let (mut text, mut holes) = (String::with_capacity(bytes.len()), Vec::new());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        for _ in chunk.invalid() {
            holes.push(text.len());
            text.push('?');
        }
    }
    (Cow::Owned(text), holes)
}

/// A stretch of the file that is not saved as it was.
struct Gap {
    fate: Fate,
    list: Option<usize>,
    from: usize,
    to: usize,
    fault: Fault,
}

/// Goes through a file.
pub struct Finder<'a> {
    file: &'a str,
    holes: &'a [usize],
    ruler: Ruler<'a>,
    at: usize,
    /// The list that is open.
    list: Option<usize>,
    /// The last list that was seen.
    last: Option<usize>,
    /// How many bytes beyond their lines may still be looked at for the ends of
    /// records.
    budget: usize,
    /// The end of the last line with a record, and how many of its bytes may
    /// still be looked at: a long line may have many records.
    line_budget: (usize, usize),
    line_end: usize,
    /// Where nothing but blanks follows.
    end: usize,
    /// Whether the project was closed, so that nothing is missing at its end.
    closed: bool,
    /// The lists whose heads were seen.
    heads: Vec<usize>,
    opened: bool,
    has_title: bool,
    has_version: bool,
    in_merge_base: bool,
    /// Records that are a coder or an outlet.
    unsure: Vec<(Piece<'a>, Option<usize>)>,
    gaps: Vec<Gap>,
    /// How many more there are.
    more: usize,
    /// The records.
    pub loaded: Loaded,
    /// What each record stood there as.
    pub sources: HashMap<Place, &'a str>,
    /// What may be texts among what cannot be read.
    pub torn: Vec<Torn<'a>>,
    /// What does no harm.
    pub faults: Vec<Fault>,
}

impl<'a> Finder<'a> {
    /// Begins at the beginning.
    pub fn new(file: &'a str, holes: &'a [usize]) -> Self {
        Self {
            file,
            holes,
            ruler: Ruler::new(file),
            at: 0,
            list: None,
            last: None,
            budget: file.len().saturating_mul(LOOK_AHEAD),
            line_budget: (0, 0),
            line_end: 0,
            end: file.trim_end().len(),
            closed: false,
            heads: Vec::new(),
            opened: false,
            has_title: false,
            has_version: false,
            in_merge_base: false,
            unsure: Vec::new(),
            gaps: Vec::new(),
            more: 0,
            loaded: Loaded::default(),
            sources: HashMap::new(),
            torn: Vec::new(),
            faults: Vec::new(),
        }
    }

    /// Goes to the end. Fails only where the file is none for this program.
    pub fn run(&mut self) -> Result<(), Fault> {
        self.version()?;
        while self.another() {
            if self.mark() || self.entry() || self.record() {
                if self.sources.len() > MAX_RECORDS {
                    return Err(Fault { place: None, problem: Problem::TooMany(MAX_RECORDS) });
                }
                continue;
            }
            self.unknown();
        }
        self.settle();
        self.say_cut_off();
        if self.more > 0 {
            self.faults.push(Fault { place: None, problem: Problem::More(self.more) });
        }
        Ok(())
    }

    /// Whether the file has nothing of a project in it.
    pub fn has_nothing(&self) -> bool {
        self.sources.is_empty() && !self.has_title
    }

    /// What is not saved as it was.
    pub fn losses(&self, names: &Names) -> Vec<Loss> {
        let told = |gap: &Gap| {
            let source = self.file.get(gap.from..gap.to).unwrap_or_default().trim();
            let what = match source {
                "" => "whatever came next".to_owned(),
                source => told::record(source, gap.list, names),
            };
            Loss { fate: gap.fate, what, fault: gap.fault.clone() }
        };
        self.gaps.iter().map(told).collect()
    }

    fn rest(&self) -> &'a str {
        self.file.get(self.at..).unwrap_or_default()
    }

    /// Where this line ends. It is looked for once a line, which may be long.
    fn line_end(&mut self) -> usize {
        if self.at > self.line_end || self.at == 0 {
            let end = memchr::memchr(b'\n', self.rest().as_bytes());
            self.line_end = end.map_or(self.file.len(), |end| self.at + end);
        }
        self.line_end
    }

    /// What is left of this line.
    fn line(&mut self) -> &'a str {
        let end = self.line_end();
        self.file.get(self.at..end).unwrap_or_default()
    }

    fn fault(&mut self, at: usize, problem: Problem) -> Fault {
        Fault { place: Some(self.ruler.place(at)), problem }
    }

    /// Steps over what stands between records. Says whether anything follows.
    fn another(&mut self) -> bool {
        loop {
            let next = self.rest().trim_start_matches(is_between);
            self.at = self.file.len() - next.len();
            let line = self.line();
            if line.starts_with("//") {
                self.at += line.len();
            } else if let Some(end) = line.strip_prefix("#!").and_then(|line| line.find(']')) {
                self.at += 2 + end + 1;
            } else if !line.starts_with("/*") || !self.comment() {
                return !next.is_empty();
            }
        }
    }

    /// Steps over a comment in `/*` and `*/`, if it ends.
    fn comment(&mut self) -> bool {
        let window = self.window();
        match scan::comment_end(window, self.at) {
            Ok(end) => {
                self.at = end;
                true
            }
            Err(looked_at) => {
                self.budget = self.budget.saturating_sub(looked_at);
                false
            }
        }
    }

    /// The file as far as may be looked ahead.
    fn window(&self) -> &'a str {
        let end = self.file.floor_char_boundary(self.at.saturating_add(self.budget));
        self.file.get(..end).unwrap_or_default()
    }

    /// Steps over marks that Git left. Both sides are kept, what was before them
    /// is not.
    fn mark(&mut self) -> bool {
        let line = self.line();
        let starts_line = self.at == 0 || self.file.as_bytes().get(self.at - 1) == Some(&b'\n');
        let Some(mark) = line.get(..7).filter(|_| starts_line) else { return false };
        let rest = line.get(7..).unwrap_or_default();
        if !matches!(mark, "<<<<<<<" | "|||||||" | "=======" | ">>>>>>>")
            || !(rest.is_empty() || rest.starts_with([' ', '\r']))
        {
            return false;
        }
        let fault = self.fault(self.at, Problem::MergeMark);
        self.faults.push(fault);
        self.in_merge_base = mark == "|||||||";
        self.at = self.line_end();
        true
    }

    /// Steps over what is no record, to the end of its line or to the next.
    fn unknown(&mut self) {
        let (from, line_end) = (self.at, self.line_end());
        let to = next_beginning(self.file, from + 1, line_end).unwrap_or(line_end);
        self.at = to;
        let source = self.file.get(from..to).unwrap_or_default().trim();
        if !matches!(source, "(" | "[" | "{" | "[(") {
            let fault = self.fault(from, Problem::Garbled(shown(&told::cut(source))));
            // A record that lost its beginning is still one of its list.
            let list = self.list.filter(|_| source.contains(":\""));
            self.tear(Gap { fate: Fate::Lost, list, from, to, fault });
        }
    }

    /// Says that the end of the file is missing, where no record says so.
    fn say_cut_off(&mut self) {
        let (from, to) = (self.end, self.file.len());
        // What looks like a text may yet be found to be whole.
        let is_torn = self.torn.last().is_some_and(|torn| torn.loss + 1 == self.gaps.len());
        let is_said = !is_torn && self.gaps.last().is_some_and(|gap| gap.to >= from);
        if !self.closed && !is_said {
            let fault = self.fault(from, Problem::CutOff("the project".to_owned()));
            self.gap(Gap { fate: Fate::Lost, list: None, from, to, fault });
        }
    }

    /// Says of a record how many of its bytes are no text.
    fn say_holes(&mut self, list: Option<usize>, from: usize, to: usize) {
        let until = |at: usize| self.holes.partition_point(|hole| *hole < at);
        let holes = until(to) - until(from);
        if holes > 0 {
            let fault = self.fault(from, Problem::BadBytes(holes));
            self.gap(Gap { fate: Fate::Damaged, list, from, to, fault });
        }
    }

    fn gap(&mut self, gap: Gap) {
        if self.in_merge_base {
            return;
        }
        if self.gaps.len() < MOST_LOSSES {
            self.gaps.push(gap);
        } else {
            self.more += 1;
        }
    }
}
