//! Offsets of one text in other units than bytes.
//!
//! Inside the program an offset is a UTF-8 byte. Python counts code points,
//! JavaScript and Java count UTF-16 units, and exports give all three. This
//! only counts; it does not keep the text.

/// Bytes covered by one block.
const BLOCK: usize = 64;

/// What is known of 64 bytes.
#[derive(Clone, Copy, Debug, Default)]
struct Block {
    /// Characters that begin before the block.
    chars: u32,
    /// Of those, the ones that take two UTF-16 units.
    wide: u32,
    /// A bit for each byte that begins a character.
    starts: u64,
    /// A bit for each byte that begins a character of two UTF-16 units.
    wide_starts: u64,
}

/// Counts characters and UTF-16 units before a byte of one text, in constant
/// time. Takes three bytes for eight of text that is not all ASCII.
#[derive(Clone, Debug)]
pub struct Offsets {
    /// Length of the text in bytes.
    len: u32,
    /// Empty where the text is ASCII and all units are the same.
    blocks: Vec<Block>,
}

impl Offsets {
    /// Reads `text` once.
    pub fn new(text: &str) -> Self {
        let len = u32::try_from(text.len()).unwrap_or(u32::MAX);
        if text.is_ascii() {
            return Self { len, blocks: Vec::new() };
        }
        let (mut chars, mut wide) = (0, 0);
        let blocks = text.as_bytes().chunks(BLOCK).map(|bytes| {
            let mut block = Block { chars, wide, ..Block::default() };
            for (at, &byte) in bytes.iter().enumerate() {
                block.starts |= u64::from(byte & 0xc0 != 0x80) << at;
                block.wide_starts |= u64::from(byte >= 0xf0) << at;
            }
            chars += block.starts.count_ones();
            wide += block.wide_starts.count_ones();
            block
        });
        let mut blocks: Vec<Block> = blocks.collect();
        // One more, so that the end of the text has a block too.
        blocks.push(Block { chars, wide, ..Block::default() });
        Self { len, blocks }
    }

    /// Code points that begin before byte `byte`; past the end, all of them.
    pub fn chars(&self, byte: u32) -> u32 {
        let (block, before) = self.block(byte);
        block.chars + (block.starts & before).count_ones()
    }

    /// UTF-16 units of the characters that begin before byte `byte`.
    pub fn utf16(&self, byte: u32) -> u32 {
        let (block, before) = self.block(byte);
        self.chars(byte) + block.wide + (block.wide_starts & before).count_ones()
    }

    /// The block of a byte, and a mask of the bytes before it in the block.
    fn block(&self, byte: u32) -> (Block, u64) {
        let byte = byte.min(self.len);
        let at = byte as usize / BLOCK;
        match self.blocks.get(at).or(self.blocks.last()) {
            Some(&block) => (block, (1 << (byte as usize % BLOCK)) - 1),
            None => (Block { chars: byte, ..Block::default() }, 0),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ascii_is_the_same_in_all_units() {
        let offsets = Offsets::new("plain");
        assert_eq!((offsets.chars(3), offsets.utf16(5), offsets.chars(99)), (3, 5, 5));
    }

    #[test]
    fn wide_characters_take_two_units() {
        let offsets = Offsets::new("é😀x");
        assert_eq!((offsets.chars(2), offsets.utf16(2)), (1, 1));
        assert_eq!((offsets.chars(6), offsets.utf16(6)), (2, 3));
        assert_eq!((offsets.chars(7), offsets.utf16(7)), (3, 4));
        assert_eq!(Offsets::new("").utf16(4), 0);
    }

    proptest! {
        #[test]
        fn counts_agree_with_the_text(text in "(\\PC|[a-zé\u{10400}]){0,300}") {
            let offsets = Offsets::new(&text);
            for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
                prop_assert_eq!(offsets.chars(at as u32) as usize, text[..at].chars().count());
                prop_assert_eq!(offsets.utf16(at as u32) as usize, text[..at].encode_utf16().count());
            }
        }
    }
}
