//! The present, in this machine's time zone: for sentences that name a time of day.

use jiff::{Timestamp, tz::TimeZone};
use shoal_agent::tempo::Tempo;
use shoal_view::moments::Clock;

/// What time it is here, or in the simulation that this process runs. Where the system names no zone, times are told in UTC.
pub fn here_and_now() -> Clock {
    let now = Tempo::of_process().now();
    let zone = TimeZone::try_system().unwrap_or(TimeZone::UTC);
    let here = Timestamp::from_second(now.0).unwrap_or_default();
    Clock { now, seconds_east: zone.to_offset(here).seconds() }
}
