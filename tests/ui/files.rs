//! Opening, saving and exporting from the window, and what happens when it fails.

use egui::Key;
use hearsay::ui::files::{Answer, Ask};

use crate::support::Window;

#[test]
fn files_are_opened_and_those_that_fail_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let paths = vec![
        write("one.txt", b"The dam held. Crews left."),
        write("empty.txt", b""),
        write("picture.txt", &[0, 1, 2, 0, 0, 7]),
        write("twin.txt", b"The dam held. Crews left."),
    ];
    let mut window = Window::new();
    window.files.will_give(Answer::Paths(paths));
    window.ctrl(Key::O);
    assert_eq!(window.project().articles().len(), 1);
    assert!(
        window.shows(
            "1 article added, 1 with a text that the project has already, 2 files not opened."
        )
    );
    for name in ["empty.txt", "picture.txt", "twin.txt"] {
        assert!(window.shows(name), "{name}");
    }
    window.click("Close");
    window.press(&[Key::C]);
    assert_eq!(window.page()[0], "C: The dam held.");
}

#[test]
fn a_desk_without_file_dialogs_takes_a_path() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("one.txt");
    std::fs::write(&path, "The dam held.").unwrap();
    let mut window = Window::new();
    window.files.will_give(Answer::NoDialog);
    window.ctrl(Key::O);
    assert!(window.shows("file dialog did not appear"));
    window.type_text("/no/such/place");
    window.press(&[Key::Enter]);
    assert!(window.shows("There is nothing at /no/such/place"));
    window.ctrl(Key::A);
    window.settle();
    window.focus("Path");
    window.settle();
    window.ctrl(Key::A);
    window.type_text(path.to_str().unwrap());
    window.press(&[Key::Enter]);
    assert_eq!(window.page(), [": The dam held."]);
}

#[test]
fn changes_are_not_given_up_without_a_question() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kept.ron");
    let mut window = Window::with_text("The dam held.");
    window.press(&[Key::C]);
    window.ctrl(Key::W);
    assert!(window.shows("Save the changes first?"));
    window.press(&[Key::Escape]);
    assert_eq!(window.page()[0], "C: The dam held.");
    window.ctrl(Key::W);
    window.files.will_choose(&path);
    window.click("Save");
    assert!(window.shows("Who claims what"), "the start screen shows");
    let hearsay::session::Opened { session, faults, .. } =
        hearsay::session::Session::open(&path).unwrap();
    assert_eq!((faults.len(), session.project().tags().len()), (0, 1));
}

#[test]
fn a_save_that_fails_says_why_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("missing").join("p.ron");
    let mut window = Window::with_text("The dam held.");
    window.press(&[Key::C]);
    window.files.will_choose(&path);
    window.ctrl(Key::S);
    assert!(window.shows("The project was not saved"));
    assert!(window.shows("not saved"));
    assert_eq!(window.page()[0], "C: The dam held.");
    assert!(matches!(window.files.asked.borrow()[..], [Ask::Save(_)]));
}

#[test]
fn a_file_that_is_no_project_is_refused_and_the_desk_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("odd.ron");
    std::fs::write(&path, "(hearsay: 999, title: \"x\")").unwrap();
    let mut window = Window::new();
    window.files.will_choose(&path);
    window.ctrl(Key::O);
    assert!(window.shows("odd.ron was not opened"));
    assert!(window.shows("999"));
}

#[test]
fn pasted_text_becomes_an_article() {
    let mut window = Window::new();
    window.harness.event(egui::Event::Paste("The dam held. Crews left.".to_owned()));
    window.settle();
    window.click("Add article");
    assert_eq!(window.page(), [": The dam held.", ": Crews left."]);
    window.harness.event(egui::Event::Paste("The dam held. Crews left.".to_owned()));
    window.settle();
    window.click("Add article");
    assert_eq!(window.project().articles().len(), 1);
    assert!(window.shows("This text is in the project already"));
}

#[test]
fn the_start_screen_stays_where_nothing_could_be_opened() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("empty.txt");
    std::fs::write(&path, "").unwrap();
    let mut window = Window::new();
    window.files.will_choose(&path);
    window.ctrl(Key::O);
    assert!(window.shows("empty.txt was not opened"));
    assert!(window.shows("Who claims what"), "the start screen shows");
}

#[test]
fn chosen_articles_are_exported() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tags.csv");
    let mut window = Window::with_text("The dam held.");
    window.press(&[Key::C]);
    for text in ["Rain fell.", "Crews left."] {
        window.harness.event(egui::Event::Paste(text.to_owned()));
        window.settle();
        window.ctrl(Key::Enter);
        window.press(&[Key::D]);
    }
    window.ctrl(Key::E);
    window.click("Those I tick");
    assert!(window.shows("0 tags"));
    window.click("Tick all articles");
    assert!(window.shows("3 of 3 ticked") && window.shows("3 tags"));
    window.click("Rain fell.");
    window.click("Tick no kinds");
    assert!(window.shows("0 tags"));
    window.click("Tick all kinds");
    window.files.will_choose(&path);
    window.click("Export…");
    let csv = std::fs::read_to_string(&path).unwrap();
    assert!(csv.contains("The dam held.") && csv.contains("Crews left."), "{csv}");
    assert!(!csv.contains("Rain fell."), "{csv}");
}

#[test]
fn a_project_without_a_file_is_not_said_to_be_saved() {
    let mut window = Window::new();
    window.ctrl(Key::N);
    assert!(window.shows("no file yet"));
    assert!(!window.shows("saved"));
}

#[test]
fn a_path_that_is_offered_is_typed_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.ron");
    let mut window = Window::with_text("The dam held.");
    window.files.will_give(Answer::NoDialog);
    window.ctrl(Key::S);
    window.type_text(path.to_str().unwrap());
    window.press(&[Key::Enter]);
    assert!(path.is_file());
}

#[test]
fn a_recent_project_that_was_moved_is_located_or_let_go() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old.ron"), folder.path().join("new.ron"));
    let mut window = Window::with_text("The dam held.");
    window.files.will_choose(&old);
    window.ctrl(Key::S);
    window.ctrl(Key::W);
    std::fs::rename(&old, &new).unwrap();
    window.settle();
    assert!(window.shows("not found"));
    window.files.will_choose(&new);
    window.click("Locate Test");
    assert_eq!(window.page(), [": The dam held."]);
    let recent: Vec<_> = window.desk().settings().recent.iter().map(|r| r.path.clone()).collect();
    assert_eq!(recent, std::slice::from_ref(&new));
    window.ctrl(Key::W);
    std::fs::remove_file(&new).unwrap();
    window.settle();
    window.click("Take Test off the list");
    assert!(window.desk().settings().recent.is_empty());
}

#[test]
fn a_message_names_the_file_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("empty.txt");
    std::fs::write(&path, "").unwrap();
    let mut window = Window::new();
    window.files.will_choose(&path);
    window.ctrl(Key::O);
    let notice = &window.desk().notices().all()[0];
    assert_eq!(notice.title, "empty.txt was not opened");
    assert!(!notice.body.contains("empty.txt"), "{}", notice.body);
}
