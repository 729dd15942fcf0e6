//! `hearsay derivation`: which articles were made from which, as proposed.

use std::io::Write;
use std::path::PathBuf;

use serde::Serialize;

use super::failure::{Failure, Status};
use super::project::{counted, open};
use crate::analysis::article_name;
use crate::analysis::derivation::{Passage, Proposal, proposals};
use crate::analysis::groups::Groups;
use crate::model::{ArticleId, DerivationKind, Project};
use crate::text::offsets::Offsets;

/// Proposes which articles were made from which
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hearsay derivation story.ron
  hearsay derivation story.ron --json > derivation.json

All pairs of articles that share text are compared; those without evidence are left out. Direct speech and the sentences
that outlets put under every report do not count. Nothing is written to the project.

With --json one object: {\"unit\":\"cp\",\"pairs\":[…],\"groups\":[[id,…],…]}. A pair is
  from, to         {id,title,outlet,published}; what is not known is empty
  kind             wholly, partly or not: how much of `to` was made from `from`
  direction        by what it is known which was first: date, credit, length, unknown
  share_of_from    the share of the words of `from`, speech and boilerplate left out,
                   that are in `to`, 0 to 1
  share_of_to      the same of `to` in `from`
  longest          the longest run in common, in words
  passages         {from:[start,end],to:[start,end],words,common}: code points of the
                   texts, end exclusive; common: direct speech or boilerplate
  reasons          why, in words
Groups are of articles that are tied by pairs of kind wholly or partly.")]
pub struct Args {
    /// The project
    project: PathBuf,
    /// One JSON object
    #[arg(long)]
    json: bool,
}

/// All proposals, as they are written.
#[derive(Serialize)]
struct Report {
    unit: &'static str,
    pairs: Vec<Pair>,
    groups: Vec<Vec<String>>,
}

#[derive(Serialize)]
struct Pair {
    from: Named,
    to: Named,
    kind: &'static str,
    direction: &'static str,
    share_of_from: f64,
    share_of_to: f64,
    longest: u32,
    passages: Vec<Place>,
    reasons: Vec<String>,
}

#[derive(Serialize)]
struct Named {
    id: String,
    title: String,
    outlet: String,
    published: String,
}

#[derive(Serialize)]
struct Place {
    from: [u32; 2],
    to: [u32; 2],
    words: u32,
    common: bool,
}

impl Args {
    /// Compares all articles.
    pub fn run(self, out: &mut dyn Write) -> Result<Status, Failure> {
        let session = open(&self.project)?;
        let project = session.project();
        let found = proposals(project);
        if self.json {
            serde_json::to_writer(&mut *out, &report(project, &found))
                .map_err(std::io::Error::from)?;
            writeln!(out)?;
        } else {
            write_lines(project, &found, out)?;
        }
        Ok(Status::Done)
    }
}

fn write_lines(project: &Project, found: &[Proposal], out: &mut dyn Write) -> std::io::Result<()> {
    let name = |article: ArticleId| {
        let Named { title, outlet, .. } = named(project, article);
        if outlet.is_empty() { title } else { format!("{outlet} · {title}") }
    };
    for it in found {
        writeln!(out, "{}: {} ← {}", it.kind.label(), name(it.to), name(it.from))?;
        for reason in &it.reasons {
            writeln!(out, "  {reason}")?;
        }
    }
    let tied = tied(project, found);
    writeln!(out, "{}, {}", counted(found.len(), "pair"), counted(tied.len(), "group"))
}

fn tied(project: &Project, found: &[Proposal]) -> Vec<Vec<ArticleId>> {
    let ties = found.iter().filter(|it| it.kind != DerivationKind::Not);
    Groups::of_pairs(project, ties.map(|it| (it.from, it.to))).list()
}

fn named(project: &Project, id: ArticleId) -> Named {
    let article = project.article(id);
    let outlet = article.map_or("", |article| project.outlet_name(article.outlet));
    let published = article.and_then(|article| article.published);
    Named {
        id: id.to_string(),
        title: article.map(|article| article_name(project, article)).unwrap_or_default(),
        outlet: outlet.to_owned(),
        published: published.map(|day| day.to_string()).unwrap_or_default(),
    }
}

fn report(project: &Project, found: &[Proposal]) -> Report {
    let groups = tied(project, found);
    let ids = |group: Vec<ArticleId>| group.iter().map(ArticleId::to_string).collect();
    Report {
        unit: "cp",
        pairs: found.iter().map(|it| pair(project, it)).collect(),
        groups: groups.into_iter().map(ids).collect(),
    }
}

fn pair(project: &Project, it: &Proposal) -> Pair {
    let from = Offsets::new(project.text(it.from));
    let to = Offsets::new(project.text(it.to));
    let place = |passage: &Passage| Place {
        from: [from.chars(passage.from.start), from.chars(passage.from.end)],
        to: [to.chars(passage.to.start), to.chars(passage.to.end)],
        words: passage.words,
        common: passage.common,
    };
    let rounded = |share: f32| (f64::from(share) * 1e4).round() / 1e4;
    Pair {
        from: named(project, it.from),
        to: named(project, it.to),
        kind: it.kind.name(),
        direction: it.direction.name(),
        share_of_from: rounded(it.share_of_from),
        share_of_to: rounded(it.share_of_to),
        longest: it.longest,
        passages: it.passages.iter().map(place).collect(),
        reasons: it.reasons.clone(),
    }
}
