//! A board that follows changes against one that is laid out anew.

use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::model::{
    Article, Attribution, Coder, CoderId, DenialKind, Derivation, DerivationKind, Grade, GradeId,
    Hop, Id, KindId, Mark, Moment, Outlet, OutletId, Proposition, Review, Sentences, SourceId,
    SourceKind, Span, Speaker, StanceId, StanceKind, Tag, TagId, TextHash, Who,
};

/// How many articles there can be; tags and links belong to one each by number.
const ARTICLES: u64 = 5;

/// One record put in, exchanged or taken out: which, and the numbers that fill
/// it.
type Step = (u8, u64, bool, [u32; 5]);

fn step() -> impl Strategy<Value = Step> {
    // Links and what they hang on change most often.
    let which = prop_oneof![6 => 0_u8..4, 1 => 4_u8..14];
    let numbers = prop::array::uniform5(0_u32..12);
    (which, 0_u64..10, prop::bool::weighted(0.75), numbers)
}

fn moment() -> Moment {
    "2026-01-02T03:04:05Z".parse().unwrap()
}

fn place(n: u32) -> Span {
    Span::new(10 * (n % 4), 10 * (n % 4) + 9)
}

fn who(n: u32) -> Who {
    let id = Id(u64::from(n % 4));
    if n.is_multiple_of(3) { Who::Outlet(OutletId(id)) } else { Who::Source(SourceId(id)) }
}

