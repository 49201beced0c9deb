//! Which pieces of texts a search answers with, and in what order, within the time that a person waits for a letter typed.
//!
//! To weigh every hit of a common word takes longer than that. So hits are gathered, the newest first, up to a bound in number
//! and time. If that is all, they are ranked by the words among them that are rare; of more, the newest are looked at, and the
//! best of those shown. A beginning of a letter or two, which a tenth of all words have, is looked for in the newest texts
//! themselves, where it stands in every other piece if it is common.
//! Invariant: what is answered has what is sought; where not all was looked at, the count says so.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use obelus_store::{Among, Narrow, Order, PieceRow, Reach, Rows, Sought};
use obelus_text::Phrase;

use super::query::phrases;
use super::snippet::Words;
use super::{COUNTED, Ranked};
use crate::fault::Result;

/// A word that stands in so many pieces tells nothing of how well one fits.
const COMMON: u32 = 30_000;

/// So many of the newest are looked at for the best.
const COMPARED: usize = 24;

/// Counting ends after so long, once there is enough to show; what took half of it to find is not ranked, which would take
/// as long again.
const PATIENCE: Duration = Duration::from_millis(20);

/// In libraries of so many pieces a beginning of this many characters or fewer is looked for in texts first.
const SHORT: [(u64, usize); 3] = [(100_000, 3), (20_000, 2), (0, 0)];

/// So many pieces of the newest texts are looked through for it.
const LOOKED_THROUGH: usize = 600;

/// So many pieces that have the other words are read to look for it.
const READ: u32 = 500;

/// The pieces that have what is sought, the best first.
pub(super) fn find_pieces(
    rows: Rows<'_>,
    sought: &Sought,
    narrows: &[Narrow],
    limit: usize,
) -> Result<Ranked<PieceRow>> {
    let among = rows.texts_among(narrows)?;
    let pieces = rows.count_all_pieces()?;
    let short = SHORT.into_iter().find(|(least, _)| pieces >= *least).map_or(0, |(_, short)| short);
    if has_short(sought, short)
        && let Some(found) = find_short(rows, sought, &among, short, limit)?
    {
        return Ok(found);
    }
    find_by_index(rows, sought, &among, limit)
}

fn find_by_index(rows: Rows<'_>, sought: &Sought, among: &Among, limit: usize) -> Result<Ranked<PieceRow>> {
    let begun = Instant::now();
    let enough = limit.max(COMPARED);
    let go_on = |found: usize| found < enough || !found.is_multiple_of(64) || begun.elapsed() < PATIENCE;
    let (found, is_exact) = rows.gather_pieces(sought, among, COUNTED as usize, go_on)?;
    let reach = Reach { total: found.len() as u64, is_exact };
    let is_quick = begun.elapsed() < PATIENCE / 2;
    let ranked = match is_exact && is_quick {
        true => rank(rows, sought, among, found, limit)?,
        false => compare(rows, sought, found, limit)?,
    };
    Ok(Ranked { rows: ranked, reach })
}

/// All that is found, ranked by the words that are rare; the common ones would add next to nothing, and cost most. A phrase
/// would have to be found twice more to be weighed: those that came last are compared by themselves.
fn rank(
    rows: Rows<'_>,
    sought: &Sought,
    among: &Among,
    found: Vec<PieceRow>,
    limit: usize,
) -> Result<Vec<(PieceRow, f64)>> {
    let phrases = phrases(sought);
    let mut rare = Vec::new();
    for phrase in phrases.iter().filter(|phrase| phrase.words.len() == 1) {
        let one = Sought::Phrase(phrase.clone());
        // Of the only word it is known already.
        if phrases.len() == 1 || rows.count_pieces(&one, &Among::All, COMMON)?.is_exact {
            rare.push(one);
        }
    }
    if rare.len() == phrases.len() {
        return Ok(rows.seek_pieces(sought, among, Order::Rank, u32::try_from(limit).unwrap_or(u32::MAX))?);
    }
    if rare.is_empty() {
        return compare(rows, sought, found, limit);
    }
    let fits = rows.seek_pieces(&Sought::Any(rare), among, Order::Rank, u32::MAX)?;
    let fits: HashMap<PieceRow, f64> = fits.into_iter().collect();
    let fit = |row: PieceRow| fits.get(&row).copied().unwrap_or_default();
    Ok(best(found.into_iter().map(|row| (row, fit(row))).collect(), limit))
}

