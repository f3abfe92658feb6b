//! What has been read but not yet taken: the latest of each kind, so that a slow receiver costs neither the daemon
//! nor Shoal more memory, and the daemon's stream is drained whatever the receiver does.
//!
//! One thing must not get lost by keeping only the latest: that a tunnel was down in between. If it was, one report
//! without a tunnel stays in front of the latest.

use std::collections::VecDeque;
use std::mem::discriminant;

use shoal_core::{Event, Tunnel, TunnelReport};

/// Events on their way, at most one of each kind and two of the tunnel.
#[derive(Default)]
pub(crate) struct Pending {
    events: VecDeque<Event>,
}

impl Pending {
    /// Puts an event last, in the place of what it makes obsolete.
    pub(crate) fn push(&mut self, event: Event) {
        let gap = report_in(&event).and_then(|report| self.gap_before(report));
        let kind = discriminant(&event);
        self.events.retain(|other| discriminant(other) != kind);
        self.events.extend(gap.map(Event::TunnelReported));
        self.events.push_back(event);
    }

    /// The first event.
    pub(crate) fn pop(&mut self) -> Option<Event> {
        self.events.pop_front()
    }

    /// Whether nothing waits.
    pub(crate) fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// What must be told before `latest` so that two tunnels are not taken for one.
    fn gap_before(&self, latest: &TunnelReport) -> Option<TunnelReport> {
        let mut reports = self.events.iter().filter_map(report_in);
        let (first, last) = (reports.next()?, reports.next_back());
        let gap = match last.unwrap_or(first) {
            TunnelReport { tunnel, .. } if *tunnel == latest.tunnel => {
                last.and(Some(first.clone()))
            }
            TunnelReport { tunnel: Tunnel::Up(_), .. } => {
                Some(TunnelReport { tunnel: Tunnel::Changing, v4: None, v6: None })
            }
            other => Some(other.clone()),
        };
        gap.filter(|gap| gap.tunnel != latest.tunnel)
    }
}

fn report_in(event: &Event) -> Option<&TunnelReport> {
    if let Event::TunnelReported(report) = event { Some(report) } else { None }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use shoal_core::key::Device;
    use shoal_core::{RelayName, Route};

    use super::*;

    fn up(name: &str) -> TunnelReport {
        let exit = Some(RelayName::new(name).expect("a name"));
        TunnelReport { tunnel: Tunnel::Up(Route { exit, entry: None }), v4: None, v6: None }
    }

    fn down() -> TunnelReport {
        TunnelReport { tunnel: Tunnel::Down { locked_down: false }, v4: None, v6: None }
    }

    fn changing() -> TunnelReport {
        TunnelReport { tunnel: Tunnel::Changing, v4: None, v6: None }
    }

    fn left_of(reports: &[TunnelReport]) -> Vec<TunnelReport> {
        let mut pending = Pending::default();
        for report in reports {
            pending.push(Event::TunnelReported(report.clone()));
        }
        std::iter::from_fn(|| pending.pop())
            .filter_map(|event| report_in(&event).cloned())
            .collect()
    }

    #[test]
    fn a_tunnel_that_was_down_in_between_is_not_taken_for_the_same() {
        let a = up("se-got-wg-101");
        assert_eq!(left_of(&[a.clone(), changing(), a.clone()]), [changing(), a]);
    }

    #[test]
    fn the_gap_stays_when_the_second_connected_message_comes() {
        let (a, b) = (up("se-got-wg-101"), up("se-got-wg-102"));
        let mut seen = b.clone();
        seen.v4 = Some(shoal_core::ExitIp(std::net::Ipv4Addr::new(198, 51, 100, 1).into()));
        assert_eq!(left_of(&[a, b, seen.clone()]), [changing(), seen]);
    }

    #[test]
    fn of_one_tunnel_only_the_latest_report_is_kept() {
        let a = up("se-got-wg-101");
        assert_eq!(left_of(&[a.clone(), a.clone(), a.clone()]), [a]);
    }

    #[test]
    fn of_other_kinds_only_the_latest_is_kept() {
        let mut pending = Pending::default();
        pending.push(Event::DeviceReported(Device::LoggedOut));
        pending.push(Event::LeakReported);
        pending.push(Event::DeviceReported(Device::Revoked));
        assert_eq!(pending.pop(), Some(Event::LeakReported));
        assert_eq!(pending.pop(), Some(Event::DeviceReported(Device::Revoked)));
        assert!(pending.is_empty());
    }

    proptest! {
        #[test]
        fn any_number_of_reports_leaves_at_most_two_and_the_last_of_them_last(
            choices in prop::collection::vec(0..4_usize, 1..60)
        ) {
            let all = [up("se-got-wg-101"), up("se-got-wg-102"), down(), changing()];
            let reports: Vec<_> = choices.iter().map(|at| all[*at].clone()).collect();
            let left = left_of(&reports);
            prop_assert!(left.len() <= 2);
            prop_assert_eq!(left.last(), reports.last());
            let has_changed = reports.iter().any(|report| Some(report) != reports.last());
            let is_up = matches!(reports.last().map(|r| &r.tunnel), Some(Tunnel::Up(_)));
            if has_changed && is_up {
                prop_assert_eq!(left.len(), 2);
            }
        }
    }
}
