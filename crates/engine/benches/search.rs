//! How long search takes in a large library: indexing, queries of every kind, candidates for evidence, quotes.
//!
//! Run: `cargo bench -p obelus-engine --bench search`. `OBELUS_SEARCH_MB` says how large (100); `OBELUS_SEARCH_KEEP` names a
//! folder whose library is made once and asked again. Text is made up after Zipf's law, which is what decides here: the
//! commonest word stands in nearly every paragraph, half of all words stand once.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout, missing_docs)]

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use obelus_engine::{
    AskCandidates, AskConcordance, CandidatesFor, Checked, ClaimOrPlace, Details, EvidenceEdit, LineOrder, Place,
    QuoteAsk, Reader, SameBytes, Search, Span, Writer, attach_evidence, check_evidence, check_quote, concordance,
    document_text, import_document, judge_claim, list_candidates, list_origins, prepare, read, search,
};
use obelus_model::{Stance, Verdict};
use obelus_testkit::{CountedIds, TickingClock};

/// A generator of numbers that are the same each time (xorshift64*).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % below
    }
}

/// Words by how common they are, and a table to draw them from.
struct Language {
    words: Vec<String>,
    draws: Vec<u32>,
    dice: Dice,
}

const WORDS: usize = 300_000;

impl Language {
    fn new() -> Language {
        let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
        let syllables = [
            "ka", "zan", "tro", "sta", "lin", "mu", "re", "vo", "lu", "ti", "on", "der", "en", "ing", "est", "sch",
            "ra", "po", "li", "ter", "ma", "no", "be", "du", "fi", "go", "ha", "je", "wo", "us", "ar", "pe", "ü", "é",
        ];
        let mut words = Vec::with_capacity(WORDS);
        for rank in 0..WORDS {
            // Common words are short.
            let length = 1 + (rank.max(1).ilog10() as usize).min(4) / 2 + dice.roll(2);
            let mut word: String = (0..length.max(1)).map(|_| syllables[dice.roll(syllables.len())]).collect();
            if rank > 100 && rank % 9 == 0 {
                let rest = word.split_off(word.chars().next().map_or(0, char::len_utf8));
                word = word.to_uppercase() + &rest;
            }
            words.push(if rank < 30 { word } else { format!("{word}{}", letters(rank)) });
        }
        // How often rank r comes: 1 / (r + 2.7), after Zipf and Mandelbrot.
        let weights: Vec<f64> = (0..WORDS).map(|rank| 1.0 / (rank as f64 + 2.7)).collect();
        let whole: f64 = weights.iter().sum();
        let mut draws = Vec::with_capacity(1 << 22);
        let mut owed = 0.0;
        for (rank, weight) in weights.iter().enumerate() {
            owed += weight / whole * f64::from(1 << 22);
            while owed >= 1.0 {
                draws.push(rank as u32);
                owed -= 1.0;
            }
        }
        Language { words, draws, dice }
    }

    fn word(&mut self) -> &str {
        // One word in fifty is one that hardly ever comes again.
        let rank = match self.dice.roll(50) {
            0 => self.dice.roll(WORDS),
            _ => self.draws[self.dice.roll(self.draws.len())] as usize,
        };
        &self.words[rank]
    }

    fn document(&mut self, bytes: usize) -> String {
        let mut text = String::with_capacity(bytes + 2_000);
        while text.len() < bytes {
            for _ in 0..3 + self.dice.roll(6) {
                let words = 6 + self.dice.roll(20);
                for word in 0..words {
                    if word > 0 {
                        text.push(' ');
                    }
                    if self.dice.roll(60) == 0 {
                        text.push_str(&(1800 + self.dice.roll(220)).to_string());
                    } else {
                        let word = self.word().to_owned();
                        text.push_str(&word);
                    }
                }
                text.push_str(". ");
            }
            text.push_str("\n\n");
        }
        text
    }
}

