//! `RelayList` in the bytes of a layout.

use std::net::Ipv4Addr;

use crate::layout::Layout;
use crate::network::Relay;
use crate::protobuf::Writer;

/// A `RelayList`.
pub(crate) fn relay_list(relays: &[&Relay], layout: Layout) -> Vec<u8> {
    Writer::message(|w| {
        for in_country in relays.chunk_by(|a, b| a.city.country_code == b.city.country_code) {
            w.nested(1, |w| country(in_country, layout, w));
        }
        match layout {
            Layout::V2024_1 | Layout::V2025_13 => {
                w.nested(2, |_| {});
                w.nested(3, |_| {});
                w.nested(4, |w| endpoint_data(layout, w));
            }
            Layout::V2025_14 => {
                w.nested(2, |_| {});
                w.nested(3, |w| endpoint_data(layout, w));
            }
            Layout::V2026_4 | Layout::Head => w.nested(2, |w| endpoint_data(layout, w)),
        }
    })
}

fn country(relays: &[&Relay], layout: Layout, w: &mut Writer) {
    w.text(1, relays[0].city.country);
    w.text(2, relays[0].city.country_code);
    for in_city in relays.chunk_by(|a, b| a.city.code == b.city.code) {
        w.nested(3, |w| {
            w.text(1, in_city[0].city.name);
            w.text(2, in_city[0].city.code);
            w.double(3, in_city[0].city.latitude);
            w.double(4, in_city[0].city.longitude);
            for relay in in_city {
                w.nested(5, |w| one(relay, layout, w));
            }
        });
    }
}

fn one(relay: &Relay, layout: Layout, w: &mut Writer) {
    w.text(1, &relay.name);
    w.text(2, &relay.ingress_v4.to_string());
    w.text(3, &relay.ingress_v6.to_string());
    w.flag(4, relay.include_in_country);
    w.flag(5, relay.active);
    w.flag(6, relay.owned);
    w.text(7, relay.provider);
    w.fixed64(8, u64::from(relay.weight));
    match layout {
        Layout::V2024_1 => {
            w.number(9, 2);
            w.nested(10, |w| {
                let kind = "mullvad_daemon.management_interface/WireguardRelayEndpointData";
                w.text(1, kind);
                w.nested(2, |w| w.bytes(1, &relay.public_key));
            });
            w.nested(11, |w| location(relay, w));
        }
        Layout::V2025_13 | Layout::V2025_14 => {
            w.nested(9, |w| w.nested(1, |w| wireguard(relay, w)));
            w.nested(10, |w| location(relay, w));
        }
        Layout::V2026_4 | Layout::Head => {
            w.nested(9, |w| wireguard(relay, w));
            w.nested(10, |w| location(relay, w));
        }
    }
}

fn wireguard(relay: &Relay, w: &mut Writer) {
    w.bytes(1, &relay.public_key);
    w.flag(2, true);
    if !relay.quic.is_empty() {
        w.nested(3, |w| {
            w.text(1, "quic.example");
            w.text(2, "token");
            addresses(3, &relay.quic, w);
        });
    }
    addresses(4, &relay.shadowsocks, w);
}

fn addresses(field: u32, addresses: &[Ipv4Addr], w: &mut Writer) {
    for address in addresses {
        w.text(field, &address.to_string());
    }
}

fn location(relay: &Relay, w: &mut Writer) {
    w.text(1, relay.city.country);
    w.text(2, relay.city.country_code);
    w.text(3, relay.city.name);
    w.text(4, relay.city.code);
    w.double(5, relay.city.latitude);
    w.double(6, relay.city.longitude);
}

fn endpoint_data(layout: Layout, w: &mut Writer) {
    let ports = |w: &mut Writer, field, first, last| {
        w.nested(field, |w| {
            w.number(1, first);
            w.number(2, last);
        });
    };
    ports(w, 1, 53, 53);
    ports(w, 1, 4000, 60000);
    w.text(2, "10.64.0.1");
    w.text(3, "fc00:bbbb:bbbb:bb01::1");
    if layout > Layout::V2024_1 {
        ports(w, 4, 51900, 51949);
    }
}
