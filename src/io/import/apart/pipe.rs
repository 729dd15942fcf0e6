//! What is said between the program and the process that reads files for it.
//!
//! A question is a line of JSON, the name of the file among it, and the bytes of the
//! file; an answer is a line of JSON.

use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::sync::mpsc::{Receiver, Sender};

use serde::{Deserialize, Serialize};

use super::limits;
use crate::io::import::raw::Raw;
use crate::io::import::{Columns, MAX_BYTES, Unfit, raw_articles};

/// The articles of a file, or why there are none.
pub type Answer = Result<Vec<Raw>, Unfit>;

/// The longest line that is read: a file of the largest size whose every sign is
/// written as six.
const LONGEST: u64 = 6 * MAX_BYTES;

/// What a file is called, and what is known of it.
#[derive(Debug, Serialize, Deserialize)]
struct Head {
    file: String,
    length: u64,
    columns: Columns,
}

/// A file to be read.
#[derive(Debug)]
pub struct Question {
    head: Head,
    bytes: Vec<u8>,
}

impl Question {
    /// The bytes of a file of that name.
    pub fn new(bytes: Vec<u8>, file: &str, columns: &Columns) -> Self {
        let length = bytes.len() as u64;
        let head = Head { file: file.to_owned(), length, columns: columns.clone() };
        Self { head, bytes }
    }
}

/// Asks what comes, one after the other, until nobody asks or the other side is
/// gone or makes no sense.
pub fn converse(
    to: impl Write,
    from: impl Read,
    questions: &Receiver<Question>,
    answers: &Sender<Answer>,
) {
    let (mut to, mut from) = (BufWriter::new(to), BufReader::new(from));
    for question in questions {
        let Ok(answer) = exchange(&mut to, &mut from, &question) else { return };
        if answers.send(answer).is_err() {
            return;
        }
    }
}

fn exchange(
    to: &mut impl Write,
    from: &mut impl BufRead,
    question: &Question,
) -> io::Result<Answer> {
    serde_json::to_writer(&mut *to, &question.head)?;
    to.write_all(b"\n")?;
    to.write_all(&question.bytes)?;
    to.flush()?;
    let line = line(from)?.ok_or(io::ErrorKind::UnexpectedEof)?;
    Ok(serde_json::from_slice(&line)?)
}

/// A line without its end; none at the end of all.
fn line(from: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    from.take(LONGEST).read_until(b'\n', &mut line)?;
    match line.pop() {
        None => Ok(None),
        Some(b'\n') => Ok(Some(line)),
        Some(_) => Err(io::ErrorKind::UnexpectedEof.into()),
    }
}

/// Reads files for whoever started this process, until nobody asks: under limits
/// that hold for the rest of its life.
pub fn serve(from: impl Read, to: impl Write) -> io::Result<()> {
    limits::hold();
    answer_all(&mut BufReader::new(from), &mut BufWriter::new(to))
}

/// The same, without limits.
pub(super) fn answer_all(from: &mut impl BufRead, to: &mut impl Write) -> io::Result<()> {
    while let Some(line) = line(from)? {
        let Head { file, length, columns } = serde_json::from_slice(&line)?;
        if length > MAX_BYTES {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let mut bytes = Vec::new();
        from.take(length).read_to_end(&mut bytes)?;
        let answer: Answer = raw_articles(bytes, &file, &columns);
        serde_json::to_writer(&mut *to, &answer)?;
        to.write_all(b"\n")?;
        to.flush()?;
    }
    Ok(())
}
