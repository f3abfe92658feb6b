//! The report for whoever helps the user, in the real window: read, saved, and nothing of this run in it.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use shoal_sim::{CANARY_ACCOUNT, CANARY_DEVICE, SimDaemon};
use support::desktop::{self, Desktop, Opened, Trouble, WebView};

/// Where Shoal keeps reports, in the folder of a desktop.
const REPORTS: &str = "home/.local/state/shoal";

/// Opens the report on the page, and gives back what the page shows of it, to the last letter.
async fn read(page: &WebView) -> Result<String, Trouble> {
    page.open_page("Settings").await?;
    page.unfold("Diagnostics").await?;
    let before = page.says("what it is for", |text| text.contains("Show the report")).await?;
    assert!(!before.contains("Save it"), "nothing can be saved unseen: {before}");
    page.click("Show the report").await?;
    shown(page).await
}

async fn shown(page: &WebView) -> Result<String, Trouble> {
    page.says("the report", |text| text.contains("This is all of it")).await?;
    let text = page.run("return document.querySelector('pre').textContent").await?;
    Ok(text.as_str().ok_or("a text is a string")?.to_owned())
}

/// Saves it, and gives back the file that the page names.
async fn save(page: &WebView) -> Result<PathBuf, Trouble> {
    page.click("Save it").await?;
    let told = page.says("where it lies", |text| text.contains("Saved as ")).await?;
    let (_, path) = told.split_once("Saved as ").ok_or("it is told")?;
    Ok(path.lines().next().ok_or("a path follows")?.trim().into())
}

#[tokio::test]
async fn the_file_is_what_the_page_showed_and_tells_nothing_of_this_run() -> Result<(), Trouble> {
    if !desktop::is_wanted() {
        return Ok(());
    }
    let desktop = Desktop::start().await?;
    let mullvad = SimDaemon::start(&desktop.mullvad())?;
    let shoal = Opened::following(&mullvad, desktop).await?;
    let text = read(&shoal.page).await?;
    let folder = shoal.desktop.dir().join(REPORTS);
    assert!(!folder.exists(), "nothing is saved unasked");
    let path = save(&shoal.page).await?;
    assert_eq!(path.parent(), Some(folder.as_path()));
    assert_eq!(fs::read_to_string(&path)?, text, "byte for byte");
    assert_eq!(fs::metadata(&path)?.permissions().mode() & 0o777, 0o600);

    for told in ["resident program: running", "tray host: yes", "notices shown: yes", "tunnel: up"]
    {
        assert!(text.lines().any(|line| line == told), "{told} in {text}");
    }
    let exit = mullvad.exit().await.ok_or("the tunnel is up")?;
    let tunnel = mullvad.tunnel_address().borrow().ok_or("the tunnel is up")?;
    let home = shoal.desktop.dir().join("home");
    for secret in [
        exit.v4.to_string(),
        exit.relay,
        tunnel.v4().to_string(),
        tunnel.v6().to_string(),
        home.to_string_lossy().into_owned(),
        CANARY_ACCOUNT.to_owned(),
        CANARY_DEVICE.to_owned(),
    ] {
        assert!(!text.contains(&secret), "{secret} in {text}");
    }
    assert!(text.contains("settings path: ~/.config/shoal/settings.toml"), "{text}");

    // What the terminal tells of the same Shoal is the same report, but for what happened meanwhile.
    let printed = shoal.desktop.shoal(&["diagnostics"]).await?;
    let keys = |text: &str| -> Vec<String> {
        let lines = text.split("[last problems]").next().unwrap_or_default().lines();
        lines.map(|line| line.split(": ").next().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(keys(&printed), keys(&text));
    shoal.page.close().await
}

#[tokio::test]
async fn no_report_is_written_over_and_what_is_in_the_way_is_named() -> Result<(), Trouble> {
    if !desktop::is_wanted() {
        return Ok(());
    }
    let desktop = Desktop::start().await?;
    let mullvad = SimDaemon::start(&desktop.mullvad())?;
    let shoal = Opened::following(&mullvad, desktop).await?;
    let page = &shoal.page;
    let in_the_way = shoal.desktop.dir().join("home/.local/state");
    fs::create_dir_all(in_the_way.parent().ok_or("it has one")?)?;
    fs::write(&in_the_way, "a file")?;
    let first = read(page).await?;
    page.click("Save it").await?;
    let told = page.says("why not", |text| text.contains("Not saved")).await?;
    assert!(told.contains(".local/state") && told.contains("save again"), "{told}");
    assert_eq!(fs::read_to_string(&in_the_way)?, "a file");

    fs::remove_file(&in_the_way)?;
    let one = save(page).await?;
    page.click("Make it anew").await?;
    page.says("another one", |text| !text.contains("Saved as")).await?;
    let second = shown(page).await?;
    let two = save(page).await?;
    assert_ne!(one, two);
    assert_eq!((fs::read_to_string(&one)?, fs::read_to_string(&two)?), (first, second));
    shoal.page.close().await
}
