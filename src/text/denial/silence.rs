//! Not knowing, not wanting to say, and not answering, by their phrases.
//!
//! The frames of `grammar` are read first; what is here looks at what they cannot
//! say: whose knowledge it is, and who of two kept silent.

use super::lists::{self, SILENCE, listed};
use super::{OBJECT, asserts, begins, is_in};
use crate::model::DenialKind;
use crate::text::attribution::lexicon::class;
use crate::text::attribution::tokens::{Kind, Tokens};

/// The kind of silence or ignorance that begins at `at`, if any.
pub fn read(t: &Tokens<'_>, at: usize) -> Option<DenialKind> {
    ignorance(t, at).or_else(|| silence(t, at))
}

/// Whether what was not responded to is no question: `respond to treatment`.
fn is_bodily(t: &Tokens<'_>, at: usize) -> bool {
    (at..at + 5).any(|at| {
        is_in(
            t,
            at,
            "treatment therapy medication drugs antibiotics stimuli surgery pressure orders",
        )
    })
}

/// `not aware of such a plan`.
fn ignorance(t: &Tokens<'_>, at: usize) -> Option<DenialKind> {
    let known = begins(t, at, lists::IGNORANCE);
    let not_known = t.at(at).is(class::NEGATION)
        && (begins(t, at + 1, lists::NOT_KNOWN)
            || !t.at(at).quoted()
                && begins(t, at + 1, &["know who", "know what", "know whether", "know where"])
            || t.at(at + 1).is(class::ADVERB) && begins(t, at + 2, lists::NOT_KNOWN));
    // Not the reader, nor people at large; whoever speaks of themselves must be
    // quoted.
    let others = (at.saturating_sub(4)..at).any(|at| {
        is_in(t, at, "you who people many most voters readers whether if")
            || t.at(at).is(class::FIRST) && !t.at(at).quoted()
    });
    let asserted = !is_in(t, at, "unaware in")
        || (at.saturating_sub(2)..at).any(|at| t.at(at).is(class::BE) || t.at(at).clitic);
    ((known || not_known) && asserted && !others && asserts(t, at))
        .then_some(DenialKind::DisavowsKnowledge)
}

/// `declined to comment`, `could not be reached`.
fn silence(t: &Tokens<'_>, at: usize) -> Option<DenialKind> {
    let found = SILENCE.iter().find(|(_, first, then)| {
        let next = at + 1;
        let skips = t.at(next).is(class::ADVERB) && !t.at(next).is(class::NEGATION)
            || is_in(t, next, "further official");
        let next = next + usize::from(skips);
        listed(first, t.text_at(at)) && begins(t, next, then) && !is_bodily(t, next)
    });
    let unanswered = is_in(t, at, lists::ASKED)
        && (at + 1..at + OBJECT).any(|at| {
            begins(
                t,
                at,
                &["not returned", "not answered", "not immediately returned", "unanswered"],
            )
        });
    let nobody =
        begins(t, at, &["no one", "nobody", "no spokesman", "no spokesperson", "no official"])
            && (at + 1..at + OBJECT)
                .any(|at| begins(t, at, &["available for comment", "available to comment"]));
    found
        .map(|(kind, _, _)| *kind)
        .or_else(|| neither(t, at))
        .or_else(|| (unanswered || nobody).then_some(DenialKind::NoResponse))
}

/// `neither the ministry nor the firm would comment`.
fn neither(t: &Tokens<'_>, at: usize) -> Option<DenialKind> {
    if !t.is_word(at, "neither") {
        return None;
    }
    // All up to the verb is who.
    let mut subject = (at + 1..at + 2 * OBJECT).take_while(|at| t.at(*at).kind == Kind::Word);
    subject.find_map(|at| {
        let helps = t.at(at).is(class::AUXILIARY | class::HAVE | class::BE);
        let verb = at + 1 + usize::from(t.at(at + 1).is(class::ADVERB));
        if is_in(t, at, "would will") && begins(t, verb, lists::SPEAK) {
            Some(DenialKind::Declines)
        } else if is_in(t, at, "responded replied") || helps && begins(t, verb, lists::ANSWER) {
            Some(DenialKind::NoResponse)
        } else {
            None
        }
    })
}
