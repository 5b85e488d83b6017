//! Students of the small school exchange their placements.

use chrono::{DateTime, Utc};
use placet_entity::ids::{CampaignId, ExchangeId, ParticipantId};
use placet_entity::{campaign, placement};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _,
};

use super::TestApp;
use super::browser::Browser;
use super::world::School;
use crate::kit::write::Origin;
use crate::kit::{Done, Entry};

/// A campaign lets its students exchange until an instant.
pub(crate) async fn allow(app: &TestApp, id: CampaignId, until: DateTime<Utc>) {
    let write = app.handle.write(Origin::default()).await.unwrap();
    let row = campaign::ActiveModel { id: Set(id), exchanges_until: Set(Some(until)), ..Default::default() };
    row.update(write.tx()).await.unwrap();
    write.commit(Done::told((), Entry::new("test.exchanges_allowed", "campaign", id))).await.unwrap();
}

/// The placement that a participant has now.
pub(crate) async fn live(app: &TestApp, id: ParticipantId) -> Option<placement::Model> {
    placement::Entity::find()
        .filter(placement::Column::ParticipantId.eq(id))
        .filter(placement::Column::CancelledAt.is_null())
        .filter(placement::Column::SecondaryOfId.is_null())
        .one(app.handle.db.read())
        .await
        .unwrap()
}

/// The login of a student of the school by his number, from 1.
pub(crate) fn login(number: usize) -> String {
    if number == 1 { "student".to_owned() } else { format!("student-{number}") }
}

/// The placement that a student, by his number, has in the campaign of this school.
async fn of_student(app: &TestApp, school: &School, number: usize) -> Option<placement::Model> {
    placement::Entity::find()
        .filter(placement::Column::StudentId.eq(school.students[number - 1]))
        .filter(placement::Column::CampaignId.eq(school.campaign))
        .filter(placement::Column::CancelledAt.is_null())
        .filter(placement::Column::SecondaryOfId.is_null())
        .one(app.handle.db.read())
        .await
        .unwrap()
}

/// Where a student, by his number, reads what an exchange with another would change; none when one of them has no placement.
pub(crate) async fn look(app: &TestApp, school: &School, (mine, theirs): (usize, usize)) -> Option<String> {
    let own = of_student(app, school, mine).await?;
    let site = of_student(app, school, theirs).await?.site_id?;
    Some(format!("/my/placements/{}/exchange?fellow=2200{theirs:04}&site={site}", own.id))
}

/// A student proposes an exchange to another, each by his number.
pub(crate) async fn propose(
    app: &TestApp,
    browser: &mut Browser,
    school: &School,
    two: (usize, usize),
) -> ExchangeId {
    let path = look(app, school, two).await.unwrap();
    let page = browser.get(&path).await;
    assert!(!page.value("seen").is_empty(), "{}", page.text());
    let fields = ["fellow", "site", "seen"].map(|name| (name, page.value(name)));
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let page = browser.post(path.split_once('?').unwrap().0, &fields).await;
    let id = page.path.strip_prefix("/my/exchanges/").unwrap_or_else(|| panic!("{}", page.text()));
    id.parse().unwrap()
}
