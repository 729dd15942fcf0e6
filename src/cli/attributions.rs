//! `hearsay attributions`: who says what in single sentences, for pipes.

use std::io::Write;

use super::answer;
use super::failure::{Failure, Status};
use super::json_row::{fields, text};
use crate::text::attribution::{self, ATTRIBUTES, Relation};
use crate::text::offsets::Offsets;

/// Reads who says what, and who denies it, in sentences
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hearsay attributions --jsonl < rows.jsonl > attributions.jsonl
  echo '{\"id\":1,\"text\":\"He denied the report.\"}' | hearsay attributions --jsonl

A row is {\"id\":…,\"text\":\"one sentence\"[,\"before\":\"the one before it\"]} and is answered, in order, by
{\"id\":…,\"attribution\":true,\"score\":0.96,\"relations\":[{\"source\":[[0,12]],\"cue\":[[13,17]],\"content\":
[[18,40]]}],\"denial\":null}: spans in code points of the text, end exclusive. `denial` is denies,
disputes_part, disavows_knowledge, declines or no_response. Only English is read. A row that cannot
be read is answered by {\"id\":…,\"error\":\"…\"}.")]
pub struct Args {
    /// Rows from standard input, one JSON object a line
    #[arg(long, required = true)]
    jsonl: bool,
}

impl Args {
    /// Reads.
    pub fn run(self, out: &mut dyn Write) -> Result<Status, Failure> {
        answer::rows(out, |row, to| answer::row(row, to, attributions_of))
    }
}

fn attributions_of<'a>(row: &'a str, id: &mut &'a str, to: &mut Vec<u8>) -> Result<(), String> {
    let (mut sentence, mut before) = (None, None);
    fields(row, |name, written| {
        match name {
            "id" => *id = written,
            "text" => sentence = Some(text(written).map_err(|why| format!("`text`: {why}"))?),
            "before" if written != "null" => {
                before = Some(text(written).map_err(|why| format!("`before`: {why}"))?);
            }
            _ => {}
        }
        Ok(())
    })?;
    let sentence = sentence.ok_or("the row has no `text`")?;
    let reading = attribution::read(&sentence, before.as_deref());
    answer::push_id(to, id);
    let summary = format!(
        ",\"attribution\":{},\"score\":{:.3},\"relations\":[",
        reading.score >= ATTRIBUTES,
        reading.score
    );
    to.extend_from_slice(summary.as_bytes());
    let offsets = Offsets::new(&sentence);
    for (nth, relation) in reading.relations.iter().enumerate() {
        to.extend_from_slice(if nth == 0 { b"{" } else { b",{" });
        push_relation(&offsets, relation, to);
        to.push(b'}');
    }
    to.extend_from_slice(b"],\"denial\":");
    let denial = reading.denial.map_or("null".to_owned(), |kind| format!("\"{}\"", kind.name()));
    to.extend_from_slice(denial.as_bytes());
    to.push(b'}');
    Ok(())
}

fn push_relation(offsets: &Offsets, relation: &Relation, to: &mut Vec<u8>) {
    let parts =
        [("source", &relation.source), ("cue", &relation.cue), ("content", &relation.content)];
    for (nth, (name, spans)) in parts.into_iter().enumerate() {
        let comma = if nth == 0 { "" } else { "," };
        to.extend_from_slice(format!("{comma}\"{name}\":").as_bytes());
        answer::push_spans(offsets, spans, to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(row: &str) -> String {
        let mut to = Vec::new();
        answer::row(row.as_bytes(), &mut to, attributions_of);
        String::from_utf8(to).unwrap()
    }

    #[test]
    fn spans_are_code_points_and_the_score_decides() {
        let row = r#"{"id":7.0,"text":"“Nein – no,” said Ms. Özil."}"#;
        let want = r#"{"id":7.0,"attribution":true,"score":0.960,"relations":[{"source":[[18,26]],"cue":[[13,17]],"content":[[0,12]]}],"denial":null}"#;
        assert_eq!(answer(row), want);
        let row = r#"{"id":null,"text":"It rained.","before":null}"#;
        let want = r#"{"id":null,"attribution":false,"score":0.000,"relations":[],"denial":null}"#;
        assert_eq!(answer(row), want);
        assert_eq!(answer("{}"), r#"{"id":null,"error":"the row has no `text`"}"#);
    }
}
