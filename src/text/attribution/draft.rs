//! A relation while it is being read: ranges of tokens, and what kind of
//! evidence it rests on.
//!
//! How sure each kind makes a reading is here alone, so that the figures can be
//! compared. They are set by hand, in the order of how often annotators of news
//! agreed with such readings.

use super::lexicon::{Act, class, frame};
use super::phrases::Range;
use super::tokens::Tokens;

/// How the content stands to its cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// `said that …`
    That,
    /// `said “…`, `said, “…`, `said: …`
    Quote,
    /// `said the dam was unsafe`
    Clause,
    /// `…, officials said`
    After,
    /// `…,” said the minister`
    Inverted,
    /// `asked whether …`
    Question,
    /// `vowed to …`
    Infinitive,
    /// `praised the plan`
    Object,
    /// `called for talks`
    Preposition,
    /// `was accused of …`
    Passive,
    /// `it is believed that …`
    Impersonal,
    /// `according to …`
    Signal,
    /// `the claim that …`
    Noun,
    /// `is convinced that …`
    State,
    /// `Minister: …`
    Headline,
    /// `allegedly`
    Adverb,
    /// A quotation that nobody in the sentence speaks.
    Bare,
}

/// A relation, in tokens.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Who; empty where nobody is named.
    pub source: Option<Range>,
    /// The words that put the content there; none where marks alone do.
    pub cue: Option<Range>,
    /// What; several where it is interrupted.
    pub content: Vec<Range>,
    /// How the content stands to the cue.
    pub how: How,
    /// The act of the cue.
    pub act: Act,
    /// The token that set it off.
    pub trigger: usize,
    /// Whether something speaks against it: a condition, a command.
    pub weak: bool,
}

impl Draft {
    /// How sure the reading is, 0–1. `rejects` says that the sentence denies what
    /// can be true, so that a verb of rejecting does.
    pub fn score(&self, t: &Tokens<'_>, rejects: bool) -> f32 {
        let verb = t.at(self.trigger).word.verb;
        let states = verb.is_some_and(|verb| verb.takes(frame::QUOTE));
        let describes = verb.is_some_and(|verb| verb.takes(frame::OBJECT));
        let mut score = self.base(t, states, describes);
        if rejects && self.act == Act::Reject {
            score = score.max(0.65);
        }
        match self.source {
            None if matches!(self.how, How::Impersonal | How::Bare | How::Adverb) => {}
            None if self.how == How::Noun => score = 0.4,
            None => score *= 0.5,
            Some((from, to)) => {
                let first_person = (from..to).any(|at| t.at(at).is(class::FIRST)) && to - from <= 2;
                if first_person || t.is_word(from, "you") {
                    score *= 0.45;
                }
            }
        }
        if self.content.is_empty() {
            score *= 0.5;
        }
        if t.at(self.trigger).quoted() && self.how != How::Bare {
            score *= 0.45;
        }
        if self.weak {
            score *= 0.55;
        }
        score
    }

    /// Whether what is rejected can be true: a claim, a report.
    fn rejects_content(&self, t: &Tokens<'_>) -> bool {
        let object = self.content.iter().flat_map(|(from, to)| *from..(*to).min(from + 8));
        object.into_iter().any(|at| t.at(at).is(class::CONTENT))
    }

    fn base(&self, t: &Tokens<'_>, states: bool, describes: bool) -> f32 {
        match (self.how, self.act) {
            (How::Signal, _) => 0.95,
            (How::Quote, _) => 0.95,
            (How::Inverted, _) => 0.96,
            (How::Impersonal, _) => 0.7,
            (How::Headline, _) => 0.55,
            (How::Noun, _) => 0.55,
            (How::State, _) => 0.6,
            (How::Adverb, _) => 0.4,
            (How::Bare, _) => 0.4,
            (How::Passive, Act::Say | Act::Tell) => 0.65,
            (How::Passive, _) => 0.5,
            (How::After, Act::Say | Act::Tell) => 0.95,
            (How::After, _) => 0.85,
            (How::That, Act::Say | Act::Tell) => 0.96,
            (How::That, _) => 0.85,
            (How::Clause, Act::Say | Act::Tell) => 0.93,
            (How::Clause, _) => 0.75,
            (How::Question, Act::Say | Act::Tell) => 0.8,
            (How::Question, _) => 0.65,
            (How::Infinitive, Act::Request) if t.text_at(self.trigger).starts_with("ask") => 0.45,
            (How::Infinitive, Act::Commit) if !states => 0.45,
            (How::Infinitive, _) => 0.6,
            // The subject of talk or belief, and nothing about it.
            (How::Preposition, Act::Believe) | (How::Object, Act::Talk) => 0.45,
            (How::Preposition, _) => 0.6,
            (How::Object, Act::Reject) if !self.rejects_content(t) => 0.45,
            (How::Object, Act::Judge | Act::Reject) => 0.65,
            (How::Object, Act::Show) if !describes => 0.45,
            (How::Object, _) => 0.6,
        }
    }
}
