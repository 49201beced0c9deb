//! Web pages saved with their parts (RFC 2557).

use crate::{Ask, ReadFault, Reading};

pub(crate) fn is_mhtml(_bytes: &[u8]) -> bool {
    false
}

pub(crate) fn read(_bytes: &[u8], _ask: &Ask) -> Result<Reading, ReadFault> {
    Err(ReadFault::Empty)
}
