//! The item in the tray, on a bus of its own: it comes when there is a tray, follows what is known, and does not babble.

use std::collections::HashMap;
use std::time::Duration;

use shoal_core::snapshot::QuickPlace;
use shoal_core::{CityCode, Command, CrowdEstimate, SwitchTarget, TunnelEpoch};
use support::desktop::{Trouble, until};
use tokio::time::{Instant, MissedTickBehavior, interval, timeout};
use tokio_stream::StreamExt;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};

use crate::tray_bus::{Bus, Tray};
use crate::tray_program::{TrayProgram, crowd, snapshot};

/// Longer than anything on a bus takes.
const LONG: Duration = Duration::from_secs(30);

/// Bus name of the item that came, waited for as long as a test may take.
pub(crate) async fn item(tray: &mut Tray) -> Result<String, Trouble> {
    let item = timeout(LONG, tray.items.recv()).await?;
    Ok(item.ok_or("the tray runs")?)
}

pub(crate) async fn proxy(
    bus: &zbus::Connection,
    owner: &str,
) -> Result<zbus::Proxy<'static>, Trouble> {
    let proxy = zbus::proxy::Builder::new(bus)
        .destination(owner.to_owned())?
        .path("/StatusNotifierItem")?
        .interface("org.kde.StatusNotifierItem")?
        .cache_properties(zbus::proxy::CacheProperties::No);
    Ok(proxy.build().await?)
}

/// Title and text of the tooltip in one.
async fn tooltip(item: &zbus::Proxy<'_>) -> Result<String, Trouble> {
    type Wire = (String, Vec<(i32, i32, Vec<u8>)>, String, String);
    let (_name, _icon, title, text): Wire = item.get_property("ToolTip").await?;
    Ok(format!("{title}\n{text}"))
}

pub(crate) async fn says(item: &zbus::Proxy<'_>, words: &str) -> Result<(), Trouble> {
    until(&format!("the tooltip says {words:?}"), async || {
        tooltip(item).await.ok()?.contains(words).then_some(())
    })
    .await
}

#[tokio::test]
async fn an_item_without_a_tray_waits_and_comes_when_one_appears() -> Result<(), Trouble> {
    let Some(bus) = Bus::start()? else { return Ok(()) };
    let mut program = TrayProgram::start(&bus)?;
    // Where there is no tray the window is asked for, once.
    assert_eq!(program.command().await?, Command::OpenWindow);
    program.show(&snapshot(Some(26)))?;
    let mut tray = Tray::appear(&bus).await?;
    let owner = item(&mut tray).await?;
    let item = proxy(tray.bus(), &owner).await?;
    assert_eq!(item.get_property::<String>("Id").await?, "shoal");
    says(&item, "26").await?;
    let sizes: Vec<(i32, i32, Vec<u8>)> = item.get_property("IconPixmap").await?;
    let sizes: Vec<i32> = sizes.iter().map(|(width, _, _)| *width).collect();
    assert_eq!(sizes, [16, 22, 24, 32, 48, 64]);
    Ok(())
}

#[tokio::test]
async fn an_item_comes_back_when_the_panel_was_restarted() -> Result<(), Trouble> {
    let Some(bus) = Bus::start()? else { return Ok(()) };
    let mut tray = Tray::appear(&bus).await?;
    let mut program = TrayProgram::start(&bus)?;
    let first = item(&mut tray).await?;
    // The library begins to follow the tray a moment after it has registered; an item that changes is past that.
    program.show(&snapshot(Some(26)))?;
    says(&proxy(tray.bus(), &first).await?, "26").await?;
    for _ in 0..20 {
        // An item that answers has settled in: no panel crashes while it takes one.
        let _: String = proxy(tray.bus(), &first).await?.get_property("Title").await?;
        tray.vanish().await?;
        tray = Tray::appear(&bus).await?;
        assert_eq!(item(&mut tray).await?, first);
    }
    Ok(())
}

#[tokio::test]
async fn a_thousand_snapshots_in_a_second_make_at_most_three_changes() -> Result<(), Trouble> {
    let Some(bus) = Bus::start()? else { return Ok(()) };
    let mut tray = Tray::appear(&bus).await?;
    let mut program = TrayProgram::start(&bus)?;
    let owner = item(&mut tray).await?;
    let item = proxy(tray.bus(), &owner).await?;
    let mut icons = item.receive_signal("NewIcon").await?;
    let first = Instant::now();
    let mut tick = interval(Duration::from_millis(1));
    tick.set_missed_tick_behavior(MissedTickBehavior::Burst);
    for people in 1..=1_000 {
        tick.tick().await;
        program.show(&snapshot(Some(people)))?;
    }
    assert!(
        first.elapsed() >= Duration::from_millis(900),
        "the snapshots came one after the other"
    );
    says(&item, "1,000").await?;
    let mut changes = 0;
    while let Ok(Some(_)) = timeout(Duration::ZERO, icons.next()).await {
        changes += 1;
    }
    let seconds = first.elapsed().as_secs_f64();
    assert!(changes >= 2, "it follows: {changes} changes");
    assert!(f64::from(changes) <= seconds * 3.0 + 1.0, "{changes} changes in {seconds} s");
    Ok(())
}

