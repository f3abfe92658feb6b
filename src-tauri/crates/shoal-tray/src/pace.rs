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
        sleep_until(self.book(Instant::now())).await;
    }

    /// When a change that is asked for at `now` may go out; it counts as gone out then.
    fn book(&mut self, now: Instant) -> Instant {
        let at = self.last.map_or(now, |last| now.max(last + BREATH));
        self.last = Some(at);
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_change_goes_out_at_once_and_then_at_most_three_a_second() {
        let start = Instant::now();
        let mut pace = Pace::default();
        let asked = (0..40).map(|tenth| start + Duration::from_millis(100 * tenth));
        // Each is waited for, as the item does.
        let mut gone: Vec<Instant> = Vec::new();
        for at in asked {
            if gone.last().is_none_or(|last| *last <= at) {
                gone.push(pace.book(at));
            }
        }
        assert_eq!(gone[0], start);
        assert!(gone.len() > 9, "it goes on: {}", gone.len());
        for first in &gone {
            let second = *first..*first + Duration::from_secs(1);
            assert!(gone.iter().filter(|at| second.contains(at)).count() <= 3);
        }
    }

    #[test]
    fn a_change_after_a_rest_goes_out_at_once() {
        let start = Instant::now();
        let mut pace = Pace::default();
        pace.book(start);
        let later = start + Duration::from_secs(9);
        assert_eq!(pace.book(later), later);
    }
}
