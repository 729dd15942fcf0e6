//! What the keys of the board do.

use egui::Context;

use super::Desk;
use crate::analysis::By;
use crate::analysis::board::Grouping;
use crate::ui::command::named;
use crate::ui::dialogs::Dialog;
use crate::ui::view::Showing;

/// Rows that a page key goes.
const PAGE: isize = 10;

impl Desk {
    /// Groups the board's rows by the next thing.
    pub(in crate::ui) fn group_board(&mut self) {
        let grouping = self.board.grouping().next();
        self.board.group(self.session.project(), grouping);
        self.notices.say(match grouping {
            Grouping::None => "The propositions are not grouped".to_owned(),
            _ => format!("The propositions are grouped {}", grouping.label().to_lowercase()),
        });
    }

    /// Folds the chosen group of the board away or unfolds it, or all groups.
    pub(in crate::ui) fn fold_board(&mut self, all: bool) {
        let project = self.session.project();
        let done = if all { self.board.fold_all(project) } else { self.board.fold(project) };
        if !done {
            let key = named("board.group").key_name();
            self.notices.hint(format!("The propositions are not grouped: {key} groups them"));
        }
    }

    /// Enter on the board: opens the evidence of a row, or closes it, and unfolds a
    /// group.
    pub(in crate::ui) fn toggle_on_board(&mut self) {
        if self.board.chosen_proposition().is_some() {
            self.board.toggle();
        } else {
            self.board.fold(self.session.project());
        }
    }

    /// Shows the board with something across.
    pub(in crate::ui) fn show_board(&mut self, by: By) {
        self.showing = Showing::Board;
        self.board.set_by(by);
    }

    /// Does on the board what a key of the reader does in the reader. False where
    /// the key means the same everywhere.
    pub(in crate::ui) fn board_key(&mut self, id: &str) -> bool {
        match id {
            "go.next" | "go.extend_down" => self.board.step(1, 0),
            "go.previous" | "go.extend_up" => self.board.step(-1, 0),
            "go.word_right" | "go.select_right" => self.board.step(0, 1),
            "go.word_left" | "go.select_left" => self.board.step(0, -1),
            "go.first" => self.board.step(isize::MIN, 0),
            "go.last" => self.board.step(isize::MAX, 0),
            "go.page_down" => self.board.step(PAGE, 0),
            "go.page_up" => self.board.step(-PAGE, 0),
            "edit.step_back" => {
                if !self.board.close() {
                    self.showing = Showing::Read;
                }
            }
            _ => return false,
        }
        true
    }

    /// Goes to the first sentence behind the chosen cell.
    pub(in crate::ui) fn go_from_board(&mut self) {
        match self.board.evidence_of_chosen() {
            Some((article, at)) => self.show_span(article, at),
            None => self.notices.hint("No sentence stands behind this cell"),
        }
    }

    /// Asks for the format of the board's table.
    pub(in crate::ui) fn open_board_export(&mut self, _: &Context) {
        self.open_dialog(Dialog::export_board());
    }
}
