//! From lines of pages to paragraphs: running heads and page numbers go, lines are
//! joined, words that were divided become whole.

use std::collections::{HashMap, HashSet};

use super::direction::is_right_to_left;
use super::layout::Line;

/// The paragraphs, and what was changed.
pub fn text(mut pages: Vec<Vec<Line>>) -> (String, Vec<String>) {
    let removed = remove_heads(&mut pages);
    let pitch = pitch(&pages);
    let hyphenated = hyphenated(&pages);
    let mut paragraphs: Vec<String> = Vec::new();
    let mut joined = 0_usize;
    let mut before: Option<Line> = None;
    for page in pages {
        for (nth, line) in page.into_iter().enumerate() {
            let begins = before.as_ref().is_none_or(|it| begins(it, &line, nth == 0, pitch));
            match paragraphs.last_mut() {
                Some(paragraph) if !begins => {
                    joined += usize::from(join(paragraph, &line.text, &hyphenated));
                }
                _ => paragraphs.push(line.text.clone()),
            }
            before = Some(line);
        }
    }
    let mut changes = vec!["lines of pages joined to paragraphs".to_owned()];
    match joined {
        0 => {}
        1 => changes.push("1 divided word joined".to_owned()),
        n => changes.push(format!("{n} divided words joined")),
    }
    if removed > 0 {
        changes.push("running heads and page numbers left out".to_owned());
    }
    (paragraphs.join("\n\n"), changes)
}

/// Takes away what stands at the head or the foot of many pages, at the same place,
/// and what is but a page number there. Says how many lines that were.
fn remove_heads(pages: &mut [Vec<Line>]) -> usize {
    /// So many lines may stand at an edge.
    const MOST: usize = 3;
    // Left and right pages may have heads of their own.
    let enough = (pages.len() / 3).max(2);
    let mut removed = 0;
    for _ in 0..MOST {
        let mut seen: HashMap<(String, i32), usize> = HashMap::new();
        let edges: Vec<[Option<usize>; 2]> = pages.iter().map(|page| edges(page)).collect();
        for (page, edges) in pages.iter().zip(&edges) {
            for line in edges.iter().flatten().filter_map(|nth| page.get(*nth)) {
                *seen.entry(place(line)).or_default() += 1;
            }
        }
        let before = removed;
        for (page, edges) in pages.iter_mut().zip(edges) {
            let mut out: Vec<usize> = edges.into_iter().flatten().collect();
            out.sort_unstable();
            out.dedup();
            for nth in out.into_iter().rev() {
                let is_head = page.get(nth).is_some_and(|line| {
                    let (key, at) = place(line);
                    let often = |at| seen.get(&(key.clone(), at)).copied().unwrap_or_default();
                    is_page_number(&key) || often(at - 1) + often(at) + often(at + 1) >= enough
                });
                // A page of nothing but such a line says something else.
                if is_head && page.len() > 1 {
                    page.remove(nth);
                    removed += 1;
                }
            }
        }
        if removed == before {
            break;
        }
    }
    removed
}

/// The highest line of a page, and the lowest.
fn edges(page: &[Line]) -> [Option<usize>; 2] {
    let bottom = |nth: &usize| page.get(*nth).map_or(0.0, |line| line.bottom);
    let by_bottom = |a: &usize, b: &usize| bottom(a).total_cmp(&bottom(b));
    [(0..page.len()).max_by(by_bottom), (0..page.len()).min_by(by_bottom)]
}

/// What a line says, its numbers made one, and about where it stands.
fn place(line: &Line) -> (String, i32) {
    (key(&line.text), (line.bottom / 4.0).round() as i32)
}

/// A line with its numbers made one.
fn key(text: &str) -> String {
    let mut key = String::new();
    for c in text.chars() {
        if c.is_numeric() {
            if !key.ends_with('#') {
                key.push('#');
            }
        } else if c.is_alphabetic() {
            key.extend(c.to_lowercase());
        }
    }
    key
}

/// `12`, `Page 12`, `12 of 30`, `Seite 12 von 30`.
fn is_page_number(key: &str) -> bool {
    static WORDS: &[&str] =
        &["", "page", "seite", "página", "pagina", "стр", "страница", "صفحة", "p", "s"];
    let Some((word, rest)) = key.split_once('#') else { return false };
    WORDS.contains(&word) && matches!(rest, "" | "#" | "of#" | "von#" | "de#" | "sur#" | "из#")
}

/// The usual distance between lines.
fn pitch(pages: &[Vec<Line>]) -> f32 {
    let mut gaps: Vec<f32> = pages
        .iter()
        .flat_map(|page| page.windows(2))
        .filter_map(|pair| match pair {
            [a, b] => Some((a.bottom - b.bottom) / a.height.max(0.1)),
            _ => None,
        })
        .filter(|gap| (0.5..3.0).contains(gap))
        .collect();
    gaps.sort_by(f32::total_cmp);
    gaps.get(gaps.len() / 2).copied().unwrap_or(1.2)
}

