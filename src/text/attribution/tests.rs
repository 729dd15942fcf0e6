//! Sentences of our own, with their relations marked in them: `[s:…]` who,
//! `[c:…]` the cue, `[t:…]` what.

use proptest::prelude::*;

use super::*;

/// The relation as a sentence with marks.
fn marked(text: &str, relation: &Relation) -> String {
    let mut marks: Vec<(u32, String)> = Vec::new();
    for (letter, spans) in [('s', &relation.source), ('c', &relation.cue), ('t', &relation.content)]
    {
        for span in spans {
            marks.push((span.start, format!("[{letter}:")));
            marks.push((span.end, "]".to_owned()));
        }
    }
    marks.sort_by_key(|(at, mark)| (*at, mark != "]"));
    let mut written = String::new();
    let mut from = 0;
    for (at, mark) in marks {
        written.push_str(&text[from..at as usize]);
        written.push_str(&mark);
        from = at as usize;
    }
    written + &text[from..]
}

fn plain(marked: &str) -> String {
    marked.replace("[s:", "").replace("[c:", "").replace("[t:", "").replace(']', "")
}

/// Checks that a sentence has just these relations, in the order of their cues.
#[track_caller]
fn check(want: &[&str]) {
    let text = plain(want[0]);
    let reading = read(&text, None);
    let got: Vec<String> = reading.relations.iter().map(|it| marked(&text, it)).collect();
    assert_eq!(got, want, "{:?}", reading.relations);
    assert!(reading.score >= ATTRIBUTES, "{}: {text}", reading.score);
}

#[test]
fn a_speaker_before_or_after_the_content() {
    for sentence in [
        "[s:The minister] [c:said] [t:the dam was unsafe].",
        "[s:Ana Reyes] [c:said] [t:that the dam was unsafe].",
        "[t:“The dam was unsafe,”] [c:said] [s:the minister].",
        "[t:“The dam was unsafe,”] [s:Reyes] [c:said].",
        "[t:“The dam is a disgrace,”] [s:Reyes] [c:fumed].",
        "[t:The dam was unsafe], [s:officials] [c:said].",
        "[s:She] [c:told] reporters [t:that the dam was unsafe].",
        "[s:The union] [c:has warned] [t:that the dam is unsafe].",
        "[s:Omar Said, the harbour master], [c:said] [t:the crane had been sold].",
        "[s:The source] [c:added] [t:that no names were given].",
        "[s:A source who was in the room] [c:said] [t:that nobody objected].",
        "[s:Ali Noor, who lost his boat], [c:said] [t:he would sue].",
        "[s:The source and two other officials] [c:said] [t:there was consensus].",
        "[s:Reuters] [c:reported] on Tuesday, 5 May, [t:that the dam was unsafe].",
        "[s:A note dated 5 May, seen by Reuters], [c:recommended] [t:that the dam be closed].",
        "[s:The operator, the firm that runs the port], [c:strongly denied] [t:that it had burned].",
        "In a statement, [s:the ministry] [c:said]: [t:“The dam is safe.”]",
        "As [s:the minister] [c:told] reporters, [t:the dam was unsafe].",
        "On Friday [s:the minister] [c:said] [t:the dam was unsafe].",
        "[s:The minister] [c:said] on Friday [t:the dam was safe].",
        "[s:Selwan Power] [c:said] in a statement [t:it was checking the turbines].",
        "[s:The army] [c:said] late on Sunday [t:it had lost contact with the patrol].",
        "[s:The mayor] [c:told] a crowd outside the town hall [t:the crane would be rebuilt].",
        "[t:The lower town is under water], [s:rescuers] [c:warned].",
        "[t:The lower town is under water], [s:a fisherman] [c:said].",
        "Asked whether the dam was safe, [s:Ost] [c:said] [t:it was].",
        "[s:US] [c:says] [t:it will rebuild the dam]",
        "[t:The old dam “was never safe”], [c:said] [s:an engineer who asked not to be named].",
        "[t:The old dam was never safe], [c:said] [s:an engineer who asked not to be named].",
        "[t:“The dam was never safe,”] [c:said] [s:an engineer who had worked there].",
        "[s:The engineer, who asked not to be named], [c:said] [t:the dam was never safe].",
        "[t:The dam failed], [s:an official who requested anonymity] [c:told] reporters.",
    ] {
        check(&[sentence]);
    }
}

