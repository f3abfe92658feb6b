//! Who is connected where?
//!
//! Devices choose a city by the speed of its relays, and a relay within the city by Mullvad's weight
//! (70 %) or evenly (30 %: people who pinned one). Both shares carry noise with mean one. These are the
//! assumptions of Shoal's model, so that its ranges can be calibrated; whether Mullvad's real users
//! behave so is another question, which no simulation answers.

use std::collections::HashMap;

use crate::dice::{Dice, index};
use crate::network::{Relay, TunnelAddress, slot};
use crate::plan::Plan;
use crate::position::{Words, offset, position};

/// Median number of devices connected to the whole network, and the spread of its logarithm.
const DEVICES: (f64, f64) = (150_000.0, 0.7);

/// Tunnel addresses are handed out from this many.
const ADDRESSES: u32 = 1 << 20;

/// A device that is connected to a relay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Device {
    /// Its addresses inside the tunnel.
    pub address: TunnelAddress,
    /// Whether it has IPv6 in the tunnel.
    pub ipv6: bool,
}

/// All devices, by relay, with the counts that are asked for most.
#[derive(Debug)]
pub(crate) struct Population {
    devices: Vec<Vec<Device>>,
    v4: Vec<Vec<u32>>,
    v6: Vec<Vec<u32>>,
    taken: Addresses,
}

impl Population {
    /// Devices on all relays.
    pub(crate) fn total(&self) -> u32 {
        self.devices.iter().map(|on| count(on)).sum()
    }

    /// Devices on one relay.
    pub(crate) fn on(&self, relay: usize) -> u32 {
        count(&self.devices[relay])
    }

    pub(crate) fn devices_of(&self, relay: usize) -> &[Device] {
        &self.devices[relay]
    }

    /// Devices on the exit IPv4 address at this index of the relay's pool.
    pub(crate) fn at_v4(&self, relay: usize, offset: u32) -> u32 {
        self.v4[relay][slot(offset)]
    }

    /// Devices on the exit IPv6 address at this index of the relay's pool.
    pub(crate) fn at_v6(&self, relay: usize, offset: u32) -> u32 {
        self.v6[relay][slot(offset)]
    }

    /// A tunnel address that no device has. It is not marked as taken.
    pub(crate) fn free_address(&self, dice: &mut Dice) -> TunnelAddress {
        loop {
            let address = Addresses::any(dice);
            if !self.taken.holds(address) {
                return address;
            }
        }
    }
}

/// Which tunnel addresses are taken: one bit each.
#[derive(Debug)]
struct Addresses {
    bits: Vec<u64>,
}

impl Addresses {
    fn new() -> Self {
        Self { bits: vec![0; index(ADDRESSES / 64)] }
    }

    /// Any address but the first few, which are the relays' own, and the last.
    fn any(dice: &mut Dice) -> TunnelAddress {
        TunnelAddress(dice.between(2, ADDRESSES - 2))
    }

    fn holds(&self, address: TunnelAddress) -> bool {
        self.bits[index(address.0 / 64)] & (1 << (address.0 % 64)) != 0
    }

    fn take(&mut self, dice: &mut Dice) -> TunnelAddress {
        loop {
            let address = Self::any(dice);
            if !self.holds(address) {
                self.bits[index(address.0 / 64)] |= 1 << (address.0 % 64);
                return address;
            }
        }
    }
}

/// Connects devices to relays.
pub(crate) fn connect(seed: u64, relays: &[Relay], plan: &Plan) -> Population {
    let mut dice = Dice::new(seed, "devices");
    let total = plan.devices.unwrap_or_else(|| number_of_devices(&mut dice));
    let ipv6 = 0.2 + 0.6 * dice.fraction();
    let bounds = cumulative(&shares(relays, &mut dice));
    let mut devices = vec![Vec::new(); relays.len()];
    let mut taken = Addresses::new();
    for _ in 0..total {
        let at = dice.fraction();
        let relay = bounds.partition_point(|bound| *bound <= at);
        let device = Device { address: taken.take(&mut dice), ipv6: dice.chance(ipv6) };
        devices[relay.min(relays.len() - 1)].push(device);
    }
    let tally = |family: fn(&Relay, &[Device]) -> Vec<u32>| {
        relays.iter().zip(&devices).map(|(relay, on)| family(relay, on)).collect()
    };
    Population { v4: tally(tally_v4), v6: tally(tally_v6), devices, taken }
}

/// A number of devices near the median: for showing, where an estimate that is far off would mislead.
pub(crate) fn typical_devices(seed: u64) -> u32 {
    whole(DEVICES.0 * Dice::new(seed, "typical devices").noise(0.25))
}

/// Devices on the whole network, kept within what the address range can hold.
fn number_of_devices(dice: &mut Dice) -> u32 {
    let (median, sigma) = DEVICES;
    whole((median * (sigma * dice.normal()).exp()).clamp(10_000.0, 900_000.0))
}

fn whole(devices: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a count, far below 2^32"
    )]
    let whole = devices as u32;
    whole
}

/// Each relay's share of all devices; the sum is 1.
fn shares(relays: &[Relay], dice: &mut Dice) -> Vec<f64> {
    let mut cities: HashMap<String, Totals> = HashMap::new();
    for relay in relays.iter().filter(|relay| relay.active) {
        let totals = cities.entry(relay.city.key()).or_default();
        totals.relays += 1.0;
        totals.weight += f64::from(relay.weight);
        totals.speed += f64::from(relay.port_speed).powf(0.37);
    }
    let mut city_noise: HashMap<String, f64> = HashMap::new();
    let mut shares: Vec<f64> = Vec::with_capacity(relays.len());
    for relay in relays {
        let Some(city) = cities.get(&relay.city.key()).filter(|_| relay.active) else {
            shares.push(0.0);
            continue;
        };
        let noise = *city_noise.entry(relay.city.key()).or_insert_with(|| dice.noise(0.5));
        let spread = if relay.weight <= 2 { 0.6 } else { 0.25 };
        let by_weight = if city.weight > 0.0 {
            f64::from(relay.weight) / city.weight
        } else {
            1.0 / city.relays
        };
        let within = (0.7 * by_weight + 0.3 / city.relays) * dice.noise(spread);
        shares.push(city.speed * noise * within);
    }
    let sum: f64 = shares.iter().sum();
    shares.iter().map(|share| share / sum).collect()
}

#[derive(Debug, Default)]
struct Totals {
    relays: f64,
    weight: f64,
    speed: f64,
}

fn cumulative(shares: &[f64]) -> Vec<f64> {
    let mut sum = 0.0;
    shares
        .iter()
        .map(|share| {
            sum += share;
            sum
        })
        .collect()
}

fn tally_v4(relay: &Relay, devices: &[Device]) -> Vec<u32> {
    let size = relay.exits_v4.size;
    let mut counts = vec![0; slot(size)];
    for device in devices {
        counts[slot(offset(position(Words::from(device.address.v4()), relay.salt), size))] += 1;
    }
    counts
}

fn tally_v6(relay: &Relay, devices: &[Device]) -> Vec<u32> {
    let size = relay.exits_v6.size;
    let mut counts = vec![0; slot(size)];
    for device in devices.iter().filter(|device| device.ipv6) {
        counts[slot(offset(position(Words::from(device.address.v6()), relay.salt), size))] += 1;
    }
    counts
}

fn count(devices: &[Device]) -> u32 {
    u32::try_from(devices.len()).expect("fewer devices than addresses")
}
