//! The history on disk: what it survives, what it refuses, and that forgetting leaves nothing.

use std::fs::{self, Permissions};
use std::net::Ipv4Addr;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};

use shoal_agent::history_files::{erase, files};
use shoal_agent::history_store::HistoryStore;
use shoal_core::history::{
    CrowdFigures, Day, DaySighting, HistoryTrouble, Hour, HourCrowd, KeptRegimes, KeyEpoch,
    LoadedHistory, Record, Salt, Spot,
};
use shoal_core::pool::{ExitPool, PoolRange};
use shoal_core::regime::RegimeBook;
use shoal_core::{ExitIp, RelayName, Sighting};
use support::world::MORNING;
use tempfile::TempDir;

const SALT: Salt = Salt([3; 16]);
const CANARY: &str = "203.0.113.77";

/// A folder of a test's own.
struct Home(TempDir);

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn path(&self) -> PathBuf {
        self.0.path().join("data/shoal/history.db")
    }

    fn try_open(&self) -> Result<(HistoryStore, LoadedHistory), HistoryTrouble> {
        HistoryStore::open(&self.path(), SALT, MORNING)
    }

    fn open(&self) -> (HistoryStore, LoadedHistory) {
        self.try_open().expect("it can be opened")
    }

    /// With records in it, closed.
    fn with(records: &[Record]) -> Self {
        let home = Self::new();
        home.open().0.remember(records).expect("there is room");
        home
    }

    /// All bytes of all its files.
    fn bytes(&self) -> Vec<u8> {
        let dir = self.path().parent().expect("it has one").to_owned();
        let entries = fs::read_dir(dir).map(|entries| entries.flatten().collect::<Vec<_>>());
        let paths = entries.unwrap_or_default().into_iter().map(|entry| entry.path());
        paths.flat_map(|path| fs::read(path).expect("readable")).collect()
    }
}

fn relay() -> RelayName {
    RelayName::new("se-got-wg-101").expect("a relay")
}

fn sighting(day: i32, spot: Spot) -> Record {
    let key = Some(KeyEpoch(0xfeed_beef));
    Record::Sighting(DaySighting { day: Day(day), key, relay: relay(), spot })
}

fn crowd(hour: i32, likely: u32) -> Record {
    let figures = CrowdFigures::new(1, likely, 1_000).expect("in order");
    Record::Crowd(HourCrowd { hour: Hour(hour), relay: relay(), figures })
}

/// What is believed after a relay showed two exit IPs under two keys.
fn regimes() -> Record {
    let mut book = RegimeBook::default();
    let first = Ipv4Addr::new(192, 0, 2, 10);
    let pool = ExitPool::Measured(PoolRange { first, last: Ipv4Addr::new(192, 0, 2, 69) });
    for last in [20, 30] {
        book.new_tunnel_address();
        let exit_ip = ExitIp(Ipv4Addr::new(192, 0, 2, last).into());
        book.observe(&[Sighting { relay: relay(), exit_ip }], |_| pool, None);
    }
    Record::Regimes(Box::new(KeptRegimes { key: Some(KeyEpoch(7)), book: kept(&book) }))
}

/// A book of regimes as it is once it was kept.
fn kept(book: &RegimeBook) -> RegimeBook {
    let text = serde_json::to_string(book).expect("a book has a JSON form");
    serde_json::from_str(&text).expect("it was written so")
}

fn some() -> Vec<Record> {
    let canary = ExitIp(CANARY.parse().expect("an address"));
    let unknown_key = DaySighting {
        day: Day(20_000),
        key: None,
        relay: relay(),
        spot: Spot::InPool { offset: 59, size: 60 },
    };
    vec![
        sighting(20_000, Spot::InPool { offset: 0, size: 1 }),
        sighting(20_001, Spot::Address(canary)),
        Record::Sighting(unknown_key),
        crowd(480_000, 7),
        crowd(480_001, 1_000),
        regimes(),
    ]
}

