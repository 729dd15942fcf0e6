//! The smallest things of RON: names, strings, character literals, white space
//! and comments. They are stepped over, not read.

use super::{Scan, Stop};

impl<'a> Scan<'a> {
    /// Steps over one character.
    pub(super) fn step(&mut self) {
        self.at += self.rest().chars().next().map_or(0, char::len_utf8);
    }

    pub(super) fn identifier(&mut self) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    pub(super) fn string(&mut self) -> Result<(), Stop> {
        let from = self.at;
        self.at += 1;
        loop {
            let rest = self.rest();
            let Some(end) = memchr::memchr2(b'"', b'\\', rest.as_bytes()) else {
                return Err(Self::cut_off(from, "a string"));
            };
            self.at += end + 1;
            if rest.as_bytes().get(end) == Some(&b'"') {
                return Ok(());
            }
            self.step();
        }
    }

    /// Steps over the rest of `r"…"` or `r#"…"#`, if it is one, after the `r`.
    pub(super) fn raw_string(&mut self) -> Result<(), Stop> {
        let rest = self.rest();
        let hashes = rest.bytes().take_while(|byte| *byte == b'#').count();
        let Some(body) = rest.get(hashes..).and_then(|rest| rest.strip_prefix('"')) else {
            return Ok(());
        };
        let end = format!("\"{}", "#".repeat(hashes));
        let Some(len) = memchr::memmem::find(body.as_bytes(), end.as_bytes()) else {
            return Err(Self::cut_off(self.at, "a string"));
        };
        self.at += hashes + 1 + len + end.len();
        Ok(())
    }

    /// Steps over a character literal such as `'x'`.
    pub(super) fn letter(&mut self) {
        self.at += 1;
        let escaped = self.peek() == Some(b'\\');
        if escaped {
            self.at += 1;
        }
        self.step();
        if self.peek() == Some(b'\'') {
            self.at += 1;
        }
    }

    /// Steps over white space and comments.
    pub(super) fn blank(&mut self) -> Result<(), Stop> {
        loop {
            let rest = self.rest();
            let blanks = rest.len() - rest.trim_start_matches(is_blank).len();
            self.at += blanks;
            let rest = self.rest();
            if rest.starts_with("//") {
                self.at += memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
            } else if rest.starts_with("/*") {
                self.block_comment()?;
            } else {
                return Ok(());
            }
        }
    }

    /// Steps over a block comment; they nest.
    pub(super) fn block_comment(&mut self) -> Result<(), Stop> {
        let from = self.at;
        let bytes = self.file.as_bytes();
        let mut open = 0usize;
        loop {
            let rest = bytes.get(self.at..).unwrap_or_default();
            let Some(next) = memchr::memchr2(b'/', b'*', rest) else {
                return Err(Self::cut_off(from, "a comment"));
            };
            self.at += next;
            match bytes.get(self.at..self.at + 2) {
                Some(b"/*") => open += 1,
                Some(b"*/") => open -= 1,
                _ => {
                    self.at += 1;
                    continue;
                }
            }
            self.at += 2;
            if open == 0 {
                return Ok(());
            }
        }
    }
}

/// What RON takes for white space.
const fn is_blank(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t'
            | '\n'
            | '\r'
            | '\x0b'
            | '\x0c'
            | '\u{85}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2028}'
            | '\u{2029}'
    )
}
