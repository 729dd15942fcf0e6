//! The forms of header lines: dates, bylines, labels, outlets.
//!
//! Each function looks at one line and says whether it has the form; none
//! knows what was read before.

use crate::model::Span;
use crate::text::date;

/// Words that stand beside a date in a date line.
static DATE_WORDS: &[&str] = &[
    "date",
    "dated",
    "published",
    "posted",
    "updated",
    "last",
    "modified",
    "first",
    "on",
    "at",
    "am",
    "pm",
    "gmt",
    "utc",
    "est",
    "edt",
    "ist",
    "pst",
    "pkt",
    "cet",
    "bst",
    "msk",
    "uhr",
    "stand",
    "publié",
    "le",
    "à",
    "mis",
    "jour",
    "actualizado",
    "publicado",
    "el",
    "em",
    "issued",
    "time",
    "h",
    "hrs",
    "hours",
    "local",
    "the",
    "of",
    "and",
    "von",
    "vom",
    "den",
    "um",
    "г",
    "года",
];

/// Beginnings of a byline, in lower case, with the space or colon after them.
static BYLINES: &[&str] = &[
    "by: ",
    "by ",
    "written by ",
    "written by: ",
    "reported by ",
    "reported by: ",
    "story by ",
    "text by ",
    "author: ",
    "authors: ",
    "reporter: ",
    "von: ",
    "von ",
    "par ",
    "par: ",
    "por ",
    "por: ",
    "di ",
    "door ",
    "af ",
    "autor: ",
    "auteur : ",
    "автор: ",
];

/// Labels that introduce something else than the article's words.
static LABELS: &[&str] = &[
    "date",
    "by",
    "source",
    "sources",
    "author",
    "category",
    "tags",
    "tag",
    "topic",
    "topics",
    "share",
    "share this",
    "print",
    "advertisement",
    "ad",
    "read more",
    "also read",
    "listen",
    "subscribe",
    "home",
    "menu",
    "image",
    "photo",
    "video",
    "location",
    "world",
    "national",
    "international",
    "politics",
    "business",
    "sports",
    "opinion",
    "editorial",
    "news",
    "latest",
    "latest news",
    "breaking news",
    "top stories",
    "skip to content",
    "skip to main content",
    "comments",
    "leave a comment",
    "follow us",
];

/// Beginnings of a caption or a pointer, which is no headline.
static CAPTIONS: &[&str] = &[
    "photo:",
    "image:",
    "picture:",
    "file photo",
    "photo by",
    "image credit",
    "photo credit",
    "representational image",
    "read more",
    "also read",
    "read also",
    "related:",
    "watch:",
    "listen:",
    "tags:",
    "category:",
    "source:",
    "location:",
    "share",
    "advertisement",
    "copyright",
    "©",
    "all rights reserved",
    "min read",
    "home >",
    "home »",
    "click here",
    "subscribe",
];

/// Nouns with which the names of outlets end.
static OUTLET_NOUNS: &[&str] = &[
    "News",
    "Times",
    "Post",
    "Herald",
    "Tribune",
    "Gazette",
    "Chronicle",
    "Journal",
    "Telegraph",
    "Observer",
    "Press",
    "Radio",
    "TV",
    "Television",
    "Daily",
    "Weekly",
    "Today",
    "Express",
    "Standard",
    "Monitor",
    "Nachrichten",
    "Zeitung",
];

/// First words after which a number or a colon makes no outlet.
static NO_OUTLET: &[&str] = &[
    "Breaking", "Latest", "World", "Sports", "Business", "Good", "Bad", "Top", "Fake", "Local",
    "National", "Live", "Video", "More",
];

/// Whether a line says a date and nothing else, or is the label of a date that
/// is missing.
pub(super) fn is_date_line(line: &str) -> bool {
    /// Bytes; longer ones are tables, or nothing.
    const LONGEST: usize = 400;
    if line.len() > LONGEST {
        return false;
    }
    let mut dated = false;
    for word in line.split(|c: char| {
        c.is_whitespace()
            || matches!(c, ',' | ':' | '|' | '(' | ')' | '-' | '–' | '/' | '•' | '·' | '.')
    }) {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let lower = word.to_lowercase();
        let number = word.starts_with(|c: char| c.is_numeric());
        if date::month(word).is_some() || date::is_weekday(word) {
            dated = true;
        } else if number {
            // `13th`, `10h30`, `2024年11月13日`
            if word.chars().filter(|c| c.is_alphabetic()).count() > 3 {
                return false;
            }
            dated |= word.chars().count() >= 4;
        } else if lower == "date" || lower == "published" || lower == "updated" {
            dated = true;
        } else if !word.is_empty() && !DATE_WORDS.contains(&lower.as_str()) {
            return false;
        }
    }
    dated
}

