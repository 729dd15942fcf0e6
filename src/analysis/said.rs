//! What a source says across all articles, in order of time.

use std::collections::HashMap;

use jiff::civil::Date;

use super::board::Standing;
use super::speaker::{Said, Speakers};
use crate::model::{ArticleId, Project, PropositionId, SourceId, Span, Tag, TagId, Who};

/// Something that a source says, or passes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    /// The attribution in whose chain the source stands.
    pub tag: TagId,
    /// The article.
    pub article: ArticleId,
    /// Where the attribution is.
    pub at: Span,
    /// What is said: the content from its first word to its last, else the
    /// sentence.
    pub words: Span,
    /// Whether somebody else stands behind it in the chain: it says nothing
    /// itself then.
    pub passes_on: bool,
    /// How it stands by this toward propositions.
    pub stances: Vec<(PropositionId, Standing)>,
}

/// Everything in whose chain a source stands. Articles come in order of their
/// dates, those without one last, and in each the order of reading.
pub fn said(project: &Project, source: SourceId) -> Vec<Saying> {
    let mut stances: HashMap<TagId, Vec<(PropositionId, Standing)>> = HashMap::new();
    let mut looked_at: Vec<ArticleId> = Vec::new();
    let tags: Vec<&Tag> = project.chains_with(Who::Source(source)).map(|tag| &**tag).collect();
    for tag in &tags {
        looked_at.push(tag.article);
    }
    looked_at.sort_unstable();
    looked_at.dedup();
    for article in looked_at {
        let speakers = Speakers::of(project, article);
        for link in project.stances_of(article) {
            if let Said::In(tag) = speakers.said_of_stance(link) {
                let standing = (link.proposition, Standing::of(project, link));
                stances.entry(tag).or_default().push(standing);
            }
        }
    }
    let mut all: Vec<Saying> = tags
        .into_iter()
        .map(|tag| {
            let hops = project.attribution(tag.id).map_or(&[][..], |it| it.hops.as_slice());
            let passes_on = hops.last().is_none_or(|hop| hop.who != Who::Source(source));
            let stances =
                if passes_on { Vec::new() } else { stances.remove(&tag.id).unwrap_or_default() };
            let words = words_of(project, tag);
            Saying { tag: tag.id, article: tag.article, at: tag.at, words, passes_on, stances }
        })
        .collect();
    all.sort_by_cached_key(|it| (in_time(project, it.article, it.at), it.tag));
    all
}

/// Where a place stands in time: the article's date, its place in the list, the
/// place in it. What has no date comes last.
pub fn in_time(project: &Project, article: ArticleId, at: Span) -> (bool, Option<Date>, u32, Span) {
    let known = project.article(article);
    let date = known.and_then(|it| it.published);
    (date.is_none(), date, known.map_or(u32::MAX, |it| it.position), at)
}

fn words_of(project: &Project, tag: &Tag) -> Span {
    let content = project.attribution(tag.id).map_or(&[][..], |it| it.content.as_slice());
    let sentence = || {
        let nth = project.sentence_at(tag.article, tag.at.start)?;
        project.sentences(tag.article).get(nth).copied()
    };
    let content = content.iter().copied().reduce(Span::join);
    content.or_else(sentence).unwrap_or(tag.at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{article, attribution, fixture, proposition, tag};
    use crate::model::{Draft, KindId, SourceKind, StanceKind};

    /// Adds an article of one sentence, attributed to a chain of people, linked to
    /// a proposition.
    fn tell(desk: &mut fixture::Desk, day: &str, text: &str, chain: &[&str]) {
        let (project, mut hand) = desk.hand();
        let at = Span::of(0..text.len());
        let draft = Draft {
            text: text.to_owned(),
            sentences: vec![at],
            published: day.parse().ok(),
            ..Draft::default()
        };
        let adding = article::add(&project, &mut hand, vec![draft]);
        let article::Added::New(article) = adding.outcome[0] else { panic!("{text}") };
        desk.project.apply(&adding.edit.changes);
        let (project, mut hand) = desk.hand();
        let edit = tag::set(&project, &mut hand, article, &[at], KindId::Attribution);
        desk.project.apply(&edit.changes);
        let tag = desk.project.tags_of(article).next().unwrap().id;
        for name in chain {
            let (project, mut hand) = desk.hand();
            let kind = SourceKind::Person;
            let step = attribution::Step::Source { name: (*name).to_owned(), kind };
            let edit = attribution::add_hop(&project, &mut hand, tag, &step).unwrap();
            desk.project.apply(&edit.changes);
        }
        let (project, mut hand) = desk.hand();
        let target = proposition::Target { article, at, tag: None, kind: StanceKind::Asserts };
        let edit = proposition::link_to_wording(&project, &mut hand, "Held", &[target]).unwrap();
        desk.project.apply(&edit.changes);
    }

    #[test]
    fn what_is_said_comes_in_order_of_time_and_what_is_passed_on_is_not_said() {
        let mut desk = fixture::Desk::with("Nothing.");
        tell(&mut desk, "", "Undated, says the mayor.", &["Mayor"]);
        tell(&mut desk, "2025-03-02", "It stood, the mayor said.", &["Mayor"]);
        tell(&mut desk, "2025-03-01", "The mayor has it from the clerk.", &["Mayor", "Clerk"]);
        let told = |name: &str| -> Vec<String> {
            let source = desk.project.sources().iter().find(|it| it.name == name).unwrap();
            let line = |it: &Saying| {
                let how = if it.passes_on { "passes on" } else { "says" };
                let words = it.words.of_text(desk.project.text(it.article));
                let standings: Vec<&str> = it.stances.iter().map(|(_, s)| s.label()).collect();
                format!("{how} [{}]: {words}", standings.join(", "))
            };
            said(&desk.project, source.id).iter().map(line).collect()
        };
        assert_eq!(
            told("Mayor"),
            [
                "passes on []: The mayor has it from the clerk.",
                "says [asserts]: It stood, the mayor said.",
                "says [asserts]: Undated, says the mayor.",
            ]
        );
        assert_eq!(told("Clerk"), ["says [asserts]: The mayor has it from the clerk."]);
    }
}
