//! Errors of the rooms below become faults: one exhaustive match a type, so that a new error cannot be forgotten.

use obelus_engine::{EngineError, JsonFault, JsonFaultKind, SpanFault, StoreError, Unmatched};

use crate::{Fault, FaultCode};

impl From<EngineError> for Fault {
    fn from(error: EngineError) -> Fault {
        use FaultCode as Code;
        match error {
            EngineError::Store(error) => error.into(),
            EngineError::Read(fault) => fault.into(),
            EngineError::Json(fault) => fault.into(),
            EngineError::Span(fault) => fault.into(),
            EngineError::NotFound(key) => Fault::new(Code::NotFound, key.id, key.noun.code()),
            EngineError::NameUnknown(name) => Fault::new(Code::NotFound, name, ""),
            EngineError::NameAmbiguous { name, count } => Fault::new(Code::NameAmbiguous, name, count),
            EngineError::NoSentence(count) => Fault::new(Code::SentenceOutside, "", count),
            EngineError::QuoteUnknown => Fault::new(Code::QuoteNotFound, "", ""),
            EngineError::QuoteAmbiguous(count) => Fault::new(Code::QuoteAmbiguous, "", count),
            EngineError::VerdictUnfit => Fault::new(Code::VerdictUnfit, "", ""),
            EngineError::PassageUnknown(passage) => Fault::new(Code::NotFound, passage.to_string(), "passage"),
            EngineError::PassageTaken => Fault::new(Code::PassageTaken, "", ""),
            EngineError::PassageLast => Fault::new(Code::PassageLast, "", ""),
            EngineError::LookUnneeded => Fault::new(Code::LookUnneeded, "", ""),
            EngineError::DocumentDiffers { title, likeness } => {
                Fault::new(Code::DocumentDiffers, title, (likeness * 100.0).floor())
            }
            EngineError::OntoUnfit(count) => Fault::new(Code::OntoUnfit, "", count),
            EngineError::NameTaken(name) => Fault::new(Code::NameTaken, name, ""),
            EngineError::NameEmpty => Fault::new(Code::NameEmpty, "", ""),
            EngineError::TagCycle => Fault::new(Code::TagCycle, "", ""),
            EngineError::LinkRefused => Fault::new(Code::LinkRefused, "", ""),
            EngineError::EvidenceEmpty => Fault::new(Code::EvidenceEmpty, "", ""),
            EngineError::NoDay(day) => Fault::new(Code::DayUnfit, day, ""),
            EngineError::SourceInUse { id, uses } => Fault::new(Code::SourceInUse, id.to_string(), uses),
            EngineError::SourceBroken { key, want } => Fault::new(Code::SourceBroken, key, want),
            EngineError::AddressesUnknown(unmatched) => {
                let annotations: usize = unmatched.iter().map(|one| one.annotations).sum();
                Fault::new(Code::AddressesUnknown, listed(unmatched), annotations)
            }
            EngineError::SourcesUnknown => Fault::new(Code::SourcesUnknown, "", ""),
            EngineError::OriginalMissing => Fault::new(Code::OriginalMissing, "", ""),
            EngineError::TextMissing { title, path } => Fault::new(Code::JsonTextMissing, title, path),
            EngineError::Stopped => Fault::new(Code::Superseded, "", ""),
            EngineError::SuggestionUnknown => Fault::new(Code::SuggestionGone, "", ""),
            EngineError::Write(detail) => Fault::new(Code::Internal, "", detail),
        }
    }
}

/// So many addresses are named; who has a file of thousands needs no more to see what is missing.
const NAMED: usize = 5;

