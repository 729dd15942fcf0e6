//! Earlier versions of the project's file: listed, told in words, opened as a copy.

use std::path::{Path, PathBuf};

use egui::Key;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use hearsay::io::disk::Disk;
use hearsay::io::{project_file, versions};
use hearsay::session::{Opened, Session};

use crate::support::{Window, page};

const TEXT: &str = "The dam held.\nThe mayor denied it on Friday.\nCrews left at noon.\n";

/// Saves as a window does, and keeps what it replaces.
fn save(window: &Window, path: &Path) {
    versions::keep(&Disk::default(), path).unwrap();
    project_file::save(path, window.project()).unwrap();
}

/// A window on a project with two earlier versions: nothing tagged, a claim on
/// the first sentence; the file has a denial on the second as well.
fn with_versions(folder: &Path) -> (Window, PathBuf) {
    let path = folder.join("dam.ron");
    let mut window = Window::with_text(TEXT);
    save(&window, &path);
    window.press(&[Key::C, Key::ArrowDown]);
    save(&window, &path);
    window.press(&[Key::D]);
    save(&window, &path);
    let Opened { session, faults, .. } = Session::open(&path).unwrap();
    assert!(faults.is_empty());
    (Window::of(session), path)
}

fn open_dialog(window: &mut Window) {
    window.ctrl(Key::K);
    window.type_text("earlier versions");
    window.press(&[Key::Enter]);
}

/// The names of the rows.
fn rows(window: &Window) -> Vec<String> {
    let rows = window.harness.query_all_by_role(egui::accesskit::Role::ListItem);
    let names = rows.map(|row| row.accesskit_node().label().unwrap_or_default());
    names.filter(|name| name.starts_with("Version of")).collect()
}

#[test]
fn what_was_saved_before_is_listed_with_what_came_after() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, _) = with_versions(folder.path());
    open_dialog(&mut window);
    assert!(window.shows("Earlier versions of dam.ron"));
    let rows = rows(&window);
    assert_eq!(rows.len(), 2);
    assert!(rows[0].ends_with(". then 1 tag added in 1 article"), "{rows:?}");
    assert!(rows[1].ends_with(". then 1 tag added in 1 article; 1 coder added"), "{rows:?}");
    assert!(window.shows("added: Denial “The mayor denied it on Friday.”, by Ada"));
    assert!(!window.shows("added: Claim"));
    window.press(&[Key::ArrowDown]);
    assert!(window.shows("2 tags added in 1 article"));
    assert!(window.shows("added: Claim “The dam held.”, by Ada"));
    assert!(window.shows("added: Denial “The mayor denied it on Friday.”, by Ada"));
    window.press(&[Key::ArrowRight]);
    assert!(window.shows("added: Claim “The dam held.”, by Ada"));
    assert!(!window.shows("added: Denial"), "that came after the next version");
    window.click("Copy path");
    assert!(window.shows("Copied"));
    window.press(&[Key::Escape]);
    assert!(!window.shows("Earlier versions of dam.ron"));
}

#[test]
fn a_version_opens_as_a_project_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, path) = with_versions(folder.path());
    let bytes = std::fs::read(&path).unwrap();
    open_dialog(&mut window);
    window.press(&[Key::ArrowDown, Key::ArrowDown, Key::Enter]);
    assert_eq!(page(window.project(), window.article())[0], ": The dam held.");
    let session = window.desk().session();
    assert_eq!((session.path(), session.is_saved()), (None, false));
    assert!(session.title().starts_with("Test (version of "), "{}", session.title());
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
    assert_eq!(versions::list(&path).unwrap().len(), 2);
}

#[test]
fn changes_are_asked_about_and_the_version_is_not_lost_meanwhile() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, path) = with_versions(folder.path());
    window.press(&[Key::E, Key::ArrowDown, Key::A]);
    open_dialog(&mut window);
    assert!(window.shows("added: Attribution"), "what is not saved counts as well");
    window.press(&[Key::ArrowRight]);
    assert!(!window.shows("added: Attribution"), "but the file does not have it");
    window.click("Open as a copy");
    assert!(window.shows("Save the changes first?"));
    window.press(&[Key::Escape]);
    assert_eq!(window.desk().session().path(), Some(&*path));
    open_dialog(&mut window);
    window.click("Open as a copy");
    // As a save does that needs its place for another.
    std::fs::remove_dir_all(versions::folder(&path)).unwrap();
    window.click("Save");
    assert_eq!(
        window.page(),
        ["C: The dam held.", ": The mayor denied it on Friday.", ": Crews left at noon."]
    );
    let saved = Session::open(&path).unwrap().session;
    assert_eq!(saved.project().tags().len(), 3);
}

#[test]
fn a_damaged_version_is_shown_as_one_and_the_others_open() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, path) = with_versions(folder.path());
    let last = versions::list(&path).unwrap().remove(0).path;
    std::fs::write(last, "(hearsay: 1,").unwrap();
    open_dialog(&mut window);
    let rows = rows(&window);
    assert!(rows[0].ends_with(". damaged"), "{rows:?}");
    assert!(rows[1].ends_with(". then 2 tags added in 1 article; 1 coder added"), "{rows:?}");
    assert!(window.shows("This version cannot be opened"));
    window.press(&[Key::Enter]);
    assert_eq!(window.desk().session().path(), Some(&*path), "nothing was opened");
    window.press(&[Key::ArrowDown, Key::Enter]);
    assert_eq!(window.desk().session().path(), None);
    assert_eq!(window.project().tags().len(), 0);
}

#[test]
fn without_versions_and_without_a_file_it_is_said() {
    let mut window = Window::with_text(TEXT);
    open_dialog(&mut window);
    assert!(!window.shows("Earlier versions of"), "the palette does not run it");
    window.press(&[Key::Escape]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new.ron");
    project_file::save(&path, window.project()).unwrap();
    let mut window = Window::of(Session::open(&path).unwrap().session);
    open_dialog(&mut window);
    assert!(window.shows("No earlier versions yet"));
    assert!(window.shows("new.ron.earlier"));
    window.click("Close");
    std::fs::write(folder.path().join("new.ron.earlier"), "mine").unwrap();
    open_dialog(&mut window);
    assert!(window.shows("The versions cannot be listed"));
    assert!(window.shows("A file stands where the folder should be"));
}
