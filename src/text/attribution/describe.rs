//! What a source's own words say of it: named or not, how many people, what they
//! were near to, why they are not named.
//!
//! Hints for whoever enters a source; who the source is, and whether two are the
//! same, is for the analyst.

mod lists;

use super::lexicon::class;
use super::phrases::Range;
use super::tokens::{Kind, Token, Tokens};
use super::words::form;
use crate::model::Span;
use lists::{ACCESS, BARE, BODIES, COUNTERS, NUMBERS, PARTS, UNNAMED, VOICES};

/// How a source is referred to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// By a name: `Ana Reyes`, `Reuters`.
    Named,
    /// By an office or a body: `the interior minister`, `the ministry`, `police`.
    Role,
    /// Not by name, but with words on who it is: `two senior officials`.
    UnnamedDescribed,
    /// Not at all: `sources`, `the source`.
    UnnamedBare,
    /// A document or a recording.
    Document,
    /// By a pronoun.
    Pronoun,
}

/// What a source's words say of it. Spans lie in the words that were given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceHint {
    /// How it is referred to.
    pub form: Form,
    /// How many people are claimed, at the least.
    pub at_least: u32,
    /// What brought them near: `who participated in the meeting`.
    pub access: Option<Span>,
    /// Why they are not named: `on condition of anonymity because …`.
    pub why_unnamed: Option<Span>,
}

/// Reads the words of a source.
pub fn describe(source: &str) -> SourceHint {
    let t = Tokens::of(source, false);
    let why = first_of(&t, 0, UNNAMED);
    let end = why.unwrap_or(t.len());
    let access = first_of(&t, 1, ACCESS).filter(|at| *at < end);
    let mut head_end = access.unwrap_or(end);
    while head_end > 0 && t.before(head_end).of(Kind::Comma) {
        head_end -= 1;
    }
    let form = form_of(&t, head_end, access.is_some());
    SourceHint {
        form,
        at_least: if form == Form::Document { 1 } else { people(&t, head_end) },
        access: access.and_then(|from| trimmed(&t, from, end)),
        why_unnamed: why.and_then(|from| trimmed(&t, from, t.len())),
    }
}

fn first_of(t: &Tokens<'_>, from: usize, phrases: &[&str]) -> Option<usize> {
    (from..t.len()).find(|at| phrases.iter().any(|phrase| t.are_words(*at, phrase)))
}

fn trimmed(t: &Tokens<'_>, from: usize, mut to: usize) -> Option<Span> {
    while to > from && matches!(t.before(to).kind, Kind::Comma | Kind::Stop) {
        to -= 1;
    }
    t.span(from, to)
}

/// The words up to the noun that says what it is, the noun with them.
fn head(t: &Tokens<'_>, end: usize) -> Range {
    let mut from = 0;
    // One of the officials: the officials are what it is.
    if let Some(of) = (0..end.min(4)).find(|at| t.is_word(*at, "of"))
        && of > 0
        && PARTS.iter().any(|it| t.is_word(of - 1, it))
    {
        from = of + 1;
    }
    let stops = |at: usize| {
        let (token, before) = (t.at(at), t.before(at));
        let noun = at > from && is_noun(&before);
        let plain =
            matches!(token.kind, Kind::Word | Kind::Number | Kind::QuoteOpen | Kind::QuoteClose);
        // Documents seen by, a video posted: the noun stood before.
        let verb = token.word.has(form::PARTICIPLE | form::GERUND)
            && !token.is(class::SPEAKER | class::DOCUMENT);
        !plain
            || token.is(class::PREPOSITION | class::RELATIVE) && !is_counter(t, at)
            || noun && (verb || token.is(class::COORDINATOR))
    };
    let to = (from..end).find(|at| stops(*at)).unwrap_or(end);
    (from, to)
}

fn form_of(t: &Tokens<'_>, end: usize, has_access: bool) -> Form {
    let (from, to) = head(t, end);
    if t.text.len() > 1 && t.text.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Form::Named;
    }
    if t.len() == 1 && t.at(0).is(class::RELATIVE | class::POSSESSIVE) {
        return Form::Pronoun;
    }
    if to == from {
        return Form::UnnamedBare;
    }
    let head = t.at(to - 1);
    let word = |list: &[&str]| list.iter().any(|it| t.is_word(to - 1, it));
    let pronoun = head.is(class::SUBJECT | class::OBJECTIVE | class::RELATIVE) && !word(BARE);
    if to - from == 1 && pronoun && !word(&["everyone", "everybody", "anyone", "nobody"]) {
        return Form::Pronoun;
    }
    if word(VOICES) {
        return Form::Role;
    }
    if head.is(class::DOCUMENT | class::CONTENT) && !word(BARE) && !head.is(class::SPEAKER) {
        return Form::Document;
    }
    let known = head.is(class::SPEAKER);
    // A title or a first name makes a name of what follows.
    if head.capital && !known && !word(BARE) {
        return Form::Named;
    }
    let modifiers = (from..to - 1)
        .filter(|at| {
            let token = t.at(*at);
            let counts = NUMBERS.iter().any(|(number, _)| t.is_word(*at, number));
            !counts
                && !token.of(Kind::Number)
                && !token.is(class::DETERMINER)
                && !is_counter(t, *at)
        })
        .count();
    let described = has_access || modifiers > 0 || to < end && t.at(to).is(class::PREPOSITION);
    if word(BARE) {
        return if described { Form::UnnamedDescribed } else { Form::UnnamedBare };
    }
    let first = t.at(0);
    let indefinite = t.is_word(0, "a")
        || t.is_word(0, "an")
        || from > 0
        || head.plural
        || first.is(class::DETERMINER) && !t.is_word(0, "the");
    if indefinite && (known || head.plural) && !is_body(t, to - 1) {
        Form::UnnamedDescribed
    } else {
        Form::Role
    }
}

