//! The project file as a whole: what is written reads back, the same project
//! gives the same bytes, and no bytes at all make the reader panic.

// A helper of a test fails the test.
#![allow(clippy::unwrap_used, clippy::panic)]

use hearsay::io::project_file::{self, OpenError, Opened};
use hearsay::model::*;
use proptest::prelude::*;

fn written(project: &Project) -> String {
    let mut bytes = Vec::new();
    project_file::write(project, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn opened(file: &str) -> Opened {
    project_file::read(file.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{file}"))
}

/// Words of every kind: quotes, controls, bidi marks, line separators, scripts.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[ -~]{0,20}",
        "\\PC{0,90}",
        proptest::collection::vec(any::<char>(), 0..20).prop_map(String::from_iter),
        proptest::collection::vec(
            prop_oneof![
                Just('"'),
                Just('\\'),
                Just('\n'),
                Just('\u{202e}'),
                Just('\u{2028}'),
                Just('\0'),
                Just('“'),
                Just('\u{200d}'),
                Just('ب'),
                Just('{'),
                Just(')'),
                Just(','),
                Just('#')
            ],
            0..20
        )
        .prop_map(String::from_iter),
    ]
}

fn moment() -> impl Strategy<Value = Moment> {
    (0i64..4_000_000_000).prop_map(|s| Moment::of(jiff::Timestamp::from_second(s).unwrap()))
}

/// An article's text, and the sentences it is cut into.
fn text() -> impl Strategy<Value = (String, Vec<Span>)> {
    proptest::collection::vec(words(), 1..6).prop_map(|sentences| {
        let (mut text, mut spans) = (String::new(), Vec::new());
        for words in sentences {
            let from = text.len();
            text.push_str(&words);
            text.push('x');
            spans.push(Span::of(from..text.len()));
            text.push(' ');
        }
        (text, spans)
    })
}

fn project() -> impl Strategy<Value = Project> {
    let coder = (any::<u64>(), words());
    let outlet = (any::<u64>(), words(), any::<bool>());
    let kind = (any::<u64>(), 0..9u32, words(), any::<char>(), 0..7usize, words());
    let article =
        (any::<u64>(), any::<u32>(), proptest::array::uniform7(words()), text(), any::<[u8; 4]>());
    let tag = (any::<u64>(), any::<[u8; 4]>(), moment(), words());
    (
        words(),
        proptest::collection::vec(coder, 1..3),
        proptest::collection::vec(outlet, 1..3),
        proptest::collection::vec(kind, 0..3),
        proptest::collection::vec(article, 0..4),
        proptest::collection::vec(tag, 0..12),
    )
        .prop_map(|(title, coders, outlets, kinds, articles, tags)| {
            let mut parts = Parts { header: Header { title }, ..Parts::default() };
            parts
                .coders
                .extend(coders.into_iter().map(|(id, name)| Coder { id: CoderId(Id(id)), name }));
            parts.outlets.extend(outlets.into_iter().map(|(id, name, agency)| Outlet {
                id: OutletId(Id(id)),
                name,
                agency,
            }));
            parts.kinds.extend(TagKind::reserved());
            for ((id, number, name, letter, hue, definition), nth) in kinds.into_iter().zip(1..) {
                // Two that look the same would be a fault.
                let number = number + 9 * nth;
                let taken = parts.kinds.iter().any(|kind| kind.letter == letter);
                let letter = if taken { char::from_digit(nth, 10).unwrap() } else { letter };
                let own = TagKind::own(Id(id), number, name, letter, Hue::ALL[hue]);
                // The same id is drawn twice now and then: proptest likes the ends of ranges.
                if parts.kinds.iter().all(|kind| kind.id != own.id) {
                    parts.kinds.push(TagKind { definition, ..own });
                }
            }
            for article in articles {
                add_article(&mut parts, article);
            }
            for (i, tag) in tags.into_iter().enumerate() {
                add_tag(&mut parts, i, tag);
            }
            Project::of(parts)
        })
}

/// Id, position, words for its fields, text with sentences, dice.
type Drawn = (u64, u32, [String; 7], (String, Vec<Span>), [u8; 4]);

fn add_article(parts: &mut Parts, (id, position, words, (text, spans), pick): Drawn) {
    let id = ArticleId(Id(id));
    let outlet = |n: u8| (n > 80).then(|| parts.outlets[n as usize % parts.outlets.len()].id);
    let [title, byline, place, language, file, intake, url] = words;
    parts.articles.push(Article {
        id,
        position,
        outlet: outlet(pick[0]),
        agency: outlet(pick[1]),
        title,
        published: (pick[2] > 80).then(|| jiff::civil::date(1900 + i16::from(pick[2]), 2, 28)),
        previous: parts.articles.last().filter(|_| pick[3] % 2 == 0).map(|it| it.id),
        byline,
        place,
        language,
        file,
        intake,
        sha256: TextHash::of(&text),
        provenance: Provenance {
            url: url.clone(),
            published_at: url.clone(),
            captured_at: url,
            file_sha256: (pick[3] > 80).then(|| TextHash::of("a file")),
        },
    });
    let coder = parts.coders[pick[3] as usize % parts.coders.len()].id;
    let review =
        Review { article: id, coder, read: pick[3] > 128, nothing_here: spans[1..].to_vec() };
    if !review.is_blank() {
        parts.reviews.push(review);
    }
    parts.texts.push(Text { article: id, text: text.into() });
    parts.sentences.push(Sentences { article: id, spans });
}

fn add_tag(
    parts: &mut Parts,
    i: usize,
    (id, pick, created, words): (u64, [u8; 4], Moment, String),
) {
    let Some(run) = parts.sentences.get(pick[0] as usize % parts.sentences.len().max(1)) else {
        return;
    };
    let article = run.article;
    let sentence = run.spans[pick[1] as usize % run.spans.len()];
    let text = &parts.texts.iter().find(|t| t.article == article).unwrap().text;
    // Part of a sentence now and then.
    let at = match pick[1] {
        0..100 => Span::new(sentence.end - 1, sentence.end),
        _ => sentence,
    };
    let kind = parts.kinds[pick[2] as usize % parts.kinds.len()].id;
    let coder = parts.coders[pick[3] as usize % parts.coders.len()].id;
    let quote = hearsay::text::anchor::abridge(at.of_text(text)).into_owned();
    let id = Id(id);
    let denial = (kind == KindId::Denial && pick[1] % 2 == 0)
        .then(|| DenialKind::ALL[pick[3] as usize % DenialKind::ALL.len()]);
    let speaker = match pick[2] {
        0..60 => Speaker::Outlet,
        60..120 if !parts.attributions.is_empty() => Speaker::Of(parts.attributions[0].tag),
        _ => Speaker::ByRule,
    };
    parts.tags.push(Tag {
        id: TagId(id),
        article,
        at,
        kind,
        quote,
        coder,
        created,
        denial,
        speaker,
    });
    let on = match i % 3 {
        0 => Subject::Tag(TagId(id)),
        _ => Subject::Sentence(article, sentence),
    };
    add_findings(parts, (id, article, at), pick, (coder, created), &words);
    parts.notes.push(Note { id: NoteId(id), on, text: words, coder, created });
}

/// What an analyst may have made of a tag.
fn add_findings(
    parts: &mut Parts,
    (id, article, at): (Id, ArticleId, Span),
    pick: [u8; 4],
    (coder, created): (CoderId, Moment),
    words: &str,
) {
    let words = words.to_owned();
    let source = SourceId(id);
    parts.sources.push(Source {
        id: source,
        name: words.clone(),
        kind: SourceKind::ALL[pick[0] as usize % SourceKind::ALL.len()],
        aliases: vec![words.clone(); pick[1] as usize % 3],
        about: words.clone(),
    });
    let proposition = PropositionId(id);
    let (position, note) = (pick[1].into(), String::new());
    parts.propositions.push(Proposition {
        id: proposition,
        position,
        wording: words.clone(),
        note,
    });
    let (on, mark) = match pick[2] % 2 {
        0 => (Graded::Source(source), Mark::RELIABILITY[pick[2] as usize % 6]),
        _ => (Graded::Proposition(proposition), Mark::CREDIBILITY[pick[2] as usize % 6]),
    };
    let reason = words.clone();
    parts.grades.push(Grade { id: GradeId(id), on, mark, reason, coder, created });
    let outlet = parts.outlets[pick[3] as usize % parts.outlets.len()].id;
    let hop = Hop {
        at,
        count: pick[3].into(),
        unnamed: words.clone(),
        access: words,
        ..{ Hop::of(Who::Source(source)) }
    };
    parts.attributions.push(Attribution {
        tag: TagId(id),
        cue: vec![at; pick[0] as usize % 2],
        content: vec![at; pick[1] as usize % 3],
        hops: vec![Hop::of(Who::Outlet(outlet)), hop],
    });
    parts.stances.push(Stance {
        id: StanceId(id),
        proposition,
        article,
        at,
        tag: (pick[2] > 100).then_some(TagId(id)),
        kind: StanceKind::ALL[pick[3] as usize % StanceKind::ALL.len()],
        coder,
        created,
    });
    if let [first, second, ..] = parts.articles.as_slice() {
        let (from, to) = (first.id, second.id);
        let kind = DerivationKind::ALL[pick[0] as usize % DerivationKind::ALL.len()];
        let derivation = Derivation { from, to, kind, coder, reason: String::new() };
        parts.derivations.retain(|it| (it.from, it.to) != (from, to));
        parts.derivations.push(derivation);
    }
}

/// The faults, but for those of texts in which any character may stand.
fn real_faults(read: &Opened) -> Vec<String> {
    let said = read.faults.iter().map(ToString::to_string);
    said.filter(|fault| !fault.contains("control characters")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn what_is_written_reads_back(project in project()) {
        let file = written(&project);
        let read = opened(&file);
        prop_assert_eq!(real_faults(&read), Vec::<String>::new());
        prop_assert!(read.project == project);
        prop_assert_eq!(written(&read.project), file);
    }

    #[test]
    fn any_layout_reads_the_same(project in project()) {
        let file = written(&project);
        for other in [
            file.replace('\n', "\r\n"),
            format!("\u{feff}{file}"),
            format!("// a comment\n{file}\n/* another */"),
            file.trim_end().to_owned(),
            // Not in the exact form any more, so that `ron` reads every record.
            file.replace("\n(", "\n( "),
            file.replace("\n(", "\n  ( /* ( */ "),
            file.replace('\n', ""),
        ] {
            let read = opened(&other);
            prop_assert_eq!(real_faults(&read), Vec::<String>::new());
            prop_assert!(read.project == project, "{}", other);
        }
    }

    #[test]
    fn a_record_alone_reads_back(project in project()) {
        let records = project.tags().iter().map(Record::from)
            .chain(project.articles().iter().map(Record::from))
            .chain(project.all_sentences().iter().map(Record::from))
            .chain(project.notes().iter().map(Record::from))
            .chain(project.sources().iter().map(Record::from))
            .chain(project.grades().iter().map(Record::from))
            .chain(project.propositions().iter().map(Record::from))
            .chain(project.attributions().iter().map(Record::from))
            .chain(project.stances().iter().map(Record::from))
            .chain(project.derivations().iter().map(Record::from))
            .chain([Record::from(project.header())]);
        for record in records {
            let mut line = String::new();
            let list = project_file::record_line(&record, &mut line);
            prop_assert!(!line.contains('\n'));
            prop_assert_eq!(project_file::read_record(list, &line).unwrap(), record);
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = project_file::read(&bytes);
    }
}

/// Compares with a file in `tests/data`; `UPDATE=1` writes it instead.
fn expect_file(name: &str, found: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, found).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap(), found, "{name}; UPDATE=1 rewrites it");
}

/// Two invented reports, with one of everything.
fn small() -> Project {
    let (ada, gazette, wire) = (CoderId(Id(1)), OutletId(Id(2)), OutletId(Id(3)));
    let when: Moment = "2026-11-22T10:00:00Z".parse().unwrap();
    let mut parts =
        Parts { header: Header { title: "Harbour \"fire\"".into() }, ..Parts::default() };
    parts.coders.push(Coder { id: ada, name: "Ada Ek".into() });
    parts.kinds.extend(TagKind::reserved());
    parts.kinds.push(TagKind::own(Id(4), 4, "Figure".into(), '№', Hue::Rose));
    parts.outlets.push(Outlet { id: gazette, name: "Harbour Gazette".into(), agency: false });
    parts.outlets.push(Outlet { id: wire, name: "=Wire".into(), agency: true });
    let texts = [
        "The fire killed two.\n\n“We know nothing of it,” said Zoë Ek.\n",
        "Seit Montag brennt es.\tمرفأ مغلق. 🔥 The port said a spokesperson had not heard of such a \
         plan and would not comment on what others had put about.",
    ];
    let spans = [vec![(0, 20), (22, 64)], vec![(0, 22), (23, 41), (42, 156)]];
    for (nth, (text, spans)) in texts.into_iter().zip(spans).enumerate() {
        let id = ArticleId(Id(10 + nth as u64));
        let first = nth == 0;
        parts.articles.push(Article {
            id,
            position: nth as u32 + 1,
            outlet: first.then_some(gazette),
            agency: first.then_some(wire),
            title: if first { "Two die in harbour fire".into() } else { String::new() },
            published: first.then(|| jiff::civil::date(2024, 11, 13)),
            previous: None,
            byline: if first { "Agencies".into() } else { String::new() },
            place: if first { "HARBOUR".into() } else { String::new() },
            language: if first { "en".into() } else { "de".into() },
            file: format!("{nth}.txt"),
            intake: if first { String::new() } else { "decoded from windows-1252".into() },
            sha256: TextHash::of(text),
            provenance: if first {
                Provenance::default()
            } else {
                Provenance {
                    url: "https://example.org/2".into(),
                    published_at: "2024-11-13T21:05:00+04:30".into(),
                    captured_at: "2024-11-14T08:00:00Z".into(),
                    file_sha256: Some(TextHash::of("a file")),
                }
            },
        });
        let spans = spans.into_iter().map(|(start, end)| Span::new(start, end)).collect();
        parts.sentences.push(Sentences { article: id, spans });
        parts.texts.push(Text { article: id, text: text.into() });
    }
    let tags = [
        (20, 10, (0, 20), KindId::Claim),
        (21, 10, (16, 19), KindId::Own(Id(4))),
        (22, 10, (22, 64), KindId::Attribution),
        (23, 11, (23, 41), KindId::Claim),
        (24, 11, (42, 156), KindId::Denial),
    ];
    for (id, article, (start, end), kind) in tags {
        let (at, text) = (Span::new(start, end), texts[article as usize - 10]);
        let quote = hearsay::text::anchor::abridge(at.of_text(text)).into_owned();
        let (id, article) = (TagId(Id(id)), ArticleId(Id(article)));
        let (denial, speaker) = (None, Speaker::ByRule);
        parts.tags.push(Tag {
            id,
            article,
            at,
            kind,
            quote,
            coder: ada,
            created: when,
            denial,
            speaker,
        });
    }
    let mut note = |id, on, text: &str| {
        parts.notes.push(Note {
            id: NoteId(Id(id)),
            on,
            text: text.into(),
            coder: ada,
            created: when,
        });
    };
    note(30, Subject::Tag(TagId(Id(20))), "-2 elsewhere");
    note(31, Subject::Tag(TagId(Id(20))), "check\nagain");
    note(32, Subject::Sentence(ArticleId(Id(11)), Span::new(0, 22)), "which Monday?");
    let nothing_here = vec![Span::new(0, 22)];
    parts.reviews.push(Review { article: ArticleId(Id(11)), coder: ada, read: true, nothing_here });
    Project::of(parts)
}

#[test]
fn the_small_project_has_these_bytes() {
    let file = written(&small());
    expect_file("project_file/small.ron", &file);
    let read = opened(&file);
    assert!(read.project == small() && read.faults.is_empty());
}

/// The small project without its second article and the help of its codebook.
fn tiny() -> Project {
    let mut project = small();
    let mut changes: Vec<Change> = Vec::new();
    for kind in project.kinds().iter() {
        let own = TagKind::own(Id(4), kind.number, kind.name.clone(), kind.letter, kind.hue);
        changes.push(Change::replace(kind, TagKind { id: kind.id, ..own }));
    }
    let second = ArticleId(Id(11));
    changes.extend(project.article(second).map(Change::remove));
    changes.extend(project.texts().get(&second).map(Change::remove));
    changes.extend(project.all_sentences().get(&second).map(Change::remove));
    changes.extend(project.tags_of(second).map(Change::remove));
    changes.extend(project.sentence_notes(second).map(Change::remove));
    changes.extend(project.reviews_of(second).map(Change::remove));
    project.apply(&changes);
    project
}

/// Opens the small project with a piece of its file exchanged.
fn with(from: &str, to: &str) -> (Result<Opened, OpenError>, String) {
    let file = written(&small());
    assert!(file.contains(from), "{from}");
    let file = file.replacen(from, to, 1);
    (project_file::read(file.as_bytes()), file)
}

#[test]
fn what_cannot_be_trusted_is_refused_with_its_place() {
    for (from, to, message) in [
        (
            "hearsay: 1",
            "hearsay: 2",
            "line 2, column 10: format version 2 is newer than this program reads (1)",
        ),
        ("hearsay: 1", "hearsay: 99999999999999999999", "version 99999999999999999999 is newer"),
        ("hearsay: 1", "hearsay: 0", "`0` is not a format version"),
        ("hearsay: 1", "hearsay: -1", "`-1` is not a format version"),
        ("hearsay: 1", "heresay: 1", "this is not a Hearsay project"),
        ("title: ", "tittle: ", "line 3, column 1: unknown field `tittle`"),
        (
            "coders: [",
            "coders: [\n],\ncoders: [",
            "line 6, column 1: the field `coders` stands there twice",
        ),
        (
            ",name:\"Ada Ek\"",
            ",nmae:\"Ada Ek\"",
            "line 5, column 21: Unexpected field named `nmae`",
        ),
        ("id:\"0000000000001\"", "id:\"u\"", "line 5, column 6: `u`: an id has 13 characters"),
        ("2024-11-13", "2024-13-11", "`2024-13-11`: "),
        ("position:2", "position:4294967296", "Integer is out of bounds"),
        ("hue:\"rose\"", "hue:\"mauve\"", "`mauve` is not a colour: blue, vermilion"),
        (
            "killed two",
            "killed ten",
            "the text of article `Two die in harbour fire` is not the one",
        ),
        (
            "spans:[(0,20),(22,64)]",
            "spans:[(0,20),(22,66)]",
            "sentence: (22,66) is not a stretch of the text",
        ),
        (
            "spans:[(0,20),(22,64)]",
            "spans:[(0,20),(22,23)]",
            "sentence: (22,23) is not a stretch of the text",
        ),
        (
            "spans:[(0,20),(22,64)]",
            "spans:[(0,25),(22,64)]",
            "the sentences (0,25) and (22,64) overlap",
        ),
        ("spans:[(0,20),(22,64)]", "spans:[(0,20),(64,22)]", "(64,22) is not a stretch"),
        ("at:(0,20),kind", "at:(700,720),kind", ""),
        (
            "id:\"000000000000n\"",
            "id:\"000000000000m\"",
            "two different tags have the id `000000000000m`; the other is in line",
        ),
        (
            "(article:\"000000000000a\",text:",
            "(article:\"0000000000zzz\",text:",
            "line 24, column 1: article `Two die in harbour fire` has no text",
        ),
        (
            "(article:\"000000000000a\",spans:",
            "(article:\"0000000000zzz\",spans:",
            "sentences of article `0000000000zzz`, which is not in the file",
        ),
        (
            "article:\"000000000000a\",at:(16,19)",
            "article:\"0000000000zzz\",at:(16,19)",
            "tag of article `0000000000zzz`",
        ),
        ("at:(0,22),text", "at:(0,900),text", "note: (0,900) is not a stretch of the text"),
        (
            "nothing_here:[(0,22)]",
            "nothing_here:[(0,900)]",
            "nothing here: (0,900) is not a stretch",
        ),
        (
            "at:(16,19),kind:\"0000000000004\",quote:\"two\"",
            "at:(16,900),kind:\"0000000000004\",quote:\"gone\"",
            "tag `000000000000n`: (16,900) is not a stretch",
        ),
        ("\n)\n", "\n", "the file is cut off inside the project"),
    ] {
        let (result, file) = with(from, to);
        match result {
            Ok(opened) => assert!(message.is_empty() && !opened.faults.is_empty(), "{to}\n{file}"),
            Err(error) => {
                assert!(
                    !message.is_empty() && error.to_string().contains(message),
                    "{to}: {error}"
                );
                assert!(!error.hint().is_empty());
                assert!(project_file::check(file.as_bytes()).iter().any(|fault| fault.refuses()));
            }
        }
    }
}

#[test]
fn what_is_no_project_is_refused() {
    for (bytes, message) in [
        (&b""[..], "the file is empty"),
        (b" \n", "the file is empty"),
        (b"\xef\xbb\xbf", "the file is empty"),
        (b"A fire broke out.", "not a Hearsay project"),
        (b"{\"a\":1}", "not a Hearsay project"),
        (b"()", "not a Hearsay project"),
        (b"(hearsay: 1)\n\xff", "line 2, column 1: the file is not UTF-8"),
        (b"\xff\xfe(\0", "not UTF-8"),
        (b"(hearsay: 7, worlds: {\"a\": [(", "format version 7 is newer"),
    ] {
        let error = project_file::read(bytes).unwrap_err().to_string();
        assert!(error.contains(message), "{error}");
    }
    assert_eq!(opened("(hearsay: 1)").project, Project::new(""));
}

#[test]
fn what_can_be_mended_is_mended_and_said() {
    let tag = |read: &Opened, id: u64| read.project.tag(TagId(Id(id))).unwrap().clone();
    let one = |from: &str, to: &str, message: &str| {
        let (result, file) = with(from, to);
        let read = result.unwrap_or_else(|error| panic!("{error}\n{file}"));
        assert_eq!(read.faults.len(), 1, "{:?}", read.faults);
        let fault = &read.faults[0];
        assert!(fault.to_string().contains(message), "{fault}");
        assert!(!fault.refuses() && !fault.hint().is_empty());
        assert_eq!(read.faults, project_file::check(file.as_bytes()));
        read
    };
    let read = one("at:(16,19),kind", "at:(4,7),kind", "“two” stands at (16,19)");
    assert_eq!(tag(&read, 21).at, Span::new(16, 19));
    let read = one("at:(16,19),kind", "at:(900,903),kind", "“two” stands at (16,19)");
    assert_eq!(tag(&read, 21).at, Span::new(16, 19));
    let read = one("quote:\"two\"", "quote:\"ten\"", "“ten” is not in the article");
    assert_eq!((tag(&read, 21).at, &*tag(&read, 21).quote), (Span::new(16, 19), "ten"));
    let read = one("quote:\"two\",", "", "has no quote");
    assert_eq!(tag(&read, 21).quote, "two");
    let read = one("(article:\"000000000000a\",spans:[(0,20),(22,64)]),\n", "", "has no sentences");
    assert_eq!(read.project.sentences(ArticleId(Id(10))).len(), 2);
    let read = one("spans:[(0,20),(22,64)]", "spans:[(22,64),(0,20)]", "out of order");
    assert!(read.project == small());
    let read = one(
        "(id:\"0000000000001\",name:\"Ada Ek\"),\n",
        "",
        "coder `0000000000001` is not in the file",
    );
    assert_eq!(read.project.coder(CoderId(Id(1))).unwrap().name, "? 0000000000001");
    let read =
        one("outlet:\"0000000000002\"", "outlet:\"000000000000z\"", "outlet `000000000000z`");
    assert!(read.project.outlet(OutletId(Id(31))).is_some());
    let read = one("kind:\"0000000000004\"", "kind:\"000000000000z\"", "code `000000000000z`");
    assert!(read.project.kind(KindId::Own(Id(31))).is_some());
    one("on:\"000000000000m\"", "on:\"000000000000z\"", "a note on `000000000000z`");
    for of in ["z", "b"] {
        let previous = format!("position:2,previous:\"000000000000{of}\"");
        let read = one("position:2", &previous, &format!("a version on `000000000000{of}`"));
        assert!(read.project == small(), "it is a version of none");
    }
    let line = "(id:\"0000000000001\",name:\"Ada Ek\"),\n";
    let read = one(line, &line.repeat(2), "the same record stands in line 5 too");
    assert!(read.project == small());
    let review = "(article:\"000000000000b\",coder:\"0000000000001\",read:true";
    let read = one(
        review,
        &format!(
            "(article:\"000000000000b\",coder:\"0000000000001\",nothing_here:[(23,41)]),\n{review}"
        ),
        "a review by the same coder",
    );
    assert_eq!(read.project.reviews().iter().next().unwrap().nothing_here.len(), 2);
    let read =
        one("letter:\"№\"", "letter:\"D\"", "`Denial` and `Figure` have the same letter, `D`");
    assert_eq!(read.project.kind(KindId::Own(Id(4))).unwrap().letter, 'D');
    one("number:4", "number:2", "`Denial` and `Figure` have the same number, `2`");
    let read = one("position:2", "position:1", "another article has position 1 too");
    assert!(read.project == small());
    let claim = written(&small())
        .lines()
        .find(|line| line.contains("\"claim\",number"))
        .unwrap()
        .to_owned();
    let read = one(&format!("{claim}\n"), "", "the code `claim` is not in the file");
    assert!(read.project == small());
}

#[test]
fn control_characters_in_a_text_are_named() {
    let text = "Two berths\0 reopened.";
    let hash = TextHash::of(text);
    let file = format!(
        "(hearsay: 1, articles: [(id: \"000000000000a\", sha256: \"{hash}\")],\n\
         texts: [(article: \"000000000000a\", text: \"Two berths\\0 reopened.\")],\n\
         sentences: [(article: \"000000000000a\", spans: [(0, 21)])])"
    );
    let read = opened(&file);
    let said: Vec<String> = read.faults.iter().map(ToString::to_string).collect();
    assert_eq!(said, ["line 2, column 9: the text has control characters: 1"]);
    assert_eq!(read.project.text(ArticleId(Id(10))), text);
}

#[test]
fn check_names_every_fault_by_line() {
    let file = written(&small())
        .replace("killed two", "killed ten")
        .replace("hue:\"rose\"", "hue:\"mauve\"")
        .replace("spans:[(0,20),", "spans:[(0,24),")
        .replace("quote:\"two\"", "quote:\"eleven\"");
    let faults = project_file::check(file.as_bytes());
    let lines: Vec<usize> = faults.iter().map(|fault| fault.place.unwrap().line).collect();
    assert_eq!(lines, [11, 28, 32, 32, 37], "{faults:#?}");
    let error = project_file::read(file.as_bytes()).unwrap_err().to_string();
    assert!(error.contains("line 11") && error.contains("(and 3 more faults)"), "{error}");
}

#[test]
fn a_hand_edited_file_opens() {
    let text = "Two berths reopened. Nobody knew why.";
    let file = format!(
        "#![enable(implicit_some)]\n// by hand\nProject(title: r#\"The \"berths\"\"#, hearsay: 1,\n\
         articles: [Article(id: \"000000000000a\", sha256: \"{}\")],\n\
         texts: [(text: r\"{text}\", article: \"000000000000A\",)],\n)",
        TextHash::of(text)
    );
    let file = file.replace("Project(", "(").replace("Article(", "(");
    let read = opened(&file);
    assert_eq!(read.project.header().title, "The \"berths\"");
    assert_eq!(read.project.sentences(ArticleId(Id(10))).len(), 2);
    assert_eq!(read.faults.len(), 1);
    assert_eq!(read.faults[0].place.unwrap().line, 4);
}

#[test]
fn a_file_cut_anywhere_gives_a_result_or_a_message() {
    let file = written(&small());
    for end in 0..file.len() {
        match project_file::read(&file.as_bytes()[..end]) {
            // Only line ends may be missing.
            Ok(read) => assert!(end >= file.len() - 1 && read.project == small(), "{end}"),
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
}

#[test]
fn a_file_with_any_bit_flipped_gives_a_result_or_a_message() {
    let file = written(&tiny()).into_bytes();
    for at in 0..file.len() {
        for bit in 0..8 {
            let mut damaged = file.clone();
            damaged[at] ^= 1 << bit;
            if let Ok(read) = project_file::read(&damaged) {
                // What opens can be saved and opened again.
                assert!(
                    opened(&written(&read.project)).project == read.project,
                    "byte {at} bit {bit}"
                );
            }
        }
    }
}

#[test]
fn hostile_files_end_soon() {
    let head = "(\nhearsay: 1,\ntags: [\n";
    let start = std::time::Instant::now();
    for body in [
        "(".repeat(1_000_000),
        "[".repeat(1_000_000),
        "(),\n".repeat(20_000),
        format!("(id:{}),", "9".repeat(100_000)),
        format!("(at:{}", "(1,".repeat(100_000)),
        format!("(zz{}:1),", "z".repeat(100_000)),
        "/*".repeat(1_000_000),
        "(id:\"".to_owned() + &"\\u{1}".repeat(30_000) + "\"),",
        "NaN,".repeat(10_000),
        "r".to_owned() + &"#".repeat(100_000),
        "\u{202e}".repeat(100_000),
    ] {
        for file in [format!("{head}{body}"), format!("{head}{body}\n],\n)\n"), body.clone()] {
            let error = project_file::read(file.as_bytes()).unwrap_err();
            assert!(error.to_string().len() < 1000);
        }
    }
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}

#[test]
fn saving_and_opening_keeps_the_project() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("größe.ron");
    project_file::save(&path, &small()).unwrap();
    assert!(project_file::open(&path).unwrap().0.project == small());
    let missing = project_file::open(&folder.path().join("none.ron")).unwrap_err();
    assert!(missing.to_string().contains("none.ron"), "{missing}");
    std::fs::write(&path, "(hearsay: 3)").unwrap();
    let newer = project_file::open(&path).unwrap_err().to_string();
    assert!(newer.starts_with("cannot open project: ") && newer.contains("größe.ron"), "{newer}");
}
