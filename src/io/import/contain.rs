//! Work on files that others made, kept from doing harm: it may panic, and it
//! may not come to an end.

use std::panic;
use std::sync::Once;
use std::sync::mpsc::RecvTimeoutError::{Disconnected, Timeout};
use std::sync::mpsc::sync_channel;
use std::thread;
use std::time::Duration;

use super::Unfit;

/// Longer than this no article takes, however busy the machine is.
const PATIENCE: Duration = Duration::from_secs(20);

/// A file with many articles has a second more for each so many bytes.
const BYTES_A_SECOND: usize = 1 << 20;

/// What its threads are called.
const NAME: &str = "import";

/// Trees of other libraries may be taken down by recursion.
const STACK: usize = 64 << 20;

/// Does the work on a thread of its own. Where it panics or takes too long, that
/// is a fault of the file; a thread that does not end is left to itself.
pub fn run<T: Send + 'static>(
    bytes: usize,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Unfit> {
    run_for(patience(bytes), work)
}

/// How long a file of so many bytes may take.
pub fn patience(bytes: usize) -> Duration {
    PATIENCE + Duration::from_secs((bytes / BYTES_A_SECOND) as u64)
}

fn run_for<T: Send + 'static>(
    patience: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Unfit> {
    keep_panics_quiet();
    let (done, wait) = sync_channel(1);
    // Whoever waited may have given up.
    let work = move || drop(done.send(work()));
    let thread = thread::Builder::new().name(NAME.to_owned()).stack_size(STACK).spawn(work);
    thread.map_err(|_| Unfit::TooSlow)?;
    wait.recv_timeout(patience).map_err(|why| match why {
        Timeout => Unfit::TooSlow,
        Disconnected => Unfit::Damaged,
    })
}

/// A panic here is told as a fault of its file, not as one of the program.
fn keep_panics_quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let told = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if thread::current().name() != Some(NAME) {
                told(panic);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_panics_or_does_not_end_is_a_fault_of_the_file() {
        assert_eq!(run(9, || 7), Ok(7));
        assert_eq!(
            run(9, || -> u8 { std::panic::resume_unwind(Box::new("x")) }),
            Err(Unfit::Damaged)
        );
        let endless = || loop {
            thread::park();
        };
        assert_eq!(run_for(Duration::from_millis(5), endless), Err::<u8, _>(Unfit::TooSlow));
    }
}
