//! Files and folders that are this user's alone: made so, checked to be so, and replaced whole or not at all.
//!
//! A link, a file of somebody else's, or a folder that others may write to is refused with the reason: what Shoal
//! reads or writes there would be up to others.

use std::fs::{DirBuilder, File, Permissions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::{Mode, OFlags};
use thiserror::Error;

/// Why a file or folder is not used.
#[derive(Debug, Error)]
pub enum FileError {
    /// It is a symbolic link.
    #[error("{path} is a link: put the file itself there")]
    Link {
        /// Which.
        path: PathBuf,
    },
    /// There is one of this name already, or a link.
    #[error("{path} is there already: it was left as it is")]
    Taken {
        /// Which.
        path: PathBuf,
    },
    /// It is something else than expected.
    #[error("{path} is not a {expected}")]
    OtherKind {
        /// Which.
        path: PathBuf,
        /// What it should be.
        expected: &'static str,
    },
    /// It belongs to somebody else.
    #[error("{path} belongs to another user (id {owner})")]
    Foreign {
        /// Which.
        path: PathBuf,
        /// Whose.
        owner: u32,
    },
    /// It has more than one name.
    #[error("{path} has a second name elsewhere (a hard link): copy it")]
    SecondName {
        /// Which.
        path: PathBuf,
    },
    /// Anybody may change what is in it.
    #[error("every user may write to {path}: take that right away (chmod o-w)")]
    OpenToAll {
        /// Which.
        path: PathBuf,
    },
    /// It is too large to be what it should be.
    #[error("{path} is larger than {limit} bytes")]
    TooLarge {
        /// Which.
        path: PathBuf,
        /// What is allowed.
        limit: u64,
    },
    /// The system said no.
    #[error("{path} could not be {what}")]
    System {
        /// Which.
        path: PathBuf,
        /// What was tried.
        what: &'static str,
        /// Why not.
        #[source]
        error: io::Error,
    },
}

impl FileError {
    /// The reason in one line, with its cause.
    pub fn reason(&self) -> String {
        match self {
            Self::System { error, .. } => format!("{self}: {error}"),
            Self::Link { .. }
            | Self::Taken { .. }
            | Self::OtherKind { .. }
            | Self::Foreign { .. }
            | Self::SecondName { .. }
            | Self::OpenToAll { .. }
            | Self::TooLarge { .. } => self.to_string(),
        }
    }
}

/// Makes `dir`, with those above it, open to this user only; checks it if it is there already.
///
/// # Errors
/// When it cannot be made, is not a folder of this user's, or lies in one that every user may write to.
pub fn ensure_private_dir(dir: &Path) -> Result<(), FileError> {
    let created = DirBuilder::new().recursive(true).mode(0o700).create(dir);
    created.map_err(|error| failed(dir, "made", error))?;
    check_private_dir(dir)
}

/// Checks that `dir` is this user's, and closes it to others.
///
/// # Errors
/// When it is not a folder of this user's, or lies in one that every user may write to.
pub fn check_private_dir(dir: &Path) -> Result<(), FileError> {
    for above in dir.ancestors().skip(1).filter(|above| !above.as_os_str().is_empty()) {
        let mode = above.metadata().map_err(|error| failed(above, "looked at", error))?.mode();
        let (all_may_write, sticky) = (mode & 0o002 != 0, mode & 0o1000 != 0);
        if all_may_write && !sticky {
            return Err(FileError::OpenToAll { path: above.to_owned() });
        }
    }
    let found = dir.symlink_metadata().map_err(|error| failed(dir, "looked at", error))?;
    if found.is_symlink() {
        return Err(FileError::Link { path: dir.to_owned() });
    }
    if !found.is_dir() {
        return Err(FileError::OtherKind { path: dir.to_owned(), expected: "folder" });
    }
    check_owner(dir, found.uid())?;
    if found.mode() & 0o077 != 0 {
        let closed = std::fs::set_permissions(dir, Permissions::from_mode(0o700));
        closed.map_err(|error| failed(dir, "closed to others", error))?;
    }
    Ok(())
}

/// Makes an empty file at `path`, if there is none, and checks that what is there is a plain file of this user's with
/// one name, closed to others. The folder must have passed [`ensure_private_dir`].
///
/// # Errors
/// When it cannot be made, or is something else.
pub fn ensure_private_file(path: &Path) -> Result<(), FileError> {
    let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    match rustix::fs::open(path, flags, Mode::RUSR | Mode::WUSR) {
        Ok(_) => Ok(()),
        Err(rustix::io::Errno::EXIST) => check_private_file(path).map(drop),
        Err(error) => Err(failed(path, "made", error.into())),
    }
}

/// Whether there is a file at `path`, which is then a plain file of this user's with one name, closed to others.
///
/// # Errors
/// When something else is there.
pub fn check_private_file(path: &Path) -> Result<bool, FileError> {
    let found = match path.symlink_metadata() {
        Ok(found) => found,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(failed(path, "looked at", error)),
    };
    if found.is_symlink() {
        return Err(FileError::Link { path: path.to_owned() });
    }
    if !found.is_file() {
        return Err(FileError::OtherKind { path: path.to_owned(), expected: "file" });
    }
    check_owner(path, found.uid())?;
    if found.nlink() > 1 {
        return Err(FileError::SecondName { path: path.to_owned() });
    }
    if found.mode() & 0o077 != 0 {
        let closed = std::fs::set_permissions(path, Permissions::from_mode(0o600));
        closed.map_err(|error| failed(path, "closed to others", error))?;
    }
    Ok(true)
}

/// What is in the file at `path`; `None` where there is none.
///
/// # Errors
/// When it is not a plain file of this user's with one name and at most `limit` bytes.
pub fn read_private(path: &Path, limit: u64) -> Result<Option<Vec<u8>>, FileError> {
    // A pipe must not hold the program up.
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC | OFlags::NONBLOCK;
    let mut file = match rustix::fs::open(path, flags, Mode::empty()) {
        Ok(file) => File::from(file),
        Err(rustix::io::Errno::NOENT) => return Ok(None),
        Err(rustix::io::Errno::LOOP) => return Err(FileError::Link { path: path.to_owned() }),
        Err(error) => return Err(failed(path, "opened", error.into())),
    };
    let found = file.metadata().map_err(|error| failed(path, "looked at", error))?;
    if !found.is_file() {
        return Err(FileError::OtherKind { path: path.to_owned(), expected: "file" });
    }
    check_owner(path, found.uid())?;
    if found.nlink() > 1 {
        return Err(FileError::SecondName { path: path.to_owned() });
    }
    let mut bytes = Vec::new();
    let read = Read::by_ref(&mut file).take(limit + 1).read_to_end(&mut bytes);
    read.map_err(|error| failed(path, "read", error))?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > limit) {
        return Err(FileError::TooLarge { path: path.to_owned(), limit });
    }
    Ok(Some(bytes))
}

