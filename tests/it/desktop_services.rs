//! Notification services that hang, or cannot show buttons: nothing waits for them, and the menu has it all.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::Value;
use shoal_sim::SimDaemon;
use support::desktop::{self, Desktop, Missing, TrayItem, Trouble, until};
use tokio::time::{Instant, timeout};

use crate::tray_bus::{Manner, Notifications};

/// Longer than this nothing may be held up.
const AT_MOST: Duration = Duration::from_secs(2);

/// How often a day is lived through, as a machine may be busy with something else for as long. What Shoal itself holds up
/// is held up each time.
const DAYS: usize = 3;

#[tokio::test]
async fn a_service_that_hangs_holds_up_neither_tray_nor_terminal_nor_tunnel() -> Result<(), Trouble>
{
    if !desktop::is_wanted() {
        return Ok(());
    }
    for manner in [Manner::Hanging, Manner::HangingOnNotices] {
        let mut best = Took::default();
        for _ in 0..DAYS {
            best.and(a_day_beside(manner).await?);
            if best.slow().is_empty() {
                break;
            }
        }
        assert_eq!(best.slow(), [], "with {manner:?} these took longer than {AT_MOST:?}");
    }
    Ok(())
}

/// How long everything took that a service could hold up.
#[derive(Debug, Default)]
struct Took(BTreeMap<&'static str, Duration>);

impl Took {
    /// Does something, which gets as long as anything on this desktop, and writes down how long it took.
    async fn by<T>(
        &mut self,
        what: &'static str,
        work: impl Future<Output = Result<T, Trouble>>,
    ) -> Result<T, Trouble> {
        let began = Instant::now();
        let done = timeout(desktop::DEADLINE, work).await;
        self.0.insert(what, began.elapsed());
        done.map_err(|_| format!("{what} never came"))?
    }

    /// Keeps the shorter of both times for everything.
    fn and(&mut self, other: Self) {
        for (what, took) in other.0 {
            let shortest = self.0.entry(what).or_insert(took);
            *shortest = took.min(*shortest);
        }
    }

    /// What was held up too long, and how long.
    fn slow(&self) -> Vec<(&'static str, Duration)> {
        let all = self.0.iter().map(|(what, took)| (*what, *took));
        all.filter(|(_, took)| *took > AT_MOST).collect()
    }
}

/// Whatever a user looks at and asks for, beside a service in this manner.
async fn a_day_beside(manner: Manner) -> Result<Took, Trouble> {
    let desktop = Desktop::start_without(Missing::Notices).await?;
    let mut service = Notifications::appear_at(desktop.bus_address(), manner).await?;
    let mullvad = SimDaemon::start(&desktop.mullvad())?;
    let mut shoal = desktop.start_shoal(&mullvad)?;
    let item = desktop.tray_item().await?;
    desktop.status_when("a crowd is known", |_| true).await?;
    // A notice is due, and from now on Shoal waits for an answer that never comes.
    timeout(desktop::DEADLINE, service.asked_in_vain()).await??;

    let mut took = Took::default();
    let menu = took.by("the menu", item.menu()).await?;
    assert!(menu.iter().any(|entry| entry.label.starts_with("Few people here")), "{menu:?}");
    took.by("the tooltip", item.tooltip()).await?;
    took.by("the terminal", desktop.status()).await?;
    took.by("the daemon's event", async {
        mullvad.disconnect().await;
        shows(&item, "Mullvad is off").await
    })
    .await?;
    // That deserves a notice too.
    timeout(desktop::DEADLINE, service.asked_in_vain()).await??;
    mullvad.connect_tunnel().await;
    desktop.status_when("a crowd is known again", |_| true).await?;
    took.by("the click", async {
        shows(&item, "About").await?;
        item.choose(&["Switch to", "Stockholm"]).await?;
        until("the daemon is asked", async || {
            (!mullvad.relay_settings_sent().await.is_empty()).then_some(())
        })
        .await
    })
    .await?;
    took.by("the end", async {
        item.choose(&["Quit"]).await?;
        shoal.ended().await
    })
    .await?;
    Ok(took)
}

#[tokio::test]
async fn a_service_that_hung_once_gets_the_next_notice() -> Result<(), Trouble> {
    if !desktop::is_wanted() {
        return Ok(());
    }
    let desktop = Desktop::start_without(Missing::Notices).await?;
    let mut service = Notifications::appear_at(desktop.bus_address(), Manner::HangingOnce).await?;
    let mullvad = SimDaemon::start(&desktop.mullvad())?;
    let _shoal = desktop.start_shoal(&mullvad)?;
    let item = desktop.tray_item().await?;
    desktop.status_when("a crowd is known", |_| true).await?;
    timeout(desktop::DEADLINE, service.asked_in_vain()).await??;

    item.choose(&["Switch to", "Stockholm"]).await?;
    desktop
        .status_when("the switch has ended", |status| {
            status["action"]["phase"]["outcome"]["kind"] == "verified"
        })
        .await?;
    // What hung is given up by then.
    let notice = timeout(desktop::DEADLINE, service.shown()).await??;
    assert!(notice.summary.contains("Stockholm"), "{notice:?}");
    Ok(())
}

#[tokio::test]
async fn without_buttons_the_notice_is_text_and_the_menu_does_the_same() -> Result<(), Trouble> {
    if !desktop::is_wanted() {
        return Ok(());
    }
    let desktop = Desktop::start_without(Missing::Notices).await?;
    let mut service = Notifications::appear_at(desktop.bus_address(), Manner::TextOnly).await?;
    let mullvad = SimDaemon::start(&desktop.mullvad())?;
    let _shoal = desktop.start_shoal(&mullvad)?;
    let item = desktop.tray_item().await?;
    desktop.shoal(&["profile", "targeted"]).await?;
    let notice = timeout(desktop::DEADLINE, service.shown()).await??;
    assert_eq!(notice.buttons, [""; 0]);
    assert!(!notice.summary.is_empty() && !notice.body.is_empty(), "{notice:?}");
    desktop
        .status_when("there is advice on what to do", |status| {
            let advice = status["advice"].as_array().cloned().unwrap_or_default();
            ["few-people", "multihop", "ask-browsers"]
                .iter()
                .all(|id| advice.iter().any(|advice| advice["id"] == *id))
        })
        .await?;

    item.choose(&["May Shoal look", "Look for them"]).await?;
    status_without("the question is answered", &desktop, "ask-browsers").await?;
    item.choose(&["New identity"]).await?;
    until("a key is asked for, and a place", async || {
        let calls = mullvad.calls().await;
        let is_asked = |method: &str| calls.iter().any(|call| call.method == method);
        (is_asked("RotateWireguardKey") && is_asked("SetRelaySettings")).then_some(())
    })
    .await?;
    item.choose(&["Remind me", "Pause notices", "For an hour"]).await?;
    shows(&item, "Notices come again at").await
}

async fn status_without(what: &str, desktop: &Desktop, advice: &str) -> Result<Value, Trouble> {
    desktop
        .status_when(what, |status| {
            status["advice"]
                .as_array()
                .is_some_and(|spoken| spoken.iter().all(|said| said["id"] != advice))
        })
        .await
}

/// Waits until a line of the menu begins so.
async fn shows(item: &TrayItem, start: &str) -> Result<(), Trouble> {
    until(&format!("the menu says {start:?}"), async || {
        let menu = item.menu().await.ok()?;
        menu.iter().any(|entry| entry.label.starts_with(start)).then_some(())
    })
    .await
}
