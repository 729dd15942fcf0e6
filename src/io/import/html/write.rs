//! The words of a part of a page, in paragraphs.

use super::choose::Page;
use super::names::is_block;
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
];

/// Writes parts of a page; in an article, without lists of links to others.
pub fn write(page: &Page<'_>, parts: &[Id], is_article: bool) -> String {
    let mut writer =
        Writer { page, flow: Flow::default(), heading: None, is_after_break: false, is_article };
    for part in parts {
        writer.flow.paragraph();
        writer.element(*part);
    }
    writer.flow.finish()
}

struct Writer<'a> {
    page: &'a Page<'a>,
    flow: Flow,
    /// A heading, until something follows that it is for.
    heading: Option<Id>,
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
            return self.words(words);
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
            "h2" | "h3" | "h4" | "h5" | "h6" if self.is_article => self.heading = Some(id),
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
            _ if is_block(name) => {
                self.flow.paragraph();
                self.children(id);
                self.flow.paragraph();
            }
            _ => self.children(id),
        }
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
        let Some(heading) = self.heading.take() else { return };
        let words = write(self.page, &self.page.tree.children(heading).collect::<Vec<_>>(), false);
        self.flow.paragraph();
        self.flow.words(&words);
        self.flow.paragraph();
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
            "ul" | "ol" | "table" | "dl" | "section" | "div" => share > 0.6 && size.letters < 3000,
            _ => false,
        }
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
            ("<pre>a\n b</pre>c", "a\n b\n\nc"),
            ("<p>a<p><a href=x>See also: another story</a><p>b", "a\n\nb"),
            ("<p>a <a href=x>dam</a> is safe<p>ADVERTISEMENT<p>b", "a dam is safe\n\nb"),
        ] {
            assert_eq!(text(html), words, "{html}");
        }
    }
}
