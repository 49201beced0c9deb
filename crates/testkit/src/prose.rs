//! Prose without end for measuring: sentences of people, places, dates and numbers in the mass of other words, some said
//! again, some nearly, some of them what pages have around their texts. Every run makes the same.

use crate::Numbers;

const SYLLABLES: [&str; 32] = [
    "ba", "cor", "den", "el", "fas", "gri", "hol", "in", "jar", "kel", "lom", "mer", "nat", "or", "pel", "qui", "ros",
    "sta", "tur", "un", "ver", "wis", "yar", "zen", "bri", "cha", "dro", "fen", "gul", "har", "ist", "ment",
];
const FUNCTION: [&str; 28] = [
    "the", "of", "and", "to", "in", "a", "was", "that", "his", "with", "on", "had", "by", "for", "from", "were", "at",
    "as", "he", "it", "they", "their", "which", "but", "not", "into", "after", "before",
];
const DEEDS: [&str; 12] = [
    "sailed",
    "wrote",
    "died",
    "returned",
    "fought",
    "signed",
    "built",
    "left",
    "arrived",
    "was born",
    "published",
    "retired",
];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const AROUND: [&str; 6] = [
    "We use cookies to improve your experience.",
    "Subscribe to our newsletter and never miss a story!",
    "Share this: Facebook Twitter Email",
    "Read more",
    "Answer (1 of 24):",
    "214 comments",
];

/// Prose of about so many bytes.
pub fn prose(bytes: usize) -> String {
    let mut numbers = Numbers::starting(0x5EED);
    let words: Vec<String> = (0..20_000).map(|rank| word(&mut numbers, rank)).collect();
    let names: Vec<String> = (0..400).map(|_| capital(&word(&mut numbers, 5_000))).collect();
    let mut text = String::with_capacity(bytes + 400);
    let mut said: Vec<String> = Vec::new();
    while text.len() < bytes {
        let sentence = match numbers.below(100) {
            0..=2 if !said.is_empty() => said.get(numbers.below(said.len())).cloned().unwrap_or_default(),
            3..=4 if !said.is_empty() => {
                let known = said.get(numbers.below(said.len())).cloned().unwrap_or_default();
                changed(&known, &mut numbers)
            }
            5..=7 => numbers.of(&AROUND).to_owned(),
            8 => format!("Who {} at {}?", numbers.of(&DEEDS), name(&names, &mut numbers)),
            _ => sentence(&words, &names, &mut numbers),
        };
        text.push_str(&sentence);
        text.push_str(if numbers.below(8) == 0 { "\n\n" } else { " " });
        said.push(sentence);
    }
    text
}

fn word(numbers: &mut Numbers, rank: usize) -> String {
    // Common words are short.
    let syllables = if rank < 300 { 1 + numbers.below(2) } else { 2 + numbers.below(3) };
    (0..syllables).map(|_| numbers.of(&SYLLABLES)).collect()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn name<'a>(names: &'a [String], numbers: &mut Numbers) -> &'a str {
    let place = numbers.rank(names.len());
    names.get(place).map_or("", String::as_str)
}

fn sentence(words: &[String], names: &[String], numbers: &mut Numbers) -> String {
    let mut parts = vec![name(names, numbers).to_owned(), numbers.of(&DEEDS).to_owned()];
    if numbers.below(3) == 0 {
        parts.push(format!("at {}", name(names, numbers)));
    }
    if numbers.below(3) == 0 {
        parts.push(format!("on {} {} {}", 1 + numbers.below(28), numbers.of(&MONTHS), 1780 + numbers.below(200)));
    }
    for _ in 0..6 + numbers.below(14) {
        let is_function = numbers.below(100) < 45;
        let place = numbers.rank(words.len());
        parts.push(if is_function {
            numbers.of(&FUNCTION).to_owned()
        } else {
            words.get(place).cloned().unwrap_or_default()
        });
    }
    if numbers.below(4) == 0 {
        parts.push(format!("with {} men", 2 + numbers.below(3_000)));
    }
    format!("{}.", parts.join(" "))
}

/// A sentence with a word changed, and another that lost a letter.
fn changed(sentence: &str, numbers: &mut Numbers) -> String {
    let mut words: Vec<String> = sentence.split(' ').map(str::to_owned).collect();
    let (one, other) = (numbers.below(words.len()), numbers.below(words.len()));
    if let Some(word) = words.get_mut(one) {
        *word = numbers.of(&FUNCTION).to_owned();
    }
    if let Some(word) = words.get_mut(other).filter(|word| word.len() > 4) {
        word.remove(2);
    }
    words.join(" ")
}
