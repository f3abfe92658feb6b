//! The pages of the real window, fed by the real resident program: what they show, and what is changed on them.

use std::fs;
use std::path::Path;

use rustix::process::Signal;
use serde_json::Value;
use shoal_core::Settings;
use shoal_sim::{Place, RelaySettings, SimDaemon};
use support::desktop::{self, Desktop, Drivable, Process, TrayItem, Trouble, WebView, until};

/// Where Shoal keeps the settings, in the folder of a desktop.
const SETTINGS: &str = "home/.config/shoal/settings.toml";

/// Shoal on a desktop, with its window open.
struct Opened {
    desktop: Desktop,
    drivable: Drivable,
    shoal: Process,
    item: TrayItem,
    page: WebView,
    /// What the command line is called with, to be told of this Shoal.
    as_demo: &'static [&'static str],
}

impl Opened {
    /// Shoal with a Mullvad of its own, of which it knows the tunnel's address.
    async fn demo() -> Result<Self, Trouble> {
        Self::demo_on(Desktop::start().await?).await
    }

    async fn demo_on(desktop: Desktop) -> Result<Self, Trouble> {
        let drivable = Drivable::furnish(&desktop).await?;
        let mut demo = desktop.command(drivable.shoal());
        demo.args(["--demo", "--speed", "10"]);
        let shoal = Process::start_quietly(demo, &desktop.dir().join("shoal.log"))?;
        Self::window(desktop, drivable, shoal, &["--demo"]).await
    }

    /// Shoal following a Mullvad that it takes for a real one.
    async fn following(mullvad: &SimDaemon, desktop: Desktop) -> Result<Self, Trouble> {
        let drivable = Drivable::furnish(&desktop).await?;
        let shoal = desktop.start_shoal_as(desktop.command(drivable.shoal()), mullvad)?;
        Self::window(desktop, drivable, shoal, &[]).await
    }

    async fn window(
        desktop: Desktop,
        drivable: Drivable,
        shoal: Process,
        as_demo: &'static [&'static str],
    ) -> Result<Self, Trouble> {
        let item = desktop.tray_item().await?;
        item.choose(&["Open Shoal"]).await?;
        let page = drivable.open(&desktop).await?;
        page.says("a number", |text| text.contains("share this exit IP")).await?;
        Ok(Self { desktop, drivable, shoal, item, page, as_demo })
    }

    /// What the command line tells of this Shoal.
    async fn told(&self, arguments: &[&str]) -> Result<Value, Trouble> {
        let arguments = [self.as_demo, arguments, &["--json"]].concat();
        Ok(serde_json::from_str(&self.desktop.shoal(&arguments).await?)?)
    }

    /// Ends Shoal as its user does, starts it again, and opens its window.
    async fn restart(mut self, mullvad: &SimDaemon) -> Result<Self, Trouble> {
        self.item.choose(&["Quit"]).await?;
        assert!(self.shoal.ended().await?.success());
        drop(self.page);
        let shoal =
            self.desktop.start_shoal_as(self.desktop.command(self.drivable.shoal()), mullvad)?;
        Self::window(self.desktop, self.drivable, shoal, &[]).await
    }

    /// The relay that the terminal names.
    async fn relay(&self) -> Result<String, Trouble> {
        let status = self.told(&["status"]).await?;
        Ok(status["tunnel"]["exit"]["relay"].as_str().ok_or("the tunnel is up")?.to_owned())
    }

    /// Waits for settings on disk that hold all of these lines.
    async fn saved(&self, lines: &[&str]) -> Result<(), Trouble> {
        let path = self.desktop.dir().join(SETTINGS);
        until(&format!("{lines:?} in the settings"), async || {
            let text = fs::read_to_string(&path).ok()?;
            lines.iter().all(|line| text.lines().any(|on_disk| on_disk == *line)).then_some(())
        })
        .await
    }
}

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
    page.says("the first hour", |text| text.contains("One hour of your crowd")).await?;
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

#[tokio::test]
#[ignore = "no test: takes a picture of each page into the folder that SHOAL_PICTURES names"]
async fn the_pictures_of_the_pages() -> Result<(), Trouble> {
    let Some(into) = std::env::var_os("SHOAL_PICTURES").filter(|_| desktop::is_wanted()) else {
        return Ok(());
    };
    for colours in ["light", "dark"] {
        let desktop = Desktop::start().await?;
        let gtk = desktop.dir().join("home/.config/gtk-3.0");
        fs::create_dir_all(&gtk)?;
        let dark = u8::from(colours == "dark");
        let wish = format!("[Settings]\ngtk-application-prefer-dark-theme={dark}\n");
        fs::write(gtk.join("settings.ini"), wish)?;
        let shoal = Opened::demo_on(desktop).await?;
        let page = &shoal.page;
        shoal.told(&["switch", "Stockholm"]).await?;
        let window = shoal.desktop.window("Shoal").await?;
        for size in ["400,640", "900,640"] {
            let place = format!("0,60,40,{size}");
            shoal.desktop.output("wmctrl", &["-i", "-r", &window.id, "-e", &place]).await?;
            for tab in ["Now", "Trail", "Places", "History", "Signals", "Settings"] {
                page.open_page(tab).await?;
                let heading = if tab == "Now" {
                    "share this exit IP".to_owned()
                } else {
                    format!("\n{tab} ")
                };
                page.says(tab, |text| text.contains(&heading) && !text.contains(" …")).await?;
                let file = format!("{tab}-{colours}-{}.png", &size[..3]);
                looks_still(&shoal.desktop).await?;
                shoal.desktop.screenshot_of(&window, &Path::new(&into).join(file)).await?;
            }
        }
        shoal.page.close().await?;
    }
    Ok(())
}

/// Waits until some looks at the screen in a row are alike in all but a few pixels: what moves on the page is small, and
/// what is in the page is painted a little later.
async fn looks_still(desktop: &Desktop) -> Result<(), Trouble> {
    let mut last = desktop.picture().await?;
    let mut still = 0;
    until("the page is painted", async || {
        let picture = desktop.picture().await.ok()?;
        still = if picture.changes(0..800, &last) < 4_000 { still + 1 } else { 0 };
        last = picture;
        (still == 5).then_some(())
    })
    .await
}

/// The number that follows "One user in".
fn one_in(text: &str) -> Result<u64, Trouble> {
    let (_, after) = text.split_once("One user in ").ok_or("the page tells a chance")?;
    let number = after.split_whitespace().next().ok_or("a number follows")?;
    Ok(number.replace(',', "").parse()?)
}
