//! Accepting what the program proposes: an attribution with its parts and its
//! chain, a kind of denial.
//!
//! What is proposed is read off the sentence by [`crate::text::attribution`]; it
//! is in no project before the analyst accepts it.

use super::attribution::{self, Step};
use super::{Hand, Refused, tag};
use crate::model::{
    ArticleId, Attribution, DenialKind, Edit, Hop, KindId, Project, SourceKind, Span, TagId, Who,
};
use crate::text::agencies;
use crate::text::attribution::describe::{Form, SourceHint, describe};
use crate::text::attribution::{Act, How, PROPOSE, Reading, Relation, read};

/// An attribution that is proposed for a sentence, with spans in the article.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The words that attribute.
    pub cue: Vec<Span>,
    /// What is attributed.
    pub content: Vec<Span>,
    /// Who is said to say it, from the outlet's informant to the last.
    pub chain: Vec<Link>,
    /// The word or mark that set it off.
    pub trigger: Span,
    /// How sure it is, 0–1.
    pub score: f32,
}

/// One step of a proposed chain.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The words for it; empty where it is taken from a sentence before.
    pub at: Span,
    /// Who it is taken to be.
    pub step: Step,
    /// How many people are claimed, at the least; 0 where that is not said.
    pub count: u32,
    /// Why it is not named.
    pub unnamed: String,
    /// How it is said to know.
    pub access: String,
}

/// What is proposed for one sentence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proposed {
    /// An attribution, and the tag that would get its parts; a new one without.
    pub attribution: Option<(Proposal, Option<TagId>)>,
    /// A kind of denial.
    pub denial: Option<DenialKind>,
}

impl Proposed {
    /// Whether nothing is proposed.
    pub const fn is_empty(&self) -> bool {
        self.attribution.is_none() && self.denial.is_none()
    }
}

/// Reads a sentence, by its number from 0, with the one before it. What the
/// analyst decided is not proposed again.
pub fn of_sentence(project: &Project, article: ArticleId, nth: usize) -> Proposed {
    let sentences = project.sentences(article);
    let Some(&sentence) = sentences.get(nth) else { return Proposed::default() };
    let text = project.text(article);
    let before = nth.checked_sub(1).and_then(|nth| sentences.get(nth));
    let reading = read(sentence.of_text(text), before.map(|span| span.of_text(text)));
    let of = |kind: KindId| project.tags_in(article, sentence).filter(move |it| it.kind == kind);
    let bare = of(KindId::Attribution).find(|tag| {
        project.attribution(tag.id).is_none_or(|it| it.cue.is_empty() && it.hops.is_empty())
    });
    let has_one = of(KindId::Attribution).next().is_some();
    let sure = reading.score >= PROPOSE;
    let wanted = bare.is_some() || (sure && !has_one);
    let proposal = wanted
        .then(|| of_reading(project, article, sentence, &reading))
        .flatten()
        .filter(|it| !it.cue.is_empty() || !it.chain.is_empty());
    let undecided = of(KindId::Denial).any(|tag| tag.denial.is_none());
    let has_denial = of(KindId::Denial).next().is_some();
    let denial = reading.denial.filter(|_| undecided || !has_denial);
    Proposed { attribution: proposal.map(|it| (it, bare.map(|tag| tag.id))), denial }
}

/// Whether who is said to do so speaks, so that they are the next step: not who
/// is said to want something, or to intend it, in no words of theirs.
const fn speaks(relation: &Relation) -> bool {
    let wants = matches!(relation.act, Act::Request | Act::Commit | Act::Judge);
    let bare = matches!(relation.how, How::Object | How::Preposition | How::Infinitive);
    relation.inside.is_none() || !(wants && bare)
}

