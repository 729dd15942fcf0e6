//! A page without what can be no part of its article.
//!
//! What never is part of one goes first: menus, forms, notices, what is hidden;
//! then what the page itself calls by the name of a neighbour, where it is small,
//! for such names are also given to whole pages, and where it is no part of a
//! sentence.

use super::names::{BESIDE, LINES, NEVER, NEVER_ROLES, UNREAD, has, is_after, is_block};
use crate::io::import::tree::{Id, ROOT, Tree};

/// Lines of that kind have at most so many letters.
const LONGEST_LINE: usize = 160;

/// How much there is in an element.
#[derive(Clone, Copy, Debug, Default)]
pub struct Size {
    /// Characters that are not white space.
    pub letters: usize,
    /// Those of them in links.
    pub linked: usize,
    /// Marks between parts of sentences.
    pub commas: usize,
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
    /// Whether it was copied in a browser, and not saved.
    pub is_copied: bool,
    is_out: Vec<bool>,
    /// In which elements a block stands directly.
    has_block: Vec<bool>,
    sizes: Vec<Size>,
}

impl<'a> Page<'a> {
    /// Looks at a page, and leaves out what can be no article.
    pub fn of(tree: &'a Tree) -> Self {
        let mut page = Self::copied(tree);
        page.is_copied = false;
        page.leave_out(|page, id| page.is_never(id));
        let whole = page.size(ROOT).letters;
        let headline = tree.named(&["h1"]).first().copied();
        let kept: Vec<Id> = headline.into_iter().flat_map(|id| tree.ancestors(id)).collect();
        page.leave_out(|page, id| !kept.contains(&id) && page.is_beside(id, whole));
        page
    }

    /// What was copied: all that people read is in it, menus and notices, too.
    pub fn copied(tree: &'a Tree) -> Self {
        let none = vec![false; tree.len()];
        let sizes = vec![Size::default(); tree.len()];
        let mut page = Self { tree, is_copied: true, is_out: none.clone(), has_block: none, sizes };
        for block in tree.all(ROOT).into_iter().filter(|id| is_block(tree.name(*id))) {
            let parent = tree.parent(block).and_then(|id| page.has_block.get_mut(id));
            parent.into_iter().for_each(|has_block| *has_block = true);
        }
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
        if name == "form" {
            return letters * 4 < whole;
        }
        match name {
            "time" => return !self.is_in_sentence(id),
            "ul" | "ol" if self.is_gallery(id) => return true,
            _ => {}
        }
        let words = self.names(id);
        // There may be more said about a story than in it.
        let is_after = is_after(&words);
        if letters * 3 > if is_after { whole * 2 } else { whole } {
            return false;
        }
        let rel = self.tree.attribute(id, "rel");
        let is_named = letters < LONGEST_LINE && (has(LINES, &words) || rel == "author")
            || (is_after || has(BESIDE, &words)) && !has("articlebody storybody", &words);
        is_named && !self.is_in_sentence(id)
    }

    /// Whether a list is captions of pictures that are shown one by one: `1/12`.
    fn is_gallery(&self, list: Id) -> bool {
        let of_all = |item: Id| -> Option<String> {
            let mut words = self.tree.all(item).into_iter().map(|id| self.tree.words(id).trim());
            let first = words.find(|words| !words.is_empty())?;
            let (nth, all) = first.split_whitespace().next()?.split_once('/')?;
            let is_number = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
            (is_number(nth) && is_number(all)).then(|| all.to_owned())
        };
        let items = || self.tree.children(list).filter(|id| self.tree.name(*id) == "li");
        let mut numbers = items().take(3).filter_map(of_all);
        let Some(first) = numbers.next() else { return false };
        let rest: Vec<String> = numbers.collect();
        rest.len() == 2 && rest.iter().all(|it| *it == first)
    }

