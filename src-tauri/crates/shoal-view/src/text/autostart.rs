//! What is said where the desktop cannot be told to start Shoal.

use shoal_core::autostart::AutostartObstacle;

use crate::words::{Argument, Words};

/// What stands in the way and what to do about it, and whether the desktop starts Shoal all the same; nothing of a
/// simulation, which is never started by itself.
pub fn autostart_obstacle(
    words: &Words,
    obstacle: &AutostartObstacle,
    is_there: bool,
) -> Option<String> {
    let program = |program: &str| [("program", Argument::from(program))];
    let why = match obstacle {
        AutostartObstacle::Simulation => return None,
        AutostartObstacle::NoHome => words.get("autostart-no_home"),
        AutostartObstacle::NoPlainPath { program: it } => {
            words.say("autostart-no_plain_path", program(it))
        }
        AutostartObstacle::UnusualCharacter { program: it } => {
            words.say("autostart-unusual_character", program(it))
        }
        AutostartObstacle::ProgramGone { program: it } => {
            words.say("autostart-program_gone", program(it))
        }
        AutostartObstacle::ProgramChangeable { program: it } => {
            words.say("autostart-program_changeable", program(it))
        }
        AutostartObstacle::Refused { reason } => {
            words.say("autostart-refused", [("reason", Argument::from(reason.as_str()))])
        }
    };
    let still = is_there.then(|| words.get("autostart-still_there"));
    Some(std::iter::once(why).chain(still).collect::<Vec<String>>().join(" "))
}
