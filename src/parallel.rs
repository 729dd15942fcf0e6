//! Spreads work on a list over the processor's cores.
//!
//! Scoped threads are enough for this: the list is cut into a few runs a core,
//! each core takes the next run until none is left, and the results come back
//! in the order of the list. Where no thread can be had, the caller's own does
//! all of it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Runs a core takes on average; more even out runs of uneven cost.
const RUNS_A_CORE: usize = 4;

/// Below this cost in all, threads are not worth their start.
pub const WORTH_IT: usize = 1 << 16;

/// Applies `work` to runs of `items` that cost about the same.
pub fn map_runs<'a, T: Sync, R: Send>(
    items: &'a [T],
    cost: impl Fn(&T) -> usize,
    work: impl Fn(&'a [T]) -> R + Sync,
) -> Vec<R> {
    let total: usize = items.iter().map(&cost).sum();
    // Asking for the cores reads files: not for a few lines.
    let cores = if total < WORTH_IT { 1 } else { cores() };
    if cores == 1 {
        return vec![work(items)];
    }
    let runs = cut(items, cost, total / (cores * RUNS_A_CORE) + 1);
    let next = AtomicUsize::new(0);
    let take_runs = || {
        let mut done = Vec::new();
        loop {
            let nth = next.fetch_add(1, Ordering::Relaxed);
            let Some(run) = runs.get(nth) else { return done };
            done.push((nth, work(run)));
        }
    };
    let mut done = thread::scope(|scope| {
        let helpers: Vec<_> = (1..cores)
            .filter_map(|_| thread::Builder::new().spawn_scoped(scope, take_runs).ok())
            .collect();
        let mut done = take_runs();
        for helper in helpers {
            match helper.join() {
                Ok(more) => done.extend(more),
                Err(cause) => std::panic::resume_unwind(cause),
            }
        }
        done
    });
    done.sort_by_key(|(nth, _)| *nth);
    done.into_iter().map(|(_, result)| result).collect()
}

fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Cuts a list into runs that cost at least `share`, save the last.
fn cut<T>(items: &[T], cost: impl Fn(&T) -> usize, share: usize) -> Vec<&[T]> {
    let mut spent = 0;
    items
        .split_inclusive(|item| {
            spent += cost(item);
            let full = spent >= share;
            if full {
                spent = 0;
            }
            full
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_list() {
        let items: Vec<usize> = (0..5000).collect();
        let doubled =
            map_runs(&items, |_| 1000, |run| run.iter().map(|n| n * 2).collect::<Vec<_>>());
        let doubled: Vec<usize> = doubled.into_iter().flatten().collect();
        assert_eq!(doubled, (0..5000).map(|n| n * 2).collect::<Vec<_>>());
    }

    #[test]
    fn an_empty_list_is_one_empty_run() {
        assert_eq!(map_runs(&[] as &[u8], |_| 1, <[u8]>::len), [0]);
    }
}
