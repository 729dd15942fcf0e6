//! Version and licences.

use egui::{RichText, ScrollArea, Ui};

use super::{Stay, buttons, explain, heading, scroll_by_keys};
use crate::ui::theme::{Type, tokens};
use crate::ui::widgets::parts;

/// Licence texts of what the program carries.
const LICENCES: [(&str, &str); 5] = [
    ("Hearsay: MIT or Apache-2.0", include_str!("../../../LICENSE-MIT")),
    ("Inter: SIL Open Font License 1.1", include_str!("../../../assets/fonts/OFL-Inter.txt")),
    ("Literata: SIL Open Font License 1.1", include_str!("../../../assets/fonts/OFL-Literata.txt")),
    (
        "Noto Naskh Arabic: SIL Open Font License 1.1",
        include_str!("../../../assets/fonts/OFL-NotoNaskhArabic.txt"),
    ),
    ("Lucide icons: ISC", include_str!("../../../assets/fonts/LICENSE-Lucide.txt")),
];

pub(super) fn show(ui: &mut Ui) -> Stay {
    heading(ui, &format!("Hearsay {}", env!("CARGO_PKG_VERSION")));
    explain(
        ui,
        "Who claims what, who denies it, and on whose word. Everything stays on this desk: the program never uses the network.",
    );
    let t = tokens(ui);
    ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
        scroll_by_keys(ui);
        for (name, text) in LICENCES {
            egui::CollapsingHeader::new(name).show(ui, |ui| {
                ui.label(RichText::new(text).font(Type::Small.font()).color(t.text_2));
            });
        }
    });
    if buttons(ui, |ui| parts::primary_button(ui, "Close", true).clicked()) {
        Stay::Closed
    } else {
        Stay::Open
    }
}
