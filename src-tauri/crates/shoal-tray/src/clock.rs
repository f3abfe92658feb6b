//! The present, in this machine's time zone: for sentences that name a time of day.

use jiff::{Timestamp, tz::TimeZone};
use shoal_agent::clock::Clock;
use shoal_agent::tempo::Tempo;
use shoal_core::UnixSeconds;
use shoal_view::moments;

/// What time it is here, or in the simulation that this process runs. Where the system names no zone, times are told in UTC.
pub fn here_and_now() -> moments::Clock {
    let now = Tempo::of_process().now();
    let zone = TimeZone::try_system().unwrap_or(TimeZone::UTC);
    let here = Timestamp::from_second(now.0).unwrap_or_default();
    moments::Clock { now, seconds_east: zone.to_offset(here).seconds() }
}

/// Waits for a moment, or until the machine woke up or its clock was set; without a moment, for ever.
pub(crate) async fn until(due: Option<UnixSeconds>) {
    let Some(due) = due else { return std::future::pending().await };
    match Clock::of_process() {
        Ok(mut clock) => clock.until(Some(due)).await,
        // Without a timer of the kernel's the time that the machine sleeps is not counted.
        Err(_) => tokio::time::sleep(Tempo::of_process().time_until(due)).await,
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn only_a_moment_that_was_named_wakes_and_one_that_has_passed_does_at_once() {
        let now = here_and_now().now;
        for (due, wakes) in
            [(None, false), (Some(now.plus(600)), false), (Some(now.plus(-5)), true)]
        {
            let woke = tokio::time::timeout(Duration::from_mins(1), until(due)).await.is_ok();
            assert_eq!(woke, wakes, "{due:?}");
        }
    }

    #[tokio::test]
    async fn a_moment_is_waited_for_by_the_clock_on_the_wall() {
        let due = here_and_now().now.plus(1);
        until(Some(due)).await;
        assert!(here_and_now().now >= due);
    }
}
