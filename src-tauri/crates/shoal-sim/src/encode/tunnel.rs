//! `TunnelState` in the bytes of a layout.

use std::net::{Ipv4Addr, Ipv6Addr};

use crate::layout::Layout;
use crate::network::Relay;
use crate::protobuf::Writer;
use crate::tunnel::{Blocked, Reason, Route, Tunnel};

/// The port of every endpoint: `WireGuard`'s usual one.
const PORT: u16 = 51820;

/// A `TunnelState`.
pub(crate) fn tunnel_state(tunnel: &Tunnel, layout: Layout, relays: &[Relay]) -> Vec<u8> {
    let find = |name: &str| relays.iter().find(|relay| relay.name == name);
    Writer::message(|w| match tunnel {
        Tunnel::Disconnected { locked_down } => w.nested(1, |w| w.flag(2, *locked_down)),
        Tunnel::Connecting(route) => w.nested(2, |w| {
            relay_info(route, (None, None), (layout, find(&route.exit)), w);
        }),
        Tunnel::Connected { route, v4, v6 } => w.nested(3, |w| {
            relay_info(route, (*v4, *v6), (layout, find(&route.exit)), w);
        }),
        Tunnel::Disconnecting(after) => w.nested(4, |w| w.number(1, after.number())),
        Tunnel::Blocked(blocked) => w.nested(5, |w| w.nested(1, |w| error(*blocked, layout, w))),
    })
}

/// What `Connecting` and `Connected` hold.
fn relay_info(
    route: &Route,
    addresses: (Option<Ipv4Addr>, Option<Ipv6Addr>),
    (layout, exit): (Layout, Option<&Relay>),
    w: &mut Writer,
) {
    w.nested(1, |w| {
        w.nested(1, |w| endpoint(route, layout, w));
        w.nested(2, |w| location(route, addresses, exit, w));
    });
}

fn endpoint(route: &Route, layout: Layout, w: &mut Writer) {
    let shift = layout.endpoint_shift();
    // The shift of one came first, when `tunnel_type` went; the second when `proxy` went.
    let early = shift.min(1);
    let target = |address: Ipv4Addr| format!("{address}:{PORT}");
    w.text(1, &target(route.exit_address));
    if layout.has_openvpn() {
        w.number(3, 1);
    }
    w.flag(4 - early, true);
    if let Some((_, address)) = &route.entry {
        w.nested(7 - shift, |w| w.text(1, &target(*address)));
    }
    w.nested(8 - shift, |w| w.text(1, "wg0-mullvad"));
}

fn location(
    route: &Route,
    (v4, v6): (Option<Ipv4Addr>, Option<Ipv6Addr>),
    exit: Option<&Relay>,
    w: &mut Writer,
) {
    w.text(1, &v4.map(|v4| v4.to_string()).unwrap_or_default());
    w.text(2, &v6.map(|v6| v6.to_string()).unwrap_or_default());
    if let Some(relay) = exit {
        w.text(3, relay.city.country);
        w.text(4, relay.city.name);
        w.double(5, relay.city.latitude);
        w.double(6, relay.city.longitude);
    }
    // The daemon says so without having asked: it proves nothing.
    w.flag(7, true);
    w.text(8, &route.exit);
    if let Some((entry, _)) = &route.entry {
        w.text(10, entry);
    }
}

fn error(blocked: Blocked, layout: Layout, w: &mut Writer) {
    // Auth, offline and parameter keep their numbers from 2024.1 on.
    let cause = match blocked.reason {
        Reason::AuthFailed => 0,
        Reason::FirewallPolicy => 2,
        Reason::StartTunnel => 4,
        Reason::NoMatchingRelay => 6,
        Reason::Offline => 7,
    };
    w.number(1, cause);
    if blocked.leaking {
        w.nested(2, |_| {});
    }
    match blocked.reason {
        // Expired account.
        Reason::AuthFailed => w.number(3, 2),
        // No matching relay; "entry" and "exit" took its place in 2025.14.
        Reason::NoMatchingRelay => w.number(4, if layout.has_openvpn() { 0 } else { 2 }),
        Reason::FirewallPolicy => w.nested(5, |_| {}),
        Reason::StartTunnel | Reason::Offline => {}
    }
}
