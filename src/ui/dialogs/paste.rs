//! Text for a new article, pasted or typed.
//!
//! The field has the plain text at once. The clipboard is read on a thread
//! meanwhile, and where it holds the text as HTML, too, the field takes that, with
//! its paragraphs, unless the text was changed by then.

use egui::{Context, Event, RichText, ScrollArea, Ui};

use super::{Desk, Stay, buttons, explain, focus_once, heading};
use crate::io::import::{Pasted, Reading};
use crate::session::Job;
use crate::session::job::Poll;
use crate::ui::keys;
use crate::ui::theme::{Type, space, tokens};
use crate::ui::widgets::{key_cap, parts};

/// What was pasted, as it is corrected.
pub struct Paste {
    pasted: Pasted,
    /// The text in each way to take it.
    texts: Vec<(Reading, String)>,
    /// Which of them shows.
    shown: usize,
    clipboard: Reader,
    /// Whether it is added as soon as the clipboard is read.
    adds: bool,
    first: bool,
}

/// How far reading the clipboard is.
enum Reader {
    /// It is to be read.
    Wanted,
    /// It is being read.
    Reading(Job<Pasted>),
    /// There is nothing more to read.
    Done,
}

impl Paste {
    /// With a text that was pasted, or nothing.
    pub(super) fn new(text: &str) -> Self {
        let mut paste = Self {
            pasted: Pasted::default(),
            texts: Vec::new(),
            shown: 0,
            clipboard: Reader::Wanted,
            adds: false,
            first: true,
        };
        paste.take(Pasted::of_text(text));
        paste
    }

    /// Whether the clipboard is being read.
    pub(super) const fn is_working(&self) -> bool {
        !matches!(self.clipboard, Reader::Done)
    }

    pub(super) fn show(&mut self, ui: &mut Ui, desk: &mut Desk, ctx: &Context) -> Stay {
        let is_filled = self.read_clipboard(desk, ctx);
        heading(ui, "Paste an article");
        explain(
            ui,
            "The text is kept as it is. Headline, date and byline are read from it where they are plain; you can correct them.",
        );
        self.readings_ui(ui);
        self.text_ui(ui, is_filled);
        self.said_ui(ui);
        let filled = self.text().is_some_and(|text| !text.trim().is_empty());
        let (add, cancelled) = buttons(ui, |ui| {
            let add = parts::primary_button(ui, "Add article", filled && !self.adds).clicked();
            let cancelled = parts::button(ui, "Cancel").clicked();
            if self.adds {
                parts::caption(ui, "Reading the clipboard…");
            } else {
                parts::caption(ui, "adds it");
                key_cap::key_cap_ui(ui, "Ctrl+Enter");
            }
            (add, cancelled)
        });
        let by_key = ui.input(keys::ctrl_enter);
        self.adds |= filled && (add || by_key);
        if self.adds && !self.is_working() {
            let draft = self.pasted.draft(self.text().map_or("", String::as_str));
            desk.add_pasted(draft);
            return Stay::Closed;
        }
        if cancelled { Stay::Closed } else { Stay::Open }
    }

    fn text(&self) -> Option<&String> {
        self.texts.get(self.shown).map(|(_, text)| text)
    }

    /// Reads the clipboard on a thread; whether it has just filled the empty field.
    fn read_clipboard(&mut self, desk: &Desk, ctx: &Context) -> bool {
        match &self.clipboard {
            Reader::Wanted => {
                let (clipboard, waker) = (desk.clipboard.clone(), ctx.clone());
                let plain = self.pasted.text(Reading::Plain).to_owned();
                let work = move |_: &_| {
                    let copied = clipboard.read();
                    let text = if plain.trim().is_empty() { copied.text } else { plain };
                    Pasted::of(copied.html, &text)
                };
                let job =
                    Job::start("Reading the clipboard", move || waker.request_repaint(), work);
                // Without it there is the plain text.
                self.clipboard = job.map_or(Reader::Done, Reader::Reading);
                false
            }
            Reader::Reading(job) => {
                let pasted = match job.poll() {
                    Poll::Working => return false,
                    Poll::Done(pasted) => Some(pasted),
                    Poll::Lost => None,
                };
                self.clipboard = Reader::Done;
                let was_empty = self.text().is_none_or(|text| text.trim().is_empty());
                if let Some(pasted) = pasted {
                    self.take(pasted);
                }
                was_empty && self.text().is_some_and(|text| !text.is_empty())
            }
            Reader::Done => false,
        }
    }

