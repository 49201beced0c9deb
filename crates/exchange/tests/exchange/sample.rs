//! A small library that has one of everything: every noun, every optional key, text outside the basic plane.

use obelus_exchange::{Bundle, BundledDocument, Sentences, write_json};
use obelus_model::*;
use obelus_text::{CanonicalText, Span};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256 as Hasher};
use uuid::Uuid;

/// Positions: the flag is 4..6, one cluster; the Hebrew word 29..33; the accented letter 42..44; the end 54.
pub const TEXT: &str = "Was \u{1f1e9}\u{1f1ea} there? \u{201c}No,\u{201d} it said, \u{5e9}\u{5dc}\u{5d5}\u{5dd}; the cafe\u{301} was shut.";

pub fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + number)
}

pub fn moment(second: i64) -> Moment {
    Moment::from_milliseconds(1_795_000_000_000 + second * 1000 + 7).unwrap()
}

pub fn object(value: Value) -> Map<String, Value> {
    value.as_object().unwrap().clone()
}

pub fn hash(text: &str) -> Sha256 {
    Sha256::new(Hasher::digest(text.as_bytes()).into())
}

pub fn passage(document: u128, text: &str, start: u32, end: u32, anchoring: Anchoring) -> Passage {
    let text = CanonicalText::new(text).unwrap();
    let words = |start, end| Span::new(start, end).and_then(|span| text.slice(span)).unwrap_or_default().to_owned();
    Passage {
        document: DocumentId(id(document)),
        version: 1,
        span: Span::new(start, end).unwrap(),
        exact: words(start, end),
        prefix: words(start.saturating_sub(32), start),
        suffix: words(end, (end + 32).min(text.length())),
        anchoring,
        page: None,
    }
}

pub fn json() -> Value {
    serde_json::from_slice(&bytes(&bundle())).unwrap()
}

pub fn bytes(bundle: &Bundle) -> Vec<u8> {
    let mut bytes = Vec::new();
    write_json(bundle, "obelus 0.1.0", moment(9999), &mut bytes).unwrap();
    bytes
}

pub fn bundle() -> Bundle {
    Bundle {
        library: Library {
            id: LibraryId(id(1)),
            name: "A sample".to_owned(),
            extra: object(json!({ "z": 1, "a": null })),
        },
        annotators: vec![Annotator {
            id: AnnotatorId(id(10)),
            name: "A. Researcher".to_owned(),
            orcid: Some("0000-0002-1825-0097".to_owned()),
            extra: Map::new(),
        }],
        tags: vec![tag(21, "=place", Some(20)), tag(20, "event", None)],
        sources: vec![Source {
            id: SourceId(id(30)),
            grade: Some(Grade::B),
            csl: object(json!({ "type": "book", "title": "A \"quoted\" title", "issued": { "date-parts": [[2004]] } })),
            extra: Map::new(),
        }],
        documents: vec![document(41, "Second", "Nothing here. -5", false), document(40, "First", TEXT, true)],
        claims: vec![second_claim(), first_claim()],
        evidence: evidence(),
        highlights: vec![Highlight {
            id: HighlightId(id(80)),
            color: HighlightColor::Pink,
            note: Some("*why*".to_owned()),
            tags: vec![TagId(id(20))],
            passage: passage(40, TEXT, 29, 33, Anchoring::Moved),
            annotator: AnnotatorId(id(10)),
            created: moment(80),
            modified: moment(81),
            extra: Map::new(),
        }],
        links: vec![Link {
            id: LinkId(id(90)),
            relation: Relation::Contradicts,
            from: ClaimId(id(50)),
            to: ClaimId(id(51)),
            note: Some("on the day".to_owned()),
            annotator: AnnotatorId(id(10)),
            created: moment(90),
            extra: Map::new(),
        }],
    }
}

fn tag(number: u128, name: &str, parent: Option<u128>) -> Tag {
    Tag {
        id: TagId(id(number)),
        name: name.to_owned(),
        color: "#7b5ea7".parse().unwrap(),
        definition: Some(format!("When it is {name}.")),
        parent: parent.map(|parent| TagId(id(parent))),
        extra: Map::new(),
    }
}

