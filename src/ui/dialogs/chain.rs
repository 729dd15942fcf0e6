//! The chain of an attribution: from the outlet to whoever ultimately speaks, a
//! step at a time.

mod step;

use egui::{Key, Modifiers, RichText, Ui};

use self::step::LastStep;
use super::{Desk, Stay, buttons, heading};
use crate::analysis::speaker::{Said, Speakers, hop_name};
use crate::edit::attribution::{self, Step};
use crate::model::{Project, SourceKind, Span, TagId, Who};
use crate::text::agencies;
use crate::text::attribution::describe::{Form, describe};
use crate::ui::command::Press;
use crate::ui::theme::{Type, space, tokens};
use crate::ui::widgets::parts;
use crate::ui::widgets::picker::{Choice, Picker};

/// How many known names are offered.
const MOST: usize = 12;

/// The chain that is being built.
pub struct Chain {
    tag: TagId,
    picker: Picker,
    /// The words for the next step in the text.
    words: Option<Span>,
    /// What the next step is taken to be, where the analyst said so.
    kind: Option<Kind>,
    /// The attribution whose chain was entered last.
    last: Option<TagId>,
    /// What is said of the last step, where that is a source.
    step: Option<LastStep>,
}

/// What a new step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Source(SourceKind),
    Agency,
    Outlet,
}

impl Kind {
    const ALL: [Self; 7] = [
        Self::Source(SourceKind::Person),
        Self::Source(SourceKind::Body),
        Self::Source(SourceKind::Described),
        Self::Source(SourceKind::Bare),
        Self::Source(SourceKind::Document),
        Self::Agency,
        Self::Outlet,
    ];

    const fn label(self) -> &'static str {
        match self {
            Self::Source(kind) => kind.label(),
            Self::Agency => "agency",
            Self::Outlet => "outlet",
        }
    }

    /// What some words most likely are.
    fn guess(words: &str) -> Self {
        if agencies::is_agency(words.trim()) {
            return Self::Agency;
        }
        Self::Source(match describe(words).form {
            Form::Named => SourceKind::Person,
            Form::Role | Form::Pronoun => SourceKind::Body,
            Form::UnnamedDescribed => SourceKind::Described,
            Form::UnnamedBare => SourceKind::Bare,
            Form::Document => SourceKind::Document,
        })
    }

    fn step(self, name: &str) -> Step {
        let name = name.trim().to_owned();
        match self {
            Self::Source(kind) => Step::Source { name, kind },
            Self::Agency => Step::Relay { name, agency: true },
            Self::Outlet => Step::Relay { name, agency: false },
        }
    }
}

