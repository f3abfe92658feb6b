//! What a browser tells, and how many are left: laws, brute force, and the two kinds of browser.

use std::net::Ipv4Addr;

use proptest::prelude::*;
use shoal_core::crowd::{ExitLookedAt, Model, Motive, Thinning};
use shoal_core::settings::Assumptions;
use shoal_core::signals::{
    Browser, OperatingSystem, ShareBasis, SignalGroup, SignalKind, SignalShare, Signals,
    SignalsPage, ZoneFit,
};
use shoal_core::{CrowdEstimate, RelayName};

use super::mixture::brute_force;
use super::{directory_of, name_of, relay};

/// A network of a hundred relays that are alike, in four countries, and one whose pool is measured, with this many users,
/// more or less.
fn network(users: u32) -> Model {
    let place = |number: u8| match number {
        0..=39 => format!("us-nyc-wg-{number:03}"),
        40..=89 => format!("nl-ams-wg-{number:03}"),
        90..=97 => format!("se-sto-wg-{number:03}"),
        98.. => format!("cl-scl-wg-{number:03}"),
    };
    let relays = (0..100).map(|number| relay(&place(number), Ipv4Addr::new(198, 18, number, 1)));
    let measured = relay("de-ber-wg-007", Ipv4Addr::new(193, 32, 248, 2));
    let relays = relays.chain([measured]);
    let assumptions = Assumptions {
        users,
        users_low: users / 3,
        users_high: users.saturating_mul(3),
        ..Assumptions::default()
    };
    Model::new(directory_of(relays.collect()).into(), assumptions)
}

fn in_use(relay: &RelayName) -> ExitLookedAt<'_> {
    ExitLookedAt { relay, seen: None, motive: Motive::InUse }
}

/// Signals as the command line writes them: browser, system, time zone, language, screen; `-` for none.
fn signals(line: &str) -> Signals {
    let mut values = line.split(' ').map(|value| (value != "-").then_some(value));
    let mut next = || values.next().expect("five values");
    Signals {
        browser: next().map(|value| value.parse().expect("a browser")),
        os: next().map(|value| value.parse().expect("a system")),
        time_zone: next().map(|value| value.parse().expect("a zone")),
        language: next().map(|value| value.parse().expect("a language")),
        screen: next().map(|value| value.parse().expect("a screen")),
    }
}

fn seen_in(place: &str, users: u32, line: &str) -> SignalsPage {
    network(users).signals(Some(in_use(&name_of(place))), &signals(line))
}

fn any_signals() -> impl Strategy<Value = Signals> {
    let browsers: Vec<Browser> = Browser::all().map(|(browser, _)| browser).collect();
    let systems: Vec<OperatingSystem> = OperatingSystem::all().map(|(system, _)| system).collect();
    let zones = ["UTC", "Europe/Stockholm", "America/New_York", "America/Boise", "Pacific/Chatham"];
    let languages = ["en-US", "sv-SE", "es-CL", "de", "sv-FI", "tlh"];
    let screens = ["1920x1080", "390x844", "1280x1024", "5000x17"];
    let one_of = |texts: &[&'static str]| prop::option::of(prop::sample::select(texts.to_vec()));
    (
        prop::option::of(prop::sample::select(browsers)),
        prop::option::of(prop::sample::select(systems)),
        one_of(&zones),
        one_of(&languages),
        one_of(&screens),
    )
        .prop_map(|(browser, os, zone, language, screen)| Signals {
            browser,
            os,
            time_zone: zone.map(|text| text.parse().expect("a zone")),
            language: language.map(|text| text.parse().expect("a language")),
            screen: screen.map(|text| text.parse().expect("a screen")),
        })
}

fn place() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["de-ber-wg-007", "us-nyc-wg-000", "se-sto-wg-090", "cl-scl-wg-098"])
}

fn any_share() -> impl Strategy<Value = SignalShare> {
    (-9.0_f64..0.0, 0.0_f64..3.0).prop_map(|(ln_high, ln_range)| {
        SignalShare::between((ln_high - ln_range).exp(), ln_high.exp())
    })
}

