//! Times and sizes in words.
//!
//! Times come as this place's clocks show them; but for [`told`], nothing here asks
//! what time it is.

use jiff::civil::DateTime;

use crate::model::Moment;
use crate::session::{local, now};

/// A time in few words, as seen from now.
pub fn told(at: Moment) -> String {
    when(local(at), local(now()))
}

/// A time in few words: "today 10:02", "yesterday 18:40", "Monday 09:15",
/// "14 Nov 16:20", "14 Nov 2025 16:20".
pub fn when(at: DateTime, now: DateTime) -> String {
    let age = now.date().since(at.date()).map_or(i32::MAX, |age| age.get_days());
    match age {
        0 => at.strftime("today %H:%M").to_string(),
        1 => at.strftime("yesterday %H:%M").to_string(),
        2..=6 => at.strftime("%A %H:%M").to_string(),
        _ => stamp(at, now),
    }
}

/// A time that stays true: "25 Nov 10:02", with the year where it is another.
pub fn stamp(at: DateTime, now: DateTime) -> String {
    let form = if at.year() == now.year() { "%-d %b %H:%M" } else { "%-d %b %Y %H:%M" };
    at.strftime(form).to_string()
}

/// A time in full: "Wednesday 25 November 2026, 10:02:13".
pub fn in_full(at: DateTime) -> String {
    at.strftime("%A %-d %B %Y, %H:%M:%S").to_string()
}

/// A size: "812 B", "48 kB", "1.2 MB".
pub fn size(bytes: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")];
    let Some((unit, name)) = UNITS.into_iter().find(|(unit, _)| bytes >= *unit) else {
        return format!("{bytes} B");
    };
    let tenths = bytes / (unit / 10);
    if tenths < 100 && name != "kB" {
        format!("{}.{} {name}", tenths / 10, tenths % 10)
    } else {
        format!("{} {name}", tenths / 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_told_as_one_would_tell_them() {
        let now: DateTime = "2026-11-25T10:30:00".parse().unwrap();
        for (at, words) in [
            ("2026-11-25T10:02:13", "today 10:02"),
            ("2026-11-25T00:00:00", "today 00:00"),
            ("2026-11-24T23:59:59", "yesterday 23:59"),
            ("2026-11-23T09:15:00", "Monday 09:15"),
            ("2026-11-19T09:15:00", "Thursday 09:15"),
            ("2026-11-18T16:20:00", "18 Nov 16:20"),
            ("2026-01-02T06:05:00", "2 Jan 06:05"),
            ("2025-11-25T10:30:00", "25 Nov 2025 10:30"),
            ("2026-11-26T08:00:00", "26 Nov 08:00"),
            ("2099-01-01T08:00:00", "1 Jan 2099 08:00"),
        ] {
            assert_eq!(when(at.parse().unwrap(), now), words, "{at}");
        }
        let at = "2026-11-25T10:02:13".parse().unwrap();
        assert_eq!(stamp(at, now), "25 Nov 10:02");
        assert_eq!(in_full(at), "Wednesday 25 November 2026, 10:02:13");
    }

    #[test]
    fn sizes_have_two_or_three_figures() {
        let sizes = [0, 999, 1_000, 48_230, 999_999, 1_240_000, 12_900_000, 3_000_000_000];
        let words = ["0 B", "999 B", "1 kB", "48 kB", "999 kB", "1.2 MB", "12 MB", "3.0 GB"];
        assert_eq!(sizes.map(size), words);
    }
}
