//! Which addresses this machine has inside the tunnel.
//!
//! Mullvad's tunnel interface has one address of 10.64.0.0/10 with a prefix of 32 bits, and one of
//! `fc00:bbbb:bbbb:bb01::/64` with 128 where the tunnel carries IPv6 (read 2026-11). A home network may lie in
//! 10.64.0.0/10 as well, but no machine has a prefix of 32 bits there. Several such interfaces that do not agree,
//! and none of which is called after Mullvad, leave the address unknown.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use shoal_core::TunnelAddress;
use sysinfo::Networks;

/// Reads the tunnel interface's addresses; empty where there is none.
pub fn read() -> TunnelAddress {
    let Ok(networks) = Networks::new_with_refreshed_list() else { return TunnelAddress::default() };
    of_interfaces(networks.iter().map(|(name, data)| {
        let addresses = data.ip_networks().iter().map(|net| (net.addr, net.prefix));
        (name.to_string_lossy().into_owned(), addresses.collect())
    }))
}

/// Finds the tunnel among interfaces with their addresses and prefixes.
fn of_interfaces(
    interfaces: impl IntoIterator<Item = (String, Vec<(IpAddr, u8)>)>,
) -> TunnelAddress {
    let tunnels: Vec<(bool, TunnelAddress)> = interfaces
        .into_iter()
        .map(|(name, addresses)| (name.contains("mullvad"), tunnel_address(&addresses)))
        .filter(|(_, address)| *address != TunnelAddress::default())
        .collect();
    let named: Vec<TunnelAddress> =
        tunnels.iter().filter(|(is_named, _)| *is_named).map(|(_, address)| *address).collect();
    match (&named[..], &tunnels[..]) {
        ([address], _) | ([], [(_, address)]) => *address,
        _ => TunnelAddress::default(),
    }
}

/// Those of an interface's addresses, with their prefixes, that Mullvad hands out.
pub fn tunnel_address(addresses: &[(IpAddr, u8)]) -> TunnelAddress {
    let mut found = TunnelAddress::default();
    for (address, prefix) in addresses {
        match address {
            IpAddr::V4(v4) if *prefix == 32 && is_tunnel_v4(*v4) => {
                found.v4 = found.v4.or(Some(*v4));
            }
            IpAddr::V6(v6) if *prefix == 128 && is_tunnel_v6(*v6) => {
                found.v6 = found.v6.or(Some(*v6));
            }
            IpAddr::V4(_) | IpAddr::V6(_) => {}
        }
    }
    found
}

/// Whether an address is in 10.64.0.0/10.
fn is_tunnel_v4(address: Ipv4Addr) -> bool {
    let [first, second, ..] = address.octets();
    first == 10 && second & 0xc0 == 64
}

/// Whether an address is in `fc00:bbbb:bbbb:bb01::/64`.
fn is_tunnel_v6(address: Ipv6Addr) -> bool {
    address.segments().starts_with(&[0xfc00, 0xbbbb, 0xbbbb, 0xbb01])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interface(name: &str, addresses: &[(&str, u8)]) -> (String, Vec<(IpAddr, u8)>) {
        let addresses =
            addresses.iter().map(|(text, prefix)| (text.parse().expect("an address"), *prefix));
        (name.to_owned(), addresses.collect())
    }

    #[test]
    fn the_tunnel_has_the_address_of_32_bits_in_mullvads_network() {
        let tunnel = interface(
            "wg0-mullvad",
            &[("10.67.3.2", 32), ("fc00:bbbb:bbbb:bb01::4:302", 128), ("fe80::1", 64)],
        );
        let home = interface("eth0", &[("10.100.0.4", 24), ("192.0.2.4", 24)]);
        let found = of_interfaces([home, tunnel]);
        assert_eq!(found.v4, Some(Ipv4Addr::new(10, 67, 3, 2)));
        assert!(found.v6.is_some());
    }

    #[test]
    fn a_home_network_in_the_same_range_is_no_tunnel() {
        assert_eq!(of_interfaces([interface("eth0", &[("10.64.0.9", 10)])]).v4, None);
    }

    #[test]
    fn addresses_beside_the_range_are_no_tunnel() {
        let beside = interface(
            "wg0",
            &[("10.63.255.255", 32), ("10.128.0.0", 32), ("fc00:bbbb:bbbb:bb02::1", 128)],
        );
        assert_eq!(of_interfaces([beside]), TunnelAddress::default());
    }

    #[test]
    fn of_two_tunnels_the_one_called_after_mullvad_counts_and_else_none() {
        let (a, b) = (("10.64.0.2", 32), ("10.65.0.2", 32));
        let named = of_interfaces([interface("wg0-mullvad", &[a]), interface("wg1", &[b])]);
        assert_eq!(named.v4, Some(Ipv4Addr::new(10, 64, 0, 2)));
        let unnamed = of_interfaces([interface("wg0", &[a]), interface("wg1", &[b])]);
        assert_eq!(unnamed, TunnelAddress::default());
    }
}
