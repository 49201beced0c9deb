//! Quotes held against the texts of the library: those of a claim's evidence, one that is being typed, those inside a text.
//! All of evidence at once: `check_evidence`.
//!
//! A quote is sought in the documents that its source or address means; where it is not there, in all others. Not here: how
//! it is found and what counts as a change (`obelus_insight`).

use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use obelus_insight::{QuoteFinder, QuoteMatch, quotations};
use obelus_model::{ClaimId, DocumentId, Evidence, Sha256, SourceId};
use obelus_store::{FoundPiece, Rows};
use obelus_text::{CanonicalText, Span, WordKind, cut_words};

use crate::context::Kept;
use crate::fault::Result;
use crate::held::Held;
use crate::list_candidates::{MOST_PIECES, pieces_with, pieces_with_runs};
use crate::texts::present_version;
use crate::{EngineError, Reader};

/// In another document than it is said to be from, a quote must be this much alike to be called found.
const ALIKE_ELSEWHERE: f64 = 0.8;
/// So many characters more than twice its length are read around a place where a quote may stand.
const AROUND: usize = 200;
/// So many of the sought words must be at a place of a quote, whatever was changed: then its piece is among the best.
const SURE: usize = 4;
/// Words in a run.
const RUN: usize = 3;
/// A run that stands in so many pieces tells nothing of where a quote is.
const COMMON_RUN: u32 = 50_000;
/// So many different runs of a quote are sought at most.
const MOST_RUNS: usize = 100;
/// So many answers are kept: a claim's evidence is asked for at every step through a text.
const MOST_KEPT: usize = 4_096;

/// A quote, and where it is said to be from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct QuoteAsk {
    /// The words.
    pub quote: String,
    /// The source.
    pub source: Option<SourceId>,
    /// The address.
    pub url: Option<String>,
    /// The document.
    pub document: Option<DocumentId>,
    /// Documents in which it does not count: those in which the claim itself stands.
    pub not_in: Vec<DocumentId>,
}

impl QuoteAsk {
    /// Whether somebody says where it is from.
    pub(crate) fn is_said(&self) -> bool {
        self.source.is_some() || self.url.is_some() || self.document.is_some()
    }
}

/// What came of looking for a quote.
#[derive(Clone, Debug, PartialEq)]
pub enum Checked {
    /// It stands word by word in a document that it is said to be from; in any, where nothing is said.
    Verbatim(DocumentId, QuoteMatch),
    /// It stands there in other words.
    Altered(DocumentId, QuoteMatch),
    /// It stands in another document only.
    Elsewhere(DocumentId, QuoteMatch),
    /// What it is said to be from is in the library, and it is nowhere.
    Absent,
    /// What it is said to be from is not in the library, and it is nowhere.
    NotHeld,
}

/// How far a look at the texts of the library is; where quotes are sought by the index, one after the other, as many texts as
/// are their share. It begins once more where texts have to be read all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HowFar {
    /// So many texts were looked at.
    pub looked: usize,
    /// So many there are to look at.
    pub of: usize,
}

/// Answers that were given, by what was asked of which texts.
#[derive(Default)]
pub(crate) struct Checks(HashMap<u64, Checked>);

/// The document and the place of the best match so far.
pub(crate) type Best = Option<(DocumentId, QuoteMatch)>;

/// Checks one quote.
pub fn check_quote(reader: &mut Reader, ask: &QuoteAsk) -> Result<Checked> {
    reader.read_kept(|rows, kept| {
        let held = kept.held(rows)?;
        check(rows, &mut kept.checks, &held, &Present::look(rows)?, ask)
    })
}

/// Checks the quotes of these pieces of evidence, in their order; `None` for those without one.
pub(crate) fn check_pieces(rows: Rows<'_>, kept: &mut Kept, pieces: &[Evidence]) -> Result<Vec<Option<Checked>>> {
    if pieces.iter().all(|piece| piece.quote.is_none()) {
        return Ok(vec![None; pieces.len()]);
    }
    let held = kept.held(rows)?;
    let texts = Present::look(rows)?;
    let mut standing = Standing::default();
    let checks = &mut kept.checks;
    let asked = pieces.iter().map(|piece| {
        let ask = ask_of(rows, &mut standing, piece)?;
        ask.map(|ask| check(rows, checks, &held, &texts, &ask)).transpose()
    });
    asked.collect()
}

