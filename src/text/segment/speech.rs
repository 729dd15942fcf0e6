//! Words that go on after a closed quotation to say whose it is: `“Why?” Li
//! asked.` They belong to the sentence although the quotation came to a stop.

use super::chars::after;
use super::judge::Case;
use super::next::Sign;
use super::word::Word;

/// Words of the longest clause that is taken for one.
const LONGEST: usize = 5;

impl Case<'_> {
    /// Whether the closed quotation goes on with who said it.
    pub fn is_speech_tag(&self) -> bool {
        let quoted = matches!(self.run.closed, Some('”' | '"' | '’' | '\'' | '»' | '“'));
        quoted
            && !self.next.opened
            && match self.next.sign {
                Sign::Capital => self.is_name_and_verb(),
                Sign::Letter => self.is_clause_of_saying(),
                _ => false,
            }
    }

    /// Whether a verb of saying follows: `Why? asked the man.`, `Assez ! cria-t-il.`
    pub fn is_saying(&self, word: &Word) -> bool {
        let verb = word.key().split('-').next().unwrap_or_default();
        self.language.saying.has(verb)
    }

    /// `“Why?” Li asked.`: a name and a verb of saying.
    fn is_name_and_verb(&self) -> bool {
        let mut at = self.next.at;
        for count in 0..LONGEST {
            let word = Word::starting_at(self.text, at, self.limit);
            if word.is_empty() || count == 0 && word.among(self.language.starters) {
                return false;
            }
            if word.is_small() {
                return count > 0 && word.among(self.language.saying);
            }
            at = self.skip(word.end, &[' ', '.', '\u{a0}']);
        }
        false
    }

    /// `«چرا؟» قاضی پرسید.`: without capitals only a short clause that has its
    /// verb first or last can tell.
    fn is_clause_of_saying(&self) -> bool {
        let mut at = self.next.at;
        let mut verb_first = false;
        for count in 0..LONGEST {
            let word = Word::starting_at(self.text, at, self.limit);
            if word.is_empty() {
                return false;
            }
            let verb = word.among(self.language.saying);
            verb_first |= verb && count == 0;
            at = self.skip(word.end, &[' ', '\u{a0}']);
            match after(self.text, at).filter(|_| at < self.limit) {
                Some(c) if c.is_alphanumeric() => {}
                // What is said comes after a colon: a sentence of its own.
                Some(':') => return false,
                _ => return count > 0 && (verb || verb_first),
            }
        }
        false
    }

    /// `“谁？”他问。`: a short clause with a verb of saying at its end, in scripts
    /// without spaces.
    pub fn is_short_tag(&self) -> bool {
        let rest = self.text.get(self.next.at..self.limit).unwrap_or_default();
        let stop = |c: char| !c.is_alphabetic();
        let end = rest.char_indices().take(9).find(|&(_, c)| stop(c)).map(|(at, _)| at);
        let clause = end.and_then(|end| rest.get(..end)).unwrap_or_default();
        !self.next.opened
            && self.language.saying.iter().any(|verb| clause.ends_with(verb) && clause != verb)
    }

    /// Skips some characters from byte `at` on.
    fn skip(&self, mut at: usize, some: &[char]) -> usize {
        while let Some(c) = after(self.text, at).filter(|c| some.contains(c)) {
            at += c.len_utf8();
        }
        at
    }
}
