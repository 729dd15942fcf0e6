//! The fields of one line, and what in the project they mean.
//!
//! Fields are taken out one by one; one that is left over was misspelt, and
//! refuses the line.

use serde_json::{Map, Value};

use super::ops::Op;
use crate::cli::find;
use crate::edit::{Hand, Refused};
use crate::model::{ArticleId, KindId, Project, Span, TagId};

/// What is left of a line's fields.
#[derive(Debug)]
pub struct Fields(Map<String, Value>);

/// What of an article is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Whole sentences.
    Sentences(Vec<Span>),
    /// Words, in the sentence that holds them if one does.
    Words(Span, Option<Span>),
}

impl Fields {
    /// The fields of a line.
    pub const fn new(map: Map<String, Value>) -> Self {
        Self(map)
    }

    /// Refuses a field that the operation does not know.
    pub fn check(&self, op: &Op) -> Result<(), Refused> {
        let is_known = |name: &str| {
            op.takes.split(|c: char| !c.is_ascii_lowercase() && c != '_').any(|known| known == name)
        };
        let stranger = self.0.keys().find(|name| !is_known(name));
        stranger.map_or(Ok(()), |name| Err(unknown(op, name)))
    }

    /// Refuses what is left over.
    pub fn end(&self, op: &Op) -> Result<(), Refused> {
        self.0.keys().next().map_or(Ok(()), |name| Err(unknown(op, name)))
    }

    /// Whether there is such a field. `null` is as good as none.
    pub fn has(&self, name: &str) -> bool {
        self.0.get(name).is_some_and(|value| !value.is_null())
    }

    /// The words of a field, which stays.
    pub fn words_of(&self, name: &str) -> Option<&str> {
        self.0.get(name).and_then(Value::as_str)
    }

    /// A field as it was written.
    pub(super) fn take(&mut self, name: &str) -> Option<Value> {
        self.0.remove(name).filter(|value| !value.is_null())
    }

    /// A field that cannot be left out.
    pub(super) fn must(&mut self, name: &str) -> Result<Value, Refused> {
        self.take(name).ok_or_else(|| Refused::because(format!("the field `{name}` is missing")))
    }

    /// A field that is text.
    pub fn text(&mut self, name: &str) -> Result<String, Refused> {
        match self.must(name)? {
            Value::String(text) => Ok(text),
            _ => Err(Refused::because(format!("`{name}` must be text"))),
        }
    }

    /// A field that is text and may be left out.
    pub fn some_text(&mut self, name: &str) -> Result<Option<String>, Refused> {
        if self.has(name) { self.text(name).map(Some) } else { Ok(None) }
    }

    /// A position, from 1.
    pub fn position(&mut self, name: &str) -> Result<usize, Refused> {
        let position = self.must(name)?.as_u64().and_then(|n| usize::try_from(n).ok());
        position.filter(|n| *n > 0).ok_or_else(|| {
            Refused::because(format!("`{name}` must be a whole number, counted from 1"))
        })
    }

    /// A byte of a text.
    pub fn byte(&mut self, name: &str) -> Result<u32, Refused> {
        byte(&self.must(name)?).ok_or_else(|| Refused::because(format!("`{name}` must be a byte")))
    }

    /// What is meant by a field that names something by words or by position.
    pub(super) fn meant<T>(
        &mut self,
        name: &str,
        by_words: impl FnOnce(&str) -> Result<T, Refused>,
        by_position: impl FnOnce(usize) -> Result<T, Refused>,
    ) -> Result<T, Refused> {
        match self.must(name)? {
            Value::String(words) => by_words(&words),
            Value::Number(n) => {
                let position = n.as_u64().and_then(|n| usize::try_from(n).ok());
                by_position(position.unwrap_or_default())
            }
            _ => Err(Refused::because(format!("`{name}` must be a position, an id or words"))),
        }
    }

    /// The article that is meant by `article`.
    pub fn article(&mut self, project: &Project) -> Result<ArticleId, Refused> {
        self.article_named(project, "article")
    }

    /// The article that is meant by a field.
    pub fn article_named(&mut self, project: &Project, name: &str) -> Result<ArticleId, Refused> {
        let by_words = |words: &str| find::article(project, words);
        self.meant(name, by_words, |position| find::article_at(project, position))
    }

    /// The kind that is meant by a field.
    pub fn kind(&mut self, project: &Project, name: &str) -> Result<KindId, Refused> {
        find::kind(project, &self.text(name)?)
    }

    /// The index (from 0) and span of the sentence that is meant by `sentence`.
    pub fn sentence(
        &mut self,
        project: &Project,
        article: ArticleId,
    ) -> Result<(usize, Span), Refused> {
        let position = self.position("sentence")?;
        sentence_at(project, article, position)
    }

    /// The sentences from `sentence` to `through`.
    pub fn sentences(
        &mut self,
        project: &Project,
        article: ArticleId,
    ) -> Result<Vec<Span>, Refused> {
        let (first, span) = self.sentence(project, article)?;
        if !self.has("through") {
            return Ok(vec![span]);
        }
        let (last, _) = sentence_at(project, article, self.position("through")?)?;
        let run = project.sentences(article).get(first..=last).unwrap_or_default();
        if run.is_empty() {
            return Err(Refused::because("`through` comes before `sentence`"));
        }
        Ok(run.to_vec())
    }

