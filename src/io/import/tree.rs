//! A marked-up file as a tree in one list: what web pages and XML become.
//!
//! Those who build it see to it that it has a bound, in depth and size: walks over
//! the tree may then recurse, and end.

/// A place in the tree.
pub type Id = usize;

/// The document itself.
pub const ROOT: Id = 0;

/// More pieces than any file has that is an article.
pub const MOST_NODES: usize = 1_500_000;

/// Nesting deeper than in any file that people read.
pub const DEEPEST: u32 = 600;

/// One piece of a file.
#[derive(Debug)]
struct Node {
    parent: Option<Id>,
    first: Option<Id>,
    last: Option<Id>,
    next: Option<Id>,
    previous: Option<Id>,
    data: Data,
}

/// What a piece is.
#[derive(Debug)]
pub enum Data {
    /// An element with what it says of itself.
    Element {
        /// What it is called.
        name: Box<str>,
        /// Names and values.
        attributes: Vec<(Box<str>, Box<str>)>,
    },
    /// Words.
    Text(String),
    /// The document, a comment or an instruction.
    Other,
}

/// A file.
#[derive(Debug, Default)]
pub struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    /// How many pieces there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// What stands directly in it, in order.
    pub fn children(&self, of: Id) -> impl Iterator<Item = Id> {
        let next = |id: &Id| self.nodes.get(*id)?.next;
        std::iter::successors(self.nodes.get(of).and_then(|node| node.first), next)
    }

    /// What it stands in, from the inside out.
    pub fn ancestors(&self, of: Id) -> impl Iterator<Item = Id> {
        let parent = |id: &Id| self.parent(*id);
        std::iter::successors(self.parent(of), parent)
    }

    /// What it stands in.
    pub fn parent(&self, of: Id) -> Option<Id> {
        self.nodes.get(of)?.parent
    }

    /// What stands directly before it.
    pub fn previous(&self, of: Id) -> Option<Id> {
        self.nodes.get(of)?.previous
    }

    /// What stands directly after it.
    pub fn next(&self, of: Id) -> Option<Id> {
        self.nodes.get(of)?.next
    }

    /// All that stands in it, itself first, in the order of the file.
    pub fn all(&self, of: Id) -> Vec<Id> {
        let mut found = Vec::new();
        let mut open = vec![of];
        while let Some(id) = open.pop() {
            found.push(id);
            let from = open.len();
            open.extend(self.children(id));
            open.get_mut(from..).unwrap_or_default().reverse();
        }
        found
    }

    /// The name of an element, else nothing.
    pub fn name(&self, of: Id) -> &str {
        match self.nodes.get(of).map(|node| &node.data) {
            Some(Data::Element { name, .. }) => name,
            _ => "",
        }
    }

    /// The words of a text, else nothing.
    pub fn words(&self, of: Id) -> &str {
        match self.nodes.get(of).map(|node| &node.data) {
            Some(Data::Text(words)) => words,
            _ => "",
        }
    }

    /// What an element says under a name; empty where it says nothing.
    pub fn attribute(&self, of: Id, wanted: &str) -> &str {
        match self.nodes.get(of).map(|node| &node.data) {
            Some(Data::Element { attributes, .. }) => {
                let mut found = attributes.iter().filter(|(name, _)| &**name == wanted);
                found.next().map_or("", |(_, value)| value.trim())
            }
            _ => "",
        }
    }

    /// Whether an element has such an attribute, with or without a value.
    pub fn has(&self, of: Id, wanted: &str) -> bool {
        match self.nodes.get(of).map(|node| &node.data) {
            Some(Data::Element { attributes, .. }) => {
                attributes.iter().any(|(name, _)| &**name == wanted)
            }
            _ => false,
        }
    }

    /// All elements of these names, in the order of the file.
    pub fn named(&self, names: &[&str]) -> Vec<Id> {
        let mut found = self.all(ROOT);
        found.retain(|id| names.contains(&self.name(*id)));
        found
    }

    /// All elements of that name in an element, in the order of the file.
    pub fn named_in(&self, of: Id, name: &str) -> impl Iterator<Item = Id> {
        self.all(of).into_iter().filter(move |id| self.name(*id) == name)
    }

    /// The first element of that name in it, in the order of the file.
    pub fn first(&self, of: Id, name: &str) -> Option<Id> {
        // Nothing above it is looked at, and nothing after it.
        let mut open = vec![of];
        while let Some(id) = open.pop() {
            if self.name(id) == name {
                return Some(id);
            }
            let from = open.len();
            open.extend(self.children(id));
            open.get_mut(from..).unwrap_or_default().reverse();
        }
        None
    }

    /// The words of the first element of that name in it, on one line.
    pub fn words_of(&self, of: Id, name: &str) -> String {
        let words = self.first(of, name).map(|id| self.all_words(id)).unwrap_or_default();
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// All words in it, as they stand.
    pub fn all_words(&self, of: Id) -> String {
        self.all(of).into_iter().map(|id| self.words(id)).collect()
    }

    /// Makes a piece that stands nowhere yet.
    pub fn push(&mut self, data: Data) -> Id {
        let (parent, first, last, next, previous) = (None, None, None, None, None);
        self.nodes.push(Node { parent, first, last, next, previous, data });
        self.nodes.len() - 1
    }

    /// Adds what an element does not say yet.
    pub fn add_attributes(&mut self, of: Id, given: impl Iterator<Item = (Box<str>, Box<str>)>) {
        let node = self.nodes.get_mut(of).map(|node| &mut node.data);
        let Some(Data::Element { attributes, .. }) = node else { return };
        for (name, value) in given {
            if !attributes.iter().any(|(known, _)| *known == name) {
                attributes.push((name, value));
            }
        }
    }

    fn set(&mut self, of: Option<Id>, change: impl FnOnce(&mut Node)) {
        if let Some(node) = of.and_then(|id| self.nodes.get_mut(id)) {
            change(node);
        }
    }

    /// Takes a piece, with all in it, out of where it stands.
    pub fn take_out(&mut self, id: Id) {
        let Some(node) = self.nodes.get_mut(id) else { return };
        let (parent, next, previous) = (node.parent.take(), node.next.take(), node.previous.take());
        match previous {
            Some(_) => self.set(previous, |node| node.next = next),
            None => self.set(parent, |node| node.first = next),
        }
        match next {
            Some(_) => self.set(next, |node| node.previous = previous),
            None => self.set(parent, |node| node.last = previous),
        }
    }

    /// Puts a piece before another in the same element, or at its end.
    pub fn put_in(&mut self, id: Id, parent: Id, next: Option<Id>) {
        self.take_out(id);
        let previous = match next {
            Some(next) => self.nodes.get(next).and_then(|node| node.previous),
            None => self.nodes.get(parent).and_then(|node| node.last),
        };
        self.set(Some(id), |node| {
            node.parent = Some(parent);
            node.next = next;
            node.previous = previous;
        });
        match previous {
            Some(_) => self.set(previous, |node| node.next = Some(id)),
            None => self.set(Some(parent), |node| node.first = Some(id)),
        }
        match next {
            Some(_) => self.set(next, |node| node.previous = Some(id)),
            None => self.set(Some(parent), |node| node.last = Some(id)),
        }
    }

    /// Puts words there; next to other words they become one piece.
    pub fn put_words(&mut self, words: &str, parent: Id, next: Option<Id>) {
        let before = match next {
            Some(next) => self.nodes.get(next).and_then(|node| node.previous),
            None => self.nodes.get(parent).and_then(|node| node.last),
        };
        if let Some(Data::Text(known)) =
            before.and_then(|id| self.nodes.get_mut(id)).map(|node| &mut node.data)
        {
            return known.push_str(words);
        }
        let id = self.push(Data::Text(words.to_owned()));
        self.put_in(id, parent, next);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_can_be_moved_about() {
        let mut tree = Tree::default();
        let root = tree.push(Data::Other);
        let element = |name: &str| Data::Element { name: name.into(), attributes: Vec::new() };
        let (a, b, c) = (tree.push(element("a")), tree.push(element("b")), tree.push(element("c")));
        tree.put_in(a, root, None);
        tree.put_in(c, root, None);
        tree.put_in(b, root, Some(c));
        assert_eq!(tree.children(root).collect::<Vec<_>>(), [a, b, c]);
        tree.put_in(a, c, None);
        tree.put_words("x", c, Some(a));
        tree.put_words("y", c, Some(a));
        tree.put_words("z", c, None);
        assert_eq!(tree.children(root).collect::<Vec<_>>(), [b, c]);
        assert_eq!((tree.all_words(root), tree.words(c)), ("xyz".to_owned(), ""));
        assert_eq!(tree.ancestors(a).collect::<Vec<_>>(), [c, root]);
        tree.take_out(c);
        assert_eq!(tree.all(root), [root, b]);
    }
}
