//! A state with a clock of its own: stories are told to it event by event.

use std::net::Ipv4Addr;
use std::sync::Arc;

use shoal_core::constraint::{
    DaemonSettings, LocationConstraint, Ownership, RelaySettingsBytes, ReplacedSettings,
};
use shoal_core::key::Device;
use shoal_core::relay::{City, CityCode, Coordinates, Relay, RelayName};
use shoal_core::{
    Command, Draw, Effect, Event, ExitIp, RelayDirectory, Route, Settings, Snapshot, Source, State,
    SwitchTarget, Tunnel, TunnelAddress, TunnelEpoch, TunnelReport, UnixSeconds,
};

/// The first second of every story: 2026-11-22 09:00 UTC.
pub const MORNING: UnixSeconds = UnixSeconds(1_795_338_000);

/// A state and its clock.
#[derive(Debug)]
pub struct World {
    state: State,
    now: UnixSeconds,
    effects: Vec<Effect>,
    draw: u64,
    kept: Option<ReplacedSettings>,
    /// The tunnel whose address was asked for last.
    address_of: TunnelEpoch,
}

impl Default for World {
    fn default() -> Self {
        Self::with(Settings::default())
    }
}

impl World {
    /// A world in which nothing has happened.
    pub fn with(settings: Settings) -> Self {
        let state = State::new(settings, Source::Daemon);
        Self {
            state,
            now: MORNING,
            effects: Vec::new(),
            draw: 0,
            kept: None,
            address_of: TunnelEpoch::default(),
        }
    }

    /// A daemon that speaks, with a relay list, settings and a key, and no tunnel yet.
    pub fn with_daemon() -> Self {
        let mut world = Self::default();
        world.daemon_starts();
        world
    }

    /// The daemon answers and tells all but the tunnel.
    pub fn daemon_starts(&mut self) {
        self.happens(Event::SourceFound {
            source: Source::Daemon,
            version: Some("2026.4".into()),
            unchecked_socket: false,
        });
        self.happens(Event::RelaysReported(Arc::new(directory())));
        self.happens(Event::DaemonSettingsReported(daemon_settings(LocationConstraint::Any)));
        let key_created = Some(MORNING.plus(-86_400));
        self.happens(Event::DeviceReported(Device::LoggedIn { key_created }));
    }

    /// Lets one thing happen.
    pub fn happens(&mut self, event: Event) {
        let effects = self.state.handle(event, self.now);
        for effect in effects {
            if let Effect::KeepUndo(replaced) = effect {
                self.kept = replaced;
            } else if let Effect::ReadTunnelAddress { epoch } = effect {
                self.address_of = epoch;
            } else {
                self.effects.push(effect);
            }
        }
    }

    /// The address of the tunnel is read that it was asked for last.
    pub fn address_read(&mut self, address: TunnelAddress) {
        self.happens(Event::TunnelAddressSeen { epoch: self.address_of, address });
    }

    /// The daemon says `connected`, without exit IPs.
    pub fn connected(&mut self, relay: &str) {
        self.happens(Event::TunnelReported(up(relay, None)));
    }

    /// The daemon says `connected` again, with the IPv4 exit IP.
    pub fn told(&mut self, relay: &str, exit_ip: &str) {
        self.happens(Event::TunnelReported(up(relay, Some(exit_ip))));
    }

    /// The daemon says that the tunnel is changing.
    pub fn changing(&mut self) {
        self.happens(Event::TunnelReported(TunnelReport {
            tunnel: Tunnel::Changing,
            ..TunnelReport::default()
        }));
    }

    /// The user asks for something.
    pub fn asks(&mut self, command: Command) {
        self.happens(Event::Commanded(command, Draw(self.draw)));
    }

    /// The user asks to switch, whatever tunnel is up.
    pub fn asks_for(&mut self, target: SwitchTarget) {
        self.asks(Command::Switch { target, seen_in: None });
    }

    /// The next command comes with this random number.
    pub fn draws(&mut self, draw: u64) {
        self.draw = draw;
    }

