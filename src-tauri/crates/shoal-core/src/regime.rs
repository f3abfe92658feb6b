//! Whether a relay still hands out exit IPs by the shared position, or draws for itself.
//!
//! Mullvad said in May 2026 that it would make each relay draw for itself, and was seen to do so on 295 of 539 relays by
//! 3 July 2026; nothing later is known. So each relay is judged by the exit IPs that it showed, and *unknown* is the
//! usual answer, for weeks: it counts as linked, the worse case.
//!
//! # How it is judged
//!
//! Within one tunnel address the likelihood of what all relays showed is
//!
//! ```text
//! L = ∫ du · prior(u) · Π_r [ p_r((1−e_r)·1{u∈I_r} + e_r/n_r) + (1−p_r)/n_r ]
//! prior(u) = phi at the predicted position + (1 − phi) uniform
//! ```
//!
//! with `p_r` the belief that relay r is linked, `n_r` the size of its pool, `e_r` the belief that the pool is wrong,
//! `I_r` the positions that its exit IP proves, and phi the belief in the position formula; `p_r` and phi begin at one
//! half, a guess. It is computed exactly: at the predicted position the relays are independent, and elsewhere the product is
//! constant between neighbouring ends of intervals. A relay's *factor* says how many times
//! likelier everything was if it is linked than if it draws for itself, the others integrated out.
//!
//! * [`Regime::Linked`]: a factor of 99 or more.
//! * [`Regime::Drawn`]: 1/99 or less, from three tunnel addresses or more on that relay, and a position formula that
//!   other relays have confirmed (a ratio of 1,000 or more). Without a prediction nothing tells a relay that draws for
//!   itself from one with a wrong pool.
//! * [`Regime::Unknown`]: everything else, with the reason.
//!
//! Within one tunnel address a relay's factor never exceeds its pool's size, so it takes two of them to call most relays
//! linked. Going back to a relay under one tunnel address shows the same exit IP under either regime, so it says nothing, and
//! the order of sightings under one tunnel address says nothing either: [`RegimeBook::observe`] takes them as a set.
//!
//! # Over several tunnel addresses
//!
//! Pool and regime are the relay's, so beliefs are kept when the tunnel address changes, and only position and trail
//! start over. Three things had to be settled:
//!
//! * *A wrong pool is wrong for every tunnel address.* Were the factors of single tunnel addresses multiplied, each with
//!   a chance of its own that the pool is wrong, a linked relay whose predicted pool begins at the wrong address would
//!   miss every time, and look drawn after four. In the calibration that rule takes 14 % of linked relays for drawn
//!   within ten tunnel addresses; this one takes fewer than 0.2 %. Ways to be wrong are hypotheses that a relay keeps:
//!   off at one end or at both, of another size, elsewhere. What speaks against them is that misses scatter.
//! * *A fix goes one way.* Between two tunnel addresses a linked relay becomes a drawing one with a small probability.
//!   This bounds what old evidence can weigh: a relay that was linked for a year is unknown after its first miss, and
//!   drawn after a few more. A relay that shows two exit IPs under one tunnel address was changed in between; its
//!   evidence starts over.
//! * *Nothing of an earlier position may be kept*, so beliefs move only by how an exit IP landed beside the predicted
//!   one (on it, near, far, farther; above, below), and what relays say to each other about an unknown position is kept as a
//!   factor of 16 or none.
//!
//! A sighting outside a believed pool overrules the pool: nothing is concluded from that relay until its pool is
//! believed to be another one. Exit IPs of IPv6 have no known pools, so they say nothing.
//!
//! # What would make it wrong
//!
//! * A share of relays fixed at once, far above the one in a hundred per tunnel address that is taken here, makes
//!   *linked* late to fall; a pool that Mullvad moves within the addresses of the old one can look like a fix.
//! * Pools that are wrong in other ways than the prediction is known to err in: where both ends are off by up to a third
//!   of the pool, misses scatter as chance would have it, and one linked relay in forty is taken for drawn.
//! * Someone with several machines behind one exit relay: each sighting must be of the machine's own tunnel.

mod evidence;
mod landing;
mod unplaced;
mod verdict;

use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;

