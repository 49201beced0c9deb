//! Calls that read or write files: the file first, on a thread of its own, then the library.

use std::path::{Path, PathBuf};

use obelus_engine as engine;
use obelus_model::{BackupReason, Clock};

use crate::desk::Desk;
use crate::fault_of::fault_of_annotations;
use crate::files::{LIMIT_JSON, read_document, read_whole, refuse_library, write_whole};
use crate::time::SystemClock;
use crate::wire::*;
use crate::written::with_marks;
use crate::{Fault, FaultCode};

/// The sample that a newcomer reads first: of our own writing, with the faults of scraped text.
const SAMPLE: &str = include_str!("../../../samples/sample.txt");
const UTF_8: engine::Encoding = engine::Encoding::UTF_8;
const SAMPLE_NAME: &str = "sample.txt";
const SAMPLE_TITLE: &str = "What fell on Tunguska?";

pub(crate) async fn export(desk: &Desk, ask: Export) -> Result<Exported, Fault> {
    let path = PathBuf::from(&ask.path);
    refuse_library(desk.path(), &path)?;
    let (bytes, exported) = desk.export_bytes(ask.document, ask.format, ask.texts).await?;
    let size = bytes.len();
    blocking(move || write_whole(&path, &bytes)).await?;
    Ok(Exported {
        path: ask.path,
        bytes: u32::try_from(size).unwrap_or(u32::MAX),
        claims: count(exported.claims),
        highlights: count(exported.highlights),
    })
}

pub(crate) async fn import_text(desk: &Desk, paste: ImportText) -> Result<Imported, Fault> {
    let ImportText { title, text } = paste;
    let details = engine::Details { title, ..engine::Details::default() };
    let ask = engine::Ask { encoding: Some(UTF_8), ..engine::Ask::default() };
    desk.keep_read(read_in(desk, text.into_bytes(), ask, details, SameBytes::Known).await?).await
}

pub(crate) async fn import_file(desk: &Desk, file: ImportFile) -> Result<Imported, Fault> {
    desk.keep_read(desk.read_file(file).await?).await
}

pub(crate) async fn import_sample(desk: &Desk, _: Nothing) -> Result<Imported, Fault> {
    let ask = engine::Ask { name: Some(SAMPLE_NAME.to_owned()), encoding: Some(UTF_8), ..engine::Ask::default() };
    let details = engine::Details {
        title: Some(SAMPLE_TITLE.to_owned()),
        language: Some("en".to_owned()),
        ..engine::Details::default()
    };
    desk.keep_read(read_in(desk, SAMPLE.into(), ask, details, SameBytes::Known).await?).await
}

pub(crate) async fn find_files(_: &Desk, ask: FindFiles) -> Result<FoundFiles, Fault> {
    blocking(move || Ok(crate::folders::find_files(ask.paths))).await
}

pub(crate) async fn call_off(desk: &Desk, _: Nothing) -> Result<Nothing, Fault> {
    desk.readings().call_off();
    Ok(Nothing {})
}

pub(crate) async fn reread_document(desk: &Desk, which: RereadDocument) -> Result<Written, Fault> {
    let document = which.document;
    let encoding = which.encoding.as_deref().map(parse_encoding).transpose()?;
    let engine::Original { bytes, ask } = desk.read(move |reader| Ok(engine::find_original(reader, document)?)).await?;
    let way = which.way.map(Into::into).or(ask.way);
    let ask = engine::Ask { encoding: encoding.or(ask.encoding), way, password: which.password, ..ask };
    let (_, reading) = desk.readings().read(bytes, ask).await?;
    let written = desk.write(move |writer| {
        let written = engine::reread_document(writer, document, &reading)?.into();
        Ok(with_marks(writer, written))
    });
    written.await
}

pub(crate) async fn replace_document(desk: &Desk, file: ReplaceDocument) -> Result<Replaced, Fault> {
    let path = PathBuf::from(&file.path);
    let bytes = blocking(move || read_document(&path)).await?;
    let name = Path::new(&file.path).file_name().map(|name| name.to_string_lossy().into_owned());
    desk.replace_bytes(bytes, name, file).await
}

pub(crate) async fn save_original(desk: &Desk, ask: SaveOriginal) -> Result<Saved, Fault> {
    let (path, document) = (PathBuf::from(&ask.path), ask.document);
    refuse_library(desk.path(), &path)?;
    let bytes = desk.original_bytes(document).await?;
    let size = count(bytes.len());
    blocking(move || write_whole(&path, &bytes)).await?;
    Ok(Saved { path: ask.path, bytes: size })
}

