//! Which part of a page is its article.
//!
//! Of what is not left out ([`page`](super::page)), each paragraph speaks for what it
//! stands in, the more the longer it is and the more commas it has; links speak
//! against it. Siblings of the part that wins come with it where they are like it.

use std::collections::HashMap;

use super::names::{ARTICLES, BESIDE, has, is_after};
use super::page::Page;
use crate::io::import::tree::{Id, ROOT};

/// A paragraph has at least so many letters; shorter ones say nothing.
const SHORTEST: usize = 25;

impl Page<'_> {
    /// The parts of the page that are its article, in order; none where no part
    /// stands out.
    pub fn article(&self) -> Vec<Id> {
        let marked = self.marked();
        if !marked.is_empty() {
            return marked;
        }
        let scores = self.scores();
        let score = |id: Id| scores.get(&id).copied().unwrap_or_default();
        // The same page gives the same article, whatever the order of the map.
        let best = self
            .tree
            .all(ROOT)
            .into_iter()
            .max_by(|a, b| score(*a).total_cmp(&score(*b)).then(b.cmp(a)));
        let Some(mut best) = best.filter(|best| score(*best) > 0.0) else { return Vec::new() };
        best = self.common(best, &scores);
        // Parts of one article may stand in parts of their own.
        let mut last = score(best);
        for above in self.tree.ancestors(best) {
            let name = self.tree.name(above);
            if matches!(name, "" | "html" | "body") {
                break;
            }
            let grows = score(above) > last;
            let is_only = self.size(above).letters <= self.size(best).letters * 21 / 20;
            let is_whole = matches!(name, "article")
                && self.size(above).link_share() < 0.3
                && self.size(above).letters < self.size(best).letters * 3;
            if !(grows || is_only || is_whole) {
                if score(above) < last / 3.0 {
                    break;
                }
                continue;
            }
            if grows || is_whole {
                last = score(above).max(last / 3.0);
            }
            best = above;
        }
        self.with_siblings(best, &scores)
    }

    /// What holds several parts that have about as much to say as the best: then
    /// none of them alone is the article.
    fn common(&self, best: Id, scores: &HashMap<Id, f64>) -> Id {
        /// A part is as good with so much of the best one's score.
        const AS_GOOD: f64 = 0.75;
        const PARTS: usize = 3;
        let score = |id: Id| scores.get(&id).copied().unwrap_or_default();
        let as_good = |id: &Id| *id != best && score(*id) >= score(best) * AS_GOOD;
        let others: Vec<Id> = scores.keys().copied().filter(as_good).collect();
        if others.len() < PARTS || others.len() > 200 {
            return best;
        }
        let is_of = |id: Id, above: Id| self.tree.ancestors(id).any(|it| it == above);
        let apart = others.into_iter().filter(|id| !is_of(*id, best) && !is_of(best, *id));
        let apart: Vec<Id> = apart.collect();
        let mut above = self.tree.ancestors(best).take_while(|above| {
            !matches!(self.tree.name(*above), "" | "html" | "body")
                && self.size(*above).link_share() < 0.3
        });
        let holds = |above: &Id| apart.iter().filter(|id| is_of(**id, *above)).count() >= PARTS;
        above.find(holds).unwrap_or(best)
    }

    /// What the page itself marks as the body of its article.
    fn marked(&self) -> Vec<Id> {
        let mut found: Vec<Id> = Vec::new();
        for id in self.tree.all(ROOT) {
            let is_body = self.tree.attribute(id, "itemprop") == "articleBody";
            if is_body
                && !self.is_out(id)
                && !self
                    .tree
                    .ancestors(id)
                    .any(|above| self.is_out(above) || found.contains(&above))
            {
                found.push(id);
            }
            if found.len() > 3 {
                return Vec::new();
            }
        }
        let letters: usize = found.iter().map(|id| self.size(*id).letters).sum();
        // A few words may be marked on a page that shows many articles.
        let is_it = letters > 400 && letters * 5 > self.size(ROOT).letters;
        if is_it { found } else { Vec::new() }
    }

    fn scores(&self) -> HashMap<Id, f64> {
        let mut scores: HashMap<Id, f64> = HashMap::new();
        for id in self.tree.all(ROOT) {
            let size = self.size(id);
            if size.letters < SHORTEST || !self.is_paragraph(id) || size.link_share() > 0.6 {
                continue;
            }
            let points = 1.0 + size.commas as f64 + (size.letters as f64 / 100.0).min(3.0);
            // What holds its words itself may be the whole article.
            let is_whole = size.letters > 250 && !matches!(self.tree.name(id), "p" | "pre");
            let itself = is_whole.then_some(id).into_iter();
            for (nth, above) in itself.chain(self.tree.ancestors(id)).take(5).enumerate() {
                if matches!(self.tree.name(above), "" | "html") {
                    break;
                }
                let part = match nth {
                    0 => 1.0,
                    1 => 2.0,
                    n => n as f64 * 3.0,
                };
                *scores.entry(above).or_insert_with(|| self.first_score(above)) += points / part;
            }
        }
        for (id, score) in &mut scores {
            *score *= 1.0 - self.size(*id).link_share();
        }
        scores
    }

    /// What an element's kind and names say for it.
    fn first_score(&self, id: Id) -> f64 {
        let kind = match self.tree.name(id) {
            "article" => 15.0,
            "main" | "div" | "section" => 5.0,
            "pre" | "td" | "blockquote" => 3.0,
            "address" | "ol" | "ul" | "dl" | "dd" | "dt" | "li" | "form" => -3.0,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "th" => -5.0,
            _ => 0.0,
        };
        let words = self.names(id);
        let beside = if has(BESIDE, &words) || is_after(&words) { -25.0 } else { 0.0 };
        let article = if has(ARTICLES, &words) { 25.0 } else { 0.0 };
        kind + beside + article
    }

    fn with_siblings(&self, best: Id, scores: &HashMap<Id, f64>) -> Vec<Id> {
        let Some(parent) = self.tree.parent(best) else { return vec![best] };
        // Cells side by side are the columns of old pages.
        if matches!(self.tree.name(best), "td" | "th" | "tr") {
            return vec![best];
        }
        let class = self.tree.attribute(best, "class");
        let is_same = |id: Id| !class.is_empty() && self.tree.attribute(id, "class") == class;
        // What wraps a part may stand too far above its paragraphs to have a score.
        let score = |id: Id| {
            let inside = || self.tree.all(id).into_iter().filter_map(|it| scores.get(&it).copied());
            let own = scores.get(&id).copied();
            own.unwrap_or_else(|| if is_same(id) { inside().fold(0.0, f64::max) } else { 0.0 })
        };
        let enough = (score(best) * 0.2).max(10.0);
        let is_like = |id: Id| {
            if id == best {
                return true;
            }
            if self.is_out(id) {
                return false;
            }
            let size = self.size(id);
            let more = if is_same(id) { score(best) * 0.2 } else { 0.0 };
            score(id) + more >= enough && size.link_share() < 0.15 && size.letters > SHORTEST
                || self.tree.name(id) == "p" && size.letters > 80 && size.link_share() < 0.25
        };
        let like: Vec<Id> = self.tree.children(parent).filter(|id| is_like(*id)).collect();
        let letters: usize = like.iter().map(|id| self.size(*id).letters).sum();
        let whole = self.size(parent);
        let is_most = letters * 10 > whole.letters * 7 && whole.link_share() < 0.2;
        let is_part = !matches!(self.tree.name(parent), "" | "html" | "body");
        if like.len() > 2 && is_most && is_part { vec![parent] } else { like }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::import::html::parse::parse;

    #[test]
    fn the_part_with_the_most_to_say_wins() {
        let words = "The gates were opened by hand, three of the crew said, on the night. ";
        let links = "<li><a href=x>The gates, the wheels, the crew: ten stories to read</a>";
        let page = format!(
            "<div id=a><ul>{}</ul></div><div id=b><p>{words}<p>{words}<p>{words}</div>",
            links.repeat(20)
        );
        let tree = parse(&page).unwrap();
        let found = Page::of(&tree).article();
        assert_eq!(found.iter().map(|id| tree.attribute(*id, "id")).collect::<Vec<_>>(), ["b"]);
    }
}
