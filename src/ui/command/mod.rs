//! Everything the window can be told to do, in one table.
//!
//! Menus, keys, the palette and the key help all derive from [`COMMANDS`]. An
//! entry says what it is called, what it is for, which keys it has, when it can
//! be used, and what it does.

mod article;
mod edit;
mod file;
mod go;
mod help;
mod tag;
mod view;

use std::borrow::Cow;

use egui::{Context, Key, Modifiers};

use super::desk::Desk;
use super::view::{Showing, View};

/// Where a command stands in the menus and in the key help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Menu {
    /// Projects and files.
    File,
    /// Undo and search.
    Edit,
    /// One article.
    Article,
    /// Tags and sentences.
    Tag,
    /// Moving about; in the menu bar it stands under View.
    Go,
    /// What is shown, and how.
    View,
    /// Keys and licences.
    Help,
}

impl Menu {
    /// All of them, from left to right.
    pub const ALL: [Self; 7] =
        [Self::File, Self::Edit, Self::Article, Self::Tag, Self::Go, Self::View, Self::Help];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::Article => "Article",
            Self::Tag => "Tag",
            Self::Go => "Go",
            Self::View => "View",
            Self::Help => "Help",
        }
    }
}

/// A key press that starts a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// A key with exactly these modifiers.
    Key(Modifiers, Key),
    /// A sign as typed, whatever keys the layout needs for it.
    Sign(char),
}

impl Press {
    /// Whether it could as well be meant as text in a field.
    pub const fn types_text(self) -> bool {
        match self {
            Self::Sign(_) => true,
            Self::Key(modifiers, _) => !modifiers.command && !modifiers.ctrl && !modifiers.alt,
        }
    }

    /// How the key is written on its cap.
    pub fn name(self) -> String {
        let (modifiers, key) = match self {
            Self::Sign(sign) => return sign.to_string(),
            Self::Key(modifiers, key) => (modifiers, key),
        };
        let key_name = match key {
            Key::ArrowUp => "↑",
            Key::ArrowDown => "↓",
            Key::ArrowLeft => "←",
            Key::ArrowRight => "→",
            Key::Escape => "Esc",
            Key::Plus => "+",
            Key::Minus => "−",
            Key::Comma => ",",
            other => other.name(),
        };
        let mut name = String::new();
        if modifiers.command || modifiers.ctrl {
            name.push_str(if cfg!(target_os = "macos") { "⌘" } else { "Ctrl+" });
        }
        if modifiers.alt {
            name.push_str("Alt+");
        }
        if modifiers.shift {
            name.push_str("Shift+");
        }
        // A letter alone is typed small; caps are for combinations.
        if name.is_empty() && key_name.len() == 1 {
            return key_name.to_lowercase();
        }
        name + key_name
    }
}

const fn plain(key: Key) -> Press {
    Press::Key(Modifiers::NONE, key)
}

const fn shift(key: Key) -> Press {
    Press::Key(Modifiers::SHIFT, key)
}

pub(super) const fn command(key: Key) -> Press {
    Press::Key(Modifiers::COMMAND, key)
}

