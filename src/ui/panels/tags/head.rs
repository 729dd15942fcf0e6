//! The head of the tag table: how many there are, and which are listed.

use egui::{ComboBox, Frame, Margin, RichText, Role, Ui, WidgetInfo, vec2};

use super::TagsPanel;
use crate::analysis::tag_rows::article_name;
use crate::edit::counted;
use crate::model::KindId;
use crate::ui::command::named;
use crate::ui::icon;
use crate::ui::theme::{Type, size, space, tokens};
use crate::ui::view::{Requests, View};
use crate::ui::widgets::{figure, parts};

impl TagsPanel {
    pub(super) fn head_ui(&mut self, ui: &mut Ui, view: &View<'_>, requests: &mut Requests) {
        let t = tokens(ui);
        let frame = Frame::new().inner_margin(Margin { left: 16, right: 8, top: 6, bottom: 6 });
        frame.show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label(RichText::new("Tags").font(Type::Heading.font()).color(t.text));
                let (all, shown) = (view.project.tags().len(), self.refresh(view.project).len());
                let (of, shown) = (figure::grouped(all), figure::grouped(shown));
                let count = if of == shown { of } else { format!("{shown} of {of}") };
                ui.label(RichText::new(count).font(Type::Small.font()).color(t.text_3));
                ui.add_space(space::S);
                let before = (self.kind, self.article, self.astray_only);
                self.kinds_ui(ui, view);
                self.articles_ui(ui, view);
                self.astray_ui(ui, view);
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if parts::icon_button(ui, icon::CHEVRON_DOWN, "Fold the tag table", false)
                        .clicked()
                    {
                        requests.run(named("view.tags"));
                    }
                    let field = egui::TextEdit::singleline(&mut self.words)
                        .hint_text(RichText::new("Words to look for").color(t.text_3))
                        .desired_width(180.0_f32.min(ui.available_width() - space::L))
                        .min_size(vec2(0.0, size::CONTROL))
                        .align(egui::Align2::LEFT_CENTER);
                    let response = ui.add(field).on_hover_text(
                        "In the quote, the notes, the speaker’s name, or a proposition",
                    );
                    response.widget_info(|| {
                        WidgetInfo::labeled(Role::TextInput, true, "Filter the tags by words")
                    });
                    if response.changed() {
                        self.rows = None;
                    }
                });
                if before != (self.kind, self.article, self.astray_only) {
                    self.rows = None;
                }
            });
        });
        parts::rule(ui);
    }

    fn kinds_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let name =
            |kind: KindId| view.project.kind(kind).map_or_else(String::new, |k| k.name.clone());
        let chosen = self.kind.map_or_else(|| "All kinds".to_owned(), name);
        let combo = ComboBox::from_id_salt("kind filter")
            .selected_text(chosen)
            .width(110.0)
            .truncate()
            .show_ui(ui, |ui| {
                ui.selectable_value(&mut self.kind, None, "All kinds");
                for kind in view.project.kinds().iter() {
                    ui.selectable_value(&mut self.kind, Some(kind.id), &kind.name);
                }
            });
        combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, "Kinds to list"));
    }

    fn articles_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let here = view.place.article;
        let chosen = match self.article {
            None => "All articles".to_owned(),
            Some(id) if Some(id) == here => "This article".to_owned(),
            Some(id) => {
                view.project.article(id).map_or_else(String::new, |a| article_name(view.project, a))
            }
        };
        let combo = ComboBox::from_id_salt("article filter")
            .selected_text(chosen)
            .width(120.0)
            .truncate()
            .show_ui(ui, |ui| {
                ui.selectable_value(&mut self.article, None, "All articles");
                if let Some(here) = here {
                    ui.selectable_value(&mut self.article, Some(here), "This article");
                }
                // A longer menu helps nobody; the words filter finds the rest.
                for article in view.project.in_order().take(40) {
                    let name = article_name(view.project, article);
                    let name: String = name.chars().take(60).collect();
                    ui.selectable_value(&mut self.article, Some(article.id), name);
                }
            });
        combo
            .response
            .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, "Articles to list"));
    }

    /// A tick for the tags that want repair, where there are any.
    fn astray_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let n = self.astray.of(view.project).len();
        if n == 0 {
            self.astray_only = false;
            return;
        }
        ui.label(
            RichText::new(icon::TRIANGLE_ALERT).font(Type::Icon.font()).color(tokens(ui).warn),
        );
        let name = format!("Only {} without their words", counted(n, "tag"));
        ui.checkbox(&mut self.astray_only, name);
    }
}
