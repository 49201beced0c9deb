//! Marks about parts of the content: letters that stand for other ones, what is no part of the text, layers that are
//! not shown.

use std::collections::HashSet;

use hayro::hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, String as Bytes};
use hayro::hayro_syntax::page::Resources;

use super::about::text_of;
use super::content::Reader;

/// Marks that are open at once.
const LIMIT_MARKS: usize = 4096;

/// Marked content that is open.
pub(super) struct Mark {
    pub(super) is_hidden: bool,
    pub(super) is_artifact: bool,
    /// What its letters say instead of themselves, and where they begin.
    pub(super) actual: Option<(String, usize)>,
}

impl<'a> Reader<'a> {
    pub(super) fn is_hidden(&self, dict: &Dict<'_>) -> bool {
        dict.get_ref(b"OC").is_some_and(|layer| self.hidden_layers.contains(&layer.into()))
    }

    pub(super) fn begin_mark(&mut self, tag: &Name<'_>, properties: Option<&Object<'_>>, resources: &Resources<'a>) {
        if self.marks.len() >= LIMIT_MARKS {
            return;
        }
        let mut mark = Mark { is_hidden: false, is_artifact: tag.as_ref() == b"Artifact", actual: None };
        let dict = match properties {
            Some(Object::Dict(dict)) => Some(dict.clone()),
            Some(Object::Name(name)) => {
                let layer = resources.properties.get_ref(name.as_ref());
                mark.is_hidden =
                    tag.as_ref() == b"OC" && layer.is_some_and(|layer| self.hidden_layers.contains(&layer.into()));
                resources.properties.get::<Dict<'_>>(name.as_ref())
            }
            _ => None,
        };
        let actual = dict.and_then(|dict| dict.get::<Bytes<'_>>(b"ActualText"));
        mark.actual = actual.map(|text| (text_of(text.as_bytes()), self.glyphs.len()));
        self.marks.push(mark);
    }

    /// Ends the innermost mark; letters that stand for something else, on one line, become that.
    pub(super) fn end_mark(&mut self) {
        let Some(Mark { actual: Some((text, start)), .. }) = self.marks.pop() else { return };
        let [first, rest @ ..] = self.glyphs.get_mut(start..).unwrap_or_default() else { return };
        if rest.iter().any(|glyph| (glyph.y - first.y).abs() > first.size * 0.6) && first.dy.abs() < first.dx.abs() {
            return;
        }
        if let Some(last) = rest.last() {
            first.dx = last.x + last.dx - first.x;
            first.dy = last.y + last.dy - first.y;
        }
        let text: String = text.chars().filter(|c| !c.is_control() && *c != '\u{feff}').collect();
        first.text = text.into();
        let kept = start + usize::from(!first.text.is_empty());
        self.glyphs.truncate(kept);
    }
}

/// Layers that are not shown unless someone turns them on.
pub(super) fn hidden_layers(catalog: &Dict<'_>) -> HashSet<ObjectIdentifier> {
    let properties = catalog.get::<Dict<'_>>(b"OCProperties");
    let config = properties.and_then(|properties| properties.get::<Dict<'_>>(b"D"));
    let Some(off) = config.and_then(|config| config.get::<Array<'_>>(b"OFF")) else { return HashSet::new() };
    off.raw_iter().filter_map(|layer| layer.as_obj_ref()).map(ObjectIdentifier::from).collect()
}
