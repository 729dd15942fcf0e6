//! The list of articles to choose from.

use egui::{Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{Intake, filter_id, list_id};
use crate::session::choosing::Candidate;
use crate::ui::dialogs::{export, focus_once, register};
use crate::ui::theme::{Type, radius, space, tokens};
use crate::ui::widgets::{panes, parts};

/// The height of a row.
const ROW: f32 = 68.0;

/// Whether an article has some words, in lower case, in what the list shows of it.
pub fn has(it: &Candidate, words: &str) -> bool {
    [&title(it), &more(it), &it.beginning, &it.draft.byline]
        .iter()
        .any(|line| line.to_lowercase().contains(words))
}

/// What an article is called: by its headline, else by its first words.
fn title(it: &Candidate) -> String {
    if it.draft.title.is_empty() { it.beginning.clone() } else { it.draft.title.clone() }
}

/// When it was published and by whom: the day stays where an outlet's name is cut.
fn more(it: &Candidate) -> String {
    let day = it.draft.published.map(|day| day.strftime("%-d %b %Y").to_string());
    let outlet = Some(it.draft.outlet.clone()).filter(|name| !name.is_empty());
    let parts: Vec<String> = day.into_iter().chain(outlet).collect();
    if parts.is_empty() { "no outlet or date found".to_owned() } else { parts.join("  ·  ") }
}

impl Intake {
    pub(super) fn list_ui(&mut self, ui: &mut Ui) {
        if self.has_filter() {
            let before = self.filter.clone();
            let name = "Filter articles";
            register::filter_ui(ui, filter_id(), name, &mut self.filter, &mut false);
            if self.filter != before {
                self.look_up();
            }
        }
        ui.horizontal(|ui| {
            let (n, all) = (self.wanted(), self.choice.articles.len());
            let hidden = self.hidden();
            let count = match hidden {
                0 => format!("{n} of {all} ticked"),
                hidden => format!("{n} of {all} ticked, {hidden} not shown"),
            };
            parts::caption(ui, &count);
            if let Some(on) = export::all_or_none(ui, "articles") {
                self.tick_all(on);
            }
        });
        // The keys of the list are one place to get to with Tab.
        let list = ui.available_rect_before_wrap();
        let list = list.with_max_x(list.right() - 2.0);
        let focus = ui.interact(list, list_id(), Sense::focusable_noninteractive());
        focus.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, "Articles to add"));
        focus_once(&focus, &mut self.first);
        if self.rows.is_empty() {
            parts::caption(ui, "No article has these words.");
            return;
        }
        let reveal = std::mem::take(&mut self.reveal);
        let reveal = self.rows.iter().position(|nth| reveal && *nth == self.chosen);
        let (mut clicked, mut toggled) = (None, None);
        let scroll = ScrollArea::vertical().id_salt("articles to choose").auto_shrink(false);
        scroll.show(ui, |ui| {
            panes::rows_in_sight(ui, ROW, self.rows.len(), reveal, |ui, row| {
                let Some(&nth) = self.rows.get(row) else { return };
                match self.row_ui(ui, nth) {
                    Clicked::Row => clicked = Some(nth),
                    Clicked::Tick => toggled = Some(nth),
                    Clicked::Nothing => {}
                }
            });
        });
        if let Some(nth) = toggled {
            self.toggle(nth);
        }
        if let Some(nth) = clicked.or(toggled) {
            self.chosen = nth;
            ui.memory_mut(|memory| memory.request_focus(list_id()));
        }
    }

    /// How many are ticked that the filter hides.
    fn hidden(&self) -> usize {
        let is_ticked = |nth: &&usize| self.ticked.get(**nth).copied().unwrap_or(false);
        self.wanted() - self.rows.iter().filter(is_ticked).count()
    }

    fn row_ui(&self, ui: &mut Ui, nth: usize) -> Clicked {
        let t = tokens(ui);
        let Some(it) = self.choice.articles.get(nth) else { return Clicked::Nothing };
        let known = self.known.get(nth).and_then(Option::as_deref);
        let ticked = self.ticked.get(nth).copied().unwrap_or(false);
        let (title, more) = (title(it), more(it));
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
        let chosen = self.chosen == nth;
        response.widget_info(|| {
            let standing = match known {
                Some(why) => why,
                None if ticked => "ticked",
                None => "not ticked",
            };
            let name = format!("Article {}. {title}, {more}. {standing}", nth + 1);
            WidgetInfo::selected(Role::ListItem, true, chosen, name)
        });
        let card = rect.with_max_x(rect.right() - space::S);
        if chosen || response.hovered() {
            let fill = if chosen { t.accent_tint } else { t.hover };
            ui.painter().rect_filled(card.shrink2(vec2(0.0, 1.0)), radius::CONTROL, fill);
        }
        let tick =
            Rect::from_min_size(pos2(card.left() + space::S, card.top() + 10.0), vec2(16.0, 16.0));
        let mut clicked = if response.clicked() { Clicked::Row } else { Clicked::Nothing };
        if known.is_none() {
            parts::tick(ui, tick, ticked);
            let hit = Rect::from_min_max(card.min, pos2(tick.right() + 6.0, card.bottom()));
            let hit = ui.interact(hit, ui.scope_id().with("tick"), Sense::CLICK);
            hit.widget_info(|| {
                WidgetInfo::selected(Role::CheckBox, true, ticked, format!("Add: {title}"))
            });
            if hit.clicked() {
                clicked = Clicked::Tick;
            }
        }
        let left = tick.right() + space::S;
        let room = card.right() - space::S - left;
        let word = if known.is_some() { "known" } else { "" };
        let word = parts::one_line(ui, word, Type::Micro, t.text_2, 60.0);
        let (color, below) =
            if known.is_some() { (t.text_2, t.text_3) } else { (t.text, t.text_2) };
        let first =
            parts::one_line(ui, title, Type::Strong, color, room - word.size().x - space::S);
        let second = parts::one_line(ui, more, Type::Small, below, room);
        let third = parts::one_line(ui, &it.beginning, Type::Small, t.text_3, room);
        let top = card.top() + 8.0;
        let word_at = pos2(card.right() - space::S - word.size().x, top + 3.0);
        ui.painter().galley(word_at, word, t.text_2);
        ui.painter().galley(pos2(left, top), first, color);
        ui.painter().galley(pos2(left, top + 20.0), second, below);
        ui.painter().galley(pos2(left, top + 36.0), third, t.text_3);
        clicked
    }
}

/// What was clicked of a row.
#[derive(Clone, Copy)]
enum Clicked {
    Nothing,
    Row,
    Tick,
}
