//! Opening, saving, exporting, closing: what is done with a path.

use std::path::{Path, PathBuf};

use egui::Context;

use super::Desk;
use super::intake::Way;
use super::work::How;
use crate::analysis::board::Grouping;
use crate::analysis::{By, tag_rows};
use crate::io::export::{self, Options};
use crate::session::choosing::Look;
use crate::session::importing::is_project;
use crate::session::{Session, now};
use crate::ui::dialogs::Dialog;
use crate::ui::files::{Answer, Ask};
use crate::ui::place::Place;
use crate::ui::settings::Recent;

/// What an answer from a file dialog is for.
#[derive(Clone, Debug, PartialEq)]
pub enum Purpose {
    /// Open what was chosen.
    Open,
    /// Show what the chosen files give before it is added.
    Preview,
    /// Open what was chosen: it is the project that was at this path.
    Locate(PathBuf),
    /// Write the project there.
    Save,
    /// Write the chosen table there.
    Export(ExportChoice),
    /// Write there what became of the files that were opened last.
    Report,
    /// Watch that folder.
    Watch,
}

/// What can be written as a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Exported {
    /// Tags, of which kinds and articles.
    Tags(tag_rows::Choice),
    /// The board, with what goes across, and how its rows are grouped.
    Board(By, Grouping),
}

impl Exported {
    /// What one row of it is called.
    pub const fn row(&self) -> &'static str {
        match self {
            Self::Tags(_) => "tag",
            Self::Board(..) => "proposition",
        }
    }
}

/// Which table to write, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportChoice {
    /// The format's id.
    pub format: String,
    /// What it is of.
    pub what: Exported,
    /// How to write it.
    pub options: Options,
}

/// What waits until unsaved changes are dealt with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Then {
    /// Close the window.
    Quit,
    /// Show the start screen.
    Close,
    /// Begin an empty project.
    New,
    /// Open the sample.
    Sample,
    /// Open these.
    Open(Vec<PathBuf>),
    /// Open work that was never saved.
    OpenLeft(PathBuf),
    /// Put the earlier version that was read on the desk.
    Version,
}

impl Desk {
    pub(in crate::ui) fn ask_files(&mut self, ctx: &Context) {
        self.ask(Purpose::Open, Ask::Files, ctx);
    }

    /// Asks where a project is now that was elsewhere, and opens it.
    pub(in crate::ui) fn locate(&mut self, ctx: &Context, was: PathBuf) {
        self.ask(Purpose::Locate(was), Ask::Files, ctx);
    }

    /// Asks for files whose articles are looked at before they are added.
    pub(in crate::ui) fn ask_preview(&mut self, ctx: &Context) {
        self.ask(Purpose::Preview, Ask::Files, ctx);
    }

    pub(in crate::ui) fn ask_folder(&mut self, ctx: &Context) {
        self.ask(Purpose::Open, Ask::Folder, ctx);
    }

    pub(in crate::ui) fn ask_save(&mut self, ctx: &Context) {
        // What waited for a save that was called off waits no longer.
        self.then = None;
        let name = self.session.path().and_then(Path::file_name).map_or_else(
            || format!("{}.ron", file_name(&self.session.title())),
            |name| name.to_string_lossy().into_owned(),
        );
        self.ask(Purpose::Save, Ask::Save(name), ctx);
    }

    pub(in crate::ui) fn ask_export(&mut self, ctx: &Context, choice: ExportChoice) {
        let extension = export::exporter(&choice.format).map_or("txt", |format| format.extension);
        let board = if matches!(choice.what, Exported::Board(..)) { " board" } else { "" };
        let name = format!("{}{board}.{extension}", file_name(&self.session.title()));
        self.ask(Purpose::Export(choice), Ask::Save(name), ctx);
    }

    pub(in crate::ui) fn ask_report(&mut self, ctx: &Context) {
        let name = self.name_for(&Purpose::Report);
        self.ask(Purpose::Report, Ask::Save(name), ctx);
    }

    pub(in crate::ui) fn ask_watch(&mut self, ctx: &Context) {
        self.ask(Purpose::Watch, Ask::Folder, ctx);
    }

    /// What a file for a purpose may be called.
    fn name_for(&self, purpose: &Purpose) -> String {
        let title = file_name(&self.session.title());
        match purpose {
            Purpose::Open | Purpose::Preview | Purpose::Locate(_) | Purpose::Watch => String::new(),
            Purpose::Save => format!("{title}.ron"),
            Purpose::Report => format!("{title} import.csv"),
            Purpose::Export(choice) => {
                let extension = export::exporter(&choice.format).map_or("txt", |f| f.extension);
                format!("{title}.{extension}")
            }
        }
    }

