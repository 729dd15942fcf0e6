//! The pipe, with nobody at its ends: what comes back, and what nonsense does.

use std::sync::mpsc::channel;

use proptest::prelude::*;

use super::pipe::{Answer, Question, answer_all, converse};
use crate::io::import::{Columns, Unfit};

/// What comes of questions where the other side says just that.
fn answers_to(said: &[u8], questions: usize) -> Vec<Answer> {
    let (ask, asked) = channel();
    let (answered, answers) = channel();
    for _ in 0..questions {
        ask.send(Question::new(b"<p>Words.".to_vec(), "a.html", &Columns::default())).unwrap();
    }
    drop(ask);
    converse(Vec::new(), said, &asked, &answered);
    drop(answered);
    answers.into_iter().collect()
}

/// What is said for some files, over a pipe with nobody at its ends.
fn served(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut asked = Vec::new();
    for (file, bytes) in files {
        let columns = serde_json::to_string(&Columns::default()).unwrap();
        let head =
            format!("{{\"file\":\"{file}\",\"length\":{},\"columns\":{columns}}}\n", bytes.len());
        asked.extend_from_slice(head.as_bytes());
        asked.extend_from_slice(bytes);
    }
    let mut said = Vec::new();
    answer_all(&mut &asked[..], &mut said).unwrap();
    said
}

#[test]
fn what_was_found_comes_back_as_it_was() {
    let page = b"<html><head><title>Quay shut</title></head><body><article><p>The quay is shut, \
        the mayor said on Monday.</p><p>Nobody was hurt.</p></article></body></html>";
    let said = served(&[("a.html", page), ("b.html", b"\x89PNG\r\n"), ("c.docx", b"PK\x03\x04")]);
    let answers = answers_to(&said, 3);
    let [Ok(articles), Err(Unfit::Kind(kind)), Err(_)] = &answers[..] else {
        panic!("{answers:?}")
    };
    assert!(articles[0].text.contains("Nobody was hurt."), "{articles:?}");
    assert_eq!(*kind, "a PNG picture");
}

#[test]
fn nonsense_ends_the_conversation() {
    assert!(answers_to(b"", 2).is_empty());
    assert!(answers_to(b"{\"Ok\":[]}", 2).is_empty(), "an answer ends with its line");
    assert_eq!(answers_to(b"{\"Ok\":[]}\nhello\n{\"Ok\":[]}\n", 3).len(), 1);
    assert!(answers_to(b"{\"Err\":{\"Kind\":\"a riddle\"}}\n", 1).is_empty());
}

proptest! {
    #[test]
    fn no_answer_makes_it_panic(said in proptest::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(answers_to(&said, 2).len() <= 2);
    }

    #[test]
    fn no_question_makes_it_panic(asked in "(\\PC|\\{|\\}|\"file\"|\"length\":|[0-9]|\n){0,80}") {
        let mut said = Vec::new();
        let result = answer_all(&mut asked.as_bytes(), &mut said);
        prop_assert!(result.is_err() || asked.is_empty());
    }
}
