//! What Shoal remembers, on the disk of a home of its own, with the simulated daemon moving from relay to relay.

use std::collections::BTreeSet;
use std::mem::MaybeUninit;
use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};

use rustix::fs::inotify;
use rustix::process::Signal;
use serde_json::Value;
use shoal_sim::{Layout, Place, RelaySettings, SimDaemon, demo_config};

use crate::canary::{everything_below, found_of};
use crate::shoal::{Ended, Home, Started, Trouble};

/// A daemon that goes to another relay whenever it is asked to, a hundred times faster than life.
struct Story {
    home: Home,
    daemon: SimDaemon,
    relays: Vec<String>,
    next: usize,
}

impl Story {
    /// With this choice in the settings, or without any.
    fn new(history: Option<&str>) -> Result<Self, Trouble> {
        let home = Home::new()?;
        if let Some(history) = history {
            std::fs::create_dir_all(home.path().join(".config/shoal"))?;
            home.file(".config/shoal/settings.toml", format!("history = \"{history}\"\n"))?;
        }
        let config = demo_config(1, 100.0, home.path().join("mullvad.sock"));
        let daemon = SimDaemon::start(&config)?;
        // Those whose pools cannot be predicted come first: their exit IPs are kept as addresses.
        let mut relays: Vec<_> =
            daemon.network().relays().iter().filter(|relay| relay.active).collect();
        relays.sort_by_key(|relay| relay.predictable);
        let relays = relays.into_iter().map(|relay| relay.name.clone()).collect();
        Ok(Self { home, daemon, relays, next: 0 })
    }

    fn starts(&self) -> Result<Started, Trouble> {
        self.home.start_resident(&format!("--socket {}", self.daemon.socket().display()))
    }

    /// Goes to another relay, as another program would ask for it, and waits until the daemon tells an exit IP there.
    async fn moves(&mut self) -> Result<(), Trouble> {
        let name = self.relays[self.next % self.relays.len()].clone();
        self.next += 1;
        let settings = RelaySettings { location: Place::relay(&name), ..RelaySettings::default() };
        self.daemon.put_relay_settings(settings.encode(Layout::default())).await?;
        // A Shoal beside the one that runs, which may be killed meanwhile.
        let line = format!("watch --json --socket {}", self.daemon.socket().display());
        let mut watch = self.home.start(&line)?;
        loop {
            let shown: Value = serde_json::from_str(&watch.line()?)?;
            let is_there = shown["tunnel"]["exit"]["relay"] == name.as_str();
            if is_there && shown["exit_ip"]["v4"]["address"].is_string() {
                return Ok(());
            }
        }
    }

    /// What is remembered, by the Shoal that runs or by the disk.
    fn remembered(&self) -> Result<Remembered, Trouble> {
        let ended = self.home.run("history --json")?;
        assert_eq!(ended.code, Some(0), "{ended:?}");
        Remembered::of(&ended.json()?)
    }

    /// Moves on until so many exit IPs are remembered, all of them on disk where that is asked for.
    async fn remembers(&mut self, count: usize) -> Result<Remembered, Trouble> {
        for _ in 0..MOST_LOOKS {
            let remembered = self.remembered()?;
            if remembered.unsaved > 0 {
                // The disk has yet to answer for what is listed.
                continue;
            }
            if remembered.exits.len() >= count {
                return Ok(remembered);
            }
            self.moves().await?;
        }
        Err(format!("{MOST_LOOKS} looks found no {count} exit IPs on disk").into())
    }

    /// Where the history is kept.
    fn folder(&self) -> PathBuf {
        self.home.path().join(".local/share/shoal")
    }
}

/// More than any number of exit IPs takes that is waited for here.
const MOST_LOOKS: u32 = 1_000;

/// Sends the signal at the moment of the `nth` write into a folder, counted from now.
fn kill_at_write(
    resident: Started,
    folder: &Path,
    nth: u32,
) -> Result<JoinHandle<Killed>, Trouble> {
    let changes = inotify::init(inotify::CreateFlags::CLOEXEC)?;
    inotify::add_watch(&changes, folder, inotify::WatchFlags::MODIFY)?;
    Ok(thread::spawn(move || {
        let mut resident = resident;
        // Small, so that few writes are told at once.
        let mut buffer = [MaybeUninit::uninit(); 512];
        let mut writes = inotify::Reader::new(changes, &mut buffer);
        for _ in 0..nth {
            writes.next()?;
        }
        resident.signal(Signal::KILL)?;
        resident.ended()?;
        Ok(())
    }))
}

/// Whether it could be killed.
type Killed = Result<(), Trouble>;