/// The best of the newest: those in which most of what is sought stands, most often.
fn compare(rows: Rows<'_>, sought: &Sought, newest: Vec<PieceRow>, limit: usize) -> Result<Vec<(PieceRow, f64)>> {
    let phrases = phrases(sought);
    let mut pieces = rows.pieces();
    let mut weighed = Vec::new();
    for (index, row) in newest.into_iter().take(limit.max(COMPARED)).enumerate() {
        // Whoever wants hundreds has time for the words of the first of them only.
        let piece = if index < COMPARED { pieces.read(row)? } else { None };
        let fit = piece.map(|piece| weigh(&Words::of(&piece.text), &phrases)).unwrap_or_default();
        weighed.push((row, fit));
    }
    Ok(best(weighed, limit))
}

/// The best of these; of those that fit as well the first.
fn best(mut weighed: Vec<(PieceRow, f64)>, limit: usize) -> Vec<(PieceRow, f64)> {
    weighed.sort_by(|one, other| one.1.total_cmp(&other.1));
    weighed.truncate(limit);
    weighed
}

/// How well a piece fits, as less than nothing; far less than what a rank says of rare words.
fn weigh(words: &Words, phrases: &[Phrase]) -> f64 {
    let marks = words.marks(phrases);
    let mut of: Vec<usize> = marks.iter().map(|mark| mark.phrase).collect();
    of.sort_unstable();
    of.dedup();
    -0.001 * (of.len() as f64 + marks.len() as f64 / (words.count() as f64 + 1.0))
}

fn is_short(phrase: &Phrase, short: usize) -> bool {
    phrase.is_open && phrase.words.len() == 1 && phrase.words.iter().all(|word| word.chars().count() <= short)
}

fn has_short(sought: &Sought, short: usize) -> bool {
    match sought {
        Sought::Phrase(phrase) => is_short(phrase, short),
        Sought::All(all) | Sought::Any(all) => all.iter().any(|one| has_short(one, short)),
        Sought::Without(wanted, unwanted) => has_short(wanted, short) || has_short(unwanted, short),
    }
}

/// What has a short beginning in it, where it is found without the index: among what has the other words, or in the newest
/// texts. Nothing where it is rarer than that, and the index finds it as soon.
fn find_short(
    rows: Rows<'_>,
    sought: &Sought,
    among: &Among,
    short: usize,
    limit: usize,
) -> Result<Option<Ranked<PieceRow>>> {
    let mut pieces = rows.pieces();
    if let Some(others) = without_short(sought, short)
        && rows.count_pieces(&others, among, READ)?.is_exact
    {
        let begun = Instant::now();
        let ranked = find_by_index(rows, &others, among, READ as usize)?.rows;
        let (mut found, mut is_exact) = (Vec::new(), true);
        for (row, fit) in ranked {
            if found.len() >= limit && begun.elapsed() > PATIENCE {
                is_exact = false;
                break;
            }
            let Some(piece) = pieces.read(row)? else { continue };
            if Words::of(&piece.text).have(sought) {
                found.push((row, fit));
            }
        }
        let reach = Reach { total: found.len() as u64, is_exact };
        found.truncate(limit);
        return Ok(Some(Ranked { rows: found, reach }));
    }
    let phrases = phrases(sought);
    let mut found = Vec::new();
    for row in rows.newest_pieces(among, LOOKED_THROUGH)? {
        let Some(piece) = pieces.read(row)? else { continue };
        let words = Words::of(&piece.text);
        if words.have(sought) {
            found.push((row, weigh(&words, &phrases)));
        }
        if found.len() >= limit.max(COMPARED) {
            let reach = Reach { total: found.len() as u64, is_exact: false };
            return Ok(Some(Ranked { rows: best(found, limit), reach }));
        }
    }
    Ok(None)
}

/// What is sought beside short beginnings, where all of it must be there.
fn without_short(sought: &Sought, short: usize) -> Option<Sought> {
    match sought {
        Sought::Phrase(phrase) => (!is_short(phrase, short)).then(|| sought.clone()),
        Sought::All(all) => {
            let mut others: Vec<Sought> = all.iter().filter_map(|one| without_short(one, short)).collect();
            if others.len() > 1 { Some(Sought::All(others)) } else { others.pop() }
        }
        Sought::Any(any) => (!any.iter().any(|one| has_short(one, short))).then(|| sought.clone()),
        Sought::Without(wanted, unwanted) => {
            let wanted = without_short(wanted, short)?;
            match has_short(unwanted, short) {
                // What is not to be there is looked for in what is read.
                true => Some(wanted),
                false => Some(Sought::Without(Box::new(wanted), unwanted.clone())),
            }
        }
    }
}

#[cfg(test)]
mod tests;
