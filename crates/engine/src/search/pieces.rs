//! Which pieces of texts a search answers with, and in what order, within the time that a person waits for a letter typed.
//!
//! To find every hit of a common word takes longer than that. So hits are gathered, the newest first, up to a bound in number
//! and time, and the best of those shown. A beginning of a letter or two, which a tenth of all words have, is looked for in the newest texts
//! themselves, where it stands in every other piece if it is common.
//! Invariant: what is answered has what is sought; where not all was looked at, the count says so.

use std::time::{Duration, Instant};

use obelus_store::{Among, Narrow, PieceRow, Reach, Rows, Sought};
use obelus_text::Phrase;

use super::query::phrases;
use super::snippet::Words;
use super::{COUNTED, Ranked};
use crate::fault::Result;

/// So many of the newest with a short beginning are looked at for the best.
const COMPARED: usize = 24;

/// Gathering ends after so long, once there is enough to show.
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
    let go_on = |found: usize| found < limit || begun.elapsed() < PATIENCE;
    let (rows, reach) = rows.rank_pieces(sought, among, (COUNTED as usize, limit), go_on)?;
    Ok(Ranked { rows, reach })
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
