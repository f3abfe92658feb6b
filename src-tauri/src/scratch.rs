//! Where the web view may put its files: in memory, gone with the window.
//!
//! WebKit makes folders for caches and storage even for a view that keeps nothing. They go to the user's run-time
//! folder, which is not on disk; only where there is none, to the folder for temporary files.

use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::{env, fs, io, process};

use rustix::process::{Pid, Signal, WaitOptions, kill_process, waitpid};

/// Begins the name of the folder; the number of the process ends it.
const NAME: &str = "shoal-window-";

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
        remove_left_behind(parent);
        let path = parent.join(format!("{NAME}{}", process::id()));
        DirBuilder::new().mode(0o700).create(&path)?;
        Ok(Self(path))
    }

    /// The folder.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

/// Removes the folders of windows that were killed, and of an earlier process of this one's number.
fn remove_left_behind(parent: &Path) {
    for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let number = name.to_str().and_then(|name| name.strip_prefix(NAME)?.parse::<u32>().ok());
        let is_dead = |number: u32| {
            number == process::id() || !Path::new("/proc").join(number.to_string()).exists()
        };
        if number.is_some_and(is_dead) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// The web view's helpers outlive the window by a moment, in which they would make the folder anew.
fn end_helpers() {
    for task in fs::read_dir("/proc/self/task").into_iter().flatten().flatten() {
        let children = fs::read_to_string(task.path().join("children")).unwrap_or_default();
        for child in children.split_whitespace().filter_map(|child| child.parse().ok()) {
            if let Some(child) = Pid::from_raw(child) {
                // It may have ended by itself, or been waited for by the web view.
                let _ = kill_process(child, Signal::KILL);
                let _ = waitpid(Some(child), WaitOptions::empty());
            }
        }
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        end_helpers();
        // What cannot be removed goes with the run-time folder, at the latest when the user logs out.
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn what_a_killed_window_left_goes_with_the_next_one_and_nothing_else_does() {
        let parent = env::temp_dir().join(format!("shoal-scratch-test-{}", process::id()));
        let (dead, living, foreign) = (
            parent.join("shoal-window-4294967295"),
            parent.join("shoal-window-1"),
            parent.join("shoal"),
        );
        for dir in [&dead, &living, &foreign] {
            fs::create_dir_all(dir).expect("a folder can be made");
        }
        let scratch = Scratch::below(&parent).expect("a folder can be made");
        assert_eq!([dead, living, foreign].map(|dir| dir.exists()), [false, true, true]);
        drop(scratch);
        fs::remove_dir_all(&parent).expect("it is there");
    }

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
