//! Walks two states side by side and tells what differs.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::records::{self, Names};
use super::words::quoted;
use super::{Difference, How, InArticle, Item, What, counted, sentences};
use crate::analysis::article_name;
use crate::model::{Article, ArticleId, Keyed, List, Note, Project, Review, Span, Subject, TagId};

/// A record of the first state, of the second, or of both; never of neither.
pub(super) type Pair<'a, R> = (Option<&'a R>, Option<&'a R>);

/// The records that differ, those with the same id together.
pub(super) fn pairs<'a, R: Keyed + PartialEq, I: Ord>(
    before: &'a List<R>,
    after: &'a List<R>,
    id: impl Fn(&R) -> I,
) -> Vec<Pair<'a, R>> {
    let (mut old, mut new) = (before.iter().peekable(), after.iter().peekable());
    let (mut gone, mut come, mut pairs) = (BTreeMap::new(), Vec::new(), Vec::new());
    loop {
        let order = match (old.peek(), new.peek()) {
            (None, None) => break,
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            // Most records are shared, and have no need to be looked at.
            (Some(a), Some(b)) if Arc::ptr_eq(a, b) => std::cmp::Ordering::Equal,
            (Some(a), Some(b)) => a.key().cmp(&b.key()),
        };
        let a = if order.is_le() { old.next() } else { None };
        let b = if order.is_ge() { new.next() } else { None };
        match (a, b) {
            (Some(a), Some(b)) if Arc::ptr_eq(a, b) || a == b => {}
            (Some(a), Some(b)) => pairs.push((Some(&**a), Some(&**b))),
            (Some(a), None) => drop(gone.insert(id(a), &**a)),
            (_, Some(b)) => come.push(&**b),
            (None, None) => {}
        }
    }
    // A record whose place in its list changed has another key and its old id.
    for b in come {
        pairs.push((gone.remove(&id(b)), Some(b)));
    }
    pairs.extend(gone.into_values().map(|a| (Some(a), None)));
    pairs
}

/// What was found so far.
pub(super) struct Walk<'a> {
    pub before: &'a Project,
    pub after: &'a Project,
    project: Vec<Item>,
    /// Items with the byte where they stand.
    articles: BTreeMap<ArticleId, Vec<(u32, Item)>>,
}

pub fn walk(before: &Project, after: &Project) -> Difference {
    let mut walk = Walk { before, after, project: Vec::new(), articles: BTreeMap::new() };
    walk.articles();
    walk.texts();
    walk.boundaries();
    walk.tags();
    walk.attributions();
    walk.stances();
    walk.notes();
    walk.reviews();
    walk.title();
    walk.codes();
    walk.outlets();
    walk.coders();
    walk.register();
    walk.order();
    walk.done()
}

pub(super) fn how<R>(pair: Pair<'_, R>) -> How {
    match pair {
        (None, _) => How::Added,
        (_, None) => How::Removed,
        _ => How::Changed,
    }
}

