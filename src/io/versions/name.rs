//! What versions are called, and which are superfluous.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use super::{DAYS, HOURS, LAST};
use crate::model::Moment;

/// The end of a version's name; it opens as a project by it.
const RON: &str = ".ron";

/// A version's name, such as `2026-11-25T10-02-13Z.ron`, or `…Z_02.ron` for one
/// that was kept after a version with that time or a later one.
///
/// Sorted in the order of keeping.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    /// From 1. It goes up by one when a time is not later than the one before.
    number: u32,
    /// When the file was written.
    pub saved: Moment,
}

impl Name {
    /// The name of the next version.
    pub fn after(last: Option<&Self>, saved: Moment) -> Self {
        let number = match last {
            None => 1,
            Some(last) if saved > last.saved => last.number,
            Some(last) => last.number.saturating_add(1),
        };
        Self { number, saved }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Windows has no colons in names.
        f.write_str(&self.saved.to_string().replace(':', "-"))?;
        if self.number > 1 {
            // Behind the same time without a number, as `_` sorts after `.`.
            write!(f, "_{:02}", self.number)?;
        }
        f.write_str(RON)
    }
}

/// The name is not one that this program gives to versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAVersion;

impl FromStr for Name {
    type Err = NotAVersion;

    fn from_str(written: &str) -> Result<Self, NotAVersion> {
        let stem = written.strip_suffix(RON).ok_or(NotAVersion)?;
        let (time, number) = stem.split_once('_').unwrap_or((stem, "1"));
        let number = number.parse().map_err(|_| NotAVersion)?;
        let (day, time) = time.split_once('T').ok_or(NotAVersion)?;
        let time = format!("{day}T{}", time.replace('-', ":"));
        let saved = time.parse().map_err(|_| NotAVersion)?;
        let name = Self { number, saved };
        // Other ways to write the same are other people's files.
        if name.to_string() == written { Ok(name) } else { Err(NotAVersion) }
    }
}

