//! The propositions in their order, and the field for a new one.

use egui::{Modifiers, ScrollArea, Ui};

use super::{Mode, Propositions, filter_id};
use crate::analysis::board::{Board, Row as Found};
use crate::edit::counted;
use crate::model::PropositionId;
use crate::ui::desk::Desk;
use crate::ui::dialogs::{entered, register};
use crate::ui::icon;
use crate::ui::theme::space;
use crate::ui::widgets::panes::{self, Row};
use crate::ui::widgets::parts;

impl Propositions {
    pub(super) fn list_ui(&mut self, ui: &mut Ui, desk: &mut Desk, board: &Board) {
        let looking = matches!(self.mode, Mode::Look);
        let (mut steps, mut shift) = (0, 0);
        if looking {
            shift = register::steps(ui, filter_id(), Modifiers::ALT);
            steps = register::steps(ui, filter_id(), Modifiers::NONE);
        }
        let name = "Filter the list";
        register::filter_ui(ui, filter_id(), name, &mut self.filter, &mut self.first);
        ui.add_space(space::XS);
        let words = self.filter.trim().to_lowercase();
        let shown: Vec<(usize, &Found)> = board
            .rows
            .iter()
            .enumerate()
            .filter(|(_, row)| words.is_empty() || row.wording.to_lowercase().contains(&words))
            .collect();
        let here = shown.iter().position(|(_, row)| Some(row.proposition) == self.chosen);
        let mut clicked = None;
        if steps != 0 {
            let last = shown.len().saturating_sub(1);
            let to = here.map_or(0, |here| here.saturating_add_signed(steps).min(last));
            clicked = shown.get(to).map(|(_, row)| row.proposition);
        }
        let reveal = std::mem::take(&mut self.reveal).then_some(here).flatten();
        let most = ui.available_height() - 56.0;
        let area = egui::vec2(ui.available_width(), most);
        ui.allocate_ui(area, |ui| {
            ui.set_min_size(area);
            if board.rows.is_empty() {
                let hint = "Word one below, or press p on a sentence.";
                parts::empty(ui, icon::QUOTE, "No propositions yet", hint);
            } else if shown.is_empty() {
                parts::caption(ui, "No proposition has these words.");
            }
            let scroll = ScrollArea::vertical().id_salt("propositions").auto_shrink(false);
            scroll.show(ui, |ui| {
                panes::rows_in_sight(ui, Row::height(2), shown.len(), reveal, |ui, nth| {
                    let Some((number, found)) = shown.get(nth) else { return };
                    if row_ui(ui, *number, found, self.chosen) {
                        clicked = Some(found.proposition);
                    }
                });
            });
        });
        let field = ui
            .vertical(|ui| {
                ui.set_max_width(ui.available_width() - space::S);
                parts::field(ui, "New proposition", &mut self.new, "Wording, then Enter")
            })
            .inner;
        if entered(ui, &field) && !self.new.trim().is_empty() {
            self.keep(desk);
            self.add(desk);
            field.request_focus();
        }
        if let Some(id) = self.chosen.filter(|_| shift != 0) {
            self.shift(desk, id, shift);
        }
        if let Some(id) = clicked {
            self.choose(desk, id);
        }
    }
}

/// A proposition in the list; whether it was clicked.
fn row_ui(ui: &mut Ui, number: usize, found: &Found, chosen: Option<PropositionId>) -> bool {
    let mut more = match found.mentions {
        0 if found.links.is_empty() => "nothing linked yet".to_owned(),
        n => {
            let origins = counted(found.origins.independent, "origin");
            format!("{}  ·  {origins}", counted(n, "mention"))
        }
    };
    if found.contested {
        more.push_str("  ·  contested");
    }
    let number = (number + 1).to_string();
    let right = found.credibility.to_string();
    let name = format!("Proposition {number}: {}, {more}, credibility {right}", found.wording);
    let row = Row {
        name: &name,
        number: &number,
        title: &found.wording,
        more: &more,
        right: &right,
        lines: 2,
    };
    row.show(ui, chosen == Some(found.proposition)).clicked()
}
