//! What comes after a verb: whoever is spoken to, when and where, and the frame
//! that brings the content.

use super::Frame;
use crate::text::attribution::draft::How;
use crate::text::attribution::lexicon::{Act, class, frame};
use crate::text::attribution::phrases;
use crate::text::attribution::tokens::{Kind, Tokens};
use crate::text::attribution::words::{Verb, form};

/// How far what stands between a verb and its content may reach.
pub(super) const BETWEEN: usize = 16;

/// What follows the verb: content, or a comma or end after which there is none.
pub(super) fn frame_after(t: &Tokens<'_>, at: usize, verb: Verb) -> Frame {
    let mut next = at + 1;
    let mut cue_end = next;
    if t.is_word(next, "out") || t.is_word(next, "on") && t.is_word(next + 1, "to") {
        next += 1;
        cue_end = next;
    }
    if verb.takes_preposition(t.text_at(next))
        && t.at(next).of(Kind::Word)
        && !matches!(t.at(next + 1).kind, Kind::Comma | Kind::Stop | Kind::Edge)
        && !(verb.act == Act::Say && t.at(next + 1).is(class::TIME))
    {
        return Frame {
            how: Some(How::Preposition),
            at: next + 1,
            cue_end: next + 1,
            closed: false,
        };
    }
    if verb.takes(frame::ADDRESSEE) {
        next = addressee_end(t, next, verb);
    }
    if next > at + 1 && verb.takes_preposition(t.text_at(next)) {
        return Frame { how: Some(How::Preposition), at: next + 1, cue_end, closed: false };
    }
    let frame = |how, at| Frame { how: Some(how), at, cue_end, closed: false };
    let follows = t.at(next + 1);
    let noun = class::DETERMINER | class::POSSESSIVE | class::OBJECTIVE | class::SPEAKER;
    if t.at(next).is(class::TO)
        && verb.takes(frame::INFINITIVE | frame::ADDRESSEE)
        && (follows.word.has(form::BASE)
            || !follows.is(noun) && !follows.plural && !follows.capital)
    {
        return frame(How::Infinitive, next);
    }
    let amount = ["at least", "at most", "more than", "up to", "about", "around", "over", "nearly"];
    let counts = |at: usize| t.at(at).of(Kind::Number) || t.at(at).is(class::DETERMINER);
    if verb.takes(frame::CLAUSE)
        && amount.iter().any(|it| t.are_words(next, it) && counts(next + it.split(' ').count()))
        && is_clause(t, next)
    {
        return frame(How::Clause, next);
    }
    let skipped = adjuncts_end(t, next);
    let first = t.at(skipped);
    let closed = |how: Option<How>, at| Frame { how, at, cue_end, closed: true };
    // A word in quotation marks, about which something is said.
    let opens = class::PREPOSITION | class::DETERMINER | class::POSSESSIVE;
    if first.of(Kind::QuoteOpen) && skipped > next && t.before(skipped).is(opens) {
        return Frame { how: None, at: next, cue_end, closed: false };
    }
    match first.kind {
        Kind::QuoteOpen if verb.takes(frame::QUOTE | frame::CLAUSE) => {
            return frame(How::Quote, skipped);
        }
        Kind::QuoteOpen if verb.takes(frame::OBJECT) => return frame(How::Object, skipped),
        Kind::Colon if verb.takes(frame::QUOTE | frame::CLAUSE) => {
            return frame(How::Quote, skipped + 1);
        }
        Kind::Comma
            if t.at(skipped + 1).of(Kind::QuoteOpen)
                && verb.takes(frame::QUOTE | frame::CLAUSE) =>
        {
            return frame(How::Quote, skipped + 1);
        }
        Kind::Comma => {
            // A date between commas: reported on Tuesday, 5 May, that …
            let late = (skipped + 2..skipped + 9)
                .take_while(|at| matches!(t.at(*at).kind, Kind::Word | Kind::Number | Kind::Comma))
                .find(|at| t.at(*at).is(class::THAT) && t.before(*at).of(Kind::Comma));
            if let Some(that) = late.filter(|_| verb.takes(frame::CLAUSE)) {
                return frame(How::That, that);
            }
            let opener = phrases::clause_start(t, at);
            let as_said = t.is_word(opener, "as")
                || t.at(skipped + 1).is(class::THAT)
                || skipped > next && verb.takes(frame::CLAUSE) && begins_clause(t, skipped + 1);
            let clause = as_said && verb.takes(frame::CLAUSE);
            return closed(clause.then_some(How::Clause), skipped + 1);
        }
        Kind::Stop | Kind::Edge | Kind::QuoteClose | Kind::Semicolon | Kind::Dash | Kind::Close => {
            return closed(None, skipped);
        }
        _ => {}
    }
    if first.is(class::THAT)
        && verb.takes(frame::CLAUSE)
        && (skipped > next || is_complementizer(t, skipped))
    {
        return frame(How::That, skipped);
    }
    let first = t.at(next);
    let concedes = ["although", "though", "despite", "if", "unless", "even"];
    if verb.takes(frame::PLAIN) && concedes.iter().any(|it| t.is_word(next, it)) {
        return frame(How::Clause, next);
    }
    if first.is(class::QUESTION) && !first.is(class::THAT) && verb.takes(frame::CLAUSE) {
        return frame(How::Question, next);
    }
    if first.is(class::TO) {
        let takes = verb.takes(frame::INFINITIVE | frame::ADDRESSEE);
        return Frame { how: takes.then_some(How::Infinitive), at: next, cue_end, closed: false };
    }
    // Asked the mayor on Friday whether the dam was safe.
    if skipped > next
        && verb.act == Act::Request
        && verb.takes(frame::CLAUSE)
        && t.at(skipped).is(class::QUESTION)
    {
        return frame(How::Question, skipped);
    }
    // Said on Friday the dam was safe.
    if skipped > next
        && verb.takes(frame::CLAUSE)
        && t.at(skipped).is(class::SUBJECT | class::DETERMINER | class::POSSESSIVE)
        && is_clause(t, skipped)
    {
        return frame(How::Clause, skipped);
    }
    if first.is(class::PREPOSITION | class::COORDINATOR | class::SUBORDINATOR)
        && !first.is(class::SUBJECT | class::THAT)
    {
        return Frame {
            how: None,
            at: next,
            cue_end,
            closed: next == at + 1 && first.is(class::COORDINATOR | class::SUBORDINATOR)
                || skipped > next,
        };
    }
    let clause = verb.takes(frame::PLAIN) || verb.takes(frame::CLAUSE) && is_clause(t, next);
    if clause {
        return frame(How::Clause, next);
    }
    // Reported hearing shots, noted the “disgrace”.
    let said = verb.act == Act::Say
        && verb.takes(frame::CLAUSE)
        && (t.text_at(next).ends_with("ing")
            || (next..next + 6)
                .any(|at| t.at(at).is(class::CONTENT) || t.at(at).of(Kind::QuoteOpen)));
    // Described as reckless: so is what stands before.
    if verb.takes(frame::OBJECT) && t.is_word(next, "as") {
        return frame(How::Object, next);
    }
    let itself = t.text_at(next).ends_with("self") || t.text_at(next).ends_with("selves");
    if verb.act == Act::Show && itself {
        return Frame { how: None, at: next, cue_end, closed: false };
    }
    let object = said || verb.takes(frame::OBJECT) || verb.act == Act::Show;
    Frame { how: object.then_some(How::Object), at: next, cue_end, closed: false }
}

