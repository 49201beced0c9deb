//! Calls that read or write files: the file first, on a thread of its own, then the library.

use std::path::{Path, PathBuf};

use obelus_engine as engine;
use obelus_model::Clock;

use crate::desk::Desk;
use crate::files::{LIMIT_JSON, read_document, read_whole, refuse_library, write_whole};
use crate::time::SystemClock;
use crate::wire::*;
use crate::{Fault, FaultCode};

/// The sample that a newcomer reads first: of our own writing, with the faults of scraped text.
const SAMPLE: &str = include_str!("../../../samples/sample.txt");
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
    let prepared = blocking(move || Ok(engine::prepare_pasted(text)?)).await?;
    let details = engine::Details { title, ..engine::Details::default() };
    bring_in(desk, prepared, details, SameBytes::Known).await
}

pub(crate) async fn import_file(desk: &Desk, file: ImportFile) -> Result<Imported, Fault> {
    let path = PathBuf::from(&file.path);
    let bytes = blocking(move || read_document(&path)).await?;
    let name = Path::new(&file.path).file_name().map(|name| name.to_string_lossy().into_owned());
    desk.import_bytes(bytes, name, file).await
}

pub(crate) async fn import_sample(desk: &Desk, _: Nothing) -> Result<Imported, Fault> {
    let named = Some(SAMPLE_NAME.to_owned());
    let prepared = blocking(move || Ok(engine::prepare(SAMPLE.into(), named, Some("utf-8"))?)).await?;
    let details = engine::Details {
        title: Some(SAMPLE_TITLE.to_owned()),
        language: Some("en".to_owned()),
        ..engine::Details::default()
    };
    bring_in(desk, prepared, details, SameBytes::Known).await
}

pub(crate) async fn load(desk: &Desk, file: Load) -> Result<Loaded, Fault> {
    let path = PathBuf::from(&file.path);
    let bytes = blocking(move || read_whole(&path, LIMIT_JSON)).await?;
    desk.load_bytes(bytes).await
}

impl Desk {
    /// Brings in the bytes of a file that a host has read itself (standard input).
    pub async fn import_bytes(
        &self,
        bytes: Vec<u8>,
        name: Option<String>,
        file: ImportFile,
    ) -> Result<Imported, Fault> {
        let (encoding, subject) = (file.encoding.clone(), file.path.clone());
        let about = |fault: Fault| if fault.subject.is_empty() { Fault { subject, ..fault } } else { fault };
        let prepared = blocking(move || Ok(engine::prepare(bytes, name, encoding.as_deref())?)).await.map_err(about)?;
        let details =
            engine::Details { title: file.title, author: file.author, url: file.url, language: file.language };
        bring_in(self, prepared, details, file.same_bytes).await
    }

    /// Loads the bytes of Obelus JSON that a host has read itself.
    pub async fn load_bytes(&self, bytes: Vec<u8>) -> Result<Loaded, Fault> {
        self.write(move |writer| Ok(engine::load(writer, &bytes)?.into())).await
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

async fn bring_in(
    desk: &Desk,
    prepared: engine::Prepared,
    details: engine::Details,
    same: SameBytes,
) -> Result<Imported, Fault> {
    desk.write(move |writer| Ok(engine::import_document(writer, prepared, details, same.into())?.into())).await
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, Fault> + Send + 'static) -> Result<T, Fault> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|error| Err(Fault::new(FaultCode::Internal, "", error)))
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
