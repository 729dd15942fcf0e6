//! What the records of a file say of each other: that ids are unique, that every
//! article has its own text and sentences, that what is spoken of is there.
//!
//! Tags are checked against their words in [`super::mend`].

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::fault::{Faults, Problem, shown};
use super::lists::Row;
use super::load::Loaded;
use super::{mend, oddities};
use crate::model::{
    Article, ArticleId, Coder, CoderId, Hue, Id, KindId, Note, Outlet, OutletId, Review, Sentences,
    Span, Subject, Tag, TagId, TagKind, Text, TextHash,
};
use crate::parallel;
use crate::text::{language, segment};

mod findings;

/// Checks everything, and mends what can be mended without guessing.
pub fn check(loaded: &mut Loaded, faults: &mut Faults) {
    // Where records could not be read, others will miss them: that is no news.
    let whole = !faults.refuse();
    unique(loaded, faults);
    reviews_once(loaded, faults);
    articles(loaded, faults, whole);
    sentences(loaded, faults, whole);
    mend::tags(loaded, faults, whole);
    reviews(loaded, faults, whole);
    oddities::look(loaded, faults, whole);
    if whole {
        notes(loaded, faults);
        findings::check(loaded, faults);
        missing(loaded, faults);
        findings::missing(loaded, faults);
    }
}

fn unique(loaded: &mut Loaded, faults: &mut Faults) {
    unique_in::<Coder, _>(loaded, faults, |coder| coder.id);
    unique_in::<TagKind, _>(loaded, faults, |kind| kind.id);
    unique_in::<Outlet, _>(loaded, faults, |outlet| outlet.id);
    unique_in::<Article, _>(loaded, faults, |article| article.id);
    unique_in::<Text, _>(loaded, faults, |text| text.article);
    unique_in::<Sentences, _>(loaded, faults, |run| run.article);
    unique_in::<Tag, _>(loaded, faults, |tag| tag.id);
    unique_in::<Note, _>(loaded, faults, |note| note.id);
    findings::unique(loaded, faults);
}

/// Finds records of one list that share an id. The same record twice, as a merge
/// by lines may leave it, is kept once; two that differ are a fault.
fn unique_in<R, I>(loaded: &mut Loaded, faults: &mut Faults, id: impl Fn(&R) -> I)
where
    R: Row + PartialEq,
    I: Ord + Copy + ToString,
{
    let records = R::gathered(&mut loaded.parts);
    let mut order: Vec<(I, usize)> = records.iter().map(&id).zip(0..).collect();
    if order.is_sorted_by(|(a, _), (b, _)| a < b) {
        return;
    }
    order.sort_unstable();
    let mut twins = Vec::new();
    for pair in order.windows(2) {
        if let [(a, first), (b, second)] = pair
            && a == b
        {
            twins.push((*a, *first, *second));
        }
    }
    let same: Vec<bool> = twins
        .iter()
        .map(|(_, first, second)| records.get(*first) == records.get(*second))
        .collect();
    let mut spare = Vec::new();
    for ((id, first, second), same) in twins.into_iter().zip(same) {
        let other = loaded.place::<R>(first).line;
        let problem = if same {
            spare.push(second);
            Problem::TwiceRecord(other)
        } else {
            Problem::SameId { list: R::LIST, id: id.to_string(), other }
        };
        faults.add(loaded.place::<R>(second), problem);
    }
    spare.sort_unstable();
    loaded.remove::<R>(&spare);
}

/// Joins reviews of one article by one coder.
fn reviews_once(loaded: &mut Loaded, faults: &mut Faults) {
    let mut first_of: HashMap<(ArticleId, CoderId), usize> = HashMap::new();
    let mut spare = Vec::new();
    for nth in 0..loaded.parts.reviews.len() {
        let Some(review) = loaded.parts.reviews.get(nth) else { continue };
        let first = *first_of.entry((review.article, review.coder)).or_insert(nth);
        if first == nth {
            continue;
        }
        let review = review.clone();
        faults.add(
            loaded.place::<Review>(nth),
            Problem::TwiceReview(loaded.place::<Review>(first).line),
        );
        spare.push(nth);
        if let Some(kept) = loaded.parts.reviews.get_mut(first) {
            kept.read |= review.read;
            kept.nothing_here.extend(review.nothing_here);
            kept.nothing_here.sort_unstable();
            kept.nothing_here.dedup();
        }
    }
    loaded.remove::<Review>(&spare);
}

