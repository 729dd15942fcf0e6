//! The whole of a project: its lists of records, and how to find one.
//!
//! A project changes only through [`Project::apply`]. Cloning one costs a few
//! pointers. It does no I/O and knows neither the clock nor chance.

use std::sync::Arc;

use super::{
    Article, ArticleId, Attribution, Change, Coder, CoderId, Derivation, Grade, Header, Id,
    Keyed as _, KindId, List, Note, NoteId, Outlet, OutletId, Proposition, PropositionId, Record,
    Review, Sentences, Source, SourceId, Span, Stance, Subject, Tag, TagId, TagKind, Text,
};
use derived::Derived;
use runs::{insert_run, remove_run};

pub use parts::Parts;

mod derived;
mod findings;
mod parts;
mod runs;

/// Reports of one event and what coders have found in them.
#[derive(Clone, Debug, Default)]
pub struct Project {
    header: Arc<Header>,
    coders: List<Coder>,
    kinds: List<TagKind>,
    outlets: List<Outlet>,
    sources: List<Source>,
    grades: List<Grade>,
    propositions: List<Proposition>,
    articles: List<Article>,
    texts: List<Text>,
    sentences: List<Sentences>,
    tags: List<Tag>,
    attributions: List<Attribution>,
    stances: List<Stance>,
    notes: List<Note>,
    reviews: List<Review>,
    derivations: List<Derivation>,
    derived: Derived,
}

/// Equal records make equal projects; what is derived from them does not count.
impl PartialEq for Project {
    fn eq(&self, other: &Self) -> bool {
        self.header == other.header
            && self.coders == other.coders
            && self.kinds == other.kinds
            && self.outlets == other.outlets
            && self.sources == other.sources
            && self.grades == other.grades
            && self.propositions == other.propositions
            && self.articles == other.articles
            && self.texts == other.texts
            && self.sentences == other.sentences
            && self.tags == other.tags
            && self.attributions == other.attributions
            && self.stances == other.stances
            && self.notes == other.notes
            && self.reviews == other.reviews
            && self.derivations == other.derivations
    }
}

impl Project {
    /// A project with the reserved rows of the codebook and nothing else.
    pub fn new(title: impl Into<String>) -> Self {
        Self::of(Parts { header: Header { title: title.into() }, ..Parts::default() })
    }

    /// A project of many records at once.
    pub fn of(parts: Parts) -> Self {
        fn list<R: super::Keyed>(records: Vec<R>) -> List<R> {
            List::of(records.into_iter().map(Arc::new))
        }
        let missing = TagKind::reserved()
            .into_iter()
            .filter(|row| parts.kinds.iter().all(|kind| kind.id != row.id));
        let derived = Derived::of(&parts);
        Self {
            kinds: list(missing.chain(parts.kinds.iter().cloned()).collect()),
            header: Arc::new(parts.header),
            coders: list(parts.coders),
            outlets: list(parts.outlets),
            sources: list(parts.sources),
            grades: list(parts.grades),
            propositions: list(parts.propositions),
            articles: list(parts.articles),
            texts: list(parts.texts),
            sentences: list(parts.sentences),
            tags: list(parts.tags),
            attributions: list(parts.attributions),
            stances: list(parts.stances),
            notes: list(parts.notes),
            reviews: list(parts.reviews),
            derivations: list(parts.derivations),
            derived,
        }
    }

    /// Makes the changes, in order. Cannot fail: a record to take out that is
    /// not there is no matter, one to put in replaces what has its key.
    pub fn apply(&mut self, changes: &[Change]) {
        for change in changes {
            if let Some(before) = &change.before {
                self.take(before);
            }
            if let Some(after) = &change.after {
                self.put(after);
            }
        }
    }

    fn take(&mut self, record: &Record) {
        match record {
            Record::Header(_) => {}
            Record::Coder(coder) => self.coders.remove(&coder.key()),
            Record::Kind(kind) => self.kinds.remove(&kind.key()),
            Record::Outlet(outlet) => self.outlets.remove(&outlet.key()),
            Record::Source(source) => self.sources.remove(&source.key()),
            Record::Grade(grade) => self.grades.remove(&grade.key()),
            Record::Proposition(it) => self.propositions.remove(&it.key()),
            Record::Article(article) => {
                self.derived.take_article(article);
                self.articles.remove(&article.id);
            }
            Record::Text(text) => self.texts.remove(&text.article),
            Record::Sentences(run) => {
                let blank = || Sentences { article: run.article, spans: Vec::new() };
                self.sentences.amend(run.article, blank, |all| {
                    remove_run(&mut all.spans, &run.spans);
                    !all.spans.is_empty()
                });
            }
            Record::Tag(tag) => {
                self.derived.take_tag(tag);
                self.tags.remove(&tag.key());
            }
            Record::Attribution(attribution) => {
                self.derived.take_attribution(attribution);
                self.attributions.remove(&attribution.key());
            }
            Record::Stance(stance) => {
                self.derived.take_stance(stance);
                self.stances.remove(&stance.key());
            }
            Record::Derivation(derivation) => self.derivations.remove(&derivation.key()),
            Record::Note(note) => self.notes.remove(&note.key()),
            Record::Review(part) => self.amend_review(part, |review| {
                review.read = false;
                remove_run(&mut review.nothing_here, &part.nothing_here);
            }),
        }
    }

