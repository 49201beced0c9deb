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
        let bytes = word.as_bytes();
        if let Some(all) = bytes.first_chunk() {
            return Beginning(u128::from_be_bytes(*all));
        }
        // As two halves that may overlap: this is done for each word of each text.
        let number = match (bytes.first_chunk(), bytes.last_chunk()) {
            (Some(first), Some(last)) => {
                u128::from(u64::from_be_bytes(*first)) << 64
                    | u128::from(u64::from_be_bytes(*last)) << (8 * (Self::BYTES - bytes.len()))
            }
            _ => {
                let number = bytes.iter().fold(0u64, |number, byte| number << 8 | u64::from(*byte));
                u128::from(number) << (8 * (Self::BYTES - bytes.len()) % 128)
            }
        };
        Beginning(number)
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
