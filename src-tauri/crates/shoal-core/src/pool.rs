//! Which run of exit IPs a relay hands out, and how that is known.
//!
//! Mullvad does not publish its pools. Nine were measured by others; most of the rest follow from the gaps that the
//! ingress addresses leave in their /24 ([`PoolTable::infer`]); for what is left the middle of all pools is taken. What
//! somebody saw on a relay goes before what was believed of it ([`SightedPools`]).

mod measured;
mod predicted;
mod row_index;
mod sighted;
mod table;

use std::net::{IpAddr, Ipv4Addr};

use serde::{Deserialize, Serialize};

use crate::address::ExitIp;
use crate::counting::whole;

pub use measured::measured;
pub use sighted::{Overruled, SightedPool, SightedPools};
pub use table::{Located, PoolTable};

/// The middle of all pools: taken where a pool is not known.
///
/// Source: `model.md` section 2 (2026), from the measured and the predicted pools.
pub const UNKNOWN_SIZE: u32 = 45;

/// Standard deviation of ln(size) over all pools: from 10 to 200 exit IPs in nine of ten.
///
/// Source: as for [`UNKNOWN_SIZE`].
pub(crate) const UNKNOWN_SIGMA: f64 = 0.9;

/// The same for a predicted pool: about three in four of the predictions are right.
const PREDICTED_SIGMA: f64 = 0.3;

/// How the size of a pool is known, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Provenance {
    /// Somebody saw all its addresses.
    Measured,
    /// Some of its addresses were seen on this machine: it has at least the run between them.
    Sighted,
    /// Predicted from the addresses in the relay list.
    Predicted,
    /// Not known: the middle of all pools is taken.
    Unknown,
    /// Relays of a city whose pools are known in different ways.
    Mixed,
}

/// What is shown of a pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PoolView {
    /// How many exit IPs; for an unknown pool the middle of all pools, for a sighted one the middle of those that are
    /// left; `None` for a whole city.
    pub size: Option<u32>,
    /// How it is known.
    pub provenance: Provenance,
    /// How many it has at the least, where that was seen.
    pub at_least: Option<u32>,
    /// What was believed of it until an exit IP was seen that does not fit.
    pub overruled: Option<Overruled>,
}

impl PoolView {
    /// A pool of which nothing was seen.
    pub fn of(size: Option<u32>, provenance: Provenance) -> Self {
        Self { size, provenance, at_least: None, overruled: None }
    }
}

/// A run of exit IPs, both ends included; never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PoolRange {
    /// The first.
    pub first: Ipv4Addr,
    /// The last, not before the first.
    pub last: Ipv4Addr,
}

/// An exit pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExitPool {
    /// Known address by address.
    Measured(PoolRange),
    /// Known in part, from what was seen.
    Sighted(SightedPool),
    /// Inferred from the relay list.
    Predicted(PoolRange),
    /// Not known.
    Unknown,
}

/// One of the sizes that a pool may have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct SizeGuess {
    /// How probable it is; those of a pool sum to 1.
    pub(crate) weight: f64,
    /// Median of ln(size).
    pub(crate) ln_size: f64,
    /// Variance of ln(size) around it.
    pub(crate) ln_variance: f64,
}

impl PoolRange {
    /// How many exit IPs; never 0.
    pub fn size(self) -> u32 {
        self.last.to_bits().saturating_sub(self.first.to_bits()).saturating_add(1)
    }

