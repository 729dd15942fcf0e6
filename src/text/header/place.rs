//! The place line before an article's first words: `KABUL, Nov. 13 (Reuters) - `.
//!
//! It is one only if a date, an agency or capitals show it. A name and a colon
//! may be a speaker, and a name and a number an outlet.

use jiff::civil::Date;

use super::credit;
use crate::model::Span;
use crate::text::date;

/// A place line; spans count from the beginning of the sentence.
pub(super) struct PlaceLine {
    pub place: Span,
    pub date: Option<(Span, Date)>,
    pub agencies: Vec<Span>,
    /// Nothing but capitals before a colon shows it: so do speakers in a
    /// transcript, and labels.
    pub doubtful: bool,
}

/// Words in capitals that stand before a dash and are no places.
static NO_PLACE: &[&str] = &[
    "BREAKING",
    "UPDATE",
    "UPDATED",
    "EXCLUSIVE",
    "OPINION",
    "ANALYSIS",
    "WATCH",
    "LIVE",
    "EXPLAINER",
    "EXPLAINED",
    "FACTBOX",
    "CORRECTION",
    "VIDEO",
    "VIDEOS",
    "PHOTO",
    "PHOTOS",
    "NEWS",
    "URGENT",
    "ALERT",
    "FEATURE",
    "INTERVIEW",
    "EDITORIAL",
    "COMMENT",
    "COLUMN",
    "REVIEW",
    "TIMELINE",
    "PROFILE",
    "BACKGROUND",
    "DEVELOPING",
    "NOTE",
    "LETTER",
    "POLL",
    "QUIZ",
    "PODCAST",
    "READ",
    "TRENDING",
    "SPECIAL",
    "REPORT",
    "ADVERTISEMENT",
    "ANSWER",
    "AUTHOR",
    "BODY",
    "CAPTION",
    "CONFIRMED",
    "DATE",
    "FACT",
    "GALLERY",
    "HEADLINE",
    "IMAGE",
    "INTRO",
    "JUST",
    "LATEST",
    "MUST",
    "PICTURE",
    "PICTURES",
    "QUESTION",
    "REVEALED",
    "SOURCE",
    "SPONSORED",
    "SUMMARY",
    "TEXT",
    "TITLE",
    "TRANSCRIPT",
    "WARNING",
];

/// Bytes in which a place line must come to its dash or colon.
const LONGEST: usize = 110;

/// Reads the place line at the beginning of a sentence.
pub(super) fn read(words: &str) -> Option<PlaceLine> {
    let head = (LONGEST.min(words.len())..=words.len()).find_map(|to| words.get(..to))?;
    let (end, dash) = end_of_line(head)?;
    let line = head.get(..end)?;
    let bracket = line.find('(');
    let before = line.get(..bracket.unwrap_or(end))?.trim_end();
    let place_end = end_of_place(before);
    let place = before.get(..place_end)?.trim_end_matches([',', '،', '，', ' ']);
    let dated = before.get(place.len()..)?.contains(char::is_alphabetic);
    let first = place.split([',', '/', ' ']).next().unwrap_or_default();
    if !is_name(place) || NO_PLACE.contains(&first) {
        return None;
    }
    let capitals = first.chars().count() >= 4 && !first.contains(char::is_lowercase);
    let agencies = match bracket {
        Some(at) => {
            let close = at + line.get(at..)?.find(')')?;
            // Words after the brackets belong to a sentence.
            if line.get(close + 1..)?.contains(char::is_alphanumeric) {
                return None;
            }
            let inside = Span::of(at + 1..close);
            let known = credit::names(words, inside);
            if known.is_empty() {
                // Capitals, a date and a dash are proof enough of a place line:
                // what it has in brackets is an agency, known or not.
                let proven = capitals && dated && dash && is_title(inside.of_text(words));
                proven.then(|| vec![inside])?
            } else {
                known
            }
        }
        None => Vec::new(),
    };
    let shown = !agencies.is_empty() || dated || capitals && dash;
    // Without dash and date, only whole prose after capitals will do: headlines
    // have such beginnings, too.
    let doubtful = !shown;
    if doubtful && !(capitals && super::forms::ends_like_prose(words)) {
        return None;
    }
    let date = date::first(before).filter(|(span, _)| span.range().start >= place.len());
    Some(PlaceLine { place: Span::of(0..place.len()), date, agencies, doubtful })
}

/// Whether words are written as a name: a few, each with a capital or figures.
fn is_title(words: &str) -> bool {
    let mut parts = words.split(' ');
    words.len() <= 40
        && parts.clone().count() <= 5
        && words.contains(char::is_uppercase)
        && parts.all(|word| word.starts_with(|c: char| c.is_alphanumeric() && !c.is_lowercase()))
}

/// Where the place line ends, and whether with a dash.
fn end_of_line(head: &str) -> Option<(usize, bool)> {
    let bytes = head.as_bytes();
    for (at, c) in head.char_indices() {
        match c {
            '—' | '–' => return Some((at, true)),
            '-' if at > 0
                && (bytes.get(at - 1) == Some(&b' ')
                    && matches!(bytes.get(at + 1), Some(b' ' | b'-'))
                    || bytes.get(at + 1) == Some(&b'-')) =>
            {
                return Some((at, true));
            }
            ':' if bytes.get(at + 1).is_none_or(|&byte| byte == b' ' || byte == 0xc2) => {
                return Some((at, false));
            }
            '"' | '“' | '?' | '!' | ';' | '\n' => return None,
            _ => {}
        }
    }
    None
}

/// Where the place ends and the date begins.
fn end_of_place(before: &str) -> usize {
    let mut at = 0;
    for part in before.split_inclusive([',', ' ']) {
        let word = part.trim_end_matches([',', ' ']);
        let month = date::month(word).is_some() && at > 0;
        if month || date::is_weekday(word) || word.starts_with(|c: char| c.is_numeric()) {
            // What follows must be a date, or this is no place line; a number
            // alone, as in `Kabul 24`, is none.
            let rest = before.get(at..).unwrap_or_default();
            let named = rest.split([',', ' ', '.']).any(|word| date::month(word).is_some());
            let numbered = rest.contains(char::is_numeric);
            let only_date = super::forms::is_date_line(rest);
            return if named && numbered && only_date { at } else { usize::MAX };
        }
        at += part.len();
    }
    at
}

/// Whether `place` is written as the name of one or more places: capitals, with
/// small words between at most.
fn is_name(place: &str) -> bool {
    let words = || place.split([' ', ',', '/']).filter(|word| !word.is_empty());
    let small = |word: &str| {
        matches!(
            word,
            "of" | "the"
                | "de"
                | "la"
                | "el"
                | "al"
                | "am"
                | "an"
                | "der"
                | "del"
                | "di"
                | "du"
                | "and"
                | "near"
                | "on"
                | "upon"
                | "sur"
        )
    };
    let named = |word: &str| {
        word.starts_with(|c: char| c.is_uppercase() || c.is_alphabetic() && !c.is_lowercase())
    };
    (1..=7).contains(&words().count())
        && words().all(|word| named(word) || small(word))
        && words().next().is_some_and(named)
}
