//! What the resident program gives up at its start, since it never needs it.

use rustix::fs::Mode;
use rustix::process::{DumpableBehavior, Resource, Rlimit, setrlimit, umask};

/// What of it could not be given up, and whether more rights are there than needed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hardening {
    /// The system refused one of the steps.
    pub incomplete: bool,
    /// The program runs as root.
    pub as_root: bool,
}

/// Lets no other program of this user's look into this one's memory, leaves no core file of it behind, can gain no
/// rights by starting a program, and makes files that only this user may read. Holds for programs started later as
/// far as the system passes it on; must be called before any thread is started.
pub fn harden() -> Hardening {
    let no_core = Rlimit { current: Some(0), maximum: Some(0) };
    let steps = [
        rustix::process::set_dumpable_behavior(DumpableBehavior::NotDumpable).is_ok(),
        setrlimit(Resource::Core, no_core).is_ok(),
        rustix::thread::set_no_new_privs(true).is_ok(),
    ];
    umask(Mode::RWXG | Mode::RWXO);
    Hardening { incomplete: steps.contains(&false), as_root: is_root() }
}

/// Whether this program runs as root.
pub fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}
