//! How long a large library takes: 100,000 claims on one text.
//! Not here: any bound; figures are looked at, not asserted.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a bench that cannot go on should stop")]

use std::path::PathBuf;

use divan::{Bencher, black_box};
use obelus_model::*;
use obelus_store::{Library as Store, Reader, StoreError, sha256};
use obelus_text::Span;
use tempfile::TempDir;
use uuid::Uuid;

const CLAIMS: u32 = 100_000;

fn main() {
    divan::main();
}

struct Desk {
    _folder: TempDir,
    path: PathBuf,
    count: u128,
}

impl Desk {
    fn next(&mut self) -> Uuid {
        self.count += 1;
        Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + self.count)
    }

    fn op(&mut self, verb: Verb) -> Op {
        Op { id: OpId(self.next()), at: moment(), annotator: Some(annotator().id), verb, reverts: None }
    }

    fn claim(&mut self, number: u32) -> Claim {
        let start = number * 100;
        let passage = Passage {
            document: document(),
            version: 1,
            span: Span::new(start, start + 90).unwrap(),
            exact: "An old claim of ninety letters or so about a comet seen by many in the spring of the year."[..90]
                .to_owned(),
            prefix: "x".repeat(32),
            suffix: "y".repeat(32),
            anchoring: Anchoring::Exact,
            page: None,
        };
        Claim {
            id: ClaimId(self.next()),
            statement: None,
            verdict: Some(Verdict::Dubious),
            certainty: Certainty::Sure,
            reasons: vec![Reason { code: ReasonCode::NoSource, text: None }],
            kind: None,
            note: None,
            next_step: None,
            tags: Vec::new(),
            annotator: annotator().id,
            created: moment(),
            modified: moment(),
            passages: vec![ClaimPassage { id: PassageId(self.next()), passage }],
            extra: Extra::new(),
        }
    }
}

fn moment() -> Moment {
    Moment::from_milliseconds(1_800_000_000_000).unwrap()
}

fn document() -> DocumentId {
    DocumentId(Uuid::from_u128(3))
}

fn annotator() -> Annotator {
    Annotator { id: AnnotatorId(Uuid::from_u128(2)), name: "A".into(), orcid: None, extra: Extra::new() }
}

/// A library with one document of ten million letters.
fn with_document() -> (Desk, Store) {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk { path: folder.path().join("large.obelus"), _folder: folder, count: 10 };
    let library = Library { id: LibraryId(Uuid::from_u128(1)), name: "Large".into(), extra: Extra::new() };
    let op = desk.op(Verb::CreateLibrary);
    let mut store = Store::create(&desk.path, &library, &annotator(), op).unwrap();
    let text = "x".repeat(100 * CLAIMS as usize);
    let op = desk.op(Verb::ImportDocument);
    let version = Version {
        document: document(),
        number: 1,
        sha256: sha256(text.as_bytes()),
        text_sha256: sha256(text.as_bytes()),
        length: 100 * CLAIMS,
        encoding: Some("UTF-8".into()),
        encoding_guessed: false,
        way: None,
        structure: None,
        boxes: None,
    };
    let record = Document {
        id: document(),
        title: "Large".into(),
        authors: Vec::new(),
        issued: None,
        url: None,
        language: None,
        media_type: "text/plain".into(),
        file_name: None,
        added: moment(),
        tags: Vec::new(),
        note: None,
        status: Status::Todo,
        version: 1,
        origins: Vec::new(),
        extra: Extra::new(),
    };
    let imported = store.transact(op, |tx| {
        tx.keep(text.as_bytes())?;
        tx.put(Record::Document(record))?;
        tx.put(Record::Version(version))
    });
    imported.unwrap();
    (desk, store)
}

fn put(desk: &mut Desk, store: &mut Store, claims: Vec<Record>) {
    let op = desk.op(Verb::Load);
    let loaded: Result<_, StoreError> = store.transact(op, |tx| claims.into_iter().try_for_each(|claim| tx.put(claim)));
    loaded.unwrap();
}

fn large() -> (Desk, Store) {
    of_claims(CLAIMS)
}

fn of_claims(count: u32) -> (Desk, Store) {
    let (mut desk, mut store) = with_document();
    let claims: Vec<Record> = (0..count).map(|number| Record::Claim(desk.claim(number))).collect();
    put(&mut desk, &mut store, claims);
    (desk, store)
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn put_100_000_claims_in_one_op(bencher: Bencher<'_, '_>) {
    bencher
        .with_inputs(|| {
            let (mut desk, store) = with_document();
            let claims: Vec<Record> = (0..CLAIMS).map(|number| Record::Claim(desk.claim(number))).collect();
            (desk, store, claims)
        })
        .bench_local_values(|(mut desk, mut store, claims)| {
            put(&mut desk, &mut store, claims);
            (desk, store)
        });
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn undo_the_op_of_100_000_claims(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(large).bench_local_values(|(mut desk, mut store)| {
        let op = desk.op(Verb::Undo);
        store.undo(op).unwrap();
        (desk, store)
    });
}

#[divan::bench(sample_count = 200, sample_size = 1)]
fn judge_one_claim_beside_100_000(bencher: Bencher<'_, '_>) {
    let (mut desk, mut store) = large();
    bencher.bench_local(|| {
        let claim = desk.claim(17);
        let op = desk.op(Verb::JudgeClaim);
        store.transact(op, |tx| tx.put(Record::Claim(claim))).unwrap();
    });
}

#[divan::bench(sample_count = 100, sample_size = 1)]
fn undo_one_claim_beside_100_000(bencher: Bencher<'_, '_>) {
    let (mut desk, mut store) = large();
    for _ in 0..120 {
        let claim = desk.claim(17);
        let op = desk.op(Verb::JudgeClaim);
        store.transact(op, |tx| tx.put(Record::Claim(claim))).unwrap();
    }
    bencher.bench_local(|| {
        let op = desk.op(Verb::Undo);
        store.undo(op).unwrap();
    });
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn claims_of_a_document_with_100_000(bencher: Bencher<'_, '_>) {
    let (desk, store) = large();
    let reader = Reader::open(&desk.path).unwrap();
    bencher.bench_local(|| black_box(reader.read(|rows| rows.claims_of_document(document())).unwrap()));
    drop(store);
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn judged_passages_of_a_document_with_100_000(bencher: Bencher<'_, '_>) {
    let (_desk, store) = large();
    bencher.bench_local(|| black_box(store.rows().judged_passages(document()).unwrap()));
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn open_a_library_of_100_000_claims(bencher: Bencher<'_, '_>) {
    let (desk, store) = large();
    drop(store);
    bencher.bench_local(|| Store::open(&desk.path).unwrap());
}

/// Small enough to be read through when it is opened.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn open_and_check_a_library_of_20_000_claims(bencher: Bencher<'_, '_>) {
    let (desk, store) = of_claims(20_000);
    drop(store);
    bencher.bench_local(|| Store::open(&desk.path).unwrap());
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn verify_a_library_of_100_000_claims(bencher: Bencher<'_, '_>) {
    let (_desk, store) = large();
    bencher.bench_local(|| black_box(store.rows().verify().unwrap()));
}
