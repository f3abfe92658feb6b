//! How are the addresses laid out?
//!
//! Relays of one city and hoster stand in rows, one row to a /24 of 198.18.0.0/15: ingress address, the
//! relay's further ingress addresses, one address of nobody's, then its exit pool up to the next relay's
//! ingress. That is the layout behind the rule by which Shoal predicts pools. Three kinds follow no rule:
//! relays of the hoster "31173", whose pools lie elsewhere; relays alone in their /24, whose pools have
//! no end to be seen; and, if the plan says so, relays that break the rule unnoticed.

use std::net::{Ipv4Addr, Ipv6Addr};

use crate::atlas::{CITIES, City};
use crate::dice::Dice;
use crate::network::{PoolV4, PoolV6, Relay};

/// What can be chosen about a network beside its seed.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// Devices on the whole network; drawn from the seed when `None`.
    pub devices: Option<u32>,
    /// Share of relays that have Mullvad's fix and draw exit IPs for themselves, 0 to 1.
    pub drawn: f64,
    /// Share of the relays in rows whose true pool lies elsewhere, 0 to 1, so that the rule is wrong.
    pub misleading: f64,
}

/// The hoster whose pools follow no rule.
pub const UNRULY_PROVIDER: &str = "31173";

/// Other hosters. None of these companies exists, as far as we know.
const PROVIDERS: &[&str] = &[
    "Northrack",
    "Deltaline",
    "Quarrystone",
    "Kestrelnet",
    "Brightpeer",
    "Zephyrcolo",
    "Poldercloud",
    "Hostwave",
    "Ridgeway",
    "Saltmarsh",
    "Tallgrass",
    "Undertow",
    "Vellum",
];

/// Distances between the ingress addresses of a row.
const STEPS: &[u8] = &[10, 13, 13, 16, 20, 32, 32, 33, 40, 48, 62, 64, 68, 84, 93, 124, 128];

/// The same in cities with many relays, which have large pools.
const LONG_STEPS: &[u8] = &[33, 48, 62, 62, 64, 64, 68, 84, 93, 93, 124, 124, 128, 128];

/// From how many relays on a city has large pools.
const LARGE_CITY: u32 = 20;

/// How many relays have which weight; all others have 100.
const WEIGHTS: &[(u32, u32)] = &[
    (25, 0),
    (16, 1),
    (4, 2),
    (7, 25),
    (13, 50),
    (4, 80),
    (3, 150),
    (25, 200),
    (15, 300),
    (1, 400),
    (3, 500),
];

/// Relays that take no connections.
const INACTIVE: usize = 24;

/// Relays that Mullvad owns.
const OWNED: usize = 125;

/// Relays that a draw over a whole country passes over.
const NOT_IN_COUNTRY: usize = 13;

/// The city where the demonstration starts: its first row has the largest pools there are.
pub(crate) const FIRST_CITY: &str = "nl-ams";

/// The name of the relay on which the demonstration starts.
pub(crate) const FIRST_RELAY: &str = "nl-ams-wg-101";

/// Lays out all relays.
pub(crate) fn lay_out(seed: u64, plan: &Plan) -> Vec<Relay> {
    let mut rows = Rows::new(seed, plan);
    for city in CITIES {
        rows.fill(city);
    }
    let Rows { mut relays, mut dice, .. } = rows;
    relays.sort_by(|a, b| a.name.cmp(&b.name));
    mark(&mut relays, &mut dice);
    for relay in &mut relays {
        if dice.chance(plan.drawn) {
            relay.salt = dice.word() | 1;
        }
    }
    relays
}

/// Rows being laid out.
struct Rows {
    dice: Dice,
    relays: Vec<Relay>,
    misleading: f64,
    exits_v6: u32,
    /// Number of the next free /24 for ingress, from 198.18.0.0 up.
    next_row: u16,
    /// Next free address for pools that lie elsewhere.
    elsewhere: u32,
    next_number: u32,
}

/// Where and with whom relays stand.
#[derive(Clone, Copy)]
struct Site {
    city: &'static City,
    provider: &'static str,
}

