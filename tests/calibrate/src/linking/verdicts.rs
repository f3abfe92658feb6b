//! How relays are judged, tunnel address after tunnel address, in worlds of one kind.

use shoal_core::pool::ExitPool;
use shoal_core::regime::{Regime, RegimeBook};
use shoal_core::trail::Sighting;

use super::network::{Formula, Key, Known, Truth, Ways, some, tell};
use super::rules::Rule;
use crate::dice::Dice;
use crate::extent::Extent;

/// Relays that the user of a world goes to, under every tunnel address.
const RELAYS: u32 = 8;

/// Share of measured pools that are wrong, where any are.
const WRONG_IF_MEASURED: f64 = 0.02;

/// Tunnel addresses of a world.
pub(crate) const KEYS: usize = 10;

/// What is true in a kind of world.
#[derive(Clone, Copy, Debug)]
pub(crate) struct World {
    /// Share of relays that draw for themselves.
    pub(crate) drawn: f64,
    /// Whether they salt the hash.
    pub(crate) salted: bool,
    /// Share of believed pools that are wrong.
    pub(crate) wrong: f64,
    /// What linked relays share.
    pub(crate) formula: Formula,
    /// In which ways pools are wrong.
    pub(crate) ways: Ways,
    /// Share of sightings that are noted on another relay than the one that showed them.
    pub(crate) stray: f64,
    /// What happens to half of the linked relays before the tunnel address with this number, counted from 0.
    pub(crate) change: Option<(usize, Change)>,
}

/// What happens to a linked relay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// It draws for itself from then on.
    Fixed,
    /// It is given another pool, next to the one that it had.
    Moved,
}

impl World {
    /// Half of the relays draw for themselves, and a quarter of the pools is wrong.
    pub(crate) const USUAL: Self = Self {
        drawn: 0.5,
        salted: false,
        wrong: 0.25,
        formula: Formula::Holds,
        ways: Ways::Known,
        stray: 0.0,
        change: None,
    };

    /// The relays of one world.
    fn relays(self, all: &[Known], dice: &mut Dice) -> Vec<Known> {
        let mut relays = some(all, RELAYS, dice);
        for relay in &mut relays {
            if dice.chance(self.drawn) {
                relay.truth = if self.salted { Truth::Salted(dice.word()) } else { Truth::Drawn };
            }
            let wrong = if matches!(relay.believed, ExitPool::Measured(_)) {
                self.wrong.min(WRONG_IF_MEASURED)
            } else {
                self.wrong
            };
            if dice.chance(wrong) {
                *relay = relay.clone().spoiled(self.ways, dice);
            }
        }
        relays
    }
}

/// How relays were judged.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    linked: Counts,
    drawing: Counts,
    /// Linked relays whose pool is right.
    sound: Counts,
}

#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    all: u32,
    linked: u32,
    drawn: u32,
}

impl Counts {
    fn count(&mut self, judged: Regime) {
        self.all += 1;
        match judged {
            Regime::Linked => self.linked += 1,
            Regime::Drawn => self.drawn += 1,
            Regime::Unknown => {}
        }
    }

    fn share(self, part: u32) -> f64 {
        if self.all == 0 { 0.0 } else { f64::from(part) / f64::from(self.all) }
    }
}

impl Tally {
    fn count(&mut self, relay: &Known, judged: Regime) {
        if !relay.is_linked() {
            self.drawing.count(judged);
            return;
        }
        self.linked.count(judged);
        if !relay.is_spoiled {
            self.sound.count(judged);
        }
    }

    /// Share of linked relays that are judged drawn.
    pub(crate) fn wrongly_drawn(&self) -> f64 {
        self.linked.share(self.linked.drawn)
    }

    /// Share of drawing relays that are judged linked.
    pub(crate) fn wrongly_linked(&self) -> f64 {
        self.drawing.share(self.drawing.linked)
    }

    /// Share of linked relays that are judged so.
    pub(crate) fn rightly_linked(&self) -> f64 {
        self.linked.share(self.linked.linked)
    }

    /// The same of those whose pool is believed as it is.
    pub(crate) fn sound_linked(&self) -> f64 {
        self.sound.share(self.sound.linked)
    }

    /// Share of drawing relays that are judged so.
    pub(crate) fn rightly_drawn(&self) -> f64 {
        self.drawing.share(self.drawing.drawn)
    }

    /// Share of all verdicts that are wrong.
    pub(crate) fn wrong(&self) -> f64 {
        let all = self.linked.all + self.drawing.all;
        f64::from(self.linked.drawn + self.drawing.linked) / f64::from(all.max(1))
    }
}

/// How relays were judged after each tunnel address.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Course {
    pub(crate) after: [Tally; KEYS],
    /// Relays that stayed as they were, by their worst verdict of all: wrong if it ever was.
    pub(crate) ever: Tally,
}

/// Judges the relays of so many worlds after each tunnel address, by a rule.
pub(crate) fn judge(world: World, all: &[Known], rule: Rule, extent: &Extent) -> Course {
    let dice = Dice::new(extent.seed, "regimes");
    let mut course = Course::default();
    for number in 0..extent.worlds {
        live(world, all, rule, (&mut dice.for_world(number), &mut course));
    }
    course
}

/// One world from its first tunnel address to its last.
fn live(world: World, all: &[Known], rule: Rule, (dice, course): (&mut Dice, &mut Course)) {
    let mut relays = world.relays(all, dice);
    let mut book = RegimeBook::default();
    let mut judges = vec![rule.judge(); relays.len()];
    let mut worst = vec![Regime::Unknown; relays.len()];
    for (at, tally) in course.after.iter_mut().enumerate() {
        match world.change {
            Some((when, change)) if when == at => take_place(change, &mut relays, dice),
            Some(_) | None => {}
        }
        let key = Key::new(dice, world.formula);
        let mut seen: Vec<Sighting> = relays.iter().map(|relay| relay.shows(&key, dice)).collect();
        if dice.chance(world.stray * f64::from(RELAYS)) {
            let exit_ip = seen[0].exit_ip;
            seen[1].exit_ip = exit_ip;
        }
        if rule == Rule::Shoal {
            tell(&mut book, &relays, &key, &seen);
        }
        for ((relay, judge), (seen, worst)) in
            relays.iter().zip(&mut judges).zip(seen.iter().zip(&mut worst))
        {
            let verdict = match rule {
                Rule::Shoal => book.verdict(&relay.name).regime,
                Rule::OneMiss | Rule::IndependentErrors => judge.hears(relay, &key, seen),
            };
            tally.count(relay, verdict);
            let wrong = if relay.is_linked() { Regime::Drawn } else { Regime::Linked };
            if verdict == wrong || *worst == Regime::Unknown {
                *worst = verdict;
            }
        }
    }
    for (relay, worst) in relays.iter().zip(worst).filter(|(relay, _)| !relay.has_changed) {
        course.ever.count(relay, worst);
    }
}

/// What happens to half of the linked relays.
fn take_place(change: Change, relays: &mut [Known], dice: &mut Dice) {
    for relay in relays.iter_mut().filter(|relay| relay.is_linked()) {
        if dice.chance(0.5) {
            relay.has_changed = true;
            match change {
                Change::Fixed => relay.truth = Truth::Drawn,
                Change::Moved => *relay = relay.clone().spoiled(Ways::AtAnEnd, dice),
            }
        }
    }
}
