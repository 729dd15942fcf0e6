//! Heights of many rows of which few are looked at: where a row is, which row is
//! at a place, and about how high a row is that nobody has laid out yet.
//!
//! Knows nothing of egui: a list asks [`LineEstimator`] for the first guess,
//! and writes back what it measured when a row comes into view.

mod lines;

use std::ops::Range;

pub use lines::LineEstimator;

/// Heights of rows under one another, kept so that sums are quick.
///
/// A height is a guess until [`HeightIndex::set`] gives the measured one. Heights
/// that are negative or no numbers count as 0.
#[derive(Clone, Debug, Default)]
pub struct HeightIndex {
    /// A guess has its sign bit set: heights have no other use for it.
    heights: Vec<f32>,
    /// Fenwick tree: `sums[i]` is the height of the rows in `i - lowest_bit(i)..i`. Sums are
    /// 64 bits wide, as ten million points in 32 bits would leave rows a point out of place.
    sums: Vec<f64>,
}

fn guess(height: f32) -> f32 {
    -clean(height)
}

fn clean(height: f32) -> f32 {
    if height.is_finite() && height > 0.0 { height } else { 0.0 }
}

fn lowest_bit(i: usize) -> usize {
    i & i.wrapping_neg()
}

impl HeightIndex {
    /// An index of guessed heights.
    pub fn new(heights: impl Iterator<Item = f32>) -> Self {
        let mut index = Self { heights: heights.map(guess).collect(), sums: Vec::new() };
        index.sum_from(0);
        index
    }

    /// Sums anew what lies behind row `first`.
    fn sum_from(&mut self, first: usize) {
        let rows = self.heights.len();
        let kept = first.min(rows);
        self.sums.truncate(kept + 1);
        self.sums.resize(rows + 1, 0.0);
        // The nodes before `first` whose parents come after it.
        let mut node = kept;
        while node > 0 {
            self.pass_up(node);
            node -= lowest_bit(node);
        }
        for node in kept + 1..=rows {
            self.sums[node] += f64::from(self.heights[node - 1].abs());
            self.pass_up(node);
        }
    }

