//! What a page says of its article: JSON-LD before OpenGraph before `<meta>`
//! before `<time>`, each field from the first that has it.

use super::linked::Linked;
use super::parse::parse;
use crate::io::import::raw::{Raw, letters_of, without_by};
use crate::io::import::tree::{Id, ROOT, Tree};
use crate::io::import::when::When;
use crate::text::agencies::is_agency;

/// Reads it; the text is left empty.
pub fn read(tree: &Tree, html: &str, linked: &Linked) -> Raw {
    let meta = Meta::find(tree);
    let saved = Saved::read(html);
    let authors = linked.authors();
    let authors = if authors.is_empty() { meta.authors() } else { authors };
    let authors = if authors.is_empty() { names_on_page(tree) } else { authors };
    let outlet = first([
        linked.text(&["publisher", "name"]),
        meta.one(&["og:site_name", "application-name"]),
    ]);
    let said = first([
        linked.text(&["headline"]),
        meta.one(&["og:title", "twitter:title", "dc.title", "title"]),
    ]);
    let title = title(tree, said);
    let canonical = attribute(tree, |id| tree.attribute(id, "rel") == "canonical", &["href"]);
    let base = attribute(tree, |id| tree.name(id) == "base", &["href"]);
    let at = if is_address(&base) { base } else { saved.url.clone() };
    let in_full = |url: String| in_full(&url, &at);
    let canonical = in_full(canonical);
    let urls = [linked.address(), canonical, in_full(meta.one(&["og:url"])), saved.url];
    let url = urls.into_iter().find(|url| is_address(url)).unwrap_or_default();
    let language = first([
        attribute(tree, |id| tree.name(id) == "html", &["lang", "xml:lang"]),
        linked.text(&["inLanguage"]),
        meta.one(&["og:locale", "content-language", "language"]),
    ]);
    let agency = authors.iter().find(|name| is_agency(name)).cloned().unwrap_or_default();
    Raw {
        title: without_outlet(&title, &outlet),
        byline: authors.join(", "),
        agency,
        outlet,
        place: linked.text(&["dateline"]),
        published: published(tree, linked, &meta),
        url,
        language,
        captured: saved.when,
        ..Raw::default()
    }
}

fn published(tree: &Tree, linked: &Linked, meta: &Meta<'_>) -> When {
    let is_time = |id: Id| tree.name(id) == "time";
    let in_article = |id: Id| {
        let mut above = tree.ancestors(id).map(|id| tree.name(id));
        is_time(id) && above.any(|name| matches!(name, "article" | "header" | "main"))
    };
    When::first([
        linked.text(&["datePublished"]),
        linked.text(&["dateCreated"]),
        meta.one(&["article:published_time", "og:article:published_time"]),
        meta.one(&["datepublished", "date", "pubdate", "publishdate", "publish-date"]),
        meta.one(&["publication_date", "dc.date.issued", "dc.date", "dcterms.created"]),
        meta.one(&["parsely-pub-date", "sailthru.date", "article.published"]),
        attribute(
            tree,
            |id| tree.attribute(id, "itemprop") == "datePublished",
            &["content", "datetime"],
        ),
        attribute(tree, |id| is_time(id) && tree.has(id, "pubdate"), &["datetime"]),
        attribute(tree, in_article, &["datetime"]),
        attribute(tree, is_time, &["datetime"]),
    ])
}

/// The first that is not empty.
fn first(of: impl IntoIterator<Item = String>) -> String {
    of.into_iter().find(|words| !words.trim().is_empty()).unwrap_or_default()
}

/// Whether words are an address in the web.
pub fn is_address(words: &str) -> bool {
    words.starts_with("http://") || words.starts_with("https://")
}

