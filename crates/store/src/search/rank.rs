//! Which of the pieces that have what is sought fit best.
//! Not here: which have it (`seek`).

use std::cmp::Reverse;

use obelus_text::Phrase;
use rusqlite::Connection;

use super::ask::{Among, PieceRow, Sought};
use super::seek::segments;
use crate::Result;

/// The constants of Okapi BM25 as FTS5 has them. Pieces are of a length: it is not weighed.
const SATURATION: f64 = 1.2;

/// The least that a word counts that stands in half of all pieces or more.
const LEAST: f64 = 1e-6;

/// The pieces that fit best, at most so many, with how well: less is better (Okapi BM25; Robertson and Zaragoza 2009, 3.4). Of
/// those that fit as well the newest.
pub(super) fn best(
    connection: &Connection,
    sought: &Sought,
    among: &Among,
    most: usize,
) -> Result<Vec<(PieceRow, f64)>> {
    let mut phrases = Vec::new();
    sought.wanted(&mut phrases);
    let mut stands_in = vec![0usize; phrases.len()];
    let mut found = Vec::new();
    let mut all = 0;
    for segment in segments(connection, &Among::All)? {
        all += segment.texts.iter().map(|text| text.count as usize).sum::<usize>();
        let mut known = Vec::with_capacity(phrases.len());
        for (phrase, stands_in) in phrases.iter().zip(&mut stands_in) {
            let hits = segment.hits(phrase)?;
            // Of texts that are gone nobody knows any more how many pieces they had.
            *stands_in += segment.placed(hits.iter().map(|hit| hit.piece)).count();
            known.push((*phrase, hits));
        }
        if segment.texts.iter().all(|text| !among.has(text.text)) {
            continue;
        }
        let pieces = segment.seek(sought, &known)?;
        let mut lists: Vec<_> = known.iter().map(|(_, hits)| hits.iter().peekable()).collect();
        for (piece, row) in segment.placed(pieces.into_iter()).filter(|(_, row)| among.has(row.text())) {
            let times = lists.iter_mut().map(|hits| {
                while hits.next_if(|hit| hit.piece < piece).is_some() {}
                hits.peek().filter(|hit| hit.piece == piece).map_or(0, |hit| hit.times)
            });
            found.push((row, times.collect::<Vec<u32>>()));
        }
    }
    let weights: Vec<f64> = stands_in.iter().map(|stands_in| weight(all, *stands_in)).collect();
    let fit = |times: &[u32]| {
        let parts = times.iter().zip(&weights).map(|(times, weight)| {
            let times = f64::from(*times);
            weight * times * (SATURATION + 1.0) / (times + SATURATION)
        });
        -parts.sum::<f64>()
    };
    let mut found: Vec<(PieceRow, f64)> = found.iter().map(|(row, times)| (*row, fit(times))).collect();
    found.sort_by(|one, other| one.1.total_cmp(&other.1).then(Reverse(one.0).cmp(&Reverse(other.0))));
    found.truncate(most);
    Ok(found)
}

/// How much a phrase counts that stands in so many of all pieces.
fn weight(all: usize, stands_in: usize) -> f64 {
    let (all, stands_in) = (all as f64, stands_in as f64);
    ((all - stands_in + 0.5) / (stands_in + 0.5)).ln().max(LEAST)
}

impl Sought {
    /// The phrases that are to be there.
    fn wanted<'a>(&'a self, out: &mut Vec<&'a Phrase>) {
        match self {
            Sought::Phrase(phrase) if out.contains(&phrase) => {}
            Sought::Phrase(phrase) => out.push(phrase),
            Sought::All(all) | Sought::Any(all) => all.iter().for_each(|one| one.wanted(out)),
            Sought::Without(wanted, _) => wanted.wanted(out),
        }
    }
}
