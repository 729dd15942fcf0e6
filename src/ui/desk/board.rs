//! What the keys of the board do.

use egui::Context;

use super::Desk;
use crate::analysis::By;
use crate::ui::dialogs::Dialog;
use crate::ui::view::Showing;

impl Desk {
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
