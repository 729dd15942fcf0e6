//! What analysts made of the tags, against what it speaks of: parts of
//! attributions, chains, links to propositions, grades, derivations.
//!
//! Sources and propositions that are spoken of but not there are added, as
//! coders and outlets are; a link or a part whose tag is gone is kept and said.

use std::collections::{HashMap, HashSet};
use std::fmt;

use super::{Known, bad_span, no_article, texts, unique_in};
use crate::io::project_file::fault::{Faults, Place, Problem};
use crate::io::project_file::load::Loaded;
use crate::model::{
    Article, ArticleId, Attribution, CoderId, Derivation, Grade, Graded, OutletId, Proposition,
    Source, SourceKind, Span, Speaker, Stance, Tag, TagId, Who,
};

/// Two articles as one name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Pair(ArticleId, ArticleId);

impl fmt::Display for Pair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} to {}", self.0, self.1)
    }
}

/// Finds records that share an id.
pub fn unique(loaded: &mut Loaded, faults: &mut Faults) {
    unique_in::<Source, _>(loaded, faults, |source| source.id);
    unique_in::<Grade, _>(loaded, faults, |grade| grade.id);
    unique_in::<Proposition, _>(loaded, faults, |proposition| proposition.id);
    unique_in::<Attribution, _>(loaded, faults, |attribution| attribution.tag);
    unique_in::<Stance, _>(loaded, faults, |stance| stance.id);
    unique_in::<Derivation, _>(loaded, faults, |it| Pair(it.from, it.to));
}

/// Checks places and ends, and mends what can be mended without guessing.
pub fn check(loaded: &mut Loaded, faults: &mut Faults) {
    let tags: HashMap<TagId, (ArticleId, Span)> =
        loaded.parts.tags.iter().map(|tag| (tag.id, (tag.article, tag.at))).collect();
    attributions(loaded, &tags, faults);
    stances(loaded, &tags, faults);
    derivations(loaded, faults);
    versions(loaded, faults);
    speakers(loaded, &tags, faults);
}

fn astray(what: &'static str, on: impl ToString) -> Problem {
    Problem::Astray { what, on: on.to_string() }
}

fn attributions(loaded: &Loaded, tags: &HashMap<TagId, (ArticleId, Span)>, faults: &mut Faults) {
    let texts = texts(loaded);
    for (nth, it) in loaded.parts.attributions.iter().enumerate() {
        let place = loaded.place::<Attribution>(nth);
        let Some((article, _)) = tags.get(&it.tag) else {
            faults.add(place, astray("an attribution", it.tag));
            continue;
        };
        let text = texts.get(article).copied().unwrap_or_default();
        if let Some(bad) = it.spans().find(|at| !at.fits(text)) {
            faults.add(place, bad_span("part of an attribution".to_owned(), bad, text));
        }
    }
}

fn stances(loaded: &mut Loaded, tags: &HashMap<TagId, (ArticleId, Span)>, faults: &mut Faults) {
    let mut stances = std::mem::take(&mut loaded.parts.stances);
    let texts = texts(loaded);
    for (nth, it) in stances.iter_mut().enumerate() {
        let place = loaded.place::<Stance>(nth);
        match it.tag.map(|tag| (tag, tags.get(&tag))) {
            // The tag may have been moved to its words.
            Some((_, Some((article, at)))) => (it.article, it.at) = (*article, *at),
            Some((tag, None)) => {
                faults.add(place, astray("a stance", tag));
                it.tag = None;
            }
            None => {}
        }
        match texts.get(&it.article) {
            None => faults.add(place, no_article("stance", it.article)),
            Some(text) if !it.at.fits(text) => {
                faults.add(place, bad_span("stance".to_owned(), it.at, text));
            }
            Some(_) => {}
        }
    }
    loaded.parts.stances = stances;
}

fn derivations(loaded: &Loaded, faults: &mut Faults) {
    let articles: HashSet<ArticleId> = loaded.parts.articles.iter().map(|it| it.id).collect();
    for (nth, it) in loaded.parts.derivations.iter().enumerate() {
        if let Some(gone) = [it.from, it.to].iter().find(|id| !articles.contains(*id)) {
            faults.add(loaded.place::<Derivation>(nth), astray("a derivation", gone));
        }
    }
}

