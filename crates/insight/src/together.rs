//! Work that is shared among threads: what is found is what one would have found alone, in the same order, only sooner.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread::{ScopedJoinHandle, available_parallelism, scope};

/// Of fewer pieces than these each is not worth a thread.
const LEAST: usize = 512;

/// So many threads are the most: a person's other programs want to go on as well.
const MOST: usize = 4;

/// What another thread has found.
pub(crate) fn found<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| resume_unwind(panic))
}

/// What is made of each piece, in their order; the first fault where there is one.
pub(crate) fn of_each<T: Sync, M: Send, E: Send>(
    pieces: &[T],
    make: impl Fn(&T) -> Result<M, E> + Sync,
) -> Result<Vec<M>, E> {
    let threads = available_parallelism().map_or(1, NonZero::get).min(MOST);
    let size = pieces.len().div_ceil(threads).max(LEAST);
    let make = &make;
    let parts: Result<Vec<Vec<M>>, E> = scope(|scope| {
        let mut parts = pieces.chunks(size);
        let first = parts.next().unwrap_or_default();
        let others: Vec<_> =
            parts.map(|part| scope.spawn(move || part.iter().map(make).collect::<Result<Vec<M>, E>>())).collect();
        let first = first.iter().map(make).collect();
        std::iter::once(first).chain(others.into_iter().map(found)).collect()
    });
    Ok(parts?.into_iter().flatten().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_and_the_first_fault_are_those_of_one_thread() {
        for count in [0, 1, LEAST - 1, LEAST + 1, 10 * LEAST + 7] {
            let pieces: Vec<usize> = (0..count).collect();
            let made: Result<Vec<usize>, usize> = of_each(&pieces, |piece| Ok(piece * 2));
            assert_eq!(made, Ok(pieces.iter().map(|piece| piece * 2).collect()));
            let made: Result<Vec<usize>, usize> =
                of_each(&pieces, |piece| if piece % 600 == 599 { Err(*piece) } else { Ok(*piece) });
            assert_eq!(made.is_err(), count > 599, "{count}");
            assert!(made.is_ok() || made == Err(599));
        }
    }
}
