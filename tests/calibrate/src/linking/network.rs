//! Relays whose true pools and regimes are known, and what a user's machine sees of them.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use shoal_core::assignment::Position;
use shoal_core::crowd::Model;
use shoal_core::pool::{ExitPool, PoolRange};
use shoal_core::regime::RegimeBook;
use shoal_core::settings::Assumptions;
use shoal_core::trail::Sighting;
use shoal_core::{ExitIp, RelayName};

use crate::dice::Dice;
use crate::list::{Speeds, directory};

/// How a relay truly hands out exit IPs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Truth {
    /// By the position of the tunnel address.
    Linked,
    /// By a draw of its own for each tunnel address.
    Drawn,
    /// By the hash of the tunnel address and a salt of its own: the other way to the same end.
    Salted(u32),
}

/// What position linked relays truly share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Formula {
    /// The one that Shoal predicts.
    Holds,
    /// Another one.
    IsFalse,
}

/// A relay, with what is true and what is believed of it.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub(crate) name: RelayName,
    pub(crate) believed: ExitPool,
    pub(crate) range: PoolRange,
    pub(crate) truth: Truth,
    /// Where in the range addresses are left out, and how many.
    pub(crate) hole: (u32, u32),
    /// Whether the believed pool is wrong.
    pub(crate) is_spoiled: bool,
    /// Whether something happened to it within its world.
    pub(crate) has_changed: bool,
}

/// In which ways pools are wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ways {
    /// As the prediction errs: 40 % by 1, 2, 3 or 9 at the end; 25 % at the start, half of them with an end that moves
    /// along; 20 % in size, from half to twice; 15 % elsewhere, most of them clear of the believed pool.
    Known,
    /// At one end or both, by up to nine.
    AtAnEnd,
    /// At both ends, each by up to a third of the size: no hypothesis of the model is like that.
    AtBothEnds,
    /// Up to nine addresses in the middle of the pool are not in it.
    Hole,
}

/// A tunnel address: its prediction, and the position that linked relays use.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key {
    address: Ipv4Addr,
    pub(crate) predicted: Position,
    pub(crate) shared: Position,
}

impl Key {
    /// A random tunnel address of 10.64.0.0/10.
    pub(crate) fn new(dice: &mut Dice, formula: Formula) -> Self {
        let address = Ipv4Addr::from_bits(0x0a40_0000 | (dice.word() >> 10));
        let predicted = Position::of(IpAddr::V4(address));
        let shared = match formula {
            Formula::Holds => predicted,
            Formula::IsFalse => salted(address, 0x5eed),
        };
        Self { address, predicted, shared }
    }
}

/// The position of an address with a salt beside it.
fn salted(address: Ipv4Addr, salt: u32) -> Position {
    Position::of(IpAddr::V6(Ipv6Addr::from_bits(
        u128::from(address.to_bits()) << 96 | u128::from(salt) << 32,
    )))
}

impl Known {
    /// What a tunnel address shows on it.
    pub(crate) fn shows(&self, key: &Key, dice: &mut Dice) -> Sighting {
        let (hole, missing) = self.hole;
        let size = self.range.size() - missing;
        let offset = match self.truth {
            Truth::Linked => key.shared.offset_in(size),
            Truth::Drawn => dice.below(size),
            Truth::Salted(salt) => salted(key.address, salt).offset_in(size),
        };
        let offset = if offset < hole { offset } else { offset + missing };
        let exit_ip = Ipv4Addr::from_bits(self.range.first.to_bits() + offset);
        Sighting { relay: self.name.clone(), exit_ip: ExitIp(exit_ip.into()) }
    }

    /// The same relay, with a pool that is believed to be measured and one address too long.
    pub(crate) fn believed_one_longer(&self) -> Self {
        let last = Ipv4Addr::from_bits(self.range.last.to_bits() + 1);
        Self { believed: ExitPool::Measured(PoolRange { last, ..self.range }), ..self.clone() }
    }

    /// Whether it is linked.
    pub(crate) fn is_linked(&self) -> bool {
        self.truth == Truth::Linked
    }
}

