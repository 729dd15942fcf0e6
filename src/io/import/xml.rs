//! XML as a tree, with names without their prefixes.
//!
//! Nothing is resolved that the file itself defines: no entities but the known
//! names of characters, and nothing outside it is looked at.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::decode::decode_named;
use super::flow::Flow;
use super::tree::{DEEPEST, Data, Id, MOST_NODES, ROOT, Tree};
use super::{Unfit, html};

/// Reads XML. Where it breaks off, what came before is the file.
pub fn read(bytes: &[u8]) -> Result<Tree, Unfit> {
    let decoded = decode_named(bytes, encoding(bytes).as_deref());
    parse(&decoded.text)
}

/// The encoding that the first line names.
fn encoding(bytes: &[u8]) -> Option<String> {
    let start = bytes.get(..bytes.len().min(200)).unwrap_or_default();
    let start = String::from_utf8_lossy(start);
    let (_, rest) = start.strip_prefix("<?xml")?.split_once("encoding")?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    Some(rest.strip_prefix(['"', '\''])?.split(['"', '\'']).next()?.to_owned())
}

/// Reads decoded XML.
pub fn parse(xml: &str) -> Result<Tree, Unfit> {
    let mut tree = Tree::default();
    tree.push(Data::Other);
    let mut open: Vec<Id> = vec![ROOT];
    let mut reader = Reader::from_str(xml.trim_start_matches('\u{feff}').trim_start());
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    loop {
        let here = open.last().copied().unwrap_or(ROOT);
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                let id = tree.push(element(&start));
                tree.put_in(id, here, None);
                open.push(id);
            }
            Ok(Event::Empty(start)) => {
                let id = tree.push(element(&start));
                tree.put_in(id, here, None);
            }
            // An end closes what it is called for; without that, nothing.
            Ok(Event::End(end)) => {
                let name = local(&end);
                let at = open.iter().rposition(|id| *id != ROOT && tree.name(*id) == name);
                open.truncate(at.unwrap_or(open.len()));
            }
            Ok(Event::Text(words)) => tree.put_words(&words, here, None),
            Ok(Event::CData(words)) => tree.put_words(&words, here, None),
            Ok(Event::GeneralRef(name)) => {
                let character = name.resolve_char_ref().ok().flatten();
                let words = match (character, quick_xml::escape::resolve_xml_entity(&name)) {
                    (Some(character), _) => character.to_string(),
                    (None, Some(known)) => known.to_owned(),
                    (None, None) => html::unescape(&format!("&{};", &*name)),
                };
                tree.put_words(&words, here, None);
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(_) if tree.len() > 2 => break,
            Err(_) => return Err(Unfit::Damaged),
        }
        if tree.len() > MOST_NODES || open.len() > DEEPEST as usize {
            return Err(Unfit::Bomb);
        }
    }
    Ok(tree)
}

fn element(start: &BytesStart<'_>) -> Data {
    let mut given = start.attributes();
    let attributes = given.with_checks(false).filter_map(|attribute| {
        let attribute = attribute.ok()?;
        let value: &str = &attribute.value;
        let value =
            quick_xml::escape::unescape(value).map_or(value.into(), |value| (*value).into());
        Some((local(attribute.key.as_ref()).into(), value))
    });
    let attributes = attributes.collect();
    Data::Element { name: local(start.name().as_ref()).into(), attributes }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    let name = name.trim();
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The words of an element in paragraphs, as HTML and NITF mark them.
pub fn text(tree: &Tree, of: Id) -> String {
    let mut flow = Flow::default();
    write(tree, of, &mut flow);
    flow.finish()
}

fn write(tree: &Tree, of: Id, flow: &mut Flow) {
    match tree.name(of) {
        "" => flow.words(tree.words(of)),
        "br" => return flow.line(),
        "script" | "style" | "media-metadata" | "media-reference" | "head" => return,
        "li" => flow.item(),
        "td" | "th" => flow.space(),
        _ => {}
    }
    let is_block = matches!(
        tree.name(of),
        "p" | "div"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "hl1"
            | "hl2"
            | "blockquote"
            | "bq"
            | "section"
            | "article"
            | "table"
            | "tr"
            | "ul"
            | "ol"
            | "dl"
            | "dd"
            | "dt"
            | "pre"
            | "figcaption"
            | "media-caption"
            | "tagline"
            | "li"
            | "body"
            | "block"
            | "note"
    );
    if is_block && tree.name(of) != "li" {
        flow.paragraph();
    }
    for child in tree.children(of) {
        write(tree, child, flow);
    }
    match tree.name(of) {
        "li" => flow.line(),
        _ if is_block => flow.paragraph(),
        _ => {}
    }
}

/// The name of the first element, for files to be known by.
pub fn root_name(bytes: &[u8]) -> String {
    let start = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let text = decode_named(start, encoding(start).as_deref()).text.into_owned();
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    while let Some(tag) = rest.strip_prefix('<') {
        if tag.starts_with(['?', '!']) {
            let end = if tag.starts_with("!--") { "-->" } else { ">" };
            rest = tag.split_once(end).map_or("", |(_, rest)| rest).trim_start();
            // An internal subset holds tags of its own.
            rest = rest.split_once("]>").map_or(rest, |(inside, after)| {
                if inside.trim_start().starts_with("<!") { after.trim_start() } else { rest }
            });
            continue;
        }
        let end = tag.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'));
        return local(tag.get(..end.unwrap_or(0)).unwrap_or_default()).to_owned();
    }
    String::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xml_is_read_without_its_entities() {
        let xml = "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>\
                   <!ENTITY b 'boom'>]><x:a y:k='&lt;1'>one&e;&b;&amp;&#x2013;&nbsp;<b>two</b><c/></x:a>";
        let tree = parse(xml).unwrap();
        assert_eq!(tree.all_words(ROOT), "one&e;&b;&–\u{a0}two");
        let a = tree.first(ROOT, "a").unwrap();
        assert_eq!((tree.attribute(a, "k"), tree.words_of(a, "b")), ("<1", "two".to_owned()));
        assert_eq!(root_name(xml.as_bytes()), "a");
        assert_eq!(root_name(b"\xef\xbb\xbf<!-- <b> --><?x?>\n<rss version='2'>"), "rss");
    }

    #[test]
    fn damaged_xml_gives_what_is_good_of_it() {
        assert_eq!(parse("<a><b>one</a><c>two").unwrap().all_words(ROOT), "onetwo");
        assert!(parse(&"<a>".repeat(10_000)).is_err());
        assert_eq!(
            read(b"<?xml version='1.0' encoding='windows-1252'?><a>\xe9</a>")
                .unwrap()
                .all_words(ROOT),
            "é"
        );
    }
}
