//! A sorted map that shares structure with its copies: a B-tree whose nodes are
//! counted references.
//!
//! Copying it costs a pointer, so worker threads read a snapshot while the window
//! edits on. A change copies the nodes on one path, some 8 kB in a map of a million
//! entries; finding a range costs its two ends, wherever they are and however many
//! entries there are, and walking it costs its length. Each node knows how many
//! entries are below it, by which an iterator finds the leaf of a rank.

mod iter;

use std::fmt;
use std::ops::{Bound, RangeBounds};
use std::sync::Arc;

pub use self::iter::Iter;

/// How many entries a leaf holds at most. A change to a shared map copies one.
const LEAF: usize = 32;

/// How many nodes an inner node holds at most.
const INNER: usize = 48;

/// A new tree's nodes are filled so far, in quarters, that the next entries fit.
const FILLED: usize = 3;

/// A sorted map.
pub struct SharedMap<K, V> {
    root: Arc<Node<K, V>>,
}

#[derive(Clone)]
enum Node<K, V> {
    Leaf(Vec<(K, V)>),
    /// All as deep as each other; none is empty.
    Inner(Vec<Child<K, V>>),
}

/// A node, as the one above knows it.
#[derive(Clone)]
struct Child<K, V> {
    /// Its least key.
    least: K,
    /// How many entries are below it.
    count: usize,
    node: Arc<Node<K, V>>,
}

impl<K, V> Clone for SharedMap<K, V> {
    fn clone(&self) -> Self {
        Self { root: Arc::clone(&self.root) }
    }
}

impl<K, V> Default for SharedMap<K, V> {
    fn default() -> Self {
        Self { root: Arc::new(Node::Leaf(Vec::new())) }
    }
}

impl<K: fmt::Debug + Ord, V: fmt::Debug> fmt::Debug for SharedMap<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<K: Ord, V> SharedMap<K, V> {
    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.root.count()
    }

    /// The value at a key.
    pub fn get(&self, key: &K) -> Option<&V> {
        let mut node = &*self.root;
        loop {
            match node {
                Node::Inner(children) => node = &*children.get(place_of(children, key))?.node,
                Node::Leaf(entries) => {
                    let at = entries.binary_search_by(|(it, _)| it.cmp(key)).ok()?;
                    return entries.get(at).map(|(_, value)| value);
                }
            }
        }
    }

    /// All entries, in order.
    pub fn iter(&self) -> Iter<'_, K, V> {
        Iter::of(&self.root, 0, self.len())
    }

    /// The entries whose keys lie in the range, in order.
    pub fn range(&self, keys: impl RangeBounds<K>) -> Iter<'_, K, V> {
        let from = match keys.start_bound() {
            Bound::Unbounded => 0,
            Bound::Included(key) => self.root.rank(|it| it < key),
            Bound::Excluded(key) => self.root.rank(|it| it <= key),
        };
        let to = match keys.end_bound() {
            Bound::Unbounded => self.len(),
            Bound::Included(key) => self.root.rank(|it| it <= key),
            Bound::Excluded(key) => self.root.rank(|it| it < key),
        };
        Iter::of(&self.root, from, to)
    }
}

impl<K: Ord + Clone, V: Clone> SharedMap<K, V> {
    /// A map of many entries at once, in linear time where they are sorted. Where
    /// two share a key the later one stays.
    pub fn of(entries: impl IntoIterator<Item = (K, V)>) -> Self {
        let mut entries: Vec<(K, V)> = entries.into_iter().collect();
        entries.sort_by(|(a, _), (b, _)| a.cmp(b));
        entries.dedup_by(|later, kept| {
            let same = later.0 == kept.0;
            if same {
                std::mem::swap(later, kept);
            }
            same
        });
        let mut nodes: Vec<Node<K, V>> =
            parts(entries, LEAF * FILLED / 4).into_iter().map(Node::Leaf).collect();
        while nodes.len() > 1 {
            let children = nodes.into_iter().filter_map(|node| Child::of(Arc::new(node)));
            let above = parts(children.collect(), INNER * FILLED / 4);
            nodes = above.into_iter().map(Node::Inner).collect();
        }
        nodes.pop().map_or_else(Self::default, |root| Self { root: Arc::new(root) })
    }

