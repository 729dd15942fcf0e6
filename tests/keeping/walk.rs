//! Any work, with saves and crashes in between: what is opened again is what was
//! left, and undo goes on as if nothing had happened.

use hearsay::session::Session;

use crate::support::{Dice, a_folder, backup, keep, open, story, unwound, work};

#[test]
fn what_the_journal_has_is_what_was_there() {
    for seed in 0..12 {
        let (_folder, path) = story();
        let mut dice = Dice::new(seed);
        let mut session = open(&path).session;
        for _ in 0..60 {
            work(&mut session, &mut dice);
        }
        keep(&session);
        let other = a_folder();
        let copy = backup(&path, other.path());
        let mut again = Session::open(&copy).unwrap();
        assert_eq!(again.recovery.notes, Vec::<String>::new());
        assert!(again.session.project() == session.project(), "seed {seed}");
        assert_eq!(again.session.is_saved(), session.is_saved(), "seed {seed}");
        assert!(unwound(&mut again.session) == unwound(&mut session), "seed {seed}");
    }
}

#[test]
fn undo_reaches_back_beyond_saves_and_openings() {
    for seed in 0..8 {
        let (_folder, path) = story();
        // The story's own steps count, too.
        let mut states = vec![open(&path).session.project().clone()];
        let mut dice = Dice::new(100 + seed);
        for round in 0..6 {
            let mut session = open(&path).session;
            assert!(Some(session.project()) == states.last(), "seed {seed}, round {round}");
            for _ in 0..20 {
                let before = session.history().depth();
                work(&mut session, &mut dice);
                let after = session.history().depth();
                // What was undone and then overgrown is forgotten.
                match after.0.cmp(&before.0) {
                    std::cmp::Ordering::Greater => states.push(session.project().clone()),
                    std::cmp::Ordering::Less => drop(states.pop()),
                    std::cmp::Ordering::Equal => {}
                }
            }
            match round % 3 {
                0 => drop(session.save_as(&path).unwrap()),
                1 => keep(&session),
                _ => {
                    session.save_as(&path).unwrap();
                    work(&mut session, &mut dice);
                    session.undo();
                    states.truncate(states.len());
                    while states.last().is_some_and(|last| last != session.project()) {
                        states.pop();
                    }
                }
            }
        }
        let mut session = open(&path).session;
        let mut back = unwound(&mut session);
        back.reverse();
        // The two imports of the story come before all.
        assert!(back.ends_with(&states), "seed {seed}");
    }
}

#[test]
fn the_last_five_hundred_steps_survive_saving() {
    let (_folder, path) = story();
    let mut n = 0;
    for _ in 0..12 {
        let mut session = open(&path).session;
        for _ in 0..150 {
            n += 1;
            session
                .edit(|p, _| Ok(hearsay::edit::people::retitle(p, &format!("Title {n}"))))
                .unwrap();
        }
        session.save_as(&path).unwrap();
    }
    let mut session = open(&path).session;
    assert!(session.history().depth().0 >= 500);
    for back in 1..=500 {
        session.undo().unwrap();
        assert_eq!(session.project().header().title, format!("Title {}", n - back));
    }
    for again in (0..500).rev() {
        session.redo().unwrap();
        assert_eq!(session.project().header().title, format!("Title {}", n - again));
    }
    assert!(session.is_saved());
    // It does not grow for ever.
    let lines = std::fs::read_to_string(format!("{}.history", path.display())).unwrap();
    assert!(lines.lines().count() <= 1700, "{}", lines.lines().count());
}

#[test]
fn a_project_as_its_file_says_leaves_no_journal() {
    let (folder, path) = story();
    let mut session = open(&path).session;
    let before = session.project().clone();
    work(&mut session, &mut Dice::new(3));
    while session.undo().is_some() && *session.project() != before {}
    if *session.project() != before {
        session.redo();
    }
    keep(&session);
    drop(session);
    assert!(!folder.path().join("story.ron.lock").exists());
    let opened = open(&path);
    assert!(opened.session.project() == &before);
}
