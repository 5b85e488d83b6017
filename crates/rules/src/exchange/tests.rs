use chrono::TimeDelta;
use proptest::prelude::*;

use super::{life::Exchange, *};
use crate::{
    accommodation::{Against, Sector},
    campaign::tests::may,
    curriculum::{Proof, Refused as RefusedPlaces, Side},
    eligibility::SiteRole,
    placement::{Act, State as Placement, Status as Stage},
};

type Found = Obstacle<u32, char, u8, &'static str>;
type Considered = Result<[Consequence; 2], Obstacles<u32, char, u8, &'static str>>;

/// One of the two, with all that is known of him.
#[derive(Debug, Clone)]
struct Person {
    student: u32,
    campaign: u32,
    state: Placement<u32>,
    site: char,
    beside: Beside,
    pending: Pending,
    eligibility: Eligibility<char, u8, &'static str>,
    seats_there: u32,
    guidance: Option<Guidance<u32, char, u8>>,
    bill: Bill,
}

impl Person {
    /// One whom nothing keeps from exchanging.
    fn new(student: u32, site: char) -> Self {
        Self {
            student,
            campaign: 100,
            state: Placement::Published { published: act(9, may().publication) },
            site,
            beside: Beside::Nothing,
            pending: Pending::Nothing,
            eligibility: Eligibility { reasons: Vec::new(), warnings: Vec::new() },
            seats_there: 1,
            guidance: None,
            bill: Bill {
                rank: Some(1),
                site_cost: Hundredths(2000),
                cost: Hundredths(2100),
                rank_there: Some(4),
                adjustment_there: Hundredths(100),
                score: Score::of([Some(Hundredths(1000))]),
            },
        }
    }

    fn partner(&self) -> Partner<'_, u32, char, u8, &'static str> {
        Partner {
            student: self.student,
            campaign: self.campaign,
            state: &self.state,
            place: at(self.site),
            beside: self.beside,
            pending: self.pending,
            eligibility: &self.eligibility,
            seats_there: self.seats_there,
            guidance: self.guidance.as_ref(),
            bill: self.bill,
        }
    }
}

fn act(by: u32, at: Instant) -> Act<u32> {
    Act { by, at }
}

/// A site, which is a category by itself.
fn at(site: char) -> Place<char, u8> {
    Place { site, category: site as u8 - b'a', role: SiteRole::Principal }
}

fn until() -> Instant {
    may().publication + TimeDelta::days(5)
}

/// The day after the publication.
fn now() -> Instant {
    may().publication + TimeDelta::days(1)
}

fn rules() -> Rules {
    Rules { exchanges: Exchanges::Until(until()), placement: may().placement(), cost_max: Hundredths(5000) }
}

/// Student 1 at `a` and student 2 at `b`, whom nothing keeps from exchanging but for what is changed.
fn considered(change: impl Fn(&mut Rules, &mut Person, &mut Instant)) -> Considered {
    let (mut rules, mut one, mut now) = (rules(), Person::new(1, 'a'), now());
    change(&mut rules, &mut one, &mut now);
    consider(&rules, [&one.partner(), &Person::new(2, 'b').partner()], now)
}

#[test]
fn what_stands_in_the_way_of_both() {
    type Change = fn(&mut Rules, &mut Person, &mut Instant);
    let check = |expected: &[Common], change: Change| {
        let found = considered(change).err().map(|found| (found.common, found.sides));
        assert_eq!(found, (!expected.is_empty()).then(|| (expected.to_vec(), [vec![], vec![]])));
    };
    check(&[], |_, _, _| {});
    check(&[], |_, _, now| *now = until() - TimeDelta::seconds(1));
    check(&[Common::Over { until: until() }], |_, _, now| *now = until());
    check(&[Common::NotAllowed], |rules, _, _| rules.exchanges = Exchanges::NotAllowed);
    check(&[Common::OtherCampaign], |_, one, _| one.campaign = 101);
    check(&[Common::Oneself], |_, one, _| one.student = 2);
    check(&[Common::SameSite], |_, one, _| one.site = 'b');
    let all = [Common::NotAllowed, Common::OtherCampaign, Common::Oneself, Common::SameSite];
    check(&all, |rules, one, _| {
        rules.exchanges = Exchanges::NotAllowed;
        (one.campaign, one.student, one.site) = (101, 2, 'b');
    });
}

