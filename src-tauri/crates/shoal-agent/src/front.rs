//! One front end's conversation with the agent, over any pair of byte streams.
//!
//! A front end that reads slowly gets the latest snapshot when it reads again, not those in between: what waits for it
//! is one line, whatever happens meanwhile.

use std::time::Duration;

use shoal_core::Command;
use shoal_core::front::{FromFront, PROTOCOL, Page, PageData, ToFront};
use shoal_core::signals::Signals;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::{mpsc, watch};
use tokio::time::timeout;

use crate::diagnostics::{DiagnosticsLook, SaveWish};
use crate::lines::{FRONT_LINE_LIMIT, LineError, LineReader, LineWriter};
use crate::ports::Ports;
use crate::signals_look::SignalsLook;

/// How long a front end may take to say its version.
const HELLO_DEADLINE: Duration = Duration::from_secs(10);

/// Serves one front end until it goes away or the agent stops. The resident program's end of a window's pipes and of
/// a connection on the local socket.
///
/// `ports` should be cloned where the front end is started: what it missed before is sent as one snapshot.
///
/// # Errors
/// When the front end says something that is not of this language; nothing after it was taken.
pub async fn serve_front<R, W>(reader: R, writer: W, ports: Ports) -> Result<(), LineError>
where
    R: AsyncRead + Unpin,
    W: AsyncWrite + Unpin,
{
    let mut reader = LineReader::new(reader, FRONT_LINE_LIMIT);
    let mut writer = LineWriter::new(writer);
    writer.send(&ToFront::Hello { protocol: PROTOCOL }).await?;
    let hello = timeout(HELLO_DEADLINE, reader.next::<FromFront>());
    match hello.await.map_err(|_| LineError::TooLate)?? {
        None => return Ok(()),
        Some(FromFront::Hello { protocol: PROTOCOL }) => {}
        Some(_) => return Err(LineError::OtherVersion),
    }
    let (page, looks_at) = watch::channel(Look { page: Page::Now, turn: 0 });
    let (choose, chosen) = watch::channel(Signals::default());
    // One wish at a time: whoever is impatient is not served twice.
    let (save, wishes) = mpsc::channel(1);
    let looks =
        Looks { signals: SignalsLook::new(chosen), diagnostics: DiagnosticsLook::new(wishes) };
    tokio::select! {
        taken = take(reader, &ports, Wishes { page, signals: choose, save }) => taken,
        given = give(writer, ports.clone(), looks_at, looks) => given,
    }
}

/// What a front end wants to be told.
struct Wishes {
    page: watch::Sender<Look>,
    signals: watch::Sender<Signals>,
    save: mpsc::Sender<SaveWish>,
}

/// At what it looks, and how often it has turned to something: what it says belongs to one look.
#[derive(Clone, Copy)]
struct Look {
    page: Page,
    turn: u32,
}

/// What each front end is told apart from the others.
struct Looks {
    signals: SignalsLook,
    diagnostics: DiagnosticsLook,
}

/// Takes what the front end says until it ends.
async fn take<R: AsyncRead + Unpin>(
    mut reader: LineReader<R>,
    ports: &Ports,
    wishes: Wishes,
) -> Result<(), LineError> {
    let mut focus = ports.focus.of_one_window();
    while let Some(message) = reader.next::<FromFront>().await? {
        let command = match message {
            FromFront::Hello { .. } => return Err(LineError::OtherVersion),
            FromFront::Command { command } => command,
            FromFront::Show => Command::OpenWindow,
            FromFront::Closing => return Ok(()),
            FromFront::LookingAt { page: next } => {
                wishes.page.send_modify(|look| {
                    *look = Look { page: next, turn: look.turn.wrapping_add(1) };
                });
                continue;
            }
            FromFront::Signals { signals } => {
                wishes.signals.send_replace(signals);
                continue;
            }
            FromFront::SaveDiagnostics { number } => {
                // One is being saved.
                let turn = wishes.page.borrow().turn;
                let _ = wishes.save.try_send(SaveWish { number, turn });
                continue;
            }
            FromFront::Focus { focused } => {
                focus.set(focused);
                continue;
            }
        };
        if ports.commands.send(command).await.is_err() {
            // The agent has stopped; `give` says how.
            std::future::pending::<()>().await;
        }
    }
    Ok(())
}

/// Tells the front end everything until the agent stops.
async fn give<W: AsyncWrite + Unpin>(
    mut writer: LineWriter<W>,
    mut ports: Ports,
    mut looks_at: watch::Receiver<Look>,
    mut looks: Looks,
) -> Result<(), LineError> {
    let mut looked_at: Option<watch::Receiver<Option<PageData>>> = None;
    let answers = ports.clone();
    ports.snapshots.mark_changed();
    ports.show.mark_unchanged();
    loop {
        let message = tokio::select! {
            snapshot = ports.snapshots.changed() => match snapshot {
                Ok(()) => {
                    let snapshot = Box::new(ports.snapshots.borrow_and_update().clone());
                    looks.signals.is_stale();
                    ToFront::Snapshot { snapshot }
                }
                Err(_) if ports.has_ended_well() => return writer.send(&ToFront::Bye).await,
                Err(_) => return Ok(()),
            },
            Ok(()) = ports.show.changed() => ToFront::Show,
            Ok(()) = looks_at.changed() => {
                let Look { page, turn } = *looks_at.borrow_and_update();
                looked_at = ports.pages.look(page);
                looks.signals.turn(page == Page::Signals);
                looks.diagnostics.turn((page == Page::Diagnostics).then_some(turn), &answers);
                continue;
            }
            Some(data) = next_data(&mut looked_at) => ToFront::Page { data },
            page = looks.signals.next(&answers) => {
                ToFront::Page { data: PageData::Signals(Box::new(page)) }
            }
            page = looks.diagnostics.next(&answers) => {
                ToFront::Page { data: PageData::Diagnostics(page) }
            }
        };
        writer.send(&message).await?;
    }
}

/// The next data of the page that the front end looks at, if there is one.
async fn next_data(page: &mut Option<watch::Receiver<Option<PageData>>>) -> Option<PageData> {
    let Some(page) = page else { return std::future::pending().await };
    page.changed().await.ok()?;
    page.borrow_and_update().clone()
}
