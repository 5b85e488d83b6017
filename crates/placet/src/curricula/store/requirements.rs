//! Requirements with their lists.

use std::collections::BTreeMap;

use placet_entity::ids::{ProgrammeId, RequirementId, SiteCategoryId, StudyLevelId};
use placet_entity::{
    academic_year, programme, requirement, requirement_category, requirement_level, site, site_category,
    student, study_level,
};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel as _,
    QueryFilter, QueryOrder, QuerySelect as _,
};

use crate::curricula::model::Asked;
use crate::curricula::words::Names;

/// The requirements of every programme, or of one, in their order.
pub(in crate::curricula) async fn all(
    db: &impl ConnectionTrait,
    of: Option<ProgrammeId>,
) -> Result<Vec<Asked>, DbErr> {
    let mut select = requirement::Entity::find();
    if let Some(programme) = of {
        select = select.filter(requirement::Column::ProgrammeId.eq(programme));
    }
    let rows =
        select.order_by_asc(requirement::Column::Rank).order_by_asc(requirement::Column::Id).all(db).await?;
    with_lists(db, rows).await
}

/// A requirement.
pub(in crate::curricula) async fn find(
    db: &impl ConnectionTrait,
    id: RequirementId,
) -> Result<Option<Asked>, DbErr> {
    let row = requirement::Entity::find_by_id(id).one(db).await?;
    Ok(with_lists(db, row.into_iter().collect()).await?.pop())
}

async fn with_lists(db: &impl ConnectionTrait, rows: Vec<requirement::Model>) -> Result<Vec<Asked>, DbErr> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut categories: BTreeMap<RequirementId, Vec<SiteCategoryId>> = BTreeMap::new();
    for row in requirement_category::Entity::find().all(db).await? {
        categories.entry(row.requirement_id).or_default().push(row.category_id);
    }
    let mut levels: BTreeMap<RequirementId, Vec<StudyLevelId>> = BTreeMap::new();
    for row in requirement_level::Entity::find().all(db).await? {
        levels.entry(row.requirement_id).or_default().push(row.level_id);
    }
    let asked = rows.into_iter().map(|row| Asked {
        categories: categories.remove(&row.id).unwrap_or_default(),
        levels: levels.remove(&row.id).unwrap_or_default(),
        row,
    });
    Ok(asked.collect())
}

/// Keeps the requirements of a programme from other writers until the end of the write, so that two people who change their
/// order at once do it one after the other. Gives whether the programme is there.
pub(in crate::curricula) async fn hold(
    db: &impl ConnectionTrait,
    programme: ProgrammeId,
) -> Result<bool, DbErr> {
    Ok(programme::Entity::find_by_id(programme).lock_exclusive().one(db).await?.is_some())
}

/// Adds a requirement.
pub(in crate::curricula) async fn insert(db: &impl ConnectionTrait, asked: &Asked) -> Result<(), DbErr> {
    requirement::Entity::insert(asked.row.clone().into_active_model()).exec_without_returning(db).await?;
    add_lists(db, asked).await
}

/// Saves a requirement.
pub(in crate::curricula) async fn update(db: &impl ConnectionTrait, asked: &Asked) -> Result<(), DbErr> {
    requirement::Entity::update(asked.row.clone().into_active_model().reset_all()).exec(db).await?;
    remove_lists(db, asked.row.id).await?;
    add_lists(db, asked).await
}

async fn add_lists(db: &impl ConnectionTrait, asked: &Asked) -> Result<(), DbErr> {
    let id = asked.row.id;
    if !asked.categories.is_empty() {
        let rows = asked.categories.iter().map(|category| requirement_category::ActiveModel {
            requirement_id: Set(id),
            category_id: Set(*category),
        });
        requirement_category::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    if !asked.levels.is_empty() {
        let rows = asked
            .levels
            .iter()
            .map(|level| requirement_level::ActiveModel { requirement_id: Set(id), level_id: Set(*level) });
        requirement_level::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    Ok(())
}

async fn remove_lists(db: &impl ConnectionTrait, id: RequirementId) -> Result<(), DbErr> {
    let of = requirement_category::Column::RequirementId.eq(id);
    requirement_category::Entity::delete_many().filter(of).exec(db).await?;
    let of = requirement_level::Column::RequirementId.eq(id);
    requirement_level::Entity::delete_many().filter(of).exec(db).await?;
    Ok(())
}

/// Changes the place of requirements in the order of their programme.
pub(in crate::curricula) async fn rank(
    db: &impl ConnectionTrait,
    ranks: &[(RequirementId, i32)],
) -> Result<(), DbErr> {
    for (id, rank) in ranks {
        let row = requirement::ActiveModel { id: Set(*id), rank: Set(*rank), ..Default::default() };
        requirement::Entity::update(row).exec(db).await?;
    }
    Ok(())
}

/// Removes a requirement for which nothing is settled any more.
pub(in crate::curricula) async fn delete(db: &impl ConnectionTrait, id: RequirementId) -> Result<(), DbErr> {
    remove_lists(db, id).await?;
    requirement::Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

/// The programmes that are in use, by name.
pub(in crate::curricula) async fn programmes(
    db: &impl ConnectionTrait,
) -> Result<Vec<programme::Model>, DbErr> {
    programme::Entity::find()
        .filter(programme::Column::ArchivedAt.is_null())
        .order_by_asc(programme::Column::Name)
        .order_by_asc(programme::Column::Id)
        .all(db)
        .await
}

/// The levels that are in use, of one programme after the other, each in its order.
pub(in crate::curricula) async fn levels(
    db: &impl ConnectionTrait,
) -> Result<Vec<study_level::Model>, DbErr> {
    study_level::Entity::find()
        .filter(study_level::Column::ArchivedAt.is_null())
        .order_by_asc(study_level::Column::ProgrammeId)
        .order_by_asc(study_level::Column::Rank)
        .all(db)
        .await
}

/// The years, in their order.
pub(in crate::curricula) async fn years(
    db: &impl ConnectionTrait,
) -> Result<Vec<academic_year::Model>, DbErr> {
    academic_year::Entity::find().order_by_asc(academic_year::Column::StartOn).all(db).await
}

/// A student.
pub(in crate::curricula) async fn student(
    db: &impl ConnectionTrait,
    id: placet_entity::ids::StudentId,
) -> Result<Option<student::Model>, DbErr> {
    student::Entity::find_by_id(id).one(db).await
}

/// The names that requirements refer to, archived ones too.
pub(in crate::curricula) async fn names(db: &impl ConnectionTrait, asked: &[Asked]) -> Result<Names, DbErr> {
    let sites: Vec<_> = asked.iter().filter_map(|asked| asked.row.site_id).collect();
    let sites = site::Entity::find().filter(site::Column::Id.is_in(sites)).all(db).await?;
    let levels = study_level::Entity::find().all(db).await?;
    Ok(Names {
        categories: categories(db).await?.into_iter().map(|row| (row.id, row.name)).collect(),
        levels: levels.into_iter().map(|row| (row.id, row.name)).collect(),
        sites: sites.into_iter().map(|row| (row.id, row.name)).collect(),
    })
}

/// Every category, in its order.
pub(in crate::curricula) async fn categories(
    db: &impl ConnectionTrait,
) -> Result<Vec<site_category::Model>, DbErr> {
    site_category::Entity::find()
        .order_by_asc(site_category::Column::Rank)
        .order_by_asc(site_category::Column::Name)
        .all(db)
        .await
}
