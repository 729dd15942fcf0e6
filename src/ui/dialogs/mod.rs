//! What asks before it goes on: one file a dialog.
//!
//! One dialog is open at a time. While it is, keys are its own; Escape and a
//! click beside it close it without doing anything.

mod about;
mod board;
mod chain;
mod changed;
mod changes;
mod codebook;
mod coder;
mod details;
mod export;
mod grades;
mod held;
mod intake;
mod keys;
mod link;
mod lost;
mod palette;
mod paste;
mod path;
mod propositions;
mod protected;
mod register;
mod report;
mod sources;
mod stray;
mod title;
mod unsaved;
mod versions;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Context, Frame, Modal, RichText, Ui};

use super::desk::{Desk, Purpose, Then};
use super::theme::{Type, radius, space, tokens, tokens_of};
use super::view::{Act, Requests};
use super::widgets::parts;
use crate::edit::article::Details;
use crate::io::lock::Holder;
use crate::model::{ArticleId, KindId, Project, PropositionId, SourceId, Span, TagId};
use crate::session::ImportReport;
use crate::session::choosing::Choice;

/// The dialog that is open.
pub enum Dialog {
    /// Who codes.
    Coder(coder::Coder),
    /// Text for a new article.
    Paste(paste::Paste),
    /// A path, where no file dialog exists.
    Path(path::PathField),
    /// The project's title.
    Title(title::Title),
    /// What is known about an article.
    Details(details::Form),
    /// Which tags to write, and how.
    Export(export::Export),
    /// How to write the board.
    BoardExport(board::BoardExport),
    /// The chain of an attribution.
    Chain(chain::Chain),
    /// A proposition for some sentences.
    Link(link::Link),
    /// The list of propositions.
    Propositions(Box<propositions::Propositions>),
    /// The register of sources.
    Sources(Box<sources::Sources>),
    /// What the tags mean.
    Codebook(codebook::Codebook),
    /// Changes that are not saved.
    Unsaved(unsaved::Unsaved),
    /// Commands, articles and tags by a few letters.
    Palette(palette::Palette),
    /// All keys.
    Keys,
    /// Version and licences.
    About,
    /// Articles before they are added.
    Intake(Box<intake::Intake>),
    /// What became of files.
    Report(report::Report),
    /// A project that somebody else has open.
    Held(held::Held),
    /// A journal that belongs to another state of the file.
    Stray,
    /// A file that another program has changed.
    Changed(changed::Changed),
    /// A file that is protected against writing.
    Protected(protected::Protected),
    /// A lock that is no longer held, and why.
    Lost(String),
    /// What was saved before.
    Versions(Box<versions::Versions>),
}

impl Dialog {
    pub(super) fn coder(name: &str, then: Option<Act>) -> Self {
        Self::Coder(coder::Coder::new(name, then))
    }

    pub(super) fn paste(text: &str) -> Self {
        Self::Paste(paste::Paste::new(text))
    }

    pub(super) fn open_path() -> Self {
        Self::Path(path::PathField::new(Purpose::Open, String::new(), false))
    }

    pub(super) fn path(purpose: Purpose, path: String) -> Self {
        Self::Path(path::PathField::new(purpose, path, true))
    }

    /// Asks before a file is written over.
    pub(super) fn taken(purpose: Purpose, path: &Path) -> Self {
        Self::Path(path::PathField::taken(purpose, path))
    }

    pub(super) fn intake(choice: Choice, project: &Project) -> Self {
        Self::Intake(Box::new(intake::Intake::new(choice, project)))
    }

    pub(super) fn title(title: String) -> Self {
        Self::Title(title::Title::new(title))
    }

    pub(super) fn details(article: ArticleId, details: Details) -> Self {
        Self::Details(details::Form::new(article, details))
    }

    pub(super) fn export() -> Self {
        Self::Export(export::Export::default())
    }

    pub(super) fn export_board() -> Self {
        Self::BoardExport(board::BoardExport::default())
    }

    pub(super) fn chain(
        project: &Project,
        tag: TagId,
        words: Option<Span>,
        last: Option<TagId>,
    ) -> Self {
        Self::Chain(chain::Chain::new(project, tag, words, last))
    }

    pub(super) fn link(project: &Project, article: ArticleId, sentences: &[Span]) -> Self {
        Self::Link(link::Link::new(project, article, sentences))
    }

