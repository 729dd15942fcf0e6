//! Times as files write them: ISO 8601 with and without zone, RFC 2822, and days
//! in words.
//!
//! The day is the one that is written, in the writer's own zone.

use jiff::civil::{Date, DateTime};
use jiff::fmt::temporal::{Pieces, PiecesOffset};
use serde::{Deserialize, Serialize};

use crate::text::date;

/// Longer words are no time.
const LONGEST: usize = 100;

/// A day, and the time of it where that was written, too.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    /// The day.
    #[serde(with = "day")]
    pub date: Option<Date>,
    /// Day and time, with the zone where one was written; empty for a day alone.
    pub at: String,
}

/// A day between two processes: `2024-11-13`, or nothing.
mod day {
    use jiff::civil::Date;
    use serde::{Deserialize as _, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(day: &Option<Date>, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&day.map(|day| day.to_string()).unwrap_or_default())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
        let words = String::deserialize(from)?;
        let day = (!words.is_empty()).then(|| words.parse());
        day.transpose().map_err(serde::de::Error::custom)
    }
}

impl When {
    /// Reads a time. Nothing is known where it is no plain one.
    pub fn read(words: &str) -> Self {
        let words = words.trim();
        if words.is_empty() || words.len() > LONGEST {
            return Self::default();
        }
        iso(words).or_else(|| mail(words)).unwrap_or_else(|| Self {
            date: date::first(words).map(|(_, date)| date),
            at: String::new(),
        })
    }

    /// The first of several that is a time.
    pub fn first<S: AsRef<str>>(of: impl IntoIterator<Item = S>) -> Self {
        let mut read = of.into_iter().map(|words| Self::read(words.as_ref()));
        read.find(|when| when.date.is_some()).unwrap_or_default()
    }

    /// Day and time, or the day alone.
    pub fn words(self) -> String {
        match self.date {
            Some(date) if self.at.is_empty() => date.to_string(),
            _ => self.at,
        }
    }
}

fn iso(words: &str) -> Option<When> {
    // `2024-11-13 21:05:00 +0430` and `…T21:05:00.000+04:30[Asia/Kabul]`.
    let joined = words.replacen(' ', "T", 1).replace(' ', "");
    let pieces = Pieces::parse(&joined).ok()?;
    let date = pieces.date();
    if !date::YEARS.contains(&date.year()) {
        // Solar Hijri, Buddhist and Hebrew years are written alike.
        return Some(When::default());
    }
    let Some(time) = pieces.time() else {
        return Some(When { date: Some(date), at: String::new() });
    };
    let zone = match pieces.offset() {
        Some(PiecesOffset::Zulu) => "Z".to_owned(),
        Some(PiecesOffset::Numeric(offset)) => zone(offset.offset().seconds()),
        _ => String::new(),
    };
    Some(When { date: Some(date), at: written(date.to_datetime(time), &zone) })
}

fn mail(words: &str) -> Option<When> {
    let zoned = jiff::fmt::rfc2822::parse(words).ok()?;
    let at = written(zoned.datetime(), &zone(zoned.offset().seconds()));
    Some(When { date: Some(zoned.date()), at })
}

fn written(time: DateTime, zone: &str) -> String {
    format!("{}{zone}", time.strftime("%Y-%m-%dT%H:%M:%S"))
}

fn zone(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.abs() / 60;
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_keep_their_zone_and_days_are_the_writers() {
        for (words, date, at) in [
            ("2024-11-13T23:30:00-05:00", "2024-11-13", "2024-11-13T23:30:00-05:00"),
            ("2024-11-13T21:05:07.250Z", "2024-11-13", "2024-11-13T21:05:07Z"),
            ("20241113T210500+0430", "2024-11-13", "2024-11-13T21:05:00+04:30"),
            ("2024-11-13 21:05:00 +0430", "2024-11-13", "2024-11-13T21:05:00+04:30"),
            ("2024-11-13 21:05", "2024-11-13", "2024-11-13T21:05:00"),
            ("2024-11-13", "2024-11-13", ""),
            ("Wed, 13 Nov 2024 21:05:00 +0430", "2024-11-13", "2024-11-13T21:05:00+04:30"),
            ("Wed, 13 Nov 2024 21:05:00 GMT", "2024-11-13", "2024-11-13T21:05:00+00:00"),
            ("November 13, 2024 Wednesday", "2024-11-13", ""),
        ] {
            let when = When::read(words);
            let read = when.date.map(|date| date.to_string());
            assert_eq!((read.as_deref(), &*when.at), (Some(date), at), "{words}");
        }
        for words in ["", "yesterday", "3/4/2024", "20241399T990000", "0000", &"9".repeat(200)] {
            assert_eq!(When::read(words), When::default(), "{words}");
        }
        // No year of another calendar is taken for one of ours.
        for words in
            ["1403-08-22", "1403-08-22T10:30:00+04:30", "1446-05-10", "2567-11-12", "0000-01-01"]
        {
            assert_eq!(When::read(words), When::default(), "{words}");
        }
    }
}
