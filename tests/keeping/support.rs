//! Projects to be worked on, and random work on them.

use std::path::{Path, PathBuf};
use std::time::Duration;

use hearsay::edit::{
    Refused, article, attribution, codebook, derivation, grade, note, people, proposition, review,
    sentence, source, tag,
};
use hearsay::io::import::draft_of_text;
use hearsay::model::{
    ArticleId, DenialKind, DerivationKind, Graded, KindId, Mark, Project, SourceKind, Span,
    Speaker, Subject,
};
use hearsay::session::{Opened, Session, Step, Wake};

/// How long a disk may take before a test gives up on it.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Articles to begin with.
pub const TEXTS: [&str; 2] = [
    "Dam was unsafe, engineers say\n\nKARSK – The dam at Karsk was unsafe, two engineers said. The \
     ministry denied it. “No report reached us,” a spokesperson said. Repairs begin in April.\n",
    "Ministry rejects dam report\n\nThe ministry on Thursday rejected a report that the dam was \
     unsafe. Repairs cost 3.5 million. Work began in April. Nobody was hurt.\n",
];

/// Small numbers that look random and are the same every time.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % n.max(1)
    }
}

/// A folder in memory where there is such a thing: what is proved here is the
/// order of things, not the disk, and a disk that others use takes its time.
pub fn a_folder() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    let made = tempfile::tempdir_in(memory).or_else(|_| tempfile::tempdir());
    made.unwrap()
}

/// A folder with a saved project of two articles.
pub fn story() -> (tempfile::TempDir, PathBuf) {
    let folder = a_folder();
    let path = folder.path().join("story.ron");
    let mut session = Session::new("Story");
    session.sign_in("Ada");
    for (nth, text) in TEXTS.iter().enumerate() {
        session.add_drafts(vec![draft_of_text(text, &format!("{nth}.txt"))]);
    }
    session.save_as(&path).unwrap();
    (folder, path)
}

/// Opens a project to work on it.
pub fn open(path: &Path) -> Opened {
    let mut opened = Session::open_to_edit(path, Wake::nobody()).unwrap();
    opened.session.sign_in("Ada");
    opened
}

/// Gives the project a title.
pub fn retitled(session: &mut Session, title: &str) {
    session.edit(|p, _| Ok(people::retitle(p, title))).unwrap();
}

/// Waits until the journal has everything.
pub fn keep(session: &Session) {
    let safety = session.wait_until_safe(PATIENCE).unwrap();
    assert!(safety.is_safe(), "{safety:?}");
}

