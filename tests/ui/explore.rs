//! What happens at the edges: keys that cross with work on threads, records that
//! go away while something looks at them, and what is typed where.

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use hearsay::model::{KindId, Project};
use hearsay::session::{Opened, Session};
use hearsay::ui::files::Answer;

use crate::support::Window;

const TEXT: &str = "The dam held.\nThe mayor denied it on Friday.\nCrews left at noon.\n";

/// Presses keys that all arrive in one frame, before any thread can answer.
fn at_once(window: &mut Window, keys: &[(Modifiers, Key)]) {
    for &(modifiers, key) in keys {
        for pressed in [true, false] {
            let event = Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
            window.harness.input_mut().events.push(event);
        }
    }
    window.settle();
}

/// A window on a project that was saved to a file.
fn saved(folder: &std::path::Path) -> (Window, std::path::PathBuf) {
    let path = folder.join("kept.ron");
    let mut window = Window::with_text(TEXT);
    window.files.will_choose(&path);
    window.ctrl(Key::S);
    assert!(window.desk().session().is_saved());
    (window, path)
}

fn on_disk(path: &std::path::Path) -> Project {
    let Opened { session, faults, .. } = Session::open(path).unwrap();
    assert!(faults.is_empty());
    session.project().clone()
}

#[test]
fn what_is_done_while_a_save_goes_on_counts_as_unsaved() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, path) = saved(folder.path());
    window.press(&[Key::C]);
    let none = Modifiers::NONE;
    // As many edits deep as what is being written, and yet another state.
    at_once(
        &mut window,
        &[(Modifiers::COMMAND, Key::S), (Modifiers::COMMAND, Key::Z), (none, Key::D)],
    );
    assert_eq!(window.page()[0], "D: The dam held.");
    assert!(!window.desk().session().is_saved());
    assert_eq!(on_disk(&path).tags().iter().next().unwrap().kind, KindId::Claim);
}

#[test]
fn a_save_that_ends_late_does_not_give_its_file_to_another_project() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, path) = saved(folder.path());
    at_once(&mut window, &[(Modifiers::COMMAND, Key::S), (Modifiers::COMMAND, Key::N)]);
    assert_eq!(window.project().articles().len(), 0);
    assert_eq!(window.desk().session().path(), None);
    assert_eq!(on_disk(&path).articles().len(), 1);
}

#[test]
fn closing_during_a_save_asks_about_what_was_done_since() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, path) = saved(folder.path());
    at_once(
        &mut window,
        &[
            (Modifiers::COMMAND, Key::S),
            (Modifiers::NONE, Key::C),
            (Modifiers::COMMAND, Key::S),
            (Modifiers::COMMAND, Key::W),
        ],
    );
    if window.shows("Save the changes first?") {
        window.click("Save");
    }
    assert!(!window.desk().has_unsaved());
    assert_eq!(on_disk(&path).tags().len(), 1);
}

#[test]
fn a_close_that_was_called_off_does_not_wait_for_the_next_save() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::with_text(TEXT);
    window.ctrl(Key::W);
    window.files.will_give(Answer::NoDialog);
    window.click("Save");
    assert!(window.shows("Save the project"));
    window.press(&[Key::Escape]);
    window.files.will_choose(&folder.path().join("p.ron"));
    window.ctrl(Key::S);
    assert!(!window.shows("Who claims what"), "the project stays open");
    assert_eq!(window.project().articles().len(), 1);
}

#[test]
fn files_that_are_read_late_do_not_land_in_another_project() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, path) = saved(folder.path());
    let mut paths = Vec::new();
    for i in 0..40 {
        let path = folder.path().join(format!("{i}.txt"));
        std::fs::write(&path, format!("Report {i}. {}", "The dam held. ".repeat(2000))).unwrap();
        paths.push(path);
    }
    let ctx = window.harness.ctx.clone();
    let desk = window.harness.state_mut();
    desk.open_paths(&ctx, paths);
    desk.open_paths(&ctx, vec![path]);
    window.settle();
    assert_eq!(window.project().articles().len(), 1);
    assert!(window.desk().session().is_saved());
}

