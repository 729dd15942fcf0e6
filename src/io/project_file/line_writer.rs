//! Writes one record as one line of the project file, always in the same bytes.
//!
//! `ron` could write the records too, but it breaks long ones over several lines
//! or escapes every letter that is not ASCII. Here only what would be unseen or
//! harmful in a diff is escaped, so every script stays readable. Which fields a
//! record has, and which are left out when empty, is said in [`super::v1`].

use std::fmt::{self, Write as _};

use serde::ser::{self, Impossible, Serialize, SerializeSeq, SerializeStruct, SerializeTuple};

/// A record type asks for something that the format has no place for. Only a
/// mistake in [`super::v1`] can cause it; the tests there write every type.
#[derive(Debug, thiserror::Error)]
#[error("the project file has no way to write this: {0}")]
pub struct Unwritable(String);

impl ser::Error for Unwritable {
    fn custom<T: fmt::Display>(why: T) -> Self {
        Self(why.to_string())
    }
}

/// Appends a record to `out`, without comma or line end.
pub fn write_record<T: Serialize>(record: &T, out: &mut String) -> Result<(), Unwritable> {
    record.serialize(&mut Line { out, first: true })
}

/// Appends words as a quoted string.
pub fn write_string(words: &str, out: &mut String) {
    out.push('"');
    escape(words, out);
    out.push('"');
}

/// Appends words with what must be escaped escaped.
fn escape(words: &str, out: &mut String) {
    let (mut copied, mut at) = (0, 0);
    while let Some(next) = next_suspect(words, at) {
        let Some(letter) = words.get(next..).and_then(|rest| rest.chars().next()) else { break };
        at = next + letter.len_utf8();
        if must_escape(letter) {
            out.push_str(words.get(copied..next).unwrap_or_default());
            escape_letter(letter, out);
            copied = at;
        }
    }
    out.push_str(words.get(copied..).unwrap_or_default());
}

/// The next character, at or after a byte, that may have to be escaped.
fn next_suspect(words: &str, from: usize) -> Option<usize> {
    let rest = words.as_bytes().get(from..)?;
    rest.iter().position(|byte| SUSPECT[usize::from(*byte)]).map(|more| from + more)
}

/// First bytes of the characters that may have to be escaped: most text holds
/// few of them and is copied in long runs.
const SUSPECT: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        table[byte] = true;
        byte += 1;
    }
    table[b'"' as usize] = true;
    table[b'\\' as usize] = true;
    table[0x7f] = true;
    table[0xc2] = true; // U+0080 to U+009F
    table[0xd8] = true; // U+061C
    table[0xe2] = true; // U+200E to U+2069
    table
};

/// Whether a character must not stand in the file as it is: quotes, controls,
/// line separators, and marks that turn the direction of writing around.
const fn must_escape(letter: char) -> bool {
    matches!(
        letter,
        '"' | '\\'
            | '\0'..='\x1f'
            | '\x7f'..='\u{9f}'
            | '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
    )
}

fn escape_letter(letter: char, out: &mut String) {
    match letter {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        other => {
            // Writing to a string cannot fail.
            let _ = write!(out, "\\u{{{:x}}}", u32::from(other));
        }
    }
}

/// A line being written.
struct Line<'a> {
    out: &'a mut String,
    /// Whether the next element is the first of what was opened last.
    first: bool,
}

impl Line<'_> {
    fn open(&mut self, bracket: char) -> &mut Self {
        self.out.push(bracket);
        self.first = true;
        self
    }

    fn close(&mut self, bracket: char) {
        self.out.push(bracket);
        self.first = false;
    }

    fn comma(&mut self) {
        if !self.first {
            self.out.push(',');
        }
        self.first = false;
    }

    fn number(&mut self, number: impl fmt::Display) {
        let _ = write!(self.out, "{number}");
    }
}

/// Refuses the types that must not occur in the file.
macro_rules! no_place_for {
    ($($name:ident: $type:ty),* $(,)?) => {$(
        fn $name(self, _: $type) -> Result<(), Unwritable> {
            Err(ser::Error::custom(stringify!($name)))
        }
    )*};
}

