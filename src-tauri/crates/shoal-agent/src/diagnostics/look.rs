//! One front end's look at a report, and its wish to have it saved.
//!
//! The report that was shown is held here, and that very text is saved: between looking and saving nothing can get into
//! it. It is made anew whenever the front end begins to look, unless one is just being saved, and forgotten when it looks
//! away.

use shoal_core::diagnostics::{DiagnosticsPage, DiagnosticsSaved};
use shoal_core::findings::ResidentFinding;
use tokio::sync::mpsc;
use tokio::task::{JoinHandle, JoinSet, spawn_blocking};

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
    /// The report that is being made; whoever turns to something else ends it. A task, so that what else there is to be
    /// told neither interrupts it nor waits for it, as the next one is.
    making: JoinSet<DiagnosticsPage>,
    /// The report that is being saved, which goes on to its end whatever is looked at.
    saving: Option<(DiagnosticsPage, JoinHandle<DiagnosticsSaved>)>,
}

impl DiagnosticsLook {
    /// Looks away.
    pub(crate) fn new(wishes: mpsc::Receiver<SaveWish>) -> Self {
        let (making, saving) = (JoinSet::new(), None);
        Self { wishes, turn: None, shown: None, number: 0, making, saving }
    }

    /// Begins a look, or looks away.
    pub(crate) fn turn(&mut self, look: Option<u32>, ports: &Ports) {
        self.turn = look;
        self.shown = None;
        self.making = JoinSet::new();
        // What is being saved is what this look is told first: no file comes to lie there unsaid.
        if look.is_none() || self.saving.is_some() {
            return;
        }
        self.number = self.number.wrapping_add(1);
        let (number, ports) = (self.number, ports.clone());
        self.making.spawn(async move {
            let text = ports.diagnostics(ResidentFinding::Running).await;
            let folder = ports.reports_dir();
            let folder = folder.map(|folder| folder.to_string_lossy().into_owned());
            DiagnosticsPage { number, text, folder, saved: DiagnosticsSaved::NotAsked }
        });
    }

    /// The next report, or what became of saving one. Nothing is lost where it is not waited for to the end.
    pub(crate) async fn next(&mut self, ports: &Ports) -> DiagnosticsPage {
        loop {
            if let Some(page) = self.done().await {
                self.shown = Some(page.clone());
                return page;
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
            let (folder, text) = (ports.reports_dir(), shown.text.clone());
            let saving = spawn_blocking(move || match &folder {
                Some(folder) => save(folder, wall_time(), &text),
                None => DiagnosticsSaved::NoFolder { reason: None },
            });
            self.saving = Some((shown, saving));
        }
    }

    /// What comes of the work that is under way, once it has ended; `None`: nothing that anybody looks at.
    async fn done(&mut self) -> Option<DiagnosticsPage> {
        let page = if let Some((page, saving)) = &mut self.saving {
            let saved = saving.await;
            let saved = saved
                .unwrap_or_else(|error| DiagnosticsSaved::NotWritten { reason: error.to_string() });
            let page = DiagnosticsPage { saved, ..page.clone() };
            self.saving = None;
            page
        } else {
            self.making.join_next().await?.ok()?
        };
        // What was wished for before this was shown was about something else.
        while self.wishes.try_recv().is_ok() {}
        self.turn.map(|_| page)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::mpsc::channel;

    use shoal_core::Language;
    use shoal_mullvad::{ProgramChoice, SocketChoice};
    use tokio::sync::oneshot;
    use tokio::sync::oneshot::error::TryRecvError;

    use super::*;
    use crate::exit_task::CheckProgram;
    use crate::{
        AgentConfig, DesktopFacts, DesktopLook, MultihopPort, Paths, Running, TunnelAddresses,
        log::Log, one_shot,
    };

    /// An agent that keeps its files in this folder.
    fn agent(dir: &Path, desktop: DesktopLook) -> Running {
        let socket = SocketChoice::Unchecked(dir.join("no-daemon"));
        one_shot(AgentConfig {
            exit_check: CheckProgram::default(),
            tunnel_addresses: TunnelAddresses::Interface,
            multihop: MultihopPort::Program(ProgramChoice::mullvads(&socket)),
            relays: None,
            socket,
            paths: Paths::under(dir),
            language: Language::En,
            log: Log::off(),
            desktop,
        })
        .expect("a timer")
    }

    /// A disk that takes its time: as long as the first is held, nothing that would wait for a disk is begun.
    fn slow_disk() -> std::sync::mpsc::Sender<()> {
        let (release, held) = channel::<()>();
        // Ended by the other end's going.
        drop(spawn_blocking(move || held.recv().is_ok()));
        release
    }

    fn on_one_blocking_thread(story: impl Future<Output = ()>) {
        let mut runtime = tokio::runtime::Builder::new_current_thread();
        let runtime = runtime.enable_all().max_blocking_threads(1).build();
        runtime.expect("a runtime").block_on(story);
    }

    #[test]
    fn what_is_being_saved_is_told_to_whoever_looks_anew_meanwhile() {
        on_one_blocking_thread(async {
            let dir = tempfile::tempdir().expect("a folder");
            let running = agent(dir.path(), DesktopLook::default());
            let (wish, wishes) = mpsc::channel(1);
            let mut look = DiagnosticsLook::new(wishes);
            look.turn(Some(1), &running.ports);
            let shown = look.next(&running.ports).await;

            let release = slow_disk();
            wish.send(SaveWish { number: shown.number, turn: 1 }).await.expect("it hears");
            tokio::select! {
                biased;
                page = look.next(&running.ports) => panic!("the disk is slow: {page:?}"),
                () = std::future::ready(()) => {}
            }
            look.turn(Some(2), &running.ports);
            drop(release);
            let told = look.next(&running.ports).await;
            assert_eq!((told.number, &told.text), (shown.number, &shown.text));
            let DiagnosticsSaved::Saved { path } = told.saved else { panic!("{:?}", told.saved) };
            assert_eq!(std::fs::read_to_string(path).expect("it is there"), shown.text);

            look.turn(Some(3), &running.ports);
            let anew = look.next(&running.ports).await;
            assert_eq!((anew.number, anew.saved), (2, DiagnosticsSaved::NotAsked));
        });
    }

    #[tokio::test]
    async fn a_report_that_nobody_looks_at_any_more_is_not_made_to_its_end() {
        let dir = tempfile::tempdir().expect("a folder");
        let (tell, mut begun) = mpsc::unbounded_channel();
        let desktop = DesktopLook::by(move || {
            let (alive, ended) = oneshot::channel::<DesktopFacts>();
            tell.send(ended).expect("the story listens");
            async move {
                let _alive = alive;
                std::future::pending().await
            }
        });
        let running = agent(dir.path(), desktop);
        let (_wish, wishes) = mpsc::channel(1);
        let mut look = DiagnosticsLook::new(wishes);
        for next in [Some(2), None] {
            look.turn(Some(1), &running.ports);
            let mut ended = begun.recv().await.expect("the desktop is asked");
            look.turn(next, &running.ports);
            // On this one thread each other task has its turn meanwhile; the report waits for seconds.
            for _ in 0..100 {
                tokio::task::yield_now().await;
            }
            assert_eq!(ended.try_recv(), Err(TryRecvError::Closed), "it waits for the desktop");
        }
    }
}
