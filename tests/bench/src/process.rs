//! A program that is measured: started, looked at from outside, ended by its handle.

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
        let path = format!("/proc/{}/smaps_rollup", self.0.id());
        let text = std::fs::read_to_string(path).ok()?;
        Some(f64::from(field(&text, "Pss:")?) / 1024.0)
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
