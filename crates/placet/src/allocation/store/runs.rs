//! The runs.

use placet_entity::ids::{AllocationRunId, CampaignId};
use placet_entity::kinds::RunState;
use placet_entity::{
    account, allocation_run, campaign, campaign_cohort, opening, participant, site, student,
};
use sea_orm::sea_query::Query;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::allocation::view::{Names, Person};
use crate::campaigns::CampaignView;
use crate::people::shown_name;

/// A campaign, held until the end of the transaction: numbers and choices are given one at a time.
pub(in crate::allocation) async fn hold_campaign(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<Option<campaign::Model>, DbErr> {
    campaign::Entity::find_by_id(id).lock_exclusive().one(db).await
}

/// The runs of a campaign, the last first, with who asked for each.
pub(in crate::allocation) async fn runs(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<Vec<(allocation_run::Model, Option<account::Model>)>, DbErr> {
    allocation_run::Entity::find()
        .filter(allocation_run::Column::CampaignId.eq(id))
        .find_also_related(account::Entity)
        .order_by_desc(allocation_run::Column::Number)
        .all(db)
        .await
}

/// The same without those that repair another: what can be compared and chosen.
pub(in crate::allocation) async fn whole(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<Vec<(allocation_run::Model, Option<account::Model>)>, DbErr> {
    let all = runs(db, id).await?;
    Ok(all.into_iter().filter(|(row, _)| row.parent_id.is_none()).collect())
}

/// A run of a campaign by its number, with who asked for it.
pub(in crate::allocation) async fn run(
    db: &impl ConnectionTrait,
    id: CampaignId,
    number: i32,
) -> Result<Option<(allocation_run::Model, Option<account::Model>)>, DbErr> {
    allocation_run::Entity::find()
        .filter(allocation_run::Column::CampaignId.eq(id))
        .filter(allocation_run::Column::Number.eq(number))
        .find_also_related(account::Entity)
        .one(db)
        .await
}

/// The published runs of the other campaigns of a campaign's cohorts, the latest first, each with its campaign's name.
pub(in crate::allocation) async fn published(
    db: &impl ConnectionTrait,
    view: &CampaignView,
    most: u64,
) -> Result<Vec<(String, allocation_run::Model)>, DbErr> {
    let cohorts: Vec<_> = view.cohorts.iter().map(|cohort| cohort.id).collect();
    let theirs = Query::select()
        .column(campaign_cohort::Column::CampaignId)
        .from(campaign_cohort::Entity)
        .and_where(campaign_cohort::Column::CohortId.is_in(cohorts))
        .to_owned();
    let rows = allocation_run::Entity::find()
        .find_also_related(campaign::Entity)
        .filter(allocation_run::Column::State.eq(RunState::Published))
        .filter(allocation_run::Column::CampaignId.ne(view.id()))
        .filter(allocation_run::Column::CampaignId.in_subquery(theirs))
        .order_by_desc(campaign::Column::StartAt)
        .limit(most)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|(run, campaign)| Some((campaign?.name, run))).collect())
}

/// A run by its identifier.
pub(in crate::allocation) async fn run_by_id(
    db: &impl ConnectionTrait,
    id: AllocationRunId,
) -> Result<Option<allocation_run::Model>, DbErr> {
    allocation_run::Entity::find_by_id(id).one(db).await
}

/// The highest number of a run of a campaign.
pub(in crate::allocation) async fn last_number(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<i32, DbErr> {
    let last: Option<i32> = allocation_run::Entity::find()
        .select_only()
        .column(allocation_run::Column::Number)
        .filter(allocation_run::Column::CampaignId.eq(id))
        .order_by_desc(allocation_run::Column::Number)
        .into_tuple()
        .one(db)
        .await?;
    Ok(last.unwrap_or(0))
}

/// The runs that were being computed when the program stopped.
pub(in crate::allocation) async fn computing(
    db: &impl ConnectionTrait,
) -> Result<Vec<AllocationRunId>, DbErr> {
    allocation_run::Entity::find()
        .select_only()
        .column(allocation_run::Column::Id)
        .filter(allocation_run::Column::State.eq(RunState::Computing))
        .order_by_asc(allocation_run::Column::Id)
        .into_tuple()
        .all(db)
        .await
}

/// Keeps a run.
pub(in crate::allocation) async fn insert(
    db: &impl ConnectionTrait,
    row: allocation_run::ActiveModel,
) -> Result<(), DbErr> {
    allocation_run::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Changes a run that is in one of these states; says whether it was.
pub(in crate::allocation) async fn update(
    db: &impl ConnectionTrait,
    id: AllocationRunId,
    from: &[RunState],
    change: allocation_run::ActiveModel,
) -> Result<bool, DbErr> {
    let done = allocation_run::Entity::update_many()
        .set(change)
        .filter(allocation_run::Column::Id.eq(id))
        .filter(allocation_run::Column::State.is_in(from.iter().copied()))
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Runs of a campaign in one state.
pub(in crate::allocation) async fn in_state(
    db: &impl ConnectionTrait,
    id: CampaignId,
    state: RunState,
) -> Result<Option<allocation_run::Model>, DbErr> {
    allocation_run::Entity::find()
        .filter(allocation_run::Column::CampaignId.eq(id))
        .filter(allocation_run::Column::State.eq(state))
        .order_by_desc(allocation_run::Column::Number)
        .one(db)
        .await
}

/// Who and where the identifiers of a campaign's problems are.
pub(in crate::allocation) async fn names(db: &impl ConnectionTrait, id: CampaignId) -> Result<Names, DbErr> {
    let people = participant::Entity::find()
        .filter(participant::Column::CampaignId.eq(id))
        .find_also_related(student::Entity)
        .all(db)
        .await?;
    let sites = opening::Entity::find()
        .filter(opening::Column::CampaignId.eq(id))
        .find_also_related(site::Entity)
        .all(db)
        .await?;
    Ok(Names {
        people: people
            .into_iter()
            .filter_map(|(row, student)| {
                let student = student?;
                let person = Person {
                    name: shown_name(&student),
                    number: student.number,
                    sort_key: student.sort_key,
                    search_key: student.search_key,
                };
                Some((row.id, person))
            })
            .collect(),
        sites: sites.into_iter().filter_map(|(row, site)| Some((row.id, site?.name))).collect(),
    })
}

/// Makes a ready run the chosen one; the one chosen before is ready again. Says whether it was ready.
pub(in crate::allocation) async fn choose(
    db: &impl ConnectionTrait,
    id: CampaignId,
    run: AllocationRunId,
) -> Result<bool, DbErr> {
    let back = allocation_run::ActiveModel { state: Set(RunState::Ready), ..Default::default() };
    allocation_run::Entity::update_many()
        .set(back)
        .filter(allocation_run::Column::CampaignId.eq(id))
        .filter(allocation_run::Column::State.eq(RunState::Chosen))
        .filter(allocation_run::Column::Id.ne(run))
        .exec(db)
        .await?;
    let change = allocation_run::ActiveModel { state: Set(RunState::Chosen), ..Default::default() };
    update(db, run, &[RunState::Ready, RunState::Chosen], change).await
}
