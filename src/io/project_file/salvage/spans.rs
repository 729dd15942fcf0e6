//! Mends what lies in texts, as far as that takes no guess: sentences and marks
//! whose places were damaged are taken out one by one, not with all the others,
//! and two records that came to share an id are told apart.

use std::collections::HashMap;

use super::{Fate, Work};
use crate::io::project_file::checks::{bad_span, texts};
use crate::io::project_file::fault::Problem;
use crate::io::project_file::lists::Row;
use crate::model::{ArticleId, Id, Ids, Note, NoteId, Review, Sentences, Span, Tag, TagId};
use crate::text::language::{self, Language};
use crate::text::segment;

/// Gives another id to all but the first of different tags and notes that share
/// one: a merge by lines leaves both sides, and the analyst should see both.
pub fn twins(work: &mut Work<'_>, seed: u64) {
    let mut ids = Ids::seeded(seed);
    twins_of::<Tag>(work, &mut ids, |tag| tag.id.0, |tag, id| tag.id = TagId(id));
    twins_of::<Note>(work, &mut ids, |note| note.id.0, |note, id| note.id = NoteId(id));
}

fn twins_of<R: Row + PartialEq>(
    work: &mut Work<'_>,
    ids: &mut Ids,
    id_of: fn(&R) -> Id,
    rename: fn(&mut R, Id),
) {
    let records = R::gathered(&mut work.loaded.parts);
    let mut first: HashMap<Id, usize> = HashMap::new();
    let mut renamed = Vec::new();
    for nth in 0..records.len() {
        let Some(record) = records.get(nth) else { continue };
        let id = id_of(record);
        let other = *first.entry(id).or_insert(nth);
        if records.get(other) == records.get(nth) {
            continue;
        }
        let mut new = ids.make();
        while first.contains_key(&new) {
            new = ids.make();
        }
        first.insert(new, nth);
        if let Some(record) = records.get_mut(nth) {
            rename(record, new);
        }
        renamed.push((nth, id, new));
    }
    for (nth, id, new) in renamed {
        let place = work.loaded.place::<R>(nth);
        let (id, new) = (id.to_string(), new.to_string());
        work.mend(place, Problem::NewId { list: R::LIST, id, new });
    }
}

/// Takes out sentences that are no stretch of their text or overlap others, and
/// splits anew what lay in them.
pub fn sentences(work: &mut Work<'_>) {
    let mut runs = std::mem::take(&mut work.loaded.parts.sentences);
    let languages: HashMap<ArticleId, &Language> = work
        .loaded
        .parts
        .articles
        .iter()
        .map(|article| (article.id, language::by_tag(&article.language)))
        .collect();
    let mut faults = Vec::new();
    let texts = texts(&work.loaded);
    for (nth, run) in runs.iter_mut().enumerate() {
        let (Some(text), Some(language)) = (texts.get(&run.article), languages.get(&run.article))
        else {
            continue;
        };
        if let Some(problem) = refit(&mut run.spans, text, language) {
            faults.push((nth, problem));
        }
    }
    work.loaded.parts.sentences = runs;
    for (nth, problem) in faults {
        work.lose::<Sentences>(Fate::Rebuilt, work.loaded.place::<Sentences>(nth), problem);
    }
}

/// Keeps as many spans as can stand side by side. Says what was wrong.
fn refit(spans: &mut Vec<Span>, text: &str, language: &Language) -> Option<Problem> {
    let mut sorted = spans.clone();
    sorted.sort_unstable_by_key(|span| (span.end, span.start));
    sorted.dedup();
    let mut kept: Vec<Span> = Vec::with_capacity(sorted.len());
    let mut problem = None;
    for span in sorted {
        let last = kept.last().copied().unwrap_or_default();
        if !span.fits(text) {
            problem = problem.or_else(|| Some(bad_span("sentence".to_owned(), span, text)));
        } else if span.start < last.end {
            problem =
                problem.or(Some(Problem::Overlap(last.start, last.end, span.start, span.end)));
        } else {
            kept.push(span);
        }
    }
    problem.as_ref()?;
    let end = Span::of(text.len()..text.len());
    let mut all = Vec::with_capacity(kept.len() + 1);
    let mut from = 0;
    for span in kept.into_iter().chain([end]) {
        let gap = Span::new(from, span.start);
        let found = segment::sentences(gap.of_text(text), language);
        all.extend(found.iter().map(|it| Span::new(it.start + from, it.end + from)));
        all.extend((!span.is_empty()).then_some(span));
        from = span.end;
    }
    *spans = all;
    problem
}

/// Takes the places out of reviews that are no stretch of the text.
pub fn reviews(work: &mut Work<'_>) {
    let mut reviews = std::mem::take(&mut work.loaded.parts.reviews);
    let texts = texts(&work.loaded);
    let mut faults = Vec::new();
    for (nth, review) in reviews.iter_mut().enumerate() {
        let Some(text) = texts.get(&review.article) else { continue };
        let bad = review.nothing_here.iter().find(|span| !span.fits(text));
        if let Some(bad) = bad {
            faults.push((nth, bad_span("nothing here".to_owned(), *bad, text)));
            review.nothing_here.retain(|span| span.fits(text));
        }
    }
    work.loaded.parts.reviews = reviews;
    for (nth, problem) in faults {
        work.lose::<Review>(Fate::Damaged, work.loaded.place::<Review>(nth), problem);
    }
}
