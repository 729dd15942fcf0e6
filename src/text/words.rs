//! Words, as the word cursor of the reader steps over them.
//!
//! Boundaries are those of UAX #29, so that every script has words; runs of
//! spaces and marks are none. What a sentence is, is left to `segment`.

use unicode_segmentation::UnicodeSegmentation;

use crate::model::Span;

/// The words of `text` inside `within`, in order: segments with at least one
/// letter or digit. A word that `within` cuts is given as far as it reaches.
/// Empty where `within` does not fit the text.
pub fn words(text: &str, within: Span) -> Vec<Span> {
    let base = within.range().start;
    within
        .of_text(text)
        .unicode_word_indices()
        .map(|(at, word)| Span::of(base + at..base + at + word.len()))
        .collect()
}

/// `span` without the white space at its ends: empty at its start where there
/// is nothing else, unchanged where it does not fit the text.
pub fn trim(text: &str, span: Span) -> Span {
    let Some(raw) = text.get(span.range()) else {
        return span;
    };
    let body = raw.trim_start();
    let start = span.range().start + if body.is_empty() { 0 } else { raw.len() - body.len() };
    Span::of(start..start + body.trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str, span: Span) -> Vec<&str> {
        words(text, span).into_iter().map(|word| word.of_text(text)).collect()
    }

    #[test]
    fn words_have_letters_or_digits() {
        let text = "“No,” said O’Neil – 3.5% of £20. می‌شود";
        let span = Span::of(0..text.len());
        assert_eq!(all(text, span), ["No", "said", "O’Neil", "3.5", "of", "20", "می‌شود"]);
    }

    #[test]
    fn only_words_inside_the_span_are_given() {
        let text = "one two three";
        assert_eq!(all(text, Span::new(4, 9)), ["two", "t"]);
        assert!(words(text, Span::new(9, 99)).is_empty());
    }

    #[test]
    fn trimming_takes_white_space_only() {
        let text = "  a b.\u{a0}\n";
        assert_eq!(trim(text, Span::of(0..text.len())), Span::new(2, 6));
        assert_eq!(trim(text, Span::new(0, 2)), Span::new(0, 0));
        assert_eq!(trim(text, Span::new(0, 99)), Span::new(0, 99));
    }
}
