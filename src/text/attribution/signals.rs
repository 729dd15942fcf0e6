//! Attribution without a verb of saying: `according to`, nouns, states of mind,
//! headings with a colon, and quotations whose speaker stands elsewhere.

use super::draft::{Draft, How};
use super::lexicon::{Act, class};
use super::phrases::{
    CONTENT_REACH, Range, Reach, clause_subject, content_end, is_verbish, phrase_end,
    subject_before,
};
use super::tokens::{Kind, NOWHERE, Tokens};
use super::words::form;

/// Words before a source, and whether they open a phrase only.
static BEFORE_SOURCE: &[&str] = &[
    "according to",
    "as per",
    "in the words of",
    "in the opinion of",
    "in the view of",
    "in the eyes of",
    "as reported by",
    "as quoted by",
    "as stated by",
    "as told to",
    "as announced by",
    "as claimed by",
    "as described by",
    "attributed to",
];

/// Verbs that put a noun in somebody's mouth or mind.
static HOLDING: &str = "express expresses expressed expressing voice voices voiced voicing raise \
    raises raised raising reach reaches reached came come comes issue issues issued give gives gave \
    giving share shares shared repeat repeats repeated";

/// Labels before a colon that are no speakers.
static LABELS: &[&str] = &[
    "image",
    "images",
    "photo",
    "photos",
    "picture",
    "pictures",
    "video",
    "file",
    "note",
    "update",
    "updated",
    "watch",
    "read",
    "listen",
    "credit",
    "source",
    "related",
    "editor",
    "contact",
    "date",
    "by",
    "breaking",
    "analysis",
    "opinion",
    "correction",
    "exclusive",
    "live",
    "location",
    "tags",
    "see",
    "more",
    "background",
    "summary",
    "headline",
    "dateline",
];

/// Whether one of the signals may begin with the word.
pub fn may_begin(word: &str) -> bool {
    word.eq_ignore_ascii_case("according") || word.eq_ignore_ascii_case("attributed")
}

/// Reads what begins at `at`.
pub fn read(t: &Tokens<'_>, at: usize) -> Option<Draft> {
    let token = t.at(at);
    if token.of(Kind::Colon) {
        return heading(t, at);
    }
    if !token.of(Kind::Word) {
        return None;
    }
    if let Some(words) = BEFORE_SOURCE.iter().find(|words| t.are_words(at, words)) {
        return before_source(t, at, words.split(' ').count());
    }
    let whose = t.at(at + 1).is(class::POSSESSIVE) && !t.at(at + 1).is(class::FIRST);
    if t.is_word(at, "in") && whose && t.is_word(at + 2, "words") {
        return before_source(t, at, 1);
    }
    let apart = matches!(t.before(at).kind, Kind::Edge | Kind::Comma);
    if t.is_word(at, "per") && apart && (t.at(at + 1).is(class::DETERMINER) || t.at(at + 1).capital)
    {
        return before_source(t, at, 1);
    }
    if token.is(class::CONTENT) {
        return noun(t, at);
    }
    if token.is(class::STATE) {
        return state(t, at);
    }
    if ["allegedly", "reportedly", "purportedly", "supposedly"].iter().any(|it| t.is_word(at, it)) {
        return adverb(t, at);
    }
    None
}

/// `according to X, …` and `…, according to X`.
fn before_source(t: &Tokens<'_>, at: usize, words: usize) -> Option<Draft> {
    let from = at + words;
    let to = phrase_end(t, from, Reach::Whole);
    if to <= from {
        return None;
    }
    let leads = matches!(t.before(at).kind, Kind::Edge | Kind::QuoteOpen | Kind::Semicolon)
        || t.before(at).is(class::COORDINATOR | class::SUBORDINATOR | class::THAT);
    let mut content = Vec::new();
    if leads {
        let mut start = to;
        while matches!(t.at(start).kind, Kind::Comma | Kind::Colon) {
            start += 1;
        }
        let end = content_end(t, start);
        if end > start {
            content.push((start, end));
        }
    } else {
        let start = left_start(t, at);
        let mut end = at;
        while end > start && matches!(t.at(end - 1).kind, Kind::Comma | Kind::Dash) {
            end -= 1;
        }
        if end > start {
            content.push((start, end));
        }
        if t.at(to).of(Kind::Comma) && t.before(at).of(Kind::Comma) {
            let next = t.at(to + 1);
            let end = content_end(t, to + 1);
            if end > to + 1
                && !next.is(class::COORDINATOR | class::RELATIVE)
                && (is_verbish(t, to + 1)
                    || next.word.has(form::PAST)
                    || next.is(class::PREPOSITION))
            {
                content.push((to + 1, end));
            }
        }
    }
    Some(Draft {
        source: Some((from, to)),
        cue: Some((at, from)),
        content,
        how: How::Signal,
        act: Act::Say,
        trigger: at,
        weak: false,
    })
}

