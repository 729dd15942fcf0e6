//! The inspector: all that is known of the selected sentence, and its article,
//! with a button for everything that a key can do.

mod blocks;
mod chain;
mod denial;
mod elsewhere;
mod links;
mod notes;

use std::sync::Arc;

use egui::{
    Frame, Margin, Panel, Popup, RichText, Role, ScrollArea, Ui, UiBuilder, WidgetInfo, vec2,
};

use crate::edit::tag as tagging;
use crate::model::{Article, KindId, Span, Subject, Tag, TagId};
use crate::ui::astray::is_astray;
use crate::ui::command::named;
use crate::ui::focus;
use crate::ui::icon;
use crate::ui::theme::{Type, size, space, tokens};
use crate::ui::view::{Requests, View};
use crate::ui::widgets::parts;

use blocks::{
    article_ui, astray_ui, heading, meaning_ui, more_menu, section, toggle_ui, untagged_ui,
};

/// The inspector's own state.
#[derive(Default)]
pub struct Inspector {
    /// A note that is being written.
    draft: Option<Draft>,
    /// Whether the note of the sentence, or of the tag looked at, is to be opened.
    open_note: bool,
    /// The tag that was gone to from the table.
    tag: Option<TagId>,
}

/// A note that is being written.
struct Draft {
    subject: Subject,
    text: String,
    wants_focus: bool,
}

impl Inspector {
    /// Opens the field for a note.
    pub fn start_note(&mut self) {
        self.open_note = true;
    }

    /// Whether a field has just been opened that wants what is typed next.
    pub fn wants_focus(&self) -> bool {
        self.open_note || self.draft.as_ref().is_some_and(|draft| draft.wants_focus)
    }

    /// Looks at one tag: notes go to it.
    pub fn look_at(&mut self, tag: TagId) {
        self.tag = Some(tag);
    }

    /// The tag that is looked at.
    pub const fn looked_at(&self) -> Option<TagId> {
        self.tag
    }

    /// Takes the note that is being written, so that it is not lost.
    pub fn take_draft(&mut self) -> Option<(Subject, String)> {
        self.draft.take().map(|draft| (draft.subject, draft.text))
    }

