//! Of questions that take long, the newest is gone on with, and none while the library is being closed.
//! Invariant: whoever asks "is it wanted?" is answered at once, and waits for nobody. Not here: what is asked.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Which question is the newest, and whether any is wanted.
#[derive(Default)]
pub(crate) struct Turns {
    newest: AtomicU64,
    is_closing: AtomicBool,
}

impl Turns {
    /// Says that what was asked before is not wanted any more; answers the number of the next question.
    pub(crate) fn begin(&self) -> u64 {
        self.newest.fetch_add(1, Ordering::Relaxed) + 1
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
        turns.set_closing(true);
        assert!(!turns.is_newest(second) && !turns.is_open());
        turns.set_closing(false);
        assert!(turns.is_newest(second) && turns.is_open());
    }
}
