//! The same on the simulated network, device by device: each has a tunnel address, and the hash decides.
//!
//! Here nothing is drawn from the model's formulas. The network's relays, pools, users and its rule for positions are
//! written by other hands than the model; its pools follow the rule for predictions, or mislead it.

use shoal_core::RelayName;
use shoal_core::crowd::Model;
use shoal_core::settings::Assumptions;
use shoal_sim::{Network, Plan};

use super::coverage::Coverage;
use super::oracle::{as_it_is, place};
use super::visit::{Purpose, mean};
use crate::chi_square::real;
use crate::dice::Dice;
use crate::extent::Extent;
use crate::finding::{Allowed, Finding, Unit};
use crate::list::{Speeds, directory_of};

/// One network for so many worlds; each has many thousands of devices.
const ONE_IN: u32 = 100;

/// Devices on each network that are asked what they see.
const ASKED: u32 = 20;

/// On one relay in so many it is counted how evenly devices lie.
const ONE_RELAY_IN: usize = 12;

/// What came of one kind of network.
#[derive(Default)]
struct Told {
    places: Vec<f64>,
    /// Variance over mean of the devices per exit IP, for each relay with many of them.
    dispersions: Vec<f64>,
}

/// T4 and T8 with devices.
pub(crate) fn findings(extent: &Extent) -> Vec<Finding> {
    let usual = Plan::default();
    [
        ("devices and addresses", usual.clone()),
        ("devices, a quarter of rows misleads", Plan { misleading: 0.25, ..usual.clone() }),
        ("devices, every relay draws for itself", Plan { drawn: 1.0, ..usual }),
    ]
    .into_iter()
    .flat_map(|(what, plan)| {
        let told = ask(&plan, extent);
        let finding = Coverage::of(&told.places).still_holds(what, extent.widening());
        let note = format!("{}; {} devices asked", finding.note, told.places.len());
        [
            finding.noting(note),
            Finding::new(
                "T4",
                format!("{what}: variance over mean"),
                mean(told.dispersions),
                Unit::Plain(3),
            )
            .must(Allowed::about(1.0, 0.03))
            .noting("devices per exit IP of a relay; 1 if chance alone places them"),
        ]
    })
    .collect()
}

fn ask(plan: &Plan, extent: &Extent) -> Told {
    let mut dice = Dice::new(extent.seed, "networks");
    let mut told = Told::default();
    for number in 0..extent.worlds / ONE_IN {
        let network = Network::planned(extent.seed.wrapping_add(u64::from(number)), plan);
        let list = directory_of(&network, Speeds::Told);
        let model = Model::new(list, Assumptions::default());
        for _ in 0..ASKED {
            told.places.extend(asked(&network, &model, &mut dice));
        }
        told.dispersions.extend(
            network
                .relays()
                .iter()
                .step_by(ONE_RELAY_IN)
                .filter_map(|relay| dispersion(&network, relay)),
        );
    }
    told
}

/// Where the truth lies for one of the network's devices, any of them.
fn asked(network: &Network, model: &Model, dice: &mut Dice) -> Option<f64> {
    let mut left = dice.below(network.devices());
    let relay = network.relays().iter().find(|relay| {
        let here = network.devices_on(&relay.name).unwrap_or_default();
        let is_here = left < here;
        left -= if is_here { 0 } else { here };
        is_here
    })?;
    let device = network.each_device_on(&relay.name)?.get(usize::try_from(left).ok()?)?;
    let people = network.crowd(relay.exit_v4(device.address).into())?;
    let name = RelayName::new(relay.name.as_str()).ok()?;
    let index = model.directory().relays().binary_search_by(|known| known.name.cmp(&name)).ok()?;
    Some(place(&as_it_is(model, index, Purpose::InUse.motive()), people.checked_sub(1)?, dice))
}

/// Variance over mean of the devices on each exit IP; nothing for a relay with few devices.
fn dispersion(network: &Network, relay: &shoal_sim::Relay) -> Option<f64> {
    let first = u32::from(relay.exits_v4.first);
    let count = |offset| network.crowd(std::net::Ipv4Addr::from(first + offset).into());
    let counts: Vec<f64> = (0..relay.exits_v4.size).filter_map(count).map(f64::from).collect();
    let expected = mean(counts.iter().copied());
    let squares: f64 = counts.iter().map(|count| (count - expected).powi(2)).sum();
    (expected > 1.0 && counts.len() > 5).then(|| squares / (real(counts.len()) - 1.0) / expected)
}
