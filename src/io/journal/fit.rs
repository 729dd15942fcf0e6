//! Whether an edit from a journal fits a project, and applies it only then.
//!
//! An edit fits where every record that it takes out is there, just as it was,
//! and what it leaves behind stands: spans lie in their texts, texts have their
//! hashes, and nothing speaks of an article that is gone. So a journal can never
//! make a project that could not be saved and opened again.

use crate::model::{
    Article, ArticleId, Change, Edit, Keyed, List, Note, Project, Record, Span, Subject, TextHash,
    Who,
};

mod findings;

/// Why an edit does not fit, as the end of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Misfit(pub &'static str);

/// Applies an edit where it fits; leaves the project as it was otherwise.
pub fn apply(project: &mut Project, edit: &Edit) -> Result<(), Misfit> {
    let mut next = project.clone();
    for change in &edit.changes {
        check_before(&next, change)?;
        next.apply(std::slice::from_ref(change));
    }
    for change in &edit.changes {
        if let Some(after) = &change.after {
            check_after(&next, after)?;
        }
        if let Some(before) = &change.before {
            check_left(&next, before)?;
        }
    }
    *project = next;
    Ok(())
}

fn wants(holds: bool, why: &'static str) -> Result<(), Misfit> {
    if holds { Ok(()) } else { Err(Misfit(why)) }
}

/// What it takes out must be there, and what it adds must find its place free.
fn check_before(project: &Project, change: &Change) -> Result<(), Misfit> {
    if let Some(before) = &change.before {
        wants(is_there(project, before), "a record it changes is not as it was")?;
    }
    let Some(after) = &change.after else { return Ok(()) };
    let key_stays = change.before.as_ref().is_some_and(|before| same_key(before, after));
    wants(key_stays || !has_key(project, after), "a record it adds is there already")
}

fn is_there(project: &Project, record: &Record) -> bool {
    fn held<R: Keyed + PartialEq>(list: &List<R>, record: &R) -> bool {
        list.get(&record.key()).is_some_and(|there| **there == *record)
    }
    match record {
        Record::Header(header) => project.header() == header,
        Record::Coder(coder) => held(project.coders(), coder),
        Record::Kind(kind) => held(project.kinds(), kind),
        Record::Outlet(outlet) => held(project.outlets(), outlet),
        Record::Source(source) => held(project.sources(), source),
        Record::Grade(grade) => held(project.grades(), grade),
        Record::Proposition(proposition) => held(project.propositions(), proposition),
        Record::Article(article) => held(project.articles(), article),
        Record::Text(text) => held(project.texts(), text),
        Record::Tag(tag) => held(project.tags(), tag),
        Record::Attribution(attribution) => held(project.attributions(), attribution),
        Record::Stance(stance) => held(project.stances(), stance),
        Record::Derivation(derivation) => held(project.derivations(), derivation),
        Record::Note(note) => held(project.notes(), note),
        Record::Sentences(run) => all_in(&run.spans, project.sentences(run.article)),
        Record::Review(part) => match project.reviews().get(&part.key()) {
            Some(there) => {
                there.read == part.read && all_in(&part.nothing_here, &there.nothing_here)
            }
            None => part.is_blank(),
        },
    }
}

/// Whether all spans are among others; both ascend.
fn all_in(spans: &[Span], others: &[Span]) -> bool {
    spans.iter().all(|span| others.binary_search(span).is_ok())
}

fn same_key(a: &Record, b: &Record) -> bool {
    match (a, b) {
        (Record::Header(_), Record::Header(_)) => true,
        (Record::Coder(a), Record::Coder(b)) => a.key() == b.key(),
        (Record::Kind(a), Record::Kind(b)) => a.key() == b.key(),
        (Record::Outlet(a), Record::Outlet(b)) => a.key() == b.key(),
        (Record::Source(a), Record::Source(b)) => a.key() == b.key(),
        (Record::Grade(a), Record::Grade(b)) => a.key() == b.key(),
        (Record::Proposition(a), Record::Proposition(b)) => a.key() == b.key(),
        (Record::Attribution(a), Record::Attribution(b)) => a.key() == b.key(),
        (Record::Derivation(a), Record::Derivation(b)) => a.key() == b.key(),
        (Record::Article(a), Record::Article(b)) => a.key() == b.key(),
        (Record::Text(a), Record::Text(b)) => a.key() == b.key(),
        // A tag may be moved, and is the same tag.
        (Record::Tag(a), Record::Tag(b)) => a.id == b.id,
        (Record::Stance(a), Record::Stance(b)) => a.id == b.id,
        (Record::Note(a), Record::Note(b)) => a.id == b.id,
        (Record::Sentences(a), Record::Sentences(b)) => a.key() == b.key(),
        (Record::Review(a), Record::Review(b)) => a.key() == b.key(),
        _ => false,
    }
}

