//! The pages of the real window, fed by the real resident program: what they show, and what is changed on them.

use rustix::process::Signal;
use shoal_core::Settings;
use shoal_sim::{Place, RelaySettings, SimDaemon};
use support::desktop::{self, Desktop, Opened, Trouble, until};

#[tokio::test]
async fn every_page_opens_from_its_tab_and_shows_what_the_terminal_tells() -> Result<(), Trouble> {
    if !desktop::is_wanted() {
        return Ok(());
    }
    let shoal = Opened::demo().await?;
    let (page, relay) = (&shoal.page, shoal.relay().await?);

    page.open_page("Trail").await?;
    page.says("the trail has the relay", |text| text.contains(&relay)).await?;

    page.open_page("Places").await?;
    let cities = shoal.told(&["places"]).await?;
    let cities = cities["cities"].as_array().ok_or("a list of places")?.len();
    page.says("all places", |text| text.contains(&format!("{cities} cities, "))).await?;

    page.open_page("History").await?;
    page.says("the first hour", |text| text.contains("of your crowd")).await?;
    page.click("The same as a table").await?;
    page.says("the hour's relay", |text| text.contains(&relay)).await?;

    page.open_page("Signals").await?;
    page.says("its question", |text| text.contains("What does your browser tell?")).await?;
    page.click("Begin with this window").await?;
    let left = page.says("what it costs", |text| text.contains("What it costs")).await?;
    assert!(
        left.contains("All of these") && !left.contains("What does your browser tell?"),
        "{left}"
    );

    page.open_page("Settings").await?;
    let assumed = page.says("what is assumed", |text| text.contains("devices")).await?;
    let devices = Settings::default().assumptions.users.to_string();
    assert!(assumed.replace(',', "").contains(&format!("about {devices} devices")), "{assumed}");

    page.open_page("Now").await?;
    page.says("the number", |text| text.contains("share this exit IP")).await?;
    shoal.page.close().await
}

#[tokio::test]
async fn the_trail_narrows_with_a_switch_and_starts_over_with_a_new_identity() -> Result<(), Trouble>
{
    if !desktop::is_wanted() {
        return Ok(());
    }
    let shoal = Opened::demo().await?;
    let page = &shoal.page;
    let first = shoal.relay().await?;
    page.open_page("Trail").await?;
    let told = page.says("a trail of one", |text| text.contains("match this exit IP")).await?;
    let before = one_in(&told)?;
    assert!(told.contains(&first), "{told}");

    shoal.told(&["switch", "Stockholm"]).await?;
    let told = page.says("a trail of two", |text| text.contains("these 2 exit IPs")).await?;
    let second = shoal.relay().await?;
    assert!(one_in(&told)? > before, "one in {before} matched the first: {told}");
    assert!(told.contains(&first) && told.contains(&second), "{told}");

    page.click("New identity").await?;
    let ended = |text: &str| text.contains("the trail starts over") && !text.contains(&first);
    page.says("a new trail", ended).await?;
    // Its first exit IP comes with the page's next data.
    let third = shoal.relay().await?;
    let told = page.says("the new relay", |text| ended(text) && text.contains(&third)).await?;
    assert!(!told.contains("these 2 exit IPs"), "{told}");
    shoal.page.close().await
}

#[tokio::test]
async fn a_trail_whose_shoal_was_killed_keeps_no_figure() -> Result<(), Trouble> {
    if !desktop::is_wanted() {
        return Ok(());
    }
    let shoal = Opened::demo().await?;
    shoal.page.open_page("Trail").await?;
    shoal.page.says("a trail", |text| text.contains("match this exit IP")).await?;
    shoal.page.click("Show your predicted position").await?;
    shoal.page.says("a position", |text| text.contains("IPv4: 0.")).await?;

    shoal.shoal.signal(Signal::KILL)?;
    let text = shoal.page.says("the end", |text| text.contains("Shoal has stopped")).await?;
    assert!(!text.chars().any(|c| c.is_ascii_digit()), "{text}");
    shoal.page.close().await
}

