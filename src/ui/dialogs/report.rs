//! What became of the files that were opened last: each in a row, to be sifted,
//! compared and saved.

use std::sync::Arc;

use egui::{Context, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{Desk, Stay, buttons, explain, heading, scroll_by_keys};
use crate::analysis::article_name;
use crate::analysis::overview::Place;
use crate::edit::{counted, version};
use crate::model::{ArticleId, Project};
use crate::session::import_report::{name_of, version_in_words};
use crate::session::{FileOutcome, ImportReport};
use crate::ui::desk::{capitalized, reason, shown};
use crate::ui::theme::{Type, space, tokens};
use crate::ui::widgets::parts;

/// The height of a row.
const ROW: f32 = 46.0;

/// The report, and which part of it shows.
pub struct Report {
    report: Arc<ImportReport>,
    /// The numbers of the files by kind of outcome, in the order of [`KINDS`].
    of_kind: [Vec<usize>; KINDS.len()],
    /// What shows; all where it is none.
    kind: Option<usize>,
}

/// What can have become of a file, what needs a look first.
const KINDS: [&str; 4] = ["Not added", "Versions", "Already there", "Added"];

impl Report {
    pub(super) fn new(report: Arc<ImportReport>) -> Self {
        let mut of_kind: [Vec<usize>; KINDS.len()] = Default::default();
        for (nth, (_, outcome)) in report.files.iter().enumerate() {
            let kind = match outcome {
                FileOutcome::Failed(_) => 0,
                FileOutcome::Added(_) if report.version_of(outcome).is_some() => 1,
                FileOutcome::Known(_) => 2,
                FileOutcome::Added(_) => 3,
            };
            if let Some(numbers) = of_kind.get_mut(kind) {
                numbers.push(nth);
            }
        }
        Self { report, of_kind, kind: None }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, desk: &mut Desk, ctx: &Context) -> Stay {
        heading(ui, self.heading());
        explain(ui, &self.summary());
        ui.add_space(space::S);
        self.choices_ui(ui);
        ui.add_space(space::S);
        let shown: Vec<usize> = match self.kind.and_then(|kind| self.of_kind.get(kind)) {
            Some(numbers) => numbers.clone(),
            None => self.of_kind.iter().flatten().copied().collect(),
        };
        let most = (ui.ctx().content_rect().height() - 260.0).clamp(2.0 * ROW, 460.0);
        let mut compare = None;
        let area =
            ScrollArea::vertical().id_salt("report").max_height(most).auto_shrink([false, true]);
        area.show_viewport(ui, |ui, part| {
            scroll_by_keys(ui);
            ui.set_height(shown.len() as f32 * ROW);
            let all = ui.max_rect();
            let first = (part.top().max(0.0) / ROW) as usize;
            let fit = (part.height() / ROW) as usize + 2;
            for (row, nth) in shown.iter().enumerate().skip(first).take(fit) {
                let at = pos2(all.left(), all.top() + row as f32 * ROW);
                let rect = egui::Rect::from_min_size(at, vec2(all.width(), ROW));
                compare = self.row_ui(ui, desk.session().project(), *nth, rect).or(compare);
            }
        });
        if let Some(pair) = compare {
            desk.go_to_place(pair);
            return Stay::Closed;
        }
        let unmarked = self.unmarked(desk.session().project());
        let (close, save, copy, mark) = buttons(ui, |ui| {
            let close = parts::primary_button(ui, "Close", true).clicked();
            let save = parts::button(ui, "Save…").clicked();
            let copy = parts::button(ui, "Copy").clicked();
            let mark = !unmarked.is_empty() && {
                let label = match unmarked.len() {
                    1 => "Mark it as a version".to_owned(),
                    n => format!("Mark all {n} as versions"),
                };
                parts::button(ui, &label).clicked()
            };
            (close, save, copy, mark)
        });
        if mark {
            desk.edit(Box::new(move |project, _| version::set(project, &unmarked)));
        }
        if copy {
            let project = desk.session().project();
            let lines: Vec<String> =
                shown.iter().map(|nth| self.report.line(project, *nth)).collect();
            ctx.copy_text(lines.join("\n"));
        }
        if save {
            desk.ask_report(ctx);
        }
        if close { Stay::Closed } else { Stay::Open }
    }

    /// The articles that look like versions of others and are not said to be, with
    /// these. What was removed since is left out.
    fn unmarked(&self, project: &Project) -> Vec<(ArticleId, Option<ArticleId>)> {
        let looks = self.report.versions.values();
        let unmarked = looks.filter(|it| {
            let is_there = project.article(it.of).is_some();
            is_there && project.article(it.article).is_some_and(|it| it.previous.is_none())
        });
        unmarked.map(|it| (it.article, Some(it.of))).collect()
    }

    /// What is most worth knowing.
    fn heading(&self) -> &'static str {
        let (_, known, failed) = self.report.counts();
        if self.report.cancelled {
            "Not all files were opened"
        } else if failed > 0 {
            "Some files were not opened"
        } else if !self.report.versions.is_empty() {
            "Some articles look like versions"
        } else if known > 0 {
            "Some articles were here already"
        } else {
            "All files were opened"
        }
    }

    fn summary(&self) -> String {
        let (added, known, failed) = self.report.counts();
        let mut summary = format!("{} added", counted(added, "article"));
        match self.report.versions.len() {
            0 => {}
            1 => summary += ", of which 1 looks like a version of an earlier one",
            n => summary += &format!(", of which {n} look like versions of earlier ones"),
        }
        if known > 0 {
            summary += &format!(", {known} with a text that the project has already");
        }
        if failed > 0 {
            summary += &format!(", {} not opened", counted(failed, "file"));
        }
        summary += ".";
        if self.report.cancelled {
            summary += " You stopped it: the files that are missing here were not read.";
        }
        summary
    }

    fn choices_ui(&mut self, ui: &mut Ui) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            let all = format!("All {}", self.report.files.len());
            if parts::choice(ui, &all, self.kind.is_none()).clicked() {
                self.kind = None;
            }
            for (kind, (name, numbers)) in KINDS.iter().zip(&self.of_kind).enumerate() {
                if numbers.is_empty() {
                    continue;
                }
                let label = format!("{name} {}", numbers.len());
                if parts::choice(ui, &label, self.kind == Some(kind)).clicked() {
                    self.kind = Some(kind);
                }
            }
        });
    }

    /// Draws a row; gives the articles to compare where that was asked for.
    fn row_ui(
        &self,
        ui: &mut Ui,
        project: &Project,
        nth: usize,
        rect: egui::Rect,
    ) -> Option<Place> {
        let t = tokens(ui);
        let (path, outcome) = self.report.files.get(nth)?;
        let mut name = shown(path);
        // Of a file with several articles, which of them it is.
        let mut is_named = false;
        if let FileOutcome::Added(id) | FileOutcome::Known(id) = outcome
            && self.report.is_one_of_several(nth)
            && let Some(article) = project.article(*id)
        {
            is_named = true;
            name += &format!(": “{}”", article_name(project, article));
        }
        let version = self.report.version_of(outcome);
        let (words, color) = match (outcome, version) {
            (FileOutcome::Failed(error), _) => (reason(error, error.hint()), t.error),
            (FileOutcome::Known(id), _) => {
                (format!("Already there: the same text as {}", name_of(project, *id)), t.text_2)
            }
            (FileOutcome::Added(id), Some(version))
                if project.article(*id).is_some_and(|it| it.previous == Some(version.of)) =>
            {
                let of = name_of(project, version.of);
                (format!("Version of {of}: {}", version.in_words()), t.text_2)
            }
            (FileOutcome::Added(_), Some(version)) => {
                (capitalized(&version_in_words(project, version)), t.text_2)
            }
            (FileOutcome::Added(_), None) if is_named => ("Added".to_owned(), t.text_3),
            (FileOutcome::Added(id), None) => {
                let article = project.article(*id);
                let name = article.map(|it| article_name(project, it));
                let removed = "an article that was removed since".to_owned();
                (format!("Added: {}", name.unwrap_or(removed)), t.text_3)
            }
        };
        let id = ui.scope_id().with(("row", nth));
        let response = ui.interact(rect, id, Sense::hover());
        response
            .widget_info(|| WidgetInfo::labeled(Role::ListItem, true, format!("{name}. {words}")));
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, t.line));
        let mut room = rect.width() - space::M;
        let mut place = None;
        // What was removed since cannot be compared.
        let pair = version
            .filter(|it| project.article(it.article).is_some() && project.article(it.of).is_some());
        if let Some(version) = pair {
            let at = rect.with_min_x(rect.right() - 90.0);
            let layout = egui::Layout::right_to_left(egui::Align::Center);
            let builder = UiBuilder::new().max_rect(at).id_salt(nth).layout(layout);
            ui.scope_builder(builder, |ui| {
                let label = format!("Compare {name}");
                if parts::named_link(ui, "Compare", &label).clicked() {
                    place = Some(Place::Pair(version.of, version.article));
                }
            });
            room -= 90.0;
        }
        let head = parts::one_line(ui, &name, Type::Strong, t.text, room);
        let line = parts::one_line(ui, &words, Type::Small, color, room);
        let is_cut = head.elided || line.elided;
        ui.painter().galley(rect.min + vec2(0.0, 4.0), head, t.text);
        ui.painter().galley(rect.min + vec2(0.0, 24.0), line, color);
        if is_cut {
            response.on_hover_text(format!("{}\n{words}", path.display()));
        } else {
            response.on_hover_text(path.display().to_string());
        }
        place
    }
}
