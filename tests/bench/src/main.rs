//! How large, how quiet and how fast is Shoal, beside a peer measured in the same run?
//!
//! # Design
//! * Absolute figures depend on the machine and on what else runs there, so each is judged as a ratio to a peer, with
//!   repeats of the two taken in turns. The median and the middle half of the repeats are shown.
//! * Every program gets a session bus of its own with a tray that does nothing but take items, and a screen that no
//!   other program uses: shared libraries make a program look small beside others that use them.
//! * Mullvad is simulated by a process of its own.

mod figures;
mod idle;
mod latency;
mod peer;
mod process;
mod program;
mod start;
mod surroundings;

use std::process::ExitCode;

use figures::Row;

/// What `cargo xtask bench --help` shows.
const USAGE: &str = "\
cargo xtask bench [--repeats N] [--idle SECONDS] [--events N]
    --repeats N      how often each is measured, in turns with its peer (5)
    --idle SECONDS   how long nothing happens while wake-ups are counted (60)
    --events N       how many events are timed in each repeat (300)";

/// How much is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Extent {
    repeats: u32,
    idle_seconds: u32,
    events: u32,
}

fn main() -> ExitCode {
    let extent = match read(std::env::args().skip(1)) {
        Ok(extent) => extent,
        Err(trouble) => {
            say(&format!("{trouble:#}\n\n{USAGE}"));
            return ExitCode::from(2);
        }
    };
    match measure(extent) {
        Ok(rows) => {
            say(&figures::table(&rows));
            ExitCode::SUCCESS
        }
        Err(trouble) => {
            say(&format!("{trouble:#}"));
            ExitCode::FAILURE
        }
    }
}

fn read(mut arguments: impl Iterator<Item = String>) -> anyhow::Result<Extent> {
    let mut extent = Extent { repeats: 5, idle_seconds: 60, events: 300 };
    while let Some(argument) = arguments.next() {
        let number = match argument.as_str() {
            "--repeats" => &mut extent.repeats,
            "--idle" => &mut extent.idle_seconds,
            "--events" => &mut extent.events,
            other => anyhow::bail!("there is no option {other:?}"),
        };
        let value = arguments.next().and_then(|value| value.parse().ok());
        *number = value
            .filter(|value| *value > 0)
            .ok_or_else(|| anyhow::anyhow!("{argument} takes a number above 0"))?;
    }
    Ok(extent)
}

/// The latency comes first, and alone: the others start programs.
fn measure(extent: Extent) -> anyhow::Result<Vec<Row>> {
    let minutes = extent.repeats * (extent.idle_seconds + 15) / 60 + 1;
    say(&format!("Measuring; this takes about {minutes} min. Leave the machine alone meanwhile."));
    let latency = latency::measure(extent)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let mut rows = idle::measure(extent).await?;
        rows.extend(start::measure(extent).await?);
        rows.extend(latency);
        Ok(rows)
    })
}

fn say(text: &str) {
    use std::io::Write;
    // Nobody is left to read it where this fails.
    let _ = writeln!(std::io::stdout(), "{text}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extent_is_read_and_nonsense_is_named() {
        let of = |line: &str| read(line.split_whitespace().map(str::to_owned));
        let extent = of("--repeats 2 --idle 20").expect("it is right");
        assert_eq!(extent, Extent { repeats: 2, idle_seconds: 20, events: 300 });
        for (line, named) in
            [("--often 3", "--often"), ("--idle", "--idle"), ("--idle 0", "--idle")]
        {
            let trouble = of(line).expect_err("it is nonsense").to_string();
            assert!(trouble.contains(named), "{trouble}");
        }
    }
}
