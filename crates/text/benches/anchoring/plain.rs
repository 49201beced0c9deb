//! What one would write first: a plain diff of the words of two texts, and a search for the words of what it leaves over. It
//! takes the place that it comes to without asking whether that can be. The measure for what more is worth.

use std::collections::HashMap;
use std::ops::Range;

use obelus_testkit::Edition;
use obelus_text::{CanonicalText, Found, Score, Span, occurrences};

/// Gaps with no more pairs of words than this are aligned word by word.
const PAIRS: usize = 40_000;

/// Words of a text: where each is, in code points, and its number (the same word has the same number in both texts).
struct Words {
    places: Vec<Range<usize>>,
    numbers: Vec<u32>,
}

/// Where each passage is by the diff.
pub fn carried(old: &str, new: &CanonicalText, edition: &Edition) -> Vec<Found> {
    let mut known = HashMap::new();
    let (olds, news) = (cut(old, &mut known), cut(new.as_str(), &mut known));
    let mut homes = vec![None; olds.numbers.len()];
    align(&olds.numbers, &news.numbers, (0, 0), &mut homes);
    let old_text: Vec<char> = old.chars().collect();
    edition.passages.iter().map(|passage| one(&old_text, new, (&olds, &news), &homes, passage.span)).collect()
}

fn one(
    old: &[char],
    new: &CanonicalText,
    (olds, news): (&Words, &Words),
    homes: &[Option<usize>],
    span: Span,
) -> Found {
    let (start, end) = (span.start() as usize, span.end() as usize);
    let first = olds.places.partition_point(|place| place.end <= start);
    let last = olds.places.partition_point(|place| place.start < end);
    let there: Vec<usize> = homes[first..last].iter().flatten().copied().collect();
    let words: String = old[start..end].iter().collect();
    let found = || {
        let (from, to) = (*there.iter().min()?, *there.iter().max()?);
        let (from, to) = (&news.places[from], &news.places[to]);
        // The passage may begin or end within a word.
        let head = start.saturating_sub(olds.places[first].start).min(from.len() - 1);
        let tail = olds.places[last - 1].end.saturating_sub(end).min(to.len() - 1);
        let place = Span::new((from.start + head) as u32, (to.end - tail) as u32)?;
        let is_same = new.slice(place) == Some(&words);
        let share = there.len() as f32 / (last - first) as f32;
        Some(if is_same { Found::Exact(place) } else { Found::Fuzzy(place, Score::new(share)?) })
    };
    if there.len() * 2 >= last - first
        && let Some(found) = found()
    {
        return found;
    }
    match occurrences(new, &words).as_slice() {
        [] => Found::Lost,
        [only] => Found::Moved(*only),
        many => Found::Ambiguous(many.to_vec()),
    }
}

fn cut<'a>(text: &'a str, known: &mut HashMap<&'a str, u32>) -> Words {
    let mut words = Words { places: Vec::new(), numbers: Vec::new() };
    let mut start: Option<(usize, usize)> = None;
    let ends = text.char_indices().chain([(text.len(), ' ')]).enumerate();
    for (position, (byte, character)) in ends {
        match start {
            None if !character.is_whitespace() => start = Some((position, byte)),
            Some((from, from_byte)) if character.is_whitespace() => {
                let next = known.len() as u32;
                words.numbers.push(*known.entry(&text[from_byte..byte]).or_insert(next));
                words.places.push(from..position);
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// Aligns what begins and ends alike, then splits at words that stand once on both sides, and so on.
fn align(old: &[u32], new: &[u32], (old_at, new_at): (usize, usize), homes: &mut [Option<usize>]) {
    let head = old.iter().zip(new).take_while(|(one, other)| one == other).count();
    for at in 0..head {
        homes[old_at + at] = Some(new_at + at);
    }
    let (old, new, old_at, new_at) = (&old[head..], &new[head..], old_at + head, new_at + head);
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(one, other)| one == other).count();
    for back in 1..=tail {
        homes[old_at + old.len() - back] = Some(new_at + new.len() - back);
    }
    let (old, new) = (&old[..old.len() - tail], &new[..new.len() - tail]);
    if old.is_empty() || new.is_empty() {
        return;
    }
    if old.len() * new.len() <= PAIRS {
        for (one, other) in common(old, new) {
            homes[old_at + one] = Some(new_at + other);
        }
        return;
    }
    let anchors = increasing(&once(old, new));
    let mut from = (0, 0);
    for &(one, other) in &anchors {
        homes[old_at + one] = Some(new_at + other);
        align(&old[from.0..one], &new[from.1..other], (old_at + from.0, new_at + from.1), homes);
        from = (one + 1, other + 1);
    }
    if !anchors.is_empty() {
        align(&old[from.0..], &new[from.1..], (old_at + from.0, new_at + from.1), homes);
    }
}

/// Words that stand once in each, in the order of the old ones.
fn once(old: &[u32], new: &[u32]) -> Vec<(usize, usize)> {
    let mut seen: HashMap<u32, (usize, usize, usize, usize)> = HashMap::new();
    for (at, word) in old.iter().enumerate() {
        let seen = seen.entry(*word).or_default();
        (seen.0, seen.1) = (seen.0 + 1, at);
    }
    for (at, word) in new.iter().enumerate() {
        let seen = seen.entry(*word).or_default();
        (seen.2, seen.3) = (seen.2 + 1, at);
    }
    let mut pairs: Vec<(usize, usize)> =
        seen.into_values().filter(|seen| seen.0 == 1 && seen.2 == 1).map(|seen| (seen.1, seen.3)).collect();
    pairs.sort_unstable();
    pairs
}

/// The longest row of pairs that goes up on both sides.
fn increasing(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut tops: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; pairs.len()];
    for (nth, pair) in pairs.iter().enumerate() {
        let place = tops.partition_point(|top| pairs[*top].1 < pair.1);
        before[nth] = place.checked_sub(1).map(|place| tops[place]);
        if place == tops.len() { tops.push(nth) } else { tops[place] = nth }
    }
    let mut row: Vec<(usize, usize)> = Vec::new();
    let mut at = tops.last().copied();
    while let Some(nth) = at {
        row.push(pairs[nth]);
        at = before[nth];
    }
    row.reverse();
    row
}

/// The longest common subsequence, as the textbook has it.
fn common(old: &[u32], new: &[u32]) -> Vec<(usize, usize)> {
    let width = new.len() + 1;
    let mut longest = vec![0u32; (old.len() + 1) * width];
    for one in (0..old.len()).rev() {
        for other in (0..new.len()).rev() {
            longest[one * width + other] = if old[one] == new[other] {
                longest[(one + 1) * width + other + 1] + 1
            } else {
                longest[(one + 1) * width + other].max(longest[one * width + other + 1])
            };
        }
    }
    let (mut one, mut other, mut pairs) = (0, 0, Vec::new());
    while one < old.len() && other < new.len() {
        if old[one] == new[other] {
            pairs.push((one, other));
            (one, other) = (one + 1, other + 1);
        } else if longest[(one + 1) * width + other] >= longest[one * width + other + 1] {
            one += 1;
        } else {
            other += 1;
        }
    }
    pairs
}
