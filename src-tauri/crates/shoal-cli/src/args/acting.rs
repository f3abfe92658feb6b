//! What can be said to the commands that act.

use clap::{Args, ValueEnum};

/// How a new key is asked for.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct NewKey {
    /// Even if the last key is less than an hour old: every new one is work for Mullvad
    #[arg(long)]
    pub(crate) insist: bool,
    /// Show what would be done and change nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
}

/// What the user allows or forbids; nothing of it: nothing is changed.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct Leave {
    /// Allow it from now on
    #[arg(long, group = "leave")]
    pub(crate) allow: bool,
    /// Forbid it from now on
    #[arg(long, group = "leave")]
    pub(crate) forbid: bool,
    /// Show what would be done and change nothing
    #[arg(long, requires = "leave")]
    pub(crate) dry_run: bool,
}

impl Leave {
    /// What the user says about it, if anything.
    pub(crate) fn wanted(self) -> Option<bool> {
        (self.allow || self.forbid).then_some(self.allow)
    }

    /// Whether that has to be kept.
    pub(crate) fn changes(self) -> bool {
        self.wanted().is_some() && !self.dry_run
    }
}

/// Whether the desktop starts Shoal when its user logs in.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct Autostarting {
    /// Have it started, or no more; nothing is changed without it
    #[arg(value_enum, value_name = "on|off", hide_possible_values = true)]
    wanted: Option<Switch>,
    /// Even if somebody else has changed the file that has it started
    #[arg(long, requires = "wanted")]
    pub(crate) anyway: bool,
    /// Show what would be done and change nothing
    #[arg(long, requires = "wanted")]
    pub(crate) dry_run: bool,
}

impl Autostarting {
    /// Whether it is to be started, if anything is to be changed.
    pub(crate) fn wanted(self) -> Option<bool> {
        self.wanted.map(|wanted| wanted == Switch::On)
    }
}

/// One of two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Switch {
    /// It is
    On,
    /// It is not
    Off,
}

/// Over how many relays the tunnel goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Multihop {
    /// Over two
    On,
    /// Over one
    Off,
    /// As Mullvad's app decides, where it can
    Auto,
}

/// For how many minutes no reminder comes; `None`: they come again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pause(pub(crate) Option<u32>);

/// What the simulated Mullvad does wrong, for tests of what Shoal says then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DemoFault {
    /// A new key is asked for and never comes
    HangKey,
    /// No new key is made
    RefuseKey,
    /// A new key comes with the tunnel address of before
    SameAddress,
    /// A new key comes that leads to the exit IP of before
    SameExitIp,
    /// A new tunnel never comes up
    NeverConnects,
    /// A new tunnel leads to another relay than the settings say
    WrongRelay,
}

/// Reads a pause.
pub(super) fn pause(text: &str) -> Result<Pause, String> {
    if text == "off" {
        return Ok(Pause(None));
    }
    match text.parse() {
        Ok(minutes @ 1..=1_440) => Ok(Pause(Some(minutes))),
        _ => Err("it is a number of minutes from 1 to 1440, or “off”".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_is_minutes_or_off() {
        for (said, meant) in [("5", Some(5)), ("1440", Some(1_440)), ("off", None)] {
            assert_eq!(pause(said), Ok(Pause(meant)), "{said}");
        }
        for said in ["0", "1441", "-5", "on", "", "5 min"] {
            assert!(pause(said).is_err(), "{said}");
        }
    }
}
