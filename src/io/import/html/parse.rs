//! A page as a tree: what `html5ever` makes of any bytes.
//!
//! Pages nested deeper, or with more pieces, than any that people read are refused
//! while they are read.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use html5ever::interface::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink as _};
use html5ever::{Attribute, ExpandedName, ParseOpts, QualName, local_name, ns, parse_document};

use crate::io::import::Unfit;
use crate::io::import::tree::{DEEPEST, Data, Id, MOST_NODES, ROOT, Tree};

/// The page is looked at after so many bytes.
const AT_A_TIME: usize = 4096;

/// Reads a page.
pub fn parse(html: &str) -> Result<Tree, Unfit> {
    let mut parser = parse_document(Sink::new(), ParseOpts::default());
    let mut rest = html;
    while !rest.is_empty() {
        let (now, later) = rest.split_at(rest.floor_char_boundary(AT_A_TIME.max(4)));
        parser.process(StrTendril::from_slice(now));
        if parser.tokenizer.sink.sink.is_too_much.get() {
            return Err(Unfit::Bomb);
        }
        rest = later;
    }
    let sink = parser.finish();
    let is_too_much = sink.is_too_much.get();
    let tree = sink.tree.into_inner();
    // Pieces that were moved about may have come to lie deeper.
    if is_too_much || is_too_deep(&tree) { Err(Unfit::Bomb) } else { Ok(tree) }
}

fn is_too_deep(tree: &Tree) -> bool {
    let mut depths = vec![0_u32; tree.len()];
    tree.all(ROOT).into_iter().any(|id| {
        let above = tree.parent(id).and_then(|parent| depths.get(parent).copied());
        let depth = above.map_or(0, |above| above + 1);
        if let Some(known) = depths.get_mut(id) {
            *known = depth;
        }
        depth > DEEPEST + 100
    })
}

/// A piece, as the reader of pages holds it.
#[derive(Clone)]
struct Handle {
    id: Id,
    depth: Rc<Cell<u32>>,
    name: Rc<QualName>,
}

fn owned(attribute: Attribute) -> (Box<str>, Box<str>) {
    ((&*attribute.name.local).into(), (&*attribute.value).into())
}

/// Where the reader of pages puts what it finds.
struct Sink {
    tree: RefCell<Tree>,
    document: Handle,
    is_too_much: Cell<bool>,
}

impl Sink {
    fn new() -> Self {
        let mut tree = Tree::default();
        let id = tree.push(Data::Other);
        let name = Rc::new(QualName::new(None, ns!(), local_name!("")));
        let document = Handle { id, depth: Rc::default(), name };
        Self { tree: RefCell::new(tree), document, is_too_much: Cell::new(false) }
    }

    fn handle(&self, data: Data, name: QualName) -> Handle {
        let mut tree = self.tree.borrow_mut();
        if tree.len() > MOST_NODES {
            self.is_too_much.set(true);
        }
        Handle { id: tree.push(data), depth: Rc::default(), name: Rc::new(name) }
    }

    fn put(&self, parent: &Handle, child: NodeOrText<Handle>) {
        match child {
            NodeOrText::AppendNode(node) => {
                node.depth.set(parent.depth.get() + 1);
                if node.depth.get() > DEEPEST {
                    self.is_too_much.set(true);
                }
                self.tree.borrow_mut().put_in(node.id, parent.id, None);
            }
            NodeOrText::AppendText(words) => {
                self.tree.borrow_mut().put_words(&words, parent.id, None);
            }
        }
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Self;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        self.document.clone()
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        target.name.expanded()
    }

    fn create_element(&self, name: QualName, given: Vec<Attribute>, _: ElementFlags) -> Handle {
        let attributes = given.into_iter().map(owned).collect();
        self.handle(Data::Element { name: (&*name.local).into(), attributes }, name)
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        self.handle(Data::Other, (*self.document.name).clone())
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        self.handle(Data::Other, (*self.document.name).clone())
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.put(parent, child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &Handle,
        previous: &Handle,
        child: NodeOrText<Handle>,
    ) {
        let has_parent = self.tree.borrow().parent(element.id).is_some();
        if has_parent {
            self.append_before_sibling(element, child)
        } else {
            self.put(previous, child)
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, one: &Handle, other: &Handle) -> bool {
        one.id == other.id
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, new: NodeOrText<Handle>) {
        let mut tree = self.tree.borrow_mut();
        let Some(parent) = tree.parent(sibling.id) else { return };
        match new {
            NodeOrText::AppendNode(node) => {
                node.depth.set(sibling.depth.get());
                tree.put_in(node.id, parent, Some(sibling.id));
            }
            NodeOrText::AppendText(words) => tree.put_words(&words, parent, Some(sibling.id)),
        }
    }

    fn add_attrs_if_missing(&self, target: &Handle, given: Vec<Attribute>) {
        self.tree.borrow_mut().add_attributes(target.id, given.into_iter().map(owned));
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.tree.borrow_mut().take_out(target.id);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        let mut tree = self.tree.borrow_mut();
        let children: Vec<Id> = tree.children(node.id).collect();
        for child in children {
            tree.put_in(child, new_parent.id, None);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_keeps_its_order() {
        let page = "<p>a<b>b<table>c<tr><td>d</table>e</p><i>f<p>g</i>h";
        let tree = parse(page).unwrap();
        assert_eq!(tree.all_words(ROOT), "abcdefgh");
        assert_eq!(tree.named(&["td"]).len(), 1);
        let tree = parse("<body id=a class=' x '><body lang=en>").unwrap();
        let body = tree.named(&["body"])[0];
        assert_eq!((tree.attribute(body, "class"), tree.attribute(body, "lang")), ("x", "en"));
    }

    #[test]
    fn pages_made_to_harm_are_refused() {
        for (open, times) in [("<div>", 20_000), ("<table><tr><td>", 20_000), ("<x-y>", 20_000)] {
            assert!(parse(&open.repeat(times)).is_err(), "{open}");
        }
        assert!(parse(&"<div><p>a<br></div>".repeat(5000)).is_ok());
    }
}
