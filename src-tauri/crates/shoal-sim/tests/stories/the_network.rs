//! What the simulated network is like, from what it publishes and from its truth.

use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;

use shoal_sim::{DaemonConfig, Network, Plan, Relay, SimDaemon, UNRULY_PROVIDER, demo_config};
use tempfile::TempDir;

/// The published addresses of one relay: ingress, and further ingress.
fn published(relay: &Relay) -> (u32, BTreeSet<u32>) {
    let extras = relay.shadowsocks.iter().chain(&relay.quic).map(|address| u32::from(*address));
    (u32::from(relay.ingress_v4), extras.collect())
}

/// The rule by which a row of published addresses gives pools away: first address and size.
fn predict(row: &[&Relay], at: usize) -> Option<(u32, u32)> {
    if row.len() < 2 || row[at].provider == UNRULY_PROVIDER {
        return None;
    }
    let (ingress, extras) = published(row[at]);
    let mut run_end = ingress;
    for extra in extras.range(ingress..) {
        if extra - run_end <= 3 {
            run_end = *extra;
        }
    }
    let from = if at + 1 < row.len() { at } else { at - 1 };
    let step = published(row[from + 1]).0 - published(row[from]).0;
    let block_end = ingress - 2 + step - 2;
    let aligned = step.is_power_of_two() && (ingress - 2) % step == 0;
    let last = if aligned { block_end } else { ingress + step - 1 };
    Some((run_end + 2, last - (run_end + 2) + 1)).filter(|(_, size)| *size >= 6)
}

#[test]
fn it_has_the_size_and_the_shape_of_mullvads() {
    let network = Network::generate(1);
    let relays = network.relays();
    let count = |holds: fn(&Relay) -> bool| relays.iter().filter(|relay| holds(relay)).count();
    assert!(network.cities().len() >= 90);
    assert!(relays.len() >= 550);
    assert_eq!(count(|relay| relay.weight == 0), 25);
    assert_eq!(relays.iter().map(|relay| relay.weight).max(), Some(500));
    assert_eq!(count(|relay| !relay.active), 24);
    assert_eq!(count(|relay| relay.owned), 125);
    assert_eq!(count(|relay| relay.provider == UNRULY_PROVIDER), 78);
    let sizes = relays.iter().map(|relay| relay.exits_v4.size);
    assert!(sizes.clone().all(|size| (6..=122).contains(&size)));
    assert!(sizes.clone().min() < Some(12) && sizes.max() == Some(122));
    for city in ["se-sto", "nl-ams", "de-fra", "cl-scl", "za-jnb", "au-syd", "us-sjc"] {
        assert!(relays.iter().any(|relay| relay.name.starts_with(city)), "{city}");
    }
}

#[test]
fn names_and_addresses_belong_to_one_relay_each_and_to_nobody_in_the_world() {
    let network = Network::generate(2);
    let mut taken = BTreeSet::new();
    for relay in network.relays() {
        let (ingress, extras) = published(relay);
        let first = u32::from(relay.exits_v4.first);
        let pool = (0..relay.exits_v4.size).map(|offset| first + offset);
        for address in extras.into_iter().chain([ingress]).chain(pool) {
            assert!(taken.insert(address), "{} twice", Ipv4Addr::from(address));
            assert_eq!(Ipv4Addr::from(address & 0xfffe_0000), Ipv4Addr::new(198, 18, 0, 0));
        }
        assert_eq!(relay.exits_v6.first.segments()[..2], [0x2001, 0xdb8]);
    }
    let names: BTreeSet<_> = network.relays().iter().map(|relay| &relay.name).collect();
    assert_eq!(names.len(), network.relays().len());
}

#[test]
fn the_rule_gives_away_exactly_the_pools_that_are_said_to_be_predictable() {
    for seed in 0..3 {
        let network = Network::generate(seed);
        let mut rows: BTreeMap<u32, Vec<&Relay>> = BTreeMap::new();
        for relay in network.relays() {
            rows.entry(u32::from(relay.ingress_v4) >> 8).or_default().push(relay);
        }
        let mut alone = 0;
        for row in rows.values_mut() {
            row.sort_by_key(|relay| relay.ingress_v4);
            alone += usize::from(row.len() == 1);
            for at in 0..row.len() {
                let truth = (u32::from(row[at].exits_v4.first), row[at].exits_v4.size);
                let predicted = predict(row, at);
                assert_eq!(predicted, row[at].predictable.then_some(truth), "{}", row[at].name);
            }
        }
        assert!((15..60).contains(&alone), "{alone} relays are alone in their row");
    }
}

