//! EPUB 2 and 3.

use crate::reading::Found;
use crate::{Format, ReadFault};

pub(crate) fn read(_bytes: &[u8]) -> Result<Found, ReadFault> {
    Err(ReadFault::OtherFormat { format: Format::Epub })
}
