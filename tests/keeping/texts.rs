//! The history refers to texts instead of holding them, and loses no step by it.

use std::fs;
use std::path::Path;

use hearsay::edit::article;
use hearsay::io::import::draft_of_text;
use hearsay::io::journal::{self, history, line};
use hearsay::session::Session;

use crate::support::{keep, open, retitled, story, unwound};

fn import(session: &mut Session, name: &str, sentences: usize) {
    let text =
        format!("Report {name}\n\n{}", "The dam held, the ministry said. ".repeat(sentences));
    session.add_drafts(vec![draft_of_text(&text, name)]);
}

fn bytes(path: &Path) -> u64 {
    fs::metadata(history::path_of(path)).unwrap().len()
}

#[test]
fn texts_that_the_project_has_are_not_in_its_history_as_well() {
    let (_folder, path) = story();
    let mut session = open(&path).session;
    for nth in 0..30 {
        import(&mut session, &format!("{nth}.txt"), 800);
    }
    session.save_as(&path).unwrap();
    let words = fs::read_to_string(history::path_of(&path)).unwrap();
    assert!(!words.contains("the ministry said"), "no text is in it");
    // What is left are the places of sentences.
    assert!(bytes(&path) < fs::metadata(&path).unwrap().len() / 2);
    let states = unwound(&mut session);
    session.discard();
    let mut again = open(&path).session;
    assert!(unwound(&mut again) == states);
}

#[test]
fn an_article_that_was_removed_comes_back_with_its_text_over_any_saves() {
    let (_folder, path) = story();
    let mut session = open(&path).session;
    import(&mut session, "a.txt", 3);
    session.save_as(&path).unwrap();
    let id = session.project().in_order().last().unwrap().id;
    session.edit(|p, _| article::remove(p, id)).unwrap();
    retitled(&mut session, "Without it");
    session.save_as(&path).unwrap();
    let states = unwound(&mut session);
    session.discard();
    for time in 0..3 {
        let mut session = open(&path).session;
        assert!(unwound(&mut session) == states, "opened {time} times before");
        while session.redo().is_some() {}
        // The history is written anew now and then.
        session.save_as(&path.with_file_name(format!("{time}.ron"))).unwrap();
        let moved = session.path().unwrap().to_owned();
        let mut moved = Session::open(&moved).unwrap().session;
        assert!(unwound(&mut moved) == states, "saved elsewhere, {time}");
    }
}

#[test]
fn a_history_that_holds_its_texts_opens_as_ever() {
    let (_folder, path) = story();
    let mut session = open(&path).session;
    import(&mut session, "a.txt", 3);
    session.save_as(&path).unwrap();
    let states = unwound(&mut session);
    session.discard();
    let project = Session::open(&path).unwrap().session.project().clone();
    let bytes = fs::read(history::path_of(&path)).unwrap();
    let found = journal::read_history(&bytes, &project, std::iter::empty());
    assert_eq!(found.faults, []);
    let mut whole = String::new();
    line::write_head(&found.head.unwrap(), &mut whole);
    found.entries.iter().for_each(|(_, kept)| line::write_entry(kept, &mut whole));
    line::write_mark(found.marks.last().unwrap(), &mut whole);
    assert!(whole.contains("the ministry said") && whole.len() > bytes.len());
    fs::write(history::path_of(&path), &whole).unwrap();
    let mut session = open(&path).session;
    assert!(unwound(&mut session) == states);
    while session.redo().is_some() {}
    retitled(&mut session, "On");
    keep(&session);
    session.save_as(&path).unwrap();
    assert!(fs::read(history::path_of(&path)).unwrap().starts_with(whole.as_bytes()));
}

#[test]
fn a_history_whose_texts_are_gone_says_so_and_the_project_opens() {
    let (_folder, path) = story();
    let mut session = open(&path).session;
    import(&mut session, "a.txt", 3);
    session.save_as(&path).unwrap();
    drop(session);
    let bytes = fs::read(history::path_of(&path)).unwrap();
    let other = hearsay::model::Project::new("Other");
    let found = journal::read_history(&bytes, &other, std::iter::empty());
    assert_eq!(found.faults.len(), 1);
    assert!(found.faults[0].to_string().contains("a text that it refers to is not here"));
}
