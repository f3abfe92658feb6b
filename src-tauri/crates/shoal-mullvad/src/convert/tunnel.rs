//! In what state the tunnel is, through which relays it goes, and which exit IP the daemon saw.
//!
//! Without a tunnel the daemon's location is the user's real one, and while one is being set up it is none at all:
//! addresses are read from the connected state only.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use shoal_core::tunnel::BlockCause;
use shoal_core::{ExitIp, RelayName, Route, Tunnel, TunnelReport};

use crate::fields::{Message, Unreadable};
use crate::layout::Layout;
use crate::wire::{connected, disconnected, error_state, geo_ip, tunnel_state as state};

/// Reads a `TunnelState`. A state that Shoal does not know is [`Tunnel::Unknown`].
pub(crate) fn tunnel_report(bytes: &[u8], layout: Layout) -> Result<TunnelReport, Unreadable> {
    let message = Message::read(bytes, "TunnelState")?;
    if let Some(up) = message.message(state::CONNECTED, "TunnelState.Connected")? {
        return connected_report(up);
    }
    let tunnel = if let Some(down) = message.message(state::DISCONNECTED, "Disconnected")? {
        Tunnel::Down { locked_down: down.flag(disconnected::LOCKED_DOWN)? }
    } else if let Some(error) = message.message(state::ERROR, "TunnelState.Error")? {
        blocked(error, layout)?
    } else if message.bytes(state::CONNECTING)?.is_some()
        || message.bytes(state::DISCONNECTING)?.is_some()
    {
        Tunnel::Changing
    } else {
        Tunnel::Unknown
    };
    Ok(TunnelReport { tunnel, v4: None, v6: None })
}

fn connected_report(up: Message<'_>) -> Result<TunnelReport, Unreadable> {
    let relay_info = up.message(connected::RELAY_INFO, "TunnelStateRelayInfo")?;
    let location = match relay_info {
        Some(relay_info) => relay_info.message(connected::LOCATION, "GeoIpLocation")?,
        None => None,
    };
    let Some(location) = location else {
        // A custom endpoint has no location until the daemon has asked for one.
        let route = Route { exit: None, entry: None };
        return Ok(TunnelReport { tunnel: Tunnel::Up(route), v4: None, v6: None });
    };
    let exit = relay_name(location, geo_ip::HOSTNAME)?;
    let entry = relay_name(location, geo_ip::ENTRY_HOSTNAME)?.filter(|e| Some(e) != exit.as_ref());
    let v4 = address::<Ipv4Addr>(location, geo_ip::IPV4)?.map(|a| ExitIp(IpAddr::V4(a)));
    let v6 = address::<Ipv6Addr>(location, geo_ip::IPV6)?.map(|a| ExitIp(IpAddr::V6(a)));
    Ok(TunnelReport { tunnel: Tunnel::Up(Route { exit, entry }), v4, v6 })
}

/// A relay's name; a text that is none leaves the relay unknown.
fn relay_name(location: Message<'_>, field: u32) -> Result<Option<RelayName>, Unreadable> {
    Ok(location.text(field)?.and_then(|text| RelayName::new(text).ok()))
}

fn address<A: std::str::FromStr>(
    location: Message<'_>,
    field: u32,
) -> Result<Option<A>, Unreadable> {
    let text = location.text(field)?;
    text.map(|text| text.parse().map_err(|_| location.unreadable(field))).transpose()
}

fn blocked(outer: Message<'_>, layout: Layout) -> Result<Tunnel, Unreadable> {
    // The error is wrapped once; a bare one would have its cause, an integer, in the same place.
    let error = if outer.has_bytes(error_state::INNER) {
        outer.message(error_state::INNER, "ErrorState")?.unwrap_or(outer)
    } else {
        outer
    };
    let cause = match error.number(error_state::CAUSE)?.unwrap_or_default() {
        error_state::CAUSE_OFFLINE => BlockCause::Offline,
        error_state::CAUSE_AUTH_FAILED => match error.number(error_state::AUTH_FAILED)? {
            Some(error_state::EXPIRED_ACCOUNT) => BlockCause::OutOfTime,
            _ => BlockCause::NotAccepted,
        },
        error_state::CAUSE_TUNNEL_PARAMETER => {
            parameter_cause(error.number(error_state::PARAMETER)?.unwrap_or_default(), layout)
        }
        _ => BlockCause::Other,
    };
    let leaking = error.has(error_state::BLOCKING_ERROR);
    Ok(Tunnel::Blocked { cause, leaking })
}

