//! Lines that are about an article, and words that take back certainty.
//!
//! A line by itself that ends without a stop is a headline, a byline, a caption
//! or an entry of a list: prose has stops.

use crate::model::Span;
use crate::text::{boilerplate, header};

/// Crossheads behind which only lists follow.
const CLOSING: [&str; 12] = [
    "sources",
    "source",
    "references",
    "external links",
    "external link",
    "related news",
    "related stories",
    "related articles",
    "related",
    "read also",
    "read more",
    "see also",
];

/// Words in a frame by which whoever passes something on does not vouch for it.
const HEDGES: [&str; 10] = [
    "reportedly",
    "allegedly",
    "apparently",
    "supposedly",
    "purportedly",
    "perhaps",
    "possibly",
    "unconfirmed",
    "rumoured",
    "rumored",
];

/// For each sentence whether it is a line about the article.
pub fn headers(text: &str, sentences: &[Span]) -> Vec<bool> {
    let header = header::read(text, sentences);
    let mut marked = boilerplate::mark(text, sentences);
    marked.resize(sentences.len(), false);
    let mut closing = false;
    for (nth, (sentence, is_header)) in sentences.iter().zip(&mut marked).enumerate() {
        let line = line_of(text, *sentence);
        let words = sentence.of_text(text).trim();
        let whole = line.trim() == words;
        let name = words.trim_end_matches(':').to_lowercase();
        closing |= whole && nth > 2 && CLOSING.contains(&name.as_str());
        let front = [header.headline, header.byline].contains(&Some(*sentence))
            || whole && header.is_front(text, *sentence, nth) && !has_stop(words);
        *is_header |= closing || front || !has_stop(line.trim()) && line.len() < 300;
    }
    marked
}

/// The line that a sentence stands in.
fn line_of(text: &str, sentence: Span) -> &str {
    let range = sentence.range();
    let start = text.get(..range.start).and_then(|it| it.rfind('\n')).map_or(0, |at| at + 1);
    let end = text.get(range.end..).and_then(|it| it.find('\n'));
    text.get(start..end.map_or(text.len(), |at| range.end + at)).unwrap_or_default()
}

/// Whether a line ends as prose does, or announces what follows.
fn has_stop(line: &str) -> bool {
    let end = line.trim_end_matches(['"', '”', '’', '»', '\'', ')', ']', ' ']);
    end.ends_with(['.', '!', '?', '…', ':', ';', ',', '。', '؟', '۔', '।'])
        || line.starts_with(['"', '“', '«', '„']) && line.ends_with(['"', '”', '»', '“'])
}

/// Whether a sentence hedges outside what it attributes.
pub fn hedges(text: &str, sentence: Span, content: &[Span]) -> bool {
    let words = sentence.of_text(text);
    let lower = words.to_ascii_lowercase();
    HEDGES.iter().any(|hedge| {
        lower.match_indices(hedge).any(|(at, _)| {
            let at = sentence.range().start + at;
            !content.iter().any(|it| it.range().contains(&at))
        })
    })
}
