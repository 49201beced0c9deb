//! Records for tests, with ids and times that count up.

use std::path::PathBuf;

use obelus_model::*;
use obelus_store::{Committed, Library as Store, StoreError, Tx, sha256};
use obelus_text::Span;
use serde_json::json;
use tempfile::TempDir;
use uuid::Uuid;

/// The text of the sample document; each sentence can carry a claim.
pub const TEXT: &str = "The comet was seen in May. It was seen in June. Was it seen at all? Accept cookies.\n";

/// A library in a folder of its own.
pub struct Desk {
    /// The folder.
    pub folder: TempDir,
    /// Where the library lies.
    pub path: PathBuf,
    /// What counts up.
    pub count: u128,
    /// Who judges.
    pub annotator: Annotator,
}

pub fn uuid(number: u128) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + number)
}

impl Desk {
    pub fn new() -> (Desk, Store) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a library.obelus");
        let annotator =
            Annotator { id: AnnotatorId(uuid(2)), name: "A. Researcher".into(), orcid: None, extra: Extra::new() };
        let mut desk = Desk { folder, path, count: 10, annotator };
        let library = Library { id: LibraryId(uuid(1)), name: "Comets".into(), extra: Extra::new() };
        let op = desk.op(Verb::CreateLibrary);
        let store = Store::create(&desk.path, &library, &desk.annotator, op).unwrap();
        (desk, store)
    }

    pub fn next(&mut self) -> Uuid {
        self.count += 1;
        uuid(self.count)
    }

    pub fn moment(&self) -> Moment {
        Moment::from_milliseconds(1_800_000_000_000 + i64::try_from(self.count).unwrap()).unwrap()
    }

    pub fn op(&mut self, verb: Verb) -> Op {
        Op { id: OpId(self.next()), at: self.moment(), annotator: Some(self.annotator.id), verb, reverts: None }
    }

    /// Writes in one op.
    pub fn write(&mut self, store: &mut Store, verb: Verb, work: impl FnOnce(&mut Tx<'_>)) -> Committed {
        let op = self.op(verb);
        let written = store.transact(op, |tx| {
            work(tx);
            Ok::<_, StoreError>(())
        });
        written.unwrap().1
    }

    /// A document with one version of [`TEXT`].
    pub fn document(&mut self) -> (Document, Version) {
        let id = DocumentId(self.next());
        let version = Version {
            document: id,
            number: 1,
            sha256: sha256(TEXT.as_bytes()),
            text_sha256: sha256(TEXT.as_bytes()),
            length: u32::try_from(TEXT.chars().count()).unwrap(),
            encoding: Some("UTF-8".into()),
            encoding_guessed: false,
            way: None,
            structure: None,
            boxes: None,
        };
        let document = Document {
            id,
            title: "Comets".into(),
            authors: vec![json!({"family": "Halley"})],
            issued: Some("1910".into()),
            url: None,
            language: Some("en".into()),
            media_type: "text/plain".into(),
            file_name: Some("comets.txt".into()),
            added: self.moment(),
            tags: Vec::new(),
            note: None,
            status: Status::Todo,
            version: 1,
            origins: vec![Origin { span: Span::new(0, 26).unwrap(), source: None, url: None, note: Some("?".into()) }],
            extra: Extra::new(),
        };
        (document, version)
    }

    /// Brings a document into the library.
    pub fn import(&mut self, store: &mut Store) -> Document {
        let (document, version) = self.document();
        let brought = document.clone();
        self.write(store, Verb::ImportDocument, |tx| {
            tx.keep(TEXT.as_bytes()).unwrap();
            tx.put(Record::Document(brought)).unwrap();
            tx.put(Record::Version(version)).unwrap();
        });
        document
    }

    pub fn passage(&self, document: DocumentId, start: u32, end: u32) -> Passage {
        let words =
            |from: u32, to: u32| -> String { TEXT.chars().skip(from as usize).take((to - from) as usize).collect() };
        Passage {
            document,
            version: 1,
            span: Span::new(start, end).unwrap(),
            exact: words(start, end),
            prefix: words(start.saturating_sub(32), start),
            suffix: words(end, end + 32),
            anchoring: Anchoring::Exact,
            page: None,
        }
    }

    pub fn claim(&mut self, document: DocumentId, start: u32, end: u32) -> Claim {
        Claim {
            id: ClaimId(self.next()),
            statement: None,
            verdict: Some(Verdict::Sourced),
            certainty: Certainty::Sure,
            reasons: Vec::new(),
            kind: None,
            note: None,
            next_step: None,
            tags: Vec::new(),
            annotator: self.annotator.id,
            created: self.moment(),
            modified: self.moment(),
            passages: vec![ClaimPassage { id: PassageId(self.next()), passage: self.passage(document, start, end) }],
            extra: Extra::new(),
        }
    }

    pub fn tag(&mut self, name: &str) -> Tag {
        Tag {
            id: TagId(self.next()),
            name: name.into(),
            color: "#7b5ea7".parse().unwrap(),
            definition: None,
            parent: None,
            extra: Extra::new(),
        }
    }

    pub fn highlight(&mut self, document: DocumentId, start: u32, end: u32) -> Highlight {
        Highlight {
            id: HighlightId(self.next()),
            color: HighlightColor::Yellow,
            note: None,
            tags: Vec::new(),
            passage: self.passage(document, start, end),
            annotator: self.annotator.id,
            created: self.moment(),
            modified: self.moment(),
            extra: Extra::new(),
        }
    }

    pub fn source(&mut self) -> Source {
        let csl = json!({"type": "book", "title": "Comets of 1910", "issued": {"date-parts": [[1911]]}});
        let csl = csl.as_object().unwrap().clone();
        Source { id: SourceId(self.next()), grade: Some(Grade::B), csl, extra: Extra::new() }
    }

    pub fn evidence(&mut self, claim: ClaimId, passage: Option<Passage>) -> Evidence {
        Evidence {
            id: EvidenceId(self.next()),
            claim,
            stance: Stance::Supports,
            source: None,
            locator: Some(Locator { label: "page".into(), value: "208-209".into() }),
            quote: Some("seen".into()),
            passage,
            url: None,
            accessed: None,
            note: None,
            annotator: self.annotator.id,
            created: self.moment(),
            modified: self.moment(),
            extra: Extra::new(),
        }
    }

    pub fn link(&mut self, from: ClaimId, to: ClaimId) -> Link {
        Link {
            id: LinkId(self.next()),
            relation: Relation::Contradicts,
            from,
            to,
            note: None,
            annotator: self.annotator.id,
            created: self.moment(),
            extra: Extra::new(),
        }
    }
}

/// Every row of every table that ops are about, in an order that does not depend on how it came about.
pub fn dump(path: &std::path::Path) -> Vec<String> {
    const NOT_RECORDS: &[&str] =
        &["op", "op_change", "op_content", "op_hash", "op_state", "change_subject", "content", "sentence_cache"];
    let connection = rusqlite::Connection::open(path).unwrap();
    let mut tables = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").unwrap();
    let tables: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut lines = Vec::new();
    let is_record = |table: &&String| !NOT_RECORDS.contains(&table.as_str()) && !table.starts_with("search_");
    for table in tables.iter().filter(is_record) {
        let mut statement = connection.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let cells: Vec<_> = (0..columns).map(|at| format!("{:?}", row.get_ref(at).unwrap())).collect();
            lines.push(format!("{table}: {}", cells.join(" | ")));
        }
    }
    lines.sort();
    lines
}
