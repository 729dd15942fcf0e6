//! A stretch of one article's text, in UTF-8 bytes.
//!
//! A span says nothing about which article it lies in; whoever holds it knows.

use std::ops::Range;

/// A half-open range of UTF-8 bytes, `start..end`, in the text of one article.
///
/// Spans that reach a project always lie inside the text, on character
/// boundaries, and are not empty; [`Span::fits`] is the check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// Makes the span `start..end`.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// Makes a span from byte indices. Texts are at most 256 MiB, so an index
    /// past `u32::MAX` cannot occur; it would be clamped.
    pub fn of(range: Range<usize>) -> Self {
        let clamp = |i: usize| u32::try_from(i).unwrap_or(u32::MAX);
        Self::new(clamp(range.start), clamp(range.end))
    }

    /// The span as a range of indices.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether there is nothing in it.
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether the two share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside this span.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both.
    pub fn join(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// What the two have in common, if anything.
    pub fn meet(self, other: Self) -> Option<Self> {
        let both = Self::new(self.start.max(other.start), self.end.min(other.end));
        (!both.is_empty()).then_some(both)
    }

    /// Whether the span is not empty and cuts `text` on character boundaries.
    pub fn fits(self, text: &str) -> bool {
        !self.is_empty() && text.get(self.range()).is_some()
    }

    /// The words of `text` in the span; empty where it does not fit.
    pub fn of_text(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_fits_only_on_character_boundaries() {
        let text = "a–b"; // the dash is three bytes
        assert!(Span::new(0, 1).fits(text));
        assert!(Span::new(1, 4).fits(text));
        assert!(!Span::new(1, 3).fits(text));
        assert!(!Span::new(4, 6).fits(text));
        assert!(!Span::new(2, 2).fits(text));
    }

    #[test]
    fn touching_spans_do_not_overlap() {
        let (left, right) = (Span::new(0, 4), Span::new(4, 8));
        assert!(!left.overlaps(right));
        assert_eq!(left.meet(right), None);
        assert_eq!(left.join(right), Span::new(0, 8));
    }
}