fn versions(loaded: &mut Loaded, faults: &mut Faults) {
    let articles: HashSet<ArticleId> = loaded.parts.articles.iter().map(|it| it.id).collect();
    for nth in 0..loaded.parts.articles.len() {
        let place = loaded.place::<Article>(nth);
        let Some(article) = loaded.parts.articles.get_mut(nth) else { continue };
        let stands = |of: &ArticleId| *of != article.id && articles.contains(of);
        if let Some(of) = article.previous.filter(|of| !stands(of)) {
            faults.add(place, astray("a version", of));
            article.previous = None;
        }
    }
}

fn speakers(loaded: &mut Loaded, tags: &HashMap<TagId, (ArticleId, Span)>, faults: &mut Faults) {
    for nth in 0..loaded.parts.tags.len() {
        let place = loaded.place::<Tag>(nth);
        let Some(tag) = loaded.parts.tags.get_mut(nth) else { continue };
        if let Speaker::Of(attribution) = tag.speaker
            && !tags.contains_key(&attribution)
        {
            faults.add(place, astray("a speaker", attribution));
            tag.speaker = Speaker::ByRule;
        }
    }
}

/// Every coder that is spoken of here, with the place.
pub fn coders(loaded: &Loaded, mut spoken: impl FnMut(Place, CoderId)) {
    let parts = &loaded.parts;
    for (nth, it) in parts.grades.iter().enumerate() {
        spoken(loaded.place::<Grade>(nth), it.coder);
    }
    for (nth, it) in parts.stances.iter().enumerate() {
        spoken(loaded.place::<Stance>(nth), it.coder);
    }
    for (nth, it) in parts.derivations.iter().enumerate() {
        spoken(loaded.place::<Derivation>(nth), it.coder);
    }
}

/// Every outlet in a chain, with the place.
pub fn relays(loaded: &Loaded, mut spoken: impl FnMut(Place, OutletId)) {
    for (nth, it) in loaded.parts.attributions.iter().enumerate() {
        for hop in &it.hops {
            if let Who::Outlet(outlet) = hop.who {
                spoken(loaded.place::<Attribution>(nth), outlet);
            }
        }
    }
}

/// Adds the sources and propositions that are spoken of but not there.
pub fn missing(loaded: &mut Loaded, faults: &mut Faults) {
    let mut sources = Known::of(loaded.parts.sources.iter().map(|it| it.id));
    let mut propositions = Known::of(loaded.parts.propositions.iter().map(|it| it.id));
    let mut add = |place, what, id: String| faults.add(place, Problem::Missing { what, id });
    for (nth, it) in loaded.parts.attributions.iter().enumerate() {
        for hop in &it.hops {
            if let Who::Source(source) = hop.who
                && sources.lacks(source)
            {
                add(loaded.place::<Attribution>(nth), "source", source.to_string());
            }
        }
    }
    for (nth, it) in loaded.parts.stances.iter().enumerate() {
        if propositions.lacks(it.proposition) {
            add(loaded.place::<Stance>(nth), "proposition", it.proposition.to_string());
        }
    }
    for (nth, it) in loaded.parts.grades.iter().enumerate() {
        let (lacks, what) = match it.on {
            Graded::Source(source) => (sources.lacks(source), "source"),
            Graded::Proposition(it) => (propositions.lacks(it), "proposition"),
        };
        if lacks {
            add(loaded.place::<Grade>(nth), what, it.on.id().to_string());
        }
    }
    let parts = &mut loaded.parts;
    parts.sources.extend(sources.added.iter().map(|id| Source {
        id: *id,
        name: format!("? {id}"),
        kind: SourceKind::Bare,
        aliases: Vec::new(),
        about: String::new(),
    }));
    let mut position = parts.propositions.iter().map(|it| it.position).max().unwrap_or(0);
    for id in &propositions.added {
        position = position.saturating_add(1);
        let wording = format!("? {id}");
        parts.propositions.push(Proposition { id: *id, position, wording, note: String::new() });
    }
}
