//! Which part of a page is its article.
//!
//! What never is part of one goes first: menus, forms, notices, what is hidden;
//! then what the page itself calls by the name of a neighbour, where it is small,
//! for such names are also given to whole pages. Of the rest, each paragraph
//! speaks for what it stands in, the more the longer it is and the more commas it
//! has; links speak against it. Siblings of the part that wins come with it where
//! they are like it.

use std::collections::HashMap;

use super::names::{AFTER, ARTICLES, BESIDE, LINES, NEVER, NEVER_ROLES, UNREAD, has, is_block};
use crate::io::import::tree::{Id, ROOT, Tree};

/// Lines of that kind have at most so many letters.
const LONGEST_LINE: usize = 160;

/// A paragraph has at least so many letters; shorter ones say nothing.
const SHORTEST: usize = 25;

/// How much there is in an element.
#[derive(Clone, Copy, Debug, Default)]
pub struct Size {
    /// Characters that are not white space.
    pub letters: usize,
    /// Those of them in links.
    pub linked: usize,
    commas: usize,
}

impl Size {
    /// Which part of it is links.
    pub fn link_share(self) -> f64 {
        if self.letters == 0 { 0.0 } else { self.linked as f64 / self.letters as f64 }
    }
}

/// A page of which parts are left out.
pub struct Page<'a> {
    /// The whole page.
    pub tree: &'a Tree,
    is_out: Vec<bool>,
    sizes: Vec<Size>,
}

impl<'a> Page<'a> {
    /// Looks at a page, and leaves out what can be no article.
    pub fn of(tree: &'a Tree) -> Self {
        let mut page = Self::all_of(tree);
        page.leave_out(|page, id| page.is_never(id));
        let whole = page.size(ROOT).letters;
        let headline = tree.named(&["h1"]).first().copied();
        let kept: Vec<Id> = headline.into_iter().flat_map(|id| tree.ancestors(id)).collect();
        page.leave_out(|page, id| !kept.contains(&id) && page.is_beside(id, whole));
        page
    }

    /// All of a page that people read, menus and notices, too.
    pub fn all_of(tree: &'a Tree) -> Self {
        let none = Size::default();
        let mut page =
            Self { tree, is_out: vec![false; tree.len()], sizes: vec![none; tree.len()] };
        page.leave_out(|page, id| page.is_unread(id));
        page
    }

    /// How much there is in an element, without what is left out.
    pub fn size(&self, id: Id) -> Size {
        self.sizes.get(id).copied().unwrap_or_default()
    }

    /// Whether an element is left out.
    pub fn is_out(&self, id: Id) -> bool {
        self.is_out.get(id).copied().unwrap_or_default()
    }

    fn leave_out(&mut self, which: impl Fn(&Self, Id) -> bool) {
        for id in self.tree.all(ROOT) {
            if which(self, id)
                && let Some(is_out) = self.is_out.get_mut(id)
            {
                *is_out = true;
            }
        }
        self.measure();
    }

    fn measure(&mut self) {
        self.sizes.fill(Size::default());
        for id in self.tree.all(ROOT).into_iter().rev() {
            if self.is_out(id) {
                continue;
            }
            let mut mine = self.size(id);
            for c in self.tree.words(id).chars().filter(|c| !c.is_whitespace()) {
                mine.letters += 1;
                mine.commas += usize::from(matches!(c, ',' | '，' | '、' | '،' | ';' | '؛'));
            }
            if self.tree.name(id) == "a" && self.tree.has(id, "href") {
                mine.linked = mine.letters;
            }
            if let Some(size) = self.sizes.get_mut(id) {
                *size = mine;
            }
            // An element that is left out adds nothing, for it is left before.
            if let Some(above) = self.tree.parent(id).and_then(|id| self.sizes.get_mut(id)) {
                above.letters += mine.letters;
                above.linked += mine.linked;
                above.commas += mine.commas;
            }
        }
    }

    fn is_unread(&self, id: Id) -> bool {
        let tree = self.tree;
        let style = tree.attribute(id, "style");
        let is_hidden = !style.is_empty() && {
            let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
            style.contains("display:none") || style.contains("visibility:hidden")
        };
        is_hidden || has(UNREAD, &[tree.name(id)]) || tree.has(id, "hidden")
    }