fn has_key(project: &Project, record: &Record) -> bool {
    match record {
        Record::Header(_) => true,
        Record::Coder(coder) => project.coder(coder.id).is_some(),
        Record::Kind(kind) => project.kind(kind.id).is_some(),
        Record::Outlet(outlet) => project.outlet(outlet.id).is_some(),
        Record::Article(article) => project.article(article.id).is_some(),
        Record::Text(text) => project.texts().get(&text.article).is_some(),
        Record::Tag(tag) => project.tag(tag.id).is_some(),
        Record::Note(note) => project.notes().get(&note.key()).is_some(),
        Record::Source(source) => project.source(source.id).is_some(),
        Record::Grade(grade) => project.grades().get(&grade.key()).is_some(),
        Record::Proposition(it) => project.proposition(it.id).is_some(),
        Record::Attribution(it) => project.attribution(it.tag).is_some(),
        Record::Stance(stance) => project.stances().get(&stance.key()).is_some(),
        Record::Derivation(it) => project.derivations().get(&it.key()).is_some(),
        // Runs and parts join what is there.
        Record::Sentences(_) | Record::Review(_) => false,
    }
}

/// What it leaves behind must stand.
fn check_after(project: &Project, record: &Record) -> Result<(), Misfit> {
    let coder_is_known = |id| project.coder(id).is_some();
    match record {
        Record::Article(article) => {
            let Some(there) = project.article(article.id) else { return Ok(()) };
            let of = there.previous;
            let stands = of.is_none_or(|of| of != there.id && project.article(of).is_some());
            wants(stands, "an article is a version of one that is gone")?;
            has_its_text(project, there)
        }
        Record::Text(text) => {
            let Some(article) = project.article(text.article) else {
                return gone(project, text.article);
            };
            has_its_text(project, article)
        }
        Record::Sentences(run) => sentences_stand(project, run.article, &run.spans),
        Record::Tag(tag) => {
            if project.tag(tag.id).is_none() {
                return Ok(());
            }
            wants(tag.at.fits(project.text(tag.article)), "a tag lies outside its text")?;
            wants(project.article(tag.article).is_some(), "a tag is on an article that is gone")?;
            wants(project.kind(tag.kind).is_some(), "the code of a tag is not there")?;
            wants(coder_is_known(tag.coder), "the coder of a tag is not there")
        }
        Record::Note(note) => {
            let there = project.notes().get(&note.key()).is_none() || note_stands(project, note);
            wants(there, "a note is on something that is gone")
        }
        Record::Review(part) => {
            if project.reviews().get(&part.key()).is_none() {
                return Ok(());
            }
            let text = project.text(part.article);
            let all_fit = part.nothing_here.iter().all(|span| span.fits(text));
            wants(all_fit, "a mark lies outside its text")?;
            let stands = project.article(part.article).is_some() && coder_is_known(part.coder);
            wants(stands, "a review is of something that is gone")
        }
        Record::Attribution(it) => {
            let stands = project.attribution(it.tag).is_none() || findings::parts(project, it);
            wants(stands, "the parts of an attribution have lost their place")
        }
        Record::Stance(it) => {
            let stands =
                project.stances().get(&it.key()).is_none() || findings::stance(project, it);
            wants(stands, "a link is between things that are gone")
        }
        Record::Grade(it) => {
            let stands = project.grades().get(&it.key()).is_none() || findings::grade(project, it);
            wants(stands, "a grade is of something that is gone")
        }
        Record::Derivation(it) => {
            let stands =
                project.derivations().get(&it.key()).is_none() || findings::derivation(project, it);
            wants(stands, "a derivation is between articles that are gone")
        }
        Record::Header(_)
        | Record::Coder(_)
        | Record::Kind(_)
        | Record::Outlet(_)
        | Record::Source(_)
        | Record::Proposition(_) => Ok(()),
    }
}

