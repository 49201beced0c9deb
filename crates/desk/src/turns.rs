//! Of questions that take long, the newest is gone on with, and none while the library is being closed.
//! How far it is can be asked meanwhile.
//! Invariant: whoever asks "is it wanted?" is answered at once, and waits for nobody. Not here: what is asked.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

/// Which question is the newest, and whether any is wanted.
#[derive(Default)]
pub(crate) struct Turns {
    newest: AtomicU64,
    /// How far a question is: its number, what it has looked at, and what there is to look at.
    far: Mutex<(u64, u32, u32)>,
    is_closing: AtomicBool,
}

impl Turns {
    /// Says that what was asked before is not wanted any more; answers the number of the next question.
    pub(crate) fn begin(&self) -> u64 {
        self.newest.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Says how far a question is; answers whether it is still wanted.
    pub(crate) fn goes_on(&self, turn: u64, looked: u32, of: u32) -> bool {
        let is_newest = self.is_newest(turn);
        if is_newest {
            *self.far.lock().unwrap_or_else(PoisonError::into_inner) = (turn, looked, of);
        }
        is_newest
    }

    /// Says that a question was answered.
    pub(crate) fn end(&self, turn: u64) {
        self.goes_on(turn, 0, 0);
    }

    /// How much the newest question has looked at, and how much there is to look at: 0 until that is known, and once it is
    /// answered.
    pub(crate) fn how_far(&self) -> (u32, u32) {
        let (turn, looked, of) = *self.far.lock().unwrap_or_else(PoisonError::into_inner);
        if self.is_newest(turn) { (looked, of) } else { (0, 0) }
    }

    /// Says whether the library is being closed.
    pub(crate) fn set_closing(&self, is_closing: bool) {
        self.is_closing.store(is_closing, Ordering::Relaxed);
    }

    /// Whether a question is still wanted.
    pub(crate) fn is_newest(&self, turn: u64) -> bool {
        self.newest.load(Ordering::Relaxed) == turn && self.is_open()
    }

    /// Whether anything is.
    pub(crate) fn is_open(&self) -> bool {
        !self.is_closing.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_question_is_gone_on_with_while_the_library_is_open() {
        let turns = Turns::default();
        let first = turns.begin();
        assert!(turns.is_newest(first));
        let second = turns.begin();
        assert!(!turns.is_newest(first) && turns.is_newest(second));
        assert!(turns.goes_on(second, 3, 9) && !turns.goes_on(first, 8, 9));
        assert_eq!(turns.how_far(), (3, 9));
        turns.set_closing(true);
        assert!(!turns.is_newest(second) && !turns.is_open());
        turns.set_closing(false);
        assert!(turns.is_newest(second) && turns.is_open());
        turns.end(second);
        assert_eq!(turns.how_far(), (0, 0));
        turns.goes_on(second, 3, 9);
        turns.begin();
        assert_eq!(turns.how_far(), (0, 0));
    }
}
