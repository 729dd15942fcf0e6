//! Stops with no white space after them: scripts that write none, and text
//! whose spaces were lost in scanning or copying.

use super::chars::{after, before, is_unspaced, window};
use super::judge::Case;
use super::next::Sign;

/// Bytes on each side of a stop in which an address is looked for.
const LONGEST_ADDRESS: usize = 200;

impl Case<'_> {
    /// Whether a stop ends a sentence although the next word is joined to it.
    pub fn ends_glued(&self) -> bool {
        if self.run.foreign {
            return self.ends_foreign();
        }
        if self.next.dashed {
            return false;
        }
        if self.run.ellipsis {
            return self.begins_clearly();
        }
        if after(self.text, self.next.at).is_some_and(is_unspaced) {
            let last = before(self.text, self.run.start).unwrap_or(' ');
            return !last.is_ascii_digit() && !self.is_latin_initial();
        }
        let last = self.last_word();
        let next = self.next_word();
        match self.next.sign {
            Sign::Capital => {
                let front = before(self.text, last.start);
                let whole = match last.is_number() {
                    // `3.Rice` is an item; `1,000.That` and `in 2015.The` are none.
                    true => front == Some(',') || front == Some(' ') && self.begins_clearly(),
                    // `… is late .Nobody …`
                    false if last.is_empty() => front == Some(' ') && self.run.is_full_stop(),
                    false => last.letters() >= 2 && last.small() > 0 && !last.is_dotted(),
                };
                let begins = next.is_title_case() && !next.is_top_domain()
                    || next.is_roman() && next.letters() > 1 && last.letters() > 3;
                // `Ph.D.` and `Sig.Rossi` keep together.
                let short = next.letters() == 1 && after(self.text, next.end) == Some('.');
                whole && begins && !short && !last.among(self.language.bound) && !self.is_address()
            }
            Sign::Letter => {
                let long =
                    last.letters() >= 3 || last.among(self.language.common) && next.letters() >= 3;
                long && next.letters() >= 2 && !self.next.opened && !last.is_dotted()
            }
            // `Is it bad?what is it?`
            Sign::Small => {
                let words = last.is_small() && last.letters() >= 3 && next.is_small();
                self.run.strong && words && next.letters() >= 2 && !self.is_address()
            }
            _ => false,
        }
    }

    /// Whether the stop stands after one Latin capital: `A.P.J.阿卜杜勒` is a name.
    fn is_latin_initial(&self) -> bool {
        let front = self.text.as_bytes().get(self.start..self.run.start).unwrap_or_default();
        match front {
            [.., before, last] => last.is_ascii_uppercase() && !before.is_ascii_alphanumeric(),
            [last] => last.is_ascii_uppercase(),
            [] => false,
        }
    }

    /// Whether the stop stands inside an address of the Internet.
    fn is_address(&self) -> bool {
        let from = self.start.max(self.run.start.saturating_sub(LONGEST_ADDRESS));
        let front = window(self.text, from, self.run.start);
        let front = front
            .rfind(char::is_whitespace)
            .map_or(front, |at| front.get(at..).unwrap_or_default());
        let to = self.limit.min(self.run.start + LONGEST_ADDRESS);
        let rest = (to..self.limit.max(to) + 1)
            .find_map(|to| self.text.get(self.run.start..to))
            .unwrap_or_default();
        let rest = rest.split(char::is_whitespace).next().unwrap_or_default();
        let marks = |part: &str| {
            part.contains(['@', '=', '\\']) || part.contains("//") || part.contains("www.")
        };
        marks(front) || marks(rest)
    }
}
