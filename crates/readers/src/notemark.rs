//! The marks of notes, counted in the order of the text.
//! Invariant: a mark stays short, however many notes there are. Not here: what a note says (`flow`).

/// How far the notes of a kind have been counted.
#[derive(Debug)]
pub(crate) struct NoteCount {
    pub(crate) format: NoteFormat,
    pub(crate) next: u32,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoteFormat {
    Digits,
    SmallRoman,
    Roman,
    SmallLetters,
    Letters,
    /// `*`, `†`, `‡`, `§`.
    Symbols,
}

impl NoteCount {
    /// Begins with 1.
    pub(crate) fn new(format: NoteFormat) -> NoteCount {
        NoteCount { format, next: 1 }
    }

    /// The mark of the next note.
    pub(crate) fn advance(&mut self) -> String {
        let number = self.next;
        self.next = number.saturating_add(1);
        match self.format {
            NoteFormat::Digits => number.to_string(),
            NoteFormat::SmallRoman => roman(number).to_lowercase(),
            NoteFormat::Roman => roman(number),
            NoteFormat::SmallLetters => letters(number).to_lowercase(),
            NoteFormat::Letters => letters(number),
            NoteFormat::Symbols => symbols(number),
        }
    }
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    // Beyond this nobody writes Roman numbers, and they grow without end.
    if number == 0 || number > 4999 {
        return number.to_string();
    }
    let mut left = number;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}

/// `A` to `Z`, then `AA`, `BB`: a letter as often as the alphabet has been through.
fn letters(number: u32) -> String {
    let (round, place) = (number.saturating_sub(1) / 26, number.saturating_sub(1) % 26);
    let letter = char::from_u32(u32::from('A') + place).unwrap_or('A');
    if round > 50 { number.to_string() } else { letter.to_string().repeat(round as usize + 1) }
}

/// `*`, `†`, `‡`, `§`, then each twice.
fn symbols(number: u32) -> String {
    let (round, place) = (number.saturating_sub(1) / 4, number.saturating_sub(1) % 4);
    let sign = ["*", "†", "‡", "§"].get(place as usize).copied().unwrap_or("*");
    if round > 50 { number.to_string() } else { sign.repeat(round as usize + 1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_counted_in_their_format() {
        let check = |format: NoteFormat, count: u32, expected: &str| {
            let mut notes = NoteCount::new(format);
            let mark = (0..count).map(|_| notes.advance()).last().unwrap();
            assert_eq!(mark, expected, "{format:?}");
        };
        check(NoteFormat::Digits, 12, "12");
        check(NoteFormat::SmallRoman, 1994, "mcmxciv");
        check(NoteFormat::Letters, 28, "BB");
        check(NoteFormat::Symbols, 5, "**");
        check(NoteFormat::Roman, 6000, "6000");
        check(NoteFormat::SmallLetters, 2000, "2000");
    }
}
