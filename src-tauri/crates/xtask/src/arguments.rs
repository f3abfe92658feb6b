//! Which task was asked for.

use anyhow::{Context, bail};

use crate::setup::Purpose;

/// What each task does, as shown by `cargo xtask help`.
pub(crate) const USAGE: &str = "\
cargo xtask run [--first-number] [ARGUMENTS]   set up what running needs, build, start `shoal ARGUMENTS`
                                               (--first-number: end after the first number is shown)
cargo xtask test [--fast]                      set up, then every test
                                               (--fast: without virtual desktop, window and browser)
cargo xtask bench [--only IDS] [--repeats N] [--idle SECONDS] [--events N]
                                               measure a release build against peers (fifteen minutes)
cargo xtask calibrate [--short] [--worlds N] [--seed S] [--out DIR]
                                               hold the model against worlds with known truth; without
                                               arguments the README's table and picture are renewed
cargo xtask screenshots                        take the README's picture again
cargo xtask setup [--for run|test|bench]       only set up (test, unless named)";

/// One thing this program can do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Task {
    /// Print [`USAGE`].
    Help,
    /// Install what is missing.
    SetUp(Purpose),
    /// Build and start Shoal.
    Run(Start),
    /// Run the tests.
    Test {
        /// Leaves out what needs a desktop or a browser.
        fast: bool,
    },
    /// Take the picture of the README.
    Screenshots,
    /// Measure, with these arguments for the measuring program.
    Bench(Vec<String>),
    /// Hold the model against known truth, with these arguments for the program that does it.
    Calibrate(Vec<String>),
}

/// How Shoal is to be started.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Start {
    /// End after the first number was shown.
    pub(crate) first_number: bool,
    /// Handed to `shoal` as they are.
    pub(crate) arguments: Vec<String>,
}

/// Reads the command line, without the program's name.
///
/// # Errors
/// Names the argument that is not understood.
pub(crate) fn parse(mut arguments: impl Iterator<Item = String>) -> anyhow::Result<Task> {
    let Some(task) = arguments.next() else { return Ok(Task::Help) };
    let rest: Vec<String> = arguments.collect();
    match task.as_str() {
        "help" | "--help" | "-h" => Ok(Task::Help),
        "setup" => purpose(&rest).map(Task::SetUp),
        "run" => Ok(Task::Run(start(rest))),
        "screenshots" if rest.is_empty() => Ok(Task::Screenshots),
        "bench" => Ok(Task::Bench(rest)),
        "calibrate" => Ok(Task::Calibrate(rest)),
        "test" => match rest.as_slice() {
            [] => Ok(Task::Test { fast: false }),
            [only] if only == "--fast" => Ok(Task::Test { fast: true }),
            [other, ..] => bail!("`test` does not know {other:?}"),
        },
        other => bail!("there is no task {other:?}"),
    }
}

fn purpose(rest: &[String]) -> anyhow::Result<Purpose> {
    let name = match rest {
        [] => return Ok(Purpose::Test),
        [flag, name] if flag == "--for" => name.as_str(),
        [one] => {
            one.strip_prefix("--for=").with_context(|| format!("`setup` does not know {one:?}"))?
        }
        [one, ..] => bail!("`setup` does not know {one:?}"),
    };
    match name {
        "run" => Ok(Purpose::Run),
        "test" => Ok(Purpose::Test),
        "bench" => Ok(Purpose::Bench),
        other => bail!("`setup --for` takes run, test or bench, not {other:?}"),
    }
}

/// Takes out the flag that is ours; the rest belongs to `shoal`, and so does everything after `--`.
fn start(rest: Vec<String>) -> Start {
    let mut start = Start::default();
    let mut rest = rest.into_iter();
    for argument in rest.by_ref() {
        match argument.as_str() {
            "--first-number" => start.first_number = true,
            "--" => break,
            _ => start.arguments.push(argument),
        }
    }
    start.arguments.extend(rest);
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> anyhow::Result<Task> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn what_follows_run_is_for_shoal_except_the_first_number_flag() {
        let Ok(Task::Run(start)) = read("run --first-number --seed 3 -- --first-number") else {
            panic!("`run` is a task")
        };
        assert!(start.first_number);
        assert_eq!(start.arguments, ["--seed", "3", "--first-number"]);
    }

    #[test]
    fn set_up_is_for_tests_unless_said_otherwise() {
        assert_eq!(read("setup").ok(), Some(Task::SetUp(Purpose::Test)));
        assert_eq!(read("setup --for run").ok(), Some(Task::SetUp(Purpose::Run)));
        assert_eq!(read("setup --for=bench").ok(), Some(Task::SetUp(Purpose::Bench)));
    }

    #[test]
    fn what_is_not_understood_is_named() {
        for (line, named) in
            [("walk", "walk"), ("test --quick", "--quick"), ("setup --for me", "me")]
        {
            let trouble = read(line).expect_err("it is no such task").to_string();
            assert!(trouble.contains(named), "{trouble}");
        }
    }
}
