//! Requests for a placement elsewhere.

use placet_entity::ids::{CampaignId, DocumentId, OutsideRequestId, ParticipantId};
use placet_entity::kinds::OutsideStatus;
use placet_entity::{document, outside_request, participant, student};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationTrait,
};

/// The states of the requests of a campaign.
pub(in crate::campaigns) async fn statuses(
    db: &impl ConnectionTrait,
    id: CampaignId,
) -> Result<Vec<OutsideStatus>, DbErr> {
    outside_request::Entity::find()
        .select_only()
        .column(outside_request::Column::Status)
        .join(JoinType::InnerJoin, outside_request::Relation::Participant.def())
        .filter(participant::Column::CampaignId.eq(id))
        .into_tuple()
        .all(db)
        .await
}

/// A request with who asks.
#[derive(Clone, Debug)]
pub(in crate::campaigns) struct Asked {
    /// The request.
    pub request: outside_request::Model,
    /// The participant.
    pub participant: participant::Model,
    /// The student.
    pub student: student::Model,
    /// The paper sent with it.
    pub document: Option<document::Model>,
}

/// The requests of a campaign, or one of them; the last sent first.
pub(in crate::campaigns) async fn asked(
    db: &impl ConnectionTrait,
    campaign: CampaignId,
    one: Option<OutsideRequestId>,
) -> Result<Vec<Asked>, DbErr> {
    let mut query = outside_request::Entity::find()
        .find_also_related(participant::Entity)
        .filter(participant::Column::CampaignId.eq(campaign))
        .order_by_desc(outside_request::Column::SubmittedAt)
        .order_by_desc(outside_request::Column::Id);
    if let Some(one) = one {
        query = query.filter(outside_request::Column::Id.eq(one));
    }
    let rows = query.all(db).await?;
    let students: Vec<_> = rows.iter().filter_map(|(_, row)| Some(row.as_ref()?.student_id)).collect();
    let documents: Vec<DocumentId> = rows.iter().filter_map(|(row, _)| row.document_id).collect();
    let students = student::Entity::find().filter(student::Column::Id.is_in(students)).all(db).await?;
    let documents = document::Entity::find().filter(document::Column::Id.is_in(documents)).all(db).await?;
    Ok(rows
        .into_iter()
        .filter_map(|(request, participant)| {
            let participant = participant?;
            let student = students.iter().find(|student| student.id == participant.student_id)?.clone();
            let document =
                documents.iter().find(|document| Some(document.id) == request.document_id).cloned();
            Some(Asked { request, participant, student, document })
        })
        .collect())
}

/// The requests of a participant, the last sent first.
pub(in crate::campaigns) async fn of_participant(
    db: &impl ConnectionTrait,
    id: ParticipantId,
) -> Result<Vec<(outside_request::Model, Option<document::Model>)>, DbErr> {
    outside_request::Entity::find()
        .filter(outside_request::Column::ParticipantId.eq(id))
        .find_also_related(document::Entity)
        .order_by_desc(outside_request::Column::SubmittedAt)
        .order_by_desc(outside_request::Column::Id)
        .all(db)
        .await
}

/// A request.
pub(in crate::campaigns) async fn request(
    db: &impl ConnectionTrait,
    id: OutsideRequestId,
) -> Result<Option<(outside_request::Model, Option<participant::Model>)>, DbErr> {
    outside_request::Entity::find_by_id(id).find_also_related(participant::Entity).one(db).await
}

/// Adds a paper.
pub(in crate::campaigns) async fn insert_document(
    db: &impl ConnectionTrait,
    row: document::ActiveModel,
) -> Result<(), DbErr> {
    document::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Adds a request.
pub(in crate::campaigns) async fn insert(
    db: &impl ConnectionTrait,
    row: outside_request::ActiveModel,
) -> Result<(), DbErr> {
    outside_request::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Changes a request.
pub(in crate::campaigns) async fn update(
    db: &impl ConnectionTrait,
    row: outside_request::ActiveModel,
) -> Result<(), DbErr> {
    outside_request::Entity::update(row).exec(db).await?;
    Ok(())
}
