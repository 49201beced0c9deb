//! What the engine made -> text or HTML.
//! Invariant: whatever an item says, what is written for it in HTML is text, `i`, `b`, `sup` and `sub`, and nothing else.

use hayagriva::citationberg::{FontStyle, FontWeight, VerticalAlign};
use hayagriva::{ElemChild, ElemChildren, Formatted};

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Plain,
    Html,
}

/// All of it.
pub(super) fn write(children: &ElemChildren, form: Form) -> String {
    children.0.iter().map(|child| write_one(child, form)).collect()
}

/// One part of it.
pub(super) fn write_one(child: &ElemChild, form: Form) -> String {
    match child {
        // A link is its words: an address of an item is nothing to click on.
        ElemChild::Text(text) | ElemChild::Link { text, .. } => formatted(text, form),
        ElemChild::Elem(elem) => write(&elem.children, form),
        ElemChild::Markup(markup) => escaped(markup, form),
        ElemChild::Transparent { .. } => String::new(),
    }
}

fn formatted(text: &Formatted, form: Form) -> String {
    let mut out = escaped(&text.text, form);
    if form == Form::Plain {
        return out;
    }
    let formatting = text.formatting;
    let mut wrap = |tag: &str| out = format!("<{tag}>{out}</{tag}>");
    if formatting.font_style == FontStyle::Italic {
        wrap("i");
    }
    if formatting.font_weight == FontWeight::Bold {
        wrap("b");
    }
    match formatting.vertical_align {
        VerticalAlign::Sup => wrap("sup"),
        VerticalAlign::Sub => wrap("sub"),
        _ => {}
    }
    out
}

/// Text as it may stand in HTML.
pub(super) fn escaped(text: &str, form: Form) -> String {
    match form {
        Form::Plain => text.to_owned(),
        Form::Html => text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;"),
    }
}
