//! Whether what is noticed in texts that were marked by hand is what a careful reader noticed there.
//!
//! The texts lie in `tests/corpus/develop` and `tests/corpus/held-back` (or under `NOTICING_CORPUS`); the second were never
//! looked at by those who wrote what notices. Those of `tests/corpus/learn` are only learned from. `NOTICING_LIST=repeat` (or another kind, or `all`) tells every miss and every
//! false find; of the half `develop`, unless `NOTICING_HALF` names the other, and as cut by hand, unless `NOTICING_CUT=program`. To see the figures:
//! `cargo test -p obelus-insight --test noticing -- --nocapture`.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    missing_docs
)]

mod marked;
mod measure;

use obelus_insight::{Kind, Reading, Rules, Suggestion, checkable, notice};

use marked::Marked;
use measure::{Tally, average_precision, measure};

/// Below these a kind does not fall over all texts of a half: precision and recall.
const FLOORS: [(Kind, [f64; 2], [f64; 2]); 9] = [
    // kind, develop, held back
    (Kind::Repeat, [0.99, 0.98], [0.99, 0.97]),
    (Kind::Conflict, [0.85, 0.14], [0.4, 0.02]),
    (Kind::Boilerplate, [0.96, 0.94], [0.92, 0.9]),
    (Kind::OffTopic, [0.9, 0.63], [0.7, 0.28]),
    (Kind::Damage, [0.97, 0.9], [0.9, 0.85]),
    (Kind::Citation, [0.98, 0.96], [0.89, 0.86]),
    (Kind::Hedge, [0.95, 0.77], [0.85, 0.62]),
    (Kind::Question, [0.98, 0.97], [0.98, 0.9]),
    (Kind::Opinion, [0.88, 0.69], [0.74, 0.36]),
];

/// The same for the mean of the average precision of `checkable`: develop, held back.
const CHECKABLE_FLOOR: [f64; 2] = [0.9, 0.9];

/// Checks a half: as its marks cut it, and as the program does. Floors are for the first.
fn check(half: &str) {
    let texts = marked::texts(half);
    if texts.is_empty() {
        eprintln!("skipped: no marked texts of the half {half}");
        return;
    }
    let figures = figures(half, "cut by hand", &texts);
    let anew: Vec<Marked> = texts.iter().map(Marked::cut_anew).collect();
    self::figures(half, "cut by the program", &anew);
    let place = usize::from(half == "held-back");
    for (kind, develop, held_back) in FLOORS {
        let [precision, recall] = if place == 0 { develop } else { held_back };
        let tally = &figures.kinds.iter().find(|(other, _)| *other == kind).unwrap().1;
        let (is, floor) = ((tally.precision(), tally.recall()), (precision, recall));
        assert!(is.0 >= floor.0 && is.1 >= floor.1, "{half}: {}: {is:.3?}, at least {floor:?}", kind.code());
    }
    assert!(figures.checkable >= CHECKABLE_FLOOR[place], "{half}: checkable: {:.3}", figures.checkable);
}

struct Figures {
    kinds: Vec<(Kind, Tally)>,
    checkable: f64,
}

/// Measures every kind in every text, and writes a table of it.
fn figures(half: &str, how: &str, texts: &[Marked]) -> Figures {
    let rules = Rules::built_in().unwrap();
    let noticed: Vec<(Vec<Suggestion>, Vec<f32>)> = texts.iter().map(|text| noticed(text, &rules)).collect();
    let count: usize = texts.iter().map(|text| text.sentences.len()).sum();
    println!("\n{half}, {how}: {count} sentences in {} texts", texts.len());
    print!("{:<12} {:>22}", "kind", "all");
    texts.iter().for_each(|text| print!(" | {:>16}", text.name));
    println!("\n{:<12} {:>22}{}", "", "right  prec.   rec.", " |      prec.  rec.".repeat(texts.len()));
    let mut kinds = Vec::new();
    for kind in Kind::ALL {
        let mut all = Tally::default();
        let mut row = String::new();
        for (text, (found, _)) in texts.iter().zip(&noticed) {
            let tally = measure(text, found, kind);
            row.push_str(&format!(" | {:>9.2} {:>6.2}", tally.precision(), tally.recall()));
            list(half, how, kind, &text.name, &tally);
            all.add(tally);
        }
        println!("{:<12} {:>8} {:>6.3} {:>6.3}{row}", kind.code(), all.right, all.precision(), all.recall());
        kinds.push((kind, all));
    }
    let checkable: Vec<(f64, f64)> =
        texts.iter().zip(&noticed).map(|(text, (_, likely))| average_precision(text, likely)).collect();
    let mean = |which: fn(&(f64, f64)) -> f64| checkable.iter().map(which).sum::<f64>() / checkable.len() as f64;
    let row: String = checkable.iter().map(|(is, chance)| format!(" | {is:>9.2} {chance:>6.2}")).collect();
    println!(
        "{:<12} {:>8} {:>6.3} {:>6.3}{row}  (average precision, by chance)",
        "checkable",
        "",
        mean(|it| it.0),
        mean(|it| it.1)
    );
    Figures { kinds, checkable: mean(|it| it.0) }
}

fn noticed(text: &Marked, rules: &Rules) -> (Vec<Suggestion>, Vec<f32>) {
    let reading = Reading::new(&text.text, &text.sentences, &|| true);
    (notice(&reading, rules).unwrap(), checkable(&reading, rules).unwrap())
}

/// Tells what was missed and what was found by mistake, where that is wanted.
fn list(half: &str, how: &str, kind: Kind, name: &str, tally: &Tally) {
    let wanted = std::env::var("NOTICING_LIST").unwrap_or_default();
    let of = std::env::var("NOTICING_HALF").unwrap_or_else(|_| "develop".to_owned());
    let cut = std::env::var("NOTICING_CUT").unwrap_or_else(|_| "hand".to_owned());
    if (wanted != kind.code() && wanted != "all") || of != half || !how.ends_with(&cut) {
        return;
    }
    tally.missed.iter().for_each(|told| println!("  {} missed in {name}: {told}", kind.code()));
    tally.wrong.iter().for_each(|told| println!("  {} false in {name}: {told}", kind.code()));
}

#[test]
fn the_texts_that_it_was_made_with_are_noticed() {
    check("develop");
}

#[test]
fn the_texts_that_were_held_back_are_noticed() {
    check("held-back");
}

#[test]
fn a_marked_text_is_read_as_it_is_written() {
    let written = "# subject\n[boilerplate] Log in\nOne line.\n[repeat:a conflict:b/a] +Two ⟦(Smith 1999)⟧ lines.\n\n[12] Three lines.";
    let marked = Marked::read("text", written);
    assert_eq!(marked.text.as_str(), "Log in One line.Two (Smith 1999) lines.\n\n[12] Three lines.");
    let said: Vec<&str> = (0..marked.sentences.len()).map(|index| marked.said(index)).collect();
    assert_eq!(said, ["Log in", "One line.", "Two (Smith 1999) lines.", "[12] Three lines."]);
    assert_eq!(marked.names(2, "conflict").collect::<Vec<_>>(), ["b/a"]);
    assert!(marked.has(0, "boilerplate") && !marked.has(1, "boilerplate"));
    assert_eq!(marked.text.slice(marked.citations[0]), Some("(Smith 1999)"));
}