#[test]
fn a_typed_path_does_not_write_over_a_file_without_a_question() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("theirs.ron");
    std::fs::write(&path, "theirs").unwrap();
    let mut window = Window::with_text(TEXT);
    window.files.will_give(Answer::NoDialog);
    window.ctrl(Key::S);
    window.focus("Path");
    window.ctrl(Key::A);
    // The ending is added, and then the name is taken.
    window.type_text(folder.path().join("theirs").to_str().unwrap());
    window.press(&[Key::Enter]);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "theirs");
    assert!(window.shows("theirs.ron is there already"));
    window.click("Replace");
    assert_eq!(on_disk(&path).articles().len(), 1);
}

#[test]
fn a_project_is_always_saved_under_a_name_that_opens_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::with_text(TEXT);
    window.files.will_choose(&folder.path().join("dam 12.05"));
    window.ctrl(Key::S);
    assert_eq!(on_disk(&folder.path().join("dam 12.05.ron")).articles().len(), 1);
}

#[test]
fn a_note_that_is_being_written_is_kept_when_another_project_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, path) = saved(folder.path());
    window.press(&[Key::N]);
    window.type_text("half a thought");
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().open_paths(&ctx, vec![path.clone()]);
    window.settle();
    assert!(window.shows("Save the changes first?"));
    window.click("Save");
    assert_eq!(on_disk(&path).notes().len(), 1);
}

#[test]
fn undo_in_a_field_is_the_fields_own() {
    let mut window = Window::with_text(TEXT);
    window.press(&[Key::C, Key::N]);
    window.type_text("see page 3");
    window.ctrl(Key::Z);
    assert_eq!(window.page()[0], "C: The dam held.", "the tag under the note stays");
}

#[test]
fn a_project_that_does_not_open_leaves_the_one_that_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let broken = folder.path().join("broken.ron");
    std::fs::write(&broken, "(hearsay: 999, title: \"x\")").unwrap();
    let mut window = Window::with_text(TEXT);
    window.press(&[Key::C]);
    window.files.will_choose(&broken);
    window.ctrl(Key::O);
    window.click("Do not save");
    assert!(window.shows("broken.ron was not opened"));
    assert_eq!(window.page()[0], "C: The dam held.");
    assert!(window.desk().has_unsaved());
}

#[test]
fn a_report_on_files_waits_until_a_form_is_filled_in() {
    let folder = tempfile::tempdir().unwrap();
    let (one, empty) = (folder.path().join("one.txt"), folder.path().join("empty.txt"));
    std::fs::write(&one, "Crews left.").unwrap();
    std::fs::write(&empty, "").unwrap();
    let mut window = Window::with_text(TEXT);
    window.press(&[Key::I]);
    window.type_text("The Courier");
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().open_paths(&ctx, vec![one, empty]);
    window.settle();
    assert!(window.shows("Article details"), "the form is still there");
    window.click("Keep");
    assert!(window.shows("Some files were not opened"));
    assert_eq!(window.project().outlets().len(), 1);
}

#[test]
fn hits_go_and_come_with_their_article() {
    let mut window = Window::with_text("The dam held.\nThe dam is old.\n");
    window.harness.event(Event::Paste("A dam broke.".to_owned()));
    window.settle();
    window.click("Add article");
    let hits = |window: &Window| (1..9).take_while(|i| window.shows(&format!("Hit {i}. "))).count();
    window.type_text("/");
    window.type_text("dam");
    window.press(&[Key::Enter]);
    assert_eq!(hits(&window), 3);
    let first = window.project().in_order().next().unwrap().id;
    assert_eq!(window.article(), first);
    window.ctrl(Key::K);
    window.type_text("remove from");
    window.press(&[Key::Enter]);
    assert_eq!(hits(&window), 1);
    window.press(&[Key::F3]);
    assert_eq!(window.page(), [": A dam broke."]);
    window.ctrl(Key::Z);
    assert_eq!(hits(&window), 3);
    assert!(window.shows("Hit 1. The dam held."), "in the order of the list");
}

#[test]
fn the_same_key_clears_a_tag_whose_sentence_was_split() {
    let mut window = Window::with_text("The dam held and crews left.");
    window.press(&[Key::C, Key::ArrowRight, Key::ArrowRight, Key::ArrowRight, Key::X]);
    assert_eq!(window.page().len(), 2);
    window.press(&[Key::C]);
    assert_eq!(window.project().tags().len(), 0);
}

