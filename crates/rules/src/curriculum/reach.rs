//! Whether the campaigns to come can still be filled so that every bound holds: a flow where the requirements nest, cases
//! where they cross.
//!
//! A *slot* is what a campaign will give: exactly one of its options. An *option* is the set of the requirements that it
//! counts for, as bits; 0 is a placement that counts for none, or no placement where there may be none. The requirements
//! that count for the same options are told apart by their bounds alone, and options that count for the same requirements
//! are one: sites and categories have no part in it.
//!
//! **The flow.** Each requirement is the set of the (slot, option) pairs that count for it. A family of such sets is
//! *laminar* when any two of them are disjoint, or one holds the other: a site in its category in a group in all placements,
//! with one window, or with windows that do not meet. Two laminar families on the same pairs are one network, the first tree
//! on the side of the source, the second on the side of the sink (Edmonds 1970: its matrix is totally unimodular, so that a
//! flow in whole numbers exists as soon as any exists). The slots themselves are the leaves of the first tree, where the
//! requirements that hold whole slots (all placements of a year) find room besides; the others stand in the second.
//!
//! **The cases.** Requirements that cross both trees (surgery over two years, and surgery or emergencies in the second) are
//! left out of the flow, which then says *no* for certain but *yes* only when its plan happens to respect them. Otherwise one slot is
//! settled, option by option, and each case asked again; a case that has failed is remembered by what is left of it (slots
//! and bounds), so that none is searched twice; what a bound leaves no choice about is settled at once. There are at most as many cases as there are distinct remainders, and each
//! costs a flow; at [`CASES_MAX`] the answer is *unknown*, which no caller takes for a *no*.

use std::collections::BTreeSet;

use super::{flow::Network, requirement::Side};

/// A set of requirements, one bit each.
pub(super) type Mask = u128;

/// Requirements that one programme may have.
pub const REQUIREMENTS_MAX: usize = Mask::BITS as usize;

/// Flows after which a question is left open: a bound for the time, far beyond what a dozen campaigns ask for.
pub const CASES_MAX: usize = 10_000;

/// A side of a requirement, by its bit.
pub(super) type Limit = (usize, Side);

pub(super) const NO_MAX: u32 = u32::MAX;

/// What is left of a requirement: how many placements it still asks for and still allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Bounds {
    pub(super) min: u32,
    pub(super) max: u32,
}

impl Bounds {
    /// Asks for nothing.
    pub(super) const FREE: Self = Self { min: 0, max: NO_MAX };

    /// Without one of the two.
    pub(super) fn lift(&mut self, side: Side) {
        match side {
            Side::Min => self.min = 0,
            Side::Max => self.max = NO_MAX,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    /// There is a way to fill every slot.
    Yes,
    /// There is none, and these bounds alone leave none.
    No(Vec<Limit>),
    /// The cases were too many.
    Unknown,
}

impl Answer {
    pub(super) fn is_no(&self) -> bool {
        matches!(self, Self::No(_))
    }
}

/// Whether every slot can be given one of its options so that all bounds hold.
pub(super) fn solve(slots: &[Vec<Mask>], bounds: &[Bounds]) -> Answer {
    solve_within(slots, bounds, CASES_MAX)
}

fn solve_within(slots: &[Vec<Mask>], bounds: &[Bounds], limit: usize) -> Answer {
    let classes = slots.iter().map(|options| Class { options: options.clone(), slots: 1 }).collect();
    let problem = Problem { classes, bounds: bounds.to_vec() };
    Cases { failed: BTreeSet::new(), left: limit }.answer(&problem)
}

/// Slots with the same options.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Class {
    options: Vec<Mask>,
    slots: u32,
}

impl Class {
    fn offered(&self) -> impl Iterator<Item = Mask> {
        self.options.iter().copied().filter(|option| *option != 0)
    }

    fn any(&self) -> Mask {
        self.options.iter().fold(0, |all, option| all | option)
    }