pub(crate) async fn load(desk: &Desk, file: Load) -> Result<Loaded, Fault> {
    let path = PathBuf::from(&file.path);
    let bytes = blocking(move || read_whole(&path, LIMIT_JSON)).await?;
    desk.load_bytes(bytes, file).await
}

pub(crate) async fn load_sources(desk: &Desk, file: LoadSources) -> Result<LoadedSources, Fault> {
    let path = PathBuf::from(&file.path);
    let bytes = blocking(move || read_document(&path)).await?;
    desk.load_source_bytes(bytes).await.map_err(|fault| match fault.subject.is_empty() {
        true => Fault { subject: file.path, ..fault },
        false => fault,
    })
}

pub(crate) async fn export_sources(desk: &Desk, ask: ExportSources) -> Result<ExportedSources, Fault> {
    let path = PathBuf::from(&ask.path);
    refuse_library(desk.path(), &path)?;
    let (bytes, sources) = desk.export_source_bytes(ask.format).await?;
    let size = bytes.len();
    blocking(move || write_whole(&path, &bytes)).await?;
    Ok(ExportedSources { path: ask.path, bytes: count(size), sources: count(sources) })
}

pub(crate) async fn make_backup(desk: &Desk, _: Nothing) -> Result<BackupLine, Fault> {
    desk.make_backup().await
}

/// A file that was read and cut, and is not kept yet.
pub struct ReadFile {
    /// What a fault is about that names nothing itself.
    subject: String,
    prepared: engine::Prepared,
    details: engine::Details,
    same: SameBytes,
}

impl ReadFile {
    /// How many bytes it takes in memory, about.
    pub fn size(&self) -> usize {
        self.prepared.size()
    }
}

impl Desk {
    /// Reads a file that is to be brought in, which needs nothing of the library: a host can read the next meanwhile.
    pub async fn read_file(&self, file: ImportFile) -> Result<ReadFile, Fault> {
        let path = PathBuf::from(&file.path);
        let bytes = blocking(move || read_document(&path)).await?;
        let name = Path::new(&file.path).file_name().map(|name| name.to_string_lossy().into_owned());
        self.read_bytes(bytes, name, file).await
    }

    /// The same with the bytes of a file that a host has read itself (standard input).
    pub async fn read_bytes(&self, bytes: Vec<u8>, name: Option<String>, file: ImportFile) -> Result<ReadFile, Fault> {
        let encoding = file.encoding.as_deref().map(parse_encoding).transpose()?;
        let ask = engine::Ask { name, encoding, way: file.way.map(Into::into), password: file.password };
        let details = engine::Details {
            title: file.title,
            author: file.author,
            url: file.url,
            language: file.language,
            issued: None,
        };
        let read = read_in(self, bytes, ask, details, file.same_bytes).await;
        match read {
            Ok(read) => Ok(ReadFile { subject: file.path, ..read }),
            Err(fault) => Err(about(fault, file.path)),
        }
    }

    /// Brings in what was read.
    pub async fn keep_read(&self, read: ReadFile) -> Result<Imported, Fault> {
        let ReadFile { subject, prepared, details, same } = read;
        let kept =
            self.write(move |writer| Ok(engine::import_document(writer, prepared, details, same.into())?.into()));
        kept.await.map_err(|fault| about(fault, subject))
    }

    /// The bytes that a document came from, for a host that writes them itself (standard output).
    pub async fn original_bytes(&self, document: obelus_model::DocumentId) -> Result<Vec<u8>, Fault> {
        self.read(move |reader| Ok(engine::find_original(reader, document)?.bytes)).await
    }

    /// Gives a document another version of its text from the bytes of a file that a host has read itself (standard input).
    pub async fn replace_bytes(
        &self,
        bytes: Vec<u8>,
        name: Option<String>,
        file: ReplaceDocument,
    ) -> Result<Replaced, Fault> {
        self.refuse_reader()?;
        let (subject, document) = (file.path, file.document);
        let about = |fault: Fault| about(fault, subject);
        let encoding = file.encoding.as_deref().map(parse_encoding).transpose()?;
        let ask = engine::Ask { name: name.clone(), encoding, way: file.way.map(Into::into), password: file.password };
        let read = self.readings().read(bytes, ask).await.map_err(about)?;
        let prepared = blocking(move || Ok(engine::prepare(read.0, name, read.1))).await?;
        let replaced = self.write(move |writer| {
            let replaced: Replaced = engine::replace_document(writer, document, prepared)?.into();
            Ok(Replaced { written: with_marks(writer, replaced.written), ..replaced })
        });
        replaced.await
    }

