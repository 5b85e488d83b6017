//! Queries on members, sessions and who was there.

use std::collections::{HashMap, HashSet};

use placet_entity::ids::{AccountId, CampaignId, CommissionMemberId, CommissionSessionId};
use placet_entity::kinds::{AccountStatus, Attendance, PublicationState, Role};
use placet_entity::{
    account, campaign, case_vote, commission_attendance, commission_member, commission_session, publication,
    role_grant,
};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel as _, PaginatorTrait as _, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait as _,
};

/// A member with his name.
#[derive(Clone, Debug)]
pub struct Seated {
    /// The row.
    pub row: commission_member::Model,
    /// His shown name.
    pub name: String,
}

impl Seated {
    /// Whether he is a member now.
    pub fn is_live(&self) -> bool {
        self.row.left_at.is_none()
    }
}

/// A campaign, held until the end of the write: what is said, voted and closed at once is done one after the other.
pub(in crate::commission) async fn hold(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<Option<campaign::Model>, DbErr> {
    campaign::Entity::find_by_id(id).lock_exclusive().one(db).await
}

/// The members of a campaign's commission and those who left, the first who came first.
pub(in crate::commission) async fn members(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<Vec<Seated>, DbErr> {
    let rows = commission_member::Entity::find()
        .filter(commission_member::Column::CampaignId.eq(id))
        .find_also_related(account::Entity)
        .order_by_asc(commission_member::Column::JoinedAt)
        .order_by_asc(commission_member::Column::Id)
        .all(db)
        .await?;
    let named = rows.into_iter().map(|(row, account)| Seated {
        row,
        name: account.map(|account| account.display_name).unwrap_or_default(),
    });
    Ok(named.collect())
}

/// What a person is or was in a campaign's commission.
pub(in crate::commission) async fn member_of(
    db: &impl ConnectionTrait,
    campaign: CampaignId,
    account: AccountId,
) -> Result<Option<commission_member::Model>, DbErr> {
    commission_member::Entity::find()
        .filter(commission_member::Column::CampaignId.eq(campaign))
        .filter(commission_member::Column::AccountId.eq(account))
        .one(db)
        .await
}

/// Whether a person chairs a campaign's commission.
pub async fn chairs(
    db: &impl ConnectionTrait,
    campaign: CampaignId,
    account: AccountId,
) -> Result<bool, DbErr> {
    let row = member_of(db, campaign, account).await?;
    Ok(row.is_some_and(|row| row.chair && row.left_at.is_none()))
}

/// Whether a publication of a campaign waits for a second person.
pub(in crate::commission) async fn publication_waits(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<bool, DbErr> {
    let rows = publication::Entity::find()
        .filter(publication::Column::CampaignId.eq(id))
        .filter(publication::Column::State.eq(PublicationState::Requested));
    Ok(rows.count(db).await? > 0)
}

/// The people who may be members: active accounts of the commission or of managers, by name.
pub(in crate::commission) async fn eligible(db: &impl ConnectionTrait) -> Result<Vec<account::Model>, DbErr> {
    let holders = role_grant::Entity::find()
        .select_only()
        .column(role_grant::Column::AccountId)
        .filter(role_grant::Column::Role.is_in([Role::Commission, Role::Manager]))
        .into_query();
    account::Entity::find()
        .filter(account::Column::Status.eq(AccountStatus::Active))
        .filter(account::Column::Id.in_subquery(holders))
        .order_by_asc(account::Column::DisplayName)
        .order_by_asc(account::Column::Id)
        .all(db)
        .await
}

/// Adds a member.
pub(in crate::commission) async fn insert_member(
    db: &impl ConnectionTrait,
    row: commission_member::Model,
) -> Result<(), DbErr> {
    commission_member::Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
    Ok(())
}

/// Changes columns of a member.
pub(in crate::commission) async fn update_member(
    db: &impl ConnectionTrait,
    row: commission_member::ActiveModel,
) -> Result<(), DbErr> {
    commission_member::Entity::update(row).exec(db).await?;
    Ok(())
}

/// Leaves a campaign's commission without a chair.
pub(in crate::commission) async fn unseat_chair(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<(), DbErr> {
    commission_member::Entity::update_many()
        .col_expr(commission_member::Column::Chair, Expr::value(false))
        .filter(commission_member::Column::CampaignId.eq(id))
        .filter(commission_member::Column::Chair.eq(true))
        .exec(db)
        .await?;
    Ok(())
}

/// The sessions of a campaign, the last first.
pub(in crate::commission) async fn sessions(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<Vec<commission_session::Model>, DbErr> {
    commission_session::Entity::find()
        .filter(commission_session::Column::CampaignId.eq(id))
        .order_by_desc(commission_session::Column::OpenedAt)
        .order_by_desc(commission_session::Column::Id)
        .all(db)
        .await
}

/// A session of a campaign.
pub(in crate::commission) async fn session(
    db: &impl ConnectionTrait,
    campaign: CampaignId,
    id: CommissionSessionId,
) -> Result<Option<commission_session::Model>, DbErr> {
    commission_session::Entity::find_by_id(id)
        .filter(commission_session::Column::CampaignId.eq(campaign))
        .one(db)
        .await
}

/// The session of a campaign that is open.
pub(in crate::commission) async fn open_session(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<Option<commission_session::Model>, DbErr> {
    commission_session::Entity::find()
        .filter(commission_session::Column::CampaignId.eq(id))
        .filter(commission_session::Column::ClosedAt.is_null())
        .one(db)
        .await
}

/// Opens a session.
pub(in crate::commission) async fn insert_session(
    db: &impl ConnectionTrait,
    row: commission_session::Model,
) -> Result<(), DbErr> {
    commission_session::Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
    Ok(())
}

/// Changes columns of a session.
pub(in crate::commission) async fn update_session(
    db: &impl ConnectionTrait,
    row: commission_session::ActiveModel,
) -> Result<(), DbErr> {
    commission_session::Entity::update(row).exec(db).await?;
    Ok(())
}

/// How members were at a session, as it was noted: who votes is there, whatever was noted.
pub(in crate::commission) async fn attendances(
    db: &impl ConnectionTrait,
    id: CommissionSessionId,
) -> Result<HashMap<CommissionMemberId, Attendance>, DbErr> {
    let noted = commission_attendance::Entity::find()
        .filter(commission_attendance::Column::SessionId.eq(id))
        .all(db)
        .await?;
    let mut found: HashMap<_, _> = noted.into_iter().map(|row| (row.member_id, row.attendance)).collect();
    let voters: HashSet<CommissionMemberId> = case_vote::Entity::find()
        .select_only()
        .column(case_vote::Column::MemberId)
        .distinct()
        .filter(case_vote::Column::SessionId.eq(id))
        .into_tuple()
        .all(db)
        .await?
        .into_iter()
        .collect();
    found.extend(voters.into_iter().map(|member| (member, Attendance::Present)));
    Ok(found)
}

/// Notes how members were at a session, in place of what was noted.
pub(in crate::commission) async fn note_attendances(
    db: &impl ConnectionTrait,
    id: CommissionSessionId,
    noted: &[(CommissionMemberId, Attendance)],
) -> Result<(), DbErr> {
    commission_attendance::Entity::delete_many()
        .filter(commission_attendance::Column::SessionId.eq(id))
        .exec(db)
        .await?;
    if noted.is_empty() {
        return Ok(());
    }
    let rows = noted.iter().map(|(member, attendance)| {
        let row =
            commission_attendance::Model { session_id: id, member_id: *member, attendance: *attendance };
        row.into_active_model()
    });
    commission_attendance::Entity::insert_many(rows).exec_without_returning(db).await?;
    Ok(())
}
