//! Finds the records of any RON file of the shape of a project, whatever its
//! layout: with comments, blank lines, struct names, raw strings, lists in
//! another order.
//!
//! It only follows brackets, strings and comments, so that each record can be
//! read on its own and a fault has a line; what is in a record is left to `ron`.
//! It needs no recursion, so deep nesting costs nothing but its own bytes.

mod tokens;

use super::fault::{Faults, Problem, shown};
use super::layout::{Piece, Split};
use super::lists::{LISTS, list_number};
use super::ruler::Ruler;

/// No project has more records than this.
pub const MAX_RECORDS: usize = 50_000_000;

/// No record has brackets deeper than this.
const MAX_DEPTH: usize = 32;

/// Takes a file apart as far as its brackets hold. Faults say where and why it
/// could not go on.
pub fn split<'a>(file: &'a str, faults: &mut Faults) -> Split<'a> {
    let mut scan = Scan::new(file, 0);
    if let Err(stop) = scan.project(faults) {
        let place = scan.ruler.place(stop.at);
        faults.add(place, stop.problem);
    }
    scan.found
}

/// Where the value ends that begins at a byte: before the comma or bracket after
/// it. Fails with the number of bytes that were looked at.
pub fn value_end(file: &str, from: usize) -> Result<usize, usize> {
    let mut scan = Scan::new(file, from);
    scan.value().map(|value| from + value.len()).map_err(|stop| scan.seen_by(from, &stop))
}

/// Where the bracket closes that opens next after a byte. Fails with the number
/// of bytes that were looked at.
pub fn group_end(file: &str, from: usize) -> Result<usize, usize> {
    let mut scan = Scan::new(file, from);
    let mut open = Vec::new();
    loop {
        match scan.blank().and_then(|()| scan.part(from, &mut open)) {
            Ok(true) if open.is_empty() && file.get(..scan.at).is_some_and(closes) => {
                return Ok(scan.at);
            }
            Ok(true) => {}
            Ok(false) => return Err(scan.at - from),
            Err(stop) => return Err(scan.seen_by(from, &stop)),
        }
    }
}

/// Where the comment ends that opens at a byte. Fails with the number of bytes
/// that were looked at.
pub fn comment_end(file: &str, from: usize) -> Result<usize, usize> {
    let mut scan = Scan::new(file, from);
    scan.block_comment().map(|()| scan.at).map_err(|stop| scan.seen_by(from, &stop))
}

fn closes(so_far: &str) -> bool {
    so_far.ends_with([')', ']', '}'])
}

/// Why scanning cannot go on.
struct Stop {
    at: usize,
    problem: Problem,
}

struct Scan<'a> {
    file: &'a str,
    at: usize,
    ruler: Ruler<'a>,
    found: Split<'a>,
    seen: Vec<&'a str>,
}

impl<'a> Scan<'a> {
    fn new(file: &'a str, at: usize) -> Self {
        let ruler = Ruler::new(file);
        Self { file, at, ruler, found: Split::default(), seen: Vec::new() }
    }

    /// How many bytes were looked at before it stopped: all, where it looked
    /// for the end of something in vain.
    fn seen_by(&self, from: usize, stop: &Stop) -> usize {
        let to = match stop.problem {
            Problem::CutOff(_) => self.file.len(),
            _ => self.at,
        };
        to.saturating_sub(from)
    }

