//! Names for records that two analysts can make apart and still merge.
//!
//! An id is a random 64-bit number, written as 13 characters of Crockford's
//! base 32. Ids are made in one place, [`Ids`], which can be seeded for tests.
//! The three reserved rows of the codebook have words for ids.

use std::fmt;
use std::str::FromStr;

/// The alphabet of Crockford's base 32: no I, L, O or U, lower case here.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// What each byte counts, 255 where it is no digit. A project file has half a
/// million ids, so they are not looked for one by one.
const DIGITS: [u8; 256] = {
    let mut digits = [255; 256];
    let mut value = 0;
    while value < ALPHABET.len() {
        let letter = ALPHABET[value];
        digits[letter as usize] = value as u8;
        digits[letter.to_ascii_uppercase() as usize] = value as u8;
        value += 1;
    }
    digits[b'o' as usize] = 0;
    digits[b'O' as usize] = 0;
    let mut ones = [b'i', b'I', b'l', b'L'].as_slice();
    while let [one, rest @ ..] = ones {
        digits[*one as usize] = 1;
        ones = rest;
    }
    digits
};

/// How many characters a written id has: 13 × 5 bits ≥ 64 bits.
const WRITTEN_LEN: usize = 13;

/// The text is not an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an id has {WRITTEN_LEN} characters from 0–9 and a–z without i, l, o, u")]
pub struct NotAnId;

/// A random 64-bit name, not yet tied to a kind of record.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(pub u64);

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut written = [0u8; WRITTEN_LEN];
        for (i, place) in written.iter_mut().rev().enumerate() {
            let digit = (self.0 >> (5 * i)) & 31;
            *place = ALPHABET.get(digit as usize).copied().unwrap_or(b'0');
        }
        f.write_str(std::str::from_utf8(&written).unwrap_or_default())
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Id {
    type Err = NotAnId;

    /// Reads 13 characters; upper case is accepted, as are the letters that
    /// Crockford's scheme reads as digits (`o` as 0, `i` and `l` as 1).
    fn from_str(written: &str) -> Result<Self, NotAnId> {
        if written.len() != WRITTEN_LEN {
            return Err(NotAnId);
        }
        let mut value: u128 = 0;
        for byte in written.bytes() {
            let digit = DIGITS.get(usize::from(byte)).filter(|digit| **digit < 32);
            value = value << 5 | u128::from(*digit.ok_or(NotAnId)?);
        }
        u64::try_from(value).map(Self).map_err(|_| NotAnId)
    }
}

/// The one place where ids are made.
///
/// The stream is SplitMix64 (Steele, Lea and Flood, 2014): from a random seed
/// every id is as good as random, and from a fixed one a test repeats exactly.
#[derive(Clone, Debug)]
pub struct Ids {
    state: u64,
}

impl Ids {
    /// A stream that starts at `seed`; the same seed gives the same ids.
    pub const fn seeded(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next id of the stream.
    pub fn make(&mut self) -> Id {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        Id(z ^ (z >> 31))
    }
}

macro_rules! typed_id {
    ($(#[doc = $doc:literal] $name:ident;)*) => {$(
        #[doc = $doc]
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Id);

        impl $name {
            /// The least id there is: where a range over all ids begins.
            pub const FIRST: Self = Self(Id(u64::MIN));
            /// The greatest id there is: where a range over all ids ends.
            pub const LAST: Self = Self(Id(u64::MAX));
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(written: &str) -> Result<Self, NotAnId> {
                written.parse().map(Self)
            }
        }
    )*};
}

typed_id! {
    /// Names an article.
    ArticleId;
    /// Names a coder.
    CoderId;
    /// Names a grade.
    GradeId;
    /// Names a note.
    NoteId;
    /// Names an outlet or an agency.
    OutletId;
    /// Names a proposition.
    PropositionId;
    /// Names a source.
    SourceId;
    /// Names the stance of a sentence toward a proposition.
    StanceId;
    /// Names a tag.
    TagId;
}

/// Names a row of the codebook: a word for the three reserved rows, an id for
/// the analyst's own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KindId {
    /// Something put forward as being the case.
    Claim,
    /// A proposition, an allegation or a role is rejected.
    Denial,
    /// Content is put in the mouth or mind of somebody else.
    Attribution,
    /// A code of the analyst's own.
    Own(Id),
}

impl KindId {
    /// The reserved rows, in codebook order.
    pub const RESERVED: [Self; 3] = [Self::Claim, Self::Denial, Self::Attribution];

    /// Whether every project has this row.
    pub const fn is_reserved(self) -> bool {
        !matches!(self, Self::Own(_))
    }
}

impl fmt::Display for KindId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Claim => f.write_str("claim"),
            Self::Denial => f.write_str("denial"),
            Self::Attribution => f.write_str("attribution"),
            Self::Own(id) => fmt::Display::fmt(id, f),
        }
    }
}

impl fmt::Debug for KindId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for KindId {
    type Err = NotAnId;

    fn from_str(written: &str) -> Result<Self, NotAnId> {
        match written {
            "claim" => Ok(Self::Claim),
            "denial" => Ok(Self::Denial),
            "attribution" => Ok(Self::Attribution),
            own => own.parse().map(Self::Own),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_id_reads_back() {
        let mut ids = Ids::seeded(7);
        for id in [Id(0), Id(1), Id(u64::MAX), ids.make(), ids.make()] {
            let written = id.to_string();
            assert_eq!(written.len(), WRITTEN_LEN);
            assert_eq!(written.parse(), Ok(id), "{written}");
            assert_eq!(written.to_uppercase().parse(), Ok(id));
        }
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in ["", "abc", "zzzzzzzzzzzzz", "0000000000u00", "00000000000000"] {
            assert_eq!(text.parse::<Id>(), Err(NotAnId), "{text}");
        }
    }

    #[test]
    fn reserved_kinds_are_words() {
        for kind in KindId::RESERVED {
            assert_eq!(kind.to_string().parse(), Ok(kind));
        }
    }
}
