//! Every version of the project file that was ever released opens for ever, to
//! just this. The files in `tests/data/project_file/v*.ron` do not change.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use hearsay::io::project_file::{self, VERSION};
use hearsay::model::*;

const ADA: CoderId = CoderId(Id(1));
const BO: CoderId = CoderId(Id(6));
const FIGURE: KindId = KindId::Own(Id(4));
const MILL: ArticleId = ArticleId(Id(10));
const MILLER: ArticleId = ArticleId(Id(11));

fn file(version: u64) -> Vec<u8> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::read(root.join(format!("tests/data/project_file/v{version}.ron"))).unwrap()
}

/// One of everything that version 1 can say.
fn of_version_1() -> Project {
    let text = "Fire at the mill.\n\n“It was set,” Ada Ro said.\n";
    let german = "Der Müller bestritt das. Niemand war dort.";
    let created: Moment = "2026-11-22T10:00:00Z".parse().unwrap();
    let kind = |id, number, name: &str, letter, hue| {
        let row = TagKind::own(Id(0), number, name.to_owned(), letter, hue);
        TagKind { id, ..row }
    };
    let tag = |id, article, (start, end), kind, quote: &str, coder| Tag {
        id: TagId(Id(id)),
        article,
        at: Span::new(start, end),
        kind,
        quote: quote.to_owned(),
        coder,
        created,
        denial: None,
        speaker: Speaker::ByRule,
    };
    let note = |id, on, text: &str, coder| Note {
        id: NoteId(Id(id)),
        on,
        text: text.to_owned(),
        coder,
        created,
    };
    let grade = |id, on, mark: &str, reason: &str| Grade {
        id: GradeId(Id(id)),
        on,
        mark: mark.parse().unwrap(),
        reason: reason.to_owned(),
        coder: ADA,
        created,
    };
    let spans = |spans: &[(u32, u32)]| spans.iter().map(|(a, b)| Span::new(*a, *b)).collect();
    Project::of(Parts {
        header: Header { title: "The \"mill\"".to_owned() },
        coders: vec![
            Coder { id: ADA, name: "Ada Ek".to_owned() },
            Coder { id: BO, name: "Bo".to_owned() },
        ],
        kinds: vec![
            kind(KindId::Claim, 1, "Claim", 'C', Hue::Blue),
            kind(KindId::Denial, 2, "Denial", 'D', Hue::Vermilion),
            kind(KindId::Attribution, 3, "Attribution", 'A', Hue::Green),
            TagKind {
                definition: "A number.".to_owned(),
                include: "Counts.".to_owned(),
                exclude: "Dates.".to_owned(),
                example: "Two died.".to_owned(),
                ..kind(FIGURE, 4, "Figure", '№', Hue::Rose)
            },
        ],
        outlets: vec![
            Outlet { id: OutletId(Id(2)), name: "Mill Post".to_owned(), agency: false },
            Outlet { id: OutletId(Id(5)), name: "Wire".to_owned(), agency: true },
        ],
        sources: vec![
            Source {
                id: SourceId(Id(40)),
                name: "Ada Ro".to_owned(),
                kind: SourceKind::Person,
                aliases: vec!["the mayor".to_owned(), "“Ro”".to_owned()],
                about: "Mayor since 2020.".to_owned(),
            },
            Source {
                id: SourceId(Id(41)),
                name: "sources".to_owned(),
                kind: SourceKind::Bare,
                aliases: Vec::new(),
                about: String::new(),
            },
        ],
        grades: vec![
            grade(50, Graded::Source(SourceId(Id(40))), "B", "was right before"),
            grade(51, Graded::Proposition(PropositionId(Id(42))), "3", ""),
        ],
        propositions: vec![Proposition {
            id: PropositionId(Id(42)),
            position: 1,
            wording: "The fire was set.".to_owned(),
            note: "the main question".to_owned(),
        }],
        articles: vec![
            Article {
                id: MILL,
                position: 1,
                outlet: Some(OutletId(Id(2))),
                agency: Some(OutletId(Id(5))),
                title: "Fire at the mill".to_owned(),
                published: Some(jiff::civil::date(2024, 11, 13)),
                previous: None,
                byline: "Cy".to_owned(),
                place: "ORD".to_owned(),
                language: "en".to_owned(),
                file: "a.txt".to_owned(),
                intake: "decoded from UTF-16LE".to_owned(),
                sha256: TextHash::of(text),
                provenance: Provenance::default(),
            },
            Article {
                id: MILLER,
                position: 2,
                outlet: None,
                agency: None,
                title: String::new(),
                published: None,
                previous: None,
                byline: String::new(),
                place: String::new(),
                language: "de".to_owned(),
                file: String::new(),
                intake: String::new(),
                sha256: TextHash::of(german),
                provenance: Provenance::default(),
            },
        ],
        texts: vec![
            Text { article: MILL, text: text.into() },
            Text { article: MILLER, text: german.into() },
        ],
        sentences: vec![
            Sentences { article: MILL, spans: spans(&[(0, 17), (19, 49)]) },
            Sentences { article: MILLER, spans: spans(&[(0, 25), (26, 43)]) },
        ],
        tags: vec![
            tag(20, MILL, (0, 17), KindId::Claim, "Fire at the mill.", ADA),
            tag(21, MILL, (29, 32), FIGURE, "set", BO),
            tag(22, MILL, (19, 49), KindId::Attribution, "“It was set,” Ada Ro said.", ADA),
            Tag {
                denial: Some(DenialKind::DisputesPart),
                speaker: Speaker::Outlet,
                ..tag(25, MILLER, (0, 25), KindId::Denial, "Der Müller bestritt das.", ADA)
            },
            Tag {
                speaker: Speaker::Of(TagId(Id(22))),
                ..tag(26, MILL, (22, 32), KindId::Claim, "It was set", ADA)
            },
        ],
        attributions: vec![Attribution {
            tag: TagId(Id(22)),
            cue: spans(&[(44, 48)]),
            content: spans(&[(19, 36)]),
            hops: vec![
                Hop::of(Who::Outlet(OutletId(Id(5)))),
                Hop {
                    at: Span::new(37, 43),
                    count: 2,
                    unnamed: "not cleared to speak".to_owned(),
                    access: "was there".to_owned(),
                    ..Hop::of(Who::Source(SourceId(Id(40))))
                },
            ],
        }],
        stances: vec![
            Stance {
                id: StanceId(Id(60)),
                proposition: PropositionId(Id(42)),
                article: MILL,
                at: Span::new(22, 32),
                tag: Some(TagId(Id(26))),
                kind: StanceKind::Asserts,
                coder: ADA,
                created,
            },
            Stance {
                id: StanceId(Id(61)),
                proposition: PropositionId(Id(42)),
                article: MILLER,
                at: Span::new(0, 25),
                tag: None,
                kind: StanceKind::Denies,
                coder: BO,
                created,
            },
        ],
        notes: vec![
            note(30, Subject::Tag(TagId(Id(20))), "see page 2", ADA),
            note(31, Subject::Sentence(MILLER, Span::new(26, 43)), "who?\nask", BO),
        ],
        reviews: vec![
            Review { article: MILL, coder: ADA, read: true, nothing_here: Vec::new() },
            Review { article: MILLER, coder: BO, read: true, nothing_here: spans(&[(26, 43)]) },
        ],
        derivations: vec![Derivation {
            from: MILL,
            to: MILLER,
            kind: DerivationKind::Partly,
            coder: ADA,
            reason: "same order".to_owned(),
        }],
    })
}

