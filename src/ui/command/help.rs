//! Help.

use super::{Command, Menu, Press, always};
use crate::ui::dialogs::Dialog;

pub(super) static COMMANDS: &[Command] = &[
    Command {
        id: "help.keys",
        menu: Menu::Help,
        label: |_| "All keys".into(),
        help: "Lists every command with its keys.",
        keys: &[Press::Sign('?')],
        enabled: always,
        run: |desk, _| desk.open_dialog(Dialog::Keys),
    },
    Command {
        id: "help.about",
        menu: Menu::Help,
        label: |_| "About Hearsay".into(),
        help: "Says which version this is and under which licences its parts stand.",
        keys: &[],
        enabled: always,
        run: |desk, _| desk.open_dialog(Dialog::About),
    },
];
