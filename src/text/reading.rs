//! Who says what in a whole article.
//!
//! Sentences are read one by one (`attribution`); here what they share is put
//! together: a quotation that runs over sentences and paragraphs belongs to the
//! one who speaks it, a speaker who is mentioned again is the same (`speakers`),
//! and lines about the article put nothing forward (`lines`). Nothing here knows
//! a project: whether two articles mean the same speaker is the caller's.

mod lines;
mod speakers;
mod speech;
#[cfg(test)]
mod tests;

use crate::model::{DenialKind, Span};
use crate::text::attribution::{self, Act, How, PROPOSE, Reading, Relation};
use speakers::Speakers;
use speech::Speech;

/// What an article says about who says what.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// Who says what, in order of reading; where one stands in another's
    /// content, the outer comes first.
    pub attributions: Vec<Attribution>,
    /// The sentences that put something forward.
    pub claims: Vec<Span>,
    /// The lines that are about the article: headline, byline, credits.
    pub headers: Vec<Span>,
}

/// One speaker, a cue, and what is said. Spans lie in the article.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// The first sentence that belongs to it and the last, from 0.
    pub sents: (usize, usize),
    /// The words that attribute; empty where a quotation has none.
    pub cue: Vec<Span>,
    /// What is attributed.
    pub content: Vec<Span>,
    /// From the outlet's informant to the speaker; empty where nobody is named.
    pub chain: Vec<Step>,
    /// How sure it is, 0–1.
    pub score: f32,
    /// The kind of denial that its sentence reports.
    pub denial: Option<DenialKind>,
    /// Whether the words around the content take back certainty.
    pub hedged: bool,
}

/// Somebody in a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The fullest name in the article up to here.
    pub name: String,
    /// The same for all mentions of one speaker in the article.
    pub key: usize,
}

/// What reads an article from its first sentence to its last.
struct Reader<'t> {
    text: &'t str,
    sentences: &'t [Span],
    speech: Speech,
    speakers: Speakers<'t>,
    found: Vec<Attribution>,
    /// For each sentence read so far, the attribution that speech which goes on
    /// behind it belongs to.
    holder: Vec<Option<usize>>,
    /// Speech whose speaker the sentences before it do not tell.
    waiting: Vec<usize>,
}

/// Reads an article whose sentences are those of [`super::segment`].
pub fn read(text: &str, sentences: &[Span]) -> Article {
    let headers = lines::headers(text, sentences);
    let mut reader = Reader {
        text,
        sentences,
        speech: Speech::of(text, sentences),
        speakers: Speakers::of(text),
        found: Vec::new(),
        holder: Vec::new(),
        waiting: Vec::new(),
    };
    let (mut claims, mut about) = (Vec::new(), Vec::new());
    for (nth, &sentence) in sentences.iter().enumerate() {
        if headers.get(nth).copied().unwrap_or_default() {
            about.push(sentence);
            reader.holder.push(None);
            continue;
        }
        if !sentence.of_text(text).trim_end_matches(['"', '”', ' ']).ends_with('?') {
            claims.push(sentence);
        }
        reader.sentence(nth, sentence);
    }
    Article { attributions: reader.found, claims, headers: about }
}

