//! Where the words of annotations stand in the documents of the library.
//!
//! How the tool counts is found out over all that the file has, and the positions are hints in code points from there on.
//! Invariant: a passage is graded by what was found; what is only a position, without words to prove it, is ambiguous.

use std::collections::BTreeMap;
use std::sync::Arc;

use obelus_exchange::{Aim, Provenance, Tool};
use obelus_model::{Anchoring, DocumentId, Passage, Version};
use obelus_readers::Structure;
use obelus_store::Rows;
use obelus_text::{
    CanonicalText, Counting, Fits, Found, Quote, Remembered, Span, Told, describe, find_remembered, told_spans,
};

use crate::fault::Result;
use crate::passages::carried;
use crate::texts::{Texts, present_version};

/// Some words that are sought.
pub(super) struct Sought<'a> {
    /// For which piece.
    piece: usize,
    document: DocumentId,
    tool: Tool,
    quote: Option<&'a Quote>,
    position: Option<(u64, u64)>,
}

impl<'a> Sought<'a> {
    pub fn new(piece: usize, document: DocumentId, from: &Provenance, aim: &'a Aim) -> Sought<'a> {
        Sought { piece, document, tool: from.tool, quote: aim.quote.as_ref(), position: aim.position }
    }
}

/// Finds all of them, and answers each passage with its piece, in the order in which they were sought. What is only a
/// position outside the text has none.
pub(super) fn find(rows: Rows<'_>, texts: &mut Texts, sought: &[Sought<'_>]) -> Result<Vec<(usize, Passage)>> {
    let mut by_document: BTreeMap<DocumentId, Vec<(usize, &Sought<'_>)>> = BTreeMap::new();
    for (index, one) in sought.iter().enumerate() {
        by_document.entry(one.document).or_default().push((index, one));
    }
    let mut fits = BTreeMap::new();
    for (document, here) in &by_document {
        let text = texts.text(rows, &present_version(rows, *document)?)?;
        weigh(&text, here, &mut fits);
    }
    let mut found = Vec::new();
    for (document, here) in &by_document {
        let version = present_version(rows, *document)?;
        let ground = Ground { text: texts.text(rows, &version)?, structure: texts.structure(rows, &version)?, version };
        let hints = hints(&ground.text, here, &fits);
        found.extend(ground.settle(here, &hints));
    }
    found.sort_by_key(|(index, _)| *index);
    let piece_of = |index: usize| sought.get(index).map(|one| one.piece);
    Ok(found.into_iter().filter_map(|(index, passage)| Some((piece_of(index)?, passage))).collect())
}

/// The fits of each tool, by its code.
type ByTool = BTreeMap<&'static str, Fits>;

fn weigh(text: &CanonicalText, here: &[(usize, &Sought<'_>)], fits: &mut ByTool) {
    for tool in [Tool::WebAnnotation, Tool::Hypothesis] {
        let told = here.iter().filter(|(_, one)| one.tool == tool).filter_map(|(_, one)| {
            let (start, end) = one.position?;
            Some(Told { start, end, exact: &one.quote?.exact })
        });
        let told: Vec<Told<'_>> = told.collect();
        if !told.is_empty() {
            fits.entry(tool.code()).or_default().weigh(text, &told);
        }
    }
}

/// The positions in code points, as each tool counts. Where the words of a tool stand elsewhere more often than not, it had
/// another text, the page around it too perhaps: then its positions tell nothing here, and words that have not moved are
/// not said to have.
fn hints(text: &CanonicalText, here: &[(usize, &Sought<'_>)], fits: &ByTool) -> BTreeMap<usize, Span> {
    let mut hints = BTreeMap::new();
    for tool in [Tool::WebAnnotation, Tool::Hypothesis] {
        let likely = Counting::of(tool.unit());
        let counting = fits.get(tool.code()).map_or(likely, |fits| fits.best(likely));
        let own = here.iter().filter(|(_, one)| one.tool == tool);
        let told: Vec<(usize, &Sought<'_>, (u64, u64))> =
            own.filter_map(|(index, one)| Some((*index, *one, one.position?))).collect();
        let places: Vec<(u64, u64)> = told.iter().map(|(.., place)| *place).collect();
        let spans = told_spans(text, counting, &places);
        let (mut worded, mut standing) = (0usize, 0usize);
        for ((_, one, _), span) in told.iter().zip(&spans) {
            let Some(quote) = one.quote else { continue };
            worded += 1;
            standing += usize::from(span.and_then(|span| text.slice(span)) == Some(quote.exact.as_str()));
        }
        if standing * 2 >= worded {
            hints.extend(told.iter().zip(spans).filter_map(|((index, ..), span)| Some((*index, span?))));
        }
    }
    hints
}

/// The text in which words are sought.
struct Ground {
    version: Version,
    text: Arc<CanonicalText>,
    structure: Arc<Structure>,
}

impl Ground {
    fn settle(&self, here: &[(usize, &Sought<'_>)], hints: &BTreeMap<usize, Span>) -> Vec<(usize, Passage)> {
        let mut settled = Vec::new();
        let mut indices = Vec::new();
        let mut remembered = Vec::new();
        for (index, one) in here {
            let span = hints.get(index).copied();
            match one.quote {
                // A place that cuts a character cannot be the passage, whatever stands there.
                Some(quote) => {
                    let span = span.filter(|span| self.text.passage(span.start(), span.end()).is_ok());
                    indices.push(*index);
                    remembered.push(Remembered { quote: quote.clone(), span });
                }
                None => settled.extend(span.and_then(|span| Some((*index, self.unproved(span)?)))),
            }
        }
        let found = find_remembered(&self.text, &remembered);
        let graded = indices.into_iter().zip(remembered).zip(found);
        settled.extend(graded.filter_map(|((index, Remembered { quote, span }), found)| {
            Some((index, self.graded(quote, span, found)?))
        }));
        settled
    }

    /// What stands at a position that no words prove.
    fn unproved(&self, span: Span) -> Option<Passage> {
        let span = self.text.widen(span)?;
        Some(self.passage(span, describe(&self.text, span)?, Anchoring::Ambiguous))
    }

    /// The passage as it was found, carried over from where it was said to be. What is lost and was nowhere is kept at the
    /// beginning; no passage cuts a character, a lost one neither.
    fn graded(&self, quote: Quote, hint: Option<Span>, found: Found) -> Option<Passage> {
        let said = self.passage(hint.or_else(|| Span::new(0, 1))?, quote, Anchoring::Exact);
        let Passage { span, exact, prefix, suffix, anchoring, .. } =
            carried(&said, found, &self.text, self.version.number);
        let span = self.text.widen(span).unwrap_or(span);
        Some(self.passage(span, Quote { exact, prefix, suffix }, anchoring))
    }

    fn passage(&self, span: Span, quote: Quote, anchoring: Anchoring) -> Passage {
        let page = if anchoring == Anchoring::Lost { None } else { self.structure.find_page(span) };
        let Quote { exact, prefix, suffix } = quote;
        let (document, version) = (self.version.document, self.version.number);
        Passage { document, version, span, exact, prefix, suffix, anchoring, page }
    }
}
