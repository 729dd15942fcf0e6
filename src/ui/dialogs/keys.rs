//! Every command with its keys, from the one table.

use egui::{Context, RichText, ScrollArea, Ui};

use super::{Desk, Stay, buttons, heading, scroll_by_keys};
use crate::ui::command::{self, Menu};
use crate::ui::theme::{Type, space, tokens};
use crate::ui::widgets::{key_cap, parts};

pub(super) fn show(ui: &mut Ui, desk: &Desk, ctx: &Context) -> Stay {
    heading(ui, "All keys");
    let t = tokens(ui);
    let entries: Vec<(Menu, String, Vec<String>)> = desk.look(ctx, |view| {
        command::offered(view)
            .filter(|command| !command.keys.is_empty())
            .map(|command| {
                let keys = command.keys.iter().map(|press| press.name()).collect();
                (command.menu, (command.label)(view).into_owned(), keys)
            })
            .collect()
    });
    let height = (ctx.content_rect().height() - 160.0).max(120.0);
    ScrollArea::vertical().max_height(height).show(ui, |ui| {
        scroll_by_keys(ui);
        let wide = ui.available_width() >= 640.0;
        let width = ui.available_width() / if wide { 2.0 } else { 1.0 } - space::L;
        let across = |ui: &mut Ui, add: &mut dyn FnMut(&mut Ui)| match wide {
            true => ui.horizontal_top(add).inner,
            false => add(ui),
        };
        across(ui, &mut |ui| {
            for menus in [
                &[Menu::Tag, Menu::Edit, Menu::Help][..],
                &[Menu::Go, Menu::Article, Menu::File, Menu::View][..],
            ] {
                ui.vertical(|ui| {
                    ui.set_width(width);
                    for menu in menus {
                        ui.add_space(space::S);
                        ui.label(
                            RichText::new(menu.name()).font(Type::Heading.font()).color(t.text),
                        );
                        for (_, label, keys) in entries.iter().filter(|(of, ..)| of == menu) {
                            ui.horizontal(|ui| {
                                ui.label(RichText::new(label).color(t.text_2));
                                ui.with_layout(
                                    egui::Layout::right_to_left(egui::Align::Center),
                                    |ui| {
                                        for key in keys.iter().rev() {
                                            key_cap::key_cap_ui(ui, key);
                                        }
                                    },
                                );
                            });
                        }
                    }
                });
                ui.add_space(space::L);
            }
        });
    });
    if buttons(ui, |ui| parts::primary_button(ui, "Close", true).clicked()) {
        Stay::Closed
    } else {
        Stay::Open
    }
}
