//! The map beside the one of the standard library, over random edits and ranges.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

/// Whether the tree keeps its promises: one depth, counts and least keys that are
/// right, nothing empty or too large below the root. Gives its depth.
fn depth_of(node: &Node<u32, u64>) -> usize {
    match node {
        Node::Leaf(entries) => {
            assert!(entries.len() <= LEAF && entries.is_sorted_by(|a, b| a.0 < b.0));
            0
        }
        Node::Inner(children) => {
            assert!((1..=INNER).contains(&children.len()));
            let depths = children.iter().map(|child| {
                let fresh = Child::of(Arc::clone(&child.node)).unwrap();
                assert_eq!((fresh.least, fresh.count), (child.least, child.count));
                depth_of(&child.node)
            });
            let depths: Vec<usize> = depths.collect();
            assert!(depths.iter().all(|depth| *depth == depths[0]), "{depths:?}");
            depths[0] + 1
        }
    }
}

#[track_caller]
fn agree(map: &SharedMap<u32, u64>, model: &BTreeMap<u32, u64>) {
    depth_of(&map.root);
    assert_eq!(map.len(), model.len());
    assert!(map.iter().eq(model.iter()) && map.iter().rev().eq(model.iter().rev()));
}

/// An edit: a key, and what to put there, or nothing to take it out.
fn edits() -> impl Strategy<Value = Vec<(u32, Option<u64>)>> {
    proptest::collection::vec((0..3000_u32, proptest::option::weighted(0.6, any::<u64>())), 0..900)
}

proptest! {
    #[test]
    fn it_is_a_sorted_map(first in edits(), then in edits(), ranges in proptest::collection::vec((0..3100_u32, 0..3100_u32), 1..20)) {
        let entries = || first.iter().filter_map(|(key, value)| Some((*key, (*value)?)));
        let mut map = SharedMap::of(entries());
        let mut model: BTreeMap<u32, u64> = entries().collect();
        agree(&map, &model);
        let (snapshot, old) = (map.clone(), model.clone());
        for (key, value) in then {
            match value {
                Some(value) => prop_assert_eq!(map.insert(key, value), model.insert(key, value)),
                None => prop_assert_eq!(map.remove(&key), model.remove(&key)),
            }
            if let Some(value) = map.get_mut(&(key / 2)) {
                *value ^= 1;
            }
            if let Some(value) = model.get_mut(&(key / 2)) {
                *value ^= 1;
            }
            prop_assert_eq!(map.get(&key), model.get(&key));
        }
        agree(&map, &model);
        agree(&snapshot, &old);
        for (a, b) in ranges {
            let (a, b) = (a.min(b), a.max(b));
            prop_assert!(map.range(a..b).eq(model.range(a..b)));
            prop_assert!(map.range(a..=b).rev().eq(model.range(a..=b).rev()));
            prop_assert!(map.range(a..).eq(model.range(a..)) && map.range(..b).eq(model.range(..b)));
            for step in [1, 7, 100] {
                prop_assert!(map.range(a..=b).step_by(step).eq(model.range(a..=b).step_by(step)));
            }
            let (mut ours, mut theirs) = (map.range(a..=b), model.range(a..=b));
            for nth in 0..40 {
                let both = if nth % 3 == 0 { (ours.next_back(), theirs.next_back()) } else { (ours.next(), theirs.next()) };
                prop_assert_eq!(both.0, both.1);
            }
        }
    }
}

#[test]
fn it_grows_and_is_emptied_from_either_end() {
    for step in [1_u32, 7919, 9973] {
        let keys = || (0..10_007_u32).map(move |n| n * step % 10_007);
        let mut map = SharedMap::default();
        keys().for_each(|key| assert_eq!(map.insert(key, u64::from(key)), None));
        assert!(depth_of(&map.root) <= 3 && map.len() == 10_007);
        keys().for_each(|key| assert_eq!(map.remove(&key), Some(u64::from(key))));
        assert_eq!((depth_of(&map.root), map.len(), map.iter().count()), (0, 0, 0));
    }
}

#[test]
fn a_range_that_is_turned_round_is_empty() {
    let map = SharedMap::of((0..99_u32).map(|n| (n, u64::from(n))));
    let (from, to) = (50, 40);
    assert_eq!(map.range(from..to).count(), 0);
    assert_eq!(map.range(from..to).len(), 0);
}