/// The same records, in whatever order.
fn same(a: &[Record], b: &[Record]) -> bool {
    a.len() == b.len() && a.iter().all(|record| b.contains(record))
}

fn has(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn what_was_kept_is_there_when_it_is_opened_again() {
    let home = Home::with(&some());
    let (mut store, loaded) = home.open();
    assert!(same(&loaded.records, &some()), "{loaded:?}");
    assert_eq!((loaded.salt, loaded.left_out, loaded.kept_aside), (SALT, 0, None));
    // The last crowd of an hour counts, and nothing stands twice.
    store
        .remember(&[crowd(480_000, 9), sighting(20_000, Spot::InPool { offset: 0, size: 1 })])
        .expect("there is room");
    drop(store);
    let records = home.open().1.records;
    assert_eq!(records.len(), some().len());
    assert!(records.contains(&crowd(480_000, 9)));
}

#[test]
fn the_salt_of_the_first_opening_stays() {
    let home = Home::with(&[]);
    let (_, loaded) = HistoryStore::open(&home.path(), Salt([4; 16]), MORNING).expect("sound");
    assert_eq!(loaded.salt, SALT);
}

#[test]
fn folder_and_files_are_this_users_alone() {
    let home = Home::new();
    let (mut store, _) = home.open();
    store.remember(&some()).expect("there is room");
    let mode = |path: &Path| path.metadata().expect("it is there").mode() & 0o777;
    assert_eq!(mode(home.path().parent().expect("it has one")), 0o700);
    let found = files(&home.path()).expect("readable");
    assert!(found.len() >= 2, "the log is beside it: {found:?}");
    for file in found {
        assert_eq!(mode(&file), 0o600, "{}", file.display());
    }
}

#[test]
fn one_program_writes_and_another_is_told_that_it_is_in_use() {
    let home = Home::new();
    let (store, _) = home.open();
    assert_eq!(HistoryStore::look(&home.path()), Err(HistoryTrouble::InUse));
    drop(store);
    assert_eq!(HistoryStore::look(&home.path()).map(|found| found.is_some()), Ok(true));
}

#[test]
fn looking_where_there_is_nothing_makes_nothing() {
    let home = Home::new();
    assert_eq!(HistoryStore::look(&home.path()), Ok(None));
    assert!(!home.0.path().join("data").exists());
}

#[test]
fn days_that_are_forgotten_leave_no_bytes() {
    let home = Home::with(&some());
    assert!(has(&home.bytes(), CANARY), "the address is found before");
    let (mut store, _) = home.open();
    // Another row, so that the log has it too: the same one again would not be written.
    let older = sighting(19_999, Spot::Address(ExitIp(CANARY.parse().expect("an address"))));
    store.remember(&[older]).expect("there is room");
    store.forget_before(Day(20_002)).expect("there is room");
    // Also while it is open: neither in the file nor in its log.
    assert!(!has(&home.bytes(), CANARY));
    drop(store);
    assert!(!has(&home.bytes(), CANARY));
    let left = home.open().1.records;
    assert_eq!(left, [regimes()], "what is believed of relays has no day");
}

#[test]
fn forgetting_deletes_every_file_and_the_folder() {
    let home = Home::with(&some());
    let old = home.path().with_file_name("history.db.corrupt-1");
    fs::write(&old, CANARY).expect("the folder is ours");
    let journal = home.path().with_file_name("history.db-journal");
    fs::write(&journal, CANARY).expect("the folder is ours");
    let kept = home.path().with_file_name("historyX");
    fs::write(&kept, "somebody else's").expect("the folder is ours");
    assert_eq!(erase(&home.path()).expect("ours"), 3);
    assert!(kept.exists() && !has(&home.bytes(), CANARY));
    fs::remove_file(&kept).expect("ours");
    assert_eq!(erase(&home.path()).expect("ours"), 0);
    assert!(!home.path().parent().expect("it has one").exists());
    assert_eq!(erase(&home.path()).expect("ours"), 0);
}

#[test]
fn forgetting_overwrites_a_file_before_it_takes_its_name_away() {
    let home = Home::with(&some());
    // Whoever has the file open still sees its bytes.
    let mut open = fs::File::open(home.path()).expect("it is there");
    erase(&home.path()).expect("ours");
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut open, &mut bytes).expect("readable");
    assert!(!bytes.is_empty() && bytes.iter().all(|byte| *byte == 0));
}

