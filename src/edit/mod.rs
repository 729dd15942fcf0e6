//! How a project changes: one file a theme, each edit a function of the project
//! to a labelled list of changes.
//!
//! Planning reads the project and touches nothing; [`crate::model::Project::apply`]
//! then cannot fail. There is no I/O here, and no clock or chance: who edits,
//! when, and with which ids comes in as a [`Hand`].

pub mod article;
pub mod attribution;
pub mod codebook;
pub mod derivation;
pub mod grade;
pub mod history;
pub mod note;
pub mod people;
pub mod proposal;
pub mod proposition;
pub mod review;
pub mod sentence;
pub mod source;
pub mod tag;
pub mod version;
pub mod whole;

pub use history::{History, State};

use crate::model::{CoderId, Ids, Moment};

/// Who edits, when, and where new ids come from.
#[derive(Debug)]
pub struct Hand<'a> {
    /// The coder in whose name the edit is made.
    pub coder: CoderId,
    /// The time to put on new records.
    pub now: Moment,
    /// Makes the ids of new records.
    pub ids: &'a mut Ids,
}

/// Why an edit is not possible, as a sentence for the analyst.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Refused(pub String);

impl Refused {
    /// A refusal with its reason.
    pub fn because(reason: impl Into<String>) -> Self {
        Self(reason.into())
    }
}

/// A count with its noun: "1 tag", "3 tags".
pub(crate) fn counted(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}

#[cfg(test)]
pub(crate) mod fixture {
    //! A small project for the tests of this module.

    use crate::edit::{Hand, article};
    use crate::model::{
        ArticleId, Change, Coder, CoderId, Draft, Id, Ids, KindId, Project, Span, TagId,
    };

    /// A coder, ids, and one article whose sentences end at `|`.
    pub struct Desk {
        pub project: Project,
        pub ids: Ids,
        pub coder: CoderId,
        pub article: ArticleId,
    }

    impl Desk {
        pub fn with(marked: &str) -> Self {
            let mut text = String::new();
            let mut sentences = Vec::new();
            for piece in marked.split('|') {
                let start = text.len();
                text.push_str(piece.trim());
                sentences.push(Span::of(start..text.len()));
                text.push(' ');
            }
            let coder = CoderId(Id(1));
            let mut project = Project::new("Test");
            project.apply(&[Change::add(Coder { id: coder, name: "Ada".to_owned() })]);
            let mut ids = Ids::seeded(1);
            let draft = Draft { text, sentences, file: "one.txt".to_owned(), ..Draft::default() };
            let edit = article::add(&project, &mut hand(coder, &mut ids), vec![draft]).edit;
            project.apply(&edit.changes);
            let article = project.in_order().next().unwrap().id;
            Self { project, ids, coder, article }
        }

        pub fn hand(&mut self) -> (Project, Hand<'_>) {
            (self.project.clone(), hand(self.coder, &mut self.ids))
        }

        /// Tags a sentence.
        pub fn tag(&mut self, sentence: usize, kind: KindId) -> TagId {
            let (article, at) = (self.article, self.sentence(sentence));
            let (project, mut hand) = self.hand();
            let edit = crate::edit::tag::set(&project, &mut hand, article, &[at], kind);
            self.project.apply(&edit.changes);
            self.project.tags_in(article, at).find(|tag| tag.kind == kind).unwrap().id
        }

        pub fn sentence(&self, index: usize) -> Span {
            self.project.sentences(self.article)[index]
        }

        /// Kind and words of every tag, in order.
        pub fn tags(&self) -> Vec<String> {
            let text = self.project.text(self.article);
            self.project
                .tags_of(self.article)
                .map(|tag| format!("{}: {}", tag.kind, tag.at.of_text(text)))
                .collect()
        }
    }

    fn hand(coder: CoderId, ids: &mut Ids) -> Hand<'_> {
        Hand { coder, now: "2026-01-02T03:04:05Z".parse().unwrap(), ids }
    }
}
