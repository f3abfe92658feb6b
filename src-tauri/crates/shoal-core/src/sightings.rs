//! Which exit IPs were seen under which tunnel address, and what that says of each relay.
//!
//! A trail belongs to one tunnel address: another one is another position, so sightings are never carried over from one
//! tunnel to the next before its address was read. What was remembered is asked for by that address, so a key that was
//! rotated while Shoal was not running starts a new trail as well. What is believed of relays (their pools and regimes) is the relays', and outlives every address.
//!
//! ```text
//! a tunnel begins ──▶ its sightings are kept aside ──▶ its address is read ──▶ the same as before: they join the trail
//!                                                                         └──▶ another one: a new trail begins with them
//! ```
//!
//! Only IPv4 counts: of IPv6 no pool is known, so an exit IP there proves nothing.

use std::collections::BTreeSet;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr};

use crate::address::TunnelAddress;
use crate::assignment::Position;
use crate::pool::ExitPool;
use crate::regime::{Regime, RegimeBook};
use crate::relay::RelayName;
use crate::trail::{Left, Link, Sighting, Trail, TrailContext, TrailPage};

/// More sightings than this are not kept under one tunnel address: Mullvad has fewer relays.
const MOST_SIGHTINGS: usize = 1_000;

/// So many relays are paired to find the strongest link: more than a person visits under one key.
const RELAYS_PAIRED: usize = 64;

/// What a trail comes to, in figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct TrailFigures {
    /// Exit IPs seen.
    pub(crate) exits: u32,
    /// Of how many relays.
    pub(crate) relays: u32,
    /// The pair of relays whose visits can be tied together most surely; `None` where fewer than two prove anything.
    pub(crate) strongest: Option<Link>,
    /// The probability that a random other user would match; `None` where nothing is known, or the trail contradicts
    /// itself.
    pub(crate) width: Option<f64>,
}

/// The trail under the present tunnel address, and the regimes of relays.
///
/// Neither address nor sightings are in its `Debug`.
#[derive(Clone, Default)]
pub struct SightingBook {
    /// The tunnel address read last; the trail is under it.
    own: Option<Ipv4Addr>,
    trail: BTreeSet<Sighting>,
    /// Whether `own` was read during the tunnel that is there.
    is_read: bool,
    /// Whether the answer was that there is none.
    is_missing: bool,
    /// Seen during it before its address was read.
    aside: BTreeSet<Sighting>,
    /// Whether everything was forgotten during it.
    is_forgotten: bool,
    regimes: RegimeBook,
}

impl SightingBook {
    /// Another tunnel began: what is seen from here on belongs to an address that was not read yet. What was seen before
    /// and whose address was never read belongs to nobody.
    pub fn tunnel_began(&mut self) {
        self.is_read = false;
        self.is_missing = false;
        self.is_forgotten = false;
        self.aside.clear();
    }

    /// The address of the tunnel that is there was read; the caller drops answers about another one. Whether the trail
    /// is another one now, or longer.
    pub fn address_read(&mut self, address: TunnelAddress) -> bool {
        if self.is_forgotten {
            return false;
        }
        self.is_missing = address.v4.is_none();
        let Some(own) = address.v4 else { return false };
        self.is_read = true;
        let is_other = self.own != Some(own);
        if is_other {
            self.own = Some(own);
            self.trail.clear();
            self.regimes.new_tunnel_address();
        }
        let aside = std::mem::take(&mut self.aside);
        aside.into_iter().fold(is_other, |changed, sighting| self.add(sighting) || changed)
    }

    /// Whether the address is to be looked for once more, because there was none when it was: once for each answer.
    pub fn wants_address(&mut self) -> bool {
        std::mem::take(&mut self.is_missing)
    }

