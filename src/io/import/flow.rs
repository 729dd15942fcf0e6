//! Text put together from the pieces of a marked-up file: white space as its
//! reader would see it, paragraphs apart by an empty line.

/// A text that is being put together.
#[derive(Debug, Default)]
pub struct Flow {
    text: String,
    gap: Gap,
    mark: &'static str,
}

/// What comes between the text so far and the next word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    Line,
    Paragraph,
}

impl Flow {
    /// Adds words of running text: white space of the layout is one space.
    /// No-break spaces are the writer's and stay.
    pub fn words(&mut self, words: &str) {
        let is_layout = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
        let mut rest = words;
        loop {
            let word = rest.trim_start_matches(is_layout);
            if word.len() < rest.len() {
                self.gap = self.gap.max(Gap::Space);
            }
            if word.is_empty() {
                return;
            }
            let end = word.find(is_layout).unwrap_or(word.len());
            let (word, after) = word.split_at(end);
            self.word(word);
            rest = after;
        }
    }

    /// Adds words whose line ends are the writer's, as in verse.
    pub fn lines(&mut self, words: &str) {
        for (nth, line) in words.split('\n').enumerate() {
            if nth > 0 {
                self.line();
            }
            let line = line.trim_end_matches(['\r', ' ']);
            if !line.is_empty() {
                self.word(line);
            }
        }
    }

    fn word(&mut self, word: &str) {
        if !self.text.is_empty() {
            self.text.push_str(match self.gap {
                Gap::None => "",
                Gap::Space => " ",
                Gap::Line => "\n",
                Gap::Paragraph => "\n\n",
            });
        }
        self.text.push_str(std::mem::take(&mut self.mark));
        self.text.push_str(word);
        self.gap = Gap::None;
    }

    /// The next word is the first of an item of a list.
    pub fn item(&mut self) {
        self.line();
        self.mark = "- ";
    }

    /// A space follows, where another word does.
    pub fn space(&mut self) {
        self.gap = self.gap.max(Gap::Space);
    }

    /// The line ends.
    pub fn line(&mut self) {
        self.gap = self.gap.max(Gap::Line);
    }

    /// The paragraph ends.
    pub fn paragraph(&mut self) {
        self.gap = Gap::Paragraph;
    }

    /// The text so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// All of it.
    pub fn finish(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_what_a_reader_sees() {
        let mut flow = Flow::default();
        flow.paragraph();
        flow.words("\n  The\tdam ");
        flow.words(" is");
        flow.words("n’t\u{a0}safe. ");
        flow.line();
        flow.line();
        flow.words("  He left.");
        flow.paragraph();
        flow.line();
        flow.lines("One,\n  two\n\n");
        flow.item();
        flow.paragraph();
        flow.words("Three");
        assert_eq!(flow.text(), "The dam isn’t\u{a0}safe.\nHe left.\n\nOne,\n  two\n\n- Three");
    }
}
