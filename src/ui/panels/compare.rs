//! Two articles side by side: what both say, what only one says, and what one
//! owes to the other, to be decided here.
//!
//! The sentences are matched on a thread, once for a pair until one of the two
//! changes. Only rows in sight are laid out.

mod head;
mod row;

use std::sync::Arc;

use egui::{CentralPanel, Context, Frame, Margin, Panel, Rect, ScrollArea, Ui, pos2, vec2};

use crate::analysis::derivation::{self, Proposal};
use crate::analysis::side_by_side::{Row, side_by_side};
use crate::model::{ArticleId, Change, Derivation, DerivationKind, Project, Span};
use crate::session::Job;
use crate::session::job::Poll;
use crate::ui::icon;
use crate::ui::kin::Kin;
use crate::ui::theme::{Type, space, tokens};
use crate::ui::view::{Requests, View};
use crate::ui::widgets::heights::HeightIndex;
use crate::ui::widgets::parts;

/// A side of the view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// The left.
    #[default]
    First,
    /// The right.
    Second,
}

/// Two articles as they were compared.
struct Seen {
    pair: (ArticleId, ArticleId),
    rows: Vec<Row>,
    proposal: Option<Proposal>,
}

impl Seen {
    fn of(project: &Project, pair: (ArticleId, ArticleId)) -> Self {
        let rows = side_by_side(project, pair.0, pair.1);
        Self { pair, rows, proposal: derivation::compare(project, pair.0, pair.1) }
    }
}

/// The view's own state.
#[derive(Default)]
pub struct ComparePanel {
    pair: Option<(ArticleId, ArticleId)>,
    /// Whose counterpart is looked for.
    sought: Option<ArticleId>,
    seen: Option<Arc<Seen>>,
    job: Option<Job<Seen>>,
    stale: bool,
    /// Whether the derivation is looked at the other way round than proposed.
    turned: bool,
    heights: HeightIndex,
    /// How wide the rows were when they were measured.
    width: f32,
    /// The chosen row.
    chosen: usize,
    side: Side,
    /// For how many frames the chosen row is still brought into sight: rows above
    /// it get their heights while they come into view.
    reveal: u8,
}

impl ComparePanel {
    /// Shows an article beside the one most like it, unless it is shown already.
    pub fn open(&mut self, article: Option<ArticleId>) {
        if let Some((first, second)) = self.pair
            && article.is_none_or(|it| it == first || it == second)
        {
            return;
        }
        self.pair = None;
        self.sought = article;
    }

    /// Shows an article beside the one that it shares most with.
    pub fn seek(&mut self, article: ArticleId) {
        self.pair = None;
        self.sought = Some(article);
    }

    /// Shows two articles.
    pub fn open_pair(&mut self, first: ArticleId, second: ArticleId) {
        self.pair = Some((first, second));
        (self.chosen, self.turned, self.reveal) = (0, false, 3);
    }

    /// Whether articles are being compared just now.
    pub const fn is_working(&self) -> bool {
        self.job.is_some()
    }

    /// Follows changes: a pair of which one changed is compared anew.
    pub fn follow(&mut self, changes: &[Change]) {
        let Some((first, second)) = self.pair else { return };
        self.stale |= changes.iter().any(|change| {
            use crate::model::Record::{Article, Outlet, Sentences, Text};
            let is_shown = |id: ArticleId| id == first || id == second;
            [&change.before, &change.after].into_iter().flatten().any(|record| match record {
                Article(_) | Sentences(_) | Text(_) => record.article().is_none_or(is_shown),
                Outlet(_) => true,
                _ => false,
            })
        });
    }