/// The versions that need not be kept, of some in the order of keeping.
pub fn superfluous(names: &[Name], now: Moment) -> impl Iterator<Item = &Name> {
    const HOUR: i64 = 60 * 60;
    let hour = |moment: Moment| moment.timestamp().as_second().div_euclid(HOUR);
    let (mut of_days, mut of_hours) = (BTreeMap::new(), BTreeMap::new());
    for (i, name) in names.iter().enumerate() {
        of_days.insert(name.saved.day(), i);
        of_hours.insert(hour(name.saved), i);
    }
    let (today, this_hour) = (now.day(), hour(now));
    let age =
        move |name: &Name| today.since(name.saved.day()).map_or(i32::MAX, |age| age.get_days());
    let n = names.len();
    names.iter().enumerate().filter_map(move |(i, name)| {
        let latest = i + LAST >= n;
        let of_its_day = of_days.get(&name.saved.day()) == Some(&i);
        let recent = (0..DAYS).contains(&age(name));
        let of_its_hour = of_hours.get(&hour(name.saved)) == Some(&i);
        let just_now = (0..HOURS).contains(&(this_hour - hour(name.saved)));
        let needed = latest || of_its_day && recent || of_its_hour && just_now;
        (!needed).then_some(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(written: &str) -> Name {
        written.parse().unwrap_or_else(|_| panic!("{written} is a name"))
    }

    #[test]
    fn names_read_back_and_sort_as_files_do() {
        let mut names: Vec<Name> = [
            "2026-11-25T10-02-13Z.ron",
            "2026-11-25T10-02-14Z.ron",
            "2026-11-25T10-02-13Z_02.ron",
            "2026-11-25T10-02-13Z_112.ron",
        ]
        .map(name)
        .into();
        names.sort_unstable();
        assert_eq!(names[1], name("2026-11-25T10-02-14Z.ron"));
        assert!("2026-11-25T10-02-13Z.ron" < "2026-11-25T10-02-13Z_02.ron");
        for name in &names {
            assert!(
                name.to_string().chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
            );
        }
    }

    #[test]
    fn other_files_are_no_versions() {
        for other in [
            "notes.txt",
            ".ron",
            "2026-11-25.ron",
            "2026-11-25T10-02-13Z",
            "2026-11-25T10-02-13Z.RON",
            "2026-11-25T10-02-13Z.ron.bak",
            "2026-11-25T10:02:13Z.ron",
            "2026-11-25T10-02-13.5Z.ron",
            "2026-11-25T10-02-13Z_1.ron",
            "2026-11-25T10-02-13Z_2.ron",
            "2026-11-25T10-02-13Z_01.ron",
            "2026-11-25t10-02-13z.ron",
            "2026-13-25T10-02-13Z.ron",
            "copy of 2026-11-25T10-02-13Z.ron",
        ] {
            assert_eq!(other.parse::<Name>(), Err(NotAVersion), "{other}");
        }
    }

    #[test]
    fn a_version_comes_after_those_before_whatever_the_clock_says() {
        let next = |last: &str, saved: &str| {
            Name::after(Some(&name(last)), saved.parse().unwrap()).to_string()
        };
        let last = "2026-11-25T10-02-13Z.ron";
        assert_eq!(next(last, "2026-11-25T10:02:14Z"), "2026-11-25T10-02-14Z.ron");
        assert_eq!(next(last, "2026-11-25T10:02:13Z"), "2026-11-25T10-02-13Z_02.ron");
        assert_eq!(next(last, "2020-01-01T00:00:00Z"), "2020-01-01T00-00-00Z_02.ron");
        let again = "2020-01-01T00-00-00Z_02.ron";
        assert_eq!(next(again, "2020-01-01T00:00:01Z"), "2020-01-01T00-00-01Z_02.ron");
    }

    #[test]
    fn the_last_five_one_an_hour_and_one_a_day_are_kept() {
        let left = |written: &[&str]| {
            let mut names: Vec<Name> = written.iter().copied().map(name).collect();
            names.sort_unstable();
            let now = "2026-11-25T18:30:00Z".parse().unwrap();
            let out: Vec<Name> = superfluous(&names, now).copied().collect();
            names.retain(|name| !out.contains(name));
            names.iter().map(|name| name.to_string().replace("-00-00Z", "")).collect::<Vec<_>>()
        };
        let day =
            |day: u32| [8, 12, 18].map(|hour| format!("2026-11-{day:02}T{hour:02}-00-00Z.ron"));
        let month: Vec<String> = (1..=25).flat_map(day).collect();
        let month: Vec<&str> = month.iter().map(String::as_str).collect();
        // The last of each day from the 12th on, and all of the last five, which are
        // those of the last 24 hours as well.
        let mut want: Vec<String> =
            (12..=25).map(|day| format!("2026-11-{day:02}T18.ron")).collect();
        for more in ["24T12", "25T08", "25T12"] {
            want.push(format!("2026-11-{more}.ron"));
        }
        want.sort();
        assert_eq!(left(&month), want);
        let few = ["2020-01-01T00-00-00Z.ron", "2020-01-01T01-00-00Z.ron"];
        assert_eq!(left(&few).len(), 2, "however old, there are no more than five");
        // Saves in quick succession push out each other, and nothing of the day.
        let mut quick: Vec<String> =
            (9..=18).map(|hour| format!("2026-11-25T{hour:02}-00-00Z.ron")).collect();
        quick.extend((1..=40).map(|second| format!("2026-11-25T18-10-{second:02}Z.ron")));
        let quick: Vec<&str> = quick.iter().map(String::as_str).collect();
        let kept = left(&quick);
        assert_eq!(kept.len(), 9 + 5, "{kept:?}");
        assert_eq!(kept[0], "2026-11-25T09.ron");
        // A clock that was wrong once does not push out what comes after.
        let mut wrong = vec!["2099-01-01T00-00-00Z.ron"];
        let after: Vec<String> =
            (1..=6).map(|hour| format!("2026-11-25T{hour:02}-00-00Z_02.ron")).collect();
        wrong.extend(after.iter().map(String::as_str));
        let kept = left(&wrong);
        assert_eq!(kept.len(), 6);
        assert!(kept.iter().all(|name| name.starts_with("2026-11-25")), "{kept:?}");
    }
}
