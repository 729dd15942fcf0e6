//! The window's state, and a frame of it.
//!
//! A frame goes: take the keys in the order typed, look after long work, draw
//! every panel from one view of the project, then do what the panels asked for.
//! The desk holds no project state of its own; that is the session's.

mod articles;
mod board;
mod echo;
mod edits;
mod files;
mod findings;
mod intake;
mod keeping;
mod moves;
mod run;
mod saving;
mod versions;
mod views;
mod watch;
mod work;

use std::collections::HashMap;
use std::path::PathBuf;

use egui::{Context, Ui};

use super::clipboard::{Clipboard, Nothing};
use super::coverages::Coverages;
use super::dialogs::{self, Dialog};
use super::elsewhere::Echoes;
use super::files::FileDialogs;
use super::kin::Kin;
use super::languages::Languages;
use super::notices::Notices;
use super::panels::{
    articles::ArticlesPanel, board::BoardPanel, compare::ComparePanel, inspector::Inspector,
    overview::OverviewPanel, reader::Reader, tags::TagsPanel,
};
use super::place::Place;
use super::proposals::Proposals;
use super::search::Search;
use super::settings::Settings;
use super::view::{Requests, Showing, Taker, View};
use super::{focus, keys, panels, status, strip, theme, top_bar};
use crate::model::{ArticleId, Project, Span, TagId};
use crate::session::unnamed::Left;
use crate::session::{Session, Step, Wake};

pub use files::{ExportChoice, Exported, Purpose, Then};
pub(super) use files::{capitalized, reason, shown, target};
pub use findings::Strip;
pub(super) use work::How;

/// The window's state.
pub struct Desk {
    pub(super) session: Session,
    /// Whether a project is open; the start screen shows otherwise.
    pub(super) open: bool,
    /// What is shown of it.
    pub(super) showing: Showing,
    pub(super) place: Place,
    /// What is proposed for the selected sentence.
    pub(super) proposals: Proposals,
    /// What other articles say the same in.
    pub(super) echoes: Echoes,
    /// The sentence from which the analyst went to one like it, and that one.
    came_from: Option<(Sentence, Sentence)>,
    /// In which languages articles are.
    pub(super) languages: Languages,
    /// Whether the open project is still to be indexed.
    unindexed: bool,
    /// A choice by digits that shows until the next key.
    pub(super) strip: Option<Strip>,
    /// The attribution whose chain was entered last.
    pub(super) last_chain: Option<TagId>,
    /// Where the analyst was in other articles.
    places: HashMap<ArticleId, Place>,
    pub(super) settings: Settings,
    /// Whether something was chosen that is to be kept at once.
    pub(super) chosen: bool,
    pub(super) search: Search,
    pub(super) dialog: Option<Dialog>,
    /// Whether the dialog has not been drawn yet.
    pub(super) dialog_opened: bool,
    /// What is shown once the open dialog is closed.
    pub(super) next_dialog: Option<Dialog>,
    pub(super) notices: Notices,
    /// Keys that wait for a field to take them.
    pub(super) held: keys::Held,
    pub(super) keys_down: keys::Down,
    /// Whether anything had the focus at the end of the last frame.
    pub(super) had_focus: bool,
    coverages: Coverages,
    articles: ArticlesPanel,
    reader: Reader,
    inspector: Inspector,
    pub(super) board: BoardPanel,
    compare: ComparePanel,
    overview: OverviewPanel,
    /// Which articles share text.
    kin: Kin,
    tags: TagsPanel,
    requests: Requests,
    files: Box<dyn FileDialogs>,
    pub(super) clipboard: std::sync::Arc<dyn Clipboard>,
    asked: Option<Purpose>,
    work: work::Work,
    pub(super) intake: intake::Intake,
    /// Where to save again once the save that goes on is done.
    save_again: Option<PathBuf>,
    /// What waits until the project is saved.
    then: Option<Then>,
    /// Whether the next save may write over a file that others have changed.
    save_over: crate::session::Over,
    /// Whether the changes of the open project go with it.
    give_up: bool,
    /// Called by threads that have something to show.
    wake: Wake,
    /// Where the journals of projects without a file are kept.
    unnamed: Option<PathBuf>,
    /// Why edits are not safe, as it was said last.
    trouble: Option<String>,
    watch: keeping::Watch,
    /// Work that was never saved and that nobody has open.
    pub(super) left: Vec<Left>,
    /// An earlier version that was read, until it may take the project's place.
    version: Option<versions::Read>,
    /// Whether the window may close without another question.
    pub(super) may_close: bool,
}

