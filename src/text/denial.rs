//! Whether a sentence reports a denial, and of which kind.
//!
//! By patterns: a verb that rejects, with an object that can be true or false.
//! “Denied bail” and “rejected the offer” reject no proposition and are none; a
//! merely negative sentence is none either. Frames with their arguments are read
//! by `frames`; what needs a closer look is here and in `silence`. The lists are
//! in `lists`.

mod frames;
mod grammar;
mod lists;
mod silence;
#[cfg(test)]
mod tests;
mod unsaid;

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::attribution::lexicon::class;
use super::attribution::tokens::{Kind, Tokens};
use super::attribution::words::{Word, form};
use crate::model::DenialKind;
use lists::{FALSE, FIGURES, GOODS, PROPOSITIONS, REJECTIONS, UNAMBIGUOUS, listed};

const DENY: &str = "deny denies denied denying";
const DISPUTE: &str = "dispute disputes disputed disputing";
const CALL: &str = "call calls called calling brand branded branding describe describes described \
    describing label labels labelled labelling denounce denounces denounced";
const INSIST: &str = "insist insists insisted insisting maintain maintains maintained";

/// How many tokens an object is looked at.
const OBJECT: usize = 9;

/// The kind of denial that a sentence reports, if any. Of several, the one that
/// says most: who denies and also declines to say more has denied.
pub fn read(sentence: &str) -> Option<DenialKind> {
    of_tokens(&Tokens::of(sentence, false))
}

/// The same, of a sentence that is cut into tokens already.
pub(super) fn of_tokens(t: &Tokens<'_>) -> Option<DenialKind> {
    let (mut least, mut part): (Option<DenialKind>, bool) = (None, false);
    for at in 0..t.len() {
        let token = t.at(at);
        let begins = token.is(class::DENIAL | class::NEGATION);
        let frame = if begins { frames::read(t, at) } else { None };
        let frame = frame.filter(|kind| *kind != DenialKind::DisavowsKnowledge || asserts(t, at));
        let looks = frame.is_none() && (token.is(class::NEGATION) || begins && is_listed(t, at));
        let closer = looks.then(|| rejection(t, at).or_else(|| silence::read(t, at))).flatten();
        let otherwise = token.is(class::BE) || token.clitic;
        // Most words that begin something begin nothing there: whether it is only
        // thought of is looked at last.
        let read = frame.or(closer);
        let stands = begins && !((read.is_some() || otherwise) && is_thought(t, at));
        part |= stands
            && (frame == Some(DenialKind::DisputesPart)
                || frame == Some(DenialKind::Denies) && partly(t, at));
        let found = if stands {
            read
        } else if token.is(class::BE) || token.clitic {
            untrue(t, at)
        } else if token.word == Word::default() && !token.capital {
            foreign(t.text_at(at))
        } else {
            None
        };
        if let Some(kind) = found {
            least = Some(least.map_or(kind, |least| least.min(kind)));
        }
    }
    // Who grants a part rejects no more than the rest.
    if part { Some(DenialKind::DisputesPart) } else { least }
}

/// Whether a negation there says something of somebody, and does not describe
/// them by the way: `the boys, not aware of the danger, swam out`.
fn asserts(t: &Tokens<'_>, at: usize) -> bool {
    let others = (at.saturating_sub(4)..at).any(|at| {
        is_in(t, at, "you who people many most voters readers whether if some")
            || t.at(at).is(class::FIRST) && !t.at(at).quoted()
    });
    let able = (at + 1..at + 4).any(|at| t.are_words(at, "how to"));
    let aside = is_in(t, at, "not unaware ignorant") && t.before(at).of(Kind::Comma);
    !others && !able && !aside
}

/// Whether what stands there is only thought of: under a condition, or as what
/// somebody is asked or blamed for.
fn is_thought(t: &Tokens<'_>, at: usize) -> bool {
    (at.saturating_sub(4)..at)
        .any(|at| is_in(t, at, "if unless whether urged crime accuse accused retracted withdrew"))
}

/// A verb of another language that does nothing but deny.
fn foreign(word: &str) -> Option<DenialKind> {
    let may = !word.is_ascii() || word.starts_with(['d', 's']);
    (may && UNAMBIGUOUS.iter().any(|stem| word.starts_with(stem))).then_some(DenialKind::Denies)
}