fn has_its_text(project: &Project, article: &Article) -> Result<(), Misfit> {
    let text = project.texts().get(&article.id);
    // An edit of an article's headline need not hash its text again.
    let same = text.is_some_and(|text| TextHash::of(&text.text) == article.sha256);
    wants(same, "an article is without its own text")
}

fn note_stands(project: &Project, note: &Note) -> bool {
    let coder = project.coder(note.coder).is_some();
    coder
        && match note.on {
            Subject::Tag(tag) => project.tag(tag).is_some(),
            Subject::Sentence(article, at) => {
                project.article(article).is_some() && at.fits(project.text(article))
            }
        }
}

/// A run of sentences lies in the text and overlaps neither itself nor its
/// neighbours.
fn sentences_stand(project: &Project, article: ArticleId, run: &[Span]) -> Result<(), Misfit> {
    let all = project.sentences(article);
    if all.is_empty() {
        return Ok(());
    }
    let text = project.text(article);
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return Ok(()) };
    wants(run.iter().all(|span| span.fits(text)), "a sentence lies outside its text")?;
    let from = all.partition_point(|span| span < first).saturating_sub(1);
    let to = (all.partition_point(|span| span <= last) + 1).min(all.len());
    let apart = all.get(from..to).unwrap_or_default().windows(2).all(|pair| match pair {
        [a, b] => a.end <= b.start,
        _ => true,
    });
    wants(apart, "two sentences overlap")
}

/// What it took out must not be missed by what stays.
fn check_left(project: &Project, record: &Record) -> Result<(), Misfit> {
    match record {
        Record::Article(article) if project.article(article.id).is_none() => {
            gone(project, article.id)
        }
        Record::Text(text) if project.texts().get(&text.article).is_none() => {
            let article = project.article(text.article);
            wants(article.is_none(), "an article is without its own text")
        }
        Record::Sentences(run) => {
            let without = project.article(run.article).is_some()
                && project.sentences(run.article).is_empty()
                && !project.text(run.article).trim().is_empty();
            wants(!without, "an article is without sentences")
        }
        Record::Tag(tag) if project.tag(tag.id).is_none() => {
            let missed = project.notes_on(Subject::Tag(tag.id)).next().is_some();
            wants(!missed, "a note is on a tag that is gone")?;
            wants(!findings::miss_tag(project, tag), "something hangs on a tag that is gone")
        }
        Record::Source(source) if project.source(source.id).is_none() => {
            wants(!findings::miss_source(project, source.id), "a source is still spoken of")
        }
        Record::Proposition(it) if project.proposition(it.id).is_none() => {
            wants(!findings::miss_proposition(project, it.id), "a proposition still has links")
        }
        Record::Kind(kind) if project.kind(kind.id).is_none() => {
            let missed = kind.id.is_reserved() || project.tags().iter().any(|t| t.kind == kind.id);
            wants(!missed, "the code of a tag is not there")
        }
        Record::Coder(coder) if project.coder(coder.id).is_none() => {
            let missed = project.tags().iter().any(|tag| tag.coder == coder.id)
                || project.notes().iter().any(|note| note.coder == coder.id)
                || project.reviews().iter().any(|review| review.coder == coder.id)
                || findings::miss_coder(project, coder.id);
            wants(!missed, "the coder of a tag is not there")
        }
        Record::Outlet(outlet) if project.outlet(outlet.id).is_none() => {
            let named = [Some(outlet.id); 2];
            let missed = project.articles().iter().any(|article| {
                [article.outlet, article.agency].iter().zip(named).any(|(a, b)| *a == b)
            }) || project.chains_with(Who::Outlet(outlet.id)).next().is_some();
            wants(!missed, "the outlet of an article is not there")
        }
        _ => Ok(()),
    }
}

/// Whether nothing of an article is left.
fn gone(project: &Project, article: ArticleId) -> Result<(), Misfit> {
    let left = project.texts().get(&article).is_some()
        || project.all_sentences().get(&article).is_some()
        || project.tags_of(article).next().is_some()
        || project.reviews_of(article).next().is_some()
        || project.sentence_notes(article).next().is_some()
        || project.stances_of(article).next().is_some()
        || project.derivations_of(article).next().is_some()
        || project.versions_of(article).next().is_some();
    wants(!left, "something is left of an article that is gone")
}
