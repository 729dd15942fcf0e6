//! Sorted lists of spans that grow and shrink by runs.

use crate::model::Span;

/// Takes spans out of a sorted list. A run that stands there as a whole, the
/// usual case, goes in one move.
pub fn remove_run(spans: &mut Vec<Span>, run: &[Span]) {
    let Some(first) = run.first() else { return };
    let from = spans.partition_point(|span| span < first);
    let to = from + run.len();
    if spans.get(from..to) == Some(run) {
        spans.drain(from..to);
    } else {
        spans.retain(|span| run.binary_search(span).is_err());
    }
}

/// Puts spans into a sorted list, each once. A run that fits between two
/// neighbours, the usual case, goes in one move.
pub fn insert_run(spans: &mut Vec<Span>, run: &[Span]) {
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return };
    let from = spans.partition_point(|span| span < first);
    if spans.get(from).is_none_or(|next| last < next) {
        spans.splice(from..from, run.iter().copied());
    } else {
        spans.extend_from_slice(run);
        spans.sort_unstable();
        spans.dedup();
    }
}
