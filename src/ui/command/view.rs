//! What is shown, and how large, light or dark.

use egui::{Key, gui_zoom};

use super::{Command, Menu, Press, always, command, plain, with_board, with_compare, with_project};
use crate::model::DerivationKind;
use crate::ui::desk::Desk;
use crate::ui::dialogs::Dialog;
use crate::ui::view::Showing;

pub(super) static COMMANDS: &[Command] = &[
    Command {
        id: "view.palette",
        menu: Menu::View,
        label: |_| "All commands…".into(),
        help: "Finds any command, article or tag by a few letters.",
        keys: &[command(Key::K)],
        enabled: always,
        run: |desk, _| desk.open_dialog(Dialog::palette()),
    },
    Command {
        id: "view.read",
        menu: Menu::View,
        label: |_| "Read".into(),
        help: "Shows the article, its tags and all that is known of a sentence.",
        keys: &[command(Key::Num1)],
        enabled: with_project,
        run: |desk, _| desk.show_view(Showing::Read),
    },
    Command {
        id: "view.board",
        menu: Menu::View,
        label: |_| "Board".into(),
        help: "Shows who asserts, denies, hedges or is silent on each proposition.",
        keys: &[command(Key::Num2)],
        enabled: with_project,
        run: |desk, _| desk.show_view(Showing::Board),
    },
    Command {
        id: "view.compare",
        menu: Menu::View,
        label: |_| "Compare".into(),
        help: "Shows two articles side by side, and what one may owe to the other.",
        keys: &[command(Key::Num3)],
        enabled: with_project,
        run: |desk, _| desk.show_view(Showing::Compare),
    },
    Command {
        id: "view.overview",
        menu: Menu::View,
        label: |_| "Overview".into(),
        help: "Lists what is left to do, and shows how the tags are spread.",
        keys: &[command(Key::Num4)],
        enabled: with_project,
        run: |desk, _| desk.show_view(Showing::Overview),
    },
    Command {
        id: "view.go",
        menu: Menu::View,
        label: |_| "Go to the sentence".into(),
        help: "Goes to the sentence behind what is chosen on the board or in another view.",
        keys: &[plain(Key::G)],
        enabled: |view| match view.showing {
            Showing::Read => Err("this is for the board, Compare and the overview"),
            _ => with_project(view),
        },
        run: |desk, _| desk.go_from_view(),
    },
    Command {
        id: "compare.wholly",
        menu: Menu::View,
        label: |_| "Wholly derived".into(),
        help: "Decides that the one article is the other, cut or retouched.",
        keys: &[Press::Sign('1')],
        enabled: with_compare,
        run: |desk, ctx| desk.decide_derivation(ctx, Some(DerivationKind::Wholly)),
    },
    Command {
        id: "compare.partly",
        menu: Menu::View,
        label: |_| "Partly derived".into(),
        help: "Decides that the one article took passages from the other.",
        keys: &[Press::Sign('2')],
        enabled: with_compare,
        run: |desk, ctx| desk.decide_derivation(ctx, Some(DerivationKind::Partly)),
    },
    Command {
        id: "compare.not",
        menu: Menu::View,
        label: |_| "Not derived".into(),
        help: "Decides that the one article was written without the other.",
        keys: &[Press::Sign('3')],
        enabled: with_compare,
        run: |desk, ctx| desk.decide_derivation(ctx, Some(DerivationKind::Not)),
    },
    Command {
        id: "compare.undecide",
        menu: Menu::View,
        label: |_| "Undecide".into(),
        help: "Takes back what was decided of the two articles.",
        keys: &[Press::Sign('0')],
        enabled: with_compare,
        run: |desk, ctx| desk.decide_derivation(ctx, None),
    },
    Command {
        id: "board.filter",
        menu: Menu::View,
        label: |_| "Filter the propositions".into(),
        help: "Looks for words in the propositions of the board.",
        keys: &[plain(Key::F)],
        enabled: with_board,
        run: |desk, _| desk.board.start_filter(),
    },
    Command {
        id: "board.export",
        menu: Menu::View,
        label: |_| "Export the board…".into(),
        help: "Writes the board as CSV, Markdown, HTML or JSON lines.",
        keys: &[],
        enabled: with_board,
        run: |desk, ctx| desk.open_board_export(ctx),
    },
    Command {
        id: "view.articles",
        menu: Menu::View,
        label: |view| {
            if view.settings.articles { "Hide the articles" } else { "Show the articles" }.into()
        },
        help: "Shows or hides the list of articles.",
        keys: &[],
        enabled: with_project,
        run: |desk, _| desk.settings.articles = !desk.settings.articles,
    },
    Command {
        id: "view.inspector",
        menu: Menu::View,
        label: |view| {
            if view.settings.inspector { "Hide the inspector" } else { "Show the inspector" }.into()
        },
        help: "Shows or hides what is known of the selected sentence.",
        keys: &[],
        enabled: with_project,
        run: |desk, _| desk.settings.inspector = !desk.settings.inspector,
    },
    Command {
        id: "view.tags",
        menu: Menu::View,
        label: |view| {
            if view.settings.tags { "Fold the tag table" } else { "Unfold the tag table" }.into()
        },
        help: "Folds the table of tags to one line, or unfolds it.",
        keys: &[command(Key::T)],
        enabled: with_project,
        run: |desk, _| desk.settings.tags = !desk.settings.tags,
    },
    Command {
        id: "view.theme",
        menu: Menu::View,
        label: |view| format!("Theme: {}", view.settings.theme.name()).into(),
        help: "Goes through light, dark, and as the system has it.",
        keys: &[],
        enabled: always,
        run: Desk::next_theme,
    },
    Command {
        id: "view.zoom_in",
        menu: Menu::View,
        label: |_| "Larger".into(),
        help: "Makes everything larger.",
        keys: &[command(Key::Plus), command(Key::Equals)],
        enabled: always,
        run: |_, ctx| gui_zoom::zoom_in(ctx),
    },
    Command {
        id: "view.zoom_out",
        menu: Menu::View,
        label: |_| "Smaller".into(),
        help: "Makes everything smaller.",
        keys: &[command(Key::Minus)],
        enabled: always,
        run: |_, ctx| gui_zoom::zoom_out(ctx),
    },
    Command {
        id: "view.zoom_reset",
        menu: Menu::View,
        label: |_| "Normal size".into(),
        help: "Makes everything its normal size.",
        keys: &[command(Key::Num0)],
        enabled: always,
        run: |_, ctx| ctx.set_zoom_factor(1.0),
    },
];
