//! Brackets and quotation marks that open and never close.
//! Invariant: one pass over the text; a bracket may close within its paragraph, some sentences later, and never beyond.

use super::Damaged;
use crate::reading::{Reading, Stopped};

/// So many sentences later a bracket may still close.
const LATER: usize = 3;
/// Deeper than so many, brackets are no writing.
const DEEPEST: usize = 8;

/// A bracket that is open.
struct Open {
    closes: char,
    sentence: usize,
    at: usize,
}

/// The sentences in which a bracket stays open, with its place in bytes of the sentence, in order.
pub(super) fn open(reading: &Reading<'_>) -> Result<Vec<(usize, Damaged)>, Stopped> {
    let mut open: Vec<Open> = Vec::new();
    let mut lost: Vec<Open> = Vec::new();
    let mut end = 0;
    for index in 0..reading.count() {
        reading.go_on()?;
        let range = reading.range(index).unwrap_or_default();
        let gap = reading.text().get(end..range.start).unwrap_or_default();
        end = range.end;
        if gap.contains('\n') {
            end_paragraph(reading.text().get(range.start..).unwrap_or_default(), &mut open, &mut lost);
        }
        // A quotation goes on for as long as its paragraph.
        let stale = |one: &Open| !is_quote(one) && index > one.sentence + LATER;
        let (old, young): (Vec<Open>, Vec<Open>) = open.into_iter().partition(stale);
        lost.extend(old);
        open = young;
        read(reading.sentence(index), index, &mut open, &mut lost);
    }
    lost.append(&mut open);
    lost.sort_by_key(|one| (one.sentence, one.at));
    Ok(lost.into_iter().filter_map(|one| damaged(reading, &one)).collect())
}

fn is_quote(one: &Open) -> bool {
    matches!(one.closes, '“' | '”')
}

/// What is open at a paragraph's end is lost, but for a quotation that the next paragraph goes on with by its own mark.
fn end_paragraph(rest: &str, open: &mut Vec<Open>, lost: &mut Vec<Open>) {
    let goes_on = rest.trim_start().starts_with(['“', '„']);
    lost.extend(open.drain(..).filter(|one| !(goes_on && is_quote(one))));
}

/// Reads a sentence's brackets.
fn read(sentence: &str, index: usize, open: &mut Vec<Open>, lost: &mut Vec<Open>) {
    let mut before = ' ';
    for (at, character) in sentence.char_indices() {
        // A paragraph may end within what was taken for one sentence.
        if character == '\n' && sentence.get(at..).is_some_and(|rest| rest.starts_with("\n\n")) {
            end_paragraph(sentence.get(at..).unwrap_or_default(), open, lost);
        }
        if matches!(character, '„' | '“' | '”') {
            quote(character, Open { closes: '”', sentence: index, at }, open, lost);
        }
        let closes = match character {
            '(' if !matches!(before, ':' | ';' | '=' | '-') => Some(')'),
            '[' => Some(']'),
            _ => None,
        };
        if let Some(closes) = closes {
            // A bracket opened sentences ago, within which another opens, has lost its end.
            if let Some(last) = open.pop_if(|last| last.sentence < index && last.closes == closes) {
                lost.push(last);
            }
            if open.len() < DEEPEST {
                open.push(Open { closes, sentence: index, at });
            }
        } else if matches!(character, ')' | ']')
            && let Some(place) = open.iter().rposition(|one| one.closes == character)
        {
            // What was opened within and is still open never closes.
            lost.extend(open.drain(place + 1..));
            open.pop();
        }
        before = character;
    }
}

/// Reads a quotation mark that has a side: „ opens, ” closes, “ closes „ and opens else.
fn quote(mark: char, here: Open, open: &mut Vec<Open>, lost: &mut Vec<Open>) {
    let low = open.iter().rposition(|one| one.closes == '“');
    let high = open.iter().rposition(|one| one.closes == '”');
    match (mark, low.or(high)) {
        ('“', _) if low.is_some() => drop(low.map(|at| open.remove(at))),
        ('”', Some(at)) => drop(open.remove(at)),
        ('”', None) => {}
        (_, before) => {
            // A quotation within which another of its sort opens has lost its end.
            lost.extend(before.map(|at| open.remove(at)));
            if open.len() < DEEPEST {
                open.push(Open { closes: if mark == '„' { '“' } else { '”' }, ..here });
            }
        }
    }
}

fn damaged(reading: &Reading<'_>, one: &Open) -> Option<(usize, Damaged)> {
    let rest = reading.sentence(one.sentence).get(one.at..)?;
    let word = rest.char_indices().skip(1).find(|(_, c)| !c.is_alphanumeric()).map_or(rest.len(), |(end, _)| end);
    // A bracket with nothing behind it is a sign in a list or a table.
    let stands = rest.get(..word).filter(|stands| stands.chars().count() > 1)?;
    let score = if is_quote(one) { 0.6 } else { 0.8 };
    let damaged = Damaged { repair: None, ..Damaged::new("open-bracket", one.at..one.at + stands.len(), "", score) };
    Some((one.sentence, damaged))
}