/// A number in letters, so that each word is one of its own.
fn letters(mut number: usize) -> String {
    let mut out = String::new();
    while number > 0 {
        out.push(char::from(b"abcdefghijklmnopqrstuvwxyz"[number % 26]));
        number /= 26;
    }
    out
}

fn main() {
    let megabytes = std::env::var("OBELUS_SEARCH_MB").ok().and_then(|size| size.parse().ok()).unwrap_or(100usize);
    let kept = std::env::var_os("OBELUS_SEARCH_KEEP").map(PathBuf::from);
    let folder = tempfile::tempdir().unwrap();
    let place = kept.as_deref().unwrap_or(folder.path());
    let path = place.join(format!("search-{megabytes}.obelus"));
    let mut language = Language::new();
    if !path.exists() {
        make(&path, &mut language, megabytes);
    }
    let size = std::fs::metadata(&path).unwrap().len() as f64;
    println!("library {:.2} of its text", size / (megabytes as f64 * 1e6));
    let mut reader = Reader::open(&path).unwrap();
    ask(&mut reader, &language);
    candidates(&path, &mut reader);
    quotes(&path, &mut reader);
    judge(&path);
}

/// Brings documents in: most bytes are in books of half a megabyte, some in papers, some in tomes of ten. While one is kept,
/// the next 32 MB are read and cut, as at the command line; what it takes to make up the texts is not counted.
fn make(path: &Path, language: &mut Language, megabytes: usize) {
    let mut writer =
        Writer::create(path, "search", Box::new(TickingClock::default()), Box::new(CountedIds::from(1))).unwrap();
    let (mut done, mut number, mut spent) = (0, 0, Duration::ZERO);
    let (mut slowest, mut keeping) = (Duration::ZERO, Duration::ZERO);
    while done < megabytes * 1_000_000 {
        let mut texts = Vec::new();
        for _ in 0..400 {
            let bytes = match number % 20 {
                0 if done % 3 == 0 => 10_000_000,
                0..=9 => 50_000,
                _ => 500_000,
            };
            if done < megabytes * 1_000_000 {
                texts.push((number, language.document(bytes.min(megabytes * 1_000_000 - done + 1_000))));
                done += texts.last().unwrap().1.len();
                number += 1;
            }
        }
        let begun = Instant::now();
        std::thread::scope(|scope| {
            let (give, take) = std::sync::mpsc::channel();
            let (fill, free) = std::sync::mpsc::sync_channel(64);
            scope.spawn(move || {
                for (number, text) in texts {
                    let taken = text.len().div_ceil(500_000).min(64);
                    (0..taken).for_each(|_| fill.send(()).unwrap());
                    let reading = read(text.as_bytes(), &Default::default()).unwrap();
                    let prepared = prepare(text.into_bytes(), Some(format!("paper {number}.txt")), reading);
                    give.send((taken, prepared)).unwrap();
                }
            });
            for (taken, prepared) in take {
                let (begun, before) = (Instant::now(), on_processor());
                import_document(&mut writer, prepared, Details::default(), SameBytes::Again).unwrap();
                slowest = slowest.max(begun.elapsed());
                keeping += on_processor().saturating_sub(before);
                free.iter().take(taken).for_each(drop);
            }
        });
        spent += begun.elapsed();
    }
    let rate = |time: Duration| done as f64 / 1e6 / time.as_secs_f64();
    println!("{number} documents, {} MB, the slowest kept in {slowest:.1?}", done / 1_000_000);
    println!("brought in {:.1} MB/s, of which keeping {:.1} MB/s on the processor", rate(spent), rate(keeping));
}

/// How long this thread had a processor: what others do on the machine meanwhile is not in it. Zero where the system does
/// not tell.
fn on_processor() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = told.split(' ').next().and_then(|first| first.parse().ok()).unwrap_or_default();
    Duration::from_nanos(nanoseconds)
}