/// The name in a byline, without the `By`.
pub(super) fn byline(line: &str) -> Option<Span> {
    let lower = line.to_lowercase();
    let label = BYLINES
        .iter()
        .filter(|label| lower.starts_with(**label))
        .max_by_key(|label| label.len())?;
    // Lower case may be longer than the text; the labels are not.
    let name = line.get(label.len()..)?;
    let start = label.len() + name.len() - name.trim_start().len();
    let name = name.trim().trim_end_matches(['|', ',', '-', '–']).trim_end();
    let words = || name.split_whitespace();
    let is_name = |word: &str| {
        let joins = matches!(
            word,
            "and"
                | "und"
                | "et"
                | "y"
                | "e"
                | "i"
                | "in"
                | "de"
                | "van"
                | "von"
                | "der"
                | "al"
                | "el"
                | "bin"
                | "da"
                | "of"
                | "for"
                | "&"
                | "|"
                | "/"
        );
        joins
            || word
                .starts_with(|c: char| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()))
    };
    let plain = !name.is_empty()
        && words().count() <= 12
        && words().all(is_name)
        && words().next().is_some_and(|word| !word.starts_with(char::is_numeric));
    let named =
        words().any(|word| word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase()));
    (plain && named && !ends_like_prose(name)).then(|| Span::of(start..start + name.len()))
}

/// The headline in a line such as `Title: Bridge closed after inspection`.
pub(super) fn title_line(line: &str) -> Option<Span> {
    let (label, name) = line.split_once(':')?;
    let label = label.trim().to_lowercase();
    let named = ["title", "headline", "titel", "titre", "título", "titolo", "заголовок"]
        .contains(&label.as_str());
    let body = name.trim();
    let start = line.len() - name.trim_start().len();
    (named && body.contains(char::is_alphanumeric) && body.chars().count() <= 300)
        .then(|| Span::of(start..start + body.len()))
}

/// The outlet in a line such as `Source: The Malta Herald`.
pub(super) fn outlet_line(line: &str) -> Option<Span> {
    let (label, name) = line.split_once(':')?;
    let named = ["source", "outlet", "publisher", "publication", "quelle"]
        .contains(&label.trim().to_lowercase().as_str());
    let body = name.trim();
    let plain = !body.is_empty()
        && body.split_whitespace().count() <= 6
        && !body.contains("//")
        && !ends_like_prose(body);
    let start = line.len() - name.trim_start().len();
    // An agency is no outlet: that is a credit.
    (named && plain && !crate::text::agencies::is_agency(body))
        .then(|| Span::of(start..start + body.len()))
}

/// The outlet before the first words of an article: `Kabul 24: The …`.
pub(super) fn outlet_prefix(words: &str) -> Option<Span> {
    let (name, rest) = words.split_once(':')?;
    if name.len() > 60 || !rest.starts_with(' ') {
        return None;
    }
    let parts: Vec<&str> = name.split(' ').collect();
    let (last, front) = parts.split_last()?;
    let capital = |word: &&&str| word.starts_with(char::is_uppercase);
    let named = !front.is_empty()
        && front.len() <= 4
        && front.first().is_some_and(|word| !NO_OUTLET.contains(word))
        && front.iter().filter(capital).count() == front.len();
    // `24` for a day of news is in many outlets' names; other numbers count
    // chapters, days and dead.
    let channel = *last == "24"
        && front.len() == 1
        && front.first().is_some_and(|word| date::month(word).is_none());
    (named && (channel || OUTLET_NOUNS.contains(last))).then(|| Span::of(0..name.len()))
}

/// Whether a line is a label without content, or a section's name in capitals.
pub(super) fn is_label(line: &str) -> bool {
    let name = line.trim_end_matches([':', ' ']).to_lowercase();
    let capitals = line.contains(char::is_uppercase) && !line.contains(char::is_lowercase);
    LABELS.contains(&name.as_str())
        || capitals && line.split_whitespace().count() <= 3
        || !line.contains(char::is_alphanumeric)
}

/// Whether a line is a caption or a pointer to something else.
pub(super) fn is_caption(line: &str) -> bool {
    let lower = line.to_lowercase();
    CAPTIONS.iter().any(|label| lower.starts_with(label))
        || lower.contains("://")
        || lower.ends_with("min read")
}

/// Whether a line ends as sentences of an article do. A headline may ask or
/// call out; it has no full stop. `U.S.` at its end is none.
pub(super) fn ends_like_prose(line: &str) -> bool {
    let body = line.trim_end_matches(['"', '”', '’', '\'', '»', ')', '」', ' ']);
    let stop = body.ends_with(['.', ':', ';', ',', '。', '۔', '।', '،']);
    let last = body.split_whitespace().next_back().unwrap_or_default();
    stop && !(last.len() >= 4 && last.ends_with('.') && last.trim_end_matches('.').contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_dates_is_a_line() {
        let line = "Published: Wednesday, November 13, 2024, 10:30 | Updated: 14 November 2024";
        assert!(is_date_line(line));
        assert!(!is_date_line(&format!("{line} ").repeat(10)));
    }
}
