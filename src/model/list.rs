//! A sorted list of records that shares structure with its copies.
//!
//! Cloning a list costs a pointer, so worker threads read a snapshot while the
//! window edits on; changing one record then copies one chunk of the tree, not
//! the list. The order is the order of the project file.

use std::fmt;
use std::ops::RangeBounds;
use std::sync::Arc;

use immutable_chunkmap::map::Map;

/// How many records a chunk of the tree holds at most. A change to a shared list
/// copies one chunk; 64 keys of a tag and their pointers are 2 kB.
const CHUNK: usize = 64;

/// How many entries go into a new tree at once. The tree takes a chunk at a time
/// off the front of what it is given, which moves all that is left: of a list
/// of millions this would be quadratic.
const BATCH: usize = 8 * CHUNK;

/// A tree of many entries at once. Where two share a key the later one stays.
pub(super) fn map_of<K, V>(entries: impl IntoIterator<Item = (K, V)>) -> Map<K, V, CHUNK>
where
    K: Ord + Clone,
    V: Clone,
{
    let mut entries: Vec<(K, V)> = entries.into_iter().collect();
    entries.sort_by(|(a, _), (b, _)| a.cmp(b));
    entries.dedup_by(|later, kept| {
        let same = later.0 == kept.0;
        if same {
            std::mem::swap(later, kept);
        }
        same
    });
    let mut entries = entries.into_iter();
    let mut map = Map::new();
    while entries.len() > 0 {
        map = map.insert_many(entries.by_ref().take(BATCH));
    }
    map
}

/// A record that knows its place in its list.
pub trait Keyed {
    /// What the list is sorted by; no two records of a list share one.
    type Key: Ord + Clone + fmt::Debug;

    /// The record's place.
    fn key(&self) -> Self::Key;
}

/// Records sorted by key, each held once however many copies there are.
pub struct List<R: Keyed> {
    records: Map<R::Key, Arc<R>, CHUNK>,
    len: usize,
}

impl<R: Keyed> Clone for List<R> {
    fn clone(&self) -> Self {
        Self { records: self.records.clone(), len: self.len }
    }
}

impl<R: Keyed> Default for List<R> {
    fn default() -> Self {
        Self { records: Map::new(), len: 0 }
    }
}

impl<R: Keyed + fmt::Debug> fmt::Debug for List<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<R: Keyed + PartialEq> PartialEq for List<R> {
    fn eq(&self, other: &Self) -> bool {
        self.len == other.len && self.iter().eq(other.iter())
    }
}

impl<R: Keyed> List<R> {
    /// A list of many records at once: far cheaper than one by one. Where two
    /// share a key the later one stays.
    pub fn of(records: impl IntoIterator<Item = Arc<R>>) -> Self {
        let records = map_of(records.into_iter().map(|r| (r.key(), r)));
        let len = records.len();
        Self { records, len }
    }

    /// How many records there are.
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The record of that key.
    pub fn get(&self, key: &R::Key) -> Option<&Arc<R>> {
        self.records.get(key)
    }

    /// All records, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Arc<R>> {
        self.records.into_iter().map(|(_, record)| record)
    }

    /// The records whose keys lie in the range, in order.
    pub fn range<'a>(
        &'a self,
        keys: impl RangeBounds<R::Key> + 'a,
    ) -> impl DoubleEndedIterator<Item = &'a Arc<R>> {
        self.records.range(keys).map(|(_, record)| record)
    }

    /// Puts a record in; one with the same key is replaced.
    pub fn insert(&mut self, record: Arc<R>) {
        if self.records.insert_cow(record.key(), record).is_none() {
            self.len += 1;
        }
    }

    /// Takes the record of that key out.
    pub fn remove(&mut self, key: &R::Key) {
        if self.records.remove_cow(key).is_some() {
            self.len -= 1;
        }
    }

    /// Changes the record of that key in place, or a fresh one made by `new`.
    /// Keys must not change. Returns whether `change` wants it kept.
    pub fn amend(
        &mut self,
        key: R::Key,
        new: impl FnOnce() -> R,
        change: impl FnOnce(&mut R) -> bool,
    ) where
        R: Clone,
    {
        if self.records.get(&key).is_none() {
            self.records.insert_cow(key.clone(), Arc::new(new()));
            self.len += 1;
        }
        let keep =
            self.records.get_mut_cow(&key).is_none_or(|record| change(Arc::make_mut(record)));
        if !keep {
            self.remove(&key);
        }
    }
}
