//! RSS and Atom: an article for each item, as far as the feed carries it.

use super::raw::Raw;
use super::tree::{Id, ROOT, Tree};
use super::when::When;
use super::{Importer, Source, Unfit, html, xml};

/// The entry for feeds.
pub const IMPORTER: Importer = Importer {
    id: "feed",
    name: "RSS or Atom feed",
    extensions: &["rss", "atom", "rdf"],
    carries: "an article for each item: its full text or its summary; headline, outlet, byline, \
              date and time, address, language",
    takes: |source| matches!(xml::root_name(source.bytes).as_str(), "rss" | "feed" | "RDF"),
    read,
};

fn read(source: &Source<'_>) -> Result<Vec<Raw>, Unfit> {
    let tree = xml::read(source.bytes)?;
    let channel = tree.first(ROOT, "channel").or_else(|| tree.first(ROOT, "feed")).unwrap_or(ROOT);
    let outlet = child_words(&tree, channel, "title");
    let language =
        [child_words(&tree, channel, "language"), tree.attribute(channel, "lang").to_owned()];
    let language = language.into_iter().find(|tag| !tag.is_empty()).unwrap_or_default();
    let mut articles = Vec::new();
    for item in tree.named(&["item", "entry"]) {
        let mut raw = item_of(&tree, item)?;
        if raw.text.is_empty() {
            continue;
        }
        if raw.outlet.is_empty() {
            raw.outlet.clone_from(&outlet);
        }
        if raw.language.is_empty() {
            raw.language.clone_from(&language);
        }
        raw.put_headline_first();
        articles.push(raw);
    }
    if articles.is_empty() { Err(Unfit::NoArticle) } else { Ok(articles) }
}

fn item_of(tree: &Tree, item: Id) -> Result<Raw, Unfit> {
    let words = |name| child_words(tree, item, name);
    // `content:encoded` of RSS and `content` of Atom; else what there is.
    let mut text = String::new();
    let mut is_summary = false;
    for name in ["encoded", "content", "description", "summary"] {
        let Some(id) = tree.children(item).find(|id| tree.name(*id) == name) else { continue };
        text = plain(tree, id)?;
        is_summary = matches!(name, "description" | "summary");
        if !text.is_empty() {
            break;
        }
    }
    let authors = tree.children(item).filter(|id| matches!(tree.name(*id), "creator" | "author"));
    let names = authors.map(|id| {
        let name = tree.words_of(id, "name");
        if name.is_empty() { tree.all_words(id).trim().to_owned() } else { name }
    });
    let names: Vec<String> =
        names.map(|name| mail_name(&name)).filter(|it| !it.is_empty()).collect();
    let title = tree.children(item).find(|id| tree.name(*id) == "title");
    let changes = if is_summary {
        vec!["the feed’s summary, not the article".to_owned()]
    } else {
        Vec::new()
    };
    Ok(Raw {
        text,
        title: title.map(|id| plain(tree, id)).transpose()?.unwrap_or_default(),
        byline: names.join(", "),
        outlet: words("source"),
        published: When::first([
            words("pubDate"),
            words("published"),
            words("date"),
            words("issued"),
            words("updated"),
        ]),
        url: link(tree, item),
        language: tree.attribute(item, "lang").to_owned(),
        changes,
        ..Raw::default()
    })
}

/// The words of an element that stands directly in another.
fn child_words(tree: &Tree, of: Id, name: &str) -> String {
    let child = tree.children(of).find(|id| tree.name(*id) == name);
    let words = child.map(|id| tree.all_words(id)).unwrap_or_default();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of an element that holds markup, written as words or as it is.
fn plain(tree: &Tree, id: Id) -> Result<String, Unfit> {
    if tree.attribute(id, "type") == "xhtml" {
        return Ok(xml::text(tree, id));
    }
    let words = tree.all_words(id);
    if words.contains('<') || words.contains('&') {
        html::plain(&words)
    } else {
        Ok(words.trim().to_owned())
    }
}

fn link(tree: &Tree, item: Id) -> String {
    for id in tree.children(item).filter(|id| tree.name(*id) == "link") {
        let href = tree.attribute(id, "href");
        if !href.is_empty() && matches!(tree.attribute(id, "rel"), "" | "alternate") {
            return href.to_owned();
        }
        let words = tree.all_words(id);
        if words.trim().starts_with("http") {
            return words.trim().to_owned();
        }
    }
    let guid = child_words(tree, item, "guid");
    if guid.starts_with("http") { guid } else { String::new() }
}

/// RSS writes `a@b.example (Ann Poe)`.
fn mail_name(written: &str) -> String {
    let inner = written.split_once('(').and_then(|(_, rest)| rest.split_once(')'));
    inner.map_or(written, |(name, _)| name).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn articles(xml: &str) -> Vec<Raw> {
        read(&Source::named(xml.as_bytes(), "xml")).unwrap()
    }

    #[test]
    fn items_are_articles() {
        let found = articles(
            "<rss version='2.0'><channel><title>Harbour Post</title><language>en</language><item>\
             <title>The dam &amp; the gates</title><link>https://a.example/1</link><pubDate>Tue, 18 \
             Feb 2025 21:40:00 +0300</pubDate><author>a@b.example (Ann Poe)</author><description>\
             Short.</description><content:encoded><![CDATA[<p>One.</p><p>Two &mdash; three.</p>]]>\
             </content:encoded></item><item><title>x</title><description>&lt;b&gt;Only&lt;/b&gt; \
             this.</description></item><item><title>nothing</title></item></channel></rss>",
        );
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].text, "The dam & the gates\n\nOne.\n\nTwo — three.");
        assert_eq!((&*found[0].byline, &*found[0].outlet), ("Ann Poe", "Harbour Post"));
        assert_eq!(found[0].published.at, "2025-02-18T21:40:00+03:00");
        assert_eq!((&*found[1].text, found[1].changes.len()), ("x\n\nOnly this.", 1));
    }

    #[test]
    fn atom_says_it_in_other_words() {
        let found = articles(
            "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='de'><title>Post</title><entry>\
             <title>Damm</title><link rel='self' href='x'/><link href='https://a.example/2'/>\
             <published>2025-02-18T21:40:00Z</published><author><name>A. Vale</name></author>\
             <content type='xhtml'><div><p>Eins.</p><p>Zwei.</p></div></content></entry></feed>",
        );
        assert_eq!(found[0].text, "Damm\n\nEins.\n\nZwei.");
        assert_eq!((&*found[0].url, &*found[0].language), ("https://a.example/2", "de"));
        assert_eq!(found[0].byline, "A. Vale");
    }
}
