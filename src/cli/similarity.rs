//! `hearsay similarity`: how far pairs of sentences say the same, for pipes.

use std::io::Write;

use super::answer;
use super::failure::{Failure, Status};
use super::json_row::{fields, text};
use crate::text::similarity::similarity;

/// Says how far pairs of sentences say the same
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hearsay similarity --jsonl < pairs.jsonl > similar.jsonl
  echo '{\"id\":1,\"a\":\"He left.\",\"b\":\"He went.\"}' | hearsay similarity --jsonl

A row is {\"id\":…,\"a\":\"…\",\"b\":\"…\"} and is answered, in order, by {\"id\":…,\"sim\":0.8125}:
1 for the same words, 0 for none in common, the same for a and b exchanged. A row that
cannot be read is answered by {\"id\":…,\"error\":\"…\"}.

Words are compared, not meanings: from 0.7 on, two sentences mostly say the same, from
0.4 on they are worth a look. Numbers, places and opposites that exclude each other
lower the figure; a denial is near what it denies.")]
pub struct Args {
    /// Rows from standard input, one JSON object a line
    #[arg(long, required = true)]
    jsonl: bool,
}

impl Args {
    /// Compares.
    pub fn run(self, out: &mut dyn Write) -> Result<Status, Failure> {
        answer::rows(out, compare_row)
    }
}

/// Answers one row.
fn compare_row(row: &[u8], to: &mut Vec<u8>) -> bool {
    answer::row(row, to, compare)
}

fn compare<'a>(row: &'a str, id: &mut &'a str, to: &mut Vec<u8>) -> Result<(), String> {
    let (mut a, mut b) = (None, None);
    fields(row, |name, written| {
        match name {
            "id" => *id = written,
            "a" => a = Some(text(written).map_err(|why| format!("`a`: {why}"))?),
            "b" => b = Some(text(written).map_err(|why| format!("`b`: {why}"))?),
            _ => {}
        }
        Ok(())
    })?;
    let (a, b) = (a.ok_or("the row has no `a`")?, b.ok_or("the row has no `b`")?);
    answer::push_id(to, id);
    to.extend_from_slice(format!(",\"sim\":{:.4}}}", similarity(&a, &b)).as_bytes());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(row: &str) -> String {
        let mut to = Vec::new();
        compare_row(row.as_bytes(), &mut to);
        String::from_utf8(to).unwrap()
    }

    #[test]
    fn a_row_is_answered_with_its_id() {
        let row = r#"{"id":"p\"7","b":"The dam held.","a":"The dam held."}"#;
        assert_eq!(answer(row), r#"{"id":"p\"7","sim":1.0000}"#);
        assert_eq!(answer(r#"{"id":7,"a":""}"#), r#"{"id":7,"error":"the row has no `b`"}"#);
    }
}
