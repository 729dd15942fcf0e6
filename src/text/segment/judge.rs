//! Decides whether a run of stops ends a sentence.
//!
//! The rules ask, in this order: what follows, what kind of stop it is, and
//! for a single full stop which word it stands after (`after_word`). A rule is
//! here because a class of text needs it; which words it applies to is in the
//! language.

use super::chars::{after, before, is_hiragana, window};
use super::next::{Next, Sign};
use super::run::Run;
use super::tail;
use super::word::Word;
use crate::text::language::Language;

/// Names that are written with an exclamation mark, whatever the language.
const BRANDS: &[&str] = &["yahoo", "jeopardy", "kahoot", "joomla", "wham"];

/// What a decision is made from.
pub(super) struct Case<'a> {
    pub text: &'a str,
    /// First byte of the sentence so far.
    pub start: usize,
    /// One past the piece of text in which the sentence lies.
    pub limit: usize,
    pub run: &'a Run,
    pub next: Next,
    pub language: &'a Language,
}

/// Where the sentence that begins at `start` ends, if the run ends it: nearly
/// always after the run.
pub(super) fn end_of_sentence(
    text: &str,
    start: usize,
    limit: usize,
    run: &Run,
    language: &Language,
) -> Option<usize> {
    if !language.ends.is_empty() && is_stray(text, start, run, language) {
        return None;
    }
    let end = tail::end(text, run, limit);
    let next = Next::read(text, end, limit);
    let case = Case { text, start, limit, run, next, language };
    if case.next.sign == Sign::End {
        return Some(limit);
    }
    if run.dots == 4
        && run.ellipsis
        && let Some(end) = case.stop_before_ellipsis()
    {
        return Some(end);
    }
    case.ends().then_some(end)
}

/// Whether a language's own stop is none here: the hyphen is a full stop of
/// Urdu only between spaces, after a verb, and where none before it opened a
/// parenthesis.
fn is_stray(text: &str, start: usize, run: &Run, language: &Language) -> bool {
    let stop = after(text, run.start).unwrap_or(' ');
    if !language.stops.contains(&stop) {
        return false;
    }
    // A sentence is hardly longer, and looking back further is not linear.
    let front = window(text, start.max(run.start.saturating_sub(600)), run.start);
    let word = front.trim_end_matches(' ');
    let end = run.start - (front.len() - word.len());
    let free = word.len() < front.len() && after(text, run.end).is_none_or(char::is_whitespace);
    !free
        || !Word::ending_at(text, start, end).among(language.ends)
        || word.split(' ').any(|part| part.chars().eq([stop]))
}

