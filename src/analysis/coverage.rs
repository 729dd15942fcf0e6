//! How far an article was gone through: how many of its sentences were dealt
//! with, by a tag or by the mark that nothing is there to tag.
//!
//! Counting costs as much as the article is long; after an edit, only the
//! sentences near its changes are looked at again.

use crate::model::{ArticleId, Change, Keyed as _, Project, Record, Review, Span};

/// How many sentences an article has, and how many of them are done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// All sentences.
    pub sentences: u32,
    /// Those that bear a tag or the mark “nothing here”.
    pub done: u32,
}

impl Coverage {
    /// Counts an article.
    pub fn of(project: &Project, article: ArticleId) -> Self {
        let sentences = project.sentences(article);
        let reviews: Vec<_> = project.reviews_of(article).collect();
        let mut tags = project.tags_of(article).peekable();
        // The furthest end of the tags that begin before a sentence's end.
        let mut reach = 0;
        let mut done = 0;
        for sentence in sentences {
            while let Some(tag) = tags.next_if(|tag| tag.at.start < sentence.end) {
                reach = reach.max(tag.at.end);
            }
            let tagged = reach > sentence.start;
            if tagged || reviews.iter().any(|review| review.marks(*sentence)) {
                done += 1;
            }
        }
        Self { sentences: counted(sentences.len()), done }
    }

    /// The same article's coverage after an edit: `before` and `after` are the
    /// project around all of `changes`.
    #[must_use]
    pub fn after(
        self,
        article: ArticleId,
        before: &Project,
        after: &Project,
        changes: &[Change],
    ) -> Self {
        let mut touched = Vec::new();
        for change in changes {
            for record in [&change.before, &change.after].into_iter().flatten() {
                if record.article() == Some(article) {
                    touch(record, before, after, &mut touched);
                }
            }
        }
        let done = |project| counted(done_in(project, article, &touched));
        Self {
            sentences: counted(after.sentences(article).len()),
            done: (self.done + done(after)).saturating_sub(done(before)),
        }
    }
}

fn counted(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Adds the stretches of text in which sentences may be done, or no longer done,
/// because of a record that came or went.
fn touch(record: &Record, before: &Project, after: &Project, touched: &mut Vec<Span>) {
    match record {
        Record::Tag(tag) => touched.push(tag.at),
        Record::Sentences(run) => touched.extend(hull(&run.spans)),
        Record::Review(part) => {
            for project in [before, after] {
                if let Some(review) = project.reviews().get(&part.key()) {
                    touched.extend(part.nothing_here.iter().map(|mark| with_shadow(*mark, review)));
                }
            }
        }
        // Nothing else makes a sentence done.
        _ => {}
    }
}

fn hull(spans: &[Span]) -> Option<Span> {
    Some(spans.first()?.join(*spans.last()?))
}

/// A mark, and what it hides of the mark before it: a sentence is looked up in
/// the last mark that begins before it.
fn with_shadow(mark: Span, review: &Review) -> Span {
    let nth = review.nothing_here.partition_point(|other| *other < mark);
    let hidden = nth.checked_sub(1).and_then(|nth| review.nothing_here.get(nth));
    Span::new(mark.start, mark.end.max(hidden.map_or(0, |hidden| hidden.end)))
}

/// How many of the sentences that share text with some stretches are done.
fn done_in(project: &Project, article: ArticleId, touched: &[Span]) -> usize {
    let sentences = project.sentences(article);
    let mut numbers: Vec<usize> = touched
        .iter()
        .flat_map(|at| {
            let from = sentences.partition_point(|sentence| sentence.end <= at.start);
            let to = sentences.partition_point(|sentence| sentence.start < at.end);
            from..to
        })
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    let done = |nth: &usize| sentences.get(*nth).is_some_and(|at| project.is_done(article, *at));
    numbers.into_iter().filter(done).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CoderId, Id, KindId, Moment, Parts, Sentences, Speaker, Tag, TagId, Text};
    use proptest::prelude::*;

    const ARTICLE: ArticleId = ArticleId(Id(1));

    fn tag(id: u64, at: Span) -> Tag {
        Tag {
            id: TagId(Id(id)),
            article: ARTICLE,
            at,
            kind: KindId::Claim,
            quote: String::new(),
            coder: CoderId(Id(2)),
            created: Moment::of(jiff::Timestamp::UNIX_EPOCH),
            denial: None,
            speaker: Speaker::ByRule,
        }
    }

    fn blank(sentences: u32) -> Project {
        Project::of(Parts {
            texts: vec![Text {
                article: ARTICLE,
                text: "a".repeat(sentences as usize * 10).into(),
            }],
            sentences: vec![Sentences {
                article: ARTICLE,
                spans: (0..sentences).map(|n| Span::new(n * 10, n * 10 + 9)).collect(),
            }],
            ..Parts::default()
        })
    }

    fn one_by_one(project: &Project) -> Coverage {
        let sentences = project.sentences(ARTICLE);
        let done = sentences.iter().filter(|at| project.is_done(ARTICLE, **at)).count();
        Coverage { sentences: counted(sentences.len()), done: counted(done) }
    }

    /// An edit of the kinds that change coverage, from numbers.
    fn changes(project: &Project, (what, a, b): (u8, u32, u32)) -> Vec<Change> {
        let spans = project.sentences(ARTICLE);
        let at = Span::new(a.min(b), a.max(b) + 1);
        let review = |marks: &[Span]| Review {
            article: ARTICLE,
            coder: CoderId(Id(u64::from(a % 2))),
            read: false,
            nothing_here: marks.to_vec(),
        };
        let nth = a as usize % spans.len().max(1);
        match what {
            0 => vec![Change::add(tag(u64::from(a) << 32 | u64::from(b), at))],
            1 => project.tags_of(ARTICLE).take(2).map(Change::remove).collect(),
            2 => vec![Change::add(review(&[at]))],
            3 => {
                let reviews = project.reviews_of(ARTICLE);
                reviews
                    .map(|r| {
                        Change::remove(Review {
                            nothing_here: r.nothing_here[..1].to_vec(),
                            ..(**r).clone()
                        })
                    })
                    .collect()
            }
            4 if nth + 1 < spans.len() => vec![Change::replace(
                Sentences { article: ARTICLE, spans: spans[nth..nth + 2].to_vec() },
                Sentences { article: ARTICLE, spans: vec![spans[nth].join(spans[nth + 1])] },
            )],
            _ => {
                spans.iter().map(|at| Change::add(tag(u64::from(at.start), *at))).take(3).collect()
            }
        }
    }

    proptest! {
        #[test]
        fn adjusting_gives_what_counting_gives(
            edits in proptest::collection::vec((0u8..6, 0u32..200, 0u32..200), 1..20)
        ) {
            let mut project = blank(20);
            let mut coverage = Coverage::of(&project, ARTICLE);
            for edit in edits {
                let changes = changes(&project, edit);
                let before = project.clone();
                project.apply(&changes);
                coverage = coverage.after(ARTICLE, &before, &project, &changes);
                prop_assert_eq!(coverage, Coverage::of(&project, ARTICLE));
                prop_assert_eq!(coverage, one_by_one(&project));
            }
        }
    }

    #[test]
    fn an_article_that_is_not_there_has_nothing() {
        assert_eq!(Coverage::of(&Project::default(), ARTICLE), Coverage::default());
    }
}
