//! A button that was made for another situation than the present one: it does nothing, and asks.

use std::time::Duration;

use shoal_sim::SimDaemon;
use support::desktop::{self, Desktop, Trouble, until};

/// What changes anything.
const ACTS: [&str; 3] = ["SetRelaySettings", "RotateWireguardKey", "ReconnectTunnel"];

#[tokio::test]
async fn a_button_of_another_tunnel_does_nothing_and_asks_again() -> Result<(), Trouble> {
    if !desktop::is_wanted() {
        return Ok(());
    }
    let desktop = Desktop::start().await?;
    let mut config = desktop.mullvad();
    config.key_age = Duration::from_hours(40 * 24);
    let mullvad = SimDaemon::start(&config)?;
    let _shoal = desktop.start_shoal(&mullvad)?;
    desktop.notice("A new key is overdue").await?;
    let before = desktop.snapshot().await?.tunnel.epoch;

    // Mullvad's own app sets up another tunnel; the key is as old as before, so the notice stays.
    mullvad.reconnect().await;
    until("Shoal follows into the other tunnel", async || {
        let shown = desktop.snapshot().await.ok()?;
        (shown.tunnel.epoch > before && shown.crowd.now.is_some()).then_some(())
    })
    .await?;
    mullvad.forget_calls().await;
    desktop.press("New key (A new key is overdue").await?;
    let asks = desktop.notice("Another tunnel is up than when you asked").await?;
    assert_eq!(asks.summary, "Not done");
    assert_eq!(acts(&mullvad).await, [""; 0]);
    let status = desktop.status().await?;
    assert_eq!(status["action"]["phase"]["outcome"]["kind"], "stale", "{status}");

    // Asked once more it is meant for this tunnel.
    desktop.press("Do it now").await?;
    until("the key is replaced", async || (!acts(&mullvad).await.is_empty()).then_some(())).await?;
    desktop.notice("The key is new").await?;
    assert_eq!(acts(&mullvad).await, ["RotateWireguardKey", "ReconnectTunnel"]);
    Ok(())
}

/// What was asked of the daemon that changes anything.
async fn acts(mullvad: &SimDaemon) -> Vec<String> {
    let calls = mullvad.calls().await.into_iter();
    calls.filter(|call| ACTS.contains(&call.method.as_str())).map(|call| call.method).collect()
}