    pub(super) fn propositions(project: &Project, chosen: Option<PropositionId>) -> Self {
        Self::Propositions(Box::new(propositions::Propositions::new(project, chosen)))
    }

    pub(super) fn sources(project: &Project, chosen: Option<SourceId>) -> Self {
        Self::Sources(Box::new(sources::Sources::new(project, chosen)))
    }

    pub(super) fn codebook(kind: KindId, project: &Project) -> Self {
        Self::Codebook(codebook::Codebook::new(kind, project))
    }

    pub(super) const fn unsaved(then: Then) -> Self {
        Self::Unsaved(unsaved::Unsaved::new(then))
    }

    pub(super) fn held(path: PathBuf, holder: Option<Holder>, articles: Vec<PathBuf>) -> Self {
        Self::Held(held::Held { path, holder, articles })
    }

    pub(super) const fn changed(path: PathBuf) -> Self {
        Self::Changed(changed::Changed::new(path))
    }

    pub(super) const fn protected(path: PathBuf) -> Self {
        Self::Protected(protected::Protected::new(path))
    }

    pub(super) fn versions(file: &Path, project: &Project, saved: bool, ctx: &Context) -> Self {
        Self::Versions(Box::new(versions::Versions::new(file, project, saved, ctx)))
    }

    pub(super) fn report(report: Arc<ImportReport>) -> Self {
        Self::Report(report::Report::new(report))
    }

    /// Keeps what was typed, before it closes.
    fn leave(&mut self, desk: &mut Desk) {
        match self {
            Self::Chain(chain) => chain.leave(desk),
            Self::Sources(sources) => sources.leave(desk),
            Self::Propositions(list) => list.leave(desk),
            _ => {}
        }
    }

    /// Whether it waits for work on a thread.
    pub(super) fn is_working(&self) -> bool {
        match self {
            Self::Paste(paste) => paste.is_working(),
            Self::Versions(versions) => versions.is_working(),
            Self::Changed(changed) => changed.is_working(),
            _ => false,
        }
    }

    pub(super) fn palette() -> Self {
        Self::Palette(palette::Palette::default())
    }
}

/// Whether a dialog stays open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stay {
    Open,
    Closed,
}

