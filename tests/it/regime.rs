//! Whether a relay is taken for linked or for drawing for itself, as stories and as laws.

mod laws;
mod spoken;
mod stories;

use std::net::{IpAddr, Ipv4Addr};

use shoal_core::assignment::Position;
use shoal_core::pool::{ExitPool, PoolRange};
use shoal_core::regime::{RegimeBook, Verdict};
use shoal_core::trail::Sighting;
use shoal_core::{ExitIp, RelayName};

/// How large the pools are; relay number n has the n-th, in a /24 of its own.
const SIZES: [u8; 9] = [60, 11, 8, 31, 66, 91, 59, 13, 45];

fn name(relay: usize) -> RelayName {
    RelayName::new(format!("se-got-wg-{relay:03}")).expect("it is a relay's name")
}

fn range(relay: usize) -> PoolRange {
    let row = u8::try_from(relay).expect("there are few relays");
    PoolRange {
        first: Ipv4Addr::new(198, 18, row, 20),
        last: Ipv4Addr::new(198, 18, row, 19 + SIZES[relay]),
    }
}

/// Measured for the even relays, predicted for the odd ones.
fn pool(relay: &RelayName) -> ExitPool {
    let known = (0..SIZES.len()).find(|number| name(*number) == *relay);
    match known {
        Some(number) if number.is_multiple_of(2) => ExitPool::Measured(range(number)),
        Some(number) => ExitPool::Predicted(range(number)),
        None => ExitPool::Unknown,
    }
}

fn position(key: u8) -> Position {
    Position::of(IpAddr::V4(Ipv4Addr::new(10, 64, 0, key)))
}

fn sighting(relay: usize, offset: u32) -> Sighting {
    let exit_ip = Ipv4Addr::from_bits(range(relay).first.to_bits() + offset);
    Sighting { relay: name(relay), exit_ip: ExitIp(exit_ip.into()) }
}

/// What a linked relay shows under a tunnel address.
fn linked(relay: usize, key: u8) -> Sighting {
    sighting(relay, position(key).offset_in(range(relay).size()))
}

/// What the same relay shows when it draws for itself: by the position of quite another address.
fn drawn(relay: usize, key: u8) -> Sighting {
    let number = u8::try_from(relay).expect("there are few relays");
    let own = Position::of(IpAddr::V4(Ipv4Addr::new(10, 100, number, key)));
    sighting(relay, own.offset_in(range(relay).size()))
}

/// A book, told one tunnel address after another.
#[derive(Default)]
struct Diary {
    book: RegimeBook,
}

impl Diary {
    /// A new tunnel address, and all that was seen under it.
    fn under(&mut self, key: u8, seen: &[Sighting]) -> &mut Self {
        self.book.new_tunnel_address();
        self.book.observe(seen, pool, Some(position(key)));
        self
    }

    fn says(&self, relay: usize) -> Verdict {
        self.book.verdict(&name(relay))
    }
}