const fn command_shift(key: Key) -> Press {
    Press::Key(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

/// One thing the window can do.
pub struct Command {
    /// Its name for programs and tests, such as `tag.claim`.
    pub id: &'static str,
    /// Where it stands.
    pub menu: Menu,
    /// What it is called now: in sentence case, with `…` if it asks for more.
    pub label: fn(&View<'_>) -> Cow<'static, str>,
    /// What it is for, in one sentence.
    pub help: &'static str,
    /// Its keys, the one to show first.
    pub keys: &'static [Press],
    /// Whether it can be used now, else why not.
    pub enabled: fn(&View<'_>) -> Result<(), &'static str>,
    /// Does it.
    pub run: fn(&mut Desk, &Context),
}

impl Command {
    /// The key to show beside it.
    pub fn key_name(&self) -> String {
        self.keys.first().map(|press| press.name()).unwrap_or_default()
    }

    /// The place in the codebook of the code it tags with, from 0.
    pub fn kind(&self) -> Option<usize> {
        KINDS.iter().position(|id| *id == self.id)
    }
}

/// All commands, menu by menu.
pub static COMMANDS: &[&[Command]] = &[
    file::COMMANDS,
    edit::COMMANDS,
    article::COMMANDS,
    tag::COMMANDS,
    go::COMMANDS,
    view::COMMANDS,
    help::COMMANDS,
];

/// All commands in order.
pub fn all() -> impl Iterator<Item = &'static Command> {
    COMMANDS.iter().flat_map(|menu| menu.iter())
}

/// The commands that are offered: not those of keys for which the codebook has
/// no code.
pub fn offered(view: &View<'_>) -> impl Iterator<Item = &'static Command> + use<> {
    let kinds = view.project.kinds().len();
    all().filter(move |command| command.kind().is_none_or(|kind| kind < kinds))
}

/// The commands that tag, in the order of the codebook.
const KINDS: [&str; 9] = [
    "tag.claim",
    "tag.denial",
    "tag.attribution",
    "tag.4",
    "tag.5",
    "tag.6",
    "tag.7",
    "tag.8",
    "tag.9",
];

/// The command that tags with the code at a place of the codebook, from 0. Codes
/// after the ninth have none.
pub fn of_kind(place: usize) -> Option<&'static Command> {
    KINDS.get(place).map(|id| named(id))
}

/// The command of that name. Asking for one that does not exist gives the key
/// help, and a test asks for every name in use.
pub fn named(id: &str) -> &'static Command {
    all().find(|command| command.id == id).unwrap_or(&help::COMMANDS[0])
}

fn always(_: &View<'_>) -> Result<(), &'static str> {
    Ok(())
}

fn with_project(view: &View<'_>) -> Result<(), &'static str> {
    if view.open { Ok(()) } else { Err("open a project first") }
}

fn with_article(view: &View<'_>) -> Result<(), &'static str> {
    with_project(view)?;
    if view.place.article.is_some() { Ok(()) } else { Err("open an article first") }
}

fn with_board(view: &View<'_>) -> Result<(), &'static str> {
    with_project(view)?;
    if view.showing == Showing::Board { Ok(()) } else { Err("show the board first") }
}

fn with_compare(view: &View<'_>) -> Result<(), &'static str> {
    with_project(view)?;
    if view.showing == Showing::Compare { Ok(()) } else { Err("compare two articles first") }
}

/// A sentence to work on: one that is shown.
fn with_sentence(view: &View<'_>) -> Result<(), &'static str> {
    with_article(view)?;
    if view.showing != Showing::Read {
        return Err("show the article first");
    }
    match view.place.sentence(view.project) {
        Some(_) => Ok(()),
        None => Err("this article has no sentences"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn every_id_and_every_key_is_used_once() {
        let mut ids = BTreeMap::new();
        let mut keys = BTreeMap::new();
        for command in all() {
            assert_eq!(ids.insert(command.id, ()), None, "{}", command.id);
            for press in command.keys {
                let other = keys.insert(press.name(), command.id);
                assert_eq!(other, None, "{} starts two commands", press.name());
            }
            assert!(command.help.ends_with('.'), "{}: {}", command.id, command.help);
        }
    }

    #[test]
    fn keys_are_written_as_on_their_caps() {
        assert_eq!(plain(Key::C).name(), "c");
        assert_eq!(shift(Key::D).name(), "Shift+D");
        assert_eq!(plain(Key::ArrowUp).name(), "↑");
        assert_eq!(Press::Sign('?').name(), "?");
        #[cfg(not(target_os = "macos"))]
        assert_eq!(command_shift(Key::Z).name(), "Ctrl+Shift+Z");
    }
}
