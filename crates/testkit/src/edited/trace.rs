//! Where each character of a text went in another, and where each one came from. This is the truth that answers are held against.

/// No character.
const NONE: u32 = u32::MAX;
/// The new character stands for the old one: the word or the letter was replaced.
const FOR: u32 = 1 << 31;
/// The new character is one of a second copy.
const COPY: u32 = 1 << 30;

/// What a new character comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Nothing: it was put in.
    New,
    /// It is this old character.
    Kept(usize),
    /// It replaced this old character, or a word that began with it.
    For(usize),
    /// It is in a second copy of a paragraph, where this old character (or what it was replaced by) would be.
    Copied(usize),
}

/// A text that was made of another, and what became of each character.
#[derive(Clone, Debug, Default)]
pub struct Traced {
    /// The new text.
    pub text: Vec<char>,
    sources: Vec<u32>,
    homes: Vec<u32>,
}

impl Traced {
    /// The text as it is.
    #[cfg(test)]
    pub(super) fn unchanged(text: &[char]) -> Traced {
        let mut traced = Traced::of(text.len());
        for (at, &character) in text.iter().enumerate() {
            traced.push(character, Source::Kept(at));
        }
        traced
    }

    /// Nothing yet, made of a text of this length.
    pub(super) fn of(old_length: usize) -> Traced {
        let text = Vec::with_capacity(old_length + old_length / 8);
        let sources = Vec::with_capacity(text.capacity());
        Traced { text, sources, homes: vec![NONE; old_length] }
    }

    /// Puts the next character down.
    pub(super) fn push(&mut self, character: char, source: Source) {
        if let Source::Kept(old) = source {
            self.homes[old] = short(self.text.len());
        }
        self.text.push(character);
        self.sources.push(packed(source));
    }

    /// Takes the last character back.
    pub(super) fn pop(&mut self) {
        self.text.pop();
        if let Source::Kept(old) = self.sources.pop().map_or(Source::New, unpacked) {
            self.homes[old] = NONE;
        }
    }

    /// Where the old character is now; `None` where it is gone.
    pub fn home(&self, old: usize) -> Option<usize> {
        self.homes.get(old).copied().filter(|home| *home != NONE).map(|home| home as usize)
    }

    /// What the new character comes from.
    pub fn source(&self, new: usize) -> Source {
        self.sources.get(new).map_or(Source::New, |packed| unpacked(*packed))
    }

    /// The length of the old text.
    pub fn old_length(&self) -> usize {
        self.homes.len()
    }

    /// This change and then another, as one.
    pub(super) fn then(self, next: Traced) -> Traced {
        let mut both = Traced { text: Vec::new(), sources: Vec::new(), homes: vec![NONE; self.homes.len()] };
        for new in 0..next.text.len() {
            let source = match next.source(new) {
                Source::New => Source::New,
                Source::Kept(middle) => self.source(middle),
                Source::For(middle) | Source::Copied(middle) => match self.source(middle) {
                    Source::Kept(old) => Source::For(old),
                    other => other,
                },
            };
            if let Source::Kept(old) = source {
                both.homes[old] = short(new);
            }
            both.sources.push(packed(source));
        }
        both.text = next.text;
        both
    }

    /// The change from this new text to another one that was made of the same old text (`old` is that).
    pub(super) fn across(&self, other: &Traced) -> Traced {
        let mut across = Traced::of(self.text.len());
        for (at, &character) in other.text.iter().enumerate() {
            let here = |old| self.home(old);
            let source = match other.source(at) {
                Source::New => Source::New,
                Source::Kept(old) => here(old).map_or(Source::New, Source::Kept),
                Source::For(old) => here(old).map_or(Source::New, Source::For),
                Source::Copied(old) => here(old).map_or(Source::New, Source::Copied),
            };
            across.push(character, source);
        }
        across
    }
}

fn short(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(NONE)
}

fn packed(source: Source) -> u32 {
    match source {
        Source::New => NONE,
        Source::Kept(old) => short(old),
        Source::For(old) => short(old) | FOR,
        Source::Copied(old) => short(old) | COPY,
    }
}

fn unpacked(packed: u32) -> Source {
    let old = (packed & !(FOR | COPY)) as usize;
    match packed {
        NONE => Source::New,
        _ if packed & FOR != 0 => Source::For(old),
        _ if packed & COPY != 0 => Source::Copied(old),
        _ => Source::Kept(old),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn two_changes_are_told_as_one() {
        // "abc" becomes "cXa", and that "Xca".
        let mut first = Traced::of(3);
        first.push('c', Source::Kept(2));
        first.push('X', Source::For(1));
        first.push('a', Source::Kept(0));
        let mut second = Traced::of(3);
        second.push('X', Source::Kept(1));
        second.push('c', Source::Kept(0));
        second.push('a', Source::Kept(2));
        let both = first.then(second);
        assert_eq!(both.text, chars("Xca"));
        assert_eq!((0..3).map(|old| both.home(old)).collect::<Vec<_>>(), [Some(2), None, Some(1)]);
        assert_eq!(
            (0..3).map(|new| both.source(new)).collect::<Vec<_>>(),
            [Source::For(1), Source::Kept(2), Source::Kept(0)]
        );
    }

    #[test]
    fn two_texts_of_one_are_traced_into_each_other() {
        let old = chars("ab");
        let mut one = Traced::of(2);
        one.push('a', Source::Kept(0));
        one.push('-', Source::New);
        one.push('b', Source::Kept(1));
        let across = one.across(&Traced::unchanged(&old));
        assert_eq!(across.text, old);
        assert_eq!((0..3).map(|old| across.home(old)).collect::<Vec<_>>(), [Some(0), None, Some(1)]);
        assert_eq!(across.source(1), Source::Kept(2));
    }

    #[test]
    fn what_is_taken_back_has_no_home() {
        let mut traced = Traced::unchanged(&chars("ab"));
        traced.pop();
        assert_eq!((traced.home(0), traced.home(1)), (Some(0), None));
    }
}
