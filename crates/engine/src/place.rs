//! Places in a document as persons and programs name them, made into passages.

use obelus_model::{Anchoring, DocumentId, Passage, Version};
use obelus_text::{CanonicalText, Span, SpanFault, describe, occurrences};

use crate::fault::Result;
use crate::texts::present_version;
use crate::{EngineError, Writer};

/// A place in a document's present version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// By code points.
    Span {
        /// The first.
        start: u32,
        /// The one after the last.
        end: u32,
    },
    /// By its words.
    Quote {
        /// The words.
        quote: String,
        /// Which occurrence, from 1.
        occurrence: Option<u32>,
    },
    /// By the number of a sentence, from 1.
    Sentence(u32),
}

/// The passage at a place.
pub(crate) fn passage_at(writer: &mut Writer, document: DocumentId, place: &Place) -> Result<Passage> {
    let version = present_version(writer.rows(), document)?;
    let mut texts = std::mem::take(&mut writer.texts);
    let found = find(writer, &mut texts, &version, place);
    writer.texts = texts;
    found
}

/// The passages at several places, in the order of the text, each once; no place at all is refused.
pub(crate) fn passages_at(writer: &mut Writer, document: DocumentId, places: &[Place]) -> Result<Vec<Passage>> {
    if places.is_empty() {
        return Err(SpanFault::Empty.into());
    }
    let version = present_version(writer.rows(), document)?;
    let mut texts = std::mem::take(&mut writer.texts);
    let found: Result<Vec<Passage>> = places.iter().map(|place| find(writer, &mut texts, &version, place)).collect();
    writer.texts = texts;
    let mut passages = found?;
    passages.sort_by_key(|passage| passage.span);
    passages.dedup_by_key(|passage| passage.span);
    Ok(passages)
}

fn find(writer: &Writer, texts: &mut crate::texts::Texts, version: &Version, place: &Place) -> Result<Passage> {
    let text = texts.text(writer.rows(), version)?;
    let span = match place {
        Place::Span { start, end } => text.passage(*start, *end)?,
        Place::Quote { quote, occurrence } => find_quote(&text, quote, *occurrence)?,
        Place::Sentence(number) => {
            let sentences = texts.sentences(writer.rows(), version)?;
            let index = usize::try_from(*number).ok().and_then(|number| number.checked_sub(1));
            *index.and_then(|index| sentences.get(index)).ok_or(EngineError::NoSentence(sentences.len()))?
        }
    };
    let page = texts.structure(writer.rows(), version)?.find_page(span);
    let quote = describe(&text, span).ok_or(SpanFault::Outside(text.length()))?;
    Ok(Passage {
        document: version.document,
        version: version.number,
        span,
        exact: quote.exact,
        prefix: quote.prefix,
        suffix: quote.suffix,
        anchoring: Anchoring::Exact,
        page,
    })
}

fn find_quote(text: &CanonicalText, quote: &str, occurrence: Option<u32>) -> Result<Span> {
    let found = occurrences(text, quote);
    let span = match (found.as_slice(), occurrence) {
        ([], _) => return Err(EngineError::QuoteUnknown),
        ([only], None) => *only,
        (_, None) => return Err(EngineError::QuoteAmbiguous(found.len())),
        (_, Some(number)) => {
            let index = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
            *index.and_then(|index| found.get(index)).ok_or(EngineError::QuoteAmbiguous(found.len()))?
        }
    };
    Ok(text.passage(span.start(), span.end())?)
}