/// What a row of the list does.
#[derive(Clone)]
enum Row {
    Known(Who),
    /// An agency that the project does not know yet.
    Agency(&'static str),
    New,
    Copy(TagId),
}

impl Chain {
    pub(super) fn new(
        project: &Project,
        tag: TagId,
        words: Option<Span>,
        last: Option<TagId>,
    ) -> Self {
        let article = project.tag(tag).map(|it| it.article);
        let text = article.map_or("", |article| project.text(article));
        let query = words.map_or("", |span| span.of_text(text)).to_owned();
        Self { tag, picker: Picker::new(query), words, kind: None, last, step: None }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, desk: &mut Desk) -> Stay {
        let t = tokens(ui);
        heading(ui, "Who says it, and on whose word");
        let project = desk.session().project();
        let Some(tag) = project.tag(self.tag) else { return Stay::Closed };
        let speakers = Speakers::of(project, tag.article);
        let chain = speakers.chain(&Said::In(tag.id)).join("  ←  ");
        let room = ui.available_width();
        ui.label(parts::lines(ui, chain, Type::Strong, t.text, room, 3));
        ui.add_space(space::S);
        self.follow(project);
        if self.step.as_mut().is_some_and(|step| step.show(ui)) {
            self.leave(desk);
        }
        // Before the field takes it for a step up its list.
        let swaps = ui.input_mut(|i| i.consume_key(Modifiers::ALT, Key::ArrowUp));
        let project = desk.session().project();
        let (targets, rows) = self.rows(project);
        let taken_up = if self.step.is_some() { 440.0 } else { 380.0 };
        let most = (ui.ctx().content_rect().height() - taken_up).clamp(96.0, 320.0);
        let empty = self.picker.query.trim().is_empty();
        let steps = project.attribution(self.tag).map_or(0, |it| it.hops.len());
        let has_steps = steps > 0;
        // Nothing more is meant where nothing is typed: Enter closes, unless a name
        // was chosen.
        self.picker.wait(empty && has_steps);
        let hint = "Next: an agency, a person, a body, “sources”…";
        let taken = self.picker.show(ui, "Who comes next", hint, &rows, most);
        let guess = Kind::guess(&self.picker.query);
        ui.add_space(space::XS);
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.add_space(space::XS + 2.0);
                parts::caption(ui, "If new");
            });
            // What does not fit goes on under the first kind.
            ui.vertical(|ui| ui.horizontal_wrapped(|ui| self.kinds_ui(ui, guess)));
        });
        let text = format!(
            "Enter adds what is typed or chosen, else closes  ·  ↑ ↓ choose  ·  {} swaps the last \
             two",
            Press::Key(Modifiers::ALT, Key::ArrowUp).name()
        );
        ui.label(RichText::new(text).font(Type::Small.font()).color(t.text_3));
        if self.picker.was_left() && has_steps {
            return Stay::Closed;
        }
        if let Some(row) = taken.and_then(|nth| targets.get(nth)).cloned() {
            self.take(desk, row, guess);
            return Stay::Open;
        }
        let (done, back, swap) = buttons(ui, |ui| {
            let done = parts::primary_button(ui, "Done", true).clicked();
            let mut offer = |able: bool, name: &str| {
                ui.add_enabled_ui(able, |ui| parts::button(ui, name)).inner.clicked()
            };
            let back = offer(has_steps, "Remove the last step");
            (done, back, offer(steps > 1, "Swap the last two"))
        });
        if swap || swaps && steps > 1 {
            self.leave(desk);
            let tag = self.tag;
            desk.edit(Box::new(move |project, _| attribution::swap_last(project, tag)));
        }
        if back {
            let tag = self.tag;
            let n = desk.session().project().attribution(tag).map_or(0, |it| it.hops.len());
            if let Some(nth) = n.checked_sub(1) {
                desk.edit(Box::new(move |project, _| attribution::remove_hop(project, tag, nth)));
            }
        }
        if done {
            // What was typed and not entered is not lost.
            if !empty {
                self.take(desk, Row::New, guess);
            }
            return Stay::Closed;
        }
        Stay::Open
    }

    /// What a new step is: what its words look like, until the analyst says so.
    fn kinds_ui(&mut self, ui: &mut Ui, guess: Kind) {
        for kind in Kind::ALL {
            let guessed = !self.picker.query.trim().is_empty() && guess == kind;
            let chosen = self.kind.map_or(guessed, |chosen| chosen == kind);
            if parts::choice(ui, kind.label(), chosen).clicked() {
                self.kind = Some(kind);
            }
        }
    }

    /// Has the fields be those of the last step.
    fn follow(&mut self, project: &Project) {
        let hops = project.attribution(self.tag).map_or(&[][..], |it| it.hops.as_slice());
        let last = hops.iter().enumerate().next_back();
        self.step =
            match (last.filter(|(_, hop)| matches!(hop.who, Who::Source(_))), self.step.take()) {
                (Some((nth, hop)), Some(step)) if step.is_of(nth, hop) => Some(step),
                (Some((nth, hop)), _) => Some(LastStep::of(nth, hop)),
                (None, _) => None,
            };
    }

    /// Keeps what was typed on the last step, before it is left behind.
    pub(super) fn leave(&mut self, desk: &mut Desk) {
        let tag = self.tag;
        if let Some((nth, hop)) = self.step.as_ref().and_then(|it| Some((it.nth, it.changed()?))) {
            desk.edit(Box::new(move |project, _| attribution::set_hop(project, tag, nth, hop)));
            self.step = None;
        }
    }

    /// Adds a step, and makes ready for the next.
    fn take(&mut self, desk: &mut Desk, row: Row, guess: Kind) {
        self.leave(desk);
        let tag = self.tag;
        let at = self.words.take().unwrap_or_default();
        let words = self.picker.query.trim().to_owned();
        let hint = describe(&words);
        let count = if hint.at_least > 1 { hint.at_least } else { 0 };
        let step = match row {
            Row::Copy(from) => {
                desk.edit(Box::new(move |project, _| attribution::copy_chain(project, from, tag)));
                None
            }
            Row::Known(who) => Some(Step::Known(who)),
            Row::Agency(name) => Some(Kind::Agency.step(name)),
            Row::New => Some(self.kind.unwrap_or(guess).step(&words)),
        };
        if let Some(step) = step {
            desk.edit(Box::new(move |project, hand| {
                attribution::add_hop_at(project, hand, tag, &step, at, count)
            }));
        }
        desk.last_chain = Some(tag);
        self.kind = None;
        self.picker.clear();
    }

    /// The last chain, known names that fit, and a row that adds a new one.
    fn rows(&self, project: &Project) -> (Vec<Row>, Vec<Choice>) {
        let query = self.picker.query.trim();
        let lower = query.to_lowercase();
        let (mut targets, mut rows) = (Vec::new(), Vec::new());
        let mut put = |target, label: String, right: &str| {
            targets.push(target);
            rows.push(Choice { label, right: right.to_owned(), ..Choice::default() });
        };
        let bare = project.attribution(self.tag).is_none_or(|it| it.hops.is_empty());
        if query.is_empty()
            && bare
            && let Some(last) = self.last.filter(|last| *last != self.tag)
            && let Some(chain) = project.attribution(last).filter(|it| !it.hops.is_empty())
        {
            let names: Vec<String> = chain.hops.iter().map(|hop| hop_name(project, hop)).collect();
            put(Row::Copy(last), names.join("  ←  "), "the last chain");
        }
        let fits = |name: &str| name.to_lowercase().contains(&lower);
        let relays = project.outlets().iter().filter(|it| fits(&it.name)).map(|it| {
            (Who::Outlet(it.id), it.name.clone(), if it.agency { "agency" } else { "outlet" })
        });
        let sources = project
            .sources()
            .iter()
            .filter(|it| fits(&it.name) || it.aliases.iter().any(|alias| fits(alias)));
        let sources = sources.map(|it| (Who::Source(it.id), it.name.clone(), it.kind.label()));
        // Unasked, nobody is offered who is in the chain already.
        let hops = project.attribution(self.tag).map_or(&[][..], |it| it.hops.as_slice());
        let article = project.tag(self.tag).and_then(|tag| project.article(tag.article));
        let outlet = article.and_then(|it| it.outlet).map(Who::Outlet);
        let is_new = |who: Who| outlet != Some(who) && hops.iter().all(|hop| hop.who != who);
        // Whoever speaks most is meant most.
        let mut known: Vec<_> = relays
            .chain(sources)
            .filter(|(who, ..)| !query.is_empty() || is_new(*who))
            .map(|it| (std::cmp::Reverse(project.chains_with(it.0).count()), it))
            .collect();
        known.sort_by(|(a, (_, x, _)), (b, (_, y, _))| a.cmp(b).then_with(|| x.cmp(y)));
        let exact = known.iter().any(|(_, (_, name, _))| name.to_lowercase() == lower);
        let new = !query.is_empty() && !exact;
        let guess = self.kind.unwrap_or_else(|| Kind::guess(query));
        let unnamed = matches!(guess, Kind::Source(kind) if kind.is_unnamed());
        // An unnamed source is a new one until the analyst says that it is known.
        if new && unnamed {
            put(Row::New, format!("Add “{query}”"), guess.label());
        }
        for (_, (who, name, kind)) in known.into_iter().take(MOST) {
            put(Row::Known(who), name, kind);
        }
        for name in agencies::beginning(query) {
            let is_known = project.outlets().iter().any(|it| it.name.eq_ignore_ascii_case(name));
            if !is_known && name != query {
                put(Row::Agency(name), name.to_owned(), "agency, new");
            }
        }
        if new && !unnamed {
            put(Row::New, format!("Add “{query}”"), guess.label());
        }
        (targets, rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_taken_for_what_they_most_likely_are() {
        for (words, kind) in [
            ("Reuters", Kind::Agency),
            ("Ana Reyes", Kind::Source(SourceKind::Person)),
            ("the ministry", Kind::Source(SourceKind::Body)),
            ("two senior officials", Kind::Source(SourceKind::Described)),
            ("sources", Kind::Source(SourceKind::Bare)),
        ] {
            assert_eq!(Kind::guess(words), kind, "{words}");
        }
    }
}
