//! The file that has the desktop start Shoal, by the freedesktop.org Desktop Application Autostart Specification 0.5.
//!
//! Off until asked for. What somebody else made of the file is told and never overwritten unless the user insists; a
//! link is never followed, neither to read nor to write, and no shell has a part in it. What it starts must be a program
//! that root alone can change: it would run at every login, long after anybody looked.

use std::fs::Permissions;
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use shoal_core::autostart::Autostart;
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
            (Autostart::Off, Err(reason)) => Autostart::NotPossible { reason: Some(reason) },
            (Autostart::On, Err(reason)) => {
                let reason = format!("{} is there, but {reason}", self.path.display());
                Autostart::NotPossible { reason: Some(reason) }
            }
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
            Err(reason) => Autostart::NotPossible { reason: Some(reason) },
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
                Autostart::NotPossible { reason: Some(error.reason()) }
            }
        }
    }

    /// What the file says, or why a desktop would not start the program from it.
    fn text(&self) -> Result<String, String> {
        let shown = self.program.display();
        let named = self.program.to_str().filter(|_| self.program.is_absolute());
        let named = named.ok_or_else(|| format!("{shown} is no absolute path of plain text"))?;
        // Each of these would need rules of quoting that desktops do not follow alike.
        if named.chars().any(|c| c.is_control() || "\"`$\\%'".contains(c)) {
            return Err(format!(
                "{shown} has a character that a desktop may read otherwise; install Shoal under a plain name, such as \
                 /usr/bin/shoal, and start it from there"
            ));
        }
        Ok(format!(
            "[Desktop Entry]\nType=Application\nVersion=1.5\nName=Shoal\nComment=Shows how many people share your exit IP; connects nothing\nExec=\"{named}\"\nTerminal=false\nStartupNotify=false\n"
        ))
    }

    /// The file's text, where whatever it starts at the next login is what was started today.
    fn startable(&self) -> Result<String, String> {
        let text = self.text()?;
        trusted(&self.program, self.owner).map_err(|distrust| {
            let why = match distrust {
                Distrust::Missing => "is not there any more",
                Distrust::Changeable => "or a folder above it could be changed by others than root",
            };
            let shown = self.program.display();
            format!(
                "{shown} {why}; install Shoal where only root can write, such as /usr/bin, and start it from there"
            )
        })?;
        Ok(text)
    }

    fn write(&self) -> Result<(), String> {
        let text = self.startable()?;
        let folder = self.path.parent().unwrap_or(Path::new("/"));
        ensure_private_dir(folder).map_err(|error| error.reason())?;
        replace_private(&self.path, text.as_bytes()).map_err(|error| error.reason())?;
        // The folder lets nobody else in; desktops expect to be able to read it.
        let readable = std::fs::set_permissions(&self.path, Permissions::from_mode(0o644));
        readable.map_err(|error| format!("{}: {error}", self.path.display()))
    }

    fn remove(&self) -> Result<(), String> {
        match std::fs::remove_file(&self.path) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(format!("{} could not be deleted: {error}", self.path.display())),
        }
    }
}
