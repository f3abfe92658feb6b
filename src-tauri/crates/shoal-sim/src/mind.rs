//! What does the daemon know, and what does it do next?
//!
//! One task owns all of it and takes one thing at a time, so that events keep their order. Every method
//! of the service, every turn of the script and every step of time comes through here.

mod answer;
mod steps;

use std::net::{Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use prost::bytes::Bytes;
use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::Instant;
use tonic::Status;

use crate::config::{DaemonConfig, Pace, Start};
use crate::constraint::{self, RelaySettings, Stored};
use crate::dice::Dice;
use crate::encode::{self, DeviceCause, Happening, Options};
use crate::fault::{Fault, Faults};
use crate::layout::Layout;
use crate::listing::Listing;
use crate::network::{Network, Relay, TunnelAddress};
use crate::registration::{Login, Registration};
use crate::tunnel::{After, Blocked, Reason, Route, Tunnel};
use steps::Step;

/// A call that the daemon got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// As in `SetRelaySettings`.
    pub method: String,
    /// The request message, as it was sent.
    pub message: Vec<u8>,
}

/// The outcome of a call.
pub(crate) type Answer = Result<Bytes, Status>;

/// What comes to the daemon's task.
pub(crate) enum Order {
    /// A client calls.
    Call { method: String, message: Bytes, reply: oneshot::Sender<Answer> },
    /// A client wants to hear events.
    Listen(oneshot::Sender<mpsc::UnboundedReceiver<Answer>>),
    /// The script has a turn.
    Do(Box<dyn FnOnce(&mut Mind) + Send>),
}

/// The daemon without its socket.
#[derive(Debug)]
pub(crate) struct Mind {
    pub(crate) network: Arc<Network>,
    pub(crate) layout: Layout,
    pub(crate) pace: Pace,
    pub(crate) tunnel: Tunnel,
    pub(crate) stored: Stored,
    pub(crate) options: Options,
    pub(crate) registration: Registration,
    pub(crate) listing: Listing,
    pub(crate) faults: Faults,
    pub(crate) calls: Vec<Call>,
    /// What the tunnel interface has; it keeps the old address until the tunnel is made anew.
    pub(crate) interface: watch::Sender<Option<TunnelAddress>>,
    dice: Dice,
    listeners: Vec<mpsc::UnboundedSender<Answer>>,
    /// Callers that wait for ever.
    hung: Vec<oneshot::Sender<Answer>>,
    next: Option<(Instant, Step)>,
    rotation_due: Option<Instant>,
    started: (Instant, u64),
}

impl Mind {
    pub(crate) fn new(config: &DaemonConfig) -> Self {
        let mut dice = Dice::new(config.network.seed(), "daemon");
        let network = Arc::clone(&config.network);
        let (tunnel, address) = beginning(&config.start, config.ipv6, &network, &mut dice);
        let interface = matches!(tunnel, Tunnel::Connected { .. }).then_some(address);
        let key_created = config.now.saturating_sub(config.key_age.as_secs());
        let bytes = config.relay_settings.encode(config.layout);
        Self {
            registration: Registration::new(address, key_created, &mut dice),
            network,
            layout: config.layout,
            pace: config.pace,
            tunnel,
            stored: Stored { bytes, meaning: Some(config.relay_settings.clone()) },
            options: Options {
                ipv6: config.ipv6,
                switches: config.switches,
                lists: config.lists.clone(),
                ..Options::default()
            },
            listing: Listing::default(),
            faults: Faults::default(),
            calls: Vec::new(),
            interface: watch::Sender::new(interface),
            dice,
            listeners: Vec::new(),
            hung: Vec::new(),
            next: None,
            rotation_due: None,
            started: (Instant::now(), config.now),
        }
    }

    /// Takes orders and steps until nobody gives orders any more.
    pub(crate) async fn run(mut self, mut orders: mpsc::UnboundedReceiver<Order>) {
        loop {
            let due = self.due();
            tokio::select! {
                biased;
                () = until(due) => self.step(),
                order = orders.recv() => match order {
                    None => return,
                    Some(order) => self.take(order),
                },
            }
        }
    }

