//! Runs of stops: `.` `...` `?!` `. . .` read as one, and what they are made of.
//! Not here: whether a sentence ends with one (`stops`).

use super::characters::{is_exclaiming, is_terminator, is_weak_stop};

/// What a run of stops is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A full stop, or two.
    Stop,
    /// Three or more dots.
    Dots,
    /// Exclamation and question marks of scripts that put spaces between words.
    Exclaim,
    /// A mark that ends sentences and does nothing else, such as a danda or an ideographic stop.
    Strong,
}

/// A run of stops, the spaces inside `. . .` included, in bytes.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// The byte of its first stop.
    pub start: usize,
    /// The byte after the run.
    pub end: usize,
    /// How many dots it has, `…` counting three.
    pub dots: usize,
    /// What it is made of.
    pub kind: Kind,
    /// Whether a question mark or the like is in it.
    pub asks: bool,
    /// The byte after its first stop.
    pub first_end: usize,
}

impl Run {
    /// The run that begins with the stop at byte `start`.
    pub fn at(text: &str, start: usize) -> Run {
        let mut run = Run { start, end: start, dots: 0, kind: Kind::Stop, asks: false, first_end: start };
        while let Some((width, character)) = following_stop(text, run.end) {
            let end = run.end + width;
            match character {
                '…' => run.dots += 3,
                _ if is_weak_stop(character) => run.dots += 1,
                _ if is_exclaiming(character) => {
                    run.asks |= character != '!';
                    run.kind = if run.kind == Kind::Strong { Kind::Strong } else { Kind::Exclaim };
                }
                _ => run.kind = Kind::Strong,
            }
            if run.end == start {
                run.first_end = end;
            }
            run.end = end;
        }
        if run.kind == Kind::Stop && run.dots >= 3 {
            run.kind = Kind::Dots;
        }
        run
    }

    /// Whether this is a stop and then three dots apart, which begin the next sentence: `word. . . . Next`.
    pub fn is_stop_then_dots(&self, text: &str) -> bool {
        let words = text.get(self.start..self.end).unwrap_or_default();
        self.dots == 4
            && words == ". . . ."
            && text
                .get(..self.start)
                .and_then(|head| head.chars().next_back())
                .is_some_and(|character| !character.is_whitespace())
    }
}

/// The stop that continues a run at `end`, with its width: glued, or a lone dot after one space.
fn following_stop(text: &str, end: usize) -> Option<(usize, char)> {
    let mut rest = text.get(end..)?.chars();
    let character = rest.next()?;
    if is_terminator(character) || character == '…' {
        return Some((character.len_utf8(), character));
    }
    let dot = rest.next()?;
    let alone = rest.next().is_none_or(|after| !after.is_alphanumeric());
    (character == ' ' && dot == '.' && alone).then_some((2, dot))
}
