//! What kind of denial a denial is: a choice of five, one of them proposed.

use egui::{RichText, Role, Stroke, Ui, WidgetInfo, vec2};

use crate::edit::tag as tagging;
use crate::model::{DenialKind, Tag};
use crate::ui::theme::{Type, radius, size, tokens};
use crate::ui::view::{Requests, View};
use crate::ui::widgets::key_cap;

/// The choice, for one denial.
pub fn kind_ui(ui: &mut Ui, view: &View<'_>, tag: &Tag, requests: &mut Requests) {
    let t = tokens(ui);
    let colors = t.hue(crate::model::Hue::Vermilion);
    let proposed = view.proposed.denial.filter(|_| tag.denial.is_none());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for kind in DenialKind::ALL {
            let chosen = tag.denial == Some(kind);
            let is_proposed = proposed == Some(kind);
            let line = if chosen || is_proposed { colors.text } else { t.line_strong };
            let mut text = RichText::new(kind.label()).font(Type::Small.font());
            text = text.color(if is_proposed { colors.text } else { t.text });
            let fill = if chosen { colors.tint } else { t.card };
            let button = egui::Button::new(text)
                .fill(fill)
                .stroke(Stroke::new(1.0, line))
                .corner_radius(radius::CONTROL)
                .min_size(vec2(0.0, size::CONTROL - 4.0));
            let response = ui.add(button);
            response.widget_info(|| {
                let name = format!("Denial: {}", kind.label());
                WidgetInfo::selected(Role::RadioButton, true, chosen, name)
            });
            if response.clicked() {
                let id = tag.id;
                let kind = (!chosen).then_some(kind);
                requests.edit(move |project, _| Ok(tagging::set_denial(project, &[id], kind)));
            }
        }
    });
    let small = |text: String| RichText::new(text).font(Type::Small.font()).color(t.text_2);
    match (tag.denial, proposed) {
        (None, Some(kind)) => {
            ui.horizontal(|ui| {
                ui.label(small(format!("Proposed: {}", kind.label())));
                key_cap::key_cap_ui(ui, "Enter");
            });
        }
        (None, None) => {
            ui.label(small("Undecided: counts nowhere until its kind is chosen.".to_owned()));
        }
        (Some(kind), _) if kind.rejects() => {}
        (Some(kind), _) => {
            ui.label(small(format!("Counts as “{}”, never as a denial.", kind.label())));
        }
    }
}
