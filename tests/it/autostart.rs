//! The desktop starts Shoal only where its user asked for that, from a file that nobody else had a hand in.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};

use rustix::thread::{CapabilitySet, capabilities, set_capabilities};
use shoal_agent::autostart::AutostartFile;
use shoal_core::autostart::{Autostart, AutostartObstacle as Obstacle};
use shoal_core::state::State;
use shoal_core::{Command, Draw, Effect, Event, Settings, Source};
use shoal_view::{Words, text};
use support::world::MORNING;
use tempfile::TempDir;

/// A user and group who own nothing.
const NOBODY: u32 = 65_534;

struct Desk {
    dir: TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { dir: tempfile::tempdir().expect("a folder for the test") };
        let program = desk.program();
        let folder = program.parent().expect("a folder");
        fs::create_dir(folder).expect("a folder");
        fs::write(&program, "a program").expect("writable");
        permit(folder, 0o755);
        permit(&program, 0o755);
        desk
    }

    fn path(&self) -> PathBuf {
        self.dir.path().join("autostart/shoal.desktop")
    }

    fn file(&self) -> AutostartFile {
        self.file_of(self.program())
    }

    /// That which starts this program, which may be this user's own: tests run from a folder of theirs.
    fn file_of(&self, program: PathBuf) -> AutostartFile {
        AutostartFile::new(self.path(), program, rustix::process::getuid().as_raw())
    }

    /// A program in a folder that nobody else can change.
    fn program(&self) -> PathBuf {
        self.dir.path().join("shoal tray/shoal")
    }
}

fn permit(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).expect("it is this user's");
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("it is there").permissions().mode() & 0o777
}

#[test]
fn it_is_off_until_asked_for_and_goes_without_a_trace() {
    let desk = Desk::new();
    assert_eq!(desk.file().look(), Autostart::Off);
    assert!(!desk.path().parent().expect("a folder").exists(), "looking makes nothing");
    assert_eq!(desk.file().set(true, false), Autostart::On);
    assert_eq!((mode(&desk.path()), mode(desk.path().parent().expect("a folder"))), (0o644, 0o700));
    assert_eq!(
        fs::read_to_string(desk.path()).expect("it is text"),
        format!(
            "[Desktop Entry]\nType=Application\nVersion=1.5\nName=Shoal\nComment=Shows how many people share your exit \
             IP; connects nothing\nExec=\"{}\"\nTerminal=false\nStartupNotify=false\n",
            desk.program().display()
        )
    );
    assert_eq!(desk.file().set(false, false), Autostart::Off);
    assert!(!desk.path().exists());
}

#[test]
fn what_somebody_else_made_of_it_is_told_and_stays_until_the_user_insists() {
    let victim = "another program's file";
    let tampered: [fn(&Desk); 3] = [
        |desk| {
            let text = fs::read_to_string(desk.path()).expect("it is text");
            fs::write(desk.path(), text.replace("Exec=\"", "Exec=\"/another")).expect("writable");
        },
        |desk| {
            fs::remove_file(desk.path()).expect("it was there");
            symlink(desk.dir.path().join("victim"), desk.path()).expect("a link");
        },
        |desk| fs::hard_link(desk.path(), desk.dir.path().join("second")).expect("a second name"),
    ];
    for (case, tamper) in tampered.into_iter().enumerate() {
        for on in [true, false] {
            let desk = Desk::new();
            fs::write(desk.dir.path().join("victim"), victim).expect("writable");
            assert_eq!(desk.file().set(true, false), Autostart::On);
            tamper(&desk);
            let made = fs::read_to_string(desk.path()).expect("it is text");
            assert_eq!(desk.file().look(), Autostart::Changed, "{case}");
            assert_eq!(desk.file().set(on, false), Autostart::Changed, "{case}");
            assert_eq!(fs::read_to_string(desk.path()).expect("it is there"), made, "{case}");
            let wanted = if on { Autostart::On } else { Autostart::Off };
            assert_eq!(desk.file().set(on, true), wanted, "{case}");
            let kept = fs::read_to_string(desk.dir.path().join("victim")).expect("it is there");
            assert_eq!(kept, victim, "a link is not followed");
        }
    }
}

#[test]
fn a_folder_in_its_place_stays_and_the_reason_is_told() {
    let desk = Desk::new();
    fs::create_dir_all(desk.path()).expect("a folder");
    assert_eq!(desk.file().look(), Autostart::Changed);
    for on in [true, false] {
        let told = desk.file().set(on, true);
        let system_said_no = matches!(
            told,
            Autostart::NotPossible { obstacle: Obstacle::Refused { .. }, is_there: true }
        );
        assert!(system_said_no, "{told:?}");
        assert!(desk.path().is_dir());
    }
}

#[test]
fn a_place_that_takes_no_file_is_told_with_its_reason() {
    let desk = Desk::new();
    fs::write(desk.dir.path().join("autostart"), "in the way").expect("writable");
    let told = desk.file().set(true, true);
    assert!(reason(&told).contains("autostart"), "{told:?}");
}

