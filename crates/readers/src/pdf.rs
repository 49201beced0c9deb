//! PDF (ISO 32000).

use crate::{Ask, Format, ReadFault, Reading};

pub(crate) fn read(_bytes: &[u8], _ask: &Ask) -> Result<Reading, ReadFault> {
    Err(ReadFault::OtherFormat { format: Format::Pdf })
}
