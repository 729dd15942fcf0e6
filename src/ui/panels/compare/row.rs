//! A row of two sentences: their words, what differs, and what joins them.

use std::sync::Arc;

use egui::{Galley, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{ComparePanel, Seen, Side, called, line};
use crate::analysis::side_by_side::{Match, Row};
use crate::model::{ArticleId, Project, Span};
use crate::text::language::is_from_right;
use crate::ui::theme::{Type, radius, space, tokens};
use crate::ui::widgets::marked::marked;
use crate::ui::widgets::{bidi, parts, spans};

/// Above and below the words.
const PADDING: f32 = 10.0;
/// Between the two columns.
const BETWEEN: f32 = 76.0;
/// The widest that a column gets: longer lines read badly.
const WIDEST: f32 = 760.0;
/// Left of the words, for their number.
const NUMBER: f32 = 32.0;
/// The height of a tint; a line is higher, and has its underlines below.
const TINT: f32 = 18.0;
/// The most bytes of a sentence that are shown.
const SHOWN: usize = 4000;
/// The most remarks under a row.
const REMARKS: usize = 3;

/// Where the two columns of words stand.
pub struct Columns {
    left: f32,
    right: f32,
    width: f32,
}

impl Columns {
    /// The columns of a view.
    pub fn of(all: Rect, margin: f32) -> Self {
        let each = ((all.width() - 2.0 * margin - BETWEEN) / 2.0).clamp(80.0, WIDEST);
        let left = all.center().x - BETWEEN / 2.0 - each + NUMBER;
        Self { left, right: left + each + BETWEEN, width: each - NUMBER }
    }
}

/// A row that was laid out.
pub struct Laid {
    /// How high it is.
    pub height: f32,
    first: Option<Arc<Galley>>,
    second: Option<Arc<Galley>>,
    remarks: Option<Arc<Galley>>,
}

/// About how high a row is.
pub fn guess(project: &Project, pair: (ArticleId, ArticleId), row: &Row, columns: &Columns) -> f32 {
    let a_line = (columns.width / 7.0).max(8.0);
    let lines = |article: ArticleId, at: Option<(usize, Span)>| {
        let chars = at.map_or(0, |(_, at)| at.of_text(project.text(article)).len().min(SHOWN));
        (chars as f32 / a_line).ceil().max(1.0)
    };
    let most = lines(pair.0, row.first).max(lines(pair.1, row.second));
    most * Type::Quote.line() + 2.0 * PADDING
}

/// Lays a row out.
pub fn lay_out(ui: &Ui, project: &Project, seen: &Seen, row: &Row, columns: &Columns) -> Laid {
    let t = tokens(ui);
    let wording = match &row.how {
        Match::Both { wording, .. } => Some(wording),
        _ => None,
    };
    let galley = |side: Side| {
        let (article, at) = match side {
            Side::First => (seen.pair.0, row.first?.1),
            Side::Second => (seen.pair.1, row.second?.1),
        };
        let stressed: Vec<Span> = wording
            .iter()
            .flat_map(|it| &it.parts)
            .map(|part| if side == Side::First { part.before } else { part.after })
            .filter(|span| !span.is_empty())
            .collect();
        let words = at.of_text(project.text(article));
        let color = if row.front { t.text_3 } else { t.text };
        let mut job = marked(ui, words, &stressed, color, SHOWN);
        job.wrap.max_width = columns.width;
        let from_right = project.article(article).is_some_and(|it| is_from_right(&it.language));
        Some(bidi::layout_within(ui, job, from_right))
    };
    let (first, second) = (galley(Side::First), galley(Side::Second));
    let remarks = wording.map(|it| it.remarks.iter().take(REMARKS).cloned().collect::<Vec<_>>());
    let remarks = remarks.filter(|it| !it.is_empty()).map(|it| {
        let words = it.join("  ·  ");
        parts::lines(ui, words, Type::Small, t.text_2, columns.width, 2)
    });
    let height = |galley: &Option<Arc<Galley>>| galley.as_ref().map_or(0.0, |it| it.size().y);
    let below = remarks.as_ref().map_or(0.0, |it| it.size().y + space::XS);
    let words = height(&first).max(height(&second) + below).max(Type::Quote.line());
    Laid { height: words + 2.0 * PADDING, first, second, remarks }
}

/// Tints the words of a sentence that stand in a passage of both articles. Speech
/// and boilerplate are no sign of copying.
fn tint(
    ui: &Ui,
    seen: &Seen,
    (article, at): (ArticleId, Span),
    words: &str,
    laid: (&Galley, Pos2),
) {
    let Some(proposal) = &seen.proposal else { return };
    let counted = proposal.passages.iter().filter(|it| !it.common);
    let spans = counted.map(|it| if article == proposal.from { it.from } else { it.to });
    for span in spans.filter(|span| span.overlaps(at)) {
        let [from, to] = [span.start.max(at.start), span.end.min(at.end)]
            .map(|byte| spans::chars_before(words, (byte - at.start) as usize));
        for rect in spans::rects(laid.0, laid.1, from, to) {
            let tint = Rect::from_center_size(rect.center(), vec2(rect.width() + 2.0, TINT));
            ui.painter().rect_filled(tint, radius::TINT, tokens(ui).pressed);
        }
    }
}

impl ComparePanel {
    #[expect(clippy::too_many_arguments, reason = "a row, where it stands, and what it shows")]
    pub(super) fn row_ui(
        &mut self,
        ui: &Ui,
        project: &Project,
        seen: &Seen,
        (nth, row): (usize, &Row),
        laid: Laid,
        rect: Rect,
        columns: &Columns,
    ) {
        let t = tokens(ui);
        let is_chosen = self.chosen == nth;
        if is_chosen {
            ui.painter().rect_filled(rect, 0.0, t.card);
        }
        ui.painter().hline(rect.x_range(), rect.bottom(), (1.0, t.line));
        let top = rect.top() + PADDING;
        let middle = top + Type::Quote.line() / 2.0;
        let sides = [
            (Side::First, seen.pair.0, row.first, &laid.first, columns.left),
            (Side::Second, seen.pair.1, row.second, &laid.second, columns.right),
        ];
        for (side, article, sentence, galley, x) in sides {
            let (Some((number, at)), Some(galley)) = (sentence, galley) else {
                if row.front {
                    continue;
                }
                let words = format!("not in {}", called(project, article));
                let galley = line(ui, words, Type::Small, t.text_3, columns.width);
                ui.painter().galley(pos2(x, middle - galley.size().y / 2.0), galley, t.text_3);
                continue;
            };
            let cell = Rect::from_min_max(
                pos2(x - NUMBER, rect.top() + 2.0),
                pos2(x + columns.width + space::S, rect.bottom() - 2.0),
            );
            let id = ui.scope_id().with((nth, side == Side::First));
            let response = ui.interact(cell, id, Sense::click());
            let is_here = is_chosen && (self.side == side || sides[other(side)].2.is_none());
            let words = at.of_text(project.text(article));
            response.widget_info(|| {
                let name =
                    format!("{}, sentence {}: {words}", called(project, article), number + 1);
                WidgetInfo::selected(Role::ListItem, true, is_here, name)
            });
            if response.clicked() {
                (self.chosen, self.side) = (nth, side);
            }
            if is_here {
                let line = Stroke::new(1.5, t.accent);
                ui.painter().rect_stroke(cell, radius::CARD, line, StrokeKind::Inside);
            } else if response.hovered() {
                ui.painter().rect_filled(cell, radius::CARD, t.hover);
            }
            let number = line(ui, (number + 1).to_string(), Type::Micro, t.text_3, NUMBER);
            let number_at = pos2(x - space::S - number.size().x, middle - number.size().y / 2.0);
            ui.painter().galley(number_at, number, t.text_3);
            // What only one of them has is told by a bar beside it.
            if !row.front && (row.first.is_none() || row.second.is_none()) {
                let bar =
                    Rect::from_min_size(pos2(x - NUMBER + 4.0, top), vec2(3.0, galley.size().y));
                ui.painter().rect_filled(bar, 1.5, t.text_3);
            }
            tint(ui, seen, (article, at), words, (galley, pos2(x, top)));
            ui.painter().galley(pos2(x, top), Arc::clone(galley), t.text);
        }
        if let (Some(remarks), Some(second)) = (laid.remarks, &laid.second) {
            let at = pos2(columns.right, top + second.size().y + space::XS);
            ui.painter().galley(at, remarks, t.text_2);
        }
        join(ui, row, columns, middle);
    }
}

const fn other(side: Side) -> usize {
    match side {
        Side::First => 1,
        Side::Second => 0,
    }
}

/// The line between two sentences that go together, and how near they are.
fn join(ui: &Ui, row: &Row, columns: &Columns, y: f32) {
    let t = tokens(ui);
    let Match::Both { similarity, moved, .. } = &row.how else { return };
    let (from, to) = (columns.left + columns.width + space::S + 2.0, columns.right - NUMBER - 2.0);
    let words = match (row.is_same(), *moved) {
        (_, true) => "moved".to_owned(),
        (true, _) => "same".to_owned(),
        // Words that differ are not the same, however near.
        _ => format!("{:.0} %", (similarity * 100.0).min(99.0)),
    };
    let galley = line(ui, words, Type::Micro, t.text_3, BETWEEN);
    let middle = f32::midpoint(from, to);
    let half = galley.size().x / 2.0 + 4.0;
    let stroke = Stroke::new(1.0, t.control_line);
    ui.painter().hline(from..=(middle - half).max(from), y, stroke);
    ui.painter().hline((middle + half).min(to)..=to, y, stroke);
    let at = pos2(middle - galley.size().x / 2.0, y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, t.text_3);
}
