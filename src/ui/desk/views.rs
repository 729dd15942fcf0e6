//! What the keys of Compare and of the overview do, and the threads behind them.

use egui::Context;

use super::Desk;
use crate::analysis::overview::Place;
use crate::edit::{derivation, version};
use crate::model::{ArticleId, DerivationKind};
use crate::ui::panels::compare::Side;
use crate::ui::view::Showing;

/// Rows that a page key goes.
const PAGE: isize = 10;

impl Desk {
    /// Shows one of the views.
    pub(in crate::ui) fn show_view(&mut self, showing: Showing) {
        if showing == Showing::Compare {
            self.compare.open(self.place.article);
        }
        self.showing = showing;
    }

    /// Lets the view that shows take up what its threads have come to.
    pub(super) fn look_after_views(&mut self, ctx: &Context) {
        if !self.open || !matches!(self.showing, Showing::Compare | Showing::Overview) {
            return;
        }
        let project = self.session.project();
        self.kin.work(project, ctx);
        if self.showing == Showing::Compare {
            self.compare.work(project, &self.kin, ctx);
        } else {
            self.overview.work(project, &self.kin, ctx);
        }
    }

    /// Does in the view that shows what a key of the reader does in the reader.
    /// False where the key means the same everywhere.
    pub(in crate::ui) fn view_key(&mut self, id: &str) -> bool {
        match self.showing {
            Showing::Read => false,
            Showing::Board => self.board_key(id),
            Showing::Compare => self.compare_key(id),
            Showing::Overview => self.overview_key(id),
        }
    }

    fn compare_key(&mut self, id: &str) -> bool {
        match id {
            "go.next" | "go.extend_down" => self.compare.step(1),
            "go.previous" | "go.extend_up" => self.compare.step(-1),
            "go.word_right" | "article.next" => self.step_difference(true),
            "go.word_left" | "article.previous" => self.step_difference(false),
            "go.select_right" => self.compare.choose(Side::Second),
            "go.select_left" => self.compare.choose(Side::First),
            "go.first" => self.compare.step(isize::MIN),
            "go.last" => self.compare.step(isize::MAX),
            "go.page_down" => self.compare.step(PAGE),
            "go.page_up" => self.compare.step(-PAGE),
            "edit.step_back" => self.back_to_read(),
            _ => return false,
        }
        true
    }

    fn step_difference(&mut self, forward: bool) {
        if !self.compare.step_difference(forward) {
            let way = if forward { "below" } else { "above" };
            self.notices.hint(format!("No other difference {way}"));
        }
    }

    fn overview_key(&mut self, id: &str) -> bool {
        match id {
            "go.next" | "go.extend_down" => self.overview.step(1),
            "go.previous" | "go.extend_up" => self.overview.step(-1),
            "go.word_right" | "go.select_right" => self.overview.step_task(1),
            "go.word_left" | "go.select_left" => self.overview.step_task(-1),
            "go.first" => self.overview.step(isize::MIN),
            "go.last" => self.overview.step(isize::MAX),
            "go.page_down" => self.overview.step(PAGE),
            "go.page_up" => self.overview.step(-PAGE),
            "edit.step_back" => self.back_to_read(),
            _ => return false,
        }
        true
    }

    /// Shows the article again; messages are closed first.
    fn back_to_read(&mut self) {
        if !self.notices.close() {
            self.showing = Showing::Read;
        }
    }

    /// Goes to what is chosen in the view that shows.
    pub(in crate::ui) fn go_from_view(&mut self) {
        match self.showing {
            Showing::Read => {}
            Showing::Board => self.go_from_board(),
            Showing::Compare => match self.compare.sentence() {
                Some((article, at)) => self.show_span(article, at),
                None => self.notices.hint("There is no sentence here"),
            },
            Showing::Overview => match self.overview.place() {
                Some(place) => self.go_to_place(place),
                None => self.notices.hint("Nothing is left to do in this list"),
            },
        }
    }

    /// Goes to something that is left to do.
    pub(in crate::ui) fn go_to_place(&mut self, place: Place) {
        match place {
            Place::Article(id) => self.read_article(id),
            Place::Words(article, at) => self.show_span(article, at),
            Place::Proposition(id) => {
                self.showing = Showing::Board;
                self.board.choose(id);
            }
            Place::Pair(from, to) => {
                self.compare.open_pair(from, to);
                self.showing = Showing::Compare;
            }
        }
    }

    /// Shows an article to read, also where it is the open one.
    pub(in crate::ui) fn read_article(&mut self, id: ArticleId) {
        self.open_article(id);
        self.showing = Showing::Read;
    }

    /// Shows the open article beside the one that it may come from.
    pub(in crate::ui) fn seek_origin(&mut self) {
        let Some(article) = self.place.article else { return };
        self.compare.seek(article);
        self.showing = Showing::Compare;
    }

    /// Looks for the earlier version of the open article, or says that it has none.
    pub(in crate::ui) fn seek_version(&mut self) {
        let Some(id) = self.place.article else { return };
        if self.session.project().article(id).is_some_and(|it| it.previous.is_some()) {
            self.edit(Box::new(move |project, _| version::set(project, &[(id, None)])));
        } else {
            self.seek_origin();
        }
    }

    /// Decides what one of the compared articles owes to the other.
    pub(in crate::ui) fn decide_derivation(&mut self, ctx: &Context, kind: Option<DerivationKind>) {
        let Some((pair, reason)) = self.compare.decision(self.session.project(), kind) else {
            self.notices.hint("The articles are still being compared");
            return;
        };
        self.signed(ctx, move |desk, _| {
            desk.edit(Box::new(move |project, hand| {
                derivation::decide(project, hand, pair, kind, &reason)
            }));
            desk.compare.turn_back();
        });
    }

    /// Says that one of the compared articles is a version of the other, or that it
    /// is none.
    pub(in crate::ui) fn toggle_version(&mut self) {
        let project = self.session.project();
        let Some((of, article)) = self.compare.version(project) else {
            self.notices.hint("The articles are still being compared");
            return;
        };
        let is_one = project.article(article).is_some_and(|it| it.previous == Some(of));
        let of = (!is_one).then_some(of);
        self.edit(Box::new(move |project, _| version::set(project, &[(article, of)])));
    }
}
