//! Keeps tags on their words: short forms of quotes, and finding a quote again.
//!
//! A tag holds its span and its quote. If the two disagree, because a file was
//! edited by hand or merged, the quote is what the analyst meant; `find` looks
//! for it near the old place. Only exact words are found: a near miss would
//! silently put a claim into an outlet's mouth.

use std::borrow::Cow;

use memchr::memmem;

use crate::model::Span;

/// A quote of more characters than this is kept in its short form.
pub const LONGEST: usize = 64;

/// How many characters of either end the short form keeps.
pub const KEPT: usize = 32;

/// What stands for the middle in the short form.
pub const GAP: &str = " … ";

/// How many bytes the middle of a quote may have at most when it is looked for
/// by its ends. Longer than any sentence, shorter than most articles.
const WIDEST_GAP: usize = 16 * 1024;

/// The short form of a quote of more than 64 characters: its first and last
/// 32, joined by ` … `. Shorter quotes are returned as they are.
pub fn abridge(quote: &str) -> Cow<'_, str> {
    match ends(quote) {
        Some((head, tail)) => Cow::Owned([head, GAP, tail].concat()),
        None => Cow::Borrowed(quote),
    }
}

/// Whether the words of `text` in `span` are `quote`, whole or abridged.
pub fn quote_matches(text: &str, span: Span, quote: &str) -> bool {
    let Some(words) = text.get(span.range()).filter(|words| !words.is_empty()) else {
        return false;
    };
    words == quote
        || ends(words).is_some_and(|(head, tail)| {
            let rest = quote.strip_prefix(head).and_then(|rest| rest.strip_prefix(GAP));
            rest == Some(tail)
        })
}

/// Where `quote`, whole or abridged, stands in `text`: the place whose start is
/// nearest to byte `near`, the earlier of two as near. Linear in the text.
pub fn find(text: &str, quote: &str, near: u32) -> Option<Span> {
    if quote.is_empty() {
        return None;
    }
    find_whole(text, quote, near as usize).or_else(|| find_by_ends(text, quote, near as usize))
}

/// The first and the last 32 characters of a quote of more than 64.
fn ends(quote: &str) -> Option<(&str, &str)> {
    // Each end is found from its side: a quote may be long.
    quote.char_indices().nth(LONGEST)?;
    let (head, _) = quote.char_indices().nth(KEPT)?;
    let (tail, _) = quote.char_indices().nth_back(KEPT - 1)?;
    Some((quote.get(..head)?, quote.get(tail..)?))
}

fn find_whole(text: &str, quote: &str, near: usize) -> Option<Span> {
    let bytes = text.as_bytes();
    let near = near.min(bytes.len());
    let ahead = memmem::find(bytes.get(near..)?, quote.as_bytes()).map(|at| near + at);
    // Starts before `near`, so it ends before `near` plus its length.
    let reach = bytes.len().min((near + quote.len()).saturating_sub(1));
    let behind = memmem::rfind(bytes.get(..reach)?, quote.as_bytes());
    let start = match (behind, ahead) {
        (Some(behind), Some(ahead)) if ahead - near < near - behind => ahead,
        (Some(behind), _) => behind,
        (None, ahead) => ahead?,
    };
    Some(Span::of(start..start + quote.len()))
}

/// Looks for the short form: a head with a tail after it, not too far.
fn find_by_ends(text: &str, quote: &str, near: usize) -> Option<Span> {
    let (cut, _) = quote.char_indices().nth(KEPT)?;
    let (head, rest) = quote.split_at_checked(cut)?;
    let tail = rest.strip_prefix(GAP).filter(|tail| tail.chars().count() == KEPT)?;
    let tails: Vec<usize> = memmem::find_iter(text.as_bytes(), tail.as_bytes()).collect();
    let mut ahead = tails.iter().copied().peekable();
    let mut best: Option<(usize, Span)> = None;
    for start in memmem::find_iter(text.as_bytes(), head.as_bytes()) {
        // At least one character was left out.
        while ahead.next_if(|&at| at <= start + head.len()).is_some() {}
        let Some(&at) = ahead.peek() else { break };
        let distance = start.abs_diff(near);
        let close = at - start - head.len() <= WIDEST_GAP;
        if close && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, Span::of(start..at + tail.len())));
        }
    }
    best.map(|(_, span)| span)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LONG: &str = "The harbour office of Kotor said on Monday that nobody had told its crews about the closed lane.";

    #[test]
    fn a_long_quote_keeps_its_ends() {
        assert_eq!(
            abridge(LONG),
            "The harbour office of Kotor said … its crews about the closed lane."
        );
        let exact: String = "é".repeat(LONGEST);
        assert_eq!(abridge(&exact), exact);
        assert_eq!(abridge(&"é".repeat(LONGEST + 1)).chars().count(), 2 * KEPT + 3);
    }

    #[test]
    fn a_span_is_checked_against_either_form() {
        let text = format!("Before. {LONG} After.");
        let span = Span::of(8..8 + LONG.len());
        assert!(quote_matches(&text, span, LONG));
        assert!(quote_matches(&text, span, &abridge(LONG)));
        assert!(!quote_matches(&text, Span::new(0, 7), LONG));
        assert!(!quote_matches(&text, Span::new(5, 5), ""));
        assert!(!quote_matches(&text, Span::new(5, 9999), LONG));
    }

    #[test]
    fn the_nearest_place_is_found() {
        let text = "no one. no two. no three.";
        assert_eq!(find(text, "no", 0), Some(Span::new(0, 2)));
        assert_eq!(find(text, "no", 10), Some(Span::new(8, 10)));
        assert_eq!(find(text, "no", 13), Some(Span::new(16, 18)));
        assert_eq!(find(text, "no", 12), Some(Span::new(8, 10)));
        assert_eq!(find(text, "no", u32::MAX), Some(Span::new(16, 18)));
        assert_eq!(find(text, "yes", 3), None);
        assert_eq!(find(text, "", 3), None);
    }

    #[test]
    fn a_short_form_is_found_by_its_ends() {
        let text = format!("{LONG} Then rain. {LONG}");
        let second = text.rfind("The harbour").unwrap_or_default();
        let near = u32::try_from(second).unwrap_or_default() - 4;
        assert_eq!(find(&text, &abridge(LONG), near), Some(Span::of(second..text.len())));
        assert_eq!(find("The harbour office of Kotor said", &abridge(LONG), 0), None);
    }

    proptest! {
        #[test]
        fn what_was_quoted_is_found(text in "\\PC{1,400}", from in 0usize..400, len in 1usize..300) {
            let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let from = from % (starts.len() - 1);
            let to = (from + len).min(starts.len() - 1);
            let span = Span::of(starts[from]..starts[to]);
            let quote = abridge(span.of_text(&text));
            prop_assert!(quote_matches(&text, span, &quote));
            let found = find(&text, span.of_text(&text), span.start);
            prop_assert_eq!(found, Some(span));
            let found = find(&text, &quote, span.start);
            prop_assert!(found.is_some_and(|found| quote_matches(&text, found, &quote)));
        }

        #[test]
        fn nothing_makes_it_panic(text in any::<String>(), quote in any::<String>(), near in any::<u32>(), end in any::<u32>()) {
            let _ = find(&text, &quote, near);
            let _ = quote_matches(&text, Span::new(near, end), &quote);
        }
    }
}
