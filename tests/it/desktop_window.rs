//! The window beside the tray: opened, clicked, outlived.

use rustix::process::Signal;
use serde_json::Value;
use shoal_sim::SimDaemon;
use support::desktop::{self, Desktop, Drivable, Trouble, until};

#[tokio::test]
async fn a_second_start_shows_the_window_of_the_first() -> Result<(), Trouble> {
    if !desktop::is_wanted() {
        return Ok(());
    }
    let desktop = Desktop::start().await?;
    let mullvad = SimDaemon::start(&desktop.mullvad())?;
    let mut first = desktop.start_shoal(&mullvad)?;
    let item = desktop.tray_item().await?;
    assert!(desktop.windows().await?.is_empty());

    let mut second = desktop.start_shoal(&mullvad)?;
    assert!(second.ended().await?.success());
    let window = desktop.window("Shoal").await?;
    assert_eq!(desktop.tray_items().await?.len(), 1, "there is one Shoal");

    desktop.close(&window).await?;
    until("the window is closed", async || desktop.windows().await.ok()?.is_empty().then_some(()))
        .await?;
    assert!(first.is_running());
    item.activate().await?;
    desktop.window("Shoal").await?;
    item.choose(&["Quit"]).await?;
    assert!(first.ended().await?.success());
    until("the window ends with Shoal", async || {
        desktop.windows().await.ok()?.is_empty().then_some(())
    })
    .await
}

#[tokio::test]
async fn the_page_shows_the_number_switches_and_keeps_nothing_of_a_dead_agent()
-> Result<(), Trouble> {
    if !desktop::is_wanted() {
        return Ok(());
    }
    let desktop = Desktop::start().await?;
    let mullvad = SimDaemon::start(&desktop.mullvad())?;
    let mut drivable = Drivable::furnish(&desktop).await?;
    let shoal = desktop.start_shoal_as(desktop.command(drivable.shoal()), &mullvad)?;
    let item = desktop.tray_item().await?;
    let before = desktop.status_when("a crowd is known", |_| true).await?;
    item.choose(&["Open Shoal"]).await?;
    let page = drivable.open().await?;
    page.says("the page shows the number", |text| shows(text, &before)).await?;

    page.click("Stockholm").await?;
    let after = desktop
        .status_when("the crowd in Stockholm", |status| {
            status["tunnel"]["exit"]["city"] == "Stockholm"
        })
        .await?;
    page.says("the page shows the new number", |text| shows(text, &after)).await?;

    shoal.signal(Signal::KILL)?;
    let text = page
        .says("the page says that Shoal has stopped", |text| text.contains("Shoal has stopped"));
    let text = text.await?;
    assert!(!text.contains("share this exit IP") && !shows(&text, &after), "{text}");
    page.close().await
}

/// Whether the page shows the number of people that `status` tells of, and its range.
fn shows(text: &str, status: &Value) -> bool {
    let crowd = &status["crowd"]["now"];
    let low = if crowd["low"] == 1 { "just you".to_owned() } else { crowd["low"].to_string() };
    let range = format!("between {low} and {}", crowd["high"]);
    text.contains(&range) && text.lines().any(|line| line.contains(&crowd["likely"].to_string()))
}
