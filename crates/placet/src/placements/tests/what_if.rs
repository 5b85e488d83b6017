//! "Had I ranked that site second."

use placet_allocation::{Id, Wish};

use super::*;
use crate::allocation;

#[tokio::test]
async fn a_student_asks_what_another_list_would_have_given() {
    let app = TestApp::new().await;
    let (school, mut manager) = chosen(&app).await;
    validated(&app, &school, &mut manager).await;
    let me = school.participants[0];
    let path = format!("/my/results/{me}/what-if");
    let mut student = app.signed_in("student").await;
    assert_eq!(student.get(&path).await.status, 404, "before he sees the result");
    publish(&mut manager, &school, &[("when", "now")]).await;
    let result = student.get("/my/placements").await.links("main article a").remove(0);
    assert!(student.get(&result).await.links("main a").contains(&path));
    let page = student.get(&path).await;
    assert!(page.status == 200 && page.says("Refaire le calcul"), "{}", page.text());

    let run = allocation::chosen(app.handle.db.read(), school.campaign).await.unwrap().unwrap();
    let own = run.checked.student(&me.to_string()).unwrap().wishes.clone();
    let before = run.plan.outcome(&me.to_string()).unwrap().site.clone();
    let mut obtained = 0;
    for opening in &school.openings {
        let asked = Id::from(opening.to_string());
        let mut list: Vec<Wish> = own.iter().filter(|wish| wish.site != asked).cloned().collect();
        list.insert(0, Wish::from(asked.clone()));
        let other = placet_allocation::what_if(&run.checked, &run.plan, &me.to_string(), list);
        let Ok(other) = other else { continue };
        let after = other.plan.outcome(&me.to_string()).unwrap().site.clone();
        let page = student.get(&format!("{path}?site={opening}&rank=1")).await;
        assert_eq!(page.status, 200, "{}", page.text());
        let expected = match &after {
            None => "aucune place",
            Some(site) if Some(site) == before.as_ref() => "de même",
            Some(site) if *site == asked => "Oui : vous auriez obtenu",
            Some(_) => "n’était pas possible. Vous auriez obtenu",
        };
        assert!(page.says(expected), "{expected}: {}", page.text());
        obtained += u32::from(after.as_ref() == Some(&asked) && after != before);
        for name in ["Bazin", "Cadet", "Duval", "Fontaine", "Gosselin", "Hébert"] {
            assert!(!page.says(name), "{name} is named");
        }
    }
    assert!(obtained > 0, "another list would have given another site");

    let page = student.get(&format!("{path}?site=elsewhere&rank=0")).await;
    assert_eq!(page.status, 422);
    assert!(
        page.says("Choisissez un terrain de la liste") && page.says("Choisissez un rang entre 1 et"),
        "{}",
        page.text()
    );
    let first = school.openings[0];
    let page = student.get(&format!("{path}?site={first}&rank=99")).await;
    let chosen = format!("<option value=\"{first}\" selected>");
    assert!(page.status == 422 && page.body.contains(&chosen), "what was chosen stays: {}", page.body);
    for other in &school.participants[1..] {
        assert_eq!(student.get(&format!("/my/results/{other}/what-if")).await.status, 404);
    }
    assert_eq!(manager.get(&path).await.status, 404);
}

#[tokio::test]
async fn whom_the_commission_placed_before_the_run_reads_that_his_wishes_did_not_count() {
    let app = TestApp::new().await;
    let (school, mut manager) = chosen(&app).await;
    let left = unplaced(&app, &school).await;
    let fields = [("outcome", "nobody"), ("reason", "Aucune place ne restait.")];
    decide(&mut manager, &school, left, &fields).await;
    let base = format!("/campaigns/{}", school.campaign);
    manager.post(&format!("{base}/runs"), &[("procedure", "fair"), ("seed", "43")]).await;
    manager.post(&format!("{base}/runs/2/choose"), &[]).await;
    manager.post(&format!("{base}/placements/advance"), &[("all", "1"), ("step", "validate")]).await;
    publish(&mut manager, &school, &[("when", "now")]).await;
    let number = school.participants.iter().position(|id| *id == left).unwrap() + 1;
    let login = if number == 1 { "student".to_owned() } else { format!("student-{number}") };
    let page = app.signed_in(&login).await.get(&format!("/my/results/{left}/what-if")).await;
    assert!(page.says("vos vœux n’y changent rien") && !page.says("Refaire le calcul"), "{}", page.text());
}
