//! The top bar: menus, the project's name, the views, the search field.

use egui::{Frame, Margin, Panel, RichText, Ui, vec2};

use super::command::{self, Command, Menu, named};
use super::icon;
use super::theme::{Type, radius, size, space, tokens};
use super::view::{Requests, Showing, View};
use super::widgets::key_cap;
use super::widgets::parts;

/// Draws the bar.
pub fn show(ui: &mut Ui, view: &View<'_>, requests: &mut Requests) {
    let t = tokens(ui);
    let frame = Frame::new().fill(t.bar).inner_margin(Margin::symmetric(12, 0));
    Panel::top("top bar").exact_size(size::TOP_BAR).frame(frame).resizable(false).show(ui, |ui| {
        ui.horizontal_centered(|ui| {
            if view.compact {
                let button = parts::icon_button(ui, icon::MENU, "Menu", false);
                egui::Popup::menu(&button).show(|ui| {
                    for menu in Menu::ALL {
                        ui.menu_button(menu.name(), |ui| menu_ui(ui, menu, view, requests));
                    }
                });
            } else {
                logo(ui);
                // A menu bar takes all the room it is given.
                let room = vec2(menus_width(ui), size::CONTROL);
                ui.allocate_ui_with_layout(
                    room,
                    egui::Layout::left_to_right(egui::Align::Center),
                    |ui| {
                        egui::MenuBar::new().ui(ui, |ui| {
                            ui.spacing_mut().item_spacing.x = 0.0;
                            ui.spacing_mut().button_padding.x = MENU_PADDING;
                            for menu in Menu::ALL {
                                ui.menu_button(menu.name(), |ui| menu_ui(ui, menu, view, requests));
                            }
                        });
                    },
                );
            }
            if view.open {
                title(ui, view, requests);
                ui.add_space(space::M);
                views(ui, view, requests);
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if view.open && view.compact {
                    panel_buttons(ui, view, requests);
                } else if !view.compact {
                    let palette = named("view.palette");
                    let button = key_cap::key_cap_button(ui, &palette.key_name(), "All commands");
                    let button = button.on_hover_text(palette.help);
                    if button.clicked() {
                        requests.run(palette);
                    }
                }
                if view.open {
                    search_field(ui, view, requests);
                }
            });
        });
    });
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.top(), (1.0, t.line));
}

/// On either side of a menu's name.
const MENU_PADDING: f32 = 10.0;

/// How wide the names of all menus are in the bar.
fn menus_width(ui: &Ui) -> f32 {
    let padding = 2.0 * MENU_PADDING;
    let width =
        |menu: Menu| parts::one_line(ui, menu.name(), Type::Body, tokens(ui).text, 200.0).size().x;
    Menu::ALL.into_iter().map(|menu| width(menu) + padding).sum()
}

fn logo(ui: &mut Ui) {
    let t = tokens(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(24.0, 24.0), egui::Sense::hover());
    ui.painter().rect_filled(rect, radius::CONTROL, t.accent_fill);
    let font = egui::FontId::new(15.0, Type::Headline.font().family);
    ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, "H", font, t.on_accent);
    ui.add_space(space::XS);
}

fn title(ui: &mut Ui, view: &View<'_>, requests: &mut Requests) {
    let t = tokens(ui);
    ui.add_space(space::S);
    let (rect, _) = ui.allocate_exact_size(vec2(1.0, 18.0), egui::Sense::hover());
    ui.painter().rect_filled(rect, 0.0, t.line_strong);
    ui.add_space(space::S);
    let name = view.session.title();
    let galley = parts::one_line(ui, name.clone(), Type::Strong, t.text, 260.0);
    let label = ui.add(egui::Button::new(galley).frame(false)).on_hover_text("Project title");
    if label.clicked() {
        requests.run(named("file.title"));
    }
    let (sign, color) = match view.session.closed() {
        Some(_) => ("read-only", t.warn),
        None if !view.session.is_saved() => ("not saved", t.warn),
        None if view.session.path().is_none() => ("no file yet", t.text_3),
        None => ("saved", t.ok),
    };
    let (dot, _) = ui.allocate_exact_size(vec2(8.0, 8.0), egui::Sense::hover());
    ui.painter().circle_filled(dot.center(), 4.0, color);
    ui.label(RichText::new(sign).font(Type::Small.font()).color(t.text_3));
}

