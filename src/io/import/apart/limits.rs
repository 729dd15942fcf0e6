//! What the process that reads files may use, where the system can hold it to that.

/// More memory no article needs: a file is read whole, taken apart, and written
/// down twice.
#[cfg(unix)]
const MEMORY: u64 = 4 << 30;

/// Its pipes, and the tables of time zones.
#[cfg(unix)]
const FILES: u64 = 32;

/// Holds this process to its limits from now on: no more memory than that, no
/// writing to files, no picture of its memory where it dies.
#[cfg(unix)]
pub fn hold() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    let limits = [
        (Resource::As, MEMORY),
        (Resource::Nofile, FILES),
        (Resource::Fsize, 0),
        (Resource::Core, 0),
    ];
    for (resource, most) in limits {
        let most = getrlimit(resource).maximum.map_or(most, |allowed| allowed.min(most));
        // A system that does not know a limit has its own ways.
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) }).ok();
    }
}

/// Other systems hold it by their own means.
#[cfg(not(unix))]
pub const fn hold() {}
