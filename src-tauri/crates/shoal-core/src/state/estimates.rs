//! What the model says of where the tunnel leaves and of the places one click away, kept until something that it rests
//! on changes: a snapshot is taken for every event, and nothing is computed for it.

use std::sync::Arc;

use crate::address::ExitIp;
use crate::command::{Draw, SwitchTarget};
use crate::constraint::{DaemonSettings, LocationConstraint, Ownership};
use crate::crowd::{CrowdEstimate, ExitLookedAt, Model, Motive};
use crate::directory::RelayDirectory;
use crate::places::{PlacesPage, Standpoint};
use crate::pool::{ExitPool, PoolTable, SightedPools};
use crate::ranking::RankingQuery;
use crate::relay::{CityCode, Coordinates, RelayName};
use crate::settings::{Assumptions, Settings};
use crate::signals::{Signals, SignalsPage};
use crate::snapshot::{Ahead, EntryPlace, PlaceAhead, QuickPlace};
use crate::state::exit_watch::ExitWatch;
use crate::tunnel::Tunnel;

/// The cities that people name when they look for a large crowd, as Mullvad codes them.
const POPULAR: [&str; 3] = ["se-sto", "nl-ams", "de-fra"];

/// Crowds on the present exit relay.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Here {
    pub(super) v4: Option<CrowdEstimate>,
    pub(super) v6: Option<CrowdEstimate>,
    pub(super) joint: Option<CrowdEstimate>,
    pub(super) without_v6: Option<CrowdEstimate>,
}

/// What the estimates rest on, beside the model.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Outlook {
    exit: Option<RelayName>,
    v4: Option<ExitIp>,
    home_country: Option<String>,
    providers: Vec<String>,
    ownership: Ownership,
}

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Estimates {
    model: Model,
    /// Exit IPs seen in this run.
    sighted: SightedPools,
    /// The relay that Shoal itself picked as one of the best, as long as the tunnel leaves there.
    sent_to: Option<RelayName>,
    outlook: Outlook,
    /// Where the tunnel left last: the region does not change while it is down for a moment.
    last_exit: Option<RelayName>,
    standpoint: Standpoint,
    here: Here,
    quick: Vec<QuickPlace>,
    /// The location that the daemon's settings name: a new identity stays within it.
    location: Option<LocationConstraint>,
    ahead: Ahead,
    entries: Vec<EntryPlace>,
}

impl Estimates {
    /// Rests everything on another relay list or other assumptions.
    pub(super) fn model_anew(&mut self, directory: &Arc<RelayDirectory>, assumptions: Assumptions) {
        let pools = PoolTable::infer_with(directory, &self.sighted);
        self.model = Model::with_pools(Arc::clone(directory), assumptions, pools);
        self.refresh();
    }

    /// Notes that Shoal sends the tunnel to this relay, because its crowd is one of the best.
    pub(super) fn sends_to(&mut self, relay: RelayName) {
        self.sent_to = Some(relay);
    }

    /// Takes exit IPs that relays showed, now or earlier: what contradicts a pool overrules it from then on. Whether the
    /// figures are others afterwards; [`Estimates::refresh`] takes them over.
    pub(super) fn saw<'a>(
        &mut self,
        sightings: impl IntoIterator<Item = (&'a RelayName, ExitIp)>,
    ) -> bool {
        let mut is_new = false;
        for (relay, exit_ip) in sightings {
            is_new |= self.sighted.saw(relay, exit_ip);
        }
        let next = is_new.then(|| self.model.resighted(&self.sighted)).flatten();
        let is_other = next.is_some();
        self.model = next.unwrap_or_else(|| std::mem::take(&mut self.model));
        is_other
    }

    /// Forgets which exit IPs relays showed, and where the tunnel left before.
    pub(super) fn forget(&mut self, directory: &Arc<RelayDirectory>, assumptions: Assumptions) {
        self.sighted = SightedPools::default();
        self.last_exit.clone_from(&self.outlook.exit);
        self.model_anew(directory, assumptions);
    }