    fn rest(&self) -> &'a str {
        self.file.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.file.as_bytes().get(self.at).copied()
    }

    fn form(&self, expected: &str) -> Stop {
        match self.rest().chars().next() {
            Some(found) => Stop {
                at: self.at,
                problem: Problem::Form(format!("expected {expected}, found `{found}`")),
            },
            None => Stop { at: self.at, problem: Problem::CutOff("the project".to_owned()) },
        }
    }

    fn cut_off(at: usize, inside: &str) -> Stop {
        Stop { at, problem: Problem::CutOff(format!("{inside} that begins here")) }
    }

    fn project(&mut self, faults: &mut Faults) -> Result<(), Stop> {
        self.blank()?;
        while self.rest().starts_with("#!") {
            let Some(end) = memchr::memchr(b']', self.rest().as_bytes()) else {
                return Err(Self::cut_off(self.at, "an attribute"));
            };
            self.at += end + 1;
            self.blank()?;
        }
        self.identifier();
        self.blank()?;
        if self.peek() != Some(b'(') {
            return Err(Stop { at: self.at, problem: Problem::NotOurs });
        }
        self.at += 1;
        loop {
            self.blank()?;
            if self.peek() == Some(b')') {
                break;
            }
            self.entry(faults)?;
            self.blank()?;
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b')') => {}
                _ => return Err(self.form("`,` or `)`")),
            }
        }
        self.at += 1;
        self.blank()?;
        if self.rest().is_empty() { Ok(()) } else { Err(self.form("nothing after the last `)`")) }
    }

    /// A name, a colon, and a list or value.
    fn entry(&mut self, faults: &mut Faults) -> Result<(), Stop> {
        let from = self.at;
        let name = self.identifier();
        if name.is_empty() {
            return Err(self.form("a name"));
        }
        self.blank()?;
        if self.peek() != Some(b':') {
            return Err(self.form("`:`"));
        }
        self.at += 1;
        self.blank()?;
        let list = list_number(name);
        let known = list.is_some() || super::FIELDS.contains(&name);
        if !known {
            let place = self.ruler.place(from);
            faults.add(place, Problem::UnknownField(shown(name)));
            // A list of a field nobody knows may hold anything.
            return self.value().map(drop);
        }
        if self.seen.contains(&name) {
            let place = self.ruler.place(from);
            faults.add(place, Problem::TwiceField(name.to_owned()));
        }
        self.seen.push(name);
        match list {
            Some(list) => self.list(list),
            None => {
                let piece = self.piece()?;
                self.found.fields.push((name, piece));
                Ok(())
            }
        }
    }

    fn list(&mut self, list: usize) -> Result<(), Stop> {
        if self.peek() != Some(b'[') {
            return Err(self.form("`[`"));
        }
        let opened = self.at;
        self.at += 1;
        let name = LISTS.get(list).map_or("", |list| list.name);
        let cut_off = || Self::cut_off(opened, &format!("the list `{name}`"));
        loop {
            self.blank()?;
            match self.peek() {
                None => return Err(cut_off()),
                Some(b']') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(_) => {}
            }
            let piece = self.piece()?;
            self.found.records.push((list, piece));
            if self.found.records.len() > MAX_RECORDS {
                return Err(Stop { at: self.at, problem: Problem::TooMany(MAX_RECORDS) });
            }
            self.blank()?;
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b']') => {}
                None => return Err(cut_off()),
                Some(_) => return Err(self.form("`,` or `]`")),
            }
        }
    }

    /// A value, with its place.
    fn piece(&mut self) -> Result<Piece<'a>, Stop> {
        let from = self.at;
        let source = self.value()?;
        if source.is_empty() {
            return Err(self.form("a value"));
        }
        Ok(Piece { place: self.ruler.place(from), source })
    }

    /// Steps over a value: up to a comma or closing bracket that is not its own.
    /// Gives it without the blanks and comments after it.
    fn value(&mut self) -> Result<&'a str, Stop> {
        let from = self.at;
        let mut end = from;
        let mut open = Vec::new();
        loop {
            self.blank()?;
            if !self.part(from, &mut open)? {
                break;
            }
            end = self.at;
        }
        Ok(self.file.get(from..end).unwrap_or_default())
    }

    /// Steps over the next part of a value that began at `from`; says whether
    /// there was one. `open` are the brackets that are still to close.
    fn part(&mut self, from: usize, open: &mut Vec<u8>) -> Result<bool, Stop> {
        let Some(byte) = self.peek() else {
            return match open.is_empty() {
                true => Err(self.form("a value")),
                false => Err(Self::cut_off(from, "a record")),
            };
        };
        match byte {
            b'(' | b'[' | b'{' => {
                if open.len() == MAX_DEPTH {
                    let problem = Problem::Form("brackets are nested too deep".to_owned());
                    return Err(Stop { at: self.at, problem });
                }
                open.push(closing(byte));
                self.at += 1;
            }
            b',' if open.is_empty() => return Ok(false),
            b')' | b']' | b'}' => match open.pop() {
                None => return Ok(false),
                Some(expected) if expected == byte => self.at += 1,
                Some(expected) => return Err(self.form(&format!("`{}`", char::from(expected)))),
            },
            b'"' => self.string()?,
            b'\'' => self.letter(),
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => {
                if matches!(self.identifier(), "r" | "br") {
                    self.raw_string()?;
                }
            }
            _ => self.step(),
        }
        Ok(true)
    }
}

const fn closing(bracket: u8) -> u8 {
    match bracket {
        b'(' => b')',
        b'[' => b']',
        _ => b'}',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scanned(file: &str) -> (Vec<(usize, &str)>, Vec<String>) {
        let mut faults = Faults::default();
        let found = split(file, &mut faults);
        let records = found.records.iter().map(|(list, piece)| (*list, piece.source)).collect();
        (records, faults.into_list().iter().map(ToString::to_string).collect())
    }

    #[test]
    fn finds_records_in_any_layout() {
        let file = "#![enable(implicit_some)] /* a /* b */ ) */ Project(\n// c\ncoders:[(id:\"(]\\\"\"),\n\
                    Coder(id:r#\"]\"\"#,x:'\"') // d\n , ],hearsay:1)";
        let (records, faults) = scanned(file);
        assert_eq!(faults, [""; 0]);
        assert_eq!(records, [(0, "(id:\"(]\\\"\")"), (0, "Coder(id:r#\"]\"\"#,x:'\"')")]);
    }

    #[test]
    fn faults_have_places() {
        for (file, fault) in [
            ("", "line 1, column 1: this is not a Hearsay project"),
            ("[1]", "line 1, column 1: this is not a Hearsay project"),
            ("(hearsay: 1", "line 1, column 12: the file is cut off inside the project"),
            (
                "(\n\ttags: [\n(a),",
                "line 2, column 8: the file is cut off inside the list `tags` that begins here",
            ),
            (
                "(tags: [(a, \"b",
                "line 1, column 13: the file is cut off inside a string that begins here",
            ),
            (
                "(tags: [(a, b",
                "line 1, column 9: the file is cut off inside a record that begins here",
            ),
            ("(tags: [(a]", "line 1, column 11: expected `)`, found `]`"),
            ("(tags: [,]", "line 1, column 9: expected a value, found `,`"),
            ("(tags: {})", "line 1, column 8: expected `[`, found `{`"),
            ("(tugs: [(}]),)", "line 1, column 10: expected `)`, found `}`"),
            ("(tags: [], tags: [])", "line 1, column 12: the field `tags` stands there twice"),
            ("() x", "line 1, column 4: expected nothing after the last `)`, found `x`"),
            ("( /* x", "line 1, column 3: the file is cut off inside a comment that begins here"),
        ] {
            assert!(scanned(file).1.contains(&fault.to_owned()), "{file}: {:?}", scanned(file).1);
        }
    }

    #[test]
    fn a_million_brackets_are_one_fault() {
        for bracket in ["(", "[", "/*", "(tags:[(", "{"] {
            assert!(!scanned(&bracket.repeat(1_000_000)).1.is_empty());
        }
    }
}
