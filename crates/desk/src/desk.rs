//! The desk itself: opens a library and has work done on the right thread. Not here: calls by name (`dispatch`).

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use obelus_engine::{self as engine, EngineError, Opening, Reader, SecondCopy, StoreError, Writer};
use obelus_model::DocumentId;

use crate::keeping::Keeper;
use crate::noticing::Noticing;
use crate::readings::Readings;
use crate::searching::Searching;
use crate::threads::{Crew, ReaderCrew, WriterCrew};
use crate::time::{FreshIds, SystemClock};
use crate::turns::Turns;
use crate::{Fault, FaultCode};

/// Two readers: a long export does not keep the list of documents waiting.
const READERS: usize = 2;

/// What a host wants of a library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// To write, and where another process writes or the disk takes no writing, to read. Made where it is missing.
    WriteOrRead,
    /// To write, or to be refused. Made where it is missing.
    Write,
    /// To read; refused where it is missing.
    Read,
}

/// Whether this desk found its library or made it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    Found,
    Made,
}

/// What is saved, but not yet as often as it should be: a disk is full, or gone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Behind {
    /// The journal lacks what was written last.
    pub second_copy: bool,
    /// A backup that was due could not be made.
    pub backup: bool,
}

/// An open library, with the threads that work on it.
pub struct Desk {
    path: PathBuf,
    origin: Origin,
    read_only: Option<FaultCode>,
    opening: Opening,
    // Ends first: it reads the library, too.
    keeper: Option<Keeper>,
    second_copy_behind: Arc<AtomicBool>,
    // The readers close before the writer: whoever closes a library last folds its log into the file.
    readers: ReaderCrew,
    /// For what looks at every text of the library: meanwhile documents open, and what is found out serves the next such look.
    surveyor: ReaderCrew,
    /// For what is noticed in a text: it takes seconds, and is kept for the answers to it.
    noticer: ReaderCrew,
    noticing: Arc<Noticing>,
    writer: Option<WriterCrew>,
    /// Of questions that look at every text.
    scanning: Arc<Turns>,
    readings: Readings,
    searching: Arc<Searching>,
}

impl Desk {
    /// Opens the library at a path.
    pub fn open(path: &Path, access: Access) -> Result<Desk, Fault> {
        let origin = if path.exists() { Origin::Found } else { Origin::Made };
        let about = |fault: Fault| Fault { subject: path.display().to_string(), ..fault };
        let (writer, read_only) = match access {
            Access::Read => (None, Some(FaultCode::LibraryReadOnly)),
            Access::Write => (Some(open_writer(path).map_err(Fault::from).map_err(about)?), None),
            Access::WriteOrRead => match open_writer(path) {
                Ok(writer) => (Some(writer), None),
                Err(EngineError::Store(error @ (StoreError::Busy | StoreError::ReadOnly))) => {
                    (None, Some(Fault::from(error).code))
                }
                Err(error) => return Err(about(error.into())),
            },
        };
        let opening = writer.as_ref().map(Writer::opening).unwrap_or_default();
        let readers: Result<Vec<Reader>, EngineError> = (0..READERS).map(|_| Reader::open(path)).collect();
        let writer = writer.map(|writer| Crew::start(vec![writer]));
        // A library that is only read here is backed up by whoever writes it.
        let keeper = writer.as_ref().map(|writer| Ok(Keeper::start(Reader::open(path)?, writer.errands()))).transpose();
        Ok(Desk {
            keeper: keeper.map_err(|error: EngineError| about(error.into()))?,
            second_copy_behind: Arc::default(),
            path: path.to_owned(),
            origin,
            read_only,
            opening,
            readers: Crew::start(readers.map_err(Fault::from).map_err(about)?),
            surveyor: Crew::start(vec![Reader::open(path).map_err(Fault::from).map_err(about)?]),
            noticer: Crew::start(vec![Reader::open(path).map_err(Fault::from).map_err(about)?]),
            noticing: Arc::new(Noticing::beside(path)),
            writer,
            scanning: Arc::default(),
            readings: Readings::by_this_program(),
            searching: Arc::default(),
        })
    }

    pub(crate) fn readings(&self) -> &Readings {
        &self.readings
    }

    /// The library's file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Why the library can only be read here; `None` where it can be written.
    pub fn read_only(&self) -> Option<FaultCode> {
        self.read_only
    }

    /// What was found and mended when it was opened for writing.
    pub fn opening(&self) -> Opening {
        self.opening
    }

    /// What is saved, but not yet as often as it should be, when no more is to be done here: a backup that is being made is
    /// waited for.
    pub fn behind_at_end(&mut self) -> Behind {
        if let Some(keeper) = &mut self.keeper {
            keeper.end();
        }
        self.behind()
    }

    /// What is saved, but not yet as often as it should be.
    pub fn behind(&self) -> Behind {
        Behind {
            second_copy: self.second_copy_behind.load(Ordering::Relaxed),
            backup: self.keeper.as_ref().is_some_and(Keeper::failed),
        }
    }

