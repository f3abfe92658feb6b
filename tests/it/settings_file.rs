//! Stories about the settings file: it stays its user's, and nothing that happens to it takes working settings away.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};

use shoal_agent::settings_file::SettingsFile;
use shoal_core::Settings;
use shoal_core::findings::SettingsFileState;
use shoal_core::settings::{Assumptions, NoticeLevel};
use support::world::MORNING;
use tempfile::TempDir;

/// A file as a person might keep it.
const OWN: &str = "\
# My notes: 12 is what I can live with.
version = 1
few_people = 12   # was 5

colour_of_the_moon = \"green\" # not one of Shoal's
remind_after_minutes = 45

[assumptions]
users = 200_000 # guess
users_low=50_000
users_high = 500_000

[mine]
kept = [1, 2,
        3]
";

/// A settings folder of a story's own.
pub(super) struct Home {
    _dir: TempDir,
    pub(super) file: PathBuf,
}

impl Home {
    fn empty() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let file = dir.path().join("config/shoal/settings.toml");
        Self { _dir: dir, file }
    }

    pub(super) fn with(text: impl AsRef<[u8]>) -> Self {
        let home = Self::empty();
        fs::create_dir_all(home.dir()).expect("a folder");
        home.write(text);
        home
    }

    pub(super) fn write(&self, text: impl AsRef<[u8]>) {
        fs::write(&self.file, text).expect("a disk");
    }

    pub(super) fn open(&self) -> SettingsFile {
        SettingsFile::open(&self.file, MORNING)
    }

    pub(super) fn text(&self) -> String {
        fs::read_to_string(&self.file).expect("a file")
    }

    fn dir(&self) -> &Path {
        self.file.parent().expect("it was joined")
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.dir()).expect("a folder").flatten();
        let mut names: Vec<String> =
            entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
        names.sort();
        names
    }
}

fn mode(path: &Path) -> u32 {
    path.symlink_metadata().expect("it is there").mode() & 0o777
}

pub(super) fn few_people(people: u32) -> Settings {
    Settings { few_people: Some(people), ..Settings::default() }
}

#[test]
fn without_a_file_the_defaults_count_and_none_is_made() {
    let home = Home::empty();
    let file = home.open();
    assert_eq!(file.settings(), &Settings::default());
    assert_eq!(file.state(), &SettingsFileState::Missing);
    assert!(!home.file.exists());
}

#[test]
fn the_first_change_makes_a_file_that_explains_itself_and_is_closed_to_others() {
    let home = Home::empty();
    let mut file = home.open();
    assert_eq!(file.save(&few_people(7), MORNING), None);
    assert_eq!(file.state(), &SettingsFileState::Good);
    assert!(home.text().contains("few_people = 7"));
    assert!(home.text().contains("as the profile says.\nfew_people = 7"));
    assert_eq!(mode(&home.file), 0o600);
    assert_eq!(mode(home.file.parent().expect("a folder")), 0o700);
    assert_eq!(home.names(), ["settings.toml"]);
    assert_eq!(home.open().settings(), &few_people(7));
}

#[test]
fn a_change_touches_one_value_and_no_comment() {
    let home = Home::with(OWN);
    let mut file = home.open();
    let read = file.settings().clone();
    assert_eq!((read.few_people, read.remind_after_minutes), (Some(12), Some(45)));
    let next = Settings {
        few_people: Some(20),
        assumptions: Assumptions { users: 210_000, ..read.assumptions },
        ..read
    };
    assert_eq!(file.save(&next, MORNING), None);
    let expected = OWN
        .replace("few_people = 12", "few_people = 20")
        .replace("users = 200_000", "users = 210000");
    assert_eq!(home.text(), expected);
    assert_eq!(home.open().settings(), &next);
}

#[test]
fn switching_a_reminder_off_keeps_its_line() {
    let home = Home::with(OWN);
    let mut file = home.open();
    let off = Settings { remind_after_minutes: None, ..file.settings().clone() };
    file.save(&off, MORNING);
    assert_eq!(
        home.text(),
        OWN.replace("remind_after_minutes = 45", "remind_after_minutes = \"never\"")
    );
    assert_eq!(home.open().settings().remind_after_minutes, None);
}

