//! Many articles in one text: what press databases hand out, in whatever format.
//!
//! Each database parts its articles by lines of its own, and puts lines that say
//! outlet, date and headline above them ([`part`]).

mod part;

use super::raw::Raw;

/// How the articles of a text are parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Nexis: `3 of 10 DOCUMENTS` above each.
    Numbered,
    /// Nexis as a document: `End of Document` below each.
    Ended,
    /// Factiva: `Document REUTNA0020241113…` below each.
    Coded,
    /// ProQuest: `Document 3 of 10` above each, and labels before every field.
    Labelled,
}

impl Kind {
    /// Whether a line parts articles of this kind.
    fn is_mark(self, line: &str) -> bool {
        Self::words(line).is_some_and(|words| self.are_mark(&words))
    }

    /// The words of a line that may part articles: it has a few only.
    fn words(line: &str) -> Option<Vec<&str>> {
        const LONGEST: usize = 120;
        const MOST: usize = 4;
        let line = line.trim();
        if line.is_empty() || line.len() > LONGEST {
            return None;
        }
        let words: Vec<&str> = line.split_whitespace().take(MOST + 1).collect();
        (words.len() <= MOST).then_some(words)
    }

    fn are_mark(self, words: &[&str]) -> bool {
        let is_number = |word: &str| !word.is_empty() && word.bytes().all(|it| it.is_ascii_digit());
        match (self, words) {
            (Self::Numbered, [nth, of, count, documents]) => {
                is_number(nth)
                    && is_number(count)
                    && matches!(of.to_lowercase().as_str(), "of" | "von" | "de" | "sur" | "van")
                    && documents.to_lowercase().starts_with("do")
            }
            (Self::Ended, [_, _, _]) => {
                const ENDS: [&str; 5] = [
                    "end of document",
                    "ende des dokuments",
                    "fin du document",
                    "fin del documento",
                    "einde van document",
                ];
                ENDS.contains(&words.join(" ").to_lowercase().as_str())
            }
            (Self::Coded, ["Document" | "Dokument", code]) => {
                // Capitals say which outlet, digits when; small letters end many.
                code.len() >= 18
                    && code.bytes().all(|it| it.is_ascii_alphanumeric())
                    && code.bytes().take(4).all(|it| it.is_ascii_uppercase())
                    && code.bytes().filter(u8::is_ascii_digit).count() >= 6
            }
            (Self::Labelled, [document, nth, of, count]) => {
                matches!(document.to_lowercase().as_str(), "document" | "dokument" | "documento")
                    && is_number(nth)
                    && matches!(*of, "of" | "von" | "de" | "sur" | "van")
                    && is_number(count)
            }
            _ => false,
        }
    }

    fn is_below(self) -> bool {
        matches!(self, Self::Ended | Self::Coded)
    }

    /// The kind of a text; none where it is one article.
    fn of(text: &str) -> Option<Self> {
        let kinds = [Self::Numbered, Self::Ended, Self::Coded, Self::Labelled];
        let nth = |words: Vec<&str>| kinds.iter().position(|kind| kind.are_mark(&words));
        // A text may have marks of several, and the first kind is it.
        let least = text.lines().filter_map(Self::words).filter_map(nth).min();
        least.and_then(|nth| kinds.get(nth).copied())
    }
}

/// Whether a text holds articles of a press database.
pub fn is_one(text: &str) -> bool {
    Kind::of(text).is_some()
}

