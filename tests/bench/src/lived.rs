//! A month with Shoal: what its settings and its history are like after it.
//!
//! Shoal's own state lives through the month in which somebody goes from relay to relay, with a clock of its own, and
//! its own store keeps what it has kept. So the file has whatever Shoal remembers, in its own layout.

use std::path::Path;

use anyhow::Context;
use shoal_agent::clock::wall_time;
use shoal_agent::history_store::HistoryStore;
use shoal_agent::settings_file::SettingsFile;
use shoal_agent::{Client, Paths};
use shoal_core::front::{Page, PageData};
use shoal_core::history::{HistoryErrand, HistoryMode, Salt};
use shoal_core::{
    Effect, Event, ExitIp, RelayName, Route, Settings, Source, State, Tunnel, TunnelAddress,
    TunnelReport, UnixSeconds,
};
use shoal_mullvad::{Daemon, SocketChoice};
use shoal_sim::{Network, Relay};
use tokio::sync::mpsc;

use crate::program::{Mullvad, SEED};

/// As long as Shoal remembers unless its user chooses otherwise.
const DAYS: i64 = 30;
const HOUR: i64 = 3600;
/// How long a tunnel stays on one relay.
const STAY: i64 = 4 * HOUR;
/// How many relays somebody goes back to.
const FAVOURITES: usize = 12;
/// How long a tunnel address lasts: the simulated key is nine days old.
const ADDRESS_LASTS: i64 = 21 * 24 * HOUR;

/// Somebody who goes from relay to relay under one Shoal.
struct Life {
    state: State,
    store: HistoryStore,
    now: UnixSeconds,
    address: TunnelAddress,
}

/// Leaves behind what a Shoal that follows this Mullvad has after a month.
pub(crate) async fn month(mullvad: &Mullvad, paths: &Paths) -> anyhow::Result<()> {
    let settings = Settings { history: HistoryMode::Kept, ..Settings::default() };
    let file = paths.settings_file().context("these folders are there")?;
    SettingsFile::open(&file, wall_time()).save(&settings, wall_time());
    let network = Network::generate(SEED);
    let mut life = Life::begin(settings, &paths.history_file().context("likewise")?)?;
    for told in told_by(mullvad).await? {
        life.happens(told)?;
    }
    let favourites = favourites(&network);
    let devices = network.each_device_on(&favourites[0].name).context("it is of this network")?;
    for (turn, relay) in (0..DAYS * 24 * HOUR / STAY).zip(favourites.iter().cycle()) {
        let key = usize::from(turn * STAY >= ADDRESS_LASTS);
        life.stays_on(relay, devices.get(key).context("somebody else is there")?.address)?;
    }
    Ok(())
}

/// Checks that the Shoal that runs here has read it all.
pub(crate) async fn is_remembered(paths: &Paths) -> anyhow::Result<()> {
    let shoal = Client::connect(paths).await?.context("Shoal has no socket")?;
    let PageData::History(history) = shoal.page(Page::History).await? else {
        anyhow::bail!("Shoal shows no history");
    };
    shoal.close().await;
    let (hours, keys) = (history.hours.len(), history.keys.len());
    let days = history.hours.iter().map(|row| row.hour.0 / (24 * HOUR));
    let days = days.collect::<std::collections::BTreeSet<_>>().len();
    anyhow::ensure!(
        i64::try_from(days)? == DAYS && i64::try_from(hours)? >= (DAYS - 1) * 24 && keys >= 2,
        "Shoal remembers {hours} hours of {days} days under {keys} keys"
    );
    Ok(())
}

/// What the daemon tells a client that has just come.
async fn told_by(mullvad: &Mullvad) -> anyhow::Result<Vec<Event>> {
    let daemon = Daemon::connect(&SocketChoice::Unchecked(mullvad.socket.clone())).await?;
    let (sender, mut events) = mpsc::channel(1);
    let listen = async move {
        let mut told = Vec::new();
        while let Some(event) = events.recv().await {
            let is_last = matches!(event, Event::RelaysReported(_));
            told.push(event);
            if is_last {
                break;
            }
        }
        told
    };
    let (followed, told) = tokio::join!(daemon.follow(&sender), listen);
    followed?;
    Ok(told)
}

/// Relays all over the list.
fn favourites(network: &Network) -> Vec<&Relay> {
    let usable: Vec<&Relay> =
        network.relays().iter().filter(|relay| relay.active && relay.weight > 0).collect();
    usable.chunks(usable.len().div_ceil(FAVOURITES)).map(|part| part[0]).collect()
}

impl Life {
    /// A month before now, so that the last day is today.
    fn begin(settings: Settings, history: &Path) -> anyhow::Result<Self> {
        let now = wall_time().plus(-DAYS * 24 * HOUR);
        let (store, loaded) = HistoryStore::open(history, Salt([5; 16]), now)
            .map_err(|trouble| anyhow::anyhow!("the history cannot be begun: {trouble:?}"))?;
        let state = State::new(settings, Source::Daemon);
        let mut life = Self { state, store, now, address: TunnelAddress::default() };
        life.happens(Event::HistoryLoaded(Box::new(loaded)))?;
        Ok(life)
    }

    /// A tunnel to this relay comes up and stays.
    fn stays_on(&mut self, relay: &Relay, address: shoal_sim::TunnelAddress) -> anyhow::Result<()> {
        self.address = TunnelAddress { v4: Some(address.v4()), v6: None };
        let exit = Some(RelayName::new(relay.name.as_str()).context("the list has such names")?);
        let up = |v4| TunnelReport {
            tunnel: Tunnel::Up(Route { exit: exit.clone(), entry: None }),
            v4,
            v6: None,
        };
        let exit_ip = ExitIp(relay.exit_v4(address).into());
        let changing = TunnelReport { tunnel: Tunnel::Changing, ..TunnelReport::default() };
        for report in [changing, up(None), up(Some(exit_ip))] {
            self.happens(Event::TunnelReported(report))?;
        }
        for _ in 0..STAY / HOUR {
            self.now = self.now.plus(HOUR);
            self.happens(Event::Woke)?;
        }
        Ok(())
    }

    /// An event, and all that follows from it at once.
    fn happens(&mut self, event: Event) -> anyhow::Result<()> {
        let mut events = vec![event];
        while let Some(event) = events.pop() {
            for effect in self.state.handle(event, self.now) {
                events.extend(self.answer(effect)?);
            }
        }
        Ok(())
    }

    fn answer(&mut self, effect: Effect) -> anyhow::Result<Option<Event>> {
        if let Effect::ReadTunnelAddress { epoch } = effect {
            return Ok(Some(Event::TunnelAddressSeen { epoch, address: self.address }));
        }
        // Nobody commands anything, so nothing else asks for an answer.
        let Effect::History(errand) = effect else { return Ok(None) };
        let (done, answer) = match errand {
            HistoryErrand::Remember { number, records, .. } => {
                (self.store.remember(&records), Some(Event::Remembered { number }))
            }
            HistoryErrand::ForgetBefore(first) => (self.store.forget_before(first), None),
            HistoryErrand::Open(_) | HistoryErrand::Erase | HistoryErrand::Close => (Ok(()), None),
        };
        done.map_err(|trouble| anyhow::anyhow!("the history is not kept: {trouble:?}"))?;
        Ok(answer)
    }
}
