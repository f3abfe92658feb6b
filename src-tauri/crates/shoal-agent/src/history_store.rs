//! The history on disk.
//!
//! # Design
//!
//! `SQLite`, with its write-ahead log and its lock held as long as it is open: what a commit has answered for survives
//! the death of the program (and, as far as the disk keeps its word, of the machine), one commit costs about two
//! kilobytes and one flush, and a damaged file is an error and not the end of the program. redb was tried beside it
//! (2026-11): 25 kilobytes a commit, and damaged files that it panics over, which would end Shoal.
//!
//! Each row has a seal, since `SQLite` checks the shape of a file and not what it says. A row whose seal does not fit
//! is left out. Deleted rows are overwritten with zeros.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension, params};
use shoal_core::UnixSeconds;
use shoal_core::history::{CrowdFigures, Day, HistoryTrouble, LoadedHistory, Record, Salt};

use crate::history_files::keep_aside;
use crate::history_rows::{
    crowd, crowd_seal, regimes, regimes_fields, sighting, sighting_fields, sighting_seal,
};
use crate::private_files::{
    FileError, check_private_dir, check_private_file, ensure_private_dir, ensure_private_file,
};

/// Version of the layout of the file.
pub const LAYOUT: i32 = 1;

/// Tells Shoal's histories from other files of `SQLite`: "Shol".
const MARK: i32 = 0x5368_6f6c;

/// How long the program that writes waits for one that looks, which has the file open for a moment.
const PATIENCE_TO_WRITE: Duration = Duration::from_secs(2);

/// How long a program that looks waits for another one; the one that writes has the file open for good.
const PATIENCE_TO_LOOK: Duration = Duration::from_millis(200);

/// Written before anything else: small pages make small commits.
const BEFORE: &str = "PRAGMA locking_mode = EXCLUSIVE; PRAGMA page_size = 1024; PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -256; PRAGMA mmap_size = 0; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;";

/// A commit is answered for once the log is on disk; what is deleted is overwritten.
const DURABLE: &str =
    "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 100;
    PRAGMA journal_size_limit = 0;";

