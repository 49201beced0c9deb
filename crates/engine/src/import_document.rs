//! Bringing a text in: its bytes are kept as they came, its canonical text is made once.

use obelus_model::{Document, DocumentId, Record, Sha256, Status, Verb, Version};
use obelus_readers::{Confidence, Reading, Structure};
use obelus_store::TextWords;
use obelus_text::{InvisibleCounts, SENTENCE_RULES, Span, count_invisible, sentences};

use crate::context::Work;
use crate::fault::Result;
use crate::{Done, EngineError, Writer};

/// A title made of the first words of a text is cut after so many code points: one line of the list.
const TITLE_LENGTH: usize = 60;

/// A file that has been read, hashed and cut into sentences and words: the slow part, which needs no library.
pub struct Prepared {
    pub(crate) reading: Reading,
    pub(crate) bytes: Vec<u8>,
    pub(crate) sha256: Sha256,
    pub(crate) sentences: Vec<Span>,
    pub(crate) invisible: InvisibleCounts,
    pub(crate) words: TextWords,
    pub(crate) file_name: Option<String>,
}

impl Prepared {
    /// How many bytes it takes in memory, about: the words of a text take somewhat more than the text.
    pub fn size(&self) -> usize {
        let boxes = self.reading.boxes.as_ref().map_or(0, |boxes| std::mem::size_of_val(boxes.0.as_slice()));
        self.bytes.len() + 3 * self.reading.text.as_str().len() + boxes
    }
}

/// What the person says about a document that comes in.
#[derive(Clone, Debug, Default)]
pub struct Details {
    /// Its title; absent: what the text says, or the name of the file, or the first words.
    pub title: Option<String>,
    /// Its author, as one literal name.
    pub author: Option<String>,
    /// Where it was found.
    pub url: Option<String>,
    /// Its language.
    pub language: Option<String>,
    /// When it was issued, as written.
    pub issued: Option<String>,
}

/// What to do with bytes that the library holds already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SameBytes {
    /// Answer with the document that has them.
    #[default]
    Known,
    /// Make another document of them.
    Again,
}

/// What came of an import.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The document, new or known.
    pub document: Document,
    /// Its present version.
    pub version: Version,
    /// How many sentences it has.
    pub sentences: u32,
    /// How many of its characters cannot be seen.
    pub invisible: InvisibleCounts,
    /// How many of its pages have no text, where it has some: pictures, or blank.
    pub blank_pages: u32,
    /// Whether it was added or known.
    pub outcome: Outcome,
}

/// Whether an import added a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It did.
    Added,
    /// The same bytes were held already.
    Known,
}

/// Hashes what was read and cuts it into sentences and words.
pub fn prepare(bytes: Vec<u8>, file_name: Option<String>, reading: Reading) -> Prepared {
    let text = &reading.text;
    let (sentences, invisible, sha256, words) = std::thread::scope(|scope| {
        let words = scope.spawn(|| TextWords::of(text.as_str()));
        let (sentences, invisible) = (sentences(text), count_invisible(text.as_str()));
        let sha256 = obelus_store::sha256(&bytes);
        let words = words.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        (sentences, invisible, sha256, words)
    });
    Prepared { sha256, reading, bytes, sentences, invisible, words, file_name }
}

/// Brings a prepared text in.
pub fn import_document(
    writer: &mut Writer,
    prepared: Prepared,
    details: Details,
    same: SameBytes,
) -> Result<Done<Imported>> {
    let known = match same {
        SameBytes::Known => writer.rows().documents_by_original(&prepared.sha256)?.into_iter().next(),
        SameBytes::Again => None,
    };
    let Some(document) = known else {
        return writer.write(Verb::ImportDocument, |work| add(work, prepared, details));
    };
    let version = crate::texts::present_version(writer.rows(), document.id)?;
    let mut texts = std::mem::take(&mut writer.texts);
    let sentences = texts.sentences(writer.rows(), &version);
    writer.texts = texts;
    let sentences = count(sentences?.len());
    if writer.rows().original(&prepared.sha256)?.is_none() {
        return writer.write(Verb::ImportDocument, |work| give_original(work, document, version, prepared));
    }
    // The same bytes may have been read in another encoding since: what counts is the text that is there.
    let invisible = count_invisible(writer.texts.glance(writer.rows(), &version)?.as_str());
    // An op that changes nothing is not logged; it tells what undo and redo would do.
    let known = Imported { document, version, sentences, invisible, blank_pages: 0, outcome: Outcome::Known };
    writer.write(Verb::ImportDocument, |_| Ok(known))
}