/// Whether `that` opens a clause rather than pointing.
fn is_complementizer(t: &Tokens<'_>, at: usize) -> bool {
    !matches!(t.at(at + 1).kind, Kind::Stop | Kind::Edge)
}

/// Whether a clause begins there: a phrase, and a verb of its own.
pub(super) fn is_clause(t: &Tokens<'_>, from: usize) -> bool {
    let first = t.at(from);
    if first.is(class::SUBJECT) && !first.is(class::OBJECTIVE) {
        return true;
    }
    let limit = t.len().min(from + 24);
    for at in from..limit {
        let token = t.at(at);
        match token.kind {
            Kind::Word | Kind::Number | Kind::Open | Kind::Close | Kind::Dash | Kind::Other => {}
            _ => return false,
        }
        let ends = token.is(class::RELATIVE)
            || token.is(class::SUBORDINATOR)
                && !token.is(class::THAT)
                && (!token.is(class::PREPOSITION) || t.is_word(at, "as"));
        if at > from && ends {
            return false;
        }
        if at > from && phrases::is_verbish(t, at) && !t.before(at).is(class::TO) {
            return true;
        }
    }
    false
}

/// Whether a main clause begins after a comma, rather than what goes on about
/// the speaker.
fn begins_clause(t: &Tokens<'_>, from: usize) -> bool {
    let first = t.at(from);
    let joins = class::COORDINATOR | class::RELATIVE | class::SUBORDINATOR | class::PREPOSITION;
    !first.is(joins)
        && !first.word.has(form::PAST | form::GERUND)
        && first.of(Kind::Word)
        && is_clause(t, from)
}