/// An address that a page gives, in full: it may be one on the page's own site.
fn in_full(url: &str, at: &str) -> String {
    let site = at.split_once("://").filter(|_| is_address(at));
    match site {
        Some((scheme, rest)) if !url.is_empty() && !is_address(url) => {
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            match url.strip_prefix("//") {
                Some(url) => format!("{scheme}://{url}"),
                None if url.starts_with('/') => format!("{scheme}://{host}{url}"),
                None => url.to_owned(),
            }
        }
        _ => url.to_owned(),
    }
}

/// What a page says of itself in short.
pub fn descriptions(tree: &Tree, linked: &Linked) -> Vec<String> {
    let meta = Meta::find(tree);
    let names = ["og:description", "description", "twitter:description"];
    let said = names.map(|name| meta.one(&[name]));
    said.into_iter().chain([linked.text(&["description"])]).filter(|it| !it.is_empty()).collect()
}

/// The headline of a page, where its data say so much of it. They may say the same
/// of all pages of a site, and a heading may name the site.
fn title(tree: &Tree, said: String) -> String {
    let of_page = tree.named(&["title"]).first().map(|id| tree.all_words(*id)).unwrap_or_default();
    let headings = tree.named(&["h1"]);
    let words = |id: &Id| tree.all_words(*id);
    let agrees = headings.iter().map(words).find(|heading| agree(heading, &of_page));
    match (said.trim().is_empty(), agrees, &headings[..]) {
        (false, Some(heading), _) if !agree(&said, &of_page) && !agree(&said, &heading) => heading,
        (false, ..) => said,
        (true, Some(heading), _) => heading,
        (true, None, [heading]) if letters_of(&of_page).chars().count() < 15 => words(heading),
        (true, None, _) => of_page,
    }
}

/// Whether two writings of a headline may be the same: one is in the other, or
/// half of the words.
fn agree(one: &str, other: &str) -> bool {
    let (a, b) = (letters_of(one), letters_of(other));
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    // Short words are in all headlines.
    let words = |of: &str| -> Vec<String> {
        of.split_whitespace().map(letters_of).filter(|word| word.len() > 3).collect()
    };
    let (of_one, of_other) = (words(one), words(other));
    let both = of_one.iter().filter(|word| of_other.contains(word)).count();
    short.len() >= 4 && long.contains(&short)
        || both >= 2 && both * 2 >= of_one.len().min(of_other.len())
}

/// The first value under one of these names, in elements that are wanted.
fn attribute(tree: &Tree, wanted: impl Fn(Id) -> bool, names: &[&str]) -> String {
    let all = tree.all(ROOT);
    let mut values = all.into_iter().filter(|id| wanted(*id)).filter_map(|id| {
        let mut found = names.iter().map(|name| tree.attribute(id, name));
        found.find(|value| !value.is_empty())
    });
    values.next().unwrap_or_default().to_owned()
}

/// Who a page itself says wrote it.
fn names_on_page(tree: &Tree) -> Vec<String> {
    let mut all = tree.all(ROOT);
    all.retain(|id| {
        tree.attribute(*id, "rel") == "author" || tree.attribute(*id, "itemprop") == "author"
    });
    let mut names: Vec<String> = Vec::new();
    for found in all.into_iter().filter_map(|id| name(&tree.all_words(id))) {
        if found.len() < 80 && !names.contains(&found) && names.len() < 5 {
            names.push(found);
        }
    }
    names
}

/// A page's title without the outlet that it ends with.
fn without_outlet(title: &str, outlet: &str) -> String {
    let (title, outlet) = (title.trim(), outlet.trim());
    let cut = title.strip_suffix(outlet).filter(|_| !outlet.is_empty()).map(str::trim_end);
    let cut = cut.and_then(|cut| cut.strip_suffix(['|', '-', '–', '—', '·', ':']));
    cut.map(str::trim_end).filter(|cut| !cut.is_empty()).unwrap_or(title).to_owned()
}

