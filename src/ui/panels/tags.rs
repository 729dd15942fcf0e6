//! The table of all tags and, while something is looked for, the list of hits.
//!
//! The rows are kept sorted and filtered; an edit takes out and puts in the rows
//! of the tags it changed, so that its cost does not grow with the table.

mod head;
mod hits;
mod order;
mod row;
mod said;

use std::sync::Arc;

use egui::{
    Frame, Margin, Panel, Rect, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};

use crate::model::{ArticleId, Change, KindId, Project, Record, Subject, Tag};
use crate::ui::astray::{Astray, is_astray};
use crate::ui::command::named;
use crate::ui::icon;
use crate::ui::theme::{Type, size, tokens};
use crate::ui::view::{Requests, View};
use crate::ui::widgets::{figure, parts};

use order::{Column, Order, RowKey};
use said::{Touched, Voices};

/// More changes than this are not followed one by one.
const MANY: usize = 100;

/// How low a panel can be made.
const LEAST: f32 = 120.0;

/// How high the table is at first: head, names of columns, and four rows.
const TABLE: f32 = 68.0 + 4.0 * size::TABLE_ROW;

/// The height of as many rows as there is room for: none is cut by the edge.
fn whole_rows(ui: &Ui) -> f32 {
    (ui.available_height() / size::TABLE_ROW).floor().max(1.0) * size::TABLE_ROW
}

/// The table's own state.
#[derive(Default)]
pub struct TagsPanel {
    /// Rows in the order shown; absent when they must be worked out afresh.
    rows: Option<Vec<RowKey>>,
    order: Order,
    kind: Option<KindId>,
    article: Option<ArticleId>,
    words: String,
    /// Who speaks in the tags.
    voices: Voices,
    astray: Astray,
    /// Whether only tags without their words are listed.
    astray_only: bool,
    hits: bool,
    /// Whether kinds are offered for the ticked hits: their keys answer that.
    offers_kinds: bool,
    table_height: Height,
    hits_height: Height,
}

/// How high the analyst made a panel; a low window does not change that.
#[derive(Default)]
struct Height(Option<f32>);

impl Height {
    /// Shows a panel at the bottom, in a low window as high as there is room.
    fn show(&mut self, ui: &mut Ui, id: &str, default: f32, add: impl FnOnce(&mut Ui)) {
        let frame = Frame::new().fill(tokens(ui).panel);
        let most = (ui.available_height() * 0.5).max(LEAST);
        let add = |ui: &mut Ui| {
            // What it holds may be lower, and does not make it so.
            ui.expand_to_include_rect(ui.max_rect());
            ui.spacing_mut().item_spacing.y = 0.0;
            add(ui);
        };
        if self.0.is_some_and(|chosen| chosen > most) {
            let panel = Panel::bottom((id, "low")).exact_size(most).resizable(false);
            panel.frame(frame).show(ui, add);
        } else {
            let panel = Panel::bottom(id).resizable(true).default_size(default);
            let panel = panel.size_range(LEAST..=most);
            self.0 = Some(panel.frame(frame).show(ui, add).response.rect.height());
        }
    }
}

impl TagsPanel {
    /// Shows the hits of the search in place of the tags.
    pub fn show_hits(&mut self) {
        self.hits = true;
    }

    /// Shows the tags.
    pub fn show_tags(&mut self) {
        self.hits = false;
        self.offers_kinds = false;
    }

    /// Offers the kinds for the ticked hits, or does so no longer.
    pub fn offer_kinds(&mut self, offer: bool) {
        self.offers_kinds = offer;
    }

    /// Whether kinds are offered for the ticked hits.
    pub const fn offers_kinds(&self) -> bool {
        self.offers_kinds
    }

