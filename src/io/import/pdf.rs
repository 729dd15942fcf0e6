//! PDF with a text layer: words off the pages, put back into the order in which
//! they are read.
//!
//! Taking the words off is `pdf_oxide`'s work, which files can make panic or run
//! on: like every format, it is read on a thread that can be given up. Where words
//! stand tells lines, columns ([`layout`]) and paragraphs ([`reflow`]).

mod direction;
mod layout;
mod reflow;

use memchr::memmem;
use pdf_oxide::document::PdfDocument;
use unicode_normalization::UnicodeNormalization as _;

use self::layout::Piece;
use super::raw::Raw;
use super::{Importer, Source, Unfit};
use crate::text::tokens;

/// The entry for PDF.
pub const IMPORTER: Importer = Importer {
    id: "pdf",
    name: "PDF",
    extensions: &["pdf"],
    carries: "text in reading order without running heads and page numbers, lines joined to \
              paragraphs; what its head says. Pictures of pages hold no text",
    takes: |source| head(source.bytes).is_some(),
    read,
};

/// More pages than any article, or anything that many are in.
const MOST_PAGES: usize = 3000;

/// With fewer words a page, and pictures, a file is a scan with a stamp.
const STAMP: usize = 6;

/// The mark at the head of a PDF.
const HEAD: &[u8] = b"%PDF-";

/// What comes before the head is read over so far, as by other readers.
const FARTHEST: usize = 1024;

/// Where a PDF begins: some have words of a server or a mail before their head.
fn head(bytes: &[u8]) -> Option<usize> {
    let start = bytes.get(..FARTHEST + HEAD.len()).unwrap_or(bytes);
    memmem::find(start, HEAD)
}

/// Opens a PDF whose places count from its head or from the first byte.
fn open(bytes: &[u8]) -> Result<PdfDocument, Unfit> {
    let whole = || PdfDocument::from_bytes(bytes.to_vec());
    let from = head(bytes).filter(|from| *from > 0);
    let document = match from.and_then(|from| bytes.get(from..)) {
        None => whole(),
        Some(pdf) => {
            let counted = PdfDocument::from_bytes(pdf.to_vec());
            counted.or_else(|_| whole())
        }
    };
    document.map_err(|_| Unfit::Damaged)
}

fn read(source: &Source<'_>) -> Result<Vec<Raw>, Unfit> {
    let document = open(source.bytes)?;
    if document.is_encrypted() && !document.authenticate(b"").unwrap_or(false) {
        return Err(Unfit::Locked);
    }
    let count = document.page_count().map_err(|_| Unfit::Damaged)?;
    if count > MOST_PAGES {
        return Err(Unfit::Bomb);
    }
    let (mut pages, mut unread, mut empty) = (Vec::new(), 0_usize, 0_usize);
    for page in 0..count {
        let spans = document.extract_spans(page).unwrap_or_else(|_| {
            unread += 1;
            Vec::new()
        });
        let pieces = spans.into_iter().filter(|span| !span.text.trim().is_empty());
        let pieces = pieces.map(|span| Piece {
            text: plain(&span.text),
            left: span.bbox.x,
            right: span.bbox.x + span.bbox.width,
            bottom: span.bbox.y,
            height: span.bbox.height,
        });
        let pieces: Vec<Piece> = pieces.filter(Piece::is_somewhere).collect();
        empty += usize::from(pieces.is_empty());
        pages.push(layout::lines(pieces));
    }
    let pictured = has_pictures(source.bytes);
    let none = if pictured { Unfit::Scan } else { Unfit::NoText };
    if empty == count {
        return Err(if unread > 0 { Unfit::Damaged } else { none });
    }
    let (text, mut changes) = reflow::text(pages);
    // The program that scanned may have put its name or a number under each page.
    let mut words = 0;
    tokens::each(&text, |_| words += 1);
    if words == 0 || pictured && words < STAMP * count {
        return Err(none);
    }
    if empty > 0 {
        changes.push(match empty {
            1 => format!("1 of {count} pages has no text"),
            n => format!("{n} of {count} pages have no text"),
        });
    }
    Ok(vec![Raw::of_text(text, changes)])
}

/// Whether a file holds pictures. What a stream is stands outside of what is
/// packed, so it is found by its name.
fn has_pictures(bytes: &[u8]) -> bool {
    memmem::find_iter(bytes, b"/Subtype").any(|at| {
        let rest = bytes.get(at + b"/Subtype".len()..).unwrap_or_default();
        rest.trim_ascii_start().starts_with(b"/Image")
    })
}

/// Words without the forms that letters have for printing alone: joined Latin
/// letters, and Arabic ones by their place in a word.
fn plain(word: &str) -> String {
    let is_form = |c: char| matches!(c, '\u{fb00}'..='\u{fb4f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}');
    if !word.contains(is_form) {
        return word.to_owned();
    }
    let mut plain = String::with_capacity(word.len());
    for c in word.chars() {
        if is_form(c) { plain.extend(c.nfkc()) } else { plain.push(c) }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_for_printing_become_letters() {
        assert_eq!(plain("oﬃce"), "office");
        assert_eq!(plain("\u{fee7}\u{fed4}\u{fef0}"), "نفى");
        assert_eq!(plain("Größe"), "Größe");
    }

    #[test]
    fn what_is_no_pdf_is_refused() {
        for bytes in [&b"%PDF-1.7\nabc"[..], b"%PDF-", b"%PDF-1.4\ntrailer<</Root 1 0 R>>"] {
            assert!(read(&Source::named(bytes, "pdf")).is_err());
        }
    }
}
