//! Attribution by verbs: who says, believes or shows, and what.
//!
//! A verb is read from its two sides. To the left stand its helpers and its
//! subject (`before` where the content is there too); to the right the frame that
//! brings the content (`after`). Other signs than verbs are for `signals`.

mod after;
mod asking;
mod before;
mod nonfinite;

use super::draft::{Draft, How};
use super::lexicon::{Act, class, frame};
use super::phrases::{self, Range, content_end, subject_before};
use super::tokens::{Kind, Tokens};
use super::words::{Verb, Word, form, may_be_noun};
use after::frame_after;
use asking::{is_asked, withholds_name};
use before::{
    around, beside_quote, clause_goes_on, ends_quote, inverted, left_content, second_part,
};
use nonfinite::{infinitive, participle, passive};

/// The verb of a candidate with what stands right before it.
struct Group {
    at: usize,
    /// First token of the group: helpers, adverbs.
    from: usize,
    verb: Verb,
    be: bool,
    to: bool,
    helped: bool,
    weak: bool,
}

/// What comes after a verb.
#[derive(Clone, Copy, Debug)]
struct Frame {
    how: Option<How>,
    /// Where the content begins.
    at: usize,
    /// Where the cue ends.
    cue_end: usize,
    /// A comma or the end, so that the content may stand before.
    closed: bool,
}

/// What a verb that no list knows does beside a quotation: “…,” he fumed.
const BESIDE_QUOTE: Verb = Verb { act: Act::Say, frames: frame::QUOTE, prepositions: "" };

/// Whether the word may be a verb.
pub fn may_be_verb(t: &Tokens<'_>, at: usize) -> bool {
    let token = t.at(at);
    token.word.verb.is_some()
        || token.word.class == 0 && !token.capital && t.text_at(at).ends_with("ed")
}

/// Reads the verb at `at`. `earlier` are the relations read so far.
pub fn read(t: &Tokens<'_>, at: usize, earlier: &[Draft]) -> Option<Draft> {
    if withholds_name(t, at) {
        return None;
    }
    let mut word = t.at(at).word;
    let known = word.verb.filter(|verb| verb.act != Act::Deed);
    if known.is_none() {
        word.form |= form::PAST;
    }
    let verb = known.unwrap_or(BESIDE_QUOTE);
    let group = group(t, at, verb)?;
    if known.is_none() && (group.be || group.to || word.has(form::GERUND)) {
        return None;
    }
    let having = (group.from..at).any(|at| t.is_word(at, "having"));
    if having || word.has(form::GERUND) && !group.be {
        return participle(t, &group, earlier);
    }
    if group.be && word.has(form::PARTICIPLE) {
        return passive(t, &group);
    }
    if !is_finite(t, &group, word) {
        return None;
    }
    let after = frame_after(t, at, verb);
    if group.to {
        return infinitive(t, &group, after);
    }
    let inverted = inverted(t, &group, earlier);
    if known.is_none() && !beside_quote(t, &group, after, inverted.is_some()) {
        return None;
    }
    if let Some((from, to)) = inverted {
        let mut content = vec![left_content(t, group.from, earlier)?];
        content.extend(second_part(t, to));
        return Some(draft(&group, Some((from, to)), at + 1, content, How::Inverted));
    }
    let source = subject_before(t, group.from).filter(|source| is_speaker(t, *source, verb));
    if let Some(content) = source.and_then(|source| said_before(t, &group, source, after, earlier))
    {
        return Some(draft(&group, source, after.cue_end, content, How::After));
    }
    let how = after.how?;
    if source.is_none() && is_asked(t, &group, how) || !says_something(t, &group, source, how) {
        return None;
    }
    let content = said_after(t, source, after, how, earlier);
    Some(draft(&group, source, after.cue_end, content, how))
}

/// Content before the speaker: `…, officials said`.
fn said_before(
    t: &Tokens<'_>,
    group: &Group,
    source: Range,
    after: Frame,
    earlier: &[Draft],
) -> Option<Vec<Range>> {
    let quoted = ends_quote(t, source.0);
    // “…,” he said when asked: the question is none of what he said.
    let closed = after.closed || quoted && after.how == Some(How::Question);
    if !group.verb.takes(frame::QUOTE | frame::CLAUSE) || !closed || group.weak {
        return None;
    }
    let said = group.verb.takes(frame::CLAUSE) && !t.at(source.0).is(class::RELATIVE);
    // Whoever warns of it at the end of the sentence is somebody: rescuers warned.
    let speaks = matches!(group.verb.act, Act::Say | Act::Tell)
        && t.before(source.0).of(Kind::Comma)
        && matches!(t.at(after.at).kind, Kind::Stop | Kind::Edge)
        && after.at <= group.at + 5;
    let spoken = quoted || said && (speaks || is_person(t, source));
    let left = if spoken { left_content(t, source.0, earlier) } else { None };
    let Some(left) = left else { return around(t, source, after.at, earlier) };
    let mut content = vec![left];
    content.extend(second_part(t, after.at));
    if content.len() == 1 && !quoted {
        content.extend(clause_goes_on(t, after.at, source));
    }
    Some(content)
}

