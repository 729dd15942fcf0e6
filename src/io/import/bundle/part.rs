//! One article as a press database writes it: lines that say what it is, then its
//! text, then lines that sort it.

use crate::io::import::raw::Raw;
use crate::io::import::when::When;
use crate::text::date;

/// Labels above the text, and below it.
static TITLE: &[&str] = &["headline", "title", "titel", "titre"];
static BYLINE: &[&str] = &["byline", "author", "autor", "auteur"];
static PLACE: &[&str] = &["dateline"];
static OUTLET: &[&str] = &["publication title", "source", "quelle"];
static DATE: &[&str] = &["publication date", "date", "datum"];
static URL: &[&str] = &["url", "document url"];
static LANGUAGE: &[&str] = &["language of publication"];
static OTHER: &[&str] = &[
    "section",
    "length",
    "highlight",
    "edition",
    "rubrik",
    "länge",
    "pages",
    "page",
    "publication info",
    "abstract",
    "links",
    "volume",
    "issue",
    "first page",
    "last page",
];
static TEXT: &[&str] = &["full text", "body", "text", "volltext"];
static BELOW: &[&str] = &[
    "load-date",
    "language",
    "publication-type",
    "journal code",
    "graphic",
    "subject",
    "geographic",
    "industry",
    "person",
    "company",
    "organization",
    "classification",
    "acc-no",
    "notes",
    "location",
    "people",
    "company / organization",
    "publication year",
    "publisher",
    "place of publication",
    "country of publication",
    "publication subject",
    "issn",
    "source type",
    "document type",
    "proquest document id",
    "document url",
    "copyright",
    "last updated",
    "database",
    "credit",
    "publication date",
    "publication title",
    "language of publication",
    "url",
    "section",
    "title",
];

/// The label that a line begins with, and the words after it.
fn label(line: &str) -> Option<(String, &str)> {
    let (label, words) = line.split_once(':')?;
    let label = label.trim();
    (label.len() < 30 && !label.is_empty()).then(|| (label.to_lowercase(), words.trim()))
}

fn is_copyright(line: &str) -> bool {
    let lower = line.to_lowercase();
    ["copyright ", "©", "(c) "].iter().any(|mark| lower.starts_with(mark))
}

/// A line that is a day, with little around it.
fn is_date(line: &str) -> bool {
    line.len() < 60 && date::first(line).is_some()
}

/// Fills a field that is still empty.
fn fill(field: &mut String, words: &str) {
    if field.is_empty() {
        words.clone_into(field);
    }
}

/// An article whose fields have labels, or stand in the order of Nexis: outlet, day,
/// headline, or headline, outlet, day.
pub fn labelled(lines: &[&str]) -> Raw {
    let mut raw = Raw::default();
    let mut head: Vec<&str> = Vec::new();
    let mut body: Vec<&str> = Vec::new();
    let is_marked = lines.iter().any(|line| is_text_mark(line));
    let mut in_text = false;
    // Lines before the last label above the text belong to the head.
    let last = lines.iter().take(40).rposition(|line| {
        label(line).is_some_and(|(name, _)| {
            [TITLE, BYLINE, PLACE, OTHER].iter().any(|known| known.contains(&name.as_str()))
        })
    });
    for (nth, line) in lines.iter().enumerate() {
        let words = line.trim();
        if !in_text && is_text_mark(words) {
            in_text = true;
            body.extend(label(words).map(|(_, words)| words).filter(|words| !words.is_empty()));
            continue;
        }
        in_text |= !is_marked && last.is_some_and(|last| nth > last);
        let known = label(words);
        if in_text {
            let ends = known.is_some_and(|(name, words)| below(&name, words, &mut raw));
            let is_end = ends || matches!(words, "Classification" | "Graphic" | "Notes");
            if is_end && body.iter().any(|line| !line.trim().is_empty()) {
                tail(lines.get(nth..).unwrap_or_default(), &mut raw);
                break;
            }
            body.push(line);
            continue;
        }
        match known {
            Some((name, words)) if above(&name, words, &mut raw) => {}
            _ if words.is_empty() || is_copyright(words) || words.starts_with('_') => {}
            _ => head.push(words),
        }
    }
    let day = head.iter().position(|line| is_date(line));
    let before = head.get(..day.unwrap_or(0)).unwrap_or_default();
    let after = day.map_or(&head[..], |day| head.get(day + 1..).unwrap_or_default());
    if let Some(day) = day.and_then(|day| head.get(day)).filter(|_| raw.published.date.is_none()) {
        raw.published = When::read(day);
    }
    match before {
        // Above the first article there may stand a list of all.
        [.., title, outlet] => {
            fill(&mut raw.title, title);
            fill(&mut raw.outlet, outlet);
        }
        [outlet] => {
            fill(&mut raw.outlet, outlet);
            fill(&mut raw.title, &after.join(" "));
        }
        _ => fill(&mut raw.title, &after.join(" ")),
    }
    raw.text = without_copyright(&body);
    raw
}

