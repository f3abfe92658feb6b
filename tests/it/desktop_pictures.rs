//! Takes pictures of the real program on the desktop without a screen, in demo mode: those of the README, and those by which
//! somebody who changes the page sees what it looks like.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use support::desktop::{self, Desktop, MenuEntry, Opened, Picture, Trouble, Window, until};

/// The folder that pictures are put into; `cargo xtask screenshots` sets it.
const INTO: &str = "SHOAL_PICTURES";

/// Where the window stands beside the menu: left, top, width, height.
const PLACE: &str = "0,32,84,400,640";

/// Where the menu opens, and where its second level does.
const RIGHT: Range<usize> = 900..1280;
const LEFT_OF_MENU: Range<usize> = 500..900;

/// As a desktop is asked for them.
const COLOURS: [&str; 2] = ["light", "dark"];

/// The tabs, in their order.
const TABS: [&str; 6] = ["Now", "Trail", "Places", "History", "Signals", "Settings"];

/// Languages: in the names of files, as the settings name them, and what that part of the settings is called in them.
const LANGUAGES: [[&str; 3]; 3] =
    [["en", "English", "Language"], ["sv", "Svenska", "Språk"], ["de", "Deutsch", "Sprache"]];

/// After how many hours of the history somebody goes where.
const MOVES: [(usize, &str); 2] = [(3, "Stockholm"), (7, "Oslo")];

#[tokio::test]
#[ignore = "no test: `cargo xtask screenshots` starts it"]
async fn the_picture_of_the_tray() -> Result<(), Trouble> {
    let Some(into) = wanted() else { return Ok(()) };
    let desktop = Desktop::start().await?;
    paint_the_background(&desktop).await?;
    let shoal = Opened::demo_on(desktop, 1).await?;
    let Opened { desktop, item, page, .. } = &shoal;
    desktop.notice("Few people").await?;
    page.click("Skip").await?;
    page.says("the advice", |text| text.contains("Few people here")).await?;
    place(desktop, &desktop.window("Shoal").await?, PLACE).await?;
    looks_still(desktop, "the page is painted", |picture| picture.colours(200..600) > 2_000)
        .await?;

    let before = desktop.picture().await?;
    desktop.output("xdotool", &["mousemove", "1254", "16", "click", "3"]).await?;
    let opened = |picture: &Picture| picture.changes_in(RIGHT, 60..400, &before) > 5_000;
    looks_still(desktop, "the menu is open", opened).await?;
    let closed = desktop.picture().await?;
    let row = height_of(&item.menu().await?, "Switch to").ok_or("the menu has the line")?;
    desktop.output("xdotool", &["mousemove", "980", &row.to_string()]).await?;
    let opened = |picture: &Picture| picture.changes_in(LEFT_OF_MENU, 60..400, &closed) > 5_000;
    looks_still(desktop, "its cities are open", opened).await?;
    desktop.screenshot(&into.join("shoal.png")).await?;
    shoal.page.close().await
}

#[tokio::test]
#[ignore = "no test: `cargo xtask screenshots` starts it"]
async fn the_pictures_of_the_pages() -> Result<(), Trouble> {
    let Some(into) = wanted() else { return Ok(()) };
    for colours in COLOURS {
        let shoal = after_half_a_day(colours).await?;
        let window = shoal.desktop.window("Shoal").await?;
        place(&shoal.desktop, &window, "0,60,40,400,640").await?;
        for tab in TABS {
            shoal.page.open_page(tab).await?;
            if tab == "Signals" {
                shoal.page.click("Begin with this window").await?;
                shoal.page.says("what it costs", |text| text.contains("What it costs")).await?;
            }
            if tab == "Places" {
                // The map comes in a chunk of its own, after the page.
                shoal.page.says("the map's parts", |text| text.contains("Asia, Pacific")).await?;
            }
            take(&shoal, &window, &into.join(format!("{}-{colours}.png", tab.to_lowercase())))
                .await?;
        }
        shoal.page.close().await?;
    }
    Ok(())
}

