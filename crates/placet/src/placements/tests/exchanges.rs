//! What the allocation gave is what debts go by, whoever exchanged since.

use super::*;
use crate::placements::publish::Stage;
use crate::placements::standing;
use crate::testing::exchanges::{allow, live, login, propose};

#[tokio::test]
async fn debts_go_by_the_ranks_of_the_allocation_and_not_by_those_of_exchanges() {
    let app = TestApp::new().await;
    let (school, mut manager) = chosen(&app).await;
    validated(&app, &school, &mut manager).await;
    publish(&mut manager, &school, &[("when", "now")]).await;
    allow(&app, school.campaign, at(4, 3, 22)).await;
    let db = app.handle.db.read();
    let before = Stage::load(db, school.campaign).await.unwrap().unwrap();
    let rank = |stage: &Stage, id: &ParticipantId| stage.live.principal.get(id).and_then(|row| row.rank);
    let mut exchanged = 0;
    // one after the other, so that a placement that was had by an exchange is exchanged again
    for (one, other) in [(1, 2), (2, 3), (3, 4)] {
        let ids = [one, other].map(|number| school.participants[number - 1]);
        let sites =
            [live(&app, ids[0]).await, live(&app, ids[1]).await].map(|row| row.and_then(|row| row.site_id));
        if sites[0].is_none() || sites[1].is_none() || sites[0] == sites[1] {
            continue;
        }
        let id = propose(&app, &mut app.signed_in(&login(one)).await, &school, (one, other)).await;
        let mut asked = app.signed_in(&login(other)).await;
        let page = asked.post(&format!("/my/exchanges/{id}/accept"), &[]).await;
        assert!(page.path.starts_with("/my/placements/"), "{}", page.text());
        exchanged += 1;
    }
    let after = Stage::load(db, school.campaign).await.unwrap().unwrap();
    let moved = school.participants.iter().filter(|id| rank(&before, id) != rank(&after, id)).count();
    assert!(exchanged > 1 && moved > 1, "{exchanged} exchanges, {moved} other ranks");
    assert_eq!(after.ranks(), before.ranks());
    assert_eq!(
        standing::debts(&after.scene, &after.ranks()),
        standing::debts(&before.scene, &before.ranks())
    );
}
