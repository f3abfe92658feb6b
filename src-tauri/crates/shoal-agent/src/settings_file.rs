//! Shoal's settings on disk: read, written whole, and read again when somebody edited them.
//!
//! The file belongs to its user: Shoal changes the values that were changed in Shoal and nothing else. What cannot be
//! used never takes settings away that work: a broken value leaves the last good one in force, and a broken file is
//! kept under another name before a new one takes its place.

use std::path::{Path, PathBuf};

use shoal_core::findings::SettingsFileState;
use shoal_core::{Settings, UnixSeconds};

use crate::private_files::{
    FileError, check_private_dir, ensure_private_dir, read_private, replace_private,
};
use crate::settings_text::{self, FileReading, VERSION};

/// Largest settings file that is read, in bytes: with comments of one's own it is a few thousand.
const LARGEST_FILE: u64 = 256 * 1024;

/// A settings file, or settings in memory only.
#[derive(Debug)]
pub struct SettingsFile {
    path: Option<PathBuf>,
    last_good: Settings,
    /// What the file said when it was last read or written; the defaults where there is none. Whatever is in force beside
    /// it still has to be written.
    on_disk: Settings,
    /// What was last read or written, so that Shoal's own writing is not taken for an edit.
    seen: Option<Vec<u8>>,
    /// Why it could not be written the last time; in English.
    not_written: String,
    state: SettingsFileState,
}

impl SettingsFile {
    /// Settings that are kept nowhere.
    pub fn in_memory() -> Self {
        Self {
            path: None,
            last_good: Settings::default(),
            on_disk: Settings::default(),
            seen: None,
            not_written: String::new(),
            state: SettingsFileState::InMemory,
        }
    }

    /// Reads the file at `path`. One that is no settings file is kept aside under a name with the time `now`; in all
    /// cases there are settings to go on with.
    pub fn open(path: &Path, now: UnixSeconds) -> Self {
        let mut file = Self::looked_at(path);
        if matches!(file.state, SettingsFileState::Unreadable { .. }) {
            file.state = kept_aside(path, now);
        }
        file
    }

    /// Reads the file at `path` and leaves it as it is, whatever it is.
    pub fn looked_at(path: &Path) -> Self {
        let mut file = Self { path: Some(path.to_owned()), ..Self::in_memory() };
        let dir = path.parent().unwrap_or(Path::new("/"));
        let checked = if dir.exists() { check_private_dir(dir) } else { Ok(()) };
        file.state = match checked.and_then(|()| read_private(path, LARGEST_FILE)) {
            Ok(None) => SettingsFileState::Missing,
            Ok(Some(bytes)) => match read_text(&bytes, &file.last_good) {
                Ok(reading) => file.takes(reading, bytes),
                Err(reason) => SettingsFileState::Unreadable { reason },
            },
            Err(error) => refused(&error),
        };
        file
    }

    /// The settings in force.
    pub fn settings(&self) -> &Settings {
        &self.last_good
    }

    /// How the file is.
    pub fn state(&self) -> &SettingsFileState {
        &self.state
    }

    /// Where the file is, if there is to be one.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Looks at the file again; gives the settings if they are others than before. While it cannot be used (somebody
    /// may be in the middle of editing it) those before stay in force and the file is left where it is. What could not be
    /// written goes on counting, but for what was edited itself.
    pub fn reread(&mut self) -> Option<Settings> {
        let path = self.path.as_deref()?;
        let bytes = match read_private(path, LARGEST_FILE) {
            // An editor that replaces the file, or its user: what to do about it shows in what comes next.
            Ok(None) => return None,
            Ok(Some(bytes)) if self.seen.as_ref() == Some(&bytes) && !self.is_refused() => {
                return None;
            }
            Ok(Some(bytes)) => bytes,
            Err(error) => {
                self.state = refused(&error);
                return None;
            }
        };
        let before = self.last_good.clone();
        self.state = match read_text(&bytes, &before) {
            Ok(reading) => {
                let taken = self.takes(reading, bytes);
                if taken == SettingsFileState::Good && self.last_good != self.on_disk {
                    SettingsFileState::NotWritten { reason: self.not_written.clone() }
                } else {
                    taken
                }
            }
            Err(reason) => {
                self.seen = Some(bytes);
                SettingsFileState::Unreadable { reason }
            }
        };
        (self.last_good != before).then(|| self.last_good.clone())
    }

