//! The pieces of a line in the order in which they are read: scripts from the right
//! go their own way.
//!
//! A page has its pieces where they are seen. Within a piece letters come as they
//! are read, but its runs of either direction come as they are seen, from the left.

use super::layout::Piece;

/// The words of a line, whose pieces are given from the left. Where it has both
/// kinds of script, it goes the page's way.
pub fn in_order(mut pieces: Vec<Piece>, page_from_right: bool) -> String {
    let has = |from_right: bool| {
        let mut letters =
            pieces.iter().flat_map(|it| it.text.chars()).filter(|c| c.is_alphabetic());
        letters.any(|c| is_from_right(c) == from_right)
    };
    let from_right = if has(true) && has(false) { page_from_right } else { has(true) };
    if from_right {
        pieces.reverse();
        for piece in &mut pieces {
            piece.text = turned(&piece.text);
        }
    }
    let mut ordered: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut run: Vec<Piece> = Vec::new();
    for piece in pieces {
        // Signs without a direction go with the line.
        let is_other = piece.text.chars().any(char::is_alphanumeric)
            && is_right_to_left(&piece.text) != from_right;
        if is_other {
            run.push(piece);
        } else {
            ordered.extend(run.drain(..).rev());
            ordered.push(piece);
        }
    }
    ordered.extend(run.drain(..).rev());
    joined(&ordered)
}

/// Pieces with spaces where they have some, or stand apart.
fn joined(pieces: &[Piece]) -> String {
    let mut text = String::new();
    let mut before: Option<&Piece> = None;
    for piece in pieces {
        let apart = before.is_some_and(|before| {
            let gap = (piece.left - before.right).max(before.left - piece.right);
            gap > 0.15 * piece.height
        });
        if apart {
            text.push(' ');
        }
        text.push_str(&piece.text);
        before = Some(piece);
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The runs of a piece of a line from the right, the last first.
fn turned(text: &str) -> String {
    #[derive(Clone, Copy, PartialEq)]
    enum Way {
        Right,
        Left,
        Either,
    }
    let way = |c: char| match c {
        c if is_from_right(c) => Way::Right,
        c if c.is_alphanumeric() => Way::Left,
        _ => Way::Either,
    };
    let mut runs: Vec<(bool, String)> = Vec::new();
    let mut signs = String::new();
    for c in text.chars() {
        let from_right = match way(c) {
            Way::Either => {
                signs.push(c);
                continue;
            }
            found => found == Way::Right,
        };
        // Signs between two runs go with the one from the right.
        match runs.last_mut() {
            Some((last, run)) if *last == from_right => {
                run.push_str(&std::mem::take(&mut signs));
                run.push(c);
            }
            Some((true, run)) => {
                run.push_str(&std::mem::take(&mut signs));
                runs.push((from_right, c.to_string()));
            }
            _ => {
                let mut run = std::mem::take(&mut signs);
                run.push(c);
                runs.push((from_right, run));
            }
        }
    }
    match runs.last_mut() {
        Some((_, run)) => run.push_str(&signs),
        None => return signs,
    }
    runs.into_iter().rev().map(|(_, run)| run).collect()
}

fn is_from_right(c: char) -> bool {
    let is_mark = !c.is_alphabetic();
    !is_mark
        && matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// Whether words are written from the right, as their first letter says.
pub fn is_right_to_left(words: &str) -> bool {
    words.chars().find(|c| c.is_alphabetic()).is_some_and(is_from_right)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(pieces: &[(&str, f32, f32)], page_from_right: bool) -> String {
        let piece = |(text, left, right): &(&str, f32, f32)| Piece {
            text: (*text).to_owned(),
            left: *left,
            right: *right,
            bottom: 0.0,
            height: 10.0,
        };
        in_order(pieces.iter().map(piece).collect(), page_from_right)
    }

    #[test]
    fn pieces_are_joined_as_they_stand() {
        assert_eq!(
            line(&[("By ", 0.0, 17.0), (" Ann  ", 16.0, 40.0), ("Poe", 41.0, 60.0)], false),
            "By Ann Poe"
        );
        assert_eq!(
            line(&[("in", 0.0, 10.0), ("side", 10.5, 30.0), ("out", 35.0, 50.0)], true),
            "inside out"
        );
    }

    #[test]
    fn scripts_go_their_own_way() {
        let seen = [(" ثالث", 0.0, 20.0), ("two", 20.5, 40.0), ("أول ", 40.5, 60.0)];
        assert_eq!(line(&seen, true), "أول two ثالث");
        assert_eq!(
            line(&[("one two three ", 0.0, 50.0), ("أول ثان", 50.0, 90.0)], false),
            "one two three أول ثان"
        );
        assert_eq!(turned("، وأن سجل.2025 فبراير 18شيئا في "), "شيئا في 18 فبراير 2025، وأن سجل.");
        assert_eq!(line(&[(".", 0.0, 3.0), ("أول", 3.0, 30.0)], false), "أول.");
        assert_eq!(turned("..."), "...");
    }
}
