//! From the daemon's event to the number: icon, tooltip and menu show what the core computes, and follow.

use std::time::Duration;

use serde_json::Value;
use shoal_core::Snapshot;
use shoal_sim::SimDaemon;
use shoal_view::{TrayFace, icon};
use support::desktop::{self, Desktop, MenuEntry, Pixmap, TrayItem, Trouble, until};

#[tokio::test]
async fn icon_tooltip_and_menu_show_the_number_that_the_core_computes() -> Result<(), Trouble> {
    if !desktop::is_wanted() {
        return Ok(());
    }
    let desktop = Desktop::start().await?;
    let mullvad = SimDaemon::start(&desktop.mullvad())?;
    let _shoal = desktop.start_shoal(&mullvad)?;
    let item = desktop.tray_item().await?;

    let status = desktop.status_when("a crowd is known", |_| true).await?;
    assert_eq!(status["schema"], 1);
    assert_eq!(status["source"], "daemon");
    assert_eq!(status["tunnel"]["state"], "up");
    shows(&desktop, &item, &status["crowd"]["now"]).await
}

#[tokio::test]
async fn the_number_goes_with_the_tunnel_and_comes_back_with_the_second_event()
-> Result<(), Trouble> {
    if !desktop::is_wanted() {
        return Ok(());
    }
    let desktop = Desktop::start().await?;
    let mut config = desktop.mullvad();
    // Told only when this test says so.
    config.pace.exit_ip = Duration::from_hours(10);
    let mullvad = SimDaemon::start(&config)?;
    let _shoal = desktop.start_shoal(&mullvad)?;
    let item = desktop.tray_item().await?;
    let before = desktop.status_when("a crowd is known", |_| true).await?;

    mullvad.reconnect().await;
    until("the tray says that the exit IP is not told yet", async || {
        let lines = lines(&item.menu().await.ok()?);
        let has_number = lines.iter().any(|line| line.contains("share this exit IP ("));
        (!has_number && lines.iter().any(|line| line.contains("exit IP is not told yet")))
            .then_some(())
    })
    .await?;
    assert_eq!(desktop.status().await?["crowd"]["now"], Value::Null);
    let waiting = item.icon().await?;

    mullvad.tell_exit_ip().await;
    let after = desktop.status_when("a crowd is known again", |_| true).await?;
    assert_eq!(before["tunnel"]["exit"]["city"], after["tunnel"]["exit"]["city"]);
    shows(&desktop, &item, &after["crowd"]["now"]).await?;
    assert_ne!(item.icon().await?, waiting);
    Ok(())
}

/// Waits until the tray shows this crowd everywhere.
async fn shows(desktop: &Desktop, item: &TrayItem, crowd: &Value) -> Result<(), Trouble> {
    let (likely, low, high) = (&crowd["likely"], &crowd["low"], &crowd["high"]);
    assert!(likely.as_u64().is_some_and(|likely| likely > 1), "{crowd}");
    let sentence = format!("About {likely} people share this exit IP ({low}–{high})");
    until(&format!("the menu says {sentence:?}"), async || {
        lines(&item.menu().await.ok()?).contains(&sentence).then_some(())
    })
    .await?;
    until(&format!("the tooltip says {sentence:?}"), async || {
        let tooltip = item.tooltip().await.ok()?;
        format!("{}\n{}", tooltip.title, tooltip.text).contains(&sentence).then_some(())
    })
    .await?;
    let snapshot = desktop.snapshot().await?;
    assert_eq!(snapshot.crowd.now.map(|crowd| u64::from(crowd.likely)), likely.as_u64());
    until("the icon is that of the number", async || {
        (item.icon().await.ok()? == painted(&snapshot)).then_some(())
    })
    .await
}

/// The icon as it is painted for a snapshot, in all sizes.
fn painted(snapshot: &Snapshot) -> Vec<Pixmap> {
    let pixels = icon::paint(&TrayFace::of(snapshot)).into_iter();
    let of_size = |pixels: icon::IconPixels| {
        let side = i32::try_from(pixels.size).expect("an icon is small");
        Pixmap { width: side, height: side, argb: pixels.argb }
    };
    pixels.map(of_size).collect()
}

/// The menu's first level.
fn lines(menu: &[MenuEntry]) -> Vec<String> {
    menu.iter().map(|entry| entry.label.clone()).collect()
}
