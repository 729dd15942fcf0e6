//! One row of the tag table.

use std::sync::Arc;

use egui::{Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::order::Column;
use super::said::{self, Voices};
use crate::analysis::speaker::Voice;
use crate::analysis::tag_rows::article_name as title;
use crate::model::{Project, Subject, Tag, TagId};
use crate::ui::astray::{self, is_astray};
use crate::ui::theme::{Type, size, space, tokens};
use crate::ui::view::{Request, Requests, View};
use crate::ui::widgets::chip::{self, Fill};
use crate::ui::widgets::parts;

/// Draws the row of a tag; a click goes there.
pub fn show(
    ui: &mut Ui,
    view: &View<'_>,
    tag: &Arc<Tag>,
    columns: &[(Column, f32, f32)],
    voices: &mut Voices,
    requests: &mut Requests,
) {
    let t = tokens(ui);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), size::TABLE_ROW), Sense::click());
    let here = view.place.article == Some(tag.article)
        && view.place.sentence(view.project).is_some_and(|sentence| sentence.overlaps(tag.at));
    let quote = tag.at.of_text(view.project.text(tag.article));
    let astray = is_astray(view.project, tag);
    let quote = if astray { astray::words(tag) } else { quote.to_owned() };
    let kind = view.project.kind(tag.kind);
    let linked = said::linked_words(view.project, tag);
    // That an outlet speaks itself goes without saying.
    let speaker = match voices.of(view.project, tag) {
        Some(voice @ Voice::Source { .. }) => voice.name(view.project),
        _ => String::new(),
    };
    response.widget_info(|| {
        let mut name = format!("Tag {}. {quote}", kind.map_or("", |kind| &kind.name));
        for more in [&speaker, &linked].into_iter().filter(|more| !more.is_empty()) {
            name = format!("{name}  ·  {more}");
        }
        WidgetInfo::selected(Role::Row, true, here, &name)
    });
    if here || response.hovered() {
        ui.painter().rect_filled(rect, 0.0, if here { t.selected } else { t.hover });
    }
    let article = view.project.article(tag.article);
    let article_title = article.map_or_else(String::new, |article| title(view.project, article));
    for (column, left, width) in columns {
        let at = pos2(rect.left() + left, rect.top());
        let (text, role, color) = match column {
            Column::Kind => {
                let Some(kind) = kind else { continue };
                let chip_at = pos2(at.x, rect.center().y - size::CHIP / 2.0);
                let whole = view
                    .project
                    .sentence_at(tag.article, tag.at.start)
                    .and_then(|i| view.project.sentences(tag.article).get(i))
                    .is_some_and(|sentence| tag.at.contains(*sentence));
                let fill = if whole { Fill::Full } else { Fill::Outline };
                chip::paint(
                    ui.painter(),
                    t,
                    chip_at,
                    &kind.letter.to_string(),
                    t.hue(kind.hue),
                    fill,
                );
                let galley = parts::one_line(ui, &kind.name, Type::Body, t.text, width - 32.0);
                let y = rect.center().y - galley.size().y / 2.0;
                ui.painter().galley(pos2(at.x + 24.0, y), galley, t.text);
                continue;
            }
            Column::Quote if astray => (quote.clone(), Type::Body, t.warn),
            Column::Quote => (quote.clone(), Type::Quote, t.text),
            Column::Speaker => (voices.name(view.project, tag), Type::Body, t.text),
            Column::Proposition => (linked.clone(), Type::Quote, t.text_2),
            Column::Article => (article_title.clone(), Type::Quote, t.text_2),
            Column::Outlet => {
                let outlet = article.map_or("", |article| view.project.outlet_name(article.outlet));
                (outlet.to_owned(), Type::Body, t.text_2)
            }
            Column::Date => {
                let date = article.and_then(|article| article.published);
                (
                    date.map_or_else(String::new, |d| d.strftime("%-d %b %Y").to_string()),
                    Type::Body,
                    t.text_2,
                )
            }
            Column::Note => (notes(view.project, tag.id), Type::Body, t.text_3),
        };
        if text.is_empty() {
            continue;
        }
        let galley = parts::one_line(ui, text, role, color, width - space::M);
        ui.painter().galley(pos2(at.x, rect.center().y - galley.size().y / 2.0), galley, color);
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), (1.0, t.line));
    if response.clicked() {
        requests.push(Request::Show(tag.article, tag.at));
        let id = tag.id;
        requests.with(move |desk, _| desk.look_at_tag(id));
    }
}

/// The notes on a tag, in one line.
fn notes(project: &Project, tag: TagId) -> String {
    let notes: Vec<&str> =
        project.notes_on(Subject::Tag(tag)).map(|note| note.text.as_str()).collect();
    notes.join("  ·  ")
}