#[test]
fn forgetting_does_not_follow_a_link() {
    let home = Home::with(&[]);
    let victim = home.0.path().join("diary");
    fs::write(&victim, "dear diary").expect("ours");
    symlink(&victim, home.path().with_file_name("history.db-old")).expect("ours");
    erase(&home.path()).expect("ours");
    assert_eq!(fs::read_to_string(victim).expect("still there"), "dear diary");
}

#[test]
fn a_link_a_second_name_and_a_folder_in_its_place_are_refused_with_the_reason() {
    type Plant = fn(&Path, &Path);
    let plants: [(Plant, &str); 3] = [
        (|victim, place| symlink(victim, place).expect("ours"), "is a link"),
        (|victim, place| fs::hard_link(victim, place).expect("ours"), "second name"),
        (|_, place| fs::create_dir(place).expect("ours"), "is not a file"),
    ];
    for name in ["history.db", "history.db-wal"] {
        for (plant, says) in plants {
            let home = Home::with(&[]);
            let victim = home.0.path().join("diary");
            fs::write(&victim, "dear diary").expect("ours");
            let place = home.path().with_file_name(name);
            let _ = fs::remove_file(&place);
            plant(&victim, &place);
            match home.try_open() {
                Err(HistoryTrouble::Refused { reason }) => {
                    assert!(reason.contains(says) && reason.contains(name), "{name}: {reason}");
                }
                other => panic!("{name}, {says}: {other:?}"),
            }
            assert_eq!(fs::read_to_string(victim).expect("still there"), "dear diary");
        }
    }
}