/// The quotations in a document's own text, each with what came of looking for it in the others: nobody says where they are
/// from, so a place anywhere is where. Looks at every text; ends soon after `goes_on`, which is told how far it is, says
/// no (`EngineError::Stopped`).
pub fn check_quotations(
    reader: &mut Reader,
    document: DocumentId,
    goes_on: &dyn Fn(HowFar) -> bool,
) -> Result<Vec<(Span, String, Checked)>> {
    reader.read_texts(|rows, texts| {
        let text = texts.glance(rows, &present_version(rows, document)?)?;
        let quoted: Vec<(Span, &str)> =
            quotations(&text).into_iter().filter_map(|span| Some((span, text.slice(span)?))).collect();
        let finder = QuoteFinder::new(quoted.iter().map(|(_, quote)| *quote));
        let mut bests: Vec<Best> = vec![None; quoted.len()];
        let texts = if quoted.is_empty() { Vec::new() } else { rows.present_texts()? };
        let of = texts.len();
        for (looked, (other, sha)) in texts.into_iter().enumerate() {
            end_where(!goes_on(HowFar { looked, of }))?;
            if other == document {
                continue;
            }
            let Some(text) = text_of(rows, &sha)? else { continue };
            for (best, found) in bests.iter_mut().zip(finder.look(&text)) {
                found.into_iter().for_each(|found| take_better(best, other, found));
            }
        }
        let each = quoted.into_iter().zip(bests);
        let nowhere = BTreeSet::new();
        Ok(each.map(|((span, quote), best)| (span, quote.to_owned(), answer(true, &nowhere, best, None))).collect())
    })
}

/// The documents in which claims stand, each claim looked up once.
pub(crate) type Standing = HashMap<ClaimId, Vec<DocumentId>>;

/// The quote of a piece of evidence, and where it is said to be from.
pub(crate) fn ask_of(rows: Rows<'_>, standing: &mut Standing, piece: &Evidence) -> Result<Option<QuoteAsk>> {
    let Some(quote) = piece.quote.clone() else { return Ok(None) };
    let not_in = match standing.get(&piece.claim) {
        Some(known) => known.clone(),
        None => {
            let claim = rows.find_claim(piece.claim)?;
            let passages = claim.iter().flat_map(|claim| &claim.passages);
            let documents: BTreeSet<DocumentId> = passages.map(|place| place.passage.document).collect();
            let documents: Vec<DocumentId> = documents.into_iter().collect();
            standing.insert(piece.claim, documents.clone());
            documents
        }
    };
    let document = piece.passage.as_ref().map(|passage| passage.document);
    Ok(Some(QuoteAsk { quote, source: piece.source, url: piece.url.clone(), document, not_in }))
}

pub(crate) fn own(held: &Held, ask: &QuoteAsk) -> BTreeSet<DocumentId> {
    let mut own = held.documents_of(ask.source, ask.url.as_deref());
    own.extend(ask.document);
    own
}

/// The present texts of a library, looked up once for many quotes.
struct Present {
    texts: Vec<(DocumentId, Sha256)>,
    /// Stands for all of them.
    hash: u64,
}

impl Present {
    fn look(rows: Rows<'_>) -> Result<Present> {
        let texts = rows.present_texts()?;
        let hash = hash_of(&texts);
        Ok(Present { texts, hash })
    }
}

fn hash_of(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

fn check(rows: Rows<'_>, checks: &mut Checks, held: &Held, present: &Present, ask: &QuoteAsk) -> Result<Checked> {
    let own = own(held, ask);
    let texts = &present.texts;
    let key = hash_of((ask, &own, present.hash));
    if let Some(known) = checks.0.get(&key) {
        return Ok(known.clone());
    }
    let finder = QuoteFinder::new([ask.quote.as_str()]);
    let (mut in_own, mut in_others) = (None, None);
    for (document, sha) in texts.iter().filter(|(document, _)| own.contains(document)) {
        let Some(text) = text_of(rows, sha)? else { continue };
        finder.look(&text).into_iter().flatten().for_each(|found| take_better(&mut in_own, *document, found));
    }
    if in_own.is_none() {
        let is_other = |document: &DocumentId| !own.contains(document) && !ask.not_in.contains(document);
        // A library of an older version that is only read has no index; what is wrong with one is told where it is searched.
        in_others = match best_by_index(rows, &finder, &ask.quote, is_other).unwrap_or_default() {
            (likely, true) => likely,
            _ => best_in(rows, &finder, texts.iter().filter(|(document, _)| is_other(document)))?,
        };
    }
    let checked = answer(ask.is_said(), &own, in_own, in_others);
    if checks.0.len() >= MOST_KEPT {
        checks.0.clear();
    }
    checks.0.insert(key, checked.clone());
    Ok(checked)
}

/// The best place of a quote as the index of words has it, and whether that is known: where it stands word by word, and where
/// what is called found must be where so many of its rarest words stand together that its place is among the best, or must
/// have so many of its runs of words that all such places were looked at. It is not known of a quote that leaves something
/// out: its parts may stand far from each other.
pub(crate) fn best_by_index(
    rows: Rows<'_>,
    finder: &QuoteFinder,
    quote: &str,
    is_meant: impl Fn(&DocumentId) -> bool,
) -> Result<(Best, bool)> {
    let around = 2 * quote.chars().count() + AROUND;
    let mut words = Vec::new();
    cut_words(quote, |word| words.push(word.folded.to_owned()));
    let may_be_sure = may_be_sure(quote);
    let (pieces, sought) = pieces_with(rows, quote, around)?;
    let are_all_meant = pieces.len() < MOST_PIECES || pieces.iter().all(|piece| is_meant(&piece.document));
    let mut best = best_of(pieces, finder, &is_meant);
    let is_found = best.as_ref().is_some_and(|(_, found)| found.is_verbatim);
    // What is called found has four of five words of the quote at least.
    if is_found || may_be_sure && are_all_meant && sought >= words.len() / 5 + SURE {
        return Ok((best, true));
    }
    let Some((runs, least)) = runs(quote, &words).filter(|_| may_be_sure) else { return Ok((best, false)) };
    let Some(pieces) = pieces_with_runs(rows, &runs, least, around, COMMON_RUN)? else { return Ok((best, false)) };
    best_of(pieces, finder, &is_meant)
        .into_iter()
        .for_each(|(document, found)| take_better(&mut best, document, found));
    Ok((best, true))
}

/// Whether the index may know of a quote that it is nowhere. Not of one that leaves something out, and not in a script without
/// spaces, where a changed character changes two words.
pub(crate) fn may_be_sure(quote: &str) -> bool {
    let mut are_whole = true;
    cut_words(quote, |word| are_whole &= word.kind == WordKind::Whole);
    are_whole && !QuoteFinder::new([quote]).has_omissions()
}

/// The different runs of a quote's words, and how many of them at least stand where the quote is found, and over no end of a
/// piece; nothing where that may be none, or they are too many to be sought.
fn runs<'a>(quote: &str, words: &'a [String]) -> Option<(Vec<&'a [String]>, usize)> {
    let mut runs: Vec<&[String]> = words.windows(RUN).collect();
    runs.sort_unstable();
    runs.dedup();
    // A fifth of what stands between spaces may be changed, and with it each run that has a word of that.
    let mut sizes = Vec::new();
    for part in quote.split_whitespace() {
        let mut size = 0;
        cut_words(part, |_| size += 1);
        sizes.push(size);
    }
    let changed = sizes.len() / 5;
    sizes.sort_unstable_by(|one, other| other.cmp(one));
    let lost: usize = sizes.iter().take(changed).map(|size| size + RUN - 1).sum();
    // Where a piece ends between them, the runs across are lost.
    let left = runs.len().checked_sub(lost + RUN - 1).filter(|left| *left > 0)?;
    (runs.len() <= MOST_RUNS).then_some((runs, left))
}

