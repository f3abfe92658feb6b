//! Multihop is set by Mullvad's own program: the right one, with the right words, and never by another.
//!
//! The programs here are scripts that answer as those of three releases do, in other words, and write down how they
//! were started. They belong to whoever runs the tests, who stands for root.

mod agent;
mod trust;
mod words;

use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use shoal_core::multihop::MultihopObstacle;
use shoal_mullvad::{MultihopWish, Program, ProgramChoice, ProgramError};
use tempfile::TempDir;

/// The version of the simulated daemon, which the scripts have as well.
const VERSION: &str = "2026.4";

/// Whose command tree a script has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Release {
    V2025_13,
    V2026_4,
    Head,
}

impl Release {
    const ALL: [Self; 3] = [Self::V2025_13, Self::V2026_4, Self::Head];

    /// What the script says to each line of arguments that it knows.
    pub(crate) fn answers(self) -> Vec<(&'static str, &'static str)> {
        match self {
            Self::V2025_13 => vec![
                ("relay set tunnel wireguard --help", WIREGUARD_HELP),
                ("relay set tunnel wireguard entry --help", ENTRY_HELP),
            ],
            Self::V2026_4 => {
                vec![
                    ("relay set multihop --help", ON_OFF_HELP),
                    ("relay set entry --help", ENTRY_HELP),
                ]
            }
            Self::Head => vec![
                ("relay set multihop --help", THREE_WORDS_HELP),
                ("relay set entry --help", ENTRY_HELP),
            ],
        }
    }
}

const WIREGUARD_HELP: &str = "Choose how tunnels are made

Usage: mullvad relay set tunnel wireguard [OPTIONS] [COMMAND]

Commands:
  entry  Choose the first of two relays
  help   Help for these commands

Options:
  -p, --port <PORT>
          A port, or any
  -i, --ip-version <IP_VERSION>
          [possible values: any, 4, 6]
      --use-multihop <USE_MULTIHOP>
          Go over two relays [possible values: on, off]
      --daita <DAITA>
          Add noise [possible values: yes, no]
  -h, --help
          This text";

const ENTRY_HELP: &str = "Choose the first of two relays

Usage: mullvad relay set entry <COMMAND>

Commands:
  location     By country, city and name
  custom-list  By a list
  help         Help for these commands

Options:
  -h, --help  This text";

const ON_OFF_HELP: &str = "Go over two relays

Usage: mullvad relay set multihop <STATE>

Arguments:
  <STATE>  [possible values: on, off]

Options:
  -h, --help  This text";

const THREE_WORDS_HELP: &str = "Go over two relays

Usage: mullvad relay set multihop <MODE>

Arguments:
  <MODE>
          Possible values:
          - always: With every relay
          - auto:   Where it is needed
          - never:  With none

Options:
  -h, --help
          This text";

/// A folder with a script in it, and the place where it writes its arguments down.
pub(crate) struct Scripted {
    folder: TempDir,
}

impl Scripted {
    /// One that knows a release's help and takes every setting.
    pub(crate) fn of(release: Release) -> Self {
        Self::answering(&release.answers(), "0")
    }

    /// One that says what it is told to, and ends a setting with this code, or this line of its own.
    pub(crate) fn answering(answers: &[(&str, &str)], to_set: &str) -> Self {
        let mut cases = String::new();
        for (line, answer) in
            [("--version", format!("mullvad-cli {VERSION}").as_str())].iter().chain(answers)
        {
            let _ = write!(cases, "'{line}')\ncat <<'END'\n{answer}\nEND\nexit 0;;\n");
        }
        let ends = if to_set.len() == 1 { format!("exit {to_set}") } else { to_set.to_owned() };
        Self::with_body(&format!("case \"$*\" in\n{cases}*--help) exit 2;;\nesac\n{ends}\n"))
    }

    /// One that writes its arguments down, one line for each start, and then does this.
    fn with_body(body: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let log = folder.path().join("started");
        let script = format!("#!/bin/sh\necho \"$*\" >> '{}'\n{body}", log.display());
        write_program(&folder.path().join("mullvad"), &script);
        Self { folder }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("mullvad")
    }

    /// It stands for Mullvad's, and its owner for root.
    fn choice(&self) -> ProgramChoice {
        ProgramChoice::at(self.path(), own_id())
    }

    pub(crate) async fn found(&self) -> Result<Program, MultihopObstacle> {
        Program::find(self.choice(), VERSION).await
    }

    /// The argument lines of each start since the last time.
    pub(crate) fn started(&self) -> Vec<String> {
        let log = self.folder.path().join("started");
        let lines = fs::read_to_string(&log).unwrap_or_default();
        let _ = fs::remove_file(&log);
        lines.lines().map(str::to_owned).collect()
    }

    /// What comes of setting something, and how the program was started for it after it was asked for its version.
    async fn set(&self, wish: MultihopWish) -> (Result<(), ProgramError>, Vec<String>) {
        let program = self.found().await.expect("a program that is known");
        self.started();
        let set = program.set(&wish).await;
        let mut started = self.started();
        if !started.is_empty() {
            assert_eq!(started.remove(0), "--version");
        }
        (set, started)
    }
}

fn write_program(path: &Path, text: &str) {
    // Written aside, so that no other test's start of a program holds it open for writing while it is run.
    let aside = path.with_extension("new");
    fs::write(&aside, text).expect("the folder is ours");
    fs::set_permissions(&aside, fs::Permissions::from_mode(0o755)).expect("the file is ours");
    let copied = std::process::Command::new("cp").arg("-p").arg(&aside).arg(path).status();
    assert!(copied.expect("every system has cp").success());
}

fn own_id() -> u32 {
    rustix::process::geteuid().as_raw()
}

/// A short deadline for programs that hang, though long enough for a busy machine to start them.
const SOON: Duration = Duration::from_secs(2);

/// A deadline for all others, and how much later than a deadline something may be seen to end. What hangs here does so for
/// ten minutes.
const LONG: Duration = Duration::from_secs(20);
