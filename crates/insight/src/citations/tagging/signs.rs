//! What is seen of a token: its shape, what its word may be in a citation, and the same of its neighbours.
//! Invariant: a sign has one number and one name, and the file of weights knows it by the name.

use super::super::citing::Roles;
use super::super::line::Line;
use super::super::locators::is_roman;
use crate::scan::Sort;
use crate::spelling::hash;

/// So far to both sides the neighbours' shapes and roles are seen.
const NEAR: isize = 3;
/// So far the roles that tell most.
const FAR: usize = 8;
/// Shapes and roles of so many places.
const PLACES: usize = 2 * NEAR as usize + 1;

/// Shapes by their names; those behind are signs.
const SHAPES: [&str; 13] = [
    "end",
    "year",
    "number-1",
    "number-2",
    "number-3",
    "number-long",
    "address",
    "roman",
    "capitals",
    "initial",
    "capital",
    "small",
    "mixed",
];
const SIGNS: [char; 30] = [
    '(', ')', '[', ']', ',', '.', ':', ';', '"', '“', '”', '„', '«', '»', '\'', '’', '‘', '-', '–', '—', '/', '&', '*',
    '†', '§', '!', '?', '%', '°', '…',
];
/// A raised figure; any other sign is the shape behind it.
const RAISED: usize = SHAPES.len() + SIGNS.len();
const ALL_SHAPES: usize = RAISED + 2;

/// What has two sides: whether it is so or not.
const BOTH: [&str; 6] = ["open-bracket", "open-quote", "year-behind", "year-ahead", "number-behind", "number-ahead"];

const FIRST_SHAPE: usize = 1 + BOTH.len() * 2;
const FIRST_ROLE: usize = FIRST_SHAPE + PLACES * ALL_SHAPES;
const FIRST_AHEAD: usize = FIRST_ROLE + PLACES * Roles::COUNT;

/// Roles that tell of a source from afar.
const TELLING: Roles = Roles::PAGE
    .or(Roles::PUBLISHER)
    .or(Roles::ARCHIVE)
    .or(Roles::HOLDING)
    .or(Roles::SAYING)
    .or(Roles::LEAD)
    .or(Roles::DOCUMENT)
    .or(Roles::MEMOIR)
    .or(Roles::BOOK)
    .or(Roles::PERIODICAL)
    .or(Roles::RECORD)
    .or(Roles::PROGRAMME)
    .or(Roles::REFERENCE)
    .or(Roles::MONTH);

/// Something that is seen of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// By its number.
    Known(usize),
    /// A word at a place beside it, by its hash.
    Word(i8, u64),
}

/// The names of all signs but words, in the order of their numbers.
pub(super) fn names() -> Vec<String> {
    let places = -NEAR..=NEAR;
    let shapes = SHAPES.iter().map(|shape| (*shape).to_owned()).chain(SIGNS.iter().map(char::to_string));
    let shapes: Vec<String> = shapes.chain(["raised", "other"].map(str::to_owned)).collect();
    let both = BOTH.iter().flat_map(|both| [format!("no {both}"), (*both).to_owned()]);
    let shaped = places.clone().flat_map(|place| shapes.iter().map(move |shape| format!("shape {place} {shape}")));
    let roles = places.flat_map(|place| Roles::NAMES.iter().map(move |role| format!("role {place} {role}")));
    let far =
        ["behind", "ahead"].into_iter().flat_map(|side| Roles::NAMES.iter().map(move |role| format!("{side} {role}")));
    ["always".to_owned()].into_iter().chain(both).chain(shaped).chain(roles).chain(far).collect()
}

/// The name of a word at a place.
#[cfg(test)]
pub(super) fn word_name(place: i8, word: &str) -> String {
    format!("word {place} {word}")
}

/// The word and its place that a name means.
pub(super) fn word_of(name: &str) -> Option<(i8, u64)> {
    let (place, word) = name.strip_prefix("word ")?.split_once(' ')?;
    Some((place.parse().ok()?, hash(word)))
}

/// Places beside a token at which words are seen.
pub(super) const WORDS_AT: [i8; 5] = [-2, -1, 0, 1, 2];

/// The number of a token's shape, as [`SHAPES`] has them.
fn shape(line: &Line<'_>, at: usize) -> usize {
    let Some(token) = line.get(at) else { return 0 };
    let said = line.said(at);
    let letters = said.chars().count();
    match token.piece.sort {
        _ if token.is_year => 1,
        Sort::Number if letters < 4 => 1 + letters,
        Sort::Number => 5,
        Sort::Address => 6,
        Sort::Mixed => 12,
        Sort::Word if is_roman(said) && token.is_large => 7,
        Sort::Word if letters == 1 && token.is_large => 9,
        Sort::Word if !said.chars().any(char::is_lowercase) && token.is_large => 8,
        Sort::Word if token.is_large => 10,
        Sort::Word => 11,
        Sort::Mark => {
            let sign = said.chars().next().unwrap_or(' ');
            let known = SIGNS.iter().position(|known| *known == sign);
            let other = RAISED + usize::from(!"⁰¹²³⁴⁵⁶⁷⁸⁹".contains(sign));
            known.map_or(other, |known| SHAPES.len() + known)
        }
    }
}

/// Names: a word of these lists is one only with a capital; "independent", "post" and "may" are others.
const NAMES: Roles = Roles::PERIODICAL
    .or(Roles::PUBLISHER)
    .or(Roles::PLACE)
    .or(Roles::BROADCASTER)
    .or(Roles::CLASSIC)
    .or(Roles::MONTH)
    .or(Roles::SIGN);