    fn ask(&mut self, purpose: Purpose, ask: Ask, ctx: &Context) {
        if self.asked.is_some() {
            // The answer to the first would be taken for one to the second.
            self.notices.hint("A file dialog is open already: answer it first");
            return;
        }
        self.asked = Some(purpose);
        self.files.ask(ask, self.settings.folder.clone(), ctx);
    }

    /// Takes up what threads and dialogs have come to.
    pub(super) fn look_after_work(&mut self, ctx: &Context) {
        if let Some(answer) = self.files.poll()
            && let Some(purpose) = self.asked.take()
        {
            self.answered(ctx, purpose, answer);
        }
        self.take_results(ctx);
        self.look_after_intake(ctx);
    }

    fn answered(&mut self, ctx: &Context, purpose: Purpose, answer: Answer) {
        match (answer, purpose) {
            (Answer::Paths(paths), Purpose::Open) => self.open_paths(ctx, paths),
            (Answer::Paths(paths), Purpose::Preview) => self.preview_paths(ctx, paths),
            (Answer::Paths(paths), Purpose::Locate(was)) => {
                self.settings.forget(&was);
                self.open_paths(ctx, paths);
            }
            (Answer::Paths(paths), purpose) => {
                let Some(path) = paths.into_iter().next() else { return };
                let target = target(&purpose, path.clone());
                // The system's dialog asked about the name without its ending.
                if target != path && target.exists() {
                    self.open_dialog(Dialog::taken(purpose, &target));
                } else {
                    self.path_given(ctx, purpose, target);
                }
            }
            (Answer::Cancelled, _) => self.then = None,
            (Answer::NoDialog, purpose) => {
                let name = self.name_for(&purpose);
                let path = self.settings.folder.join(name);
                self.open_dialog(Dialog::path(purpose, path.to_string_lossy().into_owned()));
            }
        }
    }

    /// What is to be done with a path, which may be written over.
    pub(in crate::ui) fn path_given(&mut self, ctx: &Context, purpose: Purpose, path: PathBuf) {
        match purpose {
            Purpose::Open => self.open_paths(ctx, vec![path]),
            Purpose::Preview => self.preview_paths(ctx, vec![path]),
            Purpose::Locate(was) => {
                self.settings.forget(&was);
                self.open_paths(ctx, vec![path]);
            }
            Purpose::Save => self.save_to(ctx, path),
            Purpose::Export(choice) => self.export_to(ctx, path, choice),
            Purpose::Report => self.write_report(&path),
            Purpose::Watch => self.watch_folder(&path),
        }
    }

    /// Opens projects and articles from paths, as they come from a dialog, the
    /// command line, or a drop on the window.
    pub fn open_paths(&mut self, ctx: &Context, paths: Vec<PathBuf>) {
        self.open_or_look(ctx, paths, Look::AtSeveral);
    }

    /// The same for files whose articles are looked at before they are added.
    pub fn preview_paths(&mut self, ctx: &Context, paths: Vec<PathBuf>) {
        self.open_or_look(ctx, paths, Look::AtAll);
    }

    fn open_or_look(&mut self, ctx: &Context, paths: Vec<PathBuf>, look: Look) {
        // A path that stands among the recent ones must hold elsewhere, too.
        let whole = |path: PathBuf| std::path::absolute(&path).unwrap_or(path);
        let paths: Vec<PathBuf> = paths.into_iter().map(whole).collect();
        if let Some(folder) = paths.first().and_then(|path| path.parent()) {
            self.settings.folder = folder.to_owned();
        }
        if paths.iter().any(|path| is_project_file(path)) {
            self.hold_or_do(ctx, Then::Open(paths));
        } else {
            self.import(ctx, paths, Way::Files(look));
        }
    }

    /// Opens a project and the articles named beside it; nothing is left to ask.
    pub(super) fn open_now(&mut self, ctx: &Context, paths: Vec<PathBuf>) {
        let (projects, articles): (Vec<_>, Vec<_>) =
            paths.into_iter().partition(|path| is_project_file(path));
        if projects.len() > 1 {
            self.notices.hint("One project at a time: the first is opened");
        }
        if let Some(project) = projects.into_iter().next() {
            self.open_project(ctx, project, How::ToEdit, articles);
        }
    }

