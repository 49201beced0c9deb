//! The real clock and real ids, for both hosts.

use std::time::{SystemTime, UNIX_EPOCH};

use obelus_model::{Clock, Ids, Moment};
use uuid::Uuid;

/// The clock of the system.
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Moment {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        // A clock outside the years that a moment can hold is as good as none.
        i64::try_from(since.as_millis()).ok().and_then(Moment::from_milliseconds).unwrap_or(Moment::EPOCH)
    }
}

/// UUIDv7 (RFC 9562, section 5.7): ids sort by the time when they were made.
pub(crate) struct FreshIds;

impl Ids for FreshIds {
    fn next(&mut self) -> Uuid {
        Uuid::now_v7()
    }
}
