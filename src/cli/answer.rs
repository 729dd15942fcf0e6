//! Answers to rows: one JSON object for each, with the id that it came with.
//!
//! What the verbs that take `--jsonl` have in common. What is in the answer is
//! theirs; how rows stream is `stream`'s.

use std::io::{self, Write};

use super::failure::{Failure, Status, say};
use super::stream::{self, Work};
use crate::model::Span;
use crate::text::offsets::Offsets;

/// Answers all rows of standard input.
pub fn rows(out: &mut dyn Write, work: Work) -> Result<Status, Failure> {
    let (rows, failed) = stream::rows(io::stdin(), out, work)?;
    if failed > 0 {
        say(&format!("{failed} of {rows} rows could not be read"));
    }
    Ok(match failed {
        0 => Status::Done,
        n if n == rows => Status::Nothing,
        _ => Status::Some,
    })
}

/// Answers one row by `answer`, which is given the row, a place for its id as
/// written, and where to write; or by what is wrong with the row.
pub fn row(
    row: &[u8],
    to: &mut Vec<u8>,
    answer: for<'a> fn(&'a str, &mut &'a str, &mut Vec<u8>) -> Result<(), String>,
) -> bool {
    let mut id = "null";
    let problem = match std::str::from_utf8(row) {
        Err(_) => "the row is not UTF-8".to_owned(),
        Ok(row) => match answer(row.trim_start_matches('\u{feff}'), &mut id, to) {
            Ok(()) => return true,
            Err(problem) => problem,
        },
    };
    push_id(to, id);
    to.extend_from_slice(b",\"error\":");
    to.extend_from_slice(serde_json::Value::from(problem).to_string().as_bytes());
    to.push(b'}');
    false
}

/// Begins an answer.
pub fn push_id(to: &mut Vec<u8>, id: &str) {
    to.extend_from_slice(b"{\"id\":");
    to.extend_from_slice(id.as_bytes());
}

/// Writes a list of spans, in code points.
pub fn push_spans(offsets: &Offsets, spans: &[Span], to: &mut Vec<u8>) {
    to.push(b'[');
    for (nth, span) in spans.iter().enumerate() {
        to.extend_from_slice(if nth == 0 { b"[" } else { b",[" });
        push_number(to, offsets.chars(span.start));
        to.push(b',');
        push_number(to, offsets.chars(span.end));
        to.push(b']');
    }
    to.push(b']');
}

fn push_number(to: &mut Vec<u8>, number: u32) {
    let mut digits = [0; 10];
    let mut rest = number;
    let mut first = digits.len();
    for (at, digit) in digits.iter_mut().enumerate().rev() {
        *digit = b'0' + (rest % 10) as u8;
        rest /= 10;
        first = at;
        if rest == 0 {
            break;
        }
    }
    to.extend_from_slice(digits.get(first..).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_full() {
        for number in [0, 7, 10, 99, 1000, u32::MAX] {
            let mut to = Vec::new();
            push_number(&mut to, number);
            assert_eq!(to, number.to_string().as_bytes());
        }
    }
}