    /// The article and what of it is meant: `words` or `span`, else sentences.
    pub fn target(&mut self, project: &Project) -> Result<(ArticleId, Target), Refused> {
        let article = self.article(project)?;
        if !self.has("words") && !self.has("span") {
            return Ok((article, Target::Sentences(self.sentences(project, article)?)));
        }
        let within = match self.has("sentence") {
            true => self.sentences(project, article)?.into_iter().reduce(Span::join),
            false => None,
        };
        let at = self.words(project, article, within)?;
        let sentence = project.sentence_at(article, at.start);
        let sentence = sentence.and_then(|nth| project.sentences(article).get(nth).copied());
        Ok((article, Target::Words(at, sentence.filter(|sentence| sentence.contains(at)))))
    }

    /// The place of `words`, or `span`, inside a stretch of an article or in all
    /// of it.
    pub fn words(
        &mut self,
        project: &Project,
        article: ArticleId,
        within: Option<Span>,
    ) -> Result<Span, Refused> {
        let text = project.text(article);
        let within = within.unwrap_or_else(|| Span::of(0..text.len()));
        if self.has("words") {
            let words = self.text("words")?;
            return only_place(text, within, &words);
        }
        let outside = || Refused::because("`span` must be two bytes around words of this text");
        let span = match self.must("span")? {
            Value::Array(ends) => match ends.as_slice() {
                [start, end] => byte(start).zip(byte(end)),
                _ => None,
            },
            _ => None,
        };
        let span = span.map(|(start, end)| Span::new(start, end));
        span.filter(|span| within.contains(*span) && span.fits(text)).ok_or_else(outside)
    }

    /// The tag that is meant: by `tag`, its id, or as this coder's only tag of
    /// `kind` on the target.
    pub fn tag(&mut self, project: &Project, hand: &Hand<'_>) -> Result<TagId, Refused> {
        if let Some(id) = self.tag_id()? {
            let there = project.tag(id).map(|tag| tag.id);
            return there.ok_or_else(|| Refused::because(format!("there is no tag `{id}`")));
        }
        let kind = self.kind(project, "kind")?;
        let (article, target) = self.target(project)?;
        match own_tags(project, hand, article, &target, kind).as_slice() {
            [only] => Ok(*only),
            [] => Err(Refused::because("there is no tag of this kind of yours")),
            several => {
                let n = several.len();
                Err(Refused::because(format!("{n} tags are meant: give the words, or an id")))
            }
        }
    }

    /// The id in `tag`, if there is one.
    pub fn tag_id(&mut self) -> Result<Option<TagId>, Refused> {
        let Some(words) = self.some_text("tag")? else { return Ok(None) };
        words.parse().map(Some).map_err(|error| Refused::because(format!("`tag`: {error}")))
    }
}

/// This coder's tags of a kind on a target: exactly on words, or anywhere inside
/// sentences.
pub fn own_tags(
    project: &Project,
    hand: &Hand<'_>,
    article: ArticleId,
    target: &Target,
    kind: KindId,
) -> Vec<TagId> {
    let tags_in = |span: Span, fits: &dyn Fn(Span) -> bool| -> Vec<TagId> {
        let own = project.tags_in(article, span);
        own.filter(|tag| tag.kind == kind && tag.coder == hand.coder && fits(tag.at))
            .map(|tag| tag.id)
            .collect()
    };
    match target {
        Target::Words(at, _) => tags_in(*at, &|tag| tag == *at),
        Target::Sentences(run) => {
            run.iter().flat_map(|span| tags_in(*span, &|tag| span.contains(tag))).collect()
        }
    }
}

fn unknown(op: &Op, name: &str) -> Refused {
    Refused::because(match op.takes {
        "" => format!("`{}` takes no field `{name}`", op.name),
        takes => format!("`{}` takes no field `{name}` here, but {takes}", op.name),
    })
}

fn byte(value: &Value) -> Option<u32> {
    value.as_u64().and_then(|n| u32::try_from(n).ok())
}

/// The index (from 0) and span of a sentence, by its position from 1.
pub fn sentence_at(
    project: &Project,
    article: ArticleId,
    position: usize,
) -> Result<(usize, Span), Refused> {
    let spans = project.sentences(article);
    let found = position.checked_sub(1).and_then(|nth| Some((nth, *spans.get(nth)?)));
    found.ok_or_else(|| {
        let n = spans.len();
        Refused::because(format!("there is no sentence {position}: the article has {n}"))
    })
}

/// Where some words stand, if that is one place only.
pub fn only_place(text: &str, within: Span, words: &str) -> Result<Span, Refused> {
    if words.is_empty() {
        return Err(Refused::because("there are no words to look for"));
    }
    let mut places = within.of_text(text).match_indices(words);
    match (places.next(), places.next()) {
        (Some((at, _)), None) => {
            let start = within.range().start + at;
            Ok(Span::of(start..start + words.len()))
        }
        (Some(_), Some(_)) => Err(Refused::because(format!(
            "“{words}” stands there more than once: give more words, a sentence or a span"
        ))),
        _ => Err(Refused::because(format!("“{words}” does not stand there"))),
    }
}
