//! The first bytes of a word as a number, so that most words are compared without being read.

/// The first bytes of a word, in the order of words. Those of a shorter word end in zeros: no word has a zero in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Beginning(u128);

impl Beginning {
    /// Comes behind those of all words: no text in UTF-8 has these bytes.
    pub(crate) const END: Beginning = Beginning(u128::MAX);

    /// How many bytes it has.
    pub(crate) const BYTES: usize = 16;

    /// That of a word.
    pub(crate) fn of(word: &str) -> Beginning {
        let mut bytes = [0; Self::BYTES];
        for (to, from) in bytes.iter_mut().zip(word.bytes()) {
            *to = from;
        }
        Beginning(u128::from_be_bytes(bytes))
    }

    /// That of a word that is all of it.
    pub(crate) fn whole(word: &str) -> Option<Beginning> {
        (word.len() <= Self::BYTES && !word.is_empty()).then(|| Beginning::of(word))
    }

    /// The word that is all of it.
    pub(crate) fn write(self, room: &mut [u8; Self::BYTES]) -> &str {
        *room = self.0.to_be_bytes();
        let length = Self::BYTES - self.0.trailing_zeros() as usize / 8;
        room.get(..length).and_then(|word| std::str::from_utf8(word).ok()).unwrap_or_default()
    }
}
