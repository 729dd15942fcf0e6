//! Commands on the open article.

use super::{Command, Menu, Press, plain, shift, with_article};
use crate::ui::desk::Desk;
use egui::Key;

pub(super) static COMMANDS: &[Command] = &[
    Command {
        id: "article.read",
        menu: Menu::Article,
        label: |view| match view.place.article {
            Some(id) if view.project.is_read(id) => "Not read to the end".into(),
            _ => "Read to the end".into(),
        },
        help: "Marks the article as read to the end, or takes the mark back.",
        keys: &[plain(Key::R)],
        enabled: with_article,
        run: Desk::toggle_read,
    },
    Command {
        id: "article.details",
        menu: Menu::Article,
        label: |_| "Details…".into(),
        help: "Corrects headline, outlet, date, byline, place and agency.",
        keys: &[plain(Key::I)],
        enabled: with_article,
        run: |desk, _| desk.open_details(),
    },
    Command {
        id: "article.derivation",
        menu: Menu::Article,
        label: |_| "Where does it come from…".into(),
        help: "Shows the article beside the one that it shares most with, to decide on it.",
        keys: &[shift(Key::G)],
        enabled: with_article,
        run: |desk, _| desk.seek_origin(),
    },
    Command {
        id: "article.version",
        menu: Menu::Article,
        label: |view| match view.place.article.and_then(|id| view.project.article(id)) {
            Some(article) if article.previous.is_some() => "No version of an earlier one".into(),
            _ => "Version of an earlier one…".into(),
        },
        help: "Shows the article beside the one that it shares most with, where v marks it as a version; or takes that back.",
        keys: &[],
        enabled: with_article,
        run: |desk, _| desk.seek_version(),
    },
    Command {
        id: "article.up",
        menu: Menu::Article,
        label: |_| "Move up in the list".into(),
        help: "Exchanges the article with the one above it.",
        keys: &[],
        enabled: with_article,
        run: |desk, ctx| desk.move_article(ctx, -1),
    },
    Command {
        id: "article.down",
        menu: Menu::Article,
        label: |_| "Move down in the list".into(),
        help: "Exchanges the article with the one below it.",
        keys: &[],
        enabled: with_article,
        run: |desk, ctx| desk.move_article(ctx, 1),
    },
    Command {
        id: "article.remove",
        menu: Menu::Article,
        label: |_| "Remove from the project".into(),
        help: "Takes the article and its tags out of the project; undo brings all back.",
        keys: &[],
        enabled: with_article,
        run: Desk::remove_article,
    },
    Command {
        id: "article.previous",
        menu: Menu::Article,
        label: |_| "Article before".into(),
        help: "Opens the article above this one in the list.",
        keys: &[Press::Sign('[')],
        enabled: with_article,
        run: |desk, ctx| desk.step_article(ctx, -1),
    },
    Command {
        id: "article.next",
        menu: Menu::Article,
        label: |_| "Article after".into(),
        help: "Opens the article below this one in the list.",
        keys: &[Press::Sign(']')],
        enabled: with_article,
        run: |desk, ctx| desk.step_article(ctx, 1),
    },
];
