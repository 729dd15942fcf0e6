//! The list of propositions: wording, credibility, and what is linked to each.

mod detail;
mod list;

use std::collections::HashSet;
use std::sync::Arc;

use egui::{Id, Key, Modifiers, Ui};

use self::detail::Line;
use super::grades::Grades;
use super::register::Word;
use super::{Desk, Stay, buttons, heading, register};
use crate::analysis::board::{Board, By, Row, board};
use crate::edit::history::State;
use crate::edit::{Hand, proposition};
use crate::model::{Graded, Project, Proposition, PropositionId, StanceId};
use crate::ui::view::Plan;
use crate::ui::widgets::panes::{self, Side};
use crate::ui::widgets::parts;
use crate::ui::widgets::picker::Picker;

/// The list, with the proposition that is looked at.
pub struct Propositions {
    filter: String,
    first: bool,
    /// The wording of a new one.
    new: String,
    chosen: Option<PropositionId>,
    draft: Option<Draft>,
    grades: Grades,
    mode: Mode,
    word: Word,
    /// Whether the chosen row is to be brought into sight.
    reveal: bool,
    /// What the links come to, and those of the chosen one, as of a state of the
    /// project.
    board: Option<(State, Arc<Board>)>,
    links: Option<(State, PropositionId, Vec<Line>)>,
}

/// What is being done to the chosen proposition.
#[derive(Default)]
enum Mode {
    #[default]
    Look,
    Merge(Picker),
    Split {
        ticked: HashSet<StanceId>,
        wording: String,
        first: bool,
    },
}

/// A proposition as it is being changed.
struct Draft {
    old: Arc<Proposition>,
    wording: String,
    note: String,
}

fn filter_id() -> Id {
    Id::unique("filter the list of propositions")
}

impl Propositions {
    pub(super) fn new(project: &Project, chosen: Option<PropositionId>) -> Self {
        let mut dialog = Self {
            filter: String::new(),
            first: true,
            new: String::new(),
            chosen: None,
            draft: None,
            grades: Grades::default(),
            mode: Mode::Look,
            word: Word::default(),
            reveal: true,
            board: None,
            links: None,
        };
        let first = || project.propositions_in_order().first().map(|it| it.id);
        dialog.take_up(project, chosen.or_else(first));
        dialog
    }

