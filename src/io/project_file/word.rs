//! How ids, dates, times and hashes stand in the file: as the words they write
//! themselves as, in quotes.
//!
//! [`maybe`] is for what may be absent: it is left out of the line then, so that
//! no `Option` ever reaches the format (a misspelt field would read as `None`).

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::{Deserializer, Serializer, de};

/// Writes a value as its word.
pub fn serialize<T: fmt::Display, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(value)
}

/// Reads a value from its word.
pub fn deserialize<'de, T, D>(from: D) -> Result<T, D::Error>
where
    T: FromStr<Err: fmt::Display>,
    D: Deserializer<'de>,
{
    from.deserialize_str(Word(PhantomData))
}

/// A value that is left out where there is none.
pub mod maybe {
    use super::{Deserializer, FromStr, Serializer, fmt};

    /// Writes a value as its word, nothing as no words.
    pub fn serialize<T, S>(value: &Option<T>, to: S) -> Result<S::Ok, S::Error>
    where
        T: fmt::Display,
        S: Serializer,
    {
        match value {
            Some(value) => to.collect_str(value),
            None => to.serialize_str(""),
        }
    }

    /// Reads a value from its word; no words are nothing.
    pub fn deserialize<'de, T, D>(from: D) -> Result<Option<T>, D::Error>
    where
        T: FromStr<Err: fmt::Display>,
        D: Deserializer<'de>,
    {
        super::deserialize::<MaybeWord<T>, D>(from).map(|word| word.0)
    }

    struct MaybeWord<T>(Option<T>);

    impl<T: FromStr> FromStr for MaybeWord<T> {
        type Err = T::Err;
        fn from_str(word: &str) -> Result<Self, T::Err> {
            if word.is_empty() {
                Ok(Self(None))
            } else {
                word.parse().map(|value| Self(Some(value)))
            }
        }
    }
}

struct Word<T>(PhantomData<T>);

impl<T: FromStr<Err: fmt::Display>> de::Visitor<'_> for Word<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a word in quotes")
    }

    fn visit_str<E: de::Error>(self, word: &str) -> Result<T, E> {
        word.parse().map_err(|why| {
            let shown: String = word.chars().take(40).collect();
            E::custom(format_args!("`{shown}`: {why}"))
        })
    }
}
