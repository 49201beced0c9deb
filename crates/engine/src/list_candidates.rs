//! Passages of the library that may be evidence for a claim: those that share its rare words, names and numbers.
//! Invariant: the claim's own passages are never among them; other sentences of the same document may be.

mod weigh;

use obelus_model::{ClaimId, DocumentId, Noun};
use obelus_store::{Among, FoundPiece, Order, PieceRow, Rows, Sought};
use obelus_text::{CanonicalText, Phrase, Span, sentences};

use crate::fault::Result;
use crate::search::title_of;
use crate::texts::{Texts, present_version};
use crate::{EngineError, Reader};
use weigh::{Telling, Weighed};

/// A word that stands in so many pieces tells nothing; it is counted no further.
const COMMON: u32 = 10_000;

/// The rarest words are sought that stand in so many pieces together: these are ranked within some hundredths of a second.
const RANKED: u64 = 10_000;

/// So many words at most are sought.
const SOUGHT: usize = 12;

/// So many pieces are looked into.
const LOOKED_INTO: u32 = 50;

/// What shares less of what the claim tells is no candidate.
const LEAST: f64 = 0.08;

/// Passages wanted.
#[derive(Clone, Copy, Debug)]
pub struct AskCandidates {
    /// For what.
    pub wanted: CandidatesFor,
    /// So many at most.
    pub limit: u32,
}

/// What passages are wanted for.
#[derive(Clone, Copy, Debug)]
pub enum CandidatesFor {
    /// A claim.
    Claim(ClaimId),
    /// A stretch of a document's present version.
    Place(DocumentId, Span),
}

/// A passage that may be evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The document.
    pub document: DocumentId,
    /// Its title.
    pub title: String,
    /// Where, in its present version.
    pub span: Span,
    /// The words.
    pub text: String,
    /// The words that both have, as they stand in the passage, the most telling first.
    pub shared: Vec<String>,
    /// How much of what the claim tells is in it, from 0 to 1.
    pub score: f64,
}

/// The passages of the library that fit best, the best first.
pub fn list_candidates(reader: &mut Reader, ask: &AskCandidates) -> Result<Vec<Candidate>> {
    reader.read_texts(|rows, texts| {
        let (words, own) = claimed(rows, texts, ask.wanted)?;
        let telling = weigh_words(rows, &words)?;
        let Some(sought) = rarest(&telling) else { return Ok(Vec::new()) };
        let mut candidates = Vec::new();
        let mut pieces = rows.pieces();
        let mut best = rows.seek_pieces(&sought, &Among::All, Order::Rank, LOOKED_INTO)?;
        // Text by text: each is opened once.
        best.sort_by_key(|(row, _)| *row);
        for (row, _) in best {
            let Some(piece) = pieces.read(row)? else { continue };
            let Ok(text) = CanonicalText::new(&piece.text) else { continue };
            let taken = |span: &Span| {
                let span = Span::new(piece.start + span.start(), piece.start + span.end());
                own.iter()
                    .any(|(document, own)| *document == piece.document && span.is_some_and(|span| own.overlaps(span)))
            };
            let free: Vec<Span> = sentences(&text).into_iter().filter(|span| !taken(span)).collect();
            for weighed in telling.best_passages(&text, &free) {
                if weighed.score < LEAST {
                    continue;
                }
                let Weighed { span, score, shared } = weighed;
                let words = text.slice(span).unwrap_or_default().to_owned();
                let Some(span) = Span::new(piece.start + span.start(), piece.start + span.end()) else { continue };
                let document = piece.document;
                candidates.push(Candidate { document, title: String::new(), span, text: words, shared, score });
            }
        }
        candidates.sort_by(|one, other| {
            other.score.total_cmp(&one.score).then_with(|| (one.document, one.span).cmp(&(other.document, other.span)))
        });
        candidates.truncate(ask.limit as usize);
        for candidate in &mut candidates {
            candidate.title = title_of(rows, candidate.document)?;
        }
        Ok(candidates)
    })
}

/// So many places of words are looked up at most.
pub(crate) const MOST_PIECES: usize = LOOKED_INTO as usize;

