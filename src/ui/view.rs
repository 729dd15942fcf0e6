//! What panels see, and what they ask for.
//!
//! A panel reads a [`View`] and sends [`Request`]s; the desk carries them out
//! after all panels are drawn, so that a frame shows one state of the project.

use egui::Context;

use super::command::Command;
use super::coverages::Coverages;
use super::desk::{Desk, Strip};
use super::elsewhere::Echoes;
use super::kin::Kin;
use super::languages::Languages;
use super::place::Place;
use super::search::Search;
use super::settings::Settings;
use crate::edit::proposal::Proposed;
use crate::edit::{Hand, Refused};
use crate::model::{ArticleId, Edit, Project, Span};
use crate::session::Session;
use crate::session::unnamed::Left;

/// What the window shows of the open project.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Showing {
    /// An article, with all that is on it.
    #[default]
    Read,
    /// Who asserts, denies, hedges or is silent.
    Board,
    /// Two articles side by side.
    Compare,
    /// What is left to do.
    Overview,
}

impl Showing {
    /// All of them, with the commands that show them, as the bar has them.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Read, "view.read"),
        (Self::Board, "view.board"),
        (Self::Compare, "view.compare"),
        (Self::Overview, "view.overview"),
    ];
}

/// What takes the keys that are pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taker {
    /// The reader, or the start screen.
    Reader,
    /// The hits of a search, for which kinds are offered.
    Hits,
    /// The field for words to look for.
    Search,
    /// Another field.
    Field,
    /// A menu, or a list to choose from.
    Menu,
    /// A dialog.
    Dialog,
}

/// What panels may look at.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The open project's session.
    pub session: &'a Session,
    /// The project.
    pub project: &'a Project,
    /// Whether a project is open; the start screen shows otherwise.
    pub open: bool,
    /// What is shown.
    pub showing: Showing,
    /// What is proposed for the selected sentence.
    pub proposed: &'a Proposed,
    /// What other articles say the same in.
    pub echoes: &'a Echoes,
    /// Which articles share text.
    pub kin: &'a Kin,
    /// In which languages articles are.
    pub languages: &'a Languages,
    /// A choice by digits that shows.
    pub strip: Option<Strip>,
    /// Where the analyst is.
    pub place: &'a Place,
    /// How much of each article is done.
    pub coverages: &'a Coverages,
    /// The words looked for, and where they were found.
    pub search: &'a Search,
    /// What the analyst chose once.
    pub settings: &'a Settings,
    /// Work that was never saved and that nobody has open.
    pub left: &'a [Left],
    /// The folder that is watched for new files.
    pub watched: Option<&'a std::path::Path>,
    /// Whether there is a report on files that were opened.
    pub reported: bool,
    /// What takes the keys just now.
    pub taker: Taker,
    /// Whether the window is so narrow that panels shrink.
    pub compact: bool,
}

/// Plans an edit when the request is carried out.
pub type Plan = Box<dyn FnOnce(&Project, &mut Hand<'_>) -> Result<Edit, Refused>>;

/// Something that only the desk can do.
pub type Act = Box<dyn FnOnce(&mut Desk, &Context)>;

/// What a panel asks for.
pub enum Request {
    /// Run a command of the table.
    Run(&'static Command),
    /// Change the project.
    Edit(Plan),
    /// Select a sentence, and show it.
    Go(Place),
    /// Show the sentence that holds these bytes of an article.
    Show(ArticleId, Span),
    /// Anything else that the desk can do.
    With(Act),
}

/// The requests of one frame, in order.
#[derive(Default)]
pub struct Requests(Vec<Request>);

impl Requests {
    /// Asks for something.
    pub fn push(&mut self, request: Request) {
        self.0.push(request);
    }

    /// Asks for a command.
    pub fn run(&mut self, command: &'static Command) {
        self.0.push(Request::Run(command));
    }

    /// Asks for a change of the project.
    pub fn edit(
        &mut self,
        plan: impl FnOnce(&Project, &mut Hand<'_>) -> Result<Edit, Refused> + 'static,
    ) {
        self.0.push(Request::Edit(Box::new(plan)));
    }

    /// Asks for something that only the desk can do.
    pub fn with(&mut self, act: impl FnOnce(&mut Desk, &Context) + 'static) {
        self.0.push(Request::With(Box::new(act)));
    }

    /// Takes all requests out.
    pub fn take(&mut self) -> Vec<Request> {
        std::mem::take(&mut self.0)
    }
}
