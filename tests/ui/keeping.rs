//! What the window says and asks so that nothing is lost: work brought back, a
//! project that somebody else has open, a file that was changed, a journal of
//! another state.

use std::fs;
use std::path::{Path, PathBuf};

use egui::Key;
use hearsay::edit::people;
use hearsay::io::journal;
use hearsay::session::{Session, Wake};

use crate::support::Window;

const TEXT: &str = "The dam held.\nThe mayor denied it on Friday.\nCrews left at noon.\n";

/// A saved project of one article.
fn saved(folder: &Path) -> PathBuf {
    let path = folder.join("dam.ron");
    let mut session = Session::new("Dam");
    session.add_drafts(vec![hearsay::io::import::draft_of_text(TEXT, "one.txt")]);
    session.save_as(&path).unwrap();
    path
}

fn open(window: &mut Window, path: &Path) {
    let (ctx, path) = (window.harness.ctx.clone(), path.to_owned());
    window.harness.state_mut().open_paths(&ctx, vec![path]);
    window.settle();
}

/// The project in the file and in its journal, as another program finds it.
fn there(path: &Path) -> Session {
    Session::open(path).unwrap().session
}

#[test]
fn what_was_not_saved_is_there_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let mut window = Window::new();
    open(&mut window, &path);
    window.press(&[Key::ArrowDown, Key::C]);
    window.wait_until_safe();
    assert!(window.shows("kept safe"));
    // As a crash would leave it.
    let journal = fs::read(journal::path_of(&path)).unwrap();
    drop(window);
    fs::write(journal::path_of(&path), journal).unwrap();
    let mut window = Window::new();
    open(&mut window, &path);
    assert!(window.shows("1 edit brought back that had not been saved"));
    assert_eq!(window.page()[1], "C: The mayor denied it on Friday.");
    assert!(!window.desk().session().is_saved());
    window.ctrl(Key::Z);
    assert_eq!(window.page()[1], ": The mayor denied it on Friday.");
}

#[test]
fn a_project_that_is_open_elsewhere_is_looked_at_or_copied() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let other = Session::open_to_edit(&path, Wake::nobody()).unwrap().session;
    let mut window = Window::new();
    open(&mut window, &path);
    assert!(window.shows("Somebody else has this project open"));
    let me = format!("process {}, since ", std::process::id());
    assert!(window.shows(&me), "it says who");
    window.click("Open read-only");
    assert!(window.shows("read-only"));
    window.press(&[Key::C]);
    assert_eq!(window.project().tags().len(), 0);
    assert!(window.shows("The project is open read-only here"));
    // A copy has a name of its own to be saved under.
    window.ctrl(Key::W);
    open(&mut window, &path);
    window.click("Open a copy");
    assert_eq!(window.desk().session().title(), "Dam (copy)");
    window.press(&[Key::C]);
    assert_eq!(window.project().tags().len(), 1);
    let copy = folder.path().join("copy.ron");
    window.files.will_choose(&copy);
    window.ctrl(Key::S);
    assert_eq!(there(&copy).project().tags().len(), 1);
    assert_eq!(there(&path).project().tags().len(), 0);
    // When the other is gone it opens as ever.
    drop(other);
    open(&mut window, &path);
    assert_eq!(window.desk().session().path(), Some(&*path));
    assert_eq!(window.desk().session().closed(), None);
}

fn change_behind(path: &Path) {
    let theirs = fs::read_to_string(path).unwrap().replace("\"Dam\"", "\"Theirs\"");
    fs::write(path, theirs).unwrap();
}

#[test]
fn a_changed_file_is_shown_and_mine_can_be_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let mut window = Window::new();
    open(&mut window, &path);
    window.press(&[Key::C]);
    change_behind(&path);
    window.ctrl(Key::S);
    assert!(window.shows("The file was changed by another program"));
    assert!(window.shows("1 tag removed"), "theirs against mine");
    assert!(window.shows("Theirs"), "the other title");
    window.click("Keep mine");
    assert!(window.desk().session().is_saved());
    assert_eq!(there(&path).project(), window.project());
}