#[tokio::test]
#[ignore = "no test: takes each page in every size and language into the folder that SHOAL_PICTURES names"]
async fn the_pictures_of_the_pages_in_other_sizes_and_languages() -> Result<(), Trouble> {
    let Some(into) = wanted() else { return Ok(()) };
    for colours in COLOURS {
        let shoal = after_half_a_day(colours).await?;
        let window = shoal.desktop.window("Shoal").await?;
        let mut called = LANGUAGES[0][2];
        for [language, name, title] in LANGUAGES {
            shoal.page.open_page_at(TABS.len() - 1).await?;
            shoal.page.unfold(called).await?;
            shoal.page.click(name).await?;
            shoal.page.says(name, |text| text.contains(title)).await?;
            called = title;
            for size in if language == "en" { &["400", "900"][..] } else { &["400"] } {
                place(&shoal.desktop, &window, &format!("0,60,40,{size},640")).await?;
                for (index, tab) in TABS.iter().enumerate() {
                    shoal.page.open_page_at(index).await?;
                    let file = format!("{tab}-{language}-{colours}-{size}.png");
                    take(&shoal, &window, &into.join(file)).await?;
                }
            }
        }
        shoal.page.close().await?;
    }
    Ok(())
}

/// Where pictures go; nothing when this is not about pictures.
fn wanted() -> Option<PathBuf> {
    std::env::var_os(INTO).map(PathBuf::from).filter(|_| desktop::is_wanted())
}

/// Shoal on a desktop of these colours, half a day after it was started: somebody has been in three places under a key.
async fn after_half_a_day(colours: &str) -> Result<Opened, Trouble> {
    let desktop = Desktop::start().await?;
    let gtk = desktop.dir().join("home/.config/gtk-3.0");
    fs::create_dir_all(&gtk)?;
    let dark = u8::from(colours == "dark");
    let wish = format!("[Settings]\ngtk-application-prefer-dark-theme={dark}\n");
    fs::write(gtk.join("settings.ini"), wish)?;
    let shoal = Opened::demo_on(desktop, 400).await?;
    shoal.page.click("Skip").await?;
    for hours in 1..=11 {
        if let Some((_, city)) = MOVES.iter().find(|(hour, _)| *hour == hours) {
            shoal.told(&["switch", city]).await?;
        }
        until("an hour has passed", async || {
            let remembered = shoal.told(&["history"]).await.ok()?;
            (remembered["hours"].as_array()?.len() > hours).then_some(())
        })
        .await?;
    }
    Ok(shoal)
}

async fn place(desktop: &Desktop, window: &Window, place: &str) -> Result<(), Trouble> {
    desktop.output("wmctrl", &["-i", "-r", &window.id, "-e", place]).await.map(drop)
}

/// Takes a window once what the page is about has come and is painted.
async fn take(shoal: &Opened, window: &Window, to: &Path) -> Result<(), Trouble> {
    shoal.page.says("what it is about", |text| !text.contains(" …")).await?;
    looks_still(&shoal.desktop, "the page is painted", |_| true).await?;
    shoal.desktop.screenshot_of(window, to).await
}

/// How far below the top of the screen a line of the menu is drawn, which opens at the panel: each line has 25 pixels.
fn height_of(menu: &[MenuEntry], label: &str) -> Option<usize> {
    let above = menu.iter().position(|entry| entry.label == label)?;
    let lines = menu[..above].iter().filter(|entry| !entry.is_separator).count();
    Some(50 + 25 * lines)
}

/// Waits until the screen shows what it should, and some looks at it in a row are alike in all but a few pixels: what moves
/// on the page is small, and what is in the page is painted a little later.
async fn looks_still(
    desktop: &Desktop,
    what: &str,
    is_there: impl Fn(&Picture) -> bool,
) -> Result<(), Trouble> {
    let mut last = desktop.picture().await?;
    let mut still = 0;
    until(what, async || {
        let picture = desktop.picture().await.ok()?;
        still = if picture.changes(0..800, &last) < 4_000 { still + 1 } else { 0 };
        last = picture;
        (still >= 5 && is_there(&last)).then_some(())
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
