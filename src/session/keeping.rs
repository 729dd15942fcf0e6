//! Keeps every edit: a thread that writes the journal, so that the window never
//! waits for a disk.
//!
//! An edit is handed to the system as soon as it arrives and synced with all
//! that came meanwhile. Where that fails, the edits stay in memory, the reason
//! is known to whoever asks, and the journal is written whole again and again
//! until it works: after a failed sync nobody knows what the disk has.

use std::fmt;
use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::journaling::{Journaling, Saved};
use crate::io::journal::{Kept, Mark};

/// How soon lines that were written are synced, at the latest.
const SYNC_WITHIN: Duration = Duration::from_millis(20);

/// How long to wait before a failed write is tried again: at first, and at most.
const RETRY: (Duration, Duration) = (Duration::from_millis(20), Duration::from_millis(500));

/// How safe the edits are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Safety {
    /// Number of the last edit that the journal was given.
    pub given: u64,
    /// Number of the last edit that is on disk, in the journal or in the file.
    pub safe: u64,
    /// Why the journal cannot be written just now.
    pub trouble: Option<String>,
    /// Why nothing is kept any more, as a sentence without its full stop: the lock
    /// is no longer held. What is in memory can be saved under another name.
    pub lost: Option<String>,
    /// What was found beside the project that another program did, as a sentence.
    pub told: Option<String>,
}

impl Safety {
    /// Whether all edits are on disk, in the keeping of this program.
    pub const fn is_safe(&self) -> bool {
        self.safe >= self.given && self.lost.is_none()
    }
}

/// Called from the thread when the safety has changed, to have it shown.
#[derive(Clone)]
pub struct Wake(Arc<dyn Fn() + Send + Sync>);

impl Wake {
    /// Calls `wake`.
    pub fn by(wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self(Arc::new(wake))
    }

    /// Wakes nobody: who waits asks for the safety.
    pub fn nobody() -> Self {
        Self::by(|| {})
    }
}

impl fmt::Debug for Wake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Wake")
    }
}

enum Message {
    Keep(Kept),
    Mark(Mark, Sender<io::Result<()>>),
    Saved(Box<Saved>, Sender<io::Result<()>>),
    Discard,
    Recheck,
    ForgetUnsafe(Sender<bool>),
}

#[derive(Default)]
struct Shared {
    safety: Mutex<Safety>,
    changed: Condvar,
}

/// A journal that is being kept. Dropped, it writes what is left and ends.
pub struct Keeper {
    to: Option<Sender<Message>>,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

impl fmt::Debug for Keeper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Keeper({:?})", self.safety())
    }
}

/// What a thread that saves tells the keeper.
#[derive(Clone)]
pub struct Teller(Sender<Message>);

impl fmt::Debug for Teller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Teller")
    }
}

impl Keeper {
    /// Starts the thread. `last` is the number of the last edit so far.
    pub fn start(journaling: Journaling, last: u64, wake: Wake) -> io::Result<Self> {
        let (to, messages) = channel();
        let shared = Arc::new(Shared::default());
        let trouble = journaling.trouble();
        let safe = if trouble.is_some() { journaling.safe() } else { last };
        let told = journaling.told().map(str::to_owned);
        let lost = journaling.lost().map(str::to_owned);
        *lock(&shared.safety) = Safety { given: last, safe, trouble, lost, told };
        let writer = Writer { journaling, messages, shared: Arc::clone(&shared), wake };
        let thread =
            std::thread::Builder::new().name("journal".to_owned()).spawn(move || writer.run())?;
        Ok(Self { to: Some(to), shared, thread: Some(thread) })
    }

    /// Hands over an edit.
    pub fn keep(&self, kept: Kept) {
        lock(&self.shared.safety).given = kept.seq;
        self.send(Message::Keep(kept));
    }

    /// How safe the edits are.
    pub fn safety(&self) -> Safety {
        lock(&self.shared.safety).clone()
    }

    /// Why nothing is kept any more.
    pub fn lost(&self) -> Option<String> {
        lock(&self.shared.safety).lost.clone()
    }

