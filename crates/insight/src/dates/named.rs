//! What months, seasons, days of feast and numbers are called, in English and German.
//! Invariant: names in small letters as `Lexeme::low` gives them. Not here: where in a date they stand (`absolute`).

/// The month with this name or abbreviation; none for a word that is a month only where a number stands beside it.
pub(crate) fn month(low: &str) -> Option<u8> {
    Some(match low {
        "january" | "jan" | "januar" | "jänner" | "jän" => 1,
        "february" | "feb" | "febr" | "februar" | "feber" => 2,
        "march" | "mar" | "märz" | "mär" | "mrz" => 3,
        "april" | "apr" => 4,
        "may" | "mai" => 5,
        "june" | "jun" | "juni" => 6,
        "july" | "jul" | "juli" | "jly" => 7,
        "august" | "aug" => 8,
        "september" | "sep" | "sept" => 9,
        "october" | "oct" | "oktober" | "okt" => 10,
        "november" | "nov" => 11,
        "december" | "dec" | "dezember" | "dez" => 12,
        _ => return None,
    })
}

/// Whether it is a month's whole name and no abbreviation.
pub(crate) fn is_whole_month(low: &str) -> bool {
    low.len() > 4 || matches!(low, "may" | "june" | "july" | "mai" | "juni" | "juli" | "märz")
}

/// First and last month of a season; winter ends in the next year.
pub(crate) fn season(low: &str) -> Option<(u8, u8)> {
    Some(match low {
        "spring" | "springtime" | "frühling" | "frühjahr" | "frühjahrs" => (3, 6),
        "summer" | "summertime" | "sommer" | "sommers" | "midsummer" => (6, 9),
        "autumn" | "fall" | "herbst" | "herbstes" => (9, 12),
        "winter" | "wintertime" | "winters" | "midwinter" => (12, 3),
        _ => return None,
    })
}

/// A number in words from 0 to 99, without the tens that go before: `twenty` `one` are two.
pub(crate) fn small_number(low: &str) -> Option<u32> {
    const ENGLISH: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const GERMAN: [&str; 20] = [
        "null",
        "ein",
        "zwei",
        "drei",
        "vier",
        "fünf",
        "sechs",
        "sieben",
        "acht",
        "neun",
        "zehn",
        "elf",
        "zwölf",
        "dreizehn",
        "vierzehn",
        "fünfzehn",
        "sechzehn",
        "siebzehn",
        "achtzehn",
        "neunzehn",
    ];
    let place = |names: &[&str]| names.iter().position(|name| *name == low).and_then(|at| u32::try_from(at).ok());
    place(&ENGLISH).or_else(|| place(&GERMAN)).or_else(|| tens(low)).or_else(|| german_compound(low))
}

/// `twenty`, `zwanzig`.
pub(crate) fn tens(low: &str) -> Option<u32> {
    Some(match low {
        "twenty" | "zwanzig" => 20,
        "thirty" | "dreißig" | "dreissig" => 30,
        "forty" | "fourty" | "vierzig" => 40,
        "fifty" | "fünfzig" => 50,
        "sixty" | "sechzig" => 60,
        "seventy" | "siebzig" => 70,
        "eighty" | "achtzig" => 80,
        "ninety" | "neunzig" => 90,
        _ => return None,
    })
}

/// `einundzwanzig`.
fn german_compound(low: &str) -> Option<u32> {
    let (ones, rest) = low.split_once("und")?;
    if ones.is_empty() || ones.len() > 8 {
        return None;
    }
    let tens = tens(rest)?;
    small_number(ones).filter(|ones| *ones > 0 && *ones < 10).map(|ones| tens + ones)
}

/// An ordinal in words from 1 to 31, without the tens that go before.
pub(crate) fn ordinal(low: &str) -> Option<u32> {
    const ENGLISH: [&str; 20] = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];
    if let Some(at) = ENGLISH.iter().position(|name| *name == low) {
        return u32::try_from(at + 1).ok();
    }
    match low {
        "thirtieth" => return Some(30),
        "erste" | "ersten" | "erster" | "erstes" => return Some(1),
        "dritte" | "dritten" | "dritter" | "drittes" => return Some(3),
        "siebte" | "siebten" | "siebter" => return Some(7),
        "achte" | "achten" | "achter" => return Some(8),
        _ => {}
    }
    let root = ["ten", "te", "ter", "tes"].iter().find_map(|end| low.strip_suffix(end))?;
    let root = root.strip_suffix('s').filter(|root| root.ends_with("zig") || root.ends_with("ßig")).unwrap_or(root);
    small_number(root).filter(|number| (1..=31).contains(number))
}

/// The tens of a decade in words: `twenties`, `zwanziger`.
pub(crate) fn decade(low: &str) -> Option<u32> {
    Some(match low {
        "twenties" | "zwanziger" | "zwanzigern" => 20,
        "thirties" | "dreißiger" | "dreissiger" | "dreißigern" => 30,
        "forties" | "vierziger" | "vierzigern" => 40,
        "fifties" | "fünfziger" | "fünfzigern" => 50,
        "sixties" | "sechziger" | "sechzigern" => 60,
        "seventies" | "siebziger" | "siebzigern" => 70,
        "eighties" | "achtziger" | "achtzigern" => 80,
        "nineties" | "neunziger" | "neunzigern" => 90,
        _ => return None,
    })
}

/// A year in one German word: `neunzehnhundertvierzig`.
pub(crate) fn german_year(low: &str) -> Option<i32> {
    let (hundreds, rest) = low.split_once("hundert")?;
    let hundreds = small_number(hundreds).filter(|hundreds| (10..=19).contains(hundreds))?;
    let rest = rest.strip_prefix("und").unwrap_or(rest);
    let rest = if rest.is_empty() { 0 } else { small_number(rest)? };
    i32::try_from(hundreds * 100 + rest).ok()
}
