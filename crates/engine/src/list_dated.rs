//! The dated statements of a document or of the library, and which of them contradict each other: a line of time.
//! Invariant: ends soon after nobody wants to know. Not here: how dates are read and conflicts found (`obelus_insight`).

use std::collections::HashMap;
use std::sync::Arc;

use obelus_insight::{CalendarPoint, Kind, Reading, Rules, conflicts_between, dated};
use obelus_model::DocumentId;
use obelus_text::{CanonicalText, Span};

use crate::fault::Result;
use crate::noticing::notice_document;
use crate::texts::present_version;
use crate::{EngineError, Reader};

/// In more text than this, in bytes, conflicts between documents are not looked for: it would take minutes.
const MOST_BETWEEN: usize = 16 << 20;

/// A date, with the statement that it stands in.
#[derive(Clone, Debug, PartialEq)]
pub struct DatedStatement {
    /// The document.
    pub document: DocumentId,
    /// The statement.
    pub span: Span,
    /// The words that are the date.
    pub written: Span,
    /// The statement's words.
    pub text: String,
    /// The first day, month or year that it may be.
    pub from: CalendarPoint,
    /// The last.
    pub to: CalendarPoint,
    /// Those that contradict it, by their places in the list.
    pub conflicts: Vec<usize>,
}

struct Held {
    document: DocumentId,
    text: Arc<CanonicalText>,
    sentences: Arc<[Span]>,
}

/// The dated statements of a document, or of all, in the order of the texts.
pub fn list_dated(
    reader: &mut Reader,
    document: Option<DocumentId>,
    rules: &Rules,
    goes_on: &dyn Fn() -> bool,
) -> Result<Vec<DatedStatement>> {
    let held = hold(reader, document)?;
    let readings: Vec<Reading<'_>> = held.iter().map(|one| Reading::new(&one.text, &one.sentences, goes_on)).collect();
    let mut statements = Vec::new();
    for (one, reading) in held.iter().zip(&readings) {
        for date in dated(reading).map_err(|_| EngineError::Stopped)? {
            statements.push(DatedStatement {
                document: one.document,
                span: date.span,
                written: date.written,
                text: one.text.slice(date.span).unwrap_or_default().to_owned(),
                from: date.from,
                to: date.to,
                conflicts: Vec::new(),
            });
        }
    }
    let mut pairs: Vec<[(DocumentId, Span); 2]> = Vec::new();
    for one in &held {
        for noticed in notice_document(reader, one.document, rules, goes_on)?.iter() {
            let suggestion = &noticed.suggestion;
            let others = suggestion.related.iter().filter(|_| suggestion.kind == Kind::Conflict);
            pairs.extend(others.map(|other| [(one.document, suggestion.span), (one.document, *other)]));
        }
    }
    if held.len() > 1 && held.iter().map(|one| one.text.as_str().len()).sum::<usize>() <= MOST_BETWEEN {
        let readings: Vec<&Reading<'_>> = readings.iter().collect();
        for found in conflicts_between(&readings, rules).map_err(|_| EngineError::Stopped)? {
            let place = |side: usize| Some((held.get(*found.texts.get(side)?)?.document, *found.spans.get(side)?));
            pairs.extend(place(0).zip(place(1)).map(|(one, other)| [one, other]));
        }
    }
    set_against(&mut statements, &pairs);
    Ok(statements)
}

fn hold(reader: &mut Reader, document: Option<DocumentId>) -> Result<Vec<Held>> {
    reader.read_texts(|rows, texts| {
        let documents = match document {
            Some(document) => vec![document],
            None => rows.present_texts()?.into_iter().map(|(document, _)| document).collect(),
        };
        let each = documents.into_iter().map(|document| {
            let version = present_version(rows, document)?;
            Ok(Held { document, text: texts.glance(rows, &version)?, sentences: texts.sentences(rows, &version)? })
        });
        each.collect()
    })
}

/// Says of each statement which others contradict it.
fn set_against(statements: &mut [DatedStatement], pairs: &[[(DocumentId, Span); 2]]) {
    let mut at: HashMap<(DocumentId, Span), Vec<usize>> = HashMap::new();
    for (index, statement) in statements.iter().enumerate() {
        at.entry((statement.document, statement.span)).or_default().push(index);
    }
    let there = |place: &(DocumentId, Span)| at.get(place).map(Vec::as_slice).unwrap_or_default();
    for [one, other] in pairs {
        for (from, to) in [(one, other), (other, one)] {
            for index in there(from) {
                let found = statements.get_mut(*index).map(|statement| &mut statement.conflicts);
                found.into_iter().for_each(|conflicts| conflicts.extend(there(to)));
            }
        }
    }
    for statement in statements {
        statement.conflicts.sort_unstable();
        statement.conflicts.dedup();
    }
}
