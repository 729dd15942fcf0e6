//! How long it takes to write and read a project of 10,000 articles and 170,000
//! tags, beside `ron` on the same data in plain structs, in the same run; and to
//! import a thousand texts.
//!
//! `cargo bench --no-default-features --bench project_file [-- NAME…]`, where the
//! names are of parts: files, saves, journals, searches, exports, imports.

#![allow(clippy::unwrap_used)] // a bench that fails stops

use std::fs::{self, File};
use std::hint::black_box;
use std::time::{Duration, Instant};

use hearsay::analysis::{self, Choice, Needle};
use hearsay::edit::{Hand, tag};
use hearsay::io::disk::Disk;
use hearsay::io::import::Columns;
use hearsay::io::journal::file::JournalFile;
use hearsay::io::{export, journal, project_file};
use hearsay::model::*;
use hearsay::session::{Session, Wake};
use serde::{Deserialize, Serialize};

const ARTICLES: usize = 10_000;
const IMPORTED: usize = 1_000;
const ROUNDS: usize = 7;

fn main() {
    let project = corpus(ARTICLES);
    let text: usize = project.texts().iter().map(|text| text.text.len()).sum();
    println!(
        "{} articles, {} sentences, {} tags, {:.1} MB of text",
        project.articles().len(),
        project.all_sentences().iter().map(|run| run.spans.len()).sum::<usize>(),
        project.tags().len(),
        text as f64 / 1e6,
    );
    let named: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with('-')).collect();
    type Part = (&'static str, fn(&Project));
    let parts: [Part; 6] = [
        ("files", project_files),
        ("saves", saves),
        ("journals", journals),
        ("searches", searches),
        ("exports", exports),
        ("imports", imports),
    ];
    for (name, part) in parts {
        if named.is_empty() || named.iter().any(|it| it == name) {
            part(&project);
        }
    }
}

fn project_files(project: &Project) {
    let mut file = Vec::new();
    let write = median(|| {
        file.clear();
        project_file::write(project, &mut file).unwrap();
    });
    let read = median(|| project_file::read(&file).unwrap());
    let plain = Plain::of(project);
    let mut plain_file = String::new();
    let plain_write = median(|| plain_file = ron::to_string(&plain).unwrap());
    let plain_read = median(|| ron::from_str::<Plain>(&plain_file).unwrap());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("corpus.ron");
    let save = median(|| project_file::save(&path, project).unwrap());
    let open = median(|| project_file::open(&path).unwrap());
    report("write", write, file.len());
    report("write, plain ron", plain_write, plain_file.len());
    report("read", read, file.len());
    report("read, plain ron", plain_read, plain_file.len());
    report("save (written, synced, renamed)", save, file.len());
    report("open (from the file)", open, file.len());
    println!(
        "ratio to plain ron: write {:.2}, read {:.2}",
        plain_write.as_secs_f64() / write.as_secs_f64(),
        plain_read.as_secs_f64() / read.as_secs_f64(),
    );
}

/// A save after one tag more, beside a plain copy of the file.
fn saves(project: &Project) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("corpus.ron");
    let mut session = Session::with_ids(project.clone(), Ids::seeded(1));
    session.sign_in("Ada");
    session.save_as(&path).unwrap();
    let size = fs::metadata(&path).unwrap().len() as usize;
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        edit_once(&mut session);
        let start = Instant::now();
        session.save_as(&path).unwrap();
        times.push(start.elapsed());
    }
    times.sort_unstable();
    let save = times[ROUNDS / 2];
    // Each save leaves a version behind, so each copy is a new file as well.
    let mut nth = 0;
    let copy = median(|| {
        nth += 1;
        let copy_path = folder.path().join(format!("copy-{nth}.ron"));
        fs::copy(&path, &copy_path).unwrap();
        File::open(&copy_path).unwrap().sync_all().unwrap();
    });
    report("save after one edit (copied lines)", save, size);
    report("plain copy of the file, synced", copy, size);
    println!("ratio to a plain copy: {:.2}", save.as_secs_f64() / copy.as_secs_f64());
}

fn edit_once(session: &mut Session) {
    let article = session.project().in_order().next().unwrap().id;
    let at = session.project().sentences(article)[0];
    let plan =
        |p: &Project, hand: &mut Hand<'_>| Ok(tag::toggle(p, hand, article, &[at], KindId::Claim));
    session.edit(plan).unwrap();
}

