//! The window: what it weighs while it is open, what it leaves behind, and how long a click takes.
//!
//! The peer is a bare Tauri window of the same size from the same lock file. Both are opened on the same kind of screen,
//! one after the other, never at the same time.
//!
//! # Design
//! * A click is the call with which a tray activates Shoal's item, answered by the resident program that starts its
//!   window; for the peer it is the moment at which its program is started. Both end when there is something to read in
//!   the window, seen from outside ([`Screen`]).
//! * The weight of an open window is that of every process there is because of it, and of the resident program.
//! * The peer is as Tauri makes it. Shoal has `WebKit` draw with the processor, not in layers; how much that alone is
//!   worth is told by the peer in the same mode, without a target.
//! * What is left behind is counted in the resident program, and in processes. Its peer is a Tauri program that goes on
//!   without its window.

use std::collections::BTreeSet;
use std::io::Write;
use std::process::Stdio;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context;

use crate::Extent;
use crate::figures::{Repeats, Row, Target};
use crate::process::{self, Running};
use crate::program::{self, Mullvad, Program};
use crate::screen::Screen;
use crate::surroundings::Surroundings;

/// What a start, an opening or a closing leaves behind is over by then.
const SETTLES: Duration = Duration::from_secs(5);

/// What the peer is called in the table.
const PEER: &str = "bare Tauri window";

/// The peer's program.
const HELLO: &str = "tauri-hello";

/// As Shoal starts its window.
const NO_LAYERS: (&str, &str) = ("WEBKIT_DISABLE_COMPOSITING_MODE", "1");

/// How the peer's `WebKit` draws.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Drawing {
    AsItComes,
    WithoutLayers,
}

/// One opened and closed window.
struct Figures {
    open: Option<f64>,
    click_ms: f64,
}

/// What a program that goes on keeps of a closed window.
struct Left {
    memory: Option<f64>,
    processes: f64,
}

/// All of it, in turns.
pub(crate) async fn measure(extent: Extent) -> anyhow::Result<Vec<Row>> {
    let (mut ours, mut theirs, mut alike) = (Vec::new(), Vec::new(), Vec::new());
    let (mut our_left, mut their_left) = (Vec::new(), Vec::new());
    // The first turn warms up and is not counted.
    for turn in 0..=extent.repeats {
        let (figures, left) = shoal().await?;
        let bare = tauri_hello(Drawing::AsItComes).await?;
        if turn > 0 {
            ours.push(figures);
            our_left.push(left);
            theirs.push(bare);
            alike.push(tauri_hello(Drawing::WithoutLayers).await?);
            their_left.push(tauri_that_stays().await?);
        }
    }
    let mut rows = open_rows([&ours, &theirs, &alike]);
    rows.splice(2..2, left_rows([&our_left, &their_left]));
    Ok(rows)
}

/// What is told of open windows: Shoal's, the peer's, and the peer's drawn as Shoal's is.
fn open_rows([ours, theirs, alike]: [&[Figures]; 3]) -> Vec<Row> {
    let open = |of: &[Figures]| of.iter().filter_map(|one| one.open).collect::<Repeats>();
    let click = |of: &[Figures]| of.iter().map(|one| one.click_ms).collect::<Repeats>();
    let memory = Row {
        what: "B6 memory with the window open (PSS)",
        unit: "MiB",
        ours: open(ours),
        peer: PEER,
        theirs: open(theirs),
        target: Target::Ratio(1.15),
    };
    let time = Row {
        what: "B8 click to something to read",
        unit: "ms",
        ours: click(ours),
        peer: PEER,
        theirs: click(theirs),
        target: Target::Ratio(1.25),
    };
    let told = |row: &Row, what, theirs| {
        let target = Target::Told;
        Row { what, peer: "the same, drawn alike", theirs, target, ..row.clone() }
    };
    let memory_alike = told(&memory, "B6 the same", open(alike));
    let time_alike = told(&time, "B8 the same", click(alike));
    vec![memory, memory_alike, time, time_alike]
}

/// What is told of closed windows: Shoal's, and that of the peer that goes on.
fn left_rows([ours, theirs]: [&[Left]; 2]) -> Vec<Row> {
    let memory = |of: &[Left]| of.iter().filter_map(|one| one.memory).collect::<Repeats>();
    let processes = |of: &[Left]| of.iter().map(|one| one.processes).collect::<Repeats>();
    let peer = "Tauri that goes on";
    vec![
        Row {
            what: "B7 memory kept 5 s after it is closed",
            unit: "MiB",
            ours: memory(ours),
            peer,
            theirs: memory(theirs),
            target: Target::AtMost(1.0),
        },
        Row {
            what: "B7 processes left by then",
            unit: "",
            ours: processes(ours),
            peer,
            theirs: processes(theirs),
            target: Target::Never(0.0),
        },
    ]
}

