//! What a verb is handed: the library, the time, new ids, and who is at work.
//! Invariant: one writer a library; readers see what was committed.

use std::path::Path;
use std::sync::Arc;

use obelus_model::{Annotator, AnnotatorId, Clock, Ids, Library, LibraryId, Moment, Noun, Op, OpId, Verb, Version};
use obelus_store::{Committed, Finding, Interrupt, Opening, Rows, SecondCopy, StoreError, Tx};
use obelus_text::CanonicalText;

use crate::EngineError;
use crate::beginnings::Beginnings;
use crate::check_quote::Checks;
use crate::fault::Result;
use crate::held::Held;
use crate::origins::SharedKept;
use crate::texts::Texts;

/// The one who may change a library.
pub struct Writer {
    library: obelus_store::Library,
    clock: Box<dyn Clock + Send>,
    ids: Box<dyn Ids + Send>,
    annotator: AnnotatorId,
    pub(crate) texts: Texts,
}

/// One who may look at it.
pub struct Reader {
    reader: obelus_store::Reader,
    pub(crate) texts: Texts,
    beginnings: Beginnings,
    kept: Kept,
}

/// What was found out about texts and would take long to find out again. Each answer is kept by the texts that it is about,
/// or by the last op, so none is ever stale.
#[derive(Default)]
pub(crate) struct Kept {
    pub checks: Checks,
    pub shared: SharedKept,
    held: Option<(i64, Arc<Held>)>,
}

impl Kept {
    /// Which documents sources mean, as of the last op that touched a document, a source or evidence: a judgement does not.
    pub fn held(&mut self, rows: Rows<'_>) -> Result<Arc<Held>> {
        let last = rows.last_op()?;
        if let Some((as_of, held)) = &mut self.held {
            let touched = rows.touched_since(*as_of, FOLLOWED)?;
            let matters = |noun| matches!(noun, Noun::Document | Noun::Source | Noun::Evidence);
            if touched.is_some_and(|touched| !touched.iter().any(|one| matters(one.key.noun))) {
                *as_of = last;
                return Ok(Arc::clone(held));
            }
        }
        let held = Arc::new(Held::look(rows)?);
        self.held = Some((last, Arc::clone(&held)));
        Ok(held)
    }
}

/// So many changes are looked through for one that matters; after more, it is looked anew.
const FOLLOWED: usize = 64;

/// What a verb made, and what it changed.
#[derive(Debug)]
pub struct Done<T> {
    /// What was made or looked up.
    pub value: T,
    /// What changed, and what undo and redo would do now.
    pub committed: Committed,
}

/// What goes on inside a transaction: the rows, the moment and the annotator of the op, and new ids.
pub(crate) struct Work<'a, 'b> {
    pub tx: &'a mut Tx<'b>,
    pub now: Moment,
    pub annotator: AnnotatorId,
    pub ids: &'a mut dyn Ids,
}

impl Writer {
    /// Makes a new library with this name and one annotator without a name; refuses where a file is.
    pub fn create(
        path: &Path,
        name: &str,
        clock: Box<dyn Clock + Send>,
        mut ids: Box<dyn Ids + Send>,
    ) -> Result<Writer> {
        let library = Library { id: LibraryId::new(&mut *ids), name: name.to_owned(), extra: Default::default() };
        let annotator =
            Annotator { id: AnnotatorId::new(&mut *ids), name: String::new(), orcid: None, extra: Default::default() };
        let op = Op {
            id: OpId::new(&mut *ids),
            at: clock.now(),
            annotator: Some(annotator.id),
            verb: Verb::CreateLibrary,
            reverts: None,
        };
        let store = obelus_store::Library::create(path, &library, &annotator, op)?;
        Ok(Writer { library: store, clock, ids, annotator: annotator.id, texts: Texts::default() })
    }

    /// Opens a library for writing; refuses while another does.
    pub fn open(path: &Path, clock: Box<dyn Clock + Send>, ids: Box<dyn Ids + Send>) -> Result<Writer> {
        let library = obelus_store::Library::open(path)?;
        let annotator = find_founder(library.rows())?;
        Ok(Writer { library, clock, ids, annotator, texts: Texts::default() })
    }

