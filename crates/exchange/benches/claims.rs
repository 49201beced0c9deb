//! How long 100,000 claims take to leave and to come back, and how much memory is held on the way.
//! `cargo bench -p obelus-exchange`; "max alloc" is what stands beside the input at the worst moment.

#![allow(clippy::unwrap_used)]

use divan::counter::BytesCount;
use divan::{AllocProfiler, Bencher, black_box};
use obelus_exchange::{Bundle, BundledDocument, read_json, write_csv, write_json, write_w3c, write_xlsx};
use obelus_model::*;
use obelus_text::{CanonicalText, Span};
use sha2::{Digest, Sha256 as Hasher};
use uuid::Uuid;

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

const CLAIMS: u32 = 100_000;
const SENTENCE: &str = "In the year that the sentence names, the thing that it states is said to have been done. ";

fn main() {
    divan::main();
}

fn moment(second: u32) -> Moment {
    Moment::from_milliseconds(1_795_000_000_000 + i64::from(second) * 1000).unwrap()
}

fn id(noun: u32, number: u32) -> Uuid {
    Uuid::from_u64_pair(0x0190_0000_0000_7000 + u64::from(noun), 0x8000_0000_0000_0000 + u64::from(number))
}

/// A text of `CLAIMS` sentences with a claim on each; every fourth is dubious with a reason, a note and a tag.
fn bundle() -> Bundle {
    let text = CanonicalText::new(&SENTENCE.repeat(usize::try_from(CLAIMS).unwrap())).unwrap();
    let hash = Sha256::new(Hasher::digest(text.as_str().as_bytes()).into());
    let document = Document {
        id: DocumentId(id(1, 0)),
        title: "A long text".to_owned(),
        authors: Vec::new(),
        issued: None,
        url: None,
        language: None,
        media_type: "text/plain".to_owned(),
        file_name: None,
        added: moment(0),
        tags: Vec::new(),
        note: None,
        status: Status::Reading,
        version: 1,
        origins: Vec::new(),
        extra: Extra::new(),
    };
    let version = Version {
        document: document.id,
        number: 1,
        sha256: hash.clone(),
        text_sha256: hash,
        length: text.length(),
        encoding: None,
        encoding_guessed: false,
        way: None,
        structure: None,
        boxes: None,
    };
    let claims = (0..CLAIMS).map(|number| claim(number, &text)).collect();
    Bundle {
        library: Library { id: LibraryId(id(0, 0)), name: "Many claims".to_owned(), extra: Extra::new() },
        annotators: vec![Annotator {
            id: AnnotatorId(id(2, 0)),
            name: "A. Researcher".to_owned(),
            orcid: None,
            extra: Extra::new(),
        }],
        tags: vec![Tag {
            id: TagId(id(3, 0)),
            name: "event".to_owned(),
            color: "#7b5ea7".parse().unwrap(),
            definition: None,
            parent: None,
            extra: Extra::new(),
        }],
        sources: Vec::new(),
        documents: vec![BundledDocument { document, version, text: Some(text), sentences: None }],
        claims,
        evidence: Vec::new(),
        highlights: Vec::new(),
        links: Vec::new(),
    }
}

fn claim(number: u32, text: &CanonicalText) -> Claim {
    let length = u32::try_from(SENTENCE.len()).unwrap();
    let (start, end) = (number * length, (number + 1) * length - 1);
    let words = |start, end| Span::new(start, end).and_then(|span| text.slice(span)).unwrap_or_default().to_owned();
    let dubious = number.is_multiple_of(4);
    Claim {
        id: ClaimId(id(4, number)),
        statement: None,
        verdict: Some(if dubious { Verdict::Dubious } else { Verdict::Sourced }),
        certainty: Certainty::Sure,
        reasons: if dubious { vec![Reason { code: ReasonCode::NoSource, text: None }] } else { Vec::new() },
        kind: None,
        note: dubious.then(|| "Where does this come from?".to_owned()),
        next_step: None,
        tags: if dubious { vec![TagId(id(3, 0))] } else { Vec::new() },
        annotator: AnnotatorId(id(2, 0)),
        created: moment(number),
        modified: moment(number),
        passages: vec![ClaimPassage {
            id: PassageId(id(5, number)),
            passage: Passage {
                document: DocumentId(id(1, 0)),
                version: 1,
                span: Span::new(start, end).unwrap(),
                exact: words(start, end),
                prefix: words(start.saturating_sub(32), start),
                suffix: words(end, (end + 32).min(text.length())),
                anchoring: Anchoring::Exact,
                page: None,
            },
        }],
        extra: Extra::new(),
    }
}

fn written(bundle: &Bundle) -> Vec<u8> {
    let mut bytes = Vec::new();
    write_json(bundle, "obelus", moment(0), &mut bytes).unwrap();
    bytes
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn read_obelus_json(bencher: Bencher<'_, '_>) {
    let bytes = written(&bundle());
    bencher.counter(BytesCount::of_slice(&bytes)).bench(|| read_json(black_box(&bytes)).unwrap());
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn write_obelus_json(bencher: Bencher<'_, '_>) {
    let bundle = bundle();
    let counter = BytesCount::of_slice(&written(&bundle));
    bencher.counter(counter).bench(|| write_json(black_box(&bundle), "obelus", moment(0), std::io::sink()).unwrap());
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn write_web_annotations(bencher: Bencher<'_, '_>) {
    let bundle = bundle();
    bencher.bench(|| write_w3c(black_box(&bundle), std::io::sink()).unwrap());
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn write_table(bencher: Bencher<'_, '_>) {
    let bundle = bundle();
    bencher.bench(|| write_csv(black_box(&bundle), std::io::sink()).unwrap());
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn write_workbook(bencher: Bencher<'_, '_>) {
    let bundle = bundle();
    bencher.bench(|| write_xlsx(black_box(&bundle), std::io::sink()).unwrap());
}