/// Shoal's item is activated, and the window closed by its button.
async fn shoal() -> anyhow::Result<(Figures, Left)> {
    let mullvad = Mullvad::start()?;
    let mut around = Surroundings::put_up().await?;
    let screen = around.manage_windows()?;
    let shoal = Running::start(&mut Program::Shoal.command(&around, &mullvad)?)?;
    let item = around.item().await?;
    tokio::time::sleep(SETTLES).await;
    let before = Before::of(&shoal, &around);
    let (click_ms, ()) = shown(&screen, around.activate(&item)).await?;
    tokio::time::sleep(SETTLES).await;
    let open = shoal.memory().zip(memory(&before.newcomers(&around))).map(|(own, new)| own + new);
    Ok((Figures { open, click_ms }, before.left(&shoal, &around, &screen).await?))
}

/// The peer is started, and ends when its window is closed.
async fn tauri_hello(drawing: Drawing) -> anyhow::Result<Figures> {
    let mut around = Surroundings::put_up().await?;
    let screen = around.manage_windows()?;
    let mut hello = around.command(&program::beside(HELLO)?);
    if drawing == Drawing::WithoutLayers {
        let (setting, value) = NO_LAYERS;
        hello.env(setting, value);
    }
    let before = around.processes();
    let (click_ms, hello) = shown(&screen, async { Running::start(&mut hello) }).await?;
    tokio::time::sleep(SETTLES).await;
    let open = memory(&around.processes().difference(&before).copied().collect());
    screen.close_windows()?;
    tokio::time::sleep(SETTLES).await;
    drop(hello);
    Ok(Figures { open, click_ms })
}

/// The peer in its other shape: it opens its window when it is told to, and goes on without it.
async fn tauri_that_stays() -> anyhow::Result<Left> {
    let mut around = Surroundings::put_up().await?;
    let screen = around.manage_windows()?;
    let mut command = around.command(&program::beside(HELLO)?);
    let piped = command.arg("stays").stdin(Stdio::piped()).stdout(Stdio::null());
    let mut hello = Running(piped.stderr(Stdio::null()).spawn().context("the peer did not start")?);
    let mut input = hello.0.stdin.take().context("its input is piped")?;
    tokio::time::sleep(SETTLES).await;
    let before = Before::of(&hello, &around);
    shown(&screen, async { Ok(input.write_all(b"open\n")?) }).await?;
    tokio::time::sleep(SETTLES).await;
    before.left(&hello, &around, &screen).await
}

/// How many milliseconds it takes from a click to something to read, and what came of the click.
async fn shown<T>(
    screen: &Arc<Screen>,
    click: impl Future<Output = anyhow::Result<T>>,
) -> anyhow::Result<(f64, T)> {
    let looks = Arc::clone(screen);
    let shows = tokio::task::spawn_blocking(move || looks.first_content());
    let began = Instant::now();
    let clicked = click.await?;
    let took = shows.await??.saturating_duration_since(began);
    Ok((took.as_secs_f64() * 1000.0, clicked))
}

/// What there was before a window was opened.
struct Before {
    processes: BTreeSet<u32>,
    memory: Option<f64>,
}

impl Before {
    fn of(resident: &Running, around: &Surroundings) -> Self {
        Self { processes: around.processes(), memory: resident.memory() }
    }

    fn newcomers(&self, around: &Surroundings) -> BTreeSet<u32> {
        around.processes().difference(&self.processes).copied().collect()
    }

    /// Closes the window; what is left of it after a while, in the resident program and beside it.
    async fn left(
        self,
        resident: &Running,
        around: &Surroundings,
        screen: &Screen,
    ) -> anyhow::Result<Left> {
        screen.close_windows()?;
        tokio::time::sleep(SETTLES).await;
        anyhow::ensure!(screen.windows()?.is_empty(), "the window did not close");
        let newcomers = self.newcomers(around);
        let after = resident.memory().zip(memory(&newcomers)).map(|(own, new)| own + new);
        let memory = after.zip(self.memory).map(|(after, before)| after - before);
        let processes = newcomers.iter().map(|_| 1.0).sum();
        Ok(Left { memory, processes })
    }
}

/// Memory of some processes together in MiB; nothing where one of them may not be looked at.
fn memory(processes: &BTreeSet<u32>) -> Option<f64> {
    processes.iter().map(|process| process::memory(*process)).sum()
}
