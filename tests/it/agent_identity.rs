//! Stories about keys and identities the whole way: an agent with a clock of the story's, the daemon's real socket, and
//! what goes wrong there.

use std::sync::Arc;
use std::time::Duration;

use shoal_agent::clock::Clock;
use shoal_agent::log::Log;
use shoal_agent::{
    AgentConfig, CheckProgram, DesktopLook, MultihopPort, Paths, Running, TunnelAddresses,
    one_shot_at,
};
use shoal_core::front::{Page, PageData};
use shoal_core::snapshot::{ActionPhase, ActionView, Outcome, TunnelAddressChange};
use shoal_core::{
    Command, Refusal, SettingsChange, Snapshot, SwitchTarget, TunnelAddress, UnixSeconds,
};
use shoal_mullvad::{ProgramChoice, SocketChoice};
use shoal_sim::{DaemonConfig, Fault, Place, RelaySettings, SimDaemon};
use support::world::MORNING;
use tempfile::TempDir;
use tokio::sync::watch;
use tokio::time::timeout;
use tonic::Code;

/// A story that takes longer than this has got stuck.
const STUCK: Duration = Duration::from_mins(1);
const IDENTITY: Command = Command::NewIdentity { insist: false, seen_in: None };
const KEY: Command = Command::RotateKey { insist: false, seen_in: None };

/// A simulated Mullvad, a Shoal and its clock.
struct Machine {
    daemon: SimDaemon,
    running: Running,
    time: watch::Sender<UnixSeconds>,
    /// The relay settings as they were found.
    former: Vec<u8>,
    _dir: TempDir,
}

impl Machine {
    /// In Amsterdam, where the exit IP is known; the time stands still unless the story moves it.
    async fn new(adjust: impl FnOnce(&mut DaemonConfig)) -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let socket = dir.path().join("mullvad-vpn");
        let mut config = DaemonConfig::new(7, socket).at_speed(20.0);
        config.now = u64::try_from(MORNING.0).expect("after 1970");
        adjust(&mut config);
        let daemon = SimDaemon::start(&config).expect("a daemon on a new socket");
        let simulated = daemon.tunnel_address();
        let read = move || {
            let address = *simulated.borrow();
            TunnelAddress {
                v4: address.map(shoal_sim::TunnelAddress::v4),
                v6: address.map(shoal_sim::TunnelAddress::v6),
            }
        };
        let socket = SocketChoice::Simulation(daemon.socket().to_owned());
        let config = AgentConfig {
            multihop: MultihopPort::Program(ProgramChoice::mullvads(&socket)),
            socket,
            tunnel_addresses: TunnelAddresses::Given(Arc::new(read)),
            relays: None,
            exit_check: CheckProgram::default(),
            paths: Paths::under(dir.path()),
            language: shoal_core::Language::En,
            log: Log::off(),
            desktop: DesktopLook::default(),
        };
        let (time, clock) = watch::channel(MORNING);
        let running = one_shot_at(config, Clock::Given(clock));
        let former = daemon.relay_settings().await;
        let machine = Self { daemon, running, time, former, _dir: dir };
        machine.shown(|shown| shown.crowd.now.is_some() && shown.switch_blocked.is_none()).await;
        timeout(STUCK, machine.address_is_known()).await.expect("the tunnel has an address");
        machine
    }

    /// The address is read beside the agent and shows on no page but one.
    async fn address_is_known(&self) {
        loop {
            let mut page = self.running.ports.pages.look(Page::Position).expect("it has data");
            page.changed().await.expect("an agent at work");
            if let Some(PageData::Position(page)) = &*page.borrow()
                && !page.addresses.is_empty()
            {
                return;
            }
        }
    }

    async fn shown(&self, is_so: impl Fn(&Snapshot) -> bool) -> Snapshot {
        let mut snapshots = self.running.ports.snapshots.clone();
        let found = timeout(STUCK, snapshots.wait_for(|shown| is_so(shown))).await;
        found.expect("before the story got stuck").expect("an agent at work").clone()
    }

    async fn asks(&self, command: Command) {
        self.running.ports.commands.send(command).await.expect("the agent takes commands");
    }

    /// Returns when the agent has done whatever was due: it does something else then, again and again, as what is due may
    /// come after that.
    async fn has_done_what_was_due(&self) {
        for people in 1..=20 {
            let change = SettingsChange::FewPeople { people: Some(people) };
            self.asks(Command::Change { change }).await;
            self.shown(|shown| shown.settings.few_people == Some(people)).await;
        }
    }

    fn passes(&self, seconds: i64) {
        self.time.send_modify(|now| *now = now.plus(seconds));
    }

    /// Waits until the last action is so.
    async fn until(&self, is_so: impl Fn(&ActionView) -> bool) -> ActionView {
        let is_so = |shown: &Snapshot| shown.action.as_ref().is_some_and(&is_so);
        self.shown(is_so).await.action.expect("it was just seen")
    }

    async fn ended(&self) -> (ActionView, Outcome, Option<TunnelAddressChange>) {
        let action = self.until(|action| matches!(action.phase, ActionPhase::Ended { .. })).await;
        let ActionPhase::Ended { outcome, tunnel_address, .. } = action.phase else {
            unreachable!("it was waited for")
        };
        (action, outcome, tunnel_address)
    }

    /// How often a method was called.
    async fn calls(&self, method: &str) -> usize {
        self.daemon.calls().await.iter().filter(|call| call.method == method).count()
    }

    async fn has_former_settings(&self) -> bool {
        self.daemon.relay_settings().await == self.former
    }
}

