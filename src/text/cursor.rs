//! A place in a text that can only move on.
//!
//! A loop over the characters of a text is driven by [`Cursor::next`] or by one
//! of its kin, each of which takes at least one character or ends the loop:
//! a scanner in which two rules each leave a character to the other comes to an
//! end all the same. Looking ahead takes nothing and drives no loop. What the
//! characters mean is for the scanners.

/// A place in a text, between two characters.
#[derive(Clone, Debug)]
pub(crate) struct Cursor<'a> {
    text: &'a str,
    /// The next byte; on the boundary of a character.
    at: usize,
}

impl<'a> Cursor<'a> {
    /// Before the first character of `text`.
    pub const fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The byte it is before.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// The whole text.
    pub const fn text(&self) -> &'a str {
        self.text
    }

    /// What is still to come.
    pub fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The next character, which stays where it is.
    pub fn peek(&self) -> Option<char> {
        char_at(self.text, self.at)
    }

    /// Takes the next character; gives where it begins too.
    #[inline]
    pub fn next(&mut self) -> Option<(usize, char)> {
        self.next_if(|_, _| true)
    }

    /// Takes the next character if it is wanted: by where it begins and what it is.
    #[inline]
    pub fn next_if(&mut self, wanted: impl FnOnce(usize, char) -> bool) -> Option<(usize, char)> {
        let (at, c) = (self.at, self.peek()?);
        if !wanted(at, c) {
            return None;
        }
        self.at += c.len_utf8();
        #[cfg(test)]
        steps::count();
        Some((at, c))
    }

    /// Takes characters as long as they are wanted; gives where it stops.
    #[inline]
    pub fn skip_while(&mut self, wanted: impl Fn(char) -> bool) -> usize {
        while self.next_if(|_, c| wanted(c)).is_some() {}
        self.at
    }

    /// Takes these characters if they come next.
    pub fn take(&mut self, wanted: &str) -> bool {
        let found = !wanted.is_empty() && self.rest().starts_with(wanted);
        if found {
            self.at += wanted.len();
        }
        found
    }

    /// Goes on to a byte. A cursor that has passed it stays, as it does where
    /// the byte is inside a character.
    pub fn skip_to(&mut self, at: usize) {
        if at > self.at && self.text.is_char_boundary(at) {
            self.at = at;
        }
    }
}

/// The character that begins at a byte. Most are ASCII and need no decoding.
#[inline]
pub(crate) fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(&byte) if byte < 0x80 => Some(char::from(byte)),
        Some(_) => text.get(at..)?.chars().next(),
        None => None,
    }
}

/// How many characters the scanners of a thread took, for tests.
#[cfg(test)]
pub(crate) mod steps {
    use std::cell::Cell;

    thread_local!(static TAKEN: Cell<u64> = const { Cell::new(0) });

    pub(super) fn count() {
        TAKEN.set(TAKEN.get() + 1);
    }

    /// How many steps `work` takes.
    pub(crate) fn of(work: impl FnOnce()) -> u64 {
        let before = TAKEN.get();
        work();
        TAKEN.get() - before
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_not_wanted_stays() {
        let mut cursor = Cursor::new("20th");
        assert_eq!(cursor.skip_while(|c| c.is_ascii_digit()), 2);
        assert!(!cursor.take("st") && !cursor.take("") && cursor.take("th"));
        assert_eq!(cursor.next(), None);
    }

    #[test]
    fn nothing_leads_back_or_into_a_character() {
        let mut cursor = Cursor::new("é. é!");
        cursor.skip_to(1);
        assert_eq!(cursor.at(), 0);
        cursor.skip_to(4);
        cursor.skip_to(1);
        assert_eq!((cursor.next(), cursor.at()), (Some((4, 'é')), 6));
        cursor.skip_to(99);
        assert_eq!((cursor.next(), cursor.next(), cursor.peek()), (Some((6, '!')), None, None));
    }

    proptest! {
        #[test]
        fn whatever_drives_a_loop_ends_it(text in "\\PC{0,40}", ways in "[niw]{1,40}") {
            let mut cursor = Cursor::new(&text);
            let mut ways = ways.chars().cycle();
            let mut turns = 0;
            loop {
                let before = cursor.at();
                let taken = match ways.next() {
                    Some('i') => cursor.next_if(|at, c| at % 2 == 0 || c.is_alphabetic()).is_some(),
                    Some('w') => cursor.skip_while(char::is_alphabetic) > before,
                    _ => cursor.next().is_some(),
                };
                prop_assert!(!taken || cursor.at() > before);
                turns += usize::from(taken);
                if cursor.peek().is_none() || !taken && cursor.next().is_none() {
                    break;
                }
            }
            prop_assert!(turns <= text.chars().count());
        }
    }
}