impl<'a, 'b> ser::Serializer for &'a mut Line<'b> {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeStruct = Self;
    type SerializeTupleStruct = Impossible<(), Unwritable>;
    type SerializeTupleVariant = Impossible<(), Unwritable>;
    type SerializeMap = Impossible<(), Unwritable>;
    type SerializeStructVariant = Impossible<(), Unwritable>;

    fn serialize_bool(self, value: bool) -> Result<(), Unwritable> {
        self.out.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_u32(self, value: u32) -> Result<(), Unwritable> {
        self.number(value);
        Ok(())
    }

    fn serialize_u64(self, value: u64) -> Result<(), Unwritable> {
        self.number(value);
        Ok(())
    }

    fn serialize_str(self, words: &str) -> Result<(), Unwritable> {
        write_string(words, self.out);
        Ok(())
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, word: &T) -> Result<(), Unwritable> {
        self.out.push('"');
        write!(Escaping(self.out), "{word}").map_err(ser::Error::custom)?;
        self.out.push('"');
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Unwritable> {
        Ok(self.open('['))
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Unwritable> {
        Ok(self.open('('))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Unwritable> {
        Ok(self.open('('))
    }

    no_place_for! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_f32: f32, serialize_f64: f64,
        serialize_char: char, serialize_bytes: &[u8], serialize_unit_struct: &'static str,
    }

    fn serialize_none(self) -> Result<(), Unwritable> {
        Err(ser::Error::custom("an absent value"))
    }

    fn serialize_some<T: Serialize + ?Sized>(self, _: &T) -> Result<(), Unwritable> {
        Err(ser::Error::custom("an optional value"))
    }

    fn serialize_unit(self) -> Result<(), Unwritable> {
        Err(ser::Error::custom("a unit"))
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Unwritable> {
        Err(ser::Error::custom(variant))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        _: &T,
    ) -> Result<(), Unwritable> {
        Err(ser::Error::custom(name))
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: &T,
    ) -> Result<(), Unwritable> {
        Err(ser::Error::custom(variant))
    }

    fn serialize_tuple_struct(
        self,
        name: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Unwritable> {
        Err(ser::Error::custom(name))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Unwritable> {
        Err(ser::Error::custom(variant))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Unwritable> {
        Err(ser::Error::custom("a map"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Unwritable> {
        Err(ser::Error::custom(variant))
    }
}

/// Escapes what is formatted into it.
struct Escaping<'a>(&'a mut String);

impl fmt::Write for Escaping<'_> {
    fn write_str(&mut self, words: &str) -> fmt::Result {
        escape(words, self.0);
        Ok(())
    }
}

impl SerializeSeq for &mut Line<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        self.comma();
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), Unwritable> {
        self.close(']');
        Ok(())
    }
}

impl SerializeTuple for &mut Line<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        self.comma();
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), Unwritable> {
        self.close(')');
        Ok(())
    }
}

impl SerializeStruct for &mut Line<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Unwritable> {
        self.comma();
        self.out.push_str(name);
        self.out.push(':');
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), Unwritable> {
        self.close(')');
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(words: &str) -> String {
        let mut out = String::new();
        write_string(words, &mut out);
        out
    }

    #[test]
    fn only_what_harms_is_escaped() {
        for (words, line) in [
            ("“Wer?” – كابل ‌a\u{200d}b\u{a0}c\u{ad}", "\"“Wer?” – كابل ‌a\u{200d}b\u{a0}c\u{ad}\""),
            ("a\"b\\c\nd\re\tf", r#""a\"b\\c\nd\re\tf""#),
            ("\0\x1b\x7f\u{85}", r#""\u{0}\u{1b}\u{7f}\u{85}""#),
            (
                "\u{2028}\u{202e}\u{2066}\u{61c}\u{200f}",
                r#""\u{2028}\u{202e}\u{2066}\u{61c}\u{200f}""#,
            ),
            ("", "\"\""),
        ] {
            assert_eq!(written(words), line);
        }
    }

    #[test]
    fn ron_reads_every_character_back() {
        let all: String = ('\0'..=char::MAX).collect();
        assert_eq!(ron::from_str::<String>(&written(&all)).as_deref(), Ok(all.as_str()));
    }
}
