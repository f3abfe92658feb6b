//! What can be said to `shoal` on the command line.

mod acting;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{ArgAction, Args, CommandFactory, Parser, Subcommand, ValueEnum};

use shoal_core::Profile;

use crate::signals::SignalOptions;

pub(crate) use acting::{Autostarting, DemoFault, Leave, Multihop, NewKey, Pause};

const AFTER_HELP: &str = "\
Without a command, Shoal starts in the tray; if it runs already, its window is shown.

Examples:
  shoal status                  where you leave, and with how many others
  shoal switch best             to a larger crowd
  shoal new-identity --dry-run  what a new key and another relay would do
  shoal undo                    the relay settings of before
  shoal --demo status           the same without Mullvad: everything simulated

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 Mullvad's daemon cannot be reached, 130 interrupted.";

/// Above the options that each command takes, below its own.
const EVERYWHERE: &str = "Options of every command";

/// Shows how many people share your Mullvad exit IP, and moves you to a larger crowd.
#[derive(Debug, Parser)]
#[command(name = "shoal", version, after_help = AFTER_HELP, max_term_width = 100)]
pub(crate) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(crate) task: Option<Task>,
    /// What holds for every task.
    #[command(flatten)]
    pub(crate) setting: Setting,
}

impl Arguments {
    /// Reads a command line.
    ///
    /// # Errors
    /// When it is none: what to print, and the code to end with.
    pub(crate) fn read(line: impl IntoIterator<Item = OsString>) -> Result<Self, clap::Error> {
        let arguments = Self::try_parse_from(line)?;
        // Options may stand on both sides of the command; the parser compares only those on one side.
        let Setting { demo, seed, speed, fault, socket, .. } = &arguments.setting;
        let wrong = if *demo && socket.is_some() {
            Some((
                ErrorKind::ArgumentConflict,
                "--demo has a daemon of its own: leave out it or --socket",
            ))
        } else if !demo && (seed.is_some() || speed.is_some() || fault.is_some()) {
            let said = "--seed, --speed and --fault are about the simulation: add --demo";
            Some((ErrorKind::MissingRequiredArgument, said))
        } else {
            None
        };
        wrong.map_or(Ok(arguments), |(kind, said)| Err(Self::command().error(kind, said)))
    }
}

/// Options that every command takes.
#[derive(Clone, Debug, Args)]
pub(crate) struct Setting {
    /// Print JSON (with the field `schema`) instead of sentences
    #[arg(long, global = true, help_heading = EVERYWHERE)]
    pub(crate) json: bool,
    /// Use a simulated Mullvad: nothing shown is real, nothing is kept
    #[arg(long, global = true, help_heading = EVERYWHERE)]
    pub(crate) demo: bool,
    /// With --demo: the simulated network to take, 1 unless given
    #[arg(long, global = true, value_name = "N", help_heading = EVERYWHERE)]
    pub(crate) seed: Option<u64>,
    /// With --demo: how many times faster than life it runs, 0.1 to 1000, 1 unless given
    #[arg(long, global = true, value_name = "X", value_parser = speed, help_heading = EVERYWHERE)]
    pub(crate) speed: Option<f64>,
    /// With --demo: what the simulated Mullvad does wrong
    #[arg(long, global = true, value_enum, value_name = "FAULT", help_heading = EVERYWHERE)]
    #[arg(hide_possible_values = true)]
    pub(crate) fault: Option<DemoFault>,
    /// Relay list, in either shape that Mullvad publishes; several are joined. It adds to what the daemon tells, and
    /// `lookup`, `places`, `predict` and `trail` need no daemon then
    #[arg(long, global = true, value_name = "FILE", action = ArgAction::Append)]
    #[arg(help_heading = EVERYWHERE)]
    pub(crate) relays: Vec<PathBuf>,
    /// Another socket of the daemon; who owns it is not checked, and Shoal shows that
    #[arg(long, global = true, value_name = "PATH", help_heading = EVERYWHERE)]
    pub(crate) socket: Option<PathBuf>,
}

