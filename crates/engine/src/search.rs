//! Searching the library: texts, claims, highlights, evidence and sources, by words and fields.

mod narrowing;
mod pieces;
mod query;
mod snippet;

use obelus_model::{DocumentId, Noun, Record, RecordKey};
use obelus_store::{FoundPiece, Narrow, Order, PieceRow, Reach, Rows, Sought, fields};
use obelus_text::{Phrase, Span};

pub(crate) use narrowing::narrowing;
pub use query::{Query, Remark, RemarkCode};
pub use snippet::Snippet;
pub(crate) use snippet::marks;

use crate::Reader;
use crate::fault::Result;
use pieces::find_pieces;

/// Whether a library has the index that a search asks: one of an earlier version gets it when it is opened for writing.
pub fn is_indexed(reader: &mut Reader) -> Result<bool> {
    reader.read(|rows| Ok(rows.is_indexed()?))
}

/// Records that have what is sought are counted up to so many, and ranked where they are fewer; once so many pieces are gathered,
/// no more are.
const COUNTED: u32 = 20_000;

/// What is searched for.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// The query, as it was typed.
    pub query: String,
    /// The one document in which it is searched, where not in all of the library.
    pub document: Option<DocumentId>,
    /// So many hits at most.
    pub limit: u32,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The hits, the best first.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub total: u64,
    /// Whether they were counted to the end.
    pub is_exact: bool,
    /// What of the query did not fit.
    pub remarks: Vec<Remark>,
}

/// A document, and where in it where that is a place.
type Standing = (DocumentId, Option<Span>);

/// One thing that has what was sought.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Which record; for a place in a text its document.
    pub key: RecordKey,
    /// Where it stands, or where its words stand in a text.
    pub place: Option<Standing>,
    /// The claim, where it is evidence on one.
    pub claim: Option<obelus_model::ClaimId>,
    /// What it is part of is called so.
    pub title: String,
    /// Its words.
    pub snippet: Snippet,
}

/// Finds what a query asks for. No query is refused.
pub fn search(reader: &mut Reader, search: &Search) -> Result<Found> {
    reader.read(|rows| {
        let mut query = Query::read(&search.query);
        let mut narrows = narrowing(rows, &mut query)?;
        // Also where a field has no value yet: that asks for nothing, not for everything.
        if query.sought.is_none() && narrows.is_empty() {
            return Ok(Found { is_exact: true, remarks: query.remarks, ..Found::default() });
        }
        narrows.extend(search.document.map(|document| Narrow::Documents(vec![document])));
        let phrases = query.phrases();
        let records = find_records(rows, query.sought.as_ref(), &narrows, search.limit)?;
        let texts = match &query.sought {
            Some(sought) => find_pieces(rows, sought, &narrows, search.limit as usize)?,
            None => Ranked { rows: Vec::new(), reach: Reach { total: 0, is_exact: true } },
        };
        let mut found = Found {
            total: records.reach.total + texts.reach.total,
            is_exact: records.reach.is_exact && texts.reach.is_exact,
            remarks: query.remarks,
            hits: Vec::new(),
        };
        let mut ranked: Vec<(f64, Where)> =
            records.rows.into_iter().map(|(key, fit)| (fit, Where::Record(key))).collect();
        ranked.extend(texts.rows.into_iter().map(|(row, fit)| (fit, Where::Piece(row))));
        ranked.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut pieces = rows.pieces();
        for (_, place) in ranked.into_iter().take(search.limit as usize) {
            found.hits.extend(match place {
                Where::Record(key) => hit_of_record(rows, key, &phrases)?,
                Where::Piece(row) => match pieces.read(row)? {
                    Some(piece) => Some(hit_of_piece(rows, &piece, &phrases)?),
                    None => None,
                },
            });
        }
        Ok(found)
    })
}

enum Where {
    Record(RecordKey),
    Piece(PieceRow),
}

/// What has what is sought, with how well it fits.
struct Ranked<T> {
    rows: Vec<(T, f64)>,
    reach: Reach,
}