use serde::{Deserialize, Serialize};

use crate::assignment::Position;
use crate::interval::Interval;
use crate::pool::{ExitPool, PoolRange};
use crate::relay::RelayName;
use crate::trail::Sighting;

use evidence::{Evidence, Standing, coarse};
use landing::Landing;
use unplaced::Shown;

pub use evidence::EvidenceError;
pub use verdict::{Regime, RegimeReason, Verdict};

/// From this factor on a relay counts as linked; from its inverse down as drawing for itself.
///
/// Chance alone lifts the factor of a relay that draws for itself so high in one of 99 cases at most, however long one
/// looks (Ville's inequality).
pub const DECISIVE_FACTOR: f64 = 99.0;

/// A relay needs sightings under so many tunnel addresses to count as drawing for itself.
pub const ADDRESSES_FOR_DRAWN: u32 = 3;

/// The ratio by which other relays must speak for the position formula before a relay can count as drawing for itself.
pub const FORMULA_CONFIRMED: f64 = 1000.0;

/// Share of sightings that are another relay's, or taken in the moment of a change, a guess.
const SLIP: f64 = 0.01;

/// Belief that a pool is wrong that was measured, address by address.
///
/// Source of both: `model.md` section 5 (2026). Of six predictions that could be compared six were right, but the rule
/// was found on those six.
pub(crate) const WRONG_IF_MEASURED: f64 = 0.02;

/// Belief that a pool is wrong that was predicted from the relay list.
pub(crate) const WRONG_IF_PREDICTED: f64 = 0.25;

/// More relays than Mullvad has by far; further names are not kept.
const MOST_RELAYS: usize = 4096;

/// The evidence on all relays, over all tunnel addresses.
///
/// May be kept on disk: it holds relay names, pools and beliefs, no tunnel address, no position and no exit IP. What it
/// holds of a relay hints at whether its exit IP lay above or below the predicted one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Kept", into = "Kept")]
pub struct RegimeBook {
    /// As earlier tunnel addresses left it.
    settled: Ledger,
    /// As this tunnel address will leave it.
    next: Ledger,
    /// As it is seen under this tunnel address, in full.
    now: Ledger,
    /// Relays seen under this tunnel address whose pools tell nothing, and why.
    silent: BTreeMap<RelayName, RegimeReason>,
}

/// What is kept of a [`RegimeBook`].
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Kept {
    settled: Ledger,
    next: Ledger,
}

/// Evidence by relay.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Ledger {
    relays: BTreeMap<RelayName, Evidence>,
    /// What all relays together said for the position formula, in bans.
    formula_bans: f64,
}

/// What a tunnel address showed on one relay whose sightings count.
struct Reading {
    relay: RelayName,
    evidence: Evidence,
    range: PoolRange,
    offset: u32,
    interval: Interval,
}

