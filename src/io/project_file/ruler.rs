//! Tells line and column of a byte.
//!
//! It counts on from where it was asked last, so that asking for places in the
//! order of the file costs no more than reading it once.

use super::fault::Place;

/// Where in a file it was counted to.
#[derive(Clone, Debug)]
pub struct Ruler<'a> {
    file: &'a str,
    counted: usize,
    place: Place,
}

impl<'a> Ruler<'a> {
    /// A ruler that has counted nothing yet.
    pub const fn new(file: &'a str) -> Self {
        Self { file, counted: 0, place: Place::START }
    }

    /// The place of a byte that begins a character.
    pub fn place(&mut self, at: usize) -> Place {
        if at < self.counted {
            *self = Self::new(self.file);
        }
        let between = self.file.get(self.counted..at).unwrap_or_default();
        let lines = memchr::memchr_iter(b'\n', between.as_bytes()).count();
        let last = between.rsplit('\n').next().unwrap_or_default().chars().count();
        self.place = if lines == 0 {
            Place { line: self.place.line, column: self.place.column + last }
        } else {
            Place { line: self.place.line + lines, column: last + 1 }
        };
        self.counted = at;
        self.place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_characters_forward_and_back() {
        let file = "a\nöb\n\nc";
        let mut ruler = Ruler::new(file);
        let place = |line, column| Place { line, column };
        for (at, want) in [
            (0, place(1, 1)),
            (4, place(2, 2)),
            (7, place(4, 1)),
            (2, place(2, 1)),
            (6, place(3, 1)),
        ] {
            assert_eq!(ruler.place(at), want, "{at}");
        }
    }
}