/// Gives a document that came by Obelus JSON the bytes that it was made from, and what they tell of its text where that
/// is the same.
fn give_original(mut work: Work<'_, '_>, document: Document, version: Version, prepared: Prepared) -> Result<Imported> {
    let Prepared { reading, bytes, sha256, sentences, invisible, .. } = prepared;
    work.tx.keep(&bytes)?;
    let fresh = keep_version(&mut work, document.id, version.number, version.sha256.clone(), &reading)?;
    let is_same = fresh.text_sha256 == version.text_sha256 && sha256 == version.sha256;
    let version = if is_same { fresh } else { version };
    work.tx.put(Record::Version(version.clone()))?;
    let blank_pages = reading.structure.blank_pages(version.length);
    Ok(Imported {
        document,
        version,
        sentences: count(sentences.len()),
        invisible,
        blank_pages,
        outcome: Outcome::Known,
    })
}

fn add(mut work: Work<'_, '_>, prepared: Prepared, details: Details) -> Result<Imported> {
    let Prepared { reading, bytes, sentences, invisible, words, file_name, .. } = prepared;
    let id = DocumentId::new(work.ids);
    let sha256 = work.tx.keep(&bytes)?;
    let version = keep_version(&mut work, id, 1, sha256, &reading)?;
    work.tx.keep_sentences(&version.text_sha256, SENTENCE_RULES, &sentences)?;
    work.tx.take_words(version.text_sha256.clone(), words);
    let said = reading.metadata;
    let title = details.title.and_then(named).or(said.title.and_then(named));
    let title = title.or_else(|| file_name.as_deref().and_then(stem));
    let authors = match details.author.and_then(named) {
        Some(author) => vec![author],
        None => said.authors,
    };
    let document = Document {
        id,
        title: title.unwrap_or_else(|| first_words(reading.text.as_str())),
        authors: authors.into_iter().map(|name| serde_json::json!({ "literal": name })).collect(),
        issued: details.issued.and_then(named).or(said.issued.and_then(named)),
        url: details.url.and_then(named).or(said.url.and_then(named)),
        language: details.language.and_then(named).or(said.language.and_then(named)),
        media_type: reading.media_type.as_str().to_owned(),
        file_name,
        added: work.now,
        tags: Vec::new(),
        note: None,
        status: Status::Todo,
        version: 1,
        origins: Vec::new(),
        extra: Default::default(),
    };
    work.tx.put(Record::Document(document.clone()))?;
    work.tx.put(Record::Version(version.clone()))?;
    let (sentences, blank_pages) = (count(sentences.len()), reading.structure.blank_pages(version.length));
    Ok(Imported { document, version, sentences, invisible, blank_pages, outcome: Outcome::Added })
}

/// Keeps the text of a reading with its structure and boxes; the version that they make.
pub(crate) fn keep_version(
    work: &mut Work<'_, '_>,
    document: DocumentId,
    number: u32,
    sha256: Sha256,
    reading: &Reading,
) -> Result<Version> {
    let text_sha256 = work.tx.keep(reading.text.as_str().as_bytes())?;
    let structure = &reading.structure;
    let structure = if *structure == Structure::default() {
        None
    } else {
        let written = serde_json::to_vec(structure).map_err(|fault| EngineError::Write(fault.to_string()))?;
        Some(work.tx.keep(&written)?)
    };
    let boxes = reading.boxes.as_ref().map(|boxes| work.tx.keep(&boxes.to_bytes())).transpose()?;
    Ok(Version {
        document,
        number,
        sha256,
        text_sha256,
        length: reading.text.length(),
        encoding: reading.encoding.map(|encoding| encoding.to_string()),
        encoding_guessed: reading.confidence == Confidence::Guessed,
        way: reading.way.map(|way| way.code().to_owned()),
        structure,
        boxes,
    })
}

/// A name without white space around it; `None` where nothing is left.
pub(crate) fn named(name: String) -> Option<String> {
    let trimmed = name.trim();
    if trimmed.is_empty() { None } else { Some(trimmed.to_owned()) }
}

fn stem(file_name: &str) -> Option<String> {
    let stem = file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem);
    named(if stem.is_empty() { file_name } else { stem }.to_owned())
}

fn first_words(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= TITLE_LENGTH {
        return line;
    }
    let cut: String = line.chars().take(TITLE_LENGTH).collect();
    let words = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{words}…")
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
