//! The codebook: what each kind of tag means, and codes of the analyst's own.

use egui::{RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::{Desk, Stay, buttons, heading};
use crate::edit::codebook;
use crate::model::{Hue, Ids, KindId, Project, TagKind};
use crate::ui::command::of_kind;
use crate::ui::theme::{Type, radius, size, space, tokens};
use crate::ui::widgets::chip::{self, Fill};
use crate::ui::widgets::{key_cap, parts};

/// The row that is shown, as it is being changed.
pub struct Codebook {
    draft: Option<TagKind>,
    new_name: String,
    error: String,
}

impl Codebook {
    pub(super) fn new(kind: KindId, project: &Project) -> Self {
        let draft = project.kind(kind).map(|kind| TagKind::clone(kind));
        Self { draft, new_name: String::new(), error: String::new() }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, desk: &mut Desk) -> Stay {
        heading(ui, "Codebook");
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(190.0);
                self.rows_ui(ui, desk);
            });
            ui.add_space(space::M);
            ui.vertical(|ui| {
                let height = (ui.ctx().content_rect().height() - 190.0).clamp(160.0, 440.0);
                ScrollArea::vertical().max_height(height).show(ui, |ui| self.form_ui(ui, desk));
            });
        });
        if !self.error.is_empty() {
            parts::field_error(ui, &self.error);
        }
        let (close, remove) = buttons(ui, |ui| {
            let close = parts::primary_button(ui, "Done", true).clicked();
            let own = self.draft.as_ref().is_some_and(|draft| !draft.id.is_reserved());
            (close, own && parts::button(ui, "Remove this code").clicked())
        });
        if remove {
            self.remove(desk);
        }
        if close && self.keep(desk) { Stay::Closed } else { Stay::Open }
    }

    fn rows_ui(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let t = tokens(ui);
        let kinds: Vec<TagKind> =
            desk.session().project().kinds().iter().map(|k| TagKind::clone(k)).collect();
        for (i, kind) in kinds.iter().enumerate() {
            let shown = self.draft.as_ref().is_some_and(|draft| draft.id == kind.id);
            let (rect, response) = ui.allocate_exact_size(vec2(190.0, 32.0), Sense::click());
            response.widget_info(|| {
                WidgetInfo::selected(Role::ListItem, true, shown, format!("Code {}", kind.name))
            });
            if shown || response.hovered() {
                ui.painter().rect_filled(
                    rect,
                    radius::CONTROL,
                    if shown { t.accent_tint } else { t.hover },
                );
            }
            let at = rect.left_center() + vec2(8.0, -size::CHIP / 2.0);
            chip::paint(ui.painter(), t, at, &kind.letter.to_string(), t.hue(kind.hue), Fill::Full);
            let name = parts::one_line(ui, &kind.name, Type::Body, t.text, 110.0);
            ui.painter().galley(
                rect.left_center() + vec2(32.0, -name.size().y / 2.0),
                name,
                t.text,
            );
            if let Some(command) = of_kind(i) {
                let right = rect.right_center() - vec2(8.0, 0.0);
                key_cap::paint_right(ui, right, &command.key_name());
            }
            if response.clicked() && self.keep(desk) {
                self.draft = Some(kind.clone());
            }
        }
        ui.add_space(space::S);
        let field = parts::field(ui, "New code", &mut self.new_name, "Name, then Enter");
        if super::entered(ui, &field) && !self.new_name.trim().is_empty() {
            self.add(desk);
        }
    }

    fn form_ui(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let t = tokens(ui);
        let Some(draft) = &mut self.draft else { return };
        ui.set_width(ui.available_width() - 12.0);
        let reserved = draft.id.is_reserved();
        let mut done = false;
        if reserved {
            ui.label(
                RichText::new(&draft.name).font(Type::Heading.font()).color(t.hue(draft.hue).text),
            );
            let text = "Every project has this code; its wording is yours to change.";
            ui.label(RichText::new(text).font(Type::Small.font()).color(t.text_3));
        } else {
            done |= parts::field(ui, "Name", &mut draft.name, "").lost_focus();
            ui.horizontal(|ui| {
                let mut letter = draft.letter.to_string();
                let label = parts::caption(ui, "Letter");
                let field = egui::TextEdit::singleline(&mut letter).desired_width(32.0);
                let field = ui.add(field).labelled_by(label.id);
                if field.changed()
                    && let Some(last) = letter.chars().last()
                {
                    draft.letter = last.to_uppercase().next().unwrap_or(last);
                    done = true;
                }
                ui.add_space(space::M);
                parts::caption(ui, "Colour");
                for hue in Hue::ALL {
                    let (rect, response) = ui.allocate_exact_size(vec2(24.0, 24.0), Sense::click());
                    let chosen = draft.hue == hue;
                    response.widget_info(|| {
                        WidgetInfo::selected(
                            Role::RadioButton,
                            true,
                            chosen,
                            format!("Colour {}", hue.name()),
                        )
                    });
                    ui.painter().rect_filled(rect.shrink(4.0), radius::CHIP, t.hue(hue).chip);
                    if chosen {
                        let kind = egui::StrokeKind::Inside;
                        ui.painter().rect_stroke(rect, radius::CONTROL, (1.5, t.accent), kind);
                    }
                    if response.on_hover_text(hue.name()).clicked() {
                        draft.hue = hue;
                        done = true;
                    }
                }
            });
        }
        for (name, text, hint) in [
            ("Definition", &mut draft.definition, "What it means, in one sentence"),
            ("Include", &mut draft.include, "What to tag with it"),
            ("Leave out", &mut draft.exclude, "What not to tag with it"),
            ("Example", &mut draft.example, "A sentence that bears it"),
        ] {
            done |= parts::area(ui, name, text, hint, 2).lost_focus();
        }
        if done {
            self.keep(desk);
        }
    }

    /// Puts the changed row into the project; false if it cannot stand there.
    fn keep(&mut self, desk: &mut Desk) -> bool {
        self.error.clear();
        let Some(draft) = self.draft.clone() else { return true };
        match codebook::update(desk.session().project(), draft) {
            Ok(edit) => {
                desk.edit_now(edit);
                true
            }
            Err(refused) => {
                self.error = crate::ui::desk::capitalized(&refused.0);
                false
            }
        }
    }

    fn add(&mut self, desk: &mut Desk) {
        if !self.keep(desk) {
            return;
        }
        let name = self.new_name.clone();
        // Said here, as a notice would stand behind the dialog.
        let mut ids = Ids::seeded(0);
        if let Err(refused) = codebook::add(desk.session().project(), &mut ids, &name) {
            self.error = crate::ui::desk::capitalized(&refused.0);
            return;
        }
        let before = desk.session().project().kinds().len();
        desk.edit(Box::new(move |project, hand| {
            codebook::add(project, hand.ids, &name).map(|(_, edit)| edit)
        }));
        let kinds = desk.session().project().kinds();
        if kinds.len() > before {
            self.new_name.clear();
            self.draft = kinds.iter().last().map(|kind| TagKind::clone(kind));
        }
    }

    fn remove(&mut self, desk: &mut Desk) {
        let Some(id) = self.draft.as_ref().map(|draft| draft.id) else { return };
        match codebook::remove(desk.session().project(), id) {
            Ok(edit) => {
                desk.edit_now(edit);
                let first = desk.session().project().kinds().iter().next();
                self.draft = first.map(|kind| TagKind::clone(kind));
            }
            Err(refused) => self.error = refused.0,
        }
    }
}
