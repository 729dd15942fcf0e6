//! A strip of choices over the status line: digits choose while it shows.

use egui::{Align2, Area, Context, Frame, Margin, Order, RichText, Ui};

use super::desk::Strip;
use super::theme::{Type, radius, size, space, tokens, tokens_of};
use super::view::{Requests, View};
use super::widgets::key_cap;

/// Draws the strip, if one shows.
pub fn show(ctx: &Context, view: &View<'_>, requests: &mut Requests) {
    let Some(strip) = view.strip else { return };
    let t = tokens_of(ctx);
    let frame = Frame::new()
        .fill(t.popup)
        .stroke((1.0, t.line_strong))
        .corner_radius(radius::CARD)
        .inner_margin(Margin::symmetric(12, 8));
    Area::new(egui::Id::unique("strip of choices"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_BOTTOM, [0.0, -(size::STATUS + space::M)])
        .show(ctx, |ui| {
            frame.show(ui, |ui| ui.horizontal(|ui| choices_ui(ui, strip, requests)));
        });
}

fn choices_ui(ui: &mut Ui, strip: Strip, requests: &mut Requests) {
    let t = tokens(ui);
    let (name, choices) = strip.choices();
    ui.label(RichText::new(name).font(Type::Heading.font()).color(t.text));
    for (nth, choice) in choices.into_iter().enumerate() {
        key_cap::key_cap_ui(ui, &(nth + 1).to_string());
        if ui.add(egui::Button::new(choice).frame(false)).clicked() {
            requests.with(move |desk, ctx| {
                desk.choose(ctx, strip, nth + 1);
                desk.strip = None;
            });
        }
    }
    key_cap::key_cap_ui(ui, "Esc");
}
