//! Web pages.

use crate::{Ask, ReadFault, Reading};

/// The endings that mean a web page, without the dot.
pub(crate) const ENDINGS: [&str; 0] = [];

pub(crate) fn is_html(_bytes: &[u8]) -> bool {
    false
}

pub(crate) fn read(_bytes: &[u8], _ask: &Ask) -> Result<Reading, ReadFault> {
    Err(ReadFault::Empty)
}
