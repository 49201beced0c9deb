//! Chance that can be had again: SplitMix64 (Steele, Lea, Flood 2014), which any seed starts well.
//! Invariant: the same seed gives the same throws on every machine.

/// A source of throws.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Dice that begin at a seed.
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    /// Dice of their own for one place of a trial, so that a place can be thrown again without those before it.
    pub fn at(seed: u64, place: &[u64]) -> Dice {
        let mut dice = Dice(seed);
        for number in place {
            dice = Dice(dice.throw() ^ number.wrapping_mul(0xD6E8_FEB8_6659_FD93));
        }
        dice
    }

    /// 64 bits.
    pub fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 where `end` is 0.
    pub fn below(&mut self, end: u64) -> u64 {
        if end == 0 { 0 } else { self.throw() % end }
    }

    /// True so often in a hundred.
    pub fn percent(&mut self, often: u64) -> bool {
        self.below(100) < often
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_can_be_thrown_again() {
        let throw = |place: &[u64]| Dice::at(7, place).throw();
        assert_eq!(throw(&[1, 2]), throw(&[1, 2]));
        assert_ne!(throw(&[1, 2]), throw(&[2, 1]));
        assert_ne!(throw(&[1, 2]), throw(&[1, 3]));
    }

    #[test]
    fn throws_are_spread() {
        let mut dice = Dice::new(1);
        let mut faces = [0u32; 6];
        (0..6000).for_each(|_| faces[dice.below(6) as usize] += 1);
        assert!(faces.iter().all(|count| (800..1200).contains(count)), "{faces:?}");
    }
}
