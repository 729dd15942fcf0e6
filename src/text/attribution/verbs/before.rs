//! Content that stands before its speaker, and speakers that stand after their
//! verb: `“…,” said the minister`.

use super::after::BETWEEN;
use super::{Frame, Group};
use crate::text::attribution::draft::{Draft, How};
use crate::text::attribution::lexicon::{Act, class, frame};
use crate::text::attribution::phrases::{
    self, CONTENT_REACH, Range, Reach, content_end, phrase_end, subject_before,
};
use crate::text::attribution::tokens::{Kind, NOWHERE, Tokens};
use crate::text::attribution::words::form;

/// The content that stands before `end`, back to what an earlier attribution
/// took, or to the beginning.
pub(super) fn left_content(t: &Tokens<'_>, end: usize, earlier: &[Draft]) -> Option<Range> {
    let mut to = end;
    while to > 0 && matches!(t.at(to - 1).kind, Kind::Comma | Kind::Dash)
        || to > 1
            && t.is_word(to - 1, "as")
            && matches!(t.at(to - 2).kind, Kind::Comma | Kind::QuoteClose)
    {
        to -= 1;
    }
    let before = t.before(to);
    if to == end && !matches!(before.kind, Kind::QuoteClose | Kind::Stop) {
        return None;
    }
    let taken = earlier
        .iter()
        .rev()
        .take(4)
        .filter(|it| matches!(it.how, How::After | How::Inverted))
        .map(|it| it.cue.map_or(0, |it| it.1).max(it.source.map_or(0, |it| it.1)))
        .filter(|taken| *taken <= to);
    let mut from = taken.max().unwrap_or(0).max(to.saturating_sub(CONTENT_REACH));
    if before.of(Kind::QuoteClose)
        && let Some(open) = (from..to)
            .rev()
            .find(|at| t.at(*at).closes != before.closes || before.closes == NOWHERE)
    {
        // What stands before the marks is the speaker's too, unless it is a
        // sentence of its own.
        let words = (from..=open).any(|at| t.at(at).of(Kind::Word));
        if !words || matches!(t.at(open).kind, Kind::Stop | Kind::Colon | Kind::Comma) {
            from = open + 1;
        }
    }
    while from < to
        && (matches!(
            t.at(from).kind,
            Kind::Comma | Kind::Semicolon | Kind::Dash | Kind::Other | Kind::Stop
        ) || t.at(from).is(class::COORDINATOR) && from > 0)
    {
        from += 1;
    }
    // A time or place before the speaker is no content.
    let words = (from..to).filter(|at| t.at(*at).of(Kind::Word)).take(3).count();
    let leads = t.at(from).is(class::PREPOSITION
        | class::SUBORDINATOR
        | class::ADVERB
        | class::TIME
        | class::COORDINATOR)
        || t.at(from).word.has(form::GERUND)
        || words < 2;
    if !before.of(Kind::QuoteClose) && leads && !phrases::has_verb(t, from, to) {
        return None;
    }
    (from < to).then_some((from, to))
}

/// Content that goes on after the speaker: `“…,” she said, “…”`.
pub(super) fn second_part(t: &Tokens<'_>, after: usize) -> Option<Range> {
    let at = (after..after + BETWEEN)
        .find(|at| !t.at(*at).of(Kind::Word) && !t.at(*at).of(Kind::Number))?;
    let open = if t.at(at).of(Kind::QuoteOpen) {
        at
    } else if matches!(t.at(at).kind, Kind::Comma | Kind::Stop | Kind::Colon)
        && t.at(at + 1).of(Kind::QuoteOpen)
    {
        at + 1
    } else {
        return None;
    };
    let close = t.at(open).closes;
    (close != NOWHERE && close > open).then_some((open, close + 1))
}

/// Content of which no more than its subject stands before the speaker: `The
/// plan, aides said, was dropped`.
pub(super) fn around(
    t: &Tokens<'_>,
    source: Range,
    after: usize,
    earlier: &[Draft],
) -> Option<Vec<Range>> {
    let from = source.0;
    let goes_on = clause_goes_on(t, after, source)?;
    let comma = from.checked_sub(1)?;
    let taken = earlier.last().and_then(|it| it.content.last()).map_or(0, |it| it.1.min(comma));
    let start = phrases::clause_start(t, comma).max(if taken == comma { 0 } else { taken });
    let verb = phrases::is_verbish(t, goes_on.0);
    (verb && start < comma).then(|| vec![(start, comma), goes_on])
}

