//! What stands over the text of an article: its headline, and who published it.

use std::sync::Arc;

use egui::{Galley, Ui};

use crate::model::Article;
use crate::ui::theme::{Type, tokens};
use crate::ui::view::View;
use crate::ui::widgets::{bidi, parts};

/// The headline and the line under it.
pub fn galleys(ui: &Ui, view: &View<'_>, article: &Article, width: f32) -> Vec<Arc<Galley>> {
    let t = tokens(ui);
    let mut galleys = Vec::new();
    if !article.title.is_empty() {
        galleys.push(parts::lines(ui, &article.title, Type::Headline, t.text, width, 3));
    }
    let outlet = view.project.outlet_name(article.outlet);
    let agency = view.project.outlet_name(article.agency);
    let published = article.published.map(|day| day.strftime("%-d %B %Y").to_string());
    let mut facts: Vec<String> = Vec::new();
    facts.extend(published);
    if !article.place.is_empty() {
        facts.push(article.place.clone());
    }
    if !article.byline.is_empty() {
        facts.push(format!("By {}", article.byline));
    }
    if !agency.is_empty() {
        facts.push(format!("credits {agency}"));
    }
    if facts.is_empty() && !article.file.is_empty() {
        facts.push(article.file.clone());
    }
    let outlet = if outlet.is_empty() { "Outlet not set" } else { outlet };
    let mut job = egui::text::LayoutJob::default();
    job.wrap.max_width = width;
    let format = |role: Type, color| egui::TextFormat {
        font_id: role.font(),
        color,
        line_height: Some(20.0),
        ..Default::default()
    };
    job.append(outlet, 0.0, format(Type::Strong, t.text));
    for fact in facts {
        job.append("  ·  ", 0.0, format(Type::Small, t.text_3));
        job.append(&fact, 0.0, format(Type::Small, t.text_2));
    }
    galleys.push(bidi::layout(ui, job));
    galleys
}
