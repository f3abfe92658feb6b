//! A trail as front ends show it: to its owner, who looks at it.

use serde::{Deserialize, Serialize};

use crate::address::ExitIp;
use crate::assignment::Position;
use crate::interval::{Fraction, Interval};
use crate::pool::PoolView;
use crate::regime::{RegimeBook, Verdict};
use crate::relay::RelayName;
use crate::trail::{AgainstPrediction, Evidence, Left, Link, Seen, Trail};

/// So many relays are paired: their links fill a page.
const RELAYS_PAIRED: usize = 64;

/// What exit IPs under one tunnel address give away.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct TrailPage {
    /// Whether the tunnel address is known: without it no prediction can be held against what was seen, and a running
    /// Shoal keeps no trail.
    pub tunnel_address_known: bool,
    /// Whether everything was forgotten while the present tunnel was there, or none since: the trail begins anew with the
    /// next one.
    pub forgotten: bool,
    /// Whether it is that of the tunnel before: the address of the present one was not read, or there is none. It may be
    /// the same one.
    pub of_tunnel_before: bool,
    /// Where the position lies; `None` where nothing is known of it, and where the sightings contradict each other.
    pub position: Option<PositionRange>,
    /// The probability, 0 to 1, that a random other user would match.
    pub width: Option<f64>,
    /// One random user in so many would match. Not a number of people: they were not there.
    pub match_one_in: Option<f64>,
    /// Two sightings, by their place in `sightings`, that no position allows both; `None` without a contradiction.
    pub contradiction: Option<[u32; 2]>,
    /// Predicted against seen; `None` where the tunnel address is not known.
    pub prediction: Option<AgainstPrediction>,
    /// How strongly visits through two relays can be tied together, strongest first, for the first 64 relays by name.
    pub link: Vec<LinkView>,
    /// Pairs that are not in `link`.
    pub links_left_out: u32,
    /// Every exit IP that was seen, by relay.
    pub sightings: Vec<SightingView>,
    /// The regime of each relay that was seen, by relay.
    pub regime: Vec<RelayRegime>,
}

/// From one position to another, exactly and as the nearest numbers.
#[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PositionRange {
    /// The first position in it.
    pub low: f64,
    /// The first position after it.
    pub high: f64,
    /// `low`, exactly.
    pub low_exact: Fraction,
    /// `high`, exactly.
    pub high_exact: Fraction,
}

/// How strongly visits through two relays can be tied together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct LinkView {
    /// Both relays, by name.
    pub relays: [RelayName; 2],
    /// What the odds that one person made both visits are multiplied by; 0 where no position allows both.
    pub odds: f64,
}

/// What a sighting says about the position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SightingSays {
    /// Where it lies.
    Position,
    /// Nothing: the relay is known to draw for itself.
    DrawsForItself,
    /// Nothing: the exit IP is outside the pool that the relay was believed to have.
    OutsidePool,
    /// Nothing: the relay's pool is not known.
    PoolUnknown,
    /// Nothing: no IPv6 pool is known.
    FamilyUnknown,
}

/// An exit IP that was seen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SightingView {
    /// The relay.
    pub relay: RelayName,
    /// The exit IP.
    pub exit_ip: ExitIp,
    /// What it says.
    pub says: SightingSays,
    /// Where in the pool it stands, counted from 0.
    pub offset: Option<u32>,
    /// The pool.
    pub pool: PoolView,
    /// The positions that it leaves.
    pub position: Option<PositionRange>,
    /// Whether it is the exit IP that the tunnel address implies, where that could be told.
    pub as_predicted: Option<bool>,
}

/// How a relay hands out exit IPs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RelayRegime {
    /// The relay.
    pub relay: RelayName,
    /// What is known of its regime.
    #[serde(flatten)]
    pub verdict: Verdict,
}

/// What a page of a trail is made with.
#[derive(Clone, Copy, Debug)]
pub struct TrailContext<'a> {
    /// The regimes.
    pub regimes: &'a RegimeBook,
    /// The position that the tunnel address implies, where the address is known.
    pub predicted: Option<Position>,
}

impl TrailPage {
    /// What nothing is known of: the tunnel address cannot be read.
    pub fn without_address() -> Self {
        Self {
            tunnel_address_known: false,
            forgotten: false,
            of_tunnel_before: false,
            position: None,
            width: None,
            match_one_in: None,
            contradiction: None,
            prediction: None,
            link: Vec::new(),
            links_left_out: 0,
            sightings: Vec::new(),
            regime: Vec::new(),
        }
    }

    /// What a trail shows.
    pub fn of(trail: &Trail, context: TrailContext<'_>) -> Self {
        let TrailContext { regimes, predicted } = context;
        let (left, contradiction) = match trail.left() {
            Left::Everything => (None, None),
            Left::Positions(interval) => (Some(interval), None),
            Left::Contradiction { between } => {
                (None, Some(between.map(|at| u32::try_from(at).unwrap_or(u32::MAX))))
            }
        };
        let link: Vec<LinkView> =
            trail.links(RELAYS_PAIRED).into_iter().map(LinkView::from).collect();
        let relays = trail.by_relay().len();
        let pairs = relays * relays.saturating_sub(1) / 2;
        let mut seen_on: Vec<&RelayName> =
            trail.seen().iter().map(|seen| &seen.sighting.relay).collect();
        seen_on.dedup();
        Self {
            tunnel_address_known: predicted.is_some(),
            forgotten: false,
            of_tunnel_before: false,
            position: left.map(PositionRange::from),
            width: left.map(Interval::width),
            match_one_in: left.map(Interval::one_in),
            contradiction,
            prediction: predicted
                .map(|at| AgainstPrediction::of(trail, at, regimes.formula_ratio())),
            links_left_out: u32::try_from(pairs - link.len()).unwrap_or(u32::MAX),
            link,
            sightings: trail.seen().iter().map(|seen| SightingView::of(seen, predicted)).collect(),
            regime: seen_on
                .into_iter()
                .map(|relay| RelayRegime { relay: relay.clone(), verdict: regimes.verdict(relay) })
                .collect(),
        }
    }
}

impl SightingView {
    fn of(seen: &Seen, predicted: Option<Position>) -> Self {
        let says = match seen.evidence {
            Evidence::Proves { .. } => SightingSays::Position,
            Evidence::DrawsForItself => SightingSays::DrawsForItself,
            Evidence::OutsidePool => SightingSays::OutsidePool,
            Evidence::PoolUnknown => SightingSays::PoolUnknown,
            Evidence::FamilyUnknown => SightingSays::FamilyUnknown,
        };
        let proved = seen.proof().map(|(_, interval)| interval);
        Self {
            relay: seen.sighting.relay.clone(),
            exit_ip: seen.sighting.exit_ip,
            says,
            offset: seen.pool.offset_of(seen.sighting.exit_ip),
            pool: seen.pool.view(),
            position: proved.map(PositionRange::from),
            as_predicted: proved.zip(predicted).map(|(interval, at)| interval.contains(at)),
        }
    }
}

impl From<Link> for LinkView {
    fn from(Link { a, b, odds }: Link) -> Self {
        Self { relays: [a, b], odds }
    }
}

impl From<Interval> for PositionRange {
    fn from(interval: Interval) -> Self {
        let (low_exact, high_exact) = (interval.low(), interval.high());
        Self { low: low_exact.value(), high: high_exact.value(), low_exact, high_exact }
    }
}

impl std::fmt::Debug for PositionRange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PositionRange(hidden)")
    }
}
