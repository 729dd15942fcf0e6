//! Where a stretch of text stands on the screen once it is laid out.

use egui::epaint::text::{Glyph, PlacedRow};
use egui::{Galley, Pos2, Rect, Vec2, pos2};

use super::bidi::is_from_right;

/// The rows of a galley, each with the number of characters before it.
fn rows(galley: &Galley) -> impl Iterator<Item = (usize, &PlacedRow)> {
    let mut next = 0;
    galley.rows.iter().map(move |placed| {
        let start = next;
        next += placed.row.glyphs.len() + usize::from(placed.ends_with_newline);
        (start, placed)
    })
}

/// The rectangles that cover the characters `from..to` of a galley painted at
/// `at`: one a line, or more where words that run from the left stand among such
/// as run from the right. Spaces at the ends of a line are left out.
pub fn rects(galley: &Galley, at: Pos2, from: usize, to: usize) -> Vec<Rect> {
    let mut rects: Vec<Rect> = Vec::new();
    // Where the rectangles of the line begin, and where its last character that
    // is not a space ends among them.
    let (mut first, mut inked, mut line) = (0, 0, f32::NAN);
    for (start, placed) in rows(galley) {
        if start >= to {
            break;
        }
        if placed.pos.y != line {
            rects.truncate(inked);
            (first, line) = (rects.len(), placed.pos.y);
            inked = first;
        }
        let n = placed.row.glyphs.len();
        let span = from.max(start).min(start + n) - start..to.min(start + n) - start;
        for glyph in placed.row.glyphs.get(span).unwrap_or_default() {
            let is_space = glyph.chr.is_whitespace();
            if glyph.advance_width <= 0.0 || is_space && rects.len() == first {
                continue;
            }
            let min = pos2(at.x + placed.pos.x + glyph.pos.x, at.y + placed.pos.y);
            let max = pos2(min.x + glyph.advance_width, min.y + placed.row.height());
            rects.push(Rect::from_min_max(min, max));
            if !is_space {
                inked = rects.len();
            }
        }
    }
    rects.truncate(inked);
    joined(rects)
}

/// Rectangles of single characters as one where they touch.
fn joined(mut rects: Vec<Rect>) -> Vec<Rect> {
    /// Places are rounded to pixels.
    const TOUCH: f32 = 1.0;
    rects.sort_by(|a, b| a.top().total_cmp(&b.top()).then(a.left().total_cmp(&b.left())));
    let mut wide: Vec<Rect> = Vec::new();
    for rect in rects {
        match wide.last_mut() {
            Some(last) if last.top() == rect.top() && rect.left() <= last.right() + TOUCH => {
                *last = last.union(rect);
            }
            _ => wide.push(rect),
        }
    }
    wide
}

/// Where a galley painted at `at` has its character number `index`: the edge at
/// which the character begins, as a rectangle without width.
pub fn caret(galley: &Galley, at: Pos2, index: usize) -> Rect {
    let mut place = Rect::from_min_size(at, Vec2::ZERO);
    for (start, placed) in rows(galley) {
        if start > index {
            break;
        }
        let glyphs = &placed.row.glyphs;
        let x = match glyphs.get(index - start).or(glyphs.last()) {
            Some(glyph) if index < start + glyphs.len() => begin(glyph),
            Some(glyph) => end(glyph),
            None => 0.0,
        };
        let top = pos2(at.x + placed.pos.x + x, at.y + placed.pos.y);
        place = Rect::from_min_max(top, pos2(top.x, top.y + placed.row.height()));
    }
    place
}

fn begin(glyph: &Glyph) -> f32 {
    if is_from_right(glyph.chr) { glyph.max_x() } else { glyph.pos.x }
}

fn end(glyph: &Glyph) -> f32 {
    if is_from_right(glyph.chr) { glyph.pos.x } else { glyph.max_x() }
}

/// The number of the character whose beginning is nearest to a point, which is
/// given from the top left of the galley.
pub fn char_at(galley: &Galley, point: Vec2) -> usize {
    let above = galley.rows.iter().rev().find(|placed| placed.pos.y <= point.y);
    let Some(line) = above.or(galley.rows.first()).map(|placed| placed.pos.y) else { return 0 };
    let (mut found, mut nearest) = (0, f32::INFINITY);
    for (start, placed) in rows(galley).filter(|(_, placed)| placed.pos.y == line) {
        let x = point.x - placed.pos.x;
        if placed.row.glyphs.is_empty() && nearest.is_infinite() {
            found = start;
        }
        for (i, glyph) in placed.row.glyphs.iter().enumerate() {
            for (index, edge) in [(start + i, begin(glyph)), (start + i + 1, end(glyph))] {
                if (edge - x).abs() < nearest {
                    (found, nearest) = (index, (edge - x).abs());
                }
            }
        }
    }
    found
}

/// The number of characters before a byte of a text.
pub fn chars_before(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    text.get(..byte).map_or(0, |before| before.chars().count())
}

/// The byte at which the `n`th character of a text begins.
pub fn byte_of_char(text: &str, n: usize) -> usize {
    text.char_indices().nth(n).map_or(text.len(), |(byte, _)| byte)
}