#[test]
fn a_changed_file_can_be_taken_and_mine_is_kept_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let mut window = Window::new();
    open(&mut window, &path);
    window.press(&[Key::C]);
    change_behind(&path);
    window.ctrl(Key::S);
    window.click("Take theirs");
    assert_eq!(window.desk().session().title(), "Theirs");
    assert_eq!(window.project().tags().len(), 0);
    let mine = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.to_string_lossy().contains("(mine "))
        .unwrap();
    assert_eq!(there(&mine).project().tags().len(), 1);
}

#[test]
fn a_changed_file_is_noticed_when_the_window_comes_to_the_front() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let mut window = Window::new();
    open(&mut window, &path);
    let come = |window: &mut Window| {
        window.harness.event(egui::Event::WindowFocused(true));
        window.settle();
    };
    const TOLD: &str = "The file was changed by another program";
    come(&mut window);
    assert!(!window.shows(TOLD));
    // Touched and the same is not changed.
    fs::write(&path, fs::read(&path).unwrap()).unwrap();
    come(&mut window);
    assert!(!window.shows(TOLD));
    change_behind(&path);
    window.settle();
    assert!(!window.shows(TOLD), "an idle window looks at nothing");
    come(&mut window);
    assert!(window.shows(TOLD));
    assert!(window.shows("Theirs"), "the other title");
    // Told once; saving asks again.
    window.click("Cancel");
    come(&mut window);
    assert!(!window.shows(TOLD));
    window.press(&[Key::C]);
    window.ctrl(Key::S);
    assert!(window.shows(TOLD));
    window.click("Keep mine");
    come(&mut window);
    assert!(!window.shows(TOLD));
    assert_eq!(there(&path).project(), window.project());
}

#[test]
fn where_the_lock_is_gone_editing_stops_and_goes_on_with_a_copy() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let mut window = Window::new();
    open(&mut window, &path);
    window.press(&[Key::C]);
    window.wait_until_safe();
    fs::remove_file(hearsay::io::lock::path_of(&path)).unwrap();
    window.harness.event(egui::Event::WindowFocused(true));
    while !window.shows("Editing has stopped") {
        window.settle();
    }
    assert!(window.shows("editing has stopped"), "nothing is called safe");
    // Somebody else goes on with the file.
    let other = Session::open_to_edit(&path, Wake::nobody()).unwrap().session;
    assert_eq!(other.project().tags().len(), 1);
    window.click("Save a copy beside it");
    let copy = window.desk().session().path().unwrap().to_owned();
    assert!(copy != path && copy.to_str().unwrap().contains("(mine "));
    assert_eq!(window.desk().session().closed(), None);
    window.press(&[Key::ArrowDown, Key::D]);
    window.wait_until_safe();
    assert_eq!(there(&copy).project().tags().len(), 2);
    assert_eq!(there(&path).project().tags().len(), 1);
}

#[test]
fn a_name_just_entered_is_to_be_kept_at_once() {
    let settings = hearsay::ui::settings::Settings::default();
    let mut window = Window::with(settings, None);
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    open(&mut window, &path);
    assert!(!window.harness.state_mut().take_chosen());
    window.press(&[Key::C]);
    assert!(window.shows("Who is tagging?"));
    window.type_text("Ada");
    window.click("Continue");
    assert_eq!(window.desk().settings().coder, "Ada");
    let desk = window.harness.state_mut();
    assert!(desk.take_chosen() && !desk.take_chosen(), "said once");
}

#[test]
fn what_cannot_be_locked_is_shown_read_only() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    fs::create_dir(hearsay::io::lock::path_of(&path)).unwrap();
    let mut window = Window::new();
    open(&mut window, &path);
    assert!(window.shows("dam.ron is open read-only"));
    assert!(window.shows("a folder stands where a file should be"));
    assert_eq!(window.desk().session().title(), "Dam");
    window.press(&[Key::C]);
    assert_eq!(window.project().tags().len(), 0);
}