    fn take(&mut self, order: Order) {
        match order {
            Order::Call { method, message, reply } => self.call(&method, &message, reply),
            Order::Listen(reply) => {
                self.log("EventsListen", &Bytes::new());
                let (listener, events) = mpsc::unbounded_channel();
                if reply.send(events).is_ok() {
                    self.listeners.push(listener);
                }
            }
            Order::Do(turn) => turn(self),
        }
    }

    fn log(&mut self, method: &str, message: &Bytes) {
        self.calls.push(Call { method: method.to_owned(), message: message.to_vec() });
    }

    /// Unix seconds.
    pub(crate) fn now(&self) -> u64 {
        let (instant, seconds) = self.started;
        seconds + instant.elapsed().as_secs()
    }

    /// Tells all who listen.
    pub(crate) fn emit(&mut self, happening: Happening, message: &[u8]) {
        self.emit_bytes(&encode::event(happening, message).into());
    }

    /// Sends bytes as an event, whatever they are.
    pub(crate) fn emit_bytes(&mut self, event: &Bytes) {
        self.listeners.retain(|listener| listener.send(Ok(event.clone())).is_ok());
    }

    pub(crate) fn emit_settings(&mut self) {
        self.emit(Happening::Settings, &self.settings());
    }

    pub(crate) fn emit_relay_list(&mut self) {
        let list = self.listing.encode(&self.network, self.layout);
        self.emit(Happening::RelayList, &list);
    }

    pub(crate) fn emit_device(&mut self, cause: DeviceCause) {
        let event = encode::device_event(cause, &self.registration);
        self.emit(Happening::Device, &event);
    }

    fn settings(&self) -> Vec<u8> {
        encode::settings(&self.stored.bytes, &self.options, self.layout)
    }

    fn state(&self) -> Vec<u8> {
        encode::tunnel_state(&self.tunnel, self.layout, self.network.relays())
    }

    /// Ends the event streams, with an error if one is given.
    pub(crate) fn end_streams(&mut self, error: Option<&Status>) {
        for listener in self.listeners.drain(..) {
            if let Some(error) = error {
                // Who has gone needs no error.
                let _ = listener.send(Err(error.clone()));
            }
        }
    }

    /// A new key, and a reconnect after a while.
    pub(crate) fn rotate_key(&mut self) {
        let now = self.now();
        let before = self.registration.address;
        self.registration.rotate(&self.network, now, &mut self.dice);
        if self.faults.has(&Fault::SameTunnelAddress) {
            self.registration.address = before;
        } else if self.faults.has(&Fault::SameExitIp) {
            self.land_as_before();
        }
        self.emit_device(DeviceCause::RotatedKey);
        self.schedule_rotation_reconnect();
    }

    /// Looks for a tunnel address that leads to the exit IP in use; pools hold a few hundred at most.
    fn land_as_before(&mut self) {
        let Some((relay, address)) = self.exit() else { return };
        let exit = relay.exit_v4(address);
        let addresses = std::iter::repeat_with(|| self.network.free_address(&mut self.dice));
        let mut addresses = addresses.take(100_000);
        if let Some(found) = addresses.find(|found| relay.exit_v4(*found) == exit) {
            self.registration.address = found;
        }
    }

    pub(crate) fn log_out(&mut self) {
        self.registration.login = Login::LoggedOut;
        self.emit_device(DeviceCause::LoggedOut);
        self.disconnect();
    }

    pub(crate) fn revoke(&mut self) {
        self.registration.login = Login::Revoked;
        self.emit_device(DeviceCause::Revoked);
        if self.tunnel.is_secured() {
            self.enter(Tunnel::Blocked(Blocked { reason: Reason::AuthFailed, leaking: false }));
        }
    }

    pub(crate) fn log_in(&mut self) {
        let now = self.now();
        self.registration.rotate(&self.network, now, &mut self.dice);
        self.registration.device_created = now;
        self.registration.login = Login::LoggedIn;
        self.emit_device(DeviceCause::LoggedIn);
    }

    /// What websites see at this moment, told by the daemon or not.
    pub(crate) fn exit(&self) -> Option<(Relay, TunnelAddress)> {
        let Tunnel::Connected { route, .. } = &self.tunnel else { return None };
        let address = (*self.interface.borrow())?;
        Some((self.network.relay(&route.exit)?.clone(), address))
    }

