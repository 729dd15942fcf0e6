//! `hearsay sentences`: the splitter on its own, for pipes.

use std::io::{self, Read as _, Write};
use std::path::PathBuf;

use clap::ValueEnum;

use super::answer;
use super::failure::{Failure, Status, say};
use super::json_row::{fields, text};
use crate::io::import::{self, Unfit};
use crate::model::Draft;
use crate::text::language::{by_tag, detect};
use crate::text::offsets::Offsets;
use crate::text::segment;

/// Splits texts into sentences
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "hearsay sentences [--format text] [FILE]...\n       hearsay sentences --jsonl < ROWS",
    after_help = "Examples:
  hearsay sentences wire.txt
  hearsay sentences --jsonl < rows.jsonl > sentences.jsonl

Files of every format that `hearsay formats` lists for import are read; without a file,
standard input is read as one. A row is {\"id\":…,\"text\":\"…\"[,\"lang\":\"en\"]} and is answered, in order, by
{\"id\":…,\"sents\":[[start,end],…],\"unit\":\"cp\"}: code points of the text, end exclusive. A row
that cannot be read is answered by {\"id\":…,\"error\":\"…\"}."
)]
pub struct Args {
    /// Rows from standard input, one JSON object a line
    #[arg(long, conflicts_with_all = ["format", "files"])]
    jsonl: bool,
    /// What to write for files
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The files to split [default: standard input]
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// How the sentences of files are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One sentence a line, line breaks inside it as spaces
    Text,
}

impl Args {
    /// Splits.
    pub fn run(self, out: &mut dyn Write) -> Result<Status, Failure> {
        if self.jsonl {
            return answer::rows(out, split_row);
        }
        if self.files.is_empty() {
            return self.split_input(out);
        }
        let mut failed = 0;
        for path in &self.files {
            match import::read(path) {
                Ok(drafts) => self.write(&drafts, out)?,
                Err(error) => {
                    failed += 1;
                    say(&format!("error: {error}"));
                    say(&format!("hint: {}", error.hint()));
                }
            }
        }
        Ok(match failed {
            0 => Status::Done,
            n if n == self.files.len() => Status::Nothing,
            _ => Status::Some,
        })
    }

    fn split_input(&self, out: &mut dyn Write) -> Result<Status, Failure> {
        let mut bytes = Vec::new();
        let read = io::stdin().take(import::MAX_BYTES).read_to_end(&mut bytes);
        read.map_err(|error| Failure::new(format!("cannot read standard input: {error}"), ""))?;
        let drafts = match import::drafts_of_bytes(&bytes, "") {
            Ok(drafts) => drafts,
            // No text has no sentences.
            Err(Unfit::Empty) => Vec::new(),
            Err(why) => return Err(Failure::new(format!("standard input: {why}"), why.hint())),
        };
        self.write(&drafts, out)?;
        Ok(Status::Done)
    }

    fn write(&self, drafts: &[Draft], out: &mut dyn Write) -> io::Result<()> {
        match self.format {
            Format::Text => drafts.iter().try_for_each(|draft| write_lines(draft, out)),
        }
    }
}

/// One sentence a line.
fn write_lines(draft: &Draft, out: &mut dyn Write) -> io::Result<()> {
    for sentence in &draft.sentences {
        for (nth, line) in sentence.of_text(&draft.text).lines().enumerate() {
            if nth > 0 {
                out.write_all(b" ")?;
            }
            out.write_all(line.as_bytes())?;
        }
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// Answers one row.
fn split_row(row: &[u8], to: &mut Vec<u8>) -> bool {
    answer::row(row, to, sentences_of)
}

fn sentences_of<'a>(row: &'a str, id: &mut &'a str, to: &mut Vec<u8>) -> Result<(), String> {
    let (mut words, mut language) = (None, None);
    fields(row, |name, written| {
        match name {
            "id" => *id = written,
            "text" => words = Some(text(written).map_err(|why| format!("`text`: {why}"))?),
            "lang" if written != "null" => {
                language = Some(text(written).map_err(|why| format!("`lang`: {why}"))?);
            }
            _ => {}
        }
        Ok(())
    })?;
    let text = words.ok_or("the row has no `text`")?;
    let spans = match language.as_deref() {
        Some(tag) if !tag.is_empty() => segment::sentences(&text, by_tag(tag)),
        _ => segment::sentences_by_paragraph(&text, detect(&text)),
    };
    answer::push_id(to, id);
    to.extend_from_slice(b",\"sents\":");
    answer::push_spans(&Offsets::new(&text), &spans, to);
    to.extend_from_slice(b",\"unit\":\"cp\"}");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(row: &str) -> String {
        let mut to = Vec::new();
        split_row(row.as_bytes(), &mut to);
        String::from_utf8(to).unwrap()
    }

    #[test]
    fn offsets_are_code_points_and_ids_stay() {
        let row =
            r#"{"id":10000000000000000000000001,"text":"He left – today. “Why?” she asked."}"#;
        let want = r#"{"id":10000000000000000000000001,"sents":[[0,16],[17,34]],"unit":"cp"}"#;
        assert_eq!(answer(row), want);
        let row = r#"{"text":"","id":"a\"b","lang":"en"}"#;
        assert_eq!(answer(row), r#"{"id":"a\"b","sents":[],"unit":"cp"}"#);
    }

    #[test]
    fn a_bad_row_is_answered_too() {
        assert_eq!(answer("{\"id\":7}"), r#"{"id":7,"error":"the row has no `text`"}"#);
        assert!(answer("nonsense").starts_with("{\"id\":null,\"error\":"));
    }
}
