//! Lines in and lines out: the language that the resident program and this window speak over pipes.
//!
//! The first line each way is `hello` with the version of the language. What cannot be read ends the conversation:
//! going on with half of what was said could leave an untrue figure on screen.

use std::io::{self, BufRead, Read, Write};
use std::sync::Mutex;

use shoal_core::Snapshot;
use shoal_core::front::{FromFront, FromPage, PROTOCOL, PageData, ToFront};

/// Longest line that is read, in bytes: a page of every city is a tenth of it.
const LONGEST_LINE: u64 = 4 * 1024 * 1024;

/// What was heard from the resident program.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Heard {
    /// All that may be shown.
    Snapshot(Box<Snapshot>),
    /// Data of a page.
    Page(PageData),
    /// Come to the front.
    Show,
    /// Its user ended Shoal.
    Bye,
    /// It is gone without a word.
    Died,
    /// It speaks another language, or another version of this one.
    NotUnderstood {
        /// The version, where it told one.
        theirs: Option<u32>,
    },
}

/// Reads lines until the conversation is over, which is always the last thing that is `heard`.
pub(crate) fn follow(mut input: impl BufRead, mut heard: impl FnMut(Heard)) {
    let mut greeted = false;
    loop {
        let next = match next_line(&mut input) {
            Ok(Some(line)) => understand(&line, greeted),
            // A pipe that breaks has nobody at its other end.
            Ok(None) | Err(_) => Some(Heard::Died),
        };
        greeted = true;
        let Some(next) = next else { continue };
        let is_over = matches!(next, Heard::Bye | Heard::Died | Heard::NotUnderstood { .. });
        heard(next);
        if is_over {
            return;
        }
    }
}

/// One line without its end; `None` when there is no more. Half a line is none: its writer died over it.
fn next_line(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line)?;
    let is_whole = line.pop() == Some(b'\n');
    let is_too_long = u64::try_from(line.len()).is_ok_and(|length| length + 1 >= LONGEST_LINE);
    Ok((is_whole || is_too_long).then_some(line))
}

/// What a line means; `None` for a greeting that is as it should be.
fn understand(line: &[u8], greeted: bool) -> Option<Heard> {
    let Ok(said) = serde_json::from_slice::<ToFront>(line) else {
        return Some(Heard::NotUnderstood { theirs: version_in(line) });
    };
    match said {
        ToFront::Hello { protocol: PROTOCOL } if !greeted => None,
        ToFront::Hello { protocol } => Some(Heard::NotUnderstood { theirs: Some(protocol) }),
        _ if !greeted => Some(Heard::NotUnderstood { theirs: None }),
        ToFront::Snapshot { snapshot } => Some(Heard::Snapshot(snapshot)),
        ToFront::Page { data } => Some(Heard::Page(data)),
        ToFront::Show => Some(Heard::Show),
        ToFront::Bye => Some(Heard::Bye),
    }
}

/// The version in a greeting whose other parts are strange.
fn version_in(line: &[u8]) -> Option<u32> {
    let value: serde_json::Value = serde_json::from_slice(line).ok()?;
    value.get("protocol")?.as_u64()?.try_into().ok()
}

/// Nobody is there to hear a command.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NobodyThere;

/// What is said to the resident program.
pub(crate) struct Voice {
    output: Mutex<Box<dyn Write + Send>>,
}

impl Voice {
    /// Speaks into `output`.
    pub(crate) fn new(output: impl Write + Send + 'static) -> Self {
        Self { output: Mutex::new(Box::new(output)) }
    }

    /// The first line.
    pub(crate) fn say_hello(&self) {
        // Nobody there is found out by the end of input.
        let _ = self.say(&FromFront::Hello { protocol: PROTOCOL });
    }

    /// Whether the window has the focus.
    pub(crate) fn say_focus(&self, focused: bool) {
        let _ = self.say(&FromFront::Focus { focused });
    }

    /// The window is closing; nothing is said after it.
    pub(crate) fn say_closing(&self) {
        let _ = self.say(&FromFront::Closing);
    }

    /// What the page says.
    pub(crate) fn pass_on(&self, said: FromPage) -> Result<(), NobodyThere> {
        self.say(&said.into())
    }