/// Where content that ends before `at` begins: after the last full break.
fn left_start(t: &Tokens<'_>, at: usize) -> usize {
    let floor = at.saturating_sub(CONTENT_REACH);
    let mut from = (floor..at)
        .rev()
        .find(|at| t.at(*at).of(Kind::Semicolon) && !t.at(*at).quoted())
        .map_or(floor, |at| at + 1);
    while from < at
        && (t.at(from).is(class::COORDINATOR)
            || matches!(t.at(from).kind, Kind::Comma | Kind::Other))
    {
        from += 1;
    }
    from
}

/// `his claim that …`, `Their argument: …`, `issued a statement: “…”`.
fn noun(t: &Tokens<'_>, at: usize) -> Option<Draft> {
    let next = t.at(at + 1);
    let source = owner(t, at);
    let draft = |source, content, how| Draft {
        source,
        cue: Some((at, at + 1)),
        content: vec![content],
        how,
        act: Act::Say,
        trigger: at,
        weak: false,
    };
    let quote = at + 2;
    if matches!(next.kind, Kind::Comma | Kind::Colon) && t.at(quote).of(Kind::QuoteOpen) {
        let source = source.or_else(|| clause_subject(t, at))?;
        return Some(draft(Some(source), (quote, content_end(t, quote)), How::Quote));
    }
    if next.of(Kind::Colon) && source.is_some() && quote < t.len() {
        return Some(draft(source, (quote, content_end(t, quote)), How::Noun));
    }
    let points = matches!(t.at(quote).kind, Kind::Stop | Kind::Comma | Kind::Edge);
    if !next.is(class::THAT) || points || is_verbish(t, quote) {
        return None;
    }
    let source = source.or_else(|| holder(t, at));
    Some(draft(source, (at + 1, content_end(t, at + 1)), How::Noun))
}

/// Who holds it: `the mayor voiced fears that …`, `came to the conclusion that …`.
fn holder(t: &Tokens<'_>, at: usize) -> Option<Range> {
    let from = at.saturating_sub(5);
    let verb = (from..at)
        .rev()
        .take_while(|at| t.at(*at).of(Kind::Word))
        .find(|verb| HOLDING.split_ascii_whitespace().any(|it| t.is_word(*verb, it)))?;
    clause_subject(t, verb + 1)
}

/// Whose the noun is: `his claim`, `the minister’s claim`.
fn owner(t: &Tokens<'_>, at: usize) -> Option<Range> {
    let stops = class::POSSESSIVE | class::PREPOSITION | class::TO | class::COORDINATOR;
    let mut from = at;
    while from > at.saturating_sub(5)
        && t.before(from).of(Kind::Word)
        && !t.before(from).is(stops)
        && !t.before(from).clitic
        && !is_verbish(t, from - 1)
    {
        from -= 1;
    }
    if t.before(from).is(class::POSSESSIVE) {
        return Some((from - 1, from));
    }
    // The officials’ claim.
    let plural = t.before(from).of(Kind::Other) && matches!(t.text_at(from - 1), "'" | "’");
    let end = from - usize::from(plural);
    if t.before(from).clitic || plural { subject_before(t, end) } else { None }
}

