//! What is left to do, each with a list that goes there, and how the tags are
//! spread.
//!
//! The lists are worked out on a thread, anew after a change and only while the
//! view shows; until then the ones before stand.

mod bars;
mod items;

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{CentralPanel, Context, Frame, Margin, Panel, RichText, Role, Sense, Ui, WidgetInfo};
use egui::{pos2, vec2};

use crate::analysis::derivation::Proposal;
use crate::analysis::overview::{Cues, Overview, Place, Task, overview};
use crate::model::{ArticleId, Change, Project, Record};
use crate::session::Job;
use crate::session::job::Poll;
use crate::ui::icon;
use crate::ui::kin::Kin;
use crate::ui::theme::{Type, radius, size, space, tokens};
use crate::ui::view::{Requests, View};
use crate::ui::widgets::{figure, parts};

/// The view's own state.
#[derive(Default)]
pub struct OverviewPanel {
    seen: Option<Arc<Overview>>,
    job: Option<Job<(Cues, Overview)>>,
    /// What the texts alone tell; with the thread while that works.
    cues: Option<Cues>,
    /// Articles whose text or sentences changed since they were read.
    changed: BTreeSet<ArticleId>,
    stale: bool,
    /// The pairs of articles that the lists were made with.
    pairs: Option<Arc<Vec<Proposal>>>,
    /// The task whose list shows.
    task: Task,
    /// The chosen row of it.
    chosen: usize,
    /// Whether the chosen row is to be brought into sight.
    reveal: bool,
}

impl OverviewPanel {
    /// Whether a thread works on it just now.
    pub const fn is_working(&self) -> bool {
        self.job.is_some()
    }

    /// Follows changes.
    pub fn follow(&mut self, changes: &[Change]) {
        self.stale |= !changes.is_empty();
        let read = |record: &Record| match record {
            Record::Text(text) => Some(text.article),
            Record::Sentences(run) => Some(run.article),
            _ => None,
        };
        for change in changes {
            let records = [&change.before, &change.after].into_iter().flatten();
            self.changed.extend(records.filter_map(read));
        }
    }

    /// Takes up what the thread has come to, and gives it what is to be done.
    pub fn work(&mut self, project: &Project, kin: &Kin, ctx: &Context) {
        if let Some(job) = &self.job {
            match job.poll() {
                Poll::Working => return,
                Poll::Done((cues, seen)) => {
                    self.cues = Some(cues);
                    self.seen = Some(Arc::new(seen));
                }
                // Nothing is listed rather than asked for again and again.
                Poll::Lost => self.seen = Some(Arc::default()),
            }
            self.job = None;
        }
        let same_pairs = match (&self.pairs, kin.pairs()) {
            (Some(old), Some(new)) => Arc::ptr_eq(old, new),
            (None, None) => true,
            _ => false,
        };
        if self.seen.is_some() && same_pairs && !self.stale {
            return;
        }
        self.stale = false;
        self.pairs = kin.pairs().cloned();
        let changed = std::mem::take(&mut self.changed);
        let (mut cues, changed) = match self.cues.take() {
            Some(cues) => (cues, changed.into_iter().collect()),
            None => (Cues::default(), project.in_order().map(|it| it.id).collect::<Vec<_>>()),
        };
        let (snapshot, pairs) = (project.clone(), self.pairs.clone().unwrap_or_default());
        let waker = ctx.clone();
        let wake = move || waker.request_repaint();
        let work = move |_: &_| {
            cues.update(&snapshot, &changed);
            let seen = overview(&snapshot, &cues, &pairs);
            (cues, seen)
        };
        self.job = Job::start("Looking for what is left", wake, work).ok();
        if self.job.is_none() {
            self.seen = Some(Arc::default());
        }
    }

    fn left(&self) -> &[Place] {
        self.seen.as_ref().map_or(&[], |seen| seen.left(self.task))
    }

    /// Moves the choice by so many rows.
    pub fn step(&mut self, by: isize) {
        let last = self.left().len().saturating_sub(1);
        self.chosen = self.chosen.saturating_add_signed(by).min(last);
        self.reveal = true;
    }

