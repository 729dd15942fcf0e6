//! The start screen: how to begin, and what was open before.

use egui::{
    CentralPanel, Color32, CornerRadius, Frame, Rect, RichText, Role, Sense, Shape, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::edit::counted;
use crate::model::{Hue, TagKind};
use crate::ui::command::named;
use crate::ui::icon;
use crate::ui::settings::Recent;
use crate::ui::theme::{Type, radius, size, space, tokens};
use crate::ui::view::{Requests, View};
use crate::ui::when;
use crate::ui::widgets::chip::{self, Fill};
use crate::ui::widgets::{key_cap, parts};

const LEFT: f32 = 560.0;
const RIGHT: f32 = 312.0;
const GAP: f32 = 56.0;

/// Draws the screen.
pub fn show(ui: &mut Ui, view: &View<'_>, requests: &mut Requests) {
    let t = tokens(ui);
    CentralPanel::no_frame().frame(Frame::new().fill(t.reader)).show(ui, |ui| {
        let whole = ui.max_rect();
        let wide = whole.width() >= LEFT + GAP + RIGHT + 2.0 * space::XL;
        let width =
            if wide { LEFT + GAP + RIGHT } else { (whole.width() - 2.0 * space::XL).min(LEFT) };
        let left = whole.center().x - width / 2.0;
        let height = 540.0;
        let top = (whole.center().y - height / 2.0).max(whole.top() + space::L);
        let column =
            Rect::from_min_max(pos2(left, top), pos2(left + width.min(LEFT), whole.bottom()));
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.scope_builder(egui::UiBuilder::new().max_rect(column), |ui| {
                product(ui);
                ui.add_space(space::XL);
                actions(ui, requests);
                ui.add_space(space::M);
                drop_zone(ui);
                if !wide && !view.left.is_empty() {
                    ui.add_space(space::XL);
                    left_ui(ui, view, requests);
                }
                if !wide && !view.settings.recent.is_empty() {
                    ui.add_space(space::XL);
                    recent_ui(ui, view, requests);
                }
                ui.add_space(space::XL);
                if !wide {
                    keys(ui);
                }
            });
            if wide {
                let right =
                    Rect::from_min_size(pos2(left + LEFT + GAP, top + 92.0), vec2(RIGHT, 330.0));
                ui.scope_builder(egui::UiBuilder::new().max_rect(right), |ui| {
                    if !view.left.is_empty() {
                        left_ui(ui, view, requests);
                        ui.add_space(space::XL);
                    }
                    recent_ui(ui, view, requests);
                });
                let below = Rect::from_min_size(pos2(left, top + 440.0), vec2(width, 110.0));
                ui.scope_builder(egui::UiBuilder::new().max_rect(below), |ui| {
                    parts::rule(ui);
                    ui.add_space(space::L);
                    keys(ui);
                });
            }
        });
    });
}

fn product(ui: &mut Ui) {
    let t = tokens(ui);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(56.0, 56.0), Sense::hover());
        ui.painter().rect_filled(rect, radius::POPUP, t.accent_fill);
        let font = Type::Product.font();
        ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, "H", font, t.on_accent);
        ui.add_space(space::S);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.label(RichText::new("Hearsay").font(Type::Product.font()).color(t.text));
            let line = "Who claims what, who denies it, and on whose word.";
            ui.label(RichText::new(line).font(Type::Tagline.font()).color(t.text_2));
        });
    });
}

fn actions(ui: &mut Ui, requests: &mut Requests) {
    for (id, sign, title, help) in [
        (
            "file.open",
            icon::FOLDER_OPEN,
            "Open articles or a project…",
            "Pages, PDF, Word, mails, text; or a project",
        ),
        (
            "file.paste",
            icon::CLIPBOARD_PASTE,
            "Paste an article…",
            "Makes a new project from the clipboard",
        ),
        (
            "file.sample",
            icon::BOOK_OPEN,
            "Try the sample",
            "Three invented reports of one event, tagged",
        ),
        ("file.open_path", icon::FILE, "Open by path…", "Type where a file or folder is"),
    ] {
        let command = named(id);
        if action_ui(ui, sign, title, help, &command.key_name()).clicked() {
            requests.run(command);
        }
    }
}

