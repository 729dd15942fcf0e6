//! Word documents: the text as it would be printed, without what was deleted or
//! hidden in it.

use super::flow::Flow;
use super::package::{Package, holds};
use super::raw::Raw;
use super::tree::{Id, ROOT, Tree};
use super::when::When;
use super::{Importer, Source, Unfit, xml};

/// The entry for Word documents.
pub const IMPORTER: Importer = Importer {
    id: "docx",
    name: "Word document",
    extensions: &["docx", "docm"],
    carries: "text with footnotes and the end state of tracked changes; title where it stands in \
              the text, when it was last changed; else what its head says",
    takes: |source| holds(source.bytes, "word/document.xml"),
    read,
};

fn read(source: &Source<'_>) -> Result<Vec<Raw>, Unfit> {
    let mut package = Package::open(source.bytes)?;
    let document = package.part("word/document.xml")?.ok_or(Unfit::Damaged)?;
    let tree = xml::read(&document)?;
    drop(document);
    let mut writer = Writer { tree: &tree, flow: Flow::default(), left_out: Left::default() };
    writer.element(ROOT);
    let mut left_out = writer.left_out;
    let mut text = writer.flow.finish();
    for part in ["word/footnotes.xml", "word/endnotes.xml"] {
        let Some(notes) = package.part(part)? else { continue };
        let notes = xml::read(&notes)?;
        let mut writer = Writer { tree: &notes, flow: Flow::default(), left_out };
        writer.element(ROOT);
        left_out = writer.left_out;
        let notes = writer.flow.finish();
        if !notes.is_empty() {
            text.push_str("\n\n");
            text.push_str(&notes);
        }
    }
    let mut raw = Raw::of_text(text, left_out.said());
    if let Some(core) = package.part("docProps/core.xml")? {
        let core = xml::read(&core)?;
        raw.believe_title(&core.words_of(ROOT, "title"));
        raw.language = core.words_of(ROOT, "language");
        raw.captured =
            When::first([core.words_of(ROOT, "modified"), core.words_of(ROOT, "created")]);
    }
    Ok(vec![raw])
}

/// What was not taken.
#[derive(Clone, Copy, Default)]
struct Left {
    deleted: usize,
    hidden: usize,
}

impl Left {
    fn said(self) -> Vec<String> {
        let said = [(self.deleted, "tracked deletion"), (self.hidden, "piece of hidden text")];
        let said = said.into_iter().filter(|(n, _)| *n > 0).map(|(n, what)| match (n, what) {
            (1, what) => format!("1 {what} left out"),
            (n, "tracked deletion") => format!("{n} tracked deletions left out"),
            (n, _) => format!("{n} pieces of hidden text left out"),
        });
        said.collect()
    }
}

struct Writer<'a> {
    tree: &'a Tree,
    flow: Flow,
    left_out: Left,
}

impl Writer<'_> {
    fn element(&mut self, id: Id) {
        let tree = self.tree;
        match tree.name(id) {
            "p" => {
                self.flow.paragraph();
                self.children(id);
                self.flow.paragraph();
            }
            "t" => self.flow.words(&tree.all_words(id)),
            "tab" | "ptab" if tree.name(tree.parent(id).unwrap_or(ROOT)) == "r" => {
                self.flow.space()
            }
            "br" if tree.attribute(id, "type") == "page" => self.flow.paragraph(),
            "br" | "cr" => self.flow.line(),
            "noBreakHyphen" => self.flow.words("\u{2011}"),
            "softHyphen" => self.flow.words("\u{ad}"),
            "del" | "moveFrom" => {
                self.left_out.deleted += usize::from(tree.first(id, "r").is_some())
            }
            // The same once more, for programs that know less.
            "Fallback" | "instrText" | "delText" | "pPr" | "sectPr" | "rPr" => {}
            "r" if self.is_hidden(id) => self.left_out.hidden += 1,
            "footnote" | "endnote" if !matches!(tree.attribute(id, "type"), "" | "normal") => {}
            "tr" => {
                self.flow.paragraph();
                self.row(id);
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

    /// A table's row on one line, where its cells have no paragraphs of their own.
    fn row(&mut self, id: Id) {
        for cell in self.tree.children(id) {
            let paragraphs: Vec<Id> =
                self.tree.children(cell).filter(|id| self.tree.name(*id) == "p").collect();
            match paragraphs[..] {
                [one] => {
                    self.children(one);
                    self.flow.space();
                }
                _ => self.children(cell),
            }
        }
    }

    fn is_hidden(&self, run: Id) -> bool {
        let mut children = self.tree.children(run);
        let properties = children.find(|id| self.tree.name(*id) == "rPr");
        let hidden = properties
            .and_then(|id| self.tree.children(id).find(|id| self.tree.name(*id) == "vanish"));
        hidden.is_some_and(|id| !matches!(self.tree.attribute(id, "val"), "0" | "false" | "off"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_as_it_would_be_printed() {
        let tree = xml::parse(
            "<w:document><w:body><w:p><w:r><w:t>The dam </w:t></w:r><w:del><w:r><w:delText>is \
             not</w:delText></w:r></w:del><w:ins><w:r><w:t>is</w:t></w:r></w:ins><w:r><w:t \
             xml:space='preserve'> safe.</w:t><w:br/><w:t>He</w:t><w:tab/><w:t>left.</w:t></w:r>\
             <w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p>\
             <w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc>\
             </w:tr></w:tbl></w:body></w:document>",
        )
        .unwrap();
        let mut writer = Writer { tree: &tree, flow: Flow::default(), left_out: Left::default() };
        writer.element(ROOT);
        assert_eq!(writer.flow.finish(), "The dam is safe.\nHe left.\n\na b");
        let said = ["1 tracked deletion left out", "1 piece of hidden text left out"];
        assert_eq!(writer.left_out.said(), said);
    }
}
