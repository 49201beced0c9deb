//! Word documents since 2007 (ECMA-376).

use crate::reading::Found;
use crate::{Format, ReadFault};

pub(crate) fn read(_bytes: &[u8]) -> Result<Found, ReadFault> {
    Err(ReadFault::OtherFormat { format: Format::Docx })
}
