//! Adding articles, correcting what is known about them, removing them.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;

mod printed;

use self::printed::{Printed, SAME_TEXT};
use super::{Hand, Refused, counted, people, tag, version};
use crate::model::{Article, ArticleId, Change, Draft, Edit, Project, Sentences, Text, TextHash};
use crate::text::language;
use crate::text::segment::sentences_by_paragraph;

/// What adding drafts comes to.
#[derive(Debug)]
pub struct Adding {
    /// The edit; empty where all were known.
    pub edit: Edit,
    /// For each draft in order, the article it becomes or already is.
    pub outcome: Vec<Added>,
}

/// What became of one draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is a new article.
    New(ArticleId),
    /// An article with the same text was there already.
    Known(ArticleId),
}

/// Adds drafts as articles at the end of the list. A draft whose text the
/// project has already, or that comes twice, is added once, unless another outlet
/// or another day printed it: the board is about just that.
pub fn add(project: &Project, hand: &mut Hand<'_>, drafts: Vec<Draft>) -> Adding {
    let mut by_text: HashMap<TextHash, Vec<Printed>> = HashMap::new();
    for article in project.articles().iter() {
        by_text.entry(article.sha256).or_default().push(Printed::of_article(project, article));
    }
    let mut changes = Vec::with_capacity(drafts.len() * 3);
    let mut outcome = Vec::with_capacity(drafts.len());
    let mut position = project.next_position();
    let mut last_name = String::new();
    for mut draft in drafts {
        let sha256 = TextHash::of(&draft.text);
        let id = ArticleId(hand.ids.make());
        let printed = Printed::of_draft(id, &draft);
        let same = by_text.entry(sha256).or_default();
        if let Some(known) = same.iter().find(|known| known.may_be(&printed)) {
            outcome.push(Added::Known(known.article));
            continue;
        }
        if !same.is_empty() {
            draft.intake = [&*draft.intake, SAME_TEXT]
                .into_iter()
                .filter(|it| !it.is_empty())
                .collect::<Vec<_>>()
                .join("; ");
        }
        same.push(printed);
        outcome.push(Added::New(id));
        last_name.clone_from(&draft.file);
        push_article(project, hand, draft, id, position, sha256, &mut changes);
        position = position.saturating_add(1);
    }
    let added = outcome.iter().filter(|o| matches!(o, Added::New(_))).count();
    let label = match added {
        1 if !last_name.is_empty() => format!("add {last_name}"),
        n => format!("add {}", counted(n, "article")),
    };
    Adding { edit: Edit { label, changes }, outcome }
}

fn push_article(
    project: &Project,
    hand: &mut Hand<'_>,
    draft: Draft,
    id: ArticleId,
    position: u32,
    sha256: TextHash,
    changes: &mut Vec<Change>,
) {
    let outlet = people::outlet(project, hand, &draft.outlet, false, changes);
    let agency = people::outlet(project, hand, &draft.agency, true, changes);
    changes.push(Change::add(Article {
        id,
        position,
        outlet,
        agency,
        title: draft.title,
        published: draft.published,
        previous: None,
        byline: draft.byline,
        place: draft.place,
        language: draft.language,
        file: draft.file,
        intake: draft.intake,
        sha256,
        provenance: draft.provenance,
    }));
    changes.push(Change::add(Text { article: id, text: draft.text.into() }));
    if !draft.sentences.is_empty() {
        changes.push(Change::add(Sentences { article: id, spans: draft.sentences }));
    }
}

/// Removes an article with its text, sentences, tags, notes and reviews.
pub fn remove(project: &Project, id: ArticleId) -> Result<Edit, Refused> {
    let article =
        project.article(id).ok_or_else(|| Refused::because("there is no article to remove"))?;
    let mut edit = Edit::default();
    let n_tags = project.tags_of(id).count();
    edit.changes.extend(tag::removal(project, project.tags_of(id)));
    // Those of its tags went with them.
    let links = project.stances_of(id).filter(|stance| {
        stance.tag.is_none_or(|tag| project.tag(tag).is_none_or(|tag| tag.article != id))
    });
    edit.changes.extend(links.map(Change::remove));
    edit.changes.extend(project.derivations_of(id).map(Change::remove));
    edit.changes.extend(project.sentence_notes(id).map(Change::remove));
    edit.changes.extend(project.reviews_of(id).map(Change::remove));
    edit.changes.extend(project.all_sentences().get(&id).map(Change::remove));
    edit.changes.extend(project.texts().get(&id).map(Change::remove));
    edit.changes.extend(version::without(project, article));
    edit.changes.push(Change::remove(article));
    edit.label = match n_tags {
        0 => "remove 1 article".to_owned(),
        n => format!("remove 1 article, {}", counted(n, "tag")),
    };
    Ok(edit)
}

