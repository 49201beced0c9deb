//! Libraries to be damaged: with everything in them that a library can hold, as files in memory, at several moments of
//! their life.

use std::collections::BTreeMap;
use std::path::Path;

use obelus_engine::{
    Ask, ClaimEdit, Details, DocumentEdit, HighlightDraft, Place, SameBytes, TagDraft, Writer, create_tag,
    delete_claim, edit_claim, edit_document, highlight_passage, import_document, judge_claim, link_claims, prepare,
    read, redo, undo,
};
use obelus_model::{
    AnnotatorId, ClaimId, DocumentId, Evidence, EvidenceId, Grade, HighlightColor, Locator, Moment, Op, OpId, Reason,
    ReasonCode, Record, Relation, Sha256, Source, SourceId, Stance, TagId, Verb, Verdict,
};
use obelus_store::{Library, Reader, StoreError};
use obelus_testkit::{CountedIds, TRAPS, TickingClock};
use uuid::Uuid;

use super::truth::Truth;
use crate::dice::Dice;
use crate::failure::{Failure, Result};

/// The name of a library's file, wherever it lies.
pub const NAME: &str = "specimen.obelus";

/// Files of a library at a moment, by what stands behind its name (`""`, `"-wal"`, …).
pub type Files = BTreeMap<String, Vec<u8>>;

/// All that is damaged, and what it is damaged with.
pub struct Specimens {
    /// Closed: all of it in one file.
    pub closed: Files,
    /// As a crash would leave it: the newest ops are in the log beside it.
    pub live: Files,
    /// The same library some time before, as a crash would have left it then.
    pub early: Files,
    /// Another library, as a crash would leave it.
    pub other: Files,
    /// What is true of both, `closed` and `live`.
    pub truth: Truth,
    /// The names of all contents.
    pub contents: Vec<Sha256>,
}

impl Specimens {
    /// Makes them in a folder.
    pub fn make(folder: &Path) -> Result<Specimens> {
        let [home, elsewhere] = ["home", "elsewhere"].map(|name| folder.join(name));
        std::fs::create_dir_all(&home)?;
        std::fs::create_dir_all(&elsewhere)?;
        let mut life = Life::begin(&home, 1)?;
        life.go_on(24)?;
        life = life.reopen()?;
        life.go_on(12)?;
        let early = take(&home)?;
        life = life.reopen()?;
        life.bring_evidence()?;
        life.go_on(30)?;
        life = life.reopen()?;
        life.go_on(14)?;
        let live = take(&home)?;
        drop(life);
        let closed = take(&home)?;
        let mut other = Life::begin(&elsewhere, 2)?;
        other.go_on(16)?;
        let other = take(&elsewhere)?;
        let (truth, contents) = read_truth(&home)?;
        let live_truth = {
            put(&live, &elsewhere)?;
            Reader::open(&elsewhere.join(NAME))?.read(|rows| Truth::read(rows, &contents))?
        };
        if live_truth != truth {
            return Err(Failure::new(format!("closing changed a library: {}", truth.differs(&live_truth))));
        }
        if !live.contains_key("-wal") || !early.contains_key("-wal") {
            return Err(Failure::new("a library without a log: nothing to damage there"));
        }
        Ok(Specimens { closed, live, early, other, truth, contents })
    }
}

/// The files of a library as they lie there now; not those that only running processes mean something by.
pub fn take(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some(suffix) = name.strip_prefix(NAME) else { continue };
        if entry.file_type()?.is_file() && suffix != "-shm" && suffix != "-lock" {
            files.insert(suffix.to_owned(), std::fs::read(entry.path())?);
        }
    }
    Ok(files)
}

/// Lays files into a folder that has nothing else in it then.
pub fn put(files: &Files, folder: &Path) -> Result<()> {
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    std::fs::create_dir_all(folder)?;
    for (suffix, bytes) in files {
        std::fs::write(folder.join(format!("{NAME}{suffix}")), bytes)?;
    }
    Ok(())
}

