//! What a format gives of one article, and how a draft is made of it.
//!
//! Shared by all formats, so that the same words give the same article whatever
//! file they came in: controls are replaced, sentences found, and what the file
//! did not say is read off the head of the text.

use serde::{Deserialize, Serialize};

use super::when::When;
use crate::model::{Draft, Provenance, Span};
use crate::text::{header, language, normalise, segment};

/// What is said of every page.
pub const FROM_PAGE: &str = "article taken from a web page";

/// What is said of a text that was pasted.
pub const PASTED: &str = "pasted";

/// What is said of one that was pasted with its HTML.
pub const PASTED_FROM_PAGE: &str = "pasted from a web page";

/// What is said of one that was typed.
pub const TYPED: &str = "typed";

/// What is said of most files, so that it is no news.
const NO_NEWS: [&str; 6] =
    ["line end changed", "line ends changed", FROM_PAGE, PASTED, PASTED_FROM_PAGE, TYPED];

/// Below this many bytes a text says little of its language.
const SHORT: usize = 400;

/// One article, as its file has it. Empty means that the file does not say.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Raw {
    /// The words that are kept, paragraphs apart by an empty line.
    pub text: String,
    /// Headline.
    pub title: String,
    /// Who published it.
    pub outlet: String,
    /// The wire service it credits.
    pub agency: String,
    /// Who wrote it.
    pub byline: String,
    /// Where it was written.
    pub place: String,
    /// When it was published.
    pub published: When,
    /// Where it stands in the web.
    pub url: String,
    /// Language tag.
    pub language: String,
    /// When the file was saved.
    pub captured: When,
    /// What was changed on the way in.
    pub changes: Vec<String>,
}

impl Raw {
    /// A text and what was done to it.
    pub fn of_text(text: impl Into<String>, changes: Vec<String>) -> Self {
        Self { text: text.into(), changes, ..Self::default() }
    }

    /// Puts the headline before the text, where it does not stand there anyway:
    /// headlines claim and deny, too.
    pub fn put_headline_first(&mut self) {
        self.title = one_line(&self.title);
        let title = letters_of(&self.title);
        let text = self.text.trim_start();
        // It may run over several lines, and the text may begin with its words.
        let first = [text.split("\n\n").next(), text.lines().next()];
        let stands = first.into_iter().flatten().any(|words| letters_of(words) == title);
        if !title.is_empty() && !stands {
            self.text = format!("{}\n\n{}", self.title, self.text.trim_start());
        }
    }

    /// Takes a document's title for the headline where it stands at the head of the
    /// text: many say that of the document they were made from.
    pub fn believe_title(&mut self, title: &str) {
        let head = self.text.get(..self.text.floor_char_boundary(1000)).unwrap_or_default();
        let letters = letters_of(title);
        if !letters.is_empty() && letters_of(head).contains(&letters) {
            self.title = one_line(title);
        }
    }

    /// Makes a draft. The file's own words go before those read off the text.
    pub fn into_draft(mut self) -> Draft {
        // Files that were put together may begin with more than one mark.
        let normalised = normalise::normalise(self.text.trim_start_matches('\u{feff}'));
        self.changes.extend(count(normalised.line_ends, "line end changed", "line ends changed"));
        self.changes.extend(count(
            normalised.controls,
            "control character replaced",
            "control characters replaced",
        ));
        let text = normalised.text;
        let language = self.rules_of_language(&text);
        let sentences = segment::sentences_by_paragraph(&text, language);
        let head = header::read(&text, &sentences);
        let read = |known: String, span: Option<Span>| -> String {
            let known = one_line(&known);
            if known.is_empty() {
                span.map_or("", |span| span.of_text(&text).trim()).to_owned()
            } else {
                known
            }
        };
        let When { date, at } = self.published;
        Draft {
            file: String::new(),
            title: read(self.title, head.headline),
            outlet: read(self.outlet, head.outlet),
            agency: read(self.agency, head.agencies.first().copied()),
            byline: read(without_by(&self.byline).to_owned(), head.byline),
            place: read(self.place, head.place),
            published: date.or_else(|| head.date.map(|(_, date)| date)),
            language: language.tag.to_owned(),
            intake: self.changes.join("; "),
            provenance: Provenance {
                url: one_line(&self.url),
                published_at: at,
                captured_at: self.captured.words(),
                file_sha256: None,
            },
            sentences,
            text,
        }
    }

    /// The rules for the language that the text speaks; a short one says little of
    /// it, and then the file's word counts, which on a page may be its template's.
    fn rules_of_language(&self, text: &str) -> &'static language::Language {
        let named = self.language.split(['-', '_']).next().unwrap_or_default().to_lowercase();
        let rules = language::by_tag(&named);
        let is_known = !named.is_empty() && rules.tag == named;
        if is_known && text.len() < SHORT { rules } else { language::detect(text) }
    }
}

/// Letters and digits alone, in lower case: what two writings of the same words
/// have in common.
pub fn letters_of(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A name without the `By` before it.
pub fn without_by(name: &str) -> &str {
    let name = name.trim();
    let lower = name.to_lowercase();
    let by = ["by ", "by: ", "written by ", "von ", "par ", "por "]
        .iter()
        .find(|by| lower.starts_with(**by));
    by.and_then(|by| name.get(by.len()..)).unwrap_or(name).trim()
}

/// Words on one line, without what cannot be shown.
fn one_line(words: &str) -> String {
    let words = words.split(|c: char| c.is_whitespace() || c.is_control());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn count(n: usize, one: &str, many: &str) -> Option<String> {
    match n {
        0 => None,
        1 => Some(format!("1 {one}")),
        n => Some(format!("{n} {many}")),
    }
}

/// What of an article's intake its reader should be told at once: all but what
/// nobody sees or everybody knows.
pub fn notable(intake: &str) -> impl Iterator<Item = &str> {
    let parts = intake.split("; ").filter(|part| !part.is_empty());
    parts.filter(|part| !NO_NEWS.iter().any(|known| part.ends_with(known)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_split_and_cleaned() {
        let text = "Two berths reopened.\r\nNobody knew why.\u{1}";
        let draft = Raw::of_text(text, Vec::new()).into_draft();
        assert_eq!(draft.intake, "1 line end changed; 1 control character replaced");
        assert_eq!(notable(&draft.intake).collect::<Vec<_>>(), ["1 control character replaced"]);
        assert_eq!(draft.sentences.len(), 2);
        assert!(draft.sentences.iter().all(|span| span.fits(&draft.text)));
    }

    #[test]
    fn marks_of_encodings_are_no_part_of_the_text() {
        for marks in ["", "\u{feff}", "\u{feff}\u{feff}"] {
            let draft = Raw::of_text(format!("{marks}Words."), Vec::new()).into_draft();
            assert_eq!(draft.text, "Words.");
        }
    }

    #[test]
    fn what_the_file_says_goes_first() {
        let text = "VALLETTA, March 5 (Reuters) - No ferry left on Tuesday.";
        let mut raw = Raw::of_text(text, Vec::new());
        raw.title = "Ferry strike\n goes on".to_owned();
        raw.agency = "Norlund Wire".to_owned();
        raw.put_headline_first();
        raw.put_headline_first();
        let draft = raw.into_draft();
        assert_eq!(draft.text, format!("Ferry strike goes on\n\n{text}"));
        assert_eq!((&*draft.agency, &*draft.place), ("Norlund Wire", "VALLETTA"));
    }
}
