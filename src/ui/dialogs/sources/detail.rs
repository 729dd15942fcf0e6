//! One source: its fields, its grades, what it says; and what it is merged with
//! or split into.

use egui::{RichText, ScrollArea, Ui};

use super::{Mode, Sources};
use crate::analysis::Saying;
use crate::edit::{Hand, counted, source};
use crate::model::{Graded, Project, SourceId, SourceKind, TagId};
use crate::ui::desk::Desk;
use crate::ui::dialogs::{Stay, focus_once, register};
use crate::ui::theme::{Type, space, tokens};
use crate::ui::widgets::panes::rows_in_sight;
use crate::ui::widgets::parts;
use crate::ui::widgets::picker::Choice;

/// The width of the choice of a kind.
const KIND: f32 = 184.0;

/// How many sources are offered to merge with.
const MOST: usize = 60;

impl Sources {
    pub(super) fn detail_ui(&mut self, ui: &mut Ui, desk: &mut Desk) -> Stay {
        let Some(id) = self.chosen else { return Stay::Open };
        if matches!(self.mode, Mode::Merge(_)) {
            self.merge_ui(ui, desk, id);
            return Stay::Open;
        }
        if matches!(self.mode, Mode::Split { .. }) {
            self.split_ui(ui, desk, id);
        }
        let mut stay = Stay::Open;
        let scroll = ScrollArea::vertical().id_salt(("source", id.0.0)).auto_shrink(false);
        scroll.show(ui, |ui| {
            ui.set_width(ui.available_width() - space::S);
            if matches!(self.mode, Mode::Look) {
                self.fields_ui(ui, desk);
                ui.add_space(space::M);
                self.grades.show(ui, desk, Graded::Source(id), 0, &mut self.word);
                ui.add_space(space::M);
            }
            stay = self.said_ui(ui, desk);
        });
        stay
    }