/// The change that a step is, in a project.
fn change(project: &Project, (which, n, there, at): Step) -> Option<Change> {
    let [a, b, c, d, e] = at;
    let id = Id(n);
    let article = ArticleId(Id(n % ARTICLES));
    let coder = |n: u32| CoderId(Id(u64::from(n % 3)));
    let of = |id: u64| Id(ARTICLES * u64::from(a % 2) + id % ARTICLES);
    let (before, after): (Option<Record>, Record) = match which {
        0 | 1 => {
            let before = project.stances().iter().find(|it| it.id == StanceId(id));
            let tag = (b % 3 > 0).then(|| TagId(of(n)));
            let link = Stance {
                id: StanceId(id),
                proposition: PropositionId(Id(u64::from(c % 4))),
                article,
                at: tag.and_then(|tag| project.tag(tag)).map_or(place(d), |tag| tag.at),
                tag,
                kind: StanceKind::ALL[e as usize % StanceKind::ALL.len()],
                coder: coder(b),
                created: moment(),
            };
            (before.map(Record::from), link.into())
        }
        2 => {
            let kind = [KindId::Claim, KindId::Denial, KindId::Attribution][b as usize % 3];
            let speaker = match c % 4 {
                0 => Speaker::Outlet,
                1 => Speaker::Of(TagId(of(n))),
                _ => Speaker::ByRule,
            };
            let denial = (d % 6 > 0).then(|| DenialKind::ALL[d as usize % DenialKind::ALL.len()]);
            let denial = denial.filter(|_| kind == KindId::Denial);
            let (coder, created) = (coder(a), moment());
            let (id, at, quote) = (TagId(id), place(e), String::new());
            let tag = Tag { id, article, at, kind, quote, coder, created, denial, speaker };
            (project.tag(id).map(Record::from), tag.into())
        }
        3 => {
            let hops = [a, b].into_iter().take(c as usize % 3).map(|n| Hop::of(who(n))).collect();
            let content = if d % 3 == 0 { Vec::new() } else { vec![place(e)] };
            let parts = Attribution { tag: TagId(id), cue: Vec::new(), content, hops };
            (project.attribution(TagId(id)).map(Record::from), parts.into())
        }
        4 => {
            let id = PropositionId(Id(n % 4));
            let (wording, note) = (format!("P{b}"), String::new());
            let it = Proposition { id, position: c, wording, note };
            (project.proposition(id).map(Record::from), it.into())
        }
        5 => {
            let (id, name) = (SourceId(Id(n % 4)), format!("S{a}"));
            let kind = SourceKind::ALL[b as usize % SourceKind::ALL.len()];
            let it = crate::model::Source { id, name, kind, aliases: vec![], about: String::new() };
            (project.source(id).map(Record::from), it.into())
        }
        6 => {
            let it = Review { article, coder: coder(a), read: b % 4 > 0, nothing_here: vec![] };
            let key = (it.article, it.coder);
            (project.reviews().get(&key).map(Record::from), it.into())
        }
        7 => {
            let on = Graded::Proposition(PropositionId(Id(n % 4)));
            let mark = Mark::CREDIBILITY[a as usize % 6];
            let (id, reason, coder) = (GradeId(Id(u64::from(b))), String::new(), coder(c));
            let before = project.grades_of(on).find(|it| it.id == id).map(Record::from);
            (before, Grade { id, on, mark, reason, coder, created: moment() }.into())
        }
        8 => {
            let spans = if a % 2 == 0 {
                vec![Span::new(0, 9), Span::new(10, 39)]
            } else {
                (0..4).map(place).collect()
            };
            let before = project.all_sentences().get(&article).map(Record::from);
            (before, Sentences { article, spans }.into())
        }
        9 => {
            let (id, agency) = (OutletId(Id(n % 4)), a % 2 == 0);
            let it = Outlet { id, name: format!("O{b}"), agency };
            (project.outlet(id).map(Record::from), it.into())
        }
        10 => {
            let (id, name) = (CoderId(Id(n % 3)), format!("C{a}"));
            (project.coder(id).map(Record::from), Coder { id, name }.into())
        }
        11 => {
            let to = ArticleId(Id(u64::from(a) % ARTICLES));
            let kind = DerivationKind::ALL[b as usize % 3];
            let it = Derivation { from: article, to, kind, coder: coder(c), reason: String::new() };
            let before = project.derivations().get(&crate::model::Keyed::key(&it));
            (before.map(Record::from), it.into())
        }
        _ => {
            let outlet = |n: u32| (!n.is_multiple_of(4)).then(|| OutletId(Id(u64::from(n % 4))));
            let it = Article {
                id: article,
                position: a,
                outlet: outlet(b),
                agency: outlet(c).filter(|_| d % 2 == 0),
                title: String::new(),
                published: None,
                previous: None,
                byline: String::new(),
                place: String::new(),
                language: String::new(),
                file: String::new(),
                intake: String::new(),
                sha256: TextHash::of(""),
                provenance: crate::model::Provenance::default(),
            };
            (project.article(article).map(Record::from), it.into())
        }
    };
    let change = Change { before, after: there.then_some(after) };
    (change.before.is_some() || change.after.is_some()).then_some(change)
}

/// A project in which every kind of record is there.
fn beginning() -> Project {
    let mut project = Project::new("");
    for which in 3..14 {
        for n in 0..10 {
            let numbers = [n as u32, 1, n as u32 / 2, 2, n as u32 + 1];
            project.apply(change(&project, (which, n, true, numbers)).as_slice());
        }
    }
    project
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn following_comes_to_what_laying_out_anew_does(
        steps in prop::collection::vec((step(), prop::bool::ANY), 1..40),
        by in select(By::ALL.to_vec()),
    ) {
        let mut project = beginning();
        let mut followed = board(&project, by);
        let mut pending = Vec::new();
        let last = steps.len() - 1;
        for (nth, (step, looks)) in steps.into_iter().enumerate() {
            if let Some(change) = change(&project, step) {
                project.apply(std::slice::from_ref(&change));
                pending.push(change);
            }
            // Several edits may be made before the board is looked at.
            if looks || nth == last {
                followed.follow(&project, &std::mem::take(&mut pending));
                prop_assert_eq!(&followed, &board(&project, by));
            }
        }
    }
}
