//! Rinsed markup becomes a tree, as browsers make one.
//!
//! Invariant: the tree is at most [`LIMIT_DEPTH`] deep and has at most [`LIMIT_ELEMENTS`] elements. The parser itself
//! knows no bounds: its time grows with elements times depth, and tags that nobody closed can be made anew for every
//! paragraph, so it is fed in small pieces and stopped between two of them. Not here: what the elements mean (`walk`).

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};
use std::collections::HashMap;

use dom_query::{Document, NodeId};
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{Attribute, ParseOpts, QualName, parse_document};

use crate::{Limit, ReadFault};

/// How deep elements are inside elements: browsers stop at 512 as well; pages by people stay below 100.
const LIMIT_DEPTH: u16 = 512;
/// How many elements a page has: the longest specifications on one page have a quarter of that.
const LIMIT_ELEMENTS: usize = 1_000_000;
/// How much is parsed between two looks at the bounds, in bytes: what can be made from it in the worst case, each
/// paragraph with all the tags that are open, stays below the bounds by a factor that does no harm.
const PIECE: usize = 4 * 1024;

/// Parses markup that was rinsed before.
pub(crate) fn parse(markup: &str) -> Result<Document, ReadFault> {
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, drop_doctype: true, ..TreeBuilderOpts::default() };
    let mut parser = parse_document(Bounded::default(), ParseOpts { tree_builder, ..ParseOpts::default() });
    let mut rest = markup;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at_checked(rest.floor_char_boundary(PIECE)).unwrap_or((rest, ""));
        html5ever::tendril::TendrilSink::process(&mut parser, StrTendril::from(piece));
        parser.tokenizer.sink.sink.is_within()?;
        rest = after;
    }
    let bounded = html5ever::tendril::TendrilSink::finish(parser);
    bounded.is_within()?;
    match deepest(&bounded.document) {
        depth if depth > LIMIT_DEPTH => Err(ReadFault::Beyond { limit: Limit::Depth }),
        _ => Ok(bounded.document),
    }
}

/// How deep the tree is; the count made while parsing does not follow what is moved about.
fn deepest(document: &Document) -> u16 {
    let (mut depth, mut deepest) = (0_u16, 0_u16);
    let mut next = Some(document.root());
    while let Some(node) = next {
        deepest = deepest.max(depth);
        next = node.first_child();
        if next.is_some() {
            depth = depth.saturating_add(1);
            continue;
        }
        let mut last = node;
        next = loop {
            if let Some(sibling) = last.next_sibling() {
                break Some(sibling);
            }
            let Some(parent) = last.parent() else { break None };
            depth = depth.saturating_sub(1);
            last = parent;
        };
    }
    deepest
}

/// A document that counts what is put into it.
#[derive(Default)]
struct Bounded {
    document: Document,
    /// The depth of each element.
    depths: RefCell<HashMap<NodeId, u16>>,
    elements: Cell<usize>,
    deepest: Cell<u16>,
}

impl Bounded {
    fn is_within(&self) -> Result<(), ReadFault> {
        if self.deepest.get() > LIMIT_DEPTH {
            return Err(ReadFault::Beyond { limit: Limit::Depth });
        }
        if self.elements.get() > LIMIT_ELEMENTS {
            return Err(ReadFault::Beyond { limit: Limit::Parts });
        }
        Ok(())
    }

    fn depth(&self, node: &NodeId) -> u16 {
        self.depths.borrow().get(node).copied().unwrap_or(0)
    }

    fn note(&self, child: &NodeOrText<NodeId>, depth: u16) {
        let NodeOrText::AppendNode(node) = child else { return };
        self.depths.borrow_mut().insert(*node, depth);
        self.deepest.set(self.deepest.get().max(depth));
    }
}

impl TreeSink for Bounded {
    type Handle = NodeId;
    type Output = Bounded;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Bounded {
        self
    }

    fn parse_error(&self, _message: Cow<'static, str>) {
        // Every page has some, and nobody reads them; kept, they would be longer than the page.
    }

    fn get_document(&self) -> NodeId {
        self.document.get_document()
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Ref<'a, QualName> {
        self.document.elem_name(target)
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> NodeId {
        self.elements.set(self.elements.get() + 1);
        self.document.create_element(name, attributes, flags)
    }

    fn create_comment(&self, text: StrTendril) -> NodeId {
        self.document.create_comment(text)
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> NodeId {
        self.document.create_pi(target, data)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        self.note(&child, self.depth(parent).saturating_add(1));
        self.document.append(parent, child);
    }

    fn append_based_on_parent_node(&self, element: &NodeId, previous: &NodeId, child: NodeOrText<NodeId>) {
        self.note(&child, self.depth(element).max(self.depth(previous).saturating_add(1)));
        self.document.append_based_on_parent_node(element, previous, child);
    }

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        self.note(&child, self.depth(sibling));
        self.document.append_before_sibling(sibling, child);
    }

    fn append_doctype_to_document(&self, name: StrTendril, public: StrTendril, system: StrTendril) {
        self.document.append_doctype_to_document(name, public, system);
    }

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        self.document.get_template_contents(target)
    }

    fn same_node(&self, one: &NodeId, other: &NodeId) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.document.set_quirks_mode(mode);
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        self.document.add_attrs_if_missing(target, attributes);
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.document.remove_from_parent(target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        self.document.reparent_children(node, new_parent);
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &NodeId) -> bool {
        self.document.is_mathml_annotation_xml_integration_point(handle)
    }

    fn allow_declarative_shadow_roots(&self, _parent: &NodeId) -> bool {
        false
    }
}