/// Content after the verb, and before the speaker too where a quotation is
/// interrupted.
fn said_after(
    t: &Tokens<'_>,
    source: Option<Range>,
    after: Frame,
    how: How,
    earlier: &[Draft],
) -> Vec<Range> {
    let mut content = Vec::new();
    if how == How::Quote
        && let Some((from, _)) = source
        && ends_quote(t, from)
    {
        content.extend(left_content(t, from, earlier));
    }
    let mut end = content_end(t, after.at);
    // Which officials say was sold, …: the clause about a noun ends at its comma.
    let about = source.is_some_and(|(from, _)| t.before(from).is(class::RELATIVE));
    // The firm, which denies it, was warned: so does what the noun itself says.
    let itself = source
        .is_some_and(|(from, _)| t.at(from).is(class::RELATIVE) && t.before(from).of(Kind::Comma));
    if about && how == How::Clause || itself && how != How::Quote {
        let goes_on = |at: &usize| about || phrases::is_verbish(t, at + 1);
        let mut commas = (after.at..end).filter(|at| t.at(*at).of(Kind::Comma));
        end = commas.find(goes_on).unwrap_or(end);
    }
    if end > after.at {
        content.push((after.at, end));
    }
    content
}

/// Whether the verb with what follows it puts anything forward.
fn says_something(t: &Tokens<'_>, group: &Group, source: Option<Range>, how: How) -> bool {
    let (verb, at) = (group.verb, group.at);
    match (how, verb.act) {
        // A study found something; a person who found it only did so.
        (How::Object, Act::Show) if !verb.takes(frame::OBJECT) => {
            source.is_some_and(|(from, to)| (from..to).any(|at| t.at(at).is(class::DOCUMENT)))
        }
        // A device called so: a participle, and no verb.
        (How::Object, Act::Judge) if group.from == at && t.at(at).word.has(form::PARTICIPLE) => {
            let before = t.before(at);
            let subject = class::SUBJECT
                | class::SPEAKER
                | class::DOCUMENT
                | class::RELATIVE
                | class::COORDINATOR;
            before.capital || before.is(subject) || before.plural || before.of(Kind::Comma)
        }
        // Who does not respond says nothing.
        (How::Preposition, Act::Say) => !(group.from..at).any(|at| t.at(at).is(class::NEGATION)),
        _ => true,
    }
}

fn draft(
    group: &Group,
    source: Option<Range>,
    cue_end: usize,
    content: Vec<Range>,
    how: How,
) -> Draft {
    Draft {
        source,
        cue: Some((group.from, cue_end)),
        content,
        how,
        act: group.verb.act,
        trigger: group.at,
        weak: group.weak,
    }
}

/// Collects the helpers before a verb. None where it cannot be a verb here.
fn group(t: &Tokens<'_>, at: usize, verb: Verb) -> Option<Group> {
    let token = t.at(at);
    let before = t.before(at);
    if token.capital && before.kind != Kind::Edge && !before.of(Kind::QuoteOpen) {
        // In a heading in capitals; else a name, as in “United States”.
        let plain = !may_be_noun(token.word) && verb.act != Act::Request;
        if !(plain && before.capital) {
            return None;
        }
    }
    let mut group = Group { at, from: at, verb, be: false, to: false, helped: false, weak: false };
    for _ in 0..8 {
        let before = t.before(group.from);
        let clitic_helper = before.clitic
            && (t.at(at).word.has(form::GERUND) || t.before(group.from - 1).is(class::SUBJECT));
        if before.is(class::BE) || clitic_helper {
            group.be = true;
        } else if before.is(class::HAVE) || before.is(class::AUXILIARY) {
            group.helped = true;
        } else if before.is(class::TO) {
            group.to = true;
        } else if !before.is(class::ADVERB | class::NEGATION) || before.is(class::DETERMINER) {
            break;
        }
        group.from -= 1;
        if group.to {
            break;
        }
    }
    // An adverb that opens the clause is none of the verb's.
    while group.from < at
        && t.at(group.from).is(class::ADVERB)
        && !t.at(group.from).is(class::NEGATION)
        && t.before(group.from).of(Kind::Edge)
    {
        group.from += 1;
    }
    let opener = phrases::clause_start(t, group.from);
    let supposed = (t.is_word(opener, "if") || t.is_word(opener, "unless"))
        && !(opener..at).any(|at| t.at(at).of(Kind::Comma));
    group.weak = supposed
        || (group.from..at).any(|at| {
            ["could", "might", "may", "should", "must"].iter().any(|it| t.is_word(at, it))
        });
    Some(group)
}