/// The texts by article.
pub fn texts(loaded: &Loaded) -> HashMap<ArticleId, &str> {
    loaded.parts.texts.iter().map(|text| (text.article, &*text.text)).collect()
}

/// How messages name an article.
pub fn named(article: &Article) -> String {
    match article.title.as_str() {
        "" => format!("`{}`", article.id),
        title => format!("`{}`", shown(title)),
    }
}

fn articles(loaded: &Loaded, faults: &mut Faults, whole: bool) {
    let articles: HashMap<ArticleId, &Article> =
        loaded.parts.articles.iter().map(|article| (article.id, article)).collect();
    let texts = texts(loaded);
    if whole {
        for (nth, article) in loaded.parts.articles.iter().enumerate() {
            if !texts.contains_key(&article.id) {
                faults.add(loaded.place::<Article>(nth), Problem::NoText(named(article)));
            }
        }
    }
    let hashes = parallel::map_runs(
        &loaded.parts.texts,
        |text| text.text.len(),
        |run| run.iter().map(|text| TextHash::of(&text.text)).collect::<Vec<_>>(),
    );
    let hashed = loaded.parts.texts.iter().zip(hashes.into_iter().flatten());
    for (nth, (text, hash)) in hashed.enumerate() {
        let place = loaded.place::<Text>(nth);
        match articles.get(&text.article) {
            Some(article) if article.sha256 != hash => {
                faults.add(place, Problem::TextChanged(named(article)));
            }
            None if whole => faults.add(place, no_article("text", text.article)),
            _ => {}
        }
    }
}

/// A part of an article that is not there.
pub fn no_article(what: &'static str, article: ArticleId) -> Problem {
    Problem::NoArticle { what, article: article.to_string() }
}

/// A span that is no stretch of its text.
pub fn bad_span(what: String, at: Span, text: &str) -> Problem {
    Problem::BadSpan { what, start: at.start, end: at.end, len: text.len() }
}

fn sentences(loaded: &mut Loaded, faults: &mut Faults, whole: bool) {
    let mut runs = std::mem::take(&mut loaded.parts.sentences);
    let texts = texts(loaded);
    for (nth, run) in runs.iter_mut().enumerate() {
        let place = loaded.place::<Sentences>(nth);
        let Some(text) = texts.get(&run.article) else {
            if whole {
                faults.add(place, no_article("sentences", run.article));
            }
            continue;
        };
        if !run.spans.is_sorted() {
            faults.add(place, Problem::Unsorted("the sentences"));
            run.spans.sort_unstable();
        }
        if let Some(bad) = run.spans.iter().find(|span| !span.fits(text)) {
            faults.add(place, bad_span("sentence".to_owned(), *bad, text));
        }
        let overlap = run.spans.windows(2).find_map(|pair| match pair {
            [a, b] if a.overlaps(*b) => Some(Problem::Overlap(a.start, a.end, b.start, b.end)),
            _ => None,
        });
        if let Some(overlap) = overlap {
            faults.add(place, overlap);
        }
    }
    let split: HashSet<ArticleId> =
        runs.iter().filter(|run| !run.spans.is_empty()).map(|run| run.article).collect();
    for (nth, article) in loaded.parts.articles.iter().enumerate() {
        let Some(text) = texts.get(&article.id).filter(|_| whole && !split.contains(&article.id))
        else {
            continue;
        };
        let spans = segment::sentences_by_paragraph(text, language::by_tag(&article.language));
        if !spans.is_empty() {
            faults.add(loaded.place::<Article>(nth), Problem::NoSentences(named(article)));
            runs.push(Sentences { article: article.id, spans });
        }
    }
    // A run of nothing is the same as none.
    runs.retain(|run| !run.spans.is_empty());
    loaded.parts.sentences = runs;
}

fn reviews(loaded: &mut Loaded, faults: &mut Faults, whole: bool) {
    let mut reviews = std::mem::take(&mut loaded.parts.reviews);
    let texts = texts(loaded);
    for (nth, review) in reviews.iter_mut().enumerate() {
        let place = loaded.place::<Review>(nth);
        let Some(text) = texts.get(&review.article) else {
            if whole {
                let on = review.article.to_string();
                faults.add(place, Problem::Astray { what: "a review", on });
            }
            continue;
        };
        if let Some(bad) = review.nothing_here.iter().find(|span| !span.fits(text)) {
            faults.add(place, bad_span("nothing here".to_owned(), *bad, text));
        }
        if !review.nothing_here.is_sorted() {
            faults.add(place, Problem::Unsorted("the review"));
            review.nothing_here.sort_unstable();
        }
    }
    loaded.parts.reviews = reviews;
}