impl<'a> Walk<'a> {
    /// Names for what was removed are the first state's, for all else the second's.
    pub const fn names(&self, how: How) -> Names<'a> {
        match how {
            How::Removed => Names { first: self.before, other: self.after },
            _ => Names { first: self.after, other: self.before },
        }
    }

    /// Whether all of an article is new or gone, and told as one.
    pub fn is_whole(&self, id: ArticleId) -> bool {
        self.before.article(id).is_some() != self.after.article(id).is_some()
    }

    pub fn say(&mut self, what: What, how: How, words: String) {
        self.project.push(Item { what, how, count: 1, words });
    }

    pub fn say_in(&mut self, article: ArticleId, at: u32, what: What, how: How, words: String) {
        let item = Item { what, how, count: 1, words };
        self.articles.entry(article).or_default().push((at, item));
    }

    fn articles(&mut self) {
        for pair in pairs(self.before.articles(), self.after.articles(), |article| article.id) {
            match pair {
                (Some(old), Some(new)) => {
                    let words = records::article(self.before, self.after, old, new);
                    if !words.is_empty() {
                        self.say_in(new.id, 0, What::Article, How::Changed, words);
                    }
                }
                (Some(old), None) => self.whole(self.before, old, How::Removed),
                (None, Some(new)) => self.whole(self.after, new, How::Added),
                (None, None) => {}
            }
        }
    }

    /// An article that is new or gone, with all that is on it.
    fn whole(&mut self, project: &Project, article: &Article, how: How) {
        let id = article.id;
        let n = project.sentences(id).len();
        let mut items = Vec::new();
        let mut put = |what, count, words: String| {
            if count > 0 {
                items.push((0, Item { what, how, count, words }));
            }
        };
        put(What::Article, 1, format!("article, {}", counted(n, "sentence", "sentences")));
        let (mut kinds, mut notes) = (BTreeMap::new(), project.sentence_notes(id).count());
        for tag in project.tags_of(id) {
            *kinds.entry(tag.kind).or_insert(0) += 1;
            notes += project.notes_on(Subject::Tag(tag.id)).count();
        }
        let n = kinds.values().sum();
        let names = Names { first: project, other: project };
        let listed: Vec<String> =
            kinds.iter().map(|(kind, n)| format!("{n} {}", names.kind(*kind))).collect();
        put(What::Tag, n, format!("{}: {}", counted(n, "tag", "tags"), listed.join(", ")));
        let links = project.stances_of(id).count();
        put(What::Stance, links, counted(links, "link to a proposition", "links to propositions"));
        put(What::Note, notes, counted(notes, "note", "notes"));
        let n = project.reviews_of(id).map(|review| review.nothing_here.len()).sum();
        let marks = counted(n, "“nothing here” mark", "“nothing here” marks");
        put(What::NothingHere, n, marks);
        for review in project.reviews_of(id).filter(|review| review.read) {
            put(What::Read, 1, format!("read to the end{}", names.by(review.coder)));
        }
        self.articles.entry(id).or_default().append(&mut items);
    }

    fn texts(&mut self) {
        for pair in pairs(self.before.texts(), self.after.texts(), |text| text.article) {
            let (Some(text), how) = (pair.1.or(pair.0), how(pair)) else { continue };
            if !self.is_whole(text.article) {
                let of = |text: Option<&crate::model::Text>| {
                    text.map_or_else(String::new, |text| text.text.to_string())
                };
                let words = records::text(&of(pair.0), &of(pair.1));
                self.say_in(text.article, 0, What::Text, how, words);
            }
        }
    }

    fn boundaries(&mut self) {
        let (before, after) = (self.before, self.after);
        for pair in pairs(before.all_sentences(), after.all_sentences(), |run| run.article) {
            let Some(id) = pair.1.or(pair.0).map(|run| run.article) else { continue };
            if self.is_whole(id) {
                continue;
            }
            let (old, new) = (before.sentences(id), after.sentences(id));
            if before.text(id) == after.text(id) {
                let found = sentences::compare(after.text(id), old, new);
                self.articles.entry(id).or_default().extend(found);
            } else {
                // Places in one text say nothing of places in another.
                let words = format!("{} sentences, were {}", new.len(), old.len());
                self.say_in(id, 0, What::Boundary, How::Changed, words);
            }
        }
    }

    fn tags(&mut self) {
        for pair in pairs(self.before.tags(), self.after.tags(), |tag| tag.id) {
            let (Some(tag), how) = (pair.1.or(pair.0), how(pair)) else { continue };
            if how != How::Changed && self.is_whole(tag.article) {
                continue;
            }
            let names = self.names(how);
            let words = match pair {
                (Some(old), Some(new)) => records::tag(names, old, new),
                _ => format!("{}{}", names.tag(tag), names.by(tag.coder)),
            };
            self.say_in(tag.article, tag.at.start, What::Tag, how, words);
        }
    }

    /// The article that a note belongs to, and where it stands there.
    fn place(&self, note: &Note) -> Option<(ArticleId, u32)> {
        let tag = |id: TagId| self.after.tag(id).or_else(|| self.before.tag(id));
        match note.on {
            Subject::Sentence(article, at) => Some((article, at.start)),
            Subject::Tag(id) => tag(id).map(|tag| (tag.article, tag.at.start)),
        }
    }

    fn notes(&mut self) {
        for pair in pairs(self.before.notes(), self.after.notes(), |note| note.id) {
            let (Some(note), how) = (pair.1.or(pair.0), how(pair)) else { continue };
            let names = self.names(how);
            let place = self.place(note);
            if how != How::Changed && place.is_some_and(|(article, _)| self.is_whole(article)) {
                continue;
            }
            let words = match pair {
                (Some(old), Some(new)) => records::note(names, old, new),
                _ => {
                    let by = names.by(note.coder);
                    format!("{}: {}{by}", names.note(note), quoted(&note.text))
                }
            };
            match place {
                Some((article, at)) => self.say_in(article, at, What::Note, how, words),
                None => self.say(What::Note, how, words),
            }
        }
    }

    fn reviews(&mut self) {
        for pair in pairs(self.before.reviews(), self.after.reviews(), Keyed::key) {
            let Some(Review { article, coder, .. }) = pair.1.or(pair.0) else { continue };
            if self.is_whole(*article) {
                continue;
            }
            let read = |review: Option<&Review>| review.is_some_and(|review| review.read);
            let by = self.names(How::Changed).by(*coder);
            if read(pair.0) != read(pair.1) {
                let how = if read(pair.1) { How::Added } else { How::Removed };
                self.say_in(*article, u32::MAX, What::Read, how, format!("read to the end{by}"));
            }
            let marks = |review: Option<&'a Review>| {
                review.map_or(&[][..], |review| review.nothing_here.as_slice())
            };
            let (old, new) = (marks(pair.0), marks(pair.1));
            let without = |those: &'a [Span], these: &'a [Span]| {
                these.iter().filter(move |mark| those.binary_search(mark).is_err())
            };
            let (was, is) = (self.before.text(*article), self.after.text(*article));
            for (mark, how) in without(old, new)
                .map(|mark| (mark, How::Added))
                .chain(without(new, old).map(|mark| (mark, How::Removed)))
            {
                let words = format!("nothing here: {}{by}", records::sentence(is, was, *mark));
                self.say_in(*article, mark.start, What::NothingHere, how, words);
            }
        }
    }

    fn title(&mut self) {
        let (old, new) = (&self.before.header().title, &self.after.header().title);
        if old != new {
            let words = format!("title {}", super::words::from_to(old, new));
            self.say(What::Title, How::Changed, words);
        }
    }

    fn codes(&mut self) {
        for pair in pairs(self.before.kinds(), self.after.kinds(), |kind| kind.id) {
            let (Some(kind), how) = (pair.1.or(pair.0), how(pair)) else { continue };
            let words = match pair {
                (Some(old), Some(new)) => records::kind(old, new),
                _ => format!("code {}, letter {}", quoted(&kind.name), kind.letter),
            };
            self.say(What::Code, how, words);
        }
    }

    fn outlets(&mut self) {
        for pair in pairs(self.before.outlets(), self.after.outlets(), |outlet| outlet.id) {
            let (Some(outlet), how) = (pair.1.or(pair.0), how(pair)) else { continue };
            let words = match pair {
                (Some(old), Some(new)) => records::outlets(old, new),
                _ => records::outlet(outlet),
            };
            self.say(What::Outlet, how, words);
        }
    }

    fn coders(&mut self) {
        for pair in pairs(self.before.coders(), self.after.coders(), |coder| coder.id) {
            let (Some(coder), how) = (pair.1.or(pair.0), how(pair)) else { continue };
            let words = match pair {
                (Some(old), Some(new)) => records::coder(old, new),
                _ => format!("coder {}", quoted(&coder.name)),
            };
            self.say(What::Coder, how, words);
        }
    }

    /// Moving one article renumbers all behind it, which is told once.
    fn order(&mut self) {
        let place = |project: &Project, id| project.article(id).map(|article| article.position);
        let (before, after) = (self.before, self.after);
        let both = |project: &'a Project, other: &'a Project| {
            let ids = project.in_order().map(|article| article.id);
            ids.filter(move |id| other.article(*id).is_some())
        };
        if !both(before, after).eq(both(after, before)) {
            self.say(What::Order, How::Changed, "order of the articles in the list".to_owned());
        } else if both(before, after).any(|id| place(before, id) != place(after, id)) {
            let words = "numbers of the articles, which stand in the same order";
            self.say(What::Order, How::Changed, words.to_owned());
        }
    }

    fn done(self) -> Difference {
        let (before, after) = (self.before, self.after);
        let known = |id| {
            after
                .article(id)
                .map(|it| (after, it))
                .or_else(|| before.article(id).map(|it| (before, it)))
        };
        let mut articles: Vec<(u32, InArticle)> = self
            .articles
            .into_iter()
            .filter(|(_, items)| !items.is_empty())
            .map(|(id, mut items)| {
                items.sort_by_key(|(at, item)| (item.what, *at));
                let items = items.into_iter().map(|(_, item)| item).collect();
                let (position, outlet, name) = match known(id) {
                    Some((project, article)) => (
                        article.position,
                        project.outlet_name(article.outlet).to_owned(),
                        article_name(project, article),
                    ),
                    None => (u32::MAX, String::new(), format!("an article that is gone ({id})")),
                };
                (position, InArticle { article: id, outlet, name, items })
            })
            .collect();
        articles.sort_by_key(|(position, article)| (*position, article.article));
        let articles = articles.into_iter().map(|(_, article)| article).collect();
        Difference { project: self.project, articles }
    }
}
