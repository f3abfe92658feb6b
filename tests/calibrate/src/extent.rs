//! How much is calibrated, and where the outcome goes.

use std::path::PathBuf;

use anyhow::{Context, bail};

/// What `shoal-calibrate --help` shows.
pub const USAGE: &str = "\
cargo xtask calibrate [--short] [--worlds N] [--seed S] [--out DIR]
    --short          few worlds and wide limits: seconds instead of minutes
    --worlds N       how many worlds each figure rests on (10000)
    --seed S         what chance begins with (2026)
    --out DIR        where calibration.svg, results.tsv and table.md are written
Without any of them the clone's own picture, results and README table are renewed.
Ends with 1 when a figure is out of its range, with 2 when the arguments are not understood.";

/// Worlds behind each figure, unless asked for otherwise.
const WORLDS: u32 = 10_000;

/// The same for the short form.
const WORLDS_OF_SHORT: u32 = 1_000;

/// The seed, unless asked for otherwise.
const SEED: u64 = 2026;

/// How much is calibrated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extent {
    /// How many worlds each figure rests on; a part that needs more or fewer takes a multiple of it.
    pub worlds: u32,
    /// What chance begins with.
    pub seed: u64,
    /// Where the outcome is written; `None`: see [`Extent::is_whole`].
    pub out: Option<PathBuf>,
}

impl Default for Extent {
    /// Everything.
    fn default() -> Self {
        Self { worlds: WORLDS, seed: SEED, out: None }
    }
}

impl Extent {
    /// The short form, for the tests.
    pub fn short() -> Self {
        Self { worlds: WORLDS_OF_SHORT, ..Self::default() }
    }

    /// Whether it is what the README tells of.
    pub fn is_whole(&self) -> bool {
        (self.worlds, self.seed) == (WORLDS, SEED)
    }

    /// By how much a limit that holds for [`Extent::default`] is widened for these worlds. Never less than 1.
    ///
    /// Chance goes with the root of their number. With fewer worlds a limit of three standard errors becomes one of
    /// four: there are more than a hundred figures, and a small run must not fail by chance.
    pub fn widening(&self) -> f64 {
        if self.worlds >= WORLDS {
            return 1.0;
        }
        (f64::from(WORLDS) / f64::from(self.worlds)).sqrt() * 4.0 / 3.0
    }

    /// Reads the command line, without the program's name.
    ///
    /// # Errors
    /// Names the argument that is not understood.
    pub fn read(mut arguments: impl Iterator<Item = String>) -> anyhow::Result<Self> {
        let mut extent = Self::default();
        while let Some(argument) = arguments.next() {
            let mut value =
                || arguments.next().with_context(|| format!("{argument} takes a value"));
            match argument.as_str() {
                "--short" => extent.worlds = WORLDS_OF_SHORT,
                "--worlds" => {
                    let worlds =
                        value()?.parse().ok().filter(|worlds| (100..=1_000_000).contains(worlds));
                    extent.worlds =
                        worlds.context("--worlds takes a number from 100 to 1000000")?;
                }
                "--seed" => {
                    extent.seed = value()?.parse().ok().context("--seed takes a whole number")?;
                }
                "--out" => extent.out = Some(value()?.into()),
                other => bail!("there is no option {other:?}"),
            }
        }
        Ok(extent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> anyhow::Result<Extent> {
        Extent::read(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn the_extent_is_read_and_nonsense_is_named() {
        assert!(read("").expect("it may be empty").is_whole());
        let extent = read("--worlds 400 --seed 7 --out /tmp/there").expect("it is right");
        assert_eq!((extent.worlds, extent.seed), (400, 7));
        assert_eq!(extent.out, Some("/tmp/there".into()));
        assert_eq!(read("--short").expect("it is right"), Extent::short());
        for (line, named) in
            [("--quick", "--quick"), ("--worlds 3", "--worlds"), ("--seed", "--seed")]
        {
            let trouble = read(line).expect_err("it is nonsense").to_string();
            assert!(trouble.contains(named), "{trouble}");
        }
    }

    #[test]
    fn fewer_worlds_widen_the_limits() {
        let widening = |worlds| Extent { worlds, ..Extent::default() }.widening();
        assert!((widening(2_500) - 8.0 / 3.0).abs() < 1e-12);
        assert!((widening(90_000) - 1.0).abs() < 1e-12);
    }
}
