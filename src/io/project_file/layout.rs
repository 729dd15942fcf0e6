//! Finds the records of a file that lies there as this program writes it: each
//! on a line, so that finding them is finding line ends.
//!
//! Anything else, such as a comment or a blank line, makes it give up, and
//! [`super::scan`] reads the file instead. It does not look into records.

use super::fault::Place;
use super::lists::list_number;

/// The same bound as in [`super::scan`].
pub use super::scan::MAX_RECORDS;

/// A record or field, and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'a> {
    /// Where it begins.
    pub place: Place,
    /// It.
    pub source: &'a str,
}

/// A file taken apart.
#[derive(Debug, Default)]
pub struct Split<'a> {
    /// Fields at the top that are not lists, by name, in file order.
    pub fields: Vec<(&'a str, Piece<'a>)>,
    /// Records, each with the number of its list.
    pub records: Vec<(usize, Piece<'a>)>,
}

/// Where in the file a line stands.
enum Inside {
    Nothing,
    Project,
    List(usize),
    End,
}

/// Takes a file apart; `None` where it does not lie as this program writes it.
pub fn split(file: &str) -> Option<Split<'_>> {
    let mut found = Split::default();
    let mut inside = Inside::Nothing;
    let mut seen = [false; super::lists::LISTS.len()];
    for (i, line) in lines(file).enumerate() {
        let number = i + 1;
        inside = match inside {
            Inside::Nothing if line == "(" => Inside::Project,
            Inside::Project if line == ")" => Inside::End,
            Inside::Project => top(line, number, &mut found, &mut seen)?,
            Inside::List(_) if line == "]," => Inside::Project,
            Inside::List(list) => {
                let source =
                    line.strip_suffix(',').filter(|r| r.starts_with('(') && r.ends_with(')'))?;
                let place = Place { line: number, column: 1 };
                found.records.push((list, Piece { place, source }));
                if found.records.len() > MAX_RECORDS {
                    return None;
                }
                Inside::List(list)
            }
            Inside::Nothing | Inside::End => return None,
        };
    }
    matches!(inside, Inside::End).then_some(found)
}

/// A line outside of lists: a field, or the head of a list.
fn top<'a>(
    line: &'a str,
    number: usize,
    found: &mut Split<'a>,
    seen: &mut [bool],
) -> Option<Inside> {
    let (name, value) = line.split_once(": ")?;
    if value == "[" {
        let list = list_number(name)?;
        let seen = seen.get_mut(list)?;
        return if std::mem::replace(seen, true) { None } else { Some(Inside::List(list)) };
    }
    let source = value.strip_suffix(',')?;
    let known =
        super::FIELDS.contains(&name) && found.fields.iter().all(|(other, _)| *other != name);
    let column = name.chars().count() + 3;
    found.fields.push((name, Piece { place: Place { line: number, column }, source }));
    known.then_some(Inside::Project)
}

/// Lines without their ends, be these LF or CRLF.
fn lines(file: &str) -> impl Iterator<Item = &str> {
    let mut rest = file;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        let line = rest.get(..end)?;
        rest = rest.get(end + 1..).unwrap_or_default();
        Some(line.strip_suffix('\r').unwrap_or(line))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_exact_layout_is_taken() {
        let file = "(\nhearsay: 1,\ntitle: \"a\",\ncoders: [\n(id:\"x\"),\n(id:\"y\"),\n],\n)\n";
        let found = split(file).unwrap();
        assert_eq!(found.fields.len(), 2);
        assert_eq!(found.fields[1].1.place, Place { line: 3, column: 8 });
        assert_eq!(found.records.len(), 2);
        assert_eq!(found.records[1].1.source, "(id:\"y\")");
        assert_eq!(found.records[1].1.place.line, 6);
        assert!(split(&file.replace('\n', "\r\n")).is_some());
        for other in [
            file.replace("(\nh", "// mine\n(\nh"),
            file.replace("],", "]"),
            file.replace("coders", "codons"),
            file.replace("title", "coders"),
            file.replace("title", "hearsay"),
            file[..file.len() - 3].to_owned(),
            file.to_owned() + "\n",
            String::new(),
        ] {
            assert!(split(&other).is_none(), "{other}");
        }
    }
}
