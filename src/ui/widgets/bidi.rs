//! Text of right-to-left scripts, laid out: Arabic, Persian, Dari, Pashto, Urdu,
//! Hebrew, and whatever stands among them.
//!
//! egui shapes each word rightly, but sets the words one after the other from the
//! left. Here lines are broken in the order of reading, the words of each line
//! put in the order of the Unicode Bidirectional Algorithm (UAX #9), and the
//! result is a galley as any other: one row a word, in the order of reading.
//! Where on the screen its characters are is found by `spans`, not by the galley
//! itself. Text without such letters is egui's alone.

use std::collections::VecDeque;
use std::ops::Range;
use std::sync::Arc;

use egui::epaint::text::{FontsView, PlacedRow, Row};
use egui::text::{LayoutJob, TextFormat};
use egui::{Galley, Rect, Ui, pos2, vec2};
use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

/// Lays text out. A paragraph runs as its first letter does, and from the right
/// it stands at the right, but for text of one line, which stands in a column of
/// such.
pub fn layout(ui: &Ui, job: LayoutJob) -> Arc<Galley> {
    layout_within(ui, job, false)
}

/// Lays out text that belongs to a longer one: where that runs from the right,
/// so does a part of it that begins with a foreign name.
pub fn layout_within(ui: &Ui, job: LayoutJob, from_right: bool) -> Arc<Galley> {
    ui.fonts_mut(|fonts| {
        let plain = || !job.text.chars().any(is_from_right);
        if job.text.is_ascii() || plain() {
            return fonts.layout_job(job);
        }
        Arc::new(Setter::new(fonts, job, from_right).set())
    })
}

/// Whether a letter belongs to a script that is read from the right.
pub fn is_from_right(c: char) -> bool {
    // No such letter stands before the Hebrew ones.
    c >= '\u{590}' && matches!(bidi_class(c), BidiClass::R | BidiClass::AL)
}

/// What a piece of a line is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stuff {
    /// Letters that join, with their marks, read from the right.
    Letters,
    /// A sign among such letters: a stop, a bracket, which is mirrored.
    Sign,
    /// A digit of Arabic script: numbers run from the left, and shaped as one
    /// they would not.
    Digit,
    /// What runs from the left.
    Plain,
    Space,
}

/// A stretch of text that is shaped by itself.
struct Piece {
    bytes: Range<usize>,
    stuff: Stuff,
    level: Level,
    row: Arc<Row>,
}

impl Piece {
    fn width(&self) -> f32 {
        self.row.size.x
    }
}

/// Sets the lines of one text.
struct Setter<'a, 'f> {
    fonts: &'a mut FontsView<'f>,
    job: LayoutJob,
    /// What egui makes of it, for what cannot be made from outside.
    galley: Galley,
    from_right: bool,
    rows: Vec<PlacedRow>,
    y: f32,
    lines: usize,
    width: f32,
}

impl<'a, 'f> Setter<'a, 'f> {
    fn new(fonts: &'a mut FontsView<'f>, job: LayoutJob, from_right: bool) -> Self {
        let galley = Galley::clone(&fonts.layout_job(job.clone()));
        Self { fonts, job, galley, from_right, rows: Vec::new(), y: 0.0, lines: 0, width: 0.0 }
    }

    fn set(mut self) -> Galley {
        let text = self.job.text.clone();
        let base = self.from_right.then(Level::rtl);
        let info = BidiInfo::new(&text, base);
        let mut elided = false;
        for paragraph in &info.paragraphs {
            let words = text.get(paragraph.range.clone()).unwrap_or_default();
            let (words, ends) = match words.strip_suffix('\n') {
                Some(words) => (words, true),
                None => (words, false),
            };
            let bytes = paragraph.range.start..paragraph.range.start + words.len();
            let pieces = self.pieces(&info, bytes);
            if pieces.is_empty() {
                self.empty_line(paragraph.range.start);
            }
            elided = self.lines(pieces, paragraph.level);
            if elided {
                break;
            }
            if let Some(last) = self.rows.last_mut() {
                last.ends_with_newline = ends;
            }
        }
        if text.ends_with('\n') && !elided {
            self.empty_line(text.len());
        }
        self.galley(elided)
    }

    /// The format of the text at a byte.
    fn format(&self, byte: usize) -> TextFormat {
        let sections = &self.job.sections;
        let here = sections.iter().find(|section| section.byte_range.end.0 > byte);
        here.or(sections.last()).map(|section| section.format.clone()).unwrap_or_default()
    }

    /// Whether a section begins at a byte.
    fn is_cut(&self, byte: usize) -> bool {
        self.job.sections.iter().any(|section| section.byte_range.start.0 == byte)
    }

    /// Words in one line, shaped by egui, which keeps them for the next frame.
    fn shape(&mut self, words: String, format: TextFormat) -> Option<Arc<Row>> {
        let mut job = LayoutJob::single_section(words, format);
        job.break_on_newline = false;
        let galley = self.fonts.layout_job(job);
        galley.rows.first().map(|placed| Arc::clone(&placed.row))
    }

