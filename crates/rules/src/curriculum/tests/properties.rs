//! The rules against every way there is, on schools small enough to list them all.

use proptest::{prelude::*, sample::Index};

use super::{
    super::*,
    brute::{Behind, Drawn, Rule, counts, had, limits, month, plus, some_keeps, totals},
};
use crate::{eligibility::SiteRole, time::move_day};

const BOTH: [SiteRole; 2] = [SiteRole::Principal, SiteRole::Secondary];
const SURE: [SiteRole; 1] = [SiteRole::Principal];

/// Six principal sites in three categories, two secondary ones in a fourth.
fn place(site: u8) -> Place<u8, u8> {
    let role = if site < 6 { SiteRole::Principal } else { SiteRole::Secondary };
    Place { site, category: site / 2, role }
}

fn scope() -> impl Strategy<Value = Scope<u8, u8>> {
    prop_oneof![
        2 => Just(Scope::General),
        4 => (0u8..4).prop_map(Scope::Category),
        2 => (0u8..8).prop_map(Scope::Site),
        4 => prop::collection::btree_set(0u8..4, 2..=3).prop_map(|group| Scope::Group(group.into_iter().collect())),
    ]
}

fn window() -> impl Strategy<Value = Window<u8>> {
    let levels = prop_oneof![
        3 => Just(vec![]),
        4 => prop::collection::btree_set(1u8..=3, 1..=2).prop_map(|levels| levels.into_iter().collect()),
    ];
    let dated = |number: u8, by: i64| move_day(month(number).start, by);
    (levels, prop::option::weighted(0.15, 0u8..5), prop::option::weighted(0.15, 3u8..9), -1i64..=0).prop_map(
        move |(levels, from, until, by)| Window {
            levels,
            from: from.map(|number| dated(number, by)),
            until: until.map(|number| dated(number, by)),
        },
    )
}

fn requirement() -> impl Strategy<Value = Rule> {
    let bounds = prop_oneof![
        4 => (1u32..=3).prop_map(|min| (Some(min), None)),
        3 => (0u32..=2).prop_map(|max| (None, Some(max))),
        2 => (1u32..=2, 0u32..=2).prop_map(|(min, more)| (Some(min), Some(min + more))),
        1 => (0u32..=3, 0u32..=3).prop_map(|(min, max)| (Some(min), Some(max))),
    ];
    (scope(), window(), bounds).prop_map(|(scope, window, (min, max))| Rule {
        id: 0,
        scope,
        window,
        min,
        max,
    })
}

#[derive(Debug, Clone)]
struct Story {
    rules: Vec<Rule>,
    past: Vec<Behind>,
    ahead: Vec<Drawn>,
}

/// A student somewhere in nine campaigns over three levels.
fn story(secondary: f64) -> impl Strategy<Value = Story> {
    let rules = prop::collection::vec(requirement(), 1..=7);
    let gave = prop_oneof![
        6 => (0u8..8).prop_map(|site| Gave::Acquired(place(site))),
        2 => (0u8..8).prop_map(|site| Gave::Underway(place(site))),
        1 => Just(Gave::Nothing),
    ];
    let principal = prop::sample::subsequence((0u8..6).collect::<Vec<_>>(), 1..=6);
    let beside = prop::option::weighted(secondary, prop::sample::subsequence(vec![6u8, 7], 1..=2));
    let closed = prop::collection::vec(0u8..8, 0..=1);
    let places = (principal, beside, closed);
    (rules, prop::collection::vec(gave, 0..=4), prop::collection::vec(places, 1..=5)).prop_map(
        |(mut rules, past, ahead)| {
            for (id, rule) in rules.iter_mut().enumerate() {
                rule.id = id;
            }
            let level = |number: u8| 1 + number / 3;
            let behind = past.len() as u8;
            Story {
                rules,
                past: (0u8..).zip(past).map(|(number, gave)| (number, level(number), gave)).collect(),
                ahead: (behind..)
                    .zip(ahead)
                    .map(|(number, (principal, beside, closed))| Drawn {
                        number,
                        level: level(number),
                        places: principal
                            .into_iter()
                            .chain(beside.into_iter().flatten())
                            .map(place)
                            .collect(),
                        closed,
                    })
                    .collect(),
            }
        },
    )
}

type Course = Vec<Campaign<u8, u8, u8>>;

impl Story {
    fn requirements(&self) -> Requirements<usize, u8, u8, u8> {
        Requirements::new(self.rules.clone()).unwrap()
    }

    fn course(&self) -> Course {
        let requirements = self.requirements();
        let campaign = |drawn: &Drawn| {
            requirements.campaign(
                drawn.number,
                &drawn.level,
                month(drawn.number),
                drawn.places.iter().copied(),
            )
        };
        self.ahead.iter().map(campaign).collect()
    }

