//! How `shoal` ends, as other programs see it.

use std::process::ExitCode;

/// The exit codes that `--help` promises. Wrong usage (2) ends in the reading of the arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ended {
    /// Done, or all is well.
    Done,
    /// Not done, or something is amiss.
    Failed,
    /// What was asked for has no meaning, though its shape is right.
    WrongUsage,
    /// Mullvad's daemon cannot be reached.
    NotReachable,
    /// Ended by a signal.
    Interrupted,
}

impl From<Ended> for ExitCode {
    fn from(ended: Ended) -> Self {
        Self::from(match ended {
            Ended::Done => 0,
            Ended::Failed => 1,
            Ended::WrongUsage => 2,
            Ended::NotReachable => 3,
            // As shells count a program that Ctrl-C ended.
            Ended::Interrupted => 130,
        })
    }
}