/// Whether a line begins a paragraph.
fn begins(before: &Line, line: &Line, is_first: bool, pitch: f32) -> bool {
    let ratio = before.height / line.height.max(0.1);
    if !(0.85..1.18).contains(&ratio) {
        return true;
    }
    let width = (before.column.1 - before.column.0).max(1.0);
    let ends = before.text.trim_end().ends_with(|c: char| {
        matches!(c, '.' | '!' | '?' | '”' | '"' | '»' | '…' | ':' | '。' | '؟' | '۔' | '।')
    });
    let (left, right) = (before.left - before.column.0, before.column.1 - before.right);
    let short = if is_right_to_left(&before.text) { left } else { right };
    let is_short = short > 0.2 * width;
    let goes_on = line.text.starts_with(|c: char| c.is_lowercase());
    let is_alone = short > 0.4 * width && !goes_on;
    let gap = (before.bottom - line.bottom) / line.height.max(0.1);
    let is_next = !is_first && (0.0..4.0).contains(&gap);
    if is_next {
        let indent = line.left - line.column.0;
        let was_indented = before.left - before.column.0 > 0.6 * line.height;
        let is_indented = indent > 0.6 * line.height && indent < 5.0 * line.height && !was_indented;
        return gap > pitch * 1.25 || is_indented && ends || is_short && ends || is_alone;
    }
    // A new column or page goes on where the last one left off, unless that was
    // the end of a paragraph.
    let is_indented = line.left - line.column.0 > 0.6 * line.height;
    is_alone || !goes_on && ends && (is_short || is_indented)
}

/// Words that are written with a hyphen within a line.
fn hyphenated(pages: &[Vec<Line>]) -> HashSet<String> {
    let words = pages.iter().flatten().flat_map(|line| line.text.split_whitespace());
    let bare = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    bare.filter(|word| word.contains('-')).collect()
}

/// Joins a line to a paragraph; whether a divided word became whole.
fn join(paragraph: &mut String, line: &str, hyphenated: &HashSet<String>) -> bool {
    let is_hyphen = |c: char| matches!(c, '-' | '\u{2010}' | '\u{ad}');
    let first = line.split_whitespace().next().unwrap_or_default();
    let last = paragraph.split_whitespace().next_back().unwrap_or_default();
    let stem = last.trim_end_matches(is_hyphen);
    let is_divided = last.ends_with(is_hyphen)
        && stem.ends_with(char::is_alphabetic)
        && first.starts_with(|c: char| c.is_lowercase());
    if is_divided {
        let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let whole = format!("{}-{}", bare(stem), bare(first));
        if !hyphenated.contains(&whole) {
            paragraph.truncate(paragraph.trim_end_matches(is_hyphen).len());
            paragraph.push_str(line);
            return true;
        }
        paragraph.push_str(line);
        return false;
    }
    let is_wide = |c: Option<char>| {
        c.is_some_and(|c| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}'))
    };
    if !(is_wide(paragraph.chars().next_back()) && is_wide(line.chars().next())) {
        paragraph.push(' ');
    }
    paragraph.push_str(line);
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, bottom: f32) -> Line {
        let right = 5.0 * text.chars().count() as f32;
        let text = text.to_owned();
        Line { text, left: 0.0, right, bottom, height: 10.0, column: (0.0, 100.0) }
    }

    #[test]
    fn lines_become_paragraphs() {
        let page = vec![
            line("The gates were opened", 100.0),
            line("by hand on that long-", 88.0),
            line("awaited night, inves-", 76.0),
            line("tigators said.", 64.0),
            line("The long-awaited word.", 52.0),
            line("Another one, they said", 30.0),
        ];
        let (text, changes) = text(vec![page]);
        assert_eq!(
            text,
            "The gates were opened by hand on that long-awaited night, investigators said.\n\nThe \
             long-awaited word.\n\nAnother one, they said"
        );
        assert_eq!(changes, ["lines of pages joined to paragraphs", "1 divided word joined"]);
    }

    #[test]
    fn heads_and_page_numbers_go() {
        let page = |nth: usize, words: &str| {
            vec![
                line(&format!("The Mercury {nth}"), 200.0),
                line(words, 100.0),
                line(&format!("and so {}", words.to_lowercase()), 88.0),
                line(&format!("Page {nth} of 2"), 0.0),
            ]
        };
        let (text, changes) =
            text(vec![page(1, "A story that began here"), page(2, "on this page it")]);
        assert_eq!(
            text,
            "A story that began here and so a story that began here on this page it and so on this page it"
        );
        assert_eq!(changes[1], "running heads and page numbers left out");
    }
}
