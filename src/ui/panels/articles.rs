//! The list of articles: outlet, date, headline, how much is done.
//!
//! Rows are of one height, so only those in sight are looked at. In a narrow
//! window the list is a rail of initials.

mod rail;

use std::collections::HashMap;

use egui::{
    Frame, Key, Margin, Panel, Rect, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};

use crate::analysis::tag_rows::article_name as title;
use crate::model::{Article, ArticleId, Change, Derivation, DerivationKind, Project, Record};
use crate::ui::command::named;
use crate::ui::icon;
use crate::ui::theme::{Type, radius, size, space, tokens};
use crate::ui::view::{Requests, View};
use crate::ui::widgets::{figure, parts};

/// The list's own state.
#[derive(Default)]
pub struct ArticlesPanel {
    /// The ids in list order; absent when they must be asked for again.
    order: Option<Vec<ArticleId>>,
    /// Words that outlet or headline must contain.
    filter: String,
    filtering: bool,
    /// The article that was open in the last frame.
    shown: Option<ArticleId>,
    /// What articles come from, as the analyst decided; absent when that must be
    /// asked for again.
    origins: Option<HashMap<ArticleId, String>>,
}

impl ArticlesPanel {
    /// Follows changes: a list with other articles is read again.
    pub fn follow(&mut self, changes: &[Change]) {
        let listed = |record: &Option<Record>| {
            matches!(record, Some(Record::Article(_) | Record::Outlet(_)))
        };
        if changes.iter().any(|change| listed(&change.before) || listed(&change.after)) {
            self.order = None;
            self.origins = None;
        }
        let ties = |record: &Option<Record>| matches!(record, Some(Record::Derivation(_)));
        if changes.iter().any(|change| ties(&change.before) || ties(&change.after)) {
            self.origins = None;
        }
    }

    /// Draws the list.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, requests: &mut Requests) {
        let t = tokens(ui);
        let frame = Frame::new().fill(t.panel);
        if view.compact {
            Panel::left("article rail").exact_size(48.0).resizable(false).frame(frame).show(
                ui,
                |ui| {
                    self.rail_ui(ui, view, requests);
                },
            );
        } else {
            Panel::left("articles")
                .default_size(272.0)
                .size_range(200.0..=420.0)
                .frame(frame)
                .show(ui, |ui| {
                    self.head_ui(ui, view, requests);
                    self.list_ui(ui, view, requests);
                });
        }
    }

    /// Opens the field for words to filter by, or closes it.
    fn filter_by_words(&mut self, open: bool) {
        self.filtering = open;
        self.filter.clear();
        self.order = None;
    }

    fn head_ui(&mut self, ui: &mut Ui, view: &View<'_>, requests: &mut Requests) {
        let t = tokens(ui);
        let mut opened = false;
        Frame::new().inner_margin(Margin { left: 16, right: 8, top: 6, bottom: 6 }).show(
            ui,
            |ui| {
                ui.horizontal(|ui| {
                    ui.label(RichText::new("Articles").font(Type::Heading.font()).color(t.text));
                    let n = figure::grouped(view.project.articles().len());
                    ui.label(RichText::new(n).font(Type::Small.font()).color(t.text_3));
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        if parts::icon_button(ui, icon::PLUS, "Open articles…", false).clicked() {
                            requests.run(named("file.open"));
                        }
                        let filter = parts::icon_button(
                            ui,
                            icon::LIST_FILTER,
                            "Filter the articles",
                            self.filtering,
                        );
                        if filter.clicked() {
                            opened = !self.filtering;
                            self.filter_by_words(opened);
                        }
                    });
                });
                if self.filtering {
                    let field = egui::TextEdit::singleline(&mut self.filter)
                        .hint_text("Outlet or headline")
                        .desired_width(f32::INFINITY);
                    let response = ui.add(field);
                    response.widget_info(|| {
                        WidgetInfo::labeled(Role::TextInput, true, "Filter the articles by words")
                    });
                    if opened {
                        response.request_focus();
                    }
                    if response.changed() {
                        self.order = None;
                    }
                    if ui.input(|i| i.key_pressed(Key::Escape)) && response.lost_focus() {
                        self.filter_by_words(false);
                    }
                }
            },
        );
    }

    fn refresh(&mut self, project: &Project) {
        if self.origins.is_none() {
            let ties = project.derivations().iter().filter(|it| it.ties());
            let ties = ties.map(|it| (it.to, origin(project, it)));
            let versions = project.versions().map(|it| (it.id, version(project, it)));
            self.origins = Some(ties.chain(versions).collect());
        }
        if self.order.is_some() {
            return;
        }
        let words = self.filter.to_lowercase();
        let fits = |article: &&std::sync::Arc<Article>| {
            words.is_empty()
                || title(project, article).to_lowercase().contains(&words)
                || project.outlet_name(article.outlet).to_lowercase().contains(&words)
        };
        self.order = Some(project.in_order().filter(fits).map(|article| article.id).collect());
    }

    fn list_ui(&mut self, ui: &mut Ui, view: &View<'_>, requests: &mut Requests) {
        self.refresh(view.project);
        let order = self.order.as_deref().unwrap_or_default();
        if order.is_empty() {
            let hint = if self.filter.is_empty() {
                "Open files or paste text"
            } else {
                "Change the filter"
            };
            parts::empty(ui, icon::INBOX, "No articles here", hint);
            return;
        }
        let mut area = ScrollArea::vertical().auto_shrink(false).id_salt("article list");
        if self.shown != view.place.article
            && let Some(row) = order.iter().position(|id| Some(*id) == view.place.article)
        {
            let (top, height) = (row as f32 * size::ARTICLE_ROW, ui.available_height());
            let id = ui.make_persistent_id("article list");
            let at = egui::scroll_area::State::load(ui, id)
                .map_or(0.0, |state| state.clamped_offset().y);
            if top < at || top + size::ARTICLE_ROW > at + height {
                area = area.vertical_scroll_offset((top - height / 3.0).max(0.0));
            }
        }
        self.shown = view.place.article;
        ui.spacing_mut().item_spacing.y = 0.0;
        let origins = self.origins.as_ref();
        area.show_rows(ui, size::ARTICLE_ROW, order.len(), |ui, rows| {
            for id in order.get(rows).unwrap_or_default() {
                if let Some(article) = view.project.article(*id) {
                    let origin = origins.and_then(|it| it.get(id));
                    row_ui(ui, view, article, origin, requests);
                }
            }
        });
    }

    fn rail_ui(&mut self, ui: &mut Ui, view: &View<'_>, requests: &mut Requests) {
        if self.filtering {
            // There is no room for the field, and so none to clear it.
            self.filter_by_words(false);
        }
        self.refresh(view.project);
        let order = self.order.as_deref().unwrap_or_default();
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().auto_shrink(false).id_salt("article rail").show_rows(
            ui,
            40.0,
            order.len(),
            |ui, rows| {
                for place in rows {
                    let id = order.get(place).copied();
                    if let Some(article) = id.and_then(|id| view.project.article(id)) {
                        rail::row_ui(ui, view, article, place, requests);
                    }
                }
            },
        );
    }
}