/// `shoal history --json`, as sets.
#[derive(Debug, PartialEq)]
struct Remembered {
    unsaved: u64,
    state: String,
    exits: BTreeSet<String>,
    hours: BTreeSet<String>,
    addresses: BTreeSet<String>,
}

impl Remembered {
    fn of(json: &Value) -> Result<Self, Trouble> {
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let mut exits: Vec<Value> =
            list(&json["keys"]).iter().flat_map(|key| list(&key["exits"])).collect();
        for exit in exits.iter_mut().filter_map(Value::as_object_mut) {
            // One that is seen past midnight is the same exit IP on one day more.
            exit.remove("days").ok_or("each tells its days")?;
        }
        let addresses = exits.iter().filter_map(|exit| exit["address"].as_str());
        Ok(Self {
            unsaved: json["unsaved"].as_u64().ok_or("it is a number")?,
            state: json["state"]["kind"].as_str().ok_or("it is a word")?.to_owned(),
            addresses: addresses.map(str::to_owned).collect(),
            hours: list(&json["hours"])
                .iter()
                .map(|row| format!("{} {}", row["hour"], row["relay"]))
                .collect(),
            exits: exits.iter().map(ToString::to_string).collect(),
        })
    }
}

fn kill_rounds() -> u32 {
    let asked = std::env::var("SHOAL_KILL_ROUNDS").ok().and_then(|text| text.parse().ok());
    asked.unwrap_or(8)
}

/// At how many different writes Shoal is killed: a commit is a few, of which some are told as one.
const WRITES: u32 = 4;

