//! One search at a time: whoever types asks anew with each letter, and only the last answer is wanted.
//! Invariant: a search that is not the newest is stopped, or never begun; what another question runs is never stopped.

use std::sync::{Mutex, MutexGuard, PoisonError};

use obelus_engine::{Interrupt, Reader};

use crate::{Fault, FaultCode};

/// Which search is the newest, and which one runs.
#[derive(Default)]
pub(crate) struct Searching(Mutex<State>);

#[derive(Default)]
struct State {
    newest: u64,
    running: Vec<(u64, Interrupt)>,
}

impl Searching {
    /// Says that a search is asked for: the ones that run are stopped. Answers its number.
    pub(crate) fn begin(&self) -> u64 {
        let mut state = self.lock();
        state.newest += 1;
        // Under the lock: each of these is still at its search.
        state.running.iter().for_each(|(_, interrupt)| interrupt.stop());
        state.newest
    }

    /// Does a search on a reader, unless a newer one was asked for.
    pub(crate) fn run<A>(
        &self,
        turn: u64,
        reader: &mut Reader,
        work: impl FnOnce(&mut Reader) -> Result<A, Fault>,
    ) -> Result<A, Fault> {
        let superseded = || Fault::new(FaultCode::Superseded, "", "");
        {
            let mut state = self.lock();
            if state.newest != turn {
                return Err(superseded());
            }
            state.running.push((turn, reader.interrupt()));
        }
        let running = Running { searching: self, turn };
        let answer = work(reader);
        let is_newest = running.end();
        match answer {
            Ok(answer) if is_newest => Ok(answer),
            Err(fault) if is_newest => Err(fault),
            _ => Err(superseded()),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A search that runs; ends also where it panics, so that nobody stops what the reader does next.
struct Running<'a> {
    searching: &'a Searching,
    turn: u64,
}

impl Running<'_> {
    /// Ends it; answers whether it is still the newest.
    fn end(self) -> bool {
        self.searching.lock().newest == self.turn
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.searching.lock().running.retain(|(turn, _)| *turn != self.turn);
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::time::{FreshIds, SystemClock};
    use obelus_engine::Writer;

    #[test]
    fn only_the_newest_search_is_answered() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("s.obelus");
        drop(Writer::create(&path, "s", Box::new(SystemClock), Box::new(FreshIds)).unwrap());
        let mut reader = Reader::open(&path).unwrap();
        let searching = Searching::default();
        let superseded = |answer: Result<i32, Fault>| answer.unwrap_err().code == FaultCode::Superseded;
        let (first, second) = (searching.begin(), searching.begin());
        let was_run = Cell::new(false);
        let never = searching.run(first, &mut reader, |_| {
            was_run.set(true);
            Ok(1)
        });
        assert!(superseded(never) && !was_run.get());
        assert_eq!(searching.run(second, &mut reader, |_| Ok(2)).unwrap(), 2);
        // A newer one comes while it runs: whatever came of it is not wanted any more.
        let third = searching.begin();
        let overtaken = searching.run(third, &mut reader, |_| {
            searching.begin();
            Ok(3)
        });
        assert!(superseded(overtaken));
        let fourth = searching.begin();
        let fault = searching.run(fourth, &mut reader, |_| Err::<i32, _>(Fault::new(FaultCode::DiskFull, "", "")));
        assert_eq!(fault.unwrap_err().code, FaultCode::DiskFull);
        let fifth = searching.begin();
        let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            searching.run(fifth, &mut reader, |_| -> Result<i32, Fault> { panic!("out of paper") })
        }));
        assert!(panicked.is_err());
        assert!(searching.lock().running.is_empty(), "what is over could still be stopped");
    }
}
