//! Articles before they are added: which of them to add, and what each will be.
//!
//! The list stands at the left where there are several, the preview of the chosen
//! one beside it. Ticks do not depend on the filter; how many are to be added
//! stands on the button.

mod columns;
mod keys;
mod list;
mod preview;

use std::collections::{HashMap, HashSet};
use std::path::Path;

use egui::{Context, Id, RichText, Ui};

use self::columns::Assigning;
use self::preview::Correction;
use super::{Desk, Stay, buttons, explain, heading};
use crate::analysis::article_name;
use crate::edit::counted;
use crate::model::{ArticleId, Project, TextHash};
use crate::session::choosing::Choice;
use crate::ui::desk::{reason, shown};
use crate::ui::theme::{Type, space, tokens};
use crate::ui::widgets::panes::{self, Side};
use crate::ui::widgets::parts;

/// So many articles have a filter.
const MANY: usize = 8;

/// The articles, with what was ticked of them.
pub struct Intake {
    choice: Choice,
    /// For each article, why it cannot be added; nothing where it can.
    known: Vec<Option<String>>,
    ticked: Vec<bool>,
    /// What was typed about those that were looked at.
    typed: HashMap<usize, Correction>,
    /// The columns of a table, where they are being assigned.
    assigning: Option<Assigning>,
    filter: String,
    /// The articles that the filter leaves.
    rows: Vec<usize>,
    chosen: usize,
    /// Whether the chosen row is to be brought into sight.
    reveal: bool,
    first: bool,
    /// The field that was typed into at the end of the last frame: Escape has taken
    /// the focus from it by the time it is looked at.
    typed_in: Option<Id>,
}

/// What the keys of the list, or a button, ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Asked {
    add: bool,
    close: bool,
    columns: bool,
}

fn list_id() -> Id {
    Id::unique("articles to choose from")
}

fn filter_id() -> Id {
    Id::unique("filter of the articles to choose from")
}

impl Intake {
    pub(super) fn new(choice: Choice, project: &Project) -> Self {
        let known = known(&choice, project);
        let ticked = known.iter().map(Option::is_none).collect();
        let rows = (0..choice.articles.len()).collect();
        // Where nothing could be read, the columns are what is missing.
        let table = choice.table.as_ref().filter(|_| choice.articles.is_empty());
        let assigning = table.map(Assigning::new);
        Self {
            choice,
            assigning,
            known,
            ticked,
            typed: HashMap::new(),
            filter: String::new(),
            rows,
            chosen: 0,
            reveal: false,
            first: true,
            typed_in: None,
        }
    }

    /// How wide it wants to be.
    pub(super) fn width(&self) -> f32 {
        if self.choice.articles.len() > 1 && self.assigning.is_none() { 960.0 } else { 640.0 }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, desk: &mut Desk, ctx: &Context) -> Stay {
        if self.assigning.is_some() {
            return self.assign_ui(ui, desk, ctx);
        }
        let several = self.choice.articles.len() > 1;
        let mut asked = if several { self.take_keys(ui) } else { self.leave_field(ui, None) };
        self.head_ui(ui);
        ui.add_space(space::S);
        let room = ui.ctx().content_rect().height() - 2.0 * (space::XL + 20.0) - 128.0;
        let height = room.clamp(140.0, 560.0);
        if several {
            let width = (ui.available_width() * 0.42).clamp(200.0, 400.0);
            panes::beside(ui, width, height, |ui, side| match side {
                Side::Left => self.list_ui(ui),
                Side::Right => {
                    if self.preview_ui(ui, desk.session().project(), height) {
                        ui.memory_mut(|memory| memory.request_focus(list_id()));
                    }
                }
            });
        } else {
            asked.add |= self.preview_ui(ui, desk.session().project(), height);
        }
        let pressed = self.foot_ui(ui);
        let typing = ui.ctx().text_edit_focused();
        self.typed_in = ui.memory(egui::Memory::focused).filter(|_| typing);
        asked.add |= pressed.add;
        asked.close |= pressed.close;
        if pressed.columns {
            self.assigning = self.choice.table.as_ref().map(Assigning::new);
            return Stay::Open;
        }
        if asked.add && self.wanted() > 0 && self.is_sound() {
            let ticked = std::mem::take(&mut self.ticked);
            let choice = std::mem::take(&mut self.choice);
            desk.add_choice(choice, |nth| ticked.get(nth).copied().unwrap_or(false));
            return Stay::Closed;
        }
        if asked.close { Stay::Closed } else { Stay::Open }
    }

    /// Whether all that was typed about the ticked articles can be kept; else the
    /// first of which it cannot is shown.
    fn is_sound(&mut self) -> bool {
        let ticked = |nth: usize| self.ticked.get(nth).copied().unwrap_or(false);
        let mut wrong = self.typed.iter_mut().filter(|(nth, _)| ticked(**nth));
        let wrong = wrong.by_ref().filter_map(|(nth, it)| (!it.is_sound()).then_some(*nth)).min();
        let Some(nth) = wrong else { return true };
        self.filter.clear();
        self.look_up();
        self.choose(Some(nth));
        false
    }

    /// How many articles are to be added.
    fn wanted(&self) -> usize {
        self.ticked.iter().filter(|ticked| **ticked).count()
    }

