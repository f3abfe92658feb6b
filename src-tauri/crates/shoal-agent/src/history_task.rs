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
    /// Something was deleted: the salt was drawn since, and none from before counts any more.
    has_erased: bool,
}

impl HistoryTask {
    pub(crate) fn new(
        keeper: Keeper,
        errands: mpsc::UnboundedReceiver<HistoryErrand>,
        events: mpsc::Sender<Event>,
    ) -> Self {
        Self { desk: Desk::new(keeper), errands, events }
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
    fn new(keeper: Keeper) -> Self {
        Self { keeper, store: None, salt: draw_salt(), has_erased: false }
    }

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
                if !self.has_erased {
                    self.salt = salt;
                }
                let loaded = self.open(&path)?;
                Ok(Some(Event::HistoryLoaded(Box::new(loaded))))
            }
            HistoryErrand::Remember { salt, number, records } => {
                let Some(store) = self.store.as_mut().filter(|_| self.salt == salt) else {
                    // What is in it may be news, and its salt another one than that of the records.
                    let loaded = self.open(&path)?;
                    return Ok(Some(Event::HistoryLoaded(Box::new(loaded))));
                };
                if let Err(trouble) = store.remember(&records) {
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
                self.has_erased = true;
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

#[cfg(test)]
mod tests {
    use shoal_core::RelayName;
    use shoal_core::history::{CrowdFigures, Hour, HourCrowd, Record};
    use tempfile::TempDir;

    use super::*;

    const SALT: Salt = Salt([3; 16]);

    fn desk() -> (TempDir, PathBuf, Desk) {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("shoal/history.db");
        let desk = Desk::new(Keeper::Writes(path.clone()));
        (dir, path, desk)
    }

    fn hours(hours: impl Iterator<Item = i32>) -> Vec<Record> {
        let relay = RelayName::new("se-got-wg-101").expect("a relay");
        let figures = CrowdFigures::new(1, 2, 3).expect("in order");
        let crowd = |hour| HourCrowd { hour: Hour(hour), relay: relay.clone(), figures };
        hours.map(crowd).map(Record::Crowd).collect()
    }

    fn loaded(desk: &mut Desk, errand: HistoryErrand) -> LoadedHistory {
        match desk.carry_out(errand) {
            Ok(Some(Event::HistoryLoaded(loaded))) => *loaded,
            other => panic!("{other:?}"),
        }
    }

    fn remember(desk: &mut Desk, salt: Salt, records: Vec<Record>) -> Result<(), HistoryTrouble> {
        let answer = desk.carry_out(HistoryErrand::Remember { salt, number: 9, records })?;
        assert_eq!(answer, Some(Event::Remembered { number: 9 }));
        Ok(())
    }

    fn erased(desk: &mut Desk) -> Salt {
        match desk.carry_out(HistoryErrand::Erase) {
            Ok(Some(Event::HistoryErased(salt))) => salt,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_history_that_could_not_be_opened_tells_what_it_holds_before_it_takes_anything() {
        let (_dir, path, mut before) = desk();
        loaded(&mut before, HistoryErrand::Open(SALT));
        remember(&mut before, SALT, hours(0..2)).expect("there is room");
        // While another program has it open, it cannot be.
        let mut desk = Desk::new(Keeper::Writes(path));
        let other = Salt([4; 16]);
        let in_use = desk.carry_out(HistoryErrand::Open(other));
        assert_eq!(in_use, Err(HistoryTrouble::InUse));
        drop(before);
        let news = HistoryErrand::Remember { salt: other, number: 1, records: hours(2..3) };
        let told = loaded(&mut desk, news);
        assert_eq!((told.salt, told.records), (SALT, hours(0..2)));
        // What was hashed with another salt is not taken, however often it comes.
        let again = HistoryErrand::Remember { salt: other, number: 2, records: hours(2..3) };
        assert_eq!(loaded(&mut desk, again).records, hours(0..2));
        remember(&mut desk, SALT, hours(2..3)).expect("there is room");
    }

    #[test]
    fn a_history_that_is_damaged_while_it_is_open_is_kept_aside_and_that_is_told() {
        let (_dir, path, mut desk) = desk();
        loaded(&mut desk, HistoryErrand::Open(SALT));
        // More than is kept of the file in memory.
        remember(&mut desk, SALT, hours(0..20_000)).expect("there is room");
        let length = path.metadata().expect("it is there").len();
        std::fs::write(&path, vec![0xa5; usize::try_from(length).expect("it was written")])
            .expect("ours");
        let failed = remember(&mut desk, SALT, hours((0..20_000).step_by(100)));
        assert!(matches!(failed, Err(HistoryTrouble::NotWritten { .. })), "{failed:?}");
        let news = HistoryErrand::Remember { salt: SALT, number: 2, records: hours(0..1) };
        let told = loaded(&mut desk, news);
        assert!(told.kept_aside.is_some_and(|aside| Path::new(&aside).exists()));
        assert_eq!((told.salt, told.records), (SALT, vec![]));
        remember(&mut desk, SALT, hours(0..1)).expect("the new one works");
    }

    #[test]
    fn after_deleting_no_salt_of_before_counts_any_more() {
        let (_dir, _, mut desk) = desk();
        loaded(&mut desk, HistoryErrand::Open(SALT));
        let first = erased(&mut desk);
        let second = erased(&mut desk);
        assert!(first != SALT && second != SALT && first != second);
        // Also where the next opening was asked for before the answer was heard.
        assert_eq!(loaded(&mut desk, HistoryErrand::Open(SALT)).salt, second);
    }
}