#[test]
fn a_protected_file_is_saved_over_only_where_asked() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let mut rights = fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&path, rights).unwrap();
    let before = fs::read(&path).unwrap();
    let mut window = Window::new();
    open(&mut window, &path);
    window.press(&[Key::C]);
    window.ctrl(Key::S);
    assert!(window.shows("The file is protected against writing"));
    window.click("Cancel");
    assert_eq!(fs::read(&path).unwrap(), before);
    window.ctrl(Key::S);
    window.click("Save over it");
    assert!(window.desk().session().is_saved());
    assert!(fs::read(&path).unwrap() != before);
    assert!(fs::metadata(&path).unwrap().permissions().readonly());
}

#[test]
fn a_changed_file_is_noticed_while_edits_are_made() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let mut window = Window::new();
    open(&mut window, &path);
    change_behind(&path);
    // The clock of these frames goes on by a twentieth of a second each.
    for _ in 0..80 {
        window.harness.step();
    }
    window.press(&[Key::C]);
    assert!(window.shows("The file was changed by another program"));
}

/// A project whose file was put back to an older state, and its journal not.
fn strayed(folder: &Path) -> PathBuf {
    let path = saved(folder);
    let old = fs::read(&path).unwrap();
    let mut session = Session::open_to_edit(&path, Wake::nobody()).unwrap().session;
    session.edit(|p, _| Ok(people::retitle(p, "Saved"))).unwrap();
    session.save_as(&path).unwrap();
    session.sign_in("Ada");
    let article = session.project().in_order().next().unwrap().id;
    let at = session.project().sentences(article)[1];
    let kind = hearsay::model::KindId::Denial;
    session.edit(|p, hand| Ok(hearsay::edit::tag::toggle(p, hand, article, &[at], kind))).unwrap();
    session.wait_until_safe(std::time::Duration::from_secs(30));
    drop(session);
    fs::write(&path, old).unwrap();
    path
}

#[test]
fn a_journal_of_another_state_is_shown_and_decided_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = strayed(folder.path());
    let mut window = Window::new();
    open(&mut window, &path);
    assert!(window.shows("Unsaved edits of another state of this file"));
    assert!(window.shows("Denial “The mayor denied it on Friday.”"));
    window.click("Decide later");
    window.press(&[Key::C]);
    assert!(window.shows("Decide first what becomes of the edits"));
    open(&mut window, &path);
    window.click("Bring the edits in");
    assert_eq!(window.page()[1], "D: The mayor denied it on Friday.");
    window.press(&[Key::ArrowDown, Key::C]);
    assert_eq!(window.project().tags().len(), 2);
    window.wait_until_safe();
    assert_eq!(there(&path).project(), window.project());
}

#[test]
fn work_that_was_never_saved_is_offered_at_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let unsaved = folder.path().join("unsaved");
    let mut window = Window::new();
    window.keep_safe(&unsaved);
    let text = folder.path().join("one.txt");
    fs::write(&text, TEXT).unwrap();
    open(&mut window, &text);
    window.press(&[Key::ArrowDown, Key::D]);
    window.wait_until_safe();
    // The window goes without a question, as in a crash.
    drop(window);
    let mut window = Window::new();
    window.keep_safe(&unsaved);
    assert!(window.shows("Never saved, and kept safe"));
    window.click("Never saved: Untitled");
    assert_eq!(window.page()[1], "D: The mayor denied it on Friday.");
    // Given up for good, it is not offered again.
    window.ctrl(Key::W);
    window.click("Do not save");
    assert!(!window.shows("Never saved, and kept safe"));
    assert_eq!(fs::read_dir(&unsaved).unwrap().count(), 0);
}
