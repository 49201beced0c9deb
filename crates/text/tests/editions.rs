//! Pairs of real editions: a page of our own writing in two editions; a page of ours as a scanner read it; where they are there,
//! two editions of a public-domain book (docs/anchoring.md says how to write them out) and the scanner itself (tesseract).
//!
//! The pages have marks for passages, `{1:` to `:1}`, in the old text and where the passage truly is in the new one; a mark that
//! is not in the new one is of a passage that is gone.

// Tests may panic and print; clippy knows it of `#[test]` functions only, not of what they call.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::print_stdout)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use obelus_text::{CanonicalText, Found, Remembered, Span, carry_over, describe};

/// A text and where its marks are, by number.
struct Page {
    text: CanonicalText,
    marks: BTreeMap<u32, Span>,
}

/// Reads the marks of a text, and leaves the text without them.
fn page(marked: &str) -> Page {
    let mut text = String::new();
    let mut length = 0;
    let mut open: BTreeMap<u32, u32> = BTreeMap::new();
    let mut marks = BTreeMap::new();
    let mut rest = marked;
    while let Some(character) = rest.chars().next() {
        let digits = |after: &str| after.chars().take_while(char::is_ascii_digit).count();
        if let Some(after) = rest.strip_prefix('{')
            && digits(after) > 0
            && after[digits(after)..].starts_with(':')
        {
            open.insert(after[..digits(after)].parse().unwrap(), length);
            rest = &after[digits(after) + 1..];
        } else if let Some(after) = rest.strip_prefix(':')
            && digits(after) > 0
            && after[digits(after)..].starts_with('}')
        {
            let number = after[..digits(after)].parse().unwrap();
            marks.insert(number, Span::new(open.remove(&number).unwrap(), length).unwrap());
            rest = &after[digits(after) + 1..];
        } else {
            text.push(character);
            length += 1;
            rest = &rest[character.len_utf8()..];
        }
    }
    assert!(open.is_empty(), "marks without an end: {open:?}");
    Page { text: CanonicalText::new(&text).unwrap(), marks }
}

fn pair(marked: &str) -> (Page, Page) {
    let (old, new) = marked.split_once("=== new ===\n").unwrap();
    (page(old), page(new))
}

/// How the passages of a pair came out.
#[derive(Default, Debug)]
struct Outcome {
    count: usize,
    right: usize,
    gone: usize,
    said_lost: usize,
    /// There, and several places were offered; said to be lost; graded fuzzy at another place.
    not_right: [usize; 3],
    /// What must not be: a wrong place that is sure, or other words that are sure to be the same.
    lies: Vec<String>,
    /// What is not right: number of the passage, what was answered.
    misses: Vec<String>,
}

fn overlap(one: Span, other: Span) -> f64 {
    let both = one.end().min(other.end()).saturating_sub(one.start().max(other.start()));
    f64::from(both) / f64::from(one.length() + other.length() - both)
}

fn bare(words: &str) -> String {
    words.replace("-\n", "").split_whitespace().collect()
}

fn carried(old: &Page, new: &Page) -> Outcome {
    let numbers: Vec<u32> = old.marks.keys().copied().collect();
    let remember = |span: &Span| Remembered { quote: describe(&old.text, *span).unwrap(), span: Some(*span) };
    let passages: Vec<Remembered> = old.marks.values().map(remember).collect();
    let mut outcome = Outcome { count: passages.len(), ..Outcome::default() };
    for ((number, passage), found) in numbers.iter().zip(&passages).zip(carry_over(&old.text, &new.text, &passages)) {
        let truth = new.marks.get(number);
        let told = || {
            let there = |place: &Span| format!("{place:?} {:?}", new.text.slice(*place).unwrap_or_default());
            let truth = truth.map(there);
            let answered = match &found {
                Found::Exact(place) | Found::Moved(place) | Found::Fuzzy(place, _) => there(place),
                _ => String::new(),
            };
            format!("passage {number} {:?}: {found:?} {answered}, true {truth:?}", passage.quote.exact)
        };
        outcome.gone += usize::from(truth.is_none());
        let (place, is_sure) = match &found {
            Found::Exact(place) | Found::Moved(place) => (Some(*place), true),
            Found::Fuzzy(place, _) => (Some(*place), false),
            _ => (None, false),
        };
        let is_same = place.is_none_or(|place| bare(new.text.slice(place).unwrap()) == bare(&passage.quote.exact));
        let is_right = match (truth, place) {
            // A line of the other edition may have more (the heading of a psalm): the very words within it are the passage.
            (Some(truth), Some(place)) => overlap(*truth, place) >= 0.9 || is_same && truth.contains(place),
            (None, None) => found == Found::Lost,
            _ => false,
        };
        outcome.said_lost += usize::from(truth.is_none() && found == Found::Lost);
        match &found {
            Found::Ambiguous(_) if truth.is_some() => outcome.not_right[0] += 1,
            Found::Lost if truth.is_some() => outcome.not_right[1] += 1,
            Found::Fuzzy(..) if !is_right => outcome.not_right[2] += 1,
            _ => {}
        }
        if is_sure && !(is_right && is_same) {
            outcome.lies.push(told());
        }
        if is_right {
            outcome.right += 1;
        } else {
            outcome.misses.push(told());
        }
    }
    outcome
}

