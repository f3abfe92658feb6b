//! Everything that is done to Shoal rather than by it: set up a machine, start, test.
//!
//! # Design
//! One command has to work in a fresh clone on a new machine, so this program uses the standard library, Cargo,
//! npm and the system's own package tool, and nothing that would have to be installed before it.
//! Each step is one line; what a step's programs print is shown only when the step failed.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "its lines are what it is for")]

mod arguments;
mod bench;
mod calibrate;
mod checks;
mod packages;
mod page;
mod screenshots;
mod setup;
mod start;
mod step;
mod workspace;

use std::process::ExitCode;

use arguments::Task;
use workspace::Workspace;

fn main() -> ExitCode {
    let task = match arguments::parse(std::env::args().skip(1)) {
        Ok(task) => task,
        Err(trouble) => {
            eprintln!("{trouble:#}\n\n{}", arguments::USAGE);
            return ExitCode::from(2);
        }
    };
    match perform(&task) {
        Ok(code) => code,
        Err(trouble) => {
            eprintln!("{trouble:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: &Task) -> anyhow::Result<ExitCode> {
    let workspace = Workspace::find()?;
    match task {
        Task::Help => println!("{}", arguments::USAGE),
        Task::SetUp(purpose) => {
            setup::prepare(&workspace, *purpose)?;
            println!("Everything needed is there.");
        }
        Task::Run(start) => start::start(&workspace, start)?,
        Task::Screenshots => screenshots::take(&workspace)?,
        Task::Bench(arguments) => bench::measure(&workspace, arguments)?,
        Task::Calibrate(arguments) => calibrate::calibrate(&workspace, arguments)?,
        Task::Test { fast } => return checks::test(&workspace, *fast),
    }
    Ok(ExitCode::SUCCESS)
}
