//! Which relay list a command rests on: the files named on the command line, else the daemon's.

use std::sync::Arc;
use std::time::Duration;

use shoal_agent::settings_file::SettingsFile;
use shoal_core::{Event, RelayDirectory, Settings, Source, Trouble};
use shoal_mullvad::relay_list::{self, RelayListError};
use shoal_mullvad::{Daemon, SocketChoice};
use shoal_view::sentences;
use tokio::sync::mpsc;
use tokio::time::timeout;

use crate::args::Setting;
use crate::demo::{Demo, Simulated, resident_socket};
use crate::ended::Ended;
use crate::language::words;
use crate::print;
use crate::session::{is_of_daemon, paths, real_socket};

/// How long the daemon may take to send its list.
const DEADLINE: Duration = Duration::from_secs(10);

/// Why there is no relay list.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ListError {
    /// A file cannot be used.
    #[error(transparent)]
    File(#[from] RelayListError),
    /// The daemon gave none.
    #[error("the daemon gave no relay list")]
    Daemon(Trouble),
}

impl ListError {
    /// Says so; what the command ends with.
    ///
    /// # Errors
    /// When it cannot be printed.
    pub(crate) fn told(self, setting: &Setting) -> anyhow::Result<Ended> {
        let trouble = match self {
            Self::File(error) => return Err(error.into()),
            Self::Daemon(trouble) => trouble,
        };
        let words = words();
        let said = [sentences::trouble(words, trouble), sentences::next_step(words, trouble)];
        print::refusal(setting, "daemon", &said)?;
        Ok(if is_of_daemon(trouble) { Ended::NotReachable } else { Ended::Failed })
    }
}

/// Where a list comes from.
#[derive(Debug)]
pub(crate) enum Origin {
    /// Files.
    Files,
    /// A daemon; the simulated one may live only for this command.
    Daemon {
        /// Where it listens.
        socket: SocketChoice,
        /// The simulation, kept alive.
        _demo: Option<Demo>,
    },
}

impl Origin {
    /// Finds it, and starts the simulation where that is asked for and does not run.
    ///
    /// # Errors
    /// When the simulation does not start.
    pub(crate) async fn open(setting: &Setting) -> anyhow::Result<Self> {
        if !setting.relays.is_empty() {
            return Ok(Self::Files);
        }
        if !setting.demo {
            return Ok(Self::Daemon { socket: real_socket(setting), _demo: None });
        }
        let resident = SocketChoice::Simulation(resident_socket(paths(setting).runtime_dir()));
        if Daemon::connect(&resident).await.is_ok() {
            Simulated::join(setting, &paths(setting));
            return Ok(Self::Daemon { socket: resident, _demo: None });
        }
        let demo = Demo::for_one_command(setting).await?;
        Ok(Self::Daemon { socket: demo.socket(), _demo: Some(demo) })
    }

    /// The list.
    ///
    /// # Errors
    /// When a file cannot be used, or the daemon gives none.
    pub(crate) async fn directory(
        &self,
        setting: &Setting,
    ) -> Result<Arc<RelayDirectory>, ListError> {
        match self {
            Self::Files => Ok(Arc::new(relay_list::read(&setting.relays)?)),
            Self::Daemon { socket, .. } => of_daemon(socket).await.map_err(ListError::Daemon),
        }
    }

    /// Who speaks; nobody does in a file.
    pub(crate) fn source(&self) -> Source {
        match self {
            Self::Files => Source::None,
            Self::Daemon { socket, .. } => socket.source(),
        }
    }

    /// Prints what must stand before everything that is shown, where it is not what it seems.
    ///
    /// # Errors
    /// When it cannot be printed.
    pub(crate) fn caution(&self) -> Result<(), print::PrintError> {
        self.cautious_words().map_or(Ok(()), |caution| print::text(&caution))
    }

    /// What must stand before everything that is shown, where it is not what it seems.
    pub(crate) fn cautious_words(&self) -> Option<String> {
        let words = words();
        match self {
            Self::Daemon { socket: SocketChoice::Simulation(_), .. } => {
                Some(words.get("cli-simulation"))
            }
            Self::Daemon { socket, .. } => {
                socket.is_unchecked().then(|| words.get("cli-unchecked"))
            }
            Self::Files => None,
        }
    }
}

/// The list in the files named on the command line, if any are.
///
/// # Errors
/// When a file cannot be used.
pub(crate) fn of_files(setting: &Setting) -> Result<Option<Arc<RelayDirectory>>, RelayListError> {
    if setting.relays.is_empty() {
        return Ok(None);
    }
    relay_list::read(&setting.relays).map(Arc::new).map(Some)
}

/// How many entries were left out of a list.
pub(crate) fn left_out_of(directory: &RelayDirectory) -> u32 {
    u32::try_from(directory.flaws().total()).unwrap_or(u32::MAX)
}

/// Says how many entries were left out of a list, if any were.
pub(crate) fn tell_left_out(count: u32) {
    if count > 0 {
        print::aside(&words().say("cli-left-out", [("count", count.into())]));
    }
}

/// Shoal's settings as they are on disk, without changing anything about them.
pub(crate) fn settings(setting: &Setting) -> Settings {
    settings_file(setting).map(|file| file.settings().clone()).unwrap_or_default()
}

/// The settings file as it is; `None` where there is to be none.
pub(crate) fn settings_file(setting: &Setting) -> Option<SettingsFile> {
    paths(setting).settings_file().map(|path| SettingsFile::looked_at(&path))
}

/// The daemon's list, over a connection of its own: snapshots hold no lists.
///
/// # Errors
/// Why it gave none within ten seconds.
pub(crate) async fn of_daemon(socket: &SocketChoice) -> Result<Arc<RelayDirectory>, Trouble> {
    let (tell, mut told) = mpsc::channel(16);
    let look = async {
        let daemon = Daemon::connect(socket).await.map_err(|error| error.trouble())?;
        let found = async {
            loop {
                match told.recv().await {
                    Some(Event::RelaysReported(directory)) => return Ok(directory),
                    Some(_) => {}
                    None => std::future::pending().await,
                }
            }
        };
        tokio::select! {
            directory = found => directory,
            ended = daemon.follow(&tell) => {
                Err(ended.err().map_or(Trouble::DaemonMisbehaves, |error| error.trouble()))
            }
        }
    };
    timeout(DEADLINE, look).await.unwrap_or(Err(Trouble::DaemonMisbehaves))
}