/// Whether the form can be the verb of a clause here rather than a noun or an
/// adjective.
fn is_finite(t: &Tokens<'_>, group: &Group, word: Word) -> bool {
    if group.be && !word.has(form::GERUND) {
        return false;
    }
    if group.helped || group.to {
        return !(word.has(form::THIRD) && may_be_noun(word));
    }
    let immediate = t.before(group.from);
    if group.from < group.at && !word.has(form::THIRD) {
        return !immediate.is(class::DETERMINER | class::POSSESSIVE)
            || immediate.is(class::SUBJECT);
    }
    let at = |words: &[&str]| words.iter().any(|it| t.is_word(group.from.saturating_sub(1), it));
    let stands_alone = at(&["some", "many", "few", "both", "several", "most", "all", "those"]);
    if immediate.is(class::DETERMINER | class::POSSESSIVE)
        && !immediate.is(class::SUBJECT)
        && !stands_alone
        || immediate.is(class::PREPOSITION) && !t.is_word(group.at - 1, "as")
        || immediate.clitic
    {
        return false;
    }
    if word.has(form::PAST) {
        return true;
    }
    let next = t.at(group.at + 1);
    if word.has(form::THIRD) {
        if !may_be_noun(word) {
            return true;
        }
        let opens = next.is(class::THAT
            | class::DETERMINER
            | class::POSSESSIVE
            | class::SUBJECT
            | class::QUESTION)
            || next.of(Kind::QuoteOpen)
            || next.capital;
        let closes = matches!(next.kind, Kind::Stop | Kind::Edge | Kind::Comma);
        let subject = immediate.is(class::SUBJECT | class::RELATIVE)
            || immediate.capital
            || immediate.is(class::SPEAKER | class::DOCUMENT) && !immediate.plural
            || matches!(immediate.kind, Kind::Comma | Kind::Close | Kind::QuoteClose);
        let brings = group.verb.takes_preposition(t.text_at(group.at + 1));
        return subject
            && (opens || brings || next.is(class::TO) || closes && !word.is(class::CONTENT));
    }
    // The base form: somebody in the plural.
    let plural = immediate.is(class::SUBJECT) && !at(&["he", "she", "it"])
        || immediate.is(class::RELATIVE)
        || immediate.plural && !immediate.is(class::TIME)
        || stands_alone
        || at(&["people", "police", "men", "women", "others", "taliban", "media"]);
    if may_be_noun(word) {
        let opens =
            class::THAT | class::DETERMINER | class::POSSESSIVE | class::SUBJECT | class::TO;
        let opens = next.is(opens)
            || next.of(Kind::QuoteOpen)
            || next.capital
            || group.verb.takes_preposition(t.text_at(group.at + 1));
        return plural && opens;
    }
    plural
        || (immediate.of(Kind::Comma) || immediate.capital) && group.verb.act == Act::Say
        || subject_before(t, group.from).is_some_and(|(from, to)| {
            (from..to).take(4).any(|at| t.at(at).plural && !t.at(at).capital)
        })
}

/// Whether somebody is named rather than something.
fn is_person(t: &Tokens<'_>, (from, to): Range) -> bool {
    (from..to).any(|at| {
        let token = t.at(at);
        token.capital
            || token.is(class::SPEAKER
                | class::DOCUMENT
                | class::SUBJECT
                | class::RELATIVE
                | class::CONTENT)
    })
}

/// Whether the subject can do what the verb says.
fn is_speaker(t: &Tokens<'_>, (from, to): Range, verb: Verb) -> bool {
    let range = || (from..to).map(|at| t.at(at));
    let person = is_person(t, (from, to));
    match verb.act {
        Act::Say | Act::Tell => !t.is_word(from, "there"),
        Act::Show => {
            person && !(to - from == 1 && (t.is_word(from, "it") || t.is_word(from, "this")))
        }
        Act::Reject | Act::Commit | Act::Judge | Act::Request if !t.is_word(from, "there") => {
            person || range().any(|it| it.plural)
        }
        _ => {
            (person || range().any(|it| it.plural))
                && !(to - from == 1 && (t.is_word(from, "it") || t.is_word(from, "there")))
        }
    }
}
