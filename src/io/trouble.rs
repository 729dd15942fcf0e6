//! What a failure of a disk means for who works, in plain words, and what to do
//! about it. What the words are put together to is for whoever shows them.

use std::io::{self, ErrorKind};

/// A failure in words: what is wrong, a colon, what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trouble(&'static str);

impl Trouble {
    /// What is wrong and what to do.
    pub const fn hint(self) -> &'static str {
        self.0
    }

    /// What is wrong alone.
    pub fn what(self) -> &'static str {
        self.0.split_once(": ").map_or(self.0, |(what, _)| what)
    }
}

/// Failures that the standard library has no name for, by the system's numbers.
#[cfg(unix)]
const NUMBERED: [(i32, Trouble); 3] = [
    (5, BROKEN), // EIO
    (6, GONE),   // ENXIO
    (19, GONE),  // ENODEV
];

/// Failures that the standard library has no name for, by the system's numbers.
#[cfg(windows)]
const NUMBERED: [(i32, Trouble); 6] = [
    (21, GONE),     // the device is not ready
    (23, BROKEN),   // data error, cyclic redundancy check
    (53, AWAY),     // the network path was not found
    (55, GONE),     // the device is no longer there
    (64, AWAY),     // the network name is no longer there
    (1117, BROKEN), // an error of the device
];

#[cfg(not(any(unix, windows)))]
const NUMBERED: [(i32, Trouble); 0] = [];

const BROKEN: Trouble = Trouble(
    "the disk reports an error of its own: save on another disk now, and have this one looked at",
);

const GONE: Trouble =
    Trouble("the disk is no longer there: plug it in again, or save in another place");

const AWAY: Trouble =
    Trouble("the network drive does not answer: connect it again, or save in another place");

/// Tells a failure in words, where it is one that something can be said about.
pub fn of(error: &io::Error) -> Option<Trouble> {
    let number = error.raw_os_error();
    let numbered = NUMBERED.iter().find(|(other, _)| Some(*other) == number);
    numbered.map(|(_, trouble)| *trouble).or_else(|| of_kind(error.kind()))
}

fn of_kind(kind: ErrorKind) -> Option<Trouble> {
    Some(Trouble(match kind {
        ErrorKind::StorageFull => "the disk is full: make room, or save in another place",
        ErrorKind::QuotaExceeded => {
            "your share of the disk is used up: make room in it, or save in another place"
        }
        ErrorKind::ReadOnlyFilesystem => "the disk is read-only: save in another place",
        ErrorKind::PermissionDenied => "nothing may be written in this folder: save in another one",
        ErrorKind::FileTooLarge => "the disk takes no file of this size: save on another disk",
        ErrorKind::InvalidFilename => "the name is too long or not allowed: choose another",
        ErrorKind::NotFound => "there is no such folder: make it, or choose another",
        ErrorKind::NotADirectory => "part of the path is a file, not a folder: choose another",
        ErrorKind::IsADirectory => "this is a folder: give the file a name",
        ErrorKind::StaleNetworkFileHandle
        | ErrorKind::NotConnected
        | ErrorKind::TimedOut
        | ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown
        | ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted => return Some(AWAY),
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn what_disks_report_is_said_in_words() {
        for (number, what) in [
            (5, "reports an error"),
            (13, "nothing may be written"),
            (19, "no longer there"),
            (28, "full"),
            (30, "read-only"),
        ] {
            let trouble = of(&io::Error::from_raw_os_error(number)).unwrap();
            assert!(trouble.what().contains(what), "{number}: {trouble:?}");
            assert!(trouble.hint().contains("save"), "{number}: {trouble:?}");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_network_drive_that_is_away_is_told_from_a_full_disk() {
        for number in [107, 110, 113, 116] {
            assert_eq!(of(&io::Error::from_raw_os_error(number)), Some(AWAY), "{number}");
        }
        let quota = of(&io::Error::from_raw_os_error(122)).unwrap();
        assert!(quota.what().contains("your share"), "{quota:?}");
    }

    #[test]
    fn of_what_is_not_known_nothing_is_made_up() {
        assert_eq!(of(&io::Error::other("something else")), None);
    }
}