    /// Puts an entry in; gives the value that it replaces.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        let (old, split) = insert(&mut self.root, key, value);
        if let Some(right) = split {
            let both = [Arc::clone(&self.root), right];
            self.root = Arc::new(Node::Inner(both.into_iter().filter_map(Child::of).collect()));
        }
        old
    }

    /// Takes the entry of a key out; gives its value. Copies nothing where there is
    /// none.
    pub fn remove(&mut self, key: &K) -> Option<V> {
        self.get(key)?;
        let old = remove(&mut self.root, key);
        while let Some(only) = self.root.only_child() {
            self.root = only;
        }
        old
    }

    /// The value at a key, to be changed. Copies nothing where there is none.
    pub fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        self.get(key)?;
        let mut node = &mut self.root;
        loop {
            match Arc::make_mut(node) {
                Node::Inner(children) => {
                    let at = place_of(children, key);
                    node = &mut children.get_mut(at)?.node;
                }
                Node::Leaf(entries) => {
                    let at = entries.binary_search_by(|(it, _)| it.cmp(key)).ok()?;
                    return entries.get_mut(at).map(|(_, value)| value);
                }
            }
        }
    }
}

impl<K, V> Node<K, V> {
    /// The one node that it holds, where it holds no more.
    fn only_child(&self) -> Option<Arc<Self>> {
        match self {
            Self::Inner(children) => match &children[..] {
                [only] => Some(Arc::clone(&only.node)),
                _ => None,
            },
            Self::Leaf(_) => None,
        }
    }

    /// How many entries are below it.
    fn count(&self) -> usize {
        match self {
            Self::Leaf(entries) => entries.len(),
            Self::Inner(children) => children.iter().map(|child| child.count).sum(),
        }
    }

    /// How many entries or nodes it holds itself, and may at most.
    fn size(&self) -> (usize, usize) {
        match self {
            Self::Leaf(entries) => (entries.len(), LEAF),
            Self::Inner(children) => (children.len(), INNER),
        }
    }

    /// How many entries have keys that come before some place.
    fn rank(&self, is_before: impl Fn(&K) -> bool) -> usize {
        let (mut node, mut rank) = (self, 0);
        loop {
            match node {
                Self::Leaf(entries) => {
                    return rank + entries.partition_point(|(key, _)| is_before(key));
                }
                Self::Inner(children) => {
                    let begun = children.partition_point(|child| is_before(&child.least));
                    let Some((last, whole)) = children.get(..begun).and_then(<[_]>::split_last)
                    else {
                        return rank;
                    };
                    rank += whole.iter().map(|child| child.count).sum::<usize>();
                    node = &last.node;
                }
            }
        }
    }

    /// The leaf that holds the entry of a rank, and the entry's place in it.
    fn leaf_of(&self, mut rank: usize) -> (&[(K, V)], usize) {
        let mut node = self;
        loop {
            match node {
                Self::Leaf(entries) => return (entries, rank),
                Self::Inner(children) => {
                    let found = children.iter().find(|child| {
                        let is_here = rank < child.count;
                        rank -= if is_here { 0 } else { child.count };
                        is_here
                    });
                    match found {
                        Some(child) => node = &child.node,
                        None => return (&[], 0),
                    }
                }
            }
        }
    }
}

impl<K: Clone, V> Child<K, V> {
    /// A node that is not empty.
    fn of(node: Arc<Node<K, V>>) -> Option<Self> {
        let least = match &*node {
            Node::Leaf(entries) => entries.first().map(|(key, _)| key.clone()),
            Node::Inner(children) => children.first().map(|child| child.least.clone()),
        };
        Some(Self { least: least?, count: node.count(), node })
    }

