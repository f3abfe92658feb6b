//! The task that owns the settings file: it writes what the agent decides and tells what somebody edited.

use std::io;
use std::path::Path;

use rustix::fs::inotify::{self, CreateFlags, WatchFlags};
use shoal_core::findings::SettingsFileState;
use shoal_core::{Event, Settings};
use tokio::sync::{mpsc, watch};
use tokio::task::spawn_blocking;

use crate::clock::wall_time;
use crate::descriptor::Descriptor;
use crate::private_files::ensure_private_dir;
use crate::settings_file::SettingsFile;

/// Owns the settings file.
#[derive(Debug)]
pub(crate) struct SettingsTask {
    pub(crate) file: SettingsFile,
    /// Settings to be written; the last ones count.
    pub(crate) saves: watch::Receiver<Settings>,
    pub(crate) events: mpsc::Sender<Event>,
    /// How the file is, as it was told last.
    pub(crate) told: SettingsFileState,
    /// Whether edits are looked for.
    pub(crate) watched: bool,
}

impl SettingsTask {
    /// Runs until nobody can ask to save any more, and what was asked for is on disk.
    pub(crate) async fn run(mut self) {
        let mut folder = self.watch();
        loop {
            // After each watch begun, too: what was edited before it is found by looking.
            let edited = self.file.reread();
            self.tell(edited).await;
            tokio::select! {
                saved = self.saves.changed() => {
                    if saved.is_err() {
                        return;
                    }
                    let Some(saving) = self.save().await else { return };
                    self = saving;
                    // The folder may be a new one.
                    folder = self.watch();
                }
                () = touched(folder.as_ref()) => {}
            }
        }
    }

    /// Writes the settings asked for last. A disk takes its time, and the other tasks must not wait for it.
    async fn save(mut self) -> Option<Self> {
        let settings = self.saves.borrow_and_update().clone();
        let mut file = self.file;
        let done = spawn_blocking(move || {
            let merged = file.save(&settings, wall_time());
            (file, merged)
        });
        let (file, merged) = done.await.ok()?;
        self.file = file;
        self.tell(merged).await;
        Some(self)
    }

    /// Tells how the file is, and settings that somebody edited.
    async fn tell(&mut self, edited: Option<Settings>) {
        if self.told != *self.file.state() {
            self.told.clone_from(self.file.state());
            // Nobody is left to hear it once the agent has stopped.
            drop(self.events.send(Event::SettingsFileSeen(self.told.clone())).await);
        }
        if let Some(settings) = edited {
            drop(self.events.send(Event::SettingsLoaded(settings)).await);
        }
    }

    /// Has the kernel tell when a file in the settings folder was written or moved there.
    fn watch(&self) -> Option<Descriptor> {
        let dir = self.file.path()?.parent()?;
        // Without a watch an edit counts from the next start on.
        if self.watched { watch(dir).ok() } else { None }
    }
}

fn watch(dir: &Path) -> io::Result<Descriptor> {
    ensure_private_dir(dir).map_err(io::Error::other)?;
    let watcher = inotify::init(CreateFlags::NONBLOCK | CreateFlags::CLOEXEC)?;
    inotify::add_watch(
        &watcher,
        dir,
        WatchFlags::CLOSE_WRITE | WatchFlags::MOVED_TO | WatchFlags::ONLYDIR,
    )?;
    Descriptor::new(watcher)
}

/// Waits until something was written in the folder.
async fn touched(folder: Option<&Descriptor>) {
    // Room for many events at once; which files they name does not matter, the right one is looked at.
    let mut events = [0_u8; 4096];
    match folder {
        Some(folder) if folder.read(&mut events).await.is_ok() => {}
        Some(_) | None => std::future::pending().await,
    }
}
