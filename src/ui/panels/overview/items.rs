//! The list of one task: what there is, where, and the way there.

use egui::{
    Rect, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::OverviewPanel;
use crate::analysis::article_name;
use crate::analysis::board::mentions_of;
use crate::analysis::overview::{Overview, Place, Task};
use crate::model::{ArticleId, Project};
use crate::ui::icon;
use crate::ui::theme::{Type, radius, space, tokens};
use crate::ui::view::{Requests, View};
use crate::ui::widgets::parts;

/// The height of a row.
const ROW: f32 = 56.0;

impl OverviewPanel {
    pub(super) fn items_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        seen: &Overview,
        requests: &mut Requests,
    ) {
        let t = tokens(ui);
        let left = seen.left(self.task);
        if left.is_empty() {
            if self.task == Task::Derived && view.kin.is_working() {
                parts::empty(ui, icon::SEARCH, "The articles are being compared…", "");
            } else {
                let what = format!("{}: none", self.task.label());
                parts::empty(ui, icon::CIRCLE_CHECK, &what, "Nothing is left to do here.");
            }
            return;
        }
        egui::Frame::new().inner_margin(egui::Margin::symmetric(20, 12)).show(ui, |ui| {
            ui.label(RichText::new(self.task.label()).font(Type::Heading.font()).color(t.text));
            let help = RichText::new(self.task.help()).font(Type::Small.font()).color(t.text_3);
            ui.add(egui::Label::new(help).truncate());
        });
        let area = ScrollArea::vertical().id_salt(self.task.label()).auto_shrink(false);
        area.show_viewport(ui, |ui, part| {
            ui.set_height(left.len() as f32 * ROW + space::XL);
            let (origin, width) = (ui.max_rect().min, ui.max_rect().width());
            let rect_of = |nth: usize| {
                let at = pos2(origin.x + space::M, origin.y + nth as f32 * ROW);
                Rect::from_min_size(at, vec2(width - 2.0 * space::M, ROW))
            };
            if std::mem::take(&mut self.reveal) {
                ui.scroll_to_rect(rect_of(self.chosen), None);
            }
            let first = (part.top().max(0.0) / ROW) as usize;
            let shown = (part.height() / ROW) as usize + 2;
            for (nth, place) in left.iter().enumerate().skip(first).take(shown) {
                let is_chosen = self.chosen == nth;
                if row_ui(ui, view, nth, place, rect_of(nth), is_chosen) {
                    self.chosen = nth;
                    let place = *place;
                    requests.with(move |desk, _| desk.go_to_place(place));
                }
            }
        });
    }
}

/// Draws a row; true where it was clicked.
fn row_ui(
    ui: &Ui,
    view: &View<'_>,
    nth: usize,
    place: &Place,
    rect: Rect,
    is_chosen: bool,
) -> bool {
    let t = tokens(ui);
    let Told { words, wherefrom, quotes } = told(view, place);
    let response = ui.interact(rect, ui.scope_id().with(nth), Sense::click());
    response.widget_info(|| {
        let name = format!("Go to: {words} ({wherefrom})");
        WidgetInfo::selected(Role::ListItem, true, is_chosen, name)
    });
    let card = rect.shrink2(vec2(0.0, 2.0));
    if is_chosen {
        ui.painter().rect_filled(card, radius::CONTROL, t.card);
        let line = Stroke::new(1.5, t.accent);
        ui.painter().rect_stroke(card, radius::CONTROL, line, StrokeKind::Inside);
    } else if response.hovered() {
        ui.painter().rect_filled(card, radius::CONTROL, t.hover);
    }
    let room = card.width() - 2.0 * space::M;
    let role = if quotes { Type::Quote } else { Type::Strong };
    let galley = parts::one_line(ui, &words, role, t.text, room);
    let elided = galley.elided;
    let top = card.top() + 6.0;
    let left = card.left() + space::M;
    // Both lines stand as if the first were of the higher role.
    let at = pos2(left, top + (Type::Quote.line() - galley.size().y) / 2.0);
    ui.painter().galley(at, galley, t.text);
    let below = parts::one_line(ui, wherefrom, Type::Small, t.text_3, room);
    ui.painter().galley(pos2(left, top + Type::Quote.line()), below, t.text_3);
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    let clicked = response.clicked();
    if elided {
        let words: String = words.chars().take(600).collect();
        response.on_hover_text(words);
    }
    clicked
}

/// What a row says.
struct Told {
    words: String,
    wherefrom: String,
    /// Whether the words are an article's.
    quotes: bool,
}

fn told(view: &View<'_>, place: &Place) -> Told {
    let project = view.project;
    match place {
        Place::Article(id) => {
            let coverage = view.coverages.get(project, *id);
            let done = format!("{} of {} done", coverage.done, coverage.sentences);
            let words = headline(project, *id);
            Told { words, wherefrom: joined(&[origin(project, *id), done]), quotes: true }
        }
        Place::Words(id, at) => {
            // Words that go on for pages are cut before they are laid out.
            let words = at.of_text(project.text(*id));
            let words = words.get(..words.floor_char_boundary(2000)).unwrap_or_default();
            let nth = project.sentence_at(*id, at.start);
            let nth = nth.map_or_else(String::new, |nth| format!("sentence {}", nth + 1));
            let wherefrom = joined(&[origin(project, *id), nth, headline(project, *id)]);
            Told { words: words.to_owned(), wherefrom, quotes: true }
        }
        Place::Proposition(id) => {
            let it = project.proposition(*id);
            let words = it.map_or_else(String::new, |it| it.wording.clone());
            let mentions = crate::edit::counted(mentions_of(project, *id), "mention");
            Told { words, wherefrom: joined(&[mentions, "one origin".to_owned()]), quotes: false }
        }
        Place::Pair(from, to) => {
            let proposal = view.kin.of(*from, *to);
            let kind = proposal.map_or("", |it| it.kind.label());
            let why = proposal.and_then(|it| it.reasons.first().cloned()).unwrap_or_default();
            let name = |id: ArticleId| {
                let outlet = origin(project, id);
                if outlet.is_empty() { headline(project, id) } else { outlet }
            };
            let words = format!("{}  ←  {}", name(*to), name(*from));
            Told { words, wherefrom: joined(&[kind.to_owned(), why]), quotes: false }
        }
    }
}

fn headline(project: &Project, id: ArticleId) -> String {
    project.article(id).map_or_else(String::new, |it| article_name(project, it))
}

/// The outlet and the day of an article, as far as they are known.
fn origin(project: &Project, id: ArticleId) -> String {
    let Some(it) = project.article(id) else { return String::new() };
    let day = it.published.map(|day| day.strftime("%-d %b %Y").to_string());
    joined(&[project.outlet_name(it.outlet).to_owned(), day.unwrap_or_default()])
}

fn joined(words: &[String]) -> String {
    let there: Vec<&str> = words.iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
    there.join("  ·  ")
}
