//! Commands on projects and files.

use egui::Key;

use super::{Command, Menu, always, command, command_shift, with_project};
use crate::ui::desk::{Desk, shown};
use crate::ui::dialogs::Dialog;
use crate::ui::view::View;

pub(super) static COMMANDS: &[Command] = &[
    Command {
        id: "file.open",
        menu: Menu::File,
        label: |_| "Open articles or a project…".into(),
        help: "Opens text files as articles, or a project from its .ron file.",
        keys: &[command(Key::O)],
        enabled: always,
        run: |desk, ctx| desk.ask_files(ctx),
    },
    Command {
        id: "file.preview",
        menu: Menu::File,
        label: |_| "Import with a preview…".into(),
        help: "Shows what files give, to correct it or choose from it before it is added.",
        keys: &[command_shift(Key::I)],
        enabled: always,
        run: |desk, ctx| desk.ask_preview(ctx),
    },
    Command {
        id: "file.open_folder",
        menu: Menu::File,
        label: |_| "Open a folder…".into(),
        help: "Opens every text file of a folder and its folders as an article.",
        keys: &[command_shift(Key::O)],
        enabled: always,
        run: |desk, ctx| desk.ask_folder(ctx),
    },
    Command {
        id: "file.open_path",
        menu: Menu::File,
        label: |_| "Open by path…".into(),
        help: "Opens a file or folder whose path you type: works where no file dialog does.",
        keys: &[],
        enabled: always,
        run: |desk, _| desk.open_dialog(Dialog::open_path()),
    },
    Command {
        id: "file.watch",
        menu: Menu::File,
        label: |view| match view.watched {
            Some(folder) => format!("Stop watching {}", shown(folder)).into(),
            None => "Watch a folder…".into(),
        },
        help: "Opens files as articles when they appear in a folder, until you stop it.",
        keys: &[],
        enabled: always,
        run: |desk, ctx| {
            if desk.intake.watched().is_some() {
                desk.stop_watching();
            } else {
                desk.ask_watch(ctx);
            }
        },
    },
    Command {
        id: "file.report",
        menu: Menu::File,
        label: |_| "Last import…".into(),
        help: "Lists what became of each file that was opened last; the list can be saved.",
        keys: &[],
        enabled: |view| {
            with_project(view)?;
            if view.reported { Ok(()) } else { Err("no files were opened yet") }
        },
        run: |desk, _| desk.open_report(),
    },
    Command {
        id: "file.paste",
        menu: Menu::File,
        label: |_| "Paste an article…".into(),
        help: "Makes an article of text that you paste or type.",
        keys: &[command(Key::V)],
        enabled: always,
        run: |desk, _| desk.open_dialog(Dialog::paste("")),
    },
    Command {
        id: "file.new",
        menu: Menu::File,
        label: |_| "New project".into(),
        help: "Closes this project and begins an empty one.",
        keys: &[command(Key::N)],
        enabled: always,
        run: Desk::new_project,
    },
    Command {
        id: "file.sample",
        menu: Menu::File,
        label: |_| "Open the sample".into(),
        help: "Opens three invented reports of one invented event, tagged.",
        keys: &[],
        enabled: always,
        run: Desk::open_sample,
    },
    Command {
        id: "file.save",
        menu: Menu::File,
        label: |_| "Save".into(),
        help: "Writes the project to its file.",
        keys: &[command(Key::S)],
        enabled: with_project,
        run: Desk::save,
    },
    Command {
        id: "file.save_as",
        menu: Menu::File,
        label: |_| "Save as…".into(),
        help: "Writes the project to another file, which is then its file.",
        keys: &[command_shift(Key::S)],
        enabled: with_project,
        run: |desk, ctx| desk.ask_save(ctx),
    },
    Command {
        id: "file.versions",
        menu: Menu::File,
        label: |_| "Earlier versions…".into(),
        help: "Shows what was saved before, what changed since, and opens it as a copy.",
        keys: &[],
        enabled: with_file,
        run: Desk::open_versions,
    },
    Command {
        id: "file.export",
        menu: Menu::File,
        label: |_| "Export…".into(),
        help: "Writes the tags as a table for other programs.",
        keys: &[command(Key::E)],
        enabled: with_tags,
        run: |desk, _| desk.open_export(),
    },
    Command {
        id: "file.title",
        menu: Menu::File,
        label: |_| "Project title…".into(),
        help: "Says what the project is about.",
        keys: &[],
        enabled: with_project,
        run: |desk, _| desk.open_title(),
    },
    Command {
        id: "file.coder",
        menu: Menu::File,
        label: |view| match view.session.coder() {
            Some(coder) => format!("Coder: {}…", coder.name).into(),
            None => "Coder…".into(),
        },
        help: "Says who tags from now on; tags carry that name.",
        keys: &[],
        enabled: always,
        run: |desk, _| desk.open_coder(),
    },
    Command {
        id: "file.close",
        menu: Menu::File,
        label: |_| "Close project".into(),
        help: "Closes the project and shows the start screen.",
        keys: &[command(Key::W)],
        enabled: with_project,
        run: Desk::close_project,
    },
    Command {
        id: "file.quit",
        menu: Menu::File,
        label: |_| "Quit".into(),
        help: "Closes the window; asks first where something is not saved.",
        keys: &[command(Key::Q)],
        enabled: always,
        run: Desk::quit,
    },
];

fn with_file(view: &View<'_>) -> Result<(), &'static str> {
    with_project(view)?;
    let file = view.session.path();
    file.map(|_| ()).ok_or("save the project first: it has no file yet")
}

fn with_tags(view: &View<'_>) -> Result<(), &'static str> {
    with_project(view)?;
    if view.project.tags().is_empty() { Err("there are no tags yet") } else { Ok(()) }
}
