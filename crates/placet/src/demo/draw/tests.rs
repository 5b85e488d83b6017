use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use placet_allocation::{Problem, Procedure, solve};
use placet_entity::kinds::{RequirementApplies, RunState};
use placet_rules::campaign::{Instants, check};
use uuid::Uuid;

use super::*;
use crate::curricula::{Book, Opens, Risk, Seen};

fn visitors() -> Visitors {
    let account = |n: u128| AccountId(Uuid::from_u128(n));
    Visitors {
        manager: account(1),
        commission: account(2),
        assessors: [account(4), account(5)],
        student: account(3),
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn school() -> &'static School {
    static SCHOOL: LazyLock<School> = LazyLock::new(|| draw(1, day("2026-11-20"), visitors()));
    &SCHOOL
}

#[test]
fn the_same_seed_and_day_draw_the_same_school() {
    assert!(*school() == draw(1, day("2026-11-20"), visitors()));
    assert!(school().student != draw(2, day("2026-11-20"), visitors()).student);
}

#[test]
fn it_has_the_figures_of_a_real_school() {
    let school = school();
    let current: Vec<usize> = school.cohort[3..]
        .iter()
        .map(|cohort| school.enrolment.iter().filter(|row| row.cohort_id == cohort.id).count())
        .collect();
    assert_eq!(current[current.len() - 3..], [220, 200, 180]);
    assert_eq!(school.organisation.len(), 25);
    let principal = |site: &placet_entity::site::Model| {
        school.site_category.iter().any(|row| row.id == site.category_id && row.principal)
    };
    assert_eq!(school.site.iter().filter(|site| principal(site)).count(), 110);
    assert_eq!(school.site_category.iter().filter(|row| row.principal).count(), 8);
    let open = &school.campaign[10];
    let principal: BTreeSet<_> =
        school.site.iter().filter(|site| principal(site)).map(|site| site.id).collect();
    let seats: i32 = school
        .opening
        .iter()
        .filter(|row| row.campaign_id == open.id && principal.contains(&row.site_id))
        .map(|row| row.seats)
        .sum();
    assert_eq!(seats, 440);
}

#[test]
fn serial_order_leaves_four_in_five_within_three_wishes_and_a_few_unplaced() {
    for seed in [1, 2] {
        let school = draw(seed, day("2026-11-20"), visitors());
        let (mut students, mut within, mut unplaced) = (0, 0, 0);
        let mut seen = BTreeSet::new();
        for run in school.allocation_run.iter().filter(|run| seen.insert(run.campaign_id)) {
            let checked = Problem::parse(run.problem.as_bytes()).unwrap();
            let summary = solve(&checked, Procedure::ScoreOrderV2).unwrap().summary;
            students += summary.students;
            within += summary.within_3;
            unplaced += summary.unplaced;
        }
        let (within, unplaced) = (within * 100 / students, unplaced * 1000 / students);
        assert!((74..=88).contains(&within), "seed {seed}: {within} % within three wishes");
        assert!((10..=60).contains(&unplaced), "seed {seed}: {unplaced} ‰ unplaced");
    }
}

#[test]
fn every_phase_is_there_whatever_the_day() {
    for day in ["2026-01-01", "2026-03-29", "2027-09-01", "2028-02-29"] {
        let day: NaiveDate = day.parse().unwrap();
        let school = draw(5, day, visitors());
        let now = ZONE.start_of_day(day) + chrono::Duration::hours(9);
        let codes: BTreeSet<_> = school.academic_year.iter().map(|year| year.code.clone()).collect();
        assert_eq!(codes.len(), 3, "{day}");
        let mut found: BTreeMap<&str, usize> = BTreeMap::new();
        for row in &school.campaign {
            let instants = Instants {
                order: row.order_at,
                wishes_open: row.wishes_open_at,
                wishes_close: row.wishes_close_at,
                commission: row.commission_at,
                publication: row.publication_at,
                start: row.start_at,
                end: row.end_at,
                validation_open: row.validation_open_at,
                validation_close: row.validation_close_at,
                evaluation_open: row.evaluation_open_at,
                evaluation_close: row.evaluation_close_at,
            };
            assert_eq!(check(&instants), [], "{day} {}", row.name);
            let year = school.academic_year.iter().find(|year| year.id == row.year_id).unwrap();
            let first = ZONE.day_of(row.start_at);
            assert!(year.start_on <= first && first <= year.end_on, "{day} {} is in its year", row.name);
            let word = match now {
                now if now < row.order_at => "building",
                now if now < row.wishes_close_at => "wishes",
                now if now < row.commission_at => "commission",
                now if now < row.start_at => "published",
                now if now < row.validation_open_at => "running",
                now if now < row.validation_close_at => "validation",
                now if now >= row.evaluation_close_at => "over",
                _ => "evaluation",
            };
            *found.entry(word).or_default() += 1;
            assert_eq!(row.published_at.is_some(), row.publication_at <= now, "{day} {}", row.name);
        }
        for word in ["building", "wishes", "commission", "published", "running", "validation", "over"] {
            assert!(found.contains_key(word), "{day}: {word} in {found:?}");
        }
    }
}

#[test]
fn everybody_of_a_published_campaign_has_one_placement_within_the_seats() {
    let school = school();
    let mut taken: BTreeMap<_, i32> = BTreeMap::new();
    for placement in school.placement.iter().filter(|row| row.cancelled_at.is_none()) {
        *taken.entry(placement.opening_id.unwrap()).or_default() += 1;
    }
    for opening in &school.opening {
        assert!(taken.get(&opening.id).copied().unwrap_or_default() <= opening.seats);
    }
    for campaign in school.campaign.iter().filter(|row| row.published_at.is_some()) {
        let people =
            school.participant.iter().filter(|row| row.campaign_id == campaign.id && row.excused.is_none());
        let placed = school
            .placement
            .iter()
            .filter(|row| row.campaign_id == Some(campaign.id) && row.secondary_of_id.is_none())
            .filter(|row| row.cancelled_at.is_none());
        assert_eq!(people.count(), placed.count(), "{}", campaign.name);
    }
    let published = school.allocation_run.iter().filter(|run| run.state == RunState::Published).count();
    assert_eq!(published, school.campaign.iter().filter(|row| row.published_at.is_some()).count());
    assert!(!school.decision.is_empty());
    assert!(school.placement.iter().any(|row| row.secondary_of_id.is_some()));
}

#[test]
fn an_exchange_is_done_and_another_waits() {
    let school = school();
    let [done, waits] = school.exchange.as_slice() else { panic!("{:?}", school.exchange) };
    let row = |id| school.placement.iter().find(|row| row.id == id).unwrap();
    let told = |id| {
        let page = school.placement_snapshot.iter().find(|page| page.placement_id == id).unwrap();
        serde_json::from_str::<crate::placements::snapshot::Snapshot>(&page.told).unwrap()
    };
    let two = [
        (done.from_placement_id, done.to_placement_id, done.from_became_id.unwrap()),
        (done.to_placement_id, done.from_placement_id, done.to_became_id.unwrap()),
    ];
    for (gave, of_the_other, has) in two {
        assert!(row(gave).cancelled_at.is_some() && row(gave).cancelled_at == done.accepted_at);
        assert_eq!(
            (row(has).student_id, row(has).site_id),
            (row(gave).student_id, row(of_the_other).site_id)
        );
        assert_eq!(told(has).site.map(|site| site.id), row(has).site_id);
        assert_eq!((told(has).rank, told(has).cost), (row(has).rank, row(has).cost));
    }
    assert!(waits.accepted_at.is_none() && waits.proposed_at < waits.until_at);
    assert!(
        [waits.from_placement_id, waits.to_placement_id].iter().all(|id| row(*id).cancelled_at.is_none())
    );
    let campaign = school.campaign.iter().find(|row| row.id == waits.campaign_id).unwrap();
    assert_eq!(campaign.exchanges_until, Some(waits.until_at));
}

#[test]
fn requirements_have_something_to_show_in_every_state() {
    let school = school();
    let day = day("2026-11-20");
    let now = ZONE.start_of_day(day);
    let book = Book::new(&requirements::facts(school), day, Seen::At(now), Opens::Itself);
    let mut students: BTreeMap<Risk, usize> = BTreeMap::new();
    let (mut kept, mut asked) = (0, 0);
    for curriculum in book.curricula() {
        let progress = book.progress(curriculum).unwrap();
        assert_eq!(progress.lines.len(), school.requirement.len());
        *students.entry(book.risk(curriculum, &progress)).or_default() += 1;
        // what asks for something by now: all but the twelve placements
        let lines = progress.lines.iter().take(5);
        kept += lines.clone().filter(|line| Risk::of(&book, line) == Risk::Met).count();
        asked += lines.count();
    }
    assert_eq!(students.values().sum::<usize>(), 600);
    assert!(students[&Risk::Open] > 400, "{students:?}");
    assert!((3..=120).contains(&students[&Risk::AtRisk]), "{students:?}");
    assert!((2..=20).contains(&students[&Risk::OutOfReach]), "{students:?}");
    assert!(kept * 100 / asked >= 50, "{kept} of {asked}");
    let settled = &school.student_requirement;
    assert!(settled.iter().any(|row| row.equivalences > 0));
    assert!(settled.iter().any(|row| row.applies == RequirementApplies::Waived));
    // in the campaign that the commission is about to look at, and in that whose wishes are open
    let due = |campaign: &placet_entity::campaign::Model| {
        let guides = requirements::Guides::new(school, campaign.id);
        let people = school.participant.iter().filter(|row| row.campaign_id == campaign.id);
        people
            .filter_map(|row| guides.of(row.curriculum_id))
            .filter(|one| one.required().next().is_some())
            .count()
    };
    assert!((1..=60).contains(&due(&school.campaign[10])), "{}", due(&school.campaign[10]));
}

#[test]
fn the_commission_sits_where_something_was_decided_and_where_it_will_be() {
    for day in ["2026-11-20", "2026-03-29", "2028-02-29"] {
        let school = draw(1, day.parse().unwrap(), visitors());
        let [held, coming] = &school.commission_session[..] else { panic!("{day}: two sessions") };
        assert!(held.closed_at.is_some() && coming.closed_at.is_none(), "{day}");
        for session in [held, coming] {
            let seats = school.commission_member.iter().filter(|row| row.campaign_id == session.campaign_id);
            assert_eq!(seats.clone().count(), 4, "{day}");
            assert_eq!(seats.filter(|row| row.chair).count(), 1, "{day}");
        }
        let decided = school.decision.iter().filter(|row| row.campaign_id == held.campaign_id).count();
        assert!(decided >= 2, "{day}");
        assert_eq!(school.case_recusal.len(), 1, "{day}");
        assert_eq!(school.case_vote.len(), 3 * decided - 1, "{day}");
        let aside = &school.case_recusal[0];
        assert!(school.case_vote.iter().all(|vote| {
            (vote.participant_id, vote.member_id) != (aside.participant_id, aside.member_id)
        }));
        assert!(school.case_comment.len() >= decided + 2, "{day}");
    }
}

#[test]
fn the_student_has_results_and_a_list_to_finish() {
    let school = school();
    let student = school.student.iter().find(|row| row.account_id.is_some()).unwrap();
    assert!(school.placement.iter().filter(|row| row.student_id == student.id).count() >= 10);
    let open = &school.campaign[10];
    let mine = school
        .participant
        .iter()
        .find(|row| row.campaign_id == open.id && row.student_id == student.id)
        .unwrap();
    assert_eq!(school.wish.iter().filter(|row| row.participant_id == mine.id).count(), 3);
}