#[test]
fn merged_sentences_have_one_note_a_coder() {
    let mut window = Window::with_text(TEXT);
    window.press(&[Key::N]);
    window.type_text("first");
    window.press(&[Key::Escape, Key::ArrowDown, Key::N]);
    window.type_text("second");
    window.press(&[Key::Escape, Key::ArrowUp, Key::M]);
    let notes: Vec<_> = window.project().notes().iter().map(|note| note.text.clone()).collect();
    assert_eq!(notes, ["first\nsecond"]);
    window.ctrl(Key::Z);
    assert_eq!(window.project().notes().len(), 2);
}

#[test]
fn a_key_that_is_held_down_tags_once() {
    let mut window = Window::with_text(TEXT);
    for repeat in [false, true, true, true] {
        let event = Event::Key {
            key: Key::C,
            physical_key: None,
            pressed: true,
            repeat,
            modifiers: Modifiers::NONE,
        };
        window.harness.event(event);
        window.harness.step();
    }
    assert_eq!(window.page()[0], "C: The dam held.");
}

#[test]
fn the_palette_keeps_the_keys_when_a_row_cannot_be_run() {
    let mut window = Window::with_text(TEXT);
    window.ctrl(Key::K);
    window.type_text("redo");
    window.press(&[Key::Enter]);
    window.ctrl(Key::A);
    window.type_text("tag as claim");
    window.press(&[Key::Enter]);
    assert_eq!(window.page()[0], "C: The dam held.");
}

#[test]
fn a_wrong_path_can_be_corrected_without_the_mouse() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("one.txt");
    std::fs::write(&path, "The dam held.").unwrap();
    let mut window = Window::new();
    window.files.will_give(Answer::NoDialog);
    window.ctrl(Key::O);
    window.type_text("/no/such/place");
    window.press(&[Key::Enter]);
    window.ctrl(Key::A);
    window.type_text(path.to_str().unwrap());
    window.press(&[Key::Enter]);
    assert_eq!(window.page(), [": The dam held."]);
}

#[test]
fn the_table_forgets_a_filter_whose_code_or_article_is_gone() {
    let mut window = Window::with_text(TEXT);
    window.press(&[Key::C]);
    window.click("Articles to list");
    window.click("This article");
    window.harness.event(Event::Paste("A dam broke.".to_owned()));
    window.settle();
    window.click("Add article");
    window.press(&[Key::D]);
    assert!(!window.shows("Tag Denial. A dam broke."), "only the first article is listed");
    window.type_text("[");
    window.ctrl(Key::K);
    window.type_text("remove from");
    window.press(&[Key::Enter]);
    assert_eq!(window.project().articles().len(), 1);
    assert!(window.shows("Tag Denial. A dam broke."));
}

#[test]
fn the_last_of_a_run_may_be_the_last_sentence_when_its_first_is_merged() {
    let mut window = Window::with_text(TEXT);
    window.press(&[Key::ArrowDown]);
    window.press_with(Modifiers::SHIFT, Key::ArrowDown);
    window.press(&[Key::M]);
    assert_eq!(window.page().len(), 2);
}

#[test]
fn an_arrow_moves_the_sentence_and_not_the_focus() {
    let mut window = Window::with_text(TEXT);
    window.press(&[Key::Tab, Key::Tab]);
    let focused = |window: &Window| window.harness.ctx.memory(|memory| memory.focused());
    let before = focused(&window);
    assert!(before.is_some());
    window.press(&[Key::ArrowDown]);
    assert_eq!(window.desk().place().head, 1);
    assert_eq!(focused(&window), before);
}

#[test]
fn the_only_open_sentence_is_said_to_be_open() {
    let mut window = Window::with_text("The dam held.\nCrews left.\n");
    window.press(&[Key::C, Key::U, Key::U]);
    assert_eq!(window.desk().place().head, 1);
    assert_eq!(
        window.desk().notices().all()[0].title,
        "This is the only sentence that is still open"
    );
}

