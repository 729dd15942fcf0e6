//! The reader: an article as rows of sentences, of which only those in sight are
//! laid out.
//!
//! Heights of rows out of sight are estimated; a Fenwick tree over them finds
//! the row at any height, so that a frame costs the same for twenty sentences
//! and for two hundred thousand.

mod frame;
mod head;
mod pointer;
mod strip;

use std::ops::Range;

use egui::{CentralPanel, Frame, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2};

use super::row::{self, Row, gutter};
use crate::model::{Article, ArticleId, Change, Project, Record, Span};
use crate::text::{header, language};
use crate::ui::astray::is_astray;
use crate::ui::command::named;
use crate::ui::icon;
use crate::ui::theme::{Type, size, space, tokens};
use crate::ui::view::{Requests, View};
use crate::ui::widgets::heights::{HeightIndex, LineEstimator};
use crate::ui::widgets::{parts, spans};

/// Extra height above a row that begins a paragraph.
const PARAGRAPH: f32 = 12.0;
/// How near the edge a revealed row may come.
const MARGIN: f32 = 48.0;
/// Width of the strip of marks at the right.
const STRIP: f32 = 28.0;

/// The reader's own state: where things stand, never what they are.
#[derive(Default)]
pub struct Reader {
    laid: Option<Laid>,
    /// How many frames still bring the selection into sight: heights become
    /// exact while it comes nearer.
    reveal: u8,
    /// Whether `scrolled` was corrected and is to be taken over.
    shifted: bool,
    /// How far the text is scrolled, and how high the window on it is.
    scrolled: f32,
    window: f32,
    /// The rows that were in sight in the last frame.
    seen: Range<usize>,
    /// A drag over words: the sentence and the byte where it began.
    drag: Option<(usize, u32)>,
}

/// The heights of one article's rows in one width.
struct Laid {
    article: ArticleId,
    width: f32,
    pixels_per_point: f32,
    heights: HeightIndex,
    estimator: LineEstimator,
    head: header::Header,
}

impl Reader {
    /// Whether a row of the open article was in sight in the last frame.
    pub fn shows(&self, row: usize) -> bool {
        self.seen.contains(&row)
    }

    /// Brings the selection into sight.
    pub fn reveal(&mut self) {
        self.reveal = 3;
    }

    /// Follows changes: rows are exchanged where sentences were.
    pub fn follow(&mut self, project: &Project, changes: &[Change]) {
        let Some(laid) = &mut self.laid else { return };
        for change in changes {
            match (&change.before, &change.after) {
                (Some(Record::Sentences(before)), Some(Record::Sentences(after)))
                    if after.article == laid.article =>
                {
                    laid.exchange(project, before.spans.len(), &after.spans);
                }
                (before, after) => {
                    let run = |record: &Option<Record>| match record {
                        Some(Record::Sentences(run)) => run.article == laid.article,
                        _ => false,
                    };
                    if run(before) || run(after) {
                        self.laid = None;
                        return;
                    }
                }
            }
        }
    }