/// Of which earlier article it is a version, in few words.
fn version(project: &Project, article: &Article) -> String {
    let of = article.previous.and_then(|of| project.article(of));
    let day = of.and_then(|of| of.published).filter(|day| article.published != Some(*day));
    match (of, day) {
        (_, Some(day)) => format!("version of that of {}", day.strftime("%-d %b %Y")),
        // Most versions have one headline.
        (Some(of), None) if of.title == article.title && !of.file.is_empty() => {
            format!("version of {}", of.file)
        }
        (Some(of), None) => format!("version of {}", title(project, of)),
        (None, None) => String::new(),
    }
}

/// What an article owes to another, in few words.
fn origin(project: &Project, it: &Derivation) -> String {
    let how = if it.kind == DerivationKind::Wholly { "wholly" } else { "partly" };
    let Some(from) = project.article(it.from) else { return format!("{how} derived") };
    let outlet = project.outlet_name(from.outlet);
    let name = if outlet.is_empty() { title(project, from) } else { outlet.to_owned() };
    format!("{how} from {name}")
}

fn row_ui(
    ui: &mut Ui,
    view: &View<'_>,
    article: &Article,
    origin: Option<&String>,
    requests: &mut Requests,
) {
    let t = tokens(ui);
    let open = view.place.article == Some(article.id);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), size::ARTICLE_ROW), Sense::click());
    let title = title(view.project, article);
    let outlet = view.project.outlet_name(article.outlet);
    let coverage = view.coverages.get(view.project, article.id);
    response.widget_info(|| {
        let origin = origin.map_or_else(String::new, |it| format!(", {it}"));
        let state = format!("{} of {} done", coverage.done, coverage.sentences);
        let name = format!("Article {title}. {outlet}. {state}{origin}");
        WidgetInfo::selected(Role::ListItem, true, open, name)
    });
    let card = rect.shrink2(vec2(4.0, 2.0));
    if open || response.hovered() {
        let fill = if open { t.selected } else { t.hover };
        ui.painter().rect_filled(card, radius::CONTROL, fill);
    }
    let inner = card.shrink2(vec2(12.0, 8.0));
    let read = view.project.is_read(article.id);
    read_mark(ui, pos2(inner.left() + 7.0, inner.top() + 9.0), read, coverage.done > 0);
    let left = inner.left() + 24.0;
    let date = article
        .published
        .map_or_else(|| "no date".to_owned(), |d| d.strftime("%-d %b %Y").to_string());
    let date = parts::one_line(ui, date, Type::Small, t.text_3, 120.0);
    let date_at = pos2(inner.right() - date.size().x, inner.top() + 1.0);
    let room = date_at.x - left - space::S;
    let (name, role, color) = if outlet.is_empty() {
        ("Outlet not set", Type::Small, t.text_3)
    } else {
        (outlet, Type::Strong, t.text)
    };
    let outlet = parts::one_line(ui, name, role, color, room);
    ui.painter().galley(pos2(left, inner.top()), outlet, color);
    ui.painter().galley(date_at, date, t.text_3);
    // Where it comes from takes the place of the headline's second line.
    let most = if origin.is_some() { 1 } else { 2 };
    let headline = parts::lines(ui, title.clone(), Type::Body, t.text, inner.right() - left, most);
    let elided = headline.elided;
    if let Some(origin) = origin {
        let at = pos2(left, inner.top() + 41.0);
        let room = inner.right() - left - BRANCH;
        let galley = parts::one_line(ui, origin, Type::Micro, t.text_3, room);
        branch(ui, at, t.text_3);
        ui.painter().galley(pos2(at.x + BRANCH, at.y), galley, t.text_3);
    }
    ui.painter().galley(pos2(left, inner.top() + 20.0), headline, t.text);
    let [done, all] = [coverage.done, coverage.sentences].map(figure::grouped);
    let count = parts::one_line(ui, format!("{done}/{all}"), Type::Micro, t.text_3, 130.0);
    let y = inner.bottom() - 4.0;
    let count_at = pos2(inner.right() - count.size().x, y - count.size().y / 2.0);
    ui.painter().galley(count_at, count, t.text_3);
    let bar = Rect::from_min_max(
        pos2(left, y - 1.5),
        pos2(count_at.x.min(inner.right() - 40.0) - 8.0, y + 1.5),
    );
    let part = coverage.done as f32 / coverage.sentences.max(1) as f32;
    parts::bar(ui, bar, part, if open { t.accent } else { t.text_3 });
    if response.clicked() {
        let id = article.id;
        requests.with(move |desk, _| desk.open_article(id));
    }
    let response = if elided { response.on_hover_text(title) } else { response };
    menu(&response, view, article.id, requests);
}

