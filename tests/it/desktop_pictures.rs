//! Takes the picture of the README: the real program on the desktop without a screen, in demo mode.

use std::ops::Range;
use std::path::PathBuf;

use support::desktop::{self, Desktop, MenuEntry, Picture, Process, Trouble, built, until};

/// The folder that pictures are put into; `cargo xtask screenshots` sets it.
const INTO: &str = "SHOAL_PICTURES";

/// Where the window stands: left, top, width, height.
const PLACE: &str = "0,32,84,400,640";

/// Where the menu opens, and where its second level does.
const RIGHT: Range<usize> = 900..1280;
const LEFT_OF_MENU: Range<usize> = 500..900;

#[tokio::test]
#[ignore = "no test: `cargo xtask screenshots` starts it"]
async fn the_picture_of_the_readme() -> Result<(), Trouble> {
    let Some(into) = std::env::var_os(INTO).map(PathBuf::from).filter(|_| desktop::is_wanted())
    else {
        return Ok(());
    };
    let desktop = Desktop::start().await?;
    paint_the_background(&desktop).await?;
    let mut demo = desktop.command(built("shoal")?);
    demo.arg("--demo");
    let log = desktop.dir().join("shoal.log");
    let _shoal = Process::start_quietly(demo, &log)?;
    let item = desktop.tray_item().await?;
    desktop.notice("Few people").await?;

    item.choose(&["Open Shoal"]).await?;
    let window = desktop.window("Shoal").await?;
    desktop.output("wmctrl", &["-i", "-r", &window.id, "-e", PLACE]).await?;
    looks_still(&desktop, "the page is painted", |picture| picture.colours(200..600) > 2_000)
        .await?;

    let before = desktop.picture().await?;
    desktop.output("xdotool", &["mousemove", "1262", "16", "click", "3"]).await?;
    let opened = |picture: &Picture| picture.changes_in(RIGHT, 60..400, &before) > 5_000;
    looks_still(&desktop, "the menu is open", opened).await?;
    let closed = desktop.picture().await?;
    let row = height_of(&item.menu().await?, "Switch to").ok_or("the menu has the line")?;
    desktop.output("xdotool", &["mousemove", "980", &row.to_string()]).await?;
    let opened = |picture: &Picture| picture.changes_in(LEFT_OF_MENU, 60..400, &closed) > 5_000;
    looks_still(&desktop, "its cities are open", opened).await?;
    desktop.screenshot(&into.join("desktop.png")).await
}

/// How far below the top of the screen a line of the menu is drawn, which opens at the panel: each line has 25 pixels.
fn height_of(menu: &[MenuEntry], label: &str) -> Option<usize> {
    let above = menu.iter().position(|entry| entry.label == label)?;
    let lines = menu[..above].iter().filter(|entry| !entry.is_separator).count();
    Some(50 + 25 * lines)
}

/// Waits until the screen shows what it should, and two looks at it are alike in all but a few pixels: what moves on
/// the page is small.
async fn looks_still(
    desktop: &Desktop,
    what: &str,
    is_there: impl Fn(&Picture) -> bool,
) -> Result<(), Trouble> {
    let mut last = desktop.picture().await?;
    until(what, async || {
        let picture = desktop.picture().await.ok()?;
        let is_still = picture.changes(0..800, &last) < 20_000;
        last = picture;
        (is_still && is_there(&last)).then_some(())
    })
    .await
}

async fn paint_the_background(desktop: &Desktop) -> Result<(), Trouble> {
    let size = format!("{}x{}", desktop::SCREEN.0, desktop::SCREEN.1);
    let paint = ["-size", &size, "-window", "root", "gradient:#31506b-#0c1a2a"];
    // It ends with 1 whatever it did.
    let _ = desktop.output("display", &paint).await;
    let is_painted = desktop.picture().await?.colours(100..700) > 50;
    is_painted.then_some(()).ok_or_else(|| "the background was not painted".into())
}
