//! The grade of a source or a proposition: the marks, a reason, and what was
//! given before.

use egui::{RichText, Role, Ui, WidgetInfo};

use super::register::Word;
use super::{Desk, entered, register};
use crate::edit::grade;
use crate::model::{Graded, Mark, Project};
use crate::ui::theme::{Type, space, tokens};
use crate::ui::when;
use crate::ui::widgets::parts;

/// How many earlier grades are shown.
const MOST: usize = 8;

/// The reason that is being typed.
#[derive(Default)]
pub struct Grades {
    reason: String,
}

impl Grades {
    /// Draws the marks, the field for a reason, and the history. `origins` is how
    /// many independent origins a proposition has.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        desk: &mut Desk,
        on: Graded,
        origins: usize,
        word: &mut Word,
    ) {
        let t = tokens(ui);
        let now = desk.session().project().grade(on);
        let (what, marks) = match on {
            Graded::Source(_) => ("Reliability", Mark::RELIABILITY),
            Graded::Proposition(_) => ("Credibility", Mark::CREDIBILITY),
        };
        let mut given = None;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            parts::caption(ui, what);
            for mark in marks {
                let may = mark != Mark::CONFIRMED || origins >= 2;
                let name = format!("{what} {mark}: {}", mark.label());
                let choice = |ui: &mut Ui| parts::choice(ui, &mark.to_string(), mark == now);
                let response = ui.add_enabled_ui(may, choice).inner;
                response.widget_info(|| {
                    WidgetInfo::selected(Role::RadioButton, may, mark == now, &name)
                });
                let response = response.on_hover_text(mark.label()).on_disabled_hover_text(
                    "Repetition, not corroboration: 1 needs two independent origins",
                );
                if response.clicked() {
                    given = Some(mark);
                }
            }
            let label = RichText::new(now.label()).font(Type::Small.font()).color(t.text_2);
            ui.label(label);
        });
        let hint = "Why; it goes with the mark you choose, Enter adds it to the one that holds";
        let field = parts::field(ui, "Reason", &mut self.reason, hint);
        if entered(ui, &field) && !self.reason.trim().is_empty() {
            given = Some(now);
        }
        if let Some(mark) = given {
            self.give(desk, on, mark, origins, word);
        }
        history_ui(ui, desk.session().project(), on);
    }

    /// Keeps a reason that was typed, before it is left behind.
    pub fn leave(&mut self, desk: &mut Desk, on: Graded, origins: usize, word: &mut Word) {
        if !self.reason.trim().is_empty() {
            let now = desk.session().project().grade(on);
            self.give(desk, on, now, origins, word);
        }
        self.reason.clear();
    }

    fn give(&mut self, desk: &mut Desk, on: Graded, mark: Mark, origins: usize, word: &mut Word) {
        // A mark that holds already was let through when it was given.
        let origins = if mark == desk.session().project().grade(on) { 2 } else { origins };
        let reason = self.reason.trim().to_owned();
        let plan = move |project: &Project, hand: &mut crate::edit::Hand<'_>| {
            grade::give(project, hand, on, mark, &reason, origins)
        };
        if register::edit(desk, word, Box::new(plan)) {
            self.reason.clear();
        }
    }
}

/// The grades given so far, the last first.
fn history_ui(ui: &mut Ui, project: &Project, on: Graded) {
    let t = tokens(ui);
    let n = project.grades_of(on).count();
    for grade in project.grades_of(on).rev().take(MOST) {
        let coder = project.coder(grade.coder).map_or("", |coder| &coder.name);
        let mut told = format!("{}  ·  {coder}", when::told(grade.created));
        if !grade.reason.is_empty() {
            told = format!("{told}  ·  {}", grade.reason);
        }
        ui.horizontal(|ui| {
            let mark = RichText::new(grade.mark.to_string()).font(Type::Heading.font());
            ui.label(mark.color(t.text));
            let room = ui.available_width();
            let told = parts::lines(ui, told, Type::Small, t.text_2, room, 2);
            ui.label(told);
        });
    }
    if n > MOST {
        parts::caption(ui, &format!("and {} earlier", n - MOST));
    }
}
