//! Operations on articles.

use jiff::civil::Date;

use super::fields::Fields;
use super::ops::{Op, Run};
use crate::edit::article::{self, Details};
use crate::edit::{Hand, Refused, review, version};
use crate::io::import::draft_of_text;
use crate::model::{Edit, Project};
use crate::text::language::{LANGUAGES, by_tag};
use crate::text::segment::sentences_by_paragraph;

/// The operations.
pub const OPS: &[Op] = &[
    Op {
        name: "add_article",
        takes: "text, [file, title, outlet, agency, byline, place, published, language]",
        does: "adds an article; a text that is there already is not added twice",
        signed: false,
        run: Run::Plan(add),
    },
    Op {
        name: "remove_article",
        takes: "article",
        does: "removes an article with its tags and notes",
        signed: false,
        run: Run::Plan(remove),
    },
    Op {
        name: "describe",
        takes: "article, [title, outlet, agency, byline, place, published, language]",
        does: "corrects what is known of an article; a date looks like 2025-11-30, blank is not known",
        signed: false,
        run: Run::Plan(describe),
    },
    Op {
        name: "move_article",
        takes: "article, to",
        does: "moves an article to a position in the list",
        signed: false,
        run: Run::Plan(move_to),
    },
    Op {
        name: "version",
        takes: "article, [of]",
        does: "says which earlier article it is a version of; without `of`, that it is none",
        signed: false,
        run: Run::Plan(set_version),
    },
    Op {
        name: "read",
        takes: "article",
        does: "marks an article as read to the end",
        signed: true,
        run: Run::Plan(|project, hand, it| set_read(project, hand, it, true)),
    },
    Op {
        name: "unread",
        takes: "article",
        does: "takes that mark back",
        signed: true,
        run: Run::Plan(|project, hand, it| set_read(project, hand, it, false)),
    },
];

fn add(project: &Project, hand: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let text = it.text("text")?;
    if text.trim().is_empty() {
        return Err(Refused::because("there is no text to add"));
    }
    let file = it.some_text("file")?.unwrap_or_default();
    let mut draft = draft_of_text(&text, &file);
    let mut details = Details {
        title: draft.title,
        outlet: draft.outlet,
        agency: draft.agency,
        byline: draft.byline,
        place: draft.place,
        published: draft.published,
        language: draft.language,
    };
    let guessed = details.language.clone();
    overwrite(&mut details, it)?;
    if details.language != guessed {
        draft.sentences = sentences_by_paragraph(&draft.text, by_tag(&details.language));
    }
    Details {
        title: draft.title,
        outlet: draft.outlet,
        agency: draft.agency,
        byline: draft.byline,
        place: draft.place,
        published: draft.published,
        language: draft.language,
    } = details;
    Ok(article::add(project, hand, vec![draft]).edit)
}

fn remove(project: &Project, _: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    article::remove(project, it.article(project)?)
}

fn describe(project: &Project, hand: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let id = it.article(project)?;
    let Some(known) = project.article(id) else { return Ok(Edit::default()) };
    let mut details = Details::of(project, known);
    overwrite(&mut details, it)?;
    Ok(article::describe(project, hand, id, &details))
}

/// Puts the fields that are given in place of what is known.
fn overwrite(details: &mut Details, it: &mut Fields) -> Result<(), Refused> {
    let words = [
        ("title", &mut details.title),
        ("outlet", &mut details.outlet),
        ("agency", &mut details.agency),
        ("byline", &mut details.byline),
        ("place", &mut details.place),
    ];
    for (name, known) in words {
        if let Some(said) = it.some_text(name)? {
            said.trim().clone_into(known);
        }
    }
    if let Some(said) = it.some_text("published")? {
        details.published = match said.trim() {
            "" => None,
            date => Some(date.parse::<Date>().map_err(|_| {
                Refused::because(format!("`published` is no date such as 2025-11-30: `{date}`"))
            })?),
        };
    }
    if let Some(said) = it.some_text("language")? {
        let known = by_tag(said.trim()).tag;
        if known.is_empty() && !said.trim().is_empty() {
            let tags: Vec<&str> = LANGUAGES.iter().map(|language| language.tag).collect();
            let reason = format!("`{said}` is no language known here: {}", tags.join(", "));
            return Err(Refused::because(reason));
        }
        known.clone_into(&mut details.language);
    }
    Ok(())
}

fn move_to(project: &Project, _: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let id = it.article(project)?;
    let to = it.position("to")?;
    let n = project.articles().len();
    if to > n {
        return Err(Refused::because(format!("there is no position {to}: the project has {n}")));
    }
    Ok(article::reorder(project, id, to - 1))
}

fn set_version(project: &Project, _: &mut Hand<'_>, it: &mut Fields) -> Result<Edit, Refused> {
    let id = it.article(project)?;
    let of = if it.has("of") { Some(it.article_named(project, "of")?) } else { None };
    version::set(project, &[(id, of)])
}

fn set_read(
    project: &Project,
    hand: &Hand<'_>,
    it: &mut Fields,
    read: bool,
) -> Result<Edit, Refused> {
    Ok(review::set_read(project, hand, it.article(project)?, read))
}
