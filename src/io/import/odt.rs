//! OpenDocument texts: the text as it would be printed.

use super::flow::Flow;
use super::package::{Package, holds};
use super::raw::Raw;
use super::tree::{Id, ROOT, Tree};
use super::when::When;
use super::{Importer, Source, Unfit, xml};

/// The entry for OpenDocument texts.
pub const IMPORTER: Importer = Importer {
    id: "odt",
    name: "OpenDocument text",
    extensions: &["odt", "ott"],
    carries: "text with footnotes and the end state of tracked changes; title where it stands in \
              the text, when it was last changed; else what its head says",
    takes: |source| holds(source.bytes, "application/vnd.oasis.opendocument.text"),
    read,
};

fn read(source: &Source<'_>) -> Result<Vec<Raw>, Unfit> {
    let mut package = Package::open(source.bytes)?;
    if let Some(manifest) = package.part("META-INF/manifest.xml")?
        && xml::read(&manifest)?.first(ROOT, "encryption-data").is_some()
    {
        return Err(Unfit::Locked);
    }
    let content = xml::read(&package.part("content.xml")?.ok_or(Unfit::Damaged)?)?;
    let text = content.first(ROOT, "text").ok_or(Unfit::Damaged)?;
    let mut writer = Writer { tree: &content, flow: Flow::default(), notes: Vec::new() };
    writer.children(text);
    for note in std::mem::take(&mut writer.notes) {
        writer.flow.paragraph();
        writer.children(note);
    }
    let mut raw = Raw::of_text(writer.flow.finish(), Vec::new());
    if let Some(meta) = package.part("meta.xml")? {
        let meta = xml::read(&meta)?;
        raw.believe_title(&meta.words_of(ROOT, "title"));
        raw.language = meta.words_of(ROOT, "language");
        raw.captured =
            When::first([meta.words_of(ROOT, "date"), meta.words_of(ROOT, "creation-date")]);
    }
    Ok(vec![raw])
}

struct Writer<'a> {
    tree: &'a Tree,
    flow: Flow,
    notes: Vec<Id>,
}

impl Writer<'_> {
    fn element(&mut self, id: Id) {
        let tree = self.tree;
        match tree.name(id) {
            "" => self.flow.words(tree.words(id)),
            "p" | "h" => {
                self.flow.paragraph();
                self.children(id);
                self.flow.paragraph();
            }
            "line-break" => self.flow.line(),
            "tab" | "s" => self.flow.space(),
            "list-item" => {
                self.flow.item();
                self.children(id);
            }
            // Notes stand at the end, and their numbers are no words.
            "note" => self.notes.extend(tree.first(id, "note-body")),
            "tracked-changes" | "annotation" | "hidden-text" | "hidden-paragraph" | "desc"
            | "title" | "sequence-decls" | "variable-decls" | "forms" => {}
            "table-row" => {
                self.flow.paragraph();
                for cell in tree.children(id) {
                    self.cell(cell);
                }
                self.flow.paragraph();
            }
            _ => self.children(id),
        }
    }

    fn children(&mut self, of: Id) {
        for child in self.tree.children(of) {
            self.element(child);
        }
    }

    /// A table's cell; on the line of its row where it is one paragraph.
    fn cell(&mut self, cell: Id) {
        match self.tree.children(cell).collect::<Vec<_>>()[..] {
            [one] if self.tree.name(one) == "p" => {
                self.children(one);
                self.flow.space();
            }
            _ => self.children(cell),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_as_it_would_be_printed() {
        let tree = xml::parse(
            "<office:text><text:tracked-changes><text:p>gone</text:p></text:tracked-changes>\
             <text:h>The dam</text:h><text:p>It<text:s/>is <text:span>safe</text:span>.\
             <text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>So they \
             say.</text:p></text:note-body></text:note><text:line-break/>Yes.</text:p><text:list>\
             <text:list-item><text:p>a</text:p></text:list-item></text:list></office:text>",
        )
        .unwrap();
        let mut writer = Writer { tree: &tree, flow: Flow::default(), notes: Vec::new() };
        writer.children(ROOT);
        assert_eq!(writer.flow.text(), "The dam\n\nIt is safe.\nYes.\n\n- a");
        assert_eq!(writer.notes.len(), 1);
    }
}