/// A sentence of an article.
type Sentence = (ArticleId, Span);

/// What panels may look at. A macro, for a function would borrow the whole desk, and
/// the panels' own states are borrowed beside it.
macro_rules! view_of {
    ($desk:expr, $taker:expr, $ctx:expr) => {
        View {
            session: &$desk.session,
            project: $desk.session.project(),
            open: $desk.open,
            showing: $desk.showing,
            proposed: $desk.proposals.get(),
            echoes: &$desk.echoes,
            kin: &$desk.kin,
            languages: &$desk.languages,
            strip: $desk.strip,
            place: &$desk.place,
            coverages: &$desk.coverages,
            search: &$desk.search,
            settings: &$desk.settings,
            left: &$desk.left,
            watched: $desk.intake.watched(),
            reported: $desk.intake.has_report(),
            taker: $taker,
            compact: $ctx.content_rect().width() < theme::size::COMPACT_WIDTH,
        }
    };
}

impl Desk {
    /// A desk with no project open.
    pub fn new(settings: Settings, files: Box<dyn FileDialogs>) -> Self {
        Self {
            session: Session::new(""),
            open: false,
            showing: Showing::default(),
            place: Place::default(),
            proposals: Proposals::default(),
            echoes: Echoes::default(),
            came_from: None,
            languages: Languages::default(),
            unindexed: true,
            strip: None,
            last_chain: None,
            places: HashMap::new(),
            settings,
            chosen: false,
            search: Search::default(),
            dialog: None,
            dialog_opened: false,
            next_dialog: None,
            notices: Notices::default(),
            held: keys::Held::default(),
            keys_down: keys::Down::default(),
            had_focus: false,
            coverages: Coverages::default(),
            articles: ArticlesPanel::default(),
            reader: Reader::default(),
            inspector: Inspector::default(),
            board: BoardPanel::default(),
            compare: ComparePanel::default(),
            overview: OverviewPanel::default(),
            kin: Kin::default(),
            tags: TagsPanel::default(),
            requests: Requests::default(),
            files,
            clipboard: std::sync::Arc::new(Nothing),
            asked: None,
            work: work::Work::default(),
            intake: intake::Intake::default(),
            save_again: None,
            then: None,
            save_over: crate::session::Over::default(),
            give_up: false,
            wake: Wake::nobody(),
            unnamed: None,
            trouble: None,
            watch: keeping::Watch::default(),
            left: Vec::new(),
            version: None,
            may_close: false,
        }
    }

    /// Keeps every edit from its first instant on: a project without a file in
    /// that folder. What was left there before is offered on the start screen.
    pub fn keep_safe(&mut self, ctx: &Context, folder: PathBuf) {
        let waker = ctx.clone();
        self.wake = Wake::by(move || waker.request_repaint());
        self.session.keep_in(&folder, self.wake.clone());
        self.unnamed = Some(folder);
        self.look_for_left(ctx);
    }

    /// Puts a project on the desk, at its first article.
    pub fn with_session(mut self, session: Session) -> Self {
        self.take_session(session);
        self
    }

    /// The open project's session.
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// Whether something was chosen that must not be forgotten, whatever becomes of
    /// the program: says so once.
    pub const fn take_chosen(&mut self) -> bool {
        std::mem::replace(&mut self.chosen, false)
    }

    /// What the analyst chose once.
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Where the analyst is.
    pub const fn place(&self) -> &Place {
        &self.place
    }

    /// Goes somewhere, as for a picture of a certain sentence.
    pub fn go(&mut self, place: Place) {
        if let Some(old) = self.place.article {
            self.places.insert(old, self.place.clone());
        }
        self.place = place;
        self.place.clamp(self.session.project());
        self.showing = Showing::Read;
        self.reader.reveal();
    }

    /// What the program has to say just now.
    pub const fn notices(&self) -> &Notices {
        &self.notices
    }

