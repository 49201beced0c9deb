//! The threads behind the desk: one owns the writer, two own readers. Jobs go in by a queue, answers come back once.
//! Invariant: a job that panics is answered with a fault and its transaction is rolled back; the thread goes on.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use obelus_engine::{Reader, Writer};
use tokio::sync::oneshot;

use crate::{Fault, FaultCode};

type Job<T> = Box<dyn FnOnce(&mut T) + Send>;

/// Threads that own a `T` each and do jobs on it.
pub(crate) struct Crew<T> {
    jobs: Option<Sender<Job<T>>>,
    threads: Vec<JoinHandle<T>>,
}

pub(crate) type WriterCrew = Crew<Writer>;
pub(crate) type ReaderCrew = Crew<Reader>;

impl<T: Send + 'static> Crew<T> {
    /// One thread for each.
    pub fn start(owned: Vec<T>) -> Crew<T> {
        let (jobs, queue) = channel();
        let queue = Arc::new(Mutex::new(queue));
        let threads = owned
            .into_iter()
            .map(|mut own| {
                let queue = Arc::clone(&queue);
                std::thread::spawn(move || {
                    while let Some(job) = next(&queue) {
                        job(&mut own);
                    }
                    own
                })
            })
            .collect();
        Crew { jobs: Some(jobs), threads }
    }

    /// A way to hand in jobs whose answer nobody waits for. As long as it is held the threads do not end.
    pub fn errands(&self) -> Errands<T> {
        Errands(self.jobs.clone())
    }

    /// Has a job done and waits for its answer.
    pub async fn run<A: Send + 'static>(
        &self,
        work: impl FnOnce(&mut T) -> Result<A, Fault> + Send + 'static,
    ) -> Result<A, Fault> {
        let (answer, answered) = oneshot::channel();
        let job: Job<T> = Box::new(move |own| {
            let done = catch_unwind(AssertUnwindSafe(|| work(own)));
            // Whoever asked may have gone; the work is done all the same.
            let _ = answer.send(done.unwrap_or_else(|panic| Err(told(&*panic))));
        });
        let closed = || Fault::new(FaultCode::Internal, "", "the desk is closed");
        self.jobs.as_ref().ok_or_else(closed)?.send(job).map_err(|_| closed())?;
        answered.await.map_err(|_| closed())?
    }
}

/// Hands in jobs of which nothing is answered.
pub(crate) struct Errands<T>(Option<Sender<Job<T>>>);

impl<T: 'static> Errands<T> {
    /// Hands in a job. One that panics has told nobody.
    pub fn hand_in(&self, work: impl FnOnce(&mut T) + Send + 'static) {
        let job: Job<T> = Box::new(move |own| drop(catch_unwind(AssertUnwindSafe(|| work(own)))));
        // A crew that is closed does nothing more.
        let _ = self.0.as_ref().map(|jobs| jobs.send(job));
    }
}

impl<T> Drop for Crew<T> {
    /// Waits for the jobs that were handed in: what was asked for is written before the library closes.
    fn drop(&mut self) {
        self.jobs = None;
        for thread in self.threads.drain(..) {
            // What they own goes here, one after the other: of two connections that close at once neither is the last,
            // and nobody tidies up the log. A thread that ended by a panic has nothing left to wait for.
            drop(thread.join());
        }
    }
}

fn next<T>(queue: &Mutex<Receiver<Job<T>>>) -> Option<Job<T>> {
    queue.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

fn told(panic: &(dyn Any + Send)) -> Fault {
    let word = panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    Fault::new(FaultCode::Internal, "", word.unwrap_or("a job failed"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run<T>(work: impl Future<Output = T>) -> T {
        tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(work)
    }

    #[test]
    fn a_job_that_panics_is_answered_and_the_thread_goes_on() {
        let crew = Crew::start(vec![41]);
        let fault = run(crew.run(|_: &mut i32| -> Result<(), Fault> { panic!("out of paper") })).unwrap_err();
        assert_eq!((fault.code, fault.detail.as_str()), (FaultCode::Internal, "out of paper"));
        let answer = run(crew.run(|number| {
            *number += 1;
            Ok(*number)
        }));
        assert_eq!(answer.unwrap(), 42);
    }

    #[test]
    fn jobs_that_were_handed_in_are_done_before_the_crew_goes() {
        let done = Arc::new(Mutex::new(0));
        let crew = Crew::start(vec![()]);
        for _ in 0..5 {
            let done = Arc::clone(&done);
            // Nobody waits for the answer: the future is made, polled once and dropped.
            let mut asked = Box::pin(crew.run(move |()| {
                std::thread::sleep(std::time::Duration::from_millis(2));
                *done.lock().unwrap() += 1;
                Ok(())
            }));
            let mut context = std::task::Context::from_waker(std::task::Waker::noop());
            let _ = asked.as_mut().poll(&mut context);
        }
        drop(crew);
        assert_eq!(*done.lock().unwrap(), 5);
    }
}
