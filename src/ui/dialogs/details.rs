//! Correcting what is known about an article.

use egui::Ui;
use jiff::civil::Date;

use super::{Desk, Stay, buttons, entered, focus_once, heading};
use crate::edit::article::{self, Details};
use crate::model::ArticleId;
use crate::text::language::{DEFAULT, LANGUAGES, Language, by_tag};
use crate::ui::theme::{space, tokens};
use crate::ui::widgets::parts;

/// The form.
pub struct Form {
    article: ArticleId,
    details: Details,
    date: String,
    first: bool,
    error: bool,
    /// Whether the date wants to be corrected.
    again: bool,
}

impl Form {
    pub(super) fn new(article: ArticleId, details: Details) -> Self {
        let date = details.published.map_or_else(String::new, |day| day.to_string());
        Self { article, details, date, first: true, error: false, again: false }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, desk: &mut Desk) -> Stay {
        heading(ui, "Article details");
        let height = (ui.ctx().content_rect().height() - 150.0).max(120.0);
        let go = egui::ScrollArea::vertical()
            .max_height(height)
            .show(ui, |ui| self.fields_ui(ui, desk))
            .inner;
        let (go, cancelled) = buttons(ui, |ui| {
            let go = parts::primary_button(ui, "Keep", true).clicked() || go;
            (go, parts::button(ui, "Cancel").clicked())
        });
        if go {
            match date_of(&self.date) {
                Ok(published) => {
                    let (id, details) =
                        (self.article, Details { published, ..self.details.clone() });
                    desk.edit_with(move |project, hand| {
                        article::describe(project, hand, id, &details)
                    });
                    return Stay::Closed;
                }
                Err(()) => (self.error, self.again) = (true, true),
            }
        }
        if cancelled { Stay::Closed } else { Stay::Open }
    }

    /// The fields; true if Enter was pressed in one.
    fn fields_ui(&mut self, ui: &mut Ui, desk: &Desk) -> bool {
        let mut go = false;
        let details = &mut self.details;
        let outlet = parts::field(ui, "Outlet", &mut details.outlet, "Who published it");
        focus_once(&outlet, &mut self.first);
        go |= entered(ui, &outlet);
        go |= suggestions(ui, desk, &mut details.outlet, &outlet);
        for (name, text, hint) in [
            ("Headline", &mut details.title, "As the outlet has it"),
            ("Published", &mut self.date, "2025-11-30"),
            ("Place line", &mut details.place, "Where it was filed"),
            ("Byline", &mut details.byline, "Who wrote it"),
            ("Agency that it credits", &mut details.agency, "The wire service it relies on"),
        ] {
            let field = parts::field(ui, name, text, hint);
            go |= entered(ui, &field);
            if name == "Published" {
                if std::mem::take(&mut self.again) {
                    field.request_focus();
                }
                if field.changed() {
                    self.error = false;
                }
                if self.error {
                    parts::field_error(
                        ui,
                        "A date looks like 2025-11-30 (year-month-day); leave it empty if unknown",
                    );
                }
            }
        }
        language_ui(ui, &mut self.details.language);
        go
    }
}

/// The language whose rules split the sentences.
fn language_ui(ui: &mut Ui, tag: &mut String) {
    let label = parts::caption(ui, "Language");
    let known = by_tag(tag);
    let combo = egui::ComboBox::from_id_salt("language of the article")
        .selected_text(known.name)
        .width(180.0)
        .show_ui(ui, |ui| {
            let mut all: Vec<&Language> = LANGUAGES.to_vec();
            all.sort_by_key(|language| language.name);
            for language in all.into_iter().chain([&DEFAULT]) {
                if ui.selectable_label(known.tag == language.tag, language.name).clicked() {
                    language.tag.clone_into(tag);
                }
            }
        });
    combo.response.labelled_by(label.id);
    let text = "In another language the sentences are split again; tags keep their words.";
    parts::caption(ui, text);
}

/// Outlets of the project that begin as typed; a click takes one.
fn suggestions(ui: &mut Ui, desk: &Desk, typed: &mut String, field: &egui::Response) -> bool {
    if !field.has_focus() || typed.trim().is_empty() {
        return false;
    }
    let lower = typed.trim().to_lowercase();
    let known = desk.session().project().outlets();
    let fits =
        known.iter().filter(|o| o.name.to_lowercase().starts_with(&lower) && o.name != *typed);
    let names: Vec<String> = fits.map(|outlet| outlet.name.clone()).take(3).collect();
    if names.is_empty() {
        return false;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let color = tokens(ui).text_3;
        ui.colored_label(color, "Known:");
        for name in names {
            if parts::link(ui, &name).clicked() {
                *typed = name;
            }
        }
    });
    false
}

/// A date as typed; none for a blank field.
fn date_of(typed: &str) -> Result<Option<Date>, ()> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    typed.parse().map(Some).map_err(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_or_refused() {
        assert_eq!(date_of(" "), Ok(None));
        assert_eq!(date_of(" 2025-11-30 "), Ok(Some(jiff::civil::date(2025, 11, 30))));
        for wrong in ["30.11.2025", "2025-13-01", "yesterday"] {
            assert_eq!(date_of(wrong), Err(()), "{wrong}");
        }
    }
}
