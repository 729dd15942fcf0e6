//! The ends of phrases and clauses that begin at a token.

use super::{REACH, is_nominal, is_verbish, is_wall};
use crate::text::attribution::lexicon::{Act, class};
use crate::text::attribution::tokens::{Kind, NOWHERE, Tokens};
use crate::text::attribution::words::form;

/// How many tokens content has at most.
pub const CONTENT_REACH: usize = 400;

/// How far a phrase to the right reaches.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Ends before the place or time of speaking: `said X in a statement`.
    Speaker,
    /// Takes all that describes: `according to a person who was in the room`.
    Whole,
}

/// The end of the noun phrase that begins at `from`.
pub fn phrase_end(t: &Tokens<'_>, from: usize, reach: Reach) -> usize {
    let quote = t.at(from).closes;
    let limit = t.len().min(from + REACH);
    let mut relative = false;
    let mut at = from;
    while at < limit {
        let token = t.at(at);
        if is_wall(&token) {
            if token.of(Kind::Open)
                && at > from
                && let Some(close) = (at..limit.min(at + 8)).find(|at| t.at(*at).of(Kind::Close))
            {
                at = close + 1;
                continue;
            }
            break;
        }
        if token.closes != quote || matches!(token.kind, Kind::QuoteOpen | Kind::QuoteClose) {
            let short = token.closes != NOWHERE
                && token.closes < at + 6
                && at > from
                && !t.before(at).is(class::THAT);
            if short
                && token.of(Kind::QuoteOpen)
                && t.at(token.closes + 1).of(Kind::Word)
                && !relative
            {
                at = token.closes + 1;
                continue;
            }
            break;
        }
        if token.of(Kind::Comma) {
            match apposition_end(t, at, limit) {
                Some(end) => return end,
                None => break,
            }
        }
        if at > from && !relative {
            if token.is(class::RELATIVE) && reach == Reach::Whole && !token.is(class::THAT) {
                relative = true;
            } else if ends_phrase(t, at) || reach == Reach::Speaker && ends_speaker(t, at) {
                break;
            } else if is_verbish(t, at) {
                return back_to_phrase(t, from, at);
            }
        }
        at += 1;
    }
    at
}

/// Whether no noun phrase goes on over this token.
fn ends_phrase(t: &Tokens<'_>, at: usize) -> bool {
    let token = t.at(at);
    token.is(class::RELATIVE | class::SUBORDINATOR) && !token.is(class::PREPOSITION)
        || token.is(class::SUBJECT) && !token.is(class::POSSESSIVE)
        || token.is(class::TIME) && token.capital
        || token.is(class::COORDINATOR) && !is_nominal(&t.at(at + 1))
        || ["as", "after", "before", "since"].iter().any(|it| t.is_word(at, it))
}

/// Whether the place or time of speaking begins here.
fn ends_speaker(t: &Tokens<'_>, at: usize) -> bool {
    t.at(at).is(class::TO | class::TIME | class::ADVERB)
        || ["in", "on", "at", "during", "from", "by", "about", "through", "via", "this"]
            .iter()
            .any(|it| t.is_word(at, it))
}

/// The end of an apposition that begins with the comma at `comma`.
fn apposition_end(t: &Tokens<'_>, comma: usize, limit: usize) -> Option<usize> {
    let first = t.at(comma + 1);
    let may = first.is(class::DETERMINER | class::POSSESSIVE | class::SPEAKER)
        || first.capital && first.of(Kind::Word)
        || first.of(Kind::Number);
    if !may || first.is(class::SUBJECT | class::TIME) {
        return None;
    }
    for at in comma + 1..limit.min(comma + 16) {
        let token = t.at(at);
        match token.kind {
            Kind::Comma | Kind::Stop => return Some(at),
            Kind::Edge => return Some(at),
            Kind::Word
                if is_verbish(t, at)
                    || token.is(class::SUBJECT | class::RELATIVE | class::SUBORDINATOR)
                        && !token.is(class::PREPOSITION | class::POSSESSIVE) =>
            {
                return None;
            }
            Kind::Word | Kind::Number => {}
            _ => return None,
        }
    }
    (limit == t.len() && limit < comma + 16).then_some(limit)
}

