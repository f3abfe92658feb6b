//! The files of the history: one, with others beside it while it is open, and copies of those that were no history.
//!
//! # Design
//!
//! Forgetting overwrites each file with zeros, has the disk take that, and removes it. On a spinning disk that is the
//! end of it. A solid-state disk writes elsewhere than it is told, and a file system that copies on write, a snapshot
//! or a backup keeps what was there before: no program can reach that. Whoever needs more encrypts the disk, or has
//! Shoal remember in memory only.

use std::fs::File;
use std::io::{self, Write};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use rustix::fs::{Mode, OFlags};
use shoal_core::UnixSeconds;
use thiserror::Error;

use crate::paths::Paths;
use crate::private_files::{FileError, check_private_dir};

/// Why the history is not gone.
#[derive(Debug, Error)]
pub enum EraseError {
    /// Its folder is not this user's alone.
    #[error(transparent)]
    Dir(#[from] FileError),
    /// A file is still there.
    #[error("{path} could not be deleted: {error}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why not.
        error: io::Error,
    },
    /// A file would go on under another name.
    #[error(
        "{path} has a second name elsewhere (a hard link), under which its content would stay: \
         find that name (find / -samefile {path}) and delete it, then forget again"
    )]
    SecondName {
        /// Which.
        path: PathBuf,
    },
}

/// Deletes the history at `path` with all that belongs to it, and its folder if nothing else is in there. Nobody may
/// have it open. Gives how many files there were.
///
/// A file with a second name is left as it is, since zeros would be written to whatever has that name, and without the
/// first name nobody would find the second; all the others are deleted.
///
/// # Errors
/// When a file is still there, or the folder is not this user's alone.
pub fn erase(path: &Path) -> Result<usize, EraseError> {
    let dir = path.parent().unwrap_or(Path::new("/"));
    if dir.symlink_metadata().is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
        return Ok(0);
    }
    check_private_dir(dir)?;
    let files = files(path).map_err(|error| EraseError::File { path: dir.to_owned(), error })?;
    let left = files.iter().filter_map(|file| remove(file).err()).next_back();
    if !files.is_empty() {
        let dir_file = File::open(dir).and_then(|dir| dir.sync_all());
        dir_file.map_err(|error| EraseError::File { path: dir.to_owned(), error })?;
    }
    if let Some(left) = left {
        return Err(left);
    }
    // Something of somebody else's may be in it.
    drop(std::fs::remove_dir(dir));
    Ok(files.len())
}

/// Deletes everything that Shoal remembers in these folders: the history, and what could be undone. No Shoal may run.
/// Gives how many files there were.
///
/// # Errors
/// When a file is still there, or a folder is not this user's alone.
pub fn forget_everything(paths: &Paths) -> Result<usize, EraseError> {
    // Whatever is left of the one is no reason to leave the other.
    let history = paths.history_file().map_or(Ok(0), |path| erase(&path));
    let undo = paths.undo_file();
    let undo = if undo.symlink_metadata().is_ok() { remove(&undo).map(|()| 1) } else { Ok(0) };
    Ok(history?.saturating_add(undo?))
}

/// Overwrites a file and takes its name away.
fn remove(path: &Path) -> Result<(), EraseError> {
    let failed = |error| EraseError::File { path: path.to_owned(), error };
    let found = path.symlink_metadata().map_err(failed)?;
    if found.is_file() && found.nlink() > 1 {
        return Err(EraseError::SecondName { path: path.to_owned() });
    }
    overwrite(path).map_err(failed)?;
    std::fs::remove_file(path).map_err(failed)
}