/// What a reading of a sentence comes to. Relations that stand in each other's
/// content are one chain; of several the surest is proposed.
pub fn of_reading(
    project: &Project,
    article: ArticleId,
    sentence: Span,
    reading: &Reading,
) -> Option<Proposal> {
    let nested =
        |nth: usize| reading.relations.iter().any(|it| it.inside == Some(nth) && speaks(it));
    let ends = reading.relations.iter().enumerate();
    let ends = ends.filter(|(nth, it)| speaks(it) && !nested(*nth));
    // Of two that are as sure, the one that comes first.
    let (_, last) = ends.rev().max_by(|(_, a), (_, b)| a.score.total_cmp(&b.score))?;
    let mut relations = vec![last];
    while let Some(outer) = relations.last().and_then(|it| it.inside)
        && let Some(outer) = reading.relations.get(outer)
        && relations.len() < reading.relations.len()
    {
        relations.push(outer);
    }
    relations.reverse();
    let moved = |span: &Span| Span::new(span.start + sentence.start, span.end + sentence.start);
    let text = project.text(article);
    let link = |it: &&Relation| {
        let at = moved(it.source.first()?);
        link_of(project, article, sentence, at, at.of_text(text))
    };
    let all = |spans: &[Span]| -> Vec<Span> { spans.iter().map(&moved).collect() };
    let cue = all(&last.cue);
    let mut chain: Vec<Link> = relations.iter().filter_map(link).collect();
    chain.dedup_by(|one, other| one.step == other.step);
    if last.act == Act::Tell
        && let Some(told) = cue.last().and_then(|cue| addressee(project, article, *cue, sentence))
        && chain.iter().all(|it| it.step != told.step)
    {
        // Whoever was told passes it on, and stands before who told it.
        chain.insert(chain.len().saturating_sub(1), told);
    }
    Some(Proposal {
        cue,
        content: all(&last.content),
        chain,
        trigger: moved(&last.trigger),
        score: reading.score,
    })
}

/// The agency that was told something: `Sources told Reuters that …`.
fn addressee(project: &Project, article: ArticleId, cue: Span, sentence: Span) -> Option<Link> {
    /// No agency has a name of more words.
    const WORDS: usize = 4;
    let text = project.text(article);
    let rest = Span::new(cue.end, sentence.end).of_text(text);
    let start = rest.len() - rest.trim_start().len();
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '’' | '\'' | ' ');
    let run = rest.get(start..)?;
    let run = run.get(..run.find(|c| !is_word(c)).unwrap_or(run.len()))?;
    let ends = run.match_indices(' ').map(|(at, _)| at).chain([run.len()]);
    let ends: Vec<usize> = ends.take(WORDS).collect();
    ends.into_iter().rev().find_map(|end| {
        let name = run.get(..end)?.trim_end();
        let lower = name.to_lowercase();
        let known =
            project.outlets().iter().find(|it| it.agency && it.name.to_lowercase() == lower);
        let step = match known {
            Some(outlet) => Step::Known(Who::Outlet(outlet.id)),
            None if agencies::is_agency(name) => {
                Step::Relay { name: name.to_owned(), agency: true }
            }
            None => return None,
        };
        let own = project.article(article)?.outlet;
        if matches!(step, Step::Known(Who::Outlet(id)) if own == Some(id)) {
            return None;
        }
        let from = cue.end + u32::try_from(start).ok()?;
        let at = Span::new(from, from + u32::try_from(name.len()).ok()?);
        let (unnamed, access) = (String::new(), String::new());
        Some(Link { at, step, count: 0, unnamed, access })
    })
}

/// Who some words mean.
fn link_of(
    project: &Project,
    article: ArticleId,
    sentence: Span,
    at: Span,
    words: &str,
) -> Option<Link> {
    let SourceHint { form, at_least, access, why_unnamed } = describe(words);
    let part = |span: Option<Span>| span.map_or("", |span| span.of_text(words)).trim().to_owned();
    let count = if at_least > 1 { at_least } else { 0 };
    let link = |step| {
        let (unnamed, access) = (part(why_unnamed), part(access));
        Some(Link { at, step, count, unnamed, access })
    };
    let known = |who| link(Step::Known(who));
    if form == Form::Pronoun {
        return before(project, article, sentence).and_then(known);
    }
    let name = words.trim().to_owned();
    let lower = name.to_lowercase();
    let bare = agency_name(&name);
    let called = |it: &str| it.to_lowercase() == lower || it.to_lowercase() == bare.to_lowercase();
    if let Some(outlet) = project.outlets().iter().find(|it| called(&it.name)) {
        return known(Who::Outlet(outlet.id));
    }
    if (form == Form::Named || bare != name) && agencies::is_agency(bare) {
        return link(Step::Relay { name: bare.to_owned(), agency: true });
    }
    let kind = match form {
        Form::Named => SourceKind::Person,
        Form::Role | Form::Pronoun => SourceKind::Body,
        Form::UnnamedDescribed => SourceKind::Described,
        Form::UnnamedBare => SourceKind::Bare,
        Form::Document => SourceKind::Document,
    };
    let is_it = |it: &crate::model::Source| {
        !it.kind.is_unnamed() && (it.is_called(&name) || has_words(&lower, &it.name.to_lowercase()))
    };
    if !kind.is_unnamed()
        && let Some(source) = project.sources().iter().find(|it| is_it(it))
    {
        return known(Who::Source(source.id));
    }
    link(Step::Source { name, kind })
}

