//! How long sentences and finding take at the size of the real text, at 1 MB and at 10 MB.

// Tests may panic and print; clippy knows it of `#[test]` functions only, not of what they call.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::print_stdout)]

use divan::Bencher;
use divan::counter::BytesCount;
use obelus_text::{CanonicalText, Quote, Span, describe, find, sentences};

const SIZES: [usize; 3] = [25_000, 1_000_000, 10_000_000];

fn main() {
    divan::main();
}

/// The shipped sample over and over, each round with its number, so that places differ.
fn text(size: usize) -> CanonicalText {
    let sample = include_str!("../../../samples/sample.txt");
    let mut words = String::new();
    for round in 0.. {
        if words.len() >= size {
            break;
        }
        words.push_str(&format!("Round {round} of the sample. {sample} "));
    }
    CanonicalText::new(&words).unwrap()
}

/// A passage of 200 code points in the middle of the text, with its number.
fn passage(text: &CanonicalText) -> (Span, Quote) {
    let middle = text.as_str().len() / 2;
    let byte = text.as_str()[middle..].find("Round ").unwrap() + middle;
    let start = u32::try_from(text.as_str()[..byte].chars().count()).unwrap();
    let span = Span::new(start, start + 200).unwrap();
    (span, describe(text, span).unwrap())
}

#[divan::bench(args = SIZES)]
fn cut_into_sentences(bencher: Bencher, size: usize) {
    let text = text(size);
    bencher.counter(BytesCount::new(text.as_str().len())).bench(|| sentences(divan::black_box(&text)));
}

#[divan::bench(args = SIZES)]
fn find_where_it_was(bencher: Bencher, size: usize) {
    let text = text(size);
    let (span, quote) = passage(&text);
    bencher.bench(|| find(&text, &quote, Some(span)));
}

#[divan::bench(args = SIZES)]
fn find_the_same_words_elsewhere(bencher: Bencher, size: usize) {
    let text = text(size);
    let (_, quote) = passage(&text);
    bencher.bench(|| find(&text, &quote, None));
}

#[divan::bench(args = SIZES)]
fn find_changed_words(bencher: Bencher, size: usize) {
    let text = text(size);
    let (_, mut quote) = passage(&text);
    quote.exact = quote.exact.replace("something", "some thing").replace("flattened", "felled");
    bencher.bench(|| find(&text, &quote, None));
}