impl RegimeBook {
    /// Takes all that was seen under the present tunnel address so far, in any order and however often; it replaces what
    /// an earlier call said of this tunnel address: after a restart of Shoal that includes what was seen before it.
    /// `predicted` is the address's position, where it is known.
    ///
    /// # Examples
    /// ```
    /// use shoal_core::assignment::Position;
    /// use shoal_core::pool::{ExitPool, PoolRange};
    /// use shoal_core::regime::{Regime, RegimeBook};
    /// use shoal_core::trail::Sighting;
    /// use shoal_core::{ExitIp, RelayName};
    ///
    /// let first = [192, 0, 2, 10].into();
    /// let pool = ExitPool::Measured(PoolRange { first, last: [192, 0, 2, 69].into() });
    /// let relay = RelayName::new("se-got-wg-101")?;
    /// let mut book = RegimeBook::default();
    /// for tunnel_address in ["10.64.0.1", "10.64.0.2"] {
    ///     book.new_tunnel_address();
    ///     let position = Position::of(tunnel_address.parse()?);
    ///     let exit_ip = std::net::Ipv4Addr::from_bits(first_bits() + position.offset_in(60));
    ///     let seen = Sighting { relay: relay.clone(), exit_ip: ExitIp(exit_ip.into()) };
    ///     book.observe(&[seen], |_| pool, Some(position));
    /// }
    /// assert_eq!(book.verdict(&relay).regime, Regime::Linked);
    /// # fn first_bits() -> u32 { std::net::Ipv4Addr::new(192, 0, 2, 10).to_bits() }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn observe(
        &mut self,
        sightings: &[Sighting],
        pool_of: impl Fn(&RelayName) -> ExitPool,
        predicted: Option<Position>,
    ) {
        let mut shown: BTreeMap<&RelayName, BTreeSet<Ipv4Addr>> = BTreeMap::new();
        for Sighting { relay, exit_ip } in sightings {
            if let Some(v4) = exit_ip.v4() {
                shown.entry(relay).or_default().insert(v4);
            }
        }
        self.now = self.settled.clone();
        self.silent.clear();
        let mut readings = Vec::new();
        for (relay, exit_ips) in shown {
            match pool_of(relay) {
                ExitPool::Measured(range) => {
                    readings.extend(self.read(relay, &exit_ips, (range, WRONG_IF_MEASURED)));
                }
                ExitPool::Predicted(range) => {
                    readings.extend(self.read(relay, &exit_ips, (range, WRONG_IF_PREDICTED)));
                }
                ExitPool::Sighted(pool) => self.pass_over(relay, pool.overruled.is_some()),
                ExitPool::Unknown => self.pass_over(relay, false),
            }
        }
        let mut room = MOST_RELAYS.saturating_sub(self.now.relays.len());
        readings.retain(|one| {
            let fits = self.now.relays.contains_key(&one.relay) || room > 0;
            room = room.saturating_sub(1);
            fits
        });
        self.next = self.now.clone();
        self.weigh(readings, predicted);
    }

    /// The tunnel address is another one from here on: beliefs stay, what was seen under the old one is settled.
    pub fn new_tunnel_address(&mut self) {
        self.settled = self.next.clone();
        self.now = self.next.clone();
        self.silent.clear();
    }

    /// What is known of a relay's regime.
    pub fn verdict(&self, relay: &RelayName) -> Verdict {
        let unknown =
            |reason| Verdict { regime: Regime::Unknown, reason, factor: 1.0, addresses: 0 };
        let Some(evidence) = self.now.relays.get(relay) else {
            return unknown(self.silent.get(relay).copied().unwrap_or(RegimeReason::NotSeen));
        };
        match evidence.standing {
            Standing::Overruled => unknown(RegimeReason::PoolOverruled),
            Standing::Changed => unknown(RegimeReason::Changed),
            Standing::Counts => self.now.judge(evidence),
        }
    }

    /// The relays of which something is known, in the order of their names.
    pub fn relays(&self) -> impl Iterator<Item = &RelayName> {
        self.now.relays.keys()
    }

    /// How many times likelier everything seen was if the position formula holds than if it does not; from 1e-12 to
    /// 1e12.
    pub fn formula_ratio(&self) -> f64 {
        self.now.formula_odds()
    }

    /// Concludes nothing from a relay whose pool is not known, or was overruled by what others keep of it.
    fn pass_over(&mut self, relay: &RelayName, overruled: bool) {
        if let Some(kept) = self.now.relays.get_mut(relay).filter(|_| overruled) {
            kept.overrule();
        }
        let reason =
            if overruled { RegimeReason::PoolOverruled } else { RegimeReason::PoolUnknown };
        self.silent.insert(relay.clone(), reason);
    }

    /// What one relay showed, if it counts. Where it does not, the book says why.
    fn read(
        &mut self,
        relay: &RelayName,
        exit_ips: &BTreeSet<Ipv4Addr>,
        (range, wrong): (PoolRange, f64),
    ) -> Option<Reading> {
        let kept = self.settled.relays.get(relay).filter(|kept| kept.pool == range.into());
        if kept.is_none() && self.now.relays.len() >= MOST_RELAYS {
            return None;
        }
        let fresh = |standing| Evidence::before(range.into(), wrong, standing);
        let offsets: Option<BTreeSet<u32>> =
            exit_ips.iter().map(|exit_ip| range.offset_of(*exit_ip)).collect();
        let standing = match &offsets {
            _ if kept.is_some_and(|kept| kept.standing == Standing::Overruled) => {
                Standing::Overruled
            }
            None => Standing::Overruled,
            Some(offsets) if offsets.len() > 1 => Standing::Changed,
            Some(_) => Standing::Counts,
        };
        if standing != Standing::Counts {
            self.now.relays.insert(relay.clone(), fresh(standing));
            return None;
        }
        let offset = offsets?.first().copied()?;
        let mut evidence = kept.cloned().unwrap_or_else(|| fresh(Standing::Counts));
        evidence.standing = Standing::Counts;
        evidence.pass_on();
        evidence.addresses = evidence.addresses.saturating_add(1);
        let interval = Interval::of_offset(offset, range.size())?;
        Some(Reading { relay: relay.clone(), evidence, range, offset, interval })
    }

    /// Weighs what all relays showed under one tunnel address against each other and against the prediction.
    fn weigh(&mut self, readings: Vec<Reading>, predicted: Option<Position>) {
        let shown: Vec<Shown> = readings
            .iter()
            .map(|one| Shown { interval: one.interval, follows: one.evidence.follows() })
            .collect();
        let (told, ln_chance) = unplaced::weigh(&shown);
        let mut for_formula = predicted.map_or(0.0, |_| -ln_chance / std::f64::consts::LN_10);
        for (Reading { relay, evidence, range, offset, .. }, told) in readings.into_iter().zip(told)
        {
            let landing = predicted.map(|at| {
                let size = range.size();
                Landing::of(offset, at.offset_in(size), size)
            });
            let (now, bans) = learned(&evidence, told, landing);
            let (next, _) = learned(&evidence, coarse(told), landing);
            for_formula += bans;
            self.now.relays.insert(relay.clone(), now);
            self.next.relays.insert(relay, next);
        }
        self.now.formula_bans = self.settled.formula_bans + for_formula;
        self.next.formula_bans = self.settled.formula_bans + for_formula.trunc();
    }
}

