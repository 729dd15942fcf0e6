//! From pieces of text and where they stand on a page to lines in reading order:
//! rows and columns. The direction of scripts is [`direction`]'s.

use super::direction::{in_order, is_right_to_left};

/// A piece of a line, as it was put on the page. Heights grow upwards.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Its words, with the spaces around them.
    pub text: String,
    /// Where it begins.
    pub left: f32,
    /// Where it ends.
    pub right: f32,
    /// The lower edge.
    pub bottom: f32,
    /// How tall its font is.
    pub height: f32,
}

impl Piece {
    /// Whether its place is one.
    pub fn is_somewhere(&self) -> bool {
        let places = [self.left, self.right, self.bottom, self.height];
        places.iter().all(|it| it.is_finite() && it.abs() < 1e6) && self.height > 0.1
    }

    fn middle(&self) -> f32 {
        self.bottom + self.height / 2.0
    }
}

/// A line of a page, or of a column of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its words.
    pub text: String,
    /// Where it begins.
    pub left: f32,
    /// Where it ends.
    pub right: f32,
    /// The lower edge.
    pub bottom: f32,
    /// How tall its font is.
    pub height: f32,
    /// Where its column begins and ends.
    pub column: (f32, f32),
}

/// A gap between columns is at least so wide, in heights of the font.
const GUTTER: f32 = 0.9;

/// A page has at most so many columns in columns.
const DEEPEST: usize = 4;

/// A side of a gutter has at least so many rows.
const FEWEST: usize = 4;

/// The lines of a page, in reading order.
pub fn lines(pieces: Vec<Piece>) -> Vec<Line> {
    let mut lines = Vec::new();
    let right_to_left = pieces.iter().filter(|piece| is_right_to_left(&piece.text)).count();
    let is_right_to_left = right_to_left * 2 > pieces.len();
    put(rows(pieces), is_right_to_left, DEEPEST, &mut lines);
    lines
}

