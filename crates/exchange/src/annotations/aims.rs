//! Targets and their selectors (Web Annotation Data Model, sections 3.2.1, 4.1 and 4.2), which Hypothesis has too.
//!
//! What tells words is read: quotes, and positions beside or without them. Ranges, paths, boxes and times of other
//! documents' structures mean nothing in a text, and are passed over: then the annotation is on the whole.

use obelus_model::HighlightColor;
use obelus_text::Quote;
use serde_json::Value;

use super::node::{Node, Read, with_lf};
use super::told::Aim;

/// What an annotation is on, by its targets.
pub(super) fn aims(annotation: &Node<'_, '_>) -> Read<Vec<Aim>> {
    let mut aims = Vec::new();
    annotation.each("target", |target| aim_each(target, &mut aims))?;
    Ok(aims)
}

/// A target may be a set of targets: then it is each of them.
fn aim_each(target: &Node<'_, '_>, aims: &mut Vec<Aim>) -> Read<()> {
    if target.value.is_object() && !target.has("source") && target.has("items") {
        return target.each("items", |item| aim_each(item, aims));
    }
    aims.push(aim(target)?);
    Ok(())
}

/// What one resource means: an address, or a part of what stands there.
pub(super) fn aim(target: &Node<'_, '_>) -> Read<Aim> {
    let mut aim = Aim::default();
    if let Some(iri) = target.value.as_str() {
        aim.addresses.push(iri.to_owned());
        return Ok(aim);
    }
    target.each("source", |source| {
        aim.addresses.extend(source.iri()?.map(str::to_owned));
        Ok(())
    })?;
    if aim.addresses.is_empty() {
        aim.addresses.extend(target.iri()?.map(str::to_owned));
    }
    target.each("selector", |selector| select(selector, Depth::Whole, &mut aim))?;
    target.each("styleClass", |class| {
        aim.color = aim.color.or(class.as_text()?.parse::<HighlightColor>().ok());
        Ok(())
    })?;
    Ok(aim)
}

/// What a selector counts from.
#[derive(Clone, Copy, PartialEq)]
enum Depth {
    /// The whole of the resource.
    Whole,
    /// What another selector has selected.
    Within,
}

/// Takes what a selector says. Of a chain (`refinedBy`) the innermost quote counts; positions in a chain count from what is
/// selected by its outer part, and tell nothing in the text.
fn select(selector: &Node<'_, '_>, depth: Depth, aim: &mut Aim) -> Read<()> {
    if selector.value.is_string() {
        // A selector that is only named is not in the file.
        return Ok(());
    }
    let mut refined = Aim::default();
    selector.each("refinedBy", |inner| select(inner, Depth::Within, &mut refined))?;
    if refined.quote.is_some() {
        (aim.quote, aim.position) = (refined.quote, None);
        return Ok(());
    }
    if selector.is("TextQuoteSelector") && aim.quote.is_none() {
        aim.quote = quote(selector)?;
    }
    if selector.is("TextPositionSelector") && aim.position.is_none() {
        aim.position = position(selector).filter(|_| depth == Depth::Whole);
    }
    Ok(())
}

/// A position is a hint and the quote decides: one that can be none (`-3`, `1.5`, `"3"`) is as good as absent, and no reason
/// to refuse all that stands beside it.
fn position(selector: &Node<'_, '_>) -> Option<(u64, u64)> {
    let place = |key: &str| selector.value.get(key).and_then(Value::as_u64);
    place("start").zip(place("end")).filter(|(start, end)| start < end)
}

fn quote(selector: &Node<'_, '_>) -> Read<Option<Quote>> {
    let written = |key: &str| Ok(selector.text(key)?.map(with_lf).unwrap_or_default());
    let (exact, prefix, suffix) = (written("exact")?, written("prefix")?, written("suffix")?);
    // Half a character at either end is none of the text; see `halves`.
    let half = '\u{fffd}';
    let prefix = prefix.trim_start_matches(half).to_owned();
    let suffix = suffix.trim_end_matches(half).to_owned();
    Ok((!exact.trim().is_empty()).then_some(Quote { exact, prefix, suffix }))
}
