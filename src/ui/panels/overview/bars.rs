//! How the tags are spread, in bars: by outlet, by day, and how much of each
//! article is done.

use egui::{Color32, Rect, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::analysis::article_name;
use crate::analysis::overview::{ByKind, Overview};
use crate::model::Project;
use crate::ui::theme::{Type, space, tokens};
use crate::ui::view::Requests;
use crate::ui::widgets::{chip, figure, parts};

/// The most outlets that have a bar.
const OUTLETS: usize = 12;
/// The most days that have a bar, the last ones.
const DAYS: usize = 60;
/// The most articles that have a bar.
const ARTICLES: usize = 40;
/// The height of a row.
const ROW: f32 = 22.0;
/// The height of the bars of days.
const DAY_BARS: f32 = 96.0;
/// The room for figures at the right.
const FIGURE: f32 = 44.0;

/// Draws all bars.
pub fn show(ui: &mut Ui, project: &Project, seen: &Overview, requests: &mut Requests) {
    let scroll = ScrollArea::vertical().id_salt("bars").auto_shrink(false);
    scroll.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        heading(ui, "Tags by outlet");
        legend(ui, project);
        outlets_ui(ui, project, seen);
        ui.add_space(space::L);
        heading(ui, "Tags by day of publication");
        days_ui(ui, project, seen);
        ui.add_space(space::L);
        heading(ui, "Done in each article");
        articles_ui(ui, project, seen, requests);
    });
}

fn heading(ui: &mut Ui, words: &str) {
    ui.label(RichText::new(words).font(Type::Heading.font()).color(tokens(ui).text));
    ui.add_space(space::XS);
}

fn note(ui: &mut Ui, words: impl Into<String>) {
    ui.label(RichText::new(words).font(Type::Small.font()).color(tokens(ui).text_3));
}

/// The kinds with their colours.
fn legend(ui: &mut Ui, project: &Project) {
    let t = tokens(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::XS, 2.0);
        for kind in project.kinds().iter() {
            let (rect, _) = ui.allocate_exact_size(vec2(16.0, 18.0), Sense::hover());
            let letter = kind.letter.to_string();
            chip::paint(ui.painter(), t, rect.min, &letter, t.hue(kind.hue), chip::Fill::Full);
            ui.label(parts::one_line(ui, &kind.name, Type::Small, t.text_2, 120.0));
            ui.add_space(space::S);
        }
    });
    ui.add_space(space::XS);
}

fn sum(counts: &ByKind) -> u32 {
    counts.iter().fold(0, |sum, n| sum.saturating_add(*n))
}

/// The counts in words, for whoever does not see the bar.
fn in_words(project: &Project, counts: &ByKind) -> String {
    let kinds = project.kinds().iter().zip(counts).filter(|(_, n)| **n > 0);
    let words: Vec<String> =
        kinds.map(|(kind, n)| format!("{} {n}", kind.name.to_lowercase())).collect();
    if words.is_empty() { "no tags".to_owned() } else { words.join(", ") }
}

/// The colours of the kinds, in the order of the codebook.
fn colors(ui: &Ui, project: &Project) -> Vec<Color32> {
    let t = tokens(ui);
    project.kinds().iter().map(|kind| t.hue(kind.hue).chip).collect()
}

/// A row with a name at the left and a figure at the right; gives the room
/// between them.
fn row(ui: &mut Ui, name: &str, figure: String, told: &str) -> (Rect, egui::Response) {
    let t = tokens(ui);
    let size = vec2(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, format!("{name}: {told}")));
    let names = (rect.width() * 0.4).min(144.0);
    let name = parts::one_line(ui, name, Type::Small, t.text_2, names);
    let middle = rect.center().y;
    ui.painter().galley(pos2(rect.left(), middle - name.size().y / 2.0), name, t.text_2);
    let figure = parts::one_line(ui, figure, Type::Micro, t.text_3, FIGURE);
    let at = pos2(rect.right() - figure.size().x, middle - figure.size().y / 2.0);
    ui.painter().galley(at, figure, t.text_3);
    let bar = Rect::from_x_y_ranges(
        rect.left() + names + space::S..=rect.right() - FIGURE,
        middle - 5.0..=middle + 5.0,
    );
    (bar, response)
}

