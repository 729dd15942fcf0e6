//! What the keys of the reader do to the project.

use egui::Context;

use super::{Desk, capitalized};
use crate::edit::{note, review, sentence, tag};
use crate::model::{ArticleId, Edit, KindId, Project, Span, Subject};
use crate::ui::dialogs::Dialog;

impl Desk {
    /// Does something in the coder's name; asks for the name first if nobody
    /// gave one yet.
    pub(in crate::ui) fn signed(
        &mut self,
        ctx: &Context,
        act: impl FnOnce(&mut Self, &Context) + 'static,
    ) {
        if self.session.coder().is_none() && !self.settings.coder.is_empty() {
            let name = self.settings.coder.clone();
            self.session.sign_in(&name);
        }
        if self.session.coder().is_some() {
            act(self, ctx);
        } else {
            self.open_dialog(Dialog::coder("", Some(Box::new(act))));
        }
    }

    /// Toggles a kind on the selected words or sentences.
    pub(in crate::ui) fn toggle_tag(&mut self, ctx: &Context, kind: KindId) {
        self.signed(ctx, move |desk, _| {
            let project = desk.session.project();
            let Some(article) = desk.place.article else { return };
            let picked = desk.place.picked(project).zip(desk.place.sentence(project));
            let sentences = desk.place.sentences(project);
            desk.edit_with(move |project, hand| match picked {
                Some((words, sentence)) => {
                    tag::toggle_words(project, hand, article, sentence, words, kind)
                }
                None => tag::toggle(project, hand, article, &sentences, kind),
            });
        });
    }

    /// Toggles the code of the analyst's own that has the digit's key.
    pub(in crate::ui) fn toggle_own(&mut self, ctx: &Context, digit: usize) {
        let kind = self.session.project().kinds().iter().nth(digit - 1).map(|kind| kind.id);
        if let Some(kind) = kind {
            self.toggle_tag(ctx, kind);
        }
    }

    pub(in crate::ui) fn toggle_nothing(&mut self, ctx: &Context) {
        self.signed(ctx, |desk, _| {
            let Some(article) = desk.place.article else { return };
            let sentences = desk.place.sentences(desk.session.project());
            let bare =
                |project: &Project, span: &Span| project.tags_in(article, *span).next().is_none();
            if !sentences.iter().any(|span| bare(desk.session.project(), span)) {
                desk.notices.hint("This sentence bears a tag: it does hold something");
                return;
            }
            desk.edit_with(move |project, hand| {
                review::toggle_nothing(project, hand, article, &sentences)
            });
        });
    }

    pub(in crate::ui) fn toggle_read(&mut self, ctx: &Context) {
        self.signed(ctx, |desk, _| {
            let Some(article) = desk.place.article else { return };
            desk.edit_with(move |project, hand| review::toggle_read(project, hand, article));
        });
    }

    pub(in crate::ui) fn clear_tags(&mut self, ctx: &Context) {
        self.signed(ctx, |desk, _| {
            let Some(article) = desk.place.article else { return };
            let sentences = desk.place.sentences(desk.session.project());
            desk.edit_with(move |project, hand| tag::clear_all(project, hand, article, &sentences));
        });
    }

    pub(in crate::ui) fn merge_sentence(&mut self, _: &Context) {
        let Some(article) = self.place.article else { return };
        let index = *self.place.run().start();
        self.edit(Box::new(move |project, _| sentence::merge(project, article, index)));
        self.place.head = index;
        self.place.anchor = index;
        self.place.words = None;
    }

    pub(in crate::ui) fn split_sentence(&mut self, _: &Context) {
        let Some((article, words)) = self.place.article.zip(self.place.words) else { return };
        let index = self.place.head;
        let text = self.session.project().text(article);
        // Signs that open a word, such as a quotation mark, go with it.
        let at = match text.get(..words.head as usize) {
            Some(before) => before
                .rfind(char::is_whitespace)
                .and_then(|i| Some(i + before.get(i..)?.chars().next()?.len_utf8()))
                .filter(|&i| {
                    !before.get(i..).unwrap_or_default().chars().any(char::is_alphanumeric)
                })
                .map_or(words.head, |i| Span::of(i..i).start),
            None => words.head,
        };
        self.edit(Box::new(move |project, _| sentence::split(project, article, index, at)));
    }

    /// Opens the field for a note on the tag in the inspector or the sentence.
    pub(in crate::ui) fn start_note(&mut self) {
        self.settings.inspector = true;
        self.inspector.start_note();
    }

