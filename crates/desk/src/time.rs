//! The real clock and real ids, for both hosts.

use std::time::{SystemTime, UNIX_EPOCH};

use obelus_model::{Clock, Ids, Moment};
use uuid::{NoContext, Timestamp, Uuid};

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
        // `now_v7` panics where the clock says a time before 1970.
        match SystemTime::now().duration_since(UNIX_EPOCH) {
            Ok(_) => Uuid::now_v7(),
            Err(_) => Uuid::new_v7(Timestamp::from_unix(NoContext, 0, 0)),
        }
    }
}
