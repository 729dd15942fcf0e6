//! Markdown: its words without the marks, and what its front matter says.

use pulldown_cmark::{Event, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use super::decode::decode;
use super::flow::Flow;
use super::raw::Raw;
use super::when::When;
use super::{Importer, Source, Unfit, plain_text};

/// The entry for Markdown.
pub const IMPORTER: Importer = Importer {
    id: "markdown",
    name: "Markdown",
    extensions: &["md", "markdown"],
    carries: "the text without its marks; headline, outlet, byline, date and time, place, address \
              and language from front matter; else what its head says",
    takes: |source| matches!(source.extension, "md" | "markdown"),
    read,
};

fn read(source: &Source<'_>) -> Result<Vec<Raw>, Unfit> {
    plain_text::check(source.bytes)?;
    let decoded = decode(source.bytes);
    let mut raw = article(&decoded.text);
    raw.changes.splice(0..0, decoded.changes);
    Ok(vec![raw])
}

fn article(markdown: &str) -> Raw {
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES;
    let mut flow = Flow::default();
    let mut raw = Raw::default();
    // Pictures and code of web pages hold no words of the article.
    let mut unseen = 0_usize;
    let mut in_head = false;
    let mut in_code = false;
    let mut headline: Option<usize> = None;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::MetadataBlock(kind)) => in_head = is_front_matter(kind),
            Event::End(TagEnd::MetadataBlock(_)) => in_head = false,
            Event::Text(words) if in_head => front_matter(&words, &mut raw),
            Event::Start(Tag::Image { .. } | Tag::HtmlBlock) => unseen += 1,
            Event::End(TagEnd::Image | TagEnd::HtmlBlock) => unseen = unseen.saturating_sub(1),
            _ if unseen > 0 => {}
            Event::Start(Tag::Heading { .. }) => {
                flow.paragraph();
                headline = Some(flow.text().len()).filter(|_| raw.title.is_empty());
            }
            Event::End(TagEnd::Heading(_)) => {
                if let Some(words) = headline.take().and_then(|at| flow.text().get(at..)) {
                    words.trim().clone_into(&mut raw.title);
                }
                flow.paragraph();
            }
            Event::Start(Tag::CodeBlock(_)) => {
                flow.paragraph();
                in_code = true;
            }
            Event::End(TagEnd::CodeBlock) => {
                flow.paragraph();
                in_code = false;
            }
            Event::Start(Tag::Paragraph | Tag::BlockQuote(_) | Tag::List(_)) => flow.paragraph(),
            Event::Start(Tag::Item) => flow.item(),
            Event::Start(Tag::TableRow) => flow.line(),
            Event::Start(_) => {}
            Event::End(TagEnd::Item | TagEnd::TableRow | TagEnd::TableHead) | Event::HardBreak => {
                flow.line();
            }
            Event::End(TagEnd::TableCell) => flow.words(" "),
            Event::End(
                TagEnd::Paragraph | TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Table,
            )
            | Event::Rule => flow.paragraph(),
            Event::Text(words) if in_code => flow.lines(&words),
            Event::Text(words) | Event::Code(words) => flow.words(&words),
            Event::SoftBreak => flow.space(),
            _ => {}
        }
    }
    raw.text = flow.finish();
    raw.put_headline_first();
    raw
}

const fn is_front_matter(kind: MetadataBlockKind) -> bool {
    matches!(kind, MetadataBlockKind::YamlStyle | MetadataBlockKind::PlusesStyle)
}

/// Reads `name: words` and `name = "words"`; a list of names may stand on the
/// line or below it.
fn front_matter(block: &str, raw: &mut Raw) {
    let mut fields: Vec<(String, Vec<&str>)> = Vec::new();
    for line in block.lines() {
        let item = line.trim_start().strip_prefix("- ");
        if let (Some(item), Some((_, words))) = (item, fields.last_mut()) {
            words.push(bare(item));
        } else if let Some((name, words)) = line.split_once([':', '=']) {
            let list = words.trim().strip_prefix('[').and_then(|list| list.strip_suffix(']'));
            let words: Vec<&str> = match list {
                Some(list) => list.split(',').map(bare).collect(),
                None => vec![bare(words)],
            };
            let words = words.into_iter().filter(|words| !words.is_empty()).collect();
            fields.push((name.trim().to_lowercase(), words));
        }
    }
    let named = |names: &[&str]| {
        let mut found = names.iter().filter_map(|name| {
            let field = fields.iter().find(|(found, words)| found == name && !words.is_empty());
            field.map(|(_, words)| words.join(", "))
        });
        found.next().unwrap_or_default()
    };
    raw.title = named(&["title", "headline"]);
    raw.outlet = named(&["outlet", "publisher", "source", "site"]);
    raw.byline = named(&["author", "authors", "byline"]);
    raw.place = named(&["dateline", "place", "location"]);
    raw.url = named(&["url", "link", "canonical", "source_url"]);
    raw.language = named(&["language", "lang"]);
    raw.published =
        When::first([named(&["date", "published", "publishdate"]), named(&["created"])]);
    raw.captured = When::read(&named(&["captured", "saved", "retrieved", "accessed"]));
}

/// Words without the quotes around them.
fn bare(words: &str) -> &str {
    let words = words.trim();
    let quoted = |mark: char| words.strip_prefix(mark)?.strip_suffix(mark);
    quoted('"').or_else(|| quoted('\'')).unwrap_or(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_words_stay() {
        let raw = article(
            "# The *dam* holds\n\nOne **plainly**\nsaid [so](http://a.example).\n\n- a\n- b\n\n\
             > Quoted.\n\n![picture](x.png)\n\n<div>never</div>\n\nLast\\\nline & `code`.\n",
        );
        let text =
            "The dam holds\n\nOne plainly said so.\n\n- a\n- b\n\nQuoted.\n\nLast\nline & code.";
        assert_eq!((raw.title.as_str(), raw.text.as_str()), ("The dam holds", text));
    }

    #[test]
    fn front_matter_is_no_text() {
        let raw = article(
            "---\ntitle: \"The dam: holds\"\nauthors: [A. Vale, 'B. Rook']\ndate: 2025-02-18 \
             21:40:00 +0300\nlang: en\n---\n\nWords.\n",
        );
        assert_eq!((&*raw.title, &*raw.byline), ("The dam: holds", "A. Vale, B. Rook"));
        assert_eq!(raw.published.at, "2025-02-18T21:40:00+03:00");
        assert_eq!(raw.text, "The dam: holds\n\nWords.");
        let listed = article("---\nauthor:\n  - A. Vale\n  - B. Rook\n---\nWords.\n");
        assert_eq!(listed.byline, "A. Vale, B. Rook");
    }
}
