//! Notices on a bus of its own: shown once, with buttons where there can be some, taken away when they are no longer true.

use std::time::Duration;

use shoal_core::advice::{AdviceView, Says, Severity};
use shoal_core::{Command, Snapshot, SwitchTarget, TunnelEpoch, UnixSeconds};
use support::desktop::{Trouble, until};
use tokio::time::{Instant, timeout};

use crate::tray_bus::{Asked, Bus, Manner, Notifications, Shown, Tray};
use crate::tray_item::{item, proxy, says};
use crate::tray_program::{TrayProgram, snapshot};

/// How long a pressed key is waited for before it is pressed again.
const MOMENT: Duration = Duration::from_millis(200);

/// Longer than any notice takes.
const LONG: Duration = Duration::from_secs(30);

fn few_people(occurrence: u32) -> Snapshot {
    let mut snapshot = snapshot(Some(3));
    snapshot.tunnel.epoch = TunnelEpoch(7);
    snapshot.revision = occurrence;
    snapshot.advice = vec![AdviceView {
        id: "few-people".to_owned(),
        occurrence,
        severity: Severity::Important,
        says: Says::FewPeople { low: 1, likely: 3, high: 9, best: None },
        action: Some(best()),
        dismissed: false,
    }];
    snapshot
}

fn long_stay() -> Snapshot {
    let mut reminder = few_people(100);
    "long-stay".clone_into(&mut reminder.advice[0].id);
    reminder.advice[0].says = Says::LongStay { since: UnixSeconds(0), after_minutes: 10 };
    reminder
}

fn best() -> Command {
    Command::Switch { target: SwitchTarget::Best, seen_in: Some(TunnelEpoch(7)) }
}

#[tokio::test]
async fn few_people_are_told_once_and_the_button_moves() -> Result<(), Trouble> {
    let Some(bus) = Bus::start()? else { return Ok(()) };
    let _tray = Tray::appear(&bus).await?;
    let mut desktop = Notifications::appear(&bus, Manner::WithButtons).await?;
    let mut program = TrayProgram::start(&bus)?;
    program.show(&few_people(1))?;
    let notice = timeout(LONG, desktop.shown()).await??;
    assert!(notice.body.contains('3') || notice.summary.contains('3'), "{notice:?}");
    for revision in 2..50 {
        let mut again = few_people(1);
        again.revision = revision;
        program.show(&again)?;
    }
    // The second button is the notice itself.
    let key = notice.buttons.first().ok_or("there is a button")?;
    let keys = [(notice.id, key.as_str())];
    assert_eq!(pressed(&desktop, &mut program, &keys).await?, best());
    // Whatever is shown next is something else.
    program.show(&long_stay())?;
    let next = timeout(LONG, desktop.shown()).await??;
    assert!(labels(&next).contains(&"Snooze 1 h"), "few people are told twice: {next:?}");
    Ok(())
}

#[tokio::test]
async fn what_opens_the_window_is_one_button_and_not_two() -> Result<(), Trouble> {
    let Some(bus) = Bus::start()? else { return Ok(()) };
    let _tray = Tray::appear(&bus).await?;
    let mut desktop = Notifications::appear(&bus, Manner::WithButtons).await?;
    let mut program = TrayProgram::start(&bus)?;
    program.show(&few_people(1))?;
    let few = timeout(LONG, desktop.shown()).await??;
    assert_eq!(labels(&few), ["Switch to best crowd", "Why?", ""]);

    program.show(&long_stay())?;
    let reminder = timeout(LONG, desktop.shown()).await??;
    assert_eq!(labels(&reminder), ["Switch to best crowd", "Snooze 1 h", "Open Shoal"]);
    Ok(())
}

fn labels(notice: &Shown) -> Vec<&str> {
    notice.buttons.iter().skip(1).step_by(2).map(String::as_str).collect()
}

#[tokio::test]
async fn advice_that_is_gone_takes_its_notice_away() -> Result<(), Trouble> {
    let Some(bus) = Bus::start()? else { return Ok(()) };
    let _tray = Tray::appear(&bus).await?;
    let mut desktop = Notifications::appear(&bus, Manner::WithButtons).await?;
    let mut program = TrayProgram::start(&bus)?;
    program.show(&few_people(1))?;
    let first = timeout(LONG, desktop.shown()).await??;
    program.show(&snapshot(Some(840)))?;
    let closed = timeout(LONG, desktop.asked.recv()).await?;
    assert!(matches!(closed, Some(Asked::Close(id)) if id == first.id), "{closed:?}");
    Ok(())
}

#[tokio::test]
async fn a_service_without_buttons_gets_text_alone() -> Result<(), Trouble> {
    let Some(bus) = Bus::start()? else { return Ok(()) };
    let _tray = Tray::appear(&bus).await?;
    let mut desktop = Notifications::appear(&bus, Manner::TextOnly).await?;
    let mut program = TrayProgram::start(&bus)?;
    program.show(&few_people(1))?;
    let notice = timeout(LONG, desktop.shown()).await??;
    assert_eq!(notice.buttons, Vec::<String>::new());
    assert!(!notice.summary.is_empty());
    Ok(())
}

