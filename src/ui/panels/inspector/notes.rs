//! Notes in the inspector: those that are there, and the one that is being
//! written.

use egui::{Margin, RichText, Role, Sense, Ui, WidgetInfo};

use super::{Draft, Inspector};
use crate::model::Subject;
use crate::ui::icon;
use crate::ui::theme::{Type, tokens};
use crate::ui::view::{Requests, View};
use crate::ui::widgets::{key_cap, parts};

impl Inspector {
    /// A note that is being written on something else is finished first.
    pub(super) fn keep_draft(&mut self, view: &View<'_>, requests: &mut Requests) {
        let here = |subject: Subject| match subject {
            Subject::Sentence(article, span) => {
                view.place.article == Some(article)
                    && view.place.sentence(view.project) == Some(span)
            }
            Subject::Tag(id) => view.project.tag(id).is_some_and(|tag| {
                view.place.article == Some(tag.article)
                    && view.place.sentence(view.project).is_some_and(|span| span.overlaps(tag.at))
            }),
        };
        if self.draft.as_ref().is_some_and(|draft| !here(draft.subject))
            && let Some((subject, text)) = self.take_draft()
        {
            requests.with(move |desk, ctx| desk.write_note(ctx, subject, text));
        }
    }

    pub(super) fn begin(&mut self, view: &View<'_>, subject: Subject) {
        let coder = view.session.coder().map(|coder| coder.id);
        let old = view.project.notes_on(subject).find(|note| Some(note.coder) == coder);
        let text = old.map_or_else(String::new, |note| note.text.clone());
        self.draft = Some(Draft { subject, text, wants_focus: true });
    }

    /// The notes on something, and the field in which one is being written.
    pub(super) fn note_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        subject: Subject,
        requests: &mut Requests,
    ) {
        let t = tokens(ui);
        let coder = view.session.coder().map(|coder| coder.id);
        let mut own = false;
        let writing = self.draft.as_ref().is_some_and(|draft| draft.subject == subject);
        for note in view.project.notes_on(subject) {
            let mine = Some(note.coder) == coder;
            own |= mine;
            if mine && writing {
                continue;
            }
            ui.horizontal_top(|ui| {
                ui.label(RichText::new(icon::PENCIL).font(Type::Icon.font()).color(t.text_3));
                let author = view.project.coder(note.coder).map_or("", |coder| &coder.name);
                let text =
                    if mine { note.text.clone() } else { format!("{}: {}", author, note.text) };
                let text = RichText::new(text).font(Type::Small.font()).color(t.text_2);
                let label = egui::Label::new(text).wrap();
                if mine {
                    let response =
                        ui.add(label.sense(Sense::click())).on_hover_text("Change the note");
                    if response.clicked() {
                        self.begin(view, subject);
                    }
                } else {
                    ui.add(label);
                }
            });
        }
        if writing {
            self.field_ui(ui, requests);
        } else if !own {
            let text = RichText::new("Add a note").font(Type::Small.font()).color(t.text_3);
            if ui.add(egui::Button::new(text).frame(false)).clicked() {
                self.begin(view, subject);
            }
        }
    }

    fn field_ui(&mut self, ui: &mut Ui, requests: &mut Requests) {
        let Some(draft) = &mut self.draft else { return };
        let field = egui::TextEdit::multiline(&mut draft.text)
            .hint_text("What should a reader of this know?")
            .desired_width(f32::INFINITY)
            .desired_rows(2)
            .margin(Margin::symmetric(8, 6));
        let response = ui.add(field);
        response.widget_info(|| WidgetInfo::labeled(Role::MultilineTextInput, true, "Note"));
        if draft.wants_focus {
            response.request_focus();
            draft.wants_focus = false;
        }
        let finish = ui.input(crate::ui::keys::ctrl_enter);
        if finish {
            response.surrender_focus();
        }
        if (response.lost_focus() || finish)
            && let Some((subject, text)) = self.take_draft()
        {
            requests.with(move |desk, ctx| desk.write_note(ctx, subject, text));
        } else {
            ui.horizontal(|ui| {
                key_cap::key_cap_ui(ui, "Esc");
                parts::caption(ui, "or a click elsewhere keeps it");
            });
        }
    }
}
