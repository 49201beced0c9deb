//! What is done to the bytes of a library, thrown with dice.

use super::specimen::{Files, Specimens};
use crate::dice::Dice;

/// The size of a page of the libraries here.
const PAGE: usize = 4096;

/// What was damaged: the files that are there then, and what it is called.
pub struct Mutation {
    /// The files.
    pub files: Files,
    /// Of which kind the damage is.
    pub kind: &'static str,
}

impl Mutation {
    /// Throws one.
    pub fn throw(specimens: &Specimens, dice: &mut Dice) -> Mutation {
        let is_live = dice.percent(45);
        let mut files = if is_live { specimens.live.clone() } else { specimens.closed.clone() };
        let kind = match dice.below(100) {
            0..12 if is_live => swap_log(specimens, &mut files, dice),
            12..24 if is_live => damage_file(&mut files, "-wal", specimens, dice),
            24..34 => damage_journal(&mut files, specimens, dice),
            _ => damage_file(&mut files, "", specimens, dice),
        };
        Mutation { files, kind }
    }
}

/// The log beside a library is that of another time, of another library, or gone.
fn swap_log(specimens: &Specimens, files: &mut Files, dice: &mut Dice) -> &'static str {
    let log = |files: &Files| files.get("-wal").cloned().unwrap_or_default();
    let (file, kind) = match dice.below(5) {
        0 => (log(&specimens.early), "log of an earlier time"),
        1 => (log(&specimens.other), "log of another library"),
        2 => {
            // The log belongs to a file that is newer than it: all of it is in there already.
            *files = specimens.closed.clone();
            (log(&specimens.early), "log of an earlier time beside a closed library")
        }
        3 => {
            if let Some(bytes) = specimens.early.get("") {
                files.insert(String::new(), bytes.clone());
            }
            (log(&specimens.live), "library of an earlier time beside a newer log")
        }
        _ => (Vec::new(), "log gone"),
    };
    if file.is_empty() {
        files.remove("-wal");
    } else {
        files.insert("-wal".to_owned(), file);
    }
    kind
}

/// The second copy of the ops: lines changed, cut, swapped, or those of another time.
fn damage_journal(files: &mut Files, specimens: &Specimens, dice: &mut Dice) -> &'static str {
    let Some(journal) = files.get_mut(".journal") else { return damage_file(files, "", specimens, dice) };
    let lines: Vec<&[u8]> = journal.split_inclusive(|byte| *byte == b'\n').collect();
    let at = dice.below(lines.len() as u64) as usize;
    let mut lines: Vec<Vec<u8>> = lines.into_iter().map(<[u8]>::to_vec).collect();
    let kind = match dice.below(5) {
        0 => {
            let other = dice.below(lines.len() as u64) as usize;
            lines.swap(at, other);
            "journal lines swapped"
        }
        1 => {
            lines.remove(at);
            "journal line gone"
        }
        2 => {
            lines.truncate(at);
            "journal cut"
        }
        3 => {
            let early = specimens.early.get(".journal").cloned().unwrap_or_default();
            lines = vec![early];
            "journal of an earlier time"
        }
        _ => {
            let mut bytes = lines.concat();
            flip(&mut bytes, 1 + dice.below(16), dice);
            lines = vec![bytes];
            "journal bits flipped"
        }
    };
    *journal = lines.concat();
    kind
}

/// Damages the bytes of one file.
fn damage_file(files: &mut Files, suffix: &str, specimens: &Specimens, dice: &mut Dice) -> &'static str {
    let stale = specimens.early.get(suffix).cloned().unwrap_or_default();
    let Some(bytes) = files.get_mut(suffix).filter(|bytes| !bytes.is_empty()) else { return "nothing" };
    let is_log = suffix == "-wal";
    let kind = damage(bytes, &stale, dice);
    match (is_log, kind) {
        (true, "one bit flipped" | "bits flipped") => "log: bits flipped",
        (true, "cut off") => "log: cut off",
        (true, _) => "log: other",
        (false, kind) => kind,
    }
}

fn damage(bytes: &mut Vec<u8>, stale: &[u8], dice: &mut Dice) -> &'static str {
    let length = bytes.len() as u64;
    let pages = (length / PAGE as u64).max(1);
    let page = |dice: &mut Dice| dice.below(pages) as usize * PAGE;
    let at = dice.below(length) as usize;
    match dice.below(100) {
        0..34 => {
            flip(bytes, 1, dice);
            "one bit flipped"
        }
        34..52 => {
            let bits = 2 + dice.below(63);
            flip(bytes, bits, dice);
            "bits flipped"
        }
        52..62 => {
            let noise: Vec<u8> = (0..1 + dice.below(64)).map(|_| dice.throw() as u8).collect();
            lay(bytes, at, &noise);
            "bytes written over"
        }
        62..70 => {
            let zeros = vec![0; 1 + dice.below(8192) as usize];
            lay(bytes, at, &zeros);
            "range zeroed"
        }
        70..76 => {
            let at = page(dice);
            lay(bytes, at, &[0; PAGE]);
            "page zeroed"
        }
        76..82 => {
            let (one, two) = (page(dice), page(dice));
            let [first, second] = [one, two].map(|at| slice(bytes, at).to_vec());
            lay(bytes, one, &second);
            lay(bytes, two, &first);
            "pages swapped"
        }
        82..88 => {
            let at = page(dice);
            let old = slice(stale, at).to_vec();
            lay(bytes, at, &old);
            "page of an earlier time"
        }
        88..93 => {
            let (from, to) = (page(dice), page(dice));
            let copied = slice(bytes, from).to_vec();
            lay(bytes, to, &copied);
            "page written elsewhere"
        }
        93..97 => {
            bytes.truncate(at);
            "cut off"
        }
        _ => {
            let at = dice.below(100) as usize;
            lay(bytes, at, &[dice.throw() as u8]);
            "head written over"
        }
    }
}

fn slice(bytes: &[u8], at: usize) -> &[u8] {
    let end = (at + PAGE).min(bytes.len());
    bytes.get(at..end).unwrap_or_default()
}

/// Writes over what stands there; a file does not grow by it.
fn lay(bytes: &mut [u8], at: usize, new: &[u8]) {
    bytes.iter_mut().skip(at).zip(new).for_each(|(old, new)| *old = *new);
}

fn flip(bytes: &mut [u8], bits: u64, dice: &mut Dice) {
    for _ in 0..bits {
        let at = dice.below(bytes.len() as u64) as usize;
        let bit = dice.below(8) as u32;
        if let Some(byte) = bytes.get_mut(at) {
            *byte ^= 1 << bit;
        }
    }
}
