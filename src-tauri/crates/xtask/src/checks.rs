//! `cargo xtask test`: every test, each kind one line, and a sum at the end.

use std::collections::BTreeSet;
use std::process::{Command, ExitCode};
use std::time::Instant;

use crate::setup::{self, Purpose};
use crate::step::{self, Failed, Seconds};
use crate::workspace::Workspace;

/// Tells the desktop tests that they may start one.
pub(crate) const DESKTOP_TESTS: &str = "SHOAL_DESKTOP_TESTS";

/// What came of all steps.
#[derive(Default)]
struct Tally {
    passed: usize,
    failed: Vec<String>,
    rust_tests: u32,
    skipped: BTreeSet<String>,
}

/// Sets up, runs every test (with `fast`, those that need neither desktop nor browser), says what came of it.
///
/// # Errors
/// When the set-up fails or a program is missing; a failed test is no error but the exit code 1.
pub(crate) fn test(workspace: &Workspace, fast: bool) -> anyhow::Result<ExitCode> {
    let began = Instant::now();
    setup::prepare(workspace, if fast { Purpose::Run } else { Purpose::Test })?;
    let mut tally = Tally::default();
    for (what, command) in steps(workspace, fast) {
        tally.step(what, command)?;
    }
    for reason in &tally.skipped {
        println!("{reason}");
    }
    println!("{} ({})", tally.sum(), Seconds(began.elapsed()));
    Ok(if tally.failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The programs are built before the tests: the desktop tests start them.
fn steps(workspace: &Workspace, fast: bool) -> Vec<(&'static str, Command)> {
    let cargo = |line: &str| {
        let mut cargo = workspace.cargo();
        cargo.args(line.split(' '));
        cargo
    };
    let npm = |script: &str| {
        let mut npm = workspace.npm();
        npm.args(["run", "--silent", script]);
        npm
    };
    let mut rust_tests = cargo("test --locked --no-fail-fast -- --show-output");
    rust_tests.env_remove(DESKTOP_TESTS);
    let mut steps = Vec::new();
    if !fast {
        rust_tests.env(DESKTOP_TESTS, "1");
        steps.push((
            "Building the window (the first time about five minutes)",
            cargo("build --locked -p shoal-window"),
        ));
    }
    steps.push((
        "Building Shoal and its tests (the first time about four minutes)",
        cargo("build --locked"),
    ));
    steps.push(("Rust tests (a few minutes)", rust_tests));
    if !fast {
        let window = cargo("test --locked --no-fail-fast -p shoal-window -- --show-output");
        steps.push(("Rust tests of the window (a minute)", window));
    }
    steps.push(("Types of the page", npm("check")));
    steps.push(("Rules of the page's sources", npm("lint")));
    steps.push(("Tests of the page's parts", npm("test")));
    if !fast {
        steps.push(("Tests of the page in a browser (a minute)", npm("test:page")));
    }
    steps
}

impl Tally {
    fn step(&mut self, what: &str, command: Command) -> anyhow::Result<()> {
        let output = match step::run(what, command) {
            Ok(output) => {
                self.passed += 1;
                output
            }
            Err(trouble) => {
                let failed = trouble.downcast::<Failed>()?;
                println!("{}", worth_reading(&failed.output));
                self.failed.push(failed.what);
                failed.output
            }
        };
        self.count(&output);
        Ok(())
    }

    fn count(&mut self, output: &str) {
        for line in output.lines() {
            if let Some(result) = line.strip_prefix("test result: ") {
                self.rust_tests += result
                    .split_whitespace()
                    .zip(result.split_whitespace().skip(1))
                    .find_map(|(count, word)| {
                        word.starts_with("passed").then(|| count.parse().ok())?
                    })
                    .unwrap_or(0);
            } else if line.starts_with("skipped") {
                self.skipped.insert(line.to_owned());
            }
        }
    }

    fn sum(&self) -> String {
        let steps = self.passed + self.failed.len();
        let tests = self.rust_tests;
        if self.failed.is_empty() {
            return format!("All {steps} steps passed, {tests} Rust tests among them");
        }
        format!("{} of {steps} steps FAILED: {}", self.failed.len(), self.failed.join(", "))
    }
}

/// Of a failed step's output: all but what went well.
fn worth_reading(output: &str) -> String {
    let mut in_successes = false;
    let mut kept = String::new();
    for line in output.lines() {
        match line {
            "successes:" => in_successes = true,
            _ if line == "failures:" || line.starts_with("test result: ") => in_successes = false,
            _ => {}
        }
        let progress = ["Compiling ", "Downloading ", "Downloaded ", "Locking "];
        let went_well = (line.starts_with("test ") && line.ends_with(" ... ok"))
            || progress.iter().any(|word| line.trim_start().starts_with(word));
        if !in_successes && !went_well {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    const OUTPUT: &str = "\
   Compiling shoal-core v0.1.0
running 3 tests
test one ... ok
test two ... FAILED
test three ... ok

successes:

---- three stdout ----
skipped: there is no folder with real data beside the clone

failures:

---- two stdout ----
1 is not 2

test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
test result: ok. 40 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
";

    #[test]
    fn of_a_failed_step_the_failures_are_shown() {
        let shown = worth_reading(OUTPUT);
        assert!(shown.contains("1 is not 2") && shown.contains("test two ... FAILED"), "{shown}");
        assert!(!shown.contains("three") && !shown.contains("Compiling"), "{shown}");
    }

    #[test]
    fn passed_and_skipped_tests_are_counted() {
        let mut tally = Tally::default();
        tally.count(OUTPUT);
        assert_eq!(tally.rust_tests, 42);
        assert_eq!(tally.skipped.len(), 1);
    }

    #[test]
    fn one_failed_step_fails_the_whole_and_is_named() {
        let mut tally = Tally::default();
        let shell = |line: &str| {
            let mut command = Command::new("sh");
            command.args(["-c", line]);
            command
        };
        tally.step("Easy (a second)", shell("exit 0")).expect("it is started");
        tally.step("Hard (a second)", shell("exit 1")).expect("it is started");
        assert_eq!(tally.sum(), "1 of 2 steps FAILED: Hard");
    }
}