fn action_ui(ui: &mut Ui, sign: &str, title: &str, help: &str, key: &str) -> egui::Response {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 56.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, title));
    if response.hovered() {
        ui.painter().rect_filled(rect, radius::CARD, t.hover);
    }
    let painter = ui.painter();
    let at = pos2(rect.left() + 26.0, rect.center().y);
    painter.text(at, egui::Align2::CENTER_CENTER, sign, Type::IconLarge.font(), t.accent);
    let left = rect.left() + 52.0;
    let room = rect.width() - 140.0;
    let title = parts::one_line(ui, title, Type::Action, t.text, room);
    let help = parts::one_line(ui, help, Type::Small, t.text_2, room);
    ui.painter().galley(pos2(left, rect.top() + 9.0), title, t.text);
    ui.painter().galley(pos2(left, rect.top() + 30.0), help, t.text_2);
    if !key.is_empty() {
        key_cap::paint_right(ui, rect.right_center() - vec2(space::L, 0.0), key);
    }
    response
}

fn drop_zone(ui: &mut Ui) {
    let t = tokens(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 64.0), Sense::hover());
    let inner = rect.shrink(1.0);
    let corners = [
        inner.left_top(),
        inner.right_top(),
        inner.right_bottom(),
        inner.left_bottom(),
        inner.left_top(),
    ];
    ui.painter().extend(Shape::dashed_line(&corners, Stroke::new(1.0, t.control_line), 4.0, 3.0));
    let text = "Drop files or folders anywhere in this window";
    let at = rect.center() + vec2(12.0, 0.0);
    let drawn =
        ui.painter().text(at, egui::Align2::CENTER_CENTER, text, Type::Body.font(), t.text_2);
    let sign = pos2(drawn.left() - 18.0, rect.center().y);
    ui.painter().text(
        sign,
        egui::Align2::CENTER_CENTER,
        icon::DOWNLOAD,
        Type::Icon.font(),
        t.text_2,
    );
}

fn recent_ui(ui: &mut Ui, view: &View<'_>, requests: &mut Requests) {
    let t = tokens(ui);
    ui.label(RichText::new("Recent").font(Type::Heading.font()).color(t.text));
    ui.add_space(space::XS);
    if view.settings.recent.is_empty() {
        let text = "Projects that you save are listed here.";
        ui.label(RichText::new(text).font(Type::Small.font()).color(t.text_3));
    }
    for recent in view.settings.recent.iter().take(6) {
        recent_row(ui, recent, requests);
    }
}

fn recent_row(ui: &mut Ui, recent: &Recent, requests: &mut Requests) {
    if !recent.path.is_file() {
        missing_row(ui, recent, requests);
        return;
    }
    let mut facts = vec![counted(recent.articles, "article"), counted(recent.tags, "tag")];
    facts.extend(recent.opened.parse().ok().map(when::told));
    let name = format!("Recent: {}", recent.title);
    let path = recent.path.clone();
    let response = row_ui(ui, name, &recent.title, facts.join("  ·  "));
    if response.on_hover_text(path.to_string_lossy()).clicked() {
        requests.with(move |desk, ctx| desk.open_paths(ctx, vec![path]));
    }
}

/// A project that is no longer where it was: it can be looked for, or let go.
fn missing_row(ui: &mut Ui, recent: &Recent, requests: &mut Requests) {
    let t = tokens(ui);
    ui.horizontal(|ui| {
        ui.add_space(space::S);
        let title = parts::one_line(ui, &recent.title, Type::Body, t.text_3, RIGHT - 190.0);
        ui.label(title).on_hover_text(recent.path.to_string_lossy());
        parts::caption(ui, "not found");
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let path = recent.path.clone();
            let forget = format!("Take {} off the list", recent.title);
            if parts::icon_button(ui, icon::X, &forget, false).clicked() {
                requests.with(move |desk, _| desk.settings.forget(&path));
            }
            let path = recent.path.clone();
            let name = format!("Locate {}", recent.title);
            if parts::named_link(ui, "Locate…", &name).clicked() {
                requests.with(move |desk, ctx| desk.locate(ctx, path));
            }
        });
    });
}

