//! Walking a map from either end: by rank, leaf after leaf.

use super::Node;

/// Entries in order, from both ends.
pub struct Iter<'a, K, V> {
    root: &'a Node<K, V>,
    /// The ranks of what is left.
    from: usize,
    to: usize,
    /// What is left of the leaf at either end; empty where it is not looked up yet.
    front: &'a [(K, V)],
    back: &'a [(K, V)],
}

impl<'a, K, V> Iter<'a, K, V> {
    /// The entries below a node whose ranks lie in `from..to`.
    pub(super) const fn of(root: &'a Node<K, V>, from: usize, to: usize) -> Self {
        Self { root, from, to, front: &[], back: &[] }
    }
}

impl<'a, K, V> Iterator for Iter<'a, K, V> {
    type Item = (&'a K, &'a V);

    fn next(&mut self) -> Option<Self::Item> {
        if self.from >= self.to {
            return None;
        }
        if self.front.is_empty() {
            let (leaf, at) = self.root.leaf_of(self.from);
            self.front = leaf.get(at..)?;
        }
        let ((key, value), rest) = self.front.split_first()?;
        self.front = rest;
        self.from += 1;
        Some((key, value))
    }

    fn nth(&mut self, n: usize) -> Option<Self::Item> {
        self.from = self.from.saturating_add(n);
        self.front = self.front.get(n..).unwrap_or_default();
        self.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.to.saturating_sub(self.from);
        (left, Some(left))
    }
}

impl<K, V> DoubleEndedIterator for Iter<'_, K, V> {
    fn next_back(&mut self) -> Option<Self::Item> {
        if self.from >= self.to {
            return None;
        }
        if self.back.is_empty() {
            let (leaf, at) = self.root.leaf_of(self.to - 1);
            self.back = leaf.get(..=at)?;
        }
        let ((key, value), rest) = self.back.split_last()?;
        self.back = rest;
        self.to -= 1;
        Some((key, value))
    }
}

impl<K, V> ExactSizeIterator for Iter<'_, K, V> {}