#[tokio::test]
async fn what_is_chosen_at_the_first_start_and_later_is_still_so_after_a_restart()
-> Result<(), Trouble> {
    if !desktop::is_wanted() {
        return Ok(());
    }
    let desktop = Desktop::start().await?;
    let mullvad = SimDaemon::start(&desktop.mullvad())?;
    let shoal = Opened::following(&mullvad, desktop).await?;
    let page = &shoal.page;
    page.says("the first step", |text| text.contains("step 1 of 3")).await?;
    page.click("Next").await?;
    page.says("the second", |text| text.contains("step 2 of 3")).await?;
    page.click("From single websites").await?;
    shoal.saved(&["profile = \"sites\""]).await?;
    page.click("Next").await?;
    page.says("the third", |text| text.contains("step 3 of 3")).await?;
    page.click("After 4 hours").await?;
    shoal.saved(&["remind_after_minutes = 240"]).await?;
    page.click("Done").await?;
    page.says("its end", |text| !text.contains("First start")).await?;

    page.open_page("Settings").await?;
    page.unfold("Tray icon").await?;
    page.click("Light").await?;
    let lines = ["profile = \"sites\"", "remind_after_minutes = 240", "tray_ink = \"light\""];
    shoal.saved(&lines).await?;

    let shoal = shoal.restart(&mullvad).await?;
    let page = &shoal.page;
    let now = page.says("the number", |text| text.contains("share this exit IP")).await?;
    assert!(!now.contains("First start"), "{now}");
    page.open_page("Settings").await?;
    let kept = |text: &str| {
        ["From single websites", "reminder after 4 hours", "Light"]
            .iter()
            .all(|chosen| text.contains(chosen))
    };
    page.says("what was chosen", kept).await?;
    shoal.page.close().await
}

#[tokio::test]
async fn an_hour_is_remembered_over_a_restart_and_gone_when_all_is_forgotten() -> Result<(), Trouble>
{
    if !desktop::is_wanted() {
        return Ok(());
    }
    let desktop = Desktop::start().await?;
    let mullvad = SimDaemon::start(&desktop.mullvad())?;
    let shoal = Opened::following(&mullvad, desktop).await?;
    let first = shoal.relay().await?;
    shoal.page.open_page("History").await?;
    shoal.page.says("an hour", |text| text.contains("of your crowd")).await?;
    shoal.page.click("On this disk").await?;
    shoal.saved(&["history = \"kept\""]).await?;
    shoal.page.says("where", |text| text.contains("On this machine’s disk for")).await?;

    // Another relay, so that what comes from the disk is not what is seen now.
    shoal.told(&["switch", "Stockholm"]).await?;
    let shoal = shoal.restart(&mullvad).await?;
    let page = &shoal.page;
    page.open_page("History").await?;
    page.click("The same as a table").await?;
    page.says("the hour from before", |text| text.contains(&first)).await?;

    mullvad.disconnect().await;
    page.click("Forget everything").await?;
    page.click("Yes, forget").await?;
    // The answer comes with the snapshot, what is left to show with the page's next data.
    let gone = |text: &str| {
        text.contains("remembered is deleted")
            && text.contains("No crowd remembered yet")
            && !text.contains(&first)
    };
    page.says("all is gone", gone).await?;
    let history = shoal.told(&["history"]).await?;
    assert_eq!(history["hours"], serde_json::json!([]), "{history}");
    shoal.page.close().await
}

#[tokio::test]
async fn a_place_chosen_in_the_table_changes_the_location_and_nothing_else() -> Result<(), Trouble>
{
    if !desktop::is_wanted() {
        return Ok(());
    }
    let desktop = Desktop::start().await?;
    let config = desktop.mullvad();
    let mullvad = SimDaemon::start(&config)?;
    let shoal = Opened::following(&mullvad, desktop).await?;
    let page = &shoal.page;
    page.open_page("Places").await?;
    page.says("other cities", |text| text.contains("Athens")).await?;
    page.type_into("City, relay or hoster", "Vienna").await?;
    page.says("one city", |text| text.contains("1 of ") && !text.contains("Athens")).await?;
    page.click_row("Vienna").await?;
    page.click("Switch here").await?;
    until("the tunnel leaves in Vienna", async || {
        (shoal.told(&["status"]).await.ok()?["tunnel"]["exit"]["city"] == "Vienna").then_some(())
    })
    .await?;
    let location = Place::city("at-vie");
    let expected = RelaySettings { location, ..config.relay_settings.clone() };
    assert_eq!(mullvad.relay_settings_sent().await, [expected.encode(config.layout)]);
    page.says("where one is now", |text| text.contains("you are here")).await?;
    shoal.page.close().await
}

/// The number that follows "One user in".
fn one_in(text: &str) -> Result<u64, Trouble> {
    let (_, after) = text.split_once("One user in ").ok_or("the page tells a chance")?;
    let number = after.split_whitespace().next().ok_or("a number follows")?;
    Ok(number.replace(',', "").parse()?)
}
