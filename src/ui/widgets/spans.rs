//! Where a stretch of text stands on the screen once it is laid out.

use egui::{Galley, Pos2, Rect, pos2};

/// The rectangles, one a line, that cover the characters `from..to` of a galley
/// painted at `at`. Spaces at the end of a line are left out.
pub fn rects(galley: &Galley, at: Pos2, from: usize, to: usize) -> Vec<Rect> {
    let mut rects = Vec::new();
    let mut row_start = 0;
    for placed in &galley.rows {
        let n = usize::from(placed.row.char_count_excluding_newline());
        let row_end = row_start + n;
        let (start, end) = (from.max(row_start), to.min(row_end));
        if start < end {
            let glyphs =
                placed.row.glyphs.get(start - row_start..end - row_start).unwrap_or_default();
            let mut drawn = glyphs.iter().rev().filter(|glyph| !glyph.chr.is_whitespace());
            let left = glyphs.first().map_or(0.0, |glyph| glyph.pos.x);
            let right = drawn.next().map_or(left, |glyph| glyph.max_x());
            if right > left {
                let top = at.y + placed.pos.y;
                rects.push(Rect::from_min_max(
                    pos2(at.x + placed.pos.x + left, top),
                    pos2(at.x + placed.pos.x + right, top + placed.row.height()),
                ));
            }
        }
        row_start = row_end + usize::from(placed.ends_with_newline);
        if row_start >= to {
            break;
        }
    }
    rects
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
