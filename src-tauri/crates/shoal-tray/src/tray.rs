//! The item in the tray: what it looks like follows the snapshots, what is clicked becomes a command.
//!
//! Icon, tooltip and menu are made as data and compared with what is shown before anything is sent, and what is sent is
//! spaced by the module `pace`. The item lives with or without a panel: it moves in when one appears.

mod ksni;

use std::time::Duration;

use shoal_core::{Command, Snapshot};
use shoal_view::menu::next_change;
use tokio::sync::{mpsc, watch};
use tokio::time::{sleep, timeout};

use self::ksni::{Item, Look};
use crate::clock::{here_and_now, until};
use crate::notices::server::PATIENCE;
use crate::pace::Pace;

/// Where the item reads and writes.
#[derive(Debug)]
pub struct TrayPorts {
    /// What may be shown. When it ends, the item says that Shoal has stopped.
    pub snapshots: watch::Receiver<Snapshot>,
    /// Where clicks lead.
    pub commands: mpsc::Sender<Command>,
    /// Whether a tray is there.
    pub host: watch::Sender<Host>,
    /// "Quit" was clicked when the agent had stopped already.
    pub quit: mpsc::Sender<()>,
}

/// Whether a panel takes items into its tray.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// Not asked yet.
    Unknown,
    /// One does.
    There,
    /// None does at present.
    Absent,
}

/// The longest time between two attempts to reach the session bus.
const LONGEST_WAIT: Duration = Duration::from_mins(1);

/// Shows the item as long as the program runs.
pub async fn run(ports: TrayPorts) {
    let mut wait = Duration::from_secs(1);
    let (handle, look) = loop {
        let look = Look::of(&ports.snapshots.borrow());
        if let Ok(handle) = Item::new(look.clone(), &ports).appear().await {
            break (handle, look);
        }
        ports.host.send_replace(Host::Absent);
        sleep(wait).await;
        wait = (wait * 2).min(LONGEST_WAIT);
    };
    follow(&handle, look, ports.snapshots).await;
    // The item stands there, without a number, until Shoal is ended.
    std::future::pending::<()>().await;
}

/// Keeps the item as the snapshots are until the agent stops, and says so then.
async fn follow(
    handle: &::ksni::Handle<Item>,
    mut shown: Look,
    mut snapshots: watch::Receiver<Snapshot>,
) {
    let mut pace = Pace::default();
    snapshots.mark_changed();
    loop {
        let due = next_change(&snapshots.borrow(), here_and_now());
        let is_alive = tokio::select! {
            changed = snapshots.changed() => changed.is_ok(),
            () = until(due) => true,
        };
        if is_alive && Look::of(&snapshots.borrow_and_update()) == shown {
            continue;
        }
        pace.take().await;
        // Whatever came while it waited is in the last one.
        let look = if is_alive {
            Look::of(&snapshots.borrow_and_update())
        } else {
            Look::stopped(&snapshots.borrow())
        };
        shown = look.clone();
        // A panel that hangs holds up nothing but its own picture.
        let _ = timeout(PATIENCE, handle.update(|item| item.put_on(look))).await;
        if !is_alive {
            return;
        }
    }
}
