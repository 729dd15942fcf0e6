//! The blocks of the inspector that have no state: toggles, help, the article.

use egui::{Frame, Margin, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::model::{Article, ArticleId, Span, Tag, TagKind};
use crate::session::import_report::name_of;
use crate::ui::astray;
use crate::ui::command::{named, of_kind};
use crate::ui::desk::capitalized;
use crate::ui::icon;
use crate::ui::theme::{Type, radius, size, space, tokens};
use crate::ui::view::{Request, Requests, View};
use crate::ui::widgets::chip::{self, Fill};
use crate::ui::widgets::{key_cap, parts};

/// A block of the inspector, with a line under it.
pub fn section<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) {
    Frame::new().inner_margin(Margin::symmetric(16, 10)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        add(ui)
    });
    parts::rule(ui);
}

/// The head of a block, with the key that goes with it.
pub fn heading(ui: &mut Ui, name: &str, key: &str) {
    let t = tokens(ui);
    ui.horizontal(|ui| {
        let room = ui.available_width() - if key.is_empty() { 0.0 } else { 32.0 };
        ui.label(parts::one_line(ui, name, Type::Heading, t.text, room));
        if !key.is_empty() {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                key_cap::key_cap_ui(ui, key);
            });
        }
    });
}

/// A button that sets or clears a kind.
pub fn toggle_ui(
    ui: &mut Ui,
    view: &View<'_>,
    index: usize,
    kind: &TagKind,
    requests: &mut Requests,
) {
    let t = tokens(ui);
    let Some(command) = of_kind(index) else { return };
    let Some(article) = view.place.article else { return };
    let sentences = view.place.sentences(view.project);
    let on = !sentences.is_empty()
        && sentences
            .iter()
            .all(|span| view.project.tags_in(article, *span).any(|tag| tag.kind == kind.id));
    let colors = t.hue(kind.hue);
    let room = (ui.max_rect().width() - 38.0).min(120.0);
    let text = parts::one_line(ui, &kind.name, Type::Body, t.text, room);
    let (rect, response) =
        ui.allocate_exact_size(vec2(text.size().x + 33.0, size::CONTROL), Sense::click());
    response.widget_info(|| {
        let name = format!("{} {}", kind.name, if on { "is set" } else { "is not set" });
        WidgetInfo::selected(Role::Button, true, on, name)
    });
    let (fill, line) = match (on, response.hovered()) {
        (true, _) => (colors.tint, colors.text),
        (_, true) => (t.hover, t.line_strong),
        _ => (t.card, t.line_strong),
    };
    ui.painter().rect(rect, radius::CONTROL, fill, (1.0, line), StrokeKind::Inside);
    let at = rect.left_center() + vec2(6.0, -size::CHIP / 2.0);
    let chip_fill = if on { Fill::Full } else { Fill::Empty };
    chip::paint(ui.painter(), t, at, &kind.letter.to_string(), colors, chip_fill);
    ui.painter().galley(rect.left_center() + vec2(26.0, -text.size().y / 2.0), text, t.text);
    let help = format!("{}  ({})\n{}", kind.name, command.key_name(), kind.definition);
    if response.on_hover_text(help).clicked() {
        requests.run(command);
    }
}

/// Says that the words of a tag are not where it stands, and what to do.
pub fn astray_ui(ui: &mut Ui, tag: &Tag) {
    let t = tokens(ui);
    ui.horizontal_top(|ui| {
        ui.label(RichText::new(icon::TRIANGLE_ALERT).font(Type::Icon.font()).color(t.warn));
        let words = astray::words(tag);
        let words = RichText::new(capitalized(&words)).color(t.warn);
        ui.add(egui::Label::new(words).wrap());
    });
    let text = "Select its words in the text and take them, or keep those it stands on now:";
    ui.label(RichText::new(text).font(Type::Small.font()).color(t.text_2));
}

/// What to do with a sentence that bears no tag.
pub fn untagged_ui(
    ui: &mut Ui,
    view: &View<'_>,
    article: &Article,
    span: Span,
    requests: &mut Requests,
) {
    let t = tokens(ui);
    section(ui, |ui| {
        let nothing = view.project.nothing_here(article.id, span);
        let text = if nothing { "Read; nothing here to tag" } else { "No tag yet" };
        ui.label(RichText::new(text).font(Type::Heading.font()).color(t.text));
        ui.add_space(2.0);
        ui.horizontal_wrapped(|ui| {
            for (id, name) in [
                ("tag.nothing", if nothing { "Take it back" } else { "Nothing here" }),
                ("go.open", "Next open"),
            ] {
                let command = named(id);
                if ui
                    .add(egui::Button::new(name).shortcut_text(command.key_name()))
                    .on_hover_text(command.help)
                    .clicked()
                {
                    requests.run(command);
                }
            }
        });
    });
}

