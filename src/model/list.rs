//! A sorted list of records that shares structure with its copies.
//!
//! Cloning a list costs a pointer, so worker threads read a snapshot while the
//! window edits on; changing one record then copies a few nodes of a tree, not
//! the list. The order is the order of the project file.

use std::fmt;
use std::ops::RangeBounds;
use std::sync::Arc;

use super::shared_map::SharedMap;

/// A record that knows its place in its list.
pub trait Keyed {
    /// What the list is sorted by; no two records of a list share one.
    type Key: Ord + Clone + fmt::Debug;

    /// The record's place.
    fn key(&self) -> Self::Key;
}

/// Records sorted by key, each held once however many copies there are.
pub struct List<R: Keyed> {
    records: SharedMap<R::Key, Arc<R>>,
}

impl<R: Keyed> Clone for List<R> {
    fn clone(&self) -> Self {
        Self { records: self.records.clone() }
    }
}

impl<R: Keyed> Default for List<R> {
    fn default() -> Self {
        Self { records: SharedMap::default() }
    }
}

impl<R: Keyed + fmt::Debug> fmt::Debug for List<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<R: Keyed + PartialEq> PartialEq for List<R> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl<R: Keyed> List<R> {
    /// A list of many records at once: far cheaper than one by one. Where two
    /// share a key the later one stays.
    pub fn of(records: impl IntoIterator<Item = Arc<R>>) -> Self {
        Self { records: SharedMap::of(records.into_iter().map(|r| (r.key(), r))) }
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The record of that key.
    pub fn get(&self, key: &R::Key) -> Option<&Arc<R>> {
        self.records.get(key)
    }

    /// All records, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Arc<R>> {
        self.records.iter().map(|(_, record)| record)
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
        self.records.insert(record.key(), record);
    }

    /// Takes the record of that key out.
    pub fn remove(&mut self, key: &R::Key) {
        self.records.remove(key);
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
            self.records.insert(key.clone(), Arc::new(new()));
        }
        let keep = self.records.get_mut(&key).is_none_or(|record| change(Arc::make_mut(record)));
        if !keep {
            self.remove(&key);
        }
    }
}
