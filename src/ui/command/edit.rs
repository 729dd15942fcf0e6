//! Undo, redo, copying, searching.

use egui::Key;

use super::{
    Command, Menu, Press, always, command, command_shift, plain, shift, with_project, with_sentence,
};
use crate::ui::desk::Desk;
use crate::ui::view::View;

pub(super) static COMMANDS: &[Command] = &[
    Command {
        id: "edit.undo",
        menu: Menu::Edit,
        label: |view| match view.session.history().next_undo() {
            Some(label) => format!("Undo: {label}").into(),
            None => "Undo".into(),
        },
        help: "Takes the last change back, wherever it was made.",
        keys: &[command(Key::Z)],
        enabled: |view| match view.session.history().next_undo() {
            Some(_) => Ok(()),
            None => Err("nothing to undo"),
        },
        run: Desk::undo,
    },
    Command {
        id: "edit.redo",
        menu: Menu::Edit,
        label: |view| match view.session.history().next_redo() {
            Some(label) => format!("Redo: {label}").into(),
            None => "Redo".into(),
        },
        help: "Does again what was undone.",
        keys: &[command_shift(Key::Z), command(Key::Y)],
        enabled: |view| match view.session.history().next_redo() {
            Some(_) => Ok(()),
            None => Err("nothing to redo"),
        },
        run: Desk::redo,
    },
    Command {
        id: "edit.copy",
        menu: Menu::Edit,
        label: |_| "Copy the selection".into(),
        help: "Copies the selected words or sentences. Ctrl+C does the same.",
        keys: &[],
        enabled: with_sentence,
        run: Desk::copy_selection,
    },
    Command {
        id: "edit.search",
        menu: Menu::Edit,
        label: |_| "Search all articles".into(),
        help: "Looks for words in all articles and lists where they stand.",
        keys: &[Press::Sign('/'), command(Key::F)],
        enabled: with_project,
        run: Desk::start_search,
    },
    Command {
        id: "edit.next_hit",
        menu: Menu::Edit,
        label: |_| "Next hit".into(),
        help: "Goes to the next place where the words were found.",
        keys: &[plain(Key::F3)],
        enabled: with_hits,
        run: |desk, _| desk.step_hit(true),
    },
    Command {
        id: "edit.previous_hit",
        menu: Menu::Edit,
        label: |_| "Previous hit".into(),
        help: "Goes to the place before where the words were found.",
        keys: &[shift(Key::F3)],
        enabled: with_hits,
        run: |desk, _| desk.step_hit(false),
    },
    Command {
        id: "edit.tick_hit",
        menu: Menu::Edit,
        label: |_| "Tick or untick the hit".into(),
        help: "Says whether the hit you are at is tagged with the others.",
        keys: &[plain(Key::Space)],
        enabled: at_hit,
        run: |desk, _| desk.tick_hit(),
    },
    Command {
        id: "edit.step_back",
        menu: Menu::Edit,
        label: |_| "Step back".into(),
        help: "Closes messages, then leaves a run of sentences or words, then ends the search.",
        keys: &[plain(Key::Escape)],
        enabled: always,
        run: |desk, _| desk.step_back(),
    },
    Command {
        id: "edit.clear_search",
        menu: Menu::Edit,
        label: |_| "End the search".into(),
        help: "Takes the words out of the search field and the hits off the text.",
        keys: &[],
        enabled: |view| if view.search.is_on() { Ok(()) } else { Err("nothing is looked for") },
        run: |desk, _| desk.end_search(),
    },
];

/// Whether there is a hit that was gone to.
fn at_hit(view: &View<'_>) -> Result<(), &'static str> {
    with_hits(view)?;
    if view.search.current().is_some() { Ok(()) } else { Err("go to a hit with F3 first") }
}

fn with_hits(view: &View<'_>) -> Result<(), &'static str> {
    if view.search.hits().is_empty() { Err("search for something first") } else { Ok(()) }
}
