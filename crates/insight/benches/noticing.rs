//! How long it takes to notice everything in prose of 100 kB, 1 MB (about 8,000 sentences) and 10 MB: `cargo bench -p
//! obelus-insight --bench noticing`. What each kind takes of it is told by `cargo test --release -p obelus-insight --lib --
//! --ignored --nocapture cost`.

#![allow(clippy::unwrap_used, missing_docs)]

use divan::Bencher;
use divan::counter::BytesCount;
use obelus_insight::{Reading, Rules, checkable, notice, repeats};
use obelus_text::{CanonicalText, Span, sentences};

const SIZES: [usize; 3] = [100_000, 1_000_000, 10_000_000];

fn main() {
    divan::main();
}

fn prose(size: usize) -> (CanonicalText, Vec<Span>) {
    let text = CanonicalText::new(&obelus_testkit::prose(size)).unwrap();
    let spans = sentences(&text);
    (text, spans)
}

#[divan::bench(args = SIZES, max_time = 20)]
fn everything(bencher: Bencher, size: usize) {
    let (text, spans) = prose(size);
    let rules = Rules::built_in().unwrap();
    bencher
        .counter(BytesCount::new(size))
        .bench(|| notice(&Reading::new(&text, &spans, &|| true), divan::black_box(&rules)).unwrap());
}

#[divan::bench(args = SIZES, max_time = 20)]
fn what_can_be_checked(bencher: Bencher, size: usize) {
    let (text, spans) = prose(size);
    let rules = Rules::built_in().unwrap();
    bencher
        .counter(BytesCount::new(size))
        .bench(|| checkable(&Reading::new(&text, &spans, &|| true), divan::black_box(&rules)).unwrap());
}

#[divan::bench(args = SIZES, max_time = 20)]
fn the_same_words(bencher: Bencher, size: usize) {
    let (text, spans) = prose(size);
    bencher.counter(BytesCount::new(size)).bench(|| repeats(divan::black_box(&text), &spans));
}

#[divan::bench]
fn rules_read() -> Rules {
    Rules::built_in().unwrap()
}