/// One thing to do and end.
#[derive(Clone, Debug, Subcommand)]
pub(crate) enum Task {
    /// Show where you leave and how many people share your exit IP
    Status,
    /// Print a line each time where you leave or the crowd changes; Ctrl-C ends it
    Watch {
        /// End after the first line with a known crowd
        #[arg(long)]
        once_known: bool,
    },
    /// Tell which relay an exit IP belongs to, or which exit IPs a relay has
    Lookup {
        /// An exit IP, or a relay's name such as se-sto-wg-101
        #[arg(value_name = "IP_OR_RELAY")]
        what: String,
    },
    /// List cities with the crowd to expect there
    Places {
        /// In which order
        #[arg(long, value_enum, default_value_t = Order::Crowd)]
        sort: Order,
        /// Only this country, by its two letters
        #[arg(long, value_name = "CODE")]
        country: Option<String>,
        /// Tell what limits this city or relay, and why Shoal does not pick it
        #[arg(long, value_name = "CITY_OR_RELAY", conflicts_with_all = ["sort", "country"])]
        why: Option<String>,
    },
    /// Tell which exit IPs a tunnel address should get, if Mullvad follows the published rule
    Predict {
        /// A tunnel address such as 10.64.0.2; this machine's own unless given
        #[arg(value_name = "TUNNEL_ADDRESS")]
        tunnel_address: Option<String>,
    },
    /// Tell how many people on your exit IP look the same to websites as you do
    ///
    /// Name what your browser tells; of what is not named nothing is taken. Nothing of it is kept or sent.
    Signals {
        /// What to look at.
        #[command(flatten)]
        options: SignalOptions,
    },
    /// Tell what the exit IPs that were seen under one tunnel address give away together
    ///
    /// Without a file: those that Shoal has seen under the tunnel address in use.
    Trail {
        /// A file of what was seen: lines of comma-separated values, with the columns `hostname` and `exit_ip`
        #[arg(long, value_name = "FILE")]
        sightings: Option<PathBuf>,
    },
    /// Leave through another place
    Switch {
        /// A city's code or name, a relay, or `best` for the best crowd
        #[arg(value_name = "CITY_OR_RELAY|best")]
        to: String,
        /// Show what would be done and change nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Leave through another relay in the same city
    AnotherRelay {
        /// Show what would be done and change nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Have a new WireGuard key made, and set the tunnel up anew with it
    RotateKey {
        /// How.
        #[command(flatten)]
        how: NewKey,
    },
    /// Have a new key made, then leave through another relay: another tunnel address, then another exit IP
    NewIdentity {
        /// How.
        #[command(flatten)]
        how: NewKey,
    },
    /// Go over two relays, or over one; the crowd on your exit IP stays as it is
    Multihop {
        /// What to set
        #[arg(value_enum)]
        mode: Multihop,
        /// Show what would be done and change nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Choose where a tunnel over two relays enters
    Entry {
        /// A city's code or name, a relay, or `any` for wherever Mullvad's app likes
        #[arg(value_name = "CITY_OR_RELAY|any")]
        to: String,
        /// Show what would be done and change nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Put Mullvad's relay settings back as they were before Shoal's last change
    Undo {
        /// Even if somebody else has changed them since
        #[arg(long)]
        anyway: bool,
        /// Show what would be done and change nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Let no reminder come for a while, where Shoal runs in the tray
    Pause {
        /// For how many minutes, 1 to 1440, or `off` to let them come again
        #[arg(value_name = "MINUTES|off", value_parser = acting::pause)]
        minutes: Pause,
        /// Show what would be done and change nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Show what Shoal remembers: the crowd by hour, and the exit IPs seen under each key
    History {
        /// Only the last days, 1 to 365
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=365))]
        days: Option<u32>,
        /// Choose where it is remembered, and list nothing
        #[arg(long, value_enum, value_name = "WHERE", conflicts_with = "days")]
        remember: Option<Remember>,
    },
    /// Delete everything that Shoal remembers, in memory and on disk; settings stay
    Forget {
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
    /// Ask Mullvad's check service for your exit IP, where Mullvad's app is not what makes the tunnel
    ///
    /// It is asked through the tunnel and only if you allow that; while Shoal runs also by itself, when a tunnel comes
    /// up.
    Check {
        /// Whether it may be asked.
        #[command(flatten)]
        leave: Leave,
    },
    /// Show whether Shoal may look if Mullvad Browser or Tor Browser runs, or allow it
    ///
    /// A clean browser can single you out in a small crowd, and Shoal tells when it does.
    Browsers {
        /// Whether it may look.
        #[command(flatten)]
        leave: Leave,
    },
    /// Asks once, for the program that lives all day
    #[command(hide = true)]
    CheckExit {
        /// The tunnel's interface
        #[arg(long, value_name = "NAME")]
        interface: String,
    },
    /// List what Shoal advises at present
    Advice {
        /// Tell what a rule looks at, for whom it speaks, and what it rests on
        #[arg(long, value_name = "ID")]
        explain: Option<String>,
    },
    /// Show whom you hide from, or choose
    Profile {
        /// From whom; nothing is changed without it
        #[arg(value_enum, value_name = "PROFILE")]
        profile: Option<ChosenProfile>,
        /// Show what would be done and change nothing
        #[arg(long, requires = "profile")]
        dry_run: bool,
    },
    /// Show whether your desktop starts Shoal when you log in, or choose; it has no part in connecting
    Autostart {
        /// What is wanted.
        #[command(flatten)]
        asked: Autostarting,
    },
    /// Check everything that Shoal needs, and say what to do where something is missing
    Doctor,
    /// Print a report for whoever helps you: nothing of it names you or where you go, and nothing is sent
    Diagnostics {
        /// Save it too, once it was printed (with --json before), in a file that does not exist yet and that you alone can read
        #[arg(long, value_name = "FILE")]
        save: Option<PathBuf>,
    },
    /// Print completions for a shell
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
}

/// Where what Shoal sees is remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Remember {
    /// On disk, readable by you alone
    Kept,
    /// In memory, until Shoal ends; what is on disk is deleted
    MemoryOnly,
}

/// Whom the user hides from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ChosenProfile {
    /// The provider of your connection, or the café's Wi-Fi
    Provider,
    /// Single websites
    Sites,
    /// Those who compare visits to many websites
    Networks,
    /// Somebody determined who looks for you
    Targeted,
}

impl From<ChosenProfile> for Profile {
    fn from(chosen: ChosenProfile) -> Self {
        match chosen {
            ChosenProfile::Provider => Self::Provider,
            ChosenProfile::Sites => Self::Sites,
            ChosenProfile::Networks => Self::Networks,
            ChosenProfile::Targeted => Self::Targeted,
        }
    }
}

/// An order of cities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Order {
    /// Largest crowd first
    Crowd,
    /// Nearest first
    Distance,
    /// By name
    Name,
}

fn speed(text: &str) -> Result<f64, String> {
    let speed: f64 = text.parse().map_err(|_| format!("{text:?} is not a number"))?;
    if !(0.1..=1000.0).contains(&speed) {
        return Err("the speed must be 0.1 to 1000".to_owned());
    }
    Ok(speed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Arguments, clap::Error> {
        Arguments::read(line.split(' ').map(OsString::from))
    }

    #[test]
    fn the_command_line_has_no_contradiction() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn options_stand_before_or_after_the_command() {
        for line in [
            "shoal --demo --seed 3 watch --once-known",
            "shoal --demo watch --once-known --seed 3",
            "shoal --seed 3 watch --once-known --demo",
            "shoal watch --once-known --demo --seed 3",
        ] {
            let arguments = read(line).expect("a command line");
            assert!(matches!(arguments.task, Some(Task::Watch { once_known: true })), "{line}");
            assert!(arguments.setting.demo && arguments.setting.seed == Some(3), "{line}");
        }
    }

    #[test]
    fn options_that_need_or_exclude_each_other_do_so_on_both_sides_of_the_command() {
        for (line, said) in [
            ("shoal --seed 3 status", "add --demo"),
            ("shoal status --speed 2", "add --demo"),
            ("shoal new-identity --fault hang-key", "add --demo"),
            ("shoal --demo --socket here status", "leave out"),
            ("shoal --demo status --socket here", "leave out"),
            ("shoal --socket here status --demo", "leave out"),
        ] {
            let error = read(line).map(drop).expect_err(line);
            assert_eq!(error.exit_code(), 2, "{line}");
            assert!(error.to_string().contains(said), "{line}: {error}");
        }
    }

    #[test]
    fn a_speed_that_is_none_is_refused() {
        for speed in ["0", "-1", "NaN", "inf", "fast"] {
            let line = ["shoal", "--demo", "--speed", speed];
            assert!(Arguments::try_parse_from(line).is_err(), "{speed}");
        }
    }
}