    /// Whether an element is some words of a sentence, whatever it is called: links
    /// to what is told elsewhere of a name are called many things.
    fn is_in_sentence(&self, id: Id) -> bool {
        /// Letters around it that make a sentence, with a stop and without.
        const WITH_STOP: usize = 8;
        const WITHOUT: usize = 40;
        let tree = self.tree;
        if is_block(tree.name(id)) || self.has_block(id) {
            return false;
        }
        // Marks may stand around it alone.
        let is_mark = |above: &Id| {
            !is_block(tree.name(*above)) && self.size(*above).letters == self.size(id).letters
        };
        let outer = tree.ancestors(id).take_while(is_mark).last().unwrap_or(id);
        let Some(block) = tree.parent(outer).filter(|block| self.is_paragraph(*block)) else {
            return false;
        };
        let around = self.size(block).letters.saturating_sub(self.size(id).letters);
        let stops = ['.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।', ':', '|', '·', '•'];
        let has_stop = || {
            let words = tree.all_words(block);
            words.trim_end_matches(['"', '”', '»', ' ', '\n']).ends_with(stops)
        };
        if around < WITH_STOP || around < WITHOUT && !has_stop() {
            return false;
        }
        let before = tree.previous(outer).map_or("", |id| tree.words(id)).trim_end();
        let after = tree.next(outer).map_or("", |id| tree.words(id)).trim_start();
        let goes_on =
            |c: char| !c.is_uppercase() && (c.is_alphabetic() || stops.contains(&c) || c == ',');
        before.ends_with(|c: char| !stops.contains(&c)) || after.starts_with(goes_on)
    }

    /// The words in the names of an element's class and id.
    pub fn names(&self, id: Id) -> Vec<String> {
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

    /// Whether words stand in it as in a paragraph: it holds no other block.
    pub fn is_paragraph(&self, id: Id) -> bool {
        match self.tree.name(id) {
            "p" | "pre" => true,
            "div" | "section" | "td" | "blockquote" | "li" | "article" | "dd" => {
                !self.has_block(id)
            }
            _ => false,
        }
    }

    /// Whether a block stands directly in it.
    pub fn has_block(&self, id: Id) -> bool {
        self.has_block.get(id).copied().unwrap_or_default()
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
    fn words_of_a_sentence_stay_whatever_they_are_called() {
        let kept = |html: &str| {
            let tree =
                parse(&format!("<p>The crew had asked for hours, and nobody came.</p>{html}"))
                    .unwrap();
            let page = Page::of(&tree);
            let is_in = |id: &Id| !page.is_out(*id) && tree.name(*id) == "a";
            tree.all(ROOT).iter().any(is_in)
        };
        for html in [
            "<p>The crew left <a class=meta-loc>Karsk</a> and went on.</p>",
            "<p><a class=popup>Nobody</a> in the whole port of Karsk knew of any of it that night</p>",
            "<div>The gates of <b><a class=tooltip>Karsk</a></b>, 30 km away, were open.</div>",
            "<li>It ended on <a class=date>Tuesday</a>.</li>",
        ] {
            assert!(kept(html), "{html}");
        }
        for html in [
            "<p>By <a class=author>Ann Poe</a> in Karsk</p>",
            "<p>The crew left Karsk and went on. <a class=share>Share</a></p>",
            "<div>The crew left Karsk and went on.<p>x</p><a class=share>share</a></div>",
            "<p>Tags: <a class=tags>ports</a></p>",
        ] {
            assert!(!kept(html), "{html}");
        }
    }

    #[test]
    fn captions_that_are_counted_are_left_out() {
        for (page, is_out) in [
            ("<ul><li><b>1/30</b> Boats<li>2/30 Boats again<li><p>3/30 A pier</ul>", true),
            ("<ul><li>1/30 Boats<li>2/30 Boats again</ul>", false),
            ("<ul><li>1/2 cup of oats<li>1/4 cup of milk<li>1/4 cup of sugar</ul>", false),
            ("<ul><li>Boats<li>2/30 Boats again<li>3/30 A pier</ul>", false),
        ] {
            let tree = parse(page).unwrap();
            let list = tree.named(&["ul"])[0];
            assert_eq!(Page::of(&tree).is_out(list), is_out, "{page}");
        }
    }
}
