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
    threads: Vec<JoinHandle<()>>,
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
                })
            })
            .collect();
        Crew { jobs: Some(jobs), threads }
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

impl<T> Drop for Crew<T> {
    /// Waits for the jobs that were handed in: what was asked for is written before the library closes.
    fn drop(&mut self) {
        self.jobs = None;
        for thread in self.threads.drain(..) {
            // A thread that ended by a panic has nothing left to wait for.
            let _ = thread.join();
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
