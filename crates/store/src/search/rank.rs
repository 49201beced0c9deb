//! Which of the pieces that have what is sought fit best.
//! Not here: which have it (`seek`).

use std::cmp::Reverse;

use obelus_text::Phrase;
use rusqlite::Connection;

use super::ask::{Among, PieceRow, Reach, Sought};
use super::seek::{Known, Segment, segments};
use crate::Result;

/// The constants of Okapi BM25 as FTS5 has them. Pieces are of a length: it is not weighed.
const SATURATION: f64 = 1.2;

/// The least that a word counts that stands in half of all pieces or more.
const LEAST: f64 = 1e-6;

/// The pieces that fit best of those gathered, with how well: less is better (Okapi BM25; Robertson and Zaragoza 2009, 3.4). Of
/// those that fit as well the newest. How rare a phrase is, is told from where it was looked up: for the rest the answer would
/// have to wait. And how many were gathered, which is all where it is exact.
pub(super) fn best(
    connection: &Connection,
    sought: &Sought,
    among: &Among,
    (enough, answered): (usize, usize),
    mut go_on: impl FnMut(usize) -> bool,
) -> Result<(Vec<(PieceRow, f64)>, Reach)> {
    let mut gathered = Gathered::new(sought);
    let mut is_exact = true;
    for segment in segments(connection, among)?.iter().rev() {
        if gathered.rows.len() >= enough || !go_on(gathered.rows.len()) {
            is_exact = false;
            break;
        }
        gathered.take_from(segment, sought)?;
    }
    let reach = Reach { total: gathered.rows.len() as u64, is_exact };
    let mut found = gathered.weighed();
    let better = |one: &(PieceRow, f64), other: &(PieceRow, f64)| {
        one.1.total_cmp(&other.1).then(Reverse(one.0).cmp(&Reverse(other.0)))
    };
    if answered < found.len() {
        found.select_nth_unstable_by(answered, better);
        found.truncate(answered);
    }
    found.sort_by(better);
    Ok((found, reach))
}

/// What was found so far.
struct Gathered<'a> {
    /// The phrases that are to be there, and how rare each is.
    phrases: Vec<&'a Phrase>,
    rarities: Vec<Rarity>,
    rows: Vec<PieceRow>,
    /// For each of the rows how often each of the phrases stands there.
    times: Vec<u32>,
}

impl<'a> Gathered<'a> {
    fn new(sought: &'a Sought) -> Gathered<'a> {
        let mut phrases = Vec::new();
        sought.wanted(&mut phrases);
        let rarities = vec![Rarity::default(); phrases.len()];
        Gathered { phrases, rarities, rows: Vec::new(), times: Vec::new() }
    }

    fn take_from(&mut self, segment: &Segment<'_>, sought: &'a Sought) -> Result<()> {
        let mut known = Known::default();
        let pieces = segment.seek(sought, &mut known)?;
        let is_any = !pieces.is_empty();
        let all = segment.texts.iter().map(|text| text.count as usize).sum::<usize>();
        let rows: Vec<(u32, PieceRow)> = segment.placed(pieces.into_iter()).collect();
        let begin = self.times.len();
        self.times.resize(begin + rows.len() * self.phrases.len(), 0);
        for (at, (phrase, rarity)) in self.phrases.iter().zip(&mut self.rarities).enumerate() {
            // Where nothing was found not all of them had to be looked up.
            if !is_any && !known.has(phrase) {
                continue;
            }
            let hits = known.hits(segment, phrase)?;
            rarity.of += all;
            // Of texts that are gone nobody knows any more how many pieces they had.
            rarity.stands_in += segment.placed(hits.iter().map(|hit| hit.piece)).count();
            let mut hits = hits.iter().peekable();
            let own = self.times.get_mut(begin..).unwrap_or_default().chunks_exact_mut(self.phrases.len());
            for ((piece, _), times) in rows.iter().zip(own) {
                while hits.next_if(|hit| hit.piece < *piece).is_some() {}
                if let (Some(hit), Some(times)) = (hits.next_if(|hit| hit.piece == *piece), times.get_mut(at)) {
                    *times = hit.times;
                }
            }
        }
        self.rows.extend(rows.into_iter().map(|(_, row)| row));
        Ok(())
    }

    /// All of them with how well each fits.
    fn weighed(self) -> Vec<(PieceRow, f64)> {
        let weights: Vec<f64> = self.rarities.iter().map(Rarity::weight).collect();
        let fit = |times: &[u32]| {
            let parts = times.iter().zip(&weights).map(|(times, weight)| {
                let times = f64::from(*times);
                weight * times * (SATURATION + 1.0) / (times + SATURATION)
            });
            -parts.sum::<f64>()
        };
        self.rows.into_iter().zip(self.times.chunks_exact(self.phrases.len().max(1)).map(fit)).collect()
    }
}

/// In how many of the pieces in which a phrase was looked up it stands.
#[derive(Clone, Copy, Default)]
struct Rarity {
    stands_in: usize,
    of: usize,
}

impl Rarity {
    /// How much the phrase counts.
    fn weight(&self) -> f64 {
        let (of, stands_in) = (self.of as f64, self.stands_in as f64);
        ((of - stands_in + 0.5) / (stands_in + 0.5)).ln().max(LEAST)
    }
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
