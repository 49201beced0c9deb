//! Taking ops back and doing them again; both survive a restart, for they read the log.

use obelus_store::Committed;

use crate::Writer;
use crate::fault::Result;

/// Takes the newest op back that is in force.
pub fn undo(writer: &mut Writer) -> Result<Committed> {
    writer.turn_back()
}

/// Does the op again that was undone last.
pub fn redo(writer: &mut Writer) -> Result<Committed> {
    writer.turn_forth()
}
