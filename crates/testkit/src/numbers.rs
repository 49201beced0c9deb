//! Numbers without end that every run has the same of (xorshift64*). Not here: true chance.

/// A generator of numbers.
#[derive(Clone, Debug)]
pub struct Numbers(u64);

impl Numbers {
    /// The numbers that begin with this state, which is not 0.
    pub const fn starting(state: u64) -> Numbers {
        Numbers(state)
    }

    /// Numbers of a seed; seeds beside each other have nothing in common.
    pub fn seeded(seed: u64) -> Numbers {
        let mut mixed = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        Numbers((mixed ^ (mixed >> 31)) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// A number from 0 to below `limit`; 0 where the limit is 0.
    pub fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap_or_default() % limit.max(1)
    }

    /// Whether something happens that happens so often, from 0 (never) to 1 (always).
    pub fn chance(&mut self, share: f64) -> bool {
        (self.next() >> 11) as f64 / ((1u64 << 53) as f64) < share
    }

    /// One of these words; nothing where there is none.
    pub fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words.get(self.below(words.len())).copied().unwrap_or_default()
    }

    /// One of so many ranks, the n-th one n-th as often as the first.
    pub fn rank(&mut self, count: usize) -> usize {
        let part = self.below(1 << 30) as f64 / f64::from(1 << 30);
        ((count as f64).powf(part) as usize).min(count.saturating_sub(1))
    }

    /// Puts these into an order that chance makes.
    pub fn shuffle<T>(&mut self, these: &mut [T]) {
        for last in (1..these.len()).rev() {
            let other = self.below(last + 1);
            these.swap(last, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_always_has_the_same_numbers_and_another_has_others() {
        let first = |seed| {
            (0..8).map({
                let mut numbers = Numbers::seeded(seed);
                move |_| numbers.below(1000)
            })
        };
        assert!(first(1).eq(first(1)));
        assert!(!first(1).eq(first(2)));
    }

    #[test]
    fn what_is_shuffled_is_all_there_and_chance_is_about_as_often_as_said() {
        let mut numbers = Numbers::seeded(3);
        let mut these: Vec<usize> = (0..100).collect();
        numbers.shuffle(&mut these);
        assert!(these.windows(2).any(|two| two[0] > two[1]));
        these.sort_unstable();
        assert!(these.into_iter().eq(0..100));
        let hits = (0..10_000).filter(|_| numbers.chance(0.05)).count();
        assert!((400..600).contains(&hits), "{hits}");
        assert!(!numbers.chance(0.0));
        assert!(numbers.chance(1.0));
    }
}
