//! What a report says of the desktop, on a bus of its own, and that asking leaves nothing behind there.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command as Program, Stdio};
use std::time::Duration;

use shoal_agent::log::Log;
use shoal_agent::{
    AgentConfig, CheckProgram, DesktopFacts, DesktopLook, MultihopPort, Paths, TunnelAddresses,
    one_shot,
};
use shoal_core::Language;
use shoal_core::findings::ResidentFinding;
use shoal_mullvad::{ProgramChoice, SocketChoice};
use shoal_tray::desktop::DesktopFound;
use support::desktop::{Trouble, until};
use tokio::sync::mpsc;
use tokio::time::timeout;

use crate::tray_bus::{Bus, Manner, Notifications, Tray};

/// Tells this test binary that it was started as the program.
const IS_PROGRAM: &str = "SHOAL_REPORTING_PROGRAM";

/// A report that takes longer than this never comes.
const STUCK: Duration = Duration::from_secs(30);

/// What is printed after each report.
const END: &str = "(end of the report)";

/// A program that makes reports as often as it is asked to; it ends when this is dropped. Which bus it asks is chosen by
/// the environment, which belongs to a whole process.
struct Reporting {
    process: Child,
    input: ChildStdin,
    lines: mpsc::UnboundedReceiver<String>,
}

impl Reporting {
    fn start(bus: &Bus) -> Result<Self, Trouble> {
        let mut process = Program::new("/proc/self/exe")
            .args(["--exact", "tray_found::the_program", "--ignored", "--nocapture"])
            .env(IS_PROGRAM, "yes")
            .env("DBUS_SESSION_BUS_ADDRESS", bus.address())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let input = process.stdin.take().ok_or("its input is piped")?;
        let output = process.stdout.take().ok_or("its output is piped")?;
        let (tell, lines) = mpsc::unbounded_channel();
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                let _ = tell.send(line);
            }
        });
        Ok(Self { process, input, lines })
    }

    /// What a new report says of the tray and of notices.
    async fn found(&mut self) -> Result<[String; 2], Trouble> {
        writeln!(self.input, "again")?;
        let mut found = ["tray host: ", "notices shown: "].map(|key| (key, None));
        loop {
            let line = timeout(STUCK, self.lines.recv()).await?.ok_or("the program runs")?;
            if line == END {
                break;
            }
            for (key, value) in &mut found {
                *value = line.strip_prefix(*key).map(str::to_owned).or(value.take());
            }
        }
        let [tray, notices] = found.map(|(key, value)| value.ok_or(key));
        Ok([tray?, notices?])
    }
}

impl Drop for Reporting {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
#[ignore = "no test: the program that makes the reports of the stories"]
#[expect(clippy::print_stdout, reason = "its output is what the stories read")]
fn the_program() -> Result<(), Trouble> {
    if std::env::var_os(IS_PROGRAM).is_none() {
        return Ok(());
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let socket = SocketChoice::Unchecked("/nonexistent/daemon".into());
        let desktop = async || {
            let found = DesktopFound::look().await;
            DesktopFacts { tray_host: found.tray, notices_shown: found.notifications.is_some() }
        };
        let running = one_shot(AgentConfig {
            exit_check: CheckProgram::default(),
            tunnel_addresses: TunnelAddresses::Interface,
            multihop: MultihopPort::Program(ProgramChoice::mullvads(&socket)),
            relays: None,
            socket,
            paths: Paths::of_demo(),
            language: Language::En,
            log: Log::off(),
            desktop: DesktopLook::by(desktop),
        })?;
        let (ask, mut asked) = mpsc::unbounded_channel();
        std::thread::spawn(move || {
            for line in std::io::stdin().lines().map_while(Result::ok) {
                let _ = ask.send(line);
            }
        });
        while asked.recv().await.is_some() {
            let report = running.ports.diagnostics(ResidentFinding::Running).await;
            println!("\n{report}\n{END}");
        }
        Ok(())
    })
}

/// How many names the bus knows: each connection has one at least.
async fn names(bus: &zbus::Connection) -> Result<usize, Trouble> {
    Ok(zbus::fdo::DBusProxy::new(bus).await?.list_names().await?.len())
}

#[tokio::test]
async fn reports_leave_no_connection_behind() -> Result<(), Trouble> {
    let Some(bus) = Bus::start()? else { return Ok(()) };
    let _tray = Tray::appear(&bus).await?;
    let _desktop = Notifications::appear(&bus, Manner::WithButtons).await?;
    let looking = bus.connect().await?;
    let mut program = Reporting::start(&bus)?;
    let before = names(&looking).await?;
    for _ in 0..5 {
        assert_eq!(program.found().await?, ["yes", "yes"]);
    }
    let all_gone = async || (names(&looking).await.ok()? == before).then_some(());
    until("the reports have left the bus", all_gone).await
}

#[tokio::test]
async fn a_service_that_hangs_takes_nothing_else_out_of_the_report() -> Result<(), Trouble> {
    let Some(bus) = Bus::start()? else { return Ok(()) };
    let _tray = Tray::appear(&bus).await?;
    let _hanging = Notifications::appear(&bus, Manner::Hanging).await?;
    let mut program = Reporting::start(&bus)?;
    assert_eq!(program.found().await?, ["yes", "no"]);
    Ok(())
}