/// Work that was never saved, as a crash or a power cut leaves it.
fn left_ui(ui: &mut Ui, view: &View<'_>, requests: &mut Requests) {
    let t = tokens(ui);
    ui.label(RichText::new("Never saved, and kept safe").font(Type::Heading.font()).color(t.text));
    ui.add_space(space::XS);
    for left in view.left.iter().take(3) {
        let title = if left.title.is_empty() { "Untitled" } else { &left.title };
        let mut facts = vec![counted(left.articles, "article"), counted(left.tags, "tag")];
        facts.extend(left.last_made.map(when::told));
        let response = row_ui(ui, format!("Never saved: {title}"), title, facts.join("  ·  "));
        let path = left.path.clone();
        if response.on_hover_text("Opens it, to be saved or given up").clicked() {
            requests.with(move |desk, ctx| desk.open_left(ctx, path));
        }
    }
}

/// A project in a list: what it is called, and what is in it.
fn row_ui(ui: &mut Ui, name: String, title: &str, facts: String) -> egui::Response {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 50.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.hovered() {
        ui.painter().rect_filled(rect, radius::CONTROL, t.hover);
    }
    let at = rect.min + vec2(space::M, 7.0);
    let room = rect.width() - 2.0 * space::M;
    let title = parts::one_line(ui, title, Type::Strong, t.text, room);
    let facts = parts::one_line(ui, facts, Type::Small, t.text_3, room);
    ui.painter().galley(at, title, t.text);
    ui.painter().galley(at + vec2(0.0, 20.0), facts, t.text_3);
    response
}

/// Three keys to begin with.
fn keys(ui: &mut Ui) {
    let t = tokens(ui);
    let lesson = |ui: &mut Ui, caps: &[&str], what: &str, example: &dyn Fn(&mut Ui)| {
        ui.vertical(|ui| {
            ui.set_width(280.0);
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                caps.iter().for_each(|cap| {
                    key_cap::key_cap_ui(ui, cap);
                });
                ui.label(RichText::new(what).font(Type::Strong.font()).color(t.text));
            });
            ui.add_space(space::XS);
            example(ui);
        });
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 28.0;
        lesson(ui, &["↓", "↑"], "choose a sentence", &|ui| {
            example_ui(ui, &[], "It blamed a hired crane.", true, None);
        });
        lesson(ui, &["c", "d", "a"], "claim, denial, attribution", &|ui| {
            example_ui(ui, &[1, 2], "The operator denied any fault.", false, Some(Hue::Vermilion));
        });
        lesson(ui, &["u"], "next sentence still open", &|ui| {
            example_ui(ui, &[0], "Crews reopened two berths.", false, Some(Hue::Blue));
        });
    });
}

/// A sentence as the reader shows it.
fn example_ui(ui: &mut Ui, kinds: &[usize], text: &str, framed: bool, tint: Option<Hue>) {
    let t = tokens(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(280.0, 38.0), Sense::hover());
    if framed {
        let stroke = Stroke::new(1.5, t.accent);
        ui.painter().rect_stroke(
            rect,
            CornerRadius::same(radius::CARD),
            stroke,
            StrokeKind::Inside,
        );
    }
    let mut x = rect.left() + if framed { space::M } else { 0.0 };
    let rows = TagKind::reserved();
    for row in kinds.iter().filter_map(|i| rows.get(*i)) {
        let at = pos2(x, rect.center().y - size::CHIP / 2.0);
        chip::paint(ui.painter(), t, at, &row.letter.to_string(), t.hue(row.hue), Fill::Full);
        x += size::LANE;
    }
    let galley = parts::one_line(ui, text, Type::Quote, t.text, rect.right() - x);
    let at = pos2(x + 2.0, rect.center().y - galley.size().y / 2.0);
    let color = tint.map_or(Color32::TRANSPARENT, |hue| t.hue(hue).tint);
    ui.painter().rect_filled(
        Rect::from_min_size(at, galley.size()).expand2(vec2(2.0, 0.0)),
        radius::TINT,
        color,
    );
    ui.painter().galley(at, galley, t.text);
}
