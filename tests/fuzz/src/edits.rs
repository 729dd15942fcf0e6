//! Any bytes as a run of edits: each can be undone and done again, its records go
//! through the journal's lines, and what comes out opens without a fault.

mod findings;

use std::sync::Arc;

use hearsay::edit::article::{self, Details};
use hearsay::edit::{Hand, History, Refused, codebook, note, people, review, sentence, tag};
use hearsay::io::{import, project_file};
use hearsay::model::*;

use super::project::keeps;

/// No input has more edits than this.
const MOST: usize = 200;

const TEXTS: [&str; 2] = [
    "Port fire: two accounts\n\nBy Ada Ek\n3 May 2024\n\nTwo sheds burned. \u{201c}Nobody was \
     inside,\u{201d} the harbour master said. The union said it knew of three. Asked again, he \
     said nothing.\n",
    "Пожар в порту. Капитан это отрицает! 🔥 Is it so? مرفأ مغلق.",
];

/// Reads the bytes as edits.
pub fn run(bytes: &[u8]) {
    let mut desk = Desk::new(bytes);
    let start = desk.project.clone();
    for _ in 0..MOST {
        let Some(op) = desk.next() else { break };
        let op = usize::from(op) % (OPS.len() + findings::OPS.len());
        let op = OPS.get(op).unwrap_or_else(|| &findings::OPS[op - OPS.len()]);
        let edit = op(&mut desk);
        desk.make(edit);
    }
    let end = desk.project.clone();
    let faults = keeps(&end).faults;
    assert_eq!(faults, [], "{end:?}");
    while desk.history.undo(&mut desk.project).is_some() {}
    assert!(desk.project == start);
    while desk.history.redo(&mut desk.project).is_some() {}
    assert!(desk.project == end);
}

/// A project that is edited, and the bytes that say how.
struct Desk<'a> {
    project: Project,
    history: History,
    ids: Ids,
    bytes: &'a [u8],
    coder: CoderId,
}