/// One relay's place in a row.
struct Slot {
    ingress: u8,
    extras: u8,
    pool: Option<(u8, u8)>,
}

impl Rows {
    fn new(seed: u64, plan: &Plan) -> Self {
        let mut dice = Dice::new(seed, "relays");
        let exits_v6 = *dice.pick(&[14, 45, 254]);
        Self {
            dice,
            relays: Vec::new(),
            misleading: plan.misleading,
            exits_v6,
            next_row: 0,
            elsewhere: u32::from(Ipv4Addr::new(198, 19, 64, 0)),
            next_number: 0,
        }
    }

    fn fill(&mut self, city: &'static City) {
        self.next_number = 0;
        let mut unruly = city.unruly;
        while unruly > 0 {
            let count = unruly.min(self.dice.between(3, 6));
            self.unruly_row(city, count);
            unruly -= count;
        }
        let mut left = city.relays - city.unruly;
        let mut hundred = 1;
        while left > 0 {
            self.next_number = hundred * 100;
            hundred += 1;
            let provider = *self.dice.pick(PROVIDERS);
            let most = left.min(self.dice.between(6, 14));
            left -= self.rows_of(Site { city, provider }, most);
        }
    }

    /// Rows of one hoster; gives back how many relays they hold.
    fn rows_of(&mut self, site: Site, most: u32) -> u32 {
        let mut left = most;
        while left > 0 {
            let first = site.city.key() == FIRST_CITY && self.next_number == 100;
            if left == 1 || (!first && self.dice.chance(0.05)) {
                self.lonely(site);
                left -= 1;
                continue;
            }
            let steps = if site.city.relays < LARGE_CITY { STEPS } else { LONG_STEPS };
            let step = if first { 128 } else { *self.dice.pick(steps) };
            let slots = row(step, left, &mut self.dice);
            left -= u32::try_from(slots.len()).expect("a row has few relays");
            self.place(site, &slots);
        }
        most
    }

    fn place(&mut self, site: Site, slots: &[Slot]) {
        let row = self.take_row();
        for slot in slots {
            let truth = slot.pool.filter(|_| !self.dice.chance(self.misleading));
            let pool = match truth {
                Some((first, count)) => {
                    PoolV4 { first: in_row(row, first), size: u32::from(count) }
                }
                None => self.pool_elsewhere(),
            };
            self.add(site, (row, slot), pool);
            if let Some(relay) = self.relays.last_mut() {
                relay.predictable = truth.is_some();
            }
        }
    }

    /// A relay with a /24 of its own.
    fn lonely(&mut self, site: Site) {
        let ingress = u8::try_from(self.dice.between(2, 60)).expect("below 256");
        let extras = u8::try_from(self.dice.below(5)).expect("below 256");
        let count = u8::try_from(self.dice.between(6, 122)).expect("below 256");
        let row = self.take_row();
        let slot = Slot { ingress, extras, pool: None };
        let pool = PoolV4 { first: in_row(row, ingress + extras + 2), size: u32::from(count) };
        self.add(site, (row, &slot), pool);
    }

    /// Relays side by side, with their pools somewhere else.
    fn unruly_row(&mut self, city: &'static City, count: u32) {
        let row = self.take_row();
        let start = self.dice.between(66, 130);
        for i in 0..count {
            let ingress = u8::try_from(start + i).expect("below 256");
            let pool = self.pool_elsewhere();
            let slot = Slot { ingress, extras: 0, pool: None };
            self.add(Site { city, provider: UNRULY_PROVIDER }, (row, &slot), pool);
        }
    }

    fn pool_elsewhere(&mut self) -> PoolV4 {
        let size = self.dice.between(6, 122);
        let first = Ipv4Addr::from(self.elsewhere + 2);
        self.elsewhere += size + self.dice.between(3, 9);
        PoolV4 { first, size }
    }