/// The words with which a denial can begin, beside negations and forms of `be`.
pub(super) fn triggers() -> impl Iterator<Item = &'static str> {
    frames::firsts().chain(looked_at())
}

/// Those at which more is looked for than a frame.
fn looked_at() -> impl Iterator<Item = &'static str> {
    let first = |phrase: &'static str| phrase.split(' ').next().unwrap_or_default();
    let verbs = [DENY, DISPUTE, CALL, INSIST].into_iter();
    verbs
        .chain(REJECTIONS.iter().map(|(verb, _)| *verb))
        .chain(lists::SILENCE.iter().map(|(_, first, _)| *first))
        .chain([lists::ASKED, "nobody no"])
        .chain(lists::DENIES.iter().map(move |it| first(it)))
        .chain(lists::IGNORANCE.iter().map(move |it| first(it)))
}

/// Whether a word is one of those, whatever its case.
fn is_listed(t: &Tokens<'_>, at: usize) -> bool {
    static ALL: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| looked_at().flat_map(str::split_ascii_whitespace).collect());
    let word = t.text_at(at);
    match word.contains(|c: char| c.is_ascii_uppercase()) {
        true => ALL.contains(&*word.to_ascii_lowercase()),
        false => ALL.contains(word),
    }
}

/// A word in one of its lists, whatever its case.
fn is_in(t: &Tokens<'_>, at: usize, words: &str) -> bool {
    t.at(at).kind == Kind::Word && listed(words, t.text_at(at))
}

/// Whether one of `phrases` begins there.
fn begins(t: &Tokens<'_>, at: usize, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| t.are_words(at, phrase))
}

/// `denied the report`, `dismissed the claim`, `there is no truth to it`.
fn rejection(t: &Tokens<'_>, at: usize) -> Option<DenialKind> {
    let word = t.text_at(at);
    if listed(DENY, word) {
        return denied(t, at);
    }
    if listed(DISPUTE, word) {
        return disputed(t, at);
    }
    if let Some((_, after)) = REJECTIONS.iter().find(|(verb, after)| {
        let forms = verb.split(' ');
        forms.into_iter().any(|form| word.eq_ignore_ascii_case(form))
            && (after.is_empty() || after.iter().any(|after| t.are_words(at + 1, after)))
    }) {
        let particle = after.iter().find(|after| t.are_words(at + 1, after));
        let from = at + 1 + particle.map_or(0, |it| it.split(' ').count());
        return rejected(t, at, from);
    }
    if listed(CALL, word) {
        return called_false(t, at);
    }
    if listed(INSIST, word) {
        return insisted(t, at);
    }
    let plain = begins(t, at, lists::DENIES) && !negated(t, at);
    if plain {
        return Some(DenialKind::Denies);
    }
    untrue(t, at)
}

/// Whether the verb there is turned round, or only thought of.
fn negated(t: &Tokens<'_>, at: usize) -> bool {
    (at.saturating_sub(5)..at).rev().take_while(|at| t.at(*at).kind == Kind::Word).any(|at| {
        t.at(at).is(class::NEGATION)
            || is_in(
                t,
                at,
                "can could cannot refused if without hard would may might should nobody few",
            )
    })
}

/// What stands as the object of a verb, up to the next mark or preposition that
/// begins something else.
fn object(t: &Tokens<'_>, from: usize) -> impl Iterator<Item = usize> {
    (from..from + OBJECT).take_while(move |at| {
        let token = t.at(*at);
        let ends = token.is(class::PREPOSITION) && !t.is_word(*at, "of") && !token.is(class::THAT);
        matches!(
            token.kind,
            Kind::Word | Kind::Number | Kind::QuoteOpen | Kind::QuoteClose | Kind::Other
        ) && !ends
            && !(token.is(class::COORDINATOR)
                && (*at > from + 3 || t.at(at + 1).word.verb.is_some()))
    })
}

fn object_has(t: &Tokens<'_>, from: usize, words: &str) -> bool {
    object(t, from).any(|at| is_in(t, at, words))
}

fn partly(t: &Tokens<'_>, at: usize) -> bool {
    (at.saturating_sub(3)..at + 3).any(|at| is_in(t, at, "partly partially"))
        || (at..at + 6).any(|at| {
            t.are_words(at, "in part") || t.are_words(at, "parts of") || t.are_words(at, "part of")
        })
}

