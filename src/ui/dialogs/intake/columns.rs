//! Which column of a table, or field of JSON, holds what: asked where the names do
//! not say it, kept for all tables with the same columns.

use egui::{Context, Key, Modifiers, RichText, Role, ScrollArea, Ui, WidgetInfo};

use super::Intake;
use crate::io::import::Mapping;
use crate::session::choosing::Table;
use crate::ui::desk::{Desk, shown};
use crate::ui::dialogs::{Stay, buttons, explain, focus_once, heading};
use crate::ui::theme::{Type, space, tokens};
use crate::ui::widgets::parts;

/// The fields that are asked for: their names in scripts and in the window.
static FIELDS: [(&str, &str); 7] = [
    ("text", "Text"),
    ("title", "Headline"),
    ("outlet", "Outlet"),
    ("date", "Published"),
    ("byline", "Byline"),
    ("url", "Address"),
    ("language", "Language"),
];

/// A value of so many characters is the text, where no other column has one.
const LONG: usize = 70;

/// The height of the list of columns.
const LIST: f32 = 320.0;

/// What stands for no column.
const NONE: &str = "none";

/// The columns as they are being assigned.
pub struct Assigning {
    table: Table,
    /// For each field, the place of its column.
    chosen: [Option<usize>; FIELDS.len()],
    first: bool,
}

impl Assigning {
    /// As they are taken now.
    pub fn new(table: &Table) -> Self {
        let names = table.head.names();
        let chosen = FIELDS.map(|(field, _)| {
            let column = table.head.column_of(field, &table.columns);
            let column = column.or_else(|| (field == "text").then(|| long(table)).flatten())?;
            names.iter().position(|name| *name == column)
        });
        Self { table: table.clone(), chosen, first: true }
    }

    fn mapping(&self) -> Mapping {
        let names = self.table.head.names();
        let column = |nth: &Option<usize>| nth.and_then(|nth| names.get(nth)).copied();
        let fields = FIELDS.iter().zip(&self.chosen).map(|((field, _), nth)| {
            ((*field).to_owned(), column(nth).unwrap_or_default().to_owned())
        });
        Mapping {
            fields: fields.collect(),
            columns: names.iter().map(|name| (*name).to_owned()).collect(),
        }
    }

    /// A row a field: what it is called, its column, and a value of that.
    fn rows_ui(&mut self, ui: &mut Ui) {
        let t = tokens(ui);
        let wide = (ui.available_width() * 0.36).clamp(140.0, 220.0);
        let columns = &self.table.head.columns;
        for ((_, label), chosen) in FIELDS.iter().zip(&mut self.chosen) {
            ui.horizontal(|ui| {
                let name = ui.allocate_ui_with_layout(
                    egui::vec2(80.0, 28.0),
                    egui::Layout::left_to_right(egui::Align::Center),
                    |ui| {
                        ui.set_min_width(80.0);
                        ui.label(RichText::new(*label).color(t.text))
                    },
                );
                let column = chosen.and_then(|nth| columns.get(nth));
                let text = column.map_or(NONE, |(name, _)| name);
                let combo = egui::ComboBox::from_id_salt(("column of", *label))
                    .selected_text(text)
                    .width(wide)
                    .height(LIST)
                    .truncate()
                    .show_ui(ui, |ui| {
                        let none = format!("{NONE} of them");
                        if ui.selectable_label(chosen.is_none(), none).clicked() {
                            *chosen = None;
                            ui.close();
                        }
                        for (nth, (name, value)) in columns.iter().enumerate() {
                            let own = *chosen == Some(nth);
                            if column_ui(ui, name, value, own).clicked() {
                                *chosen = Some(nth);
                                ui.close();
                            }
                        }
                    });
                let combo = combo.response.labelled_by(name.inner.id);
                focus_once(&combo, &mut self.first);
                let value = chosen.and_then(|nth| columns.get(nth)).map_or("", |(_, it)| it);
                let value = RichText::new(value).font(Type::Small.font()).color(t.text_2);
                ui.add(egui::Label::new(value).truncate());
            });
        }
    }
}

/// The one column that has long values.
fn long(table: &Table) -> Option<&str> {
    let mut long = table.head.columns.iter().filter(|(_, it)| it.chars().count() >= LONG);
    match (long.next(), long.next()) {
        (Some((name, _)), None) => Some(name),
        _ => None,
    }
}

/// A column to choose, with the beginning of a value of it.
fn column_ui(ui: &mut Ui, name: &str, value: &str, chosen: bool) -> egui::Response {
    const VALUE: usize = 36;
    let mut words: String = value.chars().take(VALUE).collect();
    if words.len() < value.len() {
        words.push('…');
    }
    let words = RichText::new(words).font(Type::Small.font()).color(tokens(ui).text_3);
    let response = ui.add(egui::Button::selectable(chosen, name).right_text(words));
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, name));
    response
}

impl Intake {
    /// The columns in place of the articles.
    pub(super) fn assign_ui(&mut self, ui: &mut Ui, desk: &mut Desk, ctx: &Context) -> Stay {
        let Some(mut assigning) = self.assigning.take() else { return Stay::Open };
        heading(ui, &format!("Columns of {}", shown(&assigning.table.path)));
        explain(
            ui,
            "Say which column holds what. It is remembered for all files with these columns.",
        );
        if self.choice.articles.is_empty() {
            let color = tokens(ui).error;
            let text = "No article was found with the columns as they are taken now.";
            ui.label(RichText::new(text).font(Type::Small.font()).color(color));
        }
        ui.add_space(space::S);
        let height = (ui.ctx().content_rect().height() - 220.0).max(100.0);
        ScrollArea::vertical()
            .id_salt("columns")
            .max_height(height)
            .show(ui, |ui| assigning.rows_ui(ui));
        let text = assigning.chosen.first().copied().flatten();
        parts::caption(
            ui,
            match text {
                None => "Without a column for the text there is no article.",
                Some(_) => "All but the text may be left at none.",
            },
        );
        let has_articles = !self.choice.articles.is_empty();
        let escaped = has_articles
            && !egui::Popup::is_any_open(ui.ctx())
            && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
        let (go, back) = buttons(ui, |ui| {
            let go = parts::primary_button(ui, "Read articles", text.is_some()).clicked();
            let back = if has_articles { "Back" } else { "Cancel" };
            (go, parts::button(ui, back).clicked() || escaped)
        });
        if go {
            desk.assign_columns(ctx, assigning.table.path.clone(), assigning.mapping());
            return Stay::Closed;
        }
        if back {
            self.first = true;
        } else {
            self.assigning = Some(assigning);
        }
        if back && !has_articles { Stay::Closed } else { Stay::Open }
    }
}
