//! Whoever sets multihop for Shoal, the relay settings before and after are known byte for byte, and can be undone.

use shoal_core::multihop::MultihopMode;
use shoal_core::{Refusal, RelayName, Tunnel};
use shoal_mullvad::{MultihopWish, Program, ProgramChoice, ProgramError};
use shoal_sim::{DaemonConfig, Layout, Place, RelaySettings, SimDaemon};

use super::{Pair, is_up};
use crate::multihop::{Release, Scripted};

/// Has the simulation switch multihop, as if a program had.
async fn switch(pair: &Pair, on: bool, says: Result<(), ProgramError>) -> Result<(), ProgramError> {
    pair.daemon.multihop().switch(on).await;
    says
}

async fn entry(pair: &mut Pair) -> Option<RelayName> {
    let report = pair.tunnel(|report| is_up(report) && report.v4.is_some()).await;
    let Tunnel::Up(route) = report.tunnel else { panic!("a tunnel") };
    route.entry
}

#[tokio::test]
async fn multihop_goes_on_and_undo_brings_the_very_bytes_back_in_every_layout() {
    for layout in Layout::ALL {
        let mut pair = Pair::with(|config| config.in_layout(layout));
        pair.is_read().await;
        let before = pair.daemon.relay_settings().await;
        let written = pair.handle.write_with(switch(&pair, true, Ok(()))).await.expect("a switch");
        assert_eq!(written.former.0, before, "{layout:?}");
        assert_eq!(written.sent.0, pair.daemon.relay_settings().await, "{layout:?}");
        assert_ne!(written.sent, written.former, "{layout:?}");
        // Only those who stand for the program wrote.
        assert!(pair.daemon.relay_settings_sent().await.is_empty());
        assert!(entry(&mut pair).await.is_some(), "{layout:?}");
        pair.handle.write_back(&written.former, Some(&written.sent)).await.expect("an undo");
        assert_eq!(pair.daemon.relay_settings().await, before, "{layout:?}");
        assert!(entry(&mut pair).await.is_none(), "{layout:?}");
    }
}

#[tokio::test]
async fn an_entry_is_chosen_and_undone() {
    let mut pair = Pair::with(|mut config| {
        config.relay_settings = RelaySettings { multihop: true, ..config.relay_settings };
        config
    });
    pair.is_read().await;
    let before = pair.daemon.relay_settings().await;
    let enters = async {
        pair.daemon.multihop().enter(Place::city("se-got")).await;
        Ok(())
    };
    let written = pair.handle.write_with(enters).await.expect("an entry");
    let found = entry(&mut pair).await.expect("two relays");
    assert_eq!(found.city().as_str(), "se-got");
    pair.handle.write_back(&written.former, Some(&written.sent)).await.expect("an undo");
    assert_eq!(pair.daemon.relay_settings().await, before);
}

#[tokio::test]
async fn an_undo_over_what_somebody_else_set_meanwhile_is_refused() {
    let mut pair = Pair::start();
    pair.is_read().await;
    let written = pair.handle.write_with(switch(&pair, true, Ok(()))).await.expect("a switch");
    pair.daemon.multihop().enter(Place::city("de-fra")).await;
    let refused = pair.handle.write_back(&written.former, Some(&written.sent)).await;
    assert_eq!(refused.expect_err("another's settings").refusal(), Refusal::ChangedMeanwhile);
}

#[tokio::test]
async fn what_was_set_under_another_release_is_put_back_by_nobody() {
    let mut pair = Pair::with(|config| config.in_layout(Layout::V2025_14));
    pair.is_read().await;
    let written = pair.handle.write_with(switch(&pair, true, Ok(()))).await.expect("a switch");
    pair.daemon.stop().await.expect("a daemon that stops");
    pair.trouble().await;
    let mut config = DaemonConfig::new(7, pair.daemon.socket()).in_layout(Layout::V2026_4);
    config.relay_settings = RelaySettings { multihop: true, ..RelaySettings::default() };
    let exchanged =
        SimDaemon::start(&config).expect("the daemon of the release that was installed");
    pair.is_read().await;
    // The same bytes may mean something else to it, whoever insists.
    let refused = pair.handle.write_back(&written.former, None).await.expect_err("another release");
    assert_eq!(refused.refusal(), Refusal::ChangedMeanwhile);
    assert!(exchanged.relay_settings_sent().await.is_empty());
}

#[tokio::test]
async fn a_daemon_that_ends_after_the_program_was_run_leaves_it_open() {
    let mut pair = Pair::start();
    pair.is_read().await;
    let change = async {
        pair.daemon.multihop().switch(true).await;
        pair.daemon.cut().await.expect("cut connections");
        Ok(())
    };
    let open = pair.handle.write_with(change).await.expect_err("no answer");
    assert_eq!(open.refusal(), Refusal::NoAnswer);
}