    /// What can be asked of the library.
    pub fn rows(&self) -> Rows<'_> {
        self.library.rows()
    }

    /// Who is at work.
    pub fn annotator(&self) -> AnnotatorId {
        self.annotator
    }

    /// What was found and mended when the library was opened.
    pub fn opening(&self) -> Opening {
        self.library.opening()
    }

    /// Whether the journal was up with the library when it was last written.
    pub fn second_copy(&self) -> SecondCopy {
        self.library.second_copy()
    }

    /// The text of a version.
    pub(crate) fn text(&mut self, version: &Version) -> Result<Arc<CanonicalText>> {
        let mut texts = std::mem::take(&mut self.texts);
        let text = texts.text(self.rows(), version);
        self.texts = texts;
        text
    }

    /// The present moment.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// Reads the journal through, begins it anew where it is damaged, and drops from one longer than `most` bytes what its
    /// newest three backups all hold.
    pub fn tend_journal(&mut self, most: u64) -> Result<()> {
        self.library.tend_journal()?;
        Ok(self.library.trim_journal_by_backups(most)?)
    }

    /// Does one user action as one op.
    pub(crate) fn write<T>(&mut self, verb: Verb, work: impl FnOnce(Work<'_, '_>) -> Result<T>) -> Result<Done<T>> {
        let op = self.op(verb);
        let (now, annotator) = (op.at, self.annotator);
        let ids = &mut *self.ids;
        let (value, committed) = self.library.transact(op, |tx| work(Work { tx, now, annotator, ids }))?;
        Ok(Done { value, committed })
    }

    pub(crate) fn turn_back(&mut self) -> Result<Committed> {
        let op = self.op(Verb::Undo);
        Ok(self.library.undo(op)?)
    }

    pub(crate) fn turn_forth(&mut self) -> Result<Committed> {
        let op = self.op(Verb::Redo);
        Ok(self.library.redo(op)?)
    }

    fn op(&mut self, verb: Verb) -> Op {
        let id = OpId::new(&mut *self.ids);
        Op { id, at: self.clock.now(), annotator: Some(self.annotator), verb, reverts: None }
    }
}

impl Reader {
    /// Opens a library for reading; works while another writes.
    pub fn open(path: &Path) -> Result<Reader> {
        Ok(Reader {
            reader: obelus_store::Reader::open(path)?,
            texts: Texts::default(),
            beginnings: Beginnings::default(),
            kept: Kept::default(),
        })
    }

    /// Where the library lies.
    pub fn path(&self) -> &Path {
        self.reader.path()
    }

    pub(crate) fn store(&self) -> &obelus_store::Reader {
        &self.reader
    }

    /// Asks within one snapshot.
    pub fn read<T>(&self, work: impl FnOnce(Rows<'_>) -> Result<T>) -> Result<T> {
        self.reader.read(work)
    }

    /// The place in the log from which on the journal has everything; 0 where it has all, or cannot be read.
    pub(crate) fn journal_begins_at(&self) -> Result<i64> {
        Ok(self.reader.journal_begins_at()?)
    }

    /// Looks at everything, the journal too.
    pub fn verify(&self) -> Result<Vec<Finding>> {
        Ok(self.reader.verify()?)
    }

    /// Asks within one snapshot, with texts and sentences at hand.
    pub(crate) fn read_texts<T>(&mut self, work: impl FnOnce(Rows<'_>, &mut Texts) -> Result<T>) -> Result<T> {
        let texts = &mut self.texts;
        self.reader.read(|rows| work(rows, texts))
    }

    /// Asks within one snapshot, with what is known of when claims were judged.
    pub(crate) fn read_beginnings<T>(
        &mut self,
        work: impl FnOnce(Rows<'_>, &mut Texts, &mut Beginnings) -> Result<T>,
    ) -> Result<T> {
        let (texts, beginnings) = (&mut self.texts, &mut self.beginnings);
        self.reader.read(|rows| work(rows, texts, beginnings))
    }

    /// Asks within one snapshot, with what was found out about texts before.
    pub(crate) fn read_kept<T>(&mut self, work: impl FnOnce(Rows<'_>, &mut Kept) -> Result<T>) -> Result<T> {
        let kept = &mut self.kept;
        self.reader.read(|rows| work(rows, kept))
    }

    /// A handle that stops the present question from another thread.
    pub fn interrupt(&self) -> Interrupt {
        self.reader.interrupt()
    }
}

/// The annotator who made the library is the one who works in it: an annotator who came by loading a file of
/// somebody else's may be older, and is not meant.
pub(crate) fn find_founder(rows: Rows<'_>) -> Result<AnnotatorId> {
    let founder = rows.find_founder()?;
    founder.ok_or_else(|| EngineError::Store(StoreError::Damaged(format!("no {}", Noun::Annotator.code()))))
}
