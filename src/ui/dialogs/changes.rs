//! What changed between two states of a project, line by line.

use egui::{RichText, Ui};

use crate::analysis::difference::{Difference, Line};
use crate::ui::theme::{Type, space, tokens};

/// Draws as many lines as somebody reads.
pub(super) fn changes_ui(ui: &mut Ui, found: &Difference) {
    const MOST: usize = 300;
    let t = tokens(ui);
    ui.label(RichText::new(found.headline()).font(Type::Strong.font()).color(t.text));
    let mut lines = found.lines();
    for line in lines.by_ref().take(MOST) {
        match line {
            Line::Heading(_) | Line::Project => {
                ui.add_space(space::XS);
                ui.label(RichText::new(line.to_string()).color(t.text));
            }
            Line::Item(_) => {
                ui.label(RichText::new(line.to_string()).font(Type::Small.font()).color(t.text_2));
            }
        }
    }
    let more = lines.count();
    if more > 0 {
        ui.label(RichText::new(format!("and {more} more")).color(t.text_3));
    }
}
