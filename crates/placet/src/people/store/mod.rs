//! All queries on students, their curricula, enrolments, leave, accommodations and tags.

pub(super) mod curricula;
pub(super) mod enrolments;
pub(super) mod file;
pub(super) mod list;
pub(super) mod owed;
pub(super) mod tags;

use placet_entity::ids::{AccountId, CurriculumId, StudentId};
use placet_entity::{curriculum, student};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::model::Places;
use super::standing::Standing;
use crate::kit::db::each;

/// Most identifiers in one query.
pub(super) const CHUNK: usize = 5_000;

/// Changes where curricula stand.
pub(super) async fn record_standings(
    db: &impl ConnectionTrait,
    standings: &[(CurriculumId, Standing)],
) -> Result<(), DbErr> {
    use curriculum::Column;
    for chunk in standings.chunks(200) {
        let score = each(Column::Id, chunk.iter().map(|(id, standing)| (*id, standing.score)));
        let costs = each(Column::Id, chunk.iter().map(|(id, standing)| (*id, standing.costs_count)));
        let debt = each(Column::Id, chunk.iter().map(|(id, standing)| (*id, standing.debt)));
        curriculum::Entity::update_many()
            .col_expr(Column::Score, score.into())
            .col_expr(Column::CostsCount, costs.into())
            .col_expr(Column::Debt, debt.into())
            .filter(Column::Id.is_in(chunk.iter().map(|(id, _)| *id)))
            .exec(db)
            .await?;
    }
    Ok(())
}

/// A student.
pub(super) async fn student(
    db: &impl ConnectionTrait,
    id: StudentId,
) -> Result<Option<student::Model>, DbErr> {
    student::Entity::find_by_id(id).one(db).await
}

/// Those of these students that are there, in the order of their names.
pub(super) async fn students(
    db: &impl ConnectionTrait,
    ids: &[StudentId],
) -> Result<Vec<student::Model>, DbErr> {
    let mut rows = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(CHUNK) {
        rows.extend(
            student::Entity::find().filter(student::Column::Id.is_in(chunk.iter().copied())).all(db).await?,
        );
    }
    rows.sort_by(|one, other| (&one.sort_key, one.id).cmp(&(&other.sort_key, other.id)));
    Ok(rows)
}

/// The students of these numbers.
pub(super) async fn by_numbers(
    db: &impl ConnectionTrait,
    numbers: &[String],
) -> Result<Vec<student::Model>, DbErr> {
    let mut rows = Vec::new();
    for chunk in numbers.chunks(CHUNK) {
        rows.extend(student::Entity::find().filter(student::Column::Number.is_in(chunk)).all(db).await?);
    }
    Ok(rows)
}

/// Adds students.
pub(super) async fn insert(db: &impl ConnectionTrait, rows: Vec<student::ActiveModel>) -> Result<(), DbErr> {
    for chunk in rows.chunks(500) {
        student::Entity::insert_many(chunk.to_vec()).exec_without_returning(db).await?;
    }
    Ok(())
}

/// Changes columns of a student.
pub(super) async fn update(db: &impl ConnectionTrait, row: student::ActiveModel) -> Result<(), DbErr> {
    student::Entity::update(row).exec(db).await?;
    Ok(())
}

/// Gives a student his account; not when he has one.
pub(super) async fn give_account(
    db: &impl ConnectionTrait,
    id: StudentId,
    account: AccountId,
) -> Result<bool, DbErr> {
    let changed = student::Entity::update_many()
        .col_expr(student::Column::AccountId, Expr::value(account))
        .filter(student::Column::Id.eq(id))
        .filter(student::Column::AccountId.is_null())
        .exec(db)
        .await?;
    Ok(changed.rows_affected == 1)
}

/// Where a student says that he lives, and where that is.
pub(super) struct Lives {
    pub id: StudentId,
    pub version: i32,
    pub postcode: Option<String>,
    pub town: Option<String>,
    pub lodging_town: Option<String>,
    pub places: Places,
}

/// Where students say that they live.
pub(super) async fn places(db: &impl ConnectionTrait) -> Result<Vec<Lives>, DbErr> {
    let anywhere = Condition::any()
        .add(student::Column::Town.is_not_null())
        .add(student::Column::LodgingTown.is_not_null());
    let rows: Vec<student::Model> = student::Entity::find().filter(anywhere).all(db).await?;
    let lives = |row: student::Model| Lives {
        id: row.id,
        version: row.version,
        postcode: row.postcode,
        town: row.town,
        lodging_town: row.lodging_town,
        places: Places {
            home: row.latitude.zip(row.longitude),
            lodging: row.lodging_latitude.zip(row.lodging_longitude),
        },
    };
    Ok(rows.into_iter().map(lives).collect())
}

/// Places a student, unless somebody saved him since he was read in this version.
pub(super) async fn place(
    db: &impl ConnectionTrait,
    (id, version): (StudentId, i32),
    places: Places,
) -> Result<(), DbErr> {
    let row = student::ActiveModel {
        latitude: Set(places.home.map(|place| place.0)),
        longitude: Set(places.home.map(|place| place.1)),
        lodging_latitude: Set(places.lodging.map(|place| place.0)),
        lodging_longitude: Set(places.lodging.map(|place| place.1)),
        ..Default::default()
    };
    let same = student::Entity::update_many().set(row).filter(student::Column::Id.eq(id));
    same.filter(student::Column::Version.eq(version)).exec(db).await?;
    Ok(())
}