    /// Looks at one tag in the inspector.
    pub(in crate::ui) fn look_at_tag(&mut self, tag: crate::model::TagId) {
        self.inspector.look_at(tag);
    }

    /// Keeps a note that is still being written, before something that would
    /// leave it behind.
    pub(in crate::ui) fn keep_draft(&mut self, ctx: &Context) {
        if let Some((subject, text)) = self.inspector.take_draft() {
            self.write_note(ctx, subject, text);
        }
    }

    /// Writes a note.
    pub(in crate::ui) fn write_note(&mut self, ctx: &Context, subject: Subject, text: String) {
        self.signed(ctx, move |desk, _| {
            let project = desk.session.project();
            let there = match subject {
                Subject::Tag(tag) => project.tag(tag).is_some(),
                Subject::Sentence(article, _) => project.article(article).is_some(),
            };
            if there || text.trim().is_empty() {
                desk.edit_with(move |project, hand| note::set(project, hand, subject, &text));
            } else {
                // A note on nothing would be a fault in the file.
                desk.notices.error("The note was not kept: what it stood on is gone", text);
            }
        });
    }

    /// Tags the sentences of all ticked hits with the code at a place of the codebook.
    pub(in crate::ui) fn tag_hits_with(&mut self, ctx: &Context, place: usize) {
        let kind = self.session.project().kinds().iter().nth(place).map(|kind| kind.id);
        match kind {
            Some(_) if self.search.hits().iter().all(|hit| !hit.ticked) => {
                self.notices.hint("No hit is ticked: Space ticks the one you are at");
            }
            Some(kind) => {
                self.tags.offer_kinds(false);
                self.tag_hits(ctx, kind);
            }
            None => self.notices.hint("The codebook has no such code"),
        }
    }

    /// Tags the sentences of all ticked hits.
    pub(in crate::ui) fn tag_hits(&mut self, ctx: &Context, kind: KindId) {
        self.signed(ctx, move |desk, _| {
            let project = desk.session.project();
            let mut targets: Vec<(ArticleId, Span)> = desk
                .search
                .hits()
                .iter()
                .filter(|hit| hit.ticked)
                .filter_map(|hit| {
                    let index = project.sentence_at(hit.article, hit.at.start)?;
                    Some((hit.article, *project.sentences(hit.article).get(index)?))
                })
                .collect();
            targets.dedup();
            let before = desk.session.history().state();
            desk.edit_with(move |project, hand| tag::set_all(project, hand, &targets, kind));
            if desk.session.history().state() != before {
                let label = desk.session.history().next_undo().unwrap_or_default().to_owned();
                desk.notices.offer_undo(capitalized(&label));
            } else {
                desk.notices.hint("The ticked sentences bear this tag already");
            }
        });
    }

    pub(in crate::ui) fn undo(&mut self, ctx: &Context) {
        if let Some(label) = self.take_back() {
            self.notices.say(format!("Undone: {label}"));
        }
        ctx.request_repaint();
    }

    /// Undoes for a caller that says itself what.
    pub(in crate::ui) fn take_back(&mut self) -> Option<String> {
        let before = self.session.project().clone();
        let step = self.session.undo()?;
        self.follow(&before, &step);
        self.show_where(&step.changes);
        Some(step.label)
    }

    pub(in crate::ui) fn redo(&mut self, ctx: &Context) {
        if let Some(label) = self.do_again() {
            self.notices.say(format!("Done again: {label}"));
        }
        ctx.request_repaint();
    }

    /// Does again what was undone, for a caller that says itself what.
    pub(in crate::ui) fn do_again(&mut self) -> Option<String> {
        let before = self.session.project().clone();
        let step = self.session.redo()?;
        self.follow(&before, &step);
        self.show_where(&step.changes);
        Some(step.label)
    }

    pub(in crate::ui) fn copy_selection(&mut self, ctx: &Context) {
        let project = self.session.project();
        let Some(article) = self.place.article else { return };
        let text = project.text(article);
        let words = match self.place.picked(project) {
            Some(words) => words.of_text(text).to_owned(),
            None => {
                let spans = self.place.sentences(project);
                let joined = spans.into_iter().reduce(Span::join).unwrap_or_default();
                joined.of_text(text).to_owned()
            }
        };
        ctx.copy_text(words);
        self.notices.say("Copied");
    }

    /// Makes an edit that needs nobody's name and can fail, at once.
    pub(in crate::ui) fn edit_now(&mut self, edit: Edit) {
        self.edit(Box::new(move |_, _| Ok(edit)));
    }
}