    /// The relays of the next tunnel.
    fn choose(&mut self) -> Option<Route> {
        let Some(settings) = self.stored.meaning.clone() else {
            // A custom endpoint: not imitated, the relays stay as they are.
            return self.route().cloned();
        };
        let wrong = self.faults.has(&Fault::WrongRelay);
        let exit = self.choose_exit(&settings, wrong)?;
        let entry =
            if settings.multihop { Some(self.choose_entry(&settings, &exit)?) } else { None };
        Some(Route { exit: exit.name.clone(), exit_address: exit.ingress_v4, entry })
    }

    fn choose_exit(&mut self, settings: &RelaySettings, wrong: bool) -> Option<Relay> {
        let network = Arc::clone(&self.network);
        let allowed = settings.exits(network.relays(), &self.options.lists);
        let others = network.relays().iter().filter(|relay| relay.active);
        let from: Vec<&Relay> = if wrong {
            others.filter(|relay| allowed.iter().all(|other| other.name != relay.name)).collect()
        } else {
            allowed
        };
        let offered: Vec<&Relay> =
            from.into_iter().filter(|relay| self.listing.offers(&relay.name)).collect();
        constraint::draw(&offered, &mut self.dice).cloned()
    }

    fn choose_entry(
        &mut self,
        settings: &RelaySettings,
        exit: &Relay,
    ) -> Option<(String, Ipv4Addr)> {
        let network = Arc::clone(&self.network);
        let mut from = constraint::matching(network.relays(), &settings.entry, &self.options.lists);
        from.retain(|relay| relay.name != exit.name && self.listing.offers(&relay.name));
        constraint::draw(&from, &mut self.dice).map(|relay| (relay.name.clone(), relay.ingress_v4))
    }

    fn route(&self) -> Option<&Route> {
        match &self.tunnel {
            Tunnel::Connecting(route) | Tunnel::Connected { route, .. } => Some(route),
            Tunnel::Disconnected { .. } | Tunnel::Disconnecting(_) | Tunnel::Blocked(_) => None,
        }
    }
}

/// The first state, and a tunnel address that fits it.
fn beginning(
    start: &Start,
    ipv6: bool,
    network: &Network,
    dice: &mut Dice,
) -> (Tunnel, TunnelAddress) {
    let connected = match start {
        Start::Connected { relay, crowd } => network.relay(relay).map(|relay| (relay, crowd)),
        Start::Disconnected => None,
    };
    let Some((relay, crowd)) = connected else {
        return (Tunnel::Disconnected { locked_down: false }, network.free_address(dice));
    };
    let people = |address: &TunnelAddress| {
        network.crowd(relay.exit_v4(*address).into()).unwrap_or(0).saturating_add(1)
    };
    let mut nearest = network.free_address(dice);
    for _ in 0..2_000 {
        if crowd.contains(&people(&nearest)) {
            break;
        }
        let other = network.free_address(dice);
        let reach = |address: &TunnelAddress| people(address).abs_diff(*crowd.end());
        if crowd.contains(&people(&other)) || reach(&other) < reach(&nearest) {
            nearest = other;
        }
    }
    let route = Route { exit: relay.name.clone(), exit_address: relay.ingress_v4, entry: None };
    let (v4, v6) = addresses(relay, nearest, ipv6);
    (Tunnel::Connected { route, v4: Some(v4), v6 }, nearest)
}

/// The exit IPs of a tunnel address on a relay.
fn addresses(relay: &Relay, address: TunnelAddress, ipv6: bool) -> (Ipv4Addr, Option<Ipv6Addr>) {
    (relay.exit_v4(address), ipv6.then(|| relay.exit_v6(address)))
}

async fn until(due: Option<Instant>) {
    match due {
        Some(due) => tokio::time::sleep_until(due).await,
        None => std::future::pending().await,
    }
}

impl After {
    /// What a disconnecting tunnel turns into.
    fn step(self) -> Step {
        match self {
            Self::Nothing => Step::Settle,
            Self::Block => Step::Block,
            Self::Reconnect => Step::Connect,
        }
    }
}
