//! Giving a document another version of its text, with everything in it carried over: what reading it in another way and
//! replacing it share.
//! Invariant: the old version stays as it is; all that stood in it stands in the new one, each passage with its grade.

use std::collections::HashMap;

use obelus_model::{Anchoring, Document, Passage, PassageKey, Record, Version};
use obelus_readers::Reading;
use obelus_store::{Rows, Rule, StoreError};
use obelus_text::{CanonicalText, Found, Quote, SENTENCE_RULES, Span, carry_over, describe, sentences};

use crate::Writer;
use crate::carrying::{Bearers, Borne, carry_runs, remember_runs};
use crate::context::Work;
use crate::fault::Result;
use crate::passages::{clamp, remember};
use crate::version_passages::find_past;

/// Whether a place in the old text and the same place in the new one are the same bytes of the file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stay {
    /// One byte a code point, before and after: each place is what it was, only its letters are read otherwise.
    SameBytes,
    /// The same bytes, in another form: the words have to be found again, and pages are what they were.
    OtherForm,
    /// Other bytes: the words have to be found again, and so have the pages.
    Unknown,
}

/// A document with everything in it, as it is in its new version.
pub(crate) struct Next {
    document: Document,
    bearers: Bearers,
    number: u32,
}

impl Next {
    /// Carries everything in a document over to the text of a reading. This is the slow part, and it writes nothing.
    pub fn carry(
        writer: &mut Writer,
        document: Document,
        present: &Version,
        reading: &Reading,
        stay: Stay,
    ) -> Result<Next> {
        // A file of Obelus JSON may have brought the last number that there is.
        let no_number = || StoreError::Broken { rule: Rule::Value, detail: "version".to_owned() };
        let number = present.number.checked_add(1).ok_or_else(no_number)?;
        let bearers = Bearers::in_document(writer.rows(), document.id)?;
        let mut next = Next { document, bearers, number };
        next.document.version = next.number;
        let is_bare = next.bearers.is_empty() && next.document.origins.is_empty();
        if !is_bare {
            let before = stood_before(writer.rows(), present, &reading.text)?;
            let old = writer.text(present)?;
            next.move_over(&old, reading, stay, &before)?;
        }
        Ok(next)
    }

    fn move_over(&mut self, old: &CanonicalText, reading: &Reading, stay: Stay, before: &Before) -> Result<()> {
        let (id, text, number) = (self.document.id, &reading.text, self.number);
        let stays = |borne: &Borne<'_>| stay == Stay::SameBytes && borne.passage.anchoring != Anchoring::Lost;
        // Where the same words stood in this very text before.
        let stood = |borne: &Borne<'_>| before.get(&borne.key).filter(|stood| stood.exact == borne.passage.exact);
        let mut wanted = Vec::new();
        self.bearers.each(|borne| {
            if borne.passage.document == id && !stays(borne) && stood(borne).is_none() {
                wanted.push(remember(borne.passage));
            }
            Ok(())
        })?;
        if stay != Stay::SameBytes {
            wanted.extend(remember_runs(&self.document.origins, old));
        }
        // To lay two long texts beside each other takes time; where everything stays it is for nothing.
        let found = if wanted.is_empty() { Vec::new() } else { carry_over(old, text, &wanted) };
        let mut found = found.into_iter();
        self.bearers.each(|borne| {
            if borne.passage.document != id {
                return Ok(());
            }
            if stays(borne) {
                stay_at(borne.passage, text, number);
            } else if let Some(found) = stood(borne).map(|stood| Found::Exact(stood.span)).or_else(|| found.next()) {
                borne.settle(found, text, number);
            }
            set_page(borne.passage, reading, stay);
            Ok(())
        })?;
        match stay {
            Stay::SameBytes => self.keep_runs(text),
            Stay::OtherForm | Stay::Unknown => carry_runs(&mut self.document, found),
        }
        Ok(())
    }

    /// Runs whose bytes are the same stay where they are.
    fn keep_runs(&mut self, text: &CanonicalText) {
        for run in std::mem::take(&mut self.document.origins) {
            let span = clamp(run.span, text.length());
            self.document.set_origin(obelus_model::Origin { span, ..run });
        }
    }

    /// The grades of the passages, without those that are given up.
    pub fn grades(&mut self) -> Result<Vec<Anchoring>> {
        self.bearers.grades_to_tell(self.document.id)
    }

    /// The number of the new version.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Says what the document was read from.
    pub fn came_from(&mut self, media_type: &str, file_name: Option<String>) {
        self.document.media_type = media_type.to_owned();
        self.document.file_name = file_name;
    }

    /// Writes the new version, and everything in it.
    pub fn put(self, work: Work<'_, '_>, version: Version, reading: &Reading, spans: Option<&[Span]>) -> Result<()> {
        let Work { tx, .. } = work;
        match spans {
            Some(spans) => tx.keep_sentences(&version.text_sha256, SENTENCE_RULES, spans)?,
            None => tx.keep_sentences(&version.text_sha256, SENTENCE_RULES, &sentences(&reading.text))?,
        }
        // The version first: whoever looks for the op that made it looks at the beginning of ops.
        tx.put(Record::Version(version))?;
        tx.put(Record::Document(self.document))?;
        self.bearers.put(tx)
    }
}

/// Where passages stood for sure in a text that the document had before.
type Before = HashMap<PassageKey, Passage>;

/// What stood for sure in this text, if it is that of an old version: who goes back to it finds all where it was. Of several
/// such versions the latest tells.
fn stood_before(rows: Rows<'_>, present: &Version, text: &CanonicalText) -> Result<Before> {
    let sha256 = obelus_store::sha256(text.as_str().as_bytes());
    let mut before = Before::new();
    for version in rows.versions(present.document)?.into_iter().filter(|version| version.text_sha256 == sha256) {
        find_past(rows, present.document, version.number)?.bearers.each(|borne| {
            let passage = &borne.passage;
            if passage.anchoring == Anchoring::Exact && passage.document == present.document {
                before.insert(borne.key, Passage::clone(passage));
            }
            Ok(())
        })?;
    }
    Ok(before)
}

/// Leaves a passage at its place. One that was sure has the words that are read there now; one that was not keeps its words
/// and its doubt.
fn stay_at(passage: &mut Passage, text: &CanonicalText, number: u32) {
    passage.version = number;
    passage.span = clamp(passage.span, text.length());
    let widened = text.widen(passage.span);
    if let Some(span) = widened {
        passage.span = span;
    }
    if passage.anchoring != Anchoring::Exact {
        return;
    }
    match widened.and_then(|span| describe(text, span)) {
        Some(Quote { exact, prefix, suffix }) => {
            (passage.exact, passage.prefix, passage.suffix) = (exact, prefix, suffix);
        }
        None => passage.anchoring = Anchoring::Lost,
    }
}

/// The page on which a passage is now. A lost one is on none, and keeps the one on which it was; other pages than those of
/// the file that it was read from are none of its.
fn set_page(passage: &mut Passage, reading: &Reading, stay: Stay) {
    if passage.anchoring == Anchoring::Lost {
        return;
    }
    let was = if stay == Stay::Unknown { None } else { passage.page.take() };
    passage.page = reading.structure.find_page(passage.span).or(was);
}