/// The signals without one of them, each in turn.
fn with_one_less(all: &Signals) -> Vec<Signals> {
    vec![
        Signals { browser: None, ..all.clone() },
        Signals { os: None, ..all.clone() },
        Signals { time_zone: None, ..all.clone() },
        Signals { language: None, ..all.clone() },
        Signals { screen: None, ..all.clone() },
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_signal_more_never_makes_a_crowd_larger(
        all in any_signals(), place in place(), ln_users in 2.0_f64..16.0,
    ) {
        // A browser that resists fingerprinting hides the other signals: taking it away is no signal less.
        prop_assume!(!all.are_one_for_all());
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "2 to 16 is in range")]
        let model = network(ln_users.exp() as u32);
        let place = name_of(place);
        let more = model.signals(Some(in_use(&place)), &all).left.expect("the relay is in the list");
        for fewer in with_one_less(&all) {
            let fewer = model.signals(Some(in_use(&place)), &fewer).left.expect("it is in the list");
            prop_assert!(more.low <= fewer.low && more.likely <= fewer.likely);
            prop_assert!(more.high <= fewer.high && more.level <= fewer.level);
            prop_assert!(more.alone_probability >= fewer.alone_probability - 1e-9);
        }
    }

    #[test]
    fn what_is_left_is_a_range_within_the_crowd(all in any_signals(), place in place()) {
        let page = network(100_000).signals(Some(in_use(&name_of(place))), &all);
        let crowd = page.crowd.expect("it is in the list");
        let Some(left) = page.left else {
            prop_assert!(page.over_tor);
            return Ok(());
        };
        prop_assert!(1 <= left.low && left.low <= left.likely && left.likely <= left.high);
        prop_assert!(left.high <= crowd.high && left.likely <= crowd.likely && left.low <= crowd.low);
        prop_assert!((0.0..=1.0).contains(&left.alone_probability));
        let expected = crowd.range_from.total() + page.all.ln_variance();
        prop_assert!((left.range_from.total() - expected).abs() < 1e-9);
        for share in page.groups.iter().filter_map(|group| group.share) {
            prop_assert!(0.0 < share.low() && share.low() <= share.likely());
            prop_assert!(share.likely() <= share.high() && share.high() <= 1.0);
        }
    }

    #[test]
    fn a_wider_share_never_makes_the_range_narrower(
        ln_share in -8.0_f64..0.0, narrow in 0.0_f64..2.0, more in 0.0_f64..2.0,
        users in 100_u32..5_000_000, place in place(),
    ) {
        let (model, place) = (network(users), name_of(place));
        let exit = in_use(&place);
        let left = |ln_variance| model.crowd_thinned(exit, Thinning { ln_share, ln_variance });
        let (narrow, wide) = (left(narrow).expect("listed"), left(narrow + more).expect("listed"));
        prop_assert!(wide.low <= narrow.low && narrow.high <= wide.high);
    }

    #[test]
    fn the_order_of_signals_does_not_matter(a in any_share(), b in any_share(), c in any_share()) {
        let is_near = |x: SignalShare, y: SignalShare| {
            let near = |x: f64, y: f64| (x / y - 1.0).abs() < 1e-9;
            near(x.low(), y.low()) && near(x.likely(), y.likely()) && near(x.high(), y.high())
        };
        prop_assert!(is_near(a.and(b).and(c), c.and(a).and(b)));
        prop_assert!(is_near(a.rarer(b).rarer(c), c.rarer(b).rarer(a)));
        prop_assert!(is_near(a.rarer(a), a), "the same signal twice tells nothing more");
    }

    #[test]
    fn a_browser_that_resists_fingerprinting_hides_zone_language_and_screen(
        all in any_signals(), place in place(),
    ) {
        let (model, place) = (network(100_000), name_of(place));
        for browser in [Browser::MullvadBrowser, Browser::LibreWolf, Browser::TorBrowser] {
            let told = Signals { browser: Some(browser), ..all.clone() };
            let hidden = Signals { time_zone: None, language: None, screen: None, ..told.clone() };
            let [told, hidden] = [told, hidden].map(|it| model.signals(Some(in_use(&place)), &it));
            prop_assert!(told.one_for_all && told.zone_fit.is_none());
            prop_assert_eq!(told.left, hidden.left);
            prop_assert_eq!(told.groups, hidden.groups);
        }
    }

    #[test]
    fn texts_that_are_no_signals_are_refused_and_nothing_panics(text in "\\PC{0,70}") {
        let _ = text.parse::<shoal_core::signals::TimeZone>();
        let _ = text.parse::<shoal_core::signals::Language>();
        let _ = text.parse::<shoal_core::signals::Screen>();
        let page: Result<Signals, _> = serde_json::from_value(serde_json::json!({"screen": text}));
        prop_assert_eq!(page.is_ok(), text.parse::<shoal_core::signals::Screen>().is_ok());
    }
}