#[test]
fn what_stands_in_the_way_of_one() {
    let check = |expected: Vec<Found>, change: fn(&mut Person)| {
        let found = considered(|_, one, _| change(one)).expect_err("something stands in his way");
        assert_eq!((found.common, found.sides), (vec![], [expected, vec![]]));
    };
    check(vec![Obstacle::Pending], |one| one.pending = Pending::Another);
    check(vec![Obstacle::HasSecondary], |one| one.beside = Beside::Secondary);
    check(vec![Obstacle::NoSeatForCohort], |one| one.seats_there = 0);
    let far = Ineligible::Accommodation(Against::Excluded(Sector::Site('b')));
    check(
        vec![Obstacle::HasSecondary, Obstacle::Ineligible(Ineligible::NotOpen), Obstacle::Ineligible(far)],
        |one| {
            one.beside = Beside::Secondary;
            let far = Ineligible::Accommodation(Against::Excluded(Sector::Site('b')));
            one.eligibility.reasons = vec![Ineligible::NotOpen, far];
        },
    );
}

#[test]
fn they_end_after_the_results_and_before_the_placement() {
    let second = TimeDelta::seconds(1);
    let check = |until: Instant| Exchanges::Until(until).check(&may());
    assert_eq!(check(may().publication), Err(Misplaced::NotAfterPublication));
    assert_eq!(check(may().publication + second), Ok(()));
    assert_eq!(check(may().start), Ok(()));
    assert_eq!(check(may().start + second), Err(Misplaced::AfterStart));
    assert_eq!(Exchanges::NotAllowed.check(&may()), Ok(()));
}

#[test]
fn a_warning_does_not_keep_anybody() {
    let warned = considered(|_, one, _| {
        one.eligibility.warnings = vec![Against::Excluded(Sector::Site('b'))];
    });
    assert!(warned.is_ok());
}

#[test]
fn only_what_is_published_and_has_not_begun() {
    let check = |state: Placement<u32>, now: Instant, expected: Option<Found>| {
        let found = considered(|rules, one, at| {
            rules.exchanges = Exchanges::Until(may().end);
            one.state = state.clone();
            *at = now;
        });
        let of_him = found.err().map(|found| found.sides[0].clone()).unwrap_or_default();
        assert_eq!(of_him, expected.into_iter().collect::<Vec<_>>(), "{state:?} at {now}");
    };
    let told = act(9, may().publication);
    let published = Placement::Published { published: told };
    let why = || "parce que".parse().unwrap();
    check(Placement::Proposed, now(), Some(Obstacle::NotPublished(Stage::Proposed)));
    check(Placement::Validated { validated: told }, now(), Some(Obstacle::NotPublished(Stage::Validated)));
    let before = may().publication - TimeDelta::seconds(1);
    check(published.clone(), before, Some(Obstacle::NotPublished(Stage::Published)));
    check(published.clone(), may().publication, None);
    check(published.clone(), may().start - TimeDelta::seconds(1), None);
    check(published, may().start, Some(Obstacle::Begun(Stage::Running)));
    check(Placement::Done { published: told }, now(), Some(Obstacle::Begun(Stage::Done)));
    let not_done = Placement::NotDone { published: told, marked: told, reason: why() };
    check(not_done, now(), Some(Obstacle::Begun(Stage::NotDone)));
    let cancelled = Placement::Cancelled { published: Some(told), cancelled: told, reason: why() };
    check(cancelled, now(), Some(Obstacle::Cancelled));
}

#[test]
fn what_the_curriculum_asks_for() {
    let figure = |requirement| Bound { requirement, side: Side::Min, amount: 2, counted: 1 };
    let check = |refused: &[(char, u32)], required: &[char], expected: Option<u32>| {
        let guidance = Guidance {
            required: required.iter().map(|site| at(*site).category).collect(),
            must: vec![figure(7)],
            refused: refused
                .iter()
                .map(|(site, because)| RefusedPlaces {
                    places: vec![at('z'), at(*site)],
                    because: vec![figure(*because)],
                })
                .collect(),
            hoped: vec![figure(8)],
            aside: vec![figure(9)],
            proof: Proof::Complete,
        };
        let found = considered(|_, one, _| one.guidance = Some(guidance.clone()));
        let because = expected.map(|requirement| Obstacle::OutOfReach { because: vec![figure(requirement)] });
        let of_him = found.err().map(|found| found.sides[0].clone()).unwrap_or_default();
        assert_eq!(of_him, because.into_iter().collect::<Vec<_>>(), "{refused:?} {required:?}");
    };
    check(&[], &[], None);
    check(&[('c', 1)], &[], None);
    check(&[('c', 1), ('b', 2)], &[], Some(2));
    check(&[], &['b', 'c'], None);
    check(&[], &['c'], Some(7));
    check(&[('b', 2)], &['c'], Some(2));
}