    fn is_never(&self, id: Id) -> bool {
        let tree = self.tree;
        has(NEVER, &[tree.name(id)])
            || has(NEVER_ROLES, &[tree.attribute(id, "role")])
            || tree.attribute(id, "aria-hidden") == "true"
            || tree.attribute(id, "aria-modal") == "true"
    }

    /// Whether an element is called by the name of a neighbour, and is small.
    fn is_beside(&self, id: Id, whole: usize) -> bool {
        let name = self.tree.name(id);
        if name.is_empty() || matches!(name, "html" | "body" | "article" | "main") {
            return false;
        }
        let letters = self.size(id).letters;
        match name {
            "form" => return letters * 4 < whole,
            "time" => return self.stands_alone(id),
            _ => {}
        }
        let words = self.names(id);
        // There may be more said about a story than in it.
        let is_after = has(AFTER, &words);
        if letters * 3 > if is_after { whole * 2 } else { whole } {
            return false;
        }
        let rel = self.tree.attribute(id, "rel");
        letters < LONGEST_LINE && (has(LINES, &words) || rel == "author")
            || (is_after || has(BESIDE, &words)) && !has("articlebody storybody", &words)
    }

    /// Whether a time stands by itself, and not in what somebody says.
    fn stands_alone(&self, id: Id) -> bool {
        let Some(parent) = self.tree.parent(id) else { return false };
        let mut around = self.tree.children(parent);
        self.size(parent).letters < LONGEST_LINE || around.any(|id| is_block(self.tree.name(id)))
    }

    /// The words in the names of an element's class and id.
    fn names(&self, id: Id) -> Vec<String> {
        let mut found = Vec::new();
        for names in [self.tree.attribute(id, "class"), self.tree.attribute(id, "id")] {
            let mut word = String::new();
            let mut was_small = false;
            for c in names.chars().take(400).chain([' ']) {
                let is_new = !c.is_alphanumeric() || (c.is_uppercase() && was_small);
                if is_new && !word.is_empty() {
                    found.push(std::mem::take(&mut word));
                }
                was_small = c.is_lowercase();
                if c.is_alphanumeric() {
                    word.extend(c.to_lowercase());
                }
            }
        }
        // `most-read`, `sign-up`.
        let pairs: Vec<String> = found.windows(2).map(|pair| pair.concat()).collect();
        found.extend(pairs);
        found
    }

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
        let beside = if has(BESIDE, &words) || has(AFTER, &words) { -25.0 } else { 0.0 };
        let article = if has(ARTICLES, &words) { 25.0 } else { 0.0 };
        kind + beside + article
    }

    /// Whether words stand in it as in a paragraph: it holds no other block.
    fn is_paragraph(&self, id: Id) -> bool {
        match self.tree.name(id) {
            "p" | "pre" => true,
            "div" | "section" | "td" | "blockquote" | "li" | "article" | "dd" => {
                let mut children = self.tree.children(id);
                !children.any(|child| is_block(self.tree.name(child)))
            }
            _ => false,
        }
    }

    fn with_siblings(&self, best: Id, scores: &HashMap<Id, f64>) -> Vec<Id> {
        let Some(parent) = self.tree.parent(best) else { return vec![best] };
        // Cells side by side are the columns of old pages.
        if matches!(self.tree.name(best), "td" | "th" | "tr") {
            return vec![best];
        }
        let score = |id: Id| scores.get(&id).copied().unwrap_or_default();
        let enough = (score(best) * 0.2).max(10.0);
        let class = self.tree.attribute(best, "class");
        let is_like = |id: Id| {
            if id == best {
                return true;
            }
            if self.is_out(id) {
                return false;
            }
            let size = self.size(id);
            let same = !class.is_empty() && self.tree.attribute(id, "class") == class;
            let more = if same { score(best) * 0.2 } else { 0.0 };
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
    fn names_of_classes_are_read_word_by_word() {
        let tree = parse("<p class='storyBody most-read' id=AdTop>").unwrap();
        let page = Page::of(&tree);
        let names = page.names(tree.named(&["p"])[0]);
        for word in ["story", "body", "most", "read", "mostread", "storybody", "ad", "top"] {
            assert!(names.iter().any(|name| name == word), "{word}: {names:?}");
        }
    }

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
