//! The tags of a project as rows: what is handed on to whoever does not use this
//! program.
//!
//! Every row stands for itself: it has the words of the tag and of its sentence,
//! and its place in three countings, so that no other file is needed to use it.

use std::collections::BTreeSet;

use super::speaker::Speakers;
use crate::model::{
    Article, ArticleId, Cell, DenialKind, KindId, Project, Span, Stance, Subject, Table, Tag,
};
use crate::text::offsets::Offsets;

/// Which tags are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Of these kinds; all where there is nothing.
    pub kinds: Option<Vec<KindId>>,
    /// In these articles; all where there is nothing.
    pub articles: Option<Vec<ArticleId>>,
}

/// Names of the columns.
const COLUMNS: [&str; 28] = [
    "project",
    "article",
    "article_id",
    "outlet",
    "agency",
    "published",
    "file",
    "sentence",
    "kind",
    "kind_id",
    "quote",
    "sentence_text",
    "start_byte",
    "end_byte",
    "start_char",
    "end_char",
    "start_utf16",
    "end_utf16",
    "note",
    "coder",
    "created",
    "tag_id",
    "denial",
    "speaker",
    "chain",
    "cue",
    "content",
    "propositions",
];

/// An article without a headline goes by this many characters of its text.
const NAME: usize = 60;

/// One row a tag, articles in the order of the list, tags in order of reading.
/// `name` is what the project is called, which for one without a title is known
/// to whoever has its file.
pub fn tag_rows(project: &Project, name: &str, choice: &Choice) -> Table {
    let kinds = choice.kinds.as_ref().map(|kinds| kinds.iter().copied().collect::<BTreeSet<_>>());
    let articles = choice.articles.as_ref().map(|ids| ids.iter().copied().collect::<BTreeSet<_>>());
    let mut rows = Vec::new();
    for article in project.in_order() {
        if articles.as_ref().is_some_and(|wanted| !wanted.contains(&article.id)) {
            continue;
        }
        let mut page = None;
        for tag in project.tags_of(article.id) {
            if kinds.as_ref().is_some_and(|wanted| !wanted.contains(&tag.kind)) {
                continue;
            }
            rows.push(page.get_or_insert_with(|| Page::of(project, name, article)).row(tag));
        }
    }
    Table { rows, ..Table::with(&COLUMNS) }
}

/// What an article is called: its headline, else the first words of its text.
pub fn article_name(project: &Project, article: &Article) -> String {
    if !article.title.is_empty() {
        return article.title.clone();
    }
    let text = project.text(article.id).trim_start();
    let line = text.lines().next().unwrap_or_default().trim_end();
    let Some((end, _)) = line.char_indices().nth(NAME) else { return line.to_owned() };
    let start = line.get(..end).unwrap_or_default();
    let words = start.rsplit_once(' ').map_or(start, |(words, _)| words);
    format!("{words}…")
}

/// What the rows of one article share.
struct Page<'a> {
    project: &'a Project,
    text: &'a str,
    sentences: &'a [Span],
    offsets: Offsets,
    speakers: Speakers<'a>,
    /// The first cells of each row.
    head: [Cell; 7],
}

impl<'a> Page<'a> {
    fn of(project: &'a Project, name: &str, article: &'a Article) -> Self {
        let text = project.text(article.id);
        let published = article.published.map(|date| date.to_string()).unwrap_or_default();
        Self {
            project,
            text,
            sentences: project.sentences(article.id),
            offsets: Offsets::new(text),
            speakers: Speakers::of(project, article.id),
            head: [
                name.into(),
                article_name(project, article).into(),
                article.id.to_string().into(),
                project.outlet_name(article.outlet).into(),
                project.outlet_name(article.agency).into(),
                published.into(),
                article.file.as_str().into(),
            ],
        }
    }

    fn row(&self, tag: &Tag) -> Vec<Cell> {
        let (project, offsets) = (self.project, &self.offsets);
        let Span { start, end } = tag.at;
        let (sentence, sentence_text) = self.sentence_of(tag.at);
        let said = self.speakers.said_of_tag(tag);
        let chain = self.speakers.chain(&said).join(" ◂ ");
        let parts = project.attribution(tag.id);
        let mut row = Vec::with_capacity(COLUMNS.len());
        row.extend_from_slice(&self.head);
        row.extend([
            sentence,
            project.kind(tag.kind).map_or("", |kind| &kind.name).into(),
            tag.kind.to_string().into(),
            tag.at.of_text(self.text).into(),
            sentence_text.into(),
            start.into(),
            end.into(),
            offsets.chars(start).into(),
            offsets.chars(end).into(),
            offsets.utf16(start).into(),
            offsets.utf16(end).into(),
            self.notes_on(tag).into(),
            project.coder(tag.coder).map_or("", |coder| &coder.name).into(),
            tag.created.to_string().into(),
            tag.id.to_string().into(),
            tag.denial.map_or("", DenialKind::name).into(),
            self.speakers.voice(said).name(project).into(),
            chain.into(),
            self.words(parts.map_or(&[][..], |it| &it.cue)).into(),
            self.words(parts.map_or(&[][..], |it| &it.content)).into(),
            self.propositions_of(tag).into(),
        ]);
        row
    }

    /// The number, from 0, of the first sentence that a span shares text with,
    /// and all of them.
    fn sentences_of(&self, at: Span) -> (usize, &'a [Span]) {
        let from = self.sentences.partition_point(|sentence| sentence.end <= at.start);
        let to = self.sentences.partition_point(|sentence| sentence.start < at.end);
        (from, self.sentences.get(from..to).unwrap_or_default())
    }

    /// The number, from 1, of the first sentence that a span shares text with,
    /// and the words of all of them.
    fn sentence_of(&self, at: Span) -> (Cell, &'a str) {
        let (from, sentences) = self.sentences_of(at);
        match sentences {
            [first, .., last] => {
                (Cell::Number(from as u64 + 1), first.join(*last).of_text(self.text))
            }
            [only] => (Cell::Number(from as u64 + 1), only.of_text(self.text)),
            [] => (Cell::Empty, ""),
        }
    }

    fn notes_on(&self, tag: &Tag) -> String {
        let notes = self.project.notes_on(Subject::Tag(tag.id));
        notes.map(|note| note.text.as_str()).collect::<Vec<_>>().join(" | ")
    }

    /// Some words of the text; what lies between them is passed over.
    fn words(&self, spans: &[Span]) -> String {
        spans.iter().map(|span| span.of_text(self.text)).collect::<Vec<_>>().join(" … ")
    }

    /// How the tag stands to propositions; where it bears no link itself, how its
    /// sentences do.
    fn propositions_of(&self, tag: &Tag) -> String {
        let told = |link: &Stance| {
            let it = self.project.proposition(link.proposition)?;
            Some(format!("{}: {}", link.kind.name(), it.wording))
        };
        let own = self.project.stances_with(tag).filter_map(|link| told(link));
        let mut all: Vec<String> = own.collect();
        if all.is_empty() {
            let (_, sentences) = self.sentences_of(tag.at);
            let links = sentences.iter().flat_map(|at| self.project.stances_at(tag.article, *at));
            all.extend(links.filter(|link| link.tag.is_none()).filter_map(|link| told(link)));
        }
        all.join("; ")
    }
}