#[test]
fn the_cost_goes_with_the_site_and_the_turn_with_the_student() {
    let [one, other] = considered(|_, one, _| {
        one.bill.site_cost = Hundredths(4950);
        one.bill.cost = Hundredths(5000);
        one.bill.rank_there = None;
        one.bill.adjustment_there = Hundredths(-250);
    })
    .unwrap();
    let terms = |rank, cost, score| Terms { rank, cost: Hundredths(cost), score: Hundredths(score) };
    assert_eq!(one, Consequence { before: terms(Some(1), 5000, 3000), after: terms(None, 1750, 1375) });
    // 49.50 + 1.00 is over the highest cost
    assert_eq!(other, Consequence { before: terms(Some(1), 2100, 1550), after: terms(Some(4), 5000, 3000) });
}

fn consequences() -> [Consequence; 2] {
    considered(|_, _, _| {}).unwrap()
}

fn proposal() -> Exchange<u32> {
    Exchange::propose(act(1, now()), 2, consequences(), until())
}

#[test]
fn from_the_proposal_to_its_end() {
    let later = now() + TimeDelta::hours(3);
    let proposed = proposal();
    assert_eq!((proposed.state, proposed.told()), (State::Proposed { at: now() }, vec![2]));
    let accepted = proposed.clone().accept(act(2, later), &consequences()).unwrap();
    assert_eq!((accepted.state, accepted.told()), (State::Accepted { at: later }, vec![1, 2]));
    let declined = proposed.clone().decline(act(2, later)).unwrap();
    assert_eq!((declined.state, declined.told()), (State::Declined { at: later }, vec![1]));
    let withdrawn = proposed.clone().withdraw(act(1, later)).unwrap();
    assert_eq!((withdrawn.state, withdrawn.told()), (State::Withdrawn { at: later }, vec![2]));
    let late = proposed.clone().advance(until());
    assert_eq!(
        (late.state, late.told()),
        (State::Lapsed { at: until(), because: Because::Time }, vec![1, 2])
    );
    assert_eq!(proposed.clone().advance(until() - TimeDelta::seconds(1)), proposed);
    let changed = proposed.clone().lapse(later);
    assert_eq!(changed.state, State::Lapsed { at: later, because: Because::Change });
    // its time was over before anything changed
    assert_eq!(proposed.lapse(may().end), late);
    assert_eq!(accepted.clone().lapse(later).advance(until()), accepted);
}

#[test]
fn what_is_refused() {
    let settled = |from, action| Err(Refused::Settled { from, action });
    let accept = |exchange: Exchange<u32>, by| exchange.accept(act(by, now()), &consequences());
    assert_eq!(accept(proposal(), 1), Err(Refused::NotHis { action: Action::Accept }));
    assert_eq!(accept(proposal(), 3), Err(Refused::NotHis { action: Action::Accept }));
    assert_eq!(proposal().decline(act(1, now())), Err(Refused::NotHis { action: Action::Decline }));
    assert_eq!(proposal().withdraw(act(2, now())), Err(Refused::NotHis { action: Action::Withdraw }));
    let too_late = Err(Refused::TooLate { action: Action::Accept, until: until() });
    assert_eq!(proposal().accept(act(2, until()), &consequences()), too_late);
    let accepted = accept(proposal(), 2).unwrap();
    assert_eq!(accept(accepted.clone(), 2), settled(Status::Accepted, Action::Accept));
    assert_eq!(accepted.clone().withdraw(act(1, now())), settled(Status::Accepted, Action::Withdraw));
    assert_eq!(accepted.decline(act(2, now())), settled(Status::Accepted, Action::Decline));
    let lapsed = proposal().lapse(now());
    assert_eq!(accept(lapsed, 2), settled(Status::Lapsed, Action::Accept));
}

#[test]
fn nobody_agrees_to_what_he_was_not_told() {
    let mut dearer = consequences();
    dearer[0].after.cost = Hundredths(4200);
    let refused = proposal().accept(act(2, now()), &dearer);
    assert_eq!(refused, Err(Refused::Changed { now: dearer }));
}

prop_compose! {
    fn bills()(
        ranks in prop::array::uniform2(prop::option::of(1..13_u32)),
        site_cost in 0..4001_i64,
        adjustment in -1200..1200_i64,
        costs in prop::collection::vec(0..5001_i64, 0..8),
    ) -> Bill {
        Bill {
            rank: ranks[0],
            site_cost: Hundredths(site_cost),
            cost: Hundredths((site_cost + adjustment).min(5000)),
            rank_there: ranks[1],
            adjustment_there: Hundredths(adjustment),
            score: Score::of(costs.into_iter().map(|cost| Some(Hundredths(cost)))),
        }
    }
}