fn notes(loaded: &Loaded, faults: &mut Faults) {
    if loaded.parts.notes.is_empty() {
        return;
    }
    let texts = texts(loaded);
    let tags: HashSet<TagId> = loaded.parts.tags.iter().map(|tag| tag.id).collect();
    for (nth, note) in loaded.parts.notes.iter().enumerate() {
        let astray = |on: Id| Problem::Astray { what: "a note", on: on.to_string() };
        let problem = match note.on {
            Subject::Tag(tag) if !tags.contains(&tag) => astray(tag.0),
            Subject::Tag(_) => continue,
            Subject::Sentence(article, at) => match texts.get(&article) {
                None => astray(article.0),
                Some(text) if !at.fits(text) => bad_span("note".to_owned(), at, text),
                Some(_) => continue,
            },
        };
        faults.add(loaded.place::<Note>(nth), problem);
    }
}

/// Adds the coders, codes and outlets that are spoken of but not there: what
/// hangs on them is worth more than their names.
fn missing(loaded: &mut Loaded, faults: &mut Faults) {
    let mut coders = Known::of(loaded.parts.coders.iter().map(|coder| coder.id));
    let mut kinds = Known::of(loaded.parts.kinds.iter().map(|kind| kind.id));
    let mut outlets = Known::of(loaded.parts.outlets.iter().map(|outlet| outlet.id));
    for kind in KindId::RESERVED {
        kinds.known.insert(kind);
    }
    let mut add = |place, what, id: String| faults.add(place, Problem::Missing { what, id });
    for (nth, tag) in loaded.parts.tags.iter().enumerate() {
        if kinds.lacks(tag.kind) {
            add(loaded.place::<Tag>(nth), "code", tag.kind.to_string());
        }
        if coders.lacks(tag.coder) {
            add(loaded.place::<Tag>(nth), "coder", tag.coder.to_string());
        }
    }
    for (nth, note) in loaded.parts.notes.iter().enumerate() {
        if coders.lacks(note.coder) {
            add(loaded.place::<Note>(nth), "coder", note.coder.to_string());
        }
    }
    for (nth, review) in loaded.parts.reviews.iter().enumerate() {
        if coders.lacks(review.coder) {
            add(loaded.place::<Review>(nth), "coder", review.coder.to_string());
        }
    }
    findings::coders(loaded, |place, coder| {
        if coders.lacks(coder) {
            add(place, "coder", coder.to_string());
        }
    });
    for (nth, article) in loaded.parts.articles.iter().enumerate() {
        for outlet in [article.outlet, article.agency].into_iter().flatten() {
            if outlets.lacks(outlet) {
                add(loaded.place::<Article>(nth), "outlet", outlet.to_string());
            }
        }
    }
    findings::relays(loaded, |place, outlet| {
        if outlets.lacks(outlet) {
            add(place, "outlet", outlet.to_string());
        }
    });
    let parts = &mut loaded.parts;
    let name = |id: &dyn ToString| format!("? {}", id.to_string());
    parts.coders.extend(coders.added.iter().map(|id| Coder { id: *id, name: name(id) }));
    parts.outlets.extend(outlets.added.iter().map(|id: &OutletId| Outlet {
        id: *id,
        name: name(id),
        agency: parts.articles.iter().any(|article| article.agency == Some(*id)),
    }));
    let mut number = parts.kinds.iter().map(|kind| kind.number).max().unwrap_or(0).max(3);
    for id in &kinds.added {
        number = number.saturating_add(1);
        let row = TagKind::own(Id(0), number, name(id), '?', Hue::Slate);
        parts.kinds.push(TagKind { id: *id, ..row });
    }
}

/// Ids that are there, and those that should be.
struct Known<I> {
    known: HashSet<I>,
    added: Vec<I>,
}

impl<I: Hash + Eq + Copy> Known<I> {
    fn of(ids: impl Iterator<Item = I>) -> Self {
        Self { known: ids.collect(), added: Vec::new() }
    }

    /// Whether an id was not known until now.
    fn lacks(&mut self, id: I) -> bool {
        let lacks = self.known.insert(id);
        if lacks {
            self.added.push(id);
        }
        lacks
    }
}
