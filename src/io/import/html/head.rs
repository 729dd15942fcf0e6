//! What stands at the head of an article beside its body: the standfirst, and who
//! wrote it where the page says it in words alone.

use super::facts::name;
use super::names::{BYLINES, NO_NAMES, STANDFIRSTS, has, is_after};
use super::page::Page;
use crate::io::import::raw::letters_of;
use crate::io::import::tree::{Id, ROOT};

/// A standfirst has so many letters.
const STANDFIRST: std::ops::RangeInclusive<usize> = 30..=700;

/// A line that says who wrote has at most so many.
const LONGEST_BYLINE: usize = 120;

/// The words between headline and body that sum the article up: known by how the
/// page calls them, or as what it says of itself to those who link to it.
pub fn standfirst(page: &Page<'_>, body: &[Id], descriptions: &[String]) -> Option<Id> {
    let tree = page.tree;
    let all = tree.all(ROOT);
    let place = |wanted: Id| all.iter().position(|id| *id == wanted);
    let end = place(*body.first()?)?;
    let headline = all.iter().position(|id| tree.name(*id) == "h1" && page.size(*id).letters > 0);
    let said: Vec<String> = descriptions.iter().map(|words| letters_of(words)).collect();
    let is_said = |id: Id| {
        let words = letters_of(&tree.all_words(id));
        said.iter().any(|said| {
            let is_long = said.len().min(words.len()) >= *STANDFIRST.start();
            is_long && (said.starts_with(&words) || words.starts_with(said.as_str()))
        })
    };
    let before = all.get(headline.unwrap_or_default()..end)?;
    before.iter().copied().find(|id| {
        let size = page.size(*id);
        STANDFIRST.contains(&size.letters)
            && size.link_share() < 0.3
            && matches!(
                tree.name(*id),
                "p" | "h2" | "h3" | "h4" | "div" | "section" | "span" | "li"
            )
            && !page.has_block(*id)
            && !tree.ancestors(*id).any(|above| page.is_out(above))
            && (is_said(*id) || headline.is_some() && has(STANDFIRSTS, &page.names(*id)))
    })
}

/// Who wrote an article, by the line that is called so, between its headline and
/// its end.
pub fn authors(page: &Page<'_>, body: &[Id]) -> Vec<String> {
    let tree = page.tree;
    let all = tree.all(ROOT);
    let headline = all.iter().position(|id| tree.name(*id) == "h1" && !page.is_out(*id));
    let Some((start, last)) = headline.zip(body.last()) else { return Vec::new() };
    let end = all.iter().position(|id| id == last).unwrap_or_default() + tree.all(*last).len();
    let lines = all.get(start..end).unwrap_or_default().iter().copied().filter(|id| {
        let names = page.names(*id);
        has(BYLINES, &names) && !is_after(&names)
    });
    let mut named = lines.filter(|id| !is_of_others(page, *id)).map(|id| names_in(page, id));
    named.find(|names| !names.is_empty()).unwrap_or_default()
}

/// Whether a line stands among comments and links to other stories.
fn is_of_others(page: &Page<'_>, id: Id) -> bool {
    page.tree.ancestors(id).any(|above| {
        let names = page.names(above);
        let is_aside = matches!(page.tree.name(above), "aside" | "footer" | "nav" | "form");
        is_aside || is_after(&names) || has("comment reply teaser promo sidebar", &names)
    })
}

/// The names in a line: its links, else all of it.
fn names_in(page: &Page<'_>, line: Id) -> Vec<String> {
    let tree = page.tree;
    let words = tree.all_words(line);
    if letters_of(&words).len() > LONGEST_BYLINE {
        return Vec::new();
    }
    let links = tree.named_in(line, "a").filter_map(|id| person(&tree.all_words(id)));
    let mut names: Vec<String> = Vec::new();
    for found in links {
        if !names.contains(&found) {
            names.push(found);
        }
    }
    if names.is_empty() {
        let line = words.trim();
        names.extend(person(line.split(['\n', '|', '•', '·', ',']).next().unwrap_or_default()));
    }
    names
}

/// A name of somebody who writes; nothing where the words may be anything else.
fn person(words: &str) -> Option<String> {
    let name = name(words)?;
    let parts: Vec<&str> = name.split(' ').collect();
    let is_word = |part: &&str| {
        let mut letters = part.chars().filter(|c| c.is_alphabetic());
        letters.next().is_some_and(|first| !first.is_lowercase()) || part.chars().count() < 4
    };
    let is_it = (2..=6).contains(&parts.len())
        && !name.chars().any(|c| c.is_numeric() || matches!(c, '@' | ':' | '?' | '!' | '…'))
        && parts.iter().all(is_word)
        && !has(NO_NAMES, &name.to_lowercase().split(' ').collect::<Vec<_>>());
    is_it.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::import::html::parse::parse;

    fn head(html: &str) -> (String, String) {
        let tree = parse(html).unwrap();
        let page = Page::of(&tree);
        let body = [tree.named(&["main"])[0]];
        let said = ["The lower gates were opened by hand, says the …".to_owned()];
        let standfirst = standfirst(&page, &body, &said).map(|id| tree.all_words(id));
        (standfirst.unwrap_or_default(), authors(&page, &body).join(", "))
    }

    #[test]
    fn what_sums_an_article_up_is_found_between_headline_and_body() {
        let sum = "The lower gates were opened by hand, says the crew.";
        let other = "Nobody asked the crew who opened the upper gates.";
        for (html, found) in [
            (format!("<h1>Gates</h1><div><p>{sum}</div><main><p>a"), sum),
            (format!("<h1>Gates</h1><p class=article-perex>{other}</p><main><p>a"), other),
            (format!("<h1>Gates</h1><p class=x>{other}</p><main><p>a"), ""),
            (format!("<p class=lead>{other}</p><h1>Gates</h1><main><p>a"), ""),
            (format!("<h1>Gates</h1><nav><p>{sum}</p></nav><main><p>a<p>{sum}"), ""),
        ] {
            assert_eq!(head(&html).0, found, "{html}");
        }
    }

    #[test]
    fn who_wrote_is_read_off_the_line_that_is_called_so() {
        for (line, found) in [
            (
                "<p class=byline>By <a href=x>Ann Poe</a> and <a href=y>Bo Rook</a>",
                "Ann Poe, Bo Rook",
            ),
            ("<span class=page-byline>By Ann Poe | 3 March</span>", "Ann Poe"),
            ("<div class=author><img> Ann van Poe<br>\nin Valletta</div>", "Ann van Poe"),
            ("<div class=author>About the Author</div>", ""),
            ("<div class=author>Posted 3 March 2024</div>", ""),
            ("<div class=comments><b class=author>Bo Rook</b></div>", ""),
        ] {
            let html = format!("<h1>Gates</h1>{line}<main><p>a</main><i class=author>Mel Oak</i>");
            assert_eq!(head(&html).1, found, "{html}");
        }
    }
}