impl Reader<'_> {
    fn sentence(&mut self, nth: usize, sentence: Span) {
        let text = self.text;
        let before = nth.checked_sub(1).and_then(|nth| self.sentences.get(nth));
        let reading =
            attribution::read(sentence.of_text(text), before.map(|span| span.of_text(text)));
        let from = self.found.len();
        self.relations(nth, sentence, &reading);
        let own = (self.found.len() > from).then_some(from);
        let ran_on = nth.checked_sub(1).filter(|_| self.speech.runs_into(nth));
        if own.is_none() && self.speech.is_speech(nth) {
            let before = nth.checked_sub(1).and_then(|it| self.holder.get(it).copied().flatten());
            match before {
                Some(holder) => self.give(nth, holder),
                None => self.waiting.push(nth),
            }
            self.holder.push(before);
            return;
        }
        if let Some(own) = own
            && ran_on.is_some()
        {
            for nth in std::mem::take(&mut self.waiting).into_iter().rev() {
                self.give(nth, own);
            }
        }
        self.waiting.clear();
        self.holder.push(own);
    }

    /// Adds the speech of a sentence to an attribution.
    fn give(&mut self, nth: usize, holder: usize) {
        let Some(sentence) = self.sentences.get(nth) else { return };
        let part = self.speech.part(nth).unwrap_or(*sentence);
        if let Some(it) = self.found.get_mut(holder) {
            it.content.push(part);
            it.content.sort_unstable();
            it.sents = (it.sents.0.min(nth), it.sents.1.max(nth));
        }
    }

    /// Adds what a sentence attributes by its own words.
    fn relations(&mut self, nth: usize, sentence: Span, reading: &Reading) {
        let first = self.found.len();
        let mut chains: Vec<Vec<Step>> = Vec::new();
        for relation in &reading.relations {
            let beside = self.begins_beside(first, sentence, relation);
            let inside = relation.inside.filter(|_| !beside);
            let outer = inside.and_then(|it| chains.get(it)).cloned();
            let mut chain = outer.unwrap_or_default();
            let sure = relation.score >= PROPOSE && relation.how != How::Bare && speaks(relation);
            if sure && let Some(words) = relation.source.first() {
                let step = self.speakers.step(moved(words, sentence), sentence);
                chain.extend(step.filter(|it| !chain.iter().any(|old| old.key == it.key)));
            }
            if sure {
                self.add(first, nth, sentence, relation, &chain, reading.denial);
            }
            chains.push(chain);
        }
    }

    /// Whether a speaker begins a clause beside that of the one before: behind a
    /// comma and *but* or *while*. The content of the one before ends there.
    fn begins_beside(&mut self, first: usize, sentence: Span, relation: &Relation) -> bool {
        let Some(at) = relation.source.first().map(|it| moved(it, sentence)) else { return false };
        let before = Span::new(sentence.start, at.start).of_text(self.text);
        let joins = [", but ", ", while ", "; "].iter().find(|it| before.ends_with(**it));
        let Some(clause) = joins.and_then(|it| before.strip_suffix(it)) else { return false };
        let end = sentence.start + Span::of(0..clause.len()).end;
        for old in self.found.get_mut(first..).unwrap_or_default() {
            for part in old.content.iter_mut().filter(|it| it.start < end && it.end > at.start) {
                part.end = end;
            }
        }
        true
    }

    /// Adds one attribution, or its words to one by the same chain on the same
    /// sentence.
    fn add(
        &mut self,
        first: usize,
        nth: usize,
        sentence: Span,
        relation: &Relation,
        chain: &[Step],
        denial: Option<DenialKind>,
    ) {
        let all = |spans: &[Span]| spans.iter().map(|it| moved(it, sentence)).collect::<Vec<_>>();
        let (cue, content) = (all(&relation.cue), all(&relation.content));
        let same = |it: &&mut Attribution| !chain.is_empty() && it.chain == chain;
        if let Some(old) = self.found.get_mut(first..).and_then(|it| it.iter_mut().find(same)) {
            old.cue = union(old.cue.iter().chain(&cue));
            old.content = union(old.content.iter().chain(&content));
            old.score = old.score.max(relation.score);
            return;
        }
        self.found.push(Attribution {
            sents: (nth, nth),
            hedged: relation.how == How::Adverb || lines::hedges(self.text, sentence, &content),
            cue,
            content,
            chain: chain.to_vec(),
            score: relation.score,
            denial,
        });
    }
}

/// Whether who is said to do so speaks: not who is said to want something
/// within what another says, in no words of theirs.
const fn speaks(relation: &Relation) -> bool {
    let wants = matches!(relation.act, Act::Request | Act::Commit | Act::Judge);
    let bare = matches!(relation.how, How::Object | How::Preposition | How::Infinitive);
    relation.inside.is_none() || !(wants && bare)
}

/// A span of a sentence as one of the article.
const fn moved(span: &Span, sentence: Span) -> Span {
    Span::new(span.start + sentence.start, span.end + sentence.start)
}

/// The spans in order; those that overlap are one.
fn union<'s>(spans: impl Iterator<Item = &'s Span>) -> Vec<Span> {
    let mut all: Vec<Span> = spans.copied().collect();
    all.sort_unstable();
    all.dedup_by(|next, last| {
        let joins = next.start < last.end;
        if joins {
            *last = last.join(*next);
        }
        joins
    });
    all
}
