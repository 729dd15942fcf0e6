//! Who says it: attributions in one sentence.
//!
//! Reads English by rules: a word that speaks, believes or shows (`lexicon`),
//! what stands on either side of it (`phrases`), and the frame that it makes
//! (`verbs`, `signals`). Every relation says which words set it off, so that a
//! proposal can be judged at a glance. Sentences of other languages have no cues
//! here and stay quiet. What is proposed to whom is left to the caller.

pub mod describe;
mod draft;
pub(super) mod lexicon;
mod phrases;
mod signals;
#[cfg(test)]
mod tests;
pub(super) mod tokens;
mod verbs;
pub(super) mod words;

use crate::model::{DenialKind, Span};
pub use draft::How;
pub use lexicon::Act;

use draft::Draft;
use lexicon::class;
use tokens::Tokens;

/// The score from which a sentence counts as an attribution.
pub const ATTRIBUTES: f32 = 0.5;

/// The score from which a proposal is worth showing: nine in ten are right.
pub const PROPOSE: f32 = 0.64;

/// The score below which a relation is not worth telling of.
const FAINT: f32 = 0.3;

/// What a sentence says about who says it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// How sure it is that the sentence puts content in the mouth or mind of
    /// somebody other than the writer, 0–1.
    pub score: f32,
    /// Who says what, in the order of their cues.
    pub relations: Vec<Relation>,
    /// What kind of denial it reports, if any.
    pub denial: Option<DenialKind>,
}

/// One source, its cue, and its content. The spans of each list ascend, do not
/// overlap, and lie on character boundaries of the sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// Who; empty where nobody is named.
    pub source: Vec<Span>,
    /// The words that put the content there; empty where marks alone do.
    pub cue: Vec<Span>,
    /// What; several spans where it is interrupted.
    pub content: Vec<Span>,
    /// The word or mark that set the reading off.
    pub trigger: Span,
    /// The relation, by its place in the list, whose content this one stands in:
    /// the next hop toward the reader.
    pub inside: Option<usize>,
    /// What kind of act the cue names.
    pub act: Act,
    /// How the content stands to the cue.
    pub how: How,
    /// How sure it is, 0–1.
    pub score: f32,
}

/// Reads a sentence. `before` is the one before it, which may have opened a
/// quotation that is still going on or announced one.
pub fn read(sentence: &str, before: Option<&str>) -> Reading {
    let context = before.map_or(Context::Unknown, context_of);
    let tokens = Tokens::of(sentence, context == Context::Quoting);
    let mut drafts = drafts(&tokens);
    if drafts.iter().all(|draft| tokens.at(draft.trigger).quoted())
        && let Some(bare) = signals::bare(&tokens)
    {
        drafts.insert(0, bare);
    }
    cut_content(&mut drafts);
    let foreign = is_foreign(&tokens);
    let denial = super::denial::of_tokens(&tokens);
    let rejects = denial.is_some_and(DenialKind::rejects);
    let relations = drafts.iter().filter_map(|draft| relation(&tokens, draft, context, rejects));
    let mut relations: Vec<Relation> =
        relations.filter(|it| it.score >= FAINT && !foreign).collect();
    nest(&mut relations);
    let score = relations.iter().map(|it| it.score).fold(0.0, f32::max);
    Reading { score, relations, denial }
}

/// What the sentence before says about this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Context {
    Unknown,
    /// It left a quotation open.
    Quoting,
    /// It named a speaker, so that a quotation that follows is theirs.
    Spoken,
}

fn context_of(before: &str) -> Context {
    let tokens = Tokens::of(before, false);
    let last = tokens.before(tokens.len());
    if last.quoted() && last.kind != tokens::Kind::QuoteClose {
        return Context::Quoting;
    }
    let spoken = drafts(&tokens).iter().any(|draft| draft.score(&tokens, false) >= ATTRIBUTES);
    if spoken || last.kind == tokens::Kind::Colon { Context::Spoken } else { Context::Unknown }
}

