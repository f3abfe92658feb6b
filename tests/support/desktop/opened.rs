//! Shoal with its window open: what its page says, and what the command line tells of it meanwhile.

use std::fs;

use serde_json::Value;
use shoal_sim::SimDaemon;

use super::{Desktop, Drivable, Process, TrayItem, Trouble, WebView, until};

/// Where Shoal keeps the settings, in the folder of a desktop.
const SETTINGS: &str = "home/.config/shoal/settings.toml";

/// Shoal on a desktop, with its window open.
pub struct Opened {
    /// Where it is open.
    pub desktop: Desktop,
    /// The resident program.
    pub shoal: Process,
    /// Its item in the tray.
    pub item: TrayItem,
    /// The page in its window.
    pub page: WebView,
    drivable: Drivable,
    /// What the command line is called with, to be told of this Shoal.
    as_demo: &'static [&'static str],
}

impl Opened {
    /// Shoal with a Mullvad of its own, of which it knows the tunnel's address.
    pub async fn demo() -> Result<Self, Trouble> {
        Self::demo_on(Desktop::start().await?, 10).await
    }

    /// The same on a desktop that was made before, so many times as fast as life.
    pub async fn demo_on(desktop: Desktop, speed: u32) -> Result<Self, Trouble> {
        let drivable = Drivable::furnish(&desktop).await?;
        let mut demo = desktop.command(drivable.shoal());
        demo.args(["--demo", "--speed", &speed.to_string()]);
        let shoal = Process::start_quietly(demo, &desktop.dir().join("shoal.log"))?;
        Self::window(desktop, drivable, shoal, &["--demo"]).await
    }

    /// Shoal following a Mullvad that it takes for a real one.
    pub async fn following(mullvad: &SimDaemon, desktop: Desktop) -> Result<Self, Trouble> {
        let drivable = Drivable::furnish(&desktop).await?;
        let shoal = desktop.start_shoal_as(desktop.command(drivable.shoal()), mullvad)?;
        Self::window(desktop, drivable, shoal, &[]).await
    }

    async fn window(
        desktop: Desktop,
        mut drivable: Drivable,
        shoal: Process,
        as_demo: &'static [&'static str],
    ) -> Result<Self, Trouble> {
        let item = desktop.tray_item().await?;
        item.choose(&["Open Shoal"]).await?;
        let page = drivable.open().await?;
        page.says("a number", |text| text.contains("share this exit IP")).await?;
        Ok(Self { desktop, shoal, item, page, drivable, as_demo })
    }

    /// What the command line tells of this Shoal.
    pub async fn told(&self, arguments: &[&str]) -> Result<Value, Trouble> {
        let arguments = [self.as_demo, arguments, &["--json"]].concat();
        Ok(serde_json::from_str(&self.desktop.shoal(&arguments).await?)?)
    }

    /// Ends Shoal as its user does, starts it again, and opens its window.
    pub async fn restart(mut self, mullvad: &SimDaemon) -> Result<Self, Trouble> {
        self.item.choose(&["Quit"]).await?;
        let ended = self.shoal.ended().await?;
        if !ended.success() {
            return Err(format!("Shoal was asked to end, and ended with {ended}").into());
        }
        drop(self.page);
        until("the tray has let go of the item", async || {
            self.desktop.tray_items().await.ok()?.is_empty().then_some(())
        })
        .await?;
        self.drivable.prepare(&self.desktop).await?;
        let shoal =
            self.desktop.start_shoal_as(self.desktop.command(self.drivable.shoal()), mullvad)?;
        Self::window(self.desktop, self.drivable, shoal, &[]).await
    }

    /// The relay that the terminal names.
    pub async fn relay(&self) -> Result<String, Trouble> {
        let status = self.told(&["status"]).await?;
        Ok(status["tunnel"]["exit"]["relay"].as_str().ok_or("the tunnel is up")?.to_owned())
    }

    /// Waits for settings on disk that hold all of these lines.
    pub async fn saved(&self, lines: &[&str]) -> Result<(), Trouble> {
        let path = self.desktop.dir().join(SETTINGS);
        until(&format!("{lines:?} in the settings"), async || {
            let text = fs::read_to_string(&path).ok()?;
            lines.iter().all(|line| text.lines().any(|on_disk| on_disk == *line)).then_some(())
        })
        .await
    }
}