#[test]
fn version_1_opens_to_what_it_said() {
    let opened = project_file::read(&file(1)).unwrap();
    assert_eq!(opened.faults, []);
    assert_eq!(opened.project, of_version_1());
}

#[test]
fn every_version_has_a_file_that_opens() {
    for version in 1..=VERSION {
        let opened = project_file::read(&file(version)).unwrap();
        assert_eq!(opened.faults, [], "{version}");
        let saved = project_file::salvage(&file(version)).unwrap();
        assert!(saved.project == opened.project && saved.losses.is_empty(), "{version}");
    }
}

#[test]
fn a_newer_version_is_refused_by_name() {
    let newer = VERSION + 1;
    let file = String::from_utf8(file(VERSION)).unwrap();
    let file = file.replace(&format!("hearsay: {VERSION}"), &format!("hearsay: {newer}"));
    let message = format!(
        "cannot open project: line 2, column 10: format version {newer} is newer than this program \
         reads ({VERSION})"
    );
    let error = project_file::read(file.as_bytes()).unwrap_err();
    assert_eq!(
        (error.to_string(), error.hint()),
        (message.clone(), "open it with a newer Hearsay")
    );
    let faults = project_file::check(file.as_bytes());
    assert_eq!(faults.len(), 1, "{faults:?}");
    // Not even what is whole of it is taken out of its context.
    let damaged = file.replace("],", "");
    for file in [&file, &damaged] {
        assert_eq!(project_file::salvage(file.as_bytes()).unwrap_err().to_string(), message);
    }
}
