//! Parts of a story that run in a process of their own: in another network, as another user, hardened.
//!
//! They are ignored tests, as only those can be started by name. Whoever asks for all ignored tests gets them as well, and
//! then they must not do to this machine's network or to this process what they are for.

use std::process::Command;

/// Set to `1` by the story for its part.
const WANTED: &str = "SHOAL_TEST_PART";

/// Tells the part that `command` starts that its story wants it.
pub fn wanted_by(command: &mut Command) -> &mut Command {
    command.env(WANTED, "1")
}

/// Whether a story wants this part of it; says "skipped" where not.
#[expect(clippy::print_stdout, reason = "a test that was left out says so")]
pub fn is_wanted() -> bool {
    let wanted = std::env::var_os(WANTED).is_some_and(|value| value == "1");
    if !wanted {
        println!("skipped: a part of another test, which starts it");
    }
    wanted
}