fn outlets_ui(ui: &mut Ui, project: &Project, seen: &Overview) {
    let most = seen.outlets.iter().map(|(_, tags)| sum(tags)).max().unwrap_or(0);
    if most == 0 {
        return note(ui, "No tags yet.");
    }
    let colors = colors(ui, project);
    for (outlet, tags) in seen.outlets.iter().take(OUTLETS) {
        let name = project.outlet_name(*outlet);
        let name = if name.is_empty() { "Outlet not set" } else { name };
        let told = in_words(project, tags);
        let (bar, response) = row(ui, name, figure::grouped(sum(tags)), &told);
        let mut left = bar.left();
        for (n, color) in tags.iter().zip(&colors).filter(|(n, _)| **n > 0) {
            let width = bar.width() * *n as f32 / most as f32;
            let part = Rect::from_x_y_ranges(left..=left + width, bar.y_range());
            // A line of the panel between two kinds.
            let part = part.with_max_x((part.right() - 1.0).max(part.left() + 1.0));
            ui.painter().rect_filled(part, 1.0, *color);
            left += width;
        }
        response.on_hover_text(format!("{name}: {told}"));
    }
    more(ui, seen.outlets.len(), OUTLETS, "outlet");
}

fn days_ui(ui: &mut Ui, project: &Project, seen: &Overview) {
    let t = tokens(ui);
    let from = seen.days.len().saturating_sub(DAYS);
    let days = seen.days.get(from..).unwrap_or_default();
    let most = days.iter().map(|(_, tags)| sum(tags)).max().unwrap_or(0);
    let (Some((first, _)), Some((last, _))) = (days.first(), days.last()) else {
        return note(ui, "No article has a day yet.");
    };
    if most == 0 {
        return note(ui, "No tags yet.");
    }
    let size = vec2(ui.available_width(), DAY_BARS);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let colors = colors(ui, project);
    // A few days stand at the left, as wide as they read well.
    let each = (rect.width() / days.len() as f32).min(40.0);
    for (nth, (day, tags)) in days.iter().enumerate() {
        let left = rect.left() + nth as f32 * each;
        let column = Rect::from_x_y_ranges(left..=left + each, rect.y_range());
        let name = day.strftime("%-d %b %Y").to_string();
        let told = format!("{name}: {}", in_words(project, tags));
        let response = ui.interact(column, ui.scope_id().with(("day", nth)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, &told));
        if response.hovered() {
            ui.painter().rect_filled(column, 0.0, t.hover);
        }
        response.on_hover_text(told);
        let bar = column.shrink2(vec2((each * 0.15).min(4.0), 0.0));
        let mut bottom = rect.bottom();
        for (n, color) in tags.iter().zip(&colors).filter(|(n, _)| **n > 0) {
            let height = (rect.height() - 14.0) * *n as f32 / most as f32;
            let part = Rect::from_x_y_ranges(bar.x_range(), bottom - height..=bottom);
            let part = part.with_min_y((part.top() + 1.0).min(part.bottom() - 1.0));
            ui.painter().rect_filled(part, 1.0, *color);
            bottom -= height;
        }
        if each >= 20.0 {
            let n = parts::one_line(ui, figure::grouped(sum(tags)), Type::Micro, t.text_3, each);
            let at = pos2(column.center().x - n.size().x / 2.0, bottom - n.size().y);
            ui.painter().galley(at, n, t.text_3);
        }
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), (1.0, t.line_strong));
    let span = if first == last {
        first.strftime("%-d %b %Y").to_string()
    } else {
        let days = [first, last].map(|day| day.strftime("%-d %b %Y").to_string());
        format!("{} to {}, days without an article left out", days[0], days[1])
    };
    ui.add_space(2.0);
    note(ui, span);
}

fn articles_ui(ui: &mut Ui, project: &Project, seen: &Overview, requests: &mut Requests) {
    let t = tokens(ui);
    for (id, coverage) in seen.coverage.iter().take(ARTICLES) {
        let Some(article) = project.article(*id) else { continue };
        let outlet = project.outlet_name(article.outlet);
        let title = article_name(project, article);
        let name = if outlet.is_empty() { title.as_str() } else { outlet };
        let figure = [coverage.done, coverage.sentences].map(figure::grouped).join("/");
        let told = format!("{title}, {} of {} done", coverage.done, coverage.sentences);
        let (bar, response) = row(ui, name, figure, &told);
        let bar = bar.shrink2(vec2(0.0, 3.0));
        let part = coverage.done as f32 / coverage.sentences.max(1) as f32;
        parts::bar(ui, bar, part, t.text_2);
        let id = *id;
        if response.on_hover_text(told).clicked() {
            requests.with(move |desk, _| desk.read_article(id));
        }
    }
    more(ui, seen.coverage.len(), ARTICLES, "article");
}

fn more(ui: &mut Ui, all: usize, shown: usize, noun: &str) {
    if all > shown {
        note(ui, format!("and {} more", crate::edit::counted(all - shown, noun)));
    }
}