#[tokio::test]
async fn what_looks_the_same_is_not_sent_again() -> Result<(), Trouble> {
    let Some(bus) = Bus::start()? else { return Ok(()) };
    let mut tray = Tray::appear(&bus).await?;
    let mut program = TrayProgram::start(&bus)?;
    let owner = item(&mut tray).await?;
    let item = proxy(tray.bus(), &owner).await?;
    let mut icons = item.receive_signal("NewIcon").await?;
    program.show(&snapshot(Some(26)))?;
    says(&item, "26").await?;
    // The tooltip can be read before the icon's change is told.
    is_told(&mut icons).await?;
    let mut same = snapshot(Some(26));
    for revision in 100..400 {
        same.revision = revision;
        program.show(&same)?;
    }
    // A change after them is the only one that is told.
    program.show(&snapshot(Some(840)))?;
    is_told(&mut icons).await?;
    // A range alone changes the tooltip: once it is there, whatever was told of icons has come.
    let mut wider = snapshot(Some(840));
    wider.crowd.now = Some(CrowdEstimate { high: 4_321, ..crowd(840) });
    program.show(&wider)?;
    says(&item, "4,321").await?;
    assert!(timeout(Duration::ZERO, icons.next()).await.is_err(), "one change was told twice");
    Ok(())
}

/// Waits for the next signal.
async fn is_told(signals: &mut zbus::proxy::SignalStream<'_>) -> Result<(), Trouble> {
    timeout(LONG, signals.next()).await?.map(drop).ok_or("the item is there".into())
}

#[tokio::test]
async fn a_dead_agent_leaves_no_number_in_the_tray() -> Result<(), Trouble> {
    let Some(bus) = Bus::start()? else { return Ok(()) };
    let mut tray = Tray::appear(&bus).await?;
    let mut program = TrayProgram::start(&bus)?;
    program.show(&snapshot(Some(26)))?;
    let owner = item(&mut tray).await?;
    let item = proxy(tray.bus(), &owner).await?;
    says(&item, "26").await?;
    program.stop_agent();
    says(&item, "Shoal has stopped").await?;
    assert!(!tooltip(&item).await?.contains(|letter: char| letter.is_ascii_digit()));
    Ok(())
}

#[tokio::test]
async fn a_left_click_opens_the_window() -> Result<(), Trouble> {
    let Some(bus) = Bus::start()? else { return Ok(()) };
    let mut tray = Tray::appear(&bus).await?;
    let mut program = TrayProgram::start(&bus)?;
    let owner = item(&mut tray).await?;
    let item = proxy(tray.bus(), &owner).await?;
    item.call::<_, _, ()>("Activate", &(0_i32, 0_i32)).await?;
    assert_eq!(program.command().await?, Command::OpenWindow);
    Ok(())
}

#[tokio::test]
async fn a_place_in_the_menu_asks_for_it_in_the_tunnel_that_was_shown() -> Result<(), Trouble> {
    let Some(bus) = Bus::start()? else { return Ok(()) };
    let mut tray = Tray::appear(&bus).await?;
    let mut program = TrayProgram::start(&bus)?;
    let city_code = CityCode::new("se-sto")?;
    let target = SwitchTarget::City { city: city_code.clone() };
    let mut shown = snapshot(Some(26));
    shown.tunnel.epoch = TunnelEpoch(7);
    shown.switch_blocked = None;
    shown.quick_places = vec![QuickPlace {
        target: target.clone(),
        city: "Stock_holm".to_owned(),
        country: "Sweden".to_owned(),
        city_code,
        crowd: Some(crowd(140)),
        here: false,
    }];
    program.show(&shown)?;
    let owner = item(&mut tray).await?;
    let item = proxy(tray.bus(), &owner).await?;
    says(&item, "26").await?;
    let path: OwnedObjectPath = item.get_property("Menu").await?;
    let menu = zbus::Proxy::new(tray.bus(), owner, path, "com.canonical.dbusmenu").await?;
    let labels = labels(&menu).await?;
    // An underscore marks a key in menus, so that of a name is doubled.
    let found = labels.iter().find(|(label, _)| label.contains("Stock__holm"));
    let (_, id) = found.ok_or_else(|| format!("no such line among {labels:?}"))?;
    let click = (*id, "clicked", Value::from(0_i32), 0_u32);
    menu.call::<_, _, ()>("Event", &click).await?;
    let asked = program.command().await?;
    assert_eq!(asked, Command::Switch { target, seen_in: Some(TunnelEpoch(7)) });
    Ok(())
}

/// Label and number of every line of the menu, however deep.
async fn labels(menu: &zbus::Proxy<'_>) -> Result<Vec<(String, i32)>, Trouble> {
    type Layout = (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>);
    let names: &[&str] = &[];
    let (_, root): (u32, Layout) = menu.call("GetLayout", &(0_i32, -1_i32, names)).await?;
    let mut rest = vec![root];
    let mut labels = Vec::new();
    while let Some((id, mut properties, children)) = rest.pop() {
        if let Some(label) =
            properties.remove("label").and_then(|label| String::try_from(label).ok())
        {
            labels.push((label, id));
        }
        for child in children {
            rest.push(Layout::try_from(child)?);
        }
    }
    Ok(labels)
}
