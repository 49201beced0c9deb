//! The verbs on a real store: what a researcher does, and what is refused.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod annotations;
mod evidence;
mod independence;
mod judging;
mod laws;
mod likeness;
mod loading;
mod looks;
mod many;
mod noticing;
mod origins;
mod overview;
mod partly;
mod passages;
mod quotes;
mod replacing;
mod searching;
mod sources;
mod structure;

use obelus_engine::{Ask, Details, Form, Reader, SameBytes, Texts, Writer, export, import_document, prepare, read};
use obelus_model::{DocumentId, Moment};
use obelus_testkit::{CountedIds, TickingClock};
use tempfile::TempDir;

/// A library in a folder of its own.
pub struct Bench {
    pub writer: Writer,
    pub folder: TempDir,
    pub clock: TickingClock,
    sessions: u32,
}

impl Bench {
    pub fn new(sessions: u32) -> Bench {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("test.obelus");
        let (clock, ids) = (TickingClock::default(), Box::new(CountedIds::from(sessions)));
        Bench { writer: Writer::create(&path, "test", Box::new(clock.clone()), ids).unwrap(), folder, clock, sessions }
    }

    pub fn import(&mut self, text: &str) -> DocumentId {
        let reading = read(text.as_bytes(), &Ask::default()).unwrap();
        let prepared = prepare(text.into(), Some("text.txt".to_owned()), reading);
        import_document(&mut self.writer, prepared, Details::default(), SameBytes::Again).unwrap().value.document.id
    }

    /// Closes the library and opens it again.
    pub fn reopen(self) -> Bench {
        let Bench { writer, folder, sessions, .. } = self;
        drop(writer);
        let (clock, ids) = (TickingClock::default(), Box::new(CountedIds::from(sessions + 1000)));
        Bench {
            writer: Writer::open(&folder.path().join("test.obelus"), Box::new(clock.clone()), ids).unwrap(),
            folder,
            clock,
            sessions: sessions + 1000,
        }
    }

    pub fn reader(&self) -> Reader {
        Reader::open(&self.folder.path().join("test.obelus")).unwrap()
    }

    /// Obelus JSON with texts, as of a fixed moment: two libraries with the same give the same.
    pub fn json(&self) -> String {
        let mut out = Vec::new();
        export(&mut self.reader(), None, Form::Obelus, Texts::With, "test", Moment::EPOCH, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }
}
