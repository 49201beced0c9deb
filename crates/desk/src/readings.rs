//! Documents read: plain text here, everything else in a child process that can be called off.
//! Invariant: no thread of the library waits for a reader.

use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};

use obelus_engine::{Ask, MediaType, Original, Painted, ReadFault, Reading, Stop};
use obelus_worker::{Answer, CallOff, Task, Worker, serve};

use crate::file_calls::blocking;
use crate::{Fault, FaultCode};

/// The word that makes a host's program a worker.
pub const WORKER: &str = "worker";

/// Does what a desk's child process does: a host calls this first of all where its first argument is [`WORKER`].
pub fn work() -> ExitCode {
    serve(|task, bytes| match task {
        Task::Read(ask) => obelus_engine::read(bytes, &ask).map_or_else(Answer::Fault, Answer::Reading),
        Task::Paint { ask, page, scale } => {
            obelus_engine::paint_page(bytes, &ask, page, scale).map_or_else(Answer::Fault, Answer::Painted)
        }
    })
}

/// How documents are read for a desk.
pub(crate) struct Readings {
    worker: Option<Worker>,
    running: Mutex<CallOff>,
}

impl Readings {
    /// By the program that runs: each host does a worker's work where its first argument says so.
    pub(crate) fn by_this_program() -> Readings {
        let program = std::env::current_exe().ok();
        let worker = program.map(|program| Worker::new(program, vec![WORKER.into()]));
        Readings { worker, running: Mutex::default() }
    }

    /// Reads a file's bytes and hands them back with what they hold.
    pub(crate) async fn read(&self, bytes: Vec<u8>, ask: Ask) -> Result<(Vec<u8>, Reading), Fault> {
        let worker = self.worker.clone();
        let call_off = self.running.lock().unwrap_or_else(PoisonError::into_inner).clone();
        blocking(move || {
            let reading = match obelus_engine::media_type(&bytes, &ask)? {
                MediaType::Plain => obelus_engine::read(&bytes, &ask)?,
                _ => match worker {
                    Some(worker) => worker.read(&bytes, ask, &call_off)?,
                    None => return Err(ReadFault::Stopped { by: Stop::Start }.into()),
                },
            };
            Ok((bytes, reading))
        })
        .await
    }

    /// Paints a page of a file, counted from 0; calling off does not touch it, for it is soon over.
    pub(crate) async fn paint(&self, original: Original, page: usize, scale: f32) -> Result<Painted, Fault> {
        let worker = self.worker.clone();
        blocking(move || {
            let worker = worker.ok_or(ReadFault::Stopped { by: Stop::Start })?;
            Ok(worker.paint(&original.bytes, original.ask, page, scale, &CallOff::default())?)
        })
        .await
    }

    /// Calls off what is being read now; what is read later is not touched.
    pub(crate) fn call_off(&self) {
        std::mem::take(&mut *self.running.lock().unwrap_or_else(PoisonError::into_inner)).call_off();
    }
}

impl From<ReadFault> for Fault {
    fn from(fault: ReadFault) -> Fault {
        use FaultCode as Code;
        match fault {
            ReadFault::Empty => Fault::new(Code::FileEmpty, "", ""),
            ReadFault::TooLarge { limit, .. } => Fault::new(Code::FileTooLarge, "", limit),
            ReadFault::OtherFormat { format } => Fault::new(Code::FileOtherKind, "", format.code()),
            ReadFault::Binary { at_byte } => Fault::new(Code::FileBinary, "", at_byte),
            ReadFault::Undecodable { encoding, at_byte } => {
                Fault::new(Code::EncodingUnfit, "", format!("{encoding} {at_byte}"))
            }
            ReadFault::TooLong => Fault::new(Code::DocumentBeyond, "", "length"),
            ReadFault::Damaged { what, .. } => Fault::new(Code::DocumentDamaged, "", what),
            ReadFault::Beyond { limit } => Fault::new(Code::DocumentBeyond, "", limit.code()),
            ReadFault::Scanned { pages } => Fault::new(Code::DocumentScanned, "", pages),
            ReadFault::Locked { wrong_password: false } => Fault::new(Code::PasswordWanted, "", ""),
            ReadFault::Locked { wrong_password: true } => Fault::new(Code::PasswordWrong, "", ""),
            ReadFault::Unreadable => Fault::new(Code::DocumentUnreadable, "", ""),
            ReadFault::Stopped { by: Stop::Cancel } => Fault::new(Code::ReaderCalledOff, "", ""),
            ReadFault::Stopped { by: Stop::Time } => Fault::new(Code::ReaderSlow, "", obelus_worker::LIMIT_SECONDS),
            ReadFault::Stopped { by: Stop::Memory } => Fault::new(Code::ReaderHungry, "", obelus_worker::LIMIT_MEMORY),
            ReadFault::Stopped { by: Stop::Crash } => Fault::new(Code::ReaderBroke, "", ""),
            ReadFault::Stopped { by: Stop::Start } => Fault::new(Code::ReaderBroke, "", "start"),
            ReadFault::Inconsistent { media_type } => Fault::new(Code::ReaderBroke, "", media_type),
        }
    }
}