#[test]
fn a_page_in_two_editions_keeps_its_passages() {
    let (old, new) = pair(include_str!("editions/lighthouse.txt"));
    let outcome = carried(&old, &new);
    println!("{outcome:#?}");
    assert_eq!((outcome.count, outcome.gone), (17, 2));
    assert!(outcome.lies.is_empty(), "{:#?}", outcome.lies);
    assert_eq!(outcome.right, outcome.count, "{:#?}", outcome.misses);
}

#[test]
fn the_other_way_round_it_keeps_them_too() {
    let (old, new) = pair(include_str!("editions/lighthouse.txt"));
    let outcome = carried(&new, &old);
    assert!(outcome.lies.is_empty(), "{:#?}", outcome.lies);
    assert_eq!(outcome.right, outcome.count, "{:#?}", outcome.misses);
}

#[test]
fn a_page_read_by_a_scanner_keeps_its_passages() {
    let (old, new) = pair(include_str!("editions/scan.txt"));
    let outcome = carried(&old, &new);
    println!("{outcome:#?}");
    assert_eq!((outcome.count, outcome.gone), (17, 0));
    assert!(outcome.lies.is_empty(), "{:#?}", outcome.lies);
    assert_eq!(outcome.right, outcome.count, "{:#?}", outcome.misses);
}

/// Where each character of one text is in another by the fewest errors: the truth for a text that was read from a picture.
fn by_fewest_errors(old: &[char], new: &[char]) -> Vec<Option<usize>> {
    let width = new.len() + 1;
    let mut errors = vec![0u16; (old.len() + 1) * width];
    for one in (0..=old.len()).rev() {
        for other in (0..=new.len()).rev() {
            let at = |one: usize, other: usize| errors[one * width + other];
            errors[one * width + other] = match (one < old.len(), other < new.len()) {
                (false, false) => 0,
                (true, false) => at(one + 1, other) + 1,
                (false, true) => at(one, other + 1) + 1,
                (true, true) => {
                    let both = at(one + 1, other + 1) + u16::from(!is_alike(old[one], new[other]));
                    both.min(at(one + 1, other) + 1).min(at(one, other + 1) + 1)
                }
            };
        }
    }
    let at = |one: usize, other: usize| errors[one * width + other];
    let (mut one, mut other, mut homes) = (0, 0, vec![None; old.len()]);
    while one < old.len() && other < new.len() {
        let here = at(one, other);
        if here == at(one + 1, other + 1) + u16::from(!is_alike(old[one], new[other])) {
            homes[one] = Some(other);
            (one, other) = (one + 1, other + 1);
        } else if here == at(one + 1, other) + 1 {
            one += 1;
        } else {
            other += 1;
        }
    }
    homes
}

/// Spaces and line ends are one.
fn is_alike(one: char, other: char) -> bool {
    one == other || one.is_whitespace() && other.is_whitespace()
}

/// The new text with the marks of the old one, where its characters went.
fn marked_by_alignment(old: &Page, read: &str) -> Page {
    let text = CanonicalText::new(read).unwrap();
    let (olds, news): (Vec<char>, Vec<char>) = (old.text.as_str().chars().collect(), text.as_str().chars().collect());
    let homes = by_fewest_errors(&olds, &news);
    let home = |mut range: std::ops::Range<u32>| range.find_map(|at| homes[at as usize]);
    let last = |range: std::ops::Range<u32>| range.rev().find_map(|at| homes[at as usize]);
    let place = |span: &Span| {
        let (start, end) = (home(span.start()..span.end())?, last(span.start()..span.end())? + 1);
        Span::new(u32::try_from(start).ok()?, u32::try_from(end).ok()?)
    };
    let marks = old.marks.iter().filter_map(|(number, span)| Some((*number, place(span)?))).collect();
    Page { text, marks }
}

/// The page with its marks written into it, to be kept as a file.
fn with_marks(page: &Page) -> String {
    let mut told = String::new();
    for (at, character) in (0..).zip(page.text.as_str().chars().chain([' '])) {
        for (number, _) in page.marks.iter().filter(|(_, span)| span.end() == at) {
            told.push_str(&format!(":{number}}}"));
        }
        for (number, _) in page.marks.iter().filter(|(_, span)| span.start() == at) {
            told.push_str(&format!("{{{number}:"));
        }
        told.push(character);
    }
    told.trim_end().to_owned() + "\n"
}

