//! Any bytes as a journal: what fits is applied and can be saved, and what is
//! written of it reads back.

use hearsay::io::import;
use hearsay::io::journal::{self, fit, line};
use hearsay::model::{Change, Coder, CoderId, Id, Ids, Project};

use super::project::keeps;

/// Reads the bytes as a journal, and once more with right checksums.
pub fn run(bytes: &[u8]) {
    replay(bytes);
    let mut again = String::new();
    for part in String::from_utf8_lossy(bytes).lines() {
        line::close_anew(part, &mut again);
    }
    replay(again.as_bytes());
}

/// A small project for edits to fit.
fn start() -> Project {
    let mut project = Project::new("Two accounts");
    let coder = CoderId(Id(1));
    project.apply(&[Change::add(Coder { id: coder, name: "Ada".to_owned() })]);
    let draft = import::draft_of_text("Two sheds burned. The union denied it.\n", "a.txt");
    let now = "2026-11-22T10:00:00Z".parse().unwrap();
    let mut ids = Ids::seeded(7);
    let mut hand = hearsay::edit::Hand { coder, now, ids: &mut ids };
    let edit = hearsay::edit::article::add(&project, &mut hand, vec![draft]).edit;
    project.apply(&edit.changes);
    project
}

fn replay(bytes: &[u8]) {
    let found = journal::read(bytes);
    let mut project = start();
    let mut written = String::new();
    for (_, kept) in &found.entries {
        let before = project.clone();
        if fit::apply(&mut project, &kept.edit).is_err() {
            assert!(project == before);
        } else if kept.edit.changes.len() == 1 {
            let mut back = project.clone();
            back.apply(&kept.edit.reversed().changes);
            assert!(back == before, "{:?} is not undone", kept.edit);
        }
        line::write_entry(kept, &mut written);
    }
    // Articles that were brought together may share a place in the list, which
    // opening the file mends.
    let mut places: Vec<u32> = project.articles().iter().map(|it| it.position).collect();
    places.sort_unstable();
    if places.windows(2).all(|pair| pair[0] != pair[1]) {
        assert_eq!(keeps(&project).faults, []);
    }
    let again = journal::read(written.as_bytes());
    // What a damaged line leaves open stays open; nothing else is wrong.
    let is_gap = |fault: &journal::Fault| matches!(fault.problem, journal::Problem::Gap { .. });
    assert!(again.faults.iter().all(is_gap), "{:?}", again.faults);
    let entries = |journal: &journal::Journal| {
        journal.entries.iter().map(|(_, kept)| kept.clone()).collect::<Vec<_>>()
    };
    assert!(entries(&again) == entries(&found));
}
