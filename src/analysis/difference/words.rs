//! Words of articles and analysts in a line: short, without breaks, in quotes.

/// How many characters of a quote are shown.
const MOST: usize = 72;

/// How many characters of what is the same are shown before what differs.
const CONTEXT: usize = 16;

/// Words in quotation marks, on one line, cut with `…`.
pub fn quoted(words: &str) -> String {
    format!("“{}”", clipped(words, MOST))
}

/// "“old” → “new”". Of long words only what differs is shown, with a little of
/// what stands before it.
pub fn from_to(old: &str, new: &str) -> String {
    let skip =
        if old.chars().count().max(new.chars().count()) > MOST { same_start(old, new) } else { 0 };
    let side = |words: &str| {
        let rest = words.get(skip..).unwrap_or_default();
        match (words.is_empty(), skip) {
            (true, _) => "nothing".to_owned(),
            (_, 0) => quoted(words),
            _ => format!("“…{}”", clipped(rest, MOST)),
        }
    };
    format!("{} → {}", side(old), side(new))
}

/// The byte up to which two words are the same and need not be shown; a few
/// whole words before the difference stay.
fn same_start(old: &str, new: &str) -> usize {
    let same = old.char_indices().zip(new.chars()).take_while(|((_, a), b)| a == b);
    let starts: Vec<usize> = same.map(|((at, _), _)| at).collect();
    let from = starts.len().checked_sub(CONTEXT).and_then(|i| starts.get(i));
    let Some((&from, &last)) = from.zip(starts.last()) else { return 0 };
    let context = old.get(from..last).unwrap_or_default();
    context.find(' ').map_or(from, |space| from + space + 1)
}

/// At most so many characters, on one line; `…` stands for the rest.
pub fn clipped(words: &str, most: usize) -> String {
    let mut short = String::new();
    let mut n = 0;
    let mut gap = false;
    for c in words.trim().chars() {
        if c.is_whitespace() || c.is_control() {
            gap = true;
            continue;
        }
        if n + usize::from(gap) >= most {
            short.push('…');
            break;
        }
        if std::mem::take(&mut gap) && n > 0 {
            short.push(' ');
            n += 1;
        }
        short.push(c);
        n += 1;
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_on_one_line_and_are_cut() {
        assert_eq!(quoted("  The dam\n\theld.\u{0}"), "“The dam held.”");
        let long = "word ".repeat(100);
        let cut = clipped(&long, 10);
        assert_eq!(cut, "word word…");
        assert_eq!(clipped("наводнение", 4), "наво…");
        assert_eq!(clipped("four", 4), "four");
    }

    #[test]
    fn of_long_words_what_differs_is_shown() {
        assert_eq!(from_to("", "new"), "nothing → “new”");
        assert_eq!(from_to("old", "new"), "“old” → “new”");
        let common = "The commission met again on Monday and heard nine more witnesses, of whom ";
        let shown = from_to(&format!("{common}three spoke."), &format!("{common}four spoke."));
        assert_eq!(shown, "“…of whom three spoke.” → “…of whom four spoke.”");
    }
}