#[test]
fn a_plan_can_make_the_rule_wrong_and_relays_draw_for_themselves() {
    let plan = Plan { devices: Some(1_000), drawn: 0.5, misleading: 0.25 };
    let network = Network::planned(1, &plan);
    assert_eq!(network.devices(), 1_000);
    let drawn = network.relays().iter().filter(|relay| relay.is_drawn()).count();
    assert!((200..380).contains(&drawn), "{drawn}");
    let ordinary = Network::generate(1).relays().iter().filter(|relay| relay.predictable).count();
    let misled = network.relays().iter().filter(|relay| relay.predictable).count();
    assert!(misled < ordinary * 85 / 100, "{misled} of {ordinary}");
}

#[test]
fn the_crowds_of_a_pool_add_up_to_the_devices_of_its_relay() {
    let network = Network::generate(3);
    let mut total = 0;
    for relay in network.relays() {
        let first = u32::from(relay.exits_v4.first);
        let crowds = (0..relay.exits_v4.size)
            .map(|offset| network.crowd(Ipv4Addr::from(first + offset).into()).expect("in a pool"));
        let devices = network.devices_on(&relay.name).expect("of the network");
        assert_eq!(crowds.sum::<u32>(), devices, "{}", relay.name);
        assert!(relay.active || devices == 0);
        total += devices;
    }
    assert_eq!(total, network.devices());
    assert_eq!(network.crowd(Ipv4Addr::new(192, 0, 2, 1).into()), None);
}

#[test]
fn a_crowd_is_the_devices_whose_address_leads_there_and_no_address_comes_twice() {
    let plan = Plan { devices: Some(40_000), drawn: 0.5, misleading: 0.0 };
    let network = Network::planned(6, &plan);
    let mut taken = BTreeSet::new();
    for relay in network.relays() {
        let devices = network.each_device_on(&relay.name).expect("of the network");
        assert!(devices.iter().all(|device| taken.insert(device.address)));
        let (mut v4, mut v6) = (BTreeMap::new(), BTreeMap::new());
        let mut both = BTreeMap::new();
        for device in devices {
            *v4.entry(relay.exit_v4(device.address)).or_insert(0) += 1;
            if device.ipv6 {
                let pair = (relay.exit_v4(device.address), relay.exit_v6(device.address));
                *v6.entry(pair.1).or_insert(0) += 1;
                *both.entry(pair).or_insert(0) += 1;
            }
        }
        assert!(v4.into_iter().all(|(ip, count)| network.crowd(ip.into()) == Some(count)));
        assert!(v6.into_iter().all(|(ip, count)| network.crowd(ip.into()) == Some(count)));
        let joint = |((v4, v6), count)| network.joint_crowd(v4, v6) == Some(count);
        assert!(both.into_iter().take(5).all(joint));
    }
    assert_eq!(taken.len(), 40_000);
}

#[test]
fn the_same_seed_makes_the_same_network() {
    let (one, same) = (Network::generate(4), Network::generate(4));
    assert_eq!(one.relays(), same.relays());
    assert_eq!(one.devices(), same.devices());
    assert_ne!(one.relays(), Network::generate(5).relays());
}

#[tokio::test]
async fn the_demonstration_starts_among_few_people_whatever_the_seed() {
    let folder = TempDir::new().expect("a folder for the socket");
    for seed in 0..12 {
        let socket = folder.path().join(format!("seed-{seed}"));
        let config: DaemonConfig = demo_config(seed, 10.0, socket);
        let daemon = SimDaemon::start(&config).expect("the socket can be bound");
        let exit = daemon.exit().await.expect("connected");
        let relay = daemon.network().relay(&exit.relay).expect("of the network");
        assert_eq!(relay.exits_v4.size, 122);
        assert!(relay.predictable && relay.active);
        let crowd = daemon.true_crowd(exit.v4.into()).await.expect("in a pool");
        assert!((1..=5).contains(&crowd), "seed {seed}: {crowd}");
    }
}
