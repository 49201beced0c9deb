//! Bodies of Web Annotations (sections 3.2 and 4 of the model): words in the annotation, or something at an address.
//! Of a choice the first is taken, as the model says for a program that cannot ask. Not here: what purposes mean.

use obelus_model::Moment;

use super::aims::aim;
use super::node::{Node, Read, with_lf};
use super::told::Aim;

/// One body.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Body {
    /// What it is for; empty where nothing is said.
    pub purpose: String,
    /// The words.
    pub words: Option<String>,
    /// The address.
    pub iri: Option<String>,
    /// The part of what stands there.
    pub part: Option<Aim>,
    /// Whether the words are said to be Markdown.
    pub is_markdown: bool,
    /// The day on which it was as it is meant.
    pub day: Option<String>,
}

/// All bodies, in their order.
pub(super) fn bodies(annotation: &Node<'_, '_>) -> Read<Vec<Body>> {
    let mut bodies = Vec::new();
    if let Some(words) = annotation.prose("bodyValue")? {
        bodies.push(Body { words: Some(words), ..Body::default() });
    }
    annotation.each("body", |body| take(body, "", &mut bodies))?;
    Ok(bodies)
}

/// The last part of a name of the vocabulary: `oa:tagging` is `tagging`.
pub(super) fn bare(name: &str) -> &str {
    name.rsplit([':', '#']).next().unwrap_or(name)
}

fn take(body: &Node<'_, '_>, outer: &str, bodies: &mut Vec<Body>) -> Read<()> {
    if let Some(iri) = body.value.as_str() {
        bodies.push(Body { purpose: outer.to_owned(), iri: Some(iri.to_owned()), ..Body::default() });
        return Ok(());
    }
    let own = body.first_text("purpose")?.map(bare).unwrap_or(outer);
    if body.has("items") {
        let before = bodies.len();
        body.each("items", |item| take(item, own, bodies))?;
        if body.is("Choice") {
            bodies.truncate(before + 1);
        }
        return Ok(());
    }
    if let Some(words) = body.text("value")? {
        let words = with_lf(words);
        let some = (!words.trim().is_empty()).then_some(words);
        let is_markdown = body.first_text("format")? == Some("text/markdown");
        let told = |words| Body { purpose: own.to_owned(), words: Some(words), is_markdown, ..Body::default() };
        bodies.extend(some.map(told));
        return Ok(());
    }
    // A specific resource may be made of words in the annotation.
    if let Some(source) = body.get("source")?.filter(|source| source.has("value")) {
        return take(&source, own, bodies);
    }
    let part = aim(body)?;
    let mut day = None;
    body.each("state", |state| {
        let written = if state.value.is_object() { state.first_text("sourceDate")? } else { None };
        let written = written.and_then(|written| written.get(..10)).filter(|day| Moment::of_day(day).is_some());
        day = day.take().or(written.map(str::to_owned));
        Ok(())
    })?;
    let iri = part.addresses.first().cloned();
    let part = part.has_words().then_some(part);
    bodies.push(Body { purpose: own.to_owned(), iri, part, day, ..Body::default() });
    Ok(())
}
