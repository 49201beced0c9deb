//! `-` as a file: standard input, read whole within a limit.

use std::io::Read;
use std::path::Path;

use obelus_desk::{Fault, FaultCode};

/// How standard input is named in answers.
pub(super) const NAME: &str = "-";

/// Whether a file argument means standard input or output.
pub(super) fn is_meant(file: &Path) -> bool {
    file == Path::new(NAME)
}

/// Standard input to its end; refused where it is longer than the limit in bytes.
pub(super) fn read(limit: usize) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(limit as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|error| Fault::new(FaultCode::FileBroken, NAME, error.kind()))?;
    if bytes.len() > limit { Err(Fault::new(FaultCode::FileTooLarge, NAME, limit)) } else { Ok(bytes) }
}
