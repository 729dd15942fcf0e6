//! When something was done, to the second, in UTC.
//!
//! The model never asks what time it is; whoever edits says so.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;

/// A second of UTC time, written as `2026-11-22T10:00:00Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(Timestamp);

/// The text is not a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a time looks like 2026-11-22T10:00:00Z")]
pub struct NotAMoment;

impl Moment {
    /// Where a range over all moments begins.
    pub const FIRST: Self = Self(Timestamp::MIN);
    /// Where a range over all moments ends.
    pub const LAST: Self = Self(Timestamp::MAX);

    /// The moment of a timestamp; fractions of a second are dropped.
    pub fn of(timestamp: Timestamp) -> Self {
        Self(Timestamp::from_second(timestamp.as_second()).unwrap_or(Timestamp::UNIX_EPOCH))
    }

    /// The moment as a timestamp.
    pub const fn timestamp(self) -> Timestamp {
        self.0
    }

    /// The day of it, in UTC.
    pub fn day(self) -> jiff::civil::Date {
        self.0.to_zoned(jiff::tz::TimeZone::UTC).date()
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Moment {
    type Err = NotAMoment;

    fn from_str(written: &str) -> Result<Self, NotAMoment> {
        written.parse().map(Self::of).map_err(|_| NotAMoment)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_reads_back_without_fractions() {
        let moment: Moment = "2026-11-22T10:00:00.75Z".parse().unwrap();
        assert_eq!(moment.to_string(), "2026-11-22T10:00:00Z");
        assert_eq!("yesterday".parse::<Moment>(), Err(NotAMoment));
    }
}
