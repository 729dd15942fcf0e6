//! Which tags, attributions, sources, propositions and links a line means.

use serde_json::Value;

use super::fields::{Fields, Target, only_place, own_tags, sentence_at};
use crate::cli::find;
use crate::edit::attribution::Step;
use crate::edit::{Hand, Refused};
use crate::model::{
    ArticleId, KindId, Project, PropositionId, SourceId, SourceKind, Span, Stance, Tag, TagId, Who,
};

/// What `as` takes in a step of a chain, beside the kinds of sources.
const RELAYS: [&str; 2] = ["agency", "outlet"];

impl Fields {
    /// A count, which may be left out.
    pub fn count(&mut self, name: &str) -> Result<Option<u32>, Refused> {
        if self.has(name) { self.byte(name).map(Some) } else { Ok(None) }
    }

    /// A list of texts, which may be left out.
    pub fn texts(&mut self, name: &str) -> Result<Option<Vec<String>>, Refused> {
        let wrong = || Refused::because(format!("`{name}` must be a list of texts"));
        let Some(value) = self.take(name) else { return Ok(None) };
        let Value::Array(list) = value else { return Err(wrong()) };
        let text = |it: Value| match it {
            Value::String(text) => Ok(text),
            _ => Err(wrong()),
        };
        list.into_iter().map(text).collect::<Result<_, _>>().map(Some)
    }

    /// One of some names, as a field gives it.
    pub fn one_of<T>(
        &mut self,
        name: &str,
        known: impl FnOnce(&str) -> Option<T>,
        names: &[&str],
    ) -> Result<T, Refused> {
        let said = self.text(name)?;
        known(said.trim()).ok_or_else(|| {
            let names = names.join(", ");
            Refused::because(format!("`{name}` is one of {names}, not `{said}`"))
        })
    }

    /// The source that is meant by a field.
    pub fn source(&mut self, project: &Project, name: &str) -> Result<SourceId, Refused> {
        let by_words = |words: &str| find::source(project, words);
        self.meant(name, by_words, |position| find::source_at(project, position))
    }

    /// The kind of source that `as` gives.
    pub fn source_kind(&mut self) -> Result<SourceKind, Refused> {
        self.one_of("as", SourceKind::by_name, &SourceKind::ALL.map(SourceKind::name))
    }

    /// The proposition that is meant by a field.
    pub fn proposition(&mut self, project: &Project, name: &str) -> Result<PropositionId, Refused> {
        let by_words = |words: &str| find::proposition(project, words);
        self.meant(name, by_words, |position| find::proposition_at(project, position))
    }

    /// The step of a chain that `who` names: somebody in a register, or whom `as`
    /// describes.
    pub fn step(&mut self, project: &Project) -> Result<Step, Refused> {
        let name = self.text("who")?;
        let kinds = SourceKind::ALL.map(SourceKind::name);
        let names: Vec<&str> = kinds.into_iter().chain(RELAYS).collect();
        let known = find::who(project, &name);
        if !self.has("as") {
            return known.map(Step::Known).ok_or_else(|| {
                let names = names.join(", ");
                Refused::because(format!(
                    "`{name}` is in no register yet: say what it is with `as`: {names}"
                ))
            });
        }
        let step = |said: &str| match said {
            "agency" => Some(Step::Relay { name: name.clone(), agency: true }),
            "outlet" => Some(Step::Relay { name: name.clone(), agency: false }),
            _ => SourceKind::by_name(said).map(|kind| Step::Source { name: name.clone(), kind }),
        };
        let step = self.one_of("as", step, &names)?;
        // An id is nobody's name.
        let by_id = name.trim().parse().is_ok_and(|id| project.knows(id));
        Ok(known.filter(|_| by_id).map_or(step, Step::Known))
    }

