//! A program that is measured: started, looked at from outside, ended by its handle.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::Context;

/// A running program; it ends when this is dropped.
#[derive(Debug)]
pub(crate) struct Running(pub(crate) Child);

impl Running {
    /// Starts it; it reads nothing and what it prints is dropped.
    pub(crate) fn start(command: &mut Command) -> anyhow::Result<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        let started = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        Ok(Self(started.spawn().with_context(|| format!("{name} did not start"))?))
    }

    /// Memory in MiB, with what it shares counted in parts (PSS). Nothing where the system does not let this user
    /// look: `shoal` lets nobody but root.
    pub(crate) fn memory(&self) -> Option<f64> {
        memory(self.0.id())
    }

    /// How often any of its threads has given up the processor since it started, by itself or not.
    pub(crate) fn wake_ups(&self) -> anyhow::Result<u32> {
        let tasks = format!("/proc/{}/task", self.0.id());
        let mut sum = 0;
        for task in std::fs::read_dir(&tasks).with_context(|| format!("{tasks} cannot be read"))? {
            sum += switches(&task?.path())?;
        }
        Ok(sum)
    }

    pub(crate) fn is_running(&mut self) -> bool {
        matches!(self.0.try_wait(), Ok(None))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Memory of a process in MiB, as of a [`Running`] one.
pub(crate) fn memory(process: u32) -> Option<f64> {
    let text = std::fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
    Some(f64::from(field(&text, "Pss:")?) / 1024.0)
}

/// Every process that was started with this in its environment, by whomever; those that hide it are not found.
pub(crate) fn with_in_environment(part: &[u8]) -> BTreeSet<u32> {
    let mut found = BTreeSet::new();
    for entry in std::fs::read_dir("/proc").into_iter().flatten().flatten() {
        let number: Option<u32> = entry.file_name().to_str().and_then(|name| name.parse().ok());
        let environment = std::fs::read(entry.path().join("environ")).unwrap_or_default();
        if environment.windows(part.len().max(1)).any(|window| window == part) {
            found.extend(number);
        }
    }
    found
}

fn switches(task: &Path) -> anyhow::Result<u32> {
    let status = std::fs::read_to_string(task.join("status"))?;
    let of =
        |name: &str| field(&status, name).with_context(|| format!("the kernel tells no {name}"));
    Ok(of("voluntary_ctxt_switches:")? + of("nonvoluntary_ctxt_switches:")?)
}

/// The number behind a name at the start of a line.
fn field(text: &str, name: &str) -> Option<u32> {
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn voluntary_switches_are_not_mistaken_for_the_others() {
        let text =
            "nonvoluntary_ctxt_switches:\t7\nvoluntary_ctxt_switches:\t3\nPss:      2048 kB\n";
        assert_eq!(field(text, "voluntary_ctxt_switches:"), Some(3));
        assert_eq!(field(text, "nonvoluntary_ctxt_switches:"), Some(7));
        assert_eq!(field(text, "Pss:"), Some(2048));
        assert_eq!(field(text, "Rss:"), None);
    }

    #[test]
    fn a_process_is_found_by_its_environment_while_it_runs_even_where_its_parent_has_gone()
    -> anyhow::Result<()> {
        let mark = format!("shoal-mark-{}", std::process::id());
        assert_eq!(with_in_environment(mark.as_bytes()), BTreeSet::new());
        let mut shell = Command::new("sh");
        shell.args(["-c", "sleep 600 & echo $!"]).env("MARK", &mark).stderr(Stdio::null());
        let said = {
            let mut parent = shell.stdout(Stdio::piped()).spawn()?;
            let mut line = String::new();
            let output = parent.stdout.take().context("it is piped")?;
            std::io::BufRead::read_line(&mut std::io::BufReader::new(output), &mut line)?;
            parent.wait()?;
            line
        };
        let orphan: u32 = said.trim().parse()?;
        // Between its fork and its start as another program it has no environment.
        let until = std::time::Instant::now() + std::time::Duration::from_secs(20);
        let found = loop {
            let found = with_in_environment(mark.as_bytes());
            if !found.is_empty() || std::time::Instant::now() > until {
                break found;
            }
            std::thread::yield_now();
        };
        assert_eq!(found, BTreeSet::from([orphan]));
        let orphan = i32::try_from(orphan).ok().and_then(rustix::process::Pid::from_raw);
        let orphan = orphan.context("it is a number of a process")?;
        rustix::process::kill_process(orphan, rustix::process::Signal::KILL)?;
        while !with_in_environment(mark.as_bytes()).is_empty() {
            anyhow::ensure!(std::time::Instant::now() < until, "it is still found");
            std::thread::yield_now();
        }
        Ok(())
    }

    #[test]
    fn a_process_that_works_wakes_up() -> anyhow::Result<()> {
        let mut shell = Command::new("sh");
        shell.args(["-c", "while :; do sleep 0.01; done"]);
        let busy = Running::start(&mut shell)?;
        let before = busy.wake_ups()?;
        let until = std::time::Instant::now() + std::time::Duration::from_secs(20);
        while busy.wake_ups()? == before {
            anyhow::ensure!(std::time::Instant::now() < until, "it never woke up");
            std::thread::yield_now();
        }
        assert!(busy.memory().is_some_and(|memory| memory > 0.0));
        Ok(())
    }
}
