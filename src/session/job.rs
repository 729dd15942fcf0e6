//! Long work on a thread of its own, with progress and a way to stop it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

/// How far a job has come. Shared between the job and whoever waits for it.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicUsize,
    total: AtomicUsize,
    cancelled: AtomicBool,
}

impl Progress {
    /// Says how many steps there are.
    pub fn expect(&self, total: usize) {
        self.total.store(total, Ordering::Relaxed);
    }

    /// Says that one step more is done.
    pub fn step(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    /// Steps done and steps in all; 0 in all where that is not known.
    pub fn state(&self) -> (usize, usize) {
        (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed))
    }

    /// Asks the job to stop at the next step.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether the job was asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}

/// Work that goes on by itself and gives a `T` in the end.
#[derive(Debug)]
pub struct Job<T> {
    /// What it does, as in "Opening 12 files".
    pub name: String,
    /// How far it has come.
    pub progress: Arc<Progress>,
    /// When it began.
    pub started: Instant,
    result: Receiver<T>,
}

/// What a job has to say.
#[derive(Debug, PartialEq, Eq)]
pub enum Poll<T> {
    /// It goes on.
    Working,
    /// It is done.
    Done(T),
    /// It ended without a result.
    Lost,
}

impl<T: Send + 'static> Job<T> {
    /// Starts work on a named thread; `wake` is called when it is done.
    pub fn start(
        name: impl Into<String>,
        wake: impl FnOnce() + Send + 'static,
        work: impl FnOnce(&Progress) -> T + Send + 'static,
    ) -> std::io::Result<Self> {
        let name = name.into();
        let progress = Arc::new(Progress::default());
        let (sender, result) = channel();
        let shared = Arc::clone(&progress);
        std::thread::Builder::new().name(name.clone()).spawn(move || {
            // A window that was closed meanwhile does not want the result.
            let _ = sender.send(work(&shared));
            wake();
        })?;
        Ok(Self { name, progress, started: Instant::now(), result })
    }

    /// Looks whether the job is done, without waiting.
    pub fn poll(&self) -> Poll<T> {
        match self.result.try_recv() {
            Ok(result) => Poll::Done(result),
            Err(TryRecvError::Empty) => Poll::Working,
            Err(TryRecvError::Disconnected) => Poll::Lost,
        }
    }

    /// Waits for the job, at most that long.
    pub fn wait(&self, at_most: Duration) -> Option<T> {
        self.result.recv_timeout(at_most).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_counts_stops_when_asked_and_gives_its_result() {
        let (go, gate) = channel::<()>();
        let job = Job::start(
            "Counting",
            || {},
            move |progress| {
                progress.expect(3);
                progress.step();
                let _ = gate.recv();
                progress.is_cancelled()
            },
        )
        .unwrap();
        job.progress.cancel();
        assert_eq!(job.poll(), Poll::Working);
        go.send(()).unwrap();
        assert_eq!(job.wait(Duration::from_secs(60)), Some(true));
        assert_eq!(job.progress.state(), (1, 3));
    }

    #[test]
    fn a_job_that_breaks_off_is_lost_and_never_waited_for() {
        let job: Job<()> = Job::start("Breaking off", || {}, |_| panic!("on purpose")).unwrap();
        assert_eq!(job.wait(Duration::from_secs(60)), None);
        assert_eq!(job.poll(), Poll::Lost);
    }
}
