//! One sentence of the reader: its gutter, its words, its tags.
//!
//! Tints and underlines: where spans overlap, the narrowest keeps the tint and
//! the wider go on as underlines, so that each stays readable.

pub mod gutter;

use std::sync::Arc;

use egui::{Color32, CornerRadius, Galley, Pos2, Rect, Stroke, StrokeKind, Ui, vec2};

use crate::model::{KindId, Project, Span, Subject, Tag, TagKind};
use crate::ui::place::Words;
use crate::ui::theme::{Tokens, Type, radius, tokens};
use crate::ui::widgets::{bidi, spans};

/// Above and below the words of a row.
pub const PAD: f32 = 5.0;
/// Room for marks right of the words.
pub const MARKS: f32 = 20.0;
/// The height of a tint; a line is higher.
const TINT_HEIGHT: f32 = 25.0;

/// All that is needed to paint a row.
pub struct Row<'a> {
    /// The project.
    pub project: &'a Project,
    /// The sentence's text.
    pub text: &'a str,
    /// Its span in the article.
    pub span: Span,
    /// Its number, from 1.
    pub number: usize,
    /// The tags that reach into it.
    pub tags: Vec<&'a Arc<Tag>>,
    /// Whether it is marked as holding nothing.
    pub nothing: bool,
    /// Whether it or a tag of it has a note.
    pub noted: bool,
    /// Whether the words of a tag are not where it stands.
    pub astray: bool,
    /// Where the search found its words, and whether that is the current hit.
    pub hits: Vec<(Span, bool)>,
    /// The word cursor or selected words.
    pub words: Option<Words>,
    /// Whether it is the head of an article and stands back.
    pub front: bool,
    /// Whether it is the headline.
    pub headline: bool,
    /// Whether the article's language is written from the right.
    pub from_right: bool,
}

