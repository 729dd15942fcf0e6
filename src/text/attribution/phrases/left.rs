//! Subjects: noun phrases that end before a token.

use super::{REACH, Range, clause_start, has_verb, is_nominal, is_verbish, is_wall};
use crate::text::attribution::lexicon::{class, frame};
use crate::text::attribution::tokens::{Kind, Tokens};
use crate::text::attribution::words::form;

/// The subject that ends right before `end`, which is where a verb or what
/// belongs to it begins.
pub fn subject_before(t: &Tokens<'_>, end: usize) -> Option<Range> {
    let quote = t.at(end).closes;
    let floor = end.saturating_sub(REACH);
    let mut from = end;
    let mut coordinated = false;
    let mut after_comma = false;
    while from > floor {
        let at = from - 1;
        let token = t.at(at);
        if is_wall(&token) {
            if token.of(Kind::Dash) && from == end {
                // The source — an official — said.
                let opens = (floor..at).rev().take(30).find(|at| t.at(*at).of(Kind::Dash));
                if let Some(dash) = opens {
                    from = dash;
                    continue;
                }
            }
            if token.of(Kind::Close) {
                // A party in brackets after a name.
                if let Some(open) = bracket_before(t, at, floor) {
                    from = open;
                    continue;
                }
            }
            break;
        }
        if token.closes != quote || matches!(token.kind, Kind::QuoteOpen | Kind::QuoteClose) {
            if let Some(open) = scare_quote(t, at, floor) {
                from = open;
                continue;
            }
            match (from == end).then(|| quoted_aside(t, at, floor)).flatten() {
                Some(comma) => {
                    from = comma;
                    continue;
                }
                None => break,
            }
        }
        if token.of(Kind::Comma) {
            if from < end {
                break;
            }
            let apposition = comma_before(t, at, floor);
            after_comma = apposition.is_none();
            from = apposition.unwrap_or(at);
            continue;
        }
        if token.is(class::RELATIVE | class::QUESTION | class::THAT) {
            if from == end {
                return t.at(at).is(class::RELATIVE).then_some((at, end));
            }
            if relative_before(t, from) == Some(at) || is_relative_that(t, at) {
                from = at;
                continue;
            }
            break;
        }
        if token.is(class::COORDINATOR) {
            if from == end {
                return clause_subject(t, at);
            }
            let left = clause_start(t, at);
            if coordinated || has_verb(t, left, at) || !is_nominal(&t.before(at)) {
                break;
            }
            coordinated = true;
            from = at;
            continue;
        }
        let joins = ["as", "after", "before", "since", "until"].iter().any(|it| t.is_word(at, it))
            && !t.is_word(at.saturating_sub(1), "such");
        if joins || token.is(class::SUBORDINATOR) && !token.is(class::PREPOSITION) {
            break;
        }
        if is_verbish(t, at) {
            // Plans to cut spending.
            let to = at.saturating_sub(1);
            if from < end && t.at(to).is(class::TO) && t.before(to).plural {
                from = to;
                continue;
            }
            // The verb of a clause about the subject: who was there.
            match relative_before(t, at) {
                Some(relative) => {
                    from = relative;
                    continue;
                }
                // Held talks, called witnesses: one subject for all of them.
                None if after_comma => return clause_subject(t, at + 1),
                None => break,
            }
        }
        if from < end && token.is(class::SUBJECT | class::OBJECTIVE) && !token.is(class::POSSESSIVE)
        {
            break;
        }
        from = at;
        if token.is(class::SUBJECT) && !token.is(class::POSSESSIVE) {
            break;
        }
        let dates = t.at(at + 1).is(class::TIME);
        if token.is(class::DETERMINER | class::POSSESSIVE) && !dates && ends_at_article(t, at) {
            break;
        }
    }
    trimmed(t, from, end)
}

/// The `who` or `which` right before a verb and its helpers, where a noun comes
/// before that.
fn relative_before(t: &Tokens<'_>, verb: usize) -> Option<usize> {
    let helps = class::ADVERB | class::BE | class::HAVE | class::AUXILIARY;
    let mut at = verb;
    while at > verb.saturating_sub(4) && t.before(at).is(helps) {
        at -= 1;
    }
    let mut relative = at.checked_sub(1)?;
    // Who asked not to be named: the last verb of the clause is met first.
    let clause = t.at(verb).word.verb.is_some_and(|verb| verb.takes(frame::CLAUSE));
    if !clause && !t.at(relative).is(class::RELATIVE) {
        relative = (relative.saturating_sub(8)..=relative)
            .rev()
            .take_while(|at| t.at(*at).of(Kind::Word))
            .find(|at| t.is_word(*at, "who"))?;
    }
    let who = t.is_word(relative, "who") || t.is_word(relative, "which");
    (who && t.before(relative).of(Kind::Word)).then_some(relative)
}

/// Whether `that` goes on about the noun before it: the group that represents
/// farmers; not: told reporters that officials.
fn is_relative_that(t: &Tokens<'_>, at: usize) -> bool {
    let (before, next) = (t.before(at), t.at(at + 1));
    let known = next.is(class::SPEAKER | class::DOCUMENT | class::DETERMINER | class::SUBJECT);
    let verb = next.is(class::BE | class::HAVE | class::AUXILIARY)
        || next.word.has(form::THIRD | form::PAST)
        || next.plural && next.word.class == 0;
    t.at(at).is(class::THAT)
        && before.of(Kind::Word)
        && before.word.verb.is_none()
        && !before.is(class::PREPOSITION | class::TIME | class::ADVERB)
        && verb
        && !known
        && !next.capital
}

