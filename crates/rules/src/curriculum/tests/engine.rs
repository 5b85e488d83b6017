//! What runs are told: stories of students in the campaign that is being allocated.

use super::*;

struct Told {
    forbidden: Vec<&'static str>,
    required: Vec<char>,
    must: Vec<&'static str>,
    aside: Vec<&'static str>,
    hoped: Vec<&'static str>,
}

fn told(rules: &Rules, sites: &[&'static str], to_come: &[Session], closed: &[&'static str]) -> Told {
    let now = sites.len() as u8 + 1;
    let ahead: Vec<_> = to_come.iter().map(|campaign| Ahead { campaign, closed }).collect();
    let record = Record { past: &done(sites), ahead: &ahead, rulings: &[] };
    let guidance = guide(rules, &record, now).unwrap();
    assert_eq!(guidance.proof, Proof::Complete);
    let ids = |bounds: &[Bound<&'static str>]| bounds.iter().map(|bound| bound.requirement).collect();
    Told {
        forbidden: guidance.forbidden().collect(),
        required: guidance.required.clone(),
        must: ids(&guidance.must),
        aside: ids(&guidance.aside),
        hoped: ids(&guidance.hoped),
    }
}

#[test]
fn general_practice_falls_due() {
    let rules = programme();
    let check = |sites: &[&'static str], required: &[char], must: &[&str], forbidden: &[&str]| {
        let to_come = course(&rules, sites.len() as u8 + 1..=12);
        let told = told(&rules, sites, &to_come, &[]);
        assert_eq!(
            (&told.required[..], &told.must[..], &told.forbidden[..]),
            (required, must, forbidden),
            "{sites:?}"
        );
        assert!(told.aside.is_empty() && told.hoped.is_empty());
    };
    // two campaigns are left in which it can be done
    check(&["med", "med", "med", "med", "med"], &[], &[], &[]);
    // this is the last
    check(&["med", "med", "med", "med", "med", "med"], &['G'], &["practice"], &[]);
    // he has it: nothing is asked of him
    check(&["mg", "med", "med", "med", "med", "med"], &[], &[], &[]);
    // surgery at the very end
    let eleven = ["mg", "med", "med", "med", "med", "med", "med", "med", "med", "med", "med"];
    check(&eleven, &['C'], &["surgery"], &[]);
    // three in surgery are enough
    check(&["mg", "chir-a", "chir-a", "chir-b"], &[], &[], &["chir-a", "chir-b"]);
}

#[test]
fn two_last_campaigns_for_two_requirements() {
    let rules = rules(&[
        at(&[4], rule("site", Scope::Site("urg-a"), 1, ANY)),
        at(&[4], rule("surgery", Scope::Category('C'), 1, ANY)),
    ]);
    let to_come = course(&rules, 3..=12);
    let told = told(&rules, &["med", "med"], &to_come, &[]);
    // one or the other, and of emergencies that one site
    assert_eq!((&told.required[..], &told.forbidden[..]), (&['C', 'U'][..], &["urg-b"][..]));
    assert_eq!(told.must, ["site", "surgery"]);
}

#[test]
fn one_placement_counts_for_two_requirements() {
    // two campaigns, three asked for: emergencies count for the group as well
    let rules = rules(&[
        at(&[4], rule("acute", Scope::Group(vec!['C', 'U']), 2, ANY)),
        at(&[4], rule("emergency", Scope::Category('U'), 1, ANY)),
    ]);
    let to_come = course(&rules, 3..=12);
    let told = told(&rules, &["med", "med"], &to_come, &[]);
    assert_eq!((&told.required[..], told.forbidden.len()), (&['C', 'U'][..], 0));
    assert_eq!(told.must, ["acute"]);
}

#[test]
fn a_later_campaign_would_have_nothing_left_to_give() {
    let rules = rules(&[rule("surgery", Scope::Category('C'), 0, 1)]);
    let mut to_come = course(&rules, 1..=1);
    // the next one sends to surgery only
    to_come.push(rules.campaign(2, &4, days(2), [place("chir-a")]));
    let told = told(&rules, &[], &to_come, &[]);
    assert_eq!((told.required.len(), &told.forbidden[..]), (0, &["chir-a", "chir-b"][..]));
}

#[test]
fn what_is_not_open_to_him_does_not_count_as_a_way() {
    let rules = programme();
    let to_come = course(&rules, 5..=12);
    let sites = ["med", "med", "med", "chir-a"];
    assert!(told(&rules, &sites, &to_come, &[]).required.is_empty());
    // general practice is not for him: it is set aside, and the rest is guided on
    let told = told(&rules, &sites, &to_come, &["mg"]);
    assert_eq!((&told.aside[..], told.required.len(), told.forbidden.len()), (&["practice"][..], 0, 0));
}

#[test]
fn with_no_way_out_the_first_requirements_come_first() {
    let rules = rules(&[
        at(&[4], rule("emergency", Scope::Category('U'), 1, ANY)),
        at(&[4], rule("practice", Scope::Category('G'), 1, ANY)),
    ]);
    let to_come = course(&rules, 4..=12);
    let told = told(&rules, &["med", "med", "med"], &to_come, &[]);
    assert_eq!((&told.required[..], &told.must[..]), (&['U'][..], &["emergency"][..]));
    assert_eq!(told.aside, ["practice"]);
}

#[test]
fn a_secondary_placement_is_never_counted_on() {
    let rules = rules(&[
        rule("all", Scope::General, 0, 3),
        rule("laboratory", Scope::Category('L'), 1, ANY),
        rule("surgery", Scope::Category('C'), 1, ANY),
    ]);
    let session =
        |campaign| rules.campaign(campaign, &4, days(campaign), ["chir-a", "med", "labo"].map(place));
    // two campaigns, three placements allowed: one secondary one, whichever
    let to_come = [session(1), session(2)];
    let at_first = told(&rules, &[], &to_come, &[]);
    assert_eq!((&at_first.hoped[..], at_first.aside.len()), (&["laboratory"][..], 0));
    assert!(at_first.required.is_empty() && at_first.forbidden.is_empty());
    let record = Record { past: &[], ahead: &ahead(&to_come), rulings: &[] };
    assert_eq!(progress(&rules, &record).lines[1].standing, open(1, 1..=2));
    // he got it with the first: a second one would be one too many
    let mut past = done(&["chir-a"]);
    past.push(Past { gave: Gave::Acquired(place("labo")), ..past[0] });
    let record = Record { past: &past, ahead: &ahead(&to_come[1..]), rulings: &[] };
    let guidance = guide(&rules, &record, 2).unwrap();
    assert_eq!(guidance.forbidden().collect::<Vec<_>>(), ["labo"]);
    assert_eq!(progress(&rules, &record).lines[1].standing, Standing::Met);
}

#[test]
fn a_campaign_that_is_not_his() {
    let rules = programme();
    let to_come = course(&rules, 8..=9);
    let guided = |closed: &[&'static str], now| {
        let ahead: Vec<_> = to_come.iter().map(|campaign| Ahead { campaign, closed }).collect();
        guide(&rules, &Record { past: &[], ahead: &ahead, rulings: &[] }, now).is_some()
    };
    assert!(guided(&[], 8) && !guided(&[], 7));
    assert!(!guided(&["chir-a", "chir-b", "urg-a", "urg-b", "med"], 8));
}
