//! The sentences of other articles that say the same as the selected one, or
//! nearly, with what they word otherwise.

use egui::text::LayoutJob;
use egui::{CornerRadius, Frame, Margin, RichText, Role, Sense, Stroke, Ui, WidgetInfo};

use super::blocks::{heading, section};
use crate::analysis::elsewhere::Match;
use crate::model::{ArticleId, Span};
use crate::text::language::is_from_right;
use crate::text::wording::{Wording, wording};
use crate::ui::elsewhere::are_linked;
use crate::ui::theme::{Type, radius, space, tokens};
use crate::ui::view::{Request, Requests, View};
use crate::ui::widgets::{bidi, key_cap, marked, parts};

/// The list; nothing where there is no other article.
pub fn elsewhere_ui(
    ui: &mut Ui,
    view: &View<'_>,
    article: ArticleId,
    sentence: Span,
    requests: &mut Requests,
) {
    if view.project.articles().len() < 2 {
        return;
    }
    let t = tokens(ui);
    section(ui, |ui| {
        let found = view.echoes.found((article, sentence));
        heading(ui, "Elsewhere", if found.is_empty() { "" } else { "o" });
        if found.is_empty() {
            let text = if view.echoes.is_working() {
                "The articles are being compared…"
            } else {
                "No other article has a sentence like this."
            };
            ui.label(RichText::new(text).font(Type::Small.font()).color(t.text_3));
        }
        for it in found {
            card_ui(ui, view, (article, sentence), it, requests);
            ui.add_space(space::XS);
        }
    });
}

fn card_ui(
    ui: &mut Ui,
    view: &View<'_>,
    here: (ArticleId, Span),
    it: &Match,
    requests: &mut Requests,
) {
    let t = tokens(ui);
    let project = view.project;
    let of = project.article(it.article);
    let (mine, theirs) =
        (here.1.of_text(project.text(here.0)), it.at.of_text(project.text(it.article)));
    let words = wording(mine, theirs);
    let frame = Frame::new()
        .fill(t.card)
        .stroke(Stroke::new(1.0, t.line_strong))
        .corner_radius(CornerRadius::same(radius::CARD))
        .inner_margin(Margin::symmetric(10, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let outlet = project.outlet_name(of.and_then(|it| it.outlet));
        let outlet = if outlet.is_empty() { "outlet not known" } else { outlet };
        ui.horizontal(|ui| {
            let day = of.and_then(|it| it.published);
            let day = day.map_or(String::new(), |day| day.strftime("%-d %b %Y").to_string());
            let day = parts::one_line(ui, day, Type::Small, t.text_3, 90.0);
            let room = ui.available_width() - day.size().x - space::M;
            ui.label(parts::one_line(ui, outlet, Type::Strong, t.text, room));
            ui.label(day);
        });
        let job = marked(ui, theirs, &words);
        let from_right = of.is_some_and(|it| is_from_right(&it.language));
        let laid = bidi::layout_within(ui, job, from_right);
        let response = ui.add(egui::Label::new(laid).sense(Sense::click()));
        response.widget_info(|| {
            WidgetInfo::labeled(Role::Button, true, format!("Go to {outlet}: {theirs}"))
        });
        if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
            requests.push(Request::Show(it.article, it.at));
        }
        let remarks = if words.parts.is_empty() {
            "same words".to_owned()
        } else {
            words.remarks.get(..words.remarks.len().min(3)).unwrap_or_default().join("  ·  ")
        };
        if !remarks.is_empty() {
            let text = RichText::new(remarks).font(Type::Small.font()).color(t.text_2);
            ui.add(egui::Label::new(text).wrap());
        }
        link_ui(ui, view, here, (it.article, it.at), requests);
    });
}

/// Links both sentences to one proposition, or says that they are.
fn link_ui(
    ui: &mut Ui,
    view: &View<'_>,
    here: (ArticleId, Span),
    there: (ArticleId, Span),
    requests: &mut Requests,
) {
    let t = tokens(ui);
    if are_linked(view.project, here, there) {
        let text = "linked to the same proposition";
        ui.label(RichText::new(text).font(Type::Small.font()).color(t.ok));
        return;
    }
    let next = view.echoes.unlinked(view.project, here);
    ui.horizontal(|ui| {
        if parts::link(ui, "Link both").on_hover_text("Links both to one proposition").clicked() {
            requests.with(move |desk, ctx| desk.link_both(ctx, here, there));
        }
        if next.is_some_and(|it| (it.article, it.at) == there) {
            key_cap::key_cap_ui(ui, "l");
        }
    });
}

/// The other sentence, with the words that differ stressed.
fn marked(ui: &Ui, theirs: &str, words: &Wording) -> LayoutJob {
    const SHOWN: usize = 600;
    let changed: Vec<Span> = words.parts.iter().map(|part| part.after).collect();
    let mut job = marked::marked(ui, theirs, &changed, tokens(ui).text, SHOWN);
    job.wrap.max_width = ui.available_width();
    job
}
