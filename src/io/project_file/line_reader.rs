//! Reads one record from one line in the exact form that [`super::line_writer`]
//! gives it, several times faster than `ron` reads it.
//!
//! It knows nothing but that form: a space too many and it gives up without
//! saying why. Whoever calls it then asks `ron`, which reads everything that is
//! allowed and whose messages are good.

use std::borrow::Cow;
use std::fmt;

use serde::de::{self, DeserializeSeed, Visitor};
use serde::forward_to_deserialize_any;

/// The line is not in the exact form, or does not hold what it should.
#[derive(Debug, thiserror::Error)]
#[error("not in the form this program writes")]
pub struct OtherForm;

impl de::Error for OtherForm {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// Reads a record that takes up the whole of `line`.
pub fn read_record<'a, T: de::Deserialize<'a>>(line: &'a str) -> Result<T, OtherForm> {
    let mut reader = Reader { line, at: 0 };
    let record = T::deserialize(&mut reader)?;
    if reader.at == line.len() { Ok(record) } else { Err(OtherForm) }
}

/// How far a line was read.
struct Reader<'a> {
    line: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.line.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> Result<(), OtherForm> {
        if self.peek() != Some(byte) {
            return Err(OtherForm);
        }
        self.at += 1;
        Ok(())
    }

    fn taken(&mut self, word: &str) -> bool {
        let found = self
            .line
            .as_bytes()
            .get(self.at..)
            .is_some_and(|rest| rest.starts_with(word.as_bytes()));
        if found {
            self.at += word.len();
        }
        found
    }

    fn number(&mut self) -> Result<u64, OtherForm> {
        let from = self.at;
        let mut number = 0u64;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            let digit = u64::from(digit - b'0');
            number = number.checked_mul(10).and_then(|n| n.checked_add(digit)).ok_or(OtherForm)?;
            self.at += 1;
        }
        if self.at == from { Err(OtherForm) } else { Ok(number) }
    }

    fn identifier(&mut self) -> Result<&'a str, OtherForm> {
        let from = self.at;
        while let Some(b'a'..=b'z' | b'0'..=b'9' | b'_') = self.peek() {
            self.at += 1;
        }
        if self.at == from { Err(OtherForm) } else { self.line.get(from..self.at).ok_or(OtherForm) }
    }

    fn string(&mut self) -> Result<Cow<'a, str>, OtherForm> {
        self.take(b'"')?;
        let plain = self.plain_run()?;
        if self.peek() == Some(b'"') {
            self.at += 1;
            return Ok(Cow::Borrowed(plain));
        }
        // What is left of the line bounds the string. Texts are most of a line;
        // for short strings a little room is enough.
        let mut words = String::with_capacity(plain.len() * 2 + 32);
        words.push_str(plain);
        while self.peek() == Some(b'\\') {
            self.at += 1;
            words.push(self.escape()?);
            words.push_str(self.plain_run()?);
        }
        self.take(b'"')?;
        Ok(Cow::Owned(words))
    }

    /// What stands before the next quote or backslash.
    fn plain_run(&mut self) -> Result<&'a str, OtherForm> {
        let rest = self.line.get(self.at..).ok_or(OtherForm)?;
        let end = memchr::memchr2(b'"', b'\\', rest.as_bytes()).ok_or(OtherForm)?;
        self.at += end;
        rest.get(..end).ok_or(OtherForm)
    }

    /// What a backslash and the characters after it stand for.
    fn escape(&mut self) -> Result<char, OtherForm> {
        let letter = self.peek().ok_or(OtherForm)?;
        self.at += 1;
        Ok(match letter {
            b'n' => '\n',
            b'"' => '"',
            b'\\' => '\\',
            b't' => '\t',
            b'r' => '\r',
            b'u' => self.hex()?,
            _ => return Err(OtherForm),
        })
    }

    fn hex(&mut self) -> Result<char, OtherForm> {
        self.take(b'{')?;
        let rest = self.line.get(self.at..).ok_or(OtherForm)?;
        let digits = rest.bytes().take(7).position(|byte| byte == b'}').ok_or(OtherForm)?;
        let code = rest.get(..digits).filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit()));
        let code = u32::from_str_radix(code.ok_or(OtherForm)?, 16).map_err(|_| OtherForm)?;
        self.at += digits + 1;
        char::from_u32(code).ok_or(OtherForm)
    }
}

