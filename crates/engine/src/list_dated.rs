//! The dated statements of a document or of the library, and which of them contradict each other: a line of time.
//! Invariant: ends soon after nobody wants to know. Not here: how dates are read and conflicts found (`obelus_insight`).

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use obelus_insight::{CalendarPoint, Kind, Reading, Rules, Suggestion, conflicts_between, dated, stating_nothing};
use obelus_model::DocumentId;
use obelus_store::Rows;
use obelus_text::{CanonicalText, Span};

use crate::fault::Result;
use crate::noticing::{Noticed, look};
use crate::texts::{Texts, present_version};
use crate::{EngineError, Reader};

/// In more text than this, in code points, conflicts between documents are not looked for: it would take minutes, and
/// all of it would be held.
const MOST_BETWEEN: u64 = 16 << 20;

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

/// A text with what was noticed in it.
struct Held {
    document: DocumentId,
    text: Arc<CanonicalText>,
    sentences: Arc<[Span]>,
    noticed: Arc<[Noticed]>,
}

/// A pair of places that contradict each other.
type Pair = [(DocumentId, Span); 2];

/// The dated statements of a document, or of all, in the order of the texts.
pub fn list_dated(
    reader: &mut Reader,
    document: Option<DocumentId>,
    rules: &Rules,
    goes_on: &(dyn Fn() -> bool + Sync),
) -> Result<Vec<DatedStatement>> {
    reader.read_texts(|rows, texts| {
        let documents: Vec<DocumentId> = match document {
            Some(document) => vec![document],
            None => rows.present_texts()?.into_iter().map(|(document, _)| document).collect(),
        };
        let mut length = 0;
        for document in &documents {
            length += u64::from(rows.length_of_text(*document)?);
        }
        let are_compared = documents.len() > 1 && length <= MOST_BETWEEN;
        let (mut statements, mut pairs, mut compared) = (Vec::new(), Vec::new(), Vec::new());
        for document in documents {
            let held = hold(rows, texts, document, rules, goes_on)?;
            take_dates(&held, goes_on, &mut statements)?;
            pairs.extend(conflicts_within(&held));
            // More than that is not held at once.
            if are_compared {
                compared.push(held);
            }
        }
        pairs.extend(conflicts_among(&compared, rules, goes_on)?);
        set_against(&mut statements, &pairs);
        Ok(statements)
    })
}

/// What was noticed is looked up, but not kept: the text that is open is to stay at hand.
fn hold(
    rows: Rows<'_>,
    texts: &mut Texts,
    document: DocumentId,
    rules: &Rules,
    goes_on: &(dyn Fn() -> bool + Sync),
) -> Result<Held> {
    let version = present_version(rows, document)?;
    let (text, sentences) = (texts.glance(rows, &version)?, texts.sentences(rows, &version)?);
    let noticed = match texts.find_noticed(&version.text_sha256) {
        Some(noticed) => noticed,
        None => look(&text, &sentences, rules, goes_on)?,
    };
    Ok(Held { document, text, sentences, noticed })
}

fn take_dates(held: &Held, goes_on: &(dyn Fn() -> bool + Sync), statements: &mut Vec<DatedStatement>) -> Result<()> {
    let reading = Reading::new(&held.text, &held.sentences, goes_on);
    for date in dated(&reading).map_err(|_| EngineError::Stopped)? {
        statements.push(DatedStatement {
            document: held.document,
            span: date.span,
            written: date.written,
            text: held.text.slice(date.span).unwrap_or_default().to_owned(),
            from: date.from,
            to: date.to,
            conflicts: Vec::new(),
        });
    }
    Ok(())
}

fn conflicts_within(held: &Held) -> impl Iterator<Item = Pair> {
    let conflicts = held.noticed.iter().map(|one| &one.suggestion).filter(|one| one.kind == Kind::Conflict);
    let pairs = |one: &Suggestion| {
        let others = one.related.iter().map(|other| [(held.document, one.span), (held.document, *other)]);
        others.collect::<Vec<_>>()
    };
    conflicts.flat_map(pairs)
}

fn conflicts_among(held: &[Held], rules: &Rules, goes_on: &(dyn Fn() -> bool + Sync)) -> Result<Vec<Pair>> {
    let readings: Vec<Reading<'_>> = held.iter().map(|one| Reading::new(&one.text, &one.sentences, goes_on)).collect();
    let readings: Vec<(&Reading<'_>, HashSet<Span>)> = readings
        .iter()
        .zip(held.iter().map(|one| stating_nothing(one.noticed.iter().map(|one| &one.suggestion))))
        .collect();
    let found = conflicts_between(&readings, rules).map_err(|_| EngineError::Stopped)?;
    let pairs = found.iter().filter_map(|found| {
        let place = |side: usize| Some((held.get(*found.texts.get(side)?)?.document, *found.spans.get(side)?));
        Some([place(0)?, place(1)?])
    });
    Ok(pairs.collect())
}

/// Says of each statement which others contradict it.
fn set_against(statements: &mut [DatedStatement], pairs: &[Pair]) {
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
