//! What the program has to say: a passing word, an offer to undo, an error that
//! stays until it is closed.

use egui::{Align2, Context, Frame, Id, Order, RichText, vec2};

use super::command::named;
use super::icon;
use super::theme::{Type, radius, space, tokens};
use super::view::Requests;
use super::widgets::key_cap;
use crate::analysis::overview::Place;
use crate::model::ArticleId;

/// How long a passing word stays, in seconds.
const PASSING: f64 = 4.0;

/// The same for one with a body to read.
const PASSING_WITH_BODY: f64 = 12.0;

/// What is said while the journal cannot be written.
const UNSAFE: &str = "Your edits are not safe";

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something was done; goes by itself.
    Done,
    /// Nothing was done, and why, or what to know; goes by itself.
    Hint,
    /// Something large was done that can be undone; goes with the next edit.
    Undoable,
    /// Something failed; stays until it is closed.
    Error,
}

/// Something the program says.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// How it is meant.
    pub tone: Tone,
    /// What happened, in one line.
    pub title: String,
    /// Why, and what to do.
    pub body: String,
    /// What can be done about it.
    remedy: Option<Remedy>,
    since: Option<f64>,
}

/// What can be done about what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Remedy {
    /// Save the project in another place.
    SaveAs,
    /// Look at two articles side by side.
    Compare(ArticleId, ArticleId),
}

/// The notices that show.
#[derive(Debug, Default)]
pub struct Notices(Vec<Notice>);

impl Notices {
    /// Says something in passing.
    pub fn say(&mut self, title: impl Into<String>) {
        self.0.retain(|notice| notice.tone == Tone::Error);
        self.push(Tone::Done, title.into(), String::new());
    }

    /// Says in passing why nothing was done, or what to know.
    pub fn hint(&mut self, title: impl Into<String>) {
        self.0.retain(|notice| notice.tone == Tone::Error);
        self.push(Tone::Hint, title.into(), String::new());
    }

    /// Closes all of them; false if there were none.
    pub fn close(&mut self) -> bool {
        !std::mem::take(&mut self.0).is_empty()
    }

    /// Says something that needs a few more words, in passing.
    pub fn tell(&mut self, title: impl Into<String>, body: impl Into<String>) {
        self.0.retain(|notice| notice.tone == Tone::Error);
        self.push(Tone::Done, title.into(), body.into());
    }

    /// Says something in passing, and offers to look at two articles side by side.
    pub fn offer_compare(
        &mut self,
        title: impl Into<String>,
        body: impl Into<String>,
        (first, second): (ArticleId, ArticleId),
    ) {
        self.tell(title, body);
        if let Some(notice) = self.0.last_mut() {
            notice.remedy = Some(Remedy::Compare(first, second));
        }
    }

    /// Says that something large was done and offers to undo it.
    pub fn offer_undo(&mut self, title: impl Into<String>) {
        self.0.retain(|notice| notice.tone == Tone::Error);
        self.push(Tone::Undoable, title.into(), String::new());
    }

    /// Says that something failed, why, and what to do.
    pub fn error(&mut self, title: impl Into<String>, body: impl Into<String>) {
        self.push(Tone::Error, title.into(), body.into());
    }

    /// Says that edits are not safe, until they are.
    pub fn unsafe_because(&mut self, why: Option<&str>) {
        self.0.retain(|notice| notice.title != UNSAFE);
        if let Some(why) = why {
            let body = format!(
                "The journal cannot be written: {why}. Nothing is lost yet: the edits are in \
                 memory, and are tried again. Save the project in another place if this stays."
            );
            self.push(Tone::Error, UNSAFE.to_owned(), body);
            if let Some(notice) = self.0.last_mut() {
                notice.remedy = Some(Remedy::SaveAs);
            }
        }
    }

    /// An edit was made: offers to undo the one before it are over.
    pub fn edited(&mut self) {
        self.0.retain(|notice| notice.tone == Tone::Error);
    }

    /// All that shows, for tests.
    pub fn all(&self) -> &[Notice] {
        &self.0
    }

    fn push(&mut self, tone: Tone, title: String, body: String) {
        const MOST: usize = 4;
        if self.0.len() >= MOST {
            self.0.remove(0);
        }
        self.0.push(Notice { tone, title, body, remedy: None, since: None });
    }

