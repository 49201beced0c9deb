//! What was noticed in a document: suggestions with keys by which persons answer them.
//!
//! A key is made of the kind and the words, not of the place, so an answer holds when the text gets another version, and one
//! answer to a line that a page repeats is an answer to all of them. Invariant: what was answered, or is settled by a judgement
//! that stands already, is not suggested again. Not here: how things are noticed (`obelus_insight`), what accepting does
//! (`answer_suggestions`).

mod answers;
mod settled;

use std::collections::BTreeSet;
use std::sync::Arc;

use obelus_insight::{Kind, Reading, Rules, Suggestion, checkable, notice, wording};
use obelus_model::{DocumentId, Noun};
use obelus_text::{CanonicalText, Span, sentences, sentences_touching};
use sha2::{Digest, Sha256};

use crate::fault::Result;
use crate::progress::cover_in;
use crate::texts::present_version;
use crate::{EngineError, Reader};

use answers::answers_of;
pub(crate) use answers::join_answers;
pub use answers::{Answer, answer_suggestions};
use settled::Settled;

/// So many digits of the hash are the key.
const KEY_DIGITS: usize = 16;

/// A suggestion about a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Noticed {
    /// What it is answered by.
    pub key: String,
    /// The whole sentences that `suggestion.span` touches.
    pub sentences: Span,
    /// How likely one of the sentences is a statement that could be looked up, from 0 to 1.
    pub worth: f32,
    /// What was noticed.
    pub suggestion: Suggestion,
}

/// The suggestions about a document that nobody has answered.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenSuggestions {
    /// The version of the text that they are about.
    pub version: u32,
    /// In the order of the text.
    pub noticed: Vec<Noticed>,
}

/// What is noticed in a document's present version, answered or not, in the order of the text. A long text takes long; ends
/// soon after `goes_on` says no (`EngineError::Stopped`). What was noticed last is kept.
pub fn notice_document(
    reader: &mut Reader,
    document: DocumentId,
    rules: &Rules,
    goes_on: &(dyn Fn() -> bool + Sync),
) -> Result<Arc<[Noticed]>> {
    reader.read_texts(|rows, texts| {
        let version = present_version(rows, document)?;
        let text = texts.glance(rows, &version)?;
        let sentences = texts.sentences(rows, &version)?;
        texts.noticed(&version.text_sha256, || look(&text, &sentences, rules, goes_on))
    })
}

/// What is noticed in a text, with keys.
pub(crate) fn look(
    text: &CanonicalText,
    sentences: &[Span],
    rules: &Rules,
    goes_on: &(dyn Fn() -> bool + Sync),
) -> Result<Arc<[Noticed]>> {
    let reading = Reading::new(text, sentences, goes_on);
    let found = notice(&reading, rules).map_err(|_| EngineError::Stopped)?;
    let likely = checkable(&reading, rules).map_err(|_| EngineError::Stopped)?;
    Ok(found.into_iter().filter_map(|one| keyed(text, sentences, &likely, one)).collect())
}

/// How likely each sentence of a document's present version is a statement that could be looked up, from 0 to 1, in the order
/// of the text: what is worth checking. Ends soon after `goes_on` says no (`EngineError::Stopped`).
pub fn list_checkable(
    reader: &mut Reader,
    document: DocumentId,
    rules: &Rules,
    goes_on: &(dyn Fn() -> bool + Sync),
) -> Result<Vec<f32>> {
    reader.read_texts(|rows, texts| {
        let version = present_version(rows, document)?;
        let (text, sentences) = (texts.glance(rows, &version)?, texts.sentences(rows, &version)?);
        checkable(&Reading::new(&text, &sentences, goes_on), rules).map_err(|_| EngineError::Stopped)
    })
}

/// What is noticed in a text that is in no library, in its order.
pub fn notice_text(text: &CanonicalText, rules: &Rules) -> Arc<[Noticed]> {
    look(text, &sentences(text), rules, &|| true).unwrap_or_default()
}

