//! Looking for words in all articles, a slice of time at a frame.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use crate::analysis::search::Needle;
use crate::model::{ArticleId, Change, Project, Record, Span};

/// How long a frame may look for hits.
const SLICE: Duration = Duration::from_millis(4);

/// More hits than this are not listed: nobody looks through them.
pub const MOST: usize = 5_000;

/// A place where the words were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// In which article.
    pub article: ArticleId,
    /// Where.
    pub at: Span,
    /// Whether it takes part when hits are tagged.
    pub ticked: bool,
}

/// The search field and what was found.
#[derive(Debug, Default)]
pub struct Search {
    /// The words, as typed.
    pub query: String,
    /// Whether the field wants the focus in the next frame.
    pub wants_focus: bool,
    needle: Option<Needle>,
    hits: Vec<Hit>,
    /// Articles that were not yet looked through, last first.
    waiting: Vec<ArticleId>,
    current: Option<usize>,
    /// Whether the hits of articles that came later stand at the end.
    unsorted: bool,
}

impl Search {
    /// Whether words are looked for.
    pub const fn is_on(&self) -> bool {
        self.needle.is_some()
    }

    /// What was found so far, in list order.
    pub fn hits(&self) -> &[Hit] {
        &self.hits
    }

    /// Whether the search goes on.
    pub fn is_working(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// The hit that was gone to.
    pub const fn current(&self) -> Option<usize> {
        self.current
    }

    /// Makes a hit the current one.
    pub fn go_to(&mut self, hit: usize) -> Option<Hit> {
        let found = self.hits.get(hit).copied();
        self.current = found.map(|_| hit);
        found
    }

    /// The hit after (or before) the current one, around the ends.
    pub fn step(&mut self, forward: bool) -> Option<Hit> {
        let n = self.hits.len();
        if n == 0 {
            return None;
        }
        let next = match (self.current, forward) {
            (None, true) => 0,
            (None, false) => n - 1,
            (Some(i), true) => (i + 1) % n,
            (Some(i), false) => (i + n - 1) % n,
        };
        self.go_to(next)
    }

    /// Ticks or unticks one hit, or all where none is named.
    pub fn tick(&mut self, hit: Option<usize>, ticked: bool) {
        match hit {
            Some(hit) => {
                if let Some(hit) = self.hits.get_mut(hit) {
                    hit.ticked = ticked;
                }
            }
            None => self.hits.iter_mut().for_each(|hit| hit.ticked = ticked),
        }
    }

    /// The hits inside a span of an article, with whether each is the current.
    pub fn inside(&self, article: ArticleId, span: Span) -> impl Iterator<Item = (Span, bool)> {
        self.hits
            .iter()
            .enumerate()
            .filter(move |(_, hit)| hit.article == article && hit.at.overlaps(span))
            .map(|(i, hit)| (hit.at, self.current == Some(i)))
    }

    /// Begins to look for the words in the field; blank words end the search.
    pub fn restart(&mut self, project: &Project) {
        self.needle = Needle::new(self.query.trim());
        self.hits.clear();
        self.current = None;
        self.unsorted = false;
        self.waiting.clear();
        if self.needle.is_some() {
            self.waiting.extend(project.in_order().map(|article| article.id).rev());
        }
    }

    /// Follows changes: hits go with their article, and an article that was added
    /// is looked through as well.
    pub fn follow(&mut self, project: &Project, changes: &[Change]) {
        if self.needle.is_none() {
            return;
        }
        let text = |record: &Option<Record>| match record {
            Some(Record::Text(text)) => Some(text.article),
            _ => None,
        };
        let gone: HashSet<ArticleId> = changes.iter().filter_map(|c| text(&c.before)).collect();
        let added: Vec<ArticleId> = changes.iter().filter_map(|c| text(&c.after)).collect();
        if !gone.is_empty() {
            let current = self.current.and_then(|i| self.hits.get(i)).copied();
            self.hits.retain(|hit| !gone.contains(&hit.article));
            self.waiting.retain(|article| !gone.contains(article));
            self.find_current(current);
        }
        if self.hits.len() < MOST {
            self.waiting.splice(0..0, added.into_iter().rev());
        }
        // An article may have come back, or been moved, between others.
        let listed = |change: &Change| matches!(change.record(), Some(Record::Article(_)));
        if changes.iter().any(listed) {
            self.sort(project);
            self.unsorted = self.is_working();
        }
    }

    /// Puts the hits into the order of the list.
    fn sort(&mut self, project: &Project) {
        let current = self.current.and_then(|i| self.hits.get(i)).copied();
        let place = |id: ArticleId| project.article(id).map(|article| (article.position, id));
        self.hits.sort_by_cached_key(|hit| (place(hit.article), hit.at));
        self.find_current(current);
    }

    fn find_current(&mut self, current: Option<Hit>) {
        let same = |hit: &Hit| current.is_some_and(|c| (c.article, c.at) == (hit.article, hit.at));
        self.current = self.hits.iter().position(same);
    }

    /// Ends the search.
    pub fn end(&mut self) {
        *self = Self::default();
    }

    /// Looks on for one slice of time. True if there is more to look through.
    pub fn work(&mut self, project: &Project) -> bool {
        let Some(needle) = &self.needle else { return false };
        let began = Instant::now();
        while began.elapsed() < SLICE {
            let Some(article) = self.waiting.pop() else { break };
            let found = needle.places(project.text(article));
            self.hits.extend(found.map(|at| Hit { article, at, ticked: true }));
            if self.hits.len() >= MOST {
                self.hits.truncate(MOST);
                self.waiting.clear();
            }
        }
        if !self.is_working() && std::mem::take(&mut self.unsorted) {
            self.sort(project);
        }
        self.is_working()
    }
}
