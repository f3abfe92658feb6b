//! One front end's look at a report, and its wish to have it saved.
//!
//! The report that was shown is held here, and that very text is saved: between looking and saving nothing can get into
//! it. It is made anew whenever the front end begins to look, and forgotten when it looks away.

use shoal_core::diagnostics::{DiagnosticsPage, DiagnosticsSaved};
use shoal_core::findings::ResidentFinding;
use tokio::sync::mpsc;
use tokio::task::{JoinHandle, spawn_blocking};

use crate::clock::wall_time;
use crate::diagnostics::file::save;
use crate::ports::Ports;

/// A front end wants a report saved.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SaveWish {
    /// Which report was shown.
    pub(crate) number: u32,
    /// During which look it was asked for; in another one it is void.
    pub(crate) turn: u32,
}

/// See the module.
#[derive(Debug)]
pub(crate) struct DiagnosticsLook {
    wishes: mpsc::Receiver<SaveWish>,
    /// The look that the report belongs to.
    turn: Option<u32>,
    shown: Option<DiagnosticsPage>,
    number: u32,
    /// A task, so that what else there is to be told neither interrupts it nor waits for it.
    work: Option<JoinHandle<DiagnosticsPage>>,
}

impl DiagnosticsLook {
    /// Looks away.
    pub(crate) fn new(wishes: mpsc::Receiver<SaveWish>) -> Self {
        Self { wishes, turn: None, shown: None, number: 0, work: None }
    }

    /// Begins a look, or looks away.
    pub(crate) fn turn(&mut self, look: Option<u32>, ports: &Ports) {
        self.turn = look;
        self.shown = None;
        self.work = look.map(|_| {
            self.number = self.number.wrapping_add(1);
            let (number, ports) = (self.number, ports.clone());
            tokio::spawn(async move {
                let text = ports.diagnostics(ResidentFinding::Running).await;
                let folder = ports.reports_dir();
                let folder = folder.map(|folder| folder.to_string_lossy().into_owned());
                DiagnosticsPage { number, text, folder, saved: DiagnosticsSaved::NotAsked }
            })
        });
    }

    /// The next report, or what became of saving one. Nothing is lost where it is not waited for to the end.
    pub(crate) async fn next(&mut self, ports: &Ports) -> DiagnosticsPage {
        loop {
            if let Some(work) = &mut self.work {
                let done = work.await;
                self.work = None;
                // What was wished for before this was shown was about something else.
                while self.wishes.try_recv().is_ok() {}
                if let Ok(page) = done {
                    self.shown = Some(page.clone());
                    return page;
                }
            }
            let Some(SaveWish { number, turn }) = self.wishes.recv().await else {
                // The front end has gone; so will this.
                return std::future::pending().await;
            };
            // Who was shown nothing, or has looked away since, has nothing to save.
            let shown = self.shown.clone().filter(|_| self.turn == Some(turn));
            let Some(shown) = shown else { continue };
            if number != shown.number {
                return DiagnosticsPage { saved: DiagnosticsSaved::NotShown, ..shown };
            }
            let folder = ports.reports_dir();
            self.work = Some(spawn_blocking(move || {
                let saved = match &folder {
                    Some(folder) => save(folder, wall_time(), &shown.text),
                    None => DiagnosticsSaved::NoFolder { reason: None },
                };
                DiagnosticsPage { saved, ..shown }
            }));
        }
    }
}
