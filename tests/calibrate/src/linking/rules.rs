//! Rules that judge a relay and are wrong, planted to see that the limits find them.

use shoal_core::regime::{ADDRESSES_FOR_DRAWN, DECISIVE_FACTOR, Regime};
use shoal_core::trail::Sighting;

use super::network::{Key, Known};

/// By what relays are judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// By Shoal's core.
    Shoal,
    /// One miss means drawn.
    OneMiss,
    /// The closed form of each tunnel address, with a chance of its own that the pool is wrong; their factors are
    /// multiplied.
    IndependentErrors,
}

/// A planted rule's memory of one relay.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Judge {
    rule: Rule,
    factor: f64,
    addresses: u32,
    missed: bool,
}

impl Rule {
    /// A judge that has seen nothing.
    pub(crate) fn judge(self) -> Judge {
        Judge { rule: self, factor: 1.0, addresses: 0, missed: false }
    }
}

impl Judge {
    /// What the rule says after this tunnel address; the position formula is taken for granted, and an exit IP outside
    /// the believed pool is passed over.
    pub(crate) fn hears(&mut self, relay: &Known, key: &Key, seen: &Sighting) -> Regime {
        /// Belief that a predicted pool is wrong.
        const WRONG: f64 = 0.25;
        let Some(offset) = relay.believed.offset_of(seen.exit_ip) else { return Regime::Unknown };
        let size = relay.believed.size();
        let hit = offset == key.predicted.offset_in(size);
        self.addresses += 1;
        self.missed |= !hit;
        self.factor *= if hit { (1.0 - WRONG) * f64::from(size) + WRONG } else { WRONG };
        let is_linked = self.factor >= DECISIVE_FACTOR;
        let is_drawn = match self.rule {
            Rule::OneMiss => self.missed,
            Rule::IndependentErrors | Rule::Shoal => {
                self.factor <= 1.0 / DECISIVE_FACTOR && self.addresses >= ADDRESSES_FOR_DRAWN
            }
        };
        match (is_drawn, is_linked) {
            (true, _) => Regime::Drawn,
            (false, true) => Regime::Linked,
            (false, false) => Regime::Unknown,
        }
    }
}