/// Which tunnel state the daemon is in for good once it was told to connect, is seen by the action that waits for it.
fn reconnects(action: &ActionView) -> bool {
    action.phase == ActionPhase::Reconnecting
}

#[tokio::test]
async fn a_new_identity_is_another_key_relay_exit_ip_and_tunnel_address() {
    let machine = Machine::new(|_| {}).await;
    let before = machine.daemon.exit().await.expect("connected");
    let address = *machine.daemon.tunnel_address().borrow();
    machine.asks(IDENTITY).await;
    let (action, outcome, changed) = machine.ended().await;
    assert_eq!((outcome, changed), (Outcome::Verified, Some(TunnelAddressChange::Changed)));
    let after = machine.daemon.exit().await.expect("connected");
    assert_ne!((&before.relay, before.v4), (&after.relay, after.v4));
    assert_eq!(before.relay[..6], after.relay[..6], "within the user's city");
    assert_ne!(address, *machine.daemon.tunnel_address().borrow());
    let ActionPhase::Ended { before: was, after: is, .. } = action.phase else { unreachable!() };
    assert_eq!(was.exit_ip.map(|ip| ip.0), Some(before.v4.into()));
    assert_eq!(is.exit_ip.map(|ip| ip.0), Some(after.v4.into()));
    assert!(was.crowd.is_some() && is.crowd.is_some());
    assert_eq!(machine.calls("RotateWireguardKey").await, 1);
    assert_eq!(machine.calls("SetRelaySettings").await, 1);
    assert_eq!(machine.calls("ReconnectTunnel").await, 0, "the settings bring the tunnel");

    // What it replaced comes back byte for byte.
    machine.passes(3);
    machine.asks(Command::Undo { anyway: false }).await;
    machine
        .until(|now| now.id != action.id && matches!(now.phase, ActionPhase::Ended { .. }))
        .await;
    assert!(machine.has_former_settings().await);
}

#[tokio::test]
async fn a_key_that_brings_the_same_tunnel_address_leaves_it_unchanged() {
    let machine = Machine::new(|_| {}).await;
    machine.daemon.set_fault(Fault::SameTunnelAddress).await;
    machine.asks(IDENTITY).await;
    let (action, outcome, changed) = machine.ended().await;
    assert_eq!((outcome, changed), (Outcome::Unchanged, Some(TunnelAddressChange::Same)));
    assert!(action.key_replaced);
}

#[tokio::test]
async fn a_key_that_leads_to_the_same_exit_ip_leaves_it_unchanged() {
    let pinned = Place::Relay("nl".into(), "ams".into(), "nl-ams-wg-101".into());
    let settings = RelaySettings { location: pinned, ..RelaySettings::default() };
    let machine = Machine::new(|config| config.relay_settings = settings).await;
    machine.daemon.set_fault(Fault::SameExitIp).await;
    machine.asks(KEY).await;
    let (action, outcome, changed) = machine.ended().await;
    assert_eq!((outcome, changed), (Outcome::Unchanged, Some(TunnelAddressChange::Changed)));
    let ActionPhase::Ended { before, after, .. } = action.phase else { unreachable!() };
    assert_eq!(before.exit_ip, after.exit_ip);
    assert_eq!(machine.calls("SetRelaySettings").await, 0, "a key touches no settings");
    assert_eq!(machine.calls("ReconnectTunnel").await, 1);
}

