//! The parent: starts a child for one task, waits for its answer no longer than it may take, and ends it.
//! Invariant: when a call returns, its child has ended and has been waited for.

use std::ffi::OsString;
use std::io::Read;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use obelus_readers::{Ask, Painted, ReadFault, Reading, Stop};

use crate::wire::{receive_answer, send_task};
use crate::{Answer, LIMIT_SECONDS, Task};

/// How long a person who calls off may wait, at most.
const GLANCE: Duration = Duration::from_millis(20);
/// How much of what a child says of its end is heard, in bytes.
const LAST_WORDS: u64 = 4096;

/// The program that is started for each document.
#[derive(Clone, Debug)]
pub struct Worker {
    program: PathBuf,
    arguments: Vec<OsString>,
    limit: Duration,
}

/// Calls off what runs, from another thread.
#[derive(Clone, Debug, Default)]
pub struct CallOff(Arc<AtomicBool>);

impl CallOff {
    /// Calls off.
    pub fn call_off(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn is_called_off(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

impl Worker {
    /// A program that calls [`crate::serve`] where it is started with these arguments.
    pub fn new(program: PathBuf, arguments: Vec<OsString>) -> Worker {
        Worker { program, arguments, limit: Duration::from_secs(LIMIT_SECONDS) }
    }

    /// The same with less time for a document.
    pub fn within(self, limit: Duration) -> Worker {
        Worker { limit, ..self }
    }

    /// Reads a file's bytes in a child.
    pub fn read(&self, bytes: &[u8], ask: Ask, call_off: &CallOff) -> Result<Reading, ReadFault> {
        match self.answer(&Task::Read(ask), bytes, call_off)? {
            Answer::Reading(reading) if reading.fits() => Ok(reading),
            Answer::Reading(reading) => Err(ReadFault::Inconsistent { media_type: reading.media_type }),
            Answer::Fault(fault) => Err(fault),
            Answer::Painted(_) => Err(ReadFault::Stopped { by: Stop::Crash }),
        }
    }

    /// Paints a page of a file in a child: the page counted from 0, at so many pixels a point.
    pub fn paint(
        &self,
        bytes: &[u8],
        ask: Ask,
        page: usize,
        scale: f32,
        call_off: &CallOff,
    ) -> Result<Painted, ReadFault> {
        match self.answer(&Task::Paint { ask, page, scale }, bytes, call_off)? {
            Answer::Painted(painted) => Ok(painted),
            Answer::Fault(fault) => Err(fault),
            Answer::Reading(_) => Err(ReadFault::Stopped { by: Stop::Crash }),
        }
    }

    fn answer(&self, task: &Task, bytes: &[u8], call_off: &CallOff) -> Result<Answer, ReadFault> {
        let stopped = |by| ReadFault::Stopped { by };
        let mut child = self.start().map_err(|_| stopped(Stop::Start))?;
        let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let (Some(mut input), Some(mut output), Some(errors)) = pipes else {
            end(&mut child);
            return Err(stopped(Stop::Start));
        };
        thread::scope(|scope| {
            let (sender, receiver) = channel();
            // The pipe is given back and stays open until the answer is there: its end is the end of the child.
            let sending = scope.spawn(move || send_task(&mut input, task, bytes).map(|()| input));
            scope.spawn(move || drop(sender.send(receive_answer(&mut output).ok())));
            let listening = scope.spawn(move || {
                let mut words = Vec::new();
                errors.take(LAST_WORDS).read_to_end(&mut words).map(|_| words).unwrap_or_default()
            });
            let waited = self.wait(&receiver, call_off);
            let signal = end(&mut child);
            drop(sending.join());
            let words = listening.join().unwrap_or_default();
            match waited {
                Ok(Some(answer)) => Ok(answer),
                Ok(None) => Err(stopped(reason(signal, &words))),
                Err(by) => Err(stopped(by)),
            }
        })
    }

    /// The answer; `None` where the child ended without one.
    fn wait(&self, receiver: &Receiver<Option<Answer>>, call_off: &CallOff) -> Result<Option<Answer>, Stop> {
        let until = Instant::now() + self.limit;
        loop {
            match receiver.recv_timeout(GLANCE) {
                Ok(answer) => return Ok(answer),
                Err(RecvTimeoutError::Disconnected) => return Ok(None),
                Err(RecvTimeoutError::Timeout) if call_off.is_called_off() => return Err(Stop::Cancel),
                Err(RecvTimeoutError::Timeout) if Instant::now() >= until => return Err(Stop::Time),
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    fn start(&self) -> std::io::Result<Child> {
        let pipe = Stdio::piped;
        // Nothing of the surroundings goes along but what a dynamic linker needs.
        let kept = std::env::vars_os().filter(|(name, _)| name == "LD_LIBRARY_PATH" || name == "SystemRoot");
        let kept: Vec<_> = kept.collect();
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).env_clear().envs(kept).stdin(pipe()).stdout(pipe()).stderr(pipe()).spawn()
    }
}

/// Ends a child that may have ended, and waits for it; answers the signal that it ended by itself with.
fn end(child: &mut Child) -> Option<i32> {
    // A child that has closed its pipe is on its way out, and how it ends says why.
    for _ in 0..50 {
        match child.try_wait() {
            Ok(Some(status)) => return signal_of(status),
            _ if child.stdin.is_some() => break,
            _ => thread::sleep(Duration::from_millis(1)),
        }
    }
    let _ = child.kill();
    let _ = child.wait();
    None
}

#[cfg(unix)]
fn signal_of(status: std::process::ExitStatus) -> Option<i32> {
    std::os::unix::process::ExitStatusExt::signal(&status)
}

#[cfg(not(unix))]
fn signal_of(_: std::process::ExitStatus) -> Option<i32> {
    None
}

/// Why a child ended without an answer. The standard library says on its standard error that memory ran out, and
/// aborts.
fn reason(signal: Option<i32>, words: &[u8]) -> Stop {
    const SIGKILL: i32 = 9;
    const SIGXCPU: i32 = 24;
    if words.windows(17).any(|window| window == b"memory allocation") {
        return Stop::Memory;
    }
    match signal {
        Some(SIGXCPU) => Stop::Time,
        // The system itself ran out and chose this process.
        Some(SIGKILL) => Stop::Memory,
        _ => Stop::Crash,
    }
}
