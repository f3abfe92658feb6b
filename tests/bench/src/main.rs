//! How large, how quiet and how fast is Shoal, beside a peer measured in the same run?
//!
//! # Design
//! * Absolute figures depend on the machine and on what else runs there, so each is judged as a ratio to a peer, with
//!   repeats of the two taken in turns. The median and the middle half of the repeats are shown.
//! * Every program gets a session bus of its own with a tray that does nothing but take items, and a screen that no
//!   other program uses: shared libraries make a program look small beside others that use them.
//! * Mullvad is simulated by a process of its own.

mod estimates;
mod figures;
mod idle;
mod latency;
mod lived;
mod lookup;
mod peer;
mod process;
mod program;
mod screen;
mod start;
mod surroundings;
mod window;

use std::process::ExitCode;

use figures::Row;

/// What `cargo xtask bench --help` shows.
const USAGE: &str = "\
cargo xtask bench [--only IDS] [--repeats N] [--idle SECONDS] [--events N]
    --only IDS       only these, such as B12,B13 (all)
    --repeats N      how often each is measured, in turns with its peer (5)
    --idle SECONDS   how long nothing happens while wake-ups are counted (60)
    --events N       how many events are timed in each repeat (300)
It ends with 1 where a target is missed, and with 3 where one could not be measured: Shoal's memory can be read by
root alone.";

/// What can be measured alone: one run gives all figures of a group.
const GROUPS: [&[&str]; 7] = [&["B9"], &IDLE, &START, &WINDOW, &["B12"], &["B13"], &["B17"]];

const IDLE: [&str; 3] = ["B1", "B2", "B3"];
const START: [&str; 1] = ["B5"];
const WINDOW: [&str; 3] = ["B6", "B7", "B8"];

/// Which figures are asked for; empty: all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Wanted(Vec<String>);

impl Wanted {
    /// Reads `B12,B13`.
    fn read(ids: &str) -> anyhow::Result<Self> {
        let ids: Vec<String> = ids.split(',').map(|id| id.trim().to_uppercase()).collect();
        for id in &ids {
            let is_known = GROUPS.iter().any(|group| group.contains(&id.as_str()));
            let known = GROUPS.concat().join(", ");
            anyhow::ensure!(is_known, "there is no figure {id:?}; there are {known}");
        }
        Ok(Self(ids))
    }

    /// About how long what waits by the clock takes; the rest takes a minute together.
    fn seconds(&self, extent: Extent) -> u32 {
        let each = [(self.any_of(&IDLE), extent.idle_seconds + 15), (self.any_of(&WINDOW), 60)];
        each.into_iter()
            .filter(|(is_wanted, _)| *is_wanted)
            .map(|(_, one)| one * extent.repeats)
            .sum()
    }

    fn any_of(&self, group: &[&str]) -> bool {
        self.0.is_empty() || self.0.iter().any(|id| group.contains(&id.as_str()))
    }
}

/// How much is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Extent {
    repeats: u32,
    idle_seconds: u32,
    events: u32,
}

fn main() -> ExitCode {
    let (wanted, extent) = match read(std::env::args().skip(1)) {
        Ok(read) => read,
        Err(trouble) => {
            say(&format!("{trouble:#}\n\n{USAGE}"));
            return ExitCode::from(2);
        }
    };
    match measure(&wanted, extent) {
        Ok(rows) => {
            say(&figures::table(&rows));
            ending(&rows)
        }
        Err(trouble) => {
            say(&format!("{trouble:#}"));
            ExitCode::FAILURE
        }
    }
}

/// What was not measured is not met either, and is no fault of the program.
fn ending(rows: &[Row]) -> ExitCode {
    if rows.iter().any(Row::is_missed) {
        ExitCode::FAILURE
    } else if rows.iter().any(Row::is_open) {
        ExitCode::from(3)
    } else {
        ExitCode::SUCCESS
    }
}

fn read(mut arguments: impl Iterator<Item = String>) -> anyhow::Result<(Wanted, Extent)> {
    let mut wanted = Wanted::default();
    let mut extent = Extent { repeats: 5, idle_seconds: 60, events: 300 };
    while let Some(argument) = arguments.next() {
        let number = match argument.as_str() {
            "--only" => {
                let ids = arguments.next().ok_or_else(|| anyhow::anyhow!("--only takes names"))?;
                anyhow::ensure!(wanted == Wanted::default(), "--only is given once, as in B12,B13");
                wanted = Wanted::read(&ids)?;
                continue;
            }
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
    Ok((wanted, extent))
}

/// The latency comes first, and alone: the others start programs.
fn measure(wanted: &Wanted, extent: Extent) -> anyhow::Result<Vec<Row>> {
    let seconds = wanted.seconds(extent);
    if seconds > 60 {
        let minutes = seconds.div_ceil(60);
        say(&format!(
            "Measuring; this takes about {minutes} min. Leave the machine alone meanwhile."
        ));
    }
    let latency = if wanted.any_of(&["B9"]) { latency::measure(extent)? } else { Vec::new() };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut rows = Vec::new();
    if wanted.any_of(&IDLE) {
        rows.extend(runtime.block_on(idle::measure(extent))?);
    }
    if wanted.any_of(&START) {
        rows.extend(runtime.block_on(start::measure(extent))?);
    }
    if wanted.any_of(&WINDOW) {
        rows.extend(runtime.block_on(window::measure(extent))?);
    }
    rows.extend(latency);
    if wanted.any_of(&["B12"]) {
        rows.extend(lookup::lookups(extent)?);
    }
    if wanted.any_of(&["B13"]) {
        rows.extend(lookup::tables(extent));
    }
    if wanted.any_of(&["B17"]) {
        rows.extend(estimates::measure(extent)?);
    }
    Ok(rows)
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
        let (wanted, extent) = of("--repeats 2 --idle 20").expect("it is right");
        assert!(wanted.any_of(&["B12"]), "all unless named");
        assert_eq!(extent, Extent { repeats: 2, idle_seconds: 20, events: 300 });
        assert_eq!(wanted.seconds(extent), 2 * (35 + 60));
        let (windows, extent) = of("--only B6").expect("it is right");
        assert_eq!(windows.seconds(extent), 5 * 60);
        let (only, _) = of("--only b12,B17").expect("it is right");
        assert!(only.any_of(&["B12"]) && !only.any_of(&["B13"]));
        for (line, named) in [
            ("--often 3", "--often"),
            ("--idle", "--idle"),
            ("--idle 0", "--idle"),
            ("--only B99", "B99"),
            ("--only", "--only"),
            ("--only B12 --only B6", "--only"),
        ] {
            let trouble = of(line).expect_err("it is nonsense").to_string();
            assert!(trouble.contains(named), "{trouble}");
        }
    }
}
