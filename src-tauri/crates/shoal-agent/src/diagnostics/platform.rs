//! On what Shoal runs, as far as it matters to a fault: nothing of it tells one machine from another of its kind.

use std::env;
use std::fs::File;
use std::io::Read;

/// Names of the system and the desktop; `None`: they do not tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Platform {
    /// The kernel and its version, without what a builder added to it.
    pub system: String,
    /// The kind of processor.
    pub processor: String,
    /// The distribution and its version.
    pub distribution: Option<String>,
    /// The desktop.
    pub desktop: Option<String>,
    /// How the desktop draws: X11 or Wayland.
    pub session: Option<String>,
}

/// Where a distribution names itself.
///
/// Source: freedesktop.org, os-release(5), read 2026-11.
const OS_RELEASE: [&str; 2] = ["/etc/os-release", "/usr/lib/os-release"];
/// More than this is no such file.
const LONGEST_RELEASE: u64 = 16 * 1024;
/// More than this is no name.
const LONGEST_NAME: usize = 60;

impl Platform {
    /// This machine's.
    pub fn of_this_machine() -> Self {
        let kernel = rustix::system::uname();
        let release = kernel.release().to_string_lossy();
        let version: Vec<&str> = release.split(['-', '+', '_', ' ']).take(1).collect();
        let version: Vec<&str> = version.iter().flat_map(|it| it.split('.')).take(3).collect();
        Self {
            system: format!("{} {}", kernel.sysname().to_string_lossy(), version.join(".")),
            processor: kernel.machine().to_string_lossy().into_owned(),
            distribution: OS_RELEASE.iter().find_map(|path| distribution(&text_of(path)?)),
            desktop: said("XDG_CURRENT_DESKTOP"),
            session: said("XDG_SESSION_TYPE"),
        }
    }
}

fn text_of(path: &str) -> Option<String> {
    let mut text = String::new();
    File::open(path).ok()?.take(LONGEST_RELEASE).read_to_string(&mut text).ok()?;
    Some(text)
}

/// What the file calls the distribution: its id, and its version where it has one.
fn distribution(text: &str) -> Option<String> {
    let value = |key: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('='))?;
        Some(line.trim().trim_matches(['"', '\'']).to_owned()).filter(|value| !value.is_empty())
    };
    let id = value("ID")?;
    let name = value("VERSION_ID").map_or(id.clone(), |version| format!("{id} {version}"));
    Some(name.chars().take(LONGEST_NAME).collect())
}

fn said(variable: &str) -> Option<String> {
    let value = env::var(variable).ok().filter(|value| !value.is_empty())?;
    Some(value.chars().take(LONGEST_NAME).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_distribution_is_called_by_its_id_and_version() {
        let debian = "PRETTY_NAME=\"Debian GNU/Linux 13\"\nVERSION_ID=\"13\"\nID=debian\n";
        assert_eq!(distribution(debian).as_deref(), Some("debian 13"));
        assert_eq!(distribution("NAME=Arch\nID=arch\nID_LIKE=x\n").as_deref(), Some("arch"));
        assert_eq!(distribution("NAME=Nothing\nID=\n"), None);
    }

    #[test]
    fn the_kernel_tells_nothing_of_who_built_it() {
        let Platform { system, .. } = Platform::of_this_machine();
        let version = system.split(' ').nth(1).expect("a version follows the name");
        assert!(version.chars().all(|c| c.is_ascii_digit() || c == '.'), "{system}");
        assert!(version.split('.').count() <= 3, "{system}");
    }
}