    /// Takes up what the thread has come to, and gives it what is to be done.
    pub fn work(&mut self, project: &Project, kin: &Kin, ctx: &Context) {
        let is_there = |id: ArticleId| project.article(id).is_some();
        self.pair = self.pair.filter(|(first, second)| is_there(*first) && is_there(*second));
        if self.pair.is_none() && kin.pairs().is_some() {
            self.sought = self.sought.filter(|id| is_there(*id));
            let first = self.sought.or_else(|| project.in_order().next().map(|it| it.id));
            if let Some((first, second)) = first.and_then(|id| counterpart(project, kin, id)) {
                self.open_pair(first, second);
            }
        }
        if let Some(job) = &self.job {
            match job.poll() {
                Poll::Working => return,
                Poll::Done(seen) => {
                    if self.chosen == 0 {
                        let text = seen.rows.iter().position(|row| !row.front);
                        self.chosen = text.unwrap_or(0);
                    }
                    self.seen = Some(Arc::new(seen));
                    self.width = 0.0;
                }
                // Nothing is shown rather than asked for again and again.
                Poll::Lost => {
                    let none = |pair| Arc::new(Seen { pair, rows: Vec::new(), proposal: None });
                    self.seen = self.pair.map(none);
                }
            }
            self.job = None;
        }
        let Some(pair) = self.pair else { return };
        if self.seen.as_ref().is_some_and(|seen| seen.pair == pair) && !self.stale {
            return;
        }
        self.stale = false;
        let (snapshot, waker) = (project.clone(), ctx.clone());
        let wake = move || waker.request_repaint();
        let work = move |_: &_| Seen::of(&snapshot, pair);
        self.job = Job::start("Comparing two articles", wake, work).ok();
    }

    /// What was compared, if it is the pair that is to be shown.
    fn seen(&self) -> Option<&Arc<Seen>> {
        self.seen.as_ref().filter(|seen| Some(seen.pair) == self.pair)
    }

    /// Moves the choice by so many rows.
    pub fn step(&mut self, by: isize) {
        let last = self.seen().map_or(0, |seen| seen.rows.len().saturating_sub(1));
        self.chosen = self.chosen.saturating_add_signed(by).min(last);
        self.reveal = 3;
    }

    /// Goes to the next difference, or the one before; false where there is none.
    pub fn step_difference(&mut self, forward: bool) -> bool {
        let Some(seen) = self.seen() else { return false };
        let mut rows = seen.rows.iter().enumerate();
        let differs = |(_, row): &(usize, &Row)| row.differs();
        let found = if forward {
            rows.skip(self.chosen + 1).find(differs)
        } else {
            rows.rfind(|(nth, row)| *nth < self.chosen && differs(&(*nth, row)))
        };
        let Some((nth, _)) = found else { return false };
        self.chosen = nth;
        self.reveal = 3;
        true
    }

    /// Chooses a side.
    pub const fn choose(&mut self, side: Side) {
        self.side = side;
    }

    /// The chosen sentence: on the chosen side, or where the row has one.
    pub fn sentence(&self) -> Option<(ArticleId, Span)> {
        let seen = self.seen()?;
        let row = seen.rows.get(self.chosen)?;
        let first = row.first.map(|(_, at)| (seen.pair.0, at));
        let second = row.second.map(|(_, at)| (seen.pair.1, at));
        match self.side {
            Side::First => first.or(second),
            Side::Second => second.or(first),
        }
    }

    /// Looks at the derivation the other way round.
    pub const fn turn(&mut self) {
        self.turned = !self.turned;
    }

    /// Looks at it as decided or proposed again.
    pub const fn turn_back(&mut self) {
        self.turned = false;
    }

    /// What a decision would be about: from which article to which, and why it
    /// may be of that kind.
    pub fn decision(
        &self,
        project: &Project,
        kind: Option<DerivationKind>,
    ) -> Option<((ArticleId, ArticleId), String)> {
        let pair = self.direction(project)?;
        let proposal = self.seen()?.proposal.as_ref();
        let agrees = |it: &&Proposal| kind == Some(it.kind) && (it.from, it.to) == pair;
        let reason = proposal.filter(agrees).map_or_else(String::new, |it| it.reasons.join("; "));
        Some((pair, reason))
    }

    /// The earlier article and the one that is a version of it: as decided, else as
    /// a derivation would be.
    pub fn version(&self, project: &Project) -> Option<(ArticleId, ArticleId)> {
        let (from, to) = self.direction(project)?;
        let is_of = |id: ArticleId, of| project.article(id)?.previous.filter(|it| *it == of);
        Some(if is_of(from, to).is_some() { (to, from) } else { (from, to) })
    }

    /// From which article to which: as decided, else as proposed.
    fn direction(&self, project: &Project) -> Option<(ArticleId, ArticleId)> {
        let seen = self.seen()?;
        let decided = decided(project, seen.pair).map(|it| (it.from, it.to));
        let proposed = seen.proposal.as_ref().map_or(seen.pair, |it| (it.from, it.to));
        let (from, to) = decided.unwrap_or(proposed);
        Some(if self.turned { (to, from) } else { (from, to) })
    }