/// Up to 2025.13 only 0 means that no relay fits; since 2025.14 that is 0 for the entry, 1 for the exit, 2 for either.
fn parameter_cause(value: u64, layout: Layout) -> BlockCause {
    match (value, layout) {
        (0, _) | (1 | 2, Layout::Since2025_14) => BlockCause::NoMatchingRelay,
        _ => BlockCause::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::put_bytes;

    fn wrap(fields: &[u32], innermost: &[u8]) -> Vec<u8> {
        fields.iter().rev().fold(innermost.to_vec(), |inner, field| {
            let mut outer = Vec::new();
            put_bytes(&mut outer, *field, &inner);
            outer
        })
    }

    fn location(fields: &[(u32, &str)]) -> Vec<u8> {
        let mut bytes = Vec::new();
        for (number, text) in fields {
            put_bytes(&mut bytes, *number, text.as_bytes());
        }
        bytes
    }

    fn read(bytes: &[u8]) -> TunnelReport {
        tunnel_report(bytes, Layout::Since2025_14).expect("a readable state")
    }

    #[test]
    fn the_address_of_a_connected_state_is_an_exit_ip() {
        let location = location(&[(1, "198.51.100.7"), (8, "se-got-wg-101")]);
        let report = read(&wrap(&[3, 1, 2], &location));
        assert_eq!(report.v4, Some(ExitIp(IpAddr::V4(Ipv4Addr::new(198, 51, 100, 7)))));
        assert!(matches!(report.tunnel, Tunnel::Up(Route { exit: Some(_), entry: None })));
    }

    #[test]
    fn the_real_address_of_a_disconnected_state_is_dropped() {
        let report = read(&wrap(&[1, 1], &location(&[(1, "203.0.113.5")])));
        assert_eq!(report, TunnelReport { tunnel: Tunnel::Down { locked_down: false }, ..report });
        assert_eq!(report.v4, None);
    }

    #[test]
    fn an_address_that_is_none_makes_the_state_unreadable() {
        let bytes = wrap(&[3, 1, 2], &location(&[(1, "198.51.100.700")]));
        let unreadable = tunnel_report(&bytes, Layout::Since2025_14);
        assert_eq!(unreadable, Err(Unreadable { message: "GeoIpLocation", field: 1 }));
    }

    #[test]
    fn a_state_of_a_later_release_is_unknown() {
        assert_eq!(read(&wrap(&[6], &[])).tunnel, Tunnel::Unknown);
    }

    #[test]
    fn an_entry_that_is_the_exit_is_no_multihop() {
        let location = location(&[(8, "se-got-wg-101"), (10, "se-got-wg-101")]);
        let report = read(&wrap(&[3, 1, 2], &location));
        assert!(matches!(report.tunnel, Tunnel::Up(Route { exit: Some(_), entry: None })));
    }

    #[test]
    fn the_number_of_a_missing_exit_is_read_by_layout() {
        let bytes = wrap(&[5, 1], &[0x08, 6, 0x20, 1]);
        let cause = |layout| match tunnel_report(&bytes, layout).map(|report| report.tunnel) {
            Ok(Tunnel::Blocked { cause, .. }) => Some(cause),
            _ => None,
        };
        assert_eq!(cause(Layout::Since2025_14), Some(BlockCause::NoMatchingRelay));
        assert_eq!(cause(Layout::UpTo2025_13), Some(BlockCause::Other));
        assert_eq!(cause(Layout::Unknown), Some(BlockCause::Other));
    }

    #[test]
    fn a_cause_that_nobody_knows_is_other_and_a_blocking_error_leaks() {
        let other = read(&wrap(&[5, 1], &[0x08, 99]));
        assert_eq!(other.tunnel, Tunnel::Blocked { cause: BlockCause::Other, leaking: false });
        let leaking = read(&wrap(&[5, 1], &[0x08, 7, 0x12, 0]));
        assert_eq!(leaking.tunnel, Tunnel::Blocked { cause: BlockCause::Offline, leaking: true });
    }
}
