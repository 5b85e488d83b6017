use super::{Finding as F, *};
use crate::campaign::{Moment, Relation, tests::may};

fn well() -> Facts<&'static str> {
    let participant = |student, placement| ParticipantFacts {
        student,
        mail: Known::Yes,
        home: Known::Yes,
        order: Known::Yes,
        proposal: Proposal::Validated(placement),
        leave: Leave::None,
    };
    Facts {
        instants: may(),
        year: YearState::Locked,
        wishes_min: 1,
        cohorts: vec![CohortFacts {
            cohort: "D1",
            participants: 2,
            seats: 2,
            sites: 1,
            required: vec![Required { category: "CHIR", seats: 2, students: vec!["ana"] }],
        }],
        sites: vec![SiteFacts {
            site: "T1",
            seats: 2,
            max: 2,
            contacts: 1,
            visible_contacts: 1,
            given: 2,
            opened: 2,
        }],
        groups: vec![],
        participants: vec![participant("ana", "p1"), participant("bob", "p2")],
    }
}

type Change<'a> = dyn Fn(&mut Facts<&'static str>) + 'a;

fn changed(change: &Change<'_>) -> Facts<&'static str> {
    let mut facts = well();
    change(&mut facts);
    facts
}

#[test]
fn opening() {
    let check = |change: &Change<'_>, expected: &[F<&str>]| {
        let facts = changed(change);
        assert_eq!(before_opening(&facts, may().order), expected, "{facts:?}");
    };
    check(&|_| {}, &[]);
    check(
        &|f| f.instants.wishes_close = f.instants.wishes_open,
        &[F::Incoherent(Incoherence {
            first: Moment::WishesOpen,
            relation: Relation::Before,
            second: Moment::WishesClose,
            first_at: may().wishes_open,
            second_at: may().wishes_open,
        })],
    );
    check(&|f| f.year = YearState::Building, &[F::YearNotShown]);
    check(&|f| f.year = YearState::Unlocked, &[]);
    check(&|f| f.participants.clear(), &[F::NoParticipant]);
    check(&|f| (f.cohorts[0].seats, f.cohorts[0].sites) = (0, 0), &[F::NoSeat { cohort: "D1" }]);
    check(&|f| (f.cohorts[0].seats, f.cohorts[0].participants) = (0, 0), &[]);
    let under = F::SeatsUnderParticipants { cohort: "D1", seats: 1, participants: 2 };
    check(&|f| f.cohorts[0].seats = 1, &[under]);
    check(&|f| f.wishes_min = 12, &[F::SitesUnderWishes { cohort: "D1", sites: 1, wishes: 12 }]);
    let bob = || vec!["bob"];
    let required = F::NoSeatInRequiredCategory { cohort: "D1", category: "MG", students: bob() };
    let without = || Required { category: "MG", seats: 0, students: bob() };
    check(&|f| f.cohorts[0].required.push(without()), &[required]);
    check(&|f| f.sites[0].max = 1, &[F::OverCapacity { site: "T1", seats: 2, max: 1 }]);
    let excess = GroupExcess { group: "CHU", max: 1, open: 2 };
    check(&move |f| f.groups.push(excess), &[F::GroupOverLimit(excess)]);
    check(&|f| f.sites[0].contacts = 0, &[F::NoContact { site: "T1" }]);
    check(&|f| (f.sites[0].contacts, f.sites[0].opened) = (0, 0), &[]);
    check(&|f| f.participants[1].mail = Known::No, &[F::NoMail(vec!["bob"])]);
    check(&|f| f.participants[0].home = Known::No, &[F::NoHome(vec!["ana"])]);
    check(&|f| f.participants[0].order = Known::No, &[F::NoOrder(vec!["ana"])]);
    // blocking first
    check(
        &|f| (f.sites[0].contacts, f.year) = (0, YearState::Building),
        &[F::YearNotShown, F::NoContact { site: "T1" }],
    );
    assert_eq!(before_opening(&well(), may().wishes_close), [F::WishesOver { since: may().wishes_close }]);
}

#[test]
fn publishing() {
    let check = |change: &Change<'_>, expected: &[F<&str>]| {
        let facts = changed(change);
        assert_eq!(before_publishing(&facts, may().publication), expected, "{facts:?}");
    };
    check(&|_| {}, &[]);
    check(&|f| f.year = YearState::Building, &[F::YearNotShown]);
    check(&|f| f.participants.clear(), &[F::NoParticipant]);
    check(&|f| f.participants[0].proposal = Proposal::Nothing, &[F::Undecided(vec!["ana"])]);
    check(&|f| f.participants[0].proposal = Proposal::DecidedNone, &[]);
    check(&|f| f.participants[0].proposal = Proposal::NotValidated("p1"), &[F::NotValidated(vec!["p1"])]);
    check(
        &|f| f.participants.iter_mut().for_each(|p| p.proposal = Proposal::Nothing),
        &[F::NothingToPublish, F::Undecided(vec!["ana", "bob"])],
    );
    check(&|f| f.sites[0].opened = 1, &[F::Overfull { site: "T1", seats: 1, given: 2 }]);
    check(&|f| f.participants[0].leave = Leave::Overlaps, &[F::AwayAndPlaced(vec!["ana"])]);
    check(
        &|f| (f.participants[0].leave, f.participants[0].proposal) = (Leave::Overlaps, Proposal::DecidedNone),
        &[],
    );
    check(&|f| f.sites[0].contacts = 0, &[F::NoContact { site: "T1" }]);
    check(&|f| f.sites[0].visible_contacts = 0, &[F::NoVisibleContact { site: "T1" }]);
    check(&|f| f.participants[1].mail = Known::No, &[F::NoMail(vec!["bob"])]);

    let at = |now, expected: F<&str>| assert_eq!(before_publishing(&well(), now), [expected]);
    at(may().wishes_open, F::WishesNotClosed { closes: may().wishes_close });
    at(may().wishes_close, F::CommissionToCome { meets: may().commission });
    at(may().start, F::AlreadyStarted { since: may().start });
}

#[test]
fn only_blocking_findings_stop() {
    assert!(may_go_on::<&str>(&[]));
    assert!(may_go_on(&[F::NoContact { site: "T1" }]));
    assert!(!may_go_on(&[F::NoContact { site: "T1" }, F::NoParticipant]));
}