/// Puts a file with `bytes` at `path`, whole or not at all, also when the machine loses power meanwhile. The folder
/// must have passed [`ensure_private_dir`].
///
/// # Errors
/// When the disk does not take it; then what was there before still is.
pub fn replace_private(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let dir = path.parent().unwrap_or(Path::new("/"));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let new = dir.join(format!(".{name}.new"));
    let written = write_new(&new, bytes).and_then(|()| {
        std::fs::rename(&new, path).map_err(|error| failed(path, "replaced", error))
    });
    if written.is_err() {
        // Nothing of use is in it.
        drop(std::fs::remove_file(&new));
    }
    written?;
    let dir_file = File::open(dir).map_err(|error| failed(dir, "opened", error))?;
    dir_file.sync_all().map_err(|error| failed(dir, "written", error))
}

/// Makes a file with `bytes` at `path`, where there must be none, readable by this user only. What the disk does not take
/// whole is taken away again. Others may have a right to the folder, which the user chose.
///
/// # Errors
/// When there is something of this name, which is then left as it is, or the disk does not take it.
pub fn new_private(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let mut file = match rustix::fs::open(path, flags, Mode::RUSR | Mode::WUSR) {
        Ok(file) => File::from(file),
        Err(rustix::io::Errno::EXIST) => return Err(FileError::Taken { path: path.to_owned() }),
        Err(error) => return Err(failed(path, "made", error.into())),
    };
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    written.map_err(|error| {
        // It was made here, and nothing of use is in it.
        drop(std::fs::remove_file(path));
        failed(path, "written", error)
    })
}

fn write_new(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let mode = Mode::RUSR | Mode::WUSR;
    let file = rustix::fs::open(path, flags, mode).or_else(|error| {
        // Left behind by a program that was killed while it wrote.
        if error == rustix::io::Errno::EXIST {
            rustix::fs::unlink(path)?;
            rustix::fs::open(path, flags, mode)
        } else {
            Err(error)
        }
    });
    let mut file = File::from(file.map_err(|error| failed(path, "made", error.into()))?);
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    written.map_err(|error| failed(path, "written", error))
}

fn check_owner(path: &Path, owner: u32) -> Result<(), FileError> {
    if owner == rustix::process::geteuid().as_raw() {
        Ok(())
    } else {
        Err(FileError::Foreign { path: path.to_owned(), owner })
    }
}

fn failed(path: &Path, what: &'static str, error: io::Error) -> FileError {
    FileError::System { path: path.to_owned(), what, error }
}