    /// Follows changes.
    pub fn follow(&mut self, project: &Project, changes: &[Change]) {
        self.kind = self.kind.filter(|kind| project.kind(*kind).is_some());
        self.article = self.article.filter(|id| project.article(*id).is_some());
        self.astray.follow(project, changes);
        let touched = self.voices.follow(project, changes);
        let Some(mut rows) = self.rows.take() else { return };
        // One row more or less is cheap; very many, as when an article with all
        // its tags goes, are sorted anew in one go.
        let listed = |change: &Change| {
            matches!(
                change.record(),
                Some(Record::Article(_) | Record::Outlet(_) | Record::Kind(_))
            )
        };
        if changes.len() > MANY || changes.iter().any(listed) {
            return;
        }
        if self.looks_at_sayings() {
            let noted = |change: &Change| match change.record() {
                Some(Record::Note(note)) => self.looks_at_notes(note.on),
                _ => false,
            };
            if changes.iter().any(noted) {
                return;
            }
            self.rows = self.follow_sayings(project, rows, &touched);
            return;
        }
        for change in changes {
            for (record, there) in [(&change.before, false), (&change.after, true)] {
                match record {
                    Some(Record::Tag(tag)) => {
                        if there && !self.fits(project, tag) {
                            continue;
                        }
                        let key = self.order.key(project, tag, &mut self.voices);
                        match (rows.binary_search_by(|row| self.order.compare(row, &key)), there) {
                            (Err(at), true) => rows.insert(at, key),
                            (Ok(at), false) => drop(rows.remove(at)),
                            (Ok(_), true) => {}
                            (Err(_), false) if !self.fits_filters(tag) => {}
                            // The row is sorted by something that changed with it.
                            (Err(_), false) => rows.retain(|row| row.tag != tag.id),
                        }
                    }
                    Some(Record::Note(note)) if self.looks_at_notes(note.on) => return,
                    _ => {}
                }
            }
        }
        self.rows = Some(rows);
    }

    /// Whether it decides who speaks, or what is linked, which rows show and where.
    fn looks_at_sayings(&self) -> bool {
        matches!(self.order.column, Column::Speaker | Column::Proposition) || !self.words.is_empty()
    }

    /// Puts the rows of articles in place in which somebody else may speak now.
    fn follow_sayings(
        &mut self,
        project: &Project,
        mut rows: Vec<RowKey>,
        touched: &Touched,
    ) -> Option<Vec<RowKey>> {
        if touched.all {
            return None;
        }
        rows.retain(|row| !touched.articles.contains(&row.article()));
        let of_touched = touched.articles.iter().flat_map(|article| project.tags_of(*article));
        let fresh = self.keys(project, of_touched);
        let mut all = Vec::with_capacity(rows.len() + fresh.len());
        let mut fresh = fresh.into_iter().peekable();
        for row in rows {
            while let Some(key) = fresh.next_if(|it| self.order.compare(it, &row).is_lt()) {
                all.push(key);
            }
            all.push(row);
        }
        all.extend(fresh);
        Some(all)
    }

