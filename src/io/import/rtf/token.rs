//! RTF cut into groups, words and bytes; what they mean is for its reader.

/// A piece of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// A group begins.
    Open,
    /// A group ends.
    Close,
    /// The first word of a group that may be passed over.
    Optional(&'a str),
    /// A word with its number; also a sign such as `~`.
    Word(&'a str, Option<i32>),
    /// A byte of text, written as two digits.
    Byte(u8),
    /// A byte of text, written as it is.
    Letter(u8),
}

/// The pieces of a file, in order.
pub struct Tokens<'a> {
    rest: &'a [u8],
    is_optional: bool,
}

impl<'a> Tokens<'a> {
    /// Those of a file.
    pub fn of(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, is_optional: false }
    }

    fn after(&mut self, n: usize) {
        self.rest = self.rest.get(n..).unwrap_or_default();
    }

    /// What a backslash begins; nothing where it only says how to read what follows.
    fn command(&mut self) -> Option<Token<'a>> {
        let first = *self.rest.first()?;
        if !first.is_ascii_alphabetic() {
            let sign = self.rest.get(..1).and_then(|sign| std::str::from_utf8(sign).ok());
            self.after(1);
            return Some(match first {
                b'\'' => {
                    let digits = self.rest.get(..2).and_then(|it| std::str::from_utf8(it).ok());
                    let byte = digits.and_then(|it| u8::from_str_radix(it, 16).ok());
                    self.after(if byte.is_some() { 2 } else { 0 });
                    Token::Byte(byte.unwrap_or(b'?'))
                }
                b'\\' | b'{' | b'}' => Token::Letter(first),
                b'\n' | b'\r' => Token::Word("par", None),
                b'*' => {
                    self.is_optional = true;
                    return None;
                }
                _ => Token::Word(sign.unwrap_or_default(), None),
            });
        }
        let end = self.rest.iter().position(|byte| !byte.is_ascii_alphabetic());
        let (word, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()).min(32));
        let is_digit =
            |(nth, byte): &(usize, &u8)| byte.is_ascii_digit() || *nth == 0 && **byte == b'-';
        let digits = rest.iter().enumerate().take_while(is_digit).count();
        let (number, rest) = rest.split_at(digits);
        self.rest = rest.strip_prefix(b" ").unwrap_or(rest);
        let number = std::str::from_utf8(number).ok().and_then(|number| number.parse().ok());
        let word = std::str::from_utf8(word).unwrap_or_default();
        if word == "bin" {
            // Bytes that are no text at all.
            self.after(number.and_then(|n: i32| usize::try_from(n).ok()).unwrap_or_default());
        }
        if std::mem::take(&mut self.is_optional) {
            return Some(Token::Optional(word));
        }
        Some(Token::Word(word, number))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let first = *self.rest.first()?;
            self.after(1);
            return Some(match first {
                b'{' => Token::Open,
                b'}' => Token::Close,
                b'\\' => match self.command() {
                    Some(token) => token,
                    None => continue,
                },
                // Line ends of the file are none of the text.
                b'\r' | b'\n' | 0 => continue,
                byte => Token::Letter(byte),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_cut_where_they_end() {
        let tokens: Vec<Token<'_>> =
            Tokens::of(b"{\\*\\x1 a\\b-12c\\'e9\\~\r\n\\\\\\'zz}").collect();
        let want = [
            Token::Open,
            Token::Optional("x"),
            Token::Letter(b'a'),
            Token::Word("b", Some(-12)),
            Token::Letter(b'c'),
            Token::Byte(0xe9),
            Token::Word("~", None),
            Token::Letter(b'\\'),
            Token::Byte(b'?'),
            Token::Letter(b'z'),
            Token::Letter(b'z'),
            Token::Close,
        ];
        assert_eq!(tokens, want);
        assert_eq!(Tokens::of(b"\\").count(), 0);
    }
}
