//! OpenDocument texts (ISO/IEC 26300).

use crate::reading::Found;
use crate::{Format, ReadFault};

pub(crate) fn read(_bytes: &[u8]) -> Result<Found, ReadFault> {
    Err(ReadFault::OtherFormat { format: Format::Odt })
}