impl Row<'_> {
    /// Lays the words out in a column.
    pub fn layout(&self, ui: &Ui, width: f32) -> Arc<Galley> {
        let t = tokens(ui);
        let (role, color) = match (self.headline, self.front) {
            (true, _) => ("read-semibold", t.text),
            (_, true) => ("read", t.text_3),
            _ => ("read", t.text),
        };
        let font = egui::FontId::new(17.0, egui::FontFamily::Name(role.into()));
        let format = egui::TextFormat {
            font_id: font,
            color,
            line_height: Some(Type::Reading.line()),
            valign: egui::Align::Center,
            ..Default::default()
        };
        let mut job = egui::text::LayoutJob::default();
        job.wrap.max_width = width;
        job.break_on_newline = true;
        let selected = self.selected().map(|words| self.local(words));
        match selected {
            Some((from, to)) => {
                let chosen = egui::TextFormat { color: t.on_accent, ..format.clone() };
                job.append(self.text.get(..from).unwrap_or_default(), 0.0, format.clone());
                job.append(self.text.get(from..to).unwrap_or_default(), 0.0, chosen);
                job.append(self.text.get(to..).unwrap_or_default(), 0.0, format);
            }
            None => job.append(self.text, 0.0, format),
        }
        bidi::layout_within(ui, job, self.from_right)
    }

    /// The selected words, where there are any.
    fn selected(&self) -> Option<Span> {
        let words = self.words?;
        let span = Span::new(words.anchor.min(words.head), words.anchor.max(words.head));
        let trimmed = crate::text::words::trim(self.text, self.inside(span)?);
        let back = |at: u32| at + self.span.start;
        (!trimmed.is_empty()).then(|| Span::new(back(trimmed.start), back(trimmed.end)))
    }

    /// A span of the article as bytes of the sentence.
    fn inside(&self, span: Span) -> Option<Span> {
        let both = self.span.meet(span)?;
        Some(Span::new(both.start - self.span.start, both.end - self.span.start))
    }

    fn local(&self, span: Span) -> (usize, usize) {
        let inside = self.inside(span).unwrap_or_default();
        (inside.start as usize, inside.end as usize)
    }

    /// The rectangles that cover a span of the article in this row.
    fn rects(&self, galley: &Galley, at: Pos2, span: Span) -> Vec<Rect> {
        let Some(inside) = self.inside(span) else { return Vec::new() };
        let from = spans::chars_before(self.text, inside.start as usize);
        let to = spans::chars_before(self.text, inside.end as usize);
        spans::rects(galley, at, from, to)
    }

    /// Paints what lies behind and under the words, then the words.
    pub fn paint_text(&self, ui: &Ui, galley: &Arc<Galley>, at: Pos2) {
        let t = tokens(ui);
        let painter = ui.painter();
        for layer in layers(self.project, &self.tags, self.span) {
            let colors = t.hue(layer.kind.hue);
            for rect in self.rects(galley, at, layer.span) {
                match layer.underline {
                    None => {
                        let tint = Rect::from_center_size(
                            rect.center(),
                            vec2(rect.width() + 2.0, TINT_HEIGHT),
                        );
                        painter.rect_filled(tint, radius::TINT, colors.tint);
                    }
                    Some(lane) => {
                        let y = rect.bottom() - 3.0 + 3.0 * lane as f32;
                        painter.hline(rect.x_range(), y, Stroke::new(2.0, colors.text));
                    }
                }
            }
        }
        for (hit, current) in &self.hits {
            for rect in self.rects(galley, at, *hit) {
                let rect =
                    Rect::from_center_size(rect.center(), vec2(rect.width() + 2.0, TINT_HEIGHT));
                painter.rect_filled(rect, radius::TINT, t.hit);
                if *current {
                    let stroke = Stroke::new(1.5, t.accent);
                    painter.rect_stroke(rect, radius::TINT, stroke, StrokeKind::Outside);
                }
            }
        }
        if let Some(selected) = self.selected() {
            for rect in self.rects(galley, at, selected) {
                let rect =
                    Rect::from_center_size(rect.center(), vec2(rect.width() + 2.0, TINT_HEIGHT));
                painter.rect_filled(rect, radius::TINT, t.accent_fill);
            }
        }
        painter.galley(at, Arc::clone(galley), t.text);
        self.paint_cursor(ui, galley, at);
    }

    /// The word cursor: a line before the word it stands at.
    fn paint_cursor(&self, ui: &Ui, galley: &Galley, at: Pos2) {
        let Some(words) = self.words else { return };
        if self.selected().is_some() {
            return;
        }
        let byte = words.head.saturating_sub(self.span.start) as usize;
        let index = spans::chars_before(self.text, byte);
        let rect = spans::caret(galley, at, index);
        let rect = Rect::from_center_size(rect.center(), vec2(2.0, TINT_HEIGHT));
        ui.painter().rect_filled(rect, 1.0, tokens(ui).accent);
    }

    /// What the row is called for those who do not see it, and for tests.
    pub fn name(&self) -> String {
        let mut kinds: Vec<&str> = Vec::new();
        for kind in self.project.kinds().iter() {
            if self.tags.iter().any(|tag| tag.kind == kind.id) {
                kinds.push(&kind.name);
            }
        }
        let state = match (kinds.is_empty(), self.nothing) {
            (false, _) => kinds.join(", "),
            (true, true) => "nothing here".to_owned(),
            (true, false) => "untagged".to_owned(),
        };
        let astray = if self.astray { " (its words are not here)" } else { "" };
        format!("Sentence {}. {state}{astray}. {}", self.number, self.text)
    }
}

/// Whether the sentence or a tag in it has a note.
pub fn is_noted(
    project: &Project,
    article: crate::model::ArticleId,
    span: Span,
    tags: &[&Arc<Tag>],
) -> bool {
    let on = |subject| project.notes_on(subject).next().is_some();
    on(Subject::Sentence(article, span)) || tags.iter().any(|tag| on(Subject::Tag(tag.id)))
}

/// A stretch of text with one sign of one tag.
struct Layer<'a> {
    span: Span,
    kind: &'a TagKind,
    /// The lane of an underline; none for a tint.
    underline: Option<usize>,
}

