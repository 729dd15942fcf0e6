//! Splits a text into sentences.
//!
//! Three layers, one algorithm for every language: `lines` says which line
//! breaks end a sentence, `lists` finds items that stand in one line, and
//! `judge` decides at each stop, as UAX #29 would but for the abbreviations,
//! initials, ordinals and quotations that the language's tables name. A
//! quotation of several sentences is several sentences, because analysts tag
//! them apart. Boundaries are for reading: nothing here knows what a headline
//! is, or an article.

mod after_word;
mod chars;
mod glued;
mod judge;
mod lines;
mod lists;
mod next;
mod run;
mod speech;
mod tail;
mod word;

use crate::model::Span;
use crate::text::language::{self, Language};
use chars::is_format;

/// The sentences of `text`, all of it in one language: sorted, apart, trimmed,
/// not empty. Every character that is not white space lies in exactly one.
///
/// Linear in the length of the text; about 10 ns a byte at worst.
pub fn sentences(text: &str, language: &Language) -> Vec<Span> {
    split_pieces(text, language, |_| language)
}

/// The sentences of an article whose paragraphs may change the language: each
/// is split by its own, as [`passages`] tells them apart.
pub fn sentences_by_paragraph(text: &str, article: &'static Language) -> Vec<Span> {
    split_pieces(text, article, |paragraph| language::of_paragraph(paragraph, article))
}

/// The parts of an article that are in one language, in order. Headings and
/// other paragraphs that show no language of their own are in the article's.
pub fn passages(text: &str, article: &'static Language) -> Vec<(Span, &'static Language)> {
    let mut found: Vec<(Span, &'static Language)> = Vec::new();
    for piece in lines::pieces(text, article) {
        let paragraph = text.get(piece.clone()).unwrap_or_default();
        let language = language::of_paragraph(paragraph, article);
        match found.last_mut() {
            Some((span, same)) if same.tag == language.tag => *span = span.join(Span::of(piece)),
            _ => found.push((Span::of(piece), language)),
        }
    }
    found
}

fn split_pieces<'a>(
    text: &str,
    article: &'a Language,
    language_of: impl Fn(&str) -> &'a Language,
) -> Vec<Span> {
    let mut found = Vec::with_capacity(text.len() / 100 + 1);
    for piece in lines::pieces(text, article) {
        let language = language_of(text.get(piece.clone()).unwrap_or_default());
        let mut start = piece.start;
        for item in lists::items(text, piece.clone(), language) {
            split(text, start..item, language, &mut found);
            start = item;
        }
        split(text, start..piece.end, language, &mut found);
    }
    found
}

/// Adds the sentences of one piece.
fn split(text: &str, piece: std::ops::Range<usize>, language: &Language, found: &mut Vec<Span>) {
    let mut start = piece.start;
    let mut at = piece.start;
    while let Some(run) = run::next(text, at, piece.end, language) {
        at = run.end;
        if let Some(end) = judge::end_of_sentence(text, start, piece.end, &run, language) {
            push(text, start, end, found);
            start = end;
            at = end.max(run.end.min(at));
        }
    }
    push(text, start, piece.end, found);
}

/// Adds `start..end` without its outer white space, if anything is left.
/// Characters without a width do not make a sentence of their own.
fn push(text: &str, start: usize, end: usize, found: &mut Vec<Span>) {
    let raw = text.get(start..end).unwrap_or_default();
    let front = raw.len() - raw.trim_start().len();
    let span = Span::of(start + front..start + raw.trim_end().len());
    if span.is_empty() {
        return;
    }
    if span.of_text(text).chars().all(is_format)
        && let Some(last) = found.last_mut()
    {
        *last = last.join(span);
        return;
    }
    found.push(span);
}