fn menu(response: &egui::Response, view: &View<'_>, id: ArticleId, requests: &mut Requests) {
    response.context_menu(|ui| {
        ui.set_min_width(200.0);
        for name in [
            "article.details",
            "article.derivation",
            "article.version",
            "article.read",
            "article.up",
            "article.down",
            "article.remove",
        ] {
            let command = named(name);
            // The labels are about this article, whichever is open.
            let place = crate::ui::place::Place::at(id, 0);
            let label = (command.label)(&View { place: &place, ..*view }).into_owned();
            let button = egui::Button::new(label).shortcut_text(command.key_name());
            if ui.add(button.min_size(vec2(188.0, 24.0))).clicked() {
                requests.with(move |desk, _| desk.open_article(id));
                requests.run(command);
                ui.close();
            }
        }
    });
}

/// The room for the sign before what an article comes from.
const BRANCH: f32 = 16.0;

/// A stem with a branch, for what comes from elsewhere.
fn branch(ui: &Ui, at: egui::Pos2, color: egui::Color32) {
    let stroke = egui::Stroke::new(1.2, color);
    let (stem, fork) = (at.x + 2.0, at.y + 9.0);
    let turn = vec![pos2(stem, at.y + 3.0), pos2(stem, fork), pos2(stem + 6.0, fork)];
    ui.painter().add(egui::Shape::line(turn, stroke));
    ui.painter().circle_filled(pos2(stem + 7.0, fork), 2.0, color);
}

/// A ring: empty, half filled once begun, ticked when read to the end.
fn read_mark(ui: &Ui, center: egui::Pos2, read: bool, begun: bool) {
    const RADIUS: f32 = 6.5;
    let t = tokens(ui);
    if read {
        let font = Type::Icon.font();
        ui.painter().text(center, egui::Align2::CENTER_CENTER, icon::CIRCLE_CHECK, font, t.ok);
        return;
    }
    let color = if begun { t.text_2 } else { t.text_3 };
    ui.painter().circle_stroke(center, RADIUS, (1.3, color));
    if begun {
        let half = (0..=12).map(|i| {
            let angle = std::f32::consts::PI * (i as f32 / 12.0 - 0.5);
            center + (RADIUS - 2.5) * vec2(angle.cos(), angle.sin())
        });
        let half = egui::Shape::convex_polygon(half.collect(), color, egui::Stroke::NONE);
        ui.painter().add(half);
    }
}