    /// Whether all of another range lies in it.
    pub fn holds(self, other: Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// Whether the two have an address in common.
    pub fn meets(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Where in the range an address stands, counted from 0; `None` outside.
    pub fn offset_of(self, address: Ipv4Addr) -> Option<u32> {
        (self.first..=self.last)
            .contains(&address)
            .then(|| address.to_bits() - self.first.to_bits())
    }
}

impl ExitPool {
    /// The addresses, where all of them are known.
    pub fn range(self) -> Option<PoolRange> {
        match self {
            Self::Measured(range) | Self::Predicted(range) => Some(range),
            Self::Sighted(_) | Self::Unknown => None,
        }
    }

    /// How many exit IPs; for an unknown pool [`UNKNOWN_SIZE`], for a sighted one the middle of the sizes that are
    /// left. Never 0.
    pub fn size(self) -> u32 {
        match self {
            Self::Measured(range) | Self::Predicted(range) => range.size(),
            Self::Sighted(pool) => middle_of(&sighted::sizes_from(pool.span.size())),
            Self::Unknown => UNKNOWN_SIZE,
        }
    }

    /// How it is known.
    pub fn provenance(self) -> Provenance {
        match self {
            Self::Measured(_) => Provenance::Measured,
            Self::Sighted(_) => Provenance::Sighted,
            Self::Predicted(_) => Provenance::Predicted,
            Self::Unknown => Provenance::Unknown,
        }
    }

    /// What is shown of it.
    pub fn view(self) -> PoolView {
        let (at_least, overruled) = match self {
            Self::Sighted(pool) => (Some(pool.span.size()), pool.overruled),
            Self::Measured(_) | Self::Predicted(_) | Self::Unknown => (None, None),
        };
        PoolView { size: Some(self.size()), provenance: self.provenance(), at_least, overruled }
    }

    /// Where in the pool an exit IP stands, counted from 0; `None` outside, in the other family, and where the ends of
    /// the pool are not known.
    pub fn offset_of(self, exit_ip: ExitIp) -> Option<u32> {
        match exit_ip.0 {
            IpAddr::V4(address) => self.range()?.offset_of(address),
            IpAddr::V6(_) => None,
        }
    }

    /// What is left of a belief once the relay has shown this exit IP; what was seen before is not taken in.
    pub(crate) fn having_shown(self, exit_ip: ExitIp) -> Self {
        let span = exit_ip.v4().map(|address| PoolRange { first: address, last: address });
        match (self, span) {
            (Self::Measured(_) | Self::Predicted(_) | Self::Unknown, Some(span)) => {
                self.holding(span)
            }
            (Self::Sighted(_), _) | (_, None) => self,
        }
    }

    /// What is left of a belief about a pool once it is known that these addresses are in it.
    fn holding(self, span: PoolRange) -> Self {
        match self.range() {
            Some(range) if range.holds(span) => self,
            Some(_) | None => self.refuted(Some(span)),
        }
    }

    /// What is left where a belief is wrong: the addresses that were seen, if any were.
    fn refuted(self, span: Option<PoolRange>) -> Self {
        let overruled = self
            .range()
            .map(|range| Overruled { provenance: self.provenance(), size: range.size() });
        match span {
            // A single exit IP says nothing about a pool of which nothing was believed.
            Some(span) if overruled.is_some() || span.size() > 1 => {
                Self::Sighted(SightedPool { span, overruled })
            }
            Some(_) | None => Self::Unknown,
        }
    }

    /// The sizes that it may have.
    ///
    /// Source of the deviations: `model.md` section 2.
    pub(crate) fn sizes(self) -> impl Iterator<Item = SizeGuess> {
        let one = |size: u32, sigma: f64| SizeGuess {
            weight: 1.0,
            ln_size: f64::from(size).ln(),
            ln_variance: sigma * sigma,
        };
        let (one, several) = match self {
            Self::Measured(range) => (Some(one(range.size(), 0.0)), Vec::new()),
            Self::Predicted(range) => (Some(one(range.size(), PREDICTED_SIGMA)), Vec::new()),
            Self::Unknown => (Some(one(UNKNOWN_SIZE, UNKNOWN_SIGMA)), Vec::new()),
            Self::Sighted(pool) => (None, sighted::sizes_from(pool.span.size())),
        };
        one.into_iter().chain(several)
    }

    /// Mean of ln(size).
    pub(crate) fn ln_size(self) -> f64 {
        self.sizes().map(|guess| guess.weight * guess.ln_size).sum()
    }

    /// Variance of ln(size).
    pub(crate) fn ln_size_variance(self) -> f64 {
        let mean = self.ln_size();
        let around = |guess: SizeGuess| guess.ln_variance + (guess.ln_size - mean).powi(2);
        self.sizes().map(|guess| guess.weight * around(guess)).sum()
    }
}

/// The size that is as likely exceeded as not.
fn middle_of(sizes: &[SizeGuess]) -> u32 {
    let mut below = 0.0;
    let middle = sizes.iter().find(|guess| {
        below += guess.weight;
        below >= 0.5
    });
    middle.map_or(UNKNOWN_SIZE, |guess| whole(guess.ln_size.exp().round()))
}
