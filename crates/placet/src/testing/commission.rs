//! A commission for the campaigns of the samples: two members, sessions, what they say, and a publication that waits for a
//! second person.

use placet_entity::kinds::Role;
use placet_entity::{account, case_comment, commission_member};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use super::TestApp;
use super::browser::Browser;
use super::samples::Samples;

/// Draws it and notes the objects.
pub(super) async fn draw(app: &TestApp, samples: &mut Samples, manager: &mut Browser) {
    app.account("assessor", &[Role::Commission]).await;
    for login in ["manager", "commission", "assessor"] {
        let named = account::Column::DisplayName.eq(format!("{login} en personne"));
        let row = account::Entity::find().filter(named).one(app.handle.db.read()).await.unwrap().unwrap();
        samples.named("accounts", login, row.id);
    }
    for name in ["ready", "proposed", "requested"] {
        seat(app, samples, manager, name).await;
    }
    let ready = format!("/campaigns/{}", samples.get("campaigns", "ready"));
    for name in ["closed", ""] {
        let fields = [("day", "2026-03-20"), ("place", "Salle du conseil")];
        let session = manager.post(&format!("{ready}/commission/sessions"), &fields).await;
        assert!(session.path.contains("/sessions/"), "{}", session.text());
        samples.named("sessions", name, session.path.rsplit('/').next().unwrap());
        if name == "closed" {
            let seen = session.value("seen");
            manager.post(&format!("{}/close", session.path), &[("seen", seen.as_str())]).await;
        }
    }
    let mut commission = app.signed_in("commission").await;
    let case = format!("{ready}/cases/{}", samples.get("cases", "ready"));
    let page = commission.post(&format!("{case}/comments"), &[("comment", "À revoir.")]).await;
    assert!(page.says("À revoir."), "{}", page.text());
    let comment = case_comment::Entity::find().one(app.handle.db.read()).await.unwrap().unwrap();
    samples.usual("comments", comment.id);
    for (second, ready) in [("yes", "no"), ("no", "yes")] {
        let fields = [
            ("commission-quorum", "50"),
            ("was-commission-quorum", "50"),
            ("publication-second-person", second),
            ("was-publication-second-person", ready),
        ];
        manager.post("/settings/commission", &fields).await;
        if second == "yes" {
            let path = format!("/campaigns/{}/publication", samples.get("campaigns", "requested"));
            let page = manager.post(&path, &[("when", "now")]).await;
            assert_eq!(page.status, 200, "{}", page.text());
        }
    }
}

/// `commission` chairs, `assessor` is a member.
async fn seat(app: &TestApp, samples: &mut Samples, manager: &mut Browser, name: &str) {
    let campaign = samples.get("campaigns", name).to_owned();
    let base = format!("/campaigns/{campaign}/commission/members");
    for login in ["commission", "assessor"] {
        let account = samples.get("accounts", login).to_owned();
        let page = manager.post(&base, &[("account", account.as_str())]).await;
        assert_eq!(page.status, 200, "{}", page.text());
        let of = commission_member::Column::AccountId.eq(account.parse::<uuid::Uuid>().unwrap());
        let campaign = commission_member::Column::CampaignId.eq(campaign.parse::<uuid::Uuid>().unwrap());
        let rows = commission_member::Entity::find().filter(of).filter(campaign);
        let member = rows.one(app.handle.db.read()).await.unwrap().unwrap().id;
        if login == "commission" {
            manager.post(&format!("{base}/{member}/chair"), &[]).await;
        } else if name == "ready" {
            samples.usual("members", member);
        }
    }
}
