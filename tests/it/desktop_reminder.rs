//! A reminder on the desktop: it comes when it was wanted, and its button does what it says and nothing besides.

use std::collections::BTreeSet;
use std::time::Duration;

use serde_json::Value;
use shoal_core::constraint::DaemonSettings;
use shoal_core::key::Device;
use shoal_core::{Event, Tunnel, UnixSeconds};
use shoal_mullvad::Daemon;
use support::desktop::{self, Desktop, Trouble, until};
use tokio::sync::mpsc;
use tokio::time::{Instant, timeout};

/// How many times faster than life: ten minutes take one, and the minute that an action may take six seconds. No faster,
/// as time passes for a busy machine too.
const SPEED: u32 = 10;

/// The shortest time that the menu offers for a reminder, as it passes here.
const TEN_MINUTES: Duration = Duration::from_secs(600 / SPEED as u64);

#[tokio::test]
async fn the_reminder_comes_after_the_time_that_was_set_and_its_button_makes_a_new_identity()
-> Result<(), Trouble> {
    if !desktop::is_wanted() {
        return Ok(());
    }
    let desktop = Desktop::start().await?;
    let begun = Instant::now();
    let mut shoal = desktop.start_demo(SPEED)?;
    let item = desktop.tray_item().await?;
    let before = status_when(&desktop, |status| !status["crowd"]["now"].is_null()).await?;
    let mut watched = Watched::of(&desktop).await?;
    desktop.shoal(&["--demo", "profile", "networks"]).await?;
    item.choose(&["Remind me", "After 10 minutes"]).await?;
    assert_eq!(watched.told(), Told::default(), "wishes are no business of the daemon's");

    let notice = desktop.notice_due_in(TEN_MINUTES, "on one address").await?;
    let after = begun.elapsed();
    // Seconds are whole ones, ten of which pass in one.
    assert!(after + Duration::from_millis(100) >= TEN_MINUTES, "it came after {after:?}");
    let minutes: Vec<u32> =
        notice.summary.split(' ').filter_map(|word| word.parse().ok()).collect();
    assert!(matches!(minutes[..], [10..=12]), "{:?}", notice.summary);
    assert_eq!(watched.told(), Told::default(), "to remind is to ask for nothing");

    // Another notice may offer the same.
    desktop.press(&format!("New identity ({}", notice.summary)).await?;
    let ended = status_when(&desktop, |status| !status["action"]["phase"]["outcome"].is_null());
    let ended = ended.await?;
    let action = &ended["action"];
    assert_eq!(action["kind"], "new_identity", "{action}");
    assert_eq!(action["phase"]["outcome"]["kind"], "verified", "{action}");
    assert_eq!(action["phase"]["tunnel_address"], "changed", "{action}");
    let [was, is] = [&before, &ended].map(|status| &status["tunnel"]["exit"]);
    assert_ne!(was["relay"], is["relay"]);
    assert_eq!(was["city"], is["city"], "where the user wants to be");
    let told = desktop.notice("tunnel’s address").await?;
    assert!(told.body.contains("The key is new and so is the tunnel’s address"), "{told:?}");

    item.choose(&["Quit"]).await?;
    assert!(shoal.ended().await?.success());
    // A key, another place in the settings, another tunnel, and nothing besides.
    let told = watched.told_to_the_end().await?;
    assert_eq!(told, Told { keys: 1, locations: 1, others: 0, tunnels: 1 });
    Ok(())
}

/// Waits until `shoal --demo status --json` is as expected.
async fn status_when(
    desktop: &Desktop,
    expected: impl Fn(&Value) -> bool,
) -> Result<Value, Trouble> {
    until("what the simulation shows", async || {
        let told = desktop.shoal(&["--demo", "status", "--json"]).await.ok()?;
        serde_json::from_str(&told).ok().filter(&expected)
    })
    .await
}

/// What a daemon has told of changes.
#[derive(Debug, Default, PartialEq, Eq)]
struct Told {
    /// New keys.
    keys: usize,
    /// Other locations in the relay settings.
    locations: usize,
    /// Any other settings.
    others: usize,
    /// Tunnels that were given up.
    tunnels: usize,
}

/// A client beside Shoal, as Mullvad's app is one: whatever anybody changes, the daemon tells it.
struct Watched {
    inbox: mpsc::Receiver<Event>,
    /// When the keys were made.
    keys: BTreeSet<UnixSeconds>,
    settings: Vec<DaemonSettings>,
    tunnels: Vec<Tunnel>,
}

impl Watched {
    /// Begins to listen, and returns when the daemon has said where everything stands.
    async fn of(desktop: &Desktop) -> Result<Self, Trouble> {
        let daemon = Daemon::connect(&desktop.demos_mullvad()).await?;
        let (tell, inbox) = mpsc::channel(1_024);
        // It ends with the daemon, which says nothing more then.
        tokio::spawn(async move { daemon.follow(&tell).await });
        let (keys, settings, tunnels) = (BTreeSet::new(), Vec::new(), Vec::new());
        let mut watched = Self { inbox, keys, settings, tunnels };
        while watched.keys.is_empty()
            || watched.settings.is_empty()
            || !watched.tunnels.iter().any(is_up)
        {
            let event = timeout(desktop::DEADLINE, watched.inbox.recv()).await?;
            watched.hears(event.ok_or("the daemon runs")?);
        }
        Ok(watched)
    }

    fn hears(&mut self, event: Event) {
        if let Event::DeviceReported(Device::LoggedIn { key_created }) = event {
            self.keys.extend(key_created);
        } else if let Event::DaemonSettingsReported(settings) = event {
            self.settings.push(settings);
        } else if let Event::TunnelReported(report) = event {
            self.tunnels.push(report.tunnel);
        }
    }

    /// What has changed since, as far as the daemon has told.
    fn told(&mut self) -> Told {
        while let Ok(event) = self.inbox.try_recv() {
            self.hears(event);
        }
        let (mut locations, mut others) = (0, 0);
        for (before, after) in self.settings.iter().zip(&self.settings[1..]) {
            let moved = DaemonSettings { location: after.location.clone(), ..before.clone() };
            locations += usize::from(before.location != after.location);
            others += usize::from(moved != *after);
        }
        let pairs = self.tunnels.iter().zip(&self.tunnels[1..]);
        let tunnels = pairs.filter(|(before, after)| is_up(before) && !is_up(after)).count();
        Told { keys: self.keys.len() - 1, locations, others, tunnels }
    }

    /// The same, once the daemon has ended.
    async fn told_to_the_end(mut self) -> Result<Told, Trouble> {
        while let Some(event) = timeout(desktop::DEADLINE, self.inbox.recv()).await? {
            self.hears(event);
        }
        Ok(self.told())
    }
}

fn is_up(tunnel: &Tunnel) -> bool {
    matches!(tunnel, Tunnel::Up(_))
}