/// `is convinced that …`.
fn state(t: &Tokens<'_>, at: usize) -> Option<Draft> {
    let mut from = at;
    while from > at.saturating_sub(4) && t.before(from).is(class::ADVERB | class::NEGATION) {
        from -= 1;
    }
    let been = from;
    while from > been.saturating_sub(3)
        && (t.before(from).is(class::BE | class::HAVE | class::AUXILIARY | class::ADVERB)
            || t.before(from).clitic)
    {
        from -= 1;
    }
    let next = t.at(at + 1);
    if from == been || !next.is(class::THAT | class::SUBJECT) {
        return None;
    }
    let source = subject_before(t, from)?;
    if t.is_word(source.0, "it") || t.is_word(source.0, "there") {
        return None;
    }
    let end = content_end(t, at + 1);
    Some(Draft {
        source: Some(source),
        cue: Some((from, at + 1)),
        content: vec![(at + 1, end)],
        how: How::State,
        act: Act::Believe,
        trigger: at,
        weak: false,
    })
}

/// `allegedly`: somebody says so, and the writer does not say who.
fn adverb(t: &Tokens<'_>, at: usize) -> Option<Draft> {
    let from = left_start(t, at);
    let end = content_end(t, at + 1);
    let content: Vec<Range> =
        [(from, at), (at + 1, end)].into_iter().filter(|(from, to)| from < to).collect();
    Some(Draft {
        source: None,
        cue: Some((at, at + 1)),
        content,
        how: How::Adverb,
        act: Act::Say,
        trigger: at,
        weak: false,
    })
}

/// `Minister: dam unsafe` and `Dam unsafe: minister`: a heading or a transcript
/// that names the speaker.
fn heading(t: &Tokens<'_>, colon: usize) -> Option<Draft> {
    if t.at(colon).quoted() || colon == 0 || colon + 1 >= t.len() {
        return None;
    }
    let draft = |source, content, weak| Draft {
        source: Some(source),
        cue: None,
        content: vec![content],
        how: How::Headline,
        act: Act::Say,
        trigger: colon,
        weak,
    };
    let (first, after) = (t.at(colon + 1), (colon + 1, t.len()));
    if colon > 2 && t.len() - colon <= 5 && !t.before(t.len()).of(Kind::Stop) {
        let known = label(t, after)?;
        let acronym = (after.0..after.1).all(|at| t.at(at).capital);
        return (known || acronym)
            .then(|| draft(after, (0, colon), !known && after.1 - after.0 > 2));
    }
    if colon > 8 || !t.at(0).capital {
        return None;
    }
    let known = label(t, (0, colon))?;
    let name = colon <= 4 && t.at(0).end > 1 && (0..colon).all(|at| t.at(at).capital);
    let speaks = first.of(Kind::QuoteOpen) || first.is(class::FIRST);
    let content = (colon + 1, content_end(t, colon + 1));
    (known || name && (speaks || colon > 1)).then(|| draft((0, colon), content, !known && !speaks))
}

/// Whether a label names a kind of speaker; none where it cannot name one.
fn label(t: &Tokens<'_>, (from, to): Range) -> Option<bool> {
    let mut known = false;
    for at in from..to {
        let token = t.at(at);
        let speaker = token.is(class::SPEAKER | class::DOCUMENT);
        let sign = !matches!(token.kind, Kind::Word | Kind::Comma | Kind::Open | Kind::Close);
        let grammar =
            token.is(class::PREPOSITION | class::BE | class::SUBJECT) && !t.is_word(at, "of");
        if sign
            || grammar
            || token.word.verb.is_some() && !speaker
            || LABELS.iter().any(|it| t.is_word(at, it))
        {
            return None;
        }
        // The noun at the end says what it is: a UN envoy, a report; not the
        // Post of a name.
        known = token.is(class::SPEAKER) || speaker && (!token.capital || to - from == 1);
    }
    Some(known)
}

/// A quotation that fills the sentence, or its beginning or end, where nobody
/// in the sentence speaks it.
pub fn bare(t: &Tokens<'_>) -> Option<Draft> {
    let first = t.at(0);
    let close = first.closes;
    if close == NOWHERE || close < 2 {
        return None;
    }
    let rest = (close + 1..t.len()).filter(|at| t.at(*at).of(Kind::Word)).count();
    (rest == 0).then(|| Draft {
        source: None,
        cue: None,
        content: vec![(0, close + 1)],
        how: How::Bare,
        act: Act::Say,
        trigger: 0,
        weak: false,
    })
}
