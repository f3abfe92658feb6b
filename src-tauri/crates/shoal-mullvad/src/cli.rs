//! Mullvad's command line program, which sets what Shoal cannot set in the daemon's bytes: multihop, and where it
//! enters.
//!
//! The daemon's field for multihop changed its meaning in place, and two builds with one version string disagree about
//! it. The program is installed together with its daemon and says in its help which values there are, so it is asked
//! for them and then told one of them. It is run from where Mullvad's packages put it and from nowhere else, only if
//! root alone can have put it there, and only if it has the daemon's version.

mod help;
mod run;
mod tree;

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use shoal_core::Refusal;
use shoal_core::multihop::{EntryTarget, MultihopMode, MultihopObstacle};
use thiserror::Error;
use tokio::task::spawn_blocking;

use crate::socket::SocketChoice;
use crate::trust::{Distrust, trusted};
use run::{Run, Said};
use tree::Tree;

/// Where packages put the program on Linux: deb, rpm and Arch; beside the app's own files; Nix. (2022 to 2026.)
const PLACES: [&str; 3] = [
    "/usr/bin/mullvad",
    "/opt/Mullvad VPN/resources/mullvad",
    "/run/current-system/sw/bin/mullvad",
];

/// Help needs no daemon.
const FOR_HELP: Duration = Duration::from_secs(5);

/// A setting is local work for the daemon.
const TO_SET: Duration = Duration::from_secs(10);

/// Characters of a version that are shown; the longest of 2022 to 2026 has 24.
const LONGEST_VERSION: usize = 40;

/// Which program to run, and who must own it.
#[derive(Clone, Debug)]
pub struct ProgramChoice {
    places: Vec<PathBuf>,
    owner: u32,
    socket: Option<PathBuf>,
    for_help: Duration,
    to_set: Duration,
}

impl ProgramChoice {
    /// Mullvad's, which is root's. A socket that was named by hand is named to it as well; for a simulated daemon there
    /// is no program: Mullvad's would talk to the real one.
    pub fn mullvads(socket: &SocketChoice) -> Self {
        let (places, socket) = match socket {
            SocketChoice::Mullvads => (&PLACES[..], None),
            SocketChoice::Unchecked(path) | SocketChoice::ServedBy { path, .. } => {
                // The program runs in another folder.
                (&PLACES[..], Some(std::path::absolute(path).unwrap_or_else(|_| path.clone())))
            }
            SocketChoice::Simulation(_) => (&[][..], None),
        };
        let places = places.iter().map(PathBuf::from).collect();
        Self { places, owner: 0, socket, for_help: FOR_HELP, to_set: TO_SET }
    }

    /// One at an absolute path that `owner` must own, for tests.
    pub fn at(path: PathBuf, owner: u32) -> Self {
        let (for_help, to_set) = (FOR_HELP, TO_SET);
        Self { places: vec![path], owner, socket: None, for_help, to_set }
    }

    /// The same with other deadlines, for tests.
    #[must_use]
    pub fn within(self, for_help: Duration, to_set: Duration) -> Self {
        Self { for_help, to_set, ..self }
    }

    /// The first of the places where a trusted program is; else why there is none.
    async fn trusted(&self) -> Result<PathBuf, MultihopObstacle> {
        let (places, owner) = (self.places.clone(), self.owner);
        let look = move || {
            let mut obstacle = MultihopObstacle::NoProgram;
            for place in places {
                match trusted(&place, owner) {
                    Ok(program) => return Ok(program),
                    Err(Distrust::Missing) => {}
                    Err(Distrust::Changeable) => obstacle = MultihopObstacle::UntrustedProgram,
                }
            }
            Err(obstacle)
        };
        // A look that died is none.
        spawn_blocking(look).await.unwrap_or(Err(MultihopObstacle::UntrustedProgram))
    }

    async fn run(&self, deadline: Duration) -> Result<Run, MultihopObstacle> {
        Ok(Run { program: self.trusted().await?, socket: self.socket.clone(), deadline })
    }
}

/// What to set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MultihopWish {
    /// Whether a tunnel goes over two relays.
    Mode(MultihopMode),
    /// Where such a tunnel enters.
    Entry(EntryTarget),
}

/// Mullvad's program, asked for what it can set.
#[derive(Clone, Debug)]
pub struct Program {
    choice: ProgramChoice,
    /// The daemon's, and so its own.
    version: String,
    tree: Tree,
}

