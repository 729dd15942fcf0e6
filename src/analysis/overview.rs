//! What is left to do in a project, and how its tags are spread.
//!
//! What the texts alone tell, which sentences have words that attribute or deny,
//! costs a reading of all of them: [`Cues`] keeps it article by article. All else
//! is read off the records each time.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::board::{By, board};
use super::coverage::Coverage;
use super::derivation::Proposal;
use crate::model::{
    ArticleId, DerivationKind, KindId, OutletId, Project, PropositionId, Span, Tag,
};
use crate::parallel;
use crate::text::anchor;
use crate::text::attribution::{self, PROPOSE};

/// Something that is left to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Task {
    /// Articles that nobody marked as read to the end.
    #[default]
    Unread,
    /// Sentences with words that attribute, and neither tag nor mark.
    Cue,
    /// Attributions in whose chain nobody stands.
    NoSource,
    /// Denials whose kind nobody decided.
    Undecided,
    /// Denials in sentences that are linked to no proposition.
    Unlinked,
    /// Propositions that rest on one origin.
    OneOrigin,
    /// Pairs of articles of which one may be made from the other.
    Derived,
    /// Tags whose words are not where they stand.
    Astray,
}

impl Task {
    /// All of them, in the order in which the window has them.
    pub const ALL: [Self; 8] = [
        Self::Unread,
        Self::Cue,
        Self::NoSource,
        Self::Undecided,
        Self::Unlinked,
        Self::OneOrigin,
        Self::Derived,
        Self::Astray,
    ];

    /// What there is, for a list of them.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Unread => "Articles not read to the end",
            Self::Cue => "Cues without a tag",
            Self::NoSource => "Attributions without a source",
            Self::Undecided => "Denials without a kind",
            Self::Unlinked => "Denials without a link",
            Self::OneOrigin => "Propositions with one origin",
            Self::Derived => "Derivations undecided",
            Self::Astray => "Tags without their words",
        }
    }

    /// What is to be done with them.
    pub const fn help(self) -> &'static str {
        match self {
            Self::Unread => "Read them, and mark them as read to the end.",
            Self::Cue => "Somebody is said to say something there, and nothing is tagged.",
            Self::NoSource => "Say who speaks: an outlet, an agency or a source.",
            Self::Undecided => "Until its kind is decided, a denial counts nowhere.",
            Self::Unlinked => "Say which proposition they are about.",
            Self::OneOrigin => "Repetition is no corroboration: look for a second origin.",
            Self::Derived => "Compare them, and say whether one was made from the other.",
            Self::Astray => "The text or the file was changed by other means; repair them.",
        }
    }
}

/// Where something that is left to do is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// An article.
    Article(ArticleId),
    /// Words of an article.
    Words(ArticleId, Span),
    /// A proposition.
    Proposition(PropositionId),
    /// The first article of a pair, and the one that may be made from it.
    Pair(ArticleId, ArticleId),
}

/// How many tags there are of each kind, in the order of the codebook.
pub type ByKind = Vec<u32>;

/// What is left, and how the tags are spread.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overview {
    left: [Vec<Place>; Task::ALL.len()],
    /// Tags by outlet, those with most first; none for articles without one.
    pub outlets: Vec<(Option<OutletId>, ByKind)>,
    /// Tags by the day on which their article was published.
    pub days: Vec<(Date, ByKind)>,
    /// How much of each article is done, in the order of the list.
    pub coverage: Vec<(ArticleId, Coverage)>,
}

impl Overview {
    /// What is left of a task, in the order of the list and of the texts.
    pub fn left(&self, task: Task) -> &[Place] {
        self.left.get(task as usize).map_or(&[], Vec::as_slice)
    }

    fn push(&mut self, task: Task, place: Place) {
        if let Some(left) = self.left.get_mut(task as usize) {
            left.push(place);
        }
    }
}

/// Whether the words of a tag are not where it stands.
pub fn is_astray(project: &Project, tag: &Tag) -> bool {
    !anchor::quote_matches(project.text(tag.article), tag.at, &tag.quote)
}

/// The sentences of each article that have words that attribute.
#[derive(Clone, Debug, Default)]
pub struct Cues(BTreeMap<ArticleId, Arc<[Span]>>);