    /// Takes what was pasted, and leaves what was changed meanwhile.
    fn take(&mut self, pasted: Pasted) {
        let mine = self.texts.get(self.shown).cloned();
        let mine = mine.filter(|(reading, text)| text.trim() != self.pasted.text(*reading).trim());
        self.texts = pasted.readings().map(|(kind, text)| (kind, text.to_owned())).collect();
        self.shown = 0;
        if let Some((reading, text)) = mine {
            self.texts.retain(|(kind, _)| *kind != reading);
            self.shown = self.texts.len();
            self.texts.push((reading, text));
        }
        self.pasted = pasted;
    }

    /// The choice between the ways to take it.
    fn readings_ui(&mut self, ui: &mut Ui) {
        if self.texts.len() < 2 {
            // The field keeps its id, and with it the focus, when the row appears.
            ui.skip_ahead_auto_ids(1);
            return;
        }
        ui.add_space(space::XS);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            for (nth, (reading, _)) in self.texts.iter().enumerate() {
                let name = match reading {
                    Reading::Article => "The article",
                    Reading::All => "All that was copied",
                    Reading::Plain => "As plain text",
                };
                if parts::choice(ui, name, nth == self.shown).clicked() {
                    self.shown = nth;
                }
            }
        });
    }

    fn text_ui(&mut self, ui: &mut Ui, is_filled: bool) {
        let Some((_, text)) = self.texts.get_mut(self.shown) else { return };
        let was_empty = text.trim().is_empty();
        let height = (ui.ctx().content_rect().height() - 290.0).clamp(60.0, 320.0);
        let field = ScrollArea::vertical().max_height(height).show(ui, |ui| {
            // The field's frame stands out of it.
            ui.set_clip_rect(ui.clip_rect().expand(2.0));
            parts::area(ui, "Text of the article", text, "Ctrl+V to paste", 14)
        });
        focus_once(&field.inner, &mut self.first);
        if is_filled {
            // What nobody asked for gives way to what is typed.
            parts::select_all(ui.ctx(), &field.inner, text);
        }
        let into_field = |event: &Event| match event {
            Event::Paste(pasted) => Some(pasted.clone()),
            _ => None,
        };
        let pasted = ui.input(|i| i.events.iter().find_map(into_field));
        if field.inner.changed()
            && let Some(pasted) = pasted
        {
            let is_all = was_empty || text.trim() == pasted.trim();
            self.pasted_into_field(&pasted, is_all);
        }
    }

    /// Follows a text that was pasted into the field; whether it is all there is.
    fn pasted_into_field(&mut self, pasted: &str, is_all: bool) {
        if is_all {
            (self.texts, self.shown) = (Vec::new(), 0);
            self.take(Pasted::of_text(pasted));
            self.clipboard = Reader::Wanted;
        } else if self.pasted.readings().all(|(_, text)| text.is_empty()) {
            self.pasted = Pasted::of_text(pasted);
        }
    }

    /// What the page says of the article.
    fn said_ui(&self, ui: &mut Ui) {
        let said = self.pasted.said();
        if said.is_empty() {
            return;
        }
        ui.add_space(space::XS);
        let t = tokens(ui);
        let words = format!("The page says: {}", said.join(" · "));
        let line = parts::lines(ui, &words, Type::Small, t.text_2, ui.available_width(), 2);
        let response = ui.label(line);
        response.on_hover_text(RichText::new(words));
    }
}
