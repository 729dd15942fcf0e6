//! The sample project: three invented reports of one invented event, with tags,
//! chains of sources, and propositions.
//!
//! It is made anew from the texts in `assets/sample`, by the same steps that an
//! analyst takes: import, describe, tag, note, attribute, link. Every time it
//! comes out the same. One denial is left undecided, one report not read to the
//! end, one attribution to find: there is something to try.

use serde::Deserialize;

use super::{Session, random_seed};
use crate::edit::article::{self, Added, Details};
use crate::edit::attribution::{self, Part, Step};
use crate::edit::proposition::{self, Target};
use crate::edit::{Hand, Refused, derivation, note, people, review, tag};
use crate::io::import::draft_of_text;
use crate::model::{
    ArticleId, CoderId, DenialKind, DerivationKind, Edit, Ids, KindId, Moment, Project, Record,
    SourceKind, Span, StanceKind, Subject, TagId, Who,
};
use crate::text::anchor;

/// What the sample project is called.
pub const TITLE: &str = "Port Selwan explosion";

/// In whose name the sample's tags are.
const CODER: &str = "Sample";

/// Where the sample's ids begin.
const SEED: u64 = 0x5e1_0a17;

/// When its tags were set.
const WHEN: &str = "2025-12-02T09:00:00Z";

/// The wire service that all three reports rest on.
const WIRE: &str = "Norlund Wire";

/// Why the second report is taken to be made from the first.
const DERIVED: &str = "credits Norlund Wire, and has a sentence of it word for word";

/// A report: its file, its outlet and its text.
const REPORTS: [(&str, &str, &str); 3] = [
    ("norlund-wire.txt", WIRE, include_str!("../../assets/sample/norlund-wire.txt")),
    (
        "selwan-courier.txt",
        "The Selwan Courier",
        include_str!("../../assets/sample/selwan-courier.txt"),
    ),
    ("shamal-24.txt", "Shamal 24", include_str!("../../assets/sample/shamal-24.txt")),
];

/// The tags, one JSON object a line.
const TAGS: &str = include_str!("../../assets/sample/tags.jsonl");

/// The sample project, as if opened just now: saved, with nothing to undo.
pub fn sample() -> Result<Session, Refused> {
    let mut maker = Maker::new()?;
    let mut articles = Vec::new();
    for (file, outlet, text) in REPORTS {
        let id = maker.add(file, text)?;
        maker.describe(id, outlet)?;
        articles.push((file, id));
    }
    for line in TAGS.lines().filter(|line| !line.trim().is_empty()) {
        let row: Row = serde_json::from_str(line)
            .map_err(|error| Refused::because(format!("a tag of the sample: {error}")))?;
        let article = articles.iter().find(|(file, _)| *file == row.file);
        let (_, article) = article.ok_or_else(|| lost(&row))?;
        maker.tag(*article, &row)?;
    }
    if let [(_, wire), (_, courier), ..] = articles.as_slice() {
        for article in [*wire, *courier] {
            maker.edit(|p, hand| Ok(review::set_read(p, hand, article, true)))?;
        }
        let kind = Some(DerivationKind::Partly);
        maker.edit(|p, hand| derivation::decide(p, hand, (*wire, *courier), kind, DERIVED))?;
    }
    // Whoever works on from here gets ids that nobody else has.
    Ok(Session::with_ids(maker.project, Ids::seeded(random_seed())))
}

/// A tag of the sample, with what was made of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    file: String,
    quote: String,
    kind: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    denial: String,
    #[serde(default)]
    cue: String,
    #[serde(default)]
    content: String,
    #[serde(default)]
    chain: Vec<Hop>,
    #[serde(default)]
    links: Vec<Link>,
}

/// A step of a chain.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Hop {
    who: String,
    kind: String,
    #[serde(default)]
    count: u32,
    #[serde(default)]
    words: String,
}

/// A link to a proposition.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Link {
    proposition: String,
    stance: String,
}

fn lost(row: &Row) -> Refused {
    Refused::because(format!("a tag of the sample has no place: “{}” in {}", row.quote, row.file))
}

/// Takes the steps, at one time and in one name.
struct Maker {
    project: Project,
    ids: Ids,
    coder: CoderId,
    now: Moment,
}

impl Maker {
    fn new() -> Result<Self, Refused> {
        let now = WHEN.parse().map_err(|_| Refused::because("the sample has no time"))?;
        let mut project = Project::new(TITLE);
        let mut ids = Ids::seeded(SEED);
        let (coder, edit) = people::coder(&project, &mut ids, CODER);
        project.apply(&edit.changes);
        Ok(Self { project, ids, coder, now })
    }

