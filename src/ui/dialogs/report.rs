//! What became of the files of an import.

use egui::{RichText, ScrollArea, Ui};

use super::{Stay, buttons, explain, heading};
use crate::session::{FileOutcome, ImportReport};
use crate::ui::desk::reason;
use crate::ui::theme::{Type, tokens};
use crate::ui::widgets::parts;

pub(super) fn show(ui: &mut Ui, report: &ImportReport) -> Stay {
    let (added, known, failed) = report.counts();
    heading(
        ui,
        if failed > 0 { "Some files were not opened" } else { "Some articles were here already" },
    );
    explain(
        ui,
        &format!(
            "{added} added, {known} with a text that the project has already, {failed} not opened."
        ),
    );
    let t = tokens(ui);
    let mut lines = Vec::new();
    ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
        for (path, outcome) in &report.files {
            let (text, color) = match outcome {
                FileOutcome::Added(_) => continue,
                FileOutcome::Known(_) => {
                    ("has the same text as an article in the list".to_owned(), t.text_2)
                }
                FileOutcome::Failed(error) => (reason(error, error.hint()), t.error),
            };
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
            ui.label(RichText::new(name.clone()).font(Type::Strong.font()).color(t.text));
            ui.label(RichText::new(&text).font(Type::Small.font()).color(color));
            lines.push(format!("{}: {text}", path.display()));
        }
    });
    let (close, copy) = buttons(ui, |ui| {
        (parts::primary_button(ui, "Close", true).clicked(), parts::button(ui, "Copy").clicked())
    });
    if copy {
        ui.copy_text(lines.join("\n"));
    }
    if close { Stay::Closed } else { Stay::Open }
}
