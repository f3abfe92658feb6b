//! The task that owns the history on disk: it does one errand after the other and tells what came of it.
//!
//! Reading and writing happen on a thread of their own that lives only as long as there is something to do, so that a
//! slow disk holds up nothing else.

use std::hash::{BuildHasher, RandomState};
use std::mem;
use std::path::{Path, PathBuf};

use shoal_core::Event;
use shoal_core::history::{HistoryErrand, HistoryTrouble, LoadedHistory, Salt};
use tokio::sync::mpsc;
use tokio::task::spawn_blocking;

use crate::clock::wall_time;
use crate::history_files::erase;
use crate::history_store::HistoryStore;

/// What this program may do with the history.
#[derive(Clone, Debug)]
pub(crate) enum Keeper {
    /// It is the one that writes.
    Writes(PathBuf),
    /// It only reads what another one wrote.
    Looks(PathBuf),
    /// There is to be none.
    Nowhere,
}

/// A salt that nobody can guess.
pub(crate) fn draw_salt() -> Salt {
    // Keyed with random numbers of the system's, as hash tables are.
    let draws = RandomState::new();
    let [first, second] = [0_u8, 1].map(|half| draws.hash_one(half).to_le_bytes());
    let mut salt = [0; 16];
    salt[..8].copy_from_slice(&first);
    salt[8..].copy_from_slice(&second);
    Salt(salt)
}

/// Owns the history on disk.
#[derive(Debug)]
pub(crate) struct HistoryTask {
    desk: Desk,
    errands: mpsc::UnboundedReceiver<HistoryErrand>,
    events: mpsc::Sender<Event>,
}

/// What the errands are done with.
#[derive(Debug)]
struct Desk {
    keeper: Keeper,
    store: Option<HistoryStore>,
    /// With which a new store begins.
    salt: Salt,
}

impl HistoryTask {
    pub(crate) fn new(
        keeper: Keeper,
        errands: mpsc::UnboundedReceiver<HistoryErrand>,
        events: mpsc::Sender<Event>,
    ) -> Self {
        Self { desk: Desk { keeper, store: None, salt: draw_salt() }, errands, events }
    }

    /// Runs until nobody can ask for anything any more, and what was asked for is done.
    pub(crate) async fn run(self) {
        let Self { mut desk, mut errands, events } = self;
        let mut waiting = Vec::new();
        while errands.recv_many(&mut waiting, usize::MAX).await > 0 {
            let now = mem::take(&mut waiting);
            let done = spawn_blocking(move || {
                let answers = desk.do_all(now);
                (desk, answers)
            });
            let Ok((same, answers)) = done.await else { return };
            desk = same;
            for answer in answers {
                // Nobody is left to hear it once the agent has stopped.
                drop(events.send(answer).await);
            }
        }
        // Closing puts the log into the file.
        drop(spawn_blocking(move || drop(desk)).await);
    }
}

impl Desk {
    fn do_all(&mut self, errands: Vec<HistoryErrand>) -> Vec<Event> {
        let done =
            |errand| self.carry_out(errand).unwrap_or_else(|t| Some(Event::HistoryFailed(t)));
        errands.into_iter().filter_map(done).collect()
    }

    fn carry_out(&mut self, errand: HistoryErrand) -> Result<Option<Event>, HistoryTrouble> {
        let path = match &self.keeper {
            Keeper::Writes(path) => path.clone(),
            Keeper::Looks(path) => return look(path, &errand),
            Keeper::Nowhere => return nowhere(&errand),
        };
        match errand {
            HistoryErrand::Open(salt) => {
                self.salt = salt;
                let loaded = self.open(&path)?;
                Ok(Some(Event::HistoryLoaded(Box::new(loaded))))
            }
            HistoryErrand::Remember { number, records } => {
                if self.store.is_none() {
                    self.open(&path)?;
                }
                let kept = self.store.as_mut().map(|store| store.remember(&records));
                if let Some(Err(trouble)) = kept {
                    // It may be damaged: the next record opens it anew.
                    self.store = None;
                    return Err(trouble);
                }
                Ok(Some(Event::Remembered { number }))
            }
            HistoryErrand::ForgetBefore(first) => {
                let forgotten = self.store.as_mut().map(|store| store.forget_before(first));
                forgotten.transpose().map(|_| None)
            }
            HistoryErrand::Erase => {
                self.store = None;
                erase(&path)
                    .map_err(|error| HistoryTrouble::NotErased { reason: error.to_string() })?;
                self.salt = draw_salt();
                Ok(Some(Event::HistoryErased(self.salt)))
            }
            HistoryErrand::Close => {
                self.store = None;
                Ok(None)
            }
        }
    }

    fn open(&mut self, path: &Path) -> Result<LoadedHistory, HistoryTrouble> {
        self.store = None;
        let (store, loaded) = HistoryStore::open(path, self.salt, wall_time())?;
        self.salt = loaded.salt;
        self.store = Some(store);
        Ok(loaded)
    }
}

/// All that a program does with a history that it does not keep.
fn look(path: &Path, errand: &HistoryErrand) -> Result<Option<Event>, HistoryTrouble> {
    let HistoryErrand::Open(salt) = errand else { return Ok(None) };
    let loaded = HistoryStore::look(path)?;
    let none = || LoadedHistory { salt: *salt, ..LoadedHistory::default() };
    Ok(Some(Event::HistoryLoaded(Box::new(loaded.unwrap_or_else(none)))))
}

/// What comes of an errand where nothing can be kept, nor is.
fn nowhere(errand: &HistoryErrand) -> Result<Option<Event>, HistoryTrouble> {
    match errand {
        HistoryErrand::Open(_) => Err(HistoryTrouble::Refused {
            reason: "there is no folder for it; set HOME or XDG_DATA_HOME".to_owned(),
        }),
        HistoryErrand::Erase => Ok(Some(Event::HistoryErased(draw_salt()))),
        HistoryErrand::Remember { .. } | HistoryErrand::ForgetBefore(_) | HistoryErrand::Close => {
            Ok(None)
        }
    }
}
