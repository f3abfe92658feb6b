//! Does the same question get the same answer, to the last bit, however often it is asked?
//!
//! On one machine. Whether another processor rounds a logarithm in another way cannot be tried here.

use std::sync::Arc;

use shoal_core::crowd::{CrowdEstimate, Model, Motive};
use shoal_core::settings::Assumptions;
use shoal_core::{Relay, RelayDirectory};

use crate::finding::Finding;
use crate::list::{Speeds, directory};

/// Models made anew, and asked about the same relay.
const REPEATS: usize = 1_000;

/// T13 for the crowd of every relay, and [`REPEATS`] times for one of them.
pub(crate) fn findings() -> Vec<Finding> {
    let mut same = [Speeds::Told, Speeds::Untold].into_iter().map(|speeds| {
        let list = directory(speeds);
        whole(&list) == whole(&list)
    });
    let list = directory(Speeds::Told);
    let relay = &list.relays()[0].name;
    let one = || model(&list).crowd_on(relay, Motive::LookedAt).map(|crowd| bits(&crowd));
    let first = one();
    let always = first.is_some() && (1..REPEATS).all(|_| one() == first);
    vec![
        Finding::is_so("T13", "crowds of a whole list, twice: same bits", same.all(|same| same)),
        Finding::is_so("T13", format!("one crowd, {REPEATS} times: same bits"), always)
            .noting("on one machine; another processor was not tried"),
    ]
}

fn model(list: &Arc<RelayDirectory>) -> Model {
    Model::new(Arc::clone(list), Assumptions::default())
}

/// The crowd on every relay, by a model made anew.
fn whole(list: &Arc<RelayDirectory>) -> Vec<[u64; 4]> {
    let model = model(list);
    let on = |relay: &Relay| model.crowd_on(&relay.name, Motive::InUse);
    list.relays().iter().filter_map(on).map(|crowd| bits(&crowd)).collect()
}

fn bits(crowd: &CrowdEstimate) -> [u64; 4] {
    let CrowdEstimate { low, likely, high, alone_probability, .. } = crowd;
    [(*low).into(), (*likely).into(), (*high).into(), alone_probability.to_bits()]
}
