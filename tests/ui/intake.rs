//! Batches of files: what is said of each, versions of what was there, and a
//! folder that is watched.

use std::path::{Path, PathBuf};

use egui::Key;
use hearsay::ui::files::Answer;

use crate::support::Window;

const WIRE: &str = "Dam fails above Karsk\n\nKARSK – The old dam above Karsk gave way early on Monday \
                    after two days of heavy rain, flooding the lower town and cutting the only road \
                    to the coast. Some four hundred people spent the night in two schools.";

fn write(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path
}

fn corrected() -> String {
    WIRE.replace("four hundred", "six hundred")
}

/// Compare has a sentence of each of the two.
fn shows_the_difference(window: &Window) {
    assert!(window.shows(": Some four hundred") && window.shows(": Some six hundred"));
}

/// Runs a command by its name in the palette.
fn command(window: &mut Window, words: &str) {
    window.ctrl(Key::K);
    window.type_text(words);
    window.press(&[Key::Enter]);
}

/// Lets so much time pass that a watched folder is looked at again.
fn wait_for_a_look(window: &mut Window) {
    for _ in 0..70 {
        window.harness.step();
    }
    window.settle();
}

#[test]
fn a_report_lists_each_file_compares_versions_and_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let files = vec![
        write(at, "wire.txt", WIRE),
        write(at, "corrected.txt", &corrected()),
        write(at, "twin.txt", WIRE),
        write(at, "empty.txt", ""),
        write(at, "other.txt", "Rain is to go on until Friday."),
    ];
    let mut window = Window::new();
    window.files.will_give(Answer::Paths(files));
    window.ctrl(Key::O);
    assert!(window.shows("3 articles added, of which 1 looks like a version of an earlier one"));
    assert!(
        window.shows("corrected.txt. Looks like a version of “Dam fails above Karsk” (wire.txt)")
    );
    assert!(window.shows("twin.txt. Already there: the same text as “Dam fails above Karsk”"));
    assert!(window.shows("empty.txt. The file is empty"));
    assert!(window.shows("other.txt. Added: "));
    window.click("Versions 1");
    assert!(window.shows("corrected.txt") && !window.shows("other.txt. Added"));
    for (name, begin) in [("r.csv", "file,outcome,"), ("r.txt", "added: ")] {
        window.files.will_choose(&at.join(name));
        window.click("Save…");
        let report = std::fs::read_to_string(at.join(name)).unwrap();
        assert!(report.starts_with(begin) && report.lines().count() >= 5, "{report}");
        assert!(report.contains("six hundred") || report.contains("corrected.txt"), "{report}");
    }
    window.click("Compare corrected.txt");
    shows_the_difference(&window);
    command(&mut window, "Last import");
    assert!(window.shows("Some files were not opened"));
    window.press(&[Key::Escape]);
    assert!(!window.shows("Some files were not opened"));
}

#[test]
fn a_single_version_is_told_with_the_way_to_compare() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::with_text(WIRE);
    window.files.will_choose(&write(folder.path(), "corrected.txt", &corrected()));
    window.ctrl(Key::O);
    assert!(window.shows("It looks like a version of “Dam fails above Karsk” (one.txt)"));
    window.click("Compare the two");
    shows_the_difference(&window);
    window.ctrl(Key::Num1);
    window.harness.event(egui::Event::Paste(corrected().replace("six", "seven")));
    window.settle();
    window.click("Add article");
    assert!(window.shows("It looks like a version of “Dam fails above Karsk” (corrected.txt)"));
}

#[test]
fn versions_are_marked_in_compare_and_in_the_report() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let mut window = Window::with_text(WIRE);
    let previous = |window: &Window| -> Vec<bool> {
        window.project().in_order().map(|it| it.previous.is_some()).collect()
    };
    window.files.will_choose(&write(at, "corrected.txt", &corrected()));
    window.ctrl(Key::O);
    window.click("Compare the two");
    window.type_text("v");
    window.press(&[Key::V]);
    assert_eq!(previous(&window), [false, true]);
    window.ctrl(Key::Num1);
    assert!(window.shows("version of one.txt"), "the list says so");
    command(&mut window, "No version of an earlier");
    assert_eq!(previous(&window), [false, false]);

    let again = corrected().replace("six", "seven");
    let files =
        vec![write(at, "a.txt", &again), write(at, "b.txt", &again.replace("two", "three"))];
    window.files.will_give(Answer::Paths(files));
    window.ctrl(Key::O);
    window.click("Mark all 2 as versions");
    assert_eq!(previous(&window), [false, false, true, true]);
    assert!(window.shows("a.txt. Version of “Dam fails above Karsk”"));
    assert!(!window.shows("as versions"));
    window.click("Close");
    window.ctrl(Key::Z);
    assert_eq!(previous(&window), [false; 4]);
}