    /// Waits until an edit is on disk, at most that long.
    pub fn wait(&self, seq: u64, at_most: Duration) -> Safety {
        let until = Instant::now() + at_most;
        let mut safety = lock(&self.shared.safety);
        while safety.safe < seq && safety.lost.is_none() {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            let waited = self.shared.changed.wait_timeout(safety, left);
            safety = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        safety.clone()
    }

    /// For a thread that saves.
    pub fn teller(&self) -> Option<Teller> {
        self.to.clone().map(Teller)
    }

    /// Takes the journal away: what it has that no save has is given up.
    pub fn discard(&self) {
        self.send(Message::Discard);
    }

    /// Looks again whether all that was said to be safe still is.
    pub fn recheck(&self) {
        self.send(Message::Recheck);
    }

    /// Gives up what could not be brought on disk. Says whether it is known that
    /// the disk has none of it, and waits at most that long to know.
    pub fn forget_unsafe(&self, at_most: Duration) -> bool {
        let (reply, answer) = channel();
        self.send(Message::ForgetUnsafe(reply));
        answer.recv_timeout(at_most).unwrap_or(false)
    }

    fn send(&self, message: Message) {
        // A thread that broke off has said so in the safety: nothing more of it
        // comes to be safe.
        if let Some(to) = &self.to
            && to.send(message).is_err()
        {
            let mut safety = lock(&self.shared.safety);
            safety.trouble.get_or_insert_with(|| "the journal’s thread has ended".to_owned());
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.to = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Teller {
    /// Writes down that a save is about to put a file in place.
    pub fn mark(&self, mark: Mark) -> io::Result<()> {
        self.ask(|reply| Message::Mark(mark, reply))
    }

    /// Tells that a save has put a file in place.
    pub fn saved(&self, saved: Saved) -> io::Result<()> {
        self.ask(|reply| Message::Saved(Box::new(saved), reply))
    }

    fn ask(&self, message: impl FnOnce(Sender<io::Result<()>>) -> Message) -> io::Result<()> {
        let (reply, answer) = channel();
        let ended = |_| io::Error::other("the journal’s thread has ended");
        self.0
            .send(message(reply))
            .map_err(|_| io::Error::other("the journal’s thread has ended"))?;
        answer.recv().map_err(ended)?
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The thread's own part.
struct Writer {
    journaling: Journaling,
    messages: Receiver<Message>,
    shared: Arc<Shared>,
    wake: Wake,
}

impl Writer {
    fn run(mut self) {
        while let Some(message) = self.next() {
            self.take(message);
            // What has come meanwhile is written, too, before one sync for all.
            let written = Instant::now();
            while written.elapsed() < SYNC_WITHIN {
                match self.messages.try_recv() {
                    Ok(message) => self.take(message),
                    Err(TryRecvError::Empty | TryRecvError::Disconnected) => break,
                }
            }
            self.sync();
        }
        if self.journaling.trouble().is_some() {
            self.journaling.retry();
            self.sync();
        }
    }

    /// The next message. Tries again meanwhile what has failed.
    fn next(&mut self) -> Option<Message> {
        let (mut pause, longest) = RETRY;
        loop {
            if self.journaling.trouble().is_none() || self.journaling.lost().is_some() {
                return self.messages.recv().ok();
            }
            match self.messages.recv_timeout(pause) {
                Ok(message) => return Some(message),
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) => {
                    self.journaling.retry();
                    self.sync();
                    pause = longest.min(pause * 2);
                }
            }
        }
    }

    fn take(&mut self, message: Message) {
        match message {
            Message::Keep(kept) => self.journaling.add(kept),
            Message::Mark(mark, reply) => {
                let _ = reply.send(self.journaling.mark(mark));
            }
            Message::Saved(saved, reply) => {
                let _ = reply.send(self.journaling.saved(*saved));
            }
            Message::Discard => self.journaling.discard(),
            Message::Recheck => self.journaling.recheck(),
            Message::ForgetUnsafe(reply) => {
                let _ = reply.send(self.journaling.forget_unsafe());
            }
        }
    }

    fn sync(&mut self) {
        self.journaling.sync();
        let mut safety = lock(&self.shared.safety);
        let now = Safety {
            given: safety.given,
            safe: self.journaling.safe(),
            trouble: self.journaling.trouble(),
            lost: self.journaling.lost().map(str::to_owned),
            told: self.journaling.told().map(str::to_owned),
        };
        let changed = *safety != now;
        *safety = now;
        drop(safety);
        if changed {
            self.shared.changed.notify_all();
            (self.wake.0)();
        }
    }
}