#[test]
fn a_source_may_be_a_document_or_nobody() {
    for sentence in [
        "[c:According to] [s:the ministry], [t:the dam was unsafe].",
        "[t:The dam was unsafe], [c:according to] [s:two engineers].",
        "[t:The ship], [c:according to] [s:port records], [t:left on Monday].",
        "[c:As per] [s:sources], [t:the dam was unsafe].",
        "[s:The report] [c:shows] [t:that the dam was unsafe].",
        "[s:A leaked memo] [c:suggests] [t:the dam was unsafe].",
        "[t:The dam was unsafe], [s:the report] [c:found].",
        "It [c:is believed] [t:that the dam was unsafe].",
        "It [c:has been alleged] [t:that the mayor knew].",
        "It [c:was reported] by [s:Tasnim] [t:that the ship had sunk].",
    ] {
        check(&[sentence]);
    }
}

#[test]
fn beliefs_and_intentions_are_attributed_too() {
    for sentence in [
        "[s:Investigators] [c:believe] [t:the fire was set on purpose].",
        "[s:The mayor] [c:vowed] [t:to rebuild the dam].",
        "[s:Residents] [c:fear] [t:that the dam will break].",
        "[s:The union] [c:is convinced] [t:that the dam is unsafe].",
        "[s:The union] [c:asked] [t:whether the dam was safe].",
        "[s:The union] [c:asked] the mayor on Monday [t:whether the dam was safe].",
        "[s:Both sides] [c:agreed] [t:that the dam was unsafe].",
        "[s:Ost] [c:agreed]: [t:“We waited too long.”]",
        "[s:The mayor] [c:denied] [t:that the dam had been unsafe].",
        "[s:The envoy] [c:condemned] [t:the attack on the ferry].",
    ] {
        check(&[sentence]);
    }
}

#[test]
fn headings_name_their_source_at_either_end() {
    for sentence in [
        "[s:Minister]: [t:dam unsafe]",
        "[t:Dam unsafe], [s:minister] [c:says]",
        "[t:Dam to be rebuilt]: [s:ministry]",
        "[s:Norlund] [c:says] [t:it will rebuild dam]",
    ] {
        check(&[sentence]);
    }
    for sentence in ["Image: A. Lund.", "Selwan: dam opens", "Football: Norlund beat Selwan"] {
        assert!(read(sentence, None).score < ATTRIBUTES, "{sentence}");
    }
}

#[test]
fn content_may_be_interrupted() {
    check(&["[t:“We knew,”] [s:she] [c:said], [t:“and we said nothing.”]"]);
    check(&["[t:The plan], [s:aides] [c:said], [t:was dropped last week]."]);
    check(&["[t:“We will rebuild,”] [s:the mayor] [c:vowed], [t:“and fast.”]"]);
}

#[test]
fn several_speakers_share_a_sentence() {
    check(&[
        "[t:“It was late,”] [s:she] [c:said], adding that the crew was tired.",
        "“It was late,” [s:she] said, [c:adding] [t:that the crew was tired].",
    ]);
    check(&["The firm, [s:which] [c:denies] [t:wrongdoing], had been warned twice."]);
    check(&[
        "[s:Reuters], [c:citing] [t:port records], said the ship had sunk.",
        "[s:Reuters, citing port records], [c:said] [t:the ship had sunk].",
    ]);
}