    /// Looks again at a node that was changed; whether anything is left of it.
    fn refresh(&mut self) -> bool {
        match Self::of(Arc::clone(&self.node)) {
            Some(fresh) => *self = fresh,
            None => return false,
        }
        true
    }
}

/// Which of some nodes a key belongs into.
fn place_of<K: Ord, V>(children: &[Child<K, V>], key: &K) -> usize {
    children.partition_point(|child| child.least <= *key).saturating_sub(1)
}

/// Puts an entry in. Where that makes the node too large, its right half is given
/// to be put beside it.
fn insert<K: Ord + Clone, V: Clone>(
    node: &mut Arc<Node<K, V>>,
    key: K,
    value: V,
) -> (Option<V>, Option<Arc<Node<K, V>>>) {
    match Arc::make_mut(node) {
        Node::Leaf(entries) => match entries.binary_search_by(|(it, _)| it.cmp(&key)) {
            Ok(at) => {
                let old = entries.get_mut(at).map(|entry| std::mem::replace(&mut entry.1, value));
                (old, None)
            }
            Err(at) => {
                entries.insert(at, (key, value));
                (None, half(entries, LEAF).map(|right| Arc::new(Node::Leaf(right))))
            }
        },
        Node::Inner(children) => {
            let at = place_of(children, &key);
            let Some(child) = children.get_mut(at) else { return (None, None) };
            let (old, split) = insert(&mut child.node, key, value);
            child.refresh();
            if let Some(right) = split.and_then(Child::of) {
                children.insert(at + 1, right);
            }
            (old, half(children, INNER).map(|right| Arc::new(Node::Inner(right))))
        }
    }
}

/// The right half of what has become too long.
fn half<T>(all: &mut Vec<T>, most: usize) -> Option<Vec<T>> {
    (all.len() > most).then(|| all.split_off(all.len() / 2))
}

/// Takes the entry of a key out. A node of which little is left is put together
/// with one beside it.
fn remove<K: Ord + Clone, V: Clone>(node: &mut Arc<Node<K, V>>, key: &K) -> Option<V> {
    match Arc::make_mut(node) {
        Node::Leaf(entries) => {
            let at = entries.binary_search_by(|(it, _)| it.cmp(key)).ok()?;
            Some(entries.remove(at).1)
        }
        Node::Inner(children) => {
            let at = place_of(children, key);
            let child = children.get_mut(at)?;
            let old = remove(&mut child.node, key);
            if !child.refresh() {
                children.remove(at);
                return old;
            }
            let (size, most) = child.node.size();
            if size < most / 4 {
                let left = if at + 1 < children.len() { at } else { at.saturating_sub(1) };
                join(children, left);
            }
            old
        }
    }
}

/// Puts a node and the one after it together, where they fit into one.
fn join<K: Clone, V: Clone>(children: &mut Vec<Child<K, V>>, left: usize) {
    let Some([first, second]) = children.get(left..left + 2) else { return };
    let ((one, most), (other, _)) = (first.node.size(), second.node.size());
    if one + other > most {
        return;
    }
    let second = children.remove(left + 1);
    let Some(first) = children.get_mut(left) else { return };
    match (Arc::make_mut(&mut first.node), Arc::unwrap_or_clone(second.node)) {
        (Node::Leaf(all), Node::Leaf(more)) => all.extend(more),
        (Node::Inner(all), Node::Inner(more)) => all.extend(more),
        // All nodes beside each other are of one kind.
        _ => {}
    }
    first.refresh();
}

/// Cuts a list into parts of about so many, none of them much smaller.
fn parts<T>(all: Vec<T>, size: usize) -> Vec<Vec<T>> {
    let n = all.len().div_ceil(size).max(1);
    let (each, more) = (all.len() / n, all.len() % n);
    let mut all = all.into_iter();
    (0..n).map(|nth| all.by_ref().take(each + usize::from(nth < more)).collect()).collect()
}

#[cfg(test)]
mod tests;
