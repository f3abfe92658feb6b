//! The least program that has an item in the tray and follows a daemon: what `shoal`'s memory is measured against.
//!
//! `ksni-tonic-hello SOCKET`; it ends when the daemon does.

use anyhow::Context;
use ksni::TrayMethods;
use shoal_bench::bare_item::Item;
use shoal_bench::bare_stream::follow;

/// Mullvad's call that tells what happens.
const EVENTS: &str = "/mullvad_daemon.management_interface.ManagementService/EventsListen";

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let socket = std::env::args().nth(1).context("usage: ksni-tonic-hello SOCKET")?;
    let _item = Item.spawn().await?;
    follow(socket.into(), EVENTS, drop).await
}