#[test]
fn one_speaker_says_two_things() {
    check(&[
        "[s:The envoy] [c:told] Northwire [t:that he knew of no plan] and added: “We ask.”",
        "[s:The envoy] told Northwire that he knew of no plan and [c:added]: [t:“We ask.”]",
    ]);
    check(&[
        "[s:The envoy] [c:said] [t:he knew of no plan] and added that he would ask.",
        "[s:The envoy] said he knew of no plan and [c:added] [t:that he would ask].",
    ]);
    check(&[
        "[s:The envoy] [c:said] [t:she was “not aware”] and added: “We ask.”",
        "[s:The envoy] said she was “not aware” and [c:added]: [t:“We ask.”]",
    ]);
    check(&[
        "[s:The envoy] [c:said] [t:she was “not aware”] and declined to comment.",
        "[s:The envoy] said she was “not aware” and [c:declined] [t:to comment].",
    ]);
}

#[test]
fn an_inner_speaker_stands_inside_the_outer_one() {
    check(&[
        "[s:Reuters] [c:reported] [t:that officials said the dam was unsafe].",
        "Reuters reported that [s:officials] [c:said] [t:the dam was unsafe].",
    ]);
    let reading = read("Reuters reported that officials said the dam was unsafe.", None);
    assert_eq!(reading.relations.iter().map(|it| it.inside).collect::<Vec<_>>(), [None, Some(0)]);
}

#[test]
fn the_sentence_before_may_have_opened_the_quotation() {
    let (alone, text) = ("“We knew.”", "We said nothing.”");
    assert!(read(alone, None).score < ATTRIBUTES);
    assert!(read(alone, Some("The mayor spoke first:")).score >= ATTRIBUTES);
    assert!(read(text, Some("“We knew, he said.")).score >= ATTRIBUTES);
    assert!(read("He left.", Some("“We knew,” the mayor said.")).score < ATTRIBUTES);
}

#[test]
fn deeds_and_other_languages_are_quiet() {
    for sentence in [
        "The ferry left the harbour at dawn.",
        "Asked about the plan, the minister laughed.",
        "Drivers complained, commuters groaned, and the train left.",
        "The United States sent two ships.",
        "Police arrested four men on Monday.",
        "The company cut prices.",
        "A device called the winch was sold.",
        "The army was told to leave.",
        "Kelly Reyes won the race.",
        "He did not respond to requests for comment.",
        "Both engineers declined to be identified.",
        "The official asked that he not be named.",
        "Das Schiff verließ den Hafen.",
        "Der Minister sagte, der Damm sei sicher.",
        "Pour couronner le tout, le port de Selwan est fermé depuis lundi matin.",
        "",
    ] {
        assert!(read(sentence, None).score < ATTRIBUTES, "{sentence}");
    }
}

#[test]
fn a_sentence_as_long_as_a_book_is_read_too() {
    for part in
        ["he said ", "“", "said, ", "according to ", "who ", "(", "'' a '' ", "X, the ", "that "]
    {
        let text = part.repeat(15_000 / part.len());
        assert!(read(&text, Some(&text)).score <= 1.0);
    }
}

proptest! {
    #[test]
    fn spans_lie_in_the_sentence(text in "\\PC{0,80}|([“”\"' ,.:;]|said|told|that|He|the man|Reuters|according to|was|accused|of|—|é){0,40}") {
        let reading = read(&text, None);
        prop_assert!((0.0..=1.0).contains(&reading.score));
        for (nth, relation) in reading.relations.iter().enumerate() {
            prop_assert!((0.0..=1.0).contains(&relation.score));
            prop_assert!(relation.trigger.fits(&text));
            prop_assert!(relation.inside.is_none_or(|outer| outer < nth));
            for spans in [&relation.source, &relation.cue, &relation.content] {
                prop_assert!(spans.iter().all(|span| span.fits(&text)));
                prop_assert!(spans.windows(2).all(|two| two[0].end <= two[1].start), "{spans:?}");
            }
        }
    }
}