    /// Writes `next` to the file, which may have been edited meanwhile: only what differs from the settings that it had
    /// is changed, also what could not be written the last time. Where it cannot be written the settings count all the same, until Shoal ends.
    ///
    /// Gives the settings if those in force are others than `next`, because of such an edit.
    pub fn save(&mut self, next: &Settings, now: UnixSeconds) -> Option<Settings> {
        self.last_good.clone_from(next);
        let path = self.path.clone()?;
        let before = self.on_disk.clone();
        if *next == before && self.state == SettingsFileState::Good {
            return None;
        }
        self.state = match self.write(&path, &before, now) {
            Ok(state) => state,
            Err(error) => {
                self.not_written = error.reason();
                SettingsFileState::NotWritten { reason: self.not_written.clone() }
            }
        };
        (self.last_good != *next).then(|| self.last_good.clone())
    }

    fn write(
        &mut self,
        path: &Path,
        before: &Settings,
        now: UnixSeconds,
    ) -> Result<SettingsFileState, FileError> {
        ensure_private_dir(path.parent().unwrap_or(Path::new("/")))?;
        let present = read_private(path, LARGEST_FILE)?;
        let mut aside = None;
        let text = match present.as_deref().map(|bytes| read_text(bytes, before)) {
            None => settings_text::fresh(&self.last_good),
            Some(Ok(reading)) if reading.version > VERSION => {
                let version = reading.version;
                self.not_written = format!("a later Shoal wrote the file (layout {version})");
                return Ok(SettingsFileState::Newer { version });
            }
            Some(Ok(_)) => {
                let text = String::from_utf8_lossy(present.as_deref().unwrap_or_default());
                settings_text::edited(&text, before, &self.last_good)
                    .expect("the text was TOML a line above")
            }
            Some(Err(_)) => {
                aside = Some(kept_aside(path, now));
                settings_text::fresh(&self.last_good)
            }
        };
        replace_private(path, text.as_bytes())?;
        let reading = settings_text::read(&text, &self.last_good)
            .expect("Shoal wrote a text that it can read");
        let state = self.takes(reading, text.into_bytes());
        Ok(aside.unwrap_or(state))
    }

    fn is_refused(&self) -> bool {
        matches!(self.state, SettingsFileState::Refused { .. })
    }

    /// Makes what was read count.
    fn takes(&mut self, reading: FileReading, bytes: Vec<u8>) -> SettingsFileState {
        let FileReading { settings, problems, version } = reading;
        self.last_good = settings_text::merged(&settings, &self.on_disk, &self.last_good);
        self.on_disk = settings;
        self.seen = Some(bytes);
        if version > VERSION {
            return SettingsFileState::Newer { version };
        }
        match problems.into_iter().next() {
            None => SettingsFileState::Good,
            Some(problem) => SettingsFileState::OneKeyUnused {
                key: problem.key.clone(),
                allowed: problem.allowed,
            },
        }
    }
}

/// What a file says, or why it says nothing.
fn read_text(bytes: &[u8], last_good: &Settings) -> Result<FileReading, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = settings_text::line_at(bytes, error.valid_up_to());
        format!("the file is not UTF-8 text (line {line})")
    })?;
    settings_text::read(text, last_good).map_err(|error| error.to_string())
}

fn refused(error: &FileError) -> SettingsFileState {
    SettingsFileState::Refused { reason: error.reason() }
}

/// Gives the file another name, so that nothing of it is lost.
fn kept_aside(path: &Path, now: UnixSeconds) -> SettingsFileState {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let aside = path.with_file_name(format!("{name}.corrupt-{}", now.0));
    match std::fs::rename(path, &aside) {
        Ok(()) => SettingsFileState::KeptAside { path: aside.to_string_lossy().into_owned() },
        Err(error) => SettingsFileState::Refused {
            reason: format!("the file is no settings file and could not be renamed: {error}"),
        },
    }
}
