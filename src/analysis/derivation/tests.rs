//! Articles in, proposals out.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::analysis::groups::Groups;
use crate::model::{Id, Outlet, OutletId, Parts, Provenance, Sentences, Text, TextHash};
use crate::text::language::by_tag;
use crate::text::segment::sentences;

pub(in crate::analysis) fn id(n: u64) -> ArticleId {
    ArticleId(Id(n))
}

pub(in crate::analysis) fn parts(texts: &[&str]) -> Parts {
    let mut parts = Parts::default();
    for (n, text) in (1..).zip(texts) {
        parts.articles.push(Article {
            id: id(n),
            position: n as u32,
            outlet: None,
            agency: None,
            title: String::new(),
            published: None,
            previous: None,
            byline: String::new(),
            place: String::new(),
            language: "en".to_owned(),
            file: String::new(),
            intake: String::new(),
            sha256: TextHash::of(text),
            provenance: Provenance::default(),
        });
        parts.texts.push(Text { article: id(n), text: (*text).into() });
        let spans = sentences(text, by_tag("en"));
        parts.sentences.push(Sentences { article: id(n), spans });
    }
    parts
}

/// A project of some texts, without any knowledge of where they come from.
pub(in crate::analysis) fn project(texts: &[&str]) -> Project {
    Project::of(parts(texts))
}

const WIRE: &str = "KARSK – The old dam above Karsk gave way early on Monday after two days of heavy \
    rain, flooding the lower town and cutting the only road to the coast. Engineers had asked the \
    ministry three times to lower the lake, according to letters seen by this agency. Some four \
    hundred people spent the night in two schools on the hill. The governor promised an inquiry.";
const OTHER: &str = "Nobody in the lower town slept. Water stood knee-deep in the market when the \
    first boats came, and the baker handed loaves from his upper window. Karsk has seen floods \
    before, but none from a dam that officials called safe only last spring.";

fn only(project: &Project) -> Proposal {
    let mut found = proposals(project);
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

#[test]
fn a_report_cut_and_retouched_is_wholly_derived() {
    let cut = WIRE
        .replace("KARSK – ", "")
        .replace("Some four", "About four")
        .replace(" The governor promised an inquiry.", "");
    let mut parts = parts(&[&cut, WIRE, OTHER]);
    parts.articles[0].published = Some(date(2025, 3, 12));
    parts.articles[1].published = Some(date(2025, 3, 10));
    let found = only(&Project::of(parts));
    assert_eq!((found.from, found.to, found.kind), (id(2), id(1), DerivationKind::Wholly));
    assert_eq!(found.direction, Direction::Date);
    assert!(found.share_of_to > 0.9 && found.longest > 20, "{found:?}");
    assert!(found.reasons.iter().any(|why| why == "it was published 2 days later"), "{found:?}");
    for passage in &found.passages {
        assert!(passage.from.fits(WIRE) && passage.to.fits(&cut));
    }
}

#[test]
fn an_article_with_a_passage_is_partly_derived() {
    let mixed = format!("{OTHER} {}", WIRE.split(". ").nth(1).unwrap());
    let mut parts = parts(&[&mixed, WIRE]);
    parts.outlets.push(Outlet {
        id: OutletId(Id(9)),
        name: "Norlund Wire".to_owned(),
        agency: true,
    });
    parts.articles[0].agency = Some(OutletId(Id(9)));
    parts.articles[1].outlet = Some(OutletId(Id(9)));
    let found = only(&Project::of(parts));
    assert_eq!((found.from, found.to, found.kind), (id(2), id(1), DerivationKind::Partly));
    assert_eq!(found.direction, Direction::Credit);
}

#[test]
fn speech_and_boilerplate_in_common_are_no_copying() {
    let speech = "“We had no reason to believe that the dam was unsafe, and we acted on every \
                  warning that reached this ministry in time,” the minister said.";
    let end =
        "This article was first published by our partner and has not been edited by our staff.";
    let one = format!("{OTHER} {speech} {end}");
    let two =
        format!("Rain is to go on until Friday, forecasters warn. {speech} Trains run late. {end}");
    let project = project(&[&one, &two]);
    assert!(proposals(&project).is_empty());
    let compared = compare(&project, id(1), id(2)).unwrap();
    assert_eq!(compared.kind, DerivationKind::Not);
    assert!(compared.passages.iter().all(|passage| passage.common), "{compared:?}");
    assert!(compared.reasons.iter().any(|why| why.contains("do not count")), "{compared:?}");
}

/// An article of sentences that no other has.
fn unlike(n: usize) -> String {
    let words = ["stone", "river", "mayor", "bridge", "night", "market", "ferry", "winter"];
    let mut ids = crate::model::Ids::seeded(n as u64);
    let word = |_| words[ids.make().0 as usize % words.len()];
    (0..40).map(word).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_many_articles_have_ties_none_but_a_report_ties_all_that_print_it() {
    let end = "To reach the night desk of this house write to the address on the back page.";
    let mut texts: Vec<String> = (0..12).map(|n| format!("{}. {end}", unlike(n))).collect();
    texts.extend((12..24).map(|n| format!("{WIRE} {}.", unlike(n).get(..40).unwrap())));
    let refs: Vec<&str> = texts.iter().map(String::as_str).collect();
    let found = proposals(&project(&refs));
    let kinds: Vec<_> = found.iter().map(|it| it.kind).collect();
    assert!(kinds.iter().all(|kind| *kind == DerivationKind::Wholly), "{kinds:?}");
    let ties = found.iter().map(|it| (it.from, it.to));
    assert_eq!(
        Groups::of_pairs(&Project::new(""), ties).list(),
        [(13..25).map(id).collect::<Vec<_>>()]
    );
}

#[test]
fn scripts_without_spaces_are_compared_too() {
    let wire = "卡尔斯克上方的旧水坝在连续两天暴雨之后于周一凌晨溃决，洪水淹没了下城，切断了通往海岸的唯一道路，约四百人在山上的两所学校过夜。";
    let other = "面包师从楼上的窗户递出面包，市场里的水深及膝，官员们去年春天还说这里很安全。";
    let copy = format!("{wire}{other}");
    let found = only(&project(&[wire, &copy]));
    assert_eq!(found.kind, DerivationKind::Wholly);
    assert_eq!(found.to, id(1), "the one with less of its own: {found:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn any_texts_give_spans_that_fit(
        texts in proptest::collection::vec("([abé堤“” .]|dam |the old ){0,120}", 2..5)
    ) {
        let refs: Vec<&str> = texts.iter().map(String::as_str).collect();
        let project = project(&refs);
        for (one, other) in [(1, 2), (2, 1)] {
            let found = compare(&project, id(one), id(other)).unwrap();
            prop_assert!((0.0..=1.0).contains(&found.share_of_to), "{found:?}");
            prop_assert!((0.0..=1.0).contains(&found.share_of_from), "{found:?}");
            for passage in &found.passages {
                prop_assert!(passage.from.fits(project.text(found.from)));
                prop_assert!(passage.to.fits(project.text(found.to)));
            }
        }
        prop_assert_eq!(proposals(&project), proposals(&project));
    }
}