/// Whoever is there is asked one by one whether they look the same.
fn asked_one_by_one(others: &[f64], (ln_share, sigma): (f64, f64)) -> Vec<f64> {
    let mut left = vec![0.0; others.len()];
    let nodes: Vec<f64> = (-50..=50).map(|node| f64::from(node) / 10.0).collect();
    let density = |t: &f64| (-t * t / 2.0).exp();
    let total: f64 = nodes.iter().map(density).sum();
    for t in &nodes {
        let share = (ln_share + sigma * t).exp();
        assert!(share < 1.0, "a share of people");
        for (people, (at_most, at_most_one_less)) in
            others.iter().zip(std::iter::once(&0.0).chain(others)).enumerate()
        {
            // The binomial distribution, from nobody upwards.
            let mut chance = (1.0 - share).powi(i32::try_from(people).expect("few"));
            let weight = (at_most - at_most_one_less) * density(t) / total;
            for (alike, sum) in left.iter_mut().enumerate().take(people + 1) {
                *sum += weight * chance;
                let (people, alike) = (count(people), count(alike));
                chance *= (people - alike) / (alike + 1.0) * share / (1.0 - share);
            }
        }
    }
    left.into_iter()
        .scan(0.0, |sum, chance| {
            *sum += chance;
            Some(*sum)
        })
        .collect()
}

fn count(people: usize) -> f64 {
    f64::from(u32::try_from(people).expect("few"))
}

#[test]
fn those_left_are_those_who_say_yes_when_all_are_asked_one_by_one() {
    let place = name_of("se-sto-wg-090");
    for (users, ln_share, sigma) in
        [(9_000, 0.3_f64.ln(), 0.0), (9_000, 0.05_f64.ln(), 0.5), (20_000, 0.02_f64.ln(), 0.6)]
    {
        let model = network(users);
        let exit = in_use(&place);
        let crowd = model.crowd_thinned(exit, Thinning::default()).expect("listed");
        let rate = model.rate_on(&place).expect("listed");
        let others = brute_force(rate, crowd.range_from.total().sqrt(), 700);
        let by_force = asked_one_by_one(&others, (ln_share, sigma));
        let by = Thinning { ln_share, ln_variance: sigma * sigma };
        let left = model.crowd_thinned(exit, by).expect("listed");
        let off = (left.alone_probability - by_force[0]).abs();
        assert!(off < 1e-6, "{users}, {ln_share}: off by {off:e}");
        let people = |probability| (1..).zip(&by_force).find(|(_, sum)| **sum >= probability);
        let expected = [0.1, 0.5, 0.9].map(|chance| people(chance).map(|(people, _)| people));
        assert_eq!([left.low, left.likely, left.high].map(Some), expected, "{users}, {ln_share}");
    }
}

#[test]
fn without_signals_everybody_is_left() {
    let page = seen_in("us-nyc-wg-000", 100_000, "- - - - -");
    let (crowd, left) = (page.crowd.expect("listed"), page.left.expect("listed"));
    let ends = |crowd: CrowdEstimate| (crowd.low, crowd.likely, crowd.high);
    assert_eq!(ends(crowd), (left.low, left.likely, left.high));
    assert!(page.groups.iter().all(|group| group.basis == ShareBasis::NotLookedAt));
    assert_eq!(page.all, SignalShare::EVERYBODY);
}

#[test]
fn of_a_group_only_the_rarest_value_counts() {
    let share = |line| seen_in("us-nyc-wg-000", 100_000, line).groups[0].share.expect("told");
    let (firefox, linux) = (share("firefox - - - -"), share("- linux - - -"));
    assert!(linux.likely() < firefox.likely());
    assert_eq!(share("firefox linux - - -"), linux);
    let rarest = |line, group: usize| seen_in("us-nyc-wg-000", 100_000, line).groups[group].rarest;
    assert_eq!(rarest("firefox linux - - -", 0), Some(SignalKind::Os));
    assert_eq!(rarest("vivaldi linux - - -", 0), Some(SignalKind::Browser));
    assert_eq!(rarest("- - America/New_York en-US -", 1), Some(SignalKind::TimeZone));
    assert_eq!(rarest("- - America/New_York fi -", 1), Some(SignalKind::Language));
    assert_eq!(rarest("- - - - -", 2), None);
}