#[test]
fn a_folder_that_is_a_link_or_open_to_all_above_is_refused() {
    let home = Home::with(&some());
    let above = home.0.path().join("data");
    fs::set_permissions(&above, Permissions::from_mode(0o777)).expect("ours");
    match home.try_open() {
        Err(HistoryTrouble::Refused { reason }) => {
            assert!(reason.contains("every user may write"), "{reason}");
        }
        other => panic!("{other:?}"),
    }
    assert!(matches!(HistoryStore::look(&home.path()), Err(HistoryTrouble::Refused { .. })));
    fs::set_permissions(&above, Permissions::from_mode(0o700)).expect("ours");
    let elsewhere = home.0.path().join("elsewhere");
    fs::rename(above.join("shoal"), &elsewhere).expect("ours");
    symlink(&elsewhere, above.join("shoal")).expect("ours");
    match home.try_open() {
        Err(HistoryTrouble::Refused { reason }) => {
            assert!(reason.contains("is a link"), "{reason}");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn a_file_or_folder_of_another_user_is_refused() {
    if !rustix::process::geteuid().is_root() {
        eprintln!("skipped: only root can give a file away");
        return;
    }
    for of_folder in [false, true] {
        let home = Home::with(&some());
        let path = home.path();
        let theirs = if of_folder { path.parent().expect("it has one") } else { &path };
        std::os::unix::fs::chown(theirs, Some(65_534), None).expect("as root");
        match home.try_open() {
            Err(HistoryTrouble::Refused { reason }) => {
                assert!(reason.contains("another user (id 65534)"), "{reason}");
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_file_that_others_could_read_is_closed_to_them() {
    let home = Home::with(&[]);
    fs::set_permissions(home.path(), Permissions::from_mode(0o644)).expect("ours");
    home.open();
    assert_eq!(home.path().metadata().expect("there").mode() & 0o777, 0o600);
}

#[test]
fn a_file_that_is_no_history_is_kept_aside_and_a_new_one_begun() {
    let text = b"dear diary, this is no history of Shoal's".repeat(40);
    let foreign = tempfile::tempdir().expect("a folder");
    let other = foreign.path().join("other.db");
    rusqlite_file(&other);
    for bytes in [text, fs::read(&other).expect("made above")] {
        let home = Home::with(&some());
        fs::write(home.path(), &bytes).expect("ours");
        let (mut store, loaded) = home.open();
        let aside = loaded.kept_aside.expect("it is told");
        assert!(aside.ends_with(&format!("history.db.corrupt-{}", MORNING.0)), "{aside}");
        assert_eq!(fs::read(aside).expect("nothing is lost"), bytes);
        assert_eq!(loaded.records, []);
        store.remember(&some()).expect("the new one works");
    }
}

/// A file of the same library's that is not Shoal's.
fn rusqlite_file(path: &Path) {
    // A history under another mark: bytes 68 to 71 of the header.
    let home = Home::with(&some());
    let mut bytes = fs::read(home.path()).expect("made above");
    bytes[68..72].copy_from_slice(b"Else");
    fs::write(path, bytes).expect("ours");
}

#[test]
fn a_history_of_a_later_shoal_is_left_alone_and_told() {
    let home = Home::with(&some());
    let mut bytes = fs::read(home.path()).expect("made above");
    // The layout stands in bytes 60 to 63 of the header.
    bytes[60..64].copy_from_slice(&2_u32.to_be_bytes());
    fs::write(home.path(), &bytes).expect("ours");
    let newer = HistoryTrouble::Newer { version: 2 };
    assert_eq!(home.try_open().err(), Some(newer.clone()));
    assert_eq!(HistoryStore::look(&home.path()), Err(newer));
    assert_eq!(fs::read(home.path()).expect("still there"), bytes);
}

#[test]
fn a_history_that_was_cut_off_anywhere_never_stops_shoal() {
    let home = Home::with(&some());
    let whole = fs::read(home.path()).expect("made above");
    for length in (0..whole.len()).step_by(97) {
        let home = Home::with(&[]);
        fs::write(home.path(), &whole[..length]).expect("ours");
        let (mut store, loaded) = home.open();
        assert!(loaded.records.iter().all(|record| some().contains(record)), "at {length}");
        // Of the last page only what a row says can be missing.
        let is_told = loaded.kept_aside.is_some() || length == 0 || loaded.left_out > 0;
        assert!(is_told || length + 1_024 > whole.len(), "at {length}");
        store.remember(&some()).unwrap_or_else(|trouble| panic!("at {length}: {trouble:?}"));
    }
}

#[test]
fn a_place_that_its_pool_has_not_is_left_out_and_counted() {
    let place = |offset| sighting(20_000, Spot::InPool { offset, size: 60 });
    let home = Home::with(&[place(59), place(60)]);
    let (_, loaded) = home.open();
    assert_eq!((loaded.records, loaded.left_out), (vec![place(59)], 1));
}

#[test]
fn a_flipped_bit_gives_what_was_kept_or_less_and_never_something_else() {
    let home = Home::with(&some());
    let whole = fs::read(home.path()).expect("made above");
    let mut spoilt = 0;
    // A step that meets every bit of a byte, and every part of a page.
    for at in (0..whole.len() * 8).step_by((whole.len() * 8 / 600) | 1) {
        let home = Home::with(&[]);
        let mut bytes = whole.clone();
        bytes[at / 8] ^= 1 << (at % 8);
        fs::write(home.path(), &bytes).expect("ours");
        match home.try_open() {
            Ok((_, loaded)) => {
                let strange = loaded.records.iter().filter(|record| !some().contains(record));
                // A spoilt salt spoils every seal.
                assert_eq!(strange.count(), 0, "bit {at}");
                spoilt += usize::from(loaded.records.len() < some().len());
            }
            Err(HistoryTrouble::Newer { .. }) => spoilt += 1,
            Err(trouble) => panic!("bit {at}: {trouble:?}"),
        }
    }
    assert!(spoilt > 20, "the flips hit something: {spoilt}");
}