/// The articles of a text that holds several; else itself.
pub fn split(raw: Raw) -> Vec<Raw> {
    let Some(kind) = Kind::of(&raw.text) else { return vec![raw] };
    let mut parts: Vec<Vec<&str>> = vec![Vec::new()];
    for line in raw.text.lines() {
        if kind.is_mark(line) {
            parts.push(Vec::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(line);
        }
    }
    let outside = without_outside(kind, &mut parts);
    let read = parts.iter().map(|lines| match kind {
        Kind::Coded => part::factiva(lines),
        _ => part::labelled(lines),
    });
    let mut found: Vec<Raw> = read.filter(|raw| !raw.text.trim().is_empty()).collect();
    if found.is_empty() {
        return vec![raw];
    }
    let count = found.len();
    for (nth, article) in found.iter_mut().enumerate() {
        article.put_headline_first();
        article.changes.clone_from(&raw.changes);
        article.captured = raw.captured.clone();
        let which = format!("article {} of {count} of a press database’s export", nth + 1);
        article.changes.push(which);
    }
    let last = if kind.is_below() { count - 1 } else { 0 };
    if let Some((said, article)) = outside.zip(found.get_mut(last)) {
        article.changes.push(said);
    }
    found
}

/// So many letters of running text are more than a list of articles, or what a
/// database says of itself.
const MUCH: usize = 200;

/// Takes out what stands above the first mark, or below the last: a cover, or an
/// index. What reads like an article there stays where its end alone is missing;
/// else it is said that it was left out.
fn without_outside(kind: Kind, parts: &mut Vec<Vec<&str>>) -> Option<String> {
    let nth = if kind.is_below() { parts.len().saturating_sub(1) } else { 0 };
    let much = parts.get(nth).map_or(0, |lines| letters_of_prose(lines));
    if kind.is_below() && much >= MUCH {
        return Some(
            "the mark at the end of this article is missing: the export may be cut off".to_owned(),
        );
    }
    parts.remove(nth.min(parts.len().saturating_sub(1)));
    (much >= MUCH).then(|| format!("{much} letters of text before the first article were left out"))
}

/// The letters of lines that read like running text: long, and with a stop.
fn letters_of_prose(lines: &[&str]) -> usize {
    let is_prose = |line: &&str| line.len() > 60 && line.contains(['.', '!', '?', '。', '۔', '؟']);
    let prose = lines.iter().map(|line| line.trim()).filter(is_prose);
    prose.map(|line| line.chars().count()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_words() {
        for (kind, line) in [
            (Kind::Numbered, "            3 of 10 DOCUMENTS"),
            (Kind::Numbered, "3 von 10 Dokumenten"),
            (Kind::Numbered, "2 van 2 DOCUMENTEN"),
            (Kind::Ended, "End of Document"),
            (Kind::Coded, "Document NORLND0020250218EL2I0001W"),
            (Kind::Coded, "Document NORLND0020250218el2i0001w"),
            (Kind::Labelled, "Document 3 of 10"),
        ] {
            assert!(kind.is_mark(line), "{line}");
        }
        for line in ["Two of ten documents were lost.", "Document that.", "The end of document", ""]
        {
            assert!(!is_one(line), "{line}");
        }
    }

    #[test]
    fn nothing_that_reads_like_an_article_is_lost_without_a_word() {
        let prose =
            "The dam at Ostrel held through the night, the ministry said, and nobody was hurt. "
                .repeat(4);
        let one = format!(
            "Dam holds\nHarbour Post\n18 February 2025\nBody\n\n{prose}\n\nEnd of Document\n"
        );
        // Cut off within its second article.
        let found = split(Raw::of_text(
            format!("{one}\nDam falls\nHarbour Post\n19 February 2025\nBody\n\n{prose}"),
            Vec::new(),
        ));
        assert_eq!(found.len(), 2);
        assert!(found[1].changes.iter().any(|said| said.contains("may be cut off")), "{found:?}");
        // An index below the last mark is no article, and needs no word.
        let found = split(Raw::of_text(format!("{one}\nIndex\n1. Dam holds\n"), Vec::new()));
        assert_eq!((found.len(), found[0].changes.len()), (1, 1), "{found:?}");
        let found = split(Raw::of_text(
            format!(
                "{prose}\n\n1 of 1 DOCUMENTS\n\nHarbour Post\n\nFebruary 18, 2025\n\nDam holds\n\nLENGTH: 80 words\n\n{prose}"
            ),
            Vec::new(),
        ));
        assert!(found[0].changes.iter().any(|said| said.contains("were left out")), "{found:?}");
    }

    #[test]
    fn one_article_stays_one() {
        let raw = split(Raw::of_text("The dam.\n\nIt holds.", Vec::new()));
        assert_eq!(raw.len(), 1);
        assert_eq!(raw[0].text, "The dam.\n\nIt holds.");
        // Marks without articles part nothing.
        assert_eq!(split(Raw::of_text("End of Document", Vec::new())).len(), 1);
    }
}
