//! Verbs of asking that put nothing in anybody's mouth.

use super::Group;
use crate::text::attribution::draft::How;
use crate::text::attribution::lexicon::{Act, class};
use crate::text::attribution::tokens::{Kind, Tokens};
use crate::text::attribution::words::form;

/// Whether no more is asked for than not to be named, which tells of the source
/// and puts nothing forward: `asked not to be named`, `requested anonymity`.
pub(super) fn withholds_name(t: &Tokens<'_>, at: usize) -> bool {
    const VERBS: &[&str] = &[
        "ask",
        "asked",
        "asking",
        "asks",
        "decline",
        "declined",
        "declining",
        "insist",
        "insisted",
        "insisting",
        "prefer",
        "preferred",
        "preferring",
        "refuse",
        "refused",
        "refusing",
        "request",
        "requested",
        "requesting",
        "want",
        "wanted",
        "wanting",
        "wish",
        "wished",
        "wishing",
    ];
    const NAMED: &[&str] = &["anonymity", "anonymous", "identified", "named", "quoted", "unnamed"];
    const BETWEEN: &[&str] =
        &["not", "to", "be", "that", "they", "he", "she", "remain", "stay", "on", "for", "their"];
    let is_one = |at: usize, words: &[&str]| words.iter().any(|word| t.is_word(at, word));
    let mut to = at + 1;
    while to < at + 8 && is_one(to, BETWEEN) {
        to += 1;
    }
    is_one(at, VERBS) && is_one(to, NAMED)
}

/// Whether somebody is asked rather than asks: `Asked whether …, the mayor said`.
pub(super) fn is_asked(t: &Tokens<'_>, group: &Group, how: How) -> bool {
    let before = t.before(group.from);
    let opens =
        matches!(before.kind, Kind::Edge | Kind::QuoteOpen | Kind::QuoteClose | Kind::Comma)
            || before.is(class::SUBORDINATOR);
    group.verb.act == Act::Request
        && opens
        && matches!(how, How::Question | How::Preposition | How::Infinitive)
        && t.at(group.at).word.has(form::PARTICIPLE)
}
