//! The marks with which items of a list begin: `1.` `2)` `3.)` `a.` `b)`, after a bullet or without one.
//! Not here: whether one of them ends the sentence before it (`sentences`, `stops`, `lines`).

use super::characters::is_bullet;

/// How the number of an item is closed off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Close {
    Stop,
    Bracket,
    StopBracket,
}

/// One marker, found at the beginning of a sentence or of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker {
    letter: Option<char>,
    number: u32,
    close: Close,
    end: usize,
}

impl Marker {
    /// The marker that begins at this byte, if one does. White space must follow it.
    pub fn at(text: &str, start: usize) -> Option<Marker> {
        let rest = text.get(start..)?;
        let item = rest.trim_start_matches(is_bullet).trim_start_matches(' ');
        let digits = item.len() - item.trim_start_matches(|character: char| character.is_ascii_digit()).len();
        let (letter, number, after) = match digits {
            // Four digits are a year, not the number of an item.
            1..=3 => (None, item.get(..digits)?.parse().ok()?, item.get(digits..)?),
            0 => {
                let letter = item.chars().next().filter(char::is_ascii_alphabetic)?;
                (Some(letter), u32::from(letter.to_ascii_lowercase()) - u32::from('a'), item.get(1..)?)
            }
            _ => return None,
        };
        let (close, behind) = if let Some(behind) = after.strip_prefix(".)") {
            (Close::StopBracket, behind)
        } else if let Some(behind) = after.strip_prefix('.') {
            (Close::Stop, behind)
        } else {
            (Close::Bracket, after.strip_prefix(')')?)
        };
        let end = text.len() - behind.len();
        behind.starts_with(char::is_whitespace).then_some(Marker { letter, number, close, end })
    }

    /// Whether `next` is the marker of the item after this one.
    pub fn is_followed_by(self, next: Marker) -> bool {
        let alike = match (self.letter, next.letter) {
            (None, None) => true,
            (Some(one), Some(other)) => one.is_ascii_uppercase() == other.is_ascii_uppercase(),
            _ => false,
        };
        alike && self.close == next.close && next.number == self.number + 1
    }

    /// Whether the item is counted in digits: a letter with a stop may be an initial instead.
    pub fn is_number(self) -> bool {
        self.letter.is_none()
    }

    /// The byte after the marker.
    pub fn end(self) -> usize {
        self.end
    }
}
