//! Whether root alone could have put a program where it is: Mullvad's, before Shoal runs it, and Shoal's own, before a
//! desktop is told to start it.
//!
//! Whoever can write to the program, to a folder on the way to it or to a link in between can have anything run in its
//! place, so each of them is looked at, one step of the path after the other, as the kernel would go.

use std::ffi::OsString;
use std::fs::Metadata;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Component, Path, PathBuf};

use thiserror::Error;

/// Links may lead to links; a path with more of them is no program's. The kernel's own bound is 40.
const MOST_LINKS: u32 = 40;

/// Write permission for the group or for all others. Access lists show in the group's bit.
const FOR_OTHERS: u32 = 0o022;

/// In a folder with this bit only the owner of a file can rename or remove it.
const STICKY: u32 = 0o1000;

/// Why a program is not trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Distrust {
    /// There is none.
    #[error("there is no such program")]
    Missing,
    /// Somebody else could have put it there, or it cannot be looked at.
    #[error("others than root could change it, or a folder on the way to it")]
    Changeable,
}

/// The program behind `path`, with no link in its own path; everything on the way belongs to root or `owner` and can
/// be written by nobody else.
///
/// # Errors
/// When there is none, or somebody else could have put it there.
pub fn trusted(path: &Path, owner: u32) -> Result<PathBuf, Distrust> {
    if !path.is_absolute() {
        return Err(Distrust::Changeable);
    }
    let mut way = Way { owner, links: 0, ahead: Vec::new() };
    way.go(path);
    let mut at = PathBuf::from("/");
    way.check_folder(&at)?;
    while let Some(step) = way.ahead.pop() {
        if step == ".." {
            at.pop();
            continue;
        }
        let next = at.join(&step);
        let found = next.symlink_metadata().map_err(|error| missing(&error))?;
        if found.is_symlink() {
            if way.follow(&next, &found)?.is_absolute() {
                at = PathBuf::from("/");
            }
        } else if found.is_dir() {
            way.check_folder(&next)?;
            at = next;
        } else if !way.ahead.is_empty() {
            return Err(Distrust::Missing);
        } else if found.is_file() && way.is_only_owners(&found) {
            return Ok(next);
        } else {
            break;
        }
    }
    Err(Distrust::Changeable)
}

/// The way to a program.
struct Way {
    owner: u32,
    links: u32,
    /// The steps ahead, the next one last.
    ahead: Vec<OsString>,
}

impl Way {
    /// Has the steps of `path` next.
    fn go(&mut self, path: &Path) {
        let steps = path.components().rev().filter_map(|step| match step {
            Component::Normal(_) | Component::ParentDir => Some(step.as_os_str().to_owned()),
            Component::RootDir | Component::CurDir | Component::Prefix(_) => None,
        });
        self.ahead.extend(steps);
    }

    /// Has the steps of a link's target next, and gives the target.
    fn follow(&mut self, link: &Path, found: &Metadata) -> Result<PathBuf, Distrust> {
        self.links += 1;
        // The mode of a link says nothing: it is changed by whoever owns it, or may write to its folder.
        if !self.is_owners(found) || self.links > MOST_LINKS {
            return Err(Distrust::Changeable);
        }
        let target = std::fs::read_link(link).map_err(|error| missing(&error))?;
        self.go(&target);
        Ok(target)
    }

    fn check_folder(&self, folder: &Path) -> Result<(), Distrust> {
        let found = folder.symlink_metadata().map_err(|error| missing(&error))?;
        let is_sticky = found.mode() & STICKY != 0;
        if self.is_owners(&found) && (is_sticky || found.mode() & FOR_OTHERS == 0) {
            Ok(())
        } else {
            Err(Distrust::Changeable)
        }
    }

    fn is_owners(&self, found: &Metadata) -> bool {
        found.uid() == 0 || found.uid() == self.owner
    }

    fn is_only_owners(&self, found: &Metadata) -> bool {
        self.is_owners(found) && found.mode() & FOR_OTHERS == 0
    }
}

/// What an error on the way means: what cannot be looked at cannot be trusted.
fn missing(error: &io::Error) -> Distrust {
    if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) {
        Distrust::Missing
    } else {
        Distrust::Changeable
    }
}