#[test]
fn a_clean_browser_on_a_small_exit_ip_singles_out_more_than_a_messy_one_on_a_large() {
    let messy = "chrome windows America/New_York en-US 1920x1080";
    let clean = "mullvad-browser windows America/New_York en-US 1920x1080";
    let alone =
        |users, line| seen_in("us-nyc-wg-000", users, line).left.expect("listed").alone_probability;
    // About 5 people on each exit IP, and about 130.
    let (small, large) = (22_000, 600_000);
    assert!(alone(small, clean) > alone(large, messy) + 0.2);
    assert!(alone(small, clean) > 0.7, "one of few, and with a browser that few have");
    // On the same exit IP it still hides better.
    assert!(alone(small, clean) < alone(small, messy));
}

#[test]
fn the_range_names_the_group_that_it_comes_from() {
    let place = name_of("se-sto-wg-090");
    let from = |line| {
        let page = network(100_000).signals(Some(in_use(&place)), &signals(line));
        let crowd = page.crowd.expect("listed").range_from.total();
        (page.left.expect("listed").range_from, crowd, page.all.ln_variance())
    };
    for (line, group) in [("firefox - - - -", 0), ("- - - sv-SE -", 1), ("- - - - 1366x768", 2)] {
        let (budget, crowd, variance) = from(line);
        let parts = [budget.browser, budget.region, budget.screen];
        assert!((budget.exit_ip - crowd).abs() < 1e-12, "{line}");
        for (at, part) in parts.into_iter().enumerate() {
            let expected = if at == group { variance } else { 0.0 };
            assert!((part - expected).abs() < 1e-9, "{line}: {parts:?}");
        }
    }
}

#[test]
fn a_relay_that_is_looked_at_has_the_crowd_of_one_that_is_looked_at() {
    let (model, relay) = (network(100_000), name_of("se-sto-wg-090"));
    for motive in [Motive::LookedAt, Motive::InUse] {
        let exit = ExitLookedAt { relay: &relay, seen: None, motive };
        let page = model.signals(Some(exit), &Signals::default());
        assert_eq!(page.crowd, model.crowd_on(&relay, motive), "{motive:?}");
    }
}

#[test]
fn an_unknown_value_is_rare_and_wide_but_not_nobody() {
    for (line, group) in [
        ("other - - - -", SignalGroup::Browser),
        ("- other - - -", SignalGroup::Browser),
        ("- - Pacific/Chatham - -", SignalGroup::Region),
        ("- - - tlh -", SignalGroup::Region),
        ("- - - - 1234x567", SignalGroup::Screen),
    ] {
        let page = seen_in("se-sto-wg-090", 100_000, line);
        let reading = page.groups.iter().find(|reading| reading.group == group).expect("all three");
        let share = reading.share.expect("told");
        assert_eq!(reading.basis, ShareBasis::UnknownValue, "{line}");
        assert!(share.low() > 0.0 && share.high() / share.low() >= 20.0, "{line}: {share:?}");
    }
}

#[test]
fn a_time_zone_far_from_the_exit_is_told_and_rare() {
    let at = |place, zone: &str| seen_in(place, 100_000, &format!("- - {zone} - -"));
    let share = |page: &SignalsPage| page.groups[1].share.expect("told").likely();
    let (home, far) =
        (at("se-sto-wg-090", "Europe/Stockholm"), at("cl-scl-wg-098", "Europe/Stockholm"));
    assert_eq!(home.zone_fit, Some(ZoneFit::Fits));
    assert_eq!(far.zone_fit, Some(ZoneFit::DoesNotFit));
    assert!(share(&far) < share(&home) / 3.0);
    assert_eq!(at("se-sto-wg-090", "Etc/UTC").zone_fit, Some(ZoneFit::NoPlace));
    assert_eq!(at("se-sto-wg-090", "Pacific/Chatham").zone_fit, None, "its country is not known");
}

#[test]
fn over_tor_this_exit_ip_is_not_what_sites_see() {
    let page = seen_in("se-sto-wg-090", 100_000, "tor-browser - - - -");
    assert!(page.over_tor && page.left.is_none() && page.crowd.is_some());
}

#[test]
fn without_an_exit_the_shares_are_those_of_all_users_and_there_is_no_crowd() {
    let all = signals("firefox linux Europe/Stockholm sv-SE 1920x1080");
    let elsewhere = name_of("xx-yyy-wg-001");
    for page in [
        network(100_000).signals(None, &all),
        network(100_000).signals(Some(in_use(&elsewhere)), &all),
    ] {
        assert!(page.crowd.is_none() && page.left.is_none() && page.zone_fit.is_none());
        assert!(page.exit.is_none() && page.groups.iter().all(|group| group.share.is_some()));
    }
}