    /// The tag that is meant by its id, or as this coder's only one of a kind on
    /// the sentences; any other fields about words are left for the operation.
    pub fn tag_on<'p>(
        &mut self,
        project: &'p Project,
        hand: &Hand<'_>,
        kind: KindId,
    ) -> Result<&'p Tag, Refused> {
        let id = match self.tag_id()? {
            Some(id) => id,
            None => {
                let article = self.article(project)?;
                let run = self.sentences(project, article)?;
                only_own(project, hand, article, run, kind)?
            }
        };
        let there = project.tag(id);
        let tag = there.ok_or_else(|| Refused::because(format!("there is no tag `{id}`")))?;
        if tag.kind != kind {
            return Err(Refused::because(format!("the tag `{id}` is no {kind}")));
        }
        Ok(tag)
    }

    /// The attribution that a field means: by its tag, or as this coder's only one
    /// on a sentence of an article, by position.
    pub fn attribution(
        &mut self,
        project: &Project,
        hand: &Hand<'_>,
        name: &str,
        article: ArticleId,
    ) -> Result<TagId, Refused> {
        let by_words = |words: &str| {
            let id = words.parse().ok();
            let is_one =
                |id: &TagId| project.tag(*id).is_some_and(|tag| tag.kind == KindId::Attribution);
            let none = || Refused::because(format!("there is no attribution `{words}`"));
            id.filter(is_one).ok_or_else(none)
        };
        self.meant(name, by_words, |position| {
            let (_, sentence) = sentence_at(project, article, position)?;
            only_own(project, hand, article, vec![sentence], KindId::Attribution)
        })
    }

    /// The place of `words` or `span`: on the sentences of a tag, else in its
    /// article.
    pub fn words_near(&mut self, project: &Project, tag: &Tag) -> Result<Span, Refused> {
        if !self.has("words") {
            return self.words(project, tag.article, None);
        }
        let words = self.text("words")?;
        let text = project.text(tag.article);
        let all = project.sentences(tag.article).iter().filter(|it| it.overlaps(tag.at));
        let near = all.copied().fold(tag.at, Span::join);
        let whole = Span::of(0..text.len());
        let is_near = !words.is_empty() && near.of_text(text).contains(&words);
        only_place(text, if is_near { near } else { whole }, &words)
    }

    /// The links that are meant by a tag that bears them, or by sentences that
    /// they share text with; by the whole article, where no sentence is given.
    pub fn links<'p>(&mut self, project: &'p Project) -> Result<Vec<&'p Stance>, Refused> {
        if let Some(id) = self.tag_id()? {
            let tag = project.tag(id);
            let tag = tag.ok_or_else(|| Refused::because(format!("there is no tag `{id}`")))?;
            return Ok(project.stances_with(tag).map(|it| &**it).collect());
        }
        let article = self.article(project)?;
        let all = project.stances_of(article).map(|it| &**it);
        if !self.has("sentence") {
            return Ok(all.collect());
        }
        let run = self.sentences(project, article)?;
        let reach = run.into_iter().reduce(Span::join).unwrap_or_default();
        Ok(all.filter(|it| it.at.overlaps(reach)).collect())
    }

    /// The attributions with a source that are meant: by the ids in `tags`, or by
    /// where they stand.
    pub fn chains_with(
        &mut self,
        project: &Project,
        source: SourceId,
    ) -> Result<Vec<TagId>, Refused> {
        if let Some(ids) = self.texts("tags")? {
            let wrong = |error| Refused::because(format!("`tags`: {error}"));
            return ids.iter().map(|id| id.parse().map_err(wrong)).collect();
        }
        let article = self.article(project)?;
        let reach = match self.has("sentence") {
            true => self.sentences(project, article)?.into_iter().reduce(Span::join),
            false => None,
        };
        let is_meant =
            |tag: &Tag| tag.article == article && reach.is_none_or(|it| it.overlaps(tag.at));
        let chains = project.chains_with(Who::Source(source));
        Ok(chains.filter(|tag| is_meant(tag)).map(|tag| tag.id).collect())
    }
}

/// This coder's only tag of a kind on sentences.
fn only_own(
    project: &Project,
    hand: &Hand<'_>,
    article: ArticleId,
    run: Vec<Span>,
    kind: KindId,
) -> Result<TagId, Refused> {
    match own_tags(project, hand, article, &Target::Sentences(run), kind).as_slice() {
        [only] => Ok(*only),
        [] => Err(Refused::because(format!("there is no {kind} of yours there: tag it first"))),
        several => {
            let n = several.len();
            Err(Refused::because(format!("{n} {kind} tags are meant: give the id of one")))
        }
    }
}
