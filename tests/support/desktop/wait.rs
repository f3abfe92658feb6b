//! Waiting for the world outside: the only place of the tests that looks again and again.
//!
//! A panel that has drawn an icon, or a window that was mapped, sends the test no event. Here the test looks until it sees
//! what it waits for, with a deadline; it never waits for a fixed time.

use std::time::Duration;

use super::Trouble;

/// How long the desktop may take for anything. Long, as the machine may be busy building.
pub const DEADLINE: Duration = Duration::from_secs(30);

const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// Looks until `look` sees something, or says what was waited for in vain.
pub async fn until<T>(what: &str, look: impl AsyncFnMut() -> Option<T>) -> Result<T, Trouble> {
    until_within(DEADLINE, what, look).await
}

/// The same for what has a time of its own to come: `deadline` is that and [`DEADLINE`].
pub(super) async fn until_within<T>(
    deadline: Duration,
    what: &str,
    mut look: impl AsyncFnMut() -> Option<T>,
) -> Result<T, Trouble> {
    let mut ticks = tokio::time::interval(BETWEEN_LOOKS);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let seen = tokio::time::timeout(deadline, async {
        loop {
            ticks.tick().await;
            if let Some(seen) = look().await {
                return seen;
            }
        }
    });
    seen.await.map_err(|_| format!("waited {} s in vain: {what}", deadline.as_secs()).into())
}