/// The views that there are, the one that shows marked.
fn views(ui: &mut Ui, view: &View<'_>, requests: &mut Requests) {
    let t = tokens(ui);
    // The frame is as high as the choices, not as the bar.
    let behind = ui.painter().add(egui::Shape::Noop);
    let mut all = egui::Rect::NOTHING;
    let gap = std::mem::replace(&mut ui.spacing_mut().item_spacing.x, 2.0);
    for (showing, id) in Showing::ALL {
        let command = named(id);
        let label = (command.label)(view);
        let help = format!("{} ({})", command.help, command.key_name());
        let response = parts::choice(ui, &label, view.showing == showing).on_hover_text(help);
        all = all.union(response.rect);
        if response.clicked() {
            requests.run(command);
        }
    }
    ui.spacing_mut().item_spacing.x = gap;
    let (line, inside) = (egui::Stroke::new(1.0, t.line_strong), egui::StrokeKind::Inside);
    let frame = egui::epaint::RectShape::stroke(all.expand(3.0), radius::CARD, line, inside);
    ui.painter().set(behind, frame);
}

/// The field for words to look for.
pub fn search_id() -> egui::Id {
    egui::Id::unique("search all articles")
}

fn search_field(ui: &mut Ui, view: &View<'_>, requests: &mut Requests) {
    let t = tokens(ui);
    let width = if view.compact { 170.0 } else { 232.0 };
    let mut query = view.search.query.clone();
    let field = egui::TextEdit::singleline(&mut query)
        .id(search_id())
        .hint_text(RichText::new("Search all articles").color(t.text_3))
        .desired_width(width)
        .min_size(vec2(0.0, size::CONTROL))
        .align(egui::Align2::LEFT_CENTER)
        .margin(Margin { left: 28, right: 28, top: 4, bottom: 4 });
    let response = ui.add(field);
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Search all articles")
    });
    let rect = response.rect;
    let at = egui::pos2(rect.left() + 15.0, rect.center().y);
    ui.painter().text(at, egui::Align2::CENTER_CENTER, icon::SEARCH, Type::Icon.font(), t.text_3);
    if query.is_empty() && !response.has_focus() {
        key_cap::paint_right(ui, rect.right_center() - vec2(6.0, 0.0), "/");
    }
    if view.search.wants_focus {
        response.request_focus();
        requests.with(|desk, _| desk.search.wants_focus = false);
    }
    if response.changed() {
        requests.with(move |desk, _| desk.search_for(query));
    }
    if response.lost_focus() {
        let (enter, escape, shift) = ui.input(|i| {
            (i.key_pressed(egui::Key::Enter), i.key_pressed(egui::Key::Escape), i.modifiers.shift)
        });
        if enter {
            // The field lets go, so that the keys of the reader work on the hit.
            requests.with(move |desk, _| desk.step_hit(!shift));
        } else if escape {
            requests.with(|desk, _| desk.end_search());
        }
    }
}

fn panel_buttons(ui: &mut Ui, view: &View<'_>, requests: &mut Requests) {
    let buttons = [
        ("view.inspector", icon::PANEL_RIGHT, view.settings.inspector),
        ("view.tags", icon::PANEL_BOTTOM, view.settings.tags),
        ("view.articles", icon::PANEL_LEFT, view.settings.articles),
    ];
    for (id, sign, on) in buttons {
        let command = named(id);
        let label = (command.label)(view);
        if parts::icon_button(ui, sign, &label, on).clicked() {
            requests.run(command);
        }
    }
}

/// The entries of one menu.
fn menu_ui(ui: &mut Ui, menu: Menu, view: &View<'_>, requests: &mut Requests) {
    ui.set_min_width(240.0);
    for command in command::offered(view).filter(|command| command.menu == menu) {
        entry(ui, command, view, requests);
        if ["file.title", "file.paste", "edit.copy", "article.details", "tag.9"]
            .contains(&command.id)
        {
            ui.separator();
        }
    }
}

fn entry(ui: &mut Ui, command: &'static Command, view: &View<'_>, requests: &mut Requests) {
    let enabled = (command.enabled)(view);
    let label = (command.label)(view).into_owned();
    let button = egui::Button::new(label).shortcut_text(command.key_name()).frame(true);
    let response = ui.add_enabled(enabled.is_ok(), button.min_size(vec2(228.0, 24.0)));
    let response = match enabled {
        Ok(()) => response.on_hover_text(command.help),
        Err(reason) => response.on_disabled_hover_text(super::desk::capitalized(reason)),
    };
    if response.clicked() {
        requests.run(command);
        ui.close();
    }
}