/// Asks so often, and tells the median and the 95th percentile, and those of the time on the processor.
fn time(what: &str, times: usize, mut once: impl FnMut(usize) -> String) {
    let (mut taken, mut worked) = (Vec::with_capacity(times), Vec::with_capacity(times));
    let mut last = String::new();
    for turn in 0..times {
        let (begun, before) = (Instant::now(), on_processor());
        last = once(turn);
        taken.push(begun.elapsed());
        worked.push(on_processor().saturating_sub(before));
    }
    let first = taken[0];
    taken.sort_unstable();
    worked.sort_unstable();
    let at = |share: usize| taken[(taken.len() - 1) * share / 100];
    let cpu = |share: usize| worked[(worked.len() - 1) * share / 100];
    let (p50, p95) = (cpu(50), cpu(95));
    println!(
        "{what:<42} first {first:>8.1?}  p50 {:>8.1?}  p95 {:>8.1?}  cpu p50 {p50:>8.1?}  p95 {p95:>8.1?}  {last}",
        at(50),
        at(95)
    );
}

/// Writes the query of a turn.
type Write<'a> = Box<dyn Fn(usize) -> String + 'a>;

fn ask(reader: &mut Reader, language: &Language) {
    let rank = |rank: usize| language.words[rank].clone();
    let query = |query: String| Search { query, document: None, limit: 10 };
    let kinds: Vec<(&str, Write<'_>)> = vec![
        ("a word that stands here and there", Box::new(|turn| rank(20_000 + turn * 977))),
        ("a middling word", Box::new(|turn| rank(500 + turn * 13))),
        ("a common word", Box::new(|turn| rank(10 + turn))),
        ("the commonest words", Box::new(|turn| rank(turn % 5))),
        ("two common words", Box::new(|turn| format!("{} {}", rank(turn % 7), rank(8 + turn % 5)))),
        ("a common word and a rare one", Box::new(|turn| format!("{} {}", rank(turn % 7), rank(30_000 + turn * 97)))),
        ("any of two common words", Box::new(|turn| format!("{} OR {}", rank(turn % 7), rank(8 + turn % 5)))),
        ("a phrase of two common words", Box::new(|turn| format!("\"{} {}\"", rank(turn % 7), rank(8 + turn % 5)))),
        (
            "a phrase of common words that is nowhere",
            Box::new(|turn| format!("\"{0} {0} {0} {0} {0}\"", rank(4 + turn))),
        ),
        (
            "a phrase of five common words",
            Box::new(|turn| format!("\"{} {} {} {} {}\"", rank(3 + turn), rank(8), rank(5), rank(12), rank(6))),
        ),
        (
            "a phrase of a common and a rare word",
            Box::new(|turn| format!("\"{} {}\"", rank(2), rank(9_000 + turn * 7))),
        ),
        ("a common word without another", Box::new(|turn| format!("{} -{}", rank(turn % 7), rank(8 + turn % 5)))),
        ("a common word without the commonest", Box::new(|turn| format!("{} -{}", rank(7 + turn), rank(0)))),
        ("a beginning of one letter", Box::new(|turn| format!("{}*", ["s", "k", "t", "m", "e"][turn % 5]))),
        ("a beginning of two letters", Box::new(|turn| format!("{}*", ["st", "ka", "tr", "mu", "en"][turn % 5]))),
        (
            "a beginning of three letters",
            Box::new(|turn| format!("{}*", ["sta", "kaz", "tro", "mur", "eno"][turn % 5])),
        ),
        (
            "a beginning of four letters",
            Box::new(|turn| format!("{}*", ["star", "kaza", "trop", "mure", "enom"][turn % 5])),
        ),
        ("a beginning and a rare word", Box::new(|turn| format!("st* {}", rank(30_000 + turn * 97)))),
        ("a word that is nowhere", Box::new(|turn| format!("qqq{turn}"))),
    ];
    for (what, write) in &kinds {
        time(what, 40, |turn| {
            let found = search(reader, &query(write(turn))).unwrap();
            format!("{} hits of {}{}", found.hits.len(), found.total, if found.is_exact { "" } else { "+" })
        });
    }
    time("a concordance of a middling word", 5, |turn| {
        let ask = AskConcordance { query: rank(900 + turn), document: None, order: LineOrder::Right, limit: 500 };
        format!("{} lines", concordance(reader, &ask).unwrap().lines.len())
    });
}

