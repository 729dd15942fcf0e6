//! The board in the window: who asserts, denies, hedges or is silent on each
//! proposition, with the evidence one key away.
//!
//! Rows and cells in sight are looked at, all others are numbers. What the board
//! says is worked out anew only after something changed that it shows.

mod cell;
mod evidence;
mod head;
mod lines;

use std::sync::Arc;

use egui::{Frame, Margin, Panel, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use self::lines::{Anchor, Line, Lines, Order, ROW};
use crate::analysis::board::{Board, By, Row, board};
use crate::model::{ArticleId, Change, Project, PropositionId, Span};
use crate::ui::icon;
use crate::ui::theme::{Type, space, tokens};
use crate::ui::view::{Requests, View};
use crate::ui::widgets::parts;

/// The height of the names of the columns.
const HEAD: f32 = 40.0;
/// The width of a column, with the gap after it.
const COLUMN: f32 = 140.0;
/// Left and right of everything.
const MARGIN: f32 = 32.0;
/// The numbers beside a proposition.
const FIGURE: f32 = 72.0;
/// With more changes than this since the board was seen it is laid out anew: that
/// is as fast, and nothing need be kept.
const MOST_CHANGES: usize = 2_000;

/// The board's own state.
#[derive(Default)]
pub struct BoardPanel {
    by: By,
    order: Order,
    filter: String,
    wants_filter: bool,
    /// The board as it was worked out last.
    board: Option<Arc<Board>>,
    /// What changed since.
    changes: Vec<Change>,
    /// The rows that show, in their order, and the headings of their groups.
    lines: Lines,
    /// The chosen cell: a line, and a column.
    chosen: (usize, usize),
    /// What the chosen line is of.
    anchor: Option<Anchor>,
    /// Whether the evidence of the chosen row is open.
    open: bool,
    /// How high the evidence was when it was drawn last.
    evidence: f32,
    /// How far the columns are moved to the left.
    offset: f32,
    /// Whether the chosen cell is to be brought into sight.
    reveal: bool,
    /// The proposition to choose once the board is worked out.
    wanted: Option<PropositionId>,
}

impl BoardPanel {
    /// What goes across.
    pub const fn by(&self) -> By {
        self.by
    }

    /// Puts something else across.
    pub fn set_by(&mut self, by: By) {
        self.by = by;
        self.forget();
        self.chosen.1 = 0;
        self.offset = 0.0;
    }

    /// Follows changes, once the board is to be seen again.
    pub fn follow(&mut self, changes: &[Change]) {
        if self.board.is_none() {
            return;
        }
        if self.changes.len() + changes.len() > MOST_CHANGES {
            self.forget();
        } else {
            self.changes.extend_from_slice(changes);
        }
    }

    /// Has the board laid out anew.
    fn forget(&mut self) {
        self.board = None;
        self.changes.clear();
    }

    /// Opens the evidence of the chosen row, or closes it.
    pub const fn toggle(&mut self) {
        self.open = !self.open;
        self.reveal = true;
    }

    /// Closes the evidence; false where it was closed already.
    pub const fn close(&mut self) -> bool {
        std::mem::replace(&mut self.open, false)
    }

    /// Chooses a proposition, and opens its evidence.
    pub fn choose(&mut self, proposition: PropositionId) {
        self.filter.clear();
        self.wanted = Some(proposition);
    }

    /// Has the field for words get the focus.
    pub const fn start_filter(&mut self) {
        self.wants_filter = true;
    }

    /// Whether the field for words waits for the focus.
    pub const fn wants_focus(&self) -> bool {
        self.wants_filter
    }

    /// The first sentence behind the chosen cell, or else its row.
    pub fn evidence_of_chosen(&self) -> Option<(ArticleId, Span)> {
        let (board, row) = (self.board.as_ref()?, self.chosen_row()?);
        let of_cell = board.cell(row, self.chosen.1).links.first();
        let (article, at, _) = of_cell.or_else(|| row.links.first())?.at;
        Some((article, at))
    }

    /// The proposition of the chosen row.
    pub fn chosen_proposition(&self) -> Option<PropositionId> {
        self.chosen_row().map(|row| row.proposition)
    }

    /// Draws the board.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, requests: &mut Requests) {
        let t = tokens(ui);
        let board = self.work_out(view.project);
        let frame = Frame::new().fill(t.panel).inner_margin(Margin::symmetric(MARGIN as i8, 10));
        Panel::top("board controls").frame(frame).resizable(false).show(ui, |ui| {
            self.controls_ui(ui, view, requests);
        });
        egui::CentralPanel::default().frame(Frame::new().fill(t.reader)).show(ui, |ui| {
            if board.rows.is_empty() {
                let hint = "In the reader, press p on a sentence to say what it claims. Sentences \
                            of other reports that claim or deny the same are linked to it, and the \
                            board shows who says what.";
                parts::empty(ui, icon::QUOTE, "No propositions yet", hint);
                return;
            }
            if self.lines.is_empty() {
                parts::empty(ui, icon::SEARCH, "No proposition has these words", "");
                return;
            }
            self.grid_ui(ui, view, &board, requests);
        });
    }

    /// The board, worked out where something has changed.
    fn work_out(&mut self, project: &Project) -> Arc<Board> {
        let changes = std::mem::take(&mut self.changes);
        let (board, is_new) = match self.board.take() {
            Some(mut board) => {
                if !changes.is_empty() {
                    Arc::make_mut(&mut board).follow(project, &changes);
                }
                (board, !changes.is_empty())
            }
            None => (Arc::new(board(project, self.by)), true),
        };
        self.board = Some(Arc::clone(&board));
        if is_new || self.wanted.is_some() {
            self.choose_lines(project);
        }
        board
    }

    fn grid_ui(&mut self, ui: &mut Ui, view: &View<'_>, board: &Board, requests: &mut Requests) {
        let all = ui.max_rect();
        // What few columns leave is the propositions'.
        let columns = board.columns().len() as f32 * COLUMN + 2.0 * (FIGURE + MARGIN);
        let share = all.width() * 0.28;
        let wording = (all.width() - columns).clamp(share, share.max(560.0));
        let left = all.left() + MARGIN + wording + 2.0 * FIGURE;
        let cells =
            Rect::from_min_max(pos2(left, all.top()), pos2(all.right() - MARGIN, all.bottom()));
        self.scroll_columns(ui, board, cells);
        self.head_ui(ui, board, all, cells);
        let body = Rect::from_min_max(pos2(all.left(), all.top() + HEAD), all.max);
        let mut ui = ui.new_child(UiBuilder::new().max_rect(body));
        let chosen = self.chosen.0;
        let opened = self.open && self.lines.row(chosen).is_some();
        let evidence = if opened { self.evidence } else { 0.0 };
        let height = self.lines.height() + evidence + space::XL;
        let scroll = ScrollArea::vertical().id_salt("board").auto_shrink(false);
        scroll.show_viewport(&mut ui, |ui, seen| {
            ui.set_height(height);
            let origin = ui.max_rect().min;
            if std::mem::take(&mut self.reveal) {
                let (top, height) = self.lines.extent(chosen);
                let above = self.lines.heading_above(chosen);
                let at = pos2(origin.x, origin.y + top - above);
                let line = Rect::from_min_size(at, vec2(1.0, above + height + evidence));
                ui.scroll_to_rect(line, None);
            }
            let top_of = |lines: &Lines, nth: usize| {
                lines.extent(nth).0 + if nth > chosen { evidence } else { 0.0 }
            };
            // Of a group that goes on above, the heading stays in sight.
            let mut above = (0..=self.lines.at(seen.top())).rev();
            let first = above.find(|nth| top_of(&self.lines, *nth) <= seen.top());
            let stuck = first.and_then(|first| self.lines.stuck(first));
            let stuck = stuck.map(|(nth, next)| {
                let (_, height) = self.lines.extent(nth);
                let pushed = next.map_or(f32::INFINITY, |next| top_of(&self.lines, next) - height);
                (nth, seen.top().min(pushed))
            });
            for nth in self.lines.at((seen.top() - evidence).max(0.0))..self.lines.len() {
                let (_, height) = self.lines.extent(nth);
                let top = top_of(&self.lines, nth);
                if top > seen.bottom() {
                    break;
                }
                let at = pos2(origin.x, origin.y + top);
                let rect = Rect::from_min_size(at, vec2(all.width(), height));
                let (row, place) = match self.lines.get(nth) {
                    Some(Line::Row { row, place }) => (*row, *place),
                    Some(_) if stuck.is_some_and(|(stuck, _)| stuck == nth) => continue,
                    Some(heading) => {
                        if head::heading_ui(ui, heading, chosen == nth, rect) {
                            self.fold_at(view.project, nth);
                            ui.ctx().request_repaint();
                            break;
                        }
                        continue;
                    }
                    None => break,
                };
                let Some(row) = board.rows.get(row) else { continue };
                self.row_ui(ui, board, (nth, place, row), rect, cells, requests);
                if opened && nth == chosen {
                    self.evidence_ui(ui, view, board, row, rect, requests);
                }
            }
            if let Some((nth, top)) = stuck
                && let Some(heading) = self.lines.get(nth)
            {
                let at = pos2(origin.x, origin.y + top);
                let rect = Rect::from_min_size(at, vec2(all.width(), self.lines.extent(nth).1));
                if head::heading_ui(ui, heading, false, rect) {
                    self.fold_at(view.project, nth);
                    ui.ctx().request_repaint();
                }
            }
        });
    }

    /// Moves the columns by the wheel, and so that the chosen one is in sight.
    fn scroll_columns(&mut self, ui: &Ui, board: &Board, cells: Rect) {
        let most = (board.columns().len() as f32 * COLUMN - cells.width()).max(0.0);
        if ui.rect_contains_pointer(cells) {
            self.offset -= ui.input(|i| i.smooth_scroll_delta.x);
        }
        if self.reveal {
            let left = self.chosen.1 as f32 * COLUMN;
            self.offset = self.offset.clamp((left + COLUMN - cells.width()).max(0.0), left);
        }
        self.offset = self.offset.clamp(0.0, most);
    }

    /// The columns in sight, with where each begins.
    fn columns_in(&self, board: &Board, cells: Rect) -> impl Iterator<Item = (usize, f32)> + use<> {
        let first = (self.offset / COLUMN) as usize;
        let (offset, left, right, n) =
            (self.offset, cells.left(), cells.right(), board.columns().len());
        (first..n)
            .map(move |nth| (nth, left + nth as f32 * COLUMN - offset))
            .take_while(move |(_, x)| *x < right)
    }

    fn row_ui(
        &mut self,
        ui: &mut Ui,
        board: &Board,
        (nth, place, row): (usize, usize, &Row),
        rect: Rect,
        cells: Rect,
        requests: &mut Requests,
    ) {
        let t = tokens(ui);
        let is_chosen = self.chosen.0 == nth;
        if is_chosen {
            ui.painter().rect_filled(rect, 0.0, t.card);
        }
        ui.painter().hline(rect.x_range(), rect.bottom(), (1.0, t.line));
        let name = head::told(place, row);
        let left = rect.with_max_x(cells.left());
        let response =
            ui.interact(left, ui.scope_id().with(("proposition", place)), Sense::click());
        response
            .widget_info(|| egui::WidgetInfo::selected(egui::Role::Row, true, is_chosen, &name));
        if response.clicked() {
            self.choose_line(nth);
        }
        if response.double_clicked() {
            let id = row.proposition;
            requests.with(move |desk, ctx| desk.open_propositions(ctx, Some(id)));
        }
        response.on_hover_text(&name);
        head::proposition_ui(ui, place, row, rect, cells.left());
        let mut clipped = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(("row", place)));
        // The frame of the chosen cell stands out a little.
        let clip = Rect::from_x_y_ranges(cells.x_range(), rect.y_range()).expand(3.0);
        clipped.set_clip_rect(clip.intersect(ui.clip_rect()));
        let columns: Vec<(usize, f32)> = self.columns_in(board, cells).collect();
        for (column, x) in columns {
            let Some(of) = board.columns().get(column) else { continue };
            let cell = board.cell(row, column);
            let within =
                Rect::from_min_size(pos2(x, rect.top() + 12.0), vec2(COLUMN - 8.0, ROW - 24.0));
            let chosen = self.chosen == (nth, column);
            let name = format!("{}, {}: {}", row.wording, of.name, cell.words());
            let response =
                clipped.interact(within, clipped.scope_id().with(column), Sense::click());
            response.widget_info(|| {
                egui::WidgetInfo::selected(egui::Role::Button, true, chosen, &name)
            });
            cell::paint(&clipped, &cell, within, chosen, response.hovered());
            let response = response.on_hover_text(&name);
            if response.clicked() {
                // A click on the open cell closes it.
                self.open = !(self.open && chosen);
                self.choose_line(nth);
                self.chosen.1 = column;
            }
        }
    }
}

/// Paints words in one line at a place, and says how wide they are.
fn words(ui: &Ui, at: egui::Pos2, words: &str, role: Type, color: egui::Color32, room: f32) -> f32 {
    let galley = parts::one_line(ui, words, role, color, room);
    let width = galley.size().x;
    ui.painter().galley(at, galley, color);
    width
}