/// What is noticed in a document and nobody has answered yet, in the order of the text.
pub fn list_suggestions(
    reader: &mut Reader,
    document: DocumentId,
    rules: &Rules,
    goes_on: &(dyn Fn() -> bool + Sync),
) -> Result<OpenSuggestions> {
    let noticed = notice_document(reader, document, rules, goes_on)?;
    reader.read_texts(|rows, texts| {
        let found = rows.find_document(document)?;
        let answered = answers_of(&found.ok_or_else(|| EngineError::not_found(Noun::Document, document))?);
        let (sentences, cover) = cover_in(rows, texts, document)?;
        let states: Vec<_> = cover.states().collect();
        let version = present_version(rows, document)?;
        let settled = Settled::look(rows, &version, &noticed)?;
        let open = noticed.iter().filter(|one| {
            let states = states.get(sentences_touching(&sentences, one.suggestion.span)).unwrap_or_default();
            !answered.contains_key(&one.key) && !settled.is_settled(one, states)
        });
        Ok(OpenSuggestions { version: version.number, noticed: open.cloned().collect() })
    })
}

/// The suggestions with these keys that were not answered yet, to be answered; where nothing in the text has one of the keys,
/// that is refused (`EngineError::SuggestionUnknown`). One that a judgement settled meanwhile is there still: whoever answers
/// what was on the screen a moment ago means it.
pub fn find_suggestions(
    reader: &mut Reader,
    document: DocumentId,
    rules: &Rules,
    keys: &[String],
    goes_on: &(dyn Fn() -> bool + Sync),
) -> Result<OpenSuggestions> {
    let noticed = notice_document(reader, document, rules, goes_on)?;
    let wanted: BTreeSet<&str> = keys.iter().map(String::as_str).collect();
    let there: BTreeSet<&str> = noticed.iter().map(|one| one.key.as_str()).collect();
    if wanted.is_empty() || !wanted.is_subset(&there) {
        return Err(EngineError::SuggestionUnknown);
    }
    reader.read_texts(|rows, _| {
        let found = rows.find_document(document)?.ok_or_else(|| EngineError::not_found(Noun::Document, document))?;
        let answered = answers_of(&found);
        let is_meant = |one: &&Noticed| wanted.contains(one.key.as_str()) && !answered.contains_key(&one.key);
        Ok(OpenSuggestions { version: found.version, noticed: noticed.iter().filter(is_meant).cloned().collect() })
    })
}

/// Gives a suggestion its key; one outside every sentence has none.
fn keyed(text: &CanonicalText, sentences: &[Span], likely: &[f32], suggestion: Suggestion) -> Option<Noticed> {
    let at = sentences_touching(sentences, suggestion.span);
    let worth = likely.get(at.clone()).unwrap_or_default().iter().copied().fold(0.0, f32::max);
    let touched = sentences.get(at)?;
    let around = Span::new(touched.first()?.start(), touched.last()?.end())?;
    let words = |span: Span| text.slice(span).map(wording).unwrap_or_default();
    let mut said: Vec<String> = match suggestion.kind {
        // The same pages in another order are the same repeats.
        Kind::Repeat | Kind::Conflict => {
            std::iter::once(suggestion.span).chain(suggestion.related.iter().copied()).map(words).collect()
        }
        Kind::Citation | Kind::Damage => vec![words(around), words(suggestion.span)],
        _ => vec![words(around)],
    };
    if matches!(suggestion.kind, Kind::Repeat | Kind::Conflict) {
        said.sort();
    }
    let mut hash = Sha256::new();
    for part in std::iter::once(suggestion.kind.code()).chain(said.iter().map(String::as_str)) {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    let digits: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Some(Noticed { key: digits.get(..KEY_DIGITS)?.to_owned(), sentences: around, worth, suggestion })
}
