//! The words of a part of a page, in paragraphs.

use super::names::is_block;
use super::page::Page;
use crate::io::import::flow::Flow;
use crate::io::import::raw::letters_of;
use crate::io::import::tree::Id;

/// Paragraphs that say nothing of the event.
static EMPTY_WORDS: &[&str] = &[
    "advertisement",
    "advertising",
    "anzeige",
    "werbung",
    "publicité",
    "publicidad",
    "pubblicità",
    "реклама",
    "إعلان",
    "reklama",
    "reklam",
    "read more",
    "mehr lesen",
    "lire aussi",
    "read also",
    "share this article",
    "story continues below",
    "article continues below",
    "skip advertisement",
    "article continues after advertisement",
    "loading",
];

/// Words in place of a picture are an emoji where they have fewer bytes, and no letter.
const LONGEST_EMOJI: usize = 40;

/// Writes parts of a page; in an article, without lists of links to others.
pub fn write(page: &Page<'_>, parts: &[Id], is_article: bool) -> String {
    let mut writer =
        Writer { page, flow: Flow::default(), headings: vec![], is_after_break: false, is_article };
    for part in parts {
        writer.flow.paragraph();
        writer.element(*part);
    }
    writer.flow.finish()
}

struct Writer<'a> {
    page: &'a Page<'a>,
    flow: Flow,
    /// Headings, until something follows that they are for, the higher ones first.
    headings: Vec<Id>,
    /// Whether nothing but white space came since a break.
    is_after_break: bool,
    is_article: bool,
}

impl Writer<'_> {
    fn element(&mut self, id: Id) {
        let tree = self.page.tree;
        if self.page.is_out(id) {
            return;
        }
        let words = tree.words(id);
        if !words.is_empty() {
            let is_put_in = self.page.is_copied && words == "\u{a0}" && self.is_in_span(id);
            return self.words(if is_put_in { " " } else { words });
        }
        let name = tree.name(id);
        if self.is_article && self.is_link_to_others(id, name) {
            return;
        }
        match name {
            "br" => {
                // Two are how old pages part paragraphs.
                if self.is_after_break {
                    self.flow.paragraph()
                } else {
                    self.flow.line()
                }
                self.is_after_break = true;
            }
            "h2" | "h3" | "h4" | "h5" | "h6" if self.is_article => {
                let is_higher = |it: &Id| tree.name(*it) < name;
                self.headings.retain(is_higher);
                self.headings.push(id);
            }
            "pre" => {
                self.flow.paragraph();
                self.put_heading();
                self.flow.lines(tree.all_words(id).trim_matches('\n'));
                self.flow.paragraph();
            }
            "li" => {
                if self.page.size(id).letters > 0 {
                    self.put_heading();
                    self.flow.item();
                }
                self.children(id);
                self.flow.line();
            }
            "td" | "th" => {
                self.children(id);
                self.flow.space();
            }
            "tr" | "dt" | "dd" | "caption" => {
                self.flow.line();
                self.children(id);
                self.flow.line();
            }
            // Some pages have their emoji as pictures.
            "img" if self.page.is_copied => {
                let words = tree.attribute(id, "alt");
                if words.len() < LONGEST_EMOJI && !words.contains(char::is_alphanumeric) {
                    self.words(words);
                }
            }
            _ if is_block(name) && !self.is_inline(id) => {
                self.flow.paragraph();
                self.children(id);
                self.flow.paragraph();
            }
            _ => self.children(id),
        }
    }

    /// Browsers put a space between two elements into one of its own when they copy.
    fn is_in_span(&self, id: Id) -> bool {
        self.page.tree.parent(id).is_some_and(|above| self.page.tree.name(above) == "span")
    }

    /// Whether an element stands in a line, against its kind. What is copied says so.
    fn is_inline(&self, id: Id) -> bool {
        let style = self.page.tree.attribute(id, "style");
        let display = style.split(';').find_map(|it| it.trim().strip_prefix("display:"));
        display.is_some_and(|it| it.trim_start().starts_with("inline"))
    }

    fn children(&mut self, of: Id) {
        for child in self.page.tree.children(of) {
            self.element(child);
        }
    }

    fn words(&mut self, words: &str) {
        if words.trim().is_empty() {
            return self.flow.words(words);
        }
        self.is_after_break = false;
        self.put_heading();
        self.flow.words(words);
    }

    fn put_heading(&mut self) {
        for heading in std::mem::take(&mut self.headings) {
            let words: Vec<Id> = self.page.tree.children(heading).collect();
            self.flow.paragraph();
            self.flow.words(&write(self.page, &words, false));
            self.flow.paragraph();
        }
    }

    /// Whether a block is nothing but links, or a line that stands between the
    /// paragraphs of many pages.
    fn is_link_to_others(&self, id: Id, name: &str) -> bool {
        let size = self.page.size(id);
        let share = size.link_share();
        match name {
            "p" | "div" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" if size.letters < 250 => {
                let is_link = share > 0.9 && size.letters > 0;
                is_link && name != "li" || size.letters < 40 && self.is_empty_words(id)
            }
            "ul" | "ol" => share > 0.6 && size.letters < 3000 && !self.has_told_item(id),
            "table" | "dl" | "section" | "div" => share > 0.6 && size.letters < 3000,
            _ => false,
        }
    }

    /// Whether something is told in a list, and not only pointed to.
    fn has_told_item(&self, list: Id) -> bool {
        self.page.tree.children(list).any(|item| {
            let size = self.page.size(item);
            size.letters >= 60 && size.link_share() < 0.2
        })
    }

    fn is_empty_words(&self, id: Id) -> bool {
        let words = letters_of(&self.page.tree.all_words(id));
        EMPTY_WORDS.iter().any(|empty| letters_of(empty) == words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::import::html::parse::parse;
    use crate::io::import::tree::ROOT;

    #[test]
    fn paragraphs_are_those_of_the_page() {
        let text = |html: &str| {
            let tree = parse(html).unwrap();
            write(&Page::of(&tree), &[ROOT], true)
        };
        for (html, words) in [
            ("<p>One\n two<p>three", "One two\n\nthree"),
            ("One<br> \n<br>two<br>three", "One\n\ntwo\nthree"),
            ("<ul><li>a, b<li><p>c</p></ul>d", "- a, b\n\n- c\n\nd"),
            ("<table><tr><td>a<td>b<tr><td>c</table>", "a b\nc"),
            ("<p>a<h2>For it</h2><p>b<h2>For nothing</h2>", "a\n\nFor it\n\nb"),
            (
                "<ul><li>The dam at Karsk held through the night, the crew of the gates said, and so \
              did the bridge.<li><ul><li><a href=x>The dam at Karsk: what is known of the night, \
              hour by hour, and of what came before it and after it</a></ul></ul>",
                "- The dam at \
              Karsk held through the night, the crew of the gates said, and so did the bridge.",
            ),
            ("<p>a<p>Loading…<p>b", "a\n\nb"),
            ("<h2>Part<h3>None<h3>Half</h3><p>a", "Part\n\nHalf\n\na"),
            ("<pre>a\n b</pre>c", "a\n b\n\nc"),
            ("<p>a<p><a href=x>See also: another story</a><p>b", "a\n\nb"),
            ("<p>a <a href=x>dam</a> is safe<p>ADVERTISEMENT<p>b", "a dam is safe\n\nb"),
        ] {
            assert_eq!(text(html), words, "{html}");
        }
    }
}
