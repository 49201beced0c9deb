//! A library that lives: opened, worked on, closed, crashed. Beside it its shadow.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use obelus_engine::Writer;
use obelus_model::{Annotator, AnnotatorId, DocumentId, Record};
use obelus_store::Committed;
use obelus_testkit::{CountedIds, TickingClock};
use obelus_text::{CanonicalText, Span};

use super::shadow::Shadow;
use super::steps;
use crate::dice::Dice;

/// The name of the library's file.
const NAME: &str = "library.obelus";

/// What a crash leaves on the disk.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Crash {
    /// Everything that was written.
    Whole,
    /// The library's file alone: what a library without its log would be.
    WithoutLogs,
}

/// A text and its sentences.
pub type Page = Rc<(CanonicalText, Vec<Span>)>;

/// A library while it lives.
pub struct Life {
    writer: Option<Writer>,
    folder: PathBuf,
    clock: TickingClock,
    sessions: u32,
    steps: u64,
    /// How it should be.
    pub shadow: Shadow,
    /// The texts that were brought in, by document.
    pub pages: HashMap<DocumentId, Page>,
    /// Who works.
    pub annotator: AnnotatorId,
}

impl Life {
    /// A new library in a folder that has nothing else in it.
    pub fn begin(folder: &Path, number: u64) -> Result<Life, String> {
        drop(std::fs::remove_dir_all(folder));
        let home = folder.join("0");
        std::fs::create_dir_all(&home).map_err(told)?;
        let (clock, sessions) = (TickingClock::default(), (number as u32 + 1) * 10_000);
        let ids = Box::new(CountedIds::from(sessions));
        let writer = Writer::create(&home.join(NAME), "A life", Box::new(clock.clone()), ids).map_err(told)?;
        let annotator = writer.annotator();
        let library = writer.rows().find_library_record().map_err(told)?.ok_or("no library")?;
        let founder = Annotator { id: annotator, name: String::new(), orcid: None, extra: Default::default() };
        let shadow = Shadow::made(vec![Record::Library(library), Record::Annotator(founder)]);
        let pages = HashMap::new();
        Ok(Life { writer: Some(writer), folder: home, clock, sessions, steps: 0, shadow, pages, annotator })
    }

    /// How many steps were taken.
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// The library.
    pub fn writer(&mut self) -> Result<&mut Writer, String> {
        self.writer.as_mut().ok_or_else(|| "the library could not be opened".to_owned())
    }

    /// Takes a step, in the library and in the shadow.
    pub fn step(&mut self, dice: &mut Dice) -> Result<(), String> {
        self.steps += 1;
        steps::take(self, dice)
    }

    /// Takes a step that the shadow does not hear of.
    pub fn step_unheard(&mut self, dice: &mut Dice) -> Result<(), String> {
        let name = format!("unheard of: {}", dice.below(1000));
        obelus_engine::name_library(self.writer()?, name).map_err(told)?;
        Ok(())
    }

    /// Whether a commit said what the shadow says.
    pub fn heard(&self, committed: &Committed) -> Result<(), String> {
        self.shadow.agrees(committed)
    }

    /// Closes the library and opens it again.
    pub fn reopen(&mut self) -> Result<(), String> {
        drop(self.writer.take());
        self.open()
    }

    /// Goes on with what a crash would have left at this moment.
    pub fn crash(&mut self, crash: Crash) -> Result<(), String> {
        let number: u64 = self.folder.file_name().and_then(|name| name.to_str()?.parse().ok()).unwrap_or(0);
        let next = self.folder.with_file_name((number + 1).to_string());
        std::fs::create_dir_all(&next).map_err(told)?;
        let is_taken = |name: &str| match crash {
            Crash::Whole => !name.ends_with("-shm") && !name.ends_with("-lock"),
            Crash::WithoutLogs => name == NAME,
        };
        for entry in std::fs::read_dir(&self.folder).map_err(told)? {
            let entry = entry.map_err(told)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if is_taken(&name) && entry.file_type().map_err(told)?.is_file() {
                std::fs::copy(entry.path(), next.join(name)).map_err(told)?;
            }
        }
        drop(self.writer.take());
        std::fs::remove_dir_all(&self.folder).map_err(told)?;
        self.folder = next;
        self.open()
    }

    fn open(&mut self) -> Result<(), String> {
        self.sessions += 1;
        let ids = Box::new(CountedIds::from(self.sessions));
        let opened = Writer::open(&self.folder.join(NAME), Box::new(self.clock.clone()), ids);
        self.writer = Some(opened.map_err(told)?);
        Ok(())
    }

    /// Holds everything against the shadow.
    pub fn compare(&mut self) -> Result<(), String> {
        let writer = self.writer.as_ref().ok_or("closed")?;
        self.shadow.compare(writer.rows())
    }

    /// Has the library looked over.
    pub fn verify(&mut self) -> Result<(), String> {
        let found = obelus_store::Reader::open(&self.folder.join(NAME)).and_then(|reader| reader.verify());
        match found.map_err(told)?.first() {
            None => Ok(()),
            Some(finding) => Err(format!("looked over: {finding:?}")),
        }
    }
}

/// A fault in words.
pub fn told(fault: impl std::fmt::Debug) -> String {
    format!("{fault:?}")
}
