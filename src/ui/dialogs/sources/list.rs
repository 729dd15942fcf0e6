//! The list of sources: those with a name first, then those without.

use egui::{RichText, ScrollArea, Ui};

use super::{Sources, filter_id};
use crate::edit::counted;
use crate::model::{Graded, Mark, Project, SourceId, Who};
use crate::ui::desk::Desk;
use crate::ui::dialogs::register;
use crate::ui::theme::{Type, space, tokens};
use crate::ui::widgets::panes::{self, Row};
use crate::ui::widgets::parts;

/// A line of the list.
pub enum Line {
    /// What the lines under it have in common.
    Head(&'static str),
    /// A source.
    Source { id: SourceId, name: String, more: String, mark: Mark },
}

impl Line {
    /// The source that it is.
    pub const fn id(&self) -> Option<SourceId> {
        match self {
            Self::Head(_) => None,
            Self::Source { id, .. } => Some(*id),
        }
    }
}

/// The sources one of whose names has some words, by name.
pub fn lines(project: &Project, words: &str) -> Vec<Line> {
    let words = words.to_lowercase();
    let has = |name: &String| name.to_lowercase().contains(&words);
    let fits = |it: &&std::sync::Arc<crate::model::Source>| {
        words.is_empty() || has(&it.name) || it.aliases.iter().any(has)
    };
    let mut found: Vec<_> = project.sources().iter().filter(fits).collect();
    found.sort_by_cached_key(|it| (it.kind.is_unnamed(), it.name.to_lowercase(), it.id));
    let mut lines = Vec::with_capacity(found.len() + 1);
    let mut unnamed = false;
    for source in found {
        if source.kind.is_unnamed() && !std::mem::replace(&mut unnamed, true) {
            lines.push(Line::Head("Unnamed: apart until you merge them"));
        }
        let n = project.chains_with(Who::Source(source.id)).count();
        lines.push(Line::Source {
            id: source.id,
            name: source.name.clone(),
            more: format!("{}  ·  {}", source.kind.label(), counted(n, "attribution")),
            mark: project.grade(Graded::Source(source.id)),
        });
    }
    lines
}

impl Sources {
    pub(super) fn list_ui(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let steps = if matches!(self.mode, super::Mode::Look) {
            register::steps(ui, filter_id(), egui::Modifiers::NONE)
        } else {
            0
        };
        let name = "Filter sources";
        register::filter_ui(ui, filter_id(), name, &mut self.filter, &mut self.first);
        ui.add_space(space::XS);
        let Some((state, filter, lines)) = self.lines.take() else { return };
        let at = |id: Option<SourceId>| lines.iter().position(|line| line.id() == id);
        let chosen = self.chosen.and_then(|id| at(Some(id)));
        let mut clicked = None;
        if steps != 0 {
            let ids: Vec<SourceId> = lines.iter().filter_map(Line::id).collect();
            let here = ids.iter().position(|id| Some(*id) == self.chosen);
            let last = ids.len().saturating_sub(1);
            let to = here.map_or(0, |here| here.saturating_add_signed(steps).min(last));
            clicked = ids.get(to).copied();
        }
        let reveal = std::mem::take(&mut self.reveal).then_some(chosen).flatten();
        if lines.is_empty() {
            parts::caption(ui, "No source has these words.");
        }
        let t = tokens(ui);
        let scroll = ScrollArea::vertical().id_salt("sources").auto_shrink(false);
        scroll.show(ui, |ui| {
            panes::rows_in_sight(ui, Row::height(1), lines.len(), reveal, |ui, nth| {
                match lines.get(nth) {
                    Some(Line::Source { id, name, more, mark }) => {
                        let (right, told) = (mark.to_string(), format!("Source {name}, {more}"));
                        let told = format!("{told}, {right}");
                        let row = Row {
                            name: &told,
                            title: name,
                            more,
                            right: &right,
                            lines: 1,
                            ..Row::default()
                        };
                        let response = row.show(ui, self.chosen == Some(*id));
                        if response.clicked() {
                            clicked = Some(*id);
                        }
                    }
                    Some(Line::Head(text)) => {
                        ui.allocate_ui_with_layout(
                            egui::vec2(ui.available_width(), Row::height(1)),
                            egui::Layout::bottom_up(egui::Align::Min),
                            |ui| {
                                ui.set_min_height(Row::height(1));
                                ui.add_space(space::XS);
                                let text = RichText::new(*text).font(Type::Small.font());
                                ui.label(text.color(t.text_3));
                            },
                        );
                    }
                    None => {}
                }
            });
        });
        self.lines = Some((state, filter, lines));
        if let Some(id) = clicked {
            self.choose(desk, id);
        }
    }
}