    /// Puts another project on the desk.
    pub(super) fn take_session(&mut self, session: Session) {
        // What still goes on was begun for the project before.
        self.asked = None;
        self.leave_intake();
        if let Some((job, _)) = self.work.importing.take() {
            job.progress.cancel();
            self.notices.say("The files that were being opened were left out");
        }
        self.leave();
        self.keep_place();
        self.session = session;
        if let Some(folder) = &self.unnamed {
            self.session.keep_in(folder, self.wake.clone());
        }
        if !self.settings.coder.is_empty() {
            let name = self.settings.coder.clone();
            self.session.sign_in(&name);
        }
        self.open = true;
        self.places.clear();
        self.coverages.clear();
        self.reader = Default::default();
        self.inspector = Default::default();
        self.tags = Default::default();
        self.articles = Default::default();
        self.board = Default::default();
        self.compare = Default::default();
        self.overview = Default::default();
        self.kin.forget();
        self.proposals.forget();
        self.languages = Default::default();
        self.unindexed = true;
        self.showing = Default::default();
        self.strip = None;
        self.last_chain = None;
        self.came_from = None;
        self.search.end();
        let first = self.session.project().in_order().next().map(|article| article.id);
        let first = first.map_or_else(Place::default, |id| Place::at(id, 0));
        self.place = self.kept_place().unwrap_or(first);
        self.remember();
    }

    /// Where the analyst was when the project was open last, if that is there still.
    fn kept_place(&self) -> Option<Place> {
        let path = self.session.path()?;
        let recent = self.settings.recent.iter().find(|it| it.path == path)?;
        let (article, sentence) = recent.place.as_ref()?;
        let article = article.parse().ok()?;
        let sentences = self.session.project().sentences(article).len();
        (*sentence < sentences).then(|| Place::at(article, *sentence))
    }

    /// Has the project be found again where the analyst is now.
    pub fn keep_place(&mut self) {
        let path = self.session.path();
        if let Some(recent) = self.settings.recent.iter_mut().find(|it| Some(&*it.path) == path) {
            recent.place = self.place.article.map(|id| (id.to_string(), self.place.head));
        }
    }

    pub(super) fn remember(&mut self) {
        let Some(path) = self.session.path().map(Path::to_owned) else { return };
        let project = self.session.project();
        let recent = Recent {
            path,
            title: self.session.title(),
            articles: project.articles().len(),
            tags: project.tags().len(),
            opened: now().to_string(),
            place: None,
        };
        self.settings.remember(recent);
        self.keep_place();
    }
}

/// The name of a file as the analyst knows it.
pub(in crate::ui) fn shown(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// The same where the file is named beside it: without its path at the end.
pub(in crate::ui) fn reason(error: &dyn std::error::Error, hint: &str) -> String {
    let text = described(error, hint);
    let end = format!(". {}.", capitalized(hint));
    let bare = text.strip_suffix(&end).and_then(|what| what.strip_suffix('`'));
    match bare.and_then(|what| what.rsplit_once(": `")) {
        Some((what, path)) if path.contains(std::path::is_separator) => what.to_owned() + &end,
        _ => text,
    }
}

/// An error with what to do about it.
pub(super) fn described(error: &dyn std::error::Error, hint: &str) -> String {
    format!("{}. {}.", capitalized(&error.to_string()), capitalized(hint))
}

/// A reason or label as the start of a sentence.
pub(in crate::ui) fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// A title as the name of a file.
fn file_name(title: &str) -> String {
    let name: String =
        title.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).take(60).collect();
    let name = name.trim_matches('-').to_lowercase();
    if name.is_empty() { "untitled".to_owned() } else { name }
}

/// The file that is meant by a path as chosen or typed: with the ending it needs.
pub(in crate::ui) fn target(purpose: &Purpose, path: PathBuf) -> PathBuf {
    let ending = match purpose {
        Purpose::Open | Purpose::Preview | Purpose::Locate(_) | Purpose::Watch => return path,
        // Without it the project would be taken for an article when it is opened.
        Purpose::Save if is_project(&path) => return path,
        Purpose::Save => "ron",
        Purpose::Export(_) | Purpose::Report if path.extension().is_some() => return path,
        Purpose::Report => "csv",
        Purpose::Export(choice) => {
            export::exporter(&choice.format).map_or("txt", |format| format.extension)
        }
    };
    let mut whole = path.into_os_string();
    whole.push(".");
    whole.push(ending);
    whole.into()
}

fn is_project_file(path: &Path) -> bool {
    is_project(path) && path.is_file()
}
