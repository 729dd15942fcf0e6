//! EPUB: books, and newspapers that programs pack as books.
//!
//! Where the table of contents leads to several files, each is an article.

use std::collections::BTreeMap;

use super::package::{Package, holds};
use super::raw::Raw;
use super::tree::{ROOT, Tree};
use super::when::When;
use super::{Importer, Source, Unfit, html, xml};

/// The entry for EPUB.
pub const IMPORTER: Importer = Importer {
    id: "epub",
    name: "EPUB",
    extensions: &["epub"],
    carries: "the text, or an article for each file that the table of contents leads to; title, \
              creator, publisher, date, language, source",
    // A book that was packed again may have its first mark packed, too.
    takes: |source| holds(source.bytes, "application/epub+zip") || holds(source.bytes, CONTAINER),
    read,
};

/// The part that says where the others are.
const CONTAINER: &str = "META-INF/container.xml";

/// Shorter parts among several are covers and indexes.
const SHORTEST: usize = 200;

fn read(source: &Source<'_>) -> Result<Vec<Raw>, Unfit> {
    let mut package = Package::open(source.bytes)?;
    let container = xml::read(&package.part(CONTAINER)?.ok_or(Unfit::Damaged)?)?;
    let rootfile = container.first(ROOT, "rootfile").ok_or(Unfit::Damaged)?;
    let path = container.attribute(rootfile, "full-path").to_owned();
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let book = xml::read(&package.part(&path)?.ok_or(Unfit::Damaged)?)?;
    let manifest: BTreeMap<&str, String> = book
        .named(&["item"])
        .into_iter()
        .map(|id| (book.attribute(id, "id"), joined(folder, book.attribute(id, "href"))))
        .collect();
    let contents = contents(&mut package, &book, folder)?;
    let mut parts: Vec<(String, String)> = Vec::new();
    for item in book.named(&["itemref"]) {
        let Some(path) = manifest.get(book.attribute(item, "idref")) else { continue };
        let Some(bytes) = package.part(path)? else { continue };
        let page = String::from_utf8_lossy(&bytes);
        let text = html::plain(&page)?;
        if !text.is_empty() {
            parts.push((contents.get(path).cloned().unwrap_or_default(), text));
        }
    }
    let named = parts.iter().filter(|(title, text)| !title.is_empty() && text.len() >= SHORTEST);
    if named.count() < 2 {
        let text = parts.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("\n\n");
        let mut raw = said(&book);
        raw.title = String::new();
        raw.text = text;
        raw.believe_title(&book.words_of(ROOT, "title"));
        return Ok(vec![raw]);
    }
    let title = book.words_of(ROOT, "title");
    let long = parts.into_iter().filter(|(_, text)| text.len() >= SHORTEST);
    let articles = long.map(|(name, text)| {
        let mut raw = Raw { title: name, text, ..said(&book) };
        raw.put_headline_first();
        raw.changes.push(format!("a part of the EPUB “{title}”"));
        raw
    });
    Ok(articles.collect())
}

/// What the book says of itself.
fn said(book: &Tree) -> Raw {
    Raw {
        byline: Some(book.words_of(ROOT, "creator"))
            .filter(|name| !name.to_lowercase().starts_with("unknown"))
            .unwrap_or_default(),
        outlet: book.words_of(ROOT, "publisher"),
        language: book.words_of(ROOT, "language"),
        url: Some(book.words_of(ROOT, "source"))
            .filter(|url| url.contains("://"))
            .unwrap_or_default(),
        published: When::read(&book.words_of(ROOT, "date")),
        ..Raw::default()
    }
}

/// The table of contents: files, and what it calls them.
fn contents(
    package: &mut Package<'_>,
    book: &Tree,
    folder: &str,
) -> Result<BTreeMap<String, String>, Unfit> {
    let is_contents = |id: &usize| {
        book.attribute(*id, "properties").contains("nav")
            || book.attribute(*id, "media-type") == "application/x-dtbncx+xml"
    };
    let mut found = BTreeMap::new();
    for item in book.named(&["item"]).into_iter().filter(is_contents) {
        let path = joined(folder, book.attribute(item, "href"));
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let Some(bytes) = package.part(&path)? else { continue };
        let tree = xml::read(&bytes)?;
        let links = tree.named(&["a"]).into_iter().map(|id| (id, tree.attribute(id, "href")));
        let points = tree.named(&["navPoint"]).into_iter().map(|id| {
            let content = tree.first(id, "content");
            (id, content.map_or("", |id| tree.attribute(id, "src")))
        });
        for (id, href) in links.chain(points).filter(|(_, href)| !href.is_empty()) {
            let is_point = tree.name(id) == "navPoint";
            let name = if is_point { tree.words_of(id, "text") } else { tree.words_of(id, "a") };
            found.entry(joined(folder, href)).or_insert(name);
        }
    }
    Ok(found)
}

/// A path in the archive, from a folder, without the place in the file.
fn joined(folder: &str, href: &str) -> String {
    let href = href.split('#').next().unwrap_or_default();
    let mut path: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in href.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    percent_decoded(&path.join("/"))
}

fn percent_decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        let byte = hex.filter(|_| *first == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    #[test]
    fn paths_stay_in_the_archive() {
        assert_eq!(joined("OEBPS/text", "../a%20b.xhtml#x"), "OEBPS/a b.xhtml");
        assert_eq!(joined("", "../../etc/passwd"), "etc/passwd");
        assert_eq!(percent_decoded("a%zz%4"), "a%zz%4");
    }

    /// As a program packs a folder again: every part packed, the mark among them.
    fn packed_again(book: &[u8]) -> Vec<u8> {
        let mut old = zip::ZipArchive::new(Cursor::new(book)).unwrap();
        let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for nth in 0..old.len() {
            let mut part = old.by_index(nth).unwrap();
            let name = part.name().unwrap().into_owned();
            new.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            std::io::copy(&mut part, &mut new).unwrap();
        }
        new.finish().unwrap().into_inner()
    }

    #[test]
    fn a_book_that_was_packed_again_is_the_same_book() {
        let book = include_bytes!("../../../tests/data/import/paper.epub");
        let again = packed_again(book);
        assert!(!holds(&again, "application/epub+zip"));
        let titles = |bytes: &[u8]| {
            let source = Source::named(bytes, "epub");
            assert!((IMPORTER.takes)(&source));
            let found = read(&source).unwrap().into_iter();
            found.map(|raw| (raw.title, raw.text)).collect::<Vec<_>>()
        };
        assert_eq!(titles(&again), titles(book));
    }
}
