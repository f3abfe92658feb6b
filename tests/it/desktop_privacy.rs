//! What a running Shoal lets out: to the network, to files, to whoever reads what it prints.

use std::fs;

use shoal_sim::{CANARY_ACCOUNT, CANARY_DEVICE, SimDaemon};
use support::desktop::{self, Desktop, Trouble, built, contents, until};

#[tokio::test]
async fn shoal_opens_no_internet_socket() -> Result<(), Trouble> {
    if !desktop::is_wanted() {
        return Ok(());
    }
    let desktop = Desktop::start().await?;
    let mullvad = SimDaemon::start(&desktop.mullvad())?;
    let trace = desktop.dir().join("trace");
    let mut strace = desktop.command("strace");
    strace.args(["-f", "-qq", "-e", "trace=network", "-o"]).arg(&trace).arg(built("shoal")?);
    let mut shoal = desktop.start_shoal_as(strace, &mullvad)?;
    a_day(&desktop, &mullvad).await?;
    assert!(shoal.ended().await?.success());

    let trace = fs::read_to_string(trace)?;
    let sockets: Vec<&str> = trace.lines().filter(|line| line.contains("socket(")).collect();
    assert!(sockets.iter().any(|line| line.contains("AF_UNIX")), "nothing was traced: {trace}");
    // The kernel tells the tunnel interface's address through the second.
    let known = ["socket(AF_UNIX,", "socket(AF_NETLINK,"];
    let is_known = |line: &str| known.iter().any(|family| line.contains(family));
    let strange: Vec<_> = sockets.iter().filter(|line| !is_known(line)).collect();
    assert!(strange.is_empty(), "{strange:?}");
    Ok(())
}

#[tokio::test]
async fn what_the_daemon_tells_of_the_account_is_found_nowhere() -> Result<(), Trouble> {
    if !desktop::is_wanted() {
        return Ok(());
    }
    let desktop = Desktop::start().await?;
    let mullvad = SimDaemon::start(&desktop.mullvad())?;
    let mut shoal = desktop.start_shoal(&mullvad)?;
    let item = desktop.tray_item().await?;
    desktop.status_when("a crowd is known", |_| true).await?;
    let exit = mullvad.exit().await.ok_or("the tunnel is up")?;
    let mut told = vec![
        ("shoal status --json".to_owned(), desktop.shoal(&["status", "--json"]).await?),
        ("the menu".to_owned(), format!("{:?}", item.menu().await?)),
        ("the tooltip".to_owned(), format!("{:?}", item.tooltip().await?)),
    ];
    a_day(&desktop, &mullvad).await?;
    assert!(shoal.ended().await?.success());
    told.push(("the notices".to_owned(), format!("{:?}", desktop.notices()?)));
    let files = contents(desktop.dir())?;
    assert!(files.iter().any(|(path, _)| path.ends_with("settings.toml")), "Shoal wrote no file");
    for (path, bytes) in files {
        told.push((path.display().to_string(), String::from_utf8_lossy(&bytes).into_owned()));
    }
    let account_in_four: Vec<&str> =
        (0..4).map(|part| &CANARY_ACCOUNT[part * 4..part * 4 + 4]).collect();
    for (place, text) in &told {
        for secret in [CANARY_ACCOUNT, CANARY_DEVICE, &account_in_four.join(" ")] {
            assert!(!text.contains(secret), "{place} tells {secret}");
        }
    }
    let printed = desktop.printed()?;
    for secret in [exit.v4.to_string(), exit.relay] {
        assert!(!printed.contains(&secret), "Shoal printed {secret}: {printed}");
    }
    Ok(())
}

#[test]
fn the_resident_program_is_linked_with_neither_gtk_nor_webkit() -> Result<(), Trouble> {
    if !desktop::is_wanted() {
        return Ok(());
    }
    let linked = std::process::Command::new("ldd").arg(built("shoal")?).output()?;
    let linked = String::from_utf8(linked.stdout)?.to_lowercase();
    assert!(linked.contains("libc.so"), "ldd told nothing: {linked}");
    for library in ["gtk", "gdk", "webkit", "javascriptcore", "glib", "soup"] {
        assert!(!linked.contains(library), "{linked}");
    }
    Ok(())
}

/// All that a user does in a day: looks, switches, is told, changes a setting, goes back, ends Shoal.
async fn a_day(desktop: &Desktop, mullvad: &SimDaemon) -> Result<(), Trouble> {
    let item = desktop.tray_item().await?;
    desktop.status_when("a crowd is known", |_| true).await?;
    desktop.notice("Few people").await?;
    item.choose(&["Switch to", "Stockholm"]).await?;
    desktop
        .status_when("the crowd in Stockholm", |status| {
            status["tunnel"]["exit"]["city"] == "Stockholm"
        })
        .await?;
    item.choose(&["Remind me", "After 30 minutes"]).await?;
    let before = desktop.snapshot().await?.tunnel.epoch;
    mullvad.restart().await?;
    desktop.shoal(&["doctor"]).await.ok();
    // What is known of a tunnel before the restart is not taken for what is known after it.
    until("the number is back after the daemon's restart", async || {
        let shown = desktop.snapshot().await.ok()?;
        (shown.tunnel.epoch > before && shown.crowd.now.is_some()).then_some(())
    })
    .await?;
    item.choose(&["Quit"]).await
}