/// Whether hardly a word of it holds an English sentence together. Languages
/// share words: `tout`, `champions`.
fn is_foreign(tokens: &Tokens<'_>) -> bool {
    let words = (0..tokens.len()).map(|at| tokens.at(at)).filter(|it| it.of(tokens::Kind::Word));
    let (mut all, mut ours) = (0, 0);
    for word in words {
        all += 1;
        ours += usize::from(word.is(class::FUNCTION));
    }
    all >= 9 && ours == 0 || all >= 15 && ours * 12 < all
}

fn drafts(tokens: &Tokens<'_>) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut heading = None;
    for at in 0..tokens.len() {
        let token = tokens.at(at);
        let signal = matches!(token.kind, tokens::Kind::Colon)
            || token.word.class
                & (class::CONTENT | class::STATE | class::ADVERB | class::PREPOSITION)
                != 0
            || token.kind == tokens::Kind::Word && signals::may_begin(tokens.text_at(at));
        let found =
            if verbs::may_be_verb(tokens, at) { verbs::read(tokens, at, &drafts) } else { None };
        let found = found.or_else(|| if signal { signals::read(tokens, at) } else { None });
        match found {
            Some(draft) if draft.how == How::Headline => heading = Some(draft),
            Some(draft) => drafts.push(draft),
            None => {}
        }
    }
    if drafts.iter().all(|draft| draft.cue.is_none_or(|cue| cue.0 > 8)) {
        drafts.extend(heading);
        drafts.sort_by_key(|draft| draft.trigger);
    }
    drafts
}

/// Takes from each content what the next speaker in the same sentence says:
/// where his part begins after a comma or a conjunction, the first one's ends.
fn cut_content(drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let (earlier, rest) = drafts.split_at_mut(at);
        let Some(next) = rest.first() else { break };
        let Some(begins) = [next.source, next.cue].into_iter().flatten().map(|it| it.0).min()
        else {
            continue;
        };
        let after = matches!(next.how, How::After | How::Inverted);
        let Some(draft) = earlier.last_mut() else { continue };
        if after
            && let Some(first) = next.content.first()
            && let Some(last) = draft.content.last_mut()
            && last.0 < first.0
            && first.0 < last.1
            && begins > last.0
        {
            last.1 = first.0;
        }
    }
}

fn relation(
    tokens: &Tokens<'_>,
    draft: &Draft,
    context: Context,
    rejects: bool,
) -> Option<Relation> {
    let spans = |ranges: &[phrases::Range]| -> Vec<Span> {
        let mut spans: Vec<Span> = ranges
            .iter()
            .filter_map(|(from, to)| tokens.span(*from, (*to).min(tokens.len())))
            .collect();
        spans.sort_unstable();
        spans.dedup_by(|next, last| {
            let joins = next.start < last.end;
            if joins {
                *last = last.join(*next);
            }
            joins
        });
        spans
    };
    let mut score = draft.score(tokens, rejects);
    if draft.how == How::Bare && context != Context::Unknown {
        score = 0.7;
    }
    Some(Relation {
        source: spans(draft.source.as_slice()),
        cue: spans(draft.cue.as_slice()),
        content: spans(&draft.content),
        trigger: tokens.span(draft.trigger, draft.trigger + 1)?,
        inside: None,
        act: draft.act,
        how: draft.how,
        score,
    })
}

/// Finds, for each relation, the one whose content it stands in.
fn nest(relations: &mut [Relation]) {
    for at in 0..relations.len() {
        let (earlier, rest) = relations.split_at_mut(at);
        let Some(inner) = rest.first_mut() else { break };
        let nearest = earlier.iter().enumerate().rev().take(16);
        let holds =
            |outer: &Relation| outer.content.iter().any(|span| span.contains(inner.trigger));
        inner.inside = nearest.filter(|(_, outer)| holds(outer)).map(|(nth, _)| nth).next();
    }
}