#[test]
fn a_value_that_is_not_allowed_is_named_and_the_others_count() {
    for (line, key, says) in [
        ("few_people = 5000", "few_people", "must be 0 (off) to 1000"),
        ("few_people = \"many\"", "few_people", "expected u32"),
        ("few_people = -1", "few_people", "expected u32"),
        ("profile = \"spy\"", "profile", "`provider`, `sites`, `networks`, `targeted`"),
        ("quiet_hours = { from = 60, until = 60 }", "quiet_hours", "two different minutes"),
        ("quiet_hours = { from = 1440, until = 0 }", "quiet_hours", "two different minutes"),
        ("history_days = 0", "history_days", "must be 1 to 365"),
        ("notices = \"loud\"", "notices", "`off`, `important`, `all`"),
        ("favourites = [\"Stockholm\"]", "favourites", "city"),
        ("favourites = \"se-sto\"", "favourites", "sequence"),
        ("home_country = \"Sweden\"", "home_country", "two lower-case letters"),
        ("assumptions = { ipv6_share = nan }", "assumptions", "expected f64"),
        ("assumptions = { users = 1 }", "assumptions", "users_low < users < users_high"),
        ("version = \"one\"", "version", "must be 1"),
    ] {
        let home = Home::with(format!("remind_after_minutes = 45\n{line}\n"));
        let file = home.open();
        let SettingsFileState::OneKeyUnused { key: named, allowed } = file.state() else {
            panic!("{line}: {:?}", file.state())
        };
        assert_eq!(named, key);
        assert!(allowed.contains(says), "{line}: {allowed}");
        let expected = Settings { remind_after_minutes: Some(45), ..Settings::default() };
        assert_eq!(file.settings(), &expected, "{line}");
    }
}

#[test]
fn an_edit_that_is_not_allowed_leaves_the_last_good_value() {
    let home = Home::with("few_people = 12\n");
    let mut file = home.open();
    home.write("few_people = 5000\nnotices = \"off\"\n");
    let next = file.reread().expect("the notices changed");
    assert_eq!((next.few_people, next.notices), (Some(12), NoticeLevel::Off));
    // The user's own text stays, and a change elsewhere does not touch it.
    file.save(&Settings { remind_after_minutes: Some(30), ..next }, MORNING);
    assert!(home.text().starts_with("few_people = 5000\n"));
}

#[test]
fn an_edit_counts_once() {
    let home = Home::with("few_people = 12\n");
    let mut file = home.open();
    assert_eq!(file.reread(), None);
    home.write("few_people = 13\n");
    assert_eq!(file.reread(), Some(few_people(13)));
    assert_eq!(file.reread(), None);
}

#[test]
fn shoals_own_writing_is_not_an_edit() {
    let home = Home::with(OWN);
    let mut file = home.open();
    file.save(&Settings { few_people: Some(3), ..file.settings().clone() }, MORNING);
    assert_eq!(file.reread(), None);
}

#[test]
fn an_edit_that_was_not_read_yet_survives_a_change_in_shoal() {
    let home = Home::with("few_people = 12\n");
    let mut file = home.open();
    home.write("few_people = 12\nnotices = \"off\" # quiet\n");
    let both = file.save(&few_people(20), MORNING).expect("the edit is news");
    assert_eq!((both.few_people, both.notices), (Some(20), NoticeLevel::Off));
    assert_eq!(home.text(), "few_people = 20\nnotices = \"off\" # quiet\n");
}

#[test]
fn half_an_edit_changes_nothing_and_stays_where_it_is() {
    let home = Home::with("few_people = 12\n");
    let mut file = home.open();
    home.write("few_people = \n");
    assert_eq!(file.reread(), None);
    assert_eq!(file.settings(), &few_people(12));
    let SettingsFileState::Unreadable { reason } = file.state() else { panic!() };
    assert!(reason.contains("line 1"), "{reason}");
    assert_eq!(home.text(), "few_people = \n");
    home.write("few_people = 13\n");
    assert_eq!(file.reread(), Some(few_people(13)));
    assert_eq!(file.state(), &SettingsFileState::Good);
}

#[test]
fn a_file_that_is_no_settings_file_is_kept_aside() {
    let home = Home::with("few_people = 12\n\x00\x01 = [");
    let file = home.open();
    assert_eq!(file.settings(), &Settings::default());
    let SettingsFileState::KeptAside { path } = file.state() else { panic!("{:?}", file.state()) };
    assert_eq!(fs::read_to_string(path).expect("readable"), "few_people = 12\n\x00\x01 = [");
    assert_eq!(home.names(), [format!("settings.toml.corrupt-{}", MORNING.0)]);
    // Said once: the next start finds no file.
    assert_eq!(home.open().state(), &SettingsFileState::Missing);
}

#[test]
fn a_change_in_shoal_keeps_a_broken_edit_aside_and_goes_on_saying_so() {
    let home = Home::with("few_people = 12\n");
    let mut file = home.open();
    home.write("few_people = \n");
    assert_eq!(file.save(&few_people(20), MORNING), None);
    assert_eq!(home.open().settings(), &few_people(20));
    // Shoal's own writing is seen in the folder, and is no news.
    assert_eq!(file.reread(), None);
    let SettingsFileState::KeptAside { path } = file.state() else { panic!("{:?}", file.state()) };
    assert_eq!(fs::read_to_string(path).expect("readable"), "few_people = \n");
}

#[test]
fn a_file_of_a_later_shoal_is_read_and_never_written() {
    let text = "version = 2\nfew_people = 12\nnew_in_2 = true\n";
    let home = Home::with(text);
    let mut file = home.open();
    assert_eq!(file.settings(), &few_people(12));
    assert_eq!(file.state(), &SettingsFileState::Newer { version: 2 });
    assert_eq!(file.save(&few_people(20), MORNING), None);
    assert_eq!(file.state(), &SettingsFileState::Newer { version: 2 });
    assert_eq!(home.text(), text);
    assert_eq!(file.settings(), &few_people(20), "until Shoal ends");
}