    /// Draws the reader.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, requests: &mut Requests) {
        let t = tokens(ui);
        CentralPanel::no_frame().frame(Frame::new().fill(t.reader)).show(ui, |ui| {
            let Some(article) = view.place.article.and_then(|id| view.project.article(id)) else {
                parts::empty(
                    ui,
                    icon::INBOX,
                    "No articles yet",
                    &format!(
                        "Open files with {}, paste text with {}, or drop files here",
                        named("file.open").key_name(),
                        named("file.paste").key_name()
                    ),
                );
                return;
            };
            self.article_ui(ui, view, article, requests);
        });
    }

    fn article_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        article: &Article,
        requests: &mut Requests,
    ) {
        let whole = ui.max_rect();
        let gutter = gutter::width(view.project.sentences(article.id).len());
        let room = whole.width() - gutter - STRIP - row::MARKS - space::XS;
        let width = room.clamp(120.0, size::COLUMN);
        let left = whole.left()
            + ((whole.width() - gutter - width - row::MARKS - STRIP) / 2.0).max(space::XS);
        let text_left = left + gutter;
        self.lay(ui, view, article.id, width);
        let head = head::galleys(ui, view, article, width);
        let head_height = head.iter().map(|galley| galley.size().y).sum::<f32>() + 44.0;
        self.scroll_to_selection(view, head_height);

        let mut area =
            ScrollArea::vertical().auto_shrink(false).id_salt(("reader", article.id.0.0));
        if self.reveal > 0 || std::mem::take(&mut self.shifted) {
            area = area.vertical_scroll_offset(self.scrolled);
            self.reveal = self.reveal.saturating_sub(1);
            ui.request_repaint();
        }
        let output = area.show_viewport(ui, |ui, seen| {
            let Some(laid) = &self.laid else { return (0.0, None) };
            ui.set_height(head_height + laid.heights.total() as f32 + 120.0);
            let origin = ui.max_rect().min;
            if seen.min.y < head_height {
                let mut y = origin.y + space::XL;
                for galley in &head {
                    ui.painter().galley(pos2(text_left, y), galley.clone(), t_text(ui));
                    y += galley.size().y + 6.0;
                }
            }
            self.rows_ui(
                ui,
                view,
                article,
                requests,
                RowFrame { seen, head_height, left, text_left, width },
            )
        });
        self.scrolled = output.state.clamped_offset().y;
        self.window = output.inner_rect.height();
        let (shift, drag) = output.inner;
        self.drag = drag.or(self.drag.filter(|_| ui.input(|i| i.pointer.primary_down())));
        if shift != 0.0 {
            // Rows above the edge turned out higher or lower than estimated:
            // what is in sight stays where it is.
            self.scrolled += shift;
            self.shifted = true;
            ui.request_repaint();
        }
        strip::strip_ui(ui, view, article.id, whole);
    }

    /// Lays the article out afresh where it, or the width, is another.
    fn lay(&mut self, ui: &Ui, view: &View<'_>, article: ArticleId, width: f32) {
        let pixels_per_point = ui.pixels_per_point();
        let fits = self.laid.as_ref().is_some_and(|laid| {
            laid.article == article
                && laid.width == width
                && laid.pixels_per_point == pixels_per_point
        });
        if fits {
            return;
        }
        let font = Type::Reading.font();
        let text = view.project.text(article);
        let sentences = view.project.sentences(article);
        let estimator = ui.fonts_mut(|fonts| LineEstimator::new(|c| fonts.glyph_width(&font, c)));
        let height = |i: usize| estimated(&estimator, text, sentences, i, width);
        let heights = HeightIndex::new((0..sentences.len()).map(height));
        let head =
            header::read(text, sentences.get(..sentences.len().min(40)).unwrap_or(sentences));
        self.laid = Some(Laid { article, width, pixels_per_point, heights, estimator, head });
        self.reveal();
    }

    /// Moves so far that the selection is in sight.
    fn scroll_to_selection(&mut self, view: &View<'_>, head_height: f32) {
        let Some(laid) = &self.laid else { return };
        if self.reveal == 0 || self.window <= 0.0 || laid.heights.is_empty() {
            return;
        }
        let head = view.place.head.min(laid.heights.len() - 1);
        let top = head_height + laid.heights.top(head) as f32;
        let top = if head == 0 { 0.0 } else { top - MARGIN };
        let bottom =
            head_height + laid.heights.top(head) as f32 + laid.heights.height(head) + MARGIN;
        if bottom > self.scrolled + self.window {
            self.scrolled = bottom - self.window;
        }
        if top < self.scrolled {
            self.scrolled = top.max(0.0);
        }
    }

    /// Draws the rows in sight. Gives by how much rows above the edge grew, and
    /// a drag that began.
    fn rows_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        article: &Article,
        requests: &mut Requests,
        frame: RowFrame,
    ) -> (f32, Option<(usize, u32)>) {
        let RowFrame { seen, head_height, left, text_left, width } = frame;
        let mut begun = None;
        let mut shift = 0.0;
        let drag = self.drag;
        let Some(laid) = &mut self.laid else { return (0.0, None) };
        let text = view.project.text(article.id);
        let sentences = view.project.sentences(article.id);
        let origin = f64::from(ui.max_rect().min.y) + f64::from(head_height);
        let from = f64::from(seen.min.y) - f64::from(head_height);
        let mut i = laid.heights.row_at(from.max(0.0));
        let mut y = (origin + laid.heights.top(i)) as f32;
        let bottom = ui.clip_rect().bottom();
        let chosen = view.place.run();
        let right = text_left + width + row::MARKS;
        let first = i;
        while let Some(&span) = sentences.get(i) {
            if y >= bottom {
                break;
            }
            let row = make_row(view, article, text, sentences, i, laid);
            let galley = row.layout(ui, width);
            let gap = gap_before(text, sentences, i);
            let height = gap + galley.size().y.max(Type::Reading.line()) + 2.0 * row::PAD;
            let delta = laid.heights.set(i, height) as f32;
            if y + height - delta <= ui.clip_rect().top() {
                shift += delta;
            }
            let rect = Rect::from_min_max(pos2(left - space::XS, y + gap), pos2(right, y + height));
            let id = ui.scope_id().with(("sentence", i));
            let response = ui.interact(rect, id, Sense::click_and_drag());
            let selected = chosen.contains(&i);
            response
                .widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, row.name()));
            row::paint_ground(ui, rect, selected, response.hovered() && drag.is_none());
            let numbered = selected && view.place.head == i;
            gutter::paint(ui, &row, rect, text_left - gutter::AFTER, numbered);
            let at = pos2(text_left, y + gap + row::PAD);
            row.paint_text(ui, &galley, at);
            let byte_at = |pointer: egui::Pos2| {
                let index = spans::char_at(&galley, pointer - at);
                let byte = spans::byte_of_char(row.text, index);
                span.start + byte as u32
            };
            if let Some(drag) =
                pointer::mouse(ui, view, article.id, i, &response, drag, byte_at, requests)
            {
                begun = Some(drag);
            }
            pointer::context_menu(&response, view, requests);
            y += height;
            i += 1;
        }
        self.seen = first..i;
        frame::show(ui, view, laid, (left - space::XS, right), origin, text, sentences);
        (shift, begun)
    }
}

