//! What follows for pools and regimes of relays from what was remembered.

use shoal_core::history::{Day, KeptRegimes, KeyEpoch, Record, Salt, Spot};
use shoal_core::pool::Provenance;
use shoal_core::{Command, Event, ExitIp, RelayName};
use support::world::{MORNING, World};

use crate::history::{EXIT, RELAY, address, comes_up, kept, loads, sighting, to_be_kept, world};

#[test]
fn an_exit_ip_that_overruled_a_pool_overrules_it_after_a_restart_until_it_is_forgotten() {
    // One after the last of the predicted pool.
    let beyond = ExitIp("198.18.4.15".parse().expect("an address"));
    let earlier = sighting(Day::of(MORNING), None, Spot::Address(beyond));
    let mut world = world(kept());
    loads(&mut world, vec![earlier]);
    let pool = |world: &mut World| world.shown().crowd.now.expect("known").pool.provenance;
    comes_up(&mut world, RELAY, EXIT, 2);
    assert_eq!(pool(&mut world), Provenance::Sighted);
    world.asks(Command::Forget);
    assert_eq!(pool(&mut world), Provenance::Predicted);
}

/// What is believed of relays, from what was to be kept.
fn beliefs(records: &[Record]) -> Option<&KeptRegimes> {
    records.iter().rev().find_map(|record| match record {
        Record::Regimes(regimes) => Some(&**regimes),
        Record::Sighting(_) | Record::Crowd(_) => None,
    })
}

#[test]
fn what_is_believed_of_a_relay_outlives_shoal_and_counts_each_key_once() {
    let relay = RelayName::new(RELAY).expect("a relay");
    let mut first = world(kept());
    loads(&mut first, Vec::new());
    comes_up(&mut first, RELAY, EXIT, 2);
    let (records, _) = to_be_kept(&mut first);
    let told = beliefs(&records).expect("something was learned");
    assert_eq!(told.key, KeyEpoch::of(address(2), Salt([7; 16])));
    let addresses = |world: &World| world.state().sightings().regimes().verdict(&relay).addresses;
    assert_eq!(addresses(&first), 1);
    for (last, total) in [(2, 1), (3, 2)] {
        // Whether the disk or the tunnel is the first to speak.
        for disk_first in [true, false] {
            let mut next = world(kept());
            if disk_first {
                loads(&mut next, records.clone());
            }
            comes_up(&mut next, RELAY, EXIT, last);
            if !disk_first {
                loads(&mut next, records.clone());
            }
            assert_eq!(addresses(&next), total, "address {last}, disk first: {disk_first}");
        }
    }
    first.asks(Command::Forget);
    assert_eq!(addresses(&first), 0);
    assert!(to_be_kept(&mut first).0.is_empty());
}

#[test]
fn what_was_believed_of_a_relay_is_forgotten_also_before_there_is_a_tunnel() {
    let relay = RelayName::new(RELAY).expect("a relay");
    let mut first = world(kept());
    loads(&mut first, Vec::new());
    comes_up(&mut first, RELAY, EXIT, 2);
    let (records, _) = to_be_kept(&mut first);
    for (forgets, total) in [(false, 2), (true, 1)] {
        let mut next = world(kept());
        loads(&mut next, records.clone());
        if forgets {
            next.asks(Command::Forget);
            next.happens(Event::HistoryErased(Salt([8; 16])));
        }
        comes_up(&mut next, RELAY, EXIT, 3);
        let addresses = next.state().sightings().regimes().verdict(&relay).addresses;
        assert_eq!(addresses, total, "forgets: {forgets}");
    }
}
