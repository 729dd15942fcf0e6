//! What an article will be: what is known of it, what was changed on the way in,
//! and how its text begins.

use egui::text::LayoutJob;
use egui::{Frame, RichText, ScrollArea, Ui};

use super::Intake;
use crate::edit::article::{self, Details};
use crate::edit::counted;
use crate::model::{Draft, Project};
use crate::ui::dialogs::details::{Field, Fields};
use crate::ui::dialogs::entered;
use crate::ui::theme::{Type, radius, space, tokens};
use crate::ui::widgets::{bidi, figure, parts};
use crate::ui::{focus, icon};

/// So many bytes of a text are shown.
const SHOWN: usize = 6_000;

/// From this width on, fields stand beside each other.
const BESIDE: f32 = 400.0;

/// What was typed about an article.
pub struct Correction {
    fields: Fields,
    url: String,
}

impl Correction {
    fn of(draft: &Draft) -> Self {
        Self { fields: Fields::new(Details::of_draft(draft)), url: draft.provenance.url.clone() }
    }

    /// Whether all that was typed can be kept; what cannot is said under its field.
    pub fn is_sound(&mut self) -> bool {
        self.fields.read().is_some()
    }

    /// The fields; whether Enter was pressed in one.
    fn show(&mut self, ui: &mut Ui, project: &Project) -> bool {
        let fields = &mut self.fields;
        let mut go = false;
        let mut field = |fields: &mut Fields, ui: &mut Ui, which| {
            let response = fields.field_ui(ui, project, which);
            go |= entered(ui, &response);
        };
        field(fields, ui, Field::Headline);
        let pairs = [[Field::Outlet, Field::Published], [Field::Byline, Field::Place]];
        if ui.available_width() < BESIDE {
            for which in pairs.as_flattened() {
                field(fields, ui, *which);
            }
            field(fields, ui, Field::Agency);
            fields.language_ui(ui);
        } else {
            for [left, right] in pairs {
                ui.columns_const(|[one, two]| {
                    field(fields, one, left);
                    field(fields, two, right);
                });
            }
            ui.columns_const(|[one, two]| {
                field(fields, one, Field::Agency);
                fields.language_ui(two);
            });
        }
        let address = parts::field(ui, "Address", &mut self.url, "Where it stands in the web");
        go | entered(ui, &address)
    }

    /// Takes what was typed over.
    fn correct(&self, draft: &mut Draft) {
        let details = self.fields.as_typed(draft.published);
        if Details::of_draft(draft) != details {
            article::describe_draft(draft, &details);
        }
        if draft.provenance.url != self.url.trim() {
            self.url.trim().clone_into(&mut draft.provenance.url);
        }
    }
}

impl Intake {
    /// The chosen article; whether Enter was pressed in a field.
    pub(super) fn preview_ui(&mut self, ui: &mut Ui, project: &Project, height: f32) -> bool {
        let nth = self.chosen;
        let Some(it) = self.choice.articles.get_mut(nth) else { return false };
        let known = self.known.get(nth).cloned().flatten();
        let typed = self.typed.entry(nth).or_insert_with(|| Correction::of(&it.draft));
        let mut entered = false;
        let scroll = ScrollArea::vertical().id_salt(("preview", nth)).max_height(height);
        scroll.auto_shrink(false).show(ui, |ui| {
            ui.set_width(ui.available_width() - space::S);
            // The fields' frames stand out of it.
            ui.set_clip_rect(ui.clip_rect().expand(2.0));
            if let Some(why) = &known {
                let why = format!("{why}. It is not added again.");
                notes_ui(ui, &[why.as_str()]);
            }
            let fields = ui.push_id(nth, |ui| {
                ui.add_enabled_ui(known.is_none(), |ui| typed.show(ui, project)).inner
            });
            entered = fields.inner;
            typed.correct(&mut it.draft);
            intake_ui(ui, &it.draft);
            text_ui(ui, &it.draft.text, it.draft.sentences.len());
            // The button at the foot is no part of what scrolls.
            if ui.ctx().text_edit_focused() {
                focus::reveal(ui);
            }
        });
        entered
    }
}

/// What was changed on the way in.
fn intake_ui(ui: &mut Ui, draft: &Draft) {
    let notes: Vec<&str> = draft.intake.split("; ").filter(|it| !it.is_empty()).collect();
    if notes.is_empty() {
        return;
    }
    ui.add_space(space::S);
    parts::caption(ui, "On the way in");
    notes_ui(ui, &notes);
}

fn notes_ui(ui: &mut Ui, notes: &[&str]) {
    let t = tokens(ui);
    for note in notes {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            ui.label(RichText::new(icon::INFO).font(Type::Icon.font()).color(t.text_3));
            let note = crate::ui::desk::capitalized(note);
            ui.label(RichText::new(note).font(Type::Small.font()).color(t.text_2));
        });
    }
}

/// How the text begins.
fn text_ui(ui: &mut Ui, text: &str, sentences: usize) {
    let t = tokens(ui);
    ui.add_space(space::S);
    let words = text.split_whitespace().count();
    let [words, sentences] = [(words, "word"), (sentences, "sentence")].map(|(n, of)| {
        let n_of = counted(n, of);
        n_of.replacen(&n.to_string(), &figure::grouped(n), 1)
    });
    parts::caption(ui, &format!("Text: {words}, {sentences}"));
    let end = text.floor_char_boundary(SHOWN);
    let (start, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    let frame = Frame::new().fill(t.reader).stroke((1.0, t.line)).corner_radius(radius::CARD);
    frame.inner_margin(12).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let mut start = start.trim().to_owned();
        if !rest.trim().is_empty() {
            start.push('…');
        }
        let mut job = LayoutJob::simple(start, Type::Quote.font(), t.text, ui.available_width());
        for section in &mut job.sections {
            section.format.line_height = Some(Type::Quote.line());
        }
        ui.label(bidi::layout(ui, job));
    });
    if !rest.trim().is_empty() {
        parts::caption(ui, "This is the beginning; all of it is added.");
    }
}
