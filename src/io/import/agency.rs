//! News as agencies deliver it: NewsML-G2, and NITF alone or inside it.

use super::raw::Raw;
use super::tree::{Id, Tree};
use super::when::When;
use super::{Importer, Source, Unfit, html, xml};
use crate::text::agencies::is_agency;

/// The entry for NewsML-G2.
pub const NEWSML: Importer = Importer {
    id: "newsml",
    name: "NewsML-G2",
    extensions: &["xml", "newsml"],
    carries: "an article for each news item: text; headline, provider, byline, place, time of this \
              version, address, language, credit",
    takes: |source| {
        matches!(
            xml::root_name(source.bytes).as_str(),
            "newsItem" | "newsMessage" | "packageItem" | "NewsML"
        )
    },
    read: |source| read(source, "newsItem", news_item),
};

/// The entry for NITF.
pub const NITF: Importer = Importer {
    id: "nitf",
    name: "NITF",
    extensions: &["nitf"],
    carries: "text; headline, publication, byline, place, date and time, agency credit",
    takes: |source| xml::root_name(source.bytes) == "nitf",
    read: |source| read(source, "nitf", |tree, id| Ok(nitf(tree, id))),
};

fn read(
    source: &Source<'_>,
    name: &str,
    article: fn(&Tree, Id) -> Result<Raw, Unfit>,
) -> Result<Vec<Raw>, Unfit> {
    let tree = xml::read(source.bytes)?;
    let mut found = Vec::new();
    let items = tree.named(&[name]);
    // Older NewsML has other items around the same NITF.
    let items = if items.is_empty() { tree.named(&["nitf"]) } else { items };
    for item in items {
        let raw = if tree.name(item) == "nitf" { nitf(&tree, item) } else { article(&tree, item)? };
        if !raw.text.is_empty() {
            found.push(raw);
        }
    }
    if found.is_empty() { Err(Unfit::NoArticle) } else { Ok(found) }
}

fn news_item(tree: &Tree, item: Id) -> Result<Raw, Unfit> {
    let inline = tree.first(item, "inlineXML");
    let mut raw = match inline.and_then(|id| tree.first(id, "nitf")) {
        Some(id) => nitf(tree, id),
        None => Raw::default(),
    };
    if raw.text.is_empty() {
        raw.text = match (inline, tree.first(item, "inlineData")) {
            (Some(id), _) => body(tree, id),
            (None, Some(id)) => {
                let words = tree.all_words(id);
                let is_markup = tree.attribute(id, "contenttype").contains("html");
                if is_markup { html::plain(&words)? } else { words.trim().to_owned() }
            }
            (None, None) => String::new(),
        };
    }
    let item_meta = tree.first(item, "itemMeta").unwrap_or(item);
    let content = tree.first(item, "contentMeta").unwrap_or(item);
    let name = |of: Id, name: &str| -> String {
        let Some(id) = tree.first(of, name) else { return String::new() };
        let inner = tree.words_of(id, "name");
        let words = tree.all_words(id).split_whitespace().collect::<Vec<_>>().join(" ");
        let literal = tree.attribute(id, "literal");
        [inner, words, literal.to_owned()].into_iter().find(|it| !it.is_empty()).unwrap_or_default()
    };
    fill(&mut raw.title, [name(content, "headline"), name(item_meta, "title")]);
    fill(&mut raw.byline, [name(content, "by"), name(content, "creator")]);
    fill(&mut raw.place, [name(content, "dateline"), name(content, "located")]);
    let provider = name(item_meta, "provider");
    let credit = [name(content, "creditline"), name(content, "infoSource"), provider.clone()];
    fill(&mut raw.agency, credit.into_iter().filter(|name| is_agency(name)));
    fill(&mut raw.outlet, [provider, name(item, "copyrightHolder")]);
    let language = tree.first(content, "language").map(|id| tree.attribute(id, "tag"));
    let language = language.unwrap_or_else(|| tree.attribute(item, "lang"));
    fill(&mut raw.language, [language.to_owned()]);
    if raw.published.date.is_none() {
        let times = ["contentCreated", "contentModified"].map(|it| tree.words_of(content, it));
        let times = times.into_iter().chain([tree.words_of(item_meta, "versionCreated")]);
        raw.published = When::first(times);
    }
    let link =
        tree.named_in(item, "link").find(|id| tree.attribute(*id, "href").starts_with("http"));
    fill(&mut raw.url, link.map(|id| tree.attribute(id, "href").to_owned()));
    raw.put_headline_first();
    Ok(raw)
}

/// The text of what is inside an item: of HTML, its body.
fn body(tree: &Tree, of: Id) -> String {
    xml::text(tree, tree.first(of, "body").unwrap_or(of))
}