/// Every relay of the list whose pool is predicted, or measured, as believed.
pub(crate) fn relays() -> Vec<Known> {
    let list = directory(Speeds::Told);
    let model = Model::new(list.clone(), Assumptions::default());
    let known = list.relays().iter().zip(model.pools().pools()).filter_map(|(relay, pool)| {
        let range = pool.range()?;
        let name = relay.name.clone();
        Some(Known {
            name,
            believed: *pool,
            range,
            truth: Truth::Linked,
            hole: (0, 0),
            is_spoiled: false,
            has_changed: false,
        })
    });
    known.collect()
}

/// Those whose pools were measured.
pub(crate) fn measured(relays: &[Known]) -> Vec<Known> {
    let is_measured = |relay: &&Known| matches!(relay.believed, ExitPool::Measured(_));
    relays.iter().filter(is_measured).cloned().collect()
}

/// The same things in a random order.
pub(crate) fn shuffled<T: Clone>(things: &[T], dice: &mut Dice) -> Vec<T> {
    let mut left = things.to_vec();
    let mut taken = Vec::with_capacity(left.len());
    while !left.is_empty() {
        taken.push(left.swap_remove(below(dice, u32::try_from(left.len()).unwrap_or(u32::MAX))));
    }
    taken
}

/// So many different ones of them.
pub(crate) fn some(relays: &[Known], count: u32, dice: &mut Dice) -> Vec<Known> {
    let mut left: Vec<usize> = (0..relays.len()).collect();
    let take = |_| {
        let at = below(dice, u32::try_from(left.len()).unwrap_or(u32::MAX));
        relays[left.swap_remove(at)].clone()
    };
    (0..count).map(take).collect()
}

/// Takes what these relays showed under a new tunnel address into the book.
pub(crate) fn tell(book: &mut RegimeBook, relays: &[Known], key: &Key, seen: &[Sighting]) {
    let pool_of = |name: &RelayName| {
        relays.iter().find(|relay| relay.name == *name).map_or(ExitPool::Unknown, |it| it.believed)
    };
    book.new_tunnel_address();
    book.observe(seen, pool_of, Some(key.predicted));
}

impl Known {
    /// The same relay with another pool than the believed one.
    pub(crate) fn spoiled(self, ways: Ways, dice: &mut Dice) -> Self {
        if ways != Ways::Hole {
            return Self { range: another(self.range, ways, dice), is_spoiled: true, ..self };
        }
        let size = self.range.size();
        let missing = 1 + dice.below(9.min(size / 3));
        let hole = (1 + dice.below(size - missing - 1), missing);
        Self { hole, is_spoiled: true, ..self }
    }
}

/// Another pool than this one.
fn another(range: PoolRange, ways: Ways, dice: &mut Dice) -> PoolRange {
    let (first, size) = (i64::from(range.first.to_bits()), i64::from(range.size()));
    let step = [1, 2, 3, 9, -1, -2, -3, -9][below(dice, 8)];
    let (first, size) = match (ways, dice.fraction()) {
        (Ways::Hole, _) => (first, size),
        (Ways::AtBothEnds, _) => {
            let off = |dice: &mut Dice| i64::from(dice.below(range.size() / 3 + 2)) + 1;
            let start = off(dice);
            (first + start, size - start - off(dice))
        }
        (Ways::AtAnEnd, f) if f < 0.5 => (first, size + step),
        (Ways::AtAnEnd, _) => (first + step, size),
        (Ways::Known, f) if f < 0.40 => (first, size + step),
        (Ways::Known, f) if f < 0.525 => (first + step, size - step),
        (Ways::Known, f) if f < 0.65 => (first + step, size),
        (Ways::Known, f) if f < 0.85 => (first, i64::from(scaled(range.size(), dice))),
        (Ways::Known, _) => {
            let away = i64::from(dice.below(3 * range.size())) + 1;
            (if dice.chance(0.5) { first + away } else { first - away }, size)
        }
    };
    let bits = |at: i64| Ipv4Addr::from_bits(u32::try_from(at).unwrap_or_default());
    PoolRange { first: bits(first), last: bits(first + size.max(2) - 1) }
}

/// A size from half to twice this one.
fn scaled(size: u32, dice: &mut Dice) -> u32 {
    let low = size / 2;
    low + dice.below(2 * size - low + 1)
}

fn below(dice: &mut Dice, end: u32) -> usize {
    usize::try_from(dice.below(end)).expect("it is a short list")
}
