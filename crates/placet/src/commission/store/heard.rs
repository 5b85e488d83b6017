//! Queries on what members say and vote on a case, and on who stepped aside from it.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use placet_entity::ids::{
    AccountId, CampaignId, CaseCommentId, CommissionMemberId, CommissionSessionId, DecisionId, ParticipantId,
};
use placet_entity::kinds::PlacementStatus;
use placet_entity::{
    account, case_comment, case_recusal, case_vote, commission_member, decision, participant, placement,
};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel as _, JoinType, PaginatorTrait as _,
    QueryFilter, QueryOrder, QuerySelect, RelationTrait as _,
};

/// Whether a participant is one of the campaign's.
pub(in crate::commission) async fn takes_part(
    db: &impl ConnectionTrait,
    campaign: CampaignId,
    id: ParticipantId,
) -> Result<bool, DbErr> {
    let row = participant::Entity::find_by_id(id).filter(participant::Column::CampaignId.eq(campaign));
    Ok(row.count(db).await? > 0)
}

/// What a vote on a case is about: the decision in force, else what is proposed. Another text means that it is about something
/// else.
pub fn subject(decision: Option<DecisionId>, proposal: Option<&placement::Model>) -> String {
    match (decision, proposal) {
        (Some(id), _) => format!("decision {id}"),
        (None, Some(row)) => match (row.opening_id, row.site_id) {
            (Some(opening), _) => format!("opening {opening}"),
            (None, Some(site)) => format!("site {site}"),
            (None, None) => format!("host {}", row.host_name.as_deref().unwrap_or_default()),
        },
        (None, None) => "nothing".to_owned(),
    }
}

/// What a vote on a case would be about now.
pub(in crate::commission) async fn subject_now(
    db: &impl ConnectionTrait,
    id: ParticipantId,
) -> Result<String, DbErr> {
    let decision = decision::Entity::find()
        .filter(decision::Column::ParticipantId.eq(id))
        .filter(decision::Column::WithdrawnAt.is_null())
        .one(db)
        .await?;
    let proposal = placement::Entity::find()
        .filter(placement::Column::ParticipantId.eq(id))
        .filter(placement::Column::SecondaryOfId.is_null())
        .filter(placement::Column::Status.ne(PlacementStatus::Cancelled))
        .filter(placement::Column::CancelledAt.is_null())
        .one(db)
        .await?;
    Ok(subject(decision.map(|row| row.id), proposal.as_ref()))
}

/// The comments on a case, the first first, with who wrote each.
pub(in crate::commission) async fn comments(
    db: &impl ConnectionTrait,
    id: ParticipantId,
) -> Result<Vec<(case_comment::Model, String)>, DbErr> {
    let rows = case_comment::Entity::find()
        .filter(case_comment::Column::ParticipantId.eq(id))
        .join(JoinType::InnerJoin, case_comment::Relation::Member.def())
        .join(JoinType::InnerJoin, commission_member::Relation::Account.def())
        .select_also(account::Entity)
        .order_by_asc(case_comment::Column::WrittenAt)
        .order_by_asc(case_comment::Column::Id)
        .all(db)
        .await?;
    let named = rows.into_iter().map(|(row, by)| (row, by.map(|by| by.display_name).unwrap_or_default()));
    Ok(named.collect())
}

/// Keeps a comment.
pub(in crate::commission) async fn insert_comment(
    db: &impl ConnectionTrait,
    row: case_comment::Model,
) -> Result<(), DbErr> {
    case_comment::Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
    Ok(())
}

/// Withdraws a comment that a member wrote on a case; says whether there was one to withdraw.
pub(in crate::commission) async fn withdraw_comment(
    db: &impl ConnectionTrait,
    (participant, member): (ParticipantId, CommissionMemberId),
    id: CaseCommentId,
    at: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let change = case_comment::ActiveModel { withdrawn_at: Set(Some(at)), ..Default::default() };
    let done = case_comment::Entity::update_many()
        .set(change)
        .filter(case_comment::Column::Id.eq(id))
        .filter(case_comment::Column::ParticipantId.eq(participant))
        .filter(case_comment::Column::MemberId.eq(member))
        .filter(case_comment::Column::WithdrawnAt.is_null())
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// The votes of a session.
pub(in crate::commission) async fn votes(
    db: &impl ConnectionTrait,
    id: CommissionSessionId,
) -> Result<Vec<case_vote::Model>, DbErr> {
    case_vote::Entity::find().filter(case_vote::Column::SessionId.eq(id)).all(db).await
}

/// The votes of a session on one case.
pub(in crate::commission) async fn votes_on(
    db: &impl ConnectionTrait,
    session: CommissionSessionId,
    id: ParticipantId,
) -> Result<Vec<case_vote::Model>, DbErr> {
    case_vote::Entity::find()
        .filter(case_vote::Column::SessionId.eq(session))
        .filter(case_vote::Column::ParticipantId.eq(id))
        .all(db)
        .await
}

/// Keeps a vote, in place of the one that the member gave in this session.
pub(in crate::commission) async fn cast(
    db: &impl ConnectionTrait,
    row: case_vote::Model,
) -> Result<(), DbErr> {
    case_vote::Entity::delete_by_id((row.session_id, row.participant_id, row.member_id)).exec(db).await?;
    case_vote::Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
    Ok(())
}

/// The members who stepped aside from a case.
pub(in crate::commission) async fn aside(
    db: &impl ConnectionTrait,
    id: ParticipantId,
) -> Result<Vec<case_recusal::Model>, DbErr> {
    case_recusal::Entity::find()
        .filter(case_recusal::Column::ParticipantId.eq(id))
        .order_by_asc(case_recusal::Column::SteppedAsideAt)
        .order_by_asc(case_recusal::Column::MemberId)
        .all(db)
        .await
}

/// The members who stepped aside, by case, in a campaign.
pub(in crate::commission) async fn aside_in(
    db: &impl ConnectionTrait,
    campaign: CampaignId,
) -> Result<HashMap<ParticipantId, HashSet<CommissionMemberId>>, DbErr> {
    let rows = case_recusal::Entity::find()
        .join(JoinType::InnerJoin, case_recusal::Relation::Participant.def())
        .filter(participant::Column::CampaignId.eq(campaign))
        .all(db)
        .await?;
    let mut found: HashMap<_, HashSet<_>> = HashMap::new();
    for row in rows {
        found.entry(row.participant_id).or_default().insert(row.member_id);
    }
    Ok(found)
}

/// Whether a person stepped aside from a case, as a member then or still.
pub(in crate::commission) async fn has_stepped_aside(
    db: &impl ConnectionTrait,
    id: ParticipantId,
    account: AccountId,
) -> Result<bool, DbErr> {
    let rows = case_recusal::Entity::find()
        .join(JoinType::InnerJoin, case_recusal::Relation::Member.def())
        .filter(case_recusal::Column::ParticipantId.eq(id))
        .filter(commission_member::Column::AccountId.eq(account));
    Ok(rows.count(db).await? > 0)
}

/// Notes that a member stepped aside from a case.
pub(in crate::commission) async fn step_aside(
    db: &impl ConnectionTrait,
    row: case_recusal::Model,
) -> Result<(), DbErr> {
    case_recusal::Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
    Ok(())
}
