//! Which exit IP a tunnel address should get on each relay, if the formula of [`crate::assignment`] holds there.
//!
//! A tunnel address and its position are as telling as a name. What is here is made only when its owner asks for it,
//! and `Debug` hides it.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr};

use serde::{Deserialize, Serialize};

use crate::address::{ExitIp, TunnelAddress};
use crate::assignment::Position;
use crate::crowd::Model;
use crate::pool::{self, ExitPool, PoolRange, Provenance};
use crate::relay::RelayName;

/// The exit IP that a position implies on one relay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PredictedExit {
    /// The relay.
    pub relay: RelayName,
    /// The exit IP.
    pub exit_ip: ExitIp,
    /// Where in the pool it stands, counted from 0.
    pub offset: u32,
    /// The pool.
    pub range: PoolRange,
    /// How the pool is known: a prediction is no better than its pool.
    pub provenance: Provenance,
}

/// What a position implies on all relays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prediction {
    /// On each relay whose pool is known, by name.
    pub exits: Vec<PredictedExit>,
    /// How many relays of the list have a pool that is not known.
    pub unknown_pools: u32,
}

impl ExitPool {
    /// The exit IP at a position, with its offset counted from 0; `None` where the pool is not known.
    pub fn exit_at(self, position: Position) -> Option<(ExitIp, u32)> {
        let range = self.range()?;
        let offset = position.offset_in(range.size());
        let address = Ipv4Addr::from_bits(range.first.to_bits().checked_add(offset)?);
        Some((ExitIp(address.into()), offset))
    }
}

impl Model {
    /// The exit pool of a relay: what its list says, and where it is in no list what was measured.
    pub fn best_known_pool(&self, relay: &RelayName) -> ExitPool {
        let measured = || pool::measured().find(|(name, _)| name == relay);
        self.pool_of(relay)
            .or_else(|| measured().map(|(_, range)| ExitPool::Measured(range)))
            .unwrap_or(ExitPool::Unknown)
    }

    /// What an IPv4 position implies on each relay of the list, and on measured relays that are in no list.
    pub fn predict(&self, position: Position) -> Prediction {
        let listed = self.directory().relays().iter().zip(self.pools().pools());
        let listed = listed.filter(|(relay, _)| relay.name.is_wireguard());
        let mut pools: Vec<(RelayName, ExitPool)> =
            listed.map(|(relay, pool)| (relay.name.clone(), *pool)).collect();
        let elsewhere = pool::measured().filter(|(name, _)| self.directory().relay(name).is_none());
        pools.extend(elsewhere.map(|(name, range)| (name, ExitPool::Measured(range))));
        pools.sort_by(|(a, _), (b, _)| a.cmp(b));
        let all = pools.len();
        let predicted = |(relay, pool): (RelayName, ExitPool)| {
            let (exit_ip, offset) = pool.exit_at(position)?;
            let (range, provenance) = (pool.range()?, pool.provenance());
            Some(PredictedExit { relay, exit_ip, offset, range, provenance })
        };
        let exits: Vec<PredictedExit> = pools.into_iter().filter_map(predicted).collect();
        let unknown_pools = u32::try_from(all - exits.len()).unwrap_or(u32::MAX);
        Prediction { exits, unknown_pools }
    }
}

/// This machine's tunnel addresses with their positions; made for nobody but their owner, and only when asked for.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PositionPage {
    /// One a family, IPv4 first; empty where no tunnel address is known.
    pub addresses: Vec<PlacedAddress>,
}

/// A tunnel address with its position.
#[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PlacedAddress {
    /// The address.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub tunnel_address: IpAddr,
    /// Its hash: the position in units of 2^-32.
    pub hash: u32,
    /// The position, from 0 to less than 1.
    pub position: f64,
}

impl PlacedAddress {
    /// Where an address lands.
    pub fn of(tunnel_address: IpAddr) -> Self {
        let position = Position::of(tunnel_address);
        Self { tunnel_address, hash: position.bits(), position: position.share() }
    }
}

impl PositionPage {
    /// Where a machine's addresses land.
    pub fn of(address: TunnelAddress) -> Self {
        let families = [address.v4.map(IpAddr::V4), address.v6.map(IpAddr::V6)];
        Self { addresses: families.into_iter().flatten().map(PlacedAddress::of).collect() }
    }
}

impl fmt::Debug for PositionPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PositionPage(hidden)")
    }
}

impl fmt::Debug for PlacedAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PlacedAddress(hidden)")
    }
}