fn document(number: u128, title: &str, text: &str, whole: bool) -> BundledDocument {
    let canonical = CanonicalText::new(text).unwrap();
    let origin = Origin {
        span: Span::new(0, 4).unwrap(),
        source: Some(SourceId(id(30))),
        url: Some("https://example.org/".to_owned()),
        note: Some("copied".to_owned()),
    };
    let document = Document {
        id: DocumentId(id(number)),
        title: title.to_owned(),
        authors: vec![json!({ "literal": "The Archive" })],
        issued: whole.then(|| "1940-08".to_owned()),
        url: whole.then(|| "https://example.org/a".to_owned()),
        language: whole.then(|| "en".to_owned()),
        media_type: "text/plain".to_owned(),
        file_name: whole.then(|| "first.txt".to_owned()),
        added: moment(i64::try_from(number).unwrap()),
        tags: if whole { vec![TagId(id(21)), TagId(id(20))] } else { Vec::new() },
        note: whole.then(|| "A note".to_owned()),
        status: Status::Reading,
        version: 1,
        origins: if whole { vec![origin] } else { Vec::new() },
        extra: Map::new(),
    };
    let version = Version {
        document: document.id,
        number: 1,
        sha256: hash(title),
        text_sha256: hash(text),
        length: canonical.length(),
        encoding: None,
        encoding_guessed: false,
        way: None,
        structure: None,
        boxes: None,
    };
    let sentences = Some(Sentences { total: 3, judged: 1 });
    BundledDocument { document, version, text: whole.then_some(canonical), sentences }
}

fn first_claim() -> Claim {
    let reason = |code, text: Option<&str>| Reason { code, text: text.map(str::to_owned) };
    let at = |number, passage| ClaimPassage { id: PassageId(id(number)), passage };
    let page = Some("12".to_owned());
    Claim {
        id: ClaimId(id(50)),
        statement: Some("It was shut.".to_owned()),
        verdict: Some(Verdict::Dubious),
        certainty: Certainty::Unsure,
        reasons: vec![reason(ReasonCode::Contradicted, Some("open elsewhere")), reason(ReasonCode::NoSource, None)],
        kind: None,
        note: Some("See **there**".to_owned()),
        next_step: Some("-ask\nthe \"archive\"".to_owned()),
        tags: vec![TagId(id(21)), TagId(id(20))],
        annotator: AnnotatorId(id(10)),
        created: moment(50),
        modified: moment(55),
        passages: vec![
            at(62, passage(41, "Nothing here. -5", 14, 16, Anchoring::Fuzzy(0.1 + 0.2))),
            at(61, passage(40, TEXT, 35, 53, Anchoring::Exact)),
            at(60, Passage { page, ..passage(40, TEXT, 0, 13, Anchoring::Ambiguous) }),
        ],
        extra: object(json!({ "b": { "y": [1, null, "x"], "c": 1.5 }, "a": {} })),
    }
}

fn second_claim() -> Claim {
    Claim {
        id: ClaimId(id(51)),
        statement: None,
        verdict: Some(Verdict::NotAClaim),
        certainty: Certainty::Sure,
        reasons: Vec::new(),
        kind: Some(Kind::Question),
        note: None,
        next_step: None,
        tags: Vec::new(),
        annotator: AnnotatorId(id(10)),
        created: moment(51),
        modified: moment(51),
        passages: vec![ClaimPassage {
            id: PassageId(id(63)),
            passage: passage(41, "Nothing here. -5", 0, 13, Anchoring::Lost),
        }],
        extra: Map::new(),
    }
}

fn evidence() -> Vec<Evidence> {
    let bare = Evidence {
        id: EvidenceId(id(71)),
        claim: ClaimId(id(50)),
        stance: Stance::Mentions,
        source: None,
        locator: None,
        quote: None,
        passage: None,
        url: None,
        accessed: None,
        note: None,
        annotator: AnnotatorId(id(10)),
        created: moment(71),
        modified: moment(71),
        extra: Map::new(),
    };
    let full = Evidence {
        id: EvidenceId(id(70)),
        stance: Stance::Refutes,
        source: Some(SourceId(id(30))),
        locator: Some(Locator { label: "page".to_owned(), value: "208-209".to_owned() }),
        quote: Some("open".to_owned()),
        passage: Some(passage(40, TEXT, 14, 27, Anchoring::Exact)),
        url: Some("https://example.org/b".to_owned()),
        accessed: Some("2026-02-28".to_owned()),
        note: Some("A note".to_owned()),
        created: moment(70),
        modified: moment(72),
        ..bare.clone()
    };
    vec![bare, full]
}