/// Copies a project and what lies beside it, as a backup of the disk at this
/// instant would.
pub fn backup(path: &Path, to: &Path) -> PathBuf {
    for entry in std::fs::read_dir(path.parent().unwrap()).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_file() {
            std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
    to.join(path.file_name().unwrap())
}

/// Undoes everything; returns every state on the way, the present one first.
pub fn unwound(session: &mut Session) -> Vec<Project> {
    let mut states = vec![session.project().clone()];
    while session.undo().is_some() {
        states.push(session.project().clone());
    }
    states
}

fn article(project: &Project, dice: &mut Dice) -> Option<ArticleId> {
    let n = project.articles().len();
    project.in_order().nth(dice.below(n)).map(|article| article.id)
}

fn place(project: &Project, dice: &mut Dice) -> Option<(ArticleId, usize, Span)> {
    let article = article(project, dice)?;
    let sentences = project.sentences(article);
    let nth = dice.below(sentences.len());
    Some((article, nth, *sentences.get(nth)?))
}

/// Does something that analysts do with what they tagged.
fn findings(
    session: &mut Session,
    dice: &mut Dice,
    (article, at): (ArticleId, Span),
    number: usize,
) -> Result<Step, Refused> {
    let project = session.project().clone();
    let tags: Vec<_> = project.tags_of(article).cloned().collect();
    let tag = tags.get(dice.below(tags.len())).map(|tag| tag.id);
    let other = tags.get(dice.below(tags.len())).map(|tag| tag.id);
    let propositions: Vec<_> = project.propositions().iter().map(|it| it.id).collect();
    let proposition = propositions.get(dice.below(propositions.len())).copied();
    let last = propositions.last().copied();
    let sources: Vec<_> = project.sources().iter().map(|it| it.id).collect();
    let source = sources.get(dice.below(sources.len())).copied();
    let articles: Vec<_> = project.articles().iter().map(|it| it.id).collect();
    let step = match dice.below(3) {
        0 => attribution::Step::Relay { name: format!("Wire {}", number % 3), agency: true },
        kind => attribution::Step::Source {
            name: format!("source {}", number % 5),
            kind: SourceKind::ALL[kind * 2],
        },
    };
    let nothing = || Err(Refused::because("there is nothing to work on"));
    let (Some(tag), Some(other)) = (tag, other) else { return nothing() };
    let missing = match number % 12 {
        6 | 10 => proposition.is_none(),
        7 | 8 => source.is_none(),
        _ => false,
    };
    if missing {
        return nothing();
    }
    session.edit(|p, hand| match number % 12 {
        0 => Ok(tag::set_denial(p, &[tag], Some(DenialKind::ALL[number % 5]))),
        1 => Ok(tag::set_speaker(p, tag, Speaker::Of(other))),
        2 => attribution::toggle_part(p, tag, attribution::Part::Content, at),
        3 => attribution::add_hop_at(p, hand, tag, &step, at, 2),
        4 => attribution::remove_hop(p, tag, 0),
        5 => attribution::copy_chain(p, tag, other),
        6 => proposition::merge(p, proposition.unwrap_or(last.unwrap()), last.unwrap()),
        7 => source::merge(p, source.unwrap(), sources[0]),
        8 => {
            let on = Graded::Source(source.unwrap());
            grade::give(p, hand, on, Mark::RELIABILITY[number % 5], "seen", 0)
        }
        9 => {
            let kind = Some(DerivationKind::ALL[number % 3]);
            derivation::decide(p, hand, (articles[0], article), kind, "alike")
        }
        10 => proposition::remove(p, proposition.unwrap()),
        _ => {
            let target = proposition::Target::of_sentence(p, hand, article, at);
            let wording = format!("Proposition {}", number % 7);
            proposition::link_to_wording(p, hand, &wording, &[target])
        }
    })
}

/// Does something, perhaps nothing.
pub fn work(session: &mut Session, dice: &mut Dice) {
    let what = dice.below(26);
    let number = dice.below(1 << 20);
    let project = session.project().clone();
    let Some((article, nth, at)) = place(&project, dice) else {
        session.undo();
        return;
    };
    let kinds: Vec<KindId> = project.kinds().iter().map(|kind| kind.id).collect();
    let kind = kinds[dice.below(kinds.len())];
    let result = match what {
        0..=4 => session.edit(|p, hand| Ok(tag::toggle(p, hand, article, &[at], kind))),
        5 => session.edit(|p, hand| {
            let on = Subject::Sentence(article, at);
            Ok(note::set(p, hand, on, &format!("note {number} “мысль”")))
        }),
        6 => session.edit(|p, hand| Ok(review::toggle_nothing(p, hand, article, &[at]))),
        7 => session.edit(|p, hand| Ok(review::toggle_read(p, hand, article))),
        8 => session.edit(|p, _| sentence::merge(p, article, nth)),
        9 => session.edit(|p, _| sentence::split(p, article, nth, at.start + at.len() / 2)),
        10 => session.edit(|p, _| Ok(people::retitle(p, &format!("Title {number}")))),
        11 => session
            .edit(|p, hand| codebook::add(p, hand.ids, &format!("Code {number}")).map(|it| it.1)),
        12 => session.edit(|p, hand| Ok(tag::clear_all(p, hand, article, &[at]))),
        13 if number.is_multiple_of(4) => {
            let text = format!("Report {number}\n\nIt was said. It was denied.\n");
            session.add_drafts(vec![draft_of_text(&text, "more.txt")]);
            return;
        }
        14 if project.articles().len() > 1 && number.is_multiple_of(4) => {
            session.edit(|p, _| article::remove(p, article))
        }
        16..=22 => findings(session, dice, (article, at), number),
        15 => {
            session.redo();
            return;
        }
        _ => {
            session.undo();
            return;
        }
    };
    // What is refused changes nothing.
    let _ = result;
}