    fn say(&self, said: &FromFront) -> Result<(), NobodyThere> {
        let mut line = serde_json::to_vec(said).map_err(|_| NobodyThere)?;
        line.push(b'\n');
        let mut output = self.output.lock().map_err(|_| NobodyThere)?;
        output.write_all(&line).and_then(|()| output.flush()).map_err(|_| NobodyThere)
    }
}

/// One line for whoever reads the program's errors; standard output belongs to the conversation.
pub(crate) fn complain(trouble: &str) {
    let _ = writeln!(io::stderr(), "shoal-window: {trouble}");
}

#[cfg(test)]
mod tests {
    use shoal_core::Command;
    use shoal_core::front::Page;

    use super::*;

    fn heard(input: &[u8]) -> Vec<Heard> {
        let mut all = Vec::new();
        follow(input, |heard| all.push(heard));
        all
    }

    #[test]
    fn after_the_greeting_every_message_is_heard_until_bye() {
        let input = b"{\"kind\":\"hello\",\"protocol\":1}\n{\"kind\":\"show\"}\n{\"kind\":\"bye\"}\n{\"kind\":\"show\"}\n";
        assert_eq!(heard(input), [Heard::Show, Heard::Bye]);
    }

    #[test]
    fn an_end_without_bye_means_that_the_program_died() {
        assert_eq!(heard(b"{\"kind\":\"hello\",\"protocol\":1}\n"), [Heard::Died]);
        assert_eq!(heard(b""), [Heard::Died]);
    }

    #[test]
    fn half_a_line_at_the_end_is_not_taken_for_a_message() {
        assert_eq!(
            heard(b"{\"kind\":\"hello\",\"protocol\":1}\n{\"kind\":\"bye\"}"),
            [Heard::Died]
        );
    }

    #[test]
    fn another_version_is_named() {
        let newer = b"{\"kind\":\"hello\",\"protocol\":2}\n{\"kind\":\"show\"}\n";
        assert_eq!(heard(newer), [Heard::NotUnderstood { theirs: Some(2) }]);
        let strange = b"{\"kind\":\"greetings\",\"protocol\":7}\n";
        assert_eq!(heard(strange), [Heard::NotUnderstood { theirs: Some(7) }]);
    }

    #[test]
    fn who_does_not_greet_first_is_not_listened_to() {
        assert_eq!(heard(b"{\"kind\":\"show\"}\n"), [Heard::NotUnderstood { theirs: None }]);
    }

    #[test]
    fn a_line_that_cannot_be_read_ends_the_conversation() {
        for line in [&b"garbage"[..], b"{\"kind\":\"snapshot\"}", b"\xff\xfe", b"[[[[", b""] {
            let mut input = b"{\"kind\":\"hello\",\"protocol\":1}\n".to_vec();
            input.extend_from_slice(line);
            input.push(b'\n');
            assert_eq!(heard(&input), [Heard::NotUnderstood { theirs: None }]);
        }
    }

    #[test]
    fn an_endless_line_is_cut_off_and_not_understood() {
        let mut input = b"{\"kind\":\"hello\",\"protocol\":1}\n".to_vec();
        input.resize(input.len() + 5 * 1024 * 1024, b' ');
        assert_eq!(heard(&input), [Heard::NotUnderstood { theirs: None }]);
    }

    #[test]
    fn the_window_speaks_one_object_a_line_and_greets_first() {
        let (mut read, write) = io::pipe().expect("the system has pipes");
        let voice = Voice::new(write);
        voice.say_hello();
        voice.say_focus(true);
        let undo = FromPage::Command { command: Command::Undo { anyway: false } };
        voice.pass_on(undo).expect("the pipe is open");
        voice.pass_on(FromPage::LookingAt { page: Page::Trail }).expect("the pipe is open");
        drop(voice);
        let mut said = String::new();
        read.read_to_string(&mut said).expect("it is text");
        assert_eq!(
            said,
            "{\"kind\":\"hello\",\"protocol\":1}\n{\"kind\":\"focus\",\"focused\":true}\n{\"kind\":\"command\",\"command\":{\"kind\":\"undo\",\"anyway\":false}}\n{\"kind\":\"looking_at\",\"page\":\"trail\"}\n"
        );
    }

    #[test]
    fn a_command_that_nobody_hears_is_an_error_and_not_a_crash() {
        let (read, write) = io::pipe().expect("the system has pipes");
        drop(read);
        assert_eq!(
            Voice::new(write).pass_on(FromPage::LookingAt { page: Page::Trail }),
            Err(NobodyThere)
        );
    }
}