/// What the analyst can say about an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// Headline.
    pub title: String,
    /// Name of the outlet.
    pub outlet: String,
    /// Name of the agency that is credited.
    pub agency: String,
    /// Byline.
    pub byline: String,
    /// Place line.
    pub place: String,
    /// Day of publication.
    pub published: Option<Date>,
    /// Tag of the language whose rules split its sentences; empty for none in
    /// particular.
    pub language: String,
}

impl Details {
    /// What is known of an article now.
    pub fn of(project: &Project, article: &Article) -> Self {
        Self {
            title: article.title.clone(),
            outlet: project.outlet_name(article.outlet).to_owned(),
            agency: project.outlet_name(article.agency).to_owned(),
            byline: article.byline.clone(),
            place: article.place.clone(),
            published: article.published,
            language: article.language.clone(),
        }
    }

    /// What is known of an article that is not added yet.
    pub fn of_draft(draft: &Draft) -> Self {
        Self {
            title: draft.title.clone(),
            outlet: draft.outlet.clone(),
            agency: draft.agency.clone(),
            byline: draft.byline.clone(),
            place: draft.place.clone(),
            published: draft.published,
            language: draft.language.clone(),
        }
    }
}

/// Corrects what is known about an article that is not added yet. In another
/// language its sentences are split again.
pub fn describe_draft(draft: &mut Draft, details: &Details) {
    if draft.language != details.language {
        draft.sentences = sentences_by_paragraph(&draft.text, language::by_tag(&details.language));
        draft.language.clone_from(&details.language);
    }
    draft.published = details.published;
    for (known, typed) in [
        (&mut draft.title, &details.title),
        (&mut draft.outlet, &details.outlet),
        (&mut draft.agency, &details.agency),
        (&mut draft.byline, &details.byline),
        (&mut draft.place, &details.place),
    ] {
        typed.trim().clone_into(known);
    }
}

/// Corrects what is known about an article. In another language its sentences
/// are split again; tags, notes and links keep their places.
pub fn describe(project: &Project, hand: &mut Hand<'_>, id: ArticleId, details: &Details) -> Edit {
    let Some(old) = project.article(id) else { return Edit::default() };
    let mut changes = Vec::new();
    let new = Article {
        outlet: people::outlet(project, hand, &details.outlet, false, &mut changes),
        agency: people::outlet(project, hand, &details.agency, true, &mut changes),
        title: details.title.trim().to_owned(),
        byline: details.byline.trim().to_owned(),
        place: details.place.trim().to_owned(),
        published: details.published,
        language: details.language.clone(),
        ..Article::clone(old)
    };
    if new == **old {
        return Edit::default();
    }
    let mut label = "change article details";
    if new.language != old.language
        && let Some(run) = project.all_sentences().get(&id)
    {
        let spans = sentences_by_paragraph(project.text(id), language::by_tag(&new.language));
        if spans != run.spans {
            changes.push(Change::replace(run, Sentences { article: id, spans }));
            label = "split in another language";
        }
    }
    changes.push(Change::replace(old, new));
    Edit { label: label.to_owned(), changes }
}