/// Where the phrase ended, now that a verb came that is not its own.
fn back_to_phrase(t: &Tokens<'_>, from: usize, verb: usize) -> usize {
    let starts = |at: usize| {
        let (token, before) = (t.at(at), t.before(at));
        !before.is(class::PREPOSITION | class::COORDINATOR | class::DETERMINER | class::POSSESSIVE)
            && (token.is(class::DETERMINER | class::POSSESSIVE | class::SUBJECT)
                || token.plural && !token.capital && before.capital)
    };
    (from + 1..verb).rev().find(|at| starts(*at)).unwrap_or(verb)
}

/// The end of content that begins at `from` and goes on as far as it can.
/// What another attribution in the same sentence claims is cut off later.
pub fn content_end(t: &Tokens<'_>, from: usize) -> usize {
    let quote = t.before(from).closes;
    let limit = t.len().min(from + CONTENT_REACH);
    let first = t.at(from);
    if first.of(Kind::QuoteOpen) && first.closes != NOWHERE {
        let after = first.closes + 1;
        let next = t.at(after);
        if !next.of(Kind::Word)
            || next.is(class::COORDINATOR | class::SUBORDINATOR) && !next.is(class::PREPOSITION)
        {
            return after.min(t.len());
        }
    }
    let mut at = from;
    let mut depth = 0_usize;
    while at < limit {
        let token = t.at(at);
        match token.kind {
            Kind::QuoteOpen if token.closes != NOWHERE && token.closes > at && quote == NOWHERE => {
                at = token.closes + 1;
                // She was “not aware” and declined: what follows she did.
                let next = t.at(at + 1);
                let acts = next.word.verb.is_some_and(|verb| verb.act != Act::Deed);
                if t.at(at).is(class::COORDINATOR) && next.word.has(form::PAST) && acts {
                    break;
                }
                continue;
            }
            Kind::QuoteClose if quote != NOWHERE => break,
            Kind::Semicolon => break,
            Kind::Open => depth += 1,
            Kind::Close if depth == 0 => break,
            Kind::Close => depth -= 1,
            Kind::Stop
                if at + 1 >= t.len() || t.at(at + 1).of(Kind::QuoteClose) && quote != NOWHERE =>
            {
                break;
            }
            Kind::Comma if depth == 0 && leaves_content(t, at) => break,
            Kind::Word
                if at > from
                    && depth == 0
                    && token.is(class::COORDINATOR)
                    && goes_on_speaking(t, at + 1) =>
            {
                break;
            }
            _ => {}
        }
        at += 1;
    }
    while at > from && matches!(t.at(at - 1).kind, Kind::Stop | Kind::Comma | Kind::Dash) {
        at -= 1;
    }
    at
}

/// Whether a verb after `and` goes on with whoever speaks: said it held and added:
/// “…”, said it held and added that.
fn goes_on_speaking(t: &Tokens<'_>, verb: usize) -> bool {
    let word = t.at(verb).word;
    let speaks = word.has(form::PAST) && word.verb.is_some_and(|it| it.act == Act::Say);
    let next = t.at(verb + 1);
    let quotes = matches!(next.kind, Kind::Colon | Kind::QuoteOpen)
        || next.of(Kind::Comma) && t.at(verb + 2).of(Kind::QuoteOpen);
    speaks && (quotes || t.is_word(verb, "added") && next.is(class::THAT))
}

/// Whether the writer goes on by other means after this comma.
fn leaves_content(t: &Tokens<'_>, comma: usize) -> bool {
    let next = t.at(comma + 1);
    let speaks =
        next.word.has(form::GERUND) && next.word.verb.is_some_and(|verb| verb.act != Act::Deed);
    speaks || t.are_words(comma + 1, "according to")
}