/// Fills a field that is still empty.
fn fill(field: &mut String, of: impl IntoIterator<Item = String>) {
    if field.is_empty() {
        *field = of.into_iter().find(|words| !words.is_empty()).unwrap_or_default();
    }
}

fn nitf(tree: &Tree, of: Id) -> Raw {
    let body = tree.first(of, "body").unwrap_or(of);
    let content = tree.first(body, "body.content").unwrap_or(body);
    let attribute = |name: &str, key: &str| {
        tree.first(of, name).map(|id| tree.attribute(id, key).to_owned()).unwrap_or_default()
    };
    let head = |name: &str| tree.words_of(body, name);
    let distributor = head("distributor");
    let source = attribute("doc.copyright", "holder");
    let summary = tree.first(body, "abstract").map(|id| xml::text(tree, id)).unwrap_or_default();
    let text = xml::text(tree, content);
    let mut raw = Raw {
        text: if summary.is_empty() { text } else { format!("{summary}\n\n{text}") },
        title: head("hl1"),
        byline: head("byline"),
        outlet: attribute("pubdata", "name"),
        language: tree.attribute(of, "lang").to_owned(),
        ..Raw::default()
    };
    fill(&mut raw.title, [head("hedline"), tree.words_of(of, "title")]);
    fill(&mut raw.byline, [tree.words_of(of, "author")]);
    let dateline = tree.first(body, "dateline");
    let place = dateline.map(|id| tree.words_of(id, "location")).unwrap_or_default();
    fill(&mut raw.place, [place]);
    fill(
        &mut raw.agency,
        [distributor.clone(), source.clone()].into_iter().filter(|it| is_agency(it)),
    );
    fill(&mut raw.outlet, [distributor, source]);
    raw.published = When::first([
        attribute("date.issue", "norm"),
        attribute("story.date", "norm"),
        attribute("pubdata", "date.publication"),
        attribute("date.release", "norm"),
    ]);
    raw.url = attribute("pubdata", "ex-ref");
    raw.put_headline_first();
    raw
}

#[cfg(test)]
mod tests {
    use super::*;

    fn articles(importer: &Importer, xml: &str) -> Vec<Raw> {
        let source = Source::named(xml.as_bytes(), "xml");
        assert!((importer.takes)(&source));
        (importer.read)(&source).unwrap()
    }

    #[test]
    fn nitf_is_read() {
        let found = articles(
            &NITF,
            "<?xml version='1.0'?><nitf><head><title>t</title><docdata><date.issue \
             norm='20250218T214000+0300'/><doc.copyright holder='AFP'/></docdata><pubdata \
             name='Harbour Post'/></head><body><body.head><hedline><hl1>The dam \
             holds</hl1></hedline><abstract><p>In short.</p></abstract><byline>By Ann Poe</byline><dateline><location>OSTREL</location>\
             </dateline></body.head><body.content><block><p>One.</p><p>Two.</p></block>\
             </body.content></body></nitf>",
        );
        let raw = &found[0];
        assert_eq!(raw.text, "The dam holds\n\nIn short.\n\nOne.\n\nTwo.");
        assert_eq!((&*raw.byline, &*raw.place, &*raw.agency), ("By Ann Poe", "OSTREL", "AFP"));
        assert_eq!(
            (&*raw.outlet, &*raw.published.at),
            ("Harbour Post", "2025-02-18T21:40:00+03:00")
        );
    }

    #[test]
    fn every_item_of_a_message_is_an_article() {
        let item = "<newsItem xml:lang='en'><itemMeta><provider literal='Norlund Wire'/>\
                    <versionCreated>2025-02-18T21:40:00+03:00</versionCreated></itemMeta><contentMeta>\
                    <headline>The dam holds</headline><by>Ann Poe</by><located><name>Ostrel</name>\
                    </located></contentMeta><contentSet><inlineXML><html><head><title>x</title>\
                    </head><body><p>One.</p><p>Two.</p></body></html></inlineXML></contentSet>\
                    </newsItem>";
        let message = format!("<newsMessage><itemSet>{item}{item}</itemSet></newsMessage>");
        let found = articles(&NEWSML, &message);
        assert_eq!(found.len(), 2);
        let raw = &found[1];
        assert_eq!(raw.text, "The dam holds\n\nOne.\n\nTwo.");
        assert_eq!(
            (&*raw.byline, &*raw.place, &*raw.outlet),
            ("Ann Poe", "Ostrel", "Norlund Wire")
        );
        assert_eq!((&*raw.language, &*raw.published.at), ("en", "2025-02-18T21:40:00+03:00"));
    }
}
