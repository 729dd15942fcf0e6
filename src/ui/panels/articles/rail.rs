//! The list of articles where there is no room for it: initials, one a row.

use egui::{Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{menu, title};
use crate::model::Article;
use crate::ui::theme::{Type, radius, tokens};
use crate::ui::view::{Requests, View};
use crate::ui::widgets::parts;

/// A row of the rail; `place` is that in the list, from 0.
pub fn row_ui(
    ui: &mut Ui,
    view: &View<'_>,
    article: &Article,
    place: usize,
    requests: &mut Requests,
) {
    let t = tokens(ui);
    let open = view.place.article == Some(article.id);
    let (rect, response) = ui.allocate_exact_size(vec2(48.0, 40.0), Sense::click());
    let outlet = view.project.outlet_name(article.outlet);
    let title = title(view.project, article);
    response.widget_info(|| {
        WidgetInfo::selected(Role::ListItem, true, open, format!("Article {title}. {outlet}"))
    });
    let card = rect.shrink2(vec2(4.0, 2.0));
    if open || response.hovered() {
        ui.painter().rect_filled(card, radius::CONTROL, if open { t.selected } else { t.hover });
    }
    let initials = initials(outlet).unwrap_or_else(|| (place + 1).to_string());
    let at = card.center() - vec2(0.0, 3.0);
    ui.painter().text(at, egui::Align2::CENTER_CENTER, initials, Type::Strong.font(), t.text);
    let coverage = view.coverages.get(view.project, article.id);
    let bar = Rect::from_center_size(pos2(card.center().x, card.bottom() - 6.0), vec2(24.0, 3.0));
    let part = coverage.done as f32 / coverage.sentences.max(1) as f32;
    parts::bar(ui, bar, part, if open { t.accent } else { t.text_3 });
    if response.clicked() {
        let id = article.id;
        requests.with(move |desk, _| desk.open_article(id));
    }
    let response = response.on_hover_text(format!("{outlet}\n{title}"));
    menu(&response, view, article.id, requests);
}

/// What an outlet goes by where there is no room: "SC" for The Selwan Courier.
fn initials(outlet: &str) -> Option<String> {
    const ARTICLES: [&str; 12] =
        ["the", "a", "an", "le", "la", "les", "der", "die", "das", "el", "los", "il"];
    let words = || outlet.split_whitespace();
    let bare = words().filter(|word| !ARTICLES.contains(&word.to_lowercase().as_str()));
    let letters = |words: &mut dyn Iterator<Item = &str>| -> String {
        words.filter_map(|word| word.chars().find(|c| c.is_alphanumeric())).take(2).collect()
    };
    let short = letters(&mut bare.into_iter());
    let short = if short.is_empty() { letters(&mut words()) } else { short };
    (!short.is_empty()).then(|| short.to_uppercase())
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn an_outlet_goes_by_its_initials_without_its_article() {
        let names = ["The Selwan Courier", "Shamal 24", "The Times", "Die Zeit", "The", "–", ""];
        let short = names.map(|name| initials(name).unwrap_or_default());
        assert_eq!(short, ["SC", "S2", "T", "Z", "T", "", ""]);
    }
}
