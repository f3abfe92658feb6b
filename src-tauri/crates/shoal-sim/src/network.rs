//! What does the simulated network consist of?
//!
//! Relays with their ingress addresses and pools of exit IPs, and the devices connected to them. All of
//! it follows from a seed, so that what Shoal infers can be held against what is true.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::atlas::{CITIES, City};
use crate::dice::index;
use crate::plan::{self, Plan};
use crate::population::{self, Device, Population};
use crate::position::{Words, offset, position};

/// A run of exit IPv4 addresses that one relay hands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PoolV4 {
    /// The lowest address.
    pub first: Ipv4Addr,
    /// How many addresses.
    pub size: u32,
}

/// A run of exit IPv6 addresses that one relay hands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PoolV6 {
    /// The lowest address.
    pub first: Ipv6Addr,
    /// How many addresses.
    pub size: u32,
}

impl PoolV4 {
    /// The highest address.
    pub fn last(self) -> Ipv4Addr {
        self.at(self.size - 1)
    }

    /// The address at a 0-based index.
    pub(crate) fn at(self, offset: u32) -> Ipv4Addr {
        Ipv4Addr::from(u32::from(self.first) + offset)
    }

    /// The 0-based index of an address, if the pool holds it.
    pub(crate) fn offset_of(self, address: Ipv4Addr) -> Option<u32> {
        u32::from(address).checked_sub(u32::from(self.first)).filter(|i| *i < self.size)
    }
}

impl PoolV6 {
    /// The address at a 0-based index.
    pub(crate) fn at(&self, offset: u32) -> Ipv6Addr {
        Ipv6Addr::from(u128::from(self.first) + u128::from(offset))
    }

    /// The 0-based index of an address, if the pool holds it.
    pub(crate) fn offset_of(&self, address: Ipv6Addr) -> Option<u32> {
        let distance = u128::from(address).checked_sub(u128::from(self.first))?;
        u32::try_from(distance).ok().filter(|i| *i < self.size)
    }
}

/// A relay of the simulated network, with what Mullvad would not tell.
#[derive(Debug, Clone, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one field of the relay list, or its truth"
)]
pub struct Relay {
    /// As in `se-got-wg-101`.
    pub name: String,
    /// Where it stands.
    pub city: &'static City,
    /// The hoster.
    pub provider: &'static str,
    /// Mullvad's weight for the draw, 0 to 500.
    pub weight: u32,
    /// Whether it takes connections.
    pub active: bool,
    /// Whether Mullvad owns the machine.
    pub owned: bool,
    /// Whether a draw over a whole country may pick it.
    pub include_in_country: bool,
    /// Gbit/s.
    pub port_speed: u32,
    /// Where the tunnel goes to.
    pub ingress_v4: Ipv4Addr,
    /// Where the tunnel goes to, by IPv6.
    pub ingress_v6: Ipv6Addr,
    /// Further ingress addresses for Shadowsocks.
    pub shadowsocks: Vec<Ipv4Addr>,
    /// Further ingress addresses for QUIC.
    pub quic: Vec<Ipv4Addr>,
    /// Exit IPv4 addresses.
    pub exits_v4: PoolV4,
    /// Exit IPv6 addresses.
    pub exits_v6: PoolV6,
    /// Whether the published addresses of its row give its pool away.
    pub predictable: bool,
    /// 0, or the salt with which this relay draws for itself (Mullvad's fix).
    pub(crate) salt: u32,
    /// The `WireGuard` public key.
    pub(crate) public_key: [u8; 32],
}

impl Relay {
    /// Whether this relay draws exit IPs for itself, which is Mullvad's fix.
    pub fn is_drawn(&self) -> bool {
        self.salt != 0
    }

    /// What a device with this tunnel address shows to websites.
    pub fn exit_v4(&self, tunnel: TunnelAddress) -> Ipv4Addr {
        let place = position(Words::from(tunnel.v4()), self.salt);
        self.exits_v4.at(offset(place, self.exits_v4.size))
    }

    /// What a device with this tunnel address shows to websites over IPv6.
    pub fn exit_v6(&self, tunnel: TunnelAddress) -> Ipv6Addr {
        let place = position(Words::from(tunnel.v6()), self.salt);
        self.exits_v6.at(offset(place, self.exits_v6.size))
    }
}

/// The addresses that a device has inside the tunnel, from one registration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TunnelAddress(pub(crate) u32);

impl TunnelAddress {
    /// In 10.64.0.0/10.
    pub fn v4(self) -> Ipv4Addr {
        Ipv4Addr::from(u32::from(Ipv4Addr::new(10, 64, 0, 0)) + self.0)
    }

    /// In `fc00:bbbb:bbbb:bb01::/64`, with the same number.
    pub fn v6(self) -> Ipv6Addr {
        let start = u128::from(Ipv6Addr::new(0xfc00, 0xbbbb, 0xbbbb, 0xbb01, 0, 0, 0, 0));
        Ipv6Addr::from(start + u128::from(self.0))
    }
}