impl Cues {
    /// Reads articles that came, went, or have other sentences now, on all
    /// cores.
    pub fn update(&mut self, project: &Project, changed: &[ArticleId]) {
        let cost = |article: &ArticleId| project.text(*article).len();
        let read = parallel::map_runs(changed, cost, |run| {
            run.iter().map(|article| (*article, cues(project, *article))).collect::<Vec<_>>()
        });
        for (article, cues) in read.into_iter().flatten() {
            if project.article(article).is_some() {
                self.0.insert(article, cues);
            } else {
                self.0.remove(&article);
            }
        }
    }
}

fn cues(project: &Project, article: ArticleId) -> Arc<[Span]> {
    let text = project.text(article);
    let mut before = None;
    let sentences = project.sentences(article).iter().copied();
    let has_cue = |sentence: &Span| {
        let words = sentence.of_text(text);
        attribution::read(words, before.replace(words)).score >= PROPOSE
    };
    sentences.filter(has_cue).collect()
}

/// Looks through a project. `proposals` are pairs of articles that share text.
pub fn overview(project: &Project, cues: &Cues, proposals: &[Proposal]) -> Overview {
    let mut it = Overview::default();
    let kinds: BTreeMap<KindId, usize> =
        project.kinds().iter().zip(0..).map(|(kind, nth)| (kind.id, nth)).collect();
    let mut outlets: BTreeMap<Option<OutletId>, ByKind> = BTreeMap::new();
    let mut days: BTreeMap<Date, ByKind> = BTreeMap::new();
    for article in project.in_order() {
        let id = article.id;
        if !project.is_read(id) {
            it.push(Task::Unread, Place::Article(id));
        }
        for sentence in cues.0.get(&id).map_or(&[][..], |cues| cues) {
            if !project.is_done(id, *sentence) {
                it.push(Task::Cue, Place::Words(id, *sentence));
            }
        }
        it.coverage.push((id, Coverage::of(project, id)));
        let blank = || vec![0; kinds.len()];
        let of_outlet = outlets.entry(article.outlet).or_insert_with(blank);
        let mut of_day = article.published.map(|day| days.entry(day).or_insert_with(blank));
        for tag in project.tags_of(id) {
            it.push_tag(project, tag);
            let nth = kinds.get(&tag.kind).copied().unwrap_or(usize::MAX);
            let counts = [Some(&mut *of_outlet), of_day.as_deref_mut()];
            for count in counts.into_iter().flatten().filter_map(|counts| counts.get_mut(nth)) {
                *count += 1;
            }
        }
    }
    for row in board(project, By::Outlet).rows.iter().filter(|row| row.has_one_origin()) {
        it.push(Task::OneOrigin, Place::Proposition(row.proposition));
    }
    for pair in proposals.iter().filter(|pair| is_open(project, pair)) {
        it.push(Task::Derived, Place::Pair(pair.from, pair.to));
    }
    it.outlets = outlets.into_iter().collect();
    it.outlets.sort_by_key(|(_, tags)| std::cmp::Reverse(tags.iter().sum::<u32>()));
    it.days = days.into_iter().collect();
    it
}

impl Overview {
    fn push_tag(&mut self, project: &Project, tag: &Tag) {
        let place = Place::Words(tag.article, tag.at);
        if tag.kind == KindId::Attribution
            && project.attribution(tag.id).is_none_or(|it| it.hops.is_empty())
        {
            self.push(Task::NoSource, place);
        }
        if tag.kind == KindId::Denial {
            if tag.denial.is_none() {
                self.push(Task::Undecided, place);
            }
            let sentence = project
                .sentence_at(tag.article, tag.at.start)
                .and_then(|nth| project.sentences(tag.article).get(nth))
                .map_or(tag.at, |sentence| sentence.join(tag.at));
            if project.stances_in(tag.article, sentence).next().is_none() {
                self.push(Task::Unlinked, place);
            }
        }
        if is_astray(project, tag) {
            self.push(Task::Astray, place);
        }
    }
}

