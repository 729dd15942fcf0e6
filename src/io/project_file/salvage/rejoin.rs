//! Brings articles and texts together again: a text is known by its SHA-256,
//! which the line of its article has too, so an id that was damaged in either
//! line does not part them. A text without an article gets one.

use std::collections::{HashMap, HashSet};

use super::{Fate, Work};
use crate::io::project_file::checks::{named, no_article};
use crate::io::project_file::fault::Problem;
use crate::model::{Article, ArticleId, Provenance, Subject, Text, TextHash};
use crate::parallel;
use crate::text::{header, language, segment};

/// Two hashes that differ in no more bits than this are one that was damaged:
/// of two texts about half of all 256 bits differ.
const SAME_HASH_BITS: u32 = 16;

/// Joins what the hashes say belongs together.
pub fn by_hash(work: &mut Work<'_>) {
    let hashes = hashes(&work.loaded.parts.texts);
    let parts = &work.loaded.parts;
    let texts: HashSet<(ArticleId, TextHash)> =
        parts.texts.iter().zip(&hashes).map(|(text, hash)| (text.article, *hash)).collect();
    let articles: HashMap<ArticleId, TextHash> =
        parts.articles.iter().map(|article| (article.id, article.sha256)).collect();
    // Articles without their text, by hash; two of one hash are none.
    let mut alone: HashMap<TextHash, Option<usize>> = HashMap::new();
    for (nth, article) in parts.articles.iter().enumerate() {
        if !texts.contains(&(article.id, article.sha256)) {
            alone.entry(article.sha256).and_modify(|it| *it = None).or_insert(Some(nth));
        }
    }
    let called = called(work);
    for (nth, hash) in hashes.into_iter().enumerate() {
        let place = work.loaded.place::<Text>(nth);
        let parts = work.parts();
        let Some(text) = parts.texts.get_mut(nth) else { continue };
        if articles.get(&text.article) == Some(&hash) {
            continue;
        }
        let Some(article) = alone.remove(&hash).flatten().and_then(|n| parts.articles.get_mut(n))
        else {
            continue;
        };
        // The id that others call it by is the right one.
        if called.contains(&text.article)
            && !called.contains(&article.id)
            && !articles.contains_key(&text.article)
        {
            article.id = text.article;
        } else {
            text.article = article.id;
        }
        let problem = Problem::Rejoined(named(article));
        work.mend(place, problem);
    }
}

/// The articles that other records speak of.
fn called(work: &Work<'_>) -> HashSet<ArticleId> {
    let parts = &work.loaded.parts;
    let by_notes = parts.notes.iter().filter_map(|note| match note.on {
        Subject::Sentence(article, _) => Some(article),
        Subject::Tag(_) => None,
    });
    let by_others = parts.sentences.iter().map(|run| run.article);
    let by_others = by_others.chain(parts.tags.iter().map(|tag| tag.article));
    by_others.chain(parts.reviews.iter().map(|review| review.article)).chain(by_notes).collect()
}

fn hashes(texts: &[Text]) -> Vec<TextHash> {
    let runs = parallel::map_runs(
        texts,
        |text| text.text.len(),
        |run| run.iter().map(|text| TextHash::of(&text.text)).collect::<Vec<_>>(),
    );
    runs.into_iter().flatten().collect()
}

/// Keeps texts that were damaged, and says so in the article for good; makes an
/// article for each text that has none.
pub fn rebuild(work: &mut Work<'_>) {
    let hashes = hashes(&work.loaded.parts.texts);
    let mut articles: HashMap<ArticleId, usize> = HashMap::new();
    for (nth, article) in work.loaded.parts.articles.iter().enumerate() {
        articles.entry(article.id).or_insert(nth);
    }
    let mut done = HashSet::new();
    for (nth, hash) in hashes.into_iter().enumerate() {
        let place = work.loaded.place::<Text>(nth);
        let parts = work.parts();
        let Some(text) = parts.texts.get(nth).filter(|text| done.insert(text.article)) else {
            continue;
        };
        let known = articles.get(&text.article).and_then(|nth| parts.articles.get_mut(*nth));
        let Some(article) = known else {
            let position = parts.articles.iter().map(|it| it.position).max().unwrap_or(0);
            let article = article_of(text, hash, position.saturating_add(1));
            work.names.add(article.id.to_string(), &article.title);
            work.lose::<Text>(Fate::Rebuilt, place, no_article("text", article.id));
            work.loaded.push(article, place);
            continue;
        };
        let differ = article.sha256.0.iter().zip(&hash.0).map(|(a, b)| (a ^ b).count_ones());
        let differ: u32 = differ.sum();
        if differ == 0 {
            continue;
        }
        article.sha256 = hash;
        let name = named(article);
        if differ <= SAME_HASH_BITS {
            work.mend(place, Problem::HashDamaged(name));
            continue;
        }
        let sign = if article.intake.is_empty() { "" } else { "; " };
        article.intake += &format!("{sign}text damaged in the project file");
        if !work.losses.iter().any(|loss| loss.fault.place == Some(place)) {
            work.lose::<Text>(Fate::Damaged, place, Problem::TextChanged(name));
        }
    }
}

/// What can be told of an article from its text alone.
fn article_of(text: &Text, sha256: TextHash, position: u32) -> Article {
    let language = language::detect(&text.text);
    let sentences = segment::sentences_by_paragraph(&text.text, language);
    let headline = header::read(&text.text, &sentences).headline;
    Article {
        id: text.article,
        position,
        outlet: None,
        agency: None,
        title: headline.map_or("", |at| at.of_text(&text.text).trim()).to_owned(),
        published: None,
        previous: None,
        byline: String::new(),
        place: String::new(),
        language: language.tag.to_owned(),
        file: String::new(),
        intake: "rebuilt from its text in a damaged project file".to_owned(),
        sha256,
        provenance: Provenance::default(),
    }
}