/// Round by round Shoal is killed at another write into its history. `SHOAL_KILL_ROUNDS` asks for more than 8.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_kept_is_still_there_after_shoal_was_killed() -> Result<(), Trouble> {
    let mut story = Story::new(Some("kept"))?;
    let mut acknowledged = Remembered::of(&serde_json::json!({
        "unsaved": 0, "state": {"kind": "kept"}
    }))?;
    for round in 0..kill_rounds() {
        let resident = story.starts()?;
        let more = acknowledged.exits.len() + 1 + (round % 3) as usize;
        acknowledged = story.remembers(more).await?;
        assert_eq!(acknowledged.state, "kept");
        // Writing goes on while it is killed.
        let killer = kill_at_write(resident, &story.folder(), 1 + round % WRITES)?;
        while !killer.is_finished() {
            story.moves().await?;
        }
        killer.join().map_err(|_| "the one who kills panicked")??;
        let left = story.remembered()?;
        assert!(left.exits.is_superset(&acknowledged.exits), "{acknowledged:?}\n{left:?}");
        assert!(left.hours.is_superset(&acknowledged.hours), "{acknowledged:?}\n{left:?}");
        acknowledged = left;
    }
    assert!(!acknowledged.hours.is_empty());
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn until_the_user_has_chosen_and_in_memory_only_nothing_is_written_anywhere()
-> Result<(), Trouble> {
    for choice in [None, Some("memory_only")] {
        let mut story = Story::new(choice)?;
        let mut resident = story.starts()?;
        let remembered = story.remembers(3).await?;
        assert_eq!(remembered.state, "in_memory");
        assert!(!remembered.addresses.is_empty(), "{remembered:?}");
        let traces = |story: &Story| found_of(&remembered.addresses, story.home.path());
        assert_eq!(traces(&story)?, [""; 0], "{choice:?}, while it runs");
        resident.signal(Signal::TERM)?;
        resident.ended()?;
        assert_eq!(traces(&story)?, [""; 0], "{choice:?}, after it ended");
        assert!(!story.home.path().join(".local").exists());
        let left = story.home.run("history")?;
        assert!(left.out.contains("Nothing is remembered"), "{left:?}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn after_forgetting_no_address_is_found_in_any_file() -> Result<(), Trouble> {
    for is_running in [true, false] {
        let mut story = Story::new(Some("kept"))?;
        let mut resident = story.starts()?;
        let remembered = story.remembers(4).await?;
        assert!(remembered.addresses.len() >= 3, "{remembered:?}");
        if !is_running {
            // Killed, so that its log is still beside the history.
            resident.signal(Signal::KILL)?;
            resident.ended()?;
        }
        let traces = |story: &Story| found_of(&remembered.addresses, story.home.path());
        let before = traces(&story)?;
        for address in &remembered.addresses {
            let is_found = before.iter().any(|trace| trace.contains(address.as_str()));
            assert!(is_found, "the search finds {address} before: {before:?}");
        }
        let unasked = story.home.run("forget")?;
        assert_eq!(unasked.code, Some(2), "{unasked:?}");
        assert!(unasked.err.contains("--yes"), "{unasked:?}");
        let forgotten = story.home.run("forget --yes")?;
        assert_eq!(forgotten.code, Some(0), "{forgotten:?}");
        assert!(forgotten.out.contains("is deleted"), "{forgotten:?}");
        assert_eq!(traces(&story)?, [""; 0], "running: {is_running}");
        assert!(!story.home.path().join(".local/share/shoal").exists());
        let left = story.remembered()?;
        assert_eq!((left.exits.len(), left.hours.len()), (0, 0), "running: {is_running}");
        if is_running {
            // Settings stay, so another exit IP is kept again.
            let anew = story.remembers(1).await?;
            assert_eq!(anew.state, "kept");
            assert!(anew.exits.is_disjoint(&remembered.exits), "{remembered:?}\n{anew:?}");
        } else {
            let again = story.home.run("forget --yes")?;
            assert!(again.out.contains("Nothing was on disk"), "{again:?}");
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_choice_is_made_on_the_command_line_and_counts_at_once() -> Result<(), Trouble> {
    let mut story = Story::new(None)?;
    let mut resident = story.starts()?;
    let before = story.remembers(2).await?;
    let chosen = story.home.run("history --remember kept")?;
    assert_eq!(chosen.code, Some(0), "{chosen:?}");
    let kept = story.remembers(2).await?;
    assert_eq!(kept.state, "kept");
    assert!(kept.exits.is_superset(&before.exits), "what memory knew is kept as well");
    resident.signal(Signal::TERM)?;
    resident.ended()?;
    assert!(story.remembered()?.exits.is_superset(&kept.exits));
    // Without a Shoal that runs.
    let chosen = story.home.run("history --remember memory-only")?;
    assert_eq!(chosen.code, Some(0), "{chosen:?}");
    assert_eq!(found_of(&kept.addresses, story.home.path())?, [""; 0]);
    let settings = std::fs::read_to_string(story.home.path().join(".config/shoal/settings.toml"))?;
    assert!(settings.contains("history = \"memory_only\""), "{settings}");
    Ok(())
}

/// A history in the way of which something stands, told by the program that runs and by `doctor`; the number is there.
#[tokio::test(flavor = "multi_thread")]
async fn a_history_that_cannot_be_used_is_told_and_never_stops_the_number() -> Result<(), Trouble> {
    let story = Story::new(Some("kept"))?;
    let diary = story.home.file("diary", "dear diary")?;
    let folder = story.home.path().join(".local/share/shoal");
    std::fs::create_dir_all(&folder)?;
    std::os::unix::fs::symlink(&diary, folder.join("history.db"))?;
    let _resident = story.starts()?;
    let watch = story.home.run("watch --once-known")?;
    assert_eq!(watch.code, Some(0), "{watch:?}");
    let said = |ended: &Ended| ended.out.contains("history.db is a link");
    let history = story.home.run("history")?;
    assert!(said(&history), "{history:?}");
    let doctor = story.home.run("doctor")?;
    assert!(said(&doctor) && doctor.out.contains("memory-only"), "{doctor:?}");
    assert_eq!(std::fs::read_to_string(diary)?, "dear diary");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_history_that_is_none_is_kept_aside_told_and_forgotten_with_the_rest()
-> Result<(), Trouble> {
    let mut story = Story::new(Some("kept"))?;
    let folder = story.home.path().join(".local/share/shoal");
    std::fs::create_dir_all(&folder)?;
    story.home.file(".local/share/shoal/history.db", "dear diary, 192.0.2.199")?;
    let _resident = story.starts()?;
    story.remembers(1).await?;
    let doctor = story.home.run("doctor")?;
    assert!(doctor.out.contains("it is kept as"), "{doctor:?}");
    let names = |folder: &Path| -> Vec<PathBuf> { everything_below(folder).unwrap_or_default() };
    let aside = |folder: &Path| {
        names(folder).iter().any(|path| path.to_string_lossy().contains("history.db.corrupt-"))
    };
    assert!(aside(&folder), "{:?}", names(&folder));
    let forgotten = story.home.run("forget --yes")?;
    assert_eq!(forgotten.code, Some(0), "{forgotten:?}");
    assert!(!aside(&folder));
    Ok(())
}

#[test]
fn the_demo_has_nothing_to_choose_and_nothing_to_forget() -> Result<(), Trouble> {
    let home = Home::new()?;
    let chosen = home.run("history --remember kept --demo")?;
    assert_eq!(chosen.code, Some(1), "{chosen:?}");
    let forgotten = home.run("forget --yes --demo")?;
    assert_eq!(forgotten.code, Some(0), "{forgotten:?}");
    assert!(!home.path().join(".config").exists() && !home.path().join(".local").exists());
    Ok(())
}
