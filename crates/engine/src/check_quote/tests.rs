//! Where the index is sure of the best place of a quote, there is none better in all texts.

use obelus_testkit::{CountedIds, TickingClock};
use proptest::prelude::*;

use super::*;
use crate::{Details, SameBytes, Writer, import_document, prepare, read};

/// Words as language has them: some everywhere, most here and there.
fn word(dice: u32) -> String {
    let rank = 400.0f64.powf(f64::from(dice % 1000) / 1000.0) as u32;
    format!("{}{}", ["ta", "ro", "min", "kel", "su"][rank as usize % 5], ["ba", "dor", "nu"][rank as usize % 3])
        + &"i".repeat(rank as usize / 15)
}

#[test]
fn what_the_index_is_sure_of_is_what_reading_all_texts_finds() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("q.obelus");
    let ids = Box::new(CountedIds::from(1));
    let mut writer = Writer::create(&path, "q", Box::new(TickingClock::default()), ids).unwrap();
    let mut dice = 1u32;
    let mut texts: Vec<Vec<String>> = Vec::new();
    for _ in 0..4 {
        let mut roll = || {
            dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            dice >> 8
        };
        texts.push((0..2800).map(|_| word(roll())).collect());
        // The same words again and again, each time with another one among them, and words that come three times.
        let formula: Vec<String> = (0..20u32).map(|at| format!("formula{at}")).collect();
        let text = texts.last_mut().unwrap();
        for copy in 0..20 {
            let mut formula = formula.clone();
            formula[copy] = word(roll());
            text.extend(formula);
            text.extend((0..30).map(|_| word(roll())));
            text.extend(["row", "row", "row", "your", "boat", "row", "row", "row", "your", "boat"].map(str::to_owned));
        }
        let text = texts.last().unwrap().join(" ");
        let reading = read(text.as_bytes(), &Default::default()).unwrap();
        let prepared = prepare(text.into_bytes(), None, reading);
        import_document(&mut writer, prepared, Details::default(), SameBytes::Again).unwrap();
    }
    drop(writer);
    let reader = Reader::open(&path).unwrap();
    let sure = std::cell::Cell::new((0, 0));
    let cut = (0..4usize, 0..3900usize, 8..70usize, proptest::collection::vec((0..70usize, 0..400u32), 0..16));
    proptest!(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() }, |((text, from, length, changes) in cut)| {
        let mut quote: Vec<String> = texts[text][from..from + length].to_vec();
        for (at, dice) in changes {
            if let Some(place) = quote.get_mut(at) {
                *place = word(dice * 2);
            }
        }
        let quote = quote.join(" ");
        let finder = QuoteFinder::new([quote.as_str()]);
        reader.read(|rows| {
            let all = best_in(rows, &finder, rows.present_texts()?.iter())?;
            let rank = |best: &Best| best.as_ref().filter(|(_, found)| found.score >= ALIKE_ELSEWHERE).map(|(_, found)| (found.is_verbatim, found.score));
            let (found, is_sure) = best_by_index(rows, &finder, &quote, |_| true)?;
            let (mut by_index, mut by_runs) = sure.get();
            if is_sure {
                assert_eq!(rank(&found), rank(&all), "{quote}");
                by_index += 1;
            }
            // Where runs that stand in some pieces already are common.
            let words: Vec<String> = quote.split(' ').map(str::to_owned).collect();
            if let Some((runs, least)) = runs(&quote, &words)
                && let Some(pieces) = pieces_with_runs(rows, &runs, least, 2 * quote.len() + AROUND, 8)?
            {
                assert_eq!(rank(&best_of(pieces, &finder, |_| true)), rank(&all), "{quote}");
                by_runs += 1;
            }
            sure.set((by_index, by_runs));
            Ok::<_, EngineError>(())
        }).unwrap();
    });
    let (by_index, by_runs) = sure.get();
    assert!(by_index > 15 && by_runs > 15, "sure of {by_index}, by runs of {by_runs}");
}