/// From the edit to its line in the system's hands; and opening with a long
/// journal.
fn journals(project: &Project) {
    const EDITS: usize = 10_000;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("corpus.ron");
    project_file::save(&path, project).unwrap();
    let bare = median(|| Session::open(&path).unwrap());
    let mut session = Session::open_to_edit(&path, Wake::nobody()).unwrap().session;
    session.sign_in("Ada");
    let mut times = Vec::new();
    for _ in 0..EDITS {
        let start = Instant::now();
        edit_once(&mut session);
        times.push(start.elapsed());
    }
    times.sort_unstable();
    println!("edit, journal line given to its thread: median {:?}", times[EDITS / 2]);
    session.wait_until_safe(Duration::from_secs(60));
    let with = median(|| Session::open(&path).unwrap());
    println!("opening with a journal of {EDITS} lines adds {:?}", with.saturating_sub(bare));

    let found = journal::read(&std::fs::read(journal::path_of(&path)).unwrap());
    let kept: Vec<_> = found.entries.iter().take(1000).map(|(_, kept)| kept.clone()).collect();
    let other = folder.path().join("other.journal");
    let head = found.head.unwrap();
    let mut file = JournalFile::begin(&Disk::default(), (&other, &path), &head, &[], &[]).unwrap();
    let mut times: Vec<Duration> = kept
        .iter()
        .map(|kept| {
            let start = Instant::now();
            let mut line = String::new();
            journal::line::write_entry(kept, &mut line);
            file.append(&line).unwrap();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    println!("line written and handed to the system: median {:?}", times[times.len() / 2]);
}

fn searches(project: &Project) {
    let bytes = project.texts().iter().map(|text| text.text.len()).sum();
    for words in ["ceasefire", "prime minister", "zzyzx", "said", "müller", "o'connor"] {
        let needle = Needle::new(words).unwrap();
        let mut hits = 0;
        let time = median(|| {
            hits = analysis::search(project, &needle, usize::MAX).map(|h| h.spans.len()).sum();
        });
        report(&format!("search `{words}`: {hits} places"), time, bytes);
    }
}

fn exports(project: &Project) {
    let mut table = Table::default();
    let rows = median(|| table = analysis::tag_rows(project, "", &Choice::default()));
    report(&format!("{} tag rows", table.rows.len()), rows, 0);
    for exporter in &export::EXPORTERS {
        let mut out = Vec::new();
        let time = median(|| {
            out.clear();
            (exporter.write)(&table, &export::Options::default(), &mut out).unwrap();
        });
        report(exporter.name, time, out.len());
    }
}

fn imports(project: &Project) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("articles")).unwrap();
    let mut bytes = 0;
    for (nth, text) in project.texts().iter().take(IMPORTED).enumerate() {
        bytes += text.text.len();
        let name = format!("articles/a{nth:06}.txt");
        std::fs::write(folder.path().join(name), text.text.as_bytes()).unwrap();
    }
    let target = folder.path().join("new.ron");
    let time = median(|| {
        let mut session = Session::new("Bench");
        let report =
            session.import(&[folder.path().join("articles")], &Columns::default(), |_| true);
        assert_eq!(report.counts(), (IMPORTED, 0, 0));
        session.save_as(&target).unwrap();
    });
    report(&format!("import of {IMPORTED} files, split and saved"), time, bytes);
}

/// Runs a thing several times and gives the time in the middle. What it gives
/// back is let go outside of the time.
fn median<T>(mut what: impl FnMut() -> T) -> Duration {
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            let result = black_box(what());
            let time = start.elapsed();
            drop(result);
            time
        })
        .collect();
    times.sort_unstable();
    times[ROUNDS / 2]
}

fn report(what: &str, time: Duration, bytes: usize) {
    let ms = time.as_secs_f64() * 1e3;
    let rate = bytes as f64 / 1e6 / time.as_secs_f64();
    println!("{what:<44} {ms:>9.1} ms {:>9.1} MB {rate:>9.0} MB/s", bytes as f64 / 1e6);
}

/// Names that sentences are made of; a few are not ASCII, as in the news.
const WHO: [&str; 8] = [
    "Prime Minister Li Qiang",
    "a spokesperson for the Interior Ministry",
    "Elena García",
    "Gen. Zoë Müller",
    "two officials familiar with the talks",
    "the Port Authority",
    "Siobhán O’Connor",
    "the Central Bank",
];
const DID: [&str; 8] = [
    "rejected the draft agreement",
    "approved a long-delayed pipeline project",
    "was not aware of any plan to suspend the rescue operation",
    "questioned the ballot recount",
    "backed a $4.2 million loan",
    "had reviewed the water treaty",
    "called for a ceasefire",
    "postponed the vaccination drive in São Paulo",
];
const TAIL: [&str; 8] = [
    ".",
    ", according to documents seen by reporters.",
    " despite repeated warnings.",
    " for the second time this year.",
    " as talks continued into the night.",
    ", the first such move for ten years, and one that has strained relations.",
    " on condition of anonymity.",
    ", a drop of 4.5 percent, Reuters reported on Tuesday.",
];

