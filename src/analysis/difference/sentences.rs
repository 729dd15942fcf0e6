//! Which sentences were merged, split, or begin or end elsewhere.

use super::words::{clipped, quoted};
use super::{How, Item, What};
use crate::model::Span;

/// How many characters of each part of a split sentence are shown.
const PART: usize = 32;

/// The differences between two runs of sentences of one text, each with the byte
/// where it begins.
pub fn compare(text: &str, old: &[Span], new: &[Span]) -> Vec<(u32, Item)> {
    let mut found = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        if old.get(i) == new.get(j) {
            (i, j) = (i + 1, j + 1);
            continue;
        }
        let start = [old.get(i), new.get(j)].into_iter().flatten().map(|span| span.start).min();
        let start = start.unwrap_or_default();
        let (from_i, from_j) = (i, j);
        (i, j) = end_of_region(old, new, i, j);
        let before = old.get(from_i..i).unwrap_or_default();
        let after = new.get(from_j..j).unwrap_or_default();
        found.push((start, item(text, before, after, from_i, from_j)));
    }
    found
}

/// Where the sentences end that share text with each other, from the first that
/// differ on.
fn end_of_region(old: &[Span], new: &[Span], mut i: usize, mut j: usize) -> (usize, usize) {
    let first = match (old.get(i), new.get(j)) {
        (Some(a), Some(b)) if a.start <= b.start => a,
        (_, Some(b)) => b,
        (Some(a), None) => a,
        (None, None) => return (i, j),
    };
    // At least one is passed, even if it were empty.
    let mut end = first.end.max(first.start.saturating_add(1));
    loop {
        if let Some(span) = old.get(i).filter(|span| span.start < end) {
            end = end.max(span.end);
            i += 1;
        } else if let Some(span) = new.get(j).filter(|span| span.start < end) {
            end = end.max(span.end);
            j += 1;
        } else {
            return (i, j);
        }
    }
}

fn item(text: &str, before: &[Span], after: &[Span], at: usize, to: usize) -> Item {
    let words = |spans: &[Span]| match spans {
        [first, .., last] => first.join(*last).of_text(text).to_owned(),
        [only] => only.of_text(text).to_owned(),
        [] => String::new(),
    };
    let parts = |spans: &[Span]| {
        let parts = spans.iter().map(|span| clipped(span.of_text(text), PART));
        format!("“{}”", parts.collect::<Vec<_>>().join(" | "))
    };
    let (how, count, words) = match (before.len(), after.len()) {
        (n, 0) => (How::Removed, n, format!("no longer a sentence: {}", quoted(&words(before)))),
        (0, n) => (How::Added, n, format!("now a sentence: {}", quoted(&words(after)))),
        (n, m) if m < n => {
            let which = numbers(at, n);
            (How::Removed, n - m, format!("{which} merged: {}", quoted(&words(before))))
        }
        (n, m) if m > n => {
            let which = numbers(at, n);
            (How::Added, m - n, format!("{which} split: {}", parts(after)))
        }
        (n, _) => {
            let which = numbers(to, n);
            (How::Changed, n, format!("{which} divided elsewhere: {}", parts(after)))
        }
    };
    Item { what: What::Boundary, how, count, words }
}

/// "sentence 4", "sentences 4–6"; `at` counts from 0.
fn numbers(at: usize, n: usize) -> String {
    if n == 1 {
        format!("sentence {}", at + 1)
    } else {
        format!("sentences {}–{}", at + 1, at + n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The spans of a text that is cut at `|`.
    fn cut(marked: &str) -> (String, Vec<Span>) {
        let mut text = String::new();
        let mut spans = Vec::new();
        for piece in marked.split('|') {
            let start = text.len();
            text.push_str(piece);
            spans.push(Span::of(start..text.len()));
        }
        (text, spans)
    }

    #[test]
    fn sentences_that_were_merged_split_and_moved_are_told_apart() {
        for (before, after, want) in [
            ("A.|B.|C.", "A.|B.|C.", vec![]),
            ("A.|B.|C.", "A.B.|C.", vec!["sentences 1–2 merged: “A.B.”"]),
            ("A.|B.|C.", "A.B.C.", vec!["sentences 1–3 merged: “A.B.C.”"]),
            ("A.B.|C.", "A.|B.|C.", vec!["sentence 1 split: “A. | B.”"]),
            ("A.|B.C", "A.B|.C", vec!["sentences 1–2 divided elsewhere: “A.B | .C”"]),
            (
                "A.|B.|C.|D.E.",
                "A.B.|C.|D.|E.",
                vec!["sentences 1–2 merged: “A.B.”", "sentence 4 split: “D. | E.”"],
            ),
        ] {
            let (text, old) = cut(before);
            let (_, new) = cut(after);
            let found: Vec<String> =
                compare(&text, &old, &new).into_iter().map(|(_, item)| item.words).collect();
            assert_eq!(found, want, "{before} → {after}");
        }
    }

    #[test]
    fn sentences_that_come_and_go_are_told() {
        let (text, all) = cut("A.|B.|C.");
        let some = [all[0], all[2]];
        assert_eq!(compare(&text, &all, &some)[0].1.words, "no longer a sentence: “B.”");
        assert_eq!(compare(&text, &some, &all)[0].1.words, "now a sentence: “B.”");
        assert_eq!(compare(&text, &[], &all)[0].1.count, 1);
    }
}
