//! Correcting what is known about an article.

use egui::Ui;
use jiff::civil::Date;

use super::{Desk, Stay, buttons, entered, focus_once, heading};
use crate::edit::article::{self, Details};
use crate::model::{ArticleId, Project};
use crate::text::language::{DEFAULT, LANGUAGES, Language, by_tag};
use crate::ui::theme::{space, tokens};
use crate::ui::widgets::parts;

/// The form.
pub struct Form {
    article: ArticleId,
    fields: Fields,
    first: bool,
}

impl Form {
    pub(super) fn new(article: ArticleId, details: Details) -> Self {
        Self { article, fields: Fields::new(details), first: true }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, desk: &mut Desk) -> Stay {
        heading(ui, "Article details");
        let height = (ui.ctx().content_rect().height() - 150.0).max(120.0);
        let go = egui::ScrollArea::vertical()
            .max_height(height)
            .show(ui, |ui| self.fields_ui(ui, desk.session().project()))
            .inner;
        let (go, cancelled) = buttons(ui, |ui| {
            let go = parts::primary_button(ui, "Keep", true).clicked() || go;
            (go, parts::button(ui, "Cancel").clicked())
        });
        if go && let Some(details) = self.fields.read() {
            let id = self.article;
            desk.edit_with(move |project, hand| article::describe(project, hand, id, &details));
            return Stay::Closed;
        }
        if cancelled { Stay::Closed } else { Stay::Open }
    }

    /// The fields; true if Enter was pressed in one.
    fn fields_ui(&mut self, ui: &mut Ui, project: &Project) -> bool {
        let mut go = false;
        for field in Field::ALL {
            let response = self.fields.field_ui(ui, project, field);
            if field == Field::Outlet {
                focus_once(&response, &mut self.first);
            }
            go |= entered(ui, &response);
        }
        self.fields.language_ui(ui);
        let text = "In another language the sentences are split again; tags keep their words.";
        parts::caption(ui, text);
        go
    }
}

/// What is known about an article, as it is typed.
pub struct Fields {
    details: Details,
    date: String,
    error: bool,
    /// Whether the date wants to be corrected.
    again: bool,
}

/// A field of one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Who published it.
    Outlet,
    /// Its headline.
    Headline,
    /// The day.
    Published,
    /// Where it was filed.
    Place,
    /// Who wrote it.
    Byline,
    /// The wire service.
    Agency,
}

impl Field {
    /// All of them, as a form has them.
    pub const ALL: [Self; 6] =
        [Self::Outlet, Self::Headline, Self::Published, Self::Place, Self::Byline, Self::Agency];

    /// What it is called, and what it is for.
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Outlet => ("Outlet", "Who published it"),
            Self::Headline => ("Headline", "As the outlet has it"),
            Self::Published => ("Published", "2025-11-30"),
            Self::Place => ("Place line", "Where it was filed"),
            Self::Byline => ("Byline", "Who wrote it"),
            Self::Agency => ("Agency that it credits", "The wire service it relies on"),
        }
    }
}

impl Fields {
    pub(super) fn new(details: Details) -> Self {
        let date = details.published.map_or_else(String::new, |day| day.to_string());
        Self { details, date, error: false, again: false }
    }

    /// What was typed; none where the date is none, which is said under its field.
    pub(super) fn read(&mut self) -> Option<Details> {
        let published = date_of(&self.date);
        (self.error, self.again) = (published.is_err(), published.is_err());
        Some(Details { published: published.ok()?, ..self.details.clone() })
    }

    /// The same with the day as it was, where what was typed is none.
    pub(super) fn as_typed(&self, published: Option<Date>) -> Details {
        Details { published: date_of(&self.date).unwrap_or(published), ..self.details.clone() }
    }

    /// One field with its label, and what belongs under it.
    pub(super) fn field_ui(
        &mut self,
        ui: &mut Ui,
        project: &Project,
        field: Field,
    ) -> egui::Response {
        let details = &mut self.details;
        let text = match field {
            Field::Outlet => &mut details.outlet,
            Field::Headline => &mut details.title,
            Field::Published => &mut self.date,
            Field::Place => &mut details.place,
            Field::Byline => &mut details.byline,
            Field::Agency => &mut details.agency,
        };
        let (name, hint) = field.words();
        let response = parts::field(ui, name, text, hint);
        match field {
            Field::Outlet => suggestions(ui, project, &mut details.outlet, &response),
            Field::Published => {
                if std::mem::take(&mut self.again) {
                    response.request_focus();
                }
                self.error &= !response.changed();
                if self.error {
                    parts::field_error(
                        ui,
                        "A date looks like 2025-11-30 (year-month-day); leave it empty if unknown",
                    );
                }
            }
            _ => {}
        }
        response
    }

    /// The language whose rules split the sentences.
    pub(super) fn language_ui(&mut self, ui: &mut Ui) {
        language_ui(ui, &mut self.details.language);
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
}

/// Outlets of the project that begin as typed; a click takes one.
fn suggestions(ui: &mut Ui, project: &Project, typed: &mut String, field: &egui::Response) {
    if !field.has_focus() || typed.trim().is_empty() {
        return;
    }
    let lower = typed.trim().to_lowercase();
    let known = project.outlets();
    let fits =
        known.iter().filter(|o| o.name.to_lowercase().starts_with(&lower) && o.name != *typed);
    let names: Vec<String> = fits.map(|outlet| outlet.name.clone()).take(3).collect();
    if names.is_empty() {
        return;
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