/// A relay's evidence after what it showed; and how much likelier that was than at random where the formula holds, in
/// bans.
fn learned(evidence: &Evidence, for_following: f64, landing: Option<Landing>) -> (Evidence, f64) {
    let mut evidence = evidence.clone();
    evidence.learn_unplaced(for_following);
    let Some(landing) = landing else {
        evidence.learn_unpredicted(for_following);
        return (evidence, 0.0);
    };
    let bans = evidence.learn_placed(landing).log10();
    evidence.formula_bans += bans.max(0.0);
    (evidence, bans)
}

impl Ledger {
    fn formula_odds(&self) -> f64 {
        10_f64.powf(self.formula_bans.clamp(-12.0, 12.0))
    }

    fn judge(&self, evidence: &Evidence) -> Verdict {
        let factor = evidence.factor(self.formula_odds());
        let elsewhere = self.formula_bans - evidence.formula_bans;
        let (regime, reason) = if factor >= DECISIVE_FACTOR {
            (Regime::Linked, RegimeReason::Agrees)
        } else if factor > 1.0 / DECISIVE_FACTOR {
            (Regime::Unknown, RegimeReason::NotEnough)
        } else if evidence.addresses < ADDRESSES_FOR_DRAWN {
            (Regime::Unknown, RegimeReason::FewAddresses)
        } else if elsewhere < FORMULA_CONFIRMED.log10() {
            (Regime::Unknown, RegimeReason::FormulaUnconfirmed)
        } else {
            (Regime::Drawn, RegimeReason::Disagrees)
        };
        Verdict { regime, reason, factor, addresses: evidence.addresses }
    }
}

impl TryFrom<Kept> for RegimeBook {
    type Error = EvidenceError;
    fn try_from(Kept { settled, next }: Kept) -> Result<Self, EvidenceError> {
        if [&settled, &next].iter().all(|ledger| ledger.formula_bans.is_finite()) {
            Ok(Self { settled, now: next.clone(), next, silent: BTreeMap::new() })
        } else {
            Err(EvidenceError::DoesNotAddUp)
        }
    }
}

impl From<RegimeBook> for Kept {
    fn from(RegimeBook { settled, next, .. }: RegimeBook) -> Self {
        Self { settled, next }
    }
}