    /// Draws the notices in the lower right corner.
    pub fn show(&mut self, ctx: &Context, requests: &mut Requests) {
        let now = ctx.input(|i| i.time);
        for notice in &mut self.0 {
            notice.since.get_or_insert(now);
        }
        let stays = |n: &Notice| if n.body.is_empty() { PASSING } else { PASSING_WITH_BODY };
        let passing = |n: &Notice| matches!(n.tone, Tone::Done | Tone::Hint);
        let over = |n: &Notice| passing(n) && n.since.is_some_and(|s| now - s > stays(n));
        self.0.retain(|notice| !over(notice));
        if self.0.is_empty() {
            return;
        }
        if self.0.iter().any(passing) {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(PASSING / 4.0));
        }
        let mut closed = None;
        egui::Area::new(Id::unique("notices"))
            .anchor(Align2::RIGHT_BOTTOM, vec2(-space::L, -(super::theme::size::STATUS + space::M)))
            .order(Order::Foreground)
            .show(ctx, |ui| {
                for (i, notice) in self.0.iter().enumerate() {
                    // Two bodies that scroll must not be taken for one.
                    if ui.push_id(i, |ui| notice_ui(ui, notice, requests)).inner {
                        closed = Some(i);
                    }
                    ui.add_space(space::S);
                }
            });
        if let Some(i) = closed {
            self.0.remove(i);
        }
    }
}

/// Draws one notice; true when it was closed.
fn notice_ui(ui: &mut egui::Ui, notice: &Notice, requests: &mut Requests) -> bool {
    let t = tokens(ui);
    let (fill, line, sign, color) = match notice.tone {
        Tone::Error => (t.error_tint, t.error, icon::TRIANGLE_ALERT, t.error),
        Tone::Undoable => (t.popup, t.line_strong, icon::UNDO, t.text_2),
        Tone::Done => (t.popup, t.line_strong, icon::CHECK, t.ok),
        Tone::Hint => (t.popup, t.line_strong, icon::INFO, t.text_2),
    };
    let mut closed = false;
    Frame::new()
        .fill(fill)
        .stroke((1.0, line))
        .corner_radius(radius::CARD)
        .inner_margin(12)
        .shadow(ui.visuals().popup_shadow)
        .show(ui, |ui| {
            ui.set_max_width(420.0);
            ui.horizontal_top(|ui| {
                ui.label(RichText::new(sign).font(Type::Icon.font()).color(color));
                ui.vertical(|ui| {
                    ui.set_max_width(290.0);
                    ui.label(RichText::new(&notice.title).font(Type::Strong.font()).color(t.text));
                    if !notice.body.is_empty() {
                        // A file can have thousands of faults; Copy has them all.
                        let high = (ui.ctx().content_rect().height() - 160.0).clamp(48.0, 200.0);
                        egui::ScrollArea::vertical().max_height(high).show(ui, |ui| {
                            body_ui(ui, &notice.body);
                        });
                    }
                });
                match notice.tone {
                    Tone::Undoable => {
                        if link(ui, "Undo") {
                            requests.run(named("edit.undo"));
                            closed = true;
                        }
                        key_cap::key_cap_ui(ui, &named("edit.undo").key_name());
                    }
                    Tone::Error => {
                        if notice.remedy == Some(Remedy::SaveAs) && link(ui, "Save as…") {
                            requests.run(named("file.save_as"));
                        }
                        if link(ui, "Copy") {
                            ui.copy_text(format!("{}\n{}", notice.title, notice.body));
                        }
                        let close =
                            egui::Button::new(RichText::new(icon::X).font(Type::Icon.font()))
                                .frame(false);
                        let close = ui.add(close);
                        close.widget_info(|| {
                            egui::WidgetInfo::labeled(
                                egui::Role::Button,
                                true,
                                "Close this message",
                            )
                        });
                        closed = close.clicked();
                    }
                    Tone::Done | Tone::Hint => {
                        if let Some(Remedy::Compare(first, second)) = notice.remedy
                            && link(ui, "Compare the two")
                        {
                            requests.with(move |desk, _| {
                                desk.go_to_place(Place::Pair(first, second));
                            });
                            closed = true;
                        }
                    }
                }
            });
        });
    closed
}

/// The lines of a body, as far as somebody reads them.
fn body_ui(ui: &mut egui::Ui, body: &str) {
    const MOST: usize = 50;
    let color = tokens(ui).text_2;
    let mut lines = body.lines();
    let shown: Vec<&str> = lines.by_ref().take(MOST).collect();
    ui.label(RichText::new(shown.join("\n")).color(color));
    let more = lines.count();
    if more > 0 {
        let more = format!("and {more} more; Copy takes all of them");
        ui.label(RichText::new(more).color(tokens(ui).text_3));
    }
}

fn link(ui: &mut egui::Ui, label: &str) -> bool {
    let text = RichText::new(label).font(Type::Strong.font()).color(tokens(ui).accent);
    ui.add(egui::Button::new(text).frame(false)).clicked()
}