/// Whether a file is refused for a reason that says this, and left alone.
fn is_refused(home: &Home, says: &str) {
    let mut file = home.open();
    let SettingsFileState::Refused { reason } = file.state() else { panic!("{:?}", file.state()) };
    assert!(reason.contains(says), "{reason}");
    assert_eq!(file.settings(), &Settings::default());
    file.save(&few_people(20), MORNING);
    let SettingsFileState::NotWritten { reason } = file.state() else {
        panic!("{:?}", file.state())
    };
    assert!(reason.contains(says), "{reason}");
}

#[test]
fn a_link_is_refused_and_what_it_points_to_is_not_written() {
    let home = Home::with("few_people = 12\n");
    let elsewhere = home.file.with_file_name("elsewhere.toml");
    fs::rename(&home.file, &elsewhere).expect("writable");
    symlink(&elsewhere, &home.file).expect("writable");
    is_refused(&home, "is a link");
    assert_eq!(fs::read_to_string(elsewhere).expect("readable"), "few_people = 12\n");
}

#[test]
fn a_file_with_a_second_name_is_refused() {
    let home = Home::with("few_people = 12\n");
    fs::hard_link(&home.file, home.file.with_file_name("again.toml")).expect("writable");
    is_refused(&home, "second name");
}

#[test]
fn a_folder_in_one_that_everybody_may_write_to_is_refused() {
    let home = Home::with("few_people = 12\n");
    let above = home.file.parent().expect("a folder").parent().expect("a folder");
    fs::set_permissions(above, Permissions::from_mode(0o777)).expect("writable");
    is_refused(&home, "every user may write");
}

#[test]
fn something_that_is_no_file_is_refused_without_waiting_for_it() {
    let home = Home::with("");
    fs::remove_file(&home.file).expect("writable");
    rustix::fs::mkfifoat(rustix::fs::CWD, &home.file, rustix::fs::Mode::RUSR).expect("writable");
    is_refused(&home, "is not a file");
}

#[test]
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn another_users_file_is_refused() {
    let home = Home::with("few_people = 12\n");
    if std::os::unix::fs::chown(&home.file, Some(65_534), None).is_err() {
        eprintln!("skipped: only root can give a file away");
        return;
    }
    is_refused(&home, "belongs to another user (id 65534)");
}

#[test]
fn a_huge_file_is_refused() {
    let home = Home::with("# ".repeat(200_000));
    is_refused(&home, "larger than");
}

#[test]
fn what_a_killed_program_left_behind_is_in_nobodys_way() {
    let home = Home::with("few_people = 12\n");
    fs::write(home.file.with_file_name(".settings.toml.new"), "few_people = 9").expect("writable");
    let mut file = home.open();
    assert_eq!(file.settings(), &few_people(12));
    file.save(&few_people(20), MORNING);
    assert_eq!(home.names(), ["settings.toml"]);
    assert_eq!(home.open().settings(), &few_people(20));
}

/// Whatever is in the file: Shoal goes on with settings that are allowed, loses no byte, and the next change counts
/// (tried where `changes`: the disk takes its time).
fn survives(bytes: &[u8], changes: bool) {
    let home = Home::with(bytes);
    let mut file = home.open();
    let settings = file.settings().clone();
    assert!(settings.clone().checked().is_ok(), "{settings:?}");
    let state = file.state().clone();
    if let SettingsFileState::KeptAside { path } = &state {
        assert_eq!(fs::read(path).expect("it was only renamed"), bytes);
        assert_eq!(settings, Settings::default());
    } else {
        assert_eq!(fs::read(&home.file).expect("it stays"), bytes);
        assert!(!matches!(state, SettingsFileState::Refused { .. }), "{state:?}");
    }
    if !changes || matches!(state, SettingsFileState::Newer { .. }) {
        return;
    }
    let next = Settings { few_people: Some((settings.few_people() + 1) % 1_000), ..settings };
    assert_eq!(file.save(&next, MORNING), None);
    assert_eq!(home.open().settings().few_people, next.few_people);
}

#[test]
fn a_file_cut_off_anywhere_does_no_harm() {
    for end in 0..=OWN.len() {
        survives(&OWN.as_bytes()[..end], end % 8 == 0);
    }
}

#[test]
fn two_thousand_flipped_bits_do_no_harm() {
    let mut seed = 0x5eed_u64;
    for round in 0..2_000 {
        // A step of splitmix64, public domain.
        seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (seed ^ (seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = usize::try_from((mixed ^ (mixed >> 27)) >> 8).expect("56 bits fit");
        let mut bytes = OWN.as_bytes().to_vec();
        let at = mixed % bytes.len();
        bytes[at] ^= 1 << (mixed / bytes.len() % 8);
        survives(&bytes, round % 20 == 0);
    }
}