/// The end of whoever is spoken to.
fn addressee_end(t: &Tokens<'_>, from: usize, verb: Verb) -> usize {
    let first = t.at(from);
    // Urged people in the valley to leave: what comes between may be long.
    if verb.act == Act::Request {
        let words = (from + 1..from + BETWEEN).take_while(|at| t.at(*at).of(Kind::Word));
        let mut words = words.take_while(|at| !t.at(*at).is(class::THAT | class::QUESTION));
        if let Some(to) = words.find(|at| t.at(*at).is(class::TO)) {
            return to;
        }
    }
    if first.is(class::OBJECTIVE) && !first.is(class::POSSESSIVE) {
        return from + 1;
    }
    let limit = t.len().min(from + BETWEEN);
    let mut at = from;
    while at < limit {
        let token = t.at(at);
        if !matches!(token.kind, Kind::Word | Kind::Number)
            || token.is(class::THAT | class::QUESTION | class::TO)
        {
            return at;
        }
        let before = t.before(at);
        let joined = at == from
            || before.is(class::DETERMINER
                | class::POSSESSIVE
                | class::PREPOSITION
                | class::COORDINATOR
                | class::TITLE)
            || before.clitic;
        if !joined
            && (token.is(class::DETERMINER | class::POSSESSIVE | class::SUBJECT | class::TIME)
                || token.capital && !before.capital
                || token.is(class::PREPOSITION) && !t.is_word(at, "of"))
        {
            return at;
        }
        if phrases::is_verbish(t, at) {
            return from;
        }
        at += 1;
    }
    from
}

/// The end of what says when, where and to whom; `from` where what is there
/// does not lead to content or to an end.
fn adjuncts_end(t: &Tokens<'_>, from: usize) -> usize {
    let dated = t.is_word(from, "late") || t.is_word(from, "early");
    let from = from + usize::from(dated && t.at(from + 1).is(class::PREPOSITION | class::TIME));
    let first = t.at(from);
    if !first.is(class::PREPOSITION | class::TO | class::TIME | class::ADVERB | class::BE)
        && !first.of(Kind::Open)
        || first.is(class::BE)
    {
        return from;
    }
    if first.is(class::DETERMINER | class::ADVERB)
        && first.is(class::TIME)
        && !t.at(from + 1).is(class::TIME)
    {
        return from;
    }
    if first.is(class::TO)
        && t.at(from + 1).word.has(form::BASE)
        && !t.at(from + 1).plural
        && !t.at(from + 1).is(class::SPEAKER)
    {
        return from;
    }
    let limit = t.len().min(from + BETWEEN);
    for at in from..limit {
        let token = t.at(at);
        match token.kind {
            Kind::Comma
            | Kind::Colon
            | Kind::QuoteOpen
            | Kind::QuoteClose
            | Kind::Stop
            | Kind::Dash
            | Kind::Open
            | Kind::Close
            | Kind::Semicolon => return at,
            Kind::Word if token.is(class::THAT) => return at,
            Kind::Word if at > from && t.is_word(at, "whether") || t.is_word(at, "if") => {
                return at;
            }
            Kind::Word
                if at > from
                    && token.is(class::SUBJECT)
                    && !token.is(class::POSSESSIVE)
                    && (!token.is(class::OBJECTIVE)
                        || !t.before(at).is(class::PREPOSITION | class::TO)
                            && phrases::is_verbish(t, at + 1)) =>
            {
                return at;
            }
            Kind::Word if at > from && phrases::is_verbish(t, at) => {
                return (from + 1..at)
                    .find(|at| {
                        let before = t.before(*at);
                        before.is(class::TIME | class::ADVERB)
                            && !t.at(*at).is(class::TIME | class::ADVERB)
                            || t.at(*at).is(class::DETERMINER | class::POSSESSIVE)
                                && !before.is(class::PREPOSITION | class::TO)
                    })
                    .unwrap_or(from);
            }
            _ => {}
        }
    }
    if limit == t.len() { limit } else { from }
}
