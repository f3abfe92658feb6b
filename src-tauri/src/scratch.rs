//! Where the web view may put its files: in memory, gone with the window.
//!
//! WebKitGTK makes folders for caches and storage even for a view that keeps nothing. They go to the user's run-time
//! folder, which is not on disk; only where there is none, to the folder for temporary files.

use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::{env, fs, io, process};

/// A folder that is removed when this is dropped.
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    /// Makes a folder for this process that nobody else may enter.
    ///
    /// # Errors
    /// When it cannot be made.
    pub(crate) fn new() -> io::Result<Self> {
        let run_time = env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
        let parent = run_time.filter(|path| path.is_absolute()).unwrap_or_else(env::temp_dir);
        Self::below(&parent)
    }

    fn below(parent: &Path) -> io::Result<Self> {
        let path = parent.join(format!("shoal-window-{}", process::id()));
        // Left by an earlier process of the same number that was killed.
        let _ = fs::remove_dir_all(&path);
        DirBuilder::new().mode(0o700).create(&path)?;
        Ok(Self(path))
    }

    /// The folder.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What cannot be removed goes with the run-time folder, at the latest when the user logs out.
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn the_folder_is_private_and_goes_with_the_window() {
        let scratch = Scratch::below(&env::temp_dir()).expect("a folder can be made");
        let path = scratch.path().to_owned();
        let mode = fs::metadata(&path).expect("it is there").permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
        fs::write(path.join("salt"), b"x").expect("it can be written to");
        drop(scratch);
        assert!(!path.exists());
    }
}