#[test]
fn a_removed_article_does_not_break_the_report() {
    let folder = tempfile::tempdir().unwrap();
    let files =
        vec![write(folder.path(), "a.txt", WIRE), write(folder.path(), "b.txt", &corrected())];
    let mut window = Window::new();
    window.files.will_give(Answer::Paths(files));
    window.ctrl(Key::O);
    window.click("Close");
    window.ctrl(Key::Z);
    command(&mut window, "Last import");
    assert!(window.shows("a.txt. Added: an article that was removed since"));
    assert!(window.shows("b.txt. Looks like a version of an article that was removed"));
    assert!(!window.shows("Compare b.txt"));
}

#[test]
fn new_files_of_a_watched_folder_become_articles_until_it_is_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    write(at, "before.txt", "It was here before.");
    let mut window = Window::with_text(WIRE);
    window.files.will_choose(at);
    command(&mut window, "Watch a folder");
    assert!(window.shows("watching "), "the status line says so");
    write(at, "new.txt", "The road was closed.");
    wait_for_a_look(&mut window);
    assert_eq!(window.project().articles().len(), 1, "it may still be written to");
    wait_for_a_look(&mut window);
    assert_eq!(window.project().articles().len(), 2);
    assert!(window.shows("1 article added from"));
    assert_eq!(window.page().len(), 3, "the reader stays where it is");
    write(at, "corrected.txt", &corrected());
    wait_for_a_look(&mut window);
    wait_for_a_look(&mut window);
    assert!(window.shows("It looks like a version of “Dam fails above Karsk” (one.txt)"));
    command(&mut window, "Stop watching");
    assert!(!window.shows("watching "));
    write(at, "late.txt", "Nobody looks any more.");
    wait_for_a_look(&mut window);
    wait_for_a_look(&mut window);
    assert_eq!(window.project().articles().len(), 3);
}

#[test]
fn a_watched_folder_that_goes_is_told_and_a_closed_project_watches_none() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::new();
    window.files.will_choose(folder.path());
    command(&mut window, "Watch a folder");
    assert!(window.shows("watching "));
    window.ctrl(Key::W);
    assert!(!window.shows("watching "));
    window.files.will_choose(folder.path());
    command(&mut window, "Watch a folder");
    folder.close().unwrap();
    wait_for_a_look(&mut window);
    assert!(window.shows("is no longer watched") && window.shows("It cannot be looked at"));
}

#[test]
fn of_thousands_of_files_each_has_a_row_and_the_work_can_be_stopped() {
    let folder = tempfile::tempdir().unwrap();
    for n in 0..3000 {
        write(folder.path(), &format!("{n:04}.txt"), &format!("Report number {n} of the day."));
    }
    write(folder.path(), "twin.txt", "Report number 7 of the day.");
    let mut window = Window::new();
    window.files.will_choose(folder.path());
    window.ctrl(Key::O);
    assert_eq!(window.project().articles().len(), 3000);
    assert!(window.shows("All 3001") && window.shows("twin.txt. Already there"));
    window.press(&[Key::End]);
    assert!(window.shows("2999.txt. Added"));

    let mut window = Window::new();
    window.files.will_choose(folder.path());
    window.harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::O);
    window.harness.step();
    // The button is there once the files are counted, unless they are read by then.
    let all = loop {
        use egui_kittest::kittest::Queryable as _;
        if let Some(stop) = window.harness.query_by_label("Stop") {
            stop.click();
            break false;
        }
        window.harness.step();
        if !window.project().articles().is_empty() {
            break true;
        }
    };
    window.settle();
    let read = window.project().articles().len();
    assert!(all || read <= 3000);
    assert!(read == 3000 || read == 0 || window.shows("You stopped it"), "{read}");
}
