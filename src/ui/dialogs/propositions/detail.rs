//! One proposition: its wording, its credibility, its links; and what it is
//! merged with or split into.

use egui::{Layout, Rect, RichText, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::{Mode, Propositions};
use crate::analysis::board::{Board, Standing};
use crate::analysis::said::in_time;
use crate::analysis::speaker::AllSpeakers;
use crate::edit::{Hand, counted, proposition};
use crate::model::{Graded, Project, PropositionId, Stance, StanceId};
use crate::ui::desk::Desk;
use crate::ui::dialogs::{Stay, focus_once, register};
use crate::ui::icon;
use crate::ui::theme::{Type, space, tokens};
use crate::ui::widgets::panes::rows_in_sight;
use crate::ui::widgets::parts;
use crate::ui::widgets::picker::Choice;
use crate::ui::widgets::stance::stance_combo;

/// How many propositions are offered to merge with.
const MOST: usize = 60;

/// A link, with what there is to say of it beside its stance.
pub struct Line {
    link: Stance,
    told: String,
}

/// The links of a proposition, in order of time.
pub fn lines(project: &Project, id: PropositionId) -> Vec<Line> {
    let mut speakers = AllSpeakers::new(project);
    let mut all: Vec<Line> = project
        .stances_on(id)
        .map(|link| {
            let standing = Standing::of(project, link).label();
            let voice = speakers.of(link.article).of_stance(link).name(project);
            let known = standing == link.kind.name();
            let told = if known { voice } else { format!("{standing}  ·  {voice}") };
            Line { link: Stance::clone(link), told }
        })
        .collect();
    all.sort_by_cached_key(|it| (in_time(project, it.link.article, it.link.at), it.link.id));
    all
}

impl Propositions {
    pub(super) fn detail_ui(&mut self, ui: &mut Ui, desk: &mut Desk, board: &Board) -> Stay {
        let Some(id) = self.chosen else {
            let text = "A proposition is what is claimed, in one sentence, whoever says it. The \
                        sentences of all reports that claim or deny it are linked to it, and the \
                        board shows who says what.";
            ui.label(RichText::new(text).color(tokens(ui).text_2));
            return Stay::Open;
        };
        if matches!(self.mode, Mode::Merge(_)) {
            self.merge_ui(ui, desk, id, board);
            return Stay::Open;
        }
        if matches!(self.mode, Mode::Split { .. }) {
            self.split_ui(ui, desk, id);
        }
        let mut stay = Stay::Open;
        let scroll = ScrollArea::vertical().id_salt(("proposition", id.0.0)).auto_shrink(false);
        scroll.show(ui, |ui| {
            ui.set_width(ui.available_width() - space::S);
            if matches!(self.mode, Mode::Look) {
                self.fields_ui(ui, desk);
                ui.add_space(space::M);
                self.credibility_ui(ui, desk, id);
                ui.add_space(space::M);
            }
            stay = self.links_ui(ui, desk);
        });
        stay
    }

    fn fields_ui(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let Some(draft) = &mut self.draft else { return };
        let hint = "What is claimed, in one sentence";
        let mut done = parts::area(ui, "Wording", &mut draft.wording, hint, 2).lost_focus();
        let hint = "What you have to say about it";
        done |= parts::area(ui, "Note", &mut draft.note, hint, 2).lost_focus();
        if done {
            self.keep(desk);
        }
    }

    fn credibility_ui(&mut self, ui: &mut Ui, desk: &mut Desk, id: PropositionId) {
        let t = tokens(ui);
        let Some(row) = self.row(id) else { return };
        let (n, mentions) = (row.origins.independent, row.mentions);
        let mut told = vec![counted(mentions, "mention"), counted(n, "independent origin")];
        told.extend(row.remarks());
        let warns = row.is_repetition() || row.contested;
        self.grades.show(ui, desk, Graded::Proposition(id), n, &mut self.word);
        let color = if warns { t.warn } else { t.text_2 };
        let text = RichText::new(told.join("  ·  ")).font(Type::Small.font()).color(color);
        ui.add(egui::Label::new(text).wrap());
    }

    /// The links. A click goes to the sentence, or ticks what is to be split off.
    fn links_ui(&mut self, ui: &mut Ui, desk: &mut Desk) -> Stay {
        let t = tokens(ui);
        let Some((state, id, lines)) = self.links.take() else { return Stay::Open };
        let text = match lines.len() {
            0 => "Nothing is linked to it yet".to_owned(),
            n => format!("{}, in order of time", counted(n, "link")),
        };
        ui.label(RichText::new(text).font(Type::Heading.font()).color(t.text));
        let project = desk.session().project();
        let (mut clicked, mut plan) = (None, None);
        rows_in_sight(ui, register::SAYING, lines.len(), None, |ui, nth| {
            let Some(Line { link, told }) = lines.get(nth) else { return };
            let ticked = match &self.mode {
                Mode::Split { ticked, .. } => Some(ticked.contains(&link.id)),
                _ => None,
            };
            let leave = if ticked.is_some() { 0.0 } else { 144.0 };
            let told = match ticked {
                Some(_) => format!("{}  ·  {told}", link.kind.name()),
                None => told.clone(),
            };
            let words = register::words(project, link.article, link.at);
            let line =
                register::Saying { article: link.article, words, standing: &told, ticked, leave };
            let response = line.show(ui, project);
            if response.clicked() {
                clicked = Some(nth);
            }
            if ticked.is_some() {
                return;
            }
            let end = response.rect.right_top() + vec2(0.0, 2.0);
            let room = Rect::from_min_max(pos2(end.x - leave, end.y), end + vec2(0.0, 28.0));
            let layout = Layout::right_to_left(egui::Align::Center);
            let builder = UiBuilder::new().max_rect(room).layout(layout).id_salt(link.id.0.0);
            let mut ui = ui.new_child(builder);
            if parts::icon_button(&mut ui, icon::X, "Unlink this sentence", false).clicked() {
                plan = Some((link.clone(), None));
            }
            if let Some(kind) = stance_combo(&mut ui, ("link", link.id.0.0), link.kind) {
                plan = Some((link.clone(), Some(kind)));
            }
        });
        let it = clicked.and_then(|nth| lines.get(nth)).map(|it| it.link.clone());
        self.links = Some((state, id, lines));
        if let Some((link, kind)) = plan {
            let plan = move |project: &Project, _: &mut Hand<'_>| {
                Ok(match kind {
                    Some(kind) => proposition::set_stance(project, &[link], kind),
                    None => proposition::unlink(project, &link),
                })
            };
            register::edit(desk, &mut self.word, Box::new(plan));
            return Stay::Open;
        }
        let Some(link) = it else { return Stay::Open };
        if let Mode::Split { ticked, .. } = &mut self.mode {
            if !ticked.remove(&link.id) {
                ticked.insert(link.id);
            }
            return Stay::Open;
        }
        desk.show_span(link.article, link.at);
        Stay::Closed
    }

    /// The choice of the proposition that takes the links of this one.
    fn merge_ui(&mut self, ui: &mut Ui, desk: &mut Desk, id: PropositionId, board: &Board) {
        let Mode::Merge(picker) = &mut self.mode else { return };
        let t = tokens(ui);
        let wording = desk.session().project().proposition(id).map_or("", |it| &it.wording);
        ui.label(RichText::new("Merge into…").font(Type::Heading.font()).color(t.text));
        let room = ui.available_width();
        ui.label(parts::lines(ui, wording, Type::Quote, t.text_2, room, 3));
        let text = "Its links and grades are the other's from then on, whose wording stays.";
        ui.label(RichText::new(text).color(t.text_2));
        let words = picker.query.trim().to_lowercase();
        let others = board
            .rows
            .iter()
            .filter(|row| row.proposition != id && row.wording.to_lowercase().contains(&words));
        let others: Vec<_> = others.take(MOST).collect();
        let rows: Vec<Choice> = others
            .iter()
            .map(|row| Choice {
                label: row.wording.clone(),
                right: counted(row.mentions, "mention"),
                ..Choice::default()
            })
            .collect();
        let most = (ui.available_height() - 110.0).max(80.0);
        let taken = picker.show(ui, "Merge into", "Type to find a proposition", &rows, most);
        if rows.is_empty() {
            parts::caption(ui, "No other proposition has these words.");
        }
        let cancel = parts::button(ui, "Cancel").clicked();
        if let Some(into) = taken.and_then(|nth| others.get(nth)).map(|row| row.proposition) {
            let plan =
                move |project: &Project, _: &mut Hand<'_>| proposition::merge(project, id, into);
            if self.large(desk, Box::new(plan)) {
                self.take_up(desk.session().project(), Some(into));
            }
        } else if cancel {
            self.mode = Mode::Look;
        }
    }

    /// The wording of the new proposition, over what is ticked for it.
    fn split_ui(&mut self, ui: &mut Ui, desk: &mut Desk, id: PropositionId) {
        let Mode::Split { ticked, wording, first } = &mut self.mode else { return };
        let t = tokens(ui);
        let text = "Tick what is about something else, and say what";
        ui.label(RichText::new(text).font(Type::Heading.font()).color(t.text));
        let hint = "What is ticked claims or denies, in one sentence";
        let field = parts::field(ui, "Wording of the new proposition", wording, hint);
        focus_once(&field, first);
        let can = !ticked.is_empty() && !wording.trim().is_empty();
        let (mut go, mut cancel) = (false, false);
        ui.horizontal(|ui| {
            let label = format!("Split off {}", counted(ticked.len(), "link"));
            go = ui.add_enabled_ui(can, |ui| parts::button(ui, &label)).inner.clicked();
            cancel = parts::button(ui, "Cancel").clicked();
        });
        ui.add_space(space::XS);
        if go {
            let links: Vec<StanceId> = ticked.iter().copied().collect();
            let wording = wording.clone();
            let plan = move |project: &Project, hand: &mut Hand<'_>| {
                proposition::split(project, hand, id, &links, &wording).map(|(_, edit)| edit)
            };
            if self.large(desk, Box::new(plan)) {
                self.mode = Mode::Look;
            }
        } else if cancel {
            self.mode = Mode::Look;
        }
    }
}
