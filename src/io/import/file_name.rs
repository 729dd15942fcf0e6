//! What the name of a file says of its article: `2025-02-18_Harbour Post_Dam
//! holds.txt`, as people and programs name what they save.
//!
//! Only a name that begins with a day is read so; what the text says goes before.

use jiff::civil::Date;

use crate::model::Draft;
use crate::text::date::YEARS;

/// Longer parts are no name of an outlet.
const LONGEST_OUTLET: usize = 40;

/// Fills in what is not known of an article yet, and says so.
pub fn fill(draft: &mut Draft, file: &str) {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let Some((day, rest)) = day_of(stem) else { return };
    let mut read = Vec::new();
    if draft.published.is_none() {
        draft.published = Some(day);
        read.push("date");
    }
    let mut parts = rest.trim_matches(['_', '-', ' ']).split('_').map(str::trim);
    if let (Some(outlet), Some(title)) = (parts.next(), parts.next()) {
        let is_name = outlet.chars().count() <= LONGEST_OUTLET
            && outlet.chars().any(char::is_alphabetic)
            && !outlet.chars().any(|c| c.is_ascii_digit());
        if draft.outlet.is_empty() && is_name {
            outlet.replace('-', " ").clone_into(&mut draft.outlet);
            read.push("outlet");
        }
        if draft.title.is_empty() && title.chars().any(char::is_alphabetic) {
            title.clone_into(&mut draft.title);
            read.push("headline");
        }
    }
    if !read.is_empty() {
        let said = format!("{} read off the file’s name", read.join(" and "));
        let known = [draft.intake.clone(), said];
        draft.intake = known.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("; ");
    }
}

/// The day that a name begins with, and what follows.
fn day_of(stem: &str) -> Option<(Date, &str)> {
    let (day, rest) = stem.split_at_checked(10)?;
    let is_apart = !rest.starts_with(|c: char| c.is_ascii_digit());
    let day: Date = day.replace(['_', '.'], "-").parse().ok()?;
    // Other calendars write their years alike.
    (is_apart && YEARS.contains(&day.year())).then_some((day, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(file: &str) -> (String, String, String) {
        let mut draft = Draft::default();
        fill(&mut draft, file);
        let day = draft.published.map(|day| day.to_string()).unwrap_or_default();
        (day, draft.outlet, draft.title)
    }

    #[test]
    fn a_name_that_begins_with_a_day_says_more() {
        let of = |day: &str, outlet: &str, title: &str| (day.into(), outlet.into(), title.into());
        assert_eq!(
            read("2025-02-18_Harbour Post_Dam holds.txt"),
            of("2025-02-18", "Harbour Post", "Dam holds")
        );
        assert_eq!(
            read("2025_02_18_Harbour-Post_Dam.html"),
            of("2025-02-18", "Harbour Post", "Dam")
        );
        assert_eq!(read("2025-02-18.txt"), of("2025-02-18", "", ""));
        assert_eq!(read("2025-02-18 dam holds.txt"), of("2025-02-18", "", ""));
        for none in
            ["dam.txt", "1403-08-22_Kabul_x.txt", "2025-02-1812.txt", "2025-13-40_a_b", "", "é.txt"]
        {
            assert_eq!(read(none), of("", "", ""), "{none}");
        }
    }

    #[test]
    fn what_the_text_says_goes_before() {
        let mut draft = Draft { outlet: "Courier".into(), ..Draft::default() };
        fill(&mut draft, "2025-02-18_Harbour Post_Dam holds.txt");
        assert_eq!(draft.outlet, "Courier");
        assert_eq!(draft.intake, "date and headline read off the file’s name");
    }
}
