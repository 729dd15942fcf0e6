//! What an article will be: what is known of it, what was changed on the way in,
//! and how its text begins.

use egui::{Frame, RichText, ScrollArea, Ui};

use super::Intake;
use crate::edit::counted;
use crate::model::Draft;
use crate::text::language::by_tag;
use crate::ui::icon;
use crate::ui::theme::{Type, radius, space, tokens};
use crate::ui::widgets::parts;

/// So many bytes of a text are shown.
const SHOWN: usize = 6_000;

impl Intake {
    /// The chosen article.
    pub(super) fn preview_ui(&mut self, ui: &mut Ui, height: f32) {
        let Some(it) = self.choice.articles.get(self.chosen) else { return };
        let known = self.known.get(self.chosen).cloned().flatten();
        let draft = &it.draft;
        let scroll = ScrollArea::vertical().id_salt(("preview", self.chosen)).max_height(height);
        scroll.auto_shrink(false).show(ui, |ui| {
            ui.set_width(ui.available_width() - space::S);
            if let Some(why) = known {
                let why = format!("{why}. It is not added again.");
                notes_ui(ui, &[why.as_str()]);
            }
            facts_ui(ui, draft);
            intake_ui(ui, draft);
            text_ui(ui, &draft.text, draft.sentences.len());
        });
    }
}

fn facts_ui(ui: &mut Ui, draft: &Draft) {
    let t = tokens(ui);
    let day = draft.published.map_or_else(String::new, |day| day.to_string());
    for (name, value) in [
        ("Headline", &*draft.title),
        ("Outlet", &draft.outlet),
        ("Published", &day),
        ("Place line", &draft.place),
        ("Byline", &draft.byline),
        ("Agency that it credits", &draft.agency),
        ("Language", by_tag(&draft.language).name),
        ("Address", &draft.provenance.url),
    ] {
        parts::caption(ui, name);
        ui.label(RichText::new(if value.is_empty() { "–" } else { value }).color(t.text));
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
    let words = counted(text.split_whitespace().count(), "word");
    parts::caption(ui, &format!("Text: {words}, {}", counted(sentences, "sentence")));
    let end = text.floor_char_boundary(SHOWN);
    let (start, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    let frame = Frame::new().fill(t.reader).stroke((1.0, t.line)).corner_radius(radius::CARD);
    frame.inner_margin(12).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let mut start = start.trim().to_owned();
        if !rest.trim().is_empty() {
            start.push('…');
        }
        ui.label(RichText::new(start).font(Type::Quote.font()).color(t.text));
    });
    if !rest.trim().is_empty() {
        parts::caption(ui, "This is the beginning; all of it is added.");
    }
}
