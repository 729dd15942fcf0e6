//! The choice of how a sentence stands to a proposition.

use egui::{ComboBox, RichText, Role, Ui, WidgetInfo};

use crate::model::StanceKind;
use crate::ui::theme::Type;

/// Draws the choice; what was chosen, if it is another than now.
pub fn stance_combo(
    ui: &mut Ui,
    salt: impl std::hash::Hash + std::fmt::Debug,
    now: StanceKind,
) -> Option<StanceKind> {
    let mut chosen = now;
    let combo = ComboBox::from_id_salt(salt)
        .selected_text(RichText::new(now.name()).font(Type::Small.font()))
        .width(96.0)
        .show_ui(ui, |ui| {
            for kind in StanceKind::ALL {
                ui.selectable_value(&mut chosen, kind, kind.name());
            }
        });
    combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, "Stance"));
    (chosen != now).then_some(chosen)
}
