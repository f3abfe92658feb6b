//! Relays in rows as Mullvad's stand, made up by number, and addresses to look up.

use std::net::Ipv4Addr;

use shoal_core::pool::PoolTable;
use shoal_core::{City, Relay, RelayDirectory, RelayName};

/// Distances between the ingress IPs of a row: what is left of them are pools of 6 to 123 exit IPs.
const STEPS: [u8; 6] = [8, 13, 16, 32, 64, 125];

/// A generator of numbers that look random, the same in every run (`SplitMix64`, Steele and others, 2014).
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    pub(crate) fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        u32::try_from((mixed ^ (mixed >> 31)) >> 32).expect("32 bits are left")
    }

    /// A number below `bound`, which is small.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next()).expect("it fits") % bound
    }
}

/// A list of so many relays, one to four in each row; 128 cities.
pub(crate) fn directory(relays: u32) -> RelayDirectory {
    let mut numbers = Numbers(1);
    let mut made: Vec<Relay> = Vec::new();
    while made.len() < usize::try_from(relays).expect("it fits") {
        let row = numbers.next() & 0xffff_ff00;
        let step = STEPS[numbers.below(STEPS.len())];
        let count = (1 + numbers.below(4)).min(usize::from(250 / step)).max(1);
        for place in 0..u8::try_from(count).expect("at most four") {
            made.push(relay(made.len(), Ipv4Addr::from_bits(row | u32::from(3 + place * step))));
        }
    }
    made.truncate(usize::try_from(relays).expect("it fits"));
    let cities: Vec<City> = made
        .iter()
        .map(|relay| City {
            code: relay.name.city(),
            name: relay.name.city().to_string(),
            country: String::new(),
            coordinates: None,
        })
        .collect();
    RelayDirectory::new(made, cities)
}

fn relay(number: usize, address_in: Ipv4Addr) -> Relay {
    let letter = |of: usize| char::from(b'a' + u8::try_from(of % 26).expect("a letter"));
    let city = number % 128;
    let name = format!(
        "{}{}-{}{}x-wg-{number}",
        letter(city),
        letter(city / 5),
        letter(city / 3),
        letter(city)
    );
    Relay {
        name: RelayName::new(name).expect("it is a name"),
        active: true,
        owned: false,
        provider: "Example".to_owned(),
        weight: 100 + u64::try_from(number % 7).expect("it fits") * 20,
        address_in,
        address_in_v6: None,
        extra_addresses_in: Vec::new(),
        port_speed: None,
    }
}

/// Addresses in an order without pattern: one half from the pools, the other from anywhere.
pub(crate) fn addresses(table: &PoolTable, count: usize) -> Vec<Ipv4Addr> {
    let mut numbers = Numbers(2);
    let pools: Vec<_> = table.pools().iter().filter_map(|pool| pool.range()).collect();
    let address = |_| {
        if numbers.next() & 1 == 0 {
            return Ipv4Addr::from_bits(numbers.next());
        }
        let pool = pools[numbers.below(pools.len())];
        Ipv4Addr::from_bits(pool.first.to_bits() + numbers.next() % pool.size())
    };
    (0..count).map(address).collect()
}