/// Draws the open dialog over everything.
pub fn show(desk: &mut Desk, ctx: &Context, _: &mut Requests) {
    let Some(mut dialog) = desk.dialog.take() else { return };
    let opened = std::mem::take(&mut desk.dialog_opened);
    if opened {
        // What had the focus lies below the dialog now.
        ctx.memory_mut(|memory| memory.stop_text_input());
    }
    let (width, top) = match &dialog {
        Dialog::Palette(_) => (640.0, true),
        Dialog::Codebook(_) => (680.0, false),
        Dialog::Keys => (760.0, false),
        Dialog::Versions(_) => (920.0, false),
        Dialog::Sources(_) | Dialog::Propositions(_) => (960.0, false),
        Dialog::Intake(intake) => (intake.width(), false),
        Dialog::Export(_) | Dialog::Chain(_) => (520.0, false),
        Dialog::Link(_) => (600.0, false),
        Dialog::Report(_) => (760.0, false),
        Dialog::Paste(_) | Dialog::About => (560.0, false),
        Dialog::Held(_) | Dialog::Stray | Dialog::Changed(_) => (560.0, false),
        Dialog::Protected(_) | Dialog::Lost(_) => (560.0, false),
        _ => (440.0, false),
    };
    let room = ctx.content_rect();
    let margins = if top { 2.0 * space::XL } else { 2.0 * (space::M + 20.0) };
    let width = f32::min(width, room.width() - margins);
    let mut modal = Modal::new(egui::Id::unique("dialog"));
    if top {
        let area = Modal::default_area(egui::Id::unique("palette"))
            .anchor(egui::Align2::CENTER_TOP, [0.0, (room.height() * 0.11).min(96.0)]);
        modal = modal.area(area);
    }
    let response =
        modal.backdrop_color(tokens_of(ctx).dim).frame(frame(ctx, top)).show(ctx, |ui| {
            ui.set_width(width);
            // Empty ticks and fields are seen by their outline alone.
            let outline = tokens(ui).control_line;
            ui.visuals_mut().widgets.inactive.bg_stroke.color = outline;
            let most = room.height() - 2.0 * space::XL;
            ui.set_max_height(most);
            match &mut dialog {
                Dialog::Coder(coder) => coder.show(ui, desk, ctx),
                Dialog::Paste(paste) => paste.show(ui, desk, ctx),
                Dialog::Path(path) => path.show(ui, desk, ctx),
                Dialog::Title(title) => title.show(ui, desk),
                Dialog::Details(form) => form.show(ui, desk),
                Dialog::Export(export) => export.show(ui, desk, ctx),
                Dialog::Chain(chain) => chain.show(ui, desk),
                Dialog::Link(link) => link.show(ui, desk),
                Dialog::Propositions(list) => list.show(ui, desk),
                Dialog::Sources(sources) => sources.show(ui, desk),
                Dialog::BoardExport(export) => export.show(ui, desk, ctx),
                Dialog::Codebook(codebook) => codebook.show(ui, desk),
                Dialog::Unsaved(unsaved) => unsaved.show(ui, desk, ctx),
                Dialog::Palette(palette) => palette.show(ui, desk, ctx),
                Dialog::Keys => keys::show(ui, desk, ctx),
                Dialog::About => about::show(ui),
                Dialog::Intake(intake) => intake.show(ui, desk, ctx),
                Dialog::Report(report) => report.show(ui, desk, ctx),
                Dialog::Held(held) => held.show(ui, desk, ctx),
                Dialog::Stray => stray::show(ui, desk, ctx),
                Dialog::Changed(changed) => changed.show(ui, desk, ctx),
                Dialog::Protected(protected) => protected.show(ui, desk, ctx),
                Dialog::Lost(why) => lost::show(ui, desk, ctx, why),
                Dialog::Versions(versions) => versions.show(ui, desk, ctx),
            }
        });
    if opened {
        parts::focus_primary(ctx);
    }
    // What was ticked and corrected is worth more than a click beside it.
    let missed = matches!(dialog, Dialog::Intake(_)) && response.backdrop_response.clicked();
    let closed = response.inner == Stay::Closed || response.should_close() && !missed;
    if closed {
        dialog.leave(desk);
    }
    if !closed && desk.dialog.is_none() {
        desk.dialog = Some(dialog);
    }
    if desk.dialog.is_none()
        && let Some(next) = desk.next_dialog.take()
    {
        desk.open_dialog(next);
    }
    if closed {
        ctx.request_repaint();
    }
}

fn frame(ctx: &Context, flush: bool) -> Frame {
    let style = ctx.global_style();
    Frame::new()
        .fill(style.visuals.window_fill)
        .stroke(style.visuals.window_stroke)
        .corner_radius(radius::POPUP)
        .shadow(style.visuals.window_shadow)
        .inner_margin(if flush { 0 } else { 20 })
}

/// What a dialog is for, at its head.
fn heading(ui: &mut Ui, text: &str) {
    let color = tokens(ui).text;
    ui.label(
        RichText::new(text).font(egui::FontId::new(15.0, Type::Heading.font().family)).color(color),
    );
    ui.add_space(space::XS);
}

/// A sentence of explanation.
fn explain(ui: &mut Ui, text: &str) {
    let color = tokens(ui).text_2;
    ui.label(RichText::new(text).color(color));
}

/// The buttons at the foot, the one to press at the right.
fn buttons<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.add_space(space::M);
    ui.allocate_ui_with_layout(
        egui::vec2(ui.available_width(), 32.0),
        egui::Layout::right_to_left(egui::Align::Center),
        add,
    )
    .inner
}

/// Gives a field the focus when its dialog opens.
fn focus_once(response: &egui::Response, first: &mut bool) {
    if std::mem::take(first) {
        response.request_focus();
    }
}

/// Lets the keys that move a page do so in a list to be read.
fn scroll_by_keys(ui: &Ui) {
    const LINE: f32 = 40.0;
    let lines = ui.input(|i| {
        let presses = |key| i.num_presses(key) as f32;
        presses(egui::Key::ArrowDown) - presses(egui::Key::ArrowUp)
            + 8.0 * (presses(egui::Key::PageDown) - presses(egui::Key::PageUp))
            + 1.0e6 * (presses(egui::Key::End) - presses(egui::Key::Home))
    });
    if lines != 0.0 {
        ui.scroll_with_delta(egui::vec2(0.0, -lines * LINE));
    }
}

/// Whether Enter was pressed in a field of one line.
fn entered(ui: &Ui, response: &egui::Response) -> bool {
    response.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter))
}
