//! The sources of this clone, for tests that read them.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders that hold nothing written by hand, or nothing of ours.
const NOT_OURS: [&str; 7] =
    ["target", "node_modules", "dist", "gen", "test-results", "snapshots", "proptest-regressions"];

/// A text file of the clone.
#[derive(Clone, Debug)]
pub struct Source {
    /// From the top of the clone, with `/`.
    pub path: String,
    /// What stands in it.
    pub text: String,
}

/// The top of the clone.
pub fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap_or(tests).to_owned()
}

/// All files below `dir` (from the top of the clone) whose names end in one of `endings`.
///
/// # Panics
/// When a file cannot be read.
pub fn below(dir: &str, endings: &[&str]) -> Vec<Source> {
    let mut sources = Vec::new();
    gather(&root(), Path::new(dir), endings, &mut sources);
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

fn gather(root: &Path, dir: &Path, endings: &[&str], into: &mut Vec<Source>) {
    for entry in fs::read_dir(root.join(dir)).into_iter().flatten().filter_map(Result::ok) {
        let path = dir.join(entry.file_name());
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            if !NOT_OURS.contains(&name.as_str()) {
                gather(root, &path, endings, into);
            }
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            let text = fs::read_to_string(entry.path()).expect("a source is readable text");
            into.push(Source { path: path.to_string_lossy().into_owned(), text });
        }
    }
}
