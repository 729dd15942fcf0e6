//! HTML that somebody copied: a part of a page that they selected, or a whole one.
//!
//! All that was selected was chosen, so nothing of it is left out as a menu. Only of
//! what is plainly a page is its article looked for, too.

use super::facts::{self, is_address};
use super::linked::Linked;
use super::page::Page;
use super::parse::parse;
use super::{stands_out, text_of, without_head, write};
use crate::io::import::Unfit;
use crate::io::import::raw::Raw;
use crate::io::import::tree::{ROOT, Tree};

/// What was copied.
pub struct Selection {
    /// What the HTML says of the article; without a text.
    pub facts: Raw,
    /// All words, in paragraphs.
    pub all: String,
    /// The article among them, where they are a whole page; else nothing.
    pub article: String,
}

impl Selection {
    /// Reads it.
    pub fn read(html: &str) -> Result<Self, Unfit> {
        let (html, address) = without_head_of_windows(html);
        let tree = parse(html)?;
        let linked = Linked::find(&tree);
        let mut facts = facts::read(&tree, html, &linked);
        if facts.url.is_empty() && is_address(address) {
            address.clone_into(&mut facts.url);
        }
        let all = write::write(&Page::copied(&tree), &[ROOT], false).trim().to_owned();
        let mut article = String::new();
        if is_page(&tree) {
            let text = text_of(&Page::of(&tree), &linked, &mut facts);
            if stands_out(&text, &all) {
                let text = without_head(&text, &facts.title);
                let mut raw = Raw { text, title: facts.title.clone(), ..Raw::default() };
                raw.put_headline_first();
                article = raw.text;
            }
        }
        Ok(Self { facts, all, article })
    }
}

/// Whether it is a page rather than a part of one: it has a title, or both a menu
/// or foot and an article beside them.
fn is_page(tree: &Tree) -> bool {
    let has = |name: &str| tree.first(ROOT, name).is_some();
    let titles = tree.named(&["title"]).into_iter();
    // Drawings have titles, too.
    let is_title = |id: &usize| tree.parent(*id).is_some_and(|above| tree.name(above) == "head");
    titles.filter(is_title).any(|id| !tree.all_words(id).trim().is_empty())
        || (has("nav") || has("footer")) && (has("article") || has("main"))
}

/// What was copied without the lines that Windows has before it, and the address of
/// the page that one of them may give.
fn without_head_of_windows(html: &str) -> (&str, &str) {
    if !html.starts_with("Version:") {
        return (html, "");
    }
    let Some(at) = html.find('<') else { return (html, "") };
    let (head, rest) = html.split_at(at);
    let address = head.lines().find_map(|line| line.trim().strip_prefix("SourceURL:"));
    (rest, address.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_was_selected_is_kept() {
        let html = "<meta charset='utf-8'><nav><a href=x>Flood: all reports</a></nav><h2>The dam\
                    </h2><aside class=related>It was built in 1961.</aside><p>It held<span \
                    style='display:none'>!</span>.</p><ul><li>Crews left.<li><button>Roads opened.\
                    </button></ul><script>x()</script><svg><title>logo</title></svg>";
        let selection = Selection::read(html).unwrap();
        assert_eq!(
            selection.all,
            "Flood: all reports\n\nThe dam\n\nIt was built in 1961.\n\nIt held.\n\n- Crews left.\n- \
             Roads opened."
        );
        assert_eq!(selection.article, "");
    }

    #[test]
    fn what_browsers_put_in_is_taken_out() {
        for (html, text) in [
            ("The dam<span>&nbsp;</span><b>held</b><span> </span>.&nbsp;", "The dam held ."),
            ("10&nbsp;000 people", "10\u{a0}000 people"),
            ("Safe <img alt='✅' src=x><img alt='A photograph'> now", "Safe ✅ now"),
            (
                "<p>He told <div style='display: inline !important'>her</div> so.",
                "He told\n\nher so.",
            ),
            ("<div>He told <div style='display: inline;'>her</div> so.</div>", "He told her so."),
        ] {
            assert_eq!(Selection::read(html).unwrap().all, text, "{html}");
        }
    }

    #[test]
    fn of_a_whole_page_the_article_is_found() {
        let said = "The gates were opened by hand, three of the crew said, on the night.";
        let story = format!("<p>{said}</p>").repeat(3);
        let rest = "<nav><a href=x>News</a></nav>";
        let text = format!("The gates\n\n{}", [said; 3].join("\n\n"));
        for page in [
            format!("<title>The gates | The Mercury</title>{rest}<h1>The gates</h1>{story}"),
            format!("{rest}<main><h1>The gates</h1>{story}</main>"),
        ] {
            let selection = Selection::read(&page).unwrap();
            assert_eq!(selection.article, text, "{page}");
            assert_eq!(selection.facts.title, "The gates");
            assert!(selection.all.starts_with("News\n\n"), "{}", selection.all);
        }
    }

    #[test]
    fn windows_says_where_it_was_copied() {
        let html = "Version:0.9\r\nStartHTML:0000000165\r\nEndHTML:0000000275\r\nSourceURL:https://\
                    example.org/a\r\n<html><body><!--StartFragment--><p>The dam \
                    held.</p><!--EndFragment--></body></html>";
        let selection = Selection::read(html).unwrap();
        assert_eq!(
            (&*selection.all, &*selection.facts.url),
            ("The dam held.", "https://example.org/a")
        );
        let local = Selection::read("Version:0.9\r\nSourceURL:about:blank\r\n<p>x").unwrap();
        assert_eq!((&*local.all, &*local.facts.url), ("x", ""));
    }
}
