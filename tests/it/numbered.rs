//! Front ends that ask at the same time: each is told what comes of its own command.

use shoal_core::{CityCode, Command, Refusal, SwitchTarget};
use support::acts::{action, in_copenhagen, refuses};
use support::world::World;

fn stockholm() -> SwitchTarget {
    SwitchTarget::City { city: CityCode::new("se-sto").expect("a code") }
}

#[test]
fn what_comes_of_a_command_is_told_under_its_own_number_and_no_others() {
    let mut world = in_copenhagen();
    let asks = |world: &mut World, number, target| {
        let command = Box::new(Command::Switch { target, seen_in: None });
        world.asks(Command::Numbered { number, command });
    };
    asks(&mut world, 7, stockholm());
    asks(&mut world, 8, SwitchTarget::Best);
    let shown = action(&mut world);
    assert_eq!((shown.number, shown.turned_down), (Some(7), Some(8)));
    // Whoever draws no number takes none from others.
    world.asks_for(SwitchTarget::Best);
    assert_eq!(action(&mut world).turned_down, Some(8));

    refuses(&mut world, Refusal::RefusedByDaemon);
    // The next one comes too soon, and is told under its own number all the same.
    asks(&mut world, 9, stockholm());
    let shown = action(&mut world);
    assert_eq!((shown.number, shown.turned_down), (Some(9), None));
    world.asks_for(stockholm());
    assert_eq!(action(&mut world).number, None);
}