    /// Loads the bytes of a file that a host has read itself: Obelus JSON, or annotations of other tools.
    pub async fn load_bytes(&self, bytes: Vec<u8>, file: Load) -> Result<Loaded, Fault> {
        let reading = blocking(move || {
            let foreign = engine::holds_annotations(&bytes).then(|| engine::read_annotations(&bytes)).transpose();
            let foreign = foreign.map_err(fault_of_annotations)?;
            if let Some(name) = unfit(&file, foreign.is_some()) {
                // What is neither form is told as that.
                if foreign.is_none() {
                    engine::read_json(&bytes)?;
                }
                return Err(Fault::new(FaultCode::CommandUnknown, "load", name));
            }
            Ok((bytes, foreign, file))
        });
        let (bytes, foreign, file) = reading.await?;
        // What a load brings can be undone; this is for the day when undoing is not enough. Without it, no load.
        self.back_up_before(BackupReason::Load).await?;
        let loaded = self.write(move |writer| match foreign {
            Some(foreign) => {
                let document = file.document.or(file.onto);
                Ok(engine::load_annotations(writer, document, file.becoming.map(Into::into), foreign)?.into())
            }
            None => Ok(engine::load(writer, &bytes, (&file).into())?.into()),
        });
        loaded.await
    }

    /// Loads the bytes of a file of sources that a host has read itself (standard input).
    pub async fn load_source_bytes(&self, bytes: Vec<u8>) -> Result<LoadedSources, Fault> {
        let brought = blocking(move || Ok(engine::read_sources(&bytes)?)).await?;
        self.write(move |writer| Ok(engine::load_sources(writer, brought)?.into())).await
    }

    /// The sources in a form, and how many they are, for a host that writes them itself (standard output).
    pub async fn export_source_bytes(&self, format: SourceFormat) -> Result<(Vec<u8>, usize), Fault> {
        self.read(move |reader| {
            let (text, count) = engine::export_sources(reader, format.into())?;
            Ok((text.into_bytes(), count))
        })
        .await
    }

    /// The library, or one document of it, in a form, for a host that writes it itself (standard output).
    pub async fn export_bytes(
        &self,
        document: Option<obelus_model::DocumentId>,
        format: ExportFormat,
        texts: Texts,
    ) -> Result<(Vec<u8>, engine::Exported), Fault> {
        self.read(move |reader| {
            let (mut out, now) = (Vec::new(), SystemClock.now());
            let exported =
                engine::export(reader, document, format.into(), texts.into(), crate::GENERATOR, now, &mut out)?;
            Ok((out, exported))
        })
        .await
    }
}

/// What is given that goes with the other form of file: it was meant, and would be passed over in silence.
fn unfit(file: &Load, is_foreign: bool) -> Option<&'static str> {
    let of_json = [(file.by_likeness, "byLikeness"), (file.apart, "apart")];
    let of_annotations = [(file.document.is_some(), "document"), (file.becoming.is_some(), "as")];
    let others = if is_foreign { of_json } else { of_annotations };
    others.into_iter().find(|(is_given, _)| *is_given).map(|(_, name)| name)
}

/// A fault that says what it is about.
fn about(fault: Fault, subject: String) -> Fault {
    if fault.subject.is_empty() { Fault { subject, ..fault } } else { fault }
}

async fn read_in(
    desk: &Desk,
    bytes: Vec<u8>,
    ask: engine::Ask,
    details: engine::Details,
    same: SameBytes,
) -> Result<ReadFile, Fault> {
    let name = ask.name.clone();
    let (bytes, reading) = desk.readings().read(bytes, ask).await?;
    let prepared = blocking(move || Ok(engine::prepare(bytes, name, reading))).await?;
    Ok(ReadFile { subject: String::new(), prepared, details, same })
}

pub(crate) fn parse_encoding(label: &str) -> Result<engine::Encoding, Fault> {
    label.parse().map_err(|_| Fault::new(FaultCode::EncodingUnknown, label, ""))
}

pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Fault> + Send + 'static,
) -> Result<T, Fault> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|error| Err(Fault::new(FaultCode::Internal, "", error)))
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