    /// A stretch of a paragraph as pieces, in the order of reading.
    fn pieces(&mut self, info: &BidiInfo<'_>, bytes: Range<usize>) -> Vec<Piece> {
        let text = info.text.get(bytes.clone()).unwrap_or_default();
        let mut cuts: Vec<(Range<usize>, Stuff, Level)> = Vec::new();
        for (offset, c) in text.char_indices() {
            let at = bytes.start + offset;
            let end = at + c.len_utf8();
            let level = info.levels.get(at).copied().unwrap_or_else(Level::ltr);
            let before = cuts.last().map(|(_, stuff, _)| *stuff);
            let stuff = stuff(c, level, before);
            match cuts.last_mut() {
                Some((range, last, last_level))
                    if *last == stuff
                        && *last_level == level
                        && !matches!(stuff, Stuff::Sign | Stuff::Digit)
                        && !self.is_cut(at) =>
                {
                    range.end = end;
                }
                _ => cuts.push((at..end, stuff, level)),
            }
        }
        let mut pieces = Vec::with_capacity(cuts.len());
        for (bytes, stuff, level) in cuts {
            self.piece(info.text, bytes, stuff, level, &mut pieces);
        }
        pieces
    }

    fn piece(
        &mut self,
        text: &str,
        bytes: Range<usize>,
        stuff: Stuff,
        level: Level,
        into: &mut Vec<Piece>,
    ) {
        let words = text.get(bytes.clone()).unwrap_or_default();
        let drawn = match stuff {
            Stuff::Sign => words.chars().map(mirrored).collect(),
            _ => words.to_owned(),
        };
        let format = self.format(bytes.start);
        let Some(mut row) = self.shape(drawn, format) else { return };
        let room = self.job.wrap.max_width;
        let count = words.chars().count();
        if stuff == Stuff::Plain && row.size.x > room && count > 1 {
            // An address that no line holds is cut where it must be.
            let half = words.char_indices().nth(count / 2).map_or(0, |(at, _)| at);
            let middle = bytes.start + half;
            self.piece(text, bytes.start..middle, stuff, level, into);
            self.piece(text, middle..bytes.end, stuff, level, into);
            return;
        }
        if stuff == Stuff::Letters {
            row = Arc::new(in_order_of_reading(&row, words));
        }
        into.push(Piece { bytes, stuff, level, row });
    }

    /// Breaks a paragraph into lines and sets them. True where not all of it
    /// found room.
    fn lines(&mut self, pieces: Vec<Piece>, level: Level) -> bool {
        let room = self.job.wrap.max_width;
        let mut left = VecDeque::from(words(pieces));
        let (mut line, mut x) = (Vec::new(), 0.0);
        while let Some(word) = left.pop_front() {
            let inked = word.iter().filter(|piece| piece.stuff != Stuff::Space);
            let width: f32 = inked.map(Piece::width).sum();
            if x + width > room && !line.is_empty() {
                if self.lines + 1 >= self.job.wrap.max_rows {
                    line.extend(word.into_iter().chain(left.into_iter().flatten()));
                    self.last_line(line, level);
                    return true;
                }
                self.line(std::mem::take(&mut line), level, None);
                x = 0.0;
            }
            if width > room && word.len() > 1 {
                // A word that no line holds is broken between its pieces.
                word.into_iter().rev().for_each(|piece| left.push_front(vec![piece]));
                continue;
            }
            x += word.iter().map(Piece::width).sum::<f32>();
            line.extend(word);
        }
        if !line.is_empty() {
            self.line(line, level, None);
        }
        false
    }

    /// Sets as much as there is room for, and a sign that there is more.
    fn last_line(&mut self, mut line: Vec<Piece>, level: Level) {
        let room = self.job.wrap.max_width;
        let format = self.format(line.first().map_or(0, |piece| piece.bytes.start));
        let sign = self.job.wrap.overflow_character.unwrap_or('…');
        let sign = self.shape(sign.to_string(), format);
        let (mut fit, mut x) = (0, sign.as_ref().map_or(0.0, |row| row.size.x));
        for piece in &line {
            x += piece.width();
            if x > room {
                break;
            }
            fit += 1;
        }
        line.truncate(fit);
        self.line(line, level, sign);
    }

