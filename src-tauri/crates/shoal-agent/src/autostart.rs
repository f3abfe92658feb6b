//! The file that has the desktop start Shoal, by the freedesktop.org Desktop Application Autostart Specification 0.5.
//!
//! Off until asked for. What somebody else made of the file is told and never overwritten unless the user insists; a
//! link is never followed, neither to read nor to write, and no shell has a part in it.

use std::fs::Permissions;
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use shoal_core::autostart::Autostart;

use crate::private_files::{FileError, ensure_private_dir, read_private, replace_private};

/// Largest file that is compared, in bytes: Shoal's own has a few hundred.
const LARGEST: u64 = 64 * 1024;

/// Where the file is, and what it says.
#[derive(Clone, Debug)]
pub struct AutostartFile {
    path: PathBuf,
    text: String,
}

impl AutostartFile {
    /// That at `path`, which starts `program`.
    ///
    /// # Errors
    /// When a desktop would not start `program` from such a file; the reason.
    pub fn new(path: PathBuf, program: &Path) -> Result<Self, String> {
        let shown = program.display();
        let named = program.to_str().filter(|_| program.is_absolute());
        let named = named.ok_or_else(|| format!("{shown} is no absolute path of plain text"))?;
        // Each of these would need rules of quoting that desktops do not follow alike.
        if named.chars().any(|c| c.is_control() || "\"`$\\%'".contains(c)) {
            return Err(format!("{shown} has a character that a desktop may read otherwise"));
        }
        let text = format!(
            "[Desktop Entry]\nType=Application\nVersion=1.5\nName=Shoal\nComment=Shows how many people share your exit IP; connects nothing\nExec=\"{named}\"\nTerminal=false\nStartupNotify=false\n"
        );
        Ok(Self { path, text })
    }

    /// How the file is. Nothing is changed.
    pub fn look(&self) -> Autostart {
        match read_private(&self.path, LARGEST) {
            Ok(None) => Autostart::Off,
            Ok(Some(bytes)) if bytes == self.text.as_bytes() => Autostart::On,
            Ok(Some(_))
            | Err(
                FileError::Link { .. }
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

    /// Makes the file or takes it away, and tells how it is then. One that somebody else changed stays unless the user
    /// insists; a folder in its place stays always.
    pub fn set(&self, on: bool, insist: bool) -> Autostart {
        let found = self.look();
        let is_wanted = found == if on { Autostart::On } else { Autostart::Off };
        if is_wanted || (found == Autostart::Changed && !insist) {
            return found;
        }
        match if on { self.write() } else { self.remove() } {
            Ok(()) => self.look(),
            Err(reason) => Autostart::NotPossible { reason: Some(reason) },
        }
    }

    fn write(&self) -> Result<(), String> {
        let folder = self.path.parent().unwrap_or(Path::new("/"));
        ensure_private_dir(folder).map_err(|error| error.reason())?;
        replace_private(&self.path, self.text.as_bytes()).map_err(|error| error.reason())?;
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