    fn edit(
        &mut self,
        plan: impl FnOnce(&Project, &mut Hand<'_>) -> Result<Edit, Refused>,
    ) -> Result<Edit, Refused> {
        let mut hand = Hand { coder: self.coder, now: self.now, ids: &mut self.ids };
        let edit = plan(&self.project, &mut hand)?;
        self.project.apply(&edit.changes);
        Ok(edit)
    }

    fn add(&mut self, file: &str, text: &str) -> Result<ArticleId, Refused> {
        let mut added = None;
        self.edit(|project, hand| {
            let adding = article::add(project, hand, vec![draft_of_text(text, file)]);
            added = adding.outcome.first().copied();
            Ok(adding.edit)
        })?;
        match added {
            Some(Added::New(id) | Added::Known(id)) => Ok(id),
            None => Err(Refused::because(format!("{file} was not added"))),
        }
    }

    /// Fills in outlet and agency where the head of the text does not say them.
    fn describe(&mut self, id: ArticleId, outlet: &str) -> Result<(), Refused> {
        // The wire is named as an agency first, which makes it known as one.
        self.details(id, |details| fill(&mut details.agency, WIRE))?;
        self.details(id, |details| {
            fill(&mut details.outlet, outlet);
            if details.outlet == details.agency {
                details.agency.clear();
            }
        })
    }

    fn details(&mut self, id: ArticleId, alter: impl FnOnce(&mut Details)) -> Result<(), Refused> {
        self.edit(|project, hand| {
            let Some(known) = project.article(id) else { return Ok(Edit::default()) };
            let mut details = Details::of(project, known);
            alter(&mut details);
            Ok(article::describe(project, hand, id, &details))
        })?;
        Ok(())
    }

    fn tag(&mut self, article: ArticleId, row: &Row) -> Result<(), Refused> {
        let text = self.project.text(article);
        let at = anchor::find(text, &row.quote, 0).ok_or_else(|| lost(row))?;
        let kind: KindId = row.kind.parse().map_err(|_| lost(row))?;
        let edit = self.edit(|project, hand| Ok(set(project, hand, article, at, kind)))?;
        if let Some(tag) = added_tag(&edit).filter(|_| !row.note.is_empty()) {
            self.edit(|project, hand| Ok(note::set(project, hand, Subject::Tag(tag), &row.note)))?;
        }
        let tag = added_tag(&edit).ok_or_else(|| lost(row))?;
        let denial = DenialKind::by_name(&row.denial);
        self.edit(|project, _| Ok(tag::set_denial(project, &[tag], denial)))?;
        for (part, words) in [(Part::Cue, &row.cue), (Part::Content, &row.content)] {
            if let Some(at) = self.words(article, at, words) {
                self.edit(|project, _| attribution::toggle_part(project, tag, part, at))?;
            }
        }
        for hop in &row.chain {
            self.hop(tag, (article, at), hop)?;
        }
        for link in &row.links {
            let stance = StanceKind::by_name(&link.stance).ok_or_else(|| lost(row))?;
            let target = Target { article, at, tag: Some(tag), kind: stance };
            self.edit(|project, hand| {
                proposition::link_to_wording(project, hand, &link.proposition, &[target])
            })?;
        }
        Ok(())
    }

    /// Words inside a tag.
    fn words(&self, article: ArticleId, at: Span, words: &str) -> Option<Span> {
        let inside = at.of_text(self.project.text(article));
        let start = inside.find(words).filter(|_| !words.is_empty())? + at.start as usize;
        Some(Span::of(start..start + words.len()))
    }

    /// Adds a step to a chain. Unnamed sources are one where they have one name.
    fn hop(
        &mut self,
        tag: TagId,
        (article, at): (ArticleId, Span),
        hop: &Hop,
    ) -> Result<(), Refused> {
        let name = hop.who.clone();
        let known = self.project.sources().iter().find(|source| source.name == name);
        let step = match (known, SourceKind::by_name(&hop.kind)) {
            (Some(source), _) => Step::Known(Who::Source(source.id)),
            (None, Some(kind)) => Step::Source { name, kind },
            (None, None) => Step::Relay { name, agency: hop.kind == "agency" },
        };
        let words = self.words(article, at, &hop.words).unwrap_or_default();
        self.edit(|p, hand| attribution::add_hop_at(p, hand, tag, &step, words, hop.count))?;
        Ok(())
    }
}

fn set(project: &Project, hand: &mut Hand<'_>, article: ArticleId, at: Span, kind: KindId) -> Edit {
    tag::set_span(project, hand, article, at, kind)
}

fn fill(field: &mut String, words: &str) {
    if field.is_empty() {
        words.clone_into(field);
    }
}

fn added_tag(edit: &Edit) -> Option<TagId> {
    edit.changes.iter().find_map(|change| match &change.after {
        Some(Record::Tag(tag)) => Some(tag.id),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tag_of_the_sample_has_its_place() {
        let session = sample().unwrap();
        let project = session.project();
        assert!(session.is_saved());
        assert_eq!(project.articles().len(), 3);
        assert_eq!(project.tags().len(), TAGS.lines().count());
        assert_eq!(project.notes().len(), TAGS.matches("\"note\"").count());
        for tag in project.tags().iter() {
            assert!(anchor::quote_matches(project.text(tag.article), tag.at, &tag.quote));
        }
        let rows: Vec<Row> = TAGS.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let links: usize = rows.iter().map(|row| row.links.len()).sum();
        assert_eq!(project.stances().len(), links);
        let hops: usize = rows.iter().map(|row| row.chain.len()).sum();
        assert_eq!(project.attributions().iter().map(|it| it.hops.len()).sum::<usize>(), hops);
        let chains = project.attributions().iter().map(|it| &it.hops);
        let n_words = chains.flatten().filter(|hop| !hop.at.is_empty()).count();
        let want =
            rows.iter().flat_map(|row| &row.chain).filter(|hop| !hop.words.is_empty()).count();
        assert_eq!(n_words, want);
    }

    #[test]
    fn the_sample_is_the_same_every_time() {
        assert_eq!(sample().unwrap().project(), sample().unwrap().project());
    }

    #[test]
    fn outlets_and_agency_are_known() {
        let session = sample().unwrap();
        let project = session.project();
        let names: Vec<(&str, &str)> = project
            .in_order()
            .map(|a| (project.outlet_name(a.outlet), project.outlet_name(a.agency)))
            .collect();
        let want = [(WIRE, ""), ("The Selwan Courier", WIRE), ("Shamal 24", WIRE)];
        assert_eq!(names, want);
        let first = project.in_order().next().map(|article| article.place.as_str());
        assert_eq!(first, Some("PORT SELWAN"));
        assert_eq!(project.outlets().len(), 3);
        assert!(project.outlets().iter().all(|outlet| outlet.agency == (outlet.name == WIRE)));
    }
}