    /// What the rules are asked about him.
    fn ask<T>(
        &self,
        question: impl FnOnce(&Requirements<usize, u8, u8, u8>, &Record<'_, usize, u8, u8, u8, u8>) -> T,
    ) -> T {
        let course = self.course();
        let ahead: Vec<_> = course
            .iter()
            .zip(&self.ahead)
            .map(|(campaign, drawn)| Ahead { campaign, closed: &drawn.closed })
            .collect();
        let past: Vec<_> = self
            .past
            .iter()
            .map(|(number, level, gave)| Past {
                campaign: *number,
                level: *level,
                days: month(*number),
                gave: *gave,
            })
            .collect();
        question(&self.requirements(), &Record { past: &past, ahead: &ahead, rulings: &[] })
    }

    fn limits(&self) -> Vec<(usize, Side)> {
        limits(&self.rules, &self.ahead, &self.past)
    }

    fn had(&self) -> Vec<u32> {
        had(&self.rules, &self.past)
    }

    fn keeps(&self, roles: &[SiteRole], limits: &[(usize, Side)]) -> bool {
        some_keeps(&self.rules, &self.had(), &totals(&self.rules, &self.ahead, roles), limits)
    }

    /// What can become of him after these placements in his first campaign, of the later ones.
    fn keeps_after(&self, taken: &[Place<u8, u8>], roles: &[SiteRole], limits: &[(usize, Side)]) -> bool {
        let later = totals(&self.rules, &self.ahead[1..], roles);
        let after = |total: &Vec<u32>| {
            taken.iter().fold(total.clone(), |total, place| plus(&self.rules, &total, &self.ahead[0], *place))
        };
        some_keeps(&self.rules, &self.had(), &later.iter().map(after).collect(), limits)
    }

    /// He receives these in his first campaign.
    fn takes(&mut self, places: &[Place<u8, u8>]) {
        let campaign = self.ahead.remove(0);
        let gave = |place: &Place<u8, u8>| (campaign.number, campaign.level, Gave::Underway(*place));
        self.past.extend(places.iter().map(gave));
        if places.is_empty() {
            self.past.push((campaign.number, campaign.level, Gave::Nothing));
        }
    }
}

fn of<Id: Copy>(bounds: &[Bound<Id>]) -> Vec<(Id, Side)> {
    bounds.iter().map(|bound| (bound.requirement, bound.side)).collect()
}

/// What the engine lets him receive, as it reads the two lists (`bar` and the granting of secondary seats).
fn engine(guidance: &Guidance<usize, u8, u8>, place: Place<u8, u8>) -> bool {
    let is_forbidden = guidance.forbidden().any(|site| site == place.site);
    let is_required = guidance.required.is_empty() || guidance.required.contains(&place.category);
    !is_forbidden && (is_required || place.role == SiteRole::Secondary)
}

fn check_conflicts(story: &Story) -> Result<(), TestCaseError> {
    let found = story.ask(progress);
    prop_assert_eq!(found.proof, Proof::Complete);
    let all = story.limits();
    prop_assert_eq!(found.conflicts.is_empty(), story.keeps(&BOTH, &all));
    let mut kept = all;
    for conflict in &found.conflicts {
        let bounds = of(&conflict.bounds);
        prop_assert!(!story.keeps(&BOTH, &bounds), "{:?} can be kept", bounds);
        for place in 0..bounds.len() {
            let mut fewer = bounds.clone();
            fewer.remove(place);
            prop_assert!(story.keeps(&BOTH, &fewer), "{:?} needs no {:?}", bounds, bounds[place]);
        }
        kept.retain(|limit| Some(limit) != bounds.last());
    }
    prop_assert!(story.keeps(&BOTH, &kept), "more than {:?} cannot be kept", found.conflicts);

    for line in &found.lines {
        let rule = &story.rules[line.requirement];
        let (bit, had) = (line.requirement, story.had()[line.requirement]);
        let own: Vec<_> = story.limits().into_iter().filter(|(other, _)| *other == bit).collect();
        match &line.standing {
            Standing::NotConcerned => prop_assert!(own.is_empty()),
            Standing::Met => prop_assert!(rule.min.unwrap_or(0) <= line.acquired),
            Standing::Underway => prop_assert!((line.acquired + 1..=had).contains(&rule.min.unwrap_or(0))),
            Standing::Exceeded { by, .. } => prop_assert_eq!(Some(had - by), rule.max),
            Standing::Open { missing, campaigns } => {
                prop_assert_eq!(had + missing, rule.min.unwrap_or(0));
                let offers = |drawn: &&Drawn| {
                    let mut open = BOTH.into_iter().flat_map(|role| drawn.open(role));
                    open.any(|place| counts(rule, drawn.number, drawn.level, place))
                };
                let offering: Vec<u8> = story.ahead.iter().filter(offers).map(|drawn| drawn.number).collect();
                prop_assert_eq!(campaigns, &offering);
            }
            Standing::OutOfReach { with, .. } => {
                prop_assert!(!with.is_empty() || !story.keeps(&BOTH, &own), "{:?}", line);
                let fails_alone = own.iter().any(|limit| !story.keeps(&BOTH, &[*limit]));
                prop_assert!(with.is_empty() || !fails_alone, "{:?}", line);
            }
            Standing::Waived | Standing::Settled => prop_assert!(false, "nothing was settled"),
        }
    }
    Ok(())
}

fn check_guidance(story: &Story) -> Result<(), TestCaseError> {
    let Some(guidance) = story.ask(|rules, record| guide(rules, record, story.ahead[0].number)) else {
        prop_assert_eq!(story.ahead[0].open(SiteRole::Principal).count(), 0);
        return Ok(());
    };
    prop_assert_eq!(guidance.proof, Proof::Complete);

    // kept for certain: one after the other, what principal placements alone can keep
    let mut firm = Vec::new();
    let (mut aside, hoped) = (of(&guidance.aside), of(&guidance.hoped));
    aside.extend(&hoped);
    for limit in story.limits() {
        firm.push(limit);
        if story.keeps(&SURE, &firm) {
            prop_assert!(!aside.contains(&limit), "{:?} can be kept", limit);
        } else {
            firm.pop();
            prop_assert!(aside.contains(&limit), "{:?} cannot be kept", limit);
        }
    }
    let mut all = firm.clone();
    all.extend(&hoped);

    let mut allowed = Vec::new();
    let hopeful = |place| {
        let after = story.keeps_after(&[place], &BOTH, &all);
        let besides = || story.ahead[0].open(SiteRole::Secondary);
        after || besides().any(|second| story.keeps_after(&[place, second], &BOTH, &all))
    };
    for place in story.ahead[0].open(SiteRole::Principal) {
        let may = story.keeps_after(&[place], &SURE, &firm) && hopeful(place);
        prop_assert_eq!(engine(&guidance, place), may, "{:?} {:?}", place, guidance);
        if may {
            allowed.push(place);
        }
    }
    prop_assert!(!allowed.is_empty(), "nothing is left: {:?}", guidance);
    for second in story.ahead[0].open(SiteRole::Secondary) {
        let may = allowed.iter().all(|first| {
            story.keeps_after(&[*first, second], &SURE, &firm)
                && story.keeps_after(&[*first, second], &BOTH, &all)
        });
        prop_assert_eq!(engine(&guidance, second), may, "{:?} {:?}", second, guidance);
    }
    for refused in &guidance.refused {
        let because = of(&refused.because);
        prop_assert!(!because.is_empty() && because.iter().all(|limit| all.contains(limit)));
    }
    prop_assert_eq!(guidance.required.is_empty(), guidance.must.is_empty());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn conflicts_are_found_exactly_when_there_are_some(story in story(0.01)) {
        check_conflicts(&story)?;
    }

    #[test]
    fn conflicts_with_secondary_placements(story in story(0.5)) {
        check_conflicts(&story)?;
    }

    #[test]
    fn contradictions_are_those_of_one_who_has_done_nothing(story in story(0.2)) {
        let fresh = Story { past: Vec::new(), ahead: story.ahead.into_iter().map(|drawn| Drawn { closed: vec![], ..drawn }).collect(), ..story };
        let (found, proof) = contradictions(&fresh.requirements(), &fresh.course());
        prop_assert_eq!(proof, Proof::Complete);
        prop_assert_eq!(found.is_empty(), fresh.keeps(&BOTH, &fresh.limits()));
        check_conflicts(&fresh)?;
    }

    #[test]
    fn what_he_may_take_is_what_leaves_a_way(story in story(0.01)) {
        check_guidance(&story)?;
    }

    #[test]
    fn what_he_may_take_beside(story in story(0.6)) {
        check_guidance(&story)?;
    }

    #[test]
    fn whatever_a_run_gives_there_is_no_dead_end(mut story in story(0.3), chance in prop::collection::vec(any::<Index>(), 10)) {
        let (limits, before) = (story.limits(), story.had());
        let has_way = story.keeps(&SURE, &limits);
        let mut chance = chance.iter();
        while !story.ahead.is_empty() {
            let Some(guidance) = story.ask(|rules, record| guide(rules, record, story.ahead[0].number)) else {
                story.takes(&[]);
                continue;
            };
            prop_assert!(!has_way || guidance.aside.is_empty() && guidance.hoped.is_empty());
            let received = |role| -> Vec<_> { story.ahead[0].open(role).filter(|place| engine(&guidance, *place)).collect() };
            let (first, mut second) = (received(SiteRole::Principal), received(SiteRole::Secondary).into_iter().map(Some).collect::<Vec<_>>());
            second.push(None);
            prop_assert!(!first.is_empty());
            let pick = |chance: Option<&Index>, count: usize| chance.map_or(0, |index| index.index(count));
            let first = first[pick(chance.next(), first.len())];
            let second = second[pick(chance.next(), second.len())];
            story.takes(&[Some(first), second].into_iter().flatten().collect::<Vec<_>>());
        }
        let after = story.had();
        let keeps = |(at, side): &(usize, Side)| match side {
            Side::Min => story.rules[*at].min <= Some(after[*at]),
            Side::Max => after[*at] == before[*at] || Some(after[*at]) <= story.rules[*at].max,
        };
        prop_assert!(!has_way || limits.iter().all(keeps), "a dead end: {:?}", story);
    }
}