/// The name in words such as `the Reuters news agency`; the words themselves
/// where they say no such thing.
fn agency_name(words: &str) -> &str {
    const AFTER: [&str; 3] = [" news agency", " news service", " agency"];
    let bare = AFTER.iter().find_map(|end| words.strip_suffix(end)).unwrap_or(words);
    let article = ["The ", "the "].iter().find_map(|start| bare.strip_prefix(start));
    article.unwrap_or(bare).trim()
}

/// Whether a name stands in some words, as whole words.
fn has_words(words: &str, name: &str) -> bool {
    let is_edge = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    !name.is_empty()
        && words.match_indices(name).any(|(at, found)| {
            is_edge(words.get(..at).and_then(|it| it.chars().next_back()))
                && is_edge(words.get(at + found.len()..).and_then(|it| it.chars().next()))
        })
}

/// Whoever spoke last before a sentence: whom a pronoun most likely means.
fn before(project: &Project, article: ArticleId, sentence: Span) -> Option<Who> {
    let earlier = project
        .tags_of(article)
        .rev()
        .filter(|tag| tag.kind == KindId::Attribution && tag.at.start < sentence.start);
    let mut ends = earlier.filter_map(|tag| project.attribution(tag.id)?.hops.last());
    ends.next().map(|hop| hop.who)
}

/// Tags the sentence as an attribution with these parts; where the tag is given
/// it gets them instead.
pub fn accept(
    project: &Project,
    hand: &mut Hand<'_>,
    article: ArticleId,
    sentence: Span,
    tag_id: Option<TagId>,
    proposal: &Proposal,
) -> Result<Edit, Refused> {
    let mut next = project.clone();
    let mut edit = Edit::new("accept attribution");
    let mut add = |next: &mut Project, step: Edit| {
        next.apply(&step.changes);
        edit.changes.extend(step.changes);
    };
    if tag_id.is_none() {
        let step = tag::set(&next, hand, article, &[sentence], KindId::Attribution);
        add(&mut next, step);
    }
    let own = next.tags_in(article, sentence).find(|it| {
        it.kind == KindId::Attribution && it.coder == hand.coder && sentence.contains(it.at)
    });
    let id = tag_id
        .or_else(|| own.map(|it| it.id))
        .ok_or_else(|| Refused::because("the sentence could not be tagged"))?;
    let (mut hops, mut changes) = (Vec::new(), Vec::new());
    for link in &proposal.chain {
        let who = attribution::who(&next, hand, &link.step, &mut changes)?;
        hops.push(Hop {
            at: link.at,
            count: link.count,
            unnamed: link.unnamed.clone(),
            access: link.access.clone(),
            ..Hop::of(who)
        });
    }
    add(&mut next, Edit { changes, ..Edit::default() });
    let (cue, content) = (proposal.cue.clone(), proposal.content.clone());
    let old = next.attribution(id).cloned();
    let hops = match &old {
        Some(old) if !old.hops.is_empty() => old.hops.clone(),
        _ => hops,
    };
    let step = attribution::set(&next, Attribution { tag: id, cue, content, hops }, "parts")?;
    add(&mut next, step);
    Ok(edit)
}

/// Tags the sentence as a denial of a kind, or decides those on it that are
/// undecided.
pub fn accept_denial(
    project: &Project,
    hand: &mut Hand<'_>,
    article: ArticleId,
    sentence: Span,
    kind: DenialKind,
) -> Edit {
    let undecided: Vec<TagId> = project
        .tags_in(article, sentence)
        .filter(|it| it.kind == KindId::Denial && it.denial.is_none())
        .map(|it| it.id)
        .collect();
    if !undecided.is_empty() {
        return tag::set_denial(project, &undecided, Some(kind));
    }
    let mut edit = tag::set(project, hand, article, &[sentence], KindId::Denial);
    let mut next = project.clone();
    next.apply(&edit.changes);
    let new: Vec<TagId> = next
        .tags_in(article, sentence)
        .filter(|it| it.kind == KindId::Denial && it.denial.is_none())
        .map(|it| it.id)
        .collect();
    edit.changes.extend(tag::set_denial(&next, &new, Some(kind)).changes);
    edit.label = format!("tag as denial: {}", kind.label());
    edit
}

#[cfg(test)]
mod tests;
