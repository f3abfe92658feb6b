//! The task that looks at the file that has the desktop start Shoal, and changes it.
//!
//! One errand after another: what is told last is how the file was last, whoever asked.

use shoal_core::Event;
use shoal_core::autostart::{Autostart, AutostartObstacle};
use tokio::sync::mpsc;
use tokio::task::{JoinError, spawn_blocking};

use crate::autostart::AutostartFile;

/// The file, or why there can be none.
pub(crate) type AutostartPlace = Result<AutostartFile, AutostartObstacle>;

/// What is to be done about the file.
#[derive(Clone, Copy, Debug)]
pub(crate) enum AutostartErrand {
    /// Look how it is.
    Look,
    /// Make it or take it away.
    Set {
        /// Whether there is to be one.
        on: bool,
        /// Whether one goes that Shoal did not write so.
        insist: bool,
    },
}

/// Does the errands.
#[derive(Debug)]
pub(crate) struct AutostartTask {
    place: AutostartPlace,
    errands: mpsc::UnboundedReceiver<AutostartErrand>,
    events: mpsc::Sender<Event>,
}

impl AutostartTask {
    pub(crate) fn new(
        place: AutostartPlace,
        errands: mpsc::UnboundedReceiver<AutostartErrand>,
        events: mpsc::Sender<Event>,
    ) -> Self {
        Self { place, errands, events }
    }

    /// Runs until there can be no more errands.
    pub(crate) async fn run(mut self) {
        while let Some(errand) = self.errands.recv().await {
            let place = self.place.clone();
            let done = spawn_blocking(move || {
                place.map(|file| match errand {
                    AutostartErrand::Look => file.look(),
                    AutostartErrand::Set { on, insist } => file.set(on, insist),
                })
            });
            let unfinished =
                |error: JoinError| Err(AutostartObstacle::Refused { reason: error.to_string() });
            let told = seen(done.await.unwrap_or_else(unfinished));
            // Nobody is left to hear it once the agent has stopped.
            drop(self.events.send(Event::AutostartSeen(told)).await);
        }
    }
}

/// What was seen of the file, or why there can be none.
pub(crate) fn seen(found: Result<Autostart, AutostartObstacle>) -> Autostart {
    found.unwrap_or_else(|obstacle| Autostart::NotPossible { obstacle, is_there: false })
}

#[cfg(test)]
mod tests {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[tokio::test]
    async fn each_errand_is_answered_by_what_it_came_to_and_in_its_turn() {
        let dir = tempfile::tempdir().expect("a folder");
        let program = dir.path().join("shoal");
        fs::write(&program, "a program").expect("it is this user's");
        fs::set_permissions(&program, Permissions::from_mode(0o755)).expect("it is this user's");
        let owner = rustix::process::getuid().as_raw();
        let file = AutostartFile::new(dir.path().join("autostart/shoal.desktop"), program, owner);
        let (ask, errands) = mpsc::unbounded_channel();
        let (events, mut told) = mpsc::channel(1);
        let task = tokio::spawn(AutostartTask::new(Ok(file), errands, events).run());
        let turns = [true, false].into_iter().cycle().take(50);
        for on in turns.clone() {
            ask.send(AutostartErrand::Set { on, insist: false }).expect("it runs");
            ask.send(AutostartErrand::Look).expect("it runs");
        }
        drop(ask);
        for (turn, on) in turns.enumerate() {
            let expected = if on { Autostart::On } else { Autostart::Off };
            for errand in ["set", "look"] {
                let Some(Event::AutostartSeen(seen)) = told.recv().await else {
                    panic!("{errand} of turn {turn}: it has ended")
                };
                assert_eq!(seen, expected, "{errand} of turn {turn}");
            }
        }
        task.await.expect("it ends when nobody can ask any more");
    }
}