#[tokio::test]
async fn what_was_so_already_is_done_and_changes_nothing() {
    let mut pair = Pair::start();
    pair.is_read().await;
    let written = pair.handle.write_with(switch(&pair, false, Ok(()))).await.expect("a switch");
    assert_eq!(written.sent, written.former);
}

/// A program that knows its words, and what asking the daemon through it comes to.
async fn program(scripted: &Scripted) -> Program {
    scripted.found().await.expect("a program that is known")
}

const ON: MultihopWish = MultihopWish::Mode(MultihopMode::On);

#[tokio::test]
async fn a_custom_endpoint_is_refused_before_the_program_can_delete_it() {
    let mut pair = Pair::start();
    pair.is_read().await;
    pair.daemon.plant_relay_settings(vec![0x0a, 0]).await.expect("a custom endpoint");
    let scripted = Scripted::of(Release::V2026_4);
    let program = program(&scripted).await;
    scripted.started();
    let refused = pair.handle.write_with(program.set(&ON)).await.expect_err("nothing to switch");
    assert_eq!(refused.refusal(), Refusal::CustomEndpoint);
    assert_eq!(scripted.started(), [""; 0]);
    assert_eq!(pair.daemon.relay_settings().await, [0x0a, 0]);
}

#[tokio::test]
async fn settings_that_cannot_be_read_are_left_to_nobody() {
    let mut pair = Pair::start();
    pair.is_read().await;
    pair.daemon.plant_unknown_settings(vec![0x3a, 0]).await;
    let scripted = Scripted::of(Release::V2026_4);
    let program = program(&scripted).await;
    scripted.started();
    let refused = pair.handle.write_with(program.set(&ON)).await.expect_err("unreadable");
    assert_eq!(refused.refusal(), Refusal::UnreadableSettings);
    assert_eq!(scripted.started(), [""; 0]);
}

#[tokio::test]
async fn without_a_daemon_the_program_is_not_run() {
    let mut pair = Pair::start();
    pair.is_read().await;
    pair.daemon.stop().await.expect("a daemon that stops");
    pair.trouble().await;
    let scripted = Scripted::of(Release::V2026_4);
    let program = program(&scripted).await;
    scripted.started();
    let refused = pair.handle.write_with(program.set(&ON)).await.expect_err("no daemon");
    assert_eq!(refused.refusal(), Refusal::NotReachable);
    assert_eq!(scripted.started(), [""; 0]);
}

#[tokio::test]
async fn a_program_that_fails_has_changed_nothing_and_the_daemon_is_not_blamed() {
    let mut pair = Pair::start();
    pair.is_read().await;
    let before = pair.daemon.relay_settings().await;
    for to_set in ["1", "2", "7"] {
        let scripted = Scripted::answering(&Release::V2026_4.answers(), to_set);
        let program = program(&scripted).await;
        let refused = pair.handle.write_with(program.set(&ON)).await.expect_err("a failure");
        assert_eq!(refused.refusal(), Refusal::RefusedByProgram, "{to_set}");
        assert_eq!(scripted.started().last().map(String::as_str), Some("relay set multihop on"));
    }
    assert_eq!(pair.daemon.relay_settings().await, before);
    pair.handle.probe().await.expect("the connection is as it was");
}

#[tokio::test]
async fn what_a_program_did_before_it_hung_counts() {
    let mut pair = Pair::start();
    pair.is_read().await;
    let done = pair.handle.write_with(switch(&pair, true, Err(ProgramError::Silent))).await;
    let written = done.expect("the settings show it");
    assert_eq!(written.sent.0, pair.daemon.relay_settings().await);
    // One that did nothing is told as what it is.
    let hung = pair.handle.write_with(switch(&pair, true, Err(ProgramError::Silent))).await;
    assert_eq!(hung.expect_err("nothing was done").refusal(), Refusal::RefusedByProgram);
    // One that says that it failed is believed, whoever changed the settings meanwhile.
    let failed = pair.handle.write_with(switch(&pair, false, Err(ProgramError::Failed))).await;
    assert_eq!(failed.expect_err("it said so").refusal(), Refusal::RefusedByProgram);
}

#[tokio::test]
async fn a_socket_that_the_user_named_is_named_to_the_program() {
    let choice = shoal_mullvad::SocketChoice::Unchecked("run/mullvad".into());
    let shown = format!("{:?}", ProgramChoice::mullvads(&choice));
    let absolute = std::env::current_dir().expect("a folder").join("run/mullvad");
    assert!(shown.contains(&format!("{absolute:?}")), "{shown}");
    let mullvads = ProgramChoice::mullvads(&shoal_mullvad::SocketChoice::Mullvads);
    assert!(format!("{mullvads:?}").contains("socket: None"));
}