fn is_text_mark(line: &str) -> bool {
    let line = line.trim();
    match label(line) {
        Some((name, _)) => TEXT.contains(&name.as_str()),
        None => matches!(line, "Body" | "Full text" | "Volltext"),
    }
}

/// Takes a field that stands above the text; whether it is one.
fn above(name: &str, words: &str, raw: &mut Raw) -> bool {
    let is = |known: &[&str]| known.contains(&name);
    match () {
        () if is(TITLE) => fill(&mut raw.title, words),
        () if is(BYLINE) => fill(&mut raw.byline, words),
        () if is(PLACE) => fill(&mut raw.place, words),
        () if is(OUTLET) => fill(&mut raw.outlet, words),
        () if is(DATE) => raw.published = When::read(words),
        () if is(URL) => fill(&mut raw.url, words),
        () => return is(OTHER) || is(LANGUAGE),
    }
    true
}

/// Takes a field that stands below the text; whether it is one.
fn below(name: &str, words: &str, raw: &mut Raw) -> bool {
    if !BELOW.contains(&name) {
        return false;
    }
    let is = |known: &[&str]| known.contains(&name);
    match () {
        () if is(OUTLET) => fill(&mut raw.outlet, words),
        () if is(DATE) && raw.published.date.is_none() => raw.published = When::read(words),
        () if is(TITLE) => fill(&mut raw.title, words),
        () if is(URL) && words.contains("://") => fill(&mut raw.url, words),
        () => {}
    }
    true
}

fn tail(lines: &[&str], raw: &mut Raw) {
    for line in lines {
        if let Some((name, words)) = label(line.trim()) {
            below(&name, words, raw);
        }
    }
}

