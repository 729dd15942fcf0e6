//! A save copies the lines that did not change: what it writes is what a save
//! from nothing would write, however long the lines, and whatever the disk made
//! of the file meanwhile.

use std::fs;

use hearsay::edit::{article, people, tag};
use hearsay::io::project_file;
use hearsay::model::{Draft, KindId, Span};
use hearsay::session::Session;

use crate::support::{Dice, a_folder, open};

/// An article of one long sentence.
fn long(bytes: usize, nth: usize) -> Draft {
    let text = format!("{nth} {}.", "в порту тихо ".repeat(bytes / 23));
    Draft { sentences: vec![Span::of(0..text.len())], text, ..Draft::default() }
}

fn is_as_new(session: &Session) -> bool {
    let mut whole = Vec::new();
    project_file::write(session.project(), &mut whole).unwrap();
    fs::read(session.path().unwrap()).unwrap() == whole
}

#[test]
fn what_is_copied_is_what_would_be_written() {
    let folder = a_folder();
    let path = folder.path().join("long.ron");
    let mut session = Session::new("Long");
    // Longer than what is read at a time, much shorter, and just about that.
    for (nth, bytes) in [40, 3 << 20, 1 << 20, 90, 700_000, 1 << 20, 60].into_iter().enumerate() {
        session.add_drafts(vec![long(bytes, nth)]);
    }
    session.save_as(&path).unwrap();
    drop(session);
    let mut session = open(&path).session;
    session.edit(|p, _| Ok(people::retitle(p, "Written here"))).unwrap();
    session.save_as(&path).unwrap();
    let mut dice = Dice::new(4);
    for round in 0..12 {
        let articles: Vec<_> = session.project().in_order().map(|it| it.id).collect();
        let at = articles[dice.below(articles.len())];
        let sentence = session.project().sentences(at)[0];
        match round % 4 {
            0 => drop(session.edit(|p, _| Ok(people::retitle(p, &format!("Round {round}"))))),
            3 if articles.len() > 3 => drop(session.edit(|p, _| article::remove(p, at))),
            _ => drop(
                session.edit(|p, hand| Ok(tag::toggle(p, hand, at, &[sentence], KindId::Denial))),
            ),
        }
        if round == 7 {
            session.undo();
        }
        session.save_as(&path).unwrap();
        assert!(is_as_new(&session), "round {round}");
    }
}

#[test]
fn bytes_that_the_disk_has_changed_are_not_copied() {
    let folder = a_folder();
    let path = folder.path().join("long.ron");
    let mut session = Session::new("Long");
    session.add_drafts(vec![long(2 << 20, 1)]);
    session.save_as(&path).unwrap();
    // A decayed byte leaves no trace in the file's size and date.
    let written = fs::metadata(&path).unwrap().modified().unwrap();
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, bytes).unwrap();
    fs::File::options().write(true).open(&path).unwrap().set_modified(written).unwrap();
    session.edit(|p, _| Ok(people::retitle(p, "Another"))).unwrap();
    session.save_as(&path).unwrap();
    assert!(is_as_new(&session));
}