/// Whether a phrase that begins with this article or owner begins there.
fn ends_at_article(t: &Tokens<'_>, at: usize) -> bool {
    let before = t.before(at);
    !before.is(class::PREPOSITION | class::COORDINATOR | class::DETERMINER | class::TO)
}

fn bracket_before(t: &Tokens<'_>, close: usize, floor: usize) -> Option<usize> {
    (floor..close).rev().take(8).find(|at| t.at(*at).of(Kind::Open))
}

/// The beginning of a few quoted words that belong to a noun phrase.
fn scare_quote(t: &Tokens<'_>, close: usize, floor: usize) -> Option<usize> {
    if !t.at(close).of(Kind::QuoteClose) {
        return None;
    }
    let inner = t.before(close);
    if matches!(inner.kind, Kind::Comma | Kind::Stop) {
        return None;
    }
    let open = (floor..close).rev().take(6).find(|at| t.at(*at).of(Kind::QuoteOpen))?;
    let before = t.before(open);
    (before.of(Kind::Word)
        && !before.is(class::SUBORDINATOR | class::THAT)
        && !is_verbish(t, open - 1))
    .then_some(open)
}

/// The comma that opens an aside which ends in a quotation: `X, citing “…,” said`.
fn quoted_aside(t: &Tokens<'_>, close: usize, floor: usize) -> Option<usize> {
    if !t.at(close).of(Kind::QuoteClose) {
        return None;
    }
    let open = (floor..close).rev().find(|at| t.at(*at).of(Kind::QuoteOpen))?;
    t.before(open).of(Kind::Word).then(|| comma_before(t, open, floor)).flatten()
}

/// The comma before this one: between the two stands an apposition.
fn comma_before(t: &Tokens<'_>, comma: usize, floor: usize) -> Option<usize> {
    let quote = t.at(comma).closes;
    let mut at = comma;
    let mut last = None;
    while at > floor {
        at -= 1;
        let token = t.at(at);
        if token.closes != quote
            || (is_wall(&token) && !matches!(token.kind, Kind::Open | Kind::Close))
        {
            break;
        }
        if token.of(Kind::Comma) {
            last = Some(at);
            if !t.at(at + 1).is(class::COORDINATOR) && !is_name_tail(t, at) {
                break;
            }
        }
    }
    last.filter(|at| *at > 0)
}

/// Whether the comma stands inside a list of attributes rather than before them.
fn is_name_tail(t: &Tokens<'_>, comma: usize) -> bool {
    let before = t.before(comma);
    before.of(Kind::Number) || before.is(class::DOCUMENT) && before.capital
}

/// Without what leads up to the phrase proper.
fn trimmed(t: &Tokens<'_>, mut from: usize, end: usize) -> Option<Range> {
    loop {
        let token = t.at(from);
        if from >= end {
            return None;
        }
        let joins = ["as", "after", "before", "since"].iter().any(|it| t.is_word(from, it));
        if joins
            || token.is(class::COORDINATOR | class::SUBORDINATOR | class::ADVERB)
                && !token.is(class::PREPOSITION)
            || matches!(token.kind, Kind::Comma | Kind::Other)
        {
            from += 1;
        } else if token.is(class::PREPOSITION) && !t.is_word(from, "per") {
            from = after_leading_phrase(t, from, end)?;
        } else {
            break;
        }
    }
    let mut to = end;
    while to > from && matches!(t.at(to - 1).kind, Kind::Comma | Kind::Other) {
        to -= 1;
    }
    // The day on which they spoke.
    if to > from + 2
        && t.before(to).is(class::TIME)
        && t.before(to).capital
        && t.at(to - 2).is(class::PREPOSITION)
    {
        to -= 2;
    }
    let real = (from..to).any(|at| {
        let token = t.at(at);
        matches!(token.kind, Kind::Word | Kind::Number) && !token.is(class::TIME | class::ADVERB)
            || token.is(class::SUBJECT)
    });
    (from < to && real).then_some((from, to))
}

/// Where the subject begins after a prepositional phrase without a comma: “On
/// Friday the minister said”.
fn after_leading_phrase(t: &Tokens<'_>, from: usize, end: usize) -> Option<usize> {
    let mut at = from + 1;
    if t.at(at).is(class::DETERMINER | class::POSSESSIVE) {
        at += 1;
    }
    at += 1;
    while at < end {
        let token = t.at(at);
        let before = t.before(at);
        if token.of(Kind::Comma) {
            return Some(at + 1);
        }
        let inside =
            before.is(class::PREPOSITION | class::DETERMINER | class::POSSESSIVE | class::TITLE);
        if !inside
            && (token.is(class::DETERMINER | class::POSSESSIVE | class::SUBJECT)
                || token.capital && !before.capital
                || before.is(class::TIME)
                    && !token.is(class::PREPOSITION | class::TIME)
                    && !token.of(Kind::Number))
        {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// The subject of the clause in which `at` stands: its first noun phrase.
pub fn clause_subject(t: &Tokens<'_>, at: usize) -> Option<Range> {
    let mut from = clause_start(t, at);
    let verb = (from..at).find(|at| {
        // The verb of the clause itself, not of one about a noun in it.
        let relative = t.before(*at).is(class::RELATIVE) && *at > from + 1;
        is_verbish(t, *at) && !relative
    })?;
    // What opens the clause, up to its comma.
    let opens = t.at(from).is(class::PREPOSITION | class::SUBORDINATOR)
        || t.at(from).word.has(form::GERUND);
    if opens && let Some(comma) = (from..verb).find(|at| t.at(*at).of(Kind::Comma)) {
        from = comma + 1;
    }
    let mut end = verb.max(from);
    while end > from && t.before(end).is(class::ADVERB) {
        end -= 1;
    }
    subject_before(t, end)
}