    /// Sets one line.
    fn line(&mut self, line: Vec<Piece>, level: Level, sign: Option<Arc<Row>>) {
        // Spaces at the end stand outside, unless more is to follow on the line.
        let inked = line.iter().rposition(|it| it.stuff != Stuff::Space).map_or(0, |at| at + 1);
        let drawn = if self.job.wrap.max_width.is_finite() { inked } else { line.len() };
        let levels: Vec<Level> = (line.iter().enumerate())
            .map(|(i, piece)| if i < drawn { piece.level } else { level })
            .collect();
        let sign_width = sign.as_ref().map_or(0.0, |row| row.size.x);
        let width: f32 = line.iter().take(drawn).map(Piece::width).sum::<f32>() + sign_width;
        let at_right =
            level.is_rtl() && self.job.wrap.max_width.is_finite() && self.job.wrap.max_rows > 1;
        let left = if at_right { (self.job.wrap.max_width - width).max(0.0) } else { 0.0 };
        let mut places = vec![left; line.len()];
        let mut x = if level.is_rtl() { left + sign_width } else { left };
        for at in BidiInfo::reorder_visual(&levels) {
            let (Some(piece), Some(place)) = (line.get(at), places.get_mut(at)) else { continue };
            *place = x;
            if at < drawn {
                x += piece.width();
            }
        }
        let per_point = self.galley.pixels_per_point;
        let round = |x: f32| (x * per_point).round() / per_point;
        let high = line.iter().map(|piece| piece.row.size.y).fold(0.0, f32::max);
        let placed = |x: f32, row: Arc<Row>, y: f32| PlacedRow {
            pos: pos2(round(x), y),
            row,
            ends_with_newline: false,
        };
        let y = self.y;
        self.rows.extend(line.into_iter().zip(places).map(|(piece, x)| placed(x, piece.row, y)));
        if let Some(sign) = sign {
            self.rows.push(placed(if level.is_rtl() { left } else { x }, sign, y));
        }
        self.y += high;
        self.lines += 1;
        self.width = self.width.max(left + width);
    }

    fn empty_line(&mut self, byte: usize) {
        let format = self.format(byte);
        let Some(row) = self.shape(String::new(), format) else { return };
        let high = row.size.y;
        self.rows.push(PlacedRow { pos: pos2(0.0, self.y), row, ends_with_newline: false });
        self.y += high;
        self.lines += 1;
    }

    /// What was set, as a galley.
    fn galley(self, elided: bool) -> Galley {
        let mut galley = self.galley;
        galley.elided = elided;
        galley.rect = Rect::from_min_size(galley.rect.min, vec2(self.width, self.y));
        galley.mesh_bounds = Rect::NOTHING;
        (galley.num_vertices, galley.num_indices) = (0, 0);
        for placed in &self.rows {
            let visuals = &placed.row.visuals;
            galley.mesh_bounds |= visuals.mesh_bounds.translate(placed.pos.to_vec2());
            galley.num_vertices += visuals.mesh.vertices.len();
            galley.num_indices += visuals.mesh.indices.len();
        }
        galley.rows = self.rows;
        galley
    }
}

/// What a character is in its line, after what stands before it.
fn stuff(c: char, level: Level, before: Option<Stuff>) -> Stuff {
    /// Digits that Unicode counts to Arabic script.
    const ARABIC_DIGITS: [std::ops::RangeInclusive<char>; 2] =
        ['\u{660}'..='\u{669}', '\u{6f0}'..='\u{6f9}'];
    let joins = matches!(bidi_class(c), BidiClass::NSM | BidiClass::BN);
    if c.is_whitespace() {
        Stuff::Space
    } else if is_from_right(c) || joins && before == Some(Stuff::Letters) {
        Stuff::Letters
    } else if level.is_rtl() {
        Stuff::Sign
    } else if ARABIC_DIGITS.iter().any(|digits| digits.contains(&c)) {
        Stuff::Digit
    } else {
        Stuff::Plain
    }
}

/// A bracket as it looks where text runs from the right.
fn mirrored(c: char) -> char {
    unicode_bidi_mirroring::get_mirrored(c).unwrap_or(c)
}

/// Pieces by words, each with the spaces after it.
fn words(pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    let mut words: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces {
        let ended = |word: &Vec<Piece>| word.last().is_some_and(|it| it.stuff == Stuff::Space);
        match words.last_mut() {
            Some(word) if piece.stuff == Stuff::Space || !ended(word) => word.push(piece),
            _ => words.push(vec![piece]),
        }
    }
    words
}

/// A shaped word with its characters in the order of reading, one a glyph. egui
/// has them from the left, and one too few or many where letters are drawn as
/// one; where one ends and the next begins is taken to be evenly spread, marks
/// apart, which take no room.
fn in_order_of_reading(row: &Row, word: &str) -> Row {
    let mut row = row.clone();
    let Some(&any) = row.glyphs.first() else { return row };
    let takes_room = |c: char| !matches!(bidi_class(c), BidiClass::NSM | BidiClass::BN);
    let count = word.chars().filter(|c| takes_room(*c)).count().max(1);
    let step = row.size.x / count as f32;
    let mut x = row.size.x;
    row.glyphs.clear();
    for chr in word.chars() {
        let advance_width = if takes_room(chr) { step } else { 0.0 };
        x -= advance_width;
        let mut glyph = any;
        (glyph.chr, glyph.pos.x, glyph.advance_width) = (chr, x, advance_width);
        row.glyphs.push(glyph);
    }
    row
}

#[cfg(test)]
mod tests;
