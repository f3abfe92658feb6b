//! Memory and wake-ups while nothing happens.
//!
//! Shoal, nm-applet and two bare programs are idle at the same time, each in surroundings of its own. Shoal has the
//! relays of the simulated Mullvad's list and a month of history.

use std::time::Duration;

use crate::Extent;
use crate::figures::{Repeats, Row, Target};
use crate::lived;
use crate::process::Running;
use crate::program::{Mullvad, Program};
use crate::surroundings::Surroundings;

/// What a start leaves behind is over by then.
const SETTLES: Duration = Duration::from_secs(10);

const PROGRAMS: [Program; 4] =
    [Program::Shoal, Program::NmApplet, Program::KsniHello, Program::KsniTonicHello];

/// One program in one repeat.
struct Figures {
    memory: Option<f64>,
    wake_ups: f64,
}

/// Memory against nm-applet and against a bare program that does as much, wake-ups against a bare tray item.
pub(crate) async fn measure(extent: Extent) -> anyhow::Result<Vec<Row>> {
    let mut repeats: [Vec<Figures>; 4] = Default::default();
    for _ in 0..extent.repeats {
        for (all, one) in repeats.iter_mut().zip(repeat(extent).await?) {
            all.push(one);
        }
    }
    let memory = |of: usize| repeats[of].iter().filter_map(|one| one.memory).collect::<Repeats>();
    let wake_ups = |of: usize| repeats[of].iter().map(|one| one.wake_ups).collect::<Repeats>();
    Ok(vec![
        Row {
            what: "B1 memory when idle (PSS)",
            unit: "MiB",
            ours: memory(0),
            peer: "nm-applet",
            theirs: memory(1),
            target: Target::Ratio(0.25),
        },
        Row {
            what: "B2 the same",
            unit: "MiB",
            ours: memory(0),
            peer: "bare ksni and tonic",
            theirs: memory(3),
            target: Target::Ratio(4.0),
        },
        Row {
            what: "B2 the same",
            unit: "MiB",
            ours: memory(0),
            peer: "bare ksni",
            theirs: memory(2),
            target: Target::Told,
        },
        Row {
            what: "B3 wake-ups when idle",
            unit: "in that time",
            ours: wake_ups(0),
            peer: "bare ksni",
            theirs: wake_ups(2),
            target: Target::AtMost(1.0),
        },
    ])
}

async fn repeat(extent: Extent) -> anyhow::Result<Vec<Figures>> {
    let mut idle = Vec::new();
    for program in PROGRAMS {
        let mullvad = Mullvad::start()?;
        let mut around = Surroundings::put_up().await?;
        if program == Program::Shoal {
            lived::month(&mullvad, around.paths()).await?;
        }
        let running = program.start(&mut around, &mullvad).await?;
        idle.push((program, running, around, mullvad));
    }
    tokio::time::sleep(SETTLES).await;
    let switches = |running: &Running| running.wake_ups().map(f64::from);
    let before =
        idle.iter().map(|(_, running, ..)| switches(running)).collect::<Result<Vec<_>, _>>()?;
    tokio::time::sleep(Duration::from_secs(extent.idle_seconds.into())).await;
    let mut figures = Vec::new();
    for ((program, running, ..), before) in idle.iter_mut().zip(before) {
        anyhow::ensure!(running.is_running(), "{program:?} ended by itself");
        figures.push(Figures { memory: running.memory(), wake_ups: switches(running)? - before });
    }
    for (program, _, around, _) in &idle {
        if *program == Program::Shoal {
            lived::is_remembered(around.paths()).await?;
        }
    }
    Ok(figures)
}
