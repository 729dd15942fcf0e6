//! `hearsay read`: who says what in whole articles, for pipes.

use std::io::Write;

use super::answer;
use super::failure::{Failure, Status};
use super::json_row::{fields, text};
use crate::model::Span;
use crate::text::language::{by_tag, detect};
use crate::text::offsets::Offsets;
use crate::text::reading::{self, Attribution};
use crate::text::segment;

/// Reads who says what in whole articles
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hearsay read --jsonl < rows.jsonl > readings.jsonl
  echo '{\"id\":1,\"text\":\"“The pier sank. Nobody knew,” said Ana Reyes.\"}' | hearsay read --jsonl

A row is {\"id\":…,\"text\":\"a whole article\"[,\"lang\":\"en\",\"outlet\":\"…\",\"agency\":\"…\"]} and is answered, in
order, by {\"id\":…,\"attributions\":[{\"sents\":[0,1],\"cue\":[[30,34]],\"content\":[[0,15],[16,29]],
\"speaker\":\"Ana Reyes\",\"speaker_key\":0,\"chain\":[\"Ana Reyes\"],\"score\":0.96,\"denial\":null,
\"hedged\":false}],\"claims\":[[0,15],[16,45]],\"headers\":[],\"sentences\":[[0,15],[16,45]]}. Spans are in code points of the text, end
exclusive. `sents` is the first and the last of `sentences`, from 0. `speaker` is null where nobody
is named, `speaker_key` the same for all mentions of one speaker in the article, and `chain` goes
from the outlet's informant to the speaker, without the article's own outlet and agency in front.
`claims` are the sentences that put something forward, `headers` the lines about the article.
Attributions are read in English. A row that cannot be read is answered by
{\"id\":…,\"error\":\"…\"}.")]
pub struct Args {
    /// Rows from standard input, one JSON object a line
    #[arg(long, required = true)]
    jsonl: bool,
}

impl Args {
    /// Reads.
    pub fn run(self, out: &mut dyn Write) -> Result<Status, Failure> {
        answer::rows(out, |row, to| answer::row(row, to, read_row))
    }
}

fn read_row<'a>(row: &'a str, id: &mut &'a str, to: &mut Vec<u8>) -> Result<(), String> {
    let (mut words, mut language, mut own) = (None, None, Vec::new());
    fields(row, |name, written| {
        let value = || text(written).map_err(|why| format!("`{name}`: {why}"));
        match name {
            "id" => *id = written,
            "text" => words = Some(value()?),
            "lang" if written != "null" => language = Some(value()?),
            "outlet" | "agency" if written != "null" => own.push(value()?),
            _ => {}
        }
        Ok(())
    })?;
    let text = words.ok_or("the row has no `text`")?;
    let sentences = match language.as_deref() {
        Some(tag) if !tag.is_empty() => segment::sentences(&text, by_tag(tag)),
        _ => segment::sentences_by_paragraph(&text, detect(&text)),
    };
    let article = reading::read(&text, &sentences);
    let offsets = Offsets::new(&text);
    answer::push_id(to, id);
    to.extend_from_slice(b",\"attributions\":[");
    for (nth, it) in article.attributions.iter().enumerate() {
        to.extend_from_slice(if nth == 0 { b"{" } else { b",{" });
        push_attribution(&offsets, it, &own, to);
        to.push(b'}');
    }
    to.push(b']');
    push_lists(
        &offsets,
        &[("claims", &article.claims), ("headers", &article.headers), ("sentences", &sentences)],
        to,
    );
    to.push(b'}');
    Ok(())
}

fn push_lists(offsets: &Offsets, lists: &[(&str, &[Span])], to: &mut Vec<u8>) {
    for (name, spans) in lists {
        to.extend_from_slice(format!(",\"{name}\":").as_bytes());
        answer::push_spans(offsets, spans, to);
    }
}

fn push_attribution<T: AsRef<str>>(
    offsets: &Offsets,
    it: &Attribution,
    own: &[T],
    to: &mut Vec<u8>,
) {
    to.extend_from_slice(format!("\"sents\":[{},{}]", it.sents.0, it.sents.1).as_bytes());
    push_lists(offsets, &[("cue", &it.cue), ("content", &it.content)], to);
    let is_own = |name: &str| own.iter().any(|own| own.as_ref().eq_ignore_ascii_case(name));
    let in_front = it.chain.iter().take_while(|step| is_own(&step.name)).count();
    let names: Vec<&str> = it.chain.iter().skip(in_front).map(|step| step.name.as_str()).collect();
    let last = it.chain.last();
    let rest = serde_json::json!({
        "speaker": last.map(|step| &step.name),
        "speaker_key": last.map(|step| step.key),
        "chain": names,
        "denial": it.denial.map(crate::model::DenialKind::name),
        "hedged": it.hedged,
    });
    let rest = rest.to_string();
    to.extend_from_slice(format!(",\"score\":{:.3},", it.score).as_bytes());
    to.extend_from_slice(rest.get(1..rest.len() - 1).unwrap_or_default().as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(row: &str) -> String {
        let mut to = Vec::new();
        answer::row(row.as_bytes(), &mut to, read_row);
        String::from_utf8(to).unwrap()
    }

    #[test]
    fn spans_are_code_points_and_speech_runs_on() {
        let row = r#"{"id":7.0,"text":"“The pier sank. Nobody knew,” said Ana Özil."}"#;
        let found: serde_json::Value = serde_json::from_str(&answer(row)).unwrap();
        let it = &found["attributions"][0];
        assert_eq!(it["speaker"], "Ana Özil");
        assert_eq!(found["sentences"].as_array().unwrap().len(), 2);
        assert_eq!(it["sents"], serde_json::json!([0, 1]));
        assert_eq!(it["content"][0][0], 0);
        assert_eq!(it["cue"], serde_json::json!([[30, 34]]));
        assert_eq!(found["attributions"].as_array().unwrap().len(), 1);
        assert_eq!(answer("{}"), r#"{"id":null,"error":"the row has no `text`"}"#);
    }
}