impl Program {
    /// Finds the program and asks it what can be set. `version` is the daemon's.
    ///
    /// # Errors
    /// When it is not there, is not to be trusted, is of another version than the daemon, or names nothing that Shoal
    /// knows.
    pub async fn find(choice: ProgramChoice, version: &str) -> Result<Self, MultihopObstacle> {
        let run = choice.run(choice.for_help).await?;
        is_of(&run, version).await?;
        let tree = Tree::of(&run).await.ok_or(MultihopObstacle::UnknownProgram)?;
        Ok(Self { choice, version: version.to_owned(), tree })
    }

    /// What multihop can be set to.
    pub fn modes(&self) -> Vec<MultihopMode> {
        self.tree.modes()
    }

    /// Sets something. Who owns the program and which version it has are looked at again before: an upgrade may have
    /// exchanged it while the daemon of before still runs. A custom endpoint would be deleted without a
    /// word: ask through [`crate::DaemonHandle::write_with`], which looks for one.
    ///
    /// # Errors
    /// When the program is no longer to be trusted, has no word for it, or does not do it.
    pub async fn set(&self, wish: &MultihopWish) -> Result<(), ProgramError> {
        let arguments = match wish {
            MultihopWish::Mode(mode) => self.tree.set_multihop(*mode),
            MultihopWish::Entry(entry) => self.tree.set_entry(entry),
        };
        let arguments = arguments.ok_or(ProgramError::NoSuchSetting)?;
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let run = self.choice.run(self.choice.to_set).await.map_err(ProgramError::Obstacle)?;
        is_of(&run, &self.version).await.map_err(ProgramError::Obstacle)?;
        match run.with(&arguments).await?.code {
            0 => Ok(()),
            1 => Err(ProgramError::Failed),
            2 => Err(ProgramError::NotUnderstood),
            code => Err(ProgramError::Ended { code: Some(code) }),
        }
    }
}

/// Whether a program has the daemon's version: one of another would write with another meaning.
async fn is_of(run: &Run, version: &str) -> Result<(), MultihopObstacle> {
    let unknown = MultihopObstacle::UnknownProgram;
    let Ok(Said { code: 0, text }) = run.with(&["--version"]).await else { return Err(unknown) };
    let told = text.lines().next().and_then(|line| line.split_whitespace().next_back());
    match told {
        Some(told) if told == version => Ok(()),
        // A daemon that does not say its version has none to compare with.
        Some(told) if !version.is_empty() => {
            let (program, daemon) = (cleaned(told), cleaned(version));
            Err(MultihopObstacle::OtherVersion { program, daemon })
        }
        Some(_) | None => Err(unknown),
    }
}

/// A version as it may be shown: nothing invisible, and no more than any release has.
fn cleaned(version: &str) -> String {
    version.chars().filter(char::is_ascii_graphic).take(LONGEST_VERSION).collect()
}

/// Why Mullvad's program did not set something.
#[derive(Debug, Error)]
pub enum ProgramError {
    /// It is gone, no longer to be trusted, or of another version by now; nothing was set.
    #[error("Mullvad's program is not there, not to be trusted, or of another version")]
    Obstacle(MultihopObstacle),
    /// It has no such setting; it was not run.
    #[error("Mullvad's program has no such setting")]
    NoSuchSetting,
    /// It could not be started, or not be listened to.
    #[error("Mullvad's program could not be run")]
    NotStarted(#[source] io::Error),
    /// It did not end in time and was ended.
    #[error("Mullvad's program did not end in time")]
    Silent,
    /// It said more than any release does, and was ended.
    #[error("Mullvad's program said more than it should")]
    TooMuch,
    /// It failed (1), as without a daemon.
    #[error("Mullvad's program failed")]
    Failed,
    /// It did not understand its arguments (2).
    #[error("Mullvad's program did not understand")]
    NotUnderstood,
    /// It ended in a way that no release has; `None`: by a signal.
    #[error("Mullvad's program ended in an unknown way")]
    Ended {
        /// Its exit code.
        code: Option<i32>,
    },
}

impl ProgramError {
    /// What the core is told.
    pub fn refusal(&self) -> Refusal {
        match self {
            Self::Obstacle(_) | Self::NoSuchSetting => Refusal::NoControl,
            Self::NotStarted(_)
            | Self::Silent
            | Self::TooMuch
            | Self::Failed
            | Self::NotUnderstood
            | Self::Ended { .. } => Refusal::RefusedByProgram,
        }
    }

    /// Whether it may have been done all the same: the program was ended, or ended, in the middle.
    pub(crate) fn is_open(&self) -> bool {
        matches!(self, Self::Silent | Self::TooMuch | Self::Ended { .. })
    }
}
