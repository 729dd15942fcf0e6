//! Whole articles, text in, who says what out.

use proptest::prelude::*;

use super::*;
use crate::text::language::by_tag;
use crate::text::segment::sentences;

/// Chain and content of each attribution.
fn said(text: &str) -> Vec<String> {
    let article = read(text, &sentences(text, by_tag("en")));
    let words = |it: &Attribution| {
        let chain: Vec<&str> = it.chain.iter().map(|step| step.name.as_str()).collect();
        let content: Vec<&str> = it.content.iter().map(|span| span.of_text(text)).collect();
        format!("{}: {}", chain.join(" < "), content.join(" | "))
    };
    article.attributions.iter().map(words).collect()
}

#[test]
fn a_quotation_before_its_cue_is_one() {
    assert_eq!(
        said("“The crane fell at dawn. Two men were under it,” the mayor said."),
        ["mayor: “The crane fell at dawn. | Two men were under it,”"]
    );
}

#[test]
fn clauses_side_by_side_are_no_chain() {
    let found =
        said("The port said the pier was safe, but Ana Reyes for the crews said it would sink.");
    assert_eq!(found, ["port: the pier was safe", "Ana Reyes: it would sink"]);
}

#[test]
fn a_quotation_runs_over_paragraphs() {
    for (open, close) in [("“", "”"), ("\"", "\"")] {
        let text = format!(
            "The harbour was shut on Monday.\n\n{open}We saw the wave,{close} said Omar Vale. {open}It took the pier.\n\n{open}Nobody slept that night.{close}\n\nThe council meets on Friday."
        );
        let wanted = format!(
            "Omar Vale: {open}We saw the wave,{close} | {open}It took the pier. | {open}Nobody slept that night.{close}"
        );
        assert_eq!(said(&text), [wanted]);
    }
}

#[test]
fn mentions_of_one_speaker_are_one() {
    let text = "The harbour was shut on Monday.\n\nHarbour master Omar Vale said the pier was old. Mr Vale said he had asked for money. He added that nobody had answered. The port authority said it was reading his letters.";
    let article = read(text, &sentences(text, by_tag("en")));
    let names: Vec<(&str, usize)> = article
        .attributions
        .iter()
        .filter_map(|it| it.chain.last().map(|step| (step.name.as_str(), step.key)))
        .collect();
    let (vale, port) = names.split_at(3);
    assert!(vale.iter().all(|it| it.1 == vale[0].1 && it.0.ends_with("Omar Vale")), "{names:?}");
    assert!(port.iter().all(|it| it.1 != vale[0].1), "{names:?}");
}

#[test]
fn nobody_is_meant_by_a_name_within_the_words() {
    let text = "Mayor Ida Halloran said the bridge was safe. A critic of Halloran said it was not.";
    let article = read(text, &sentences(text, by_tag("en")));
    let keys: Vec<usize> =
        article.attributions.iter().filter_map(|it| it.chain.last().map(|it| it.key)).collect();
    assert_eq!(keys.len(), 2);
    assert_ne!(keys[0], keys[1]);
}

#[test]
fn lines_about_the_article_say_nothing() {
    let text = "Bridge unsafe, says minister\n\nBy Ana Reyes\n\nMonday, March 5, 2007\n\nThe bridge was closed at noon. Was it safe?\n\nSources\n\nA list says so.";
    let article = read(text, &sentences(text, by_tag("en")));
    let words = |spans: &[Span]| spans.iter().map(|it| it.of_text(text)).collect::<Vec<_>>();
    assert_eq!(article.attributions, []);
    assert_eq!(words(&article.claims), ["The bridge was closed at noon."]);
    assert_eq!(words(&article.headers).len(), 5);
}

proptest! {
    #[test]
    fn any_text_is_read(text in "([A-Z][a-z]{2,6}|he|said|that|told|the|[“”\"‘’,.:()?-]|\\n| |\\PC){0,80}") {
        let spans = sentences(&text, by_tag("en"));
        let article = read(&text, &spans);
        prop_assert!(article.claims.len() + article.headers.len() <= spans.len());
        for it in &article.attributions {
            prop_assert!(it.sents.0 <= it.sents.1 && it.sents.1 < spans.len());
            for span in it.cue.iter().chain(&it.content) {
                prop_assert!(span.fits(&text));
            }
        }
    }
}