    /// Time passes; the state is woken whenever it asked to be.
    ///
    /// # Panics
    /// When the state asks to be woken in the past.
    pub fn passes(&mut self, seconds: i64) {
        let end = self.now.plus(seconds);
        while let Some(at) = self.state.wake_at(self.now).filter(|at| *at <= end) {
            assert!(at >= self.now, "a time to wake must not lie in the past");
            self.now = at;
            self.happens(Event::Woke);
            if self.state.wake_at(self.now) == Some(at) {
                break;
            }
        }
        self.now = end;
        self.happens(Event::Woke);
    }

    /// What the programs that follow can undo.
    pub fn kept(&self) -> Option<&ReplacedSettings> {
        self.kept.as_ref()
    }

    /// What was to be done since the last call (but for reading the tunnel's address and keeping what can be undone).
    pub fn effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    /// All that may be shown.
    pub fn shown(&mut self) -> Snapshot {
        self.state.snapshot()
    }

    /// The time.
    pub fn now(&self) -> UnixSeconds {
        self.now
    }

    /// The state itself.
    pub fn state(&self) -> &State {
        &self.state
    }
}

/// A `connected` message.
///
/// # Panics
/// When `relay` is no relay name or `exit_ip` no IPv4 address.
pub fn up(relay: &str, exit_ip: Option<&str>) -> TunnelReport {
    let exit = Some(RelayName::new(relay).expect("the story names a relay"));
    let address = exit_ip.map(|text| text.parse::<Ipv4Addr>().expect("the story names an address"));
    TunnelReport {
        tunnel: Tunnel::Up(Route { exit, entry: None }),
        v4: address.map(|address| ExitIp(address.into())),
        v6: None,
    }
}

/// Relay settings as bytes that only differ from each other.
pub fn bytes(text: &str) -> RelaySettingsBytes {
    RelaySettingsBytes(text.as_bytes().to_vec())
}

/// The daemon's settings with this location.
pub fn daemon_settings(location: LocationConstraint) -> DaemonSettings {
    DaemonSettings {
        location,
        providers: Vec::new(),
        ownership: Ownership::Any,
        ipv6_in_tunnel: Some(false),
        rotation_hours: Some(720),
        custom_lists: Vec::new(),
    }
}

/// A row of relays in one /24, so that their pools can be predicted: ingress addresses `step` apart.
///
/// # Panics
/// When `city` is no city code, or the row does not fit into the /24.
pub fn row(city: &str, count: u8, step: u8, network: [u8; 3]) -> impl Iterator<Item = Relay> {
    let city = city.to_owned();
    (0..count).map(move |at| {
        let [a, b, c] = network;
        Relay {
            name: RelayName::new(format!("{city}-wg-{:03}", at + 1)).expect("a relay name"),
            active: true,
            owned: at % 2 == 0,
            provider: "Example Hosting".into(),
            weight: 100,
            address_in: Ipv4Addr::new(a, b, c, 2 + at * step),
            address_in_v6: None,
            extra_addresses_in: Vec::new(),
            port_speed: None,
        }
    })
}

/// A city of the story.
///
/// # Panics
/// When `code` is no city code.
pub fn city(code: &str, name: &str, country: &str, (north, east): (f64, f64)) -> City {
    City {
        code: CityCode::new(code).expect("a city code"),
        name: name.into(),
        country: country.into(),
        coordinates: Coordinates::new(north, east),
    }
}

/// Four cities: small pools in Copenhagen, large ones elsewhere.
pub fn directory() -> RelayDirectory {
    let relays = row("se-sto", 2, 64, [198, 18, 1])
        .chain(row("nl-ams", 2, 96, [198, 18, 2]))
        .chain(row("de-fra", 3, 48, [198, 18, 3]))
        .chain(row("dk-cph", 6, 16, [198, 18, 4]));
    let cities = [
        city("se-sto", "Stockholm", "Sweden", (59.33, 18.06)),
        city("nl-ams", "Amsterdam", "Netherlands", (52.37, 4.9)),
        city("de-fra", "Frankfurt", "Germany", (50.11, 8.68)),
        city("dk-cph", "Copenhagen", "Denmark", (55.68, 12.57)),
    ];
    RelayDirectory::new(relays, cities)
}
