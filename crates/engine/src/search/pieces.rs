//! Which pieces of texts a search answers with, and in what order, within the time that a person waits for a letter typed.
//!
//! FTS5 weighs every hit to rank them, which takes half a second for a common word over 1 GB. So hits are counted up to a
//! bound first. Fewer are ranked, by the words among them that are rare; of more, the newest are looked at, and the best of
//! those shown. A beginning of a letter or two, for which FTS5 would gather a tenth of all words, is looked for in the
//! newest texts themselves, where it stands in every other piece if it is common.
//! Invariant: what is answered has what is sought; where not all was looked at, the count says so.

use std::collections::HashMap;

use obelus_store::{Among, Narrow, Order, PieceRow, Reach, Rows, Sought};
use obelus_text::Phrase;

use super::snippet::Words;
use super::{COUNTED, Ranked};
use crate::fault::Result;

/// A phrase that stands in so many pieces tells nothing of how well one fits.
const COMMON: u32 = 30_000;

/// So many of the newest are looked at for the best.
const COMPARED: usize = 40;

/// A beginning shorter than so many characters is looked for in texts first.
const SHORT: usize = 3;

/// So many pieces of the newest texts are looked through for it.
const LOOKED_THROUGH: usize = 3_000;

/// So many pieces that have the other words are read to look for it.
const READ: u32 = 2_000;

/// The pieces that have what is sought, the best first.
pub(super) fn find_pieces(
    rows: Rows<'_>,
    sought: &Sought,
    narrows: &[Narrow],
    limit: usize,
) -> Result<Ranked<PieceRow>> {
    let among = rows.texts_among(narrows)?;
    if has_short(sought)
        && let Some(found) = find_short(rows, sought, &among, limit)?
    {
        return Ok(found);
    }
    let reach = rows.count_pieces(sought, &among, COUNTED)?;
    let found = match reach.is_exact {
        true => rank(rows, sought, &among, limit)?,
        false => compare_newest(rows, sought, &among, limit)?,
    };
    Ok(Ranked { rows: found, reach })
}

/// All that is found, ranked by the phrases that are rare; the common ones would add next to nothing, and cost most.
fn rank(rows: Rows<'_>, sought: &Sought, among: &Among, limit: usize) -> Result<Vec<(PieceRow, f64)>> {
    let most = u32::try_from(limit).unwrap_or(u32::MAX);
    let phrases = super::query::phrases(sought);
    if let [_] = phrases.as_slice() {
        return Ok(rows.seek_pieces(sought, among, Order::Rank, most)?);
    }
    let mut rare = Vec::new();
    for phrase in &phrases {
        let one = Sought::Phrase(phrase.clone());
        if rows.count_pieces(&one, &Among::All, COMMON)?.is_exact {
            rare.push(one);
        }
    }
    if rare.len() == phrases.len() {
        return Ok(rows.seek_pieces(sought, among, Order::Rank, most)?);
    }
    let found = rows.seek_pieces(sought, among, Order::Newest, COUNTED)?;
    let fits: HashMap<PieceRow, f64> = match rare.is_empty() {
        true => HashMap::new(),
        false => rows.seek_pieces(&Sought::Any(rare), among, Order::Rank, u32::MAX)?.into_iter().collect(),
    };
    let fit = |row: PieceRow| fits.get(&row).copied().unwrap_or_default();
    let mut found: Vec<(PieceRow, f64)> = found.into_iter().map(|(row, _)| (row, fit(row))).collect();
    // Of those that fit as well the newest first, as they come.
    found.sort_by(|one, other| one.1.total_cmp(&other.1));
    found.truncate(limit);
    Ok(found)
}

