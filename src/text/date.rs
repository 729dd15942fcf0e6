//! Reads whole calendar dates in one line of text.
//!
//! Only dates that leave nothing to guess: day, month and year, the month by
//! name or in an order that cannot be read two ways. `3/4/2024` is two dates,
//! so it is none. What a date means for an article is for `header` to say;
//! relative dates and other calendars are not read here.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::cursor::Cursor;
use crate::model::Span;

/// The names of the months, January first, by which a date is recognised:
/// beginnings of three or four letters count too, with a stop or without.
static MONTHS: [&str; 12] = [
    "january januar janvier enero janeiro gennaio januari stycznia января січня ocak يناير جنوری ژانویه ژانویهٔ",
    "february februar février fevrier febrero fevereiro febbraio februari lutego февраля лютого şubat فبراير فروری فوریه فوریهٔ",
    "march märz maerz mars marzo março marco maart marca mars марта березня mart مارس مارچ",
    "april avril abril aprile april kwietnia апреля квітня nisan أبريل ابريل اپریل آوریل",
    "may mai mayo maio maggio mei maja maj мая травня mayıs مايو مئی مه",
    "june juni juin junio junho giugno czerwca июня червня haziran يونيو جون ژوئن",
    "july juli juillet julio julho luglio lipca июля липня temmuz يوليو جولائی ژوئیه ژوئیهٔ",
    "august août aout agosto augustus sierpnia augusti августа серпня ağustos أغسطس اغسطس اگست اوت",
    "september septembre septiembre setiembre setembro settembre września сентября вересня eylül سبتمبر ستمبر سپتامبر",
    "october oktober octobre octubre outubro ottobre października октября жовтня ekim أكتوبر اكتوبر اکتوبر",
    "november novembre noviembre novembro listopada ноября листопада kasım نوفمبر نومبر نوامبر",
    "december dezember décembre decembre diciembre dezembro dicembre grudnia декабря грудня aralık ديسمبر دسمبر دسامبر",
];

/// Names of the days of the week, for skipping.
static WEEKDAYS: &str = "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri \
    sat sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi jeudi \
    vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo понедельник вторник среда \
    четверг пятница суббота воскресенье";

/// A piece of a line.
#[derive(Clone, Copy, Debug)]
struct Token<'t> {
    text: &'t str,
    start: usize,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A number and how many digits it has.
    Number(i16, usize),
    /// A month's name, 1 to 12.
    Month(i8),
    Word,
    Mark,
}

/// The first whole date in `text`, with its place.
pub fn first(text: &str) -> Option<(Span, Date)> {
    let tokens = tokens(text);
    (0..tokens.len()).find_map(|at| {
        let rest = tokens.get(at..)?;
        let (used, date) = date_at(rest)?;
        let last = rest.get(used - 1)?;
        Some((Span::of(rest.first()?.start..last.start + last.text.len()), date))
    })
}

/// Whether a word names a month, also shortened: `Nov`, `November`, `нояб`.
pub fn month(word: &str) -> Option<i8> {
    let word = word.trim_end_matches('.').to_lowercase();
    if word.chars().count() < 3 {
        return None;
    }
    let short = word.chars().count() <= 4;
    let is = |name: &str| name == word || short && name.starts_with(&word);
    let of = |names: &&str| names.split(' ').any(is);
    // A beginning that two months share names neither: `jui`.
    let mut found = MONTHS.iter().enumerate().filter(|(_, names)| of(names));
    let (at, _) = found.next()?;
    found.next().is_none().then_some(at as i8 + 1)
}

/// Whether a word names a day of the week.
pub fn is_weekday(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ',']).to_lowercase();
    WEEKDAYS.split_whitespace().any(|day| day == word)
}

/// A date at the beginning of `tokens` and how many it takes.
fn date_at(tokens: &[Token]) -> Option<(usize, Date)> {
    use Kind::{Mark, Month, Number};
    let kind = |at: usize| tokens.get(at).map(|token| token.kind);
    let mark =
        |at: usize| tokens.get(at).filter(|token| token.kind == Mark).map(|token| token.text);
    let joined = |from: usize, to: usize| {
        (from..to).all(|at| matches!((tokens.get(at), tokens.get(at + 1)), (Some(a), Some(b)) if a.start + a.text.len() == b.start))
    };
    let free = |used: usize| !matches!((mark(used), kind(used + 1)), (Some("-" | "/" | "."), Some(Number(..))) if joined(used - 1, used + 1));
    // 2024-11-13, 13.11.2024, 13/11/2024
    if let (
        Some(Number(a, a_len)),
        Some(one),
        Some(Number(b, b_len)),
        Some(two),
        Some(Number(c, c_len)),
    ) = (kind(0), mark(1), kind(2), mark(3), kind(4))
        && one == two
        && joined(0, 4)
        && free(5)
    {
        let short = |len: usize| (1..=2).contains(&len);
        return match (a_len, b_len, c_len, one) {
            (4, b_len, c_len, "-" | "/" | ".") if short(b_len) && short(c_len) => {
                date(a, b, c).map(|date| (5, date))
            }
            (a_len, b_len, 4, ".") if short(a_len) && short(b_len) => {
                date(c, b, a).map(|date| (5, date))
            }
            // The order of day and month is known only where one cannot be a
            // month, or where both are the same.
            (a_len, b_len, 4, "/" | "-") if short(a_len) && short(b_len) => match (a, b) {
                (day @ 13.., month) | (month, day @ 13..) => {
                    date(c, month, day).map(|date| (5, date))
                }
                (day, month) if day == month => date(c, month, day).map(|date| (5, date)),
                _ => None,
            },
            _ => None,
        };
    }
    // 2024年11月13日
    if let (Some(Number(year, 4)), Some(Number(month, _)), Some(Number(day, _))) =
        (kind(0), kind(2), kind(4))
        && [1, 3, 5].map(|at| tokens.get(at).map(|token| token.text))
            == [Some("年"), Some("月"), Some("日")]
    {
        return date(year, month, day).map(|date| (6, date));
    }
    // November 13, 2024 and Nov. 13 2024
    if let (Some(Month(month)), Some(Number(day, 1..=2))) =
        (kind(0), kind(1 + skip(tokens, 1, &["."])))
    {
        let at = 2 + skip(tokens, 1, &["."]);
        let at = at + skip(tokens, at, &["st", "nd", "rd", "th"]);
        let at = at + skip(tokens, at, &[","]);
        let Some(Number(year, 4)) = kind(at) else {
            return None;
        };
        return date(year, month.into(), day).map(|date| (at + 1, date));
    }
    // 13 November 2024, 13. November 2024, 13th Nov., 2024, 13 de noviembre de 2024
    let Some(Number(day, 1..=2)) = kind(0) else {
        return None;
    };
    let at = 1 + skip(tokens, 1, &[".", "st", "nd", "rd", "th", "er", "º", "°"]);
    let at = at + skip(tokens, at, &["de", "of", "-"]);
    let Some(Month(month)) = kind(at) else {
        return None;
    };
    let at = at + 1 + skip(tokens, at + 1, &["."]);
    let at = at + skip(tokens, at, &[",", "de", "-", "،"]);
    let at = at + skip(tokens, at, &["del"]);
    let Some(Number(year, 4)) = kind(at) else {
        return None;
    };
    date(year, month.into(), day).map(|date| (at + 1, date))
}