/// Why there can be none, as it is told.
fn reason(told: &Autostart) -> String {
    let Autostart::NotPossible { obstacle, is_there } = told else {
        panic!("not told as impossible: {told:?}")
    };
    text::autostart_obstacle(Words::english(), obstacle, *is_there).expect("no simulation")
}

#[test]
fn a_program_that_a_desktop_could_read_otherwise_is_refused() {
    for program in ["shoal", "/opt/$HOME/shoal", "/opt/sho\"al", "/opt/%f/shoal", "/opt/`x`/shoal"]
    {
        let desk = Desk::new();
        let told = desk.file_of(PathBuf::from(program)).set(true, true);
        let reason = reason(&told);
        assert!(reason.contains("plain"), "{program}: {reason}");
        assert!(!desk.path().exists(), "{program}");
    }
}

#[test]
fn a_program_that_others_could_exchange_is_not_started_and_the_next_step_is_told() {
    let loosened: [fn(&Desk); 4] = [
        |desk| permit(&desk.program(), 0o775),
        |desk| permit(&desk.program(), 0o757),
        |desk| permit(desk.program().parent().expect("a folder"), 0o777),
        |desk| fs::remove_file(desk.program()).expect("it was there"),
    ];
    for (case, loosen) in loosened.into_iter().enumerate() {
        let desk = Desk::new();
        loosen(&desk);
        for told in [desk.file().look(), desk.file().set(true, false), desk.file().set(true, true)]
        {
            let reason = reason(&told);
            assert!(reason.contains("shoal tray/shoal"), "{case}: {reason}");
            assert!(reason.contains("Install Shoal where only root can write"), "{case}: {reason}");
        }
        assert!(!desk.path().exists(), "{case}");
    }
}

#[test]
fn what_was_switched_on_before_others_could_exchange_the_program_is_told_and_can_be_switched_off() {
    let desk = Desk::new();
    assert_eq!(desk.file().set(true, false), Autostart::On);
    permit(&desk.program(), 0o777);
    for told in [desk.file().look(), desk.file().set(true, false)] {
        assert!(reason(&told).contains("is there all the same"), "{told:?}");
    }
    assert!(!reason(&desk.file().set(false, false)).contains("is there"));
    assert!(!desk.path().exists());
}

#[test]
fn a_program_of_anybody_but_root_is_not_started_by_the_real_one() {
    let desk = Desk::new();
    let (path, program) = (desk.path(), desk.program());
    if !rustix::process::getuid().is_root() {
        reason(&AutostartFile::new(path.clone(), program.clone(), 0).set(true, true));
        assert!(!path.exists());
        return;
    }
    std::os::unix::fs::chown(&program, Some(NOBODY), Some(NOBODY)).expect("root may");
    reason(&AutostartFile::new(path.clone(), program, 0).set(true, true));
    assert!(!path.exists());
}

/// Runs it on a thread that even as root may write only where the permissions let it.
fn without_privileges<T: Send>(run: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        let thread = scope.spawn(|| {
            let mut sets = capabilities(None).expect("a thread has some");
            sets.effective -= CapabilitySet::DAC_OVERRIDE | CapabilitySet::DAC_READ_SEARCH;
            set_capabilities(None, sets).expect("fewer is always allowed");
            run()
        });
        thread.join().expect("it ended")
    })
}

#[test]
fn in_a_folder_that_takes_nothing_all_stays_as_it_was_and_the_reason_is_told() {
    for was_on in [false, true] {
        let desk = Desk::new();
        desk.file().set(true, false);
        if !was_on {
            desk.file().set(false, false);
        }
        let folder = desk.path().parent().expect("a folder").to_owned();
        permit(&folder, 0o500);
        let (before, told, after) = without_privileges(|| {
            let file = desk.file();
            (file.look(), file.set(!was_on, true), file.look())
        });
        let reason = reason(&told);
        assert!(reason.contains("autostart") && reason.contains("denied"), "{reason}");
        assert_eq!(before, if was_on { Autostart::On } else { Autostart::Off });
        assert_eq!(after, before);
        let left = fs::read_dir(&folder).expect("readable").count();
        assert_eq!(left, usize::from(was_on), "no half-made file is left");
        permit(&folder, 0o700);
    }
}

#[test]
fn a_command_asks_for_it_and_a_simulation_is_never_started_by_itself() {
    let asked = |source| {
        let mut state = State::new(Settings::default(), source);
        state.handle(Event::AutostartSeen(Autostart::Changed), MORNING);
        let command = Command::Autostart { on: true, insist: true };
        let effects = state.handle(Event::Commanded(command, Draw(0)), MORNING);
        let is_asked = effects.contains(&Effect::Autostart { on: true, insist: true });
        (is_asked, state.snapshot().autostart)
    };
    assert_eq!(asked(Source::None), (true, Some(Autostart::Changed)));
    let (obstacle, is_there) = (Obstacle::Simulation, false);
    let never = Some(Autostart::NotPossible { obstacle, is_there });
    assert_eq!(asked(Source::Simulation), (false, never));
}