/// Whether two articles are proposed as tied, both are there, and nobody has
/// decided.
pub fn is_open(project: &Project, pair: &Proposal) -> bool {
    let (from, to) = (pair.from, pair.to);
    let are_there = project.article(from).is_some() && project.article(to).is_some();
    let decided =
        [(from, to), (to, from)].iter().any(|pair| project.derivations().get(pair).is_some());
    pair.kind != DerivationKind::Not && are_there && !decided
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::derivation::proposals;
    use crate::analysis::derivation::tests::project;
    use crate::model::{
        Change, CoderId, DenialKind, Derivation, Id, Moment, Review, Speaker, TagId,
    };

    const TEXT: &str = "The dam held. The ministry denied that it was unsafe. “It is safe,” said \
        the mayor, Ada Grey. Nobody was hurt.";

    fn seen(project: &Project) -> Overview {
        let mut cues = Cues::default();
        let all: Vec<ArticleId> = project.in_order().map(|it| it.id).collect();
        cues.update(project, &all);
        overview(project, &cues, &proposals(project))
    }

    fn words(project: &Project, task: Task) -> Vec<String> {
        let words = |place: &Place| match place {
            Place::Article(id) => id.to_string(),
            Place::Words(article, at) => at.of_text(project.text(*article)).to_owned(),
            Place::Proposition(id) => id.to_string(),
            Place::Pair(from, to) => format!("{from} {to}"),
        };
        seen(project).left(task).iter().map(words).collect()
    }

    fn tag(project: &Project, sentence: usize, kind: KindId) -> Tag {
        let article = project.in_order().next().unwrap().id;
        let at = project.sentences(article)[sentence];
        Tag {
            id: TagId(Id(100 + sentence as u64)),
            article,
            at,
            kind,
            quote: anchor::abridge(at.of_text(project.text(article))).into_owned(),
            coder: CoderId(Id(1)),
            created: "2026-01-02T03:04:05Z".parse::<Moment>().unwrap(),
            denial: None,
            speaker: Speaker::ByRule,
        }
    }

    #[test]
    fn sentences_with_a_cue_are_left_until_they_are_dealt_with() {
        let mut project = project(&[TEXT]);
        let cues = words(&project, Task::Cue);
        assert_eq!(
            cues,
            ["The ministry denied that it was unsafe.", "“It is safe,” said the mayor, Ada Grey."]
        );
        let article = project.in_order().next().unwrap().id;
        project.apply(&[Change::add(tag(&project, 1, KindId::Denial))]);
        let nothing_here = vec![project.sentences(article)[2]];
        project.apply(&[Change::add(Review {
            article,
            coder: CoderId(Id(1)),
            read: true,
            nothing_here,
        })]);
        assert_eq!(words(&project, Task::Cue), [""; 0]);
        assert_eq!(words(&project, Task::Unread), [""; 0]);
    }

    #[test]
    fn a_denial_is_left_until_it_has_a_kind_and_an_attribution_until_it_has_a_source() {
        let mut project = project(&[TEXT]);
        let mut denial = tag(&project, 1, KindId::Denial);
        project.apply(&[Change::add(denial.clone())]);
        project.apply(&[Change::add(tag(&project, 2, KindId::Attribution))]);
        assert_eq!(words(&project, Task::Undecided).len(), 1);
        assert_eq!(words(&project, Task::Unlinked).len(), 1);
        assert_eq!(words(&project, Task::NoSource), ["“It is safe,” said the mayor, Ada Grey."]);
        project.apply(&[Change::remove(denial.clone())]);
        denial.denial = Some(DenialKind::Denies);
        denial.quote = "words that are not there".to_owned();
        project.apply(&[Change::add(denial)]);
        assert_eq!(words(&project, Task::Undecided).len(), 0);
        assert_eq!(words(&project, Task::Astray), ["The ministry denied that it was unsafe."]);
    }

    #[test]
    fn a_pair_is_left_until_it_is_decided_either_way() {
        let text = "The old dam above Karsk gave way early on Monday after two days of heavy rain, \
            flooding the lower town and cutting the only road to the coast before dawn came.";
        let mut project = project(&[text, &format!("{text} Nobody was hurt.")]);
        let left = seen(&project);
        let [Place::Pair(from, to)] = left.left(Task::Derived) else { panic!("{left:?}") };
        let said = Derivation {
            from: *to,
            to: *from,
            kind: DerivationKind::Not,
            coder: CoderId(Id(1)),
            reason: String::new(),
        };
        project.apply(&[Change::add(said)]);
        assert_eq!(words(&project, Task::Derived), [""; 0]);
    }

    #[test]
    fn tags_are_counted_by_outlet_and_an_empty_project_has_nothing_left() {
        let mut project = project(&[TEXT, "Nothing."]);
        project.apply(&[Change::add(tag(&project, 1, KindId::Denial))]);
        let it = seen(&project);
        assert_eq!(it.outlets.len(), 1);
        assert_eq!(it.outlets[0].1.iter().sum::<u32>(), 1);
        assert_eq!((it.coverage.len(), it.coverage[0].1.done), (2, 1));
        let none = seen(&Project::new(""));
        assert!(Task::ALL.iter().all(|task| none.left(*task).is_empty()));
    }
}