#[test]
fn moving_the_first_article_up_is_no_step() {
    let mut window = Window::with_text(TEXT);
    for text in ["A dam broke.", "Rain fell."] {
        window.harness.event(Event::Paste(text.to_owned()));
        window.settle();
        window.click("Add article");
    }
    window.type_text("[");
    window.type_text("[");
    for command in ["remove from", "move up"] {
        window.ctrl(Key::K);
        window.type_text(command);
        window.press(&[Key::Enter]);
    }
    let undo = window.desk().session().history().next_undo();
    assert_eq!(undo, Some("remove 1 article"));
}

#[test]
fn an_error_of_many_lines_can_be_closed() {
    let folder = tempfile::tempdir().unwrap();
    let (window, path) = saved(folder.path());
    drop(window);
    let text = std::fs::read_to_string(&path).unwrap();
    let lines: String = (0..300)
        .map(|i| format!("(id:\"{i:013}\",on:\"7zzzzzzzzzzzz\",text:\"x\",coder:\"0000000000001\",created:\"2026-01-01T00:00:00Z\"),\n"))
        .collect();
    std::fs::write(&path, text.replace("notes: [\n", &format!("notes: [\n{lines}"))).unwrap();
    let mut window = Window::new();
    window.files.will_choose(&path);
    window.ctrl(Key::O);
    assert!(window.shows("was opened with faults"));
    assert!(window.desk().notices().all()[0].body.lines().count() > 100);
    let close = window.harness.get_by_label("Close this message").rect();
    assert!(close.top() > 0.0 && close.bottom() < 800.0, "{close:?}");
    window.click("Close this message");
    assert!(window.desk().notices().all().is_empty());
}

#[test]
fn the_name_is_asked_for_before_a_note_is_written() {
    let mut session = Session::new("Test");
    session.add_drafts(vec![hearsay::io::import::draft_of_text(TEXT, "one.txt")]);
    let settings = hearsay::ui::settings::Settings::default();
    let mut window = Window::with(settings, Some(session));
    window.press(&[Key::N]);
    assert!(window.shows("Who is tagging?"));
    window.type_text("Grace");
    window.press(&[Key::Enter]);
    window.type_text("see page 3");
    window.press(&[Key::Escape]);
    let notes: Vec<_> = window.project().notes().iter().map(|note| note.text.clone()).collect();
    assert_eq!(notes, ["see page 3"]);
}

#[test]
fn odd_texts_are_drawn_and_tagged() {
    let long = "x".repeat(3000);
    for text in [
        "قال المسؤول إن السد صمد. ونفى رئيس البلدية ذلك.",
        long.as_str(),
        "a\u{301} e\u{200d}\u{202e}drawkcab\u{202c}. ok.",
        ".",
    ] {
        let mut window = Window::with_text(text);
        window.press(&[Key::ArrowRight, Key::ArrowRight]);
        window.press_with(Modifiers::SHIFT, Key::ArrowRight);
        window.press_with(Modifiers::SHIFT, Key::ArrowLeft);
        window.press(&[Key::C, Key::End, Key::D, Key::M, Key::X, Key::U, Key::E]);
        window.ctrl(Key::Z);
    }
}

#[test]
fn a_question_about_changes_does_not_cost_what_was_typed_in_a_dialog() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, path) = saved(folder.path());
    window.press(&[Key::C]);
    window.harness.event(Event::Paste("Rain fell all night.".to_owned()));
    window.settle();
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().open_paths(&ctx, vec![path]);
    window.settle();
    assert!(window.shows("Save the changes first?"));
    window.click("Cancel");
    window.click("Add article");
    assert_eq!(window.page(), [": Rain fell all night."]);
    assert_eq!(window.project().articles().len(), 2);
}

#[test]
fn clearing_says_so_where_all_tags_are_somebody_elses() {
    let mut session = Session::new("Test");
    session.sign_in("Grace");
    session.add_drafts(vec![hearsay::io::import::draft_of_text(TEXT, "one.txt")]);
    let article = session.project().in_order().next().unwrap().id;
    let sentence = session.project().sentences(article)[0];
    let tag = |p: &Project, hand: &mut hearsay::edit::Hand<'_>| {
        Ok(hearsay::edit::tag::set(p, hand, article, &[sentence], KindId::Claim))
    };
    session.edit(tag).unwrap();
    let mut window = Window::of(session);
    window.press(&[Key::Backspace]);
    assert_eq!(window.page()[0], "C: The dam held.");
    assert_eq!(window.desk().notices().all()[0].title, "No tags of yours here");
}