/// Lines as a text, without the line about rights that ends it.
fn without_copyright(lines: &[&str]) -> String {
    let kept = lines.iter().filter(|line| !is_copyright(line.trim()) && !line.starts_with("____"));
    kept.copied().collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// An article in the order of Factiva: headline, byline, `355 words`, day, time,
/// outlet, code, language, rights, text.
pub fn factiva(lines: &[&str]) -> Raw {
    let mut raw = Raw::default();
    let lines: Vec<&str> = lines.iter().map(|line| line.trim()).collect();
    let is_count = |line: &&str| {
        let words: Vec<&str> = line.split(' ').collect();
        matches!(words[..], [n, "words" | "Wörter" | "mots" | "palabras"]
            if n.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.')))
    };
    let Some(count) = lines.iter().position(is_count) else { return labelled(&lines) };
    let head: Vec<&str> =
        lines.iter().take(count).copied().filter(|line| !line.is_empty()).collect();
    let (byline, head) = match &head[..] {
        [head @ .., last] if head.len() > 1 || last.to_lowercase().starts_with("by ") => {
            let is_byline = last.to_lowercase().starts_with("by ") && !head.is_empty();
            if is_byline { (*last, head.to_vec()) } else { ("", [head, &[*last]].concat()) }
        }
        _ => ("", head.clone()),
    };
    raw.byline = byline.to_owned();
    let longest = head.iter().max_by_key(|line| line.chars().count());
    raw.title = longest.map(|line| (*line).to_owned()).unwrap_or_default();
    let mut rest = lines.get(count + 1..).unwrap_or_default();
    let is_time = |line: &str| line.len() <= 8 && line.contains(':');
    while let Some((first, after)) = rest.split_first() {
        let first = *first;
        match () {
            () if first.is_empty() || is_time(first) => {}
            () if raw.published.date.is_none() && is_date(first) => {
                raw.published = When::read(first)
            }
            () if is_copyright(first) => {
                rest = after;
                break;
            }
            () if first.len() > 80 => break,
            () if raw.outlet.is_empty() => first.clone_into(&mut raw.outlet),
            () => {}
        }
        rest = after;
    }
    raw.text = without_copyright(rest);
    raw
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(how: fn(&[&str]) -> Raw, text: &str) -> Raw {
        how(&text.lines().collect::<Vec<_>>())
    }

    #[test]
    fn nexis_says_what_an_article_is() {
        let text = read(
            labelled,
            "\n          Harbour Post (Ostrel)\n\n        February 18, 2025 Tuesday\n\nThe dam\nholds\n\n\
             BYLINE: Ann Poe\n\nSECTION: NEWS; p. 3\n\nLENGTH: 12 words\n\nOne: two.\n\nThree.\n\n\
             LOAD-DATE: February 19, 2025\n\nLANGUAGE: ENGLISH\n\nCopyright 2025 Post",
        );
        let document = read(
            labelled,
            "The dam holds\n\nHarbour Post (Ostrel)\n\nFebruary 18, 2025 Tuesday\n\nCopyright 2025 \
             Post All Rights Reserved\n\nSection: NEWS; p. 3\n\nLength: 12 words\n\nByline: Ann \
             Poe\n\nBody\n\nOne: two.\n\nThree.\n\nClassification\n\nLanguage: ENGLISH\n",
        );
        for raw in [text, document] {
            assert_eq!((&*raw.title, &*raw.outlet), ("The dam holds", "Harbour Post (Ostrel)"));
            assert_eq!((&*raw.byline, &*raw.text), ("Ann Poe", "One: two.\n\nThree."));
            assert_eq!(raw.published.date.unwrap().to_string(), "2025-02-18");
        }
    }

    #[test]
    fn the_others_have_orders_of_their_own() {
        let raw = read(
            factiva,
            "News\nThe dam at Ostrel holds\nBy Ann Poe\n12 words\n18 February 2025\n21:40\nNorlund \
             Wire\nNORLND\nEnglish\n(c) 2025 Norlund Wire\n\nOne.\n\nTwo.\n",
        );
        assert_eq!((&*raw.title, &*raw.byline), ("The dam at Ostrel holds", "By Ann Poe"));
        assert_eq!((&*raw.outlet, &*raw.text), ("Norlund Wire", "One.\n\nTwo."));
        assert_eq!(raw.published.date.unwrap().to_string(), "2025-02-18");
        let raw = read(
            labelled,
            "\nThe dam holds\n\nAuthor: Poe, Ann\n\nPublication info: Harbour Post\n\nFull text: \
             One.\n\nTwo.\n\nSubject: Dams;\n\nTitle: The dam holds\n\nPublication title: Harbour \
             Post\n\nPublication date: Feb 18, 2025\n____________________",
        );
        assert_eq!((&*raw.title, &*raw.outlet), ("The dam holds", "Harbour Post"));
        assert_eq!((&*raw.byline, &*raw.text), ("Poe, Ann", "One.\n\nTwo."));
        assert_eq!(raw.published.date.unwrap().to_string(), "2025-02-18");
    }
}
