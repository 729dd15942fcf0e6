//! The register of sources: who they are, how reliable, and all that they say.

mod detail;
mod list;

use std::collections::HashSet;

use egui::{Id, Key, Modifiers, Ui};

use self::list::Line;
use super::grades::Grades;
use super::register::Word;
use super::{Desk, Stay, buttons, heading, register};
use crate::analysis::Saying;
use crate::edit::history::State;
use crate::edit::{counted, source};
use crate::model::{Graded, Project, Source, SourceId, SourceKind, TagId, Who};
use crate::ui::icon;
use crate::ui::widgets::panes::{self, Side};
use crate::ui::widgets::parts;
use crate::ui::widgets::picker::Picker;

/// The register, with the source that is looked at.
pub struct Sources {
    filter: String,
    first: bool,
    chosen: Option<SourceId>,
    draft: Option<Draft>,
    grades: Grades,
    mode: Mode,
    word: Word,
    /// Whether the chosen row is to be brought into sight.
    reveal: bool,
    /// The list, and what the chosen source says, as of a state of the project.
    lines: Option<(State, String, Vec<Line>)>,
    said: Option<(State, SourceId, Vec<Saying>)>,
}

/// What is being done to the chosen source.
#[derive(Default)]
enum Mode {
    #[default]
    Look,
    Merge(Picker),
    Split {
        ticked: HashSet<TagId>,
        name: String,
        first: bool,
    },
}

/// A source as it is being changed.
struct Draft {
    old: Source,
    name: String,
    aliases: String,
    about: String,
    kind: SourceKind,
}

impl Draft {
    fn of(source: &Source) -> Self {
        Self {
            old: source.clone(),
            name: source.name.clone(),
            aliases: source.aliases.join(", "),
            about: source.about.clone(),
            kind: source.kind,
        }
    }

    /// What the source is by it. One without a name keeps the name it has.
    fn source(&self) -> Source {
        let name = if self.name.trim().is_empty() { &self.old.name } else { &self.name };
        Source {
            name: name.clone(),
            kind: self.kind,
            aliases: self.aliases.split(',').map(|alias| alias.trim().to_owned()).collect(),
            about: self.about.clone(),
            ..self.old.clone()
        }
    }
}

fn filter_id() -> Id {
    Id::unique("filter sources")
}