    fn fields_ui(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let Some(draft) = &mut self.draft else { return };
        let mut done = false;
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(ui.available_width() - KIND - space::S);
                let hint = "What it is called, or the words that describe it";
                done |= parts::field(ui, "Name", &mut draft.name, hint).lost_focus();
            });
            ui.vertical(|ui| {
                parts::caption(ui, "Kind");
                done |= kind_ui(ui, &mut draft.kind);
            });
        });
        let hint = "Other words for it, with commas between";
        done |= parts::field(ui, "Aliases", &mut draft.aliases, hint).lost_focus();
        let hint = "What you know about it";
        done |= parts::area(ui, "About", &mut draft.about, hint, 2).lost_focus();
        if done {
            self.keep(desk);
        }
    }

    /// All that it says. A click goes there, or ticks what is to be split off.
    fn said_ui(&mut self, ui: &mut Ui, desk: &mut Desk) -> Stay {
        let t = tokens(ui);
        let Some((state, id, said)) = self.said.take() else { return Stay::Open };
        let text = match said.len() {
            0 => "Says nothing yet".to_owned(),
            n => format!("Stands in {}, in order of time", counted(n, "attribution")),
        };
        ui.label(RichText::new(text).font(Type::Heading.font()).color(t.text));
        let project = desk.session().project();
        let mut clicked = None;
        rows_in_sight(ui, register::SAYING, said.len(), None, |ui, nth| {
            let Some(it) = said.get(nth) else { return };
            let standing = standing(it);
            let ticked = match &self.mode {
                Mode::Split { ticked, .. } => Some(ticked.contains(&it.tag)),
                _ => None,
            };
            let words = register::words(project, it.article, it.words);
            let line = register::Saying {
                article: it.article,
                words,
                standing: &standing,
                ticked,
                leave: 0.0,
            };
            if line.show(ui, project).clicked() {
                clicked = Some(nth);
            }
        });
        let it = clicked.and_then(|nth| said.get(nth)).map(|it| (it.tag, it.article, it.at));
        self.said = Some((state, id, said));
        let Some((tag, article, at)) = it else { return Stay::Open };
        if let Mode::Split { ticked, .. } = &mut self.mode {
            if !ticked.remove(&tag) {
                ticked.insert(tag);
            }
            return Stay::Open;
        }
        desk.show_span(article, at);
        desk.look_at_tag(tag);
        Stay::Closed
    }

    /// The choice of the source that takes all that this one says.
    fn merge_ui(&mut self, ui: &mut Ui, desk: &mut Desk, id: SourceId) {
        let Mode::Merge(picker) = &mut self.mode else { return };
        let t = tokens(ui);
        let project = desk.session().project();
        let name = project.source(id).map_or("", |it| &it.name);
        ui.label(
            RichText::new(format!("Merge {name} into…")).font(Type::Heading.font()).color(t.text),
        );
        let text = "All that it says, and its grades, are the other's from then on; its name \
                    becomes an alias.";
        ui.label(RichText::new(text).color(t.text_2));
        let (ids, rows) = others(project, id, &picker.query);
        let most = (ui.available_height() - 110.0).max(80.0);
        let taken = picker.show(ui, "Merge into", "Type to find a source", &rows, most);
        if rows.is_empty() {
            parts::caption(ui, "No other source has these words.");
        }
        let cancel = parts::button(ui, "Cancel").clicked();
        if let Some(into) = taken.and_then(|nth| ids.get(nth)).copied() {
            let plan = move |project: &Project, _: &mut Hand<'_>| source::merge(project, id, into);
            if self.large(desk, Box::new(plan)) {
                self.take_up(desk.session().project(), Some(into));
            }
        } else if cancel {
            self.mode = Mode::Look;
        }
    }

    /// The name of the new source, over what is ticked for it.
    fn split_ui(&mut self, ui: &mut Ui, desk: &mut Desk, id: SourceId) {
        let Mode::Split { ticked, name, first } = &mut self.mode else { return };
        let t = tokens(ui);
        let text = "Tick what somebody else says, and say who";
        ui.label(RichText::new(text).font(Type::Heading.font()).color(t.text));
        let field = parts::field(ui, "Name of the new source", name, "Who says what is ticked");
        focus_once(&field, first);
        let can = !ticked.is_empty() && !name.trim().is_empty();
        let (mut go, mut cancel) = (false, false);
        ui.horizontal(|ui| {
            let label = format!("Split off {}", counted(ticked.len(), "attribution"));
            go = ui.add_enabled_ui(can, |ui| parts::button(ui, &label)).inner.clicked();
            cancel = parts::button(ui, "Cancel").clicked();
        });
        ui.add_space(space::XS);
        if go {
            let tags: Vec<TagId> = ticked.iter().copied().collect();
            let name = name.clone();
            let plan = move |project: &Project, hand: &mut Hand<'_>| {
                source::split(project, hand, id, &tags, &name).map(|(_, edit)| edit)
            };
            if self.large(desk, Box::new(plan)) {
                self.mode = Mode::Look;
            }
        } else if cancel {
            self.mode = Mode::Look;
        }
    }
}

/// The choice of a kind; whether another was chosen.
fn kind_ui(ui: &mut Ui, kind: &mut SourceKind) -> bool {
    let before = *kind;
    let combo = egui::ComboBox::from_id_salt("kind of source")
        .selected_text(before.label())
        .width(KIND)
        .show_ui(ui, |ui| {
            for it in SourceKind::ALL {
                ui.selectable_value(kind, it, it.label());
            }
        });
    combo
        .response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, "Kind of source"));
    *kind != before
}

/// How something said stands to what is claimed.
fn standing(it: &Saying) -> String {
    if it.passes_on {
        return "passes it on".to_owned();
    }
    let mut labels: Vec<&str> = it.stances.iter().map(|(_, standing)| standing.label()).collect();
    labels.dedup();
    labels.join(", ")
}

/// The other sources one of whose names has some words, by name.
fn others(project: &Project, id: SourceId, words: &str) -> (Vec<SourceId>, Vec<Choice>) {
    let found = super::list::lines(project, words.trim());
    let found = found.into_iter().filter_map(|line| match line {
        super::list::Line::Source { id: other, name, more, .. } if other != id => {
            Some((other, Choice { label: name, right: more, ..Choice::default() }))
        }
        _ => None,
    });
    found.take(MOST).unzip()
}