impl<'a> de::Deserializer<'a> for &mut Reader<'a> {
    type Error = OtherForm;

    fn deserialize_any<V: Visitor<'a>>(self, _: V) -> Result<V::Value, OtherForm> {
        Err(OtherForm)
    }

    fn deserialize_bool<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, OtherForm> {
        if self.taken("true") {
            visitor.visit_bool(true)
        } else if self.taken("false") {
            visitor.visit_bool(false)
        } else {
            Err(OtherForm)
        }
    }

    fn deserialize_u32<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, OtherForm> {
        visitor.visit_u64(self.number()?)
    }

    fn deserialize_u64<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, OtherForm> {
        visitor.visit_u64(self.number()?)
    }

    fn deserialize_str<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, OtherForm> {
        match self.string()? {
            Cow::Borrowed(words) => visitor.visit_borrowed_str(words),
            Cow::Owned(words) => visitor.visit_string(words),
        }
    }

    fn deserialize_string<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, OtherForm> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, OtherForm> {
        visitor.visit_borrowed_str(self.identifier()?)
    }

    fn deserialize_seq<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, OtherForm> {
        self.take(b'[')?;
        let value = visitor.visit_seq(Elements { reader: self, end: b']', first: true })?;
        self.take(b']')?;
        Ok(value)
    }

    fn deserialize_tuple<V: Visitor<'a>>(
        self,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, OtherForm> {
        self.take(b'(')?;
        let value = visitor.visit_seq(Elements { reader: self, end: b')', first: true })?;
        self.take(b')')?;
        Ok(value)
    }

    fn deserialize_struct<V: Visitor<'a>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, OtherForm> {
        self.take(b'(')?;
        let value = visitor.visit_map(Elements { reader: self, end: b')', first: true })?;
        self.take(b')')?;
        Ok(value)
    }

    forward_to_deserialize_any! {
        <V: Visitor<'a>>
        i8 i16 i32 i64 i128 u8 u16 u128 f32 f64 char bytes byte_buf option unit unit_struct
        newtype_struct tuple_struct map enum ignored_any
    }
}

/// The elements between two brackets.
struct Elements<'r, 'a> {
    reader: &'r mut Reader<'a>,
    end: u8,
    first: bool,
}

impl Elements<'_, '_> {
    /// Whether another element follows; steps over the comma before it.
    fn another(&mut self) -> Result<bool, OtherForm> {
        if self.reader.peek() == Some(self.end) {
            return Ok(false);
        }
        if !self.first {
            self.reader.take(b',')?;
        }
        self.first = false;
        Ok(true)
    }
}

impl<'a> de::SeqAccess<'a> for Elements<'_, 'a> {
    type Error = OtherForm;

    fn next_element_seed<T: DeserializeSeed<'a>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, OtherForm> {
        if self.another()? { seed.deserialize(&mut *self.reader).map(Some) } else { Ok(None) }
    }
}

impl<'a> de::MapAccess<'a> for Elements<'_, 'a> {
    type Error = OtherForm;

    fn next_key_seed<K: DeserializeSeed<'a>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, OtherForm> {
        if !self.another()? {
            return Ok(None);
        }
        let name = self.reader.identifier()?;
        self.reader.take(b':')?;
        seed.deserialize(de::value::BorrowedStrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'a>>(&mut self, seed: V) -> Result<V::Value, OtherForm> {
        seed.deserialize(&mut *self.reader)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Row {
        name: String,
        at: (u32, u32),
        #[serde(default)]
        spans: Vec<(u32, u32)>,
        #[serde(default)]
        read: bool,
    }

    #[test]
    fn reads_the_exact_form_and_nothing_else() {
        let row = Row {
            name: "a\n\u{202e}b".into(),
            at: (1, 2),
            spans: vec![(0, 3), (4, 5)],
            read: true,
        };
        let line = r#"(name:"a\n\u{202e}b",at:(1,2),spans:[(0,3),(4,5)],read:true)"#;
        assert_eq!(read_record::<Row>(line).unwrap(), row);
        for other in [
            r#"(name: "a",at:(1,2))"#,
            r#"(name:"a",at:(1,2),)"#,
            r#"(name:"a",at:(1,2)) "#,
            r#"(name:"a",at:(1,2),zz:3)"#,
            r#"(name:"a",at:(1,4294967296))"#,
            r#"(name:"a\q",at:(1,2))"#,
            r#"(name:"a\u{110000}",at:(1,2))"#,
            r#"(name:"a\u{+1f}",at:(1,2))"#,
            r#"(name:"a",at:(1,2,3))"#,
            r#"(name:"a"#,
            "",
        ] {
            assert!(read_record::<Row>(other).is_err(), "{other}");
        }
    }
}
