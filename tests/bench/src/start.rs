//! From the start of a program to its item in the tray, with its files in memory and with them on disk.

use std::fs::File;
use std::path::PathBuf;
use std::time::Instant;

use rustix::fs::{Advice, fadvise};

use crate::Extent;
use crate::figures::{Row, Target};
use crate::process::Running;
use crate::program::{Mullvad, Program, files};
use crate::surroundings::Surroundings;

const PROGRAMS: [Program; 2] = [Program::Shoal, Program::NmApplet];

/// Where a program's files are when it starts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Files {
    InMemory,
    /// Pushed out of memory before; what other programs have mapped stays, as it would on a desktop.
    OnDisk,
}

/// Both programs, in turns.
pub(crate) async fn measure(extent: Extent) -> anyhow::Result<Vec<Row>> {
    let mut rows = Vec::new();
    for (what, kept) in
        [("B5 start to tray, warm", Files::InMemory), ("B5 start to tray, cold", Files::OnDisk)]
    {
        let mut times: [Vec<f64>; 2] = Default::default();
        // The first turn warms up and is not counted.
        for turn in 0..=extent.repeats {
            for (times, program) in times.iter_mut().zip(PROGRAMS) {
                let time = start(program, kept).await?;
                if turn > 0 {
                    times.push(time);
                }
            }
        }
        let [ours, theirs] = times.map(|times| times.into_iter().collect());
        let target = Target::Ratio(0.25);
        rows.push(Row { what, unit: "ms", ours, peer: "nm-applet", theirs, target });
    }
    Ok(rows)
}

async fn start(program: Program, kept: Files) -> anyhow::Result<f64> {
    let mullvad = Mullvad::start()?;
    let mut around = Surroundings::put_up().await?;
    if kept == Files::OnDisk {
        push_out(&files(&program.path()?)?)?;
    }
    around.forget_items();
    let mut command = program.command(&around, &mullvad)?;
    let began = Instant::now();
    let running = Running::start(&mut command)?;
    let took = around.item().await?.came.duration_since(began);
    drop(running);
    Ok(took.as_secs_f64() * 1000.0)
}

fn push_out(files: &[PathBuf]) -> anyhow::Result<()> {
    for path in files {
        let file = File::open(path)?;
        // Only pages that are on disk already can go.
        file.sync_all()?;
        fadvise(&file, 0, None, Advice::DontNeed)?;
    }
    Ok(())
}
