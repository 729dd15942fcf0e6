//! Articles in, versions out.

use super::samples::SHARERS;
use super::*;
use crate::analysis::derivation::tests::{id, parts};
use crate::model::{Id, Outlet, OutletId};

const WIRE: &str = "KARSK – The old dam above Karsk gave way early on Monday after two days of heavy \
    rain, flooding the lower town and cutting the only road to the coast. Engineers had asked the \
    ministry three times to lower the lake, according to letters seen by this agency. “We had no \
    reason to believe that the dam was unsafe,” the minister said. Some four hundred people spent \
    the night in two schools on the hill. The governor promised an inquiry.";
const OTHER: &str = "Nobody in the lower town slept. Water stood knee-deep in the market when the \
    first boats came, and the baker handed loaves from his upper window. Karsk has seen floods \
    before, but none from a dam that officials called safe only last spring.";
const FLASH: &str = "The old dam above Karsk gave way early on Monday after two days of heavy rain, \
    flooding the lower town and cutting the only road to the coast. More follows.";

/// A text, the number of its outlet (0 for none), and its address.
type Report<'a> = (&'a str, u64, &'a str);

fn project(reports: &[Report<'_>]) -> Project {
    let texts: Vec<&str> = reports.iter().map(|(text, ..)| *text).collect();
    let mut parts = parts(&texts);
    for (article, (_, outlet, url)) in parts.articles.iter_mut().zip(reports) {
        article.outlet = (*outlet > 0).then_some(OutletId(Id(*outlet)));
        (*url).clone_into(&mut article.provenance.url);
    }
    let outlet = |n| Outlet { id: OutletId(Id(n)), name: format!("Outlet {n}"), agency: false };
    parts.outlets = (1..3).map(outlet).collect();
    Project::of(parts)
}

/// What the last of some reports looks like a version of: the number of an
/// article from 1, or 0.
fn last_is(reports: &[Report<'_>]) -> u64 {
    let project = project(reports);
    let last = reports.len() as u64;
    let found = versions(&project, &[id(last)]);
    assert!(found.len() < 2 && found.iter().all(|it| it.article == id(last)), "{found:?}");
    found.first().map_or(0, |it| it.of.0.0)
}

#[test]
fn what_is_a_version_and_what_is_not() {
    let figure = WIRE.replace("four hundred", "six hundred");
    let paragraph = format!("{WIRE}\n\n{OTHER}");
    let cut: String = WIRE.split(". ").take(3).collect::<Vec<_>>().join(". ");
    let grown = format!("{FLASH} {OTHER}");
    let headed = format!("Dam fails\n\nUpdated 14:20\n\n{WIRE}");
    let quoting = format!(
        "{OTHER} {OTHER} {} “We had no reason to believe that the dam was unsafe,” the minister said.",
        OTHER.to_uppercase()
    );
    let marks = WIRE.replace(['“', '”'], "\"").replace(" – ", " - ");
    let one = "https://courier.example/karsk";
    let two = "https://mercury.example/dam";
    for (what, earlier, later, is_version) in [
        ("a corrected figure, nothing known", (WIRE, 0, ""), (&*figure, 0, ""), true),
        ("a corrected figure, one outlet", (WIRE, 1, ""), (&figure, 1, ""), true),
        ("an added paragraph, one outlet", (WIRE, 1, ""), (&paragraph, 1, ""), true),
        (
            "an added paragraph, one site",
            (WIRE, 0, one),
            (&paragraph, 0, "http://www.courier.example/x"),
            true,
        ),
        ("a cut report, one outlet", (WIRE, 1, ""), (&cut, 1, ""), true),
        ("a headline and a time on top", (WIRE, 0, ""), (&headed, 0, ""), true),
        ("other quotation marks", (WIRE, 0, ""), (&marks, 0, ""), true),
        (
            "a flash that grew at its address",
            (FLASH, 0, one),
            (&grown, 0, "https://www.courier.example/karsk/#top"),
            true,
        ),
        ("an agency’s story of two outlets", (WIRE, 1, ""), (&figure, 2, ""), false),
        ("an agency’s story of two sites", (WIRE, 0, one), (&figure, 0, two), false),
        ("one of two outlets that stood at one address", (WIRE, 1, one), (&figure, 2, one), true),
        (
            "a report that has another in it, nothing known",
            (OTHER, 0, ""),
            (&paragraph, 0, ""),
            false,
        ),
        ("a quotation in common, one outlet", (WIRE, 1, ""), (&quoting, 1, ""), false),
        ("two reports of one event, one outlet", (WIRE, 1, ""), (OTHER, 1, ""), false),
        (
            "too short to tell",
            ("More follows from Karsk.", 1, ""),
            ("More follows from Karsk", 1, ""),
            false,
        ),
        ("an empty text", ("", 1, one), (WIRE, 1, one), false),
    ] {
        assert_eq!(last_is(&[earlier, later]), u64::from(is_version), "{what}");
    }
}

#[test]
fn of_several_the_most_like_is_named_and_only_one_that_is_earlier() {
    let second = format!("{WIRE} {OTHER}");
    let third = second.replace("four hundred", "six hundred");
    assert_eq!(last_is(&[(WIRE, 1, ""), (&second, 1, ""), (OTHER, 1, ""), (&third, 1, "")]), 2);
    // All in one batch, and the first of them has nothing before it.
    let reports = [(WIRE, 1, ""), (&*second, 1, ""), (&*third, 1, "")];
    let project = project(&reports);
    let found = versions(&project, &[id(1), id(2), id(3)]);
    let pairs: Vec<_> = found.iter().map(|it| (it.article, it.of)).collect();
    assert_eq!(pairs, [(id(2), id(1)), (id(3), id(2))]);
    assert_eq!((found[0].left, found[0].kept < 0.7), (1.0, true), "{found:?}");
}

#[test]
fn scripts_without_spaces_have_versions_too() {
    let wire = "卡尔斯克上方的旧水坝在连续两天暴雨之后于周一凌晨溃决，洪水淹没了下城，切断了通往海岸的唯一道路，约四百人在山上的两所学校过夜。";
    assert_eq!(last_is(&[(wire, 0, ""), (&wire.replace("四百", "六百"), 0, "")]), 1);
}

#[test]
fn of_more_versions_than_are_looked_for_each_finds_an_earlier_one() {
    let texts: Vec<String> = (0..3 * SHARERS).map(|n| format!("{WIRE} Edition {n}.")).collect();
    let reports: Vec<Report<'_>> = texts.iter().map(|text| (text.as_str(), 1, "")).collect();
    let project = project(&reports);
    let all: Vec<ArticleId> = (1..=reports.len() as u64).map(id).collect();
    let found = versions(&project, &all);
    assert_eq!(found.len(), reports.len() - 1);
    assert!(found.iter().all(|it| it.of < it.article), "{found:?}");
}

#[test]
fn nothing_new_finds_nothing() {
    assert!(versions(&project(&[(WIRE, 1, "")]), &[]).is_empty());
    assert!(versions(&project(&[(WIRE, 1, "")]), &[id(1), id(9)]).is_empty());
    assert!(versions(&Project::new(""), &[id(1)]).is_empty());
}
