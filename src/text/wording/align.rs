//! Sets the units of two sentences against each other.
//!
//! The heaviest common subsequence, by dynamic programming: of all ways to pair
//! equal units in the same order, the one that pairs most of what tells. Equal
//! units that are left over stand elsewhere, and are paired too.

use super::units::Unit;

/// Which unit is the same as which.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// Pairs in the same order on both sides.
    pub in_order: Vec<(usize, usize)>,
    /// For each unit of the first sentence its partner, in order or not.
    pub forward: Vec<Option<usize>>,
    /// For each unit of the second.
    pub backward: Vec<Option<usize>>,
}

/// Pairs units; takes time and memory by the product of their numbers.
pub(super) fn align(a: &[Unit], b: &[Unit]) -> Pairs {
    let columns = b.len() + 1;
    // The best from (i, j) on.
    let mut best = vec![0_u32; (a.len() + 1) * columns];
    let get =
        |best: &[u32], i: usize, j: usize| best.get(i * columns + j).copied().unwrap_or_default();
    for (i, one) in a.iter().enumerate().rev() {
        for (j, other) in b.iter().enumerate().rev() {
            let mut value = get(&best, i + 1, j).max(get(&best, i, j + 1));
            if one.key == other.key {
                value = value.max(get(&best, i + 1, j + 1) + worth(one, other));
            }
            if let Some(place) = best.get_mut(i * columns + j) {
                *place = value;
            }
        }
    }
    let mut pairs =
        Pairs { in_order: Vec::new(), forward: vec![None; a.len()], backward: vec![None; b.len()] };
    let (mut i, mut j) = (0, 0);
    while let (Some(one), Some(other)) = (a.get(i), b.get(j)) {
        let here = get(&best, i, j);
        if one.key == other.key && here == get(&best, i + 1, j + 1) + worth(one, other) {
            pairs.in_order.push((i, j));
            pairs.tie(i, j);
            (i, j) = (i + 1, j + 1);
        } else if here == get(&best, i + 1, j) {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs.elsewhere(a, b);
    pairs
}

/// What a pair counts: telling words decide, and of those that stand in a
/// quotation on both sides more.
fn worth(one: &Unit, other: &Unit) -> u32 {
    let quoted = one.quotation.is_some() == other.quotation.is_some();
    1 + 4 * u32::from(one.telling) + u32::from(quoted)
}

impl Pairs {
    fn tie(&mut self, i: usize, j: usize) {
        if let (Some(forward), Some(backward)) = (self.forward.get_mut(i), self.backward.get_mut(j))
        {
            *forward = Some(j);
            *backward = Some(i);
        }
    }

    /// Pairs telling units that stand elsewhere.
    fn elsewhere(&mut self, a: &[Unit], b: &[Unit]) {
        for (i, one) in a.iter().enumerate().filter(|(_, unit)| unit.telling) {
            if self.forward.get(i).is_some_and(Option::is_some) {
                continue;
            }
            let free = |j: usize| self.backward.get(j).is_some_and(Option::is_none);
            let found = b.iter().enumerate().find(|(j, other)| free(*j) && one.key == other.key);
            if let Some((j, _)) = found {
                self.tie(i, j);
            }
        }
    }
}
