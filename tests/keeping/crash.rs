//! The real program, killed at random moments while it edits: what it said to be
//! safe is there, and nothing that it was not asked for.
//!
//! `HEARSAY_KILLS=5000` kills it that often.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use hearsay::model::Project;
use hearsay::session::Session;

use crate::support::{Dice, story};

/// How often the program is killed where nobody says otherwise.
const KILLS: usize = 60;

/// What can be seen of a project: its title, and which sentences bear which
/// tags.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Seen {
    title: String,
    tags: BTreeSet<(usize, usize, String)>,
}

impl Seen {
    fn of(project: &Project) -> Self {
        let mut tags = BTreeSet::new();
        for (of, article) in project.in_order().zip(1..) {
            for tag in project.tags_of(of.id) {
                let nth = project.sentences(of.id).iter().position(|s| *s == tag.at).unwrap();
                tags.insert((article, nth + 1, tag.kind.to_string()));
            }
        }
        Self { title: project.header().title.clone(), tags }
    }
}

/// What the project should be, and how it came to be that.
#[derive(Clone, Debug)]
struct World {
    seen: Seen,
    done: Vec<Seen>,
    undone: Vec<Seen>,
}

impl World {
    /// An operation, and the world after it.
    fn step(&self, dice: &mut Dice, number: usize) -> (String, Self) {
        let mut next = self.clone();
        match dice.below(10) {
            0 if !self.done.is_empty() => {
                next.undone.push(std::mem::replace(&mut next.seen, next.done.pop().unwrap()));
                return (r#"{"op":"undo"}"#.to_owned(), next);
            }
            1 if !self.undone.is_empty() => {
                next.done.push(std::mem::replace(&mut next.seen, next.undone.pop().unwrap()));
                return (r#"{"op":"redo"}"#.to_owned(), next);
            }
            _ => {}
        }
        next.done.push(self.seen.clone());
        next.undone.clear();
        if dice.below(4) == 0 {
            next.seen.title = format!("Title {number}");
            return (format!(r#"{{"op":"title","title":"Title {number}"}}"#), next);
        }
        let kind = ["claim", "denial", "attribution"][dice.below(3)];
        let (article, sentence) = (1 + dice.below(2), 2 + dice.below(3));
        let tag = (article, sentence, kind.to_owned());
        let op = if next.seen.tags.remove(&tag) { "untag" } else { "tag" };
        if op == "tag" {
            next.seen.tags.insert(tag);
        }
        let line =
            format!(r#"{{"op":"{op}","article":{article},"sentence":{sentence},"kind":"{kind}"}}"#);
        (line, next)
    }

    fn is(&self, session: &Session) -> bool {
        let (done, undone) = session.history().depth();
        // Older steps than are kept are no longer there.
        let enough = done == self.done.len() || (done >= 500 && done < self.done.len());
        enough && undone == self.undone.len() && Seen::of(session.project()) == self.seen
    }
}

fn start(path: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_hearsay"))
        .args(["edit", "--jsonl", "--coder", "Ada"])
        .arg(path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn what_was_said_to_be_safe_is_there_after_any_kill() {
    let kills = std::env::var("HEARSAY_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(KILLS);
    let (_folder, path) = story();
    let session = Session::open(&path).unwrap().session;
    let (done, _) = session.history().depth();
    let seen = Seen::of(session.project());
    let mut world = World { done: vec![seen.clone(); done], undone: Vec::new(), seen };
    drop(session);
    let mut dice = Dice::new(2026);
    let (mut number, mut n_acked, mut in_flight, mut saves) = (0, 0, 0, 0);
    for kill in 0..kills {
        let mut child = start(&path);
        let mut input = child.stdin.take().unwrap();
        let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut worlds = vec![world.clone()];
        let mut acked = 0;
        let n = 1 + dice.below(12);
        for _ in 0..n {
            number += 1;
            let (line, next) = worlds.last().unwrap().step(&mut dice, number);
            if writeln!(input, "{line}").is_err() {
                break;
            }
            worlds.push(next);
            // Mostly one after the other, at times several at once.
            if dice.below(3) > 0 {
                let Some(Ok(answer)) = answers.next() else { break };
                assert!(answer.starts_with("safe "), "{answer}");
                acked += 1;
            }
        }
        // At times it has come to saving.
        let at_the_end = dice.below(4) == 0;
        if at_the_end {
            drop(input);
        }
        let until = Instant::now() + Duration::from_micros(dice.below(6000) as u64);
        while Instant::now() < until {
            std::hint::spin_loop();
        }
        child.kill().unwrap();
        // What it had said before it was killed counts.
        acked += answers.map_while(Result::ok).filter(|line| line.starts_with("safe ")).count();
        child.wait().unwrap();

        let opened = Session::open(&path).unwrap();
        assert_eq!(opened.recovery.stray, None, "kill {kill}");
        let found = worlds.iter().skip(acked).position(|world| world.is(&opened.session));
        let Some(more) = found else {
            panic!(
                "kill {kill}: {acked} of {} edits were safe, and what is there is {:?}, {:?}; \
                 expected {:#?}",
                worlds.len() - 1,
                Seen::of(opened.session.project()),
                opened.session.history().depth(),
                worlds.iter().skip(acked).map(|w| (&w.seen, w.done.len())).collect::<Vec<_>>(),
            );
        };
        n_acked += acked;
        in_flight += more;
        saves += usize::from(opened.session.is_saved() && acked > 0);
        world = worlds.swap_remove(acked + more);
    }
    assert!(n_acked > kills, "too few edits were acknowledged to mean anything: {n_acked}");
    println!(
        "{kills} kills: {n_acked} edits safe and there, {in_flight} more that were under way, \
         {saves} times saved"
    );
}