/// The best of the newest: those in which most of what is sought stands, most often.
fn compare_newest(rows: Rows<'_>, sought: &Sought, among: &Among, limit: usize) -> Result<Vec<(PieceRow, f64)>> {
    let most = u32::try_from(limit.max(COMPARED)).unwrap_or(u32::MAX);
    let newest = rows.seek_pieces(sought, among, Order::Newest, most)?;
    let phrases = super::query::phrases(sought);
    let mut weighed = Vec::with_capacity(newest.len());
    for (index, (row, _)) in newest.into_iter().enumerate() {
        // Whoever wants hundreds has time for the words of the first of them only.
        let piece = if index < COMPARED { rows.find_piece(row)? } else { None };
        let fit = piece.map(|piece| weigh(&Words::of(&piece.text), &phrases)).unwrap_or_default();
        weighed.push((row, fit));
    }
    weighed.sort_by(|one, other| one.1.total_cmp(&other.1));
    weighed.truncate(limit);
    Ok(weighed)
}

/// How well a piece fits, as less than nothing; far less than what a rank says of rare words.
fn weigh(words: &Words, phrases: &[Phrase]) -> f64 {
    let marks = words.marks(phrases);
    let mut of: Vec<usize> = marks.iter().map(|mark| mark.phrase).collect();
    of.sort_unstable();
    of.dedup();
    -0.001 * (of.len() as f64 + marks.len() as f64 / (words.count() as f64 + 1.0))
}

fn is_short(phrase: &Phrase) -> bool {
    phrase.is_open && phrase.words.len() == 1 && phrase.words.iter().all(|word| word.chars().count() < SHORT)
}

fn has_short(sought: &Sought) -> bool {
    match sought {
        Sought::Phrase(phrase) => is_short(phrase),
        Sought::All(all) | Sought::Any(all) => all.iter().any(has_short),
        Sought::Without(wanted, unwanted) => has_short(wanted) || has_short(unwanted),
    }
}

/// What has a short beginning in it, where it is found without the index: among what has the other words, or in the newest
/// texts. Nothing where it is rarer than that, and the index finds it as soon.
fn find_short(rows: Rows<'_>, sought: &Sought, among: &Among, limit: usize) -> Result<Option<Ranked<PieceRow>>> {
    let phrases = super::query::phrases(sought);
    if let Some(others) = without_short(sought)
        && rows.count_pieces(&others, among, READ)?.is_exact
    {
        let ranked = rank(rows, &others, among, READ as usize)?;
        let mut found = Vec::new();
        for (row, fit) in ranked {
            let Some(piece) = rows.find_piece(row)? else { continue };
            if Words::of(&piece.text).have(sought) {
                found.push((row, fit));
            }
        }
        let reach = Reach { total: found.len() as u64, is_exact: true };
        found.truncate(limit);
        return Ok(Some(Ranked { rows: found, reach }));
    }
    let mut found = Vec::new();
    for row in rows.newest_pieces(among, LOOKED_THROUGH)? {
        let Some(piece) = rows.find_piece(row)? else { continue };
        let words = Words::of(&piece.text);
        if words.have(sought) {
            found.push((row, weigh(&words, &phrases)));
            if found.len() >= limit.max(1) {
                found.sort_by(|one, other| one.1.total_cmp(&other.1));
                let reach = Reach { total: found.len() as u64, is_exact: false };
                found.truncate(limit);
                return Ok(Some(Ranked { rows: found, reach }));
            }
        }
    }
    Ok(None)
}

/// What is sought beside short beginnings, where all of it must be there.
fn without_short(sought: &Sought) -> Option<Sought> {
    match sought {
        Sought::Phrase(phrase) => (!is_short(phrase)).then(|| sought.clone()),
        Sought::All(all) => {
            let mut others: Vec<Sought> = all.iter().filter_map(without_short).collect();
            if others.len() > 1 { Some(Sought::All(others)) } else { others.pop() }
        }
        Sought::Any(any) => (!any.iter().any(has_short)).then(|| sought.clone()),
        Sought::Without(wanted, unwanted) => {
            let wanted = without_short(wanted)?;
            match has_short(unwanted) {
                // What is not to be there is looked for in what is read.
                true => Some(wanted),
                false => Some(Sought::Without(Box::new(wanted), unwanted.clone())),
            }
        }
    }
}