/// Where the rarest of these words stand together most, text by text, each with so many characters around it; at most
/// [`MOST_PIECES`]. And how many different words were sought.
pub(crate) fn pieces_with(rows: Rows<'_>, words: &str, around: usize) -> Result<(Vec<FoundPiece>, usize)> {
    let Some(sought) = rarest(&weigh_words(rows, words)?) else { return Ok((Vec::new(), 0)) };
    let count = if let Sought::Any(words) = &sought { words.len() } else { 1 };
    let mut pieces = rows.pieces();
    let mut best = rows.seek_pieces(&sought, &Among::All, Order::Rank, LOOKED_INTO)?;
    best.sort_by_key(|(row, _)| *row);
    let found = best.into_iter().map(|(row, _)| Ok(pieces.read_within(row, around)?));
    Ok((found.filter_map(Result::transpose).collect::<Result<_>>()?, count))
}

/// So many pieces with enough runs are looked into: that takes some tenths of a second.
const MOST_WITH_RUNS: usize = 5_000;

/// All pieces in which a place with so many of these runs of words may lie, which may go over the end of one, text by text, each
/// with so many characters around it; nothing where they are more than are looked into. A run that stands in `common` pieces or
/// more tells nothing.
pub(crate) fn pieces_with_runs(
    rows: Rows<'_>,
    runs: &[&[String]],
    mut least: usize,
    around: usize,
    common: u32,
) -> Result<Option<Vec<FoundPiece>>> {
    let mut found = Vec::new();
    for run in runs {
        let run = Sought::Phrase(Phrase { words: run.to_vec(), is_open: false });
        let rows = rows.seek_pieces(&run, &Among::All, Order::Place, common)?;
        if rows.len() >= common as usize {
            // It may be one of those that are there.
            least = least.saturating_sub(1);
            continue;
        }
        found.extend(rows.into_iter().map(|(row, _)| row));
    }
    if least == 0 {
        return Ok(None);
    }
    found.sort_unstable();
    // Of two pieces one has half of them.
    let with_enough = found.chunk_by(PartialEq::eq).filter(|same| same.len() >= least.div_ceil(2));
    let with_enough: Vec<PieceRow> = with_enough.filter_map(|same| same.first().copied()).collect();
    if with_enough.len() > MOST_WITH_RUNS {
        return Ok(None);
    }
    let mut pieces = rows.pieces();
    let read = with_enough.into_iter().map(|row| Ok(pieces.read_within(row, around)?));
    read.filter_map(Result::transpose).collect::<Result<_>>().map(Some)
}

/// What is claimed, and where.
type Claimed = (String, Vec<(DocumentId, Span)>);

fn claimed(rows: Rows<'_>, texts: &mut Texts, wanted: CandidatesFor) -> Result<Claimed> {
    match wanted {
        CandidatesFor::Place(document, span) => {
            let version = present_version(rows, document)?;
            let text = texts.text(rows, &version)?;
            let words = text.slice(span).ok_or(obelus_text::SpanFault::Outside(text.length()))?;
            Ok((words.to_owned(), vec![(document, span)]))
        }
        CandidatesFor::Claim(id) => {
            let claim = rows.find_claim(id)?.ok_or_else(|| EngineError::not_found(Noun::Claim, id))?;
            let mut words: Vec<&str> = claim.statement.iter().map(String::as_str).collect();
            for place in &claim.passages {
                if !words.contains(&place.passage.exact.as_str()) {
                    words.push(&place.passage.exact);
                }
            }
            let own = claim.passages.iter().map(|place| (place.passage.document, place.passage.span)).collect();
            Ok((words.join("\n"), own))
        }
    }
}

/// The words of a claim with how much each tells.
fn weigh_words(rows: Rows<'_>, claimed: &str) -> Result<Telling> {
    let pieces = rows.count_all_pieces()?;
    Telling::of(claimed, |word| {
        let phrase = Phrase { words: vec![word.to_owned()], is_open: false };
        let reach = rows.count_pieces(&Sought::Phrase(phrase), &Among::All, COMMON)?;
        Ok((reach.total, pieces))
    })
}

/// Any of the words that are rarest in the library.
fn rarest(telling: &Telling) -> Option<Sought> {
    let mut words = Vec::new();
    let mut pieces = 0;
    for (word, count) in telling.by_rarity() {
        pieces += count;
        if words.len() == SOUGHT || (pieces > RANKED && !words.is_empty()) {
            break;
        }
        words.push(Sought::Phrase(Phrase { words: vec![word.to_owned()], is_open: false }));
    }
    if words.is_empty() { None } else { Some(Sought::Any(words)) }
}
