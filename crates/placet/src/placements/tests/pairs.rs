//! What a student reads when he is paired.

use placet_entity::wish;
use sea_orm::{ActiveModelTrait as _, ActiveValue::Set};

use super::*;

#[tokio::test]
async fn who_is_kept_apart_from_another_reads_that_and_never_from_whom() {
    let app = TestApp::new().await;
    let school = app.school().await;
    // the first two alone want the last site, which has two seats
    let own = [&[5][..], &[5, 1], &[0], &[2], &[3], &[4], &[0], &[0]];
    for (participant, list) in school.participants.iter().zip(own) {
        for (rank, site) in (1..).zip(list) {
            let row = wish::ActiveModel {
                id: Set(app.handle.id()),
                participant_id: Set(*participant),
                rank: Set(rank),
                opening_id: Set(school.openings[*site]),
                secondary_opening_id: Set(None),
            };
            row.insert(app.handle.db.read()).await.unwrap();
        }
    }
    let mut manager = app.signed_in("manager").await;
    let base = format!("/campaigns/{}", school.campaign);
    let two = [("first", "22000001"), ("second", "22000002"), ("kind", "different_site"), ("hard", "must")];
    manager.post(&format!("{base}/pairs"), &two).await;
    app.go_to(at(3, 20, 9));
    let mut manager = app.signed_in("manager").await;
    let run = [("procedure", "fair"), ("seed", "42"), ("option", "pairs")];
    manager.post(&format!("{base}/runs"), &run).await;
    manager.post(&format!("{base}/runs/1/choose"), &[]).await;
    for id in &school.participants {
        if live(&app, *id).await.is_none() {
            let fields = [("outcome", "nobody"), ("reason", "Aucune place ne restait.")];
            let page = decide(&mut manager, &school, *id, &fields).await;
            assert_eq!(page.status, 200, "{}", page.text());
        }
    }
    manager.post(&format!("{base}/placements/advance"), &[("all", "1"), ("step", "validate")]).await;
    publish(&mut manager, &school, &[("when", "now")]).await;
    let mut student = app.signed_in("student-2").await;
    let mine = student.get("/my/placements").await.links("main article a").remove(0);
    let page = student.get(&mine).await;
    assert!(page.says("la demande faite pour vous et une autre personne"), "{}", page.text());
    let file = student.get(&format!("{mine}/computation.json")).await;
    assert_eq!(file.status, 200);
    for other in ["Allain", "22000001", &school.participants[0].to_string(), &school.students[0].to_string()]
    {
        assert!(!page.body.contains(other) && !file.body.contains(other), "{other} is told");
    }
    assert_eq!(student.get(&format!("{base}/pairs")).await.status, 404);
}
