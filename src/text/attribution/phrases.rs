//! Where noun phrases and clauses begin and end, without a grammar.
//!
//! Closed-class words, marks and known verbs end a phrase; everything else goes
//! on. Every walk is bounded, so that no sentence costs more than its length.
//! What the phrases are for is left to `verbs` and `signals`.

mod left;
mod right;

use super::lexicon::{Act, class};
use super::tokens::{Kind, NOWHERE, Token, Tokens};
use super::words::{form, may_be_noun};
pub use left::{clause_subject, subject_before};
pub use right::{CONTENT_REACH, Reach, content_end, phrase_end};

/// How many tokens a walk takes at most.
const REACH: usize = 60;

/// Half-open range of tokens.
pub type Range = (usize, usize);

/// Whether the token ends what stands on one side of it.
fn is_wall(token: &Token) -> bool {
    matches!(
        token.kind,
        Kind::Edge
            | Kind::Stop
            | Kind::Semicolon
            | Kind::Colon
            | Kind::Dash
            | Kind::Open
            | Kind::Close
    )
}

/// Whether a finite verb seems to stand there.
pub fn is_verbish(t: &Tokens<'_>, at: usize) -> bool {
    let token = t.at(at);
    if token.kind != Kind::Word {
        return false;
    }
    if token.is(class::BE | class::HAVE | class::AUXILIARY) {
        return !t.is_word(at, "being") && !t.is_word(at, "having");
    }
    let before = t.before(at);
    let after_article =
        before.is(class::DETERMINER | class::POSSESSIVE | class::PREPOSITION) || before.clitic;
    let next = t.at(at + 1);
    let dated = t.is_word(at, "dated") || t.is_word(at, "aged");
    let before_preposition = next.is(class::PREPOSITION) || dated && next.of(Kind::Number);
    let mut subject = at;
    while subject > at.saturating_sub(3) && t.before(subject).is(class::ADVERB) {
        subject -= 1;
    }
    let after_pronoun = t.before(subject).is(class::SUBJECT);
    if token.word.verb.is_some() {
        let word = token.word;
        if token.capital && before.kind != Kind::Edge {
            return false;
        }
        if word.has(form::PAST) {
            // Claimed to, vowed to; but: tied to.
            let acts = word.verb.is_some_and(|verb| verb.act != Act::Deed);
            let reduced =
                word.has(form::PARTICIPLE) && before_preposition && !(acts && next.is(class::TO));
            return !after_article && (!reduced || after_pronoun);
        }
        if word.has(form::THIRD) {
            let next = class::DETERMINER | class::POSSESSIVE | class::TO | class::THAT;
            let clear = before.is(class::SUBJECT | class::RELATIVE) || t.at(at + 1).is(next);
            return !after_article && (clear || !may_be_noun(word));
        }
        return word.has(form::BASE)
            && (before.is(class::SUBJECT | class::TO | class::AUXILIARY)
                || (before.plural && !may_be_noun(word)));
    }
    let written = t.text_at(at);
    !token.capital
        && token.word.class == 0
        && written.len() > 4
        && written.ends_with("ed")
        && !after_article
        && !before_preposition
}

/// Whether a finite verb seems to stand in `from..to`.
pub fn has_verb(t: &Tokens<'_>, from: usize, to: usize) -> bool {
    (from..to.min(from + REACH)).any(|at| is_verbish(t, at))
}

/// The first token of the clause in which `at` stands, not counting what is
/// before its last wall, quotation or subordinator.
pub fn clause_start(t: &Tokens<'_>, at: usize) -> usize {
    let quote = t.at(at).closes;
    let floor = at.saturating_sub(REACH);
    let mut from = at;
    while from > floor {
        let token = t.before(from);
        if quote == NOWHERE && token.of(Kind::QuoteClose) && token.quoted() {
            // Quoted words stand in the clause like any others.
            match (floor..from - 1).rev().find(|at| t.at(*at).of(Kind::QuoteOpen)) {
                Some(open) => {
                    from = open;
                    continue;
                }
                None => break,
            }
        }
        if is_wall(&token)
            || token.closes != quote
            || matches!(token.kind, Kind::QuoteOpen | Kind::QuoteClose)
        {
            break;
        }
        from -= 1;
    }
    from
}

/// Whether a noun phrase can end with it.
fn is_nominal(token: &Token) -> bool {
    matches!(token.kind, Kind::Word | Kind::Number | Kind::Comma)
        && !token.is(class::ADVERB
            | class::PREPOSITION
            | class::BE
            | class::HAVE
            | class::AUXILIARY)
}