/// Where the rows of a frame stand.
struct RowFrame {
    seen: Rect,
    head_height: f32,
    left: f32,
    text_left: f32,
    width: f32,
}

impl Laid {
    /// Exchanges the rows of `out` sentences for those of `into`, which are in
    /// the project already.
    fn exchange(&mut self, project: &Project, out: usize, into: &[Span]) {
        let sentences = project.sentences(self.article);
        let text = project.text(self.article);
        let Some(first) = into.first() else { return };
        let at = sentences.partition_point(|span| span < first);
        let heights: Vec<f32> = (at..at + into.len())
            .map(|i| estimated(&self.estimator, text, sentences, i, self.width))
            .collect();
        self.heights.splice(at..at + out, heights.into_iter());
    }
}

fn t_text(ui: &Ui) -> egui::Color32 {
    tokens(ui).text
}

/// As much of a sentence as is shown. A text without a stop is one sentence,
/// however long it is, and laying out megabytes would hold the window up.
fn shown(text: &str, sentence: Span) -> &str {
    const MOST: usize = 12_000;
    let words = sentence.of_text(text);
    words.get(..words.floor_char_boundary(MOST)).unwrap_or(words)
}

/// The height of a row that was not laid out.
fn estimated(
    estimator: &LineEstimator,
    text: &str,
    sentences: &[Span],
    i: usize,
    width: f32,
) -> f32 {
    let words = sentences.get(i).map_or("", |span| shown(text, *span));
    let lines = estimator.lines(words, width).max(1);
    gap_before(text, sentences, i) + lines as f32 * Type::Reading.line() + 2.0 * row::PAD
}

/// The extra height above a row: more where a paragraph begins.
fn gap_before(text: &str, sentences: &[Span], i: usize) -> f32 {
    let Some(before) = i.checked_sub(1).and_then(|i| sentences.get(i)) else { return 0.0 };
    let Some(here) = sentences.get(i) else { return 0.0 };
    let gap = Span::new(before.end, here.start).of_text(text);
    if gap.contains('\n') { PARAGRAPH } else { 0.0 }
}

fn make_row<'a>(
    view: &View<'a>,
    article: &Article,
    text: &'a str,
    sentences: &[Span],
    i: usize,
    laid: &Laid,
) -> Row<'a> {
    let span = sentences.get(i).copied().unwrap_or_default();
    let project = view.project;
    let tags: Vec<_> = project.tags_in(article.id, span).collect();
    let covers =
        |part: &Option<Span>| part.is_some_and(|part| part.overlaps(span) && !part.is_empty());
    let headline = covers(&laid.head.headline);
    let front = !headline && laid.head.is_front(text, span, i);
    let words = view.place.words.filter(|_| view.place.head == i);
    Row {
        project,
        text: shown(text, span),
        span,
        number: i + 1,
        nothing: project.nothing_here(article.id, span),
        noted: row::is_noted(project, article.id, span, &tags),
        astray: tags.iter().any(|tag| is_astray(project, tag)),
        tags,
        hits: view.search.inside(article.id, span).collect(),
        words,
        front,
        headline,
        from_right: language::is_from_right(&article.language),
    }
}
