//! Verbs that are not the verb of their clause: `citing records`, `to say that`,
//! `it is believed that`.

use super::after::{frame_after, is_clause};
use super::{Frame, Group, draft, is_speaker};
use crate::text::attribution::draft::{Draft, How};
use crate::text::attribution::lexicon::{Act, class, frame};
use crate::text::attribution::phrases::{
    Reach, clause_subject, content_end, phrase_end, subject_before,
};
use crate::text::attribution::tokens::{Kind, Tokens};
use crate::text::attribution::words::form;

/// `…, citing records`; `a statement saying that …`.
pub(super) fn participle(t: &Tokens<'_>, group: &Group, earlier: &[Draft]) -> Option<Draft> {
    let before = t.before(group.from);
    let in_writing = t.is_word(group.at, "writing") && before.is(class::PREPOSITION);
    if before.is(class::DETERMINER | class::POSSESSIVE | class::BE) || before.clitic || in_writing {
        return None;
    }
    let after = frame_after(t, group.at, group.verb);
    let how = after.how?;
    let free = matches!(before.kind, Kind::Comma | Kind::Edge | Kind::QuoteClose | Kind::Dash)
        || before.is(class::COORDINATOR | class::PREPOSITION | class::SUBORDINATOR);
    if !free && !before.capital && !before.is(class::DOCUMENT | class::CONTENT | class::SPEAKER) {
        return None;
    }
    // What opens the sentence ends at its comma.
    let opening = before.of(Kind::Edge).then(|| {
        let mut commas =
            (group.at..t.len().min(group.at + 40)).filter(|at| t.at(*at).of(Kind::Comma));
        let ends = |comma: usize| match t.at(comma + 1).kind {
            // A comma inside the marks: the quotation ends the content.
            Kind::QuoteClose => Some((comma + 2, comma + 2)),
            _ => (!t.at(comma).quoted()).then_some((comma, comma + 1)),
        };
        commas.find_map(ends)
    });
    let opening = opening.flatten();
    let source = if before.is(class::DOCUMENT | class::CONTENT) || before.is(class::SPEAKER) {
        subject_before(t, group.from)
    } else if before.of(Kind::Edge) {
        let from = opening?.1;
        let to = phrase_end(t, from, Reach::Whole);
        (to > from).then_some((from, to))
    } else {
        let last =
            earlier.iter().rev().find(|it| it.source.is_some() && !t.at(it.trigger).quoted());
        last.and_then(|it| it.source)
            .filter(|(from, _)| !t.at(*from).is(class::RELATIVE))
            .or_else(|| clause_subject(t, group.from))
            .or_else(|| before.of(Kind::Comma).then(|| subject_before(t, group.from)).flatten())
    };
    let source = source.filter(|source| is_speaker(t, *source, group.verb));
    // X, citing records, said: the verb after the comma is not cited.
    let end = content_end(t, after.at);
    let aside = (after.at..end).take(40).find(|at| {
        let verb = t.at(*at + 1);
        t.at(*at).of(Kind::Comma) && verb.word.has(form::PAST | form::THIRD) && !t.at(*at).quoted()
    });
    let end = opening.map(|it| it.0).or(aside.filter(|_| before.of(Kind::Comma))).unwrap_or(end);
    let content = if end > after.at { vec![(after.at, end)] } else { Vec::new() };
    let mut read = draft(group, source, after.cue_end, content, how);
    read.weak = !free
        || matches!(how, How::Object | How::Preposition)
            && before.is(class::PREPOSITION | class::SUBORDINATOR);
    Some(read)
}

/// `to say that …`: its source is the subject of the verb before.
pub(super) fn infinitive(t: &Tokens<'_>, group: &Group, after: Frame) -> Option<Draft> {
    let how = after.how?;
    let source = clause_subject(t, group.from)?;
    let end = content_end(t, after.at);
    let content = if end > after.at { vec![(after.at, end)] } else { Vec::new() };
    let mut read = draft(group, Some(source), after.cue_end, content, how);
    read.weak = true;
    Some(read)
}

/// `it is believed that …`, `he was accused of …`, `is expected to …`.
pub(super) fn passive(t: &Tokens<'_>, group: &Group) -> Option<Draft> {
    let next = group.at + 1;
    let subject = subject_before(t, group.from);
    let impersonal = subject.is_some_and(|(from, to)| to - from == 1 && t.is_word(from, "it"));
    if impersonal && group.verb.takes(frame::CLAUSE) {
        let by = t.is_word(next, "by").then(|| phrase_end(t, next + 1, Reach::Whole));
        let from = by.unwrap_or(next);
        if t.at(from).is(class::THAT | class::QUESTION) || by.is_none() && is_clause(t, from) {
            let source = by.map(|to| (next + 1, to));
            return Some(draft(
                group,
                source,
                next,
                vec![(from, content_end(t, from))],
                How::Impersonal,
            ));
        }
        return None;
    }
    let (from, to) = subject?;
    let limit = t.len().min(next + 30);
    let by = (next..limit)
        .take_while(|at| !matches!(t.at(*at).kind, Kind::Stop | Kind::Semicolon | Kind::Comma))
        .find(|at| t.is_word(*at, "by"));
    let source = by
        .map(|by| (by + 1, phrase_end(t, by + 1, Reach::Whole)))
        .filter(|(from, to)| to > from && !t.text_at(*from).ends_with("ing"))
        .filter(|source| is_speaker(t, *source, group.verb));
    let mut content = vec![(from, to)];
    let rest = content_end(t, next);
    let rest_from =
        if source.is_some() && by == Some(next) { source.map_or(next, |it| it.1) } else { next };
    let rest_to = match by {
        Some(by) if by > next => by,
        _ => rest,
    };
    if rest_to > rest_from && !t.at(rest_from).of(Kind::Stop) {
        content.push((rest_from, rest_to));
    }
    let accused = group.verb.act == Act::Tell && t.is_word(next, "of");
    if t.is_word(next, "that") || t.at(next).of(Kind::QuoteOpen) && group.verb.takes(frame::CLAUSE)
    {
        return None;
    }
    let claims = group.verb.takes(frame::CLAUSE) && (t.at(next).is(class::TO));
    if source.is_none() && !accused && !claims {
        return None;
    }
    let mut read = draft(
        group,
        source,
        next,
        content,
        if source.is_none() { How::Impersonal } else { How::Passive },
    );
    read.weak = source.is_none() && group.verb.act != Act::Say;
    Some(read)
}
