//! Credits to agencies: in a line by themselves, in brackets, after a dash.
//!
//! An agency that the text merely quotes is not credited; only the places where
//! credits stand are looked at.

use crate::model::Span;
use crate::text::agencies::{is_agency, is_plain_agency};

/// The agency of a line that is only a credit: `IANS`, `(AFP)`, `— PTI`,
/// `Source: Reuters`.
pub(super) fn line(line: &str) -> Option<Span> {
    let body = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let marked = body.len() < line.len();
    let start = line.len() - body.len();
    let labels = ["Source: ", "SOURCE: ", "Source : ", "Courtesy: ", "Credit: ", "Agency: "];
    let label =
        labels.iter().find(|label| body.starts_with(**label)).map_or(0, |label| label.len());
    let body = body.get(label..)?;
    let name = body.trim_end_matches(|c: char| !c.is_alphanumeric());
    // `IANS/sk`: the desk's letters follow.
    let name = name.split('/').next().unwrap_or(name).trim_end();
    let known = if marked || label > 0 { is_agency(name) } else { is_plain_agency(name) };
    known.then(|| Span::of(start + label..start + label + name.len()))
}

/// The agencies named in `within`, for lists such as `Reuters, AFP and AP`.
pub(super) fn names(text: &str, within: Span) -> Vec<Span> {
    let words = within.of_text(text);
    let base = within.range().start;
    let mut found = Vec::new();
    let mut at = 0;
    for part in words.split([',', '/', '&', ';', '|', '+']) {
        let mut from = at;
        for name in part.split(" and ") {
            let body = name.trim();
            let body = body.strip_prefix("and ").unwrap_or(body);
            let start = base + from + name.find(body).unwrap_or(0);
            if is_agency(body) {
                found.push(Span::of(start..start + body.len()));
            }
            from += name.len() + " and ".len();
        }
        at += part.len() + 1;
    }
    found
}

/// Adds the agencies that the last lines credit.
pub(super) fn closing(text: &str, sentences: &[Span], found: &mut Vec<Span>) {
    for &sentence in sentences.iter().rev().take(3) {
        let words = sentence.of_text(text);
        if let Some(span) = line(words) {
            found.push(shift(span, sentence));
        } else if let Some(span) = final_brackets(words) {
            let span = shift(span, sentence);
            let inner = span.of_text(text);
            let list = CREDITING
                .iter()
                .find_map(|label| inner.to_lowercase().starts_with(label).then_some(label.len()));
            found.extend(names(text, Span::new(span.start + list.unwrap_or(0) as u32, span.end)));
        } else if let Some(span) = after_dash(words) {
            found.push(shift(span, sentence));
        }
    }
}

/// How a credit in brackets begins.
const CREDITING: &[&str] = &[
    "with inputs from ",
    "with input from ",
    "with agency inputs from ",
    "with additional inputs from ",
    "inputs from ",
    "source: ",
    "with information from ",
    "with reporting by ",
    "with ",
];

/// What the brackets at the end of a sentence hold.
fn final_brackets(words: &str) -> Option<Span> {
    let body = words.trim_end_matches(['.', ' ']);
    let inner = body.strip_suffix([')', ']'])?;
    let open = inner.rfind(['(', '['])? + 1;
    (inner.len() - open <= 120).then(|| Span::of(open..inner.len()))
}

/// The agency after a dash at the end of a sentence: `… next week. — AFP`.
fn after_dash(words: &str) -> Option<Span> {
    let dash = words.rfind(['—', '–', '-'])?;
    let front = words.get(..dash)?.trim_end();
    let tail = words.get(dash..)?;
    let name = tail.trim_start_matches(['—', '–', '-', ' ']);
    let start = words.len() - name.len();
    let name = name.trim_end_matches(['.', ' ']);
    (front.ends_with(['.', '!', '?', '”', '"']) && is_agency(name))
        .then(|| Span::of(start..start + name.len()))
}

fn shift(inner: Span, outer: Span) -> Span {
    Span::new(outer.start + inner.start, outer.start + inner.end)
}