impl Case<'_> {
    fn ends(&self) -> bool {
        if self.next.sign == Sign::GoesOn {
            return false;
        }
        // A sentence of marks alone is none.
        if self.run.start - self.start < 12 && !self.so_far().contains(char::is_alphanumeric) {
            return false;
        }
        if self.next.dotted {
            return self.next.gap && self.next.sign != Sign::Other;
        }
        if !self.next.gap {
            return self.ends_glued();
        }
        if self.next.sign == Sign::Small && !self.begins_small() {
            return false;
        }
        if self.is_speech_tag() {
            return false;
        }
        if self.run.foreign {
            return self.ends_foreign();
        }
        if self.run.strong {
            return !self.is_in_brackets() && (!self.is_brand() || self.begins_clearly());
        }
        if self.run.ellipsis {
            return self.ends_after_ellipsis();
        }
        self.run.dots > 1 || self.ends_after_word()
    }

    /// The sentence up to the stop.
    pub fn so_far(&self) -> &str {
        self.text.get(self.start..self.run.start).unwrap_or_default()
    }

    /// The word before the stop.
    pub fn last_word(&self) -> Word {
        Word::ending_at(self.text, self.start, self.run.start)
    }

    /// The word after the stop.
    pub fn next_word(&self) -> Word {
        Word::starting_at(self.text, self.next.at, self.limit)
    }

    /// Whether a sentence begins although its first letter is small.
    fn begins_small(&self) -> bool {
        if let Some(closed) = self.run.closed {
            // `… the end." "we were …`: one quotation closes, the next opens.
            let is_quote = |c| matches!(c, '"' | '“' | '”' | '«' | '»' | '„');
            return is_quote(closed) && after(self.text, self.run.end + 1).is_some_and(is_quote);
        }
        let next = self.next_word();
        // `… b) to leave`: an item of a list in running text.
        let item = next.letters() == 1 && after(self.text, next.end) == Some(')');
        if self.next.dashed || item {
            return false;
        }
        if self.run.strong {
            // `Yahoo! in` is a name; a question is a question.
            let named = self.is_lone_bang() && !self.last_word().is_small();
            return !named && !self.next.opened && !self.is_saying(&next);
        }
        self.run.is_full_stop() && self.language.small_starts && self.is_plain_word()
    }

    /// Stops of other scripts end a sentence whatever follows, but not inside
    /// a title and not before what a Japanese quotation goes on with.
    pub fn ends_foreign(&self) -> bool {
        let first = after(self.text, self.next.at).unwrap_or(' ');
        let quoted = matches!(self.run.closed, Some('」' | '』' | '）' | ')'));
        if quoted && !self.next.gap && !self.next.opened && is_hiragana(first) {
            return false;
        }
        if self.run.closed.is_some() && !self.next.gap && self.is_short_tag() {
            return false;
        }
        // Titles are short, and looking further back would cost more than it
        // finds.
        let from = self.start.max(self.run.start.saturating_sub(120));
        let so_far = window(self.text, from, self.run.start);
        let in_title = match (so_far.rfind('《'), so_far.rfind('》')) {
            (Some(open), Some(close)) => open > close,
            (open, _) => open.is_some(),
        };
        !in_title && !self.is_letter_name()
    }

    /// Letter names of Urdu with the full stop between them: `ایم۔کیو۔ایم`, or
    /// `اے۔ کیو۔ خان` with spaces where each is known as one.
    fn is_letter_name(&self) -> bool {
        let stop = '۔';
        if self.run.closed.is_some() || after(self.text, self.run.start) != Some(stop) {
            return false;
        }
        let last = self.last_word();
        let known = self.language.loose;
        if self.next.gap && !last.among(known) {
            return false;
        }
        let next = self.next_word();
        let so_far = self.text.get(self.start..last.start).unwrap_or_default();
        let chained = so_far.trim_end().ends_with(stop);
        if self.next.gap {
            return chained || next.among(known);
        }
        let beyond = after(self.text, next.end + stop.len_utf8());
        let chains =
            after(self.text, next.end) == Some(stop) && beyond.is_some_and(char::is_alphabetic);
        last.letters() <= 4 && next.letters() <= 4 && (chained || chains)
    }

    /// Whether the whole run is a bracketed mark, `(!)` or `[?]`.
    fn is_in_brackets(&self) -> bool {
        matches!(self.run.closed, Some(')' | ']'))
            && matches!(before(self.text, self.run.start), Some('(' | '['))
            && self.run.dots == 0
    }

    /// Whether the run is one exclamation mark, which may be part of a name.
    fn is_lone_bang(&self) -> bool {
        self.run.end - self.run.start == 1 && after(self.text, self.run.start) == Some('!')
    }

    /// Whether the exclamation mark is known to be part of a name: `Yahoo! News`.
    fn is_brand(&self) -> bool {
        self.is_lone_bang() && BRANDS.contains(&self.last_word().key())
    }

    fn ends_after_ellipsis(&self) -> bool {
        let last = before(self.text, self.run.start).unwrap_or(' ');
        if matches!(last, '[' | '(') {
            return self.next_word().among(self.language.starters);
        }
        // Set off by spaces it marks words left out, not an end.
        let apart = last.is_whitespace() && self.run.dots <= 3 && self.run.closed.is_none();
        // Without capitals only the word before can tell: `و…` is `and so on`.
        if self.next.sign == Sign::Letter {
            let open = self.last_word().among(self.language.open_ends);
            return self.language.ellipsis_ends && !apart && !open;
        }
        let next = self.next_word();
        if matches!(next.key(), "i" | "i'm" | "i'd" | "i've" | "i'll") {
            return false;
        }
        !apart || next.among(self.language.starters)
    }

    /// `. . . .` right after a word is a stop and an ellipsis that begins the
    /// next sentence.
    fn stop_before_ellipsis(&self) -> Option<usize> {
        let after_stop = self.run.start + 1;
        let joined = before(self.text, self.run.start).is_some_and(char::is_alphanumeric);
        let spaced = after(self.text, after_stop).is_some_and(char::is_whitespace);
        let begins = self.next.gap && self.next.sign == Sign::Capital;
        (joined && spaced && begins && self.run.closed.is_none()).then_some(after_stop)
    }
}
