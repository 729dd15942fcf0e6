//! Lines of standard input, however long they claim to be.

use std::io::{self, BufRead};

use crate::io::import::MAX_BYTES;

/// The longest line: a text of the largest size, escaped.
pub const LONGEST: usize = 2 * MAX_BYTES as usize;

/// What was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Read {
    /// A line, without its end.
    Line,
    /// A line that is longer than any; it was passed over.
    TooLong,
    /// The input is at its end.
    End,
}

/// Reads a line into `line`, in place of what is there.
pub fn next(from: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<Read> {
    line.clear();
    let mut too_long = false;
    let mut any = false;
    loop {
        let bytes = match from.fill_buf() {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if bytes.is_empty() {
            break;
        }
        any = true;
        let end = memchr::memchr(b'\n', bytes);
        let taken = end.unwrap_or(bytes.len());
        too_long |= line.len() + taken > LONGEST;
        if !too_long {
            line.extend_from_slice(bytes.get(..taken).unwrap_or_default());
        }
        from.consume(taken + usize::from(end.is_some()));
        if end.is_some() {
            break;
        }
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    Ok(match (any, too_long) {
        (false, _) => Read::End,
        (_, true) => Read::TooLong,
        _ => Read::Line,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_without_their_ends() {
        let mut from = io::Cursor::new(b"one\r\n\ntwo");
        let mut line = Vec::new();
        let mut lines = Vec::new();
        while next(&mut from, &mut line).unwrap() == Read::Line {
            lines.push(String::from_utf8(line.clone()).unwrap());
        }
        assert_eq!(lines, ["one", "", "two"]);
    }
}
