//! Rows in, rows out, in order, on all cores, in constant memory.
//!
//! One thread reads, as much at a time as is there, and cuts it into blocks of
//! whole lines; each core works on the next block; this thread writes the
//! results in the order of the blocks. A row that comes alone is answered at
//! once, since nothing waits for a block to fill up.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::lines::LONGEST;

/// How much is read at a time.
const BLOCK: usize = 1 << 18;

/// How many blocks a core may have waiting.
const WAITING: usize = 4;

/// Turns one row, without its line end, into one row; says whether it could.
pub type Work = fn(row: &[u8], to: &mut Vec<u8>) -> bool;

/// A block of whole lines, or what came of it.
type Block = (usize, Vec<u8>);

/// Streams all rows. Returns how many there were, and how many failed. Where the
/// output fails it returns at once, though the reader may still wait for input.
pub fn rows(
    input: impl Read + Send + 'static,
    out: &mut dyn Write,
    work: Work,
) -> io::Result<(u64, u64)> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let (to_work, blocks) = sync_channel::<Block>(cores * WAITING);
    let (to_write, results) = sync_channel::<(Block, u64, u64)>(cores * WAITING);
    let reader = thread::Builder::new().spawn(move || read(input, &to_work))?;
    let blocks = Arc::new(Mutex::new(blocks));
    for _ in 0..cores {
        let (blocks, to_write) = (Arc::clone(&blocks), to_write.clone());
        thread::Builder::new().spawn(move || work_on(&blocks, &to_write, work))?;
    }
    drop((blocks, to_write));
    let counts = write(results, out)?;
    match reader.join() {
        Ok(read) => read.map(|()| counts),
        Err(_) => Err(io::Error::other("reading stopped")),
    }
}

/// Reads blocks of whole lines and passes them on. Ends early where nobody
/// takes them.
fn read(mut input: impl Read, to: &SyncSender<Block>) -> io::Result<()> {
    let mut pending: Vec<u8> = Vec::new();
    let mut nth = 0;
    loop {
        let start = pending.len();
        pending.resize(start + BLOCK, 0);
        let room = pending.get_mut(start..).unwrap_or_default();
        let n = match input.read(room) {
            Ok(n) => n,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {
                pending.truncate(start);
                continue;
            }
            Err(error) => return Err(error),
        };
        pending.truncate(start + n);
        let new = pending.get(start..).unwrap_or_default();
        let end = match memchr::memrchr(b'\n', new) {
            Some(at) => start + at + 1,
            None if n == 0 => pending.len(),
            None if pending.len() > LONGEST => {
                return Err(io::Error::other("a line is longer than any row"));
            }
            None => continue,
        };
        let rest = pending.split_off(end);
        if !pending.is_empty() && to.send((nth, pending)).is_err() {
            return Ok(());
        }
        nth += 1;
        pending = rest;
        if n == 0 {
            return Ok(());
        }
    }
}

fn work_on(blocks: &Mutex<Receiver<Block>>, to: &SyncSender<(Block, u64, u64)>, work: Work) {
    loop {
        let next = blocks.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((nth, block)) = next else { return };
        let mut done = Vec::with_capacity(block.len() / 2);
        let (mut rows, mut failed) = (0, 0);
        for row in block.split(|byte| *byte == b'\n') {
            let row = row.strip_suffix(b"\r").unwrap_or(row);
            if row.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            rows += 1;
            failed += u64::from(!work(row, &mut done));
            done.push(b'\n');
        }
        if to.send(((nth, done), rows, failed)).is_err() {
            return;
        }
    }
}

/// Writes results in the order of their blocks, each as soon as its turn comes.
fn write(results: Receiver<(Block, u64, u64)>, out: &mut dyn Write) -> io::Result<(u64, u64)> {
    let mut early = BTreeMap::new();
    let mut turn = 0;
    let mut counts = (0, 0);
    for ((nth, done), rows, failed) in results {
        counts = (counts.0 + rows, counts.1 + failed);
        early.insert(nth, done);
        while let Some(done) = early.remove(&turn) {
            out.write_all(&done)?;
            turn += 1;
        }
        out.flush()?;
    }
    Ok(counts)
}