/// A name as a byline has it: no `By`, no address.
pub fn name(written: &str) -> Option<String> {
    let name = unescape(written.split_whitespace().collect::<Vec<_>>().join(" ").as_str());
    let name = without_by(&name);
    let plain = !name.is_empty() && name.len() < 200 && !name.contains("://");
    plain.then(|| name.to_owned())
}

/// Words in which `&amp;` was escaped once too often.
pub fn unescape(words: &str) -> String {
    let escaped = words.contains('&') && words.contains(';') && !words.contains('<');
    let read = escaped.then(|| parse(words).ok()).flatten();
    read.map_or_else(|| words.to_owned(), |tree| tree.all_words(ROOT))
}

/// The page's `<meta>` elements: names in lower case, and contents.
struct Meta<'a>(Vec<(String, &'a str)>);

impl<'a> Meta<'a> {
    fn find(tree: &'a Tree) -> Self {
        let named = ["property", "name", "itemprop", "http-equiv"];
        let mut found = Vec::new();
        for id in tree.named(&["meta"]) {
            let content = tree.attribute(id, "content");
            let names = named.iter().map(|name| tree.attribute(id, name));
            for name in names.filter(|name| !name.is_empty() && !content.is_empty()) {
                found.push((name.to_lowercase(), content));
            }
        }
        Self(found)
    }

    fn all(&self, wanted: &str) -> impl Iterator<Item = String> {
        let fits = self.0.iter().filter(move |(name, _)| name == wanted);
        fits.map(|(_, content)| unescape(content))
    }

    /// The content of the first of these names that has one.
    fn one(&self, names: &[&str]) -> String {
        names.iter().find_map(|name| self.all(name).next()).unwrap_or_default()
    }

    fn authors(&self) -> Vec<String> {
        let names = ["author", "article:author", "byl", "dc.creator", "parsely-author"];
        let named = names.iter().map(|meta| -> Vec<String> {
            self.all(meta).filter_map(|words| name(&words)).collect()
        });
        named.into_iter().find(|found| !found.is_empty()).unwrap_or_default()
    }
}

/// What a browser noted when it saved the page.
#[derive(Default)]
struct Saved {
    url: String,
    when: When,
}

/// Notes of browsers stand in this much of a page.
const NOTED: usize = 8192;

impl Saved {
    fn read(html: &str) -> Self {
        let start = html.get(..html.floor_char_boundary(NOTED)).unwrap_or_default();
        // `<!-- saved from url=(0042)https://… -->`
        if let Some((_, rest)) = start.split_once("saved from url=(") {
            let url = rest.split_once(')').map_or("", |(_, url)| url);
            let url = url.split_whitespace().next().unwrap_or_default();
            return Self { url: url.trim_end_matches("-->").to_owned(), when: When::default() };
        }
        let Some((_, note)) = start.split_once("Page saved with SingleFile") else {
            return Self::default();
        };
        let note = note.split("-->").next().unwrap_or_default();
        let field = |label: &str| {
            let mut lines = note.lines().map(str::trim);
            lines.find_map(|line| line.strip_prefix(label)).unwrap_or_default().trim()
        };
        Self { url: field("url:").to_owned(), when: browser_time(field("saved date:")) }
    }
}

