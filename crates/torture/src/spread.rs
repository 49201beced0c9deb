//! Work on every core: jobs are taken one after the other by as many threads as there are cores.
//! Invariant: results come in the order of the jobs, whoever did them.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::failure::{Failure, Result};

/// Does `work` for each job; it is told which worker does it (0, 1, …), for a folder of its own.
pub fn spread<J: Sync, A: Send>(
    workers: usize,
    jobs: &[J],
    work: impl Fn(usize, &J) -> Result<A> + Sync,
) -> Result<Vec<A>> {
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, Result<A>)>> = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for worker in 0..workers.max(1) {
            let (next, done, work) = (&next, &done, &work);
            scope.spawn(move || {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(job) = jobs.get(index) else { break };
                    let answer = work(worker, job);
                    if let Ok(mut done) = done.lock() {
                        done.push((index, answer));
                    }
                }
            });
        }
    });
    let mut done = done.into_inner().map_err(|_| Failure::new("a worker panicked"))?;
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, answer)| answer).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_job_is_done_once_and_answered_in_order() {
        let jobs: Vec<u64> = (0..100).collect();
        let doubled = spread(3, &jobs, |_, job| Ok(job * 2)).unwrap();
        assert_eq!(doubled, (0..100).map(|job| job * 2).collect::<Vec<u64>>());
    }
}