/// A network with known truth.
#[derive(Debug)]
pub struct Network {
    seed: u64,
    relays: Vec<Relay>,
    population: Population,
    by_name: HashMap<String, usize>,
}

impl Network {
    /// The network of a seed, with Mullvad's fix on no relay.
    pub fn generate(seed: u64) -> Self {
        Self::planned(seed, &Plan::default())
    }

    /// The network of a seed and a plan.
    pub fn planned(seed: u64, plan: &Plan) -> Self {
        let relays = plan::lay_out(seed, plan);
        let population = population::connect(seed, &relays, plan);
        let by_name = relays.iter().enumerate().map(|(i, relay)| (relay.name.clone(), i)).collect();
        Self { seed, relays, population, by_name }
    }

    /// What it was made from.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// All cities, by country and city code.
    pub fn cities(&self) -> &'static [City] {
        CITIES
    }

    /// All relays, by name.
    pub fn relays(&self) -> &[Relay] {
        &self.relays
    }

    /// The relay of this name.
    pub fn relay(&self, name: &str) -> Option<&Relay> {
        self.by_name.get(name).map(|i| &self.relays[*i])
    }

    /// Devices connected to the whole network.
    pub fn devices(&self) -> u32 {
        self.population.total()
    }

    /// The devices connected to one relay, one by one.
    pub fn each_device_on(&self, relay: &str) -> Option<&[Device]> {
        self.by_name.get(relay).map(|i| self.population.devices_of(*i))
    }

    /// How many devices are connected to one relay.
    pub fn devices_on(&self, relay: &str) -> Option<u32> {
        self.by_name.get(relay).map(|i| self.population.on(*i))
    }

    /// The relay that hands out this exit IP.
    pub fn relay_of(&self, exit_ip: IpAddr) -> Option<&Relay> {
        self.find(exit_ip).map(|(i, _)| &self.relays[i])
    }

    /// How many devices show this exit IP to websites at this moment; `None` when no relay hands it out.
    ///
    /// Exact. The device that a [`SimDaemon`](crate::SimDaemon) connects is not among them.
    pub fn crowd(&self, exit_ip: IpAddr) -> Option<u32> {
        let (relay, offset) = self.find(exit_ip)?;
        Some(match exit_ip {
            IpAddr::V4(_) => self.population.at_v4(relay, offset),
            IpAddr::V6(_) => self.population.at_v6(relay, offset),
        })
    }

    /// How many devices show both of these exit IPs, so that they look alike to a site that sees both.
    pub fn joint_crowd(&self, v4: Ipv4Addr, v6: Ipv6Addr) -> Option<u32> {
        let (i, _) = self.find(IpAddr::V4(v4))?;
        let relay = &self.relays[i];
        relay.exits_v6.offset_of(v6)?;
        let alike = |device: &&Device| {
            device.ipv6
                && relay.exit_v4(device.address) == v4
                && relay.exit_v6(device.address) == v6
        };
        let count = self.population.devices_of(i).iter().filter(alike).count();
        u32::try_from(count).ok()
    }

    /// A tunnel address that no device has.
    pub(crate) fn free_address(&self, dice: &mut crate::dice::Dice) -> TunnelAddress {
        self.population.free_address(dice)
    }

    fn find(&self, exit_ip: IpAddr) -> Option<(usize, u32)> {
        self.relays.iter().enumerate().find_map(|(i, relay)| {
            let offset = match exit_ip {
                IpAddr::V4(v4) => relay.exits_v4.offset_of(v4),
                IpAddr::V6(v6) => relay.exits_v6.offset_of(v6),
            };
            offset.map(|offset| (i, offset))
        })
    }
}

/// A 0-based offset as an index.
pub(crate) fn slot(offset: u32) -> usize {
    index(offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tunnel_address_leads_to_the_same_share_of_every_pool_in_both_families() {
        let network = Network::planned(1, &Plan { devices: Some(0), ..Plan::default() });
        // Positions 0.503 and 0.475, from the kernel's vectors for 10.64.0.2 and …::1:2.
        let (v4, v6) = (TunnelAddress(2), TunnelAddress(0x1_0002));
        assert_eq!(
            (v4.v4(), v6.v6()),
            (Ipv4Addr::new(10, 64, 0, 2), "fc00:bbbb:bbbb:bb01::1:2".parse().expect("valid"))
        );
        for relay in network.relays() {
            let offset = relay.exits_v4.offset_of(relay.exit_v4(v4)).expect("in the pool");
            assert_eq!(offset, relay.exits_v4.size * 503_329 / 1_000_000, "{}", relay.name);
            let offset = relay.exits_v6.offset_of(relay.exit_v6(v6)).expect("in the pool");
            assert_eq!(offset, relay.exits_v6.size * 475_455 / 1_000_000, "{}", relay.name);
        }
    }
}
