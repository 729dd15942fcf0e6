//! What is pasted becomes an article: text, and the HTML that a browser hands on
//! beside it.
//!
//! The HTML has the paragraphs, and often headline, outlet and address. Clipboards
//! lag behind or hold something else there, so it is believed only where the text
//! is in it.

use super::contain;
use super::html::{Selection, has_most};
use super::raw::{PASTED, PASTED_FROM_PAGE, Raw, TYPED};
use crate::model::Draft;
use crate::text::normalise::normalise;

/// Larger HTML is not looked at.
const LARGEST: usize = 32 << 20;

/// Texts that agree have pieces of so many letters in common; a text that was
/// corrected by hand keeps at least those of a word.
const PIECE: usize = 24;
const WORD: usize = 8;

/// A way to take what was pasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// The article of a page that was copied as a whole.
    Article,
    /// All that was copied, in its paragraphs.
    All,
    /// The text without the HTML.
    Plain,
}

/// What was pasted.
#[derive(Clone, Debug, Default)]
pub struct Pasted {
    /// What the HTML says of the article.
    facts: Raw,
    /// The ways to take it, the likeliest first.
    texts: Vec<(Reading, String)>,
}

impl Pasted {
    /// Text alone; nothing where it was typed.
    pub fn of_text(text: &str) -> Self {
        let texts = vec![(Reading::Plain, text.to_owned())];
        Self { texts, ..Self::default() }
    }

    /// Text, and the HTML beside it. Where the HTML says no more than the text does,
    /// it is the text.
    pub fn of(html: String, text: &str) -> Self {
        let bytes = html.len();
        let read = (1..=LARGEST).contains(&bytes).then(|| {
            let read = contain::run(bytes, move || Selection::read(&html));
            read.ok().and_then(Result::ok)
        });
        let plain = Self::of_text(text);
        match read.flatten() {
            Some(selection) => plain.with(selection),
            None => plain,
        }
    }

    fn with(mut self, selection: Selection) -> Self {
        let Selection { facts, all, article } = selection;
        let text = self.text(Reading::Plain);
        if all.is_empty() || !has_most(&all, text, PIECE) {
            return self;
        }
        let (is_nothing, is_the_same) =
            (text.trim().is_empty(), all == normalise(text).text.trim());
        self.facts = facts;
        if is_the_same && self.said().is_empty() {
            return Self { facts: Raw::default(), ..self };
        }
        if is_nothing {
            self.texts.clear();
        }
        if !is_the_same {
            self.texts.insert(0, (Reading::All, all));
        }
        if !article.is_empty() && self.texts.iter().all(|(_, text)| *text != article) {
            self.texts.insert(0, (Reading::Article, article));
        }
        self
    }

    /// The ways to take it, the likeliest first.
    pub fn readings(&self) -> impl Iterator<Item = (Reading, &str)> {
        self.texts.iter().map(|(reading, text)| (*reading, text.as_str()))
    }

    /// Its text in one of these ways; empty where it cannot be taken so.
    pub fn text(&self, wanted: Reading) -> &str {
        self.readings().find(|(reading, _)| *reading == wanted).map_or("", |(_, text)| text)
    }

    /// What the HTML says of the article: headline, outlet, byline, day, address, as
    /// far as it does.
    pub fn said(&self) -> Vec<String> {
        let Raw { title, outlet, byline, published, url, .. } = &self.facts;
        let day = published.date.map(|date| date.to_string()).unwrap_or_default();
        let said = [title, outlet, byline, &day, url]
            .map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "));
        said.into_iter().filter(|words| !words.is_empty()).collect()
    }

    /// Makes a draft of it, with the text as it was corrected by hand.
    pub fn draft(&self, text: &str) -> Draft {
        // What was typed over it is no part of the page.
        if !self.readings().any(|(_, known)| !known.is_empty() && has_most(known, text, WORD)) {
            return Raw::of_text(text, vec![TYPED.to_owned()]).into_draft();
        }
        let mut raw = Raw { text: text.to_owned(), ..self.facts.clone() };
        let is_of_page = !self.text(Reading::All).is_empty() || !self.said().is_empty();
        raw.changes.push(if is_of_page { PASTED_FROM_PAGE } else { PASTED }.to_owned());
        if self.readings().all(|(_, known)| known != text) {
            raw.changes.push("changed by hand before it was added".to_owned());
        }
        raw.into_draft()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn readings(pasted: &Pasted) -> Vec<(Reading, &str)> {
        pasted.readings().collect()
    }

    #[test]
    fn a_selection_keeps_its_paragraphs_and_what_is_said_of_it() {
        let html = "<h1>Dam holds</h1><p>By <a rel=author href=x>Ann Poe</a></p><p>It held.</p>";
        let pasted = Pasted::of(html.to_owned(), "Dam holds\nBy Ann Poe\nIt held.");
        let text = "Dam holds\n\nBy Ann Poe\n\nIt held.";
        assert_eq!(
            readings(&pasted),
            [(Reading::All, text), (Reading::Plain, "Dam holds\nBy Ann Poe\nIt held.")]
        );
        assert_eq!(pasted.said(), ["Dam holds", "Ann Poe"]);
        let draft = pasted.draft(text);
        assert_eq!((&*draft.title, &*draft.byline), ("Dam holds", "Ann Poe"));
        assert_eq!(draft.intake, "pasted from a web page");
        let draft = pasted.draft("Dam holds\n\nIt held.");
        assert_eq!(
            (&*draft.title, &*draft.intake),
            ("Dam holds", "pasted from a web page; changed by hand before it was added")
        );
    }

    #[test]
    fn html_that_says_no_more_or_something_else_is_not_taken() {
        let text = "The dam held.\r\nCrews left.";
        for html in [
            "",
            "<img src=x>",
            "<span>The dam held.<br>Crews left.</span>",
            "<p>An earlier clipboard, of another page.</p>",
            &"<div>".repeat(20_000),
        ] {
            let pasted = Pasted::of(html.to_owned(), text);
            assert_eq!(readings(&pasted), [(Reading::Plain, text)], "{html:.40}");
            assert_eq!(pasted.draft(text).intake, "pasted; 1 line end changed");
        }
    }

    #[test]
    fn what_is_nothing_in_place_of_a_page_has_nothing_of_it() {
        let html = "<title>Dam holds</title><h1>Dam holds</h1><p>It held.</p>";
        let pasted = Pasted::of(html.to_owned(), "Dam holds\n\nIt held.");
        let draft = pasted.draft("Rain fell all night on the hills above Karsk.");
        assert_eq!((&*draft.title, &*draft.intake), ("", "typed"));
        assert_eq!(Pasted::of_text("").draft("The dam held.").intake, "typed");
    }

    #[test]
    fn a_page_gives_its_article_all_of_it_and_the_text() {
        let said = "The gates were opened by hand, three of the crew said, on the night.";
        let html = format!(
            "<title>The gates</title><base href='https://example.org/'><link rel=canonical \
             href=/a/1><nav><a href=x>News</a></nav><h1>The gates</h1>{}",
            format!("<p>{said}</p>").repeat(3)
        );
        let pasted = Pasted::of(html, "");
        let kinds: Vec<Reading> = pasted.readings().map(|(reading, _)| reading).collect();
        assert_eq!(kinds, [Reading::Article, Reading::All]);
        let draft = pasted.draft(pasted.text(Reading::Article));
        assert_eq!(draft.provenance.url, "https://example.org/a/1");
        assert!(draft.text.starts_with("The gates\n\nThe gates were") && draft.file.is_empty());
    }
}