    fn put(&mut self, record: &Record) {
        match record {
            Record::Header(header) => self.header = Arc::clone(header),
            Record::Coder(coder) => self.coders.insert(Arc::clone(coder)),
            Record::Kind(kind) => self.kinds.insert(Arc::clone(kind)),
            Record::Outlet(outlet) => self.outlets.insert(Arc::clone(outlet)),
            Record::Source(source) => self.sources.insert(Arc::clone(source)),
            Record::Grade(grade) => self.grades.insert(Arc::clone(grade)),
            Record::Proposition(it) => self.propositions.insert(Arc::clone(it)),
            Record::Article(article) => {
                self.derived.put_article(article);
                self.articles.insert(Arc::clone(article));
            }
            Record::Text(text) => self.texts.insert(Arc::clone(text)),
            Record::Sentences(run) => {
                let blank = || Sentences { article: run.article, spans: Vec::new() };
                self.sentences.amend(run.article, blank, |all| {
                    insert_run(&mut all.spans, &run.spans);
                    !all.spans.is_empty()
                });
            }
            Record::Tag(tag) => {
                self.derived.put_tag(tag);
                self.tags.insert(Arc::clone(tag));
            }
            Record::Attribution(attribution) => {
                self.derived.put_attribution(attribution);
                self.attributions.insert(Arc::clone(attribution));
            }
            Record::Stance(stance) => {
                self.derived.put_stance(stance);
                self.stances.insert(Arc::clone(stance));
            }
            Record::Derivation(derivation) => self.derivations.insert(Arc::clone(derivation)),
            Record::Note(note) => self.notes.insert(Arc::clone(note)),
            Record::Review(part) => self.amend_review(part, |review| {
                review.read = part.read;
                insert_run(&mut review.nothing_here, &part.nothing_here);
            }),
        }
    }

    fn amend_review(&mut self, part: &Review, change: impl FnOnce(&mut Review)) {
        let blank = || Review {
            article: part.article,
            coder: part.coder,
            read: false,
            nothing_here: Vec::new(),
        };
        self.reviews.amend(part.key(), blank, |review| {
            change(review);
            !review.is_blank()
        });
    }

    /// What the project says of itself.
    pub const fn header(&self) -> &Arc<Header> {
        &self.header
    }

    /// People who tag.
    pub const fn coders(&self) -> &List<Coder> {
        &self.coders
    }

    /// The codebook, in its order.
    pub const fn kinds(&self) -> &List<TagKind> {
        &self.kinds
    }

    /// Outlets and agencies.
    pub const fn outlets(&self) -> &List<Outlet> {
        &self.outlets
    }

    /// Articles by id; [`Project::in_order`] has them as the window lists them.
    pub const fn articles(&self) -> &List<Article> {
        &self.articles
    }

    /// All texts, by article.
    pub const fn texts(&self) -> &List<Text> {
        &self.texts
    }

    /// All sentences, by article.
    pub const fn all_sentences(&self) -> &List<Sentences> {
        &self.sentences
    }

    /// All tags, by article and place.
    pub const fn tags(&self) -> &List<Tag> {
        &self.tags
    }

    /// All notes.
    pub const fn notes(&self) -> &List<Note> {
        &self.notes
    }

    /// All reviews.
    pub const fn reviews(&self) -> &List<Review> {
        &self.reviews
    }

    /// The articles in the order of the list.
    pub fn in_order(&self) -> impl DoubleEndedIterator<Item = &Arc<Article>> {
        self.derived.order.iter().filter_map(|((_, id), ())| self.articles.get(id))
    }

    /// The article of that place in the list, from 0. Costs no walk.
    pub fn article_at(&self, nth: usize) -> Option<&Arc<Article>> {
        let ((_, id), ()) = self.derived.order.iter().nth(nth)?;
        self.articles.get(id)
    }

    /// The place of an article in the list, from 0. Costs no walk.
    pub fn place_of(&self, id: ArticleId) -> Option<usize> {
        let article = self.articles.get(&id)?;
        Some(self.derived.order.range(..(article.position, id)).len())
    }

    /// The position after the last article's.
    pub fn next_position(&self) -> u32 {
        self.derived.order.iter().next_back().map_or(1, |((last, _), ())| last.saturating_add(1))
    }

    /// One article.
    pub fn article(&self, id: ArticleId) -> Option<&Arc<Article>> {
        self.articles.get(&id)
    }

