//! Direct speech: what stands between quotation marks.
//!
//! Two writers who were at one press conference quote the same words, so speech
//! is no sign that one copied the other. Who speaks is not looked for here.

use crate::model::Span;

/// Marks that open a quotation, and those that close it. In the order in which
/// they are looked up: `“` opens in English and closes in German.
const MARKS: [(char, &[char]); 8] = [
    ('“', &['”']),
    ('„', &['“', '”']),
    ('«', &['»']),
    ('»', &['«']),
    ('「', &['」']),
    ('『', &['』']),
    ('"', &['"']),
    ('‘', &['’']),
];

/// The quotations of `text`, marks included, ascending and apart. One that is
/// still open at the end of its paragraph reaches so far, as long speeches are
/// set; of straight marks and single ones only closed pairs count. Linear in
/// the length of the text.
pub fn quotations(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    for paragraph in text.split_inclusive('\n') {
        in_paragraph(text, start, start + paragraph.trim_end().len(), &mut found);
        start += paragraph.len();
    }
    found
}

fn in_paragraph(text: &str, start: usize, end: usize, found: &mut Vec<Span>) {
    let body = text.get(start..end).unwrap_or_default();
    // Marks that are known not to be closed any more.
    let mut open_ended = [false; MARKS.len()];
    let mut from = 0;
    while let Some((at, nth)) = next_opening(body, from, &open_ended) {
        let Some((mark, closing)) = MARKS.get(nth) else { return };
        let inside = at + mark.len_utf8();
        let close = body.get(inside..).unwrap_or_default().char_indices().find(|(at, c)| {
            closing.contains(c) && !(*mark == '‘' && is_apostrophe(body, inside + at, *c))
        });
        from = match close {
            Some((length, c)) => inside + length + c.len_utf8(),
            None if matches!(mark, '"' | '‘' | '»') => {
                if let Some(known) = open_ended.get_mut(nth) {
                    *known = true;
                }
                from = inside;
                continue;
            }
            None => body.len(),
        };
        found.push(Span::of(start + at..start + from));
    }
}

/// The next mark that opens a quotation: where it is, and which.
fn next_opening(body: &str, from: usize, skip: &[bool; MARKS.len()]) -> Option<(usize, usize)> {
    let rest = body.get(from..)?;
    rest.char_indices().find_map(|(at, c)| {
        let nth = MARKS.iter().position(|(mark, _)| *mark == c)?;
        let at = from + at;
        let after_word = body.get(..at)?.ends_with(char::is_alphanumeric);
        let skipped = skip.get(nth).copied().unwrap_or_default();
        (!(skipped || c == '‘' && after_word)).then_some((at, nth))
    })
}

fn is_apostrophe(body: &str, at: usize, c: char) -> bool {
    body.get(at + c.len_utf8()..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn speech_is_found_between_its_marks() {
        for (text, wanted) in [
            ("“We left,” she said. “All of us.”", &["“We left,”", "“All of us.”"][..]),
            ("He said \"no\" twice, \"never\".", &["\"no\"", "\"never\""]),
            ("The board’s ‘it’s over’ note", &["‘it’s over’"]),
            ("„Nein“, sagte er. «Non», dit-elle.", &["„Nein“", "«Non»"]),
            ("「はい」と彼は言った", &["「はい」"]),
            ("“We stayed.\n“Then we left.”\nSo it was.", &["“We stayed.", "“Then we left.”"]),
            ("A 6\" pipe and the workers’ rights", &[]),
        ] {
            let found: Vec<_> = quotations(text).into_iter().map(|at| at.of_text(text)).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }

    proptest! {
        #[test]
        fn quotations_are_apart_and_fit(text in "[a“”\"‘’«»„ \n]{0,60}") {
            let mut end = 0;
            for at in quotations(&text) {
                prop_assert!(at.fits(&text) && at.start >= end);
                end = at.end;
            }
        }
    }
}
