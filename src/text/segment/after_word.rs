//! A single full stop and white space: whether a sentence ends depends on the
//! word before, by the lists of the language or by its form.

use super::chars::{after, before, is_dash, is_format, is_opening, window};
use super::judge::Case;
use super::next::{Next, Sign};
use super::word::Word;
use crate::text::language::Language;

impl Case<'_> {
    /// Whether the full stop ends a sentence. What follows is known to be no
    /// small letter, or one that may begin a sentence.
    pub fn ends_after_word(&self) -> bool {
        let word = self.last_word();
        // `— Ann Poe` under a quotation names its speaker.
        if self.next.dashed && self.is_signature() {
            return false;
        }
        if word.is_empty() {
            return true;
        }
        if self.is_label(&word) {
            return false;
        }
        let language = self.language;
        let word = self.with_parts(word);
        if word.is_number() {
            return !self.is_ordinal(&word);
        }
        // A closing quotation mark ends the reach of an abbreviation.
        let quoted = self.run.closed.is_some_and(|c| !matches!(c, ')' | ']' | '’' | '\''));
        if word.among(language.units) && self.follows_number(&word) {
            return self.ends_after_unit(&word);
        }
        if word.among(language.bound) {
            return quoted && self.begins_clearly();
        }
        if word.among(language.before_number)
            && (self.next.sign == Sign::Digit || self.next_word().is_roman())
        {
            return false;
        }
        if word.among(language.closing) {
            return self.ends_after_closing();
        }
        let compound = language.tails.iter().any(|tail| word.key().ends_with(tail));
        if self.is_initial(&word)
            || compound
            || word.among(language.loose)
            || word.is_dotted()
            || word.lacks_vowel()
        {
            // `P.S. I …`: an abbreviation alone is no sentence.
            if word.start == self.start {
                return false;
            }
            return match self.next.sign {
                Sign::Digit | Sign::Letter | Sign::Other => quoted,
                _ if self.next.dashed => false,
                _ => quoted || self.begins_clearly() || word.letters() > 1 && self.begins_label(),
            };
        }
        !(language.ordinals && word.is_roman()) || self.begins_clearly()
    }

    /// Whether the word before the stop is in no list and no abbreviation by
    /// its form, so that even a small letter after the stop begins a sentence.
    pub fn is_plain_word(&self) -> bool {
        let word = self.last_word();
        if word.is_empty() {
            // `… (so they say). nobody …`, and `… is late . nobody …`.
            let front = before(self.text, self.run.start).unwrap_or(' ');
            let free = matches!(front, '"' | '”' | ')' | '»' | ' ' | '\u{a0}');
            return free && !self.next.opened && !self.next_word().is_top_domain();
        }
        if word.is_number() {
            return !self.language.ordinals && word.digits() >= 4;
        }
        let whole = word.is_small() || word.is_all_capitals() || word.digits() > 0;
        let plain = match word.letters() {
            1 => word.is_small() && !self.is_initial(&word),
            2..=5 => whole,
            _ => whole || word.is_title_case(),
        };
        plain && !word.lacks_vowel() && !word.is_dotted() && !self.is_abbreviation(&word)
    }

    /// Whether the lists have the word as an abbreviation in this place.
    fn is_abbreviation(&self, word: &Word) -> bool {
        let Language { bound, loose, before_number, closing, units, .. } = *self.language;
        [bound, loose, before_number, closing].iter().any(|&words| word.among(words))
            || word.among(units) && self.follows_number(word)
    }

    /// Whether the word is one letter by itself. In `didn't.`, `Allez-y.` and
    /// `80 km/h.` it is the end of a word.
    fn is_initial(&self, word: &Word) -> bool {
        let front = before(self.text, word.start).unwrap_or(' ');
        let tail = matches!(front, '\'' | '’' | '-' | '/') && !word.capital;
        word.letters() == 1 && word.digits() == 0 && !tail && !self.is_network(word)
    }

    /// Whether the word is the name of a network: `… he wrote on X.`
    fn is_network(&self, word: &Word) -> bool {
        let front = self.text.get(self.start..word.start).unwrap_or_default();
        let end = self.start + front.trim_end().len();
        word.key() == "x" && word.capital && Word::ending_at(self.text, self.start, end).is_small()
    }

    /// Whether the word is all of the sentence so far and a label: `1.`, `B.`,
    /// `IV.`; the sentence is what it labels.
    fn is_label(&self, word: &Word) -> bool {
        let front = self.text.get(self.start..word.start).unwrap_or_default();
        let mark = |c: char| c.is_whitespace() || is_dash(c) || is_opening(c) || is_format(c);
        let short = word.is_number() && word.digits() <= 3
            || word.letters() == 1 && word.digits() == 0
            || word.is_roman() && word.letters() <= 5;
        short && front.chars().all(mark) && self.run.closed.is_none_or(|c| c == ')')
    }

    /// Joins the parts of an abbreviation that is written with spaces, such as
    /// `z. B.`, where the language knows the whole.
    fn with_parts(&self, word: Word) -> Word {
        let language = self.language;
        let mut whole = word;
        for _ in 0..3 {
            let gap = self.text.get(self.start..whole.start).unwrap_or_default();
            let front = gap.trim_end_matches([' ', '\u{a0}', '\u{202f}', '\u{2009}']);
            if front.len() == gap.len() || !front.ends_with('.') || whole.letters() > 4 {
                break;
            }
            let part = Word::ending_at(self.text, self.start, self.start + front.len() - 1);
            if part.is_empty() || part.letters() > 4 || part.digits() > 0 {
                break;
            }
            whole = Word::joined(&part, &whole);
            let lists = [language.bound, language.loose, language.closing, language.units];
            if lists.iter().any(|&words| whole.among(words)) {
                return whole;
            }
        }
        word
    }

    /// Whether the number before the stop is an ordinal here.
    fn is_ordinal(&self, word: &Word) -> bool {
        let front = before(self.text, word.start).unwrap_or(' ');
        let plain = word.digits() as usize == word.end - word.start && word.digits() <= 3;
        // The rest of a telephone number is none.
        let rest = word.start > 1
            && before(self.text, word.start - front.len_utf8()).is_some_and(|c| c.is_ascii_digit());
        let apart = front.is_whitespace() || is_dash(front) || is_opening(front) || front == '/';
        self.language.ordinals
            && plain
            && apart
            && !(rest && front.is_whitespace())
            && self.run.closed.is_none()
            && !self.begins_clearly()
    }

    /// Whether the next word is one that begins sentences.
    pub fn begins_clearly(&self) -> bool {
        if self.next.sign != Sign::Capital {
            return false;
        }
        let word = self.next_word();
        // `A. A. Milne`: a letter with a stop is an initial, not an article.
        let initial = word.letters() == 1 && after(self.text, word.end) == Some('.');
        if initial {
            return false;
        }
        if word.among(self.language.starters) {
            // `I` is also a number: `the U.S. I Corps`.
            return !word.is_roman()
                || Next::read(self.text, word.end, self.limit).sign == Sign::Small;
        }
        word.among(self.language.subjects) && self.is_running_text()
    }

    /// Whether the sentence has a small word too long for the small words of a
    /// headline in capitals, where `U.S. Troops` is one phrase.
    fn is_running_text(&self) -> bool {
        let front =
            window(self.text, self.start.max(self.run.start.saturating_sub(200)), self.run.start);
        front.split(' ').any(|word| word.len() >= 5 && word.bytes().all(|b| b.is_ascii_lowercase()))
    }

    /// Whether the next word is a label: `… in D.C. Photo: AP`.
    fn begins_label(&self) -> bool {
        after(self.text, self.next_word().end) == Some(':')
    }

    /// After `etc.` or `Inc.` a capital begins a sentence unless it belongs to
    /// the same phrase.
    fn ends_after_closing(&self) -> bool {
        match self.next.sign {
            Sign::Digit => return false,
            Sign::Letter | Sign::Other => return true,
            _ => {}
        }
        if self.begins_clearly() {
            return true;
        }
        let next = self.next_word();
        // `& Co. LLC` is one name.
        if self.is_fronted() || self.opens_bracket() || next.among(self.language.closing) {
            return false;
        }
        // `Inc. Chief Executive Ann Poe`: two capitals are a name or a title.
        let beyond = Next::read(self.text, next.end, self.limit);
        let titled = beyond.sign == Sign::Capital && beyond.gap && !beyond.opened && !beyond.dashed;
        next.among(self.language.bound) || !titled
    }

    /// After `6 p.m.` or `10 km.` a capital begins a sentence unless it belongs
    /// to the time.
    fn ends_after_unit(&self, unit: &Word) -> bool {
        if self.is_clock(unit) {
            return false;
        }
        match self.next.sign {
            // `14 г. 3 мая`, but also `10 km. 20 people`.
            Sign::Digit | Sign::Small => false,
            Sign::Capital => {
                let goes_on = self.next_word().among(self.language.continuing);
                // A year or a unit of one letter stands between initials and
                // numbers too often to be trusted before a bracket or a dash.
                let dashed = self.next.dashed && unit.letters() == 1;
                !(goes_on || dashed || self.is_fronted() || self.opens_bracket())
            }
            _ => true,
        }
    }

    /// Whether all of the sentence so far is a time of day, as before the items
    /// of a live blog: `10:42 a.m. Police close the bridge.`
    fn is_clock(&self, unit: &Word) -> bool {
        let front = self.text.get(self.start..unit.start).unwrap_or_default().trim_end();
        let digits = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.');
        (1..=5).contains(&front.len())
            && front.chars().all(digits)
            && (front.contains(':') || unit.is_dotted())
    }

    /// Whether a number stands before the word, with or without a space.
    fn follows_number(&self, word: &Word) -> bool {
        if word.digits() > 0 {
            return true;
        }
        let front = self.text.get(self.start..word.start).unwrap_or_default();
        let last = Word::ending_at(self.text, self.start, self.start + front.trim_end().len());
        last.digits() > 0 || last.is_roman()
    }

    /// Whether a bracket opens right after the stop.
    fn opens_bracket(&self) -> bool {
        let gap = self.text.get(self.run.end..self.next.at).unwrap_or_default();
        gap.contains('(')
    }

    /// Whether all there is of the sentence is a phrase before the subject:
    /// `At 5 p.m.`
    fn is_fronted(&self) -> bool {
        let sentence = self.so_far();
        let rest = sentence.trim_start_matches(|c| is_opening(c) || c == ' ');
        let at = self.start + sentence.len() - rest.len();
        let first = Word::starting_at(self.text, at, self.run.start);
        rest.split_whitespace().take(6).count() <= 5 && first.among(self.language.fronting)
    }

    /// Whether a short rest of the piece after a dash, without a stop, names
    /// who said the sentence.
    fn is_signature(&self) -> bool {
        let rest = self.text.get(self.next.at..self.limit).unwrap_or_default();
        rest.len() <= 60
            && self.next.sign == Sign::Capital
            && !rest.trim_end().ends_with(['.', '!', '?'])
            && rest.split_whitespace().count() <= 5
    }
}