prop_compose! {
    /// Somebody of whom each thing may stand in the way.
    fn people(student: u32)(
        bill in bills(),
        site in prop::char::range('a', 'c'),
        (campaign, stage) in (100..102_u32, 0..3_u8),
        (beside, pending) in (any::<bool>(), any::<bool>()),
        (seats_there, forbidden) in (0..2_u32, any::<bool>()),
    ) -> Person {
        let told = act(9, may().publication);
        Person {
            campaign,
            state: match stage {
                0 => Placement::Validated { validated: told },
                1 => Placement::Running { published: told },
                _ => Placement::Published { published: told },
            },
            beside: if beside { Beside::Secondary } else { Beside::Nothing },
            pending: if pending { Pending::Another } else { Pending::Nothing },
            eligibility: Eligibility {
                reasons: if forbidden { vec![Ineligible::ForbiddenLevel] } else { Vec::new() },
                warnings: Vec::new(),
            },
            seats_there,
            bill,
            ..Person::new(student, site)
        }
    }
}

proptest! {
    #[test]
    fn it_is_the_same_whoever_proposes(one in people(1), other in people(2), hours in 0..200_i64) {
        let now = may().publication + TimeDelta::hours(hours);
        let there = consider(&rules(), [&one.partner(), &other.partner()], now);
        let back = consider(&rules(), [&other.partner(), &one.partner()], now);
        match (there, back) {
            (Ok([a, b]), Ok(mirrored)) => prop_assert_eq!([b, a], mirrored),
            (Err(there), Err(back)) => {
                let [a, b] = there.sides;
                prop_assert_eq!(([b, a], there.common), (back.sides, back.common));
            }
            (there, back) => prop_assert!(false, "{:?} and {:?}", there, back),
        }
    }

    #[test]
    fn what_may_be_is_what_the_facts_say(one in people(1), other in people(2), hours in 0..200_i64) {
        let now = may().publication + TimeDelta::hours(hours);
        let may_each = [&one, &other].iter().all(|person| {
            matches!(person.state, Placement::Published { .. })
                && person.beside == Beside::Nothing
                && person.pending == Pending::Nothing
                && person.eligibility.may_wish()
                && person.seats_there > 0
        });
        let expected = may_each && one.site != other.site && one.campaign == other.campaign && now < until();
        let found = consider(&rules(), [&one.partner(), &other.partner()], now);
        prop_assert_eq!(found.is_ok(), expected);
    }

    #[test]
    fn exchanging_back_restores_ranks_costs_and_scores(one in bills(), other in bills()) {
        let swapped = |mine: &Bill, yours: &Bill, done: &Consequence| Bill {
            rank: mine.rank_there,
            site_cost: yours.site_cost,
            cost: done.after.cost,
            rank_there: mine.rank,
            ..*mine
        };
        let people = |one: &Bill, other: &Bill| {
            let one = Person { bill: *one, ..Person::new(1, 'a') };
            let other = Person { bill: *other, ..Person::new(2, 'b') };
            consider(&rules(), [&one.partner(), &other.partner()], now())
        };
        let there = people(&one, &other).unwrap();
        let back = people(&swapped(&one, &other, &there[0]), &swapped(&other, &one, &there[1])).unwrap();
        for (there, back) in there.iter().zip(&back) {
            prop_assert_eq!((there.before, there.after), (back.after, back.before));
        }
    }

    #[test]
    fn a_proposal_ends_once_and_by_the_right_hand(
        steps in prop::collection::vec((0..5_u8, 1..4_u32, 0..12_i64, any::<bool>()), 0..12),
    ) {
        let mut exchange = proposal();
        let mut clock = now();
        for (step, by, hours, as_stated) in steps {
            clock += TimeDelta::hours(hours * 4);
            let mut terms = consequences();
            if !as_stated {
                terms[1].after.rank = None;
            }
            let was = exchange.clone();
            let tried = exchange.clone();
            let next = match step {
                0 => tried.accept(act(by, clock), &terms),
                1 => tried.decline(act(by, clock)),
                2 => tried.withdraw(act(by, clock)),
                3 => Ok(tried.advance(clock)),
                _ => Ok(tried.lapse(clock)),
            };
            exchange = next.clone().unwrap_or(exchange);
            let waits = was.state.status() == Status::Proposed;
            let in_time = clock < until();
            // what each step makes of a proposal that waits, by whom and when
            let expected = match step {
                0 if by == 2 && in_time && as_stated => Some(Status::Accepted),
                1 if by == 2 && in_time => Some(Status::Declined),
                2 if by == 1 && in_time => Some(Status::Withdrawn),
                3 if !in_time => Some(Status::Lapsed),
                4 => Some(Status::Lapsed),
                _ => None,
            };
            let status = expected.filter(|_| waits).unwrap_or(was.state.status());
            prop_assert_eq!(exchange.state.status(), status);
            prop_assert!(waits || exchange == was, "what is settled does not change");
            prop_assert_eq!(step < 3 && next.is_err(), step < 3 && (!waits || expected.is_none()));
        }
    }
}