/// Whether a word goes with a number rather than say who it is.
fn is_counter(t: &Tokens<'_>, at: usize) -> bool {
    COUNTERS.iter().any(|it| t.is_word(at, it))
}

/// Whether the noun is a body, of which one speaks as of a name.
fn is_body(t: &Tokens<'_>, at: usize) -> bool {
    BODIES.iter().any(|it| t.is_word(at, it))
}

/// Whether a phrase can end with the word.
fn is_noun(token: &Token) -> bool {
    token.plural
        || token.capital
        || token.is(class::SPEAKER | class::DOCUMENT | class::CONTENT | class::SUBJECT)
}

/// How many people the words claim.
fn people(t: &Tokens<'_>, end: usize) -> u32 {
    // What a comma or a preposition adds is about people already counted.
    let adds = |at: &usize| {
        let (token, next) = (t.at(*at), t.at(at + 1));
        token.of(Kind::Comma) && !(next.capital || next.of(Kind::Number))
            || token.is(class::PREPOSITION) && !is_counter(t, *at) && !t.is_word(*at, "of")
    };
    let end = (1..end).find(adds).unwrap_or(end);
    let mut sum = 0_u32;
    let mut from = 0;
    for at in 0..=end {
        let joins = t.is_word(at, "and") && is_noun(&t.before(at));
        if at < end && !joins {
            continue;
        }
        if at > from {
            sum = sum.saturating_add(people_in(t, from, at));
        }
        from = at + 1;
    }
    sum.max(1)
}

fn people_in(t: &Tokens<'_>, from: usize, to: usize) -> u32 {
    if t.is_word(from, "one") {
        return 1;
    }
    let of = (from..to).find(|at| t.at(*at).is(class::PREPOSITION) && !is_counter(t, *at));
    let to = of.unwrap_or(to);
    for at in from..to {
        if let Some((_, number)) = NUMBERS.iter().find(|(word, _)| t.is_word(at, word)) {
            return *number;
        }
        if t.at(at).of(Kind::Number)
            && let Ok(number) = t.text_at(at).replace(',', "").parse::<u32>()
        {
            let share = t.is_word(at + 1, "percent") || t.is_word(at + 1, "per");
            return if share { 2 } else { number.max(1) };
        }
    }
    let Some(last) = to.checked_sub(1).filter(|last| *last >= from) else { return 1 };
    let head = t.at(last);
    let many = head.plural && !head.capital && !head.is(class::DOCUMENT)
        || ["people", "men", "women", "some", "many", "others", "those"]
            .iter()
            .any(|it| t.is_word(last, it))
        || t.is_word(from, "several");
    if many { 2 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, form: Form, at_least: u32, access: &str, why: &str) {
        let hint = describe(source);
        let words = |span: Option<Span>| span.map_or("", |span| span.of_text(source));
        assert_eq!(
            (hint.form, hint.at_least, words(hint.access), words(hint.why_unnamed)),
            (form, at_least, access, why),
            "{source}"
        );
    }

    #[test]
    fn the_form_is_read_from_the_words() {
        for (source, form, at_least) in [
            ("Ana Reyes", Form::Named, 1),
            ("Omar Said, the harbour master", Form::Named, 1),
            ("spokesman Omar Said", Form::Named, 1),
            ("Reuters", Form::Named, 1),
            ("the interior minister", Form::Role, 1),
            ("Norlund’s interior ministry", Form::Role, 1),
            ("a spokeswoman for the port", Form::Role, 1),
            ("police", Form::Role, 1),
            ("a top government official", Form::UnnamedDescribed, 1),
            ("two senior officials", Form::UnnamedDescribed, 2),
            ("several high-ranking officers", Form::UnnamedDescribed, 3),
            ("sources", Form::UnnamedBare, 2),
            ("the source", Form::UnnamedBare, 1),
            ("one of the sources", Form::UnnamedBare, 1),
            ("The source and two other officials", Form::UnnamedBare, 3),
            ("the report", Form::Document, 1),
            ("documents seen by Reuters", Form::Document, 1),
            ("a dozen current and former officers", Form::UnnamedDescribed, 12),
            ("more than 20 witnesses", Form::UnnamedDescribed, 20),
            ("multiple sources", Form::UnnamedBare, 2),
            ("Ana Reyes and Omar Said", Form::Named, 2),
            ("Omar Said, a friend of Ana Reyes and Ali Noor", Form::Named, 1),
            ("WHO", Form::Named, 1),
            ("their", Form::Pronoun, 1),
            ("She", Form::Pronoun, 1),
            ("who", Form::Pronoun, 1),
            ("", Form::UnnamedBare, 1),
        ] {
            check(source, form, at_least, "", "");
        }
    }

    #[test]
    fn access_and_reasons_are_apart() {
        check(
            "A source who took part in the meeting",
            Form::UnnamedDescribed,
            1,
            "who took part in the meeting",
            "",
        );
        check(
            "two people familiar with the talks, who spoke on condition of anonymity because they feared for their jobs",
            Form::UnnamedDescribed,
            2,
            "familiar with the talks",
            "who spoke on condition of anonymity because they feared for their jobs",
        );
        check(
            "an engineer who was not authorised to speak",
            Form::Role,
            1,
            "",
            "who was not authorised to speak",
        );
    }
}