/// 1 where the token at `at` is one of `words`, else 0.
fn skip(tokens: &[Token], at: usize, words: &[&str]) -> usize {
    usize::from(tokens.get(at).is_some_and(|token| words.contains(&token.text)))
}

/// The years in which there was news to import. Others are mostly of another
/// calendar, and no date is better than one of another year.
pub const YEARS: RangeInclusive<i16> = 1800..=2199;

/// A date in those years.
fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    let fits = YEARS.contains(&year);
    Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok().filter(|_| fits)
}

/// Numbers, words and marks of a line, without white space.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let class = |c: char| match c {
        _ if c.is_whitespace() => 0,
        _ if digit(c).is_some() => 1,
        '年' | '月' | '日' => 3,
        _ if c.is_alphabetic() => 2,
        _ => 3,
    };
    let mut ahead = Cursor::new(text);
    while let Some((at, first)) = ahead.next() {
        let kind = class(first);
        let end = match kind {
            3 => ahead.at(),
            _ => ahead.skip_while(|c| class(c) == kind),
        };
        let word = text.get(at..end).unwrap_or_default();
        let kind = match kind {
            1 => number(word).map_or(Some(Kind::Word), |number| {
                Some(Kind::Number(number, word.chars().count()))
            }),
            2 => Some(month(word).map_or(Kind::Word, Kind::Month)),
            3 => Some(Kind::Mark),
            _ => None,
        };
        tokens.extend(kind.map(|kind| Token { text: word, start: at, kind }));
    }
    tokens
}

/// A digit of the Western, Arabic or Persian numerals.
pub(super) fn digit(c: char) -> Option<i16> {
    let zero = match c {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        _ => return None,
    };
    i16::try_from(u32::from(c) - u32::from(zero)).ok()
}

/// The value of a number of at most four digits.
fn number(word: &str) -> Option<i16> {
    (word.chars().count() <= 4)
        .then(|| word.chars().filter_map(digit).fold(0, |sum, digit| sum * 10 + digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        first(text).map(|(span, date)| format!("{date} {}", span.of_text(text)))
    }

    #[test]
    fn whole_dates_are_read() {
        for (text, wanted) in [
            ("date 2024-03-05 Tuesday, March 5, 2024", "2024-03-05 2024-03-05"),
            ("Posted: Nov. 13, 2024 at 10.30", "2024-11-13 Nov. 13, 2024"),
            ("Wednesday 13 Nov 2024", "2024-11-13 13 Nov 2024"),
            ("13th November, 2024", "2024-11-13 13th November, 2024"),
            ("Stand: 13.11.2024, 10:30 Uhr", "2024-11-13 13.11.2024"),
            ("13. März 2024", "2024-03-13 13. März 2024"),
            ("le 1er août 2024", "2024-08-01 1er août 2024"),
            ("13 de noviembre de 2024", "2024-11-13 13 de noviembre de 2024"),
            ("13 ноября 2024 г.", "2024-11-13 13 ноября 2024"),
            ("۱۳ نوامبر ۲۰۲۴", "2024-11-13 ۱۳ نوامبر ۲۰۲۴"),
            ("2024年11月13日 星期三", "2024-11-13 2024年11月13日"),
            ("31/12/2024", "2024-12-31 31/12/2024"),
            ("12/31/2024", "2024-12-31 12/31/2024"),
        ] {
            assert_eq!(read(text).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn what_leaves_something_to_guess_is_no_date() {
        for text in [
            "Nov. 13",
            "3/4/2024",
            "November 2024",
            "32.11.2024",
            "2024",
            "31 June 2024",
            "may 2024",
            "1.2.2024.7",
            "Date:",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn months_may_be_shortened() {
        assert_eq!(
            (month("Sept."), month("Nov"), month("mar"), month("ju"), month("marsh")),
            (Some(9), Some(11), Some(3), None, None)
        );
    }
}