impl Sources {
    pub(super) fn new(project: &Project, chosen: Option<SourceId>) -> Self {
        let mut dialog = Self {
            filter: String::new(),
            first: true,
            chosen: None,
            draft: None,
            grades: Grades::default(),
            mode: Mode::Look,
            word: Word::default(),
            reveal: true,
            lines: None,
            said: None,
        };
        let first = || list::lines(project, "").iter().find_map(Line::id);
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
        self.look_up(desk);
        heading(ui, "Sources");
        if desk.session().project().sources().is_empty() {
            let hint = "In the reader, press s on an attribution to enter who says it. Everybody \
                        who is entered stands here, with all that they say.";
            let area = egui::vec2(ui.available_width(), 160.0);
            ui.allocate_ui(area, |ui| {
                ui.set_min_size(area);
                parts::empty(ui, icon::MESSAGE, "No sources yet", hint);
            });
            let close = buttons(ui, |ui| parts::primary_button(ui, "Done", true).clicked());
            return if close { Stay::Closed } else { Stay::Open };
        }
        let height = (ui.ctx().content_rect().height() - 190.0).clamp(160.0, 620.0);
        let width = (ui.available_width() * 0.34).clamp(180.0, 320.0);
        let mut stay = Stay::Open;
        panes::beside(ui, width, height, |ui, side| match side {
            Side::Left => self.list_ui(ui, desk),
            Side::Right => {
                if self.detail_ui(ui, desk) == Stay::Closed {
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
        if let Some(id) = self.chosen.filter(|id| desk.session().project().source(*id).is_some()) {
            self.grades.leave(desk, Graded::Source(id), 0, &mut self.word);
        }
    }

    /// Writes the fields.
    fn keep(&mut self, desk: &mut Desk) {
        let Some(draft) = &self.draft else { return };
        let new = draft.source();
        if desk.session().project().source(new.id).is_none() {
            return;
        }
        let plan =
            move |project: &Project, _: &mut crate::edit::Hand<'_>| source::describe(project, new);
        register::edit(desk, &mut self.word, Box::new(plan));
    }

    /// Looks at another source.
    fn choose(&mut self, desk: &mut Desk, id: SourceId) {
        self.leave(desk);
        self.take_up(desk.session().project(), Some(id));
    }

    fn take_up(&mut self, project: &Project, id: Option<SourceId>) {
        let source = id.and_then(|id| project.source(id));
        self.chosen = source.map(|it| it.id);
        self.draft = source.map(|it| Draft::of(it));
        self.mode = Mode::Look;
        self.reveal = true;
    }

    /// Takes over what an edit, or undoing one, made of the chosen source.
    fn follow(&mut self, project: &Project) {
        let now = self.chosen.and_then(|id| project.source(id));
        match (now, &self.draft) {
            (Some(now), Some(draft)) if **now == draft.old => {}
            (Some(now), _) => self.draft = Some(Draft::of(now)),
            (None, _) => {
                let first = list::lines(project, &self.filter).iter().find_map(Line::id);
                self.take_up(project, first);
            }
        }
    }

    /// Works out the list and what is said, where something has changed.
    fn look_up(&mut self, desk: &Desk) {
        let (state, project) = (desk.session().history().state(), desk.session().project());
        let filter = self.filter.trim();
        if self.lines.as_ref().is_none_or(|(at, of, _)| (*at, of.as_str()) != (state, filter)) {
            self.lines = Some((state, filter.to_owned(), list::lines(project, filter)));
        }
        let Some(id) = self.chosen else { return };
        if self.said.as_ref().is_none_or(|(at, of, _)| (*at, *of) != (state, id)) {
            self.said = Some((state, id, crate::analysis::said(project, id)));
        }
    }

    /// The buttons; whether to close.
    fn foot_ui(&mut self, ui: &mut Ui, desk: &mut Desk) -> bool {
        let Some(id) = self.chosen else {
            return buttons(ui, |ui| parts::primary_button(ui, "Done", true).clicked());
        };
        let n = desk.session().project().chains_with(Who::Source(id)).count();
        let looking = matches!(self.mode, Mode::Look);
        let (done, remove) = buttons(ui, |ui| {
            let done = parts::primary_button(ui, "Done", true).clicked();
            if !looking {
                return (done, false);
            }
            let button = |ui: &mut Ui| parts::button(ui, "Remove");
            let why = format!("It stands in {}: merge it instead", counted(n, "attribution"));
            let remove = ui.add_enabled_ui(n == 0, button).inner.on_disabled_hover_text(&why);
            if parts::button(ui, "Split…").clicked() {
                self.leave(desk);
                let (ticked, name) = (HashSet::new(), String::new());
                self.mode = Mode::Split { ticked, name, first: true };
            }
            if parts::button(ui, "Merge into…").clicked() {
                self.leave(desk);
                self.mode = Mode::Merge(Picker::new(String::new()));
            }
            if n > 0 && ui.available_width() > 320.0 {
                parts::caption(ui, &why);
            }
            (done, remove.clicked())
        });
        if remove {
            // What was typed on it goes with it.
            self.draft = None;
            self.grades = Grades::default();
            let plan =
                move |project: &Project, _: &mut crate::edit::Hand<'_>| source::remove(project, id);
            self.large(desk, Box::new(plan));
        }
        done
    }

    /// Makes an edit that takes a source away or makes one, and offers to undo it.
    fn large(&mut self, desk: &mut Desk, plan: crate::ui::view::Plan) -> bool {
        register::large_edit(desk, &mut self.word, plan)
    }
}
