//! Which notices are on screen, and what their buttons do.
//!
//! What deserves a notice is decided in [`shoal_view::notices`]; here it is shown, replaced, and taken away when it is no
//! longer true. A service that is missing, late or hanging is no error: the tray says the same, and what none could take
//! is shown when one starts. One task hears all buttons of all notices.

mod board;
mod secret;
pub(crate) mod server;

use shoal_agent::ports::Focus;
use shoal_core::{Command, Snapshot, UnixSeconds};
use shoal_view::Words;
use shoal_view::notices::{Notice, Notifier};
use tokio::sync::{mpsc, watch};

use self::board::Board;
use self::server::{Server, Told};
use crate::clock::{here_and_now, until};

/// Key of the notice itself, by the specification.
const ITSELF: &str = "default";

/// What notices need.
#[derive(Debug)]
pub struct NoticePorts {
    /// What may be shown.
    pub snapshots: watch::Receiver<Snapshot>,
    /// No notices while a window of Shoal's has the focus.
    pub focus: Focus,
    /// Where buttons lead.
    pub commands: mpsc::Sender<Command>,
    /// What the program itself has to say.
    pub said: mpsc::Receiver<Notice>,
}

/// Shows notices until the agent stops, and takes them all away then.
pub async fn run(mut ports: NoticePorts) {
    // Without a session bus there are none.
    let Ok((server, mut told)) = Server::connect().await else { return };
    let mut board = Board::new(server);
    let mut notifier = Notifier::new(Words::of(ports.snapshots.borrow().language));
    let mut focus = ports.focus.follow();
    let mut next = None;
    ports.snapshots.mark_changed();
    loop {
        tokio::select! {
            changed = ports.snapshots.changed() => {
                if changed.is_err() {
                    break;
                }
                next = look(&mut notifier, &mut board, &mut ports).await;
            }
            Ok(()) = focus.changed() => next = look(&mut notifier, &mut board, &mut ports).await,
            () = until(next) => next = look(&mut notifier, &mut board, &mut ports).await,
            Some(notice) = ports.said.recv() => board.put(notice).await,
            heard = told.recv() => match heard {
                Some(Told::Pressed(shown, key)) => {
                    if let Some(command) = board.pressed(shown, &key) {
                        // The agent has stopped where this fails, and the tray says so.
                        let _ = ports.commands.send(command).await;
                    }
                }
                Some(Told::Closed(shown)) => board.closed(shown),
                Some(Told::Started) => board.start_over().await,
                // The bus is gone, and the desktop with it.
                None => return,
            },
        }
    }
    board.clear().await;
}

/// Puts up what is due and takes away what is over; tells when to look again, where that is not left to a change.
async fn look(
    notifier: &mut Notifier,
    board: &mut Board,
    ports: &mut NoticePorts,
) -> Option<UnixSeconds> {
    let snapshot = ports.snapshots.borrow_and_update().clone();
    notifier.speak(Words::of(snapshot.language));
    let changes = notifier.look(&snapshot, ports.focus.is_held(), here_and_now());
    for about in &changes.over {
        board.withdraw(about).await;
    }
    for notice in changes.due {
        board.put(notice).await;
    }
    changes.next
}
