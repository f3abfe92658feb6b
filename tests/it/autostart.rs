//! The desktop starts Shoal only where its user asked for that, from a file that nobody else had a hand in.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};

use shoal_agent::autostart::AutostartFile;
use shoal_core::autostart::Autostart;
use shoal_core::state::State;
use shoal_core::{Command, Draw, Effect, Event, Settings, Source};
use support::world::MORNING;
use tempfile::TempDir;

struct Desk {
    dir: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { dir: tempfile::tempdir().expect("a folder for the test") }
    }

    fn path(&self) -> PathBuf {
        self.dir.path().join("autostart/shoal.desktop")
    }

    fn file(&self) -> AutostartFile {
        AutostartFile::new(self.path(), Path::new("/opt/shoal tray/shoal")).expect("a program")
    }
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
        "[Desktop Entry]\nType=Application\nVersion=1.5\nName=Shoal\nComment=Shows how many people share your exit IP; \
         connects nothing\nExec=\"/opt/shoal tray/shoal\"\nTerminal=false\nStartupNotify=false\n"
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
            fs::write(desk.path(), text.replace("/opt", "/tmp")).expect("writable");
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
        assert!(matches!(told, Autostart::NotPossible { reason: Some(_) }), "{told:?}");
        assert!(desk.path().is_dir());
    }
}

#[test]
fn a_place_that_takes_no_file_is_told_with_its_reason() {
    let desk = Desk::new();
    fs::write(desk.dir.path().join("autostart"), "in the way").expect("writable");
    let told = desk.file().set(true, true);
    assert!(
        matches!(&told, Autostart::NotPossible { reason: Some(it) } if it.contains("autostart"))
    );
}

#[test]
fn a_program_that_a_desktop_could_read_otherwise_is_refused() {
    for program in ["shoal", "/opt/$HOME/shoal", "/opt/sho\"al", "/opt/%f/shoal", "/opt/`x`/shoal"]
    {
        let refused = AutostartFile::new(PathBuf::from("/x"), Path::new(program));
        assert!(refused.is_err(), "{program}");
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
    let never = Some(Autostart::NotPossible { reason: None });
    assert_eq!(asked(Source::Simulation), (false, never));
}
