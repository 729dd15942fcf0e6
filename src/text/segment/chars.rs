//! What single characters mean to the splitter, and safe steps over a text.
//!
//! Kept apart so that the rules in `judge` read as rules. Nothing here looks
//! at more than one character.

/// The character that begins at byte `at`.
pub(super) fn after(text: &str, at: usize) -> Option<char> {
    // Most text is ASCII, and this is asked at every step.
    match text.as_bytes().get(at) {
        Some(&byte) if byte < 0x80 => Some(char::from(byte)),
        Some(_) => text.get(at..)?.chars().next(),
        None => None,
    }
}

/// The character that ends before byte `at`.
pub(super) fn before(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at.checked_sub(1)?) {
        Some(&byte) if byte < 0x80 => Some(char::from(byte)),
        _ => text.get(..at)?.chars().next_back(),
    }
}

/// The text from about byte `from` to `to`: a few bytes less where `from` is
/// inside a character. For looking back without losing linear time.
pub(super) fn window(text: &str, from: usize, to: usize) -> &str {
    (from..to.min(from + 4)).find_map(|from| text.get(from..to)).unwrap_or_default()
}

/// Stops of other scripts, which need no space after them and no capital:
/// Sentence_Terminal of UAX #29 without the ambiguous full stop.
pub(super) const fn is_foreign_stop(c: char) -> bool {
    matches!(
        c,
        '。' | '！'
            | '？'
            | '．'
            | '｡'
            | '؟'
            | '۔'
            | '।'
            | '॥'
            | '։'
            | '܀'
            | '܁'
            | '܂'
            | '።'
            | '፧'
            | '፨'
            | '၊'
            | '။'
            | '។'
            | '៕'
            | '᙮'
            | '᠃'
            | '᠉'
            | '‼'
            | '‽'
            | '⁇'
            | '⁈'
            | '⁉'
            | '⸮'
            | '꓿'
            | '꘎'
            | '꘏'
            | '﹒'
            | '﹖'
            | '﹗'
            | '؝'
            | '؞'
            | '\u{37e}'
    )
}

/// Whether `c` is one of the marks that can close a sentence by themselves.
pub(super) const fn is_strong(c: char) -> bool {
    matches!(c, '!' | '?') || is_foreign_stop(c)
}

/// Marks that only close.
pub(super) const fn is_closing(c: char) -> bool {
    matches!(
        c,
        ')' | ']'
            | '}'
            | '”'
            | '’'
            | '»'
            | '›'
            | '」'
            | '』'
            | '）'
            | '】'
            | '》'
            | '〉'
            | '〕'
            | '］'
            | '｝'
            | '〞'
            | '｣'
            | '﴾'
            | '＂'
            | '﹂'
            | '﹄'
            | '*'
            | '_'
    )
}

/// Marks that open in one language and close in another, or do both.
pub(super) const fn is_two_faced(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '«' | '‹' | '`' | '´' | '″')
}

/// Marks that can stand before a sentence's first word.
pub(super) const fn is_opening(c: char) -> bool {
    is_two_faced(c)
        || matches!(
            c,
            '(' | '['
                | '{'
                | '„'
                | '‚'
                | '»'
                | '›'
                | '「'
                | '『'
                | '（'
                | '【'
                | '《'
                | '〈'
                | '〔'
                | '［'
                | '¿'
                | '¡'
                | '”'
                | '’'
                | '*'
                | '_'
                | '﴿'
                | '＂'
                | '〝'
                | '｢'
        )
}

/// Dashes and bullets, which can stand before a sentence with a space between.
pub(super) const fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '–'
            | '—'
            | '―'
            | '•'
            | '‣'
            | '◦'
            | '⁃'
            | '▪'
            | '●'
            | '○'
            | '■'
            | '►'
            | '·'
            | '~'
            | '−'
    )
}

/// Bullets, which begin an item wherever a line has them.
pub(super) const fn is_bullet(c: char) -> bool {
    matches!(c, '•' | '‣' | '◦' | '⁃' | '▪' | '●' | '○' | '■' | '►' | '❖' | '➢' | '✓' | '♦')
}

/// Marks that show that the sentence goes on.
pub(super) const fn is_continuing(c: char) -> bool {
    matches!(
        c,
        ',' | ';'
            | ':'
            | '،'
            | '؛'
            | '、'
            | '，'
            | '；'
            | '：'
            | '%'
            | '/'
            | '='
            | '&'
            | '+'
            | '…'
            | '№'
            | '·'
    )
}

/// Characters without a width: direction marks, joiners, soft hyphens.
pub(super) const fn is_format(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{61c}')
}

/// Scripts written without spaces between words.
pub(super) const fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fff}' | '\u{3005}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// What is known of a letter without asking the tables of all scripts. For each
/// letter of Arabic or Russian text these take longer than the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    Caseless,
    Small,
    /// The small letter is the same number of places on for all of them.
    Capital,
}

/// How far a small letter is from its capital that is [`Known`].
pub(super) const TO_SMALL: u32 = 0x20;

/// The case of a letter of the scripts that much news is written in.
pub(super) const fn known_letter(c: char) -> Option<Known> {
    match c {
        '\u{430}'..='\u{44f}' => Some(Known::Small),
        '\u{410}'..='\u{42f}' => Some(Known::Capital),
        '\u{620}'..='\u{64a}'
        | '\u{671}'..='\u{6d3}'
        | '\u{904}'..='\u{939}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30fa}'
        | '\u{4e00}'..='\u{9fff}' => Some(Known::Caseless),
        _ => None,
    }
}

/// A small letter of a script that begins sentences with capitals, as Georgian
/// does not.
pub(super) fn is_small(c: char) -> bool {
    c.is_lowercase() && !matches!(c, '\u{10d0}'..='\u{10ff}')
}

/// Hiragana, in which Japanese writes the particles that go on after a quotation.
pub(super) const fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309f}')
}

/// A line break other than LF; `normalise` leaves some of them.
pub(super) const fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Pictures that stand for a mood.
pub(super) const fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1f300}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{fe0f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_of_letters_is_what_the_tables_say() {
        for c in '\u{80}'..=char::MAX {
            let Some(known) = known_letter(c) else { continue };
            assert!(c.is_alphabetic() && !c.is_numeric() && !is_format(c), "{c}");
            assert_eq!(c.is_lowercase(), known == Known::Small, "{c}");
            assert_eq!(c.is_uppercase(), known == Known::Capital, "{c}");
            let step = if known == Known::Capital { TO_SMALL } else { 0 };
            assert!(c.to_lowercase().eq(char::from_u32(u32::from(c) + step)), "{c}");
        }
    }
}
