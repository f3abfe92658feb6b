//! The present, in this machine's time zone: for sentences that name a time of day.

use jiff::{Timestamp, tz::TimeZone};
use shoal_core::UnixSeconds;
use shoal_view::moments::Clock;

/// What time it is here. Where the system names no zone, times are told in UTC.
pub fn here_and_now() -> Clock {
    let now = Timestamp::now();
    let zone = TimeZone::try_system().unwrap_or(TimeZone::UTC);
    Clock { now: UnixSeconds(now.as_second()), seconds_east: zone.to_offset(now).seconds() }
}
