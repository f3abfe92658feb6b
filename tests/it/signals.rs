//! What is said of signals: the table for each kind of browser, rules that hold for all of them, and how they are read.

use shoal_core::constraint::LocationTarget;
use shoal_core::crowd::{ExitLookedAt, Model, Motive};
use shoal_core::settings::Assumptions;
use shoal_core::signals::{Language, Screen, Signals, SignalsPage, TimeZone};
use shoal_core::{Effect, Event, RelayName, Settings, Source, State, SwitchTarget};
use shoal_view::json::SignalsJson;
use shoal_view::{Words, text};
use support::world::{MORNING, World, directory, up};

/// Signals as a page would choose them.
pub(crate) fn signals(json: &str) -> Signals {
    serde_json::from_str(json).expect("signals")
}

/// On a relay in Stockholm, with many users so that the crowds are worth telling.
pub(crate) fn in_stockholm(signals: &Signals) -> SignalsPage {
    let relay = RelayName::new("se-sto-wg-001").expect("a name");
    let assumptions = Assumptions { users: 40_000, ..Assumptions::default() };
    let exit = ExitLookedAt { relay: &relay, seen: None, motive: Motive::InUse };
    Model::new(directory().into(), assumptions).signals(Some(exit), signals)
}

/// Every kind of answer that a user may meet, by a name for its snapshot.
fn answers() -> Vec<(&'static str, SignalsPage, bool)> {
    let usual = signals(
        r#"{"browser": "firefox", "os": "linux", "time_zone": "Europe/Stockholm", "language": "sv-SE",
            "screen": "1920x1080"}"#,
    );
    let clean =
        Signals { browser: Some("mullvad-browser".parse().expect("named")), ..usual.clone() };
    let tor = Signals { browser: Some("tor-browser".parse().expect("named")), ..usual.clone() };
    let rare = signals(
        r#"{"browser": "other", "os": "other", "time_zone": "Pacific/Chatham", "language": "tlh",
            "screen": "1234x567"}"#,
    );
    let of_machine =
        signals(r#"{"os": "linux", "time_zone": "America/New_York", "language": "en-US"}"#);
    let nowhere = Model::new(directory().into(), Assumptions::default()).signals(None, &usual);
    vec![
        ("usual", in_stockholm(&usual), false),
        ("one_for_all", in_stockholm(&clean), false),
        ("over_tor", in_stockholm(&tor), false),
        ("not_in_the_tables", in_stockholm(&rare), false),
        ("of_the_environment", in_stockholm(&of_machine), true),
        ("utc", in_stockholm(&signals(r#"{"time_zone": "UTC"}"#)), false),
        ("without_an_exit", nowhere, false),
    ]
}

#[test]
fn every_answer_is_a_table_and_what_it_rests_on() {
    for (name, page, own) in answers() {
        insta::assert_snapshot!(name, text::signals(Words::english(), &page, own));
    }
}

#[test]
fn no_sentence_is_missing_and_nothing_is_promised() {
    for (name, page, own) in answers() {
        let told = text::signals(Words::english(), &page, own);
        for never in ["signals-", "{ $", "{$", "anonymous", "100 % that", "NaN", "inf"] {
            assert!(!told.contains(never), "{name}: {never} in\n{told}");
        }
        assert!(told.contains("guess") && told.contains("Nothing of this is kept"), "{name}");
    }
}

#[test]
fn what_is_not_known_is_null_and_never_0() {
    for (name, page, own) in answers() {
        let over_tor = page.over_tor;
        let json = serde_json::to_value(SignalsJson::of(page, own)).expect("plain values");
        assert_eq!(json["schema"], 1, "{name}");
        assert_eq!(json["from_environment"], own, "{name}");
        let has_exit = json["exit"].is_string();
        assert_eq!(json["crowd"].is_null(), !has_exit, "{name}");
        assert_eq!(json["left"].is_null(), !has_exit || over_tor, "{name}");
        let groups = json["groups"].as_array().expect("three groups");
        assert_eq!(groups.len(), 3, "{name}");
        for share in groups.iter().map(|group| &group["share"]).filter(|share| !share.is_null()) {
            let ends = ["low", "likely", "high"].map(|end| share[end].as_f64().expect("a number"));
            assert!(ends[0] > 0.0 && ends.is_sorted(), "{name}: {share}");
        }
    }
}

#[test]
fn without_a_tunnel_the_state_knows_shares_and_no_crowd() {
    let mut state = State::new(Settings::default(), Source::Daemon);
    let swedish = signals(r#"{"time_zone": "Europe/Stockholm"}"#);
    assert!(state.signals(&swedish).left.is_none());
    state.handle(Event::RelaysReported(directory().into()), MORNING);
    state.handle(Event::TunnelReported(up("se-sto-wg-001", Some("198.18.1.10"))), MORNING);
    let page = state.signals(&swedish);
    assert_eq!(page.crowd, state.snapshot().crowd.now, "the crowd is the one of the tray");
    assert!(page.left.is_some_and(|left| left.high <= page.crowd.map_or(0, |crowd| crowd.high)));
}

#[test]
fn signals_that_are_none_are_refused_with_the_reason() {
    for (json, reason) in [
        (r#"{"time_zone": "../../etc/passwd"}"#, "not a time zone like Europe/Stockholm"),
        (r#"{"language": "<b>"}"#, "not a language like sv-SE"),
        (r#"{"screen": "0x0"}"#, "not a screen size like 1920x1080"),
        (r#"{"browser": "lynx"}"#, "unknown variant `lynx`"),
    ] {
        let refused = serde_json::from_str::<Signals>(json).expect_err("no signals").to_string();
        assert!(refused.contains(reason), "{refused}");
    }
}

#[test]
fn signals_are_read_as_people_and_systems_write_them() {
    let language = |text: &str| text.parse::<Language>().map(String::from);
    for (written, read) in [
        ("sv-SE", "sv-SE"),
        ("sv_se", "sv-SE"),
        ("EN-us", "en-US"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("de", "de"),
    ] {
        assert_eq!(language(written).as_deref(), Ok(read));
    }
    for wrong in ["", "s", "swedish", "sv-", "-SE", "sv--SE", "sv SE", "sv-toolongpart", "é"] {
        assert!(language(wrong).is_err(), "{wrong}");
    }
    let screen = |text: &str| text.parse::<Screen>().map(String::from);
    for written in ["1920x1080", "1920X1080", "1920×1080"] {
        assert_eq!(screen(written).as_deref(), Ok("1920x1080"));
    }
    for wrong in ["1920", "x", "0x1080", "1920x-1080", "+1x1", "1920x1080x2", "99999x1", "1e3x1"] {
        assert!(screen(wrong).is_err(), "{wrong}");
    }
    let zone = |text: &str| text.parse::<TimeZone>().map(String::from);
    for written in ["UTC", "Europe/Stockholm", "America/Argentina/Buenos_Aires", "Etc/GMT+5"] {
        assert_eq!(zone(written).as_deref(), Ok(written));
    }
    for wrong in ["", "/", "Europe/", "../etc/passwd", "Europe/Stock holm", "Europe//Stockholm"] {
        assert!(zone(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn what_somebody_looks_like_does_not_get_into_a_log() {
    let all =
        signals(r#"{"time_zone": "Europe/Stockholm", "language": "sv-SE", "screen": "1920x1080"}"#);
    let logged = format!("{all:?} {:?} {:?} {:?}", all.time_zone, all.language, all.screen);
    for told in ["Stockholm", "sv", "1920"] {
        assert!(!logged.contains(told), "{logged}");
    }
}

#[test]
fn the_crowd_that_signals_divide_is_the_one_in_the_tray_also_where_shoal_sent_its_user() {
    let mut world = World::with_daemon();
    world.asks_for(SwitchTarget::Best);
    let sent_to = world.effects().into_iter().find_map(|effect| {
        let Effect::WriteLocation { target, .. } = effect else { return None };
        if let LocationTarget::Relay(relay) = target { Some(relay) } else { None }
    });
    world.told(sent_to.expect("a relay is pinned").as_str(), "198.18.4.7");
    let shown = world.shown().crowd.now.expect("there is a crowd");
    let divided = world.state().signals(&Signals::default()).crowd.expect("there is a crowd");
    assert_eq!((divided.low, divided.likely, divided.high), (shown.low, shown.likely, shown.high));
}
