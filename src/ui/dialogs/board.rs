//! In which format to write the board.

use egui::{Context, RichText, Ui};

use super::{Desk, Stay, buttons, explain, heading};
use crate::analysis::board::Grouping;
use crate::io::export::{EXPORTERS, Options};
use crate::ui::desk::{ExportChoice, Exported};
use crate::ui::theme::{Type, tokens};
use crate::ui::widgets::parts;

/// The choice.
#[derive(Default)]
pub struct BoardExport {
    format: usize,
}

impl BoardExport {
    pub(super) fn show(&mut self, ui: &mut Ui, desk: &mut Desk, ctx: &Context) -> Stay {
        let t = tokens(ui);
        heading(ui, "Export the board");
        let by = desk.board.by();
        let across = format!("{} ({})", by.label().to_lowercase(), by.help());
        let grouping = desk.board.grouping();
        let grouped = match grouping {
            Grouping::None => String::new(),
            _ => {
                let by = grouping.label().to_lowercase();
                format!(" Grouped {by}: the first column says in which group a row is.")
            }
        };
        explain(ui, &format!("A row a proposition, a column a {across}.{grouped}"));
        for (nth, format) in EXPORTERS.iter().enumerate() {
            ui.radio_value(&mut self.format, nth, format.name);
            ui.indent(format.id, |ui| {
                ui.label(RichText::new(format.carries).font(Type::Small.font()).color(t.text_3));
            });
        }
        let (go, cancelled) = buttons(ui, |ui| {
            let go = parts::primary_button(ui, "Export…", true).clicked();
            (go, parts::button(ui, "Cancel").clicked())
        });
        if go && let Some(format) = EXPORTERS.get(self.format) {
            let what = Exported::Board(desk.board.by(), grouping);
            let format = format.id.to_owned();
            desk.ask_export(ctx, ExportChoice { format, what, options: Options::default() });
            return Stay::Closed;
        }
        if cancelled { Stay::Closed } else { Stay::Open }
    }
}