    /// Shows the list of the next task, or of the one before.
    pub fn step_task(&mut self, by: isize) {
        let here = Task::ALL.iter().position(|task| *task == self.task).unwrap_or(0);
        let there = here.saturating_add_signed(by).min(Task::ALL.len() - 1);
        self.show_task(Task::ALL.get(there).copied().unwrap_or_default());
    }

    fn show_task(&mut self, task: Task) {
        if self.task != task {
            (self.task, self.chosen, self.reveal) = (task, 0, true);
        }
    }

    /// Where the chosen row leads.
    pub fn place(&self) -> Option<Place> {
        self.left().get(self.chosen).copied()
    }

    /// Draws the view.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, requests: &mut Requests) {
        let t = tokens(ui);
        let back = Frame::new().fill(t.reader);
        if view.project.articles().is_empty() {
            CentralPanel::default().frame(back).show(ui, |ui| {
                let hint = "Open or paste articles: the overview lists what is left to do in them.";
                parts::empty(ui, icon::INBOX, "No articles yet", hint);
            });
            return;
        }
        let Some(seen) = self.seen.clone() else {
            CentralPanel::default().frame(back).show(ui, |ui| {
                parts::empty(ui, icon::SEARCH, "The project is being looked through…", "");
            });
            return;
        };
        self.chosen = self.chosen.min(self.left().len().saturating_sub(1));
        let (tasks, bars) = if view.compact { (248.0, 264.0) } else { (296.0, 372.0) };
        let frame = Frame::new().fill(t.panel).inner_margin(Margin::symmetric(12, 12));
        Panel::left("tasks left").exact_size(tasks).resizable(false).frame(frame).show(ui, |ui| {
            self.tasks_ui(ui, view, &seen);
        });
        Panel::right("tags in bars").exact_size(bars).resizable(false).frame(frame).show(
            ui,
            |ui| {
                bars::show(ui, view.project, &seen, requests);
            },
        );
        CentralPanel::default().frame(back).show(ui, |ui| {
            self.items_ui(ui, view, &seen, requests);
        });
    }

    /// The tasks with how much is left of each.
    fn tasks_ui(&mut self, ui: &mut Ui, view: &View<'_>, seen: &Overview) {
        let t = tokens(ui);
        ui.label(RichText::new("What is left").font(Type::Heading.font()).color(t.text));
        ui.add_space(space::XS);
        ui.spacing_mut().item_spacing.y = 2.0;
        for task in Task::ALL {
            let waits = task == Task::Derived && view.kin.pairs().is_none();
            let n = seen.left(task).len();
            let count = if waits { "…".to_owned() } else { figure::grouped(n) };
            let row = vec2(ui.available_width(), size::CONTROL + space::XS);
            let (rect, response) = ui.allocate_exact_size(row, Sense::click());
            let is_chosen = self.task == task;
            response.widget_info(|| {
                let name = format!("{}: {count}", task.label());
                WidgetInfo::selected(Role::ListItem, true, is_chosen, name)
            });
            if is_chosen || response.hovered() {
                let fill = if is_chosen { t.selected } else { t.hover };
                ui.painter().rect_filled(rect, radius::CONTROL, fill);
            }
            let nothing = n == 0 && !waits;
            let color = if nothing { t.text_3 } else { t.text };
            let middle = rect.center().y;
            let count = parts::one_line(ui, count, Type::Strong, color, 72.0);
            let right = rect.right() - space::S;
            let room = rect.width() - count.size().x - 3.0 * space::S;
            let label = parts::one_line(ui, task.label(), Type::Body, color, room);
            let at = pos2(rect.left() + space::S, middle - label.size().y / 2.0);
            ui.painter().galley(at, label, color);
            if nothing {
                let sign = egui::Align2::RIGHT_CENTER;
                let font = Type::Icon.font();
                ui.painter().text(pos2(right, middle), sign, icon::CHECK, font, t.ok);
            } else {
                let at = pos2(right - count.size().x, middle - count.size().y / 2.0);
                ui.painter().galley(at, count, color);
            }
            if response.on_hover_text(task.help()).clicked() {
                self.show_task(task);
            }
        }
    }
}
