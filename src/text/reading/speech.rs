//! Which sentences of an article are direct speech, and where it runs on.
//!
//! Who speaks is found by the caller.

use crate::model::Span;
use crate::text::quotations::quotations;

/// The direct speech of an article, by sentence.
pub struct Speech {
    /// The part of each sentence that is speech, where that is nearly all of it.
    parts: Vec<Option<Span>>,
    /// Whether the speech of the sentence before runs into each sentence.
    runs: Vec<bool>,
}

impl Speech {
    /// Reads the marks of a text.
    pub fn of(text: &str, sentences: &[Span]) -> Self {
        let spoken = spans(text);
        let mut speech = Self { parts: Vec::new(), runs: Vec::new() };
        let mut before: Option<Span> = None;
        for sentence in sentences {
            let from = spoken.partition_point(|it| it.end <= sentence.start);
            let here = spoken.get(from..).unwrap_or_default().iter();
            let here: Vec<Span> = here.take_while(|it| it.start < sentence.end).copied().collect();
            let inside: u32 =
                here.iter().map(|it| it.end.min(sentence.end) - it.start.max(sentence.start)).sum();
            let all = u64::from(inside) * 10 >= u64::from(sentence.len()) * 9;
            speech.parts.push((all && !here.is_empty()).then_some(*sentence));
            let open = |it: &&Span| {
                it.start < sentence.start
                    || it.start == sentence.start && before.is_some_and(|old| !closes(old, text))
            };
            let runs = here.first().filter(open).is_some() && before.is_some();
            speech.runs.push(runs);
            before = here.last().copied().filter(|it| it.end >= sentence.end);
        }
        speech
    }

    /// Whether all that a sentence says is speech.
    pub fn is_speech(&self, nth: usize) -> bool {
        self.part(nth).is_some()
    }

    /// The part of a sentence that is speech, where it is all of it.
    pub fn part(&self, nth: usize) -> Option<Span> {
        self.parts.get(nth).copied().flatten()
    }

    /// Whether speech of the sentence before goes on in a sentence.
    pub fn runs_into(&self, nth: usize) -> bool {
        self.runs.get(nth).copied().unwrap_or_default()
    }
}

fn closes(speech: Span, text: &str) -> bool {
    let words = speech.of_text(text);
    words.chars().count() > 1 && words.ends_with(['"', '”', '»', '’', '“', '」', '』'])
}

/// The quotations of a text. A straight mark that its paragraph leaves open is
/// one too where the next paragraph opens anew, as long speeches are set.
fn spans(text: &str) -> Vec<Span> {
    let mut all = quotations(text);
    let mut start = 0;
    let mut open: Option<Span> = None;
    for paragraph in text.split_inclusive('\n') {
        let body = paragraph.trim();
        let at = start + (paragraph.len() - paragraph.trim_start().len());
        start += paragraph.len();
        if body.is_empty() {
            continue;
        }
        if body.starts_with('"') {
            all.extend(open.take());
        }
        let odd = body.matches('"').count() % 2 == 1;
        open = body.rfind('"').filter(|_| odd).map(|it| Span::of(at + it..at + body.len()));
    }
    all.sort_unstable();
    all
}