    /// What the window is called.
    pub fn window_title(&self) -> String {
        if !self.open {
            return "Hearsay".to_owned();
        }
        let mark = if self.session.is_saved() { "" } else { "● " };
        format!("{mark}{} – Hearsay", self.session.title())
    }

    fn view<'a>(&'a self, ctx: &Context) -> View<'a> {
        view_of!(self, self.taker(ctx), ctx)
    }

    /// What takes the keys that are pressed.
    fn taker(&self, ctx: &Context) -> Taker {
        if self.dialog.is_some() {
            Taker::Dialog
        } else if egui::Popup::is_any_open(ctx) {
            Taker::Menu
        } else if ctx.memory(|memory| memory.has_focus(top_bar::search_id())) {
            Taker::Search
        } else if ctx.text_edit_focused() {
            Taker::Field
        } else if self.tags.offers_kinds() {
            Taker::Hits
        } else {
            Taker::Reader
        }
    }

    /// Does with the view what a caller outside of a frame wants to know, such
    /// as whether a command can be used.
    pub(super) fn look<T>(&self, ctx: &Context, at: impl FnOnce(&View<'_>) -> T) -> T {
        at(&self.view(ctx))
    }

    /// One frame: everything the window shows.
    pub fn show(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.look_after_work(&ctx);
        self.watch_safety();
        self.watch_file(&ctx);
        keys::take(self, &ctx);
        self.look_for_proposals();
        self.look_elsewhere(&ctx);
        self.look_after_views(&ctx);
        self.draw(ui);
        self.carry_out(&ctx);
        self.requests = {
            let mut requests = Requests::default();
            dialogs::show(self, &ctx, &mut requests);
            self.notices.show(&ctx, &mut requests);
            requests
        };
        self.carry_out(&ctx);
        focus::show(&ctx);
        self.had_focus = ctx.memory(|memory| memory.focused()).is_some();
        if self.search.work(self.session.project()) {
            ctx.request_repaint();
        }
    }

    fn draw(&mut self, ui: &mut Ui) {
        let taker = self.taker(ui);
        let view = view_of!(self, taker, ui.ctx());
        let requests = &mut self.requests;
        top_bar::show(ui, &view, requests);
        let work = self.work.shown(&self.intake);
        status::show(ui, &view, work, requests);
        if !self.open {
            panels::start::show(ui, &view, requests);
            return;
        }
        strip::show(ui.ctx(), &view, requests);
        match self.showing {
            Showing::Read => {}
            Showing::Board => return self.board.show(ui, &view, requests),
            Showing::Compare => return self.compare.show(ui, &view, requests),
            Showing::Overview => return self.overview.show(ui, &view, requests),
        }
        if self.settings.inspector && self.place.article.is_some() {
            self.inspector.show(ui, &view, requests);
        }
        self.tags.show(ui, &view, requests);
        if self.settings.articles {
            self.articles.show(ui, &view, requests);
        }
        self.reader.show(ui, &view, requests);
    }

    /// Lets every view look again at what a step changed.
    fn follow(&mut self, before: &Project, step: &Step) {
        let after = self.session.project();
        self.coverages.follow(before, after, &step.changes);
        self.reader.follow(after, &step.changes);
        self.tags.follow(after, &step.changes);
        self.articles.follow(&step.changes);
        self.board.follow(&step.changes);
        self.compare.follow(&step.changes);
        self.overview.follow(&step.changes);
        self.kin.follow(&step.changes);
        self.echoes.follow(&step.changes);
        self.search.follow(after, &step.changes);
        self.place.clamp(after);
        if self.place.article.is_none()
            && let Some(first) = after.in_order().next()
        {
            let left = self.places.get(&first.id).cloned();
            self.place = left.unwrap_or(Place::at(first.id, 0));
            self.place.clamp(after);
        }
    }

    /// Opens a dialog that nobody asked for just now: after the one that is open.
    pub(super) fn open_dialog_later(&mut self, dialog: Dialog) {
        if self.dialog.is_some() {
            self.next_dialog = Some(dialog);
        } else {
            self.open_dialog(dialog);
        }
    }

    /// Opens a dialog in place of any other.
    pub(super) fn open_dialog(&mut self, dialog: Dialog) {
        self.dialog = Some(dialog);
        self.dialog_opened = true;
    }
}