fn find_records(rows: Rows<'_>, sought: Option<&Sought>, narrows: &[Narrow], limit: u32) -> Result<Ranked<RecordKey>> {
    let reach = rows.count_records(sought, narrows, COUNTED)?;
    // Of very many the newest: weighing each would take longer than somebody waits.
    let order = if reach.is_exact && sought.is_some() { Order::Rank } else { Order::Newest };
    Ok(Ranked { rows: rows.seek_records(sought, narrows, order, limit)?, reach })
}

fn hit_of_piece(rows: Rows<'_>, piece: &FoundPiece, phrases: &[Phrase]) -> Result<Hit> {
    let marks = snippet::marks(&piece.text, phrases);
    let place = snippet::best_place(&marks).and_then(|near| {
        let (first, last) = (near.first()?.span, near.last()?.span);
        Span::new(piece.start + first.start(), piece.start + last.end())
    });
    Ok(Hit {
        key: RecordKey { noun: Noun::Document, id: piece.document.to_string() },
        place: Some((piece.document, place)),
        claim: None,
        title: title_of(rows, piece.document)?,
        snippet: snippet::snippet(&piece.text, &marks),
    })
}

fn hit_of_record(rows: Rows<'_>, key: RecordKey, phrases: &[Phrase]) -> Result<Option<Hit>> {
    let Some(record) = rows.find_record(&key)? else { return Ok(None) };
    let Some(fields) = fields(&record) else { return Ok(None) };
    let snippet = best_field(&fields, phrases);
    let mut claim = None;
    let (title, place) = match &record {
        Record::Document(document) => (document.title.clone(), Some((document.id, None))),
        Record::Claim(claim) => of_passage(rows, claim.passages.first().map(|place| &place.passage))?,
        Record::Highlight(highlight) => of_passage(rows, Some(&highlight.passage))?,
        Record::Evidence(evidence) => {
            claim = Some(evidence.claim);
            let source = evidence.source.map(|source| rows.find_source(source)).transpose()?.flatten();
            let title = source.and_then(|source| fields_title(Record::Source(source)));
            // What stands in no text is shown with its claim.
            let of_claim = match &evidence.passage {
                None => rows.find_claim(evidence.claim)?.and_then(|claim| claim.passages.into_iter().next()),
                Some(_) => None,
            };
            let passage = evidence.passage.as_ref().or(of_claim.as_ref().map(|place| &place.passage));
            let (of_place, place) = of_passage(rows, passage)?;
            (title.unwrap_or(of_place), place)
        }
        _ => (fields.title.clone(), None),
    };
    Ok(Some(Hit { key, place, claim, title, snippet }))
}

fn fields_title(record: Record) -> Option<String> {
    fields(&record).map(|fields| fields.title).filter(|title| !title.is_empty())
}

fn of_passage(rows: Rows<'_>, passage: Option<&obelus_model::Passage>) -> Result<(String, Option<Standing>)> {
    let Some(passage) = passage else { return Ok((String::new(), None)) };
    Ok((title_of(rows, passage.document)?, Some((passage.document, Some(passage.span)))))
}

/// The title of a document.
pub(crate) fn title_of(rows: Rows<'_>, document: DocumentId) -> Result<String> {
    Ok(rows.find_title(document)?.unwrap_or_default())
}

/// The field in which the most of what is sought stands, as a snippet; without any, the first that says something.
fn best_field(fields: &obelus_store::Fields, phrases: &[Phrase]) -> Snippet {
    let all = fields.body.iter().chain([&fields.title]).filter(|field| !field.is_empty());
    let marked = all.map(|field| {
        let marks = snippet::marks(field, phrases);
        let mut of: Vec<usize> = marks.iter().map(|mark| mark.phrase).collect();
        of.sort_unstable();
        of.dedup();
        (of.len(), field, marks)
    });
    // Of those that are as good the first.
    let best = marked.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map(|(_, field, marks)| snippet::snippet(field, &marks)).unwrap_or_default()
}
