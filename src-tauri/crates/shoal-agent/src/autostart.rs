//! The file that has the desktop start Shoal, by the freedesktop.org Desktop Application Autostart Specification 0.5.
//!
//! Off until asked for. What somebody else made of the file is told and never overwritten unless the user insists; a
//! link is never followed, neither to read nor to write, and no shell has a part in it. What it starts must be a program
//! that root alone can change: it would run at every login, long after anybody looked.

use std::fs::Permissions;
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use shoal_core::autostart::{Autostart, AutostartObstacle as Obstacle};
use shoal_mullvad::{Distrust, trusted};

use crate::private_files::{FileError, ensure_private_dir, read_private, replace_private};

/// Largest file that is compared, in bytes: Shoal's own has a few hundred.
const LARGEST: u64 = 64 * 1024;

/// Where the file is, and what it has the desktop start.
#[derive(Clone, Debug)]
pub struct AutostartFile {
    path: PathBuf,
    program: PathBuf,
    /// Who may own the program beside root, by id.
    owner: u32,
}

impl AutostartFile {
    /// That at `path`, which starts `program`: an absolute path to a file that nobody but root and `owner` can change
    /// (root alone: 0), else there can be none.
    pub fn new(path: PathBuf, program: PathBuf, owner: u32) -> Self {
        Self { path, program, owner }
    }

    /// How the file is. Nothing is changed.
    pub fn look(&self) -> Autostart {
        match (self.compare(), self.startable()) {
            (Autostart::Off, Err(obstacle)) => Autostart::NotPossible { obstacle, is_there: false },
            (Autostart::On, Err(obstacle)) => Autostart::NotPossible { obstacle, is_there: true },
            (found, _) => found,
        }
    }

    /// Makes the file or takes it away, and tells how it is then. One that somebody else changed stays unless the user
    /// insists; a folder in its place stays always. It can be taken away where it could not be made.
    pub fn set(&self, on: bool, insist: bool) -> Autostart {
        let found = self.compare();
        let is_wanted = found == if on { Autostart::On } else { Autostart::Off };
        // What cannot be read may be somebody else's as well.
        let is_shoals = matches!(found, Autostart::On | Autostart::Off);
        if is_wanted || !(is_shoals || insist) {
            return self.look();
        }
        match if on { self.write() } else { self.remove() } {
            Ok(()) => self.look(),
            Err(obstacle) => Autostart::NotPossible { obstacle, is_there: self.is_there() },
        }
    }

    /// How the file is, whatever there is to be said of the program.
    fn compare(&self) -> Autostart {
        match read_private(&self.path, LARGEST) {
            Ok(None) => Autostart::Off,
            Ok(Some(bytes)) if self.text().is_ok_and(|text| bytes == text.as_bytes()) => {
                Autostart::On
            }
            Ok(Some(_))
            | Err(
                FileError::Link { .. }
                | FileError::Taken { .. }
                | FileError::OtherKind { .. }
                | FileError::Foreign { .. }
                | FileError::SecondName { .. }
                | FileError::TooLarge { .. },
            ) => Autostart::Changed,
            Err(error @ (FileError::OpenToAll { .. } | FileError::System { .. })) => {
                Autostart::NotPossible { obstacle: refused(&error), is_there: self.is_there() }
            }
        }
    }

    /// Whether anything is in the file's place.
    fn is_there(&self) -> bool {
        self.path.symlink_metadata().is_ok()
    }

    /// What the file says, or why a desktop would not start the program from it.
    fn text(&self) -> Result<String, Obstacle> {
        let program = || self.program.to_string_lossy().into_owned();
        let named = self.program.to_str().filter(|_| self.program.is_absolute());
        let named = named.ok_or_else(|| Obstacle::NoPlainPath { program: program() })?;
        // Each of these would need rules of quoting that desktops do not follow alike.
        if named.chars().any(|c| c.is_control() || "\"`$\\%'".contains(c)) {
            return Err(Obstacle::UnusualCharacter { program: program() });
        }
        Ok(format!(
            "[Desktop Entry]\nType=Application\nVersion=1.5\nName=Shoal\nComment=Shows how many people share your exit IP; connects nothing\nExec=\"{named}\"\nTerminal=false\nStartupNotify=false\n"
        ))
    }

    /// The file's text, where whatever it starts at the next login is what was started today.
    fn startable(&self) -> Result<String, Obstacle> {
        let text = self.text()?;
        trusted(&self.program, self.owner).map_err(|distrust| {
            let program = self.program.to_string_lossy().into_owned();
            match distrust {
                Distrust::Missing => Obstacle::ProgramGone { program },
                Distrust::Changeable => Obstacle::ProgramChangeable { program },
            }
        })?;
        Ok(text)
    }

    fn write(&self) -> Result<(), Obstacle> {
        let text = self.startable()?;
        let folder = self.path.parent().unwrap_or(Path::new("/"));
        ensure_private_dir(folder).map_err(|error| refused(&error))?;
        replace_private(&self.path, text.as_bytes()).map_err(|error| refused(&error))?;
        // The folder lets nobody else in; desktops expect to be able to read it.
        let readable = std::fs::set_permissions(&self.path, Permissions::from_mode(0o644));
        readable.map_err(|error| self.failed("be made readable", &error))
    }

    fn remove(&self) -> Result<(), Obstacle> {
        match std::fs::remove_file(&self.path) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(self.failed("be deleted", &error)),
        }
    }

    fn failed(&self, what: &str, error: &io::Error) -> Obstacle {
        let reason = format!("{} could not {what}: {error}", self.path.display());
        Obstacle::Refused { reason }
    }
}

fn refused(error: &FileError) -> Obstacle {
    Obstacle::Refused { reason: error.reason() }
}