/// Words that stand side by side, rows from the top, pieces from the left.
fn rows(mut pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    pieces.sort_by(|a, b| b.middle().total_cmp(&a.middle()).then(a.left.total_cmp(&b.left)));
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces {
        // Words of one line differ in height: signs above it, and larger letters.
        let fits = rows.last().and_then(|row| row.first()).is_some_and(|first| {
            first.middle() - piece.middle() < 0.45 * first.height.min(piece.height)
        });
        match rows.last_mut() {
            Some(row) if fits => row.push(piece),
            _ => rows.push(vec![piece]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
    }
    rows
}

/// How a row stands to a gutter.
enum Side {
    Left,
    Right,
    Both,
    Across,
}

fn side(row: &[Piece], at: f32) -> Side {
    let left = row.iter().rev().find(|piece| piece.left < at);
    let right = row.iter().find(|piece| piece.left >= at);
    match (left, right) {
        (Some(left), _) if left.right > at => Side::Across,
        (Some(left), Some(right)) if right.left - left.right < GUTTER * left.height => Side::Across,
        (Some(_), Some(_)) => Side::Both,
        (Some(_), None) => Side::Left,
        (None, _) => Side::Right,
    }
}

/// Where the page is divided into columns.
fn gutter(rows: &[Vec<Piece>]) -> Option<f32> {
    let pieces = || rows.iter().flatten();
    let left = pieces().map(|piece| piece.left).min_by(f32::total_cmp)?;
    let right = pieces().map(|piece| piece.right).max_by(f32::total_cmp)?;
    let mut best: Option<(usize, f32)> = None;
    // A column begins where a piece begins.
    let mut starts: Vec<i32> = pieces().map(|piece| piece.left.round() as i32).collect();
    starts.sort_unstable();
    let mut common: Vec<(usize, i32)> = Vec::new();
    for start in starts {
        match common.last_mut() {
            Some((n, last)) if *last == start => *n += 1,
            _ => common.push((1, start)),
        }
    }
    common.sort_by(|a, b| b.cmp(a));
    for (_, start) in common.into_iter().take(40) {
        let at = start as f32 - 1.5;
        if at - left < 0.12 * (right - left) || right - at < 0.12 * (right - left) {
            continue;
        }
        let (mut lefts, mut rights, mut across) = (0_usize, 0_usize, 0_usize);
        for row in rows {
            match side(row, at) {
                Side::Left => lefts += 1,
                Side::Right => rights += 1,
                Side::Both => (lefts, rights) = (lefts + 1, rights + 1),
                Side::Across => across += 1,
            }
        }
        let fewest = lefts.min(rights);
        if fewest >= FEWEST && fewest > across && best.is_none_or(|(n, _)| fewest > n + across) {
            best = Some((fewest - across, at));
        }
    }
    best.map(|(_, at)| at)
}

/// Puts rows as lines, columns one after the other between rows that go across.
fn put(rows: Vec<Vec<Piece>>, is_right_to_left: bool, depth: usize, lines: &mut Vec<Line>) {
    let found = if depth > 0 { gutter(&rows) } else { None };
    let Some(at) = found else {
        let edges = || rows.iter().filter_map(|row| Some((row.first()?.left, row.last()?.right)));
        let left = edges().map(|(left, _)| left).min_by(f32::total_cmp).unwrap_or_default();
        let right = edges().map(|(_, right)| right).max_by(f32::total_cmp).unwrap_or_default();
        lines.extend(rows.into_iter().filter_map(|row| line(row, (left, right), is_right_to_left)));
        return;
    };
    let (mut lefts, mut rights): (Vec<Vec<Piece>>, Vec<Vec<Piece>>) = (Vec::new(), Vec::new());
    let flush =
        |lefts: &mut Vec<Vec<Piece>>, rights: &mut Vec<Vec<Piece>>, lines: &mut Vec<Line>| {
            let (left, right) = (std::mem::take(lefts), std::mem::take(rights));
            let order = if is_right_to_left { [right, left] } else { [left, right] };
            for column in order.into_iter().filter(|column| !column.is_empty()) {
                put(column, is_right_to_left, depth - 1, lines);
            }
        };
    let mut across: Vec<Vec<Piece>> = Vec::new();
    for row in rows {
        let is_across = matches!(side(&row, at), Side::Across);
        if is_across {
            flush(&mut lefts, &mut rights, lines);
            across.push(row);
            continue;
        }
        if !across.is_empty() {
            put(std::mem::take(&mut across), is_right_to_left, 0, lines);
        }
        let (left, right): (Vec<Piece>, Vec<Piece>) = row.into_iter().partition(|it| it.left < at);
        lefts.extend(Some(left).filter(|it| !it.is_empty()));
        rights.extend(Some(right).filter(|it| !it.is_empty()));
    }
    flush(&mut lefts, &mut rights, lines);
    if !across.is_empty() {
        put(across, is_right_to_left, 0, lines);
    }
}

fn line(pieces: Vec<Piece>, column: (f32, f32), is_right_to_left: bool) -> Option<Line> {
    let left = pieces.first()?.left;
    let right = pieces.iter().map(|piece| piece.right).max_by(f32::total_cmp)?;
    let mut heights: Vec<f32> = pieces.iter().map(|piece| piece.height).collect();
    heights.sort_by(f32::total_cmp);
    let height = heights.get(heights.len() / 2).copied()?;
    let bottom = pieces.iter().map(|piece| piece.bottom).min_by(f32::total_cmp)?;
    Some(Line { text: in_order(pieces, is_right_to_left), left, right, bottom, height, column })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str, left: f32, bottom: f32) -> Piece {
        let right = left + 5.0 * text.chars().count() as f32;
        Piece { text: text.to_owned(), left, right, bottom, height: 10.0 }
    }

    fn texts(pieces: Vec<Piece>) -> Vec<String> {
        lines(pieces).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        let mut pieces = vec![piece("A headline across both", 0.0, 200.0)];
        for nth in 0..5_u8 {
            let bottom = 180.0 - 12.0 * f32::from(nth);
            pieces.push(piece(&format!("left{nth}"), 0.0, bottom));
            pieces.push(piece(" of it", 30.0, bottom));
            // The other column does not stand on the same lines.
            pieces.push(piece(&format!("right{nth}"), 70.0, bottom - 4.0));
        }
        pieces.push(piece("A line across at the foot", 0.0, 100.0));
        let got = texts(pieces);
        assert_eq!(got[0], "A headline across both");
        assert_eq!(
            got[1..6],
            ["left0 of it", "left1 of it", "left2 of it", "left3 of it", "left4 of it"]
        );
        assert_eq!(got[6..11], ["right0", "right1", "right2", "right3", "right4"]);
        assert_eq!(got[11], "A line across at the foot");
    }
}