    pub(super) fn show(&mut self, ui: &mut Ui, desk: &mut Desk) -> Stay {
        self.word.undo_keys(ui, desk, filter_id(), !self.filter.is_empty());
        if !matches!(self.mode, Mode::Look)
            && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape))
        {
            self.mode = Mode::Look;
        }
        self.follow(desk.session().project());
        let board = self.look_up(desk);
        heading(ui, "Propositions");
        let most = if board.rows.is_empty() { 260.0 } else { 620.0 };
        let height = (ui.ctx().content_rect().height() - 190.0).clamp(160.0, most);
        let width = (ui.available_width() * 0.38).clamp(180.0, 350.0);
        let mut stay = Stay::Open;
        panes::beside(ui, width, height, |ui, side| match side {
            Side::Left => self.list_ui(ui, desk, &board),
            Side::Right => {
                if self.detail_ui(ui, desk, &board) == Stay::Closed {
                    stay = Stay::Closed;
                }
            }
        });
        self.word.show(ui, desk);
        if self.foot_ui(ui, desk) { Stay::Closed } else { stay }
    }

    /// Keeps what was typed, before it is left behind.
    pub(super) fn leave(&mut self, desk: &mut Desk) {
        self.keep(desk);
        if !self.new.trim().is_empty() {
            self.add(desk);
        }
        let there = |id: &PropositionId| desk.session().project().proposition(*id).is_some();
        if let Some(id) = self.chosen.filter(there) {
            let origins = self.row(id).map_or(0, |row| row.origins.independent);
            self.grades.leave(desk, Graded::Proposition(id), origins, &mut self.word);
        }
    }

    /// Writes the fields. A proposition without a wording keeps the one it has.
    fn keep(&mut self, desk: &mut Desk) {
        let Some(Draft { old, wording, note }) = &self.draft else { return };
        let id = old.id;
        if desk.session().project().proposition(id).is_none() {
            return;
        }
        let wording = if wording.trim().is_empty() { &old.wording } else { wording };
        let (wording, note) = (wording.clone(), note.clone());
        let plan = move |project: &Project, _: &mut Hand<'_>| {
            proposition::describe(project, id, &wording, &note)
        };
        register::edit(desk, &mut self.word, Box::new(plan));
    }

    /// Adds a proposition of the wording that was typed.
    fn add(&mut self, desk: &mut Desk) {
        let wording = std::mem::take(&mut self.new);
        let words = wording.trim().to_lowercase();
        let plan = move |project: &Project, hand: &mut Hand<'_>| {
            proposition::add(project, hand, &wording).map(|(_, edit)| edit)
        };
        if register::edit(desk, &mut self.word, Box::new(plan)) {
            let project = desk.session().project();
            let it = project.propositions().iter().find(|it| it.wording.to_lowercase() == words);
            self.filter.clear();
            self.take_up(project, it.map(|it| it.id));
        }
    }

    /// Looks at another proposition.
    fn choose(&mut self, desk: &mut Desk, id: PropositionId) {
        self.leave(desk);
        self.take_up(desk.session().project(), Some(id));
    }

    fn take_up(&mut self, project: &Project, id: Option<PropositionId>) {
        let it = id.and_then(|id| project.proposition(id));
        self.chosen = it.map(|it| it.id);
        self.draft = it.map(draft_of);
        self.mode = Mode::Look;
        self.reveal = true;
    }

    /// Takes over what an edit, or undoing one, made of the chosen proposition.
    fn follow(&mut self, project: &Project) {
        let now = self.chosen.and_then(|id| project.proposition(id));
        match (now, &self.draft) {
            (Some(now), Some(draft)) if *now == draft.old => {}
            (Some(now), _) => self.draft = Some(draft_of(now)),
            (None, _) if self.chosen.is_none() && project.propositions().is_empty() => {}
            (None, _) => {
                let first = project.propositions_in_order().first().map(|it| it.id);
                self.take_up(project, first);
            }
        }
    }

    /// Works out what the links come to, where something has changed.
    fn look_up(&mut self, desk: &Desk) -> Arc<Board> {
        let (state, project) = (desk.session().history().state(), desk.session().project());
        if let Some(id) = self.chosen
            && self.links.as_ref().is_none_or(|(at, of, _)| (*at, *of) != (state, id))
        {
            self.links = Some((state, id, detail::lines(project, id)));
        }
        match &self.board {
            Some((at, board)) if *at == state => Arc::clone(board),
            _ => {
                let new = Arc::new(board(project, By::Outlet));
                self.board = Some((state, Arc::clone(&new)));
                new
            }
        }
    }

    /// What the links of a proposition come to.
    fn row(&self, id: PropositionId) -> Option<&Row> {
        let (_, board) = self.board.as_ref()?;
        board.rows.iter().find(|row| row.proposition == id)
    }

    /// The buttons; whether to close.
    fn foot_ui(&mut self, ui: &mut Ui, desk: &mut Desk) -> bool {
        let id = self.chosen.filter(|_| matches!(self.mode, Mode::Look));
        let mut to = None;
        let (done, remove) = buttons(ui, |ui| {
            let done = parts::primary_button(ui, "Done", true).clicked();
            let Some(id) = id else { return (done, false) };
            let remove = parts::button(ui, "Remove").on_hover_text("With its links and grades");
            if parts::button(ui, "Split…").clicked() {
                self.leave(desk);
                let (ticked, wording) = (HashSet::new(), String::new());
                self.mode = Mode::Split { ticked, wording, first: true };
            }
            if parts::button(ui, "Merge into…").clicked() {
                self.leave(desk);
                self.mode = Mode::Merge(Picker::new(String::new()));
            }
            for (label, by, key) in [("Down", 1, "Alt+↓"), ("Up", -1, "Alt+↑")] {
                if parts::button(ui, label).on_hover_text(key).clicked() {
                    to = Some((id, by));
                }
            }
            (done, remove.clicked())
        });
        if let Some((id, by)) = to {
            self.shift(desk, id, by);
        }
        if let Some(id) = id.filter(|_| remove) {
            // What was typed on it goes with it.
            self.draft = None;
            self.grades = Grades::default();
            let plan = move |project: &Project, _: &mut Hand<'_>| proposition::remove(project, id);
            self.large(desk, Box::new(plan));
        }
        done
    }

    /// Moves a proposition up or down the list.
    fn shift(&mut self, desk: &mut Desk, id: PropositionId, by: isize) {
        let order = desk.session().project().propositions_in_order();
        let Some(at) = order.iter().position(|it| it.id == id) else { return };
        let to = at.saturating_add_signed(by);
        let plan =
            move |project: &Project, _: &mut Hand<'_>| Ok(proposition::reorder(project, id, to));
        register::edit(desk, &mut self.word, Box::new(plan));
        self.reveal = true;
    }

    /// Makes an edit that takes a proposition away or makes one, and offers to
    /// undo it.
    fn large(&mut self, desk: &mut Desk, plan: Plan) -> bool {
        register::large_edit(desk, &mut self.word, plan)
    }
}

fn draft_of(it: &Arc<Proposition>) -> Draft {
    Draft { old: Arc::clone(it), wording: it.wording.clone(), note: it.note.clone() }
}