    /// The text of an article; empty where there is no such article.
    pub fn text(&self, article: ArticleId) -> &str {
        self.texts.get(&article).map_or("", |text| &text.text)
    }

    /// The sentences of an article; none where there is no such article.
    pub fn sentences(&self, article: ArticleId) -> &[Span] {
        self.sentences.get(&article).map_or(&[], |run| &run.spans)
    }

    /// The index of the sentence that holds the byte, or of the last before it.
    pub fn sentence_at(&self, article: ArticleId, byte: u32) -> Option<usize> {
        let spans = self.sentences(article);
        let after = spans.partition_point(|span| span.start <= byte);
        if spans.is_empty() { None } else { Some(after.saturating_sub(1)) }
    }

    /// The tags of an article, in order of reading.
    pub fn tags_of(&self, article: ArticleId) -> impl DoubleEndedIterator<Item = &Arc<Tag>> {
        let from = (article, Span::new(0, 0), TagId::FIRST);
        let to = (article, Span::new(u32::MAX, u32::MAX), TagId::LAST);
        self.tags.range(from..=to)
    }

    /// The tags that share text with a span, in order of reading. Looks at the
    /// tags nearby only, however many the article has.
    pub fn tags_in(&self, article: ArticleId, span: Span) -> impl Iterator<Item = &Arc<Tag>> {
        let reach = self.derived.tag_reach.get(&article).copied().unwrap_or(0);
        let from = (article, Span::new(span.start.saturating_sub(reach), 0), TagId::FIRST);
        let to = (article, Span::new(span.end, 0), TagId::FIRST);
        self.tags.range(from..to).filter(move |tag| tag.at.overlaps(span))
    }

    /// One tag.
    pub fn tag(&self, id: TagId) -> Option<&Arc<Tag>> {
        let &(article, at) = self.derived.tag_places.get(&id)?;
        self.tags.get(&(article, at, id))
    }

    /// A row of the codebook.
    pub fn kind(&self, id: KindId) -> Option<&Arc<TagKind>> {
        self.kinds.iter().find(|kind| kind.id == id)
    }

    /// A coder.
    pub fn coder(&self, id: CoderId) -> Option<&Arc<Coder>> {
        self.coders.get(&id)
    }

    /// An outlet or agency.
    pub fn outlet(&self, id: OutletId) -> Option<&Arc<Outlet>> {
        self.outlets.get(&id)
    }

    /// The name of an outlet or agency; empty where none is set.
    pub fn outlet_name(&self, id: Option<OutletId>) -> &str {
        id.and_then(|id| self.outlet(id)).map_or("", |outlet| &outlet.name)
    }

    /// The notes on a tag or sentence, by id.
    pub fn notes_on(&self, subject: Subject) -> impl Iterator<Item = &Arc<Note>> {
        let (on, at) = match subject {
            Subject::Tag(tag) => (tag.0, Span::default()),
            Subject::Sentence(article, at) => (article.0, at),
        };
        self.notes.range((on, at, NoteId::FIRST)..=(on, at, NoteId::LAST))
    }

    /// The notes on an article's sentences.
    pub fn sentence_notes(&self, article: ArticleId) -> impl Iterator<Item = &Arc<Note>> {
        let end = Span::new(u32::MAX, u32::MAX);
        self.notes
            .range((article.0, Span::default(), NoteId::FIRST)..=(article.0, end, NoteId::LAST))
    }

    /// The reviews of an article, by coder.
    pub fn reviews_of(&self, article: ArticleId) -> impl Iterator<Item = &Arc<Review>> {
        self.reviews.range((article, CoderId::FIRST)..=(article, CoderId::LAST))
    }

    /// Whether anybody marked the sentence as holding nothing to tag.
    pub fn nothing_here(&self, article: ArticleId, sentence: Span) -> bool {
        self.reviews_of(article).any(|review| review.marks(sentence))
    }

    /// Whether anybody marked the article as read to the end.
    pub fn is_read(&self, article: ArticleId) -> bool {
        self.reviews_of(article).any(|review| review.read)
    }

    /// Whether the sentence was dealt with: it bears a tag, or was marked as
    /// holding nothing to tag.
    pub fn is_done(&self, article: ArticleId, sentence: Span) -> bool {
        self.tags_in(article, sentence).next().is_some() || self.nothing_here(article, sentence)
    }

    /// Whether an id is already the name of a record.
    pub fn knows(&self, id: Id) -> bool {
        self.articles.get(&ArticleId(id)).is_some()
            || self.outlets.get(&OutletId(id)).is_some()
            || self.coders.get(&CoderId(id)).is_some()
            || self.derived.tag_places.get(&TagId(id)).is_some()
            || self.sources.get(&SourceId(id)).is_some()
            || self.propositions.get(&PropositionId(id)).is_some()
    }
}
