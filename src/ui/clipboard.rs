//! What other programs have copied: the HTML beside the plain text, which is all
//! that egui hands on.

/// What is on the clipboard; empty where there is nothing of the kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    /// As a browser or a word processor gives it.
    pub html: String,
    /// Plain text.
    pub text: String,
}

/// A way to read the clipboard. It may take seconds, where the program that copied
/// does not answer, and is done on a thread.
pub trait Clipboard: Send + Sync {
    /// Reads it.
    fn read(&self) -> Copied;
}

/// The system's clipboard. Under Wayland it is read by way of X11 where the desktop
/// does not let programs in the background read it; where there is neither, it is
/// empty.
#[derive(Debug)]
pub struct System;

impl Clipboard for System {
    fn read(&self) -> Copied {
        let Ok(mut clipboard) = arboard::Clipboard::new() else { return Copied::default() };
        Copied {
            html: clipboard.get().html().unwrap_or_default(),
            text: clipboard.get_text().unwrap_or_default(),
        }
    }
}

/// A clipboard with nothing on it, as in a picture.
#[derive(Debug)]
pub struct Nothing;

impl Clipboard for Nothing {
    fn read(&self) -> Copied {
        Copied::default()
    }
}