    /// Closes the library, and takes it away again where this desk made it and nothing has come into it: whoever asked
    /// for a first import that was refused should find nothing that was not there before.
    pub async fn close_or_unmake(self) -> Result<(), Fault> {
        let is_used = self.read(|reader| Ok(reader.read(|rows| Ok(rows.history(2, None)?.len() > 1))?)).await?;
        if self.origin == Origin::Made && !is_used {
            // Taken away while this desk still holds the lock, when nobody else can write into it.
            engine::unmake(&self.path).map_err(|error| self.about_library(error.into()))?;
        }
        Ok(())
    }

    /// The canonical text of a version of a document, in UTF-8.
    pub async fn document_text(&self, document: &str, version: u32) -> Result<Vec<u8>, Fault> {
        let missing = Fault::new(FaultCode::NotFound, document, version);
        let id: DocumentId = document.parse().map_err(|_| missing.clone())?;
        let text = self.read(move |reader| {
            let found = reader.read(|rows| match rows.find_version(id, version)? {
                Some(version) => Ok(rows.text(&version.text_sha256)?),
                None => Ok(None),
            });
            Ok(found?)
        });
        text.await?.map(String::into_bytes).ok_or(missing)
    }

    /// A picture (PNG) of a page of a document, counted from 0, at so many pixels a point.
    pub async fn document_page(
        &self,
        document: &str,
        page: usize,
        scale: f32,
        password: Option<String>,
    ) -> Result<Vec<u8>, Fault> {
        let missing = Fault::new(FaultCode::NotFound, document, page);
        let id: DocumentId = document.parse().map_err(|_| missing)?;
        let mut original = self.read(move |reader| Ok(obelus_engine::find_original(reader, id)?)).await?;
        original.ask.password = password;
        Ok(self.readings.paint(original, page, scale).await?.png)
    }

    /// Whether the library can be searched; one of an earlier version can when it was opened for writing once.
    pub async fn is_indexed(&self) -> Result<bool, Fault> {
        self.read(|reader| Ok(obelus_engine::is_indexed(reader)?)).await
    }

    /// Refuses what only a desk that writes may do.
    pub(crate) fn refuse_reader(&self) -> Result<(), Fault> {
        match &self.writer {
            Some(_) => Ok(()),
            None => {
                let code = self.read_only.unwrap_or(FaultCode::LibraryReadOnly);
                Err(Fault::new(code, self.path.display().to_string(), ""))
            }
        }
    }

    pub(crate) async fn read<A: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Reader) -> Result<A, Fault> + Send + 'static,
    ) -> Result<A, Fault> {
        self.readers.run(work).await.map_err(|fault| self.about_library(fault))
    }

    /// The same for what looks at every text of the library.
    pub(crate) async fn survey<A: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Reader) -> Result<A, Fault> + Send + 'static,
    ) -> Result<A, Fault> {
        self.surveyor.run(work).await.map_err(|fault| self.about_library(fault))
    }

    /// The same for what is noticed in a text.
    pub(crate) async fn notice<A: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Reader, &Noticing) -> Result<A, Fault> + Send + 'static,
    ) -> Result<A, Fault> {
        let noticing = Arc::clone(&self.noticing);
        self.noticer.run(move |reader| work(reader, &noticing)).await.map_err(|fault| self.about_library(fault))
    }

    pub(crate) fn scanning(&self) -> &Arc<Turns> {
        &self.scanning
    }

    pub(crate) fn noticing(&self) -> &Noticing {
        &self.noticing
    }

    /// The same for a search: a newer one stops it, wherever it is, and it is answered as superseded.
    pub(crate) async fn search<A: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Reader) -> Result<A, Fault> + Send + 'static,
    ) -> Result<A, Fault> {
        let turn = self.searching.begin();
        let searching = Arc::clone(&self.searching);
        self.read(move |reader| searching.run(turn, reader, work)).await
    }

    pub(crate) async fn write<A: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Writer) -> Result<A, Fault> + Send + 'static,
    ) -> Result<A, Fault> {
        self.refuse_reader()?;
        let behind = Arc::clone(&self.second_copy_behind);
        let noting = move |writer: &mut Writer| {
            let answer = work(writer);
            behind.store(writer.second_copy() == SecondCopy::Behind, Ordering::Relaxed);
            answer
        };
        match &self.writer {
            Some(writer) => writer.run(noting).await.map_err(|fault| self.about_library(fault)),
            None => Err(Fault::new(FaultCode::Internal, "", "no writer")),
        }
    }

    /// The rooms below know no path: a fault of a disk or a file that they name no file with is one of the library.
    fn about_library(&self, fault: Fault) -> Fault {
        let is_of_file = matches!(
            fault.code,
            FaultCode::DiskFull
                | FaultCode::FileBroken
                | FaultCode::FileNoPermission
                | FaultCode::LibraryDamaged
                | FaultCode::LibraryGone
        );
        match is_of_file && fault.subject.is_empty() {
            true => Fault { subject: self.path.display().to_string(), ..fault },
            false => fault,
        }
    }
}

fn open_writer(path: &Path) -> Result<Writer, EngineError> {
    match Writer::open(path, Box::new(SystemClock), Box::new(FreshIds)) {
        Err(EngineError::Store(StoreError::Missing)) => {
            let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            Writer::create(path, &name, Box::new(SystemClock), Box::new(FreshIds))
        }
        other => other,
    }
}