/// Paints words and reads them again; `None` where the programs for that are not there.
fn scanned(words: &str, folder: &Path) -> Option<String> {
    let page = folder.join("page.txt");
    std::fs::write(&page, words).unwrap();
    let base = folder.join("page");
    let painted = Command::new("text2image")
        .arg(format!("--text={}", page.display()))
        .arg(format!("--outputbase={}", base.display()))
        .args(["--fonts_dir=/usr/share/fonts", "--font=DejaVu Serif", "--ptsize=9", "--resolution=150", "--leading=14"])
        .args(["--xsize=1200", "--ysize=1900", "--exposure=1", "--degrade_image=true"])
        .arg(format!("--fontconfig_tmpdir={}", folder.display()))
        .output()
        .ok()?;
    let picture = base.with_extension("tif");
    if !painted.status.success() || !picture.is_file() {
        println!("not painted: {}", String::from_utf8_lossy(&painted.stderr));
        return None;
    }
    let read = Command::new("tesseract").arg(&picture).args(["stdout", "-l", "eng", "--psm", "4"]).output().ok()?;
    read.status.success().then(|| String::from_utf8_lossy(&read.stdout).replace('\u{c}', "\n"))
}

/// A folder of its own in the target folder.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Needs tesseract-ocr with its text2image, and the DejaVu fonts; where they are not, it says so and passes.
#[test]
fn pages_that_are_scanned_here_keep_their_passages() {
    let (page, _) = pair(include_str!("editions/scan.txt"));
    let made_up = obelus_testkit::edition(7_000, 60, &obelus_testkit::Edits::default(), 77);
    let text = CanonicalText::new(&made_up.old).unwrap();
    let long_enough = made_up.passages.iter().map(|passage| passage.span).filter(|span| span.length() > 12);
    let made_up = Page { marks: (1..).zip(long_enough).collect(), text };
    // Words that no dictionary has are read badly: one letter in ten is another.
    for (name, old, least) in [("scan-page", page, 97), ("scan-made-up", made_up, 85)] {
        let Some(read) = scanned(old.text.as_str(), &folder(name)) else {
            println!("SKIPPED: no tesseract or no text2image here");
            return;
        };
        let new = marked_by_alignment(&old, &read);
        std::fs::write(folder(name).join("read-with-marks.txt"), with_marks(&new)).unwrap();
        let outcome = carried(&old, &new);
        println!("{name}: {} of {} right; {:#?}", outcome.right, outcome.count, outcome.misses);
        assert!(outcome.lies.is_empty(), "{:#?}", outcome.lies);
        assert!(outcome.right * 100 >= outcome.count * least, "{:#?}", outcome.misses);
    }
}

/// Two editions of one book, line by line: a key (as a book of verses has one), a tab, the words. Truth is the line of that key.
fn edition(path: &Path) -> Page {
    let told = std::fs::read_to_string(path).unwrap();
    let (mut text, mut marks, mut length) = (String::new(), BTreeMap::new(), 0);
    for line in told.lines() {
        let (key, words) = line.split_once('\t').unwrap();
        let count = u32::try_from(words.chars().count()).unwrap();
        if let Some(span) = Span::new(length, length + count) {
            marks.insert(key.parse().unwrap(), span);
        }
        text.push_str(words);
        text.push('\n');
        length += count + 1;
    }
    Page { text: CanonicalText::new(&text).unwrap(), marks }
}

/// `OBELUS_EDITIONS` names a folder with pairs `NAME.old.tsv` and `NAME.new.tsv`; without it this says so and passes.
#[test]
fn editions_of_public_domain_books_keep_their_passages() {
    let Some(folder) = std::env::var_os("OBELUS_EDITIONS") else {
        println!("SKIPPED: OBELUS_EDITIONS names no folder");
        return;
    };
    let (mut count, mut lies) = (0, Vec::new());
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let Some(base) = path.to_str().and_then(|path| path.strip_suffix(".old.tsv")) else { continue };
        let (old, new) = (edition(&path), edition(Path::new(&format!("{base}.new.tsv"))));
        let start = std::time::Instant::now();
        let outcome = carried(&old, &new);
        println!(
            "{base}: {} passages, {} right, {} gone, {} of them said lost, {:?} ambiguous, lost, fuzzy elsewhere, {} lies, {:.1} ms",
            outcome.count,
            outcome.right,
            outcome.gone,
            outcome.said_lost,
            outcome.not_right,
            outcome.lies.len(),
            start.elapsed().as_secs_f64() * 1e3,
        );
        for told in outcome.misses.iter().step_by(outcome.misses.len().div_ceil(12).max(1)) {
            println!("  {told}");
        }
        lies.extend(outcome.lies);
        count += 1;
    }
    assert!(count > 0, "no pair in the folder");
    assert!(lies.is_empty(), "{}: {:#?}", lies.len(), lies.iter().take(20).collect::<Vec<_>>());
}