/// What a token may be in a citation, as it is written.
fn roles(line: &Line<'_>, at: usize) -> Roles {
    let Some(token) = line.get(at) else { return Roles::NONE };
    if token.is_large { token.roles } else { token.roles.without(NAMES) }
}

/// Tells what is seen of each token of a sentence: `see` is handed the token and a sign, or a word at its place beside it.
pub(super) fn see(line: &Line<'_>, mut see: impl FnMut(usize, Sign)) {
    let count = line.tokens.len();
    let shapes: Vec<usize> = (0..count).map(|at| shape(line, at)).collect();
    let roles: Vec<Roles> = (0..count).map(|at| roles(line, at)).collect();
    let hashes: Vec<u64> = (0..count).map(|at| hash(line.said(at))).collect();
    let years = counted(count, |at| line.is_year(at));
    let numbers = counted(count, |at| line.is_number(at) && !line.is_year(at));
    let (mut is_open, mut is_quoted) = (false, false);
    for at in 0..count {
        let said = line.said(at);
        is_open |= matches!(said, "(" | "[");
        is_quoted ^= matches!(said, "\"" | "“" | "”" | "„" | "«" | "»");
        let (behind, ahead) = (at.saturating_sub(FAR)..at, at + 1..count.min(at + 1 + FAR));
        let both = [
            is_open,
            is_quoted,
            is_among(&years, behind.clone()),
            is_among(&years, at..ahead.end),
            is_among(&numbers, behind.clone()),
            is_among(&numbers, ahead.clone()),
        ];
        see(at, Sign::Known(0));
        both.iter().enumerate().for_each(|(which, is)| see(at, Sign::Known(1 + 2 * which + usize::from(*is))));
        for place in -NEAR..=NEAR {
            let index = usize::try_from(place + NEAR).unwrap_or(0);
            let there = at.checked_add_signed(place);
            let shape = there.and_then(|there| shapes.get(there)).copied().unwrap_or(0);
            see(at, Sign::Known(FIRST_SHAPE + index * ALL_SHAPES + shape));
            let roles = there.and_then(|there| roles.get(there)).copied().unwrap_or(Roles::NONE);
            roles.bits().for_each(|role| see(at, Sign::Known(FIRST_ROLE + index * Roles::COUNT + role)));
        }
        for (side, range) in [behind, ahead].into_iter().enumerate() {
            let roles = roles.get(range).unwrap_or_default().iter().fold(Roles::NONE, |sum, roles| sum.or(*roles));
            roles.both(TELLING).bits().for_each(|role| see(at, Sign::Known(FIRST_AHEAD + side * Roles::COUNT + role)));
        }
        is_open &= !matches!(said, ")" | "]");
        for place in WORDS_AT {
            let there = at.checked_add_signed(isize::from(place)).and_then(|there| hashes.get(there));
            there.into_iter().for_each(|hash| see(at, Sign::Word(place, *hash)));
        }
    }
}

/// How many tokens before each are so.
fn counted(count: usize, is: impl Fn(usize) -> bool) -> Vec<u32> {
    let mut sum = 0;
    let mut counted = vec![0];
    counted.extend((0..count).map(|at| {
        sum += u32::from(is(at));
        sum
    }));
    counted
}

/// Whether one is, of the tokens of a range.
fn is_among(counted: &[u32], range: std::ops::Range<usize>) -> bool {
    counted.get(range.start) != counted.get(range.end.max(range.start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;

    #[test]
    fn each_sign_has_its_name() {
        let rules = Rules::built_in().unwrap();
        let names = names();
        assert_eq!(names.len(), FIRST_AHEAD + 2 * Roles::COUNT);
        let line = Line::new("see p. 12 (Stadtarchiv)²", &rules.citing);
        let mut seen = vec![Vec::new(); line.tokens.len()];
        see(&line, |at, sign| seen[at].push(sign));
        let name = |sign: &Sign| if let Sign::Known(sign) = sign { names[*sign].as_str() } else { "word" };
        let told = |at: usize| seen[at].iter().map(name).collect::<Vec<_>>();
        for expected in [
            "shape 0 small",
            "role 0 leads",
            "role 1 pages",
            "shape 2 .",
            "number-ahead",
            "no open-bracket",
            "ahead archives",
            "shape -1 end",
        ] {
            assert!(told(0).contains(&expected), "{expected}: {:?}", told(0));
        }
        let last = seen.len() - 1;
        assert!(told(last).contains(&"shape 0 raised") && told(last).contains(&"behind pages"), "{:?}", told(last));
        assert_eq!(word_of(&word_name(-1, "siehe")), Some((-1, hash("siehe"))));
        for (word, name) in [
            ("1812", "year"),
            ("5", "number-1"),
            ("12", "number-2"),
            ("112", "number-3"),
            ("14208", "number-long"),
            ("http://example.org/a", "address"),
            ("XIV", "roman"),
            ("GARF", "capitals"),
            ("A", "initial"),
            ("Kew", "capital"),
            ("roll", "small"),
            ("12r", "mixed"),
            ("†", "†"),
            ("~", "other"),
        ] {
            let line = Line::new(word, &rules.citing);
            assert_eq!(names[FIRST_SHAPE + shape(&line, 0)], format!("shape {} {name}", -NEAR), "{word}");
        }
    }
}
