//! Moving about: sentences, words, articles, hits.

use egui::Context;

use super::Desk;
use crate::model::{ArticleId, Change, Project, Record, Span, Subject};
use crate::text::language::is_from_right;
use crate::ui::place::Place;
use crate::ui::view::Showing;

impl Desk {
    pub(in crate::ui) fn step_sentence(&mut self, by: isize, extend: bool) {
        self.place.step(self.session.project(), by, extend);
        self.reader.reveal();
    }

    pub(in crate::ui) fn step_word(&mut self, right: bool, extend: bool) {
        let project = self.session.project();
        let article = self.place.article.and_then(|id| project.article(id));
        // Where lines run from the right, the next word stands to the left.
        let forward = right != article.is_some_and(|it| is_from_right(&it.language));
        self.place.step_word(project, forward, extend);
        self.reader.reveal();
    }

    /// Goes to the next sentence that is not done, in this article and then in
    /// those after it, around the end.
    pub(in crate::ui) fn next_open(&mut self, ctx: &Context) {
        let project = self.session.project();
        let order: Vec<ArticleId> = project.in_order().map(|article| article.id).collect();
        let here = order.iter().position(|id| Some(*id) == self.place.article).unwrap_or(0);
        let open_after = |id: ArticleId, from: usize| {
            let coverage = self.coverages.get(project, id);
            if coverage.done == coverage.sentences {
                return None;
            }
            let spans = project.sentences(id).iter().enumerate().skip(from);
            spans.into_iter().find(|(_, span)| !project.is_done(id, **span)).map(|(i, _)| i)
        };
        let found = (0..=order.len()).find_map(|ahead| {
            let id = *order.get((here + ahead) % order.len())?;
            let from = if ahead == 0 { self.place.head + 1 } else { 0 };
            open_after(id, from).map(|sentence| Place::at(id, sentence))
        });
        match found {
            Some(place) if self.place.article == place.article && self.place.head == place.head => {
                self.notices.hint("This is the only sentence that is still open");
            }
            Some(place) => self.go(place),
            None => self.notices.hint("Every sentence has a tag or is marked “nothing here”"),
        }
        ctx.request_repaint();
    }

    pub(in crate::ui) fn step_article(&mut self, _: &Context, by: isize) {
        let project = self.session.project();
        let order: Vec<ArticleId> = project.in_order().map(|article| article.id).collect();
        let here = order.iter().position(|id| Some(*id) == self.place.article).unwrap_or(0);
        let there = here.saturating_add_signed(by).min(order.len().saturating_sub(1));
        if let Some(&id) = order.get(there) {
            self.open_article(id);
        }
    }

    /// Opens an article where the analyst left it.
    pub(in crate::ui) fn open_article(&mut self, id: ArticleId) {
        if self.place.article != Some(id) {
            let place = self.places.get(&id).cloned().unwrap_or(Place::at(id, 0));
            self.go(place);
        }
    }

    /// Selects the sentence in which a span begins.
    pub(in crate::ui) fn show_span(&mut self, article: ArticleId, span: Span) {
        let project = self.session.project();
        let Some(sentence) = project.sentence_at(article, span.start) else { return };
        self.go(Place::at(article, sentence));
    }

    pub(in crate::ui) fn start_search(&mut self, _: &Context) {
        self.search.wants_focus = true;
    }

    pub(in crate::ui) fn end_search(&mut self) {
        self.search.end();
        self.tags.show_tags();
    }

    pub(in crate::ui) fn step_hit(&mut self, forward: bool) {
        if let Some(hit) = self.search.step(forward) {
            self.show_span(hit.article, hit.at);
        }
    }

    /// Shows the hits, to be looked at, and offers the kinds to tag them with.
    pub(in crate::ui) fn offer_hits(&mut self, ctx: &Context) {
        self.tags.show_hits();
        self.tags.offer_kinds(true);
        if self.search.current().is_none() {
            self.step_hit(true);
        }
        // The keys are for the hits, not for a field.
        ctx.memory_mut(|memory| memory.stop_text_input());
    }

    pub(in crate::ui) fn tick_hit(&mut self) {
        if let Some(hit) = self.search.current() {
            let ticked = self.search.hits().get(hit).is_some_and(|hit| hit.ticked);
            self.search.tick(Some(hit), !ticked);
        }
    }

    /// Goes one step back out of what was begun: messages, a run of sentences or
    /// words, the search. Where there is nothing to leave, nothing is said.
    pub(in crate::ui) fn step_back(&mut self) {
        if self.notices.close() {
            return;
        }
        let place = &mut self.place;
        if place.words.is_some() || place.anchor != place.head {
            place.words = None;
            place.anchor = place.head;
        } else if self.search.is_on() {
            self.end_search();
        }
    }

    /// The words of the search field changed.
    pub(in crate::ui) fn search_for(&mut self, query: String) {
        self.search.query = query;
        self.search.restart(self.session.project());
        if self.search.is_on() {
            self.tags.show_hits();
        } else {
            self.tags.show_tags();
        }
    }

    /// Shows where a step acted, without moving anything else: what is in sight
    /// needs no showing where there is more than one place.
    pub(super) fn show_where(&mut self, changes: &[Change]) {
        if self.showing != Showing::Read {
            return;
        }
        let project = self.session.project();
        let places: Vec<(ArticleId, usize)> =
            changes.iter().filter_map(|change| place_of(project, change)).collect();
        let Some(&(article, sentence)) = places.first() else { return };
        let here = |index: &usize| self.place.run().contains(index);
        let seen = |index: &usize| places.len() > 1 && self.reader.shows(*index);
        let shown = places
            .iter()
            .any(|(id, index)| self.place.article == Some(*id) && (here(index) || seen(index)));
        if !shown {
            self.go(Place::at(article, sentence));
        }
    }
}

/// The sentence that a change is about.
fn place_of(project: &Project, change: &Change) -> Option<(ArticleId, usize)> {
    let (article, at) = match change.record()? {
        Record::Tag(tag) => (tag.article, tag.at),
        Record::Stance(stance) => (stance.article, stance.at),
        Record::Attribution(it) => project.tag(it.tag).map(|tag| (tag.article, tag.at))?,
        Record::Sentences(run) => (run.article, *run.spans.first()?),
        Record::Review(review) => {
            let marks = [&change.before, &change.after].into_iter().flatten();
            let mut marks = marks.filter_map(|record| match record {
                Record::Review(part) => part.nothing_here.first().copied(),
                _ => None,
            });
            (review.article, marks.next()?)
        }
        Record::Note(note) => match note.on {
            Subject::Sentence(article, at) => (article, at),
            Subject::Tag(tag) => project.tag(tag).map(|tag| (tag.article, tag.at))?,
        },
        _ => return None,
    };
    Some((article, project.sentence_at(article, at.start)?))
}

impl Desk {
    /// Whether a command has just opened a field that wants what is typed next.
    pub(in crate::ui) fn wants_text(&self) -> bool {
        self.search.wants_focus
            || self.inspector.wants_focus()
            || self.board.wants_focus()
            || self.dialog.is_some()
    }
}