    /// Goes up or down the rows that show.
    fn step(&mut self, by: isize) {
        let here = self.rows.iter().position(|nth| *nth == self.chosen);
        let last = self.rows.len().saturating_sub(1);
        let to = here.map_or(0, |here| here.saturating_add_signed(by).min(last));
        self.choose(self.rows.get(to).copied());
    }

    fn choose(&mut self, nth: Option<usize>) {
        if let Some(nth) = nth {
            self.chosen = nth;
            self.reveal = true;
        }
    }

    /// Ticks an article or unticks it, where it can be added.
    fn toggle(&mut self, nth: usize) {
        let is_free = self.known.get(nth).is_some_and(Option::is_none);
        if let Some(ticked) = self.ticked.get_mut(nth).filter(|_| is_free) {
            *ticked = !*ticked;
        }
    }

    /// Ticks all articles that show, or none where all are.
    fn toggle_all(&mut self) {
        let free = |nth: &&usize| self.known.get(**nth).is_some_and(Option::is_none);
        let is_ticked = |nth: &usize| self.ticked.get(*nth).copied().unwrap_or(false);
        let on = !self.rows.iter().filter(free).all(is_ticked);
        self.tick_all(on);
    }

    fn tick_all(&mut self, on: bool) {
        for nth in &self.rows {
            let is_free = self.known.get(*nth).is_some_and(Option::is_none);
            if let Some(ticked) = self.ticked.get_mut(*nth).filter(|_| is_free) {
                *ticked = on;
            }
        }
    }

    const fn has_filter(&self) -> bool {
        self.choice.articles.len() > MANY
    }

    /// Works out which articles the filter leaves.
    fn look_up(&mut self) {
        let words = self.filter.trim().to_lowercase();
        let articles = self.choice.articles.iter().enumerate();
        let fits = articles.filter(|(_, it)| words.is_empty() || list::has(it, &words));
        self.rows = fits.map(|(nth, _)| nth).collect();
        if !self.rows.contains(&self.chosen) {
            self.choose(self.rows.first().copied());
        }
        self.reveal = true;
    }

    fn head_ui(&self, ui: &mut Ui) {
        let articles = &self.choice.articles;
        let mut files: Vec<&Path> = articles.iter().map(|it| it.path.as_path()).collect();
        files.dedup();
        let of = match &files[..] {
            [file] => shown(file),
            files => counted(files.len(), "file"),
        };
        if articles.len() == 1 {
            heading(ui, &format!("Preview of {of}"));
            explain(
                ui,
                "This is what the article will be. Correct what is wrong before it is added.",
            );
        } else {
            heading(ui, &format!("Articles in {of}"));
            let known = self.known.iter().filter(|known| known.is_some()).count();
            let n = counted(articles.len(), "article");
            explain(
                ui,
                &match known {
                    0 => format!("{n}. Tick those to add."),
                    1 => format!("{n}, 1 of them known already. Tick those to add."),
                    known => format!("{n}, {known} of them known already. Tick those to add."),
                },
            );
        }
        self.failed_ui(ui);
    }

    /// What could not be read.
    fn failed_ui(&self, ui: &mut Ui) {
        if let Some((path, error)) = self.choice.failed.first() {
            let more = match self.choice.failed.len() {
                1 => String::new(),
                n => format!(" And {} more: the report that follows lists all.", n - 1),
            };
            let why = reason(error, error.hint());
            let text = format!("{} was not read. {why}{more}", shown(path));
            let text = RichText::new(text).font(Type::Small.font()).color(tokens(ui).error);
            ui.label(text);
        }
    }

    /// The buttons at the foot.
    fn foot_ui(&self, ui: &mut Ui) -> Asked {
        let several = self.choice.articles.len() > 1;
        let n = self.wanted();
        let label = match n {
            0 if several => "Add articles".to_owned(),
            0 | 1 if !several => "Add article".to_owned(),
            n => format!("Add {}", counted(n, "article")),
        };
        let (filter, table) = (self.has_filter(), self.choice.table.is_some());
        buttons(ui, |ui| {
            let add = parts::primary_button(ui, &label, n > 0).clicked();
            let close = parts::button(ui, "Cancel").clicked();
            let columns = table && parts::button(ui, "Columns…").clicked();
            if several {
                keys::keys_ui(ui, filter);
            }
            Asked { add, close, columns }
        })
    }
}

/// For each article, why it cannot be added.
fn known(choice: &Choice, project: &Project) -> Vec<Option<String>> {
    let wanted: HashSet<TextHash> = choice.articles.iter().map(|it| it.sha256).collect();
    let all = project.articles().iter().filter(|article| wanted.contains(&article.sha256));
    let there: HashMap<TextHash, ArticleId> = all.map(|it| (it.sha256, it.id)).collect();
    let of = |it: &crate::session::choosing::Candidate| {
        let article = there.get(&it.sha256).and_then(|id| project.article(*id));
        match (article, it.twin) {
            (Some(article), _) => {
                Some(format!("In the project already: “{}”", article_name(project, article)))
            }
            (None, Some(twin)) => Some(format!("The same text as article {} here", twin + 1)),
            (None, None) => None,
        }
    };
    choice.articles.iter().map(of).collect()
}