/// The verb to deny.
fn denied(t: &Tokens<'_>, at: usize) -> Option<DenialKind> {
    let kind = if partly(t, at) { DenialKind::DisputesPart } else { DenialKind::Denies };
    let neither = (at.saturating_sub(4)..at)
        .any(|at| is_in(t, at, "confirm confirmed confirms confirming"))
        && is_in(t, at - 1, "nor or and");
    if neither {
        return Some(DenialKind::Declines);
    }
    if negated(t, at) || t.before(at).is(class::DETERMINER | class::POSSESSIVE) {
        return None;
    }
    let from = at + 1 + usize::from(t.is_word(at + 1, "ever"));
    let first = t.at(from);
    let mut helper = at;
    while helper > 0 && t.before(helper).is(class::ADVERB) {
        helper -= 1;
    }
    if t.before(helper).is(class::BE) {
        // The reports were denied; the company was denied a licence.
        let subject = (at.saturating_sub(6)..at).any(|at| is_in(t, at, PROPOSITIONS));
        let ends = !matches!(first.kind, Kind::Word)
            || first.is(class::PREPOSITION | class::COORDINATOR | class::ADVERB);
        return (subject && ends).then_some(kind);
    }
    if first.is(class::THAT | class::QUESTION)
        || t.is_word(from, "it")
        || first.word.has(form::GERUND) && first.word.verb.is_some()
    {
        return Some(kind);
    }
    if object_has(t, from, GOODS)
        || first.is(class::OBJECTIVE) && !first.is(class::POSSESSIVE | class::SUBJECT)
    {
        return None;
    }
    // A claim for damages is a request.
    let asked = object(t, from).any(|at| is_in(t, at, "claim claims") && t.is_word(at + 1, "for"));
    let proposition = object_has(t, from, PROPOSITIONS) && !asked;
    let bare = t.is_word(from, "wrongdoing")
        || t.is_word(from, "involvement")
        || t.is_word(from, "responsibility");
    let opens = !asked && first.is(class::DETERMINER | class::POSSESSIVE | class::SUBJECT)
        || bare
        || t.text_at(from).ends_with("ing");
    let strong =
        is_in(t, from, "any all both such these those") && t.at(from + 1).kind == Kind::Word;
    let base = t.at(at).word.has(form::BASE)
        && !t.before(at).is(class::SUBJECT)
        && !t.before(at).plural
        && !t.before(at).is(class::TO | class::SPEAKER);
    (strong || opens && !base || proposition && !base).then_some(kind)
}

/// The verb to dispute; not `the disputed border`.
fn disputed(t: &Tokens<'_>, at: usize) -> Option<DenialKind> {
    let before = t.before(at);
    let adjective = before.word.verb.is_some() && !before.is(class::SPEAKER | class::DOCUMENT);
    let attribute = adjective
        || before.is(class::DETERMINER | class::POSSESSIVE | class::PREPOSITION | class::BE)
        || before.clitic;
    let much = before.is(class::ADVERB) && t.before(at - 1).is(class::BE)
        || is_in(t, at.wrapping_sub(1), "much long hotly");
    let first = t.at(at + 1);
    let opens = first.is(class::THAT | class::QUESTION)
        || t.is_word(at + 1, "it")
        || t.is_word(at + 1, "this")
        || [PROPOSITIONS, FIGURES, lists::SUBSTANCE]
            .iter()
            .any(|words| object_has(t, at + 1, words));
    if attribute || much || negated(t, at) || !opens {
        return None;
    }
    let part = partly(t, at) || object_has(t, at + 1, FIGURES);
    Some(if part { DenialKind::DisputesPart } else { DenialKind::Denies })
}