fn read_truth(folder: &Path) -> Result<(Truth, Vec<Sha256>)> {
    let path = folder.join(NAME);
    let connection = rusqlite::Connection::open_with_flags(&path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut statement = connection.prepare("SELECT sha256 FROM content ORDER BY sha256")?;
    let names: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let contents: Result<Vec<Sha256>> =
        names.iter().map(|name| name.parse().map_err(|_| Failure::new("a content without a hash"))).collect();
    let contents = contents?;
    drop(statement);
    drop(connection);
    let truth = Reader::open(&path)?.read(|rows| match rows.verify()?.first() {
        None => Ok(Truth::read(rows, &contents)?),
        Some(finding) => {
            Err(Failure::new(format!("a library with a finding before anything was damaged: {finding:?}")))
        }
    })?;
    Ok((truth, contents))
}

/// A library while it is made.
struct Life {
    writer: Writer,
    folder: std::path::PathBuf,
    clock: TickingClock,
    dice: Dice,
    session: u32,
    documents: Vec<(DocumentId, u32)>,
    claims: Vec<ClaimId>,
    tags: Vec<TagId>,
}

impl Life {
    fn begin(folder: &Path, seed: u32) -> Result<Life> {
        let clock = TickingClock::default();
        let ids = Box::new(CountedIds::from(seed * 1000));
        let writer = Writer::create(&folder.join(NAME), "A specimen", Box::new(clock.clone()), ids).map_err(told)?;
        let dice = Dice::new(u64::from(seed));
        let (documents, claims, tags) = Default::default();
        let mut life =
            Life { writer, folder: folder.to_owned(), clock, dice, session: seed * 1000, documents, claims, tags };
        for (name, sentences) in [("letters.txt", 480), ("protocol.md", 40), ("traps.html", 12)] {
            life.import(name, sentences)?;
        }
        for name in ["forged", "to check", "archive"] {
            let tag = TagDraft { name: name.to_owned(), definition: Some(format!("is {name}")), ..TagDraft::default() };
            let tag = create_tag(&mut life.writer, tag).map_err(told)?.value;
            life.tags.push(tag);
        }
        Ok(life)
    }

    fn reopen(self) -> Result<Life> {
        let Life { writer, folder, clock, session, .. } = self;
        drop(writer);
        let session = session + 1;
        let ids = Box::new(CountedIds::from(session));
        let writer = Writer::open(&folder.join(NAME), Box::new(clock.clone()), ids).map_err(told)?;
        Ok(Life { writer, folder, clock, session, ..self })
    }

    fn import(&mut self, name: &str, sentences: u32) -> Result<()> {
        let words = ["letter", "train", "Stalin", "witness", "protocol", "Coyoacán", "1940", "forged", "seen"];
        let mut text = match name.rsplit_once('.') {
            Some((_, "html")) => "<!doctype html><title>Traps</title><h1>Traps</h1><p>".to_owned(),
            Some((_, "md")) => "# Protocol\n\n".to_owned(),
            _ => String::new(),
        };
        for number in 0..sentences {
            let word = |dice: &mut Dice| words.get(dice.below(9) as usize).copied().unwrap_or_default();
            let dice = &mut self.dice;
            text.push_str(&format!("Page {number} says that the {} was {}, ", word(dice), word(dice)));
            text.push_str(&format!("and that no {} ever came to {}. ", word(dice), word(dice)));
        }
        text.push_str(TRAPS);
        let ask = Ask { name: Some(name.to_owned()), ..Ask::default() };
        let reading = read(text.as_bytes(), &ask).map_err(told)?;
        let prepared = prepare(text.into_bytes(), Some(name.to_owned()), reading);
        let done = import_document(&mut self.writer, prepared, Details::default(), SameBytes::Again).map_err(told)?;
        self.documents.push((done.value.document.id, done.value.sentences));
        Ok(())
    }

    /// Does so many things, of all kinds.
    fn go_on(&mut self, times: u32) -> Result<()> {
        for step in 0..times {
            let index = self.dice.below(self.documents.len() as u64) as usize;
            let Some(&(document, sentences)) = self.documents.get(index) else { continue };
            let place = Place::Sentence(1 + self.dice.below(u64::from(sentences)) as u32);
            match step % 10 {
                0..4 => self.judge(document, &place, step)?,
                4 => {
                    let draft = self.highlight();
                    highlight_passage(&mut self.writer, document, &place, draft).map_err(told)?;
                }
                5 => self.edit(step)?,
                6 => self.link(step)?,
                7 => {
                    let edit = DocumentEdit {
                        note: Some(Some(format!("read up to {step}"))),
                        tags: Some(self.tags.clone()),
                        ..DocumentEdit::default()
                    };
                    edit_document(&mut self.writer, document, edit).map_err(told)?;
                }
                8 => drop(undo(&mut self.writer).map_err(told)?),
                _ if step % 20 == 9 => drop(redo(&mut self.writer).map_err(told)?),
                _ => self.delete()?,
            }
        }
        // What was undone stays undone: all states of an op are there.
        undo(&mut self.writer).map_err(told)?;
        Ok(())
    }

    fn judge(&mut self, document: DocumentId, place: &Place, step: u32) -> Result<()> {
        let verdict = Verdict::ALL.get(step as usize % 3).copied().unwrap_or(Verdict::Sourced);
        let reasons = vec![Reason { code: ReasonCode::NoSource, text: Some("none is named".to_owned()) }];
        let edit = ClaimEdit {
            reasons: (verdict == Verdict::Dubious).then_some(reasons),
            note: Some(Some(format!("seen in step {step}, with an é and a 托"))),
            tags: Some(self.tags.iter().take(step as usize % 3).copied().collect()),
            ..ClaimEdit::default()
        };
        let claim = judge_claim(&mut self.writer, document, place, verdict, edit).map_err(told)?.value;
        self.claims.push(claim);
        Ok(())
    }

    fn highlight(&self) -> HighlightDraft {
        let tags = self.tags.iter().take(1).copied().collect();
        HighlightDraft { color: Some(HighlightColor::Blue), note: Some("who?".to_owned()), tags }
    }

    /// A claim that is there still; not the newest, which is about to be undone.
    fn standing(&mut self) -> Result<Option<ClaimId>> {
        let there = self.writer.rows().claims()?;
        let index = self.dice.below(there.len() as u64) as usize;
        Ok(there.get(index).map(|claim| claim.id))
    }

    fn edit(&mut self, step: u32) -> Result<()> {
        let Some(claim) = self.standing()? else { return Ok(()) };
        let edit = ClaimEdit {
            statement: Some(Some(format!("The letter of step {step} is genuine"))),
            next_step: Some(Some("ask the archive".to_owned())),
            ..ClaimEdit::default()
        };
        edit_claim(&mut self.writer, claim, None, edit).map_err(told)?;
        Ok(())
    }

    fn link(&mut self, step: u32) -> Result<()> {
        let (Some(from), Some(to)) = (self.standing()?, self.standing()?) else { return Ok(()) };
        // Refused where they are one, or linked already: that is no step then.
        drop(link_claims(&mut self.writer, from, Relation::Supports, to, Some(format!("since {step}"))));
        Ok(())
    }

    fn delete(&mut self) -> Result<()> {
        let Some(claim) = self.standing()? else { return Ok(()) };
        delete_claim(&mut self.writer, claim).map_err(told)?;
        Ok(())
    }

    /// Sources and evidence: the store has them, though no verb brings them yet.
    fn bring_evidence(&mut self) -> Result<()> {
        let claims: Vec<ClaimId> = self.writer.rows().claims()?.iter().take(5).map(|claim| claim.id).collect();
        let annotator = self.writer.annotator();
        let path = self.folder.join(NAME);
        let ids = Box::new(CountedIds::from(self.session + 500));
        let elsewhere = self.folder.join("aside");
        let idle = Writer::create(&elsewhere, "idle", Box::new(self.clock.clone()), ids).map_err(told)?;
        drop(std::mem::replace(&mut self.writer, idle));
        let mut library = Library::open(&path)?;
        for (number, claim) in claims.into_iter().enumerate() {
            let number = number as u128;
            let at = Moment::from_milliseconds(1_795_428_500_000 + number as i64).unwrap_or(Moment::EPOCH);
            let id = |kind: u128| Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + kind * 1000 + number);
            let op = Op { id: OpId(id(1)), at, annotator: Some(annotator), verb: Verb::EditClaim, reverts: None };
            library.transact(op, |tx| {
                let source = source(SourceId(id(2)), number);
                let evidence = evidence(EvidenceId(id(3)), claim, source.id, annotator, at);
                tx.put(Record::Source(source))?;
                tx.put(Record::Evidence(evidence))?;
                Ok::<_, StoreError>(())
            })?;
        }
        drop(library);
        self.session += 1;
        let ids = Box::new(CountedIds::from(self.session));
        self.writer = Writer::open(&path, Box::new(self.clock.clone()), ids).map_err(told)?;
        Ok(())
    }
}

fn source(id: SourceId, number: u128) -> Source {
    let csl =
        serde_json::json!({"type": "book", "title": format!("Volume {number}"), "issued": {"date-parts": [[1940]]}});
    let csl = csl.as_object().cloned().unwrap_or_default();
    Source { id, grade: Some(Grade::B), csl, extra: Default::default() }
}

fn evidence(id: EvidenceId, claim: ClaimId, source: SourceId, annotator: AnnotatorId, at: Moment) -> Evidence {
    Evidence {
        id,
        claim,
        stance: Stance::Supports,
        source: Some(source),
        locator: Some(Locator { label: "page".to_owned(), value: "208-209".to_owned() }),
        quote: Some("as was seen".to_owned()),
        passage: None,
        url: Some("https://archive.example/1940".to_owned()),
        accessed: Some("2026-11-26".to_owned()),
        note: None,
        annotator,
        created: at,
        modified: at,
        extra: Default::default(),
    }
}

fn told(fault: impl std::fmt::Debug) -> Failure {
    Failure::new(format!("{fault:?}"))
}
