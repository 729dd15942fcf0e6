//! Two sentences in, remarks and marked words out.

use proptest::prelude::*;

use super::*;

fn remarks(before: &str, after: &str) -> Vec<String> {
    wording(before, after).remarks
}

#[test]
fn what_changes_the_sense_is_remarked() {
    for (before, after, wanted) in [
        (
            "The ministry said that 12 miners reportedly died.",
            "The ministry admitted that dozens of miners died.",
            &["“said” became “admitted”", "“12” became “dozens”", "the hedge “reportedly” is gone"]
                [..],
        ),
        (
            "At least 40 boats sank.",
            "Forty boats sank, 12 of them empty.",
            &["the hedge “At least” is gone"],
        ),
        ("Over 40 boats sank.", "40 boats sank.", &["the hedge “Over” is gone"]),
        ("The row over dust grew.", "The dust row grew.", &["“row over” is gone"]),
        ("It sank on 5 May.", "It sank on a Monday.", &["“May” became “a Monday”"]),
        ("He did resign.", "He did not resign.", &["the negation “not” was added"]),
        ("Twelve died.", "12 died.", &[]),
        ("The dam broke, engineers say.", "Engineers said the dam broke.", &[]),
        ("Le pont est sûr.", "Le pont est peut-être sûr.", &["the hedge “peut-être” was added"]),
        ("他可能辞职", "他辞职", &["the hedge “可能” is gone"]),
    ] {
        let found = remarks(before, after);
        for remark in wanted {
            assert!(found.iter().any(|it| it == remark), "{before} | {after}: {found:?}");
        }
        assert!(!wanted.is_empty() || found.is_empty(), "{before} | {after}: {found:?}");
    }
}

#[test]
fn of_sentences_with_little_in_common_only_what_holds_is_remarked() {
    let neither = "Neither could say whether the note had gone on to the ministry.";
    let other = "“The ministry acts on every report that it gets,” she said.";
    assert!(remarks(neither, other).is_empty());
    let (one, other) = ("The ferry sank with 12 aboard off Karsk.", "Eleven died, a port says.");
    assert_eq!(remarks(one, other), ["“12” became “Eleven”"]);
}

#[test]
fn quotations_that_are_retold_or_reworded_are_told_apart() {
    let changes = |before, after| -> Vec<Change> {
        wording(before, after).parts.iter().map(|part| part.change).collect()
    };
    let told = changes(
        "“We will rebuild the old bridge,” the mayor said.",
        "The mayor said they would rebuild the old bridge.",
    );
    assert!(told.contains(&Change::Paraphrased), "{told:?}");
    let quoted = changes(
        "The mayor said they would rebuild the old bridge.",
        "“We will rebuild the old bridge,” the mayor said.",
    );
    assert!(quoted.contains(&Change::Quoted), "{quoted:?}");
    let reworded = changes(
        "“We will rebuild the old bridge,” the mayor said.",
        "“We shall rebuild the ancient bridge,” the mayor said.",
    );
    assert_eq!(reworded, [Change::Quotation, Change::Quotation]);
}

#[test]
fn the_words_that_changed_are_marked_on_both_sides() {
    let (before, after) = ("The old dam at Karsk held.", "The new dam at Karsk held firm.");
    let it = wording(before, after);
    let marked: Vec<_> = it
        .parts
        .iter()
        .map(|part| (part.before.of_text(before), part.after.of_text(after)))
        .collect();
    assert_eq!(marked, [("old", "new"), ("", "firm")]);
    assert_eq!(it.same.len(), 5);
    assert_eq!(wording(before, before).parts, []);
}

proptest! {
    #[test]
    fn any_sentences_give_spans_on_character_boundaries(
        a in "([abé日“”.]|said |12 |not |may ){0,30}", b in "([abé日“”.]|denied |dozens |may ){0,30}"
    ) {
        let it = wording(&a, &b);
        for part in &it.parts {
            prop_assert!(a.get(part.before.range()).is_some() && b.get(part.after.range()).is_some());
            prop_assert!(!part.before.is_empty() || !part.after.is_empty());
        }
        prop_assert!(wording(&a, &a).parts.is_empty());
    }
}
