//! The words that made-up prose is written with: a few hundred that everybody knows, and after them thousands that are put
//! together of syllables, as any long text has words that it uses once. Not here: how they are joined (`prose`).

use crate::Numbers;

/// At most so many words of each kind are put together, in long texts; the n-th is said one n-th as often as the first.
const COMPOSED: usize = 12_000;

const SYLLABLES: [&str; 48] = [
    "ab", "al", "an", "ar", "bel", "bran", "cal", "car", "cor", "dal", "den", "dor", "el", "er", "fal", "fen", "gar",
    "gel", "hal", "har", "hol", "il", "in", "jor", "kel", "kir", "lan", "lor", "mar", "mel", "mir", "nor", "ol", "or",
    "pel", "ras", "rin", "sal", "ser", "sil", "tal", "tor", "ul", "van", "ver", "wen", "yar", "zel",
];
const ENDINGS: [&str; 12] =
    ["age", "ance", "er", "ery", "ing", "ment", "mill", "ness", "rel", "stone", "tion", "wright"];
const MANNERS: [&str; 8] = ["able", "al", "ful", "ish", "ive", "less", "ous", "y"];
const TOWNS: [&str; 10] = ["berg", "by", "dorf", "ford", "ham", "mouth", "ów", "stad", "ton", "вск"];
const SURNAMES: [&str; 10] = ["ez", "in", "ley", "man", "ov", "qvist", "son", "ström", "ski", "ümann"];
const FIRST_NAMES: [&str; 24] = [
    "Ada", "Albert", "Clara", "Émile", "Ernst", "Flora", "Georg", "Hannah", "Ivan", "Jakob", "Karin", "Lena", "Marie",
    "Nils", "Olga", "Peter", "Rosa", "Samuel", "Sofia", "Theodor", "Ulrika", "Vera", "William", "Zoë",
];
const NOUNS: [&str; 96] = [
    "army",
    "autumn",
    "bank",
    "barn",
    "battle",
    "bell",
    "bishop",
    "boat",
    "book",
    "border",
    "bread",
    "bridge",
    "brother",
    "canal",
    "castle",
    "cellar",
    "chapel",
    "charter",
    "child",
    "church",
    "city",
    "clerk",
    "coal",
    "coast",
    "council",
    "count",
    "court",
    "crown",
    "daughter",
    "debt",
    "ditch",
    "doctor",
    "door",
    "duke",
    "engine",
    "estate",
    "factory",
    "family",
    "farm",
    "fever",
    "field",
    "fire",
    "fleet",
    "flood",
    "forest",
    "fort",
    "garden",
    "gate",
    "harbour",
    "harvest",
    "hill",
    "horse",
    "house",
    "island",
    "journal",
    "judge",
    "kitchen",
    "lake",
    "lamp",
    "law",
    "ledger",
    "letter",
    "library",
    "machine",
    "map",
    "market",
    "meadow",
    "merchant",
    "mine",
    "mountain",
    "museum",
    "newspaper",
    "orchard",
    "palace",
    "parish",
    "prison",
    "quarry",
    "queen",
    "railway",
    "river",
    "road",
    "roof",
    "school",
    "ship",
    "soldier",
    "station",
    "statue",
    "street",
    "tailor",
    "tax",
    "tower",
    "treaty",
    "village",
    "wall",
    "war",
    "winter",
];
const ADJECTIVES: [&str; 48] = [
    "ancient", "bare", "bitter", "black", "brief", "broad", "broken", "careful", "cold", "common", "costly", "dark",
    "deep", "distant", "early", "empty", "famous", "first", "foreign", "great", "grey", "heavy", "high", "hollow",
    "iron", "late", "little", "local", "long", "low", "narrow", "new", "northern", "old", "open", "poor", "private",
    "quiet", "rich", "royal", "second", "secret", "silent", "small", "southern", "steep", "strange", "wooden",
];
const DEEDS: [&str; 64] = [
    "abandoned",
    "admired",
    "bought",
    "broke",
    "built",
    "burned",
    "called for",
    "carried",
    "changed",
    "claimed",
    "closed",
    "copied",
    "counted",
    "crossed",
    "defended",
    "described",
    "drew",
    "emptied",
    "entered",
    "feared",
    "filled",
    "followed",
    "forgot",
    "founded",
    "guarded",
    "held",
    "hid",
    "inherited",
    "inspected",
    "kept",
    "knew",
    "left",
    "lent",
    "lost",
    "measured",
    "mended",
    "mentioned",
    "mortgaged",
    "moved",
    "needed",
    "opened",
    "ordered",
    "owned",
    "painted",
    "paid for",
    "praised",
    "promised",
    "reached",
    "rebuilt",
    "refused",
    "remembered",
    "repaired",
    "saw",
    "searched",
    "sold",
    "sought",
    "stopped",
    "studied",
    "surveyed",
    "took",
    "used",
    "visited",
    "wanted",
    "wrote about",
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
const ADVERBS: [&str; 20] = [
    "afterwards",
    "again",
    "almost",
    "also",
    "already",
    "at last",
    "at once",
    "hardly",
    "in vain",
    "later",
    "long ago",
    "nearby",
    "often",
    "once more",
    "only",
    "quietly",
    "rarely",
    "soon",
    "there",
    "twice",
];

/// The words of one text.
pub(super) struct Stock {
    nouns: Vec<String>,
    adjectives: Vec<String>,
    towns: Vec<String>,
    surnames: Vec<String>,
}

impl Stock {
    /// A stock of its own for each seed, as large as a text of so many bytes wants it.
    pub(super) fn new(bytes: usize, numbers: &mut Numbers) -> Stock {
        let composed_of_each = (bytes / 60).clamp(300, COMPOSED);
        let known = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let mut nouns = known(&NOUNS);
        nouns.extend((0..composed_of_each).map(|_| composed(numbers, &ENDINGS)));
        let mut adjectives = known(&ADJECTIVES);
        adjectives.extend((0..composed_of_each).map(|_| composed(numbers, &MANNERS)));
        let towns = (0..composed_of_each / 6).map(|_| capital(&composed(numbers, &TOWNS))).collect();
        let surnames = (0..composed_of_each / 4).map(|_| capital(&composed(numbers, &SURNAMES))).collect();
        Stock { nouns, adjectives, towns, surnames }
    }

    pub(super) fn noun(&self, numbers: &mut Numbers) -> &str {
        ranked(&self.nouns, numbers)
    }

    pub(super) fn adjective(&self, numbers: &mut Numbers) -> &str {
        ranked(&self.adjectives, numbers)
    }

    pub(super) fn town(&self, numbers: &mut Numbers) -> &str {
        ranked(&self.towns, numbers)
    }

    pub(super) fn person(&self, numbers: &mut Numbers) -> String {
        let surname = ranked(&self.surnames, numbers);
        match numbers.below(5) {
            0 => format!("{} {surname}", numbers.of(&FIRST_NAMES)),
            1 => format!("Dr. {surname}"),
            _ => surname.to_owned(),
        }
    }

    pub(super) fn deed(&self, numbers: &mut Numbers) -> &'static str {
        // A few deeds make up most of what is told.
        DEEDS[numbers.rank(DEEDS.len())]
    }

    pub(super) fn adverb(&self, numbers: &mut Numbers) -> &'static str {
        ADVERBS[numbers.rank(ADVERBS.len())]
    }

    pub(super) fn date(&self, numbers: &mut Numbers) -> String {
        let year = 1640 + numbers.below(300);
        match numbers.below(3) {
            0 => format!("in {year}"),
            1 => format!("in {} {year}", numbers.of(&MONTHS)),
            _ => format!("on {} {} {year}", 1 + numbers.below(28), numbers.of(&MONTHS)),
        }
    }

    /// A word such as an editor puts in: mostly one that the text is full of.
    pub(super) fn any(&self, numbers: &mut Numbers) -> String {
        match numbers.below(10) {
            0..=2 => numbers.of(&["the", "of", "and", "a", "in", "that", "was", "his", "with", "for", "by"]).to_owned(),
            3..=5 => self.noun(numbers).to_owned(),
            6..=7 => self.adjective(numbers).to_owned(),
            8 => self.deed(numbers).split(' ').next().unwrap_or_default().to_owned(),
            _ => (2 + numbers.below(900)).to_string(),
        }
    }
}

fn ranked<'a>(words: &'a [String], numbers: &mut Numbers) -> &'a str {
    let rank = numbers.rank(words.len());
    words.get(rank).map_or("", String::as_str)
}

fn composed(numbers: &mut Numbers, endings: &[&str]) -> String {
    let mut word = String::new();
    for _ in 0..1 + numbers.below(3) {
        word.push_str(numbers.of(&SYLLABLES));
    }
    word.push_str(numbers.of(endings));
    word
}

/// The word with its first letter great.
pub(super) fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