    fn add(&mut self, site: Site, (row, slot): (u16, &Slot), exits_v4: PoolV4) {
        let Site { city, provider } = site;
        self.next_number += 1;
        let number = u16::try_from(self.relays.len() + 1).expect("fewer relays than addresses");
        let extras: Vec<_> = (1..=slot.extras).map(|i| in_row(row, slot.ingress + i)).collect();
        let split = extras.len() - extras.len() / 4;
        self.relays.push(Relay {
            name: format!("{}-wg-{:03}", city.key(), self.next_number),
            city,
            provider,
            weight: 100,
            active: true,
            owned: provider == UNRULY_PROVIDER,
            include_in_country: true,
            port_speed: *self.dice.pick(&[10, 10, 10, 10, 10, 20, 20, 40, 1]),
            ingress_v4: in_row(row, slot.ingress),
            ingress_v6: Ipv6Addr::new(
                0x2001,
                0xdb8,
                0,
                row,
                0,
                0,
                0,
                0xf000 + u16::from(slot.ingress),
            ),
            shadowsocks: extras[..split].to_vec(),
            quic: extras[split..].to_vec(),
            exits_v4,
            exits_v6: PoolV6 {
                first: Ipv6Addr::new(0x2001, 0xdb8, 1, number, 0, 0, 0, 0x1001),
                size: self.exits_v6,
            },
            predictable: false,
            salt: 0,
            public_key: self.dice.key(),
        });
    }

    fn take_row(&mut self) -> u16 {
        let row = self.next_row;
        self.next_row += 1;
        row
    }
}

/// The relays of one row: at least two, as many as fit.
fn row(step: u8, most: u32, dice: &mut Dice) -> Vec<Slot> {
    let aligned = step.is_power_of_two();
    let start = if aligned { 2 } else { u8::try_from(dice.between(3, 5)).expect("below 256") };
    let fits = (255 - u32::from(start)) / u32::from(step);
    let fits = if aligned { 256 / u32::from(step) } else { fits };
    let count = u8::try_from(most.min(fits)).expect("a row has few relays");
    (0..count)
        .map(|i| {
            let ingress = start + i * step;
            let extras = extras(step, dice);
            let first = ingress + extras + 2;
            // An aligned block ends before its broadcast address, any other before the next ingress.
            let last = if aligned { ingress - 2 + (step - 2) } else { ingress + (step - 1) };
            Slot { ingress, extras, pool: Some((first, last - first + 1)) }
        })
        .collect()
}

/// How many further ingress addresses a relay has; few enough to leave a pool of six or more.
fn extras(step: u8, dice: &mut Dice) -> u8 {
    let most = match step {
        13..=20 => 2,
        21..=123 => 11,
        // Keeps the largest pools at 122.
        128.. => return 1,
        0..=12 | 124..=127 => 0,
    };
    if most == 0 || dice.chance(0.5) {
        return 0;
    }
    u8::try_from(dice.between(1, most)).expect("a handful")
}

/// Weights, ownership and activity: exact numbers of each, on random relays.
fn mark(relays: &mut [Relay], dice: &mut Dice) {
    let mut order: Vec<usize> =
        (0..relays.len()).filter(|i| relays[*i].name != FIRST_RELAY).collect();
    dice.shuffle(&mut order);
    let mut next = order.iter();
    for (count, weight) in WEIGHTS {
        for i in next.by_ref().take(crate::dice::index(*count)) {
            relays[*i].weight = *weight;
        }
    }
    dice.shuffle(&mut order);
    order.iter().take(INACTIVE).for_each(|i| relays[*i].active = false);
    order.iter().rev().take(NOT_IN_COUNTRY).for_each(|i| relays[*i].include_in_country = false);
    let owned = relays.iter().filter(|relay| relay.owned).count();
    dice.shuffle(&mut order);
    let rest = order.iter().filter(|i| relays[**i].provider != UNRULY_PROVIDER);
    let more: Vec<usize> = rest.take(OWNED - owned).copied().collect();
    for i in more {
        relays[i].owned = true;
    }
}

/// An address in a row's /24.
fn in_row(row: u16, last: u8) -> Ipv4Addr {
    let start = u32::from(Ipv4Addr::new(198, 18, 0, 0));
    Ipv4Addr::from(start + u32::from(row) * 256 + u32::from(last))
}