/// `Wed Nov 13 2024 21:05:00 GMT+0430 (Afghanistan Time)`.
fn browser_time(words: &str) -> When {
    let parts: Vec<&str> = words.split_whitespace().collect();
    let Some([_, month, day, year, time, zone]) = parts.get(..6) else { return When::read(words) };
    // In the order of mails.
    When::read(&format!("{day} {month} {year} {time} {}", zone.trim_start_matches("GMT")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(html: &str) -> Raw {
        let tree = parse(html).unwrap();
        let linked = Linked::find(&tree);
        read(&tree, html, &linked)
    }

    #[test]
    fn linked_data_goes_first() {
        let raw = facts(
            r#"<html lang="en-GB"><head><title>Ferry strike | Harbour Post</title>
            <meta property="og:title" content="Other title"><meta name="author" content="Nobody">
            <script type="application/ld+json">{"broken": </script>
            <script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],
            "headline":"Ferries &amp; crews","author":[{"name":"By Ann Poe"},"AFP"],
            "publisher":{"name":"Harbour Post"},"datePublished":"2024-03-05T21:00:00+01:00",
            "dateline":"VALLETTA","url":"https://example.org/a"}]}</script>"#,
        );
        assert_eq!((&*raw.title, &*raw.byline), ("Ferries & crews", "Ann Poe, AFP"));
        assert_eq!((&*raw.outlet, &*raw.agency, &*raw.place), ("Harbour Post", "AFP", "VALLETTA"));
        assert_eq!(raw.published.at, "2024-03-05T21:00:00+01:00");
        assert_eq!((&*raw.url, &*raw.language), ("https://example.org/a", "en-GB"));
    }

    #[test]
    fn pages_say_it_in_other_ways_too() {
        let raw = facts(
            "<!-- saved from url=(0021)https://example.org/b -->\n<html><title>Ferry strike - \
             Harbour Post</title><meta property='og:site_name' content='Harbour Post'><meta \
             name='author' content='https://example.org/ann'><meta name=dc.creator content='Ann \
             Poe'><time datetime='2024-03-05'>Tuesday</time>",
        );
        assert_eq!((&*raw.title, &*raw.byline), ("Ferry strike", "Ann Poe"));
        assert_eq!(raw.published.words(), "2024-03-05");
        assert_eq!(raw.url, "https://example.org/b");
    }

    #[test]
    fn an_address_on_the_own_site_is_given_in_full() {
        let at = "https://example.org/news/today?page=2";
        for (url, full) in [
            ("/a/1", "https://example.org/a/1"),
            ("//m.example.org/a", "https://m.example.org/a"),
            ("http://other.example/a", "http://other.example/a"),
            ("", ""),
        ] {
            assert_eq!(in_full(url, at), full);
        }
        assert_eq!(in_full("/a/1", "file:///tmp"), "/a/1");
        let raw = facts("<base href='https://example.org/'><link rel=canonical href='/a/1'>");
        assert_eq!(raw.url, "https://example.org/a/1");
    }

    #[test]
    fn saving_programs_say_when() {
        let raw = facts(
            "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://example.org/c \
             \n saved date: Wed Nov 13 2024 21:05:00 GMT+0430 (Afghanistan Time)\n--><title>x",
        );
        assert_eq!(raw.url, "https://example.org/c");
        assert_eq!(raw.captured.at, "2024-11-13T21:05:00+04:30");
    }

    #[test]
    fn a_headline_is_what_title_and_heading_agree_on() {
        for (data, title, heading, found) in [
            ("", "The gates of Karsk", "The Mercury", "The gates of Karsk"),
            ("", "The gates of Karsk | The Mercury", "The gates of Karsk", "The gates of Karsk"),
            ("", "News", "The gates of Karsk", "The gates of Karsk"),
            ("Gates left open", "The gates of Karsk", "The gates of Karsk", "The gates of Karsk"),
            ("Gates open in Karsk", "Open gates in Karsk", "Open!", "Gates open in Karsk"),
            ("Gates left open", "The Mercury online", "Other news", "Gates left open"),
        ] {
            let html = format!(
                "<title>{title}</title><meta property=og:title content='{data}'><h1>{heading}</h1>"
            );
            assert_eq!(facts(&html).title, found, "{html}");
        }
    }

    #[test]
    fn nonsense_says_nothing() {
        let deep = format!("<script type='application/ld+json'>{}</script>", "[".repeat(50_000));
        for html in [&*deep, "<script type='application/ld+json'>[[[[1,{}]]]]</script>", ""] {
            let raw = facts(html);
            assert!(raw.title.is_empty() && raw.published.date.is_none());
        }
    }
}
