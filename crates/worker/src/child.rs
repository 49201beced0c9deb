//! The child: takes its task, shuts itself in, computes, answers, ends.
//! Invariant: no byte of a document is looked at before everything is shut; a panic is an answer; nothing of a document
//! is written anywhere but into the answer.

use std::io::{Read, stdin, stdout};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, channel};
use std::thread::Builder;

use obelus_readers::{ReadFault, Stop};

use crate::confine::{die_with_parent, limit, shut_calls, shut_files};
use crate::wire::{receive_task, send_answer};
use crate::{Answer, Task};

/// Readers may be deep where documents are; what runs over it ends the child, not the parent.
const STACK_BYTES: usize = 64 * 1024 * 1024;

/// Does one task from standard input and answers on standard output. A program calls this first of all where it was
/// started as a worker, before it opens windows or threads.
pub fn serve(compute: impl FnOnce(Task, &[u8]) -> Answer + Send + 'static) -> ExitCode {
    // Its message could hold words of the document, and there is nobody to read it.
    std::panic::set_hook(Box::new(|_| {}));
    die_with_parent();
    let Ok(task) = receive_task(&mut stdin().lock()) else { return ExitCode::FAILURE };
    limit();
    shut_files();
    let (go, wait) = channel();
    let started = Builder::new().stack_size(STACK_BYTES).spawn(move || work(&wait, task, compute));
    // Threads are started before calls are shut, for starting one is a call that is shut.
    let watching = Builder::new().spawn(end_with_pipe);
    let (Ok(started), Ok(_)) = (started, watching) else { return ExitCode::FAILURE };
    shut_calls();
    match go.send(()).ok().and_then(|()| started.join().ok()) {
        Some(true) => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

fn work(wait: &Receiver<()>, (task, bytes): (Task, Vec<u8>), compute: impl FnOnce(Task, &[u8]) -> Answer) -> bool {
    if wait.recv().is_err() {
        return false;
    }
    let answer = catch_unwind(AssertUnwindSafe(|| compute(task, &bytes)));
    let answer = answer.unwrap_or(Answer::Fault(ReadFault::Stopped { by: Stop::Crash }));
    send_answer(&mut stdout().lock(), &answer).is_ok()
}

/// The parent holds its end of the pipe open as long as it lives and wants the answer.
fn end_with_pipe() {
    let mut rest = [0; 16];
    while stdin().lock().read(&mut rest).is_ok_and(|read| read > 0) {}
    std::process::exit(1);
}
