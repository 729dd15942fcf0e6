//! Single lines of the journal: how they are written, and read back.
//!
//! The records stand in a line as they stand in the project file. A line is
//! valid RON by itself; its last field is a checksum of what stands before it.

use std::fmt::Write as _;
use std::sync::Arc;

use ron::value::RawValue;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use super::texts::{Find, hash_in};
use super::{Kept, Problem, VERSION};
use crate::io::project_file::{read_record, record_line, write_string};
use crate::io::stamp::Stamp;
use crate::model::{Change, Edit, Moment, Project, Record, Text, Way};

/// What the first line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The state of the project file that the first edit builds on.
    pub file: Stamp,
    /// When the journal was begun.
    pub since: Moment,
}

/// Says that edits are part of the project file from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The state of the file that has them.
    pub file: Stamp,
    /// The last of them.
    pub through: u64,
}

/// The word for a way in a line.
const fn word_of(way: Way) -> &'static str {
    match way {
        Way::Done => "",
        Way::Undone => "undo",
        Way::Redone => "redo",
    }
}

fn way_of(word: &str) -> Option<Way> {
    [Way::Done, Way::Undone, Way::Redone].into_iter().find(|way| word_of(*way) == word)
}

/// A line that was read.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// The first.
    Head(Head),
    /// An edit.
    Entry(Kept),
    /// A save.
    Mark(Mark),
    /// What edits were called that are no longer kept.
    Keys(Vec<String>),
}

/// The list that texts are in.
const TEXTS: &str = "texts";

/// How many hexadecimal digits of the SHA-256 a line carries.
const SUM: usize = 16;

/// Closes a line that was written from `from` on, with its checksum.
fn close(out: &mut String, from: usize) {
    let sum = sum_of(out.get(from..).unwrap_or_default().as_bytes());
    // Writing to a string cannot fail.
    let _ = writeln!(out, ",sum:\"{sum}\")");
}

/// Gives a line the checksum that fits what stands before its last comma and
/// `sum`; for whoever tests what a right checksum does not prove.
#[doc(hidden)]
pub fn close_anew(line: &str, out: &mut String) {
    let from = out.len();
    out.push_str(line.rsplit_once(",sum:").map_or(line, |(body, _)| body));
    close(out, from);
}

fn sum_of(bytes: &[u8]) -> String {
    let mut sum = String::with_capacity(SUM);
    for byte in Sha256::digest(bytes).iter().take(SUM / 2) {
        let _ = write!(sum, "{byte:02x}");
    }
    sum
}

/// Appends the head.
pub fn write_head(head: &Head, out: &mut String) {
    let from = out.len();
    let Head { file, since } = head;
    let _ = write!(out, "(hearsay_journal:{VERSION},file:\"{file}\",since:\"{since}\"");
    close(out, from);
}

/// Appends a mark.
pub fn write_mark(mark: &Mark, out: &mut String) {
    let from = out.len();
    let _ = write!(out, "(saved:\"{}\",through:{}", mark.file, mark.through);
    close(out, from);
}

/// Appends what edits were called that are no longer kept.
pub fn write_keys<'a>(keys: impl Iterator<Item = &'a str>, out: &mut String) {
    let from = out.len();
    out.push_str("(keys:[");
    for (nth, key) in keys.enumerate() {
        if nth > 0 {
            out.push(',');
        }
        write_string(key, out);
    }
    out.push(']');
    close(out, from);
}

/// Appends an edit.
pub fn write_entry(kept: &Kept, out: &mut String) {
    write(kept, None, out);
}

/// Appends an edit that a project has, and refers to the texts that it has, too.
pub fn write_saved(kept: &Kept, project: &Project, out: &mut String) {
    write(kept, Some(project), out);
}

fn write(kept: &Kept, project: Option<&Project>, out: &mut String) {
    let from = out.len();
    let _ = write!(out, "(seq:{},", kept.seq);
    if kept.way != Way::Done {
        let _ = write!(out, "way:\"{}\",", word_of(kept.way));
    }
    out.push_str("label:");
    write_string(&kept.edit.label, out);
    if !kept.key.is_empty() {
        out.push_str(",key:");
        write_string(&kept.key, out);
    }
    let _ = write!(out, ",coder:\"{}\",time:\"{}\",changes:[", kept.coder, kept.time);
    for (nth, change) in kept.edit.changes.iter().enumerate() {
        if nth > 0 {
            out.push(',');
        }
        write_change(change, project, out);
    }
    out.push(']');
    close(out, from);
}

fn write_change(change: &Change, project: Option<&Project>, out: &mut String) {
    let mut list = "";
    let start = out.len();
    for (name, record) in [(",before:[", &change.before), (",after:[", &change.after)] {
        if let Some(record) = record {
            out.push_str(name);
            let known = project.and_then(|project| hash_in(project, record));
            list = match known {
                Some((article, hash)) => {
                    let _ = write!(out, "(article:\"{article}\",sha256:\"{hash}\")");
                    TEXTS
                }
                None => record_line(record, out),
            };
            out.push(']');
        }
    }
    // The list is known once a record was written, and stands before both.
    out.insert_str(start, &format!("(list:\"{list}\""));
    out.push(')');
}