impl<'a> Desk<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        let coder = CoderId(Id(1));
        let mut desk = Self {
            project: Project::new("Two accounts"),
            history: History::unsaved(),
            ids: Ids::seeded(7),
            bytes,
            coder,
        };
        let mut changes = vec![
            Change::add(Coder { id: coder, name: "Ada".to_owned() }),
            Change::add(Coder { id: CoderId(Id(2)), name: "Bo".to_owned() }),
        ];
        let drafts = TEXTS.map(|text| import::draft_of_text(text, "a.txt")).to_vec();
        changes.extend(desk.plan(|project, hand| article::add(project, hand, drafts).edit).changes);
        desk.project.apply(&changes);
        desk
    }

    fn plan(&mut self, plan: impl FnOnce(&Project, &mut Hand<'_>) -> Edit) -> Edit {
        let now = "2026-11-22T10:00:00Z".parse().unwrap();
        plan(&self.project, &mut Hand { coder: self.coder, now, ids: &mut self.ids })
    }

    /// The same, where an edit may be refused: then there is none.
    fn try_plan(
        &mut self,
        plan: impl FnOnce(&Project, &mut Hand<'_>) -> Result<Edit, Refused>,
    ) -> Edit {
        self.plan(|project, hand| plan(project, hand).unwrap_or_default())
    }

    /// Makes an edit, after seeing that it can be taken back and made again.
    fn make(&mut self, edit: Edit) {
        for record in edit.changes.iter().flat_map(|it| [&it.before, &it.after]).flatten() {
            let mut line = String::new();
            let list = project_file::record_line(record, &mut line);
            assert!(!line.contains(['\n', '\r']), "{line:?}");
            assert_eq!(project_file::read_record(list, &line).unwrap(), *record);
        }
        let mut tried = self.project.clone();
        tried.apply(&edit.changes);
        let after = tried.clone();
        tried.apply(&edit.reversed().changes);
        assert!(tried == self.project, "{} is not undone: {:?}", edit.label, edit.changes);
        tried.apply(&edit.changes);
        assert!(tried == after, "{} is not redone: {:?}", edit.label, edit.changes);
        self.history.make(&mut self.project, edit);
        assert!(self.project == after);
    }

    fn next(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    /// A number below `n`; 0 where there are no bytes left.
    fn below(&mut self, n: usize) -> usize {
        usize::from(self.next().unwrap_or(0)) % n.max(1)
    }

    fn words(&mut self) -> String {
        let len = self.below(24).min(self.bytes.len());
        let (words, rest) = self.bytes.split_at(len);
        self.bytes = rest;
        String::from_utf8_lossy(words).into_owned()
    }

    fn article(&mut self) -> ArticleId {
        let nth = self.below(self.project.articles().len());
        self.project.in_order().nth(nth).map_or(ArticleId(Id(0)), |article| article.id)
    }

    /// One to three sentences in a row.
    fn sentences(&mut self, article: ArticleId) -> Vec<Span> {
        let spans = self.project.sentences(article).to_vec();
        let (from, n) = (self.below(spans.len()), self.below(3));
        spans.into_iter().skip(from).take(n + 1).collect()
    }

    /// Some words inside a sentence.
    fn part(&mut self, article: ArticleId) -> Option<(Span, Span)> {
        let whole = *self.sentences(article).first()?;
        let (from, len) = (self.below(200), self.below(200));
        let project = self.project.clone();
        let words = whole.of_text(project.text(article));
        let from = words.floor_char_boundary(from.min(words.len()));
        let to = words.ceil_char_boundary((from + len).min(words.len()));
        let start = whole.start as usize;
        let part = Span::of(start + from..start + to);
        (!part.is_empty()).then_some((whole, part))
    }

    fn tag(&mut self) -> TagId {
        let nth = self.below(self.project.tags().len());
        self.project.tags().iter().nth(nth).map_or(TagId(Id(0)), |tag| tag.id)
    }

    fn kind(&mut self) -> KindId {
        let nth = self.below(self.project.kinds().len());
        self.project.kinds().iter().nth(nth).map_or(KindId::Claim, |kind| kind.id)
    }
}

/// An edit, made up from the next bytes.
type Op = fn(&mut Desk<'_>) -> Edit;

/// One for each edit of articles, tags, notes and the codebook.
const OPS: [Op; 24] = [
    |desk| desk.on_sentences(tag::toggle),
    |desk| desk.on_sentences(tag::set),
    |desk| {
        desk.on_sentences(|project, hand, article, targets, kind| {
            tag::clear(project, hand, article, targets, kind)
        })
    },
    |desk| {
        desk.on_sentences(|project, hand, article, targets, _| {
            tag::clear_all(project, hand, article, targets)
        })
    },
    |desk| {
        desk.on_sentences(|project, hand, article, targets, _| {
            review::toggle_nothing(project, hand, article, targets)
        })
    },
    |desk| {
        desk.on_sentences(|project, hand, article, targets, kind| {
            let targets: Vec<_> = targets.iter().map(|target| (article, *target)).collect();
            tag::set_all(project, hand, &targets, kind)
        })
    },
    |desk| desk.on_words(tag::toggle_words),
    |desk| {
        desk.on_words(|project, hand, article, _, words, kind| {
            tag::set_span(project, hand, article, words, kind)
        })
    },
    |desk| {
        let tag = desk.tag();
        tag::remove(&desk.project, tag)
    },
    |desk| {
        let (tag, kind) = (desk.tag(), desk.kind());
        tag::change_kind(&desk.project, tag, kind)
    },
    |desk| {
        let tag = desk.tag();
        let article = desk.project.tag(tag).map(|tag| tag.article);
        let part = article.and_then(|article| desk.part(article));
        part.map_or_else(Edit::default, |(_, words)| tag::move_to(&desk.project, tag, words))
    },
    |desk| {
        let (article, nth) = (desk.article(), desk.below(12));
        sentence::merge(&desk.project, article, nth).unwrap_or_default()
    },
    |desk| {
        let article = desk.article();
        let Some((whole, part)) = desk.part(article) else { return Edit::default() };
        let nth = desk.project.sentence_at(article, whole.start).unwrap_or_default();
        sentence::split(&desk.project, article, nth, part.start).unwrap_or_default()
    },
    |desk| {
        let article = desk.article();
        desk.plan(|project, hand| review::toggle_read(project, hand, article))
    },
    |desk| {
        let (tag, words) = (desk.tag(), desk.words());
        if desk.project.tag(tag).is_none() {
            return Edit::default();
        }
        desk.plan(|project, hand| note::set(project, hand, Subject::Tag(tag), &words))
    },
    |desk| {
        let article = desk.article();
        let (sentences, words) = (desk.sentences(article), desk.words());
        let Some(at) = sentences.first() else { return Edit::default() };
        let on = Subject::Sentence(article, *at);
        desk.plan(|project, hand| note::set(project, hand, on, &words))
    },
    |desk| {
        let words = desk.words();
        let added = codebook::add(&desk.project, &mut desk.ids, &words);
        added.map_or_else(|_| Edit::default(), |(_, edit)| edit)
    },
    |desk| {
        let (kind, name, definition) = (desk.kind(), desk.words(), desk.words());
        let (number, hue) = (desk.below(12) as u32, Hue::ALL[desk.below(Hue::ALL.len())]);
        let old = desk.project.kind(kind).map(Arc::clone);
        let Some(old) = old else { return Edit::default() };
        let letter = name.chars().next().unwrap_or('Z');
        let row = TagKind { number, name, letter, hue, definition, ..TagKind::clone(&old) };
        codebook::update(&desk.project, row).unwrap_or_default()
    },
    |desk| {
        let kind = desk.kind();
        codebook::remove(&desk.project, kind).unwrap_or_default()
    },
    |desk| {
        let words = desk.words();
        let (coder, edit) = people::coder(&desk.project, &mut desk.ids, &words);
        // Whoever is signed in edits from now on.
        if !words.trim().is_empty() {
            desk.coder = coder;
            return edit;
        }
        Edit::default()
    },
    |desk| {
        let words = desk.words();
        match desk.below(2) {
            0 => people::retitle(&desk.project, &words),
            _ => people::rename_coder(&desk.project, CoderId(Id(2)), &words),
        }
    },
    |desk| {
        let article = desk.article();
        match desk.below(4) {
            0 => article::remove(&desk.project, article).unwrap_or_default(),
            to => article::reorder(&desk.project, article, to),
        }
    },
    |desk| {
        let article = desk.article();
        let Some(old) = desk.project.article(article) else { return Edit::default() };
        let mut details = Details::of(&desk.project, old);
        details.title = desk.words();
        details.outlet = desk.words();
        details.agency = desk.words();
        desk.plan(|project, hand| article::describe(project, hand, article, &details))
    },
    |desk| {
        let drafts = vec![import::draft_of_text(&desk.words(), "b.txt")];
        if drafts[0].text.trim().is_empty() {
            return Edit::default();
        }
        desk.plan(|project, hand| article::add(project, hand, drafts).edit)
    },
];

impl Desk<'_> {
    fn on_sentences(
        &mut self,
        edit: fn(&Project, &mut Hand<'_>, ArticleId, &[Span], KindId) -> Edit,
    ) -> Edit {
        let article = self.article();
        let (targets, kind) = (self.sentences(article), self.kind());
        self.plan(|project, hand| edit(project, hand, article, &targets, kind))
    }

    fn on_words(
        &mut self,
        edit: fn(&Project, &mut Hand<'_>, ArticleId, Span, Span, KindId) -> Edit,
    ) -> Edit {
        let article = self.article();
        let Some((whole, words)) = self.part(article) else { return Edit::default() };
        let kind = self.kind();
        self.plan(|project, hand| edit(project, hand, article, whole, words, kind))
    }
}