#[tokio::test]
async fn a_refused_key_leaves_everything_as_it_was() {
    let machine = Machine::new(|_| {}).await;
    let why = "429 Too Many Requests";
    let refusal = Fault::Refuse("RotateWireguardKey", Code::ResourceExhausted, why);
    machine.daemon.set_fault(refusal).await;
    machine.asks(IDENTITY).await;
    let (action, outcome, _) = machine.ended().await;
    assert_eq!(outcome, Outcome::Refused { refusal: Refusal::RateLimited });
    assert!(!action.key_replaced);
    assert_eq!(machine.calls("SetRelaySettings").await, 0);
    assert!(machine.has_former_settings().await);
}

#[tokio::test]
async fn a_key_that_hangs_is_given_up_after_seventy_seconds() {
    let machine = Machine::new(|_| {}).await;
    machine.daemon.set_fault(Fault::Hang("RotateWireguardKey")).await;
    machine.asks(IDENTITY).await;
    machine.until(|action| action.phase == ActionPhase::ReplacingKey).await;
    machine.passes(69);
    machine.has_done_what_was_due().await;
    let waits = |action: &ActionView| action.phase == ActionPhase::ReplacingKey;
    assert!(machine.shown(|_| true).await.action.as_ref().is_some_and(waits));
    machine.passes(1);
    let (action, outcome, _) = machine.ended().await;
    assert_eq!(outcome, Outcome::TimedOut { restored: true });
    assert!(!action.key_replaced);
    assert_eq!(machine.calls("SetRelaySettings").await, 0);
    assert!(machine.has_former_settings().await);
}

#[tokio::test]
async fn a_tunnel_that_never_comes_up_puts_the_settings_back_after_sixty_seconds() {
    let machine = Machine::new(|_| {}).await;
    machine.daemon.set_fault(Fault::NeverConnects).await;
    machine.asks(IDENTITY).await;
    machine.until(reconnects).await;
    assert!(!machine.has_former_settings().await);
    machine.passes(59);
    machine.has_done_what_was_due().await;
    assert!(machine.shown(|_| true).await.action.as_ref().is_some_and(reconnects));
    machine.passes(1);
    let (action, outcome, _) = machine.ended().await;
    assert_eq!(outcome, Outcome::TimedOut { restored: true });
    assert!(action.key_replaced);
    assert!(machine.has_former_settings().await, "byte for byte");
    assert_eq!(machine.calls("SetRelaySettings").await, 2, "there and back, and no more");
}

#[tokio::test]
async fn a_tunnel_that_comes_up_elsewhere_puts_the_settings_back() {
    let machine = Machine::new(|_| {}).await;
    machine.daemon.set_fault(Fault::WrongRelay).await;
    machine.asks(IDENTITY).await;
    let is_up = |shown: &Snapshot| {
        shown.crowd.now.is_some()
            && shown.action.as_ref().is_some_and(|it| it.phase == ActionPhase::Verifying)
            && shown
                .tunnel
                .exit
                .as_ref()
                .and_then(|exit| exit.city_code.as_ref())
                .is_some_and(|city| city.as_str() != "nl-ams")
    };
    machine.shown(is_up).await;
    machine.passes(10);
    let (action, outcome, _) = machine.ended().await;
    assert_eq!(outcome, Outcome::Failed { restored: true });
    assert!(action.key_replaced && machine.has_former_settings().await);
}

#[tokio::test]
async fn an_exit_ip_that_never_comes_leaves_it_unverified() {
    let machine = Machine::new(|_| {}).await;
    machine.daemon.set_fault(Fault::NoExitIp).await;
    machine.asks(IDENTITY).await;
    let is_up = |shown: &Snapshot| {
        shown.exit_ip.v4.address.is_none()
            && shown.action.as_ref().is_some_and(|it| it.phase == ActionPhase::Verifying)
            && shown.tunnel.exit.is_some()
    };
    machine.shown(is_up).await;
    machine.passes(60);
    let (action, outcome, _) = machine.ended().await;
    assert_eq!(outcome, Outcome::UpUnverified);
    assert!(action.key_replaced);
}

#[tokio::test]
async fn a_daemon_that_ignores_the_place_is_found_out_and_nothing_was_changed() {
    let machine = Machine::new(|_| {}).await;
    machine.daemon.set_fault(Fault::IgnoreRelaySettings).await;
    machine.asks(IDENTITY).await;
    machine.until(|action| action.phase == ActionPhase::Verifying).await;
    machine.passes(60);
    let (action, outcome, _) = machine.ended().await;
    assert_eq!(outcome, Outcome::TimedOut { restored: true });
    assert!(action.key_replaced && machine.has_former_settings().await);
}

