//! How often the tray may change: a panel redraws on each change, and a storm of events must not become a storm there.

use std::time::Duration;

use tokio::time::{Instant, sleep_until};

/// The least time between two changes: at most three a second.
pub(crate) const BREATH: Duration = Duration::from_millis(350);

/// Spaces changes: the first goes out at once, the next when a [`BREATH`] has passed.
#[derive(Debug, Default)]
pub(crate) struct Pace {
    last: Option<Instant>,
}

impl Pace {
    /// Waits until the next change may go out, and counts it.
    pub(crate) async fn take(&mut self) {
        if let Some(last) = self.last {
            sleep_until(last + BREATH).await;
        }
        self.last = Some(Instant::now());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn the_first_change_goes_out_at_once_and_then_at_most_three_a_second() {
        let start = Instant::now();
        let mut pace = Pace::default();
        let mut at = Vec::new();
        for _ in 0..7 {
            pace.take().await;
            at.push(start.elapsed());
        }
        assert_eq!(at[0], Duration::ZERO);
        for first in 0..at.len() {
            let within =
                at[first..].iter().filter(|time| **time < at[first] + Duration::from_secs(1));
            assert!(within.count() <= 3, "{at:?}");
        }
    }
}