#[tokio::test]
async fn what_no_service_took_is_shown_when_one_starts() -> Result<(), Trouble> {
    let Some(bus) = Bus::start()? else { return Ok(()) };
    let mut tray = Tray::appear(&bus).await?;
    let mut program = TrayProgram::start(&bus)?;
    let owner = item(&mut tray).await?;
    program.show(&few_people(1))?;
    // By now there was something to tell, and nobody to take it.
    says(&proxy(tray.bus(), &owner).await?, "3").await?;
    let mut desktop = Notifications::appear(&bus, Manner::WithButtons).await?;
    timeout(LONG, desktop.shown()).await??;
    Ok(())
}

#[tokio::test]
async fn a_hanging_service_holds_up_neither_tray_nor_clicks() -> Result<(), Trouble> {
    // A machine may be busy with something else for as long; what holds a click up does so each time.
    let mut all = Vec::new();
    for _ in 0..3 {
        let Some(bus) = Bus::start()? else { return Ok(()) };
        let took = click_beside_a_hanging_service(&bus).await?;
        if took < Duration::from_secs(2) {
            return Ok(());
        }
        all.push(took);
    }
    Err(format!("the click was heard after {all:?}").into())
}

/// How long it takes until a click is heard.
async fn click_beside_a_hanging_service(bus: &Bus) -> Result<Duration, Trouble> {
    let mut tray = Tray::appear(bus).await?;
    let mut desktop = Notifications::appear(bus, Manner::Hanging).await?;
    let mut program = TrayProgram::start(bus)?;
    let owner = timeout(LONG, tray.items.recv()).await?.ok_or("the tray runs")?;
    program.show(&few_people(1))?;
    timeout(LONG, desktop.asked_in_vain()).await??;
    let asked_at = Instant::now();
    let item =
        zbus::Proxy::new(tray.bus(), owner, "/StatusNotifierItem", "org.kde.StatusNotifierItem")
            .await?;
    item.call::<_, _, ()>("Activate", &(0_i32, 0_i32)).await?;
    assert_eq!(program.command().await?, Command::OpenWindow);
    Ok(asked_at.elapsed())
}

#[tokio::test]
async fn keys_and_numbers_that_nobody_gave_out_do_nothing() -> Result<(), Trouble> {
    let Some(bus) = Bus::start()? else { return Ok(()) };
    let _tray = Tray::appear(&bus).await?;
    let mut desktop = Notifications::appear(&bus, Manner::WithButtons).await?;
    let mut program = TrayProgram::start(&bus)?;
    program.show(&few_people(1))?;
    let notice = timeout(LONG, desktop.shown()).await??;
    let key = notice.buttons.first().ok_or("there is a button")?.as_str();
    let keys = [(notice.id + 1, key), (notice.id, "default")];
    let command = pressed(&desktop, &mut program, &keys).await?;
    assert_eq!(command, Command::OpenWindow, "the first that counted");
    Ok(())
}

#[tokio::test]
async fn a_stranger_on_the_bus_presses_no_button() -> Result<(), Trouble> {
    // What a reader of the sources can guess. The first that is heard ends the listening: one to a notice.
    for guess in ["0", "0-", "0-0000000000000000", "1"] {
        let Some(bus) = Bus::start()? else { return Ok(()) };
        let mut tray = Tray::appear(&bus).await?;
        let mut desktop = Notifications::appear(&bus, Manner::WithButtons).await?;
        let mut program = TrayProgram::start(&bus)?;
        let owner = item(&mut tray).await?;
        program.show(&few_people(1))?;
        let notice = timeout(LONG, desktop.shown()).await??;
        let stranger = bus.connect().await?;
        forge(&stranger, &notice, guess).await?;
        // Had it been taken for a press, that would be the first that is asked for.
        let item = proxy(tray.bus(), &owner).await?;
        item.call::<_, _, ()>("Activate", &(0_i32, 0_i32)).await?;
        assert_eq!(program.command().await?, Command::OpenWindow, "{guess} was taken for a press");
    }
    Ok(())
}

/// Says that a button was pressed until that is heard: then the program listens no more, and its connection for this
/// notice is gone.
async fn forge(stranger: &zbus::Connection, notice: &Shown, key: &str) -> Result<(), Trouble> {
    let bus = zbus::fdo::DBusProxy::new(stranger).await?;
    let signal = (notice.id, key);
    until("the forged press is heard", async || {
        for to in [None, Some(notice.from.as_str())] {
            let (path, service) =
                ("/org/freedesktop/Notifications", "org.freedesktop.Notifications");
            stranger.emit_signal(to, path, service, "ActionInvoked", &signal).await.ok()?;
        }
        let listens = bus.name_has_owner(notice.from.as_str().try_into().ok()?).await.ok()?;
        (!listens).then_some(())
    })
    .await
}

/// Presses these keys, one after the other, until something is asked for: the program listens a moment after a notice
/// is on screen, and a test is quicker than a hand.
async fn pressed(
    desktop: &Notifications,
    program: &mut TrayProgram,
    keys: &[(u32, &str)],
) -> Result<Command, Trouble> {
    let press = async {
        loop {
            for (id, key) in keys {
                desktop.press(*id, key).await?;
                // Of two signals at once the library may miss the second.
                if let Ok(command) = timeout(MOMENT, program.command()).await {
                    return command;
                }
            }
        }
    };
    timeout(LONG, press).await?
}