/// Moves an article to another place in the list: before the one that stands
/// there now (index from 0).
pub fn reorder(project: &Project, id: ArticleId, to: usize) -> Edit {
    let mut order: Vec<&Arc<Article>> = project.in_order().collect();
    let Some(from) = order.iter().position(|article| article.id == id) else {
        return Edit::default();
    };
    let to = to.min(order.len().saturating_sub(1));
    if to == from {
        // Positions may have gaps; closing them would be a step that shows nothing.
        return Edit::default();
    }
    let moved = order.remove(from);
    order.insert(to, moved);
    let mut edit = Edit::new("move article");
    for (position, article) in (1u32..).zip(order) {
        if article.position != position {
            let after = Article { position, ..Article::clone(article) };
            edit.changes.push(Change::replace(article, after));
        }
    }
    edit
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::fixture::Desk;
    use crate::model::{KindId, Span};

    #[test]
    fn another_language_splits_again_and_undo_goes_back() {
        let mut desk = Desk::with("Am 13. November kam der 2. Bericht. Danach nichts.");
        let article = desk.article;
        let before = desk.project.clone();
        let split = |desk: &mut Desk, language: &str| {
            let (project, mut hand) = desk.hand();
            let old = Details::of(&project, project.article(article).unwrap());
            let details = Details { language: language.to_owned(), ..old };
            let edit = describe(&project, &mut hand, article, &details);
            desk.project.apply(&edit.changes);
            (desk.project.sentences(article).len(), edit)
        };
        let (n, german) = split(&mut desk, "de");
        assert_eq!((n, german.label.as_str()), (2, "split in another language"));
        desk.project.apply(&german.reversed().changes);
        assert!(desk.project == before);
    }

    #[test]
    fn a_draft_in_another_language_is_split_again() {
        let mut draft = draft("Am 13. November kam der Bericht. Danach nichts.");
        let details = Details { outlet: " Merkur ".to_owned(), ..Details::of_draft(&draft) };
        describe_draft(&mut draft, &details);
        assert_eq!((&*draft.outlet, draft.sentences.len()), ("Merkur", 1));
        describe_draft(&mut draft, &Details { language: "de".to_owned(), ..details });
        assert_eq!(draft.sentences.len(), 2);
    }

    fn draft(text: &str) -> Draft {
        Draft {
            text: text.to_owned(),
            outlet: "The Courier".to_owned(),
            agency: "Norlund".to_owned(),
            sentences: vec![Span::of(0..text.len())],
            ..Draft::default()
        }
    }

    #[test]
    fn the_same_text_twice_is_one_article() {
        let mut desk = Desk::with("One.");
        let (project, mut hand) = desk.hand();
        let adding = add(&project, &mut hand, vec![draft("New."), draft("New."), draft("One. ")]);
        assert_eq!(adding.edit.label, "add 1 article");
        let [Added::New(new), Added::Known(twin), Added::Known(old)] = adding.outcome[..] else {
            panic!("{:?}", adding.outcome)
        };
        assert_eq!((new, desk.article), (twin, old));
        desk.project.apply(&adding.edit.changes);
        assert_eq!(desk.project.articles().len(), 2);
        assert_eq!(desk.project.article(new).unwrap().position, 2);
    }

    #[test]
    fn the_same_text_of_another_outlet_or_day_is_an_article_of_its_own() {
        let mut desk = Desk::with("One.");
        let (project, mut hand) = desk.hand();
        let of = |outlet: &str, day: i8| Draft {
            outlet: outlet.to_owned(),
            published: (day > 0).then(|| jiff::civil::date(2025, 2, day)),
            ..draft("New.")
        };
        let drafts =
            vec![of("Courier", 1), of("Mercury", 1), of("COURIER", 0), of("Courier", 2), of("", 2)];
        let adding = add(&project, &mut hand, drafts);
        let [
            Added::New(first),
            Added::New(reprint),
            Added::Known(again),
            Added::New(later),
            Added::Known(_),
        ] = adding.outcome[..]
        else {
            panic!("{:?}", adding.outcome)
        };
        assert_eq!(first, again);
        desk.project.apply(&adding.edit.changes);
        let said = |id| desk.project.article(id).unwrap().intake.clone();
        assert_eq!((said(first), said(reprint)), (String::new(), SAME_TEXT.to_owned()));
        assert_eq!(said(later), SAME_TEXT);
    }

    #[test]
    fn one_name_is_one_outlet() {
        let mut desk = Desk::with("One.");
        let (project, mut hand) = desk.hand();
        let adding = add(&project, &mut hand, vec![draft("Two."), draft("Three.")]);
        desk.project.apply(&adding.edit.changes);
        assert_eq!(desk.project.outlets().len(), 2);
    }

    #[test]
    fn removing_an_article_takes_all_of_it_and_undo_brings_all_back() {
        let mut desk = Desk::with("One.|Two.");
        let (article, sentence) = (desk.article, desk.sentence(1));
        let (project, mut hand) = desk.hand();
        let edit = tag::set(&project, &mut hand, article, &[sentence], KindId::Claim);
        desk.project.apply(&edit.changes);
        let before = desk.project.clone();
        let edit = remove(&desk.project, article).unwrap();
        assert_eq!(edit.label, "remove 1 article, 1 tag");
        desk.project.apply(&edit.changes);
        assert!(desk.project.articles().is_empty() && desk.project.tags().is_empty());
        assert!(desk.project.texts().is_empty() && desk.project.all_sentences().is_empty());
        desk.project.apply(&edit.reversed().changes);
        assert_eq!(desk.project, before);
        assert_eq!(desk.project.in_order().count(), 1);
    }

    #[test]
    fn details_are_corrected_and_outlets_made() {
        let mut desk = Desk::with("One.");
        let id = desk.article;
        let (project, mut hand) = desk.hand();
        let mut details = Details::of(&project, project.article(id).unwrap());
        assert!(describe(&project, &mut hand, id, &details).is_empty());
        details.outlet = " Kestrel ".to_owned();
        details.published = Some(jiff::civil::date(2025, 11, 30));
        let edit = describe(&project, &mut hand, id, &details);
        desk.project.apply(&edit.changes);
        let article = desk.project.article(id).unwrap();
        assert_eq!(desk.project.outlet_name(article.outlet), "Kestrel");
    }
}
