//! Which relay list does the daemon tell?

use std::collections::BTreeSet;

use crate::encode;
use crate::layout::Layout;
use crate::network::{Network, Relay};
use crate::protobuf::Writer;

/// A relay list that the daemon can be told to send.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Listing {
    /// All relays of the network, as they are.
    #[default]
    Whole,
    /// All relays but these, which the daemon no longer chooses either.
    Without(BTreeSet<String>),
    /// No relay.
    Empty,
    /// This many relays, of which all beyond the network's are made up.
    Huge(usize),
    /// Every relay twice.
    Doubled,
    /// Names with control characters, markup and text that changes direction, a name of 10 MB,
    /// coordinates that are no numbers and addresses that are no addresses, beside all true relays.
    Hostile,
    /// These bytes, as a `RelayList` message.
    Bytes(Vec<u8>),
}

/// Names that a program must not show as they are.
const HOSTILE_NAMES: &[&str] = &[
    "<b onmouseover=alert(1)>Bold</b>",
    "\u{202e}gnihtemoS",
    "line\nbreak\u{1b}[31mred\u{7}",
    "zero\u{200b}width\u{feff}",
    "../../etc/passwd",
    "%n%s{}",
    "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "",
];

impl Listing {
    /// The `RelayList` message.
    pub(crate) fn encode(&self, network: &Network, layout: Layout) -> Vec<u8> {
        let all: Vec<&Relay> = network.relays().iter().collect();
        match self {
            Self::Whole => encode::relay_list(&all, layout),
            Self::Without(names) => {
                let left: Vec<&Relay> =
                    all.into_iter().filter(|relay| !names.contains(&relay.name)).collect();
                encode::relay_list(&left, layout)
            }
            Self::Empty => encode::relay_list(&[], layout),
            Self::Huge(count) => {
                let made_up: Vec<Relay> = made_up(network, *count);
                encode::relay_list(&made_up.iter().collect::<Vec<_>>(), layout)
            }
            Self::Doubled => {
                let doubled: Vec<&Relay> = all.into_iter().flat_map(|relay| [relay; 2]).collect();
                encode::relay_list(&doubled, layout)
            }
            Self::Hostile => {
                let mut list = encode::relay_list(&all, layout);
                list.extend(hostile());
                list
            }
            Self::Bytes(bytes) => bytes.clone(),
        }
    }

    /// Whether the daemon can choose this relay.
    pub(crate) fn offers(&self, name: &str) -> bool {
        match self {
            Self::Without(names) => !names.contains(name),
            Self::Empty => false,
            Self::Whole | Self::Huge(_) | Self::Doubled | Self::Hostile | Self::Bytes(_) => true,
        }
    }
}

fn made_up(network: &Network, count: usize) -> Vec<Relay> {
    let mut relays: Vec<Relay> = network.relays().iter().cycle().take(count).cloned().collect();
    for (i, relay) in relays.iter_mut().enumerate().skip(network.relays().len()) {
        relay.name = format!("{}-wg-{i}", relay.city.key());
    }
    relays.sort_by_key(|relay| relay.city.key());
    relays
}

/// Countries, cities and relays with every hostile name.
fn hostile() -> Vec<u8> {
    let long = "A".repeat(10_000_000);
    let names = HOSTILE_NAMES.iter().copied().chain([long.as_str()]);
    Writer::message(|w| {
        for (i, name) in names.enumerate() {
            let coordinate = [f64::NAN, f64::INFINITY, -1e300, 91.0][i % 4];
            w.nested(1, |w| {
                w.text(1, name);
                w.text(2, &name.chars().take(2).collect::<String>());
                w.nested(3, |w| hostile_city(name, coordinate, w));
            });
        }
    })
}

fn hostile_city(name: &str, coordinate: f64, w: &mut Writer) {
    w.text(1, name);
    w.text(2, &name.chars().take(3).collect::<String>());
    w.double(3, coordinate);
    w.double(4, coordinate);
    w.nested(5, |w| {
        w.text(1, name);
        w.text(2, "999.1.1.1");
        w.text(3, "not an address");
        w.flag(5, true);
        w.text(7, name);
        w.fixed64(8, u64::MAX);
    });
}