#[tokio::test]
async fn a_place_that_is_refused_after_the_key_is_said_and_the_daemons_own_reconnect_confuses_nobody()
 {
    let machine = Machine::new(|_| {}).await;
    let refusal = Fault::Refuse("SetRelaySettings", Code::Internal, "no");
    machine.daemon.set_fault(refusal).await;
    let before = machine.shown(|_| true).await.tunnel.epoch;
    let address = *machine.daemon.tunnel_address().borrow();
    machine.asks(IDENTITY).await;
    let (action, outcome, _) = machine.ended().await;
    assert_eq!(outcome, Outcome::Refused { refusal: Refusal::RefusedByDaemon });
    assert!(action.key_replaced && machine.has_former_settings().await);
    // Four minutes after the key, at this speed twelve seconds.
    let anew = machine
        .shown(|shown| shown.tunnel.epoch != before && shown.exit_ip.v4.address.is_some())
        .await;
    assert_ne!(address, *machine.daemon.tunnel_address().borrow());
    assert_eq!(anew.action.map(|now| (now.id, now.phase)), Some((action.id, action.phase)));
    assert_eq!(machine.calls("ReconnectTunnel").await, 0);
}

#[tokio::test]
async fn without_a_tunnel_a_new_identity_is_kept_for_later() {
    let machine = Machine::new(|_| {}).await;
    machine.daemon.disconnect().await;
    machine.shown(|shown| shown.tunnel.state == shoal_core::snapshot::TunnelState::Down).await;
    machine.asks(IDENTITY).await;
    let (action, outcome, _) = machine.ended().await;
    assert_eq!(outcome, Outcome::SavedForLater);
    assert!(action.key_replaced);
    assert_eq!(machine.calls("ReconnectTunnel").await, 0);
}

#[tokio::test]
async fn a_second_key_within_the_hour_is_asked_for_only_by_who_insists() {
    let machine = Machine::new(|_| {}).await;
    machine.asks(KEY).await;
    let (first, ..) = machine.ended().await;
    machine.passes(3);
    machine.asks(KEY).await;
    let second = machine.until(|action| action.id != first.id).await;
    let ActionPhase::Ended { outcome: Outcome::KeyTooYoung { from }, .. } = second.phase else {
        panic!("{second:?}")
    };
    assert!(from >= MORNING.plus(3_600) && from <= MORNING.plus(3_660), "{from:?}");
    assert_eq!(machine.calls("RotateWireguardKey").await, 1);
    machine.asks(Command::RotateKey { insist: true, seen_in: None }).await;
    let is_over = |action: &ActionView| {
        action.id.0 > second.id.0 && matches!(action.phase, ActionPhase::Ended { .. })
    };
    machine.until(is_over).await;
    assert_eq!(machine.calls("RotateWireguardKey").await, 2);
}

#[tokio::test]
async fn a_change_by_mullvads_app_is_not_undone_unless_the_user_says_so() {
    let machine = Machine::new(|_| {}).await;
    machine.asks(Command::Switch { target: SwitchTarget::AnotherRelay, seen_in: None }).await;
    let (first, ..) = machine.ended().await;
    let (place, providers) = (Place::city("se-sto"), vec!["Provider".to_owned()]);
    let theirs = RelaySettings { location: place, providers, ..RelaySettings::default() };
    let theirs = theirs.encode(shoal_sim::Layout::default());
    machine.daemon.put_relay_settings(theirs.clone()).await.expect("settings");
    machine.passes(3);
    machine.asks(Command::Undo { anyway: false }).await;
    let refused = machine.until(|now| now.id != first.id).await.id;
    let (_, outcome, _) = machine.ended().await;
    assert_eq!(outcome, Outcome::Refused { refusal: Refusal::ChangedMeanwhile });
    assert_eq!(machine.daemon.relay_settings().await, theirs, "it is theirs");
    let shown = machine.shown(|_| true).await;
    assert!(shown.can_undo);

    machine.passes(3);
    machine.asks(Command::Undo { anyway: true }).await;
    machine.until(|now| now.id != refused && matches!(now.phase, ActionPhase::Ended { .. })).await;
    assert!(machine.has_former_settings().await, "byte for byte");
    let sent = machine.daemon.relay_settings_sent().await;
    assert_eq!(sent.last(), Some(&machine.former));
    assert!(!machine.shown(|_| true).await.can_undo);
}