    /// The rows of those tags that are listed, in order.
    fn keys<'p>(
        &mut self,
        project: &'p Project,
        tags: impl Iterator<Item = &'p Arc<Tag>>,
    ) -> Vec<RowKey> {
        let mut keys = Vec::new();
        for tag in tags {
            if self.fits(project, tag) {
                keys.push(self.order.key(project, tag, &mut self.voices));
            }
        }
        keys.sort_by(|a, b| self.order.compare(a, b));
        keys
    }

    /// Whether a note on something may change which rows show, and where.
    fn looks_at_notes(&self, on: Subject) -> bool {
        matches!(on, Subject::Tag(_))
            && (self.order.column == Column::Note || !self.words.is_empty())
    }

    fn fits_filters(&self, tag: &Tag) -> bool {
        self.kind.is_none_or(|kind| kind == tag.kind)
            && self.article.is_none_or(|article| article == tag.article)
    }

    fn fits(&mut self, project: &Project, tag: &Tag) -> bool {
        if !self.fits_filters(tag) || self.astray_only && !is_astray(project, tag) {
            return false;
        }
        if self.words.is_empty() {
            return true;
        }
        let words = self.words.to_lowercase();
        let has = |text: &str| text.to_lowercase().contains(&words);
        has(tag.at.of_text(project.text(tag.article)))
            || project.notes_on(Subject::Tag(tag.id)).any(|note| has(&note.text))
            || said::linked(project, tag).any(|(.., wording)| has(wording))
            || has(&self.voices.name(project, tag))
    }

    fn refresh(&mut self, project: &Project) -> &[RowKey] {
        if self.rows.is_none() {
            let tags: Box<dyn Iterator<Item = &Arc<Tag>>> = match self.article {
                Some(article) => Box::new(project.tags_of(article)),
                None => Box::new(project.tags().iter()),
            };
            self.rows = Some(self.keys(project, tags));
        }
        self.rows.as_deref().unwrap_or_default()
    }

    /// Draws the panel.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, requests: &mut Requests) {
        let short = ui.available_height() < size::SHORT_HEIGHT;
        self.offers_kinds &= self.hits;
        if self.hits && view.search.is_on() {
            let offered = self.offers_kinds;
            self.hits_height.show(ui, "hits", 200.0, |ui| hits::show(ui, view, offered, requests));
        } else if !view.settings.tags || short {
            let frame = Frame::new().fill(tokens(ui).panel);
            let panel = Panel::bottom("tags folded").exact_size(36.0).resizable(false);
            panel.frame(frame).show(ui, |ui| Self::folded_ui(ui, view, requests));
        } else {
            let mut height = std::mem::take(&mut self.table_height);
            height.show(ui, "tags", TABLE, |ui| {
                self.head_ui(ui, view, requests);
                self.table_ui(ui, view, requests);
            });
            self.table_height = height;
        }
    }

    fn folded_ui(ui: &mut Ui, view: &View<'_>, requests: &mut Requests) {
        let t = tokens(ui);
        Frame::new().inner_margin(Margin::symmetric(16, 4)).show(ui, |ui| {
            ui.horizontal_centered(|ui| {
                ui.label(RichText::new("Tags").font(Type::Heading.font()).color(t.text));
                let n = figure::grouped(view.project.tags().len());
                ui.label(RichText::new(n).font(Type::Small.font()).color(t.text_3));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if parts::icon_button(ui, icon::PANEL_BOTTOM, "Unfold the tag table", false)
                        .clicked()
                    {
                        requests.run(named("view.tags"));
                    }
                });
            });
        });
    }

    fn table_ui(&mut self, ui: &mut Ui, view: &View<'_>, requests: &mut Requests) {
        let columns = Column::layout(ui.available_width(), self.order.column);
        if self.header_ui(ui, &columns) {
            self.rows = None;
        }
        self.refresh(view.project);
        let rows = self.rows.as_deref().unwrap_or_default();
        if rows.is_empty() {
            let (what, hint) = if view.project.tags().is_empty() {
                ("No tags yet", "Choose a sentence and press c, d or a")
            } else {
                ("No tags like these", "Change the filters above")
            };
            parts::empty(ui, icon::TAG, what, hint);
            return;
        }
        let area = ScrollArea::vertical().auto_shrink(false).max_height(whole_rows(ui));
        area.id_salt("tag table").show_rows(ui, size::TABLE_ROW, rows.len(), |ui, visible| {
            for row in rows.get(visible).unwrap_or_default() {
                if let Some(tag) = view.project.tag(row.tag) {
                    row::show(ui, view, tag, &columns, &mut self.voices, requests);
                }
            }
        });
    }

    /// The heads of the columns; true if another order was chosen.
    fn header_ui(&mut self, ui: &mut Ui, columns: &[(Column, f32, f32)]) -> bool {
        let t = tokens(ui);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
        let mut changed = false;
        for (column, left, width) in columns {
            let cell =
                Rect::from_min_size(pos2(rect.left() + left, rect.top()), vec2(*width, 26.0));
            let response = ui.interact(cell, ui.scope_id().with(column.name()), Sense::click());
            response.widget_info(|| {
                WidgetInfo::labeled(
                    Role::Button,
                    true,
                    format!("Sort by {}", column.name().to_lowercase()),
                )
            });
            let chosen = self.order.column == *column;
            let color = if chosen || response.hovered() { t.text } else { t.text_2 };
            let mut name = column.name().to_owned();
            if chosen {
                name.push_str(if self.order.descending { "  ↓" } else { "  ↑" });
            }
            let galley = parts::one_line(ui, name, Type::Small, color, *width - 8.0);
            ui.painter().galley(
                pos2(cell.left(), cell.center().y - galley.size().y / 2.0),
                galley,
                color,
            );
            if response.clicked() {
                self.order.choose(*column);
                changed = true;
            }
        }
        ui.painter().hline(rect.x_range(), rect.bottom(), (1.0, t.line));
        changed
    }
}