/// The best place in these pieces of what is meant.
fn best_of(pieces: Vec<FoundPiece>, finder: &QuoteFinder, is_meant: impl Fn(&DocumentId) -> bool) -> Best {
    let mut best = None;
    for piece in pieces.into_iter().filter(|piece| is_meant(&piece.document)) {
        let Ok(text) = CanonicalText::new(&piece.text) else { continue };
        for found in finder.look(&text).into_iter().flatten() {
            let at = |position: u32| piece.start.saturating_add(position);
            let Some(span) = Span::new(at(found.span.start()), at(found.span.end())) else { continue };
            take_better(&mut best, piece.document, QuoteMatch { span, ..found });
        }
    }
    best
}

/// The best place of a quote in these texts.
fn best_in<'a>(
    rows: Rows<'_>,
    finder: &QuoteFinder,
    texts: impl Iterator<Item = &'a (DocumentId, Sha256)>,
) -> Result<Best> {
    let mut best = None;
    for (document, sha) in texts {
        let Some(text) = rows.text(sha)?.filter(|text| finder.may_be_in(text)) else { continue };
        let Ok(text) = CanonicalText::new(&text) else { continue };
        finder.look(&text).into_iter().flatten().for_each(|found| take_better(&mut best, *document, found));
    }
    Ok(best)
}

/// What the matches come to. Where nobody says where a quote is from, a place anywhere is where: it cannot be elsewhere.
pub(crate) fn answer(is_said: bool, own: &BTreeSet<DocumentId>, in_own: Best, in_others: Best) -> Checked {
    let in_others = in_others.filter(|(_, found)| found.score >= ALIKE_ELSEWHERE);
    let (in_own, in_others) = if is_said { (in_own, in_others) } else { (in_own.or(in_others), None) };
    match (in_own, in_others) {
        (Some((document, found)), _) if found.is_verbatim => Checked::Verbatim(document, found),
        (Some((document, found)), _) => Checked::Altered(document, found),
        (None, Some((document, found))) => Checked::Elsewhere(document, found),
        (None, None) if own.is_empty() => Checked::NotHeld,
        (None, None) => Checked::Absent,
    }
}

/// Takes a match where it is better than the best so far; the first of those that are as good stays.
pub(crate) fn take_better(best: &mut Best, document: DocumentId, found: QuoteMatch) {
    let rank = |found: &QuoteMatch| (found.is_verbatim, found.score);
    if best.as_ref().is_none_or(|(_, present)| rank(&found) > rank(present)) {
        *best = Some((document, found));
    }
}

/// Ends a look at every text that nobody wants any more.
pub(crate) fn end_where(is_unwanted: bool) -> Result<()> {
    if is_unwanted { Err(EngineError::Stopped) } else { Ok(()) }
}

pub(crate) fn text_of(rows: Rows<'_>, sha: &Sha256) -> Result<Option<CanonicalText>> {
    Ok(rows.text(sha)?.and_then(|text| CanonicalText::new(&text).ok()))
}

#[cfg(test)]
mod tests;
