//! How fast quotes are looked for, and what texts share, in a library of 1,000 texts of 25 kB each: `cargo bench -p
//! obelus-insight`. The words are drawn as English draws them: the n-th word one n-th as often as the first,
//! and the common ones short.

#![allow(clippy::print_stdout, clippy::indexing_slicing, clippy::unwrap_used, missing_docs)]

use std::time::Instant;

use obelus_insight::{QuoteFinder, shared_passages};
use obelus_text::CanonicalText;

const TEXTS: usize = 1_000;
const LENGTH: usize = 25_000;

/// A generator of numbers (xorshift64*), so that every run has the same texts.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() >> 33) as usize % limit
    }
}

struct Borrowed<'a>(&'a CanonicalText);

impl AsRef<CanonicalText> for Borrowed<'_> {
    fn as_ref(&self) -> &CanonicalText {
        self.0
    }
}

fn vocabulary() -> Vec<String> {
    let mut numbers = Numbers(7);
    let word = |numbers: &mut Numbers, rank: usize| {
        // Common words are short.
        let length = if rank < 200 { 2 + numbers.below(4) } else { 3 + numbers.below(9) };
        (0..length).map(|_| char::from(b'a' + u8::try_from(numbers.below(26)).unwrap_or_default())).collect()
    };
    (0..20_000).map(|rank| word(&mut numbers, rank)).collect()
}

fn library() -> Vec<CanonicalText> {
    let (words, mut numbers) = (vocabulary(), Numbers(11));
    let mut texts = Vec::new();
    for number in 0..TEXTS {
        let mut text = String::with_capacity(LENGTH + 20);
        while text.len() < LENGTH {
            // Rank by Zipf's law: the logarithm of the rank is spread evenly.
            let rank = (words.len() as f64).powf(numbers.below(1 << 30) as f64 / f64::from(1 << 30)) as usize;
            text.push_str(&words[rank.min(words.len() - 1)]);
            text.push_str(if numbers.below(15) == 0 { ". " } else { " " });
        }
        // Every hundredth text has a paragraph of the one before it.
        if number % 100 == 1 {
            let before: &CanonicalText = &texts[number - 1];
            text.push_str(&before.as_str()[1_000..1_400]);
        }
        texts.push(CanonicalText::new(&text).unwrap());
    }
    texts
}

/// So many quotes of about 20 words, every other one with a word changed.
fn quotes(texts: &[CanonicalText], count: usize) -> Vec<String> {
    let mut numbers = Numbers(13);
    let cut = |number: usize, numbers: &mut Numbers| {
        let text = texts[numbers.below(texts.len())].as_str();
        let start = numbers.below(text.len() - 200);
        let mut words: Vec<&str> = text[start..start + 120].split(' ').skip(1).collect();
        words.pop();
        if number % 2 == 1 {
            words[5] = "otherwise";
        }
        words.join(" ")
    };
    (0..count).map(|number| cut(number, &mut numbers)).collect()
}

fn main() {
    let texts = library();
    let bytes: usize = texts.iter().map(|text| text.as_str().len()).sum();
    println!("{} texts, {:.1} MB", texts.len(), bytes as f64 / 1e6);
    for count in [1, 200, 2_000] {
        let quotes = quotes(&texts, count);
        let start = Instant::now();
        let finder = QuoteFinder::new(quotes.iter().map(String::as_str));
        let mut found = vec![false; count];
        for text in &texts {
            for (known, here) in found.iter_mut().zip(finder.look(text)) {
                *known |= here.is_some();
            }
        }
        let there = found.iter().filter(|found| **found).count();
        println!("{count} quotes in all texts: {:.0?}, {there} found", start.elapsed());
    }
    let quote = quotes(&texts, 1).remove(0);
    let start = Instant::now();
    let finder = QuoteFinder::new([quote.as_str()]);
    let looked: Vec<&CanonicalText> = texts.iter().filter(|text| finder.may_be_in(text.as_str())).collect();
    let found = looked.iter().filter(|text| finder.look(text)[0].is_some()).count();
    println!("1 quote where its long words are ({} texts): {:.0?}, {found} found", looked.len(), start.elapsed());
    let start = Instant::now();
    let shared = shared_passages(texts.len(), bytes, |number| texts.get(number).map(Borrowed));
    println!("what all texts share: {:.0?}, {} pairs", start.elapsed(), shared.len());
}