    /// Looks from where the tunnel leaves, within what the user allows. Whether pools are believed to be others since.
    pub(super) fn look_from(
        &mut self,
        exit: &ExitWatch,
        daemon: Option<&DaemonSettings>,
        settings: &Settings,
    ) -> bool {
        let location = daemon.map(|told| &told.location);
        if location != self.location.as_ref() {
            self.location = location.cloned();
            self.ahead.new_identity = self.identity_ahead();
        }
        let outlook = Outlook {
            exit: exit_relay(exit.tunnel()).cloned(),
            v4: exit.v4(),
            home_country: settings.home_country.clone(),
            providers: daemon.map(|told| told.providers.clone()).unwrap_or_default(),
            ownership: daemon.map(|told| told.ownership).unwrap_or_default(),
        };
        if outlook == self.outlook {
            return false;
        }
        // An exit IP that was expected changes no figure: the usual second event costs nothing.
        let is_same_place = Outlook { v4: self.outlook.v4, ..outlook.clone() } == self.outlook;
        self.outlook = outlook;
        let Outlook { exit, v4, .. } = self.outlook.clone();
        if exit.is_some() {
            if !is_same_place && self.sent_to != exit {
                self.sent_to = None;
            }
            self.last_exit.clone_from(&exit);
        }
        let is_other_model = self.saw(exit.as_ref().zip(v4));
        if is_other_model || !is_same_place {
            self.refresh();
        }
        is_other_model
    }

    /// The exit pool of a relay, as well as it is known.
    pub(super) fn pool_of(&self, relay: &RelayName) -> ExitPool {
        self.model.best_known_pool(relay)
    }

    /// Crowds where the tunnel leaves.
    pub(super) fn here(&self) -> &Here {
        &self.here
    }

    /// Where the actions lead that draw the relay themselves.
    pub(super) fn ahead(&self) -> &Ahead {
        &self.ahead
    }

    /// Places one click away.
    pub(super) fn quick_places(&self) -> &[QuickPlace] {
        &self.quick
    }

    /// Where a multihop tunnel to the present exit could enter.
    pub(super) fn entries(&self) -> &[EntryPlace] {
        &self.entries
    }

    /// The middle of the user's region.
    pub(super) fn standpoint(&self) -> Option<Coordinates> {
        self.standpoint.point
    }

    /// A relay from among the best.
    pub(super) fn draw_best(&self, draw: Draw) -> Option<RelayName> {
        self.model.best_crowd(&self.query(), draw).map(|(relay, _)| relay)
    }

    /// Another relay in the city of the present one.
    pub(super) fn draw_another(&self, tunnel: &Tunnel, draw: Draw) -> Option<RelayName> {
        let present = exit_relay(tunnel)?;
        self.model.another_relay(present, &self.query(), draw).map(|(relay, _)| relay)
    }

    /// A relay from among the best within a location; where there is no other one, `None`.
    pub(super) fn draw_best_within(
        &self,
        location: Option<&LocationConstraint>,
        draw: Draw,
    ) -> Option<RelayName> {
        self.model.best_crowd(&self.query_within(location), draw).map(|(relay, _)| relay)
    }

    /// Every city.
    pub(super) fn places(&self) -> PlacesPage {
        self.model.places(&self.standpoint, &self.query())
    }

    /// What signals take off the crowd where the tunnel leaves.
    pub(super) fn signals(&self, signals: &Signals) -> SignalsPage {
        let Outlook { exit, v4, .. } = &self.outlook;
        let here = |relay| ExitLookedAt { relay, seen: *v4, motive: self.motive_on(relay) };
        let exit = exit.as_ref().map(here);
        self.model.signals(exit, signals)
    }

    fn query(&self) -> RankingQuery {
        RankingQuery {
            providers: self.outlook.providers.clone(),
            ownership: self.outlook.ownership,
            // The present relay is no switch.
            exclude: self.outlook.exit.clone(),
            standpoint: self.standpoint.point,
            ..RankingQuery::default()
        }
    }