/// The rest of content around its speaker: `The plan, aides said, was dropped`.
pub(super) fn clause_goes_on(t: &Tokens<'_>, after: usize, source: Range) -> Option<Range> {
    let from = source.0;
    let comma = if t.at(after).of(Kind::Comma) { after } else { after.checked_sub(1)? };
    let first = t.at(comma + 1);
    let own = first.is(class::COORDINATOR | class::RELATIVE | class::SUBORDINATOR)
        && !first.is(class::SUBJECT | class::PREPOSITION);
    let aside = first.word.has(form::GERUND) || own;
    if !t.at(comma).of(Kind::Comma) || !t.before(from).of(Kind::Comma) || aside {
        return None;
    }
    let end = content_end(t, comma + 1);
    (end > comma + 2 && phrases::has_verb(t, comma + 1, end)).then_some((comma + 1, end))
}

/// The speaker after the verb: `“…,” said the minister`.
pub(super) fn inverted(t: &Tokens<'_>, group: &Group, earlier: &[Draft]) -> Option<Range> {
    let speaks = group.verb.takes(frame::QUOTE | frame::CLAUSE) && group.verb.act != Act::Tell;
    if !speaks || group.from == 0 {
        return None;
    }
    let before = t.before(group.from);
    let quoted = before.of(Kind::QuoteClose)
        || matches!(before.kind, Kind::Comma | Kind::Dash | Kind::Stop)
            && t.before(group.from - 1).of(Kind::QuoteClose);
    let after_comma = before.of(Kind::Comma) && group.from == group.at;
    if !(quoted || after_comma || t.is_word(group.from - 1, "as")) {
        return None;
    }
    let from = group.at + 1;
    let first = t.at(from);
    if !matches!(first.kind, Kind::Word | Kind::Number)
        || first.is(class::THAT
            | class::PREPOSITION
            | class::TO
            | class::TIME
            | class::ADVERB
            | class::QUESTION
            | class::COORDINATOR)
            && !first.is(class::SUBJECT)
    {
        return None;
    }
    let mut to = phrase_end(t, from, Reach::Speaker);
    let next = t.at(to);
    // Said an engineer who asked not to be named: the clause is about the speaker.
    let described = next.is(class::RELATIVE) && !next.is(class::THAT);
    let ends = described
        || !matches!(next.kind, Kind::Word | Kind::Number)
        || !phrases::has_verb(t, to, to + 2) && !next.is(class::THAT);
    let clause = !quoted && !described && phrases::has_verb(t, from, (to + 12).min(t.len()));
    let known = (from..to).any(|at| t.at(at).is(class::SPEAKER | class::SUBJECT | class::DOCUMENT));
    let speaks = known
        || if quoted {
            (from..to).any(|at| t.at(at).capital || t.at(at).is(class::DETERMINER))
        } else {
            first.capital || described
        };
    if described {
        to = phrase_end(t, from, Reach::Whole);
    }
    let (left, end) = left_content(t, group.from, earlier)?;
    // What stands before a comma and has no verb is the subject instead.
    let content = quoted || phrases::has_verb(t, left, end);
    (to > from && ends && !clause && speaks && content).then_some((from, to))
}

/// Whether a quotation makes a verb of saying out of any verb: it ends right
/// before the subject with a comma or stop of its own, or a comma leads to it.
pub(super) fn beside_quote(t: &Tokens<'_>, group: &Group, after: Frame, inverted: bool) -> bool {
    let begins =
        if inverted { Some((group.from, group.at)) } else { subject_before(t, group.from) };
    let Some((from, to)) = begins else { return false };
    let close = t.before(from);
    let marked = close.of(Kind::QuoteClose)
        && matches!(t.before(from - 1).kind, Kind::Comma | Kind::Stop)
        && (inverted || to - from <= 6 && after.closed);
    let leads = after.how == Some(How::Quote)
        && !inverted
        && t.at(after.at).of(Kind::QuoteOpen)
        && matches!(t.before(after.at).kind, Kind::Comma | Kind::Colon);
    marked || leads
}

pub(super) fn ends_quote(t: &Tokens<'_>, at: usize) -> bool {
    let before = t.before(at);
    before.of(Kind::QuoteClose) || before.of(Kind::Comma) && t.before(at - 1).of(Kind::QuoteClose)
}