/// What to paint for the tags of a sentence: tints first, then underlines.
///
/// An attribution says on whose word the rest stands, so it is a line under what
/// other tags leave free, and under all of its words where they leave nothing.
fn layers<'a>(project: &'a Project, tags: &[&'a Arc<Tag>], sentence: Span) -> Vec<Layer<'a>> {
    let mut marks: Vec<(Span, &TagKind)> = tags
        .iter()
        .filter_map(|tag| {
            let kind = project.kinds().iter().find(|kind| kind.id == tag.kind)?;
            Some((sentence.meet(tag.at)?, &**kind))
        })
        .collect();
    // Narrowest first. Two coders' equal tags are one sign.
    marks.sort_by_key(|(span, kind)| (span.len(), kind.number, span.start));
    marks.dedup_by(|a, b| a.0 == b.0 && a.1.id == b.1.id);
    let (attributions, marks): (Vec<_>, Vec<_>) =
        marks.into_iter().partition(|(_, kind)| kind.id == KindId::Attribution);
    let mut cuts: Vec<u32> =
        marks.iter().chain(&attributions).flat_map(|(span, _)| [span.start, span.end]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let pieces = || {
        cuts.windows(2).filter_map(|pair| match pair {
            [start, end] => Some(Span::new(*start, *end)),
            _ => None,
        })
    };
    let over = |piece: Span| marks.iter().filter(move |(span, _)| span.contains(piece));
    let (mut tints, mut lines) = (Vec::new(), Vec::new());
    for piece in pieces() {
        for (depth, &(_, kind)) in over(piece).enumerate() {
            match depth.checked_sub(1) {
                None => extend(&mut tints, piece, kind, None),
                Some(lane) => extend(&mut lines, piece, kind, Some(lane.min(1))),
            }
        }
    }
    for (span, kind) in attributions {
        let inside = || pieces().filter(|piece| span.contains(*piece));
        let covered = inside().all(|piece| over(piece).next().is_some());
        for piece in inside() {
            let depth = over(piece).count();
            if covered || depth == 0 {
                extend(&mut lines, piece, kind, Some(depth.saturating_sub(1).min(1)));
            }
        }
    }
    tints.extend(lines);
    tints
}

/// Adds a piece to the sign of the same kind that ends where it begins, or as a
/// sign of its own.
fn extend<'a>(list: &mut Vec<Layer<'a>>, span: Span, kind: &'a TagKind, underline: Option<usize>) {
    let joins = |layer: &&mut Layer<'_>| {
        layer.span.end == span.start && layer.kind.id == kind.id && layer.underline == underline
    };
    match list.iter_mut().rev().find(joins) {
        Some(layer) => layer.span.end = span.end,
        None => list.push(Layer { span, kind, underline }),
    }
}

/// Paints the ground of a row: chosen, under the pointer, or plain.
pub fn paint_ground(ui: &Ui, rect: Rect, selected: bool, hovered: bool) {
    let t: &Tokens = tokens(ui);
    let color = match (selected, hovered) {
        (true, _) => t.card,
        (_, true) => t.hover,
        _ => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, CornerRadius::same(radius::CARD), color);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleId, CoderId, Id, KindId, Speaker, TagId};

    fn tag(kind: KindId, at: (u32, u32)) -> Arc<Tag> {
        Arc::new(Tag {
            id: TagId(Id(u64::from(at.0) << 8 | u64::from(at.1))),
            article: ArticleId(Id(1)),
            at: Span::new(at.0, at.1),
            kind,
            quote: String::new(),
            coder: CoderId(Id(1)),
            created: "2026-01-02T03:04:05Z".parse().unwrap(),
            denial: None,
            speaker: Speaker::ByRule,
        })
    }

    fn drawn(tags: &[Arc<Tag>]) -> Vec<String> {
        let project = Project::new("");
        let tags: Vec<&Arc<Tag>> = tags.iter().collect();
        layers(&project, &tags, Span::new(0, 30))
            .iter()
            .map(|layer| {
                let sign = layer.underline.map_or("tint".to_owned(), |lane| format!("line {lane}"));
                format!("{} {sign} {}–{}", layer.kind.letter, layer.span.start, layer.span.end)
            })
            .collect()
    }

    #[test]
    fn the_narrower_tag_keeps_the_tint_and_the_wider_goes_on_as_a_line() {
        let tags = [tag(KindId::Claim, (0, 20)), tag(KindId::Denial, (5, 10))];
        assert_eq!(drawn(&tags), ["C tint 0–5", "D tint 5–10", "C tint 10–20", "C line 0 5–10"]);
    }

    #[test]
    fn an_attribution_is_a_line_under_what_the_claim_leaves_free() {
        let tags = [tag(KindId::Attribution, (0, 30)), tag(KindId::Claim, (0, 18))];
        assert_eq!(drawn(&tags), ["C tint 0–18", "A line 0 18–30"]);
    }

    #[test]
    fn an_attribution_that_is_claimed_whole_is_a_line_under_all() {
        let tags = [tag(KindId::Attribution, (0, 30)), tag(KindId::Claim, (0, 30))];
        assert_eq!(drawn(&tags), ["C tint 0–30", "A line 0 0–30"]);
        assert_eq!(drawn(&tags[..1]), ["A line 0 0–30"]);
    }
}