    fn pass_up(&mut self, node: usize) {
        let sum = self.sums[node];
        if let Some(parent) = self.sums.get_mut(node + lowest_bit(node)) {
            *parent += sum;
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.heights.len()
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.heights.is_empty()
    }

    /// The height of a row; 0 behind the last.
    pub fn height(&self, row: usize) -> f32 {
        self.heights.get(row).map_or(0.0, |h| h.abs())
    }

    /// Whether a row's height was measured, not guessed.
    pub fn is_exact(&self, row: usize) -> bool {
        self.heights.get(row).is_some_and(|h| h.is_sign_positive())
    }

    /// The height of all rows.
    pub fn total(&self) -> f64 {
        self.top(self.len())
    }

    /// Where a row begins; behind the last, where that ends.
    pub fn top(&self, row: usize) -> f64 {
        let mut node = row.min(self.len());
        let mut sum = 0.0;
        while node > 0 {
            sum += self.sums[node];
            node -= lowest_bit(node);
        }
        sum
    }

    /// The row at a height: the last that begins at or above `y`. Above all rows it is the
    /// first, below them the last, and of rows without height the one after them.
    pub fn row_at(&self, y: f64) -> usize {
        let rows = self.len();
        let (mut row, mut left) = (0, y.max(0.0));
        let mut step = rows.checked_ilog2().map_or(0, |bits| 1 << bits);
        while step > 0 {
            if let Some(&sum) = self.sums.get(row + step)
                && sum <= left
            {
                row += step;
                left -= sum;
            }
            step /= 2;
        }
        row.min(rows.saturating_sub(1))
    }

    /// Takes over a measured height. Returns by how much the rows below move down.
    pub fn set(&mut self, row: usize, height: f32) -> f64 {
        let Some(old) = self.heights.get_mut(row) else { return 0.0 };
        let height = clean(height);
        let change = f64::from(height) - f64::from(old.abs());
        // The sign may change where the height does not.
        *old = height;
        if change != 0.0 {
            let mut node = row + 1;
            while let Some(sum) = self.sums.get_mut(node) {
                *sum += change;
                node += lowest_bit(node);
            }
        }
        change
    }

    /// Puts guessed heights in the place of some rows, whose number may differ.
    /// Rows that do not exist are left out of `rows`.
    pub fn splice(&mut self, rows: Range<usize>, heights: impl Iterator<Item = f32>) {
        let end = rows.end.min(self.len());
        let start = rows.start.min(end);
        self.heights.splice(start..end, heights.map(guess));
        self.sum_from(start);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn index(heights: &[f32]) -> HeightIndex {
        HeightIndex::new(heights.iter().copied())
    }

    #[test]
    fn a_row_is_found_from_its_top_to_its_end() {
        let index = index(&[10.0, 0.0, 5.0, 20.0]);
        assert_eq!(
            [0, 1, 2, 3, 4, 9].map(|row| index.top(row)),
            [0.0, 10.0, 10.0, 15.0, 35.0, 35.0]
        );
        let rows = [-1.0, 0.0, 9.9, 10.0, 14.9, 15.0, 35.0, 1e9, f64::NAN].map(|y| index.row_at(y));
        assert_eq!(rows, [0, 0, 0, 2, 2, 3, 3, 3, 0]);
    }

    #[test]
    fn an_index_without_rows_answers() {
        for mut none in [HeightIndex::default(), index(&[])] {
            assert_eq!((none.len(), none.row_at(7.0), none.height(0)), (0, 0, 0.0));
            assert_eq!((none.total(), none.top(3)), (0.0, 0.0));
            assert_eq!(none.set(0, 4.0), 0.0);
            none.splice(3..9, [2.0, 3.0].into_iter());
            assert_eq!((none.len(), none.total()), (2, 5.0));
        }
    }

    #[test]
    fn a_measured_height_is_told_from_a_guess() {
        let mut index = index(&[10.0, 0.0, f32::NAN, -3.0]);
        assert!((0..5).all(|row| !index.is_exact(row)));
        assert_eq!(
            [0, 1, 2, 3].map(|row| index.set(row, [10.0, -0.0, 2.0, 1.5][row])),
            [0.0, 0.0, 2.0, 1.5]
        );
        assert!((0..4).all(|row| index.is_exact(row)));
        index.splice(1..3, [7.0].into_iter());
        assert_eq!([0, 1, 2, 3].map(|row| index.is_exact(row)), [true, false, true, false]);
        assert_eq!([0, 1, 2, 3].map(|row| index.height(row)), [10.0, 7.0, 1.5, 0.0]);
    }

    #[derive(Clone, Debug)]
    enum Step {
        Set(usize, f32),
        Splice(usize, usize, Vec<f32>),
    }

    /// Quarters add up without rounding, so sums can be compared exactly.
    fn height() -> impl Strategy<Value = f32> {
        (0_u16..400).prop_map(|quarters| f32::from(quarters / 3) / 4.0)
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            (0_usize..70, height()).prop_map(|(row, height)| Step::Set(row, height)),
            (0_usize..70, 0_usize..9, prop::collection::vec(height(), 0..9))
                .prop_map(|(row, count, heights)| Step::Splice(row, count, heights)),
        ]
    }

    proptest! {
        #[test]
        fn sums_equal_those_of_a_plain_list(
            mut list in prop::collection::vec(height(), 0..70),
            steps in prop::collection::vec(step(), 0..20),
        ) {
            let mut index = index(&list);
            for step in steps {
                match step {
                    Step::Set(row, height) => {
                        let change = index.set(row, height);
                        let old = list.get_mut(row).map(|h| std::mem::replace(h, height));
                        prop_assert_eq!(change, old.map_or(0.0, |old| f64::from(height - old)));
                    }
                    Step::Splice(row, count, heights) => {
                        let start = row.min(list.len());
                        list.splice(start..(row + count).min(list.len()), heights.clone());
                        index.splice(row..row + count, heights.into_iter());
                    }
                }
                let tops: Vec<f64> = (0..=list.len()).map(|n| list[..n].iter().copied().map(f64::from).sum()).collect();
                prop_assert_eq!(index.len(), list.len());
                prop_assert_eq!(index.total(), tops[list.len()]);
                for (row, top) in tops.iter().enumerate() {
                    prop_assert_eq!(index.top(row), *top);
                    prop_assert_eq!(index.height(row), list.get(row).copied().unwrap_or(0.0));
                    for y in [*top, *top + 0.125] {
                        let expected = tops[..list.len()].iter().rposition(|top| *top <= y).unwrap_or(0);
                        prop_assert_eq!(index.row_at(y), expected);
                    }
                }
            }
        }
    }
}