const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS sightings (
        day INTEGER NOT NULL, key TEXT NOT NULL, relay TEXT NOT NULL, spot TEXT NOT NULL, seal INTEGER NOT NULL,
        PRIMARY KEY (day, key, relay, spot)) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS regimes (
        one INTEGER PRIMARY KEY CHECK (one = 1), book TEXT NOT NULL, seal INTEGER NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS crowds (
        hour INTEGER NOT NULL, relay TEXT NOT NULL, low INTEGER NOT NULL, likely INTEGER NOT NULL,
        high INTEGER NOT NULL, seal INTEGER NOT NULL, PRIMARY KEY (hour, relay)) STRICT, WITHOUT ROWID;";

/// An open history.
#[derive(Debug)]
pub struct HistoryStore {
    connection: Connection,
    salt: Salt,
}

/// Why a file is not used.
enum Fault {
    /// It is damaged, or no history at all.
    Damaged,
    /// Anything else.
    Trouble(HistoryTrouble),
}

impl HistoryStore {
    /// Opens the history at `path`, or begins one with `salt`. A file that is damaged or something else is kept aside
    /// under a name with the time `now`.
    ///
    /// # Errors
    /// When it cannot be used; it is then as it was.
    pub fn open(
        path: &Path,
        salt: Salt,
        now: UnixSeconds,
    ) -> Result<(Self, LoadedHistory), HistoryTrouble> {
        let path = made(path)?;
        match Self::open_checked(&path, salt) {
            Ok(opened) => Ok(opened),
            Err(Fault::Trouble(trouble)) => Err(trouble),
            Err(Fault::Damaged) => {
                let aside = keep_aside(&path, now).map_err(|error| HistoryTrouble::Refused {
                    reason: format!("the file is damaged and could not be renamed: {error}"),
                })?;
                ensure_private_file(&path).map_err(|error| refused(&error))?;
                let (store, mut loaded) = Self::open_checked(&path, salt).map_err(Fault::told)?;
                loaded.kept_aside = Some(aside.to_string_lossy().into_owned());
                Ok((store, loaded))
            }
        }
    }

    /// What the history at `path` holds, for a program that changes nothing; `None` where there is none.
    ///
    /// # Errors
    /// When it cannot be used.
    pub fn look(path: &Path) -> Result<Option<LoadedHistory>, HistoryTrouble> {
        let Some(path) = found(path)? else { return Ok(None) };
        let connection = connect(&path, PATIENCE_TO_LOOK).map_err(Fault::told)?;
        if recognise(&connection).map_err(Fault::told)? {
            return Ok(None);
        }
        let salt = kept_salt(&connection).map_err(|error| Fault::of(&error).told())?;
        salt.map(|salt| load(&connection, salt).map_err(Fault::told)).transpose()
    }

    fn open_checked(path: &Path, salt: Salt) -> Result<(Self, LoadedHistory), Fault> {
        let mut connection = connect(path, PATIENCE_TO_WRITE)?;
        let is_new = recognise(&connection)?;
        let salt =
            Self::prepare(&mut connection, salt, is_new).map_err(|error| Fault::of(&error))?;
        let loaded = load(&connection, salt)?;
        Ok((Self { connection, salt }, loaded))
    }

    /// Makes the file ready to be written to; the salt that counts.
    fn prepare(connection: &mut Connection, salt: Salt, is_new: bool) -> rusqlite::Result<Salt> {
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.execute_batch(DURABLE)?;
        let commit = connection.transaction()?;
        commit.execute_batch(TABLES)?;
        let kept = kept_salt(&commit)?;
        if kept.is_none() {
            commit.execute("INSERT INTO kept VALUES ('salt', ?1)", params![&salt.0[..]])?;
        }
        if is_new {
            commit.pragma_update(None, "application_id", MARK)?;
            commit.pragma_update(None, "user_version", LAYOUT)?;
        }
        commit.commit()?;
        Ok(kept.unwrap_or(salt))
    }

    /// Keeps records; once this has answered, nothing but the disk itself can lose them.
    ///
    /// # Errors
    /// When the disk does not take them; then none of them is kept.
    pub fn remember(&mut self, records: &[Record]) -> Result<(), HistoryTrouble> {
        let salt = self.salt;
        let written =
            self.commit(|commit| records.iter().try_for_each(|record| keep(commit, record, salt)));
        written.map_err(|error| Fault::of(&error).told())
    }

    /// Deletes what is older than `first`, and overwrites it.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn forget_before(&mut self, first: Day) -> Result<(), HistoryTrouble> {
        let first_hour = i64::from(first.0) * 24;
        let deleted = self.commit(|commit| {
            commit.execute("DELETE FROM sightings WHERE day < ?1", params![first.0])?;
            commit.execute("DELETE FROM crowds WHERE hour < ?1", params![first_hour])?;
            Ok(())
        });
        // The log still has it until its pages are in the file.
        let emptied = deleted.and_then(|()| {
            self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
        });
        emptied.map_err(|error| Fault::of(&error).told())
    }

    fn commit(
        &mut self,
        change: impl FnOnce(&rusqlite::Transaction<'_>) -> rusqlite::Result<()>,
    ) -> rusqlite::Result<()> {
        let commit = self.connection.transaction()?;
        change(&commit)?;
        commit.commit()
    }
}

/// Keeps one record, in the place of the one that it makes old.
fn keep(commit: &Connection, record: &Record, salt: Salt) -> rusqlite::Result<()> {
    let changed = match record {
        Record::Sighting(sighting) => {
            let fields = sighting_fields(sighting);
            let (day, key, relay, spot) = &fields;
            let seal = sighting_seal(salt, &fields);
            let insert = "INSERT OR REPLACE INTO sightings VALUES (?1, ?2, ?3, ?4, ?5)";
            commit.execute(insert, params![day, key, relay, spot, seal])
        }
        Record::Crowd(crowd) => {
            let CrowdFigures { low, likely, high } = crowd.figures;
            let (hour, relay, seal) = (crowd.hour.0, crowd.relay.as_str(), crowd_seal(salt, crowd));
            let insert = "INSERT OR REPLACE INTO crowds VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
            commit.execute(insert, params![hour, relay, low, likely, high, seal])
        }
        Record::Regimes(regimes) => {
            let Some((text, seal)) = regimes_fields(salt, regimes) else { return Ok(()) };
            let insert = "INSERT OR REPLACE INTO regimes VALUES (1, ?1, ?2)";
            commit.execute(insert, params![text, seal])
        }
    };
    changed.map(drop)
}

/// Makes the file and its folder where they are not there, and checks all that is; the path with its folder resolved.
fn made(path: &Path) -> Result<PathBuf, HistoryTrouble> {
    let dir = path.parent().unwrap_or(Path::new("/"));
    let made = ensure_private_dir(dir).and_then(|()| ensure_private_file(path));
    made.map_err(|error| refused(&error))?;
    resolved(path)
}

/// Checks the file and its folder; the path with its folder resolved, or `None` where there is no file.
fn found(path: &Path) -> Result<Option<PathBuf>, HistoryTrouble> {
    let dir = path.parent().unwrap_or(Path::new("/"));
    if !dir.exists() {
        return Ok(None);
    }
    let is_there = check_private_dir(dir).and_then(|()| check_private_file(path));
    if !is_there.map_err(|error| refused(&error))? {
        return Ok(None);
    }
    resolved(path).map(Some)
}

/// The path with its folder resolved, as `SQLite` follows no link on the way; what lies beside the file is checked.
fn resolved(path: &Path) -> Result<PathBuf, HistoryTrouble> {
    let dir = path.parent().unwrap_or(Path::new("/"));
    let dir = dir.canonicalize().map_err(|error| HistoryTrouble::Refused {
        reason: format!("{} could not be looked at: {error}", dir.display()),
    })?;
    let path = dir.join(path.file_name().unwrap_or_default());
    for ending in ["-wal", "-journal", "-shm"] {
        let mut beside = path.clone().into_os_string();
        beside.push(ending);
        check_private_file(Path::new(&beside)).map_err(|error| refused(&error))?;
    }
    Ok(path)
}

fn refused(error: &FileError) -> HistoryTrouble {
    if let FileError::System { error: cause, .. } = error
        && cause.kind() == ErrorKind::StorageFull
    {
        return HistoryTrouble::DiskFull;
    }
    HistoryTrouble::Refused { reason: error.reason() }
}

fn connect(path: &Path, patience: Duration) -> Result<Connection, Fault> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let open = || {
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(patience)?;
        connection.execute_batch(BEFORE)?;
        Ok(connection)
    };
    open().map_err(|error| Fault::of(&error))
}

