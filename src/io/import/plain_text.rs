//! Plain text, in any encoding: what every other format falls back on.

use super::decode::{decode, is_binary};
use super::package::holds;
use super::raw::Raw;
use super::{Importer, Source, Unfit, kinds};

/// The entry for plain text. It takes every file, so it stands last.
pub const IMPORTER: Importer = Importer {
    id: "text",
    name: "Plain text",
    extensions: &["txt", "text"],
    carries: "an article: text, and what its head says of it",
    takes: |_| true,
    read,
};

/// Parts by which packed spreadsheets are known.
static SPREADSHEETS: [&str; 2] =
    ["xl/worksheets/", "application/vnd.oasis.opendocument.spreadsheet"];

fn read(source: &Source<'_>) -> Result<Vec<Raw>, Unfit> {
    check(source.bytes)?;
    let decoded = decode(source.bytes);
    if source.extension == "xml" || decoded.text.trim_start_matches('\u{feff}').starts_with("<?xml")
    {
        return Err(Unfit::Kind(kinds::OTHER_XML));
    }
    if kinds::is_project(&decoded.text) {
        return Err(Unfit::Project);
    }
    let mut changes = decoded.changes;
    if let Some(kind) = kinds::promised(source.extension) {
        changes.push(format!("read as plain text, for it is not {kind}"));
    }
    Ok(vec![Raw::of_text(decoded.text, changes)])
}

/// Whether bytes are text.
pub fn check(bytes: &[u8]) -> Result<(), Unfit> {
    if bytes.is_empty() {
        return Err(Unfit::Empty);
    }
    if SPREADSHEETS.iter().any(|part| holds(bytes, part)) {
        return Err(Unfit::Spreadsheet);
    }
    if let Some(kind) = kinds::of(bytes) {
        return Err(Unfit::Kind(kind));
    }
    if is_binary(bytes) { Err(Unfit::Binary) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::super::drafts_of_bytes;
    use super::*;

    fn text_of(bytes: &[u8]) -> Result<(String, String), Unfit> {
        drafts_of_bytes(bytes, "a.txt").map(|mut drafts| {
            let draft = drafts.remove(0);
            (draft.text, draft.intake)
        })
    }

    fn utf16(words: &str) -> Vec<u8> {
        words.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    fn utf32(words: &str, bytes: fn(u32) -> [u8; 4]) -> Vec<u8> {
        words.chars().flat_map(|c| bytes(u32::from(c))).collect()
    }

    #[test]
    fn what_was_changed_is_said() {
        let long = "Он сказал, что ничего не знает об этом плане. ".repeat(3);
        let (cyrillic, _, _) = encoding_rs::WINDOWS_1251.encode(&long);
        let big_endian: Vec<u8> =
            "The dam is safe.".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (bytes, text, intake) in [
            ("Größe".as_bytes().to_vec(), "Größe", ""),
            (b"\xef\xbb\xbfa".to_vec(), "a", ""),
            (b"a\r\nb\rc".to_vec(), "a\nb\nc", "2 line ends changed"),
            (utf16("\u{feff}Łódź\r\n"), "Łódź\n", "decoded from UTF-16LE; 1 line end changed"),
            (utf32("\u{feff}Łódź 🔥\n", u32::to_le_bytes), "Łódź 🔥\n", "decoded from UTF-32LE"),
            (utf32("\u{feff}Łódź 🔥", u32::to_be_bytes), "Łódź 🔥", "decoded from UTF-32BE"),
            (
                [utf32("\u{feff}A dam", u32::to_le_bytes), b"!".to_vec()].concat(),
                "A dam\u{fffd}",
                "decoded from UTF-32LE; 1 damaged character replaced",
            ),
            (utf16("The dam is safe."), "The dam is safe.", "decoded from UTF-16LE"),
            (big_endian, "The dam is safe.", "decoded from UTF-16BE"),
            (cyrillic.into_owned(), long.as_str(), "decoded from windows-1251"),
            (utf16(&long), long.as_str(), "decoded from UTF-16LE"),
            (b"The\0 dam.".to_vec(), "The\u{fffd} dam.", "1 control character replaced"),
            (b"\x01\x02.".to_vec(), "\u{fffd}\u{fffd}.", "2 control characters replaced"),
        ] {
            assert_eq!(text_of(&bytes), Ok((text.to_owned(), intake.to_owned())));
        }
        let many = format!("{}\u{1}\u{2}\u{3}\u{4}", "The dam is safe. ".repeat(20));
        assert_eq!(text_of(many.as_bytes()).unwrap().1, "4 control characters replaced");
    }

    #[test]
    fn what_holds_no_words_is_refused() {
        for (bytes, why) in [
            (&b""[..], Unfit::Empty),
            (b"\xef\xbb\xbf", Unfit::Empty),
            (b" \n\r\n\t", Unfit::Empty),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Unfit::Kind("a PNG picture")),
            (b"%PDF-1.7\nabc", Unfit::Damaged),
            (b"PK\x03\x04abc", Unfit::Kind("a ZIP archive, or a document packed as one")),
            (b"PK\x03\x04abcxl/worksheets/sheet1.xml", Unfit::Spreadsheet),
            (b"abc\0\0\0\0def", Unfit::Binary),
            (b"\x01\x02\x03\x04abc", Unfit::Binary),
            (b"\xff\xfe\0\0aaaaaaaaaaaaaaaaaaaa", Unfit::Binary),
            (b"\xff\xfe\0\0", Unfit::Empty),
            (b"(\nhearsay: 1,\ncoders: [\n],\n)\n", Unfit::Project),
            (b"\xef\xbb\xbf// mine\n( /* ( */ title: \"x\", hearsay: 2)", Unfit::Project),
        ] {
            assert_eq!(text_of(bytes), Err(why), "{bytes:?}");
        }
    }

    #[test]
    fn a_name_that_promises_something_else_is_no_hindrance() {
        let drafts = drafts_of_bytes(b"The dam is safe.", "report.PDF").unwrap();
        assert_eq!(drafts[0].intake, "read as plain text, for it is not a PDF");
    }

    #[test]
    fn one_damaged_letter_does_not_garble_the_rest() {
        let mut bytes = "“Größe” – “Länge” – “Höhe” – “Nähe”".as_bytes().to_vec();
        bytes.extend(b" \xff.");
        let (text, intake) = text_of(&bytes).unwrap();
        assert!(text.starts_with("“Größe”") && text.ends_with(" \u{fffd}."), "{text}");
        assert_eq!(intake, "1 damaged character replaced");
    }
}