/// The files of the history at `path`: its own name, and that name with any ending.
///
/// # Errors
/// When the folder cannot be read.
pub fn files(path: &Path) -> io::Result<Vec<PathBuf>> {
    let (Some(dir), Some(name)) = (path.parent(), path.file_name()) else { return Ok(Vec::new()) };
    let name = name.as_encoded_bytes();
    let is_of_it = |file: &PathBuf| {
        let rest = file.file_name().and_then(|own| own.as_encoded_bytes().strip_prefix(name));
        rest.is_some_and(|rest| matches!(rest.first(), None | Some(b'-' | b'.')))
    };
    let mut found = Vec::new();
    for entry in dir.read_dir()? {
        found.push(entry?.path());
    }
    found.retain(is_of_it);
    found.sort();
    Ok(found)
}

/// Fills a file with zeros; a link, or a file that has another name as well, is left as it is.
fn overwrite(path: &Path) -> io::Result<()> {
    let flags = OFlags::WRONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC | OFlags::NONBLOCK;
    let Ok(file) = rustix::fs::open(path, flags, Mode::empty()) else { return Ok(()) };
    let mut file = File::from(file);
    let found = file.metadata()?;
    if !found.is_file() || found.nlink() > 1 {
        return Ok(());
    }
    let zeros = [0_u8; 16 * 1024];
    let mut left = found.len();
    while left > 0 {
        let length = usize::try_from(left).unwrap_or(zeros.len()).min(zeros.len());
        file.write_all(&zeros[..length])?;
        left -= u64::try_from(length).unwrap_or(left);
    }
    file.sync_all()
}

/// Gives the history and what lies beside it another name, so that nothing of it is lost; which.
///
/// # Errors
/// When it keeps its name.
pub(crate) fn keep_aside(path: &Path, now: UnixSeconds) -> io::Result<PathBuf> {
    let named = |name: &Path, ending: &str| {
        let mut other = name.as_os_str().to_owned();
        other.push(ending);
        PathBuf::from(other)
    };
    let aside = named(path, &format!(".corrupt-{}", now.0));
    for ending in ["-wal", "-journal"] {
        let beside = named(path, ending);
        if beside.symlink_metadata().is_ok() {
            std::fs::rename(beside, named(&aside, ending))?;
        }
    }
    // It can be made anew.
    drop(std::fs::remove_file(named(path, "-shm")));
    std::fs::rename(path, &aside)?;
    Ok(aside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_with_a_second_name_is_not_said_to_be_forgotten() {
        let dir = tempfile::tempdir().expect("a folder");
        let own = dir.path().join("shoal");
        std::fs::create_dir(&own).expect("ours");
        let (path, aside) = (own.join("history.db"), own.join("history.db.corrupt-1"));
        let other = dir.path().join("backup.db");
        for file in [&path, &aside] {
            std::fs::write(file, "198.51.100.7").expect("ours");
        }
        std::fs::hard_link(&path, &other).expect("ours");
        let told = erase(&path).expect_err("it goes on under the other name").to_string();
        assert!(told.contains("history.db has a second name"), "{told}");
        assert!(!aside.exists(), "all the others are deleted");
        assert!(path.exists(), "by which the other one is found");
        assert_eq!(
            std::fs::read_to_string(&other).expect("nobody's but the user's"),
            "198.51.100.7"
        );
        std::fs::remove_file(&other).expect("ours");
        assert_eq!(erase(&path).expect("ours"), 1);
    }

    #[test]
    fn a_history_that_is_kept_aside_takes_its_logs_along() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("history.db");
        let named = |name: &str| dir.path().join(name);
        for ending in ["", "-wal", "-journal", "-shm"] {
            std::fs::write(named(&format!("history.db{ending}")), ending).expect("ours");
        }
        let aside = keep_aside(&path, UnixSeconds(7)).expect("ours");
        assert_eq!(aside, named("history.db.corrupt-7"));
        for ending in ["", "-wal", "-journal"] {
            let kept = std::fs::read_to_string(named(&format!("history.db.corrupt-7{ending}")));
            assert_eq!(kept.expect("it is kept"), ending);
        }
        // A log that stays would be taken for one of the history that is begun now.
        assert_eq!(dir.path().read_dir().expect("ours").count(), 3);
    }
}