/// The addresses with the most annotations, and a sign where there are more.
fn listed(unmatched: Vec<Unmatched>) -> String {
    let more = (unmatched.len() > NAMED).then(|| "…".to_owned());
    let named =
        unmatched.into_iter().take(NAMED).map(|one| if one.address.is_empty() { "–".to_owned() } else { one.address });
    named.chain(more).collect::<Vec<_>>().join(", ")
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Fault {
        use FaultCode as Code;
        match error {
            StoreError::Missing => Fault::new(Code::LibraryMissing, "", ""),
            StoreError::Gone => Fault::new(Code::LibraryGone, "", ""),
            StoreError::OnNetwork(kind) => Fault::new(Code::LibraryOnNetwork, "", kind),
            StoreError::BackupDamaged(detail) => Fault::new(Code::BackupDamaged, "", detail),
            StoreError::BackupUnknown => Fault::new(Code::BackupUnknown, "", ""),
            StoreError::IsDirectory => Fault::new(Code::FileNotAFile, "", ""),
            StoreError::Exists => Fault::new(Code::FileExists, "", ""),
            StoreError::NotALibrary => Fault::new(Code::LibraryNotOne, "", ""),
            StoreError::Newer { found, .. } => Fault::new(Code::LibraryNewer, "", found),
            StoreError::Damaged(detail) => Fault::new(Code::LibraryDamaged, "", detail),
            StoreError::Busy => Fault::new(Code::LibraryBusy, "", ""),
            StoreError::ReadOnly => Fault::new(Code::LibraryReadOnly, "", ""),
            StoreError::NoPermission => Fault::new(Code::FileNoPermission, "", ""),
            StoreError::DiskFull => Fault::new(Code::DiskFull, "", ""),
            StoreError::NoMemory => Fault::new(Code::MemoryFull, "", ""),
            StoreError::SaveUnknown => Fault::new(Code::SaveUnknown, "", ""),
            StoreError::TooLong => Fault::new(Code::FileTooLarge, "", obelus_engine::LIMIT_BYTES),
            StoreError::NothingToUndo => Fault::new(Code::NothingToUndo, "", ""),
            StoreError::NothingToRedo => Fault::new(Code::NothingToRedo, "", ""),
            // The rule that a person can break from outside is naming what is not there (a tag that was deleted).
            StoreError::Broken { rule: obelus_engine::Rule::Reference, detail } => {
                Fault::new(Code::NotFound, "", detail)
            }
            StoreError::Broken { detail, .. } => Fault::new(Code::Internal, "", detail),
            StoreError::NotAKey(key) => Fault::new(Code::NotFound, key.id, key.noun.code()),
            StoreError::NotAnOp => Fault::new(Code::Internal, "", "not an op"),
            StoreError::Spoiled => Fault::new(Code::Internal, "", "the work went on after a failed change"),
            StoreError::Interrupted => Fault::new(Code::Internal, "", "interrupted"),
            StoreError::Sqlite(detail) => Fault::new(Code::Internal, "", detail),
            StoreError::Io(kind) => Fault::new(Code::FileBroken, "", kind),
        }
    }
}

impl From<SpanFault> for Fault {
    fn from(fault: SpanFault) -> Fault {
        match fault {
            SpanFault::Empty => Fault::new(FaultCode::SpanEmpty, "", ""),
            SpanFault::Outside(length) => Fault::new(FaultCode::SpanOutside, "", length),
            SpanFault::InsideCluster(position) => Fault::new(FaultCode::SpanInsideCharacter, "", position),
        }
    }
}

/// A fault of a file of annotations: what Obelus JSON says of values does not hold there.
pub(crate) fn fault_of_annotations(fault: JsonFault) -> Fault {
    let fault = Fault::from(fault);
    match fault.code {
        FaultCode::JsonBadValue => Fault { code: FaultCode::AnnotationBadValue, ..fault },
        _ => fault,
    }
}

impl From<JsonFault> for Fault {
    fn from(fault: JsonFault) -> Fault {
        use FaultCode as Code;
        use JsonFaultKind as Kind;
        let detail = match &fault.kind {
            Kind::NotUtf8(byte) => byte.to_string(),
            Kind::NotJson { line, column } => format!("{line}:{column}"),
            Kind::LaterVersion(version) => version.to_string(),
            Kind::OutsideText(length) => length.to_string(),
            Kind::Dangling(noun) => noun.code().to_owned(),
            other => other.code().to_owned(),
        };
        let code = match fault.kind {
            Kind::NotUtf8(_) | Kind::NotJson { .. } | Kind::TooDeep => Code::JsonBroken,
            Kind::NotObelus | Kind::NotAnnotation => Code::JsonNotObelus,
            Kind::LaterVersion(_) => Code::JsonNewer,
            Kind::UnknownKey => Code::JsonUnknownKey,
            Kind::MissingKey => Code::JsonMissingKey,
            Kind::RepeatedKey | Kind::WrongType | Kind::Null | Kind::BadId | Kind::BadValue => Code::JsonBadValue,
            Kind::DuplicateId => Code::JsonDuplicateId,
            Kind::EmptySpan | Kind::OutsideText(_) | Kind::InsideCluster => Code::JsonBadSpan,
            Kind::Dangling(_) => Code::JsonDangling,
            Kind::MissingText => Code::JsonTextMissing,
            Kind::HashMismatch | Kind::LengthMismatch => Code::JsonTextUnfit,
        };
        Fault::new(code, fault.path, detail)
    }
}
