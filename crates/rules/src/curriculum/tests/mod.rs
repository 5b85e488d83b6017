//! A faculty of medicine in three years: 4, 3 and 5 placements (`domain.md` §5), one in surgery at any time, one in general
//! practice in the first two years, where the third is not sent (the slides: « 1 en chirurgie, 1 en médecine générale en 1ère
//! ou 2nde année »).

mod brute;
mod engine;
mod properties;

use super::{
    Side::{Max, Min},
    Standing::Met,
    *,
};
use crate::{
    eligibility::SiteRole,
    time::{Day, Span, move_day},
};

type Rule = Requirement<&'static str, &'static str, char, u8>;
type Rules = Requirements<&'static str, &'static str, char, u8>;
type Session = Campaign<u8, &'static str, char>;
type Done = Past<u8, &'static str, char, u8>;

/// The sites: two of surgery (C), one of general practice (G), two of emergencies (U), one of medicine (M); a laboratory (L)
/// that is only given beside another.
const SITES: [(&str, char); 7] = [
    ("chir-a", 'C'),
    ("chir-b", 'C'),
    ("mg", 'G'),
    ("urg-a", 'U'),
    ("urg-b", 'U'),
    ("med", 'M'),
    ("labo", 'L'),
];

fn place(site: &'static str) -> Place<&'static str, char> {
    let category = SITES.iter().find(|(known, _)| *known == site).map_or('M', |(_, category)| *category);
    let role = if category == 'L' { SiteRole::Secondary } else { SiteRole::Principal };
    Place { site, category, role }
}

/// The two months of a campaign, the first in September 2026.
fn days(campaign: u8) -> Span {
    let start = Day::from_ymd_opt(2026, 9, 1).unwrap();
    Span { start, end: move_day(start, 60) }.moved(61 * (i64::from(campaign) - 1))
}

fn level(campaign: u8) -> u8 {
    match campaign {
        1..=4 => 4,
        5..=7 => 5,
        _ => 6,
    }
}

/// The campaigns with these numbers, general practice in the first two years alone.
fn course(rules: &Rules, campaigns: impl IntoIterator<Item = u8>) -> Vec<Session> {
    let session = |campaign| {
        let open = |site: &&str| *site != "labo" && (*site != "mg" || level(campaign) < 6);
        let sites = SITES.iter().map(|(site, _)| *site).filter(open);
        rules.campaign(campaign, &level(campaign), days(campaign), sites.map(place))
    };
    campaigns.into_iter().map(session).collect()
}

fn ahead(course: &[Session]) -> Vec<Ahead<'_, u8, &'static str, char>> {
    course.iter().map(|campaign| Ahead { campaign, closed: &[] }).collect()
}

/// Placements done in turn from the first campaign on; an empty name is nothing that counts.
fn done(sites: &[&'static str]) -> Vec<Done> {
    let past = (1..).zip(sites).map(|(campaign, site)| Past {
        campaign,
        level: level(campaign),
        days: days(campaign),
        gave: if site.is_empty() { Gave::Nothing } else { Gave::Acquired(place(site)) },
    });
    past.collect()
}

fn rule(id: &'static str, scope: Scope<&'static str, char>, min: u32, max: u32) -> Rule {
    let some = |figure: u32, none: u32| (figure != none).then_some(figure);
    Requirement { id, scope, window: Window::ALWAYS, min: some(min, 0), max: some(max, ANY) }
}

const ANY: u32 = u32::MAX;

fn at(levels: &[u8], rule: Rule) -> Rule {
    Rule { window: Window { levels: levels.to_vec(), ..rule.window }, ..rule }
}

fn rules(rules: &[Rule]) -> Rules {
    Requirements::new(rules.to_vec()).unwrap()
}

fn programme() -> Rules {
    rules(&[
        rule("all", Scope::General, 12, ANY),
        rule("surgery", Scope::Category('C'), 1, 3),
        at(&[4, 5], rule("practice", Scope::Category('G'), 1, ANY)),
    ])
}

fn standings(
    rules: &Rules,
    past: &[Done],
    to_come: &[Session],
    rulings: &[Ruling<&'static str>],
) -> Vec<Standing<&'static str, u8>> {
    let found = progress(rules, &Record { past, ahead: &ahead(to_come), rulings });
    assert_eq!(found.proof, Proof::Complete);
    found.lines.into_iter().map(|line| line.standing).collect()
}

fn open(missing: u32, campaigns: std::ops::RangeInclusive<u8>) -> Standing<&'static str, u8> {
    Standing::Open { missing, campaigns: campaigns.collect() }
}

fn lost(missing: u32, with: &[&'static str], since: Option<u8>) -> Standing<&'static str, u8> {
    Standing::OutOfReach { missing, with: with.to_vec(), since }
}

#[test]
fn a_requirement_by_itself() {
    let check = |change: &dyn Fn(&mut Rule), expected: &[Malformed]| {
        let mut requirement = rule("r", Scope::General, 1, 2);
        change(&mut requirement);
        assert_eq!(requirement.check(), expected, "{requirement:?}");
    };
    let (from, until) = (days(1).start, days(1).end);
    check(&|_| {}, &[]);
    check(&|r| r.max = Some(1), &[]);
    check(&|r| r.max = None, &[]);
    check(&|r| (r.min, r.max) = (None, Some(0)), &[]);
    check(&|r| (r.min, r.max) = (None, None), &[Malformed::NoBound]);
    check(&|r| (r.min, r.max) = (Some(0), None), &[Malformed::NoBound]);
    check(&|r| r.min = Some(3), &[Malformed::MinOverMax { min: 3, max: 2 }]);
    check(&|r| (r.window.from, r.window.until) = (Some(from), Some(until)), &[]);
    check(
        &|r| (r.window.from, r.window.until) = (Some(until), Some(from)),
        &[Malformed::Backwards { from: until, until: from }],
    );
    check(&|r| r.scope = Scope::Group(vec![]), &[Malformed::NoCategory]);
    assert_eq!(
        Requirements::new(vec![rule("r", Scope::General, 1, 2); REQUIREMENTS_MAX + 1]),
        Err(TooMany(129))
    );
}

#[test]
fn a_window_holds_what_lies_in_it_from_the_first_day_to_the_last() {
    let check = |levels: &[u8], from: Option<u8>, until: Option<u8>, expected: bool| {
        let window = Window {
            levels: levels.to_vec(),
            from: from.map(|campaign| days(campaign).start),
            until: until.map(|campaign| days(campaign).end),
        };
        assert_eq!(window.holds(&level(5), days(5)), expected, "{window:?}");
    };
    check(&[], None, None, true);
    check(&[4, 5], None, None, true);
    check(&[4, 6], None, None, false);
    check(&[], Some(5), Some(5), true);
    check(&[], Some(6), None, false);
    check(&[], None, Some(4), false);
    check(&[6], Some(5), Some(5), false);
    // one day too late
    let late = Window { from: Some(move_day(days(5).start, 1)), ..Window::<u8>::ALWAYS };
    assert!(!late.holds(&5, days(5)));
}

#[test]
fn from_the_first_day_to_the_last() {
    let rules = programme();
    let check = |sites: &[&'static str], expected: [Standing<&'static str, u8>; 3]| {
        let to_come = course(&rules, sites.len() as u8 + 1..=12);
        assert_eq!(standings(&rules, &done(sites), &to_come, &[]), expected, "{sites:?}");
    };
    check(&[], [open(12, 1..=12), open(1, 1..=12), open(1, 1..=7)]);
    check(&["mg", "chir-a", "med"], [open(9, 4..=12), Met, Met]);
    // the second year is over without general practice: since its last campaign, when it was the only one left
    let seven = ["med", "med", "chir-a", "med", "med", "urg-a", "urg-b"];
    check(&seven, [open(5, 8..=12), Met, lost(1, &[], Some(7))]);
    // a campaign that gave nothing cannot be made up for
    check(&["mg", "chir-a", ""], [lost(10, &[], Some(3)), Met, Met]);
    // the third in surgery was the last one allowed, the fourth one too many
    let surgeon = ["mg", "chir-a", "chir-b", "chir-a"];
    check(&surgeon, [open(8, 5..=12), Met, Met]);
    let surgeon = ["mg", "chir-a", "chir-b", "chir-a", "med", "chir-b"];
    check(&surgeon, [open(6, 7..=12), Standing::Exceeded { by: 1, since: 6 }, Met]);
}

#[test]
fn what_is_under_way_is_counted_on_until_it_is_validated() {
    let rules = programme();
    let mut past = done(&["mg", "chir-a"]);
    past[1].gave = Gave::Underway(place("chir-a"));
    let found =
        progress(&rules, &Record { past: &past, ahead: &ahead(&course(&rules, 3..=12)), rulings: &[] });
    let line = &found.lines[1];
    assert_eq!((line.acquired, line.underway, &line.standing), (0, 1, &Standing::Underway));
    // it is not validated
    past[1].gave = Gave::Nothing;
    assert_eq!(standings(&rules, &past, &course(&rules, 3..=12), &[])[1], open(1, 3..=12));
}

#[test]
fn what_is_settled_by_hand() {
    let rules = programme();
    let check = |equivalences, applies, expected: Standing<&'static str, u8>| {
        let rulings = [Ruling { requirement: "practice", equivalences, applies }];
        // the third year has begun, without general practice
        let past = done(&["chir-a", "med", "med", "med", "med", "med", "med"]);
        assert_eq!(standings(&rules, &past, &course(&rules, 8..=12), &rulings)[2], expected);
    };
    check(0, Applies::Yes, lost(1, &[], Some(7)));
    check(1, Applies::Yes, Met);
    check(0, Applies::Waived, Standing::Waived);
    check(0, Applies::Settled, Standing::Settled);
}

#[test]
fn an_equivalence_uses_up_a_maximum_and_never_breaks_it() {
    let rules = rules(&[rule("surgery", Scope::Category('C'), 1, 2)]);
    let rulings = [Ruling { requirement: "surgery", equivalences: 3, applies: Applies::Yes }];
    let to_come = course(&rules, 2..=12);
    let (past, ahead) = (done(&["chir-a"]), ahead(&to_come));
    let record = Record { past: &past, ahead: &ahead, rulings: &rulings };
    assert_eq!(progress(&rules, &record).lines[0].standing, Met);
    let guidance = guide(&rules, &record, 2).unwrap();
    assert_eq!(guidance.forbidden().collect::<Vec<_>>(), ["chir-a", "chir-b"]);
}

#[test]
fn one_who_joins_in_the_second_year_owes_nothing_to_the_first() {
    let rules = rules(&[
        at(&[4], rule("first", Scope::Category('U'), 1, ANY)),
        at(&[4, 5], rule("practice", Scope::Category('G'), 1, ANY)),
    ]);
    let to_come = course(&rules, 5..=12);
    assert_eq!(standings(&rules, &[], &to_come, &[]), [Standing::NotConcerned, open(1, 5..=7)]);
    // one who did nothing that counts in his first year still owes it
    let past = done(&["", "", "", ""]);
    assert_eq!(standings(&rules, &past, &to_come, &[])[0], lost(1, &[], Some(4)));
}

#[test]
fn two_that_ask_for_the_same_last_campaign() {
    let rules = rules(&[
        at(&[4], rule("emergency", Scope::Category('U'), 1, ANY)),
        at(&[4], rule("practice", Scope::Site("mg"), 1, ANY)),
        rule("surgery", Scope::Category('C'), 1, ANY),
    ]);
    let check = |sites: &[&'static str], expected: [Standing<&'static str, u8>; 3]| {
        let to_come = course(&rules, sites.len() as u8 + 1..=12);
        assert_eq!(standings(&rules, &done(sites), &to_come, &[]), expected, "{sites:?}");
    };
    check(&["med", "med"], [open(1, 3..=4), open(1, 3..=4), open(1, 3..=12)]);
    check(
        &["med", "med", "med"],
        [lost(1, &["practice"], None), lost(1, &["emergency"], None), open(1, 4..=12)],
    );
    check(&["med", "med", "med", "mg"], [lost(1, &[], Some(4)), Met, open(1, 5..=12)]);
}

#[test]
fn contradictions_of_a_programme() {
    let check = |requirements: &[Rule], expected: &[&[(&'static str, Side, u32)]]| {
        let rules = rules(requirements);
        let (found, proof) = contradictions(&rules, &course(&rules, 1..=12));
        assert_eq!(proof, Proof::Complete);
        let found: Vec<Vec<_>> = found
            .iter()
            .map(|conflict| conflict.bounds.iter().map(|b| (b.requirement, b.side, b.amount)).collect())
            .collect();
        assert_eq!(found, expected, "{requirements:?}");
    };
    let surgery = |min, max| rule("surgery", Scope::Category('C'), min, max);
    let emergency = |min, max| rule("emergency", Scope::Category('U'), min, max);
    let site = |min, max| rule("site", Scope::Site("chir-a"), min, max);
    let acute = |min, max| rule("acute", Scope::Group(vec!['C', 'U']), min, max);
    let all = |min, max| rule("all", Scope::General, min, max);

    check(&[surgery(1, 3), emergency(2, ANY), acute(3, 6), all(12, 12)], &[]);
    // by itself
    check(&[surgery(3, 2)], &[&[("surgery", Min, 3), ("surgery", Max, 2)]]);
    // a site and its category, a category and its group
    check(&[surgery(0, 2), site(3, ANY)], &[&[("surgery", Max, 2), ("site", Min, 3)]]);
    check(
        &[surgery(2, ANY), emergency(2, ANY), acute(0, 3)],
        &[&[("surgery", Min, 2), ("emergency", Min, 2), ("acute", Max, 3)]],
    );
    check(
        &[surgery(0, 1), emergency(0, 1), acute(3, ANY)],
        &[&[("surgery", Max, 1), ("emergency", Max, 1), ("acute", Min, 3)]],
    );
    // more than there are campaigns, in all or in a year
    check(&[all(13, ANY)], &[&[("all", Min, 13)]]);
    check(&[all(0, 11)], &[&[("all", Max, 11)]]);
    check(&[surgery(7, ANY), emergency(6, ANY)], &[&[("surgery", Min, 7), ("emergency", Min, 6)]]);
    check(&[at(&[5], surgery(2, ANY)), at(&[5], emergency(1, ANY))], &[]);
    check(
        &[at(&[5], surgery(2, ANY)), at(&[5], emergency(2, ANY))],
        &[&[("surgery", Min, 2), ("emergency", Min, 2)]],
    );
    // what is not sent there: general practice in the third year
    check(&[at(&[6], rule("practice", Scope::Category('G'), 1, ANY))], &[&[("practice", Min, 1)]]);
    // two at once, each told apart
    check(
        &[surgery(3, 2), rule("practice", Scope::Category('G'), 8, ANY)],
        &[&[("surgery", Min, 3), ("surgery", Max, 2)], &[("practice", Min, 8)]],
    );
    // across the years: at most one in surgery in all, two of surgery and emergencies in the first year of which at most one in
    // emergencies, and the same in the second
    check(
        &[
            surgery(0, 1),
            at(&[4], acute(2, ANY)),
            Rule { id: "later", ..at(&[5], acute(2, ANY)) },
            at(&[4, 5], emergency(0, 2)),
        ],
        &[&[("surgery", Max, 1), ("acute", Min, 2), ("later", Min, 2), ("emergency", Max, 2)]],
    );
}

#[test]
fn a_requirement_that_replaces_another_does_not_contradict_it() {
    let until = |campaign: u8, rule: Rule| Rule {
        window: Window { until: Some(days(campaign).end), ..rule.window },
        ..rule
    };
    let since = |campaign: u8, rule: Rule| Rule {
        window: Window { from: Some(days(campaign).start), ..rule.window },
        ..rule
    };
    let (old, new) = (rule("old", Scope::Category('C'), 0, 0), rule("new", Scope::Category('C'), 2, ANY));
    let found = |rules: &Rules| contradictions(rules, &course(rules, 1..=12)).0.len();
    assert_eq!(found(&rules(&[until(7, old.clone()), since(8, new.clone())])), 0);
    assert_eq!(found(&rules(&[until(11, old), since(8, new)])), 1);
}
