//! Which commands a release has for multihop. Their tree changed: up to 2025.13 they are below `tunnel wireguard`, from
//! 2025.14 on right below `relay set` (mullvadvpn-app 2024.1 to 2026.4 and the head of 2026-08-21, read 2026-11).

use shoal_core::multihop::{EntryTarget, MultihopMode};

use super::help::{self, Named};
use super::run::{Run, Said};

/// What can be asked of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tree {
    shape: Shape,
    modes: Vec<Named>,
    has_entry: bool,
}

/// Where the commands are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// From 2025.14 on.
    Flat,
    /// From 2024.1 to 2025.13.
    BelowWireguard,
}

/// The option of [`Shape::BelowWireguard`].
const USE_MULTIHOP: &str = "--use-multihop";

impl Shape {
    fn multihop(self) -> &'static [&'static str] {
        match self {
            Self::Flat => &["relay", "set", "multihop"],
            Self::BelowWireguard => &["relay", "set", "tunnel", "wireguard"],
        }
    }

    fn entry(self) -> &'static [&'static str] {
        match self {
            Self::Flat => &["relay", "set", "entry"],
            Self::BelowWireguard => &["relay", "set", "tunnel", "wireguard", "entry"],
        }
    }

    fn option(self) -> Option<&'static str> {
        match self {
            Self::Flat => None,
            Self::BelowWireguard => Some(USE_MULTIHOP),
        }
    }
}

impl Tree {
    /// Asks a program for its help; `None` where it has no commands that Shoal knows.
    pub(crate) async fn of(run: &Run) -> Option<Self> {
        for shape in [Shape::Flat, Shape::BelowWireguard] {
            let Some(help) = helped(run, shape.multihop()).await else { continue };
            let modes = help::modes(&help, shape.option())?;
            let entry = helped(run, shape.entry()).await;
            let has_entry = entry.is_some_and(|help| help::has_command(&help, "location"));
            return Some(Self { shape, modes, has_entry });
        }
        None
    }

    /// What multihop can be set to.
    pub(crate) fn modes(&self) -> Vec<MultihopMode> {
        self.modes.iter().map(|(mode, _)| *mode).collect()
    }

    /// The arguments that set multihop; `None` where the program does not name the mode.
    pub(crate) fn set_multihop(&self, mode: MultihopMode) -> Option<Vec<String>> {
        let (_, word) = self.modes.iter().find(|(known, _)| *known == mode)?;
        let words = self.shape.multihop().iter().copied().chain(self.shape.option());
        Some(words.chain([*word]).map(str::to_owned).collect())
    }

    /// The arguments that set where a tunnel enters, in lower case as codes and names always are; `None` where the program has no command for it.
    pub(crate) fn set_entry(&self, entry: &EntryTarget) -> Option<Vec<String>> {
        if !self.has_entry {
            return None;
        }
        let city = match entry {
            EntryTarget::Anywhere => None,
            EntryTarget::City { city } => Some(city.clone()),
            EntryTarget::Relay { relay } => Some(relay.city()),
        };
        let words = self.shape.entry().iter().copied().chain(["location"]);
        let mut words: Vec<String> = words.map(str::to_owned).collect();
        match city {
            Some(city) => words.extend([city.country().to_owned(), city.city().to_owned()]),
            None => words.push("any".to_owned()),
        }
        if let EntryTarget::Relay { relay } = entry {
            words.push(relay.as_str().to_owned());
        }
        Some(words)
    }
}

/// The help of a command that there is.
async fn helped(run: &Run, command: &[&str]) -> Option<String> {
    let arguments: Vec<&str> = command.iter().copied().chain(["--help"]).collect();
    let Said { code: 0, text } = run.with(&arguments).await.ok()? else { return None };
    Some(text)
}