/// Whether the file is empty; if not, it is a sound history of this layout.
fn recognise(connection: &Connection) -> Result<bool, Fault> {
    let number = |name: &str| {
        let number = connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
        number.map_err(|error| Fault::of(&error))
    };
    let (mark, layout) = (number("application_id")?, number("user_version")?);
    if number("schema_version")? == 0 && (mark, layout) == (0, 0) {
        return Ok(true);
    }
    if mark != MARK {
        return Err(Fault::Damaged);
    }
    if layout > LAYOUT {
        return Err(Fault::Trouble(HistoryTrouble::Newer { version: layout }));
    }
    let found: String = connection
        .pragma_query_value(None, "quick_check", |row| row.get(0))
        .map_err(|error| Fault::of(&error))?;
    if found == "ok" { Ok(false) } else { Err(Fault::Damaged) }
}

fn kept_salt(connection: &Connection) -> rusqlite::Result<Option<Salt>> {
    let salt = connection.query_row("SELECT value FROM kept WHERE name = 'salt'", [], |row| {
        row.get::<_, [u8; 16]>(0)
    });
    salt.optional().map(|salt| salt.map(Salt))
}

fn load(connection: &Connection, salt: Salt) -> Result<LoadedHistory, Fault> {
    let mut loaded = LoadedHistory { salt, ..LoadedHistory::default() };
    let mut read = |query: &str, decode: fn(&rusqlite::Row<'_>, Salt) -> Option<Record>| {
        let mut statement = connection.prepare(query)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            match decode(row, salt) {
                Some(record) => loaded.records.push(record),
                None => loaded.left_out = loaded.left_out.saturating_add(1),
            }
        }
        Ok(())
    };
    read("SELECT day, key, relay, spot, seal FROM sightings", sighting)
        .and_then(|()| read("SELECT hour, relay, low, likely, high, seal FROM crowds", crowd))
        .and_then(|()| read("SELECT book, seal FROM regimes", regimes))
        .map_err(|error| Fault::of(&error))?;
    Ok(loaded)
}

impl Fault {
    fn of(error: &rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            // The last: a table that should be there is not, or is another one.
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase | ErrorCode::Unknown)
            | None => Self::Damaged,
            Some(ErrorCode::DiskFull) => Self::Trouble(HistoryTrouble::DiskFull),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                Self::Trouble(HistoryTrouble::InUse)
            }
            Some(_) => Self::Trouble(HistoryTrouble::NotWritten { reason: error.to_string() }),
        }
    }

    fn told(self) -> HistoryTrouble {
        match self {
            Self::Trouble(trouble) => trouble,
            Self::Damaged => {
                HistoryTrouble::NotWritten { reason: "the file is damaged".to_owned() }
            }
        }
    }
}
