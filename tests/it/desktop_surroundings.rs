//! A desktop that lacks something, or loses it: Shoal goes on.

use shoal_sim::SimDaemon;
use support::desktop::{self, Desktop, Missing, Trouble, until};

#[tokio::test]
async fn after_a_crash_of_the_panel_the_icon_is_back() -> Result<(), Trouble> {
    if !desktop::is_wanted() {
        return Ok(());
    }
    let mut desktop = Desktop::start().await?;
    let mullvad = SimDaemon::start(&desktop.mullvad())?;
    let mut shoal = desktop.start_shoal(&mullvad)?;
    let before = desktop.tray_item().await?;
    desktop.status_when("a crowd is known", |_| true).await?;
    let title = before.title().await?;

    desktop.restart_panel().await?;
    let after = desktop.tray_item().await?;
    assert_eq!(after.title().await?, title);
    assert_eq!(after.icon().await?, before.icon().await?);
    assert!(shoal.is_running());
    assert!(
        desktop.windows().await?.is_empty(),
        "a panel that starts anew is no reason for a window"
    );
    Ok(())
}

#[tokio::test]
async fn without_a_tray_the_window_opens_and_the_icon_moves_in_when_there_is_one()
-> Result<(), Trouble> {
    if !desktop::is_wanted() {
        return Ok(());
    }
    let mut desktop = Desktop::start_without(Missing::Panel).await?;
    let mullvad = SimDaemon::start(&desktop.mullvad())?;
    let mut shoal = desktop.start_shoal(&mullvad)?;
    let window = desktop.window("Shoal").await?;
    desktop.notice("no tray").await?;

    desktop.restart_panel().await?;
    desktop.tray_item().await?;
    desktop.close(&window).await?;
    until("the window is closed", async || desktop.windows().await.ok()?.is_empty().then_some(()))
        .await?;
    let status = desktop.status().await?;
    assert_eq!(status["tunnel"]["state"], "up");
    assert!(shoal.is_running(), "with a tray, Shoal outlives its window");
    Ok(())
}

#[tokio::test]
async fn without_a_notification_service_nothing_is_held_up() -> Result<(), Trouble> {
    if !desktop::is_wanted() {
        return Ok(());
    }
    let desktop = Desktop::start_without(Missing::Notices).await?;
    let mullvad = SimDaemon::start(&desktop.mullvad())?;
    let mut shoal = desktop.start_shoal(&mullvad)?;
    let item = desktop.tray_item().await?;
    // From then on a notice is due, and nobody is there to show it.
    desktop
        .status_when("the advice about few people", |status| {
            let advice = status["advice"].as_array().cloned().unwrap_or_default();
            advice.iter().any(|advice| advice["id"] == "few-people")
        })
        .await?;
    item.choose(&["Switch to", "Stockholm"]).await?;
    desktop
        .status_when("the crowd in Stockholm", |status| {
            status["tunnel"]["exit"]["city"] == "Stockholm"
        })
        .await?;
    item.choose(&["Quit"]).await?;
    assert!(shoal.ended().await?.success());
    Ok(())
}