/// A corpus of news in the usual sizes: some 27 sentences an article, two of
/// three tagged.
fn corpus(articles: usize) -> Project {
    let mut ids = Ids::seeded(7);
    let mut parts = Parts { kinds: TagKind::reserved().into(), ..Parts::default() };
    let coder = CoderId(ids.make());
    parts.coders.push(Coder { id: coder, name: "Ada".into() });
    for nth in 0..articles {
        let id = ArticleId(ids.make());
        let (text, spans) = news(&mut ids);
        for at in &spans {
            let dice = ids.make().0;
            if dice % 100 < 64 {
                let kind = KindId::RESERVED[dice as usize / 100 % 3];
                parts.tags.push(tag(TagId(ids.make()), id, *at, kind, &text, coder, dice));
            }
        }
        parts.articles.push(article(id, nth, format!("Report {nth}"), &text));
        parts.texts.push(Text { article: id, text: text.into() });
        parts.sentences.push(Sentences { article: id, spans });
    }
    Project::of(parts)
}

fn news(ids: &mut Ids) -> (String, Vec<Span>) {
    let n = 6 + ids.make().0 as usize % 42;
    let (mut text, mut spans) = (String::from("KABUL, Nov. 13 (Reuters) — "), Vec::new());
    for nth in 0..n {
        let dice = ids.make().0 as usize;
        let from = text.len();
        let pick = |list: &[&'static str; 8], shift: usize| list[dice >> shift & 7];
        let sentence = match dice & 3 {
            0 => format!(
                "“We know nothing of this,” {} said, and {}{}",
                pick(&WHO, 4),
                pick(&DID, 8),
                pick(&TAIL, 12)
            ),
            _ => format!(
                "{} {} after {} {}{}",
                pick(&WHO, 4),
                pick(&DID, 8),
                pick(&WHO, 16),
                pick(&DID, 20),
                pick(&TAIL, 12)
            ),
        };
        text.push_str(&sentence);
        spans.push(Span::of(from..text.len()));
        text.push_str(if nth % 3 == 2 { "\n\n" } else { " " });
    }
    (text, spans)
}

fn article(id: ArticleId, nth: usize, title: String, text: &str) -> Article {
    Article {
        id,
        position: nth as u32 + 1,
        outlet: None,
        agency: None,
        title,
        published: Some(jiff::civil::date(2024, 11, 13)),
        previous: None,
        byline: "Agencies".into(),
        place: "KABUL".into(),
        language: "en".into(),
        file: format!("a{nth:06}.txt"),
        intake: String::new(),
        sha256: TextHash::of(text),
        provenance: Provenance::default(),
    }
}

fn tag(
    id: TagId,
    article: ArticleId,
    at: Span,
    kind: KindId,
    text: &str,
    coder: CoderId,
    dice: u64,
) -> Tag {
    let words = at.of_text(text);
    let quote = hearsay::text::anchor::abridge(words).into_owned();
    let second = 1_763_800_000 + (dice % 1_000_000) as i64;
    let created = Moment::of(jiff::Timestamp::from_second(second).unwrap());
    let (denial, speaker) = (None, Speaker::ByRule);
    Tag { id, article, at, kind, quote, coder, created, denial, speaker }
}

/// The same data as anybody would write it down for `ron`.
#[derive(Serialize, Deserialize)]
struct Plain {
    articles: Vec<PlainArticle>,
    tags: Vec<PlainTag>,
}

#[derive(Serialize, Deserialize)]
struct PlainArticle {
    id: String,
    title: String,
    published: String,
    byline: String,
    place: String,
    language: String,
    file: String,
    position: u32,
    sha256: String,
    text: String,
    sentences: Vec<(u32, u32)>,
}

#[derive(Serialize, Deserialize)]
struct PlainTag {
    id: String,
    article: String,
    at: (u32, u32),
    kind: String,
    quote: String,
    coder: String,
    created: String,
}

impl Plain {
    fn of(project: &Project) -> Self {
        let article = |article: &std::sync::Arc<Article>| PlainArticle {
            id: article.id.to_string(),
            title: article.title.clone(),
            published: article.published.map(|date| date.to_string()).unwrap_or_default(),
            byline: article.byline.clone(),
            place: article.place.clone(),
            language: article.language.clone(),
            file: article.file.clone(),
            position: article.position,
            sha256: article.sha256.to_string(),
            text: project.text(article.id).to_owned(),
            sentences: project.sentences(article.id).iter().map(|at| (at.start, at.end)).collect(),
        };
        let tag = |tag: &std::sync::Arc<Tag>| PlainTag {
            id: tag.id.to_string(),
            article: tag.article.to_string(),
            at: (tag.at.start, tag.at.end),
            kind: tag.kind.to_string(),
            quote: tag.quote.clone(),
            coder: tag.coder.to_string(),
            created: tag.created.to_string(),
        };
        Self {
            articles: project.articles().iter().map(article).collect(),
            tags: project.tags().iter().map(tag).collect(),
        }
    }
}
