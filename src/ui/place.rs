//! Where the analyst is: which article, which sentences, which words.
//!
//! This is the window's, not the project's: undo never moves it but to show
//! where it acted.

use std::ops::RangeInclusive;

use crate::model::{ArticleId, Project, Span};
use crate::text::words;

/// A stretch between two bytes of a sentence, with a fixed and a moving end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// The end that stays.
    pub anchor: u32,
    /// The end that moves.
    pub head: u32,
}

/// Where the analyst is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The article that is open in the reader.
    pub article: Option<ArticleId>,
    /// The selected sentence: the end of the run that moves.
    pub head: usize,
    /// The end of the run that stays; the same as `head` for one sentence.
    pub anchor: usize,
    /// The word cursor or selected words, inside the sentence at `head`.
    pub words: Option<Words>,
}

impl Place {
    /// At one sentence of an article.
    pub const fn at(article: ArticleId, sentence: usize) -> Self {
        Self { article: Some(article), head: sentence, anchor: sentence, words: None }
    }

    /// The selected sentences, by index.
    pub fn run(&self) -> RangeInclusive<usize> {
        self.head.min(self.anchor)..=self.head.max(self.anchor)
    }

    /// The selected sentences' spans.
    pub fn sentences(&self, project: &Project) -> Vec<Span> {
        let Some(article) = self.article else { return Vec::new() };
        project.sentences(article).get(self.run()).unwrap_or_default().to_vec()
    }

    /// The sentence at the moving end.
    pub fn sentence(&self, project: &Project) -> Option<Span> {
        project.sentences(self.article?).get(self.head).copied()
    }

    /// The same, with its article.
    pub fn here(&self, project: &Project) -> Option<(ArticleId, Span)> {
        Some((self.article?, self.sentence(project)?))
    }

    /// The selected words, trimmed; none where there is only a cursor.
    pub fn picked(&self, project: &Project) -> Option<Span> {
        let Words { anchor, head } = self.words?;
        let within = Span::new(anchor.min(head), anchor.max(head));
        let picked = words::trim(project.text(self.article?), within);
        (!picked.is_empty()).then_some(picked)
    }

    /// Goes `by` sentences on or, with `extend`, draws the run that far.
    pub fn step(&mut self, project: &Project, by: isize, extend: bool) {
        let Some(article) = self.article else { return };
        let last = project.sentences(article).len().saturating_sub(1);
        self.head = self.head.saturating_add_signed(by).min(last);
        self.words = None;
        if !extend {
            self.anchor = self.head;
        }
    }

    /// Moves the word cursor a word on (`forward`) or back; with `extend` selects.
    pub fn step_word(&mut self, project: &Project, forward: bool, extend: bool) {
        let Some(article) = self.article else { return };
        let Some(sentence) = self.sentence(project) else { return };
        self.anchor = self.head;
        let stops = words::words(project.text(article), sentence);
        let from = self.words.map_or(sentence.start, |words| words.head);
        let head = match (forward, extend) {
            (true, true) => stops.iter().map(|w| w.end).find(|&end| end > from),
            (true, false) => stops.iter().map(|w| w.start).find(|&start| start > from),
            (false, _) => stops.iter().rev().map(|w| w.start).find(|&start| start < from),
        };
        let head = head.unwrap_or(if forward { sentence.end } else { sentence.start });
        let anchor = match self.words {
            Some(words) if extend => words.anchor,
            _ if extend => from,
            _ => head,
        };
        self.words = Some(Words { anchor, head });
    }

    /// Keeps the place inside the project after a change.
    pub fn clamp(&mut self, project: &Project) {
        let Some(article) = self.article else { return };
        if project.article(article).is_none() {
            *self = Self::default();
            return;
        }
        let last = project.sentences(article).len().saturating_sub(1);
        self.head = self.head.min(last);
        self.anchor = self.anchor.min(last);
        let inside = self.sentence(project).zip(self.words).is_some_and(|(sentence, words)| {
            let within = |at: u32| sentence.start <= at && at <= sentence.end;
            within(words.anchor) && within(words.head)
        });
        if !inside {
            self.words = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Article, Id, Parts, Provenance, Sentences, Text, TextHash};

    fn project(text: &str, ends: &[u32]) -> (Project, ArticleId) {
        let id = ArticleId(Id(1));
        let mut start = 0;
        let spans = ends
            .iter()
            .map(|&end| {
                let span = words::trim(text, Span::new(start, end));
                start = end;
                span
            })
            .collect();
        let article = Article {
            id,
            position: 1,
            outlet: None,
            agency: None,
            title: String::new(),
            published: None,
            previous: None,
            byline: String::new(),
            place: String::new(),
            language: String::new(),
            file: String::new(),
            intake: String::new(),
            sha256: TextHash::of(text),
            provenance: Provenance::default(),
        };
        let parts = Parts {
            articles: vec![article],
            texts: vec![Text { article: id, text: text.into() }],
            sentences: vec![Sentences { article: id, spans }],
            ..Parts::default()
        };
        (Project::of(parts), id)
    }

    #[test]
    fn words_are_selected_from_the_cursor_on_and_back() {
        let text = "She was “not aware” of it.";
        let (project, id) = project(text, &[text.len() as u32]);
        let mut place = Place::at(id, 0);
        for _ in 0..2 {
            place.step_word(&project, true, false);
        }
        assert_eq!(place.picked(&project), None);
        for _ in 0..2 {
            place.step_word(&project, true, true);
        }
        let words = |place: &Place| place.picked(&project).unwrap().of_text(text).to_owned();
        assert_eq!(words(&place), "not aware");
        place.step_word(&project, false, true);
        assert_eq!(words(&place), "not");
    }

    #[test]
    fn a_run_grows_and_shrinks_from_its_anchor() {
        let (project, id) = project("A. B. C. D.", &[3, 6, 9, 11]);
        let mut place = Place::at(id, 1);
        place.step(&project, 2, true);
        assert_eq!((place.run(), place.sentences(&project).len()), (1..=3, 3));
        place.step(&project, -3, true);
        assert_eq!(place.run(), 0..=1);
        place.step(&project, -5, false);
        assert_eq!(place.run(), 0..=0);
    }
}