/// What the tags mean: one kind in full, or the reserved ones in brief.
pub fn meaning_ui(ui: &mut Ui, view: &View<'_>, kind: Option<&TagKind>, requests: &mut Requests) {
    let t = tokens(ui);
    section(ui, |ui| {
        let small = |ui: &mut Ui, text: &str, color| {
            ui.label(RichText::new(text).font(Type::Small.font()).color(color));
        };
        match kind {
            Some(kind) => {
                heading(ui, &format!("What “{}” means", kind.name), "");
                for (name, text) in [
                    ("", &kind.definition),
                    ("Include: ", &kind.include),
                    ("Leave out: ", &kind.exclude),
                ] {
                    if !text.is_empty() {
                        small(ui, &format!("{name}{text}"), t.text_2);
                    }
                }
                let said = [&kind.definition, &kind.include, &kind.exclude, &kind.example];
                if said.into_iter().all(String::is_empty) {
                    ui.horizontal(|ui| {
                        if parts::link(ui, "Add a definition").clicked() {
                            let id = kind.id;
                            requests.with(move |desk, _| desk.open_code(id));
                        }
                        key_cap::key_cap_ui(ui, &named("tag.codebook").key_name());
                    });
                }
                if !kind.example.is_empty() {
                    let text = RichText::new(&kind.example).font(Type::Quote.font()).color(t.text);
                    ui.label(text);
                }
            }
            None => {
                heading(ui, "What the tags mean", "b");
                for (i, kind) in view.project.kinds().iter().enumerate() {
                    ui.horizontal(|ui| {
                        let (color, room) = (t.hue(kind.hue).text, ui.available_width() - 32.0);
                        ui.label(parts::one_line(ui, &kind.name, Type::Strong, color, room));
                        if let Some(command) = of_kind(i) {
                            key_cap::key_cap_ui(ui, &command.key_name());
                        }
                    });
                    small(ui, &kind.definition, t.text_2);
                    ui.add_space(space::XS);
                }
            }
        }
    });
}

/// What is known of the article.
pub fn article_ui(ui: &mut Ui, view: &View<'_>, article: &Article, requests: &mut Requests) {
    let t = tokens(ui);
    section(ui, |ui| {
        ui.horizontal(|ui| {
            ui.label(RichText::new("Article").font(Type::Heading.font()).color(t.text));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                key_cap::key_cap_ui(ui, "i");
                if parts::link(ui, "Edit").clicked() {
                    requests.run(named("article.details"));
                }
            });
        });
        let date =
            article.published.map(|day| day.strftime("%-d %B %Y").to_string()).unwrap_or_default();
        let facts = [
            ("Outlet", view.project.outlet_name(article.outlet).to_owned()),
            ("Headline", article.title.clone()),
            ("Date", date),
            ("Place", article.place.clone()),
            ("Byline", article.byline.clone()),
            ("Agency", view.project.outlet_name(article.agency).to_owned()),
            ("Version", article.previous.map_or_else(String::new, |of| version(view, of))),
            ("Address", article.provenance.url.clone()),
            ("Language", view.languages.of(article)),
            ("File", article.file.clone()),
            ("Import", article.intake.clone()),
        ];
        for (name, value) in facts {
            let unset = matches!(name, "Outlet" | "Date" | "Headline");
            if value.is_empty() && !unset {
                continue;
            }
            ui.horizontal_top(|ui| {
                let label = parts::one_line(ui, name, Type::Small, t.text_3, 60.0);
                let (rect, _) = ui.allocate_exact_size(vec2(64.0, 16.0), Sense::hover());
                ui.painter().galley(rect.min, label, t.text_3);
                let (text, color) = if value.is_empty() {
                    ("not set", t.text_3)
                } else {
                    (value.as_str(), t.text_2)
                };
                ui.add(
                    egui::Label::new(RichText::new(text).font(Type::Small.font()).color(color))
                        .wrap(),
                );
            });
        }
        let read = view.project.is_read(article.id);
        ui.add_space(space::XS);
        ui.horizontal(|ui| {
            let command = named("article.read");
            let label = if read { "Read to the end" } else { "Mark as read to the end" };
            let mut button = egui::Button::new(label).shortcut_text(command.key_name());
            if read {
                button = button.stroke(Stroke::new(1.0, t.ok));
            }
            if ui.add(button).on_hover_text(command.help).clicked() {
                requests.run(command);
            }
        });
    });
}

/// What else can be done with the sentence.
pub fn more_menu(ui: &mut Ui, view: &View<'_>, requests: &mut Requests) {
    ui.set_min_width(240.0);
    for id in [
        "tag.nothing",
        "tag.note",
        "tag.merge",
        "tag.split",
        "tag.clear",
        "edit.copy",
        "tag.codebook",
    ] {
        let command = named(id);
        let enabled = (command.enabled)(view);
        let label = (command.label)(view).into_owned();
        let button = egui::Button::new(label).shortcut_text(command.key_name());
        let response = ui.add_enabled(enabled.is_ok(), button.min_size(vec2(228.0, 24.0)));
        if response.clicked() {
            requests.push(Request::Run(command));
            ui.close();
        }
    }
}

/// The earlier article that one is a version of.
fn version(view: &View<'_>, of: ArticleId) -> String {
    format!("of {}", name_of(view.project, of))
}
