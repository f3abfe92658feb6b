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

/// The peer's program.
const HELLO: &str = "tauri-hello";

/// One opened and closed window.
struct Figures {
    open: Option<f64>,
    click_ms: f64,
}

/// What a program that goes on keeps of a closed window.
struct Left {
    memory: Option<f64>,
    processes: usize,
}

/// All of it, in turns.
pub(crate) async fn measure(extent: Extent) -> anyhow::Result<Vec<Row>> {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let (mut our_left, mut their_left) = (Vec::new(), Vec::new());
    // The first turn warms up and is not counted.
    for turn in 0..=extent.repeats {
        let (figures, left) = shoal().await?;
        let bare = tauri_hello().await?;
        if turn > 0 {
            ours.push(figures);
            our_left.push(left);
            theirs.push(bare);
            their_left.push(tauri_that_stays().await?);
        }
    }
    Ok(rows([&ours, &theirs], [&our_left, &their_left]))
}

fn rows(windows: [&[Figures]; 2], left: [&[Left]; 2]) -> Vec<Row> {
    let open = |of: usize| windows[of].iter().filter_map(|one| one.open).collect::<Repeats>();
    let click = |of: usize| windows[of].iter().map(|one| one.click_ms).collect::<Repeats>();
    let memory = |of: usize| left[of].iter().filter_map(|one| one.memory).collect::<Repeats>();
    let processes = |of: usize| {
        let counts = left[of].iter().filter_map(|one| u32::try_from(one.processes).ok());
        counts.map(f64::from).collect::<Repeats>()
    };
    vec![
        Row {
            what: "B6 memory with the window open (PSS)",
            unit: "MiB",
            ours: open(0),
            peer: "bare Tauri window",
            theirs: open(1),
            target: Target::Ratio(1.15),
        },
        Row {
            what: "B7 memory kept 5 s after it is closed",
            unit: "MiB",
            ours: memory(0),
            peer: "Tauri that goes on",
            theirs: memory(1),
            target: Target::AtMost(1.0),
        },
        Row {
            what: "B7 processes left by then",
            unit: "",
            ours: processes(0),
            peer: "Tauri that goes on",
            theirs: processes(1),
            target: Target::AtMost(0.0),
        },
        Row {
            what: "B8 click to something to read",
            unit: "ms",
            ours: click(0),
            peer: "bare Tauri window",
            theirs: click(1),
            target: Target::Ratio(1.25),
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
async fn tauri_hello() -> anyhow::Result<Figures> {
    let mut around = Surroundings::put_up().await?;
    let screen = around.manage_windows()?;
    let mut hello = around.command(&program::beside(HELLO)?);
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
        Ok(Left { memory, processes: newcomers.len() })
    }
}

/// Memory of some processes together in MiB; nothing where one of them may not be looked at.
fn memory(processes: &BTreeSet<u32>) -> Option<f64> {
    processes.iter().map(|process| process::memory(*process)).sum()
}
