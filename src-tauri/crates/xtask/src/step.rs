//! One line a step: what is done, how long it took, and on failure what its programs said.

use std::fmt;
use std::io::{self, BufRead, BufReader, IsTerminal, PipeReader, Write};
use std::process::Command;
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// How long output may still come after a step's program has ended: a process that it left behind may hold the
/// pipe open for ever.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// A step whose program ended with an error.
#[derive(Debug)]
pub(crate) struct Failed {
    /// The step.
    pub(crate) what: String,
    /// Everything that its program wrote.
    pub(crate) output: String,
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\nThis step failed: {}", self.output.trim_end(), self.what)
    }
}

impl std::error::Error for Failed {}

/// Runs a program, shows one line, gives back what the program wrote.
///
/// # Errors
/// [`Failed`] when the program ended with an error; something else when it could not be started.
pub(crate) fn run(what: &str, command: Command) -> anyhow::Result<String> {
    print!("{what} … ");
    io::stdout().flush()?;
    let began = Instant::now();
    let (output, ended_well) = match follow(what, command) {
        Ok(ended) => ended,
        Err(trouble) => {
            println!("could not be started");
            return Err(anyhow::Error::new(trouble).context(what.to_owned()));
        }
    };
    println!("{} ({})", if ended_well { "done" } else { "failed" }, Seconds(began.elapsed()));
    if ended_well { Ok(output) } else { Err(Failed { what: name(what).to_owned(), output }.into()) }
}

/// What is done, without how long it may take.
fn name(what: &str) -> &str {
    what.split(" (").next().unwrap_or(what)
}

fn follow(what: &str, mut command: Command) -> io::Result<(String, bool)> {
    let (reader, writer) = io::pipe()?;
    command.stdout(writer.try_clone()?).stderr(writer);
    let mut child = command.spawn()?;
    // It holds our ends of the pipe: while it lives, the output has no end.
    drop(command);
    let (say, heard) = mpsc::channel();
    let what = what.to_owned();
    std::thread::spawn(move || read(&what, reader, &say));
    let status = child.wait()?;
    let mut output = String::new();
    let until = Instant::now() + LAST_WORDS;
    while let Ok(line) = heard.recv_timeout(until.saturating_duration_since(Instant::now())) {
        output.push_str(&line);
        output.push('\n');
    }
    Ok((output, status.success()))
}

/// Hands on each line; on a terminal it also shows how far Cargo is, as a cold build takes minutes.
fn read(what: &str, reader: PipeReader, say: &mpsc::Sender<String>) {
    let show = io::stdout().is_terminal();
    let mut compiled = 0_u32;
    for line in BufReader::new(reader).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line).into_owned();
        if show && line.trim_start().starts_with("Compiling ") {
            compiled += 1;
            print!("\r\x1b[K{what} … {compiled} crates ");
            let _ = io::stdout().flush();
        }
        if say.send(line).is_err() {
            return;
        }
    }
    if compiled > 0 {
        print!("\r\x1b[K{what} … ");
    }
}

/// A duration as people say it.
pub(crate) struct Seconds(pub(crate) Duration);

impl fmt::Display for Seconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.as_secs() {
            0..10 => write!(f, "{:.1} s", self.0.as_secs_f64()),
            seconds @ 10..120 => write!(f, "{seconds} s"),
            seconds => write!(f, "{} min {} s", seconds / 60, seconds % 60),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(line: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", line]);
        command
    }

    #[test]
    fn a_failed_step_tells_everything_its_program_wrote() {
        let trouble = run("Trying (a second)", shell("echo one; echo two >&2; exit 3"))
            .expect_err("it ends with 3");
        let failed = trouble.downcast_ref::<Failed>().expect("the program was started");
        assert_eq!(failed.output, "one\ntwo\n");
        assert_eq!(failed.what, "Trying");
    }

    #[test]
    fn a_process_left_behind_does_not_hold_up_the_next_step() {
        let began = Instant::now();
        let output =
            run("Leaving one behind", shell("echo first; sleep 6 & exit 0")).expect("it ends well");
        assert_eq!(output, "first\n");
        assert!(began.elapsed() < Duration::from_secs(5));
    }

    #[test]
    fn a_program_that_is_not_there_is_told_by_its_step() {
        let trouble = run("Asking nobody", Command::new("no-such-program-of-shoal"))
            .expect_err("there is none");
        assert!(trouble.to_string().contains("Asking nobody"));
    }
}