    /// Draws the inspector.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, requests: &mut Requests) {
        let t = tokens(ui);
        let (default, min) = if view.compact { (272.0, 240.0) } else { (336.0, 260.0) };
        let frame = Frame::new().fill(t.panel);
        Panel::right(("inspector", view.compact))
            .default_size(default)
            .size_range(min..=480.0)
            .frame(frame)
            .show(ui, |ui| {
                // Nothing that it holds makes it wider.
                let room = ui.max_rect();
                ui.expand_to_include_rect(room);
                let ui = &mut ui.new_child(UiBuilder::new().max_rect(room));
                let Some(article) = view.place.article.and_then(|id| view.project.article(id))
                else {
                    return;
                };
                let Some(span) = view.place.sentence(view.project) else {
                    article_ui(ui, view, article, requests);
                    return;
                };
                self.head_ui(ui, view, article, requests);
                ScrollArea::vertical().auto_shrink(false).id_salt("inspector").show(ui, |ui| {
                    self.sentence_ui(ui, view, article, span, requests);
                    article_ui(ui, view, article, requests);
                    focus::reveal(ui);
                });
            });
    }

    fn head_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        article: &Article,
        requests: &mut Requests,
    ) {
        let t = tokens(ui);
        let n = view.project.sentences(article.id).len();
        let run = view.place.run();
        let title = if run.start() == run.end() {
            format!("Sentence {}", run.start() + 1)
        } else {
            format!("Sentences {}–{}", run.start() + 1, run.end() + 1)
        };
        Frame::new().inner_margin(Margin { left: 16, right: 8, top: 6, bottom: 10 }).show(
            ui,
            |ui| {
                ui.horizontal(|ui| {
                    ui.label(RichText::new(title).font(Type::Heading.font()).color(t.text));
                    ui.label(
                        RichText::new(format!("of {n}")).font(Type::Small.font()).color(t.text_3),
                    );
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        let more =
                            parts::icon_button(ui, icon::ELLIPSIS, "More on this sentence", false);
                        Popup::menu(&more).show(|ui| more_menu(ui, view, requests));
                        if parts::icon_button(ui, icon::MESSAGE, "Write a note", false).clicked() {
                            requests.run(named("tag.note"));
                        }
                    });
                });
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
                    for (i, kind) in view.project.kinds().iter().enumerate() {
                        toggle_ui(ui, view, i, kind, requests);
                    }
                });
            },
        );
        parts::rule(ui);
    }

    fn sentence_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        article: &Article,
        span: Span,
        requests: &mut Requests,
    ) {
        let mut tags: Vec<&Arc<Tag>> = view.project.tags_in(article.id, span).collect();
        let number = |tag: &Tag| view.project.kind(tag.kind).map(|kind| kind.number);
        tags.sort_by_key(|tag| (number(tag), tag.at, tag.created));
        self.keep_draft(view, requests);
        let on_sentence = Subject::Sentence(article.id, span);
        if self.open_note {
            self.open_note = false;
            let looked_at = self.tag.filter(|id| tags.iter().any(|tag| tag.id == *id));
            let only = if tags.len() == 1 { tags.first().map(|tag| tag.id) } else { None };
            let subject = looked_at.or(only).map_or(on_sentence, Subject::Tag);
            self.begin(view, subject);
        }
        if !self.tag.is_some_and(|id| tags.iter().any(|tag| tag.id == id)) {
            self.tag = None;
        }
        for tag in &tags {
            self.tag_ui(ui, view, tag, span, requests);
        }
        self.proposals_ui(ui, view, &tags, requests);
        if tags.is_empty() {
            untagged_ui(ui, view, article, span, requests);
        }
        links::links_ui(ui, view, article.id, span, requests);
        elsewhere::elsewhere_ui(ui, view, article.id, span, requests);
        section(ui, |ui| {
            heading(ui, "Note on the sentence", "");
            self.note_ui(ui, view, on_sentence, requests);
        });
        if tags.is_empty() {
            meaning_ui(ui, view, None, requests);
        } else {
            let kind = self.tag.and_then(|id| view.project.tag(id)).or(tags.first().copied());
            meaning_ui(
                ui,
                view,
                kind.and_then(|tag| view.project.kind(tag.kind)).map(|kind| &**kind),
                requests,
            );
        }
    }

    /// What is proposed, and not shown with a tag.
    fn proposals_ui(
        &self,
        ui: &mut Ui,
        view: &View<'_>,
        tags: &[&Arc<Tag>],
        requests: &mut Requests,
    ) {
        let t = tokens(ui);
        if let Some((proposal, _)) = &view.proposed.attribution {
            section(ui, |ui| chain::proposal_ui(ui, view, proposal, requests));
        }
        let has_denial = tags.iter().any(|tag| tag.kind == KindId::Denial);
        let Some(kind) = view.proposed.denial.filter(|_| !has_denial) else { return };
        section(ui, |ui| {
            let color = t.hue(crate::model::Hue::Vermilion).text;
            let text = format!("Proposed denial: {}", kind.label());
            ui.label(RichText::new(text).font(Type::Heading.font()).color(color));
            if view.proposed.attribution.is_none() {
                ui.horizontal(|ui| {
                    for (id, label) in [("tag.accept", "Accept"), ("tag.reject", "Reject")] {
                        let command = named(id);
                        let button = egui::Button::new(label).shortcut_text(command.key_name());
                        if ui.add(button).on_hover_text(command.help).clicked() {
                            requests.run(command);
                        }
                    }
                });
            }
        });
    }

    fn tag_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        tag: &Arc<Tag>,
        sentence: Span,
        requests: &mut Requests,
    ) {
        let t = tokens(ui);
        let Some(kind) = view.project.kind(tag.kind) else { return };
        section(ui, |ui| {
            let id = tag.id;
            ui.horizontal(|ui| {
                let room = ui.available_width() - size::CONTROL - space::S;
                let color = t.hue(kind.hue).text;
                let name = parts::one_line(ui, &kind.name, Type::Heading, color, room * 0.6);
                let room = room - name.size().x - space::S;
                ui.label(name);
                let coder = view.project.coder(tag.coder).map_or("", |coder| &coder.name);
                let by = format!("{coder}  ·  {}", tag.created.day().strftime("%-d %b %Y"));
                ui.label(parts::one_line(ui, by, Type::Small, t.text_3, room));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if parts::icon_button(
                        ui,
                        icon::X,
                        &format!("Remove this {}", kind.name.to_lowercase()),
                        false,
                    )
                    .clicked()
                    {
                        requests.edit(move |project, _| Ok(tagging::remove(project, id)));
                    }
                });
            });
            let astray = is_astray(view.project, tag);
            if astray {
                astray_ui(ui, tag);
            }
            if astray || !tag.at.contains(sentence) || sentence.meet(tag.at) != Some(tag.at) {
                let quote = tag.at.of_text(view.project.text(tag.article));
                let galley =
                    parts::lines(ui, quoted(quote), Type::Quote, t.text, ui.available_width(), 4);
                ui.label(galley);
            }
            ui.horizontal_wrapped(|ui| {
                let mut chosen = tag.kind;
                let combo = egui::ComboBox::from_id_salt(("kind of", id.0.0))
                    .selected_text(&kind.name)
                    .width(96.0)
                    .truncate()
                    .show_ui(ui, |ui| {
                        for kind in view.project.kinds().iter() {
                            ui.selectable_value(&mut chosen, kind.id, &kind.name);
                        }
                    });
                combo
                    .response
                    .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, "Change the kind"));
                if chosen != tag.kind {
                    requests.edit(move |project, _| Ok(tagging::change_kind(project, id, chosen)));
                }
                if astray && parts::button(ui, "Keep these words").clicked() {
                    let here = tag.at;
                    requests.edit(move |project, _| Ok(tagging::move_to(project, id, here)));
                }
                if let Some(words) =
                    view.place.picked(view.project).filter(|words| *words != tag.at)
                    && parts::button(ui, "Take the selected words").clicked()
                {
                    requests.edit(move |project, _| Ok(tagging::move_to(project, id, words)));
                }
                let whole = view.project.sentence_at(tag.article, tag.at.start);
                let whole = whole.and_then(|i| view.project.sentences(tag.article).get(i)).copied();
                if let Some(whole) = whole.filter(|whole| *whole != tag.at)
                    && view.place.picked(view.project).is_none()
                    && parts::button(ui, "Whole sentence").clicked()
                {
                    requests.edit(move |project, _| Ok(tagging::move_to(project, id, whole)));
                }
            });
            match tag.kind {
                KindId::Denial => denial::kind_ui(ui, view, tag, requests),
                KindId::Attribution => chain::chain_ui(ui, view, tag, requests),
                _ => {}
            }
            if matches!(tag.kind, KindId::Claim | KindId::Denial) {
                chain::speaker_ui(ui, view, tag, requests);
            }
            self.note_ui(ui, view, Subject::Tag(id), requests);
        });
    }
}

/// Words in quotation marks; marks of their own are not doubled.
fn quoted(words: &str) -> String {
    let bare = words.trim_matches(['“', '”', '"', '„', '«', '»']);
    format!("“{bare}”")
}