    /// Draws the view.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, requests: &mut Requests) {
        let t = tokens(ui);
        let margin = margin(view);
        let frame = Frame::new().fill(t.panel).inner_margin(Margin::symmetric(margin as i8, 10));
        let can = view.project.articles().len() > 1;
        if can {
            Panel::top("compare head").frame(frame).resizable(false).show(ui, |ui| {
                self.head_ui(ui, view, requests);
            });
        }
        CentralPanel::default().frame(Frame::new().fill(t.reader)).show(ui, |ui| {
            if !can {
                let hint = "Compare shows two reports side by side: open or paste another one.";
                parts::empty(ui, icon::FILE_TEXT, "There is nothing to compare yet", hint);
                return;
            }
            match self.seen().cloned() {
                Some(seen) => self.rows_ui(ui, view, &seen),
                None => parts::empty(ui, icon::SEARCH, "The articles are being compared…", ""),
            }
        });
    }

    fn rows_ui(&mut self, ui: &mut Ui, view: &View<'_>, seen: &Seen) {
        let all = ui.max_rect();
        let columns = row::Columns::of(all, margin(view));
        if (self.width - all.width()).abs() > 0.5 {
            self.width = all.width();
            let guess = |row: &Row| row::guess(view.project, seen.pair, row, &columns);
            self.heights = HeightIndex::new(seen.rows.iter().map(guess));
        }
        self.chosen = self.chosen.min(seen.rows.len().saturating_sub(1));
        let scroll = ScrollArea::vertical().id_salt("compare").auto_shrink(false);
        scroll.show_viewport(ui, |ui, seen_part| {
            ui.set_height(self.heights.total() as f32 + space::XL);
            let origin = ui.max_rect().min;
            if self.reveal > 0 {
                self.reveal -= 1;
                let top = origin.y + self.heights.top(self.chosen) as f32;
                let size = vec2(1.0, self.heights.height(self.chosen));
                ui.scroll_to_rect(Rect::from_min_size(pos2(origin.x, top), size), None);
                ui.ctx().request_repaint();
            }
            let first = self.heights.row_at(f64::from(seen_part.top()));
            let mut top = self.heights.top(first) as f32;
            for nth in first..seen.rows.len() {
                let Some(row) = seen.rows.get(nth) else { break };
                if top > seen_part.bottom() {
                    break;
                }
                let laid = row::lay_out(ui, view.project, seen, row, &columns);
                if self.heights.set(nth, laid.height) != 0.0 {
                    ui.ctx().request_repaint();
                }
                let at = pos2(all.left(), origin.y + top);
                let rect = Rect::from_min_size(at, vec2(all.width(), laid.height));
                self.row_ui(ui, view.project, seen, (nth, row), laid, rect, &columns);
                top += self.heights.height(nth);
            }
        });
    }
}

/// Left and right of everything.
const fn margin(view: &View<'_>) -> f32 {
    if view.compact { space::L } else { 32.0 }
}

/// An article, and the one to show beside it.
fn counterpart(project: &Project, kin: &Kin, article: ArticleId) -> Option<(ArticleId, ArticleId)> {
    if let Some(best) = kin.best(article) {
        return Some((best.from, best.to));
    }
    let order: Vec<ArticleId> = project.in_order().map(|it| it.id).collect();
    let here = order.iter().position(|id| *id == article)?;
    let next = order.get(here + 1).or_else(|| order.get(here.checked_sub(1)?));
    next.map(|next| (article, *next))
}

/// What the analyst decided of two articles.
fn decided(project: &Project, (one, other): (ArticleId, ArticleId)) -> Option<&Arc<Derivation>> {
    let said = project.derivations();
    said.get(&(one, other)).or_else(|| said.get(&(other, one)))
}

/// What an article is called in a sentence: its outlet, where it has one.
fn called(project: &Project, article: ArticleId) -> String {
    let Some(it) = project.article(article) else { return String::new() };
    let outlet = project.outlet_name(it.outlet);
    if outlet.is_empty() { crate::analysis::article_name(project, it) } else { outlet.to_owned() }
}

/// Words in one line.
fn line(
    ui: &Ui,
    words: impl Into<String>,
    role: Type,
    color: egui::Color32,
    room: f32,
) -> Arc<egui::Galley> {
    parts::one_line(ui, words, role, color, room)
}
