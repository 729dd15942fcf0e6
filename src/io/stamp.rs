//! Which state of a file is meant: the XXH3 of its bytes, in 128 bits.
//!
//! It tells states apart that came about by work or by accident; nobody who wants
//! to deceive is kept out by it. For that it costs a tenth of what SHA-256 does:
//! of 80 MB a save would spend most of its time on that.

use std::fmt;
use std::io::{self, Write};
use std::str::FromStr;

use xxhash_rust::xxh3::{Xxh3, xxh3_128};

/// The state of a file, or that there is none yet.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Stamp(Option<u128>);

impl Stamp {
    /// There is no file yet.
    pub const NO_FILE: Self = Self(None);

    /// The state of a file of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Some(xxh3_128(bytes)))
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |stamp| write!(f, "{stamp:032x}"))
    }
}

impl fmt::Debug for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Stamp({self})")
    }
}

/// The word is no stamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a state of a file is written as 32 hexadecimal digits, or none")]
pub struct NotAStamp;

impl FromStr for Stamp {
    type Err = NotAStamp;

    fn from_str(word: &str) -> Result<Self, NotAStamp> {
        if word.is_empty() {
            return Ok(Self::NO_FILE);
        }
        if word.len() != 32 || !word.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(NotAStamp);
        }
        u128::from_str_radix(word, 16).map(|stamp| Self(Some(stamp))).map_err(|_| NotAStamp)
    }
}

/// Works out the stamp of bytes that come in pieces.
#[derive(Default)]
pub struct Hash(Xxh3);

impl Hash {
    /// Takes the next piece.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The stamp of all pieces.
    pub fn stamp(&self) -> Stamp {
        Stamp(Some(self.0.digest128()))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hash({})", self.stamp())
    }
}

/// Passes bytes on and works out their stamp on the way.
pub struct Stamping<'a> {
    hash: Hash,
    to: &'a mut dyn Write,
}

impl<'a> Stamping<'a> {
    /// Passes bytes on to `to`.
    pub fn new(to: &'a mut dyn Write) -> Self {
        Self { hash: Hash::default(), to }
    }

    /// The stamp of all that was passed on.
    pub fn stamp(self) -> Stamp {
        self.hash.stamp()
    }
}

impl Write for Stamping<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n = self.to.write(bytes)?;
        self.hash.update(bytes.get(..n).unwrap_or(bytes));
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_stamp_reads_back() {
        let mut out = Vec::new();
        let mut stamping = Stamping::new(&mut out);
        stamping.write_all(b"Two berths").unwrap();
        stamping.write_all(b" reopened.").unwrap();
        let stamp = stamping.stamp();
        assert_eq!(stamp, Stamp::of(b"Two berths reopened."));
        assert_eq!(stamp.to_string().parse(), Ok(stamp));
        assert_eq!("".parse(), Ok(Stamp::NO_FILE));
        for word in ["x", &"é".repeat(16), &"+1".repeat(16), &"0".repeat(31)] {
            assert_eq!(word.parse::<Stamp>(), Err(NotAStamp), "{word}");
        }
    }
}