/// Reads a line, without its end.
pub fn read(bytes: &[u8], texts: Find<'_>) -> Result<Line, Problem> {
    const END: &str = ",sum:\"";
    let line = std::str::from_utf8(bytes).map_err(|_| Problem::Damaged)?;
    let (body, rest) = line
        .len()
        .checked_sub(END.len() + SUM + 2)
        .and_then(|at| line.split_at_checked(at))
        .ok_or(Problem::Damaged)?;
    let sum = rest.strip_prefix(END).and_then(|rest| rest.strip_suffix("\")"));
    if sum.is_none_or(|sum| sum != sum_of(body.as_bytes())) {
        return Err(Problem::Damaged);
    }
    if body.starts_with("(seq:") {
        entry(line, texts)
    } else if body.starts_with("(keys:") {
        let keys: KeysLine = parse(line)?;
        Ok(Line::Keys(keys.keys))
    } else if body.starts_with("(saved:") {
        let mark: MarkLine = parse(line)?;
        Ok(Line::Mark(Mark { file: word(&mark.saved)?, through: mark.through }))
    } else {
        head(line)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HeadLine {
    #[serde(rename = "hearsay_journal")]
    version: u64,
    file: String,
    since: String,
    #[serde(rename = "sum")]
    _sum: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KeysLine {
    keys: Vec<String>,
    #[serde(rename = "sum")]
    _sum: String,
}

/// A text that is referred to.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TextLine {
    article: String,
    sha256: String,
}

/// The version of a head whose other fields may be anything.
#[derive(Deserialize)]
struct AnyHead {
    #[serde(rename = "hearsay_journal")]
    version: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MarkLine {
    saved: String,
    through: u64,
    #[serde(rename = "sum")]
    _sum: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EntryLine<'a> {
    seq: u64,
    #[serde(default)]
    way: String,
    label: String,
    #[serde(default)]
    key: String,
    coder: String,
    time: String,
    #[serde(borrow)]
    changes: Vec<ChangeLine<'a>>,
    #[serde(rename = "sum")]
    _sum: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChangeLine<'a> {
    list: String,
    #[serde(borrow, default)]
    before: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    after: Vec<&'a RawValue>,
}

fn parse<'a, T: Deserialize<'a>>(line: &'a str) -> Result<T, Problem> {
    ron::from_str(line).map_err(|error| Problem::Form(error.code.to_string()))
}

fn word<T: std::str::FromStr<Err: ToString>>(word: &str) -> Result<T, Problem> {
    word.parse().map_err(|error: T::Err| Problem::Form(error.to_string()))
}

fn head(line: &str) -> Result<Line, Problem> {
    if let Ok(any) = parse::<AnyHead>(line)
        && any.version > VERSION
    {
        return Err(Problem::Newer(any.version));
    }
    let head: HeadLine = parse(line)?;
    if head.version != VERSION {
        return Err(Problem::Form(format!("`{}` is not a journal version", head.version)));
    }
    Ok(Line::Head(Head { file: word(&head.file)?, since: word(&head.since)? }))
}

fn entry(line: &str, texts: Find<'_>) -> Result<Line, Problem> {
    let found: EntryLine<'_> = parse(line)?;
    let way = way_of(&found.way)
        .ok_or_else(|| Problem::Form(format!("`{}` is no way to edit", found.way)))?;
    let changes = found.changes.iter().map(|it| change(it, texts)).collect::<Result<_, _>>()?;
    Ok(Line::Entry(Kept {
        seq: found.seq,
        way,
        edit: Arc::new(Edit { label: found.label, changes }),
        key: found.key,
        coder: word(&found.coder)?,
        time: word(&found.time)?,
    }))
}

/// A text by its article and hash.
fn referred(line: &str, texts: Find<'_>) -> Result<Record, Problem> {
    let found: TextLine = parse(line)?;
    let article = word(&found.article)?;
    let text = texts(article, word(&found.sha256)?).ok_or(Problem::TextGone)?;
    Ok(Text { article, text }.into())
}

fn change(line: &ChangeLine<'_>, texts: Find<'_>) -> Result<Change, Problem> {
    let record = |side: &[&RawValue]| -> Result<Option<Record>, Problem> {
        match side {
            [] => Ok(None),
            [one] if line.list == TEXTS && !one.get_ron().contains("text:") => {
                referred(one.get_ron(), texts).map(Some)
            }
            [one] => read_record(&line.list, one.get_ron())
                .map(Some)
                .map_err(|broken| Problem::Form(broken.why)),
            _ => Err(Problem::Form("a change has one record on a side".to_owned())),
        }
    };
    let change = Change { before: record(&line.before)?, after: record(&line.after)? };
    if change.record().is_none() {
        return Err(Problem::Form("a change without a record".to_owned()));
    }
    Ok(change)
}