    fn every(&self) -> Mask {
        self.options.iter().fold(Mask::MAX, |all, option| all & option)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Problem {
    classes: Vec<Class>,
    bounds: Vec<Bounds>,
}

impl Problem {
    /// Only what can still make a difference, with the limits that have settled something on the way. Bounds that cannot hold
    /// whatever is chosen are refused, with those limits too.
    fn reduced(&self) -> Result<(Self, Vec<Limit>), Vec<Limit>> {
        let mut classes = self.classes.clone();
        let mut settling = Vec::new();
        let mut bounds = vec![Bounds::FREE; self.bounds.len()];
        let asked = || self.bounds.iter().copied().enumerate().filter(|(_, asked)| *asked != Bounds::FREE);
        let mut is_settled = false;
        while !is_settled {
            is_settled = true;
            for (bit, asked) in asked() {
                let has = |mask: Mask| mask >> bit & 1 == 1;
                let slots = |which: fn(&Class) -> Mask| -> u32 {
                    classes.iter().filter(|class| has(which(class))).map(|class| class.slots).sum()
                };
                let (most, least) = (slots(Class::any), slots(Class::every));
                let wrong: &[Side] = if asked.min > most {
                    &[Side::Min]
                } else if asked.max < least {
                    &[Side::Max]
                } else if asked.min > asked.max {
                    &[Side::Min, Side::Max]
                } else {
                    &[]
                };
                if !wrong.is_empty() {
                    settling.extend(wrong.iter().map(|side| (bit, *side)));
                    return Err(settling);
                }
                bounds[bit] = Bounds {
                    min: if asked.min <= least { 0 } else { asked.min },
                    max: if asked.max >= most { NO_MAX } else { asked.max },
                };
                // all that offer it must give it, or none that need not
                let all = bounds[bit].min > 0 && bounds[bit].min == most;
                if all || bounds[bit].max == least {
                    settling.push((bit, if all { Side::Min } else { Side::Max }));
                    for class in classes.iter_mut().filter(|class| has(class.any()) && !has(class.every())) {
                        class.options.retain(|option| has(*option) == all);
                    }
                    bounds[bit] = Bounds::FREE;
                    is_settled = false;
                }
            }
        }
        let relevant = (0..bounds.len()).filter(|bit| bounds[*bit] != Bounds::FREE);
        let relevant: Mask = relevant.fold(0, |mask, bit| mask | 1 << bit);
        let mut kept: Vec<Class> = Vec::with_capacity(classes.len());
        for mut class in classes {
            class.options.iter_mut().for_each(|option| *option &= relevant);
            class.options.sort_unstable();
            class.options.dedup();
            if class.any() == 0 {
                continue;
            }
            match kept.iter_mut().find(|known| known.options == class.options) {
                Some(known) => known.slots += class.slots,
                None => kept.push(class),
            }
        }
        kept.sort_unstable();
        Ok((Self { classes: kept, bounds }, settling))
    }

    fn relevant(&self) -> impl Iterator<Item = usize> {
        let asked = self.bounds.iter().enumerate().filter(|(_, bounds)| **bounds != Bounds::FREE);
        asked.map(|(bit, _)| bit)
    }

    fn limits(&self) -> Vec<Limit> {
        self.relevant()
            .flat_map(|bit| {
                let Bounds { min, max } = self.bounds[bit];
                [(min > 0).then_some((bit, Side::Min)), (max < NO_MAX).then_some((bit, Side::Max))]
            })
            .flatten()
            .collect()
    }

    /// What is left when one slot of a class takes an option; `None` when the option breaks a maximum.
    fn with(&self, class: usize, option: Mask) -> Option<Self> {
        let mut left = self.clone();
        left.classes[class].slots -= 1;
        if left.classes[class].slots == 0 {
            left.classes.remove(class);
        }
        for (_, bounds) in left.bounds.iter_mut().enumerate().filter(|(bit, _)| option >> bit & 1 == 1) {
            bounds.min = bounds.min.saturating_sub(1);
            match bounds.max {
                0 => return None,
                NO_MAX => {}
                max => bounds.max = max - 1,
            }
        }
        Some(left)
    }
}

struct Cases {
    failed: BTreeSet<Problem>,
    left: usize,
}

impl Cases {
    fn answer(&mut self, problem: &Problem) -> Answer {
        let (problem, settling) = match problem.reduced() {
            Ok(reduced) => reduced,
            Err(limits) => return Answer::No(limits),
        };
        let no = |limits: Vec<Limit>| Answer::No(settling.iter().copied().chain(limits).collect());
        if problem.relevant().next().is_none() {
            return Answer::Yes;
        }
        if self.failed.contains(&problem) {
            return no(problem.limits());
        }
        let families = Families::of(&problem);
        match families.flow(&problem) {
            Flow::None(limits) => return no(limits),
            Flow::Plan => return Answer::Yes,
            Flow::Crossed => {}
        }
        let crossed = |class: &Class| class.options.len() > 1 && class.any() & families.crossing != 0;
        let open = problem.classes.iter().enumerate().filter(|(_, class)| crossed(class));
        let Some((at, class)) = open.min_by_key(|(_, class)| class.options.len()) else {
            // never: a crossing requirement without a choice left has been reduced away
            return Answer::Unknown;
        };
        let mut is_unknown = false;
        // what counts for nothing comes last
        for case in class.options.iter().rev().filter_map(|option| problem.with(at, *option)) {
            if self.left == 0 {
                return Answer::Unknown;
            }
            self.left -= 1;
            match self.answer(&case) {
                Answer::Yes => return Answer::Yes,
                Answer::No(_) => {}
                Answer::Unknown => is_unknown = true,
            }
        }
        if is_unknown {
            return Answer::Unknown;
        }
        let limits = problem.limits();
        self.failed.insert(problem);
        no(limits)
    }
}

enum Flow {
    /// Nothing flows: these bounds alone forbid it.
    None(Vec<Limit>),
    /// What flows respects all bounds.
    Plan,
    /// What flows does not respect a crossing requirement.
    Crossed,
}

/// The requirements as two trees, and those that fit neither.
struct Families {
    /// Sets of options, those that are inside others first.
    options: Vec<usize>,
    /// Sets of whole slots, those that are inside others first.
    slots: Vec<usize>,
    /// In neither.
    crossing: Mask,
    /// For each requirement, those for which some option that counts for it does not count.
    lacks: Vec<Mask>,
}

impl Families {
    fn of(problem: &Problem) -> Self {
        let bits = problem.bounds.len();
        let mut meets: Vec<Mask> = vec![0; bits];
        let mut lacks: Vec<Mask> = vec![0; bits];
        for option in problem.classes.iter().flat_map(Class::offered) {
            for bit in problem.relevant().filter(|bit| option >> bit & 1 == 1) {
                meets[bit] |= option;
                lacks[bit] |= !option;
            }
        }
        let crosses =
            |a: usize, b: usize| meets[a] >> b & 1 == 1 && lacks[a] >> b & 1 == 1 && lacks[b] >> a & 1 == 1;
        // those that cross the fewest others first: fewer are left out
        let mut order: Vec<(usize, usize)> =
            problem.relevant().map(|a| (problem.relevant().filter(|b| crosses(a, *b)).count(), a)).collect();
        order.sort_unstable();
        let (mut options, mut slots, mut crossing) = (Vec::new(), Vec::new(), 0);
        for (crossed, bit) in order {
            let holds_slots = || {
                problem.classes.iter().all(|class| {
                    let mut sides = class.offered().map(|option| option >> bit & 1);
                    let first = sides.next();
                    sides.all(|side| Some(side) == first)
                })
            };
            let fits = |family: &[usize]| !family.iter().any(|other| crosses(bit, *other));
            // what holds whole slots leaves the other tree to what does not
            if crossed > 0 && fits(&slots) && holds_slots() {
                slots.push(bit);
            } else if fits(&options) {
                options.push(bit);
            } else {
                crossing |= 1 << bit;
            }
        }
        for family in [&mut options, &mut slots] {
            let within = |a: usize, b: usize| lacks[a] >> b & 1 == 0;
            let around: Vec<usize> =
                family.iter().map(|a| family.iter().filter(|b| within(*a, **b)).count()).collect();
            let mut sorted: Vec<_> = around.into_iter().zip(family.iter().copied()).collect();
            sorted.sort_unstable_by_key(|(around, bit)| (std::cmp::Reverse(*around), *bit));
            *family = sorted.into_iter().map(|(_, bit)| bit).collect();
        }
        Self { options, slots, crossing, lacks }
    }

    /// Of a family, the smallest set that an option is in.
    fn innermost(family: &[usize], option: Mask) -> Option<usize> {
        family.iter().position(|bit| option >> bit & 1 == 1)
    }

    /// Of a family, the smallest set that another set of it is in.
    fn parent(&self, family: &[usize], place: usize) -> Option<usize> {
        let lacks = self.lacks[family[place]];
        (place + 1..family.len()).find(|outer| lacks >> family[*outer] & 1 == 0)
    }

    fn flow(&self, problem: &Problem) -> Flow {
        const SOURCE: usize = 0;
        const SINK: usize = 1;
        let option_node = |place: Option<usize>| place.map_or(SINK, |place| 2 + place);
        let slot_node = |place: Option<usize>| place.map_or(SOURCE, |place| 2 + self.options.len() + place);
        let first_class = 2 + self.options.len() + self.slots.len();
        let total: u32 = problem.classes.iter().map(|class| class.slots).sum();

        let mut network = Network::new(first_class + problem.classes.len());
        let mut drawn = Vec::with_capacity(self.options.len() + self.slots.len());
        let mut requirement = |network: &mut Network, from, to, bit: usize| {
            let Bounds { min, max } = problem.bounds[bit];
            network.arc(from, to, min, max.min(total.max(min)));
            drawn.push((from, to, bit));
        };
        for (place, bit) in self.options.iter().enumerate() {
            let outer = option_node(self.parent(&self.options, place));
            requirement(&mut network, option_node(Some(place)), outer, *bit);
        }
        for (place, bit) in self.slots.iter().enumerate() {
            let outer = slot_node(self.parent(&self.slots, place));
            requirement(&mut network, outer, slot_node(Some(place)), *bit);
        }
        network.arc(SINK, SOURCE, 0, total);
        let mut given = Vec::new();
        for (class, node) in problem.classes.iter().zip(first_class..) {
            // what counts for nothing does not flow
            let least = if class.options.contains(&0) { 0 } else { class.slots };
            network.arc(slot_node(Self::innermost(&self.slots, class.any())), node, least, class.slots);
            let mut seen = BTreeSet::new();
            for option in class.offered() {
                let inside = option_node(Self::innermost(&self.options, option));
                if seen.insert(inside) {
                    given.push((network.arc(node, inside, 0, class.slots), option));
                }
            }
        }
        if let Err(inside) = network.circulate() {
            let limits = drawn.into_iter().filter_map(|(from, to, bit)| {
                let Bounds { min, max } = problem.bounds[bit];
                match (inside[from], inside[to]) {
                    (true, false) if max < NO_MAX => Some((bit, Side::Max)),
                    (false, true) if min > 0 => Some((bit, Side::Min)),
                    _ => None,
                }
            });
            return Flow::None(limits.collect());
        }
        let respected = problem.relevant().filter(|bit| self.crossing >> bit & 1 == 1).all(|bit| {
            let counts = given.iter().filter(|(_, option)| option >> bit & 1 == 1);
            let count: u32 = counts.map(|(arc, _)| network.above_least(*arc)).sum();
            (problem.bounds[bit].min..=problem.bounds[bit].max).contains(&count)
        });
        if respected { Flow::Plan } else { Flow::Crossed }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(figures: &[(u32, u32)]) -> Vec<Bounds> {
        figures.iter().map(|(min, max)| Bounds { min: *min, max: *max }).collect()
    }

    /// Three requirements, any two of which share an option that the third has no part in.
    const TRIANGLE: [Mask; 4] = [0, 0b011, 0b110, 0b101];

    #[test]
    fn crossing_requirements_are_settled_by_cases() {
        let slots = |count: usize| vec![TRIANGLE.to_vec(); count];
        let check = |count, figures: &[(u32, u32)], expected: bool| {
            assert_eq!(
                solve(&slots(count), &bounds(figures)) == Answer::Yes,
                expected,
                "{count} {figures:?}"
            );
        };
        // each placement counts twice: two are enough for one each, not for two each
        check(2, &[(1, NO_MAX); 3], true);
        check(2, &[(2, NO_MAX); 3], false);
        check(3, &[(2, NO_MAX); 3], true);
        check(3, &[(2, 2); 3], true);
        // an odd sum
        check(9, &[(3, 3); 3], false);
        check(9, &[(4, 4), (3, 3), (3, 3)], true);
        check(30, &[(20, 20), (20, 20), (19, 20)], true);
    }

    #[test]
    fn a_question_left_open_is_no_answer() {
        let odd = (vec![TRIANGLE.to_vec(); 9], bounds(&[(3, 3); 3]));
        assert_eq!(solve_within(&odd.0, &odd.1, 0), Answer::Unknown);
        assert!(solve_within(&odd.0, &odd.1, CASES_MAX).is_no());
    }

    #[test]
    fn years_and_categories_need_no_cases() {
        // bit 0: surgery; bits 1 and 2: at least so many placements beside another in the first and the second year
        let slots = [vec![0, 0b010, 0b011], vec![0, 0b010, 0b011], vec![0, 0b100, 0b101]];
        let check = |figures: &[(u32, u32)], expected: Answer| {
            assert_eq!(solve_within(&slots, &bounds(figures), 0), expected, "{figures:?}");
        };
        check(&[(2, NO_MAX), (1, 1), (1, NO_MAX)], Answer::Yes);
        check(&[(3, NO_MAX), (2, 2), (1, 1)], Answer::Yes);
        check(&[(3, NO_MAX), (1, 1), (1, NO_MAX)], Answer::No(vec![(0, Side::Min), (1, Side::Max)]));
    }
}
