//! The whole job by keyboard: open, read, tag, correct, save, reopen, export.

use egui::{Key, Modifiers};

use crate::support::{Window, page};

const WIRE: &str = "PORT SELWAN, Nov. 30 (Norlund) - Two written warnings came before the blast, \
two people familiar with the inquiry said.\n\nThe ministry said it was not aware of any warning. \
Mr. Varo was.\n";
const COPY: &str = "By: Agencies\n\nPort Selwan, Nov 30: The blast killed eleven people.\n\nThe operator denied that dust had played any part.\n\nNorlund\n";

#[test]
fn the_whole_job_by_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("wire.txt"), WIRE).unwrap();
    std::fs::write(at("copy.txt"), COPY).unwrap();

    let mut window = Window::new();
    window.files.will_give(hearsay::ui::files::Answer::Paths(vec![at("wire.txt"), at("copy.txt")]));
    window.ctrl(Key::O);
    assert_eq!(window.project().articles().len(), 2);

    // Tag the wire story.
    window.press(&[Key::C, Key::A, Key::ArrowDown, Key::D, Key::A, Key::ArrowDown, Key::E, Key::R]);
    // A wrong boundary: merge the last two sentences, look, and take it back.
    window.press(&[Key::K, Key::M]);
    window.ctrl(Key::Z);
    // On to the copy, to the sentence with the denial.
    window.type_text("]");
    while !window.page()[window.desk().place().head].contains("denied") {
        window.press(&[Key::J]);
    }
    window.press(&[Key::D]);
    // Undo and redo.
    window.ctrl(Key::Z);
    assert!(!window.page().iter().any(|line| line.starts_with('D')));
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);

    // Save, close, reopen.
    window.files.will_choose(&at("project.ron"));
    window.ctrl(Key::S);
    assert!(window.desk().session().is_saved());
    let before = window.project().clone();
    let place = window.desk().place().clone();
    let bytes = std::fs::read(at("project.ron")).unwrap();
    window.ctrl(Key::W);
    let opened = &window.desk().settings().recent[0].opened;
    assert!(opened.parse::<hearsay::model::Moment>().is_ok(), "{opened}");
    window.click_containing("Recent: ");
    assert_eq!(*window.project(), before);
    assert_eq!(*window.desk().place(), place, "one goes on where one left off");
    window.ctrl(Key::S);
    assert_eq!(std::fs::read(at("project.ron")).unwrap(), bytes, "saving again changes nothing");

    let pages: Vec<String> = window
        .project()
        .in_order()
        .flat_map(|article| page(window.project(), article.id))
        .collect();
    let tagged: Vec<&String> = pages.iter().filter(|line| !line.starts_with(':')).collect();
    assert_eq!(
        tagged,
        [
            "A C: PORT SELWAN, Nov. 30 (Norlund) - Two written warnings came before the blast, two people familiar with the inquiry said.",
            "A D: The ministry said it was not aware of any warning.",
            "–: Mr. Varo was.",
            "D: The operator denied that dust had played any part.",
        ]
    );

    // Export.
    window.ctrl(Key::E);
    window.files.will_choose(&at("tags.csv"));
    window.click("Export…");
    let csv = std::fs::read_to_string(at("tags.csv")).unwrap();
    assert_eq!(csv.lines().count(), 1 + 5);
    assert!(csv.contains("The operator denied that dust had played any part."));
}
