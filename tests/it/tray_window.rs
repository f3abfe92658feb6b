//! What the program says about a window that opens, or does not: never that it is open before it is, and never to use
//! a tray that is not there.

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::time::Duration;

use support::desktop::Trouble;
use tempfile::TempDir;
use tokio::time::timeout;

use crate::tray_bus::{Bus, Manner, Notifications, Tray};
use crate::tray_program::TrayProgram;

/// Longer than any news takes.
const LONG: Duration = Duration::from_secs(10);

/// A window's program that does what a line of shell says.
fn window(dir: &TempDir, does: &str) -> Result<PathBuf, Trouble> {
    let path = dir.path().join("shoal-window");
    std::fs::write(&path, format!("#!/bin/sh\n{does}\n"))?;
    std::fs::set_permissions(&path, PermissionsExt::from_mode(0o700))?;
    Ok(path)
}

#[tokio::test]
async fn where_neither_tray_nor_window_is_there_the_terminal_is_named() -> Result<(), Trouble> {
    let Some(bus) = Bus::start()? else { return Ok(()) };
    let mut desktop = Notifications::appear(&bus, Manner::TextOnly).await?;
    let dir = tempfile::tempdir()?;
    let mut program = TrayProgram::start_with(&bus, &window(&dir, "exit 1")?)?;
    let news = timeout(LONG, program.news.recv()).await?;
    assert_eq!(news.as_deref(), Some("NothingToSee(NeverOpened)"));
    let notice = timeout(LONG, desktop.shown()).await??;
    assert!(notice.body.contains("shoal status"), "{notice:?}");
    assert!(!notice.body.contains("tray menu"), "{notice:?}");
    Ok(())
}

#[tokio::test]
async fn a_window_is_said_to_be_open_when_it_has_said_hello() -> Result<(), Trouble> {
    let Some(bus) = Bus::start()? else { return Ok(()) };
    let mut desktop = Notifications::appear(&bus, Manner::TextOnly).await?;
    let dir = tempfile::tempdir()?;
    let hello = r#"echo '{"kind":"hello","protocol":1}'; cat > /dev/null"#;
    let mut program = TrayProgram::start_with(&bus, &window(&dir, hello)?)?;
    let news = timeout(LONG, program.news.recv()).await?;
    assert_eq!(news.as_deref(), Some("NoTray"));
    let notice = timeout(LONG, desktop.shown()).await??;
    assert!(notice.summary.contains("no tray"), "{notice:?}");
    Ok(())
}

#[tokio::test]
async fn a_window_that_ends_at_once_leaves_the_tray_to_be_used() -> Result<(), Trouble> {
    let Some(bus) = Bus::start()? else { return Ok(()) };
    let mut tray = Tray::appear(&bus).await?;
    let dir = tempfile::tempdir()?;
    let mut program = TrayProgram::start_with(&bus, &window(&dir, "exit 1")?)?;
    let owner = timeout(LONG, tray.items.recv()).await?.ok_or("the tray runs")?;
    let item =
        zbus::Proxy::new(tray.bus(), owner, "/StatusNotifierItem", "org.kde.StatusNotifierItem")
            .await?;
    item.call::<_, _, ()>("Activate", &(0_i32, 0_i32)).await?;
    let news = timeout(LONG, program.news.recv()).await?;
    assert_eq!(news.as_deref(), Some("WindowNotOpened(NeverOpened)"));
    Ok(())
}

#[tokio::test]
async fn the_window_is_drawn_by_the_processor_unless_its_user_chose_otherwise()
-> Result<(), Trouble> {
    let Some(bus) = Bus::start()? else { return Ok(()) };
    let _desktop = Notifications::appear(&bus, Manner::TextOnly).await?;
    let dir = tempfile::tempdir()?;
    let told = dir.path().join("told");
    let tell = format!("echo \"$WEBKIT_DISABLE_COMPOSITING_MODE\" > '{}'", told.display());
    let mut program = TrayProgram::start_with(&bus, &window(&dir, &tell)?)?;
    let news = timeout(LONG, program.news.recv()).await?;
    assert_eq!(news.as_deref(), Some("NothingToSee(NeverOpened)"));
    let chosen = std::env::var("WEBKIT_DISABLE_COMPOSITING_MODE");
    assert_eq!(std::fs::read_to_string(&told)?.trim(), chosen.as_deref().unwrap_or("1"));
    Ok(())
}