/// A verb that also rejects offers: only with an object that can be true.
fn rejected(t: &Tokens<'_>, at: usize, from: usize) -> Option<DenialKind> {
    if negated(t, at) {
        return None;
    }
    let part = partly(t, at) || object_has(t, from, FIGURES);
    let sure = is_in(t, at, lists::ONLY_PROPOSITIONS) && !t.before(at).is(class::DETERMINER);
    let as_false = (from..from + 2 * OBJECT)
        .take_while(|at| matches!(t.at(*at).kind, Kind::Word | Kind::QuoteOpen | Kind::Number))
        .any(|at| t.is_word(at, "as") && (at + 1..at + 5).any(|at| is_in(t, at, FALSE)));
    let proposition = object_has(t, from, PROPOSITIONS) && !object_has(t, from, GOODS);
    let idea = (from..from + OBJECT).any(|at| {
        is_in(t, at, "idea view argument premise assumption") && t.at(at + 1).is(class::THAT)
    });
    // The claims were dismissed.
    let mut helper = at;
    while helper > 0 && t.before(helper).is(class::ADVERB) {
        helper -= 1;
    }
    let passive = t.before(helper).is(class::BE)
        && (at.saturating_sub(6)..at).any(|at| is_in(t, at, PROPOSITIONS));
    (sure || as_false || idea || passive || proposition || part && object_has(t, from, FIGURES))
        .then_some(if part && !as_false { DenialKind::DisputesPart } else { DenialKind::Denies })
}

/// `called the report a lie`.
fn called_false(t: &Tokens<'_>, at: usize) -> Option<DenialKind> {
    let object = (at + 1..at + 2 * OBJECT).take_while(|at| {
        !matches!(t.at(*at).kind, Kind::Stop | Kind::Edge | Kind::Comma | Kind::Semicolon)
    });
    let said = t.is_word(at + 1, "it")
        || t.is_word(at + 1, "that")
        || t.is_word(at + 1, "them")
        || (at + 1..at + 5).any(|at| is_in(t, at, PROPOSITIONS));
    let mut object = object;
    (said && !negated(t, at) && object.any(|at| is_in(t, at, FALSE))).then_some(DenialKind::Denies)
}

/// `insisted that he had never met him`.
fn insisted(t: &Tokens<'_>, at: usize) -> Option<DenialKind> {
    if t.are_words(at + 1, "his innocence")
        || t.are_words(at + 1, "her innocence")
        || t.are_words(at + 1, "their innocence")
    {
        return Some(DenialKind::Denies);
    }
    if !is_in(t, at, "insist insists insisted insisting") {
        return None;
    }
    let clause = (at + 1..at + OBJECT).take_while(|at| t.at(*at).kind == Kind::Word);
    let mut clause = clause;
    clause
        .any(|at| t.at(at).is(class::NEGATION) && !is_in(t, at, "no none nor neither"))
        .then_some(DenialKind::Denies)
}

/// `the claims were lies`, `that is not true`.
fn untrue(t: &Tokens<'_>, at: usize) -> Option<DenialKind> {
    if !t.at(at).is(class::BE)
        && !t.at(at).clitic
        && !is_in(t, at, "isn't isn’t aren't aren’t wasn't wasn’t weren't weren’t")
    {
        return None;
    }
    let negative = t.at(at).is(class::NEGATION) || t.is_word(at + 1, "not");
    let from = at + 1;
    let mut after = (from..from + 5)
        .take_while(|at| t.at(*at).kind == Kind::Word && !t.at(*at).is(class::BE | class::SUBJECT));
    let says_false = if negative {
        after.any(|at| is_in(t, at, "true correct accurate so"))
    } else {
        // A false alarm is no false report.
        let ends = |at: usize| {
            let next = t.at(at);
            next.kind != Kind::Word || next.is(class::PREPOSITION | class::COORDINATOR)
        };
        after.any(|at| is_in(t, at, FALSE) && ends(at + 1))
    };
    if !says_false {
        return None;
    }
    let subject = is_in(t, at - usize::from(at > 0), "that it this")
        || (at.saturating_sub(12)..at)
            .rev()
            .take_while(|at| t.at(*at).kind == Kind::Word)
            .any(|at| is_in(t, at, PROPOSITIONS));
    // In the writer's own voice it is a claim.
    let spoken = (0..t.len()).take(400).any(|at| {
        t.at(at).of(Kind::QuoteClose)
            || t.at(at).quoted()
            || t.at(at)
                .word
                .verb
                .is_some_and(|verb| verb.takes(super::attribution::lexicon::frame::CLAUSE))
    });
    let asked = t.is_word(at.wrapping_sub(2), "if") || t.is_word(at.wrapping_sub(2), "whether");
    (subject && spoken && !asked).then_some(DenialKind::Denies)
}
