//! The report that a user may hand to whoever helps them: gathered, put into words, redacted.
//!
//! One gatherer serves the command line and the window: what it finds on the machine is what `shoal doctor` finds
//! ([`crate::doctor`]). Nothing is added after the redaction ([`shoal_core::redaction`]), so no line of any source can
//! get round it. Nothing is sent: the user reads the report, and hands it on or not.

mod file;
mod look;
mod platform;
mod report;

use std::env;
use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use shoal_core::findings::ResidentFinding;
use shoal_core::redaction::Redactor;
use shoal_core::{Snapshot, Source};
use shoal_mullvad::SocketChoice;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use crate::autostart_task::{AutostartPlace, seen};
use crate::doctor::findings;
use crate::log::Log;
use crate::paths::Paths;
use crate::tempo::Tempo;

pub use file::{MOST_A_DAY, save};
pub(crate) use look::{DiagnosticsLook, SaveWish};
pub use platform::Platform;
pub use report::{Facts, redacted, report};

/// How long the desktop may take to answer: a report without it is better than none. A service that hangs is waited for
/// two seconds, and so is the bus before it; whoever asks for a report waits for eight.
const DESKTOP_ANSWERS: Duration = Duration::from_secs(5);

/// What the desktop offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DesktopFacts {
    /// A panel takes items into its tray.
    pub tray_host: bool,
    /// Somebody shows notices.
    pub notices_shown: bool,
}

type Answer = Pin<Box<dyn Future<Output = DesktopFacts> + Send>>;

/// How the desktop is asked what it offers: by the crate that talks to it, anew each time.
#[derive(Clone, Default)]
pub struct DesktopLook(Option<Arc<dyn Fn() -> Answer + Send + Sync>>);

impl DesktopLook {
    /// Asks so.
    pub fn by<F>(ask: impl Fn() -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = DesktopFacts> + Send + 'static,
    {
        Self(Some(Arc::new(move || Box::pin(ask()))))
    }

    /// What it offers; `None`: not asked, or no answer within five seconds.
    async fn look(&self) -> Option<DesktopFacts> {
        timeout(DESKTOP_ANSWERS, self.0.as_ref()?()).await.ok()
    }
}

impl fmt::Debug for DesktopLook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Asked" } else { "NotAsked" })
    }
}

/// Makes reports. Clones are of one Shoal.
#[derive(Clone, Debug)]
pub(crate) struct Reporter {
    pub(crate) socket: SocketChoice,
    pub(crate) paths: Paths,
    pub(crate) desktop: DesktopLook,
    pub(crate) autostart: AutostartPlace,
    pub(crate) log: Log,
}

impl Reporter {
    /// The whole report as it is to be shown and saved.
    pub(crate) async fn report(self, snapshot: Snapshot, resident: ResidentFinding) -> String {
        let desktop = self.desktop.look().await;
        let made = spawn_blocking(move || {
            let mut found = findings(&snapshot, &self.socket, &self.paths, resident);
            found.tray_host = desktop.map(|desktop| desktop.tray_host);
            found.notices_shown = desktop.map(|desktop| desktop.notices_shown);
            // It may have been edited since it was looked at; in a simulation there is none.
            if snapshot.source != Source::Simulation {
                found.autostart = Some(seen(self.autostart.map(|file| file.look())));
            }
            let facts = Facts {
                platform: &Platform::of_this_machine(),
                findings: &found,
                snapshot: &snapshot,
                notes: &self.log.notes(),
                now: Tempo::of_process().now(),
            };
            redacted(&report(&facts), &redactor_of_user())
        });
        // Looking around does not panic; should it, that is worth telling.
        made.await.unwrap_or_else(|_| "The report could not be made.\n".to_owned())
    }

    /// Where reports are saved; `None`: nowhere.
    pub(crate) fn folder(&self) -> Option<PathBuf> {
        self.paths.reports_dir()
    }
}

/// What knows this user: their home folder as it is named and where it really lies, and what they are called.
fn redactor_of_user() -> Redactor {
    let text = |value: OsString| value.to_string_lossy().into_owned();
    let home = env::var_os("HOME").map(PathBuf::from).filter(|home| home.is_absolute());
    let real = home.as_deref().and_then(|home| home.canonicalize().ok());
    let called = home.as_deref().and_then(Path::file_name).map(|name| text(name.to_owned()));
    let names = ["USER", "LOGNAME"].into_iter().filter_map(env::var_os).map(text).chain(called);
    let homes = home.into_iter().chain(real).map(|home| text(home.into_os_string()));
    Redactor::new(homes, names)
}