fn candidates(path: &Path, reader: &mut Reader) {
    let documents = Reader::open(path).unwrap().read(|rows| Ok(rows.documents()?)).unwrap();
    time("candidates for a claim", 40, |turn| {
        let document = &documents[turn * 31 % documents.len()];
        let start = 200 + turn as u32 * 300;
        let wanted = CandidatesFor::Place(document.id, Span::new(start, start + 150).unwrap());
        let found = list_candidates(reader, &AskCandidates { wanted, limit: 10 }).unwrap();
        let best = found.first().map(|best| format!("{:.2} {:?}", best.score, best.shared)).unwrap_or_default();
        format!("{} candidates, best {best}", found.len())
    });
}

/// Quotes of evidence: as they stand somewhere, with a word changed, and with their words in another order, which is nowhere.
fn quotes(path: &Path, reader: &mut Reader) {
    let mut writer = Writer::open(
        path,
        Box::new(TickingClock::default()),
        Box::new(CountedIds::from(std::process::id() + (1 << 30))),
    )
    .unwrap();
    let documents = writer.rows().documents().unwrap();
    let quote = |turn: usize| -> String {
        let text = document_text(&mut Reader::open(path).unwrap(), documents[turn * 37 % documents.len()].id).unwrap();
        let mut words: Vec<&str> = text.as_str().split_whitespace().skip(50 + turn % 100 * 40).take(15).collect();
        match turn % 4 {
            0 => words[7] = "otherwise",
            1 => words.reverse(),
            _ => {}
        }
        words.join(" ")
    };
    // A library that was asked before has them.
    for turn in if writer.rows().evidence().unwrap().is_empty() { 0..100 } else { 0..0 } {
        let place = Place::Sentence(1_000 + turn as u32);
        let claim = judge_claim(&mut writer, documents[0].id, &place, Verdict::Sourced, Default::default()).unwrap();
        let edit =
            EvidenceEdit { stance: Some(Stance::Supports), quote: Some(Some(quote(turn))), ..EvidenceEdit::default() };
        attach_evidence(&mut writer, &ClaimOrPlace::Claim(claim.value), edit).unwrap();
    }
    drop(writer);
    time("the quotes of 100 pieces of evidence", 1, |_| {
        let checked = check_evidence(reader, &|_| true).unwrap();
        let held = checked.iter().filter(|(_, check)| !matches!(check, Checked::NotHeld | Checked::Absent)).count();
        format!("{} checked, {held} found", checked.len())
    });
    for (what, first) in
        [("one quote, word by word", 402), ("one with a changed word", 400), ("one that is nowhere", 401)]
    {
        let asks: Vec<QuoteAsk> =
            (0..5).map(|turn| QuoteAsk { quote: quote(first + 4 * turn), ..QuoteAsk::default() }).collect();
        time(what, asks.len(), |turn| {
            let ask = &asks[turn];
            format!("{:?}", check_quote(reader, ask).unwrap()).chars().take(8).collect()
        });
    }
    time("what all texts share", 1, |_| format!("{} groups", list_origins(reader, &|| true).unwrap().len()));
}

fn judge(path: &Path) {
    time("opening it for writing", 5, |turn| {
        let ids = Box::new(CountedIds::from(turn as u32));
        drop(Writer::open(path, Box::new(TickingClock::default()), ids).unwrap());
        String::new()
    });
    let mut writer =
        Writer::open(path, Box::new(TickingClock::default()), Box::new(CountedIds::from(std::process::id()))).unwrap();
    let document = writer.rows().documents().unwrap()[0].id;
    time("judging a sentence in that library", 200, |turn| {
        let place = Place::Sentence(1 + turn as u32);
        judge_claim(&mut writer, document, &place, Verdict::Sourced, Default::default()).unwrap();
        String::new()
    });
}