    fn query_within(&self, location: Option<&LocationConstraint>) -> RankingQuery {
        // While the tunnel changes or is down, the relay of before is the one that is left.
        let exclude = self.outlook.exit.as_ref().or(self.last_exit.as_ref()).cloned();
        RankingQuery { within: location.cloned(), exclude, ..self.query() }
    }

    /// Looks at everything again.
    pub(super) fn refresh(&mut self) {
        let Outlook { exit, home_country, .. } = &self.outlook;
        self.standpoint = Standpoint {
            here: exit.as_ref().map(RelayName::city),
            ..self.model.standpoint(self.last_exit.as_ref(), home_country.as_deref())
        };
        self.refresh_here();
        let popular = POPULAR.iter().filter_map(|code| self.popular_place(code));
        self.quick = popular.chain(self.best_place()).collect();
        self.entries = self.entries_ahead();
        self.ahead =
            Ahead { another_relay: self.another_ahead(), new_identity: self.identity_ahead() };
    }

    fn entries_ahead(&self) -> Vec<EntryPlace> {
        let exit = self.outlook.exit.as_ref().map(RelayName::city);
        let query = self.query();
        let suggested = |exit| EntryPlace::suggested(self.model.directory(), &exit, &query);
        exit.map(suggested).unwrap_or_default()
    }

    fn another_ahead(&self) -> Option<PlaceAhead> {
        let present = self.outlook.exit.as_ref()?;
        let crowd = self.model.expected_another(present, &self.query())?;
        self.place_ahead(&present.city(), crowd)
    }

    fn identity_ahead(&self) -> Option<PlaceAhead> {
        let query = self.query_within(self.location.as_ref());
        let (relay, crowd) = self.model.expected_best(&query)?;
        self.place_ahead(&relay.city(), crowd)
    }

    fn place_ahead(&self, code: &CityCode, crowd: CrowdEstimate) -> Option<PlaceAhead> {
        let city = self.model.directory().city(code)?;
        let (name, country) = (city.name.clone(), city.country.clone());
        Some(PlaceAhead { city: name, country, city_code: code.clone(), crowd: Some(crowd) })
    }

    fn refresh_here(&mut self) {
        let Some(relay) = &self.outlook.exit else {
            self.here = Here::default();
            return;
        };
        let motive = self.motive_on(relay);
        self.here = Here {
            v4: self.model.crowd_on(relay, motive),
            v6: self.model.crowd_on_v6(relay, motive),
            joint: self.model.crowd_on_both(relay, motive),
            without_v6: self.model.crowd_without_v6(relay, motive),
        };
    }

    /// Why the tunnel leaves here.
    fn motive_on(&self, relay: &RelayName) -> Motive {
        if self.sent_to.as_ref() == Some(relay) { Motive::LookedAt } else { Motive::InUse }
    }

    fn popular_place(&self, code: &str) -> Option<QuickPlace> {
        let code = CityCode::new(code).expect("the constants are codes");
        let city = self.model.directory().city(&code)?;
        Some(QuickPlace {
            target: SwitchTarget::City { city: code.clone() },
            city: city.name.clone(),
            country: city.country.clone(),
            crowd: self.model.crowd_in(&code),
            here: self.standpoint.here.as_ref() == Some(&code),
            city_code: code,
        })
    }

    fn best_place(&self) -> Option<QuickPlace> {
        let (relay, crowd) = self.model.expected_best(&self.query())?;
        let code = relay.city();
        let city = self.model.directory().city(&code)?;
        Some(QuickPlace {
            target: SwitchTarget::Best,
            city: city.name.clone(),
            country: city.country.clone(),
            crowd: Some(crowd),
            here: self.standpoint.here.as_ref() == Some(&code),
            city_code: code,
        })
    }
}

/// The relay where the tunnel leaves.
fn exit_relay(tunnel: &Tunnel) -> Option<&RelayName> {
    match tunnel {
        Tunnel::Up(route) => route.exit.as_ref(),
        Tunnel::Unknown | Tunnel::Down { .. } | Tunnel::Changing | Tunnel::Blocked { .. } => None,
    }
}
