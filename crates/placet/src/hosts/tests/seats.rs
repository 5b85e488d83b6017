//! Capacities over dates, and groups of capacity.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use placet_rules::capacity::Capacity;
use placet_rules::time::Span;

use crate::hosts::facts;
use crate::testing::TestApp;
use crate::testing::world::day;

#[tokio::test]
async fn seats_over_dates_are_saved_shown_and_given_to_campaigns() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let site = school.sites[0];
    let path = format!("/sites/{site}");
    let mut manager = app.signed_in("manager").await;
    let mut form = vec![
        ("version", "1"),
        ("min-0", "1"),
        ("ideal-0", "2"),
        ("max-0", "3"),
        ("from-1", "2026-05-01"),
        ("until-1", "2026-05-10"),
        ("min-1", "0"),
        ("ideal-1", "0"),
        ("max-1", "0"),
        ("reason-1", "Travaux"),
    ];
    let page = manager.post(&format!("{path}/capacity"), &form).await;
    assert_eq!((page.status, page.path.as_str()), (StatusCode::OK, path.as_str()), "{}", page.text());
    assert!(page.says("Travaux") && page.says("de 1 à 3 places"), "{}", page.text());
    assert!(manager.get(&format!("{path}?on=2026-05-10")).await.says("Le 10 mai 2026 : Fermé"));
    assert!(manager.get(&format!("{path}?on=2026-05-11")).await.says("Le 11 mai 2026 : de 1 à 3 places"));
    let db = app.handle.db.read();
    for (last, expected) in [(30, 3), (31, 0)] {
        let from = if last == 30 { day(4, 6) } else { day(5, 10) };
        let until = if last == 30 { day(4, 30) } else { day(5, 31) };
        let spans = [Span::from_days(from, until).unwrap()];
        assert_eq!(facts::capacities(db, &[site], &spans).await.unwrap()[&site].max, expected);
    }
    let page = manager.post(&format!("{path}/capacity"), &form).await;
    assert_eq!(page.status, StatusCode::CONFLICT, "the version moved on");
    form[0] = ("version", "2");
    form.extend([("from-2", "2026-05-08"), ("min-2", "1"), ("ideal-2", "1"), ("max-2", "1")]);
    let page = manager.post(&format!("{path}/capacity"), &form).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("se chevauchent") && page.says("Enregistrer quand même"), "{}", page.text());
    form.push(("confirmed", "1"));
    assert_eq!(manager.post(&format!("{path}/capacity"), &form).await.path, path);
    let spans = [Span::from_days(day(5, 9), day(5, 9)).unwrap()];
    assert_eq!(facts::capacities(db, &[site], &spans).await.unwrap()[&site], Capacity::CLOSED);
}

#[tokio::test]
async fn seats_out_of_order_or_without_dates_are_refused() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let path = format!("/sites/{}/capacity", school.sites[0]);
    let mut manager = app.signed_in("manager").await;
    let page = manager
        .post(
            &path,
            &[
                ("version", "1"),
                ("min-0", "4"),
                ("ideal-0", "2"),
                ("max-0", "3"),
                ("min-1", "1"),
                ("ideal-1", "1"),
                ("max-1", "1"),
                ("from-2", "2026-05-08"),
                ("until-2", "2026-05-01"),
                ("min-2", "-1"),
                ("ideal-2", "9999"),
                ("max-2", ""),
            ],
        )
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.all(".error-summary li").len(), 6, "{}", page.text());
    assert!(page.says("Le minimum (4), l’idéal (2) et le maximum (3)"), "{}", page.text());
    assert_eq!(page.value("until-2"), "2026-05-01");
    let mut registrar = app.signed_in("registrar").await;
    assert_eq!(registrar.get(&path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn groups_nest_and_never_in_a_circle() {
    let app = TestApp::new().await;
    let school = app.school().await;
    let mut manager = app.signed_in("manager").await;
    let (one, two) = (school.sites[0].to_string(), school.sites[1].to_string());
    assert!(manager.get("/capacity-groups").await.says("Aucun groupe"));
    let page = manager.post("/capacity-groups", &[("name", "Hôpital"), ("max", "6"), ("site", &one)]).await;
    let outer = page.links("tbody a").remove(0).replace("/capacity-groups/", "").replace("/edit", "");
    let page = manager
        .post(
            "/capacity-groups",
            &[("name", "Bloc"), ("max", "2"), ("parent", &outer), ("site", &two), ("site", &one)],
        )
        .await;
    assert_eq!(page.all("tbody td:last-child"), ["2", "2"], "{}", page.text());
    let inner = page.links("tbody a").remove(0).replace("/capacity-groups/", "").replace("/edit", "");
    let circle = [("name", "Hôpital"), ("max", "6"), ("parent", inner.as_str()), ("version", "1")];
    let page = manager.post(&format!("/capacity-groups/{outer}"), &circle).await;
    assert!(page.says("ne peut pas être dans lui-même"), "{}", page.text());
    let spans = [Span::from_days(day(4, 6), day(5, 31)).unwrap()];
    let groups = facts::capacity_groups(app.handle.db.read(), &spans).await.unwrap();
    let open = BTreeMap::from([(school.sites[0], 2), (school.sites[1], 1)]).into();
    assert_eq!(placet_rules::capacity::excesses(&groups, &open).len(), 1);
    let page = manager.post(&format!("/capacity-groups/{outer}/remove"), &[]).await;
    assert_eq!(page.all("tbody th"), ["Bloc"]);
    let page = manager
        .post(&format!("/capacity-groups/{inner}"), &[("name", ""), ("max", "x"), ("from", "2026-02-30")])
        .await;
    assert_eq!(page.all(".error-summary li").len(), 3, "{}", page.text());
}
