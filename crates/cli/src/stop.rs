//! Why a command ends before it is done.

use obelus_desk::{Fault, FaultCode};

/// The end of a command that is not its answer.
#[derive(Debug)]
pub(crate) enum Stop {
    /// Something was refused or failed; not told yet.
    Fault {
        /// What.
        fault: Fault,
        /// The file that it is in, where the fault itself names a place inside.
        file: Option<String>,
    },
    /// The answer holds what was refused or found.
    Told,
    /// What was sought is there: a check that found something (exit 3).
    Found,
    /// Whoever reads the answer has closed it.
    Closed,
}

impl Stop {
    /// A fault by code, about what was named.
    pub fn new(code: FaultCode, subject: impl Into<String>, detail: impl ToString) -> Stop {
        Fault::new(code, subject, detail).into()
    }

    /// What stopped the writing of standard output.
    pub fn of_output(error: &std::io::Error) -> Stop {
        use std::io::ErrorKind as Kind;
        let code = match error.kind() {
            Kind::BrokenPipe => return Stop::Closed,
            Kind::StorageFull | Kind::QuotaExceeded => FaultCode::DiskFull,
            _ => FaultCode::FileBroken,
        };
        Stop::new(code, "standard output", error.kind())
    }
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Stop {
        Stop::Fault { fault, file: None }
    }
}