    /// The present tunnel's exit relay showed this exit IP. Whether the trail is longer now.
    pub fn record(&mut self, sighting: Sighting) -> bool {
        if self.is_forgotten || sighting.exit_ip.v4().is_none() {
            return false;
        }
        if self.is_read {
            return self.add(sighting);
        }
        if self.aside.len() < MOST_SIGHTINGS {
            self.aside.insert(sighting);
        }
        false
    }

    /// Goes on with what was remembered of the tunnel address read last. Whether the trail is longer now.
    pub fn go_on_with(&mut self, remembered: impl IntoIterator<Item = Sighting>) -> bool {
        let mut is_longer = false;
        for sighting in remembered {
            is_longer |= self.own.is_some() && self.add(sighting);
        }
        is_longer
    }

    /// Goes on with what was believed of relays in an earlier run; beliefs that were gathered under another tunnel address
    /// are settled first. What this run believed before is given up, and its trail has to be judged anew.
    pub fn believe(&mut self, mut kept: RegimeBook, is_of_this_address: bool) {
        if !is_of_this_address {
            kept.new_tunnel_address();
        }
        self.regimes = kept;
    }

    /// Forgets everything; what the present tunnel shows is not remembered anew.
    pub fn forget(&mut self) {
        *self = Self { is_forgotten: true, ..Self::default() };
    }

    /// Judges the relays by what was seen, with pools as they are believed to be.
    pub fn judge(&mut self, pool_of: impl Fn(&RelayName) -> ExitPool) {
        if self.own.is_some() {
            let trail: Vec<Sighting> = self.trail.iter().cloned().collect();
            self.regimes.observe(&trail, pool_of, self.position());
        }
    }

    /// What is believed of relays.
    pub fn regimes(&self) -> &RegimeBook {
        &self.regimes
    }

    /// The trail, by relay and exit IP.
    pub fn trail(&self) -> impl Iterator<Item = &Sighting> {
        self.trail.iter()
    }

    /// What the trail gives away, for its owner.
    pub fn page(&self, pool_of: impl Fn(&RelayName) -> ExitPool) -> TrailPage {
        if self.own.is_none() {
            let forgotten = self.is_forgotten;
            return TrailPage { forgotten, ..TrailPage::without_address() };
        }
        let trail = self.judged(pool_of);
        let context = TrailContext { regimes: &self.regimes, predicted: self.position() };
        TrailPage { of_tunnel_before: !self.is_read, ..TrailPage::of(&trail, context) }
    }

    /// What the trail comes to.
    pub(crate) fn figures(&self, pool_of: impl Fn(&RelayName) -> ExitPool) -> TrailFigures {
        if self.own.is_none() {
            return TrailFigures::default();
        }
        let trail = self.judged(pool_of);
        let relays: BTreeSet<&RelayName> =
            trail.seen().iter().map(|seen| &seen.sighting.relay).collect();
        TrailFigures {
            exits: u32::try_from(trail.seen().len()).unwrap_or(u32::MAX),
            relays: u32::try_from(relays.len()).unwrap_or(u32::MAX),
            strongest: trail.links(RELAYS_PAIRED).into_iter().next(),
            width: match trail.left() {
                Left::Positions(interval) => Some(interval.width()),
                Left::Everything | Left::Contradiction { .. } => None,
            },
        }
    }

    fn judged(&self, pool_of: impl Fn(&RelayName) -> ExitPool) -> Trail {
        let sightings: Vec<Sighting> = self.trail.iter().cloned().collect();
        let draws_for_itself =
            |relay: &RelayName| self.regimes.verdict(relay).regime == Regime::Drawn;
        Trail::of(&sightings, pool_of, draws_for_itself)
    }

    fn position(&self) -> Option<Position> {
        self.own.map(|own| Position::of(IpAddr::V4(own)))
    }

    fn add(&mut self, sighting: Sighting) -> bool {
        self.trail.len() < MOST_SIGHTINGS && self.trail.insert(sighting)
    }
}

impl fmt::Debug for SightingBook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SightingBook({} sightings, hidden)", self.trail.len())
    }
}
