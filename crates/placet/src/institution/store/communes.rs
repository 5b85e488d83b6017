//! All queries on communes.

use placet_entity::{commune, organisation, site, student};
use sea_orm::sea_query::{Expr, Func, LikeExpr, OnConflict};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
};

/// Most communes of one name: there are eleven Sainte-Colombe.
const SAME_NAME: u64 = 500;

/// The communes that a folded name and a postcode may mean.
pub(in crate::institution) async fn candidates(
    db: &impl ConnectionTrait,
    postcode: Option<&str>,
    key: &str,
) -> Result<Vec<commune::Model>, DbErr> {
    if key.is_empty() {
        return Ok(Vec::new());
    }
    let mut any = Condition::any().add(commune::Column::SearchKey.starts_with(format!("{key} ")));
    if let Some(code) = postcode.filter(|code| code.len() == 5 && code.bytes().all(|b| b.is_ascii_digit())) {
        any = any.add(commune::Column::Postcodes.contains(code));
    }
    commune::Entity::find().filter(any).limit(SAME_NAME).all(db).await
}

/// The communes whose folded name begins so, or of which a postcode begins so; shortest names first.
pub(in crate::institution) async fn search(
    db: &impl ConnectionTrait,
    key: &str,
    limit: u64,
) -> Result<Vec<commune::Model>, DbErr> {
    let words = format!("% {}%", key.replace(['%', '_', '\\'], ""));
    let any = Condition::any()
        .add(commune::Column::SearchKey.starts_with(key))
        .add(commune::Column::SearchKey.like(LikeExpr::new(words)));
    commune::Entity::find()
        .filter(any)
        .order_by_asc(Expr::expr(Func::char_length(Expr::col(commune::Column::Name))))
        .order_by_asc(commune::Column::SearchKey)
        .limit(limit)
        .all(db)
        .await
}

/// All of them.
pub(in crate::institution) async fn all(db: &impl ConnectionTrait) -> Result<Vec<commune::Model>, DbErr> {
    commune::Entity::find().all(db).await
}

/// How many there are.
pub(in crate::institution) async fn count(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    commune::Entity::find().count(db).await
}

/// How many have no coordinates.
pub(in crate::institution) async fn without_place(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    commune::Entity::find().filter(commune::Column::Latitude.is_null()).count(db).await
}

/// Adds communes, or replaces those of the same code.
pub(in crate::institution) async fn put(
    db: &impl ConnectionTrait,
    rows: Vec<commune::Model>,
) -> Result<(), DbErr> {
    let columns = [
        commune::Column::Name,
        commune::Column::Postcodes,
        commune::Column::SearchKey,
        commune::Column::Latitude,
        commune::Column::Longitude,
    ];
    for chunk in rows.chunks(500) {
        let replaced = OnConflict::column(commune::Column::Code).update_columns(columns).to_owned();
        let rows = chunk.iter().map(|row| row.clone().into_active_model());
        commune::Entity::insert_many(rows).on_conflict(replaced).exec_without_returning(db).await?;
    }
    Ok(())
}

/// Removes communes.
pub(in crate::institution) async fn remove(db: &impl ConnectionTrait, codes: &[String]) -> Result<(), DbErr> {
    for chunk in codes.chunks(500) {
        commune::Entity::delete_many().filter(commune::Column::Code.is_in(chunk)).exec(db).await?;
    }
    Ok(())
}

/// Every postcode and town that an address names: of sites, organisations and students, and where these lodge.
pub(in crate::institution) async fn addresses(
    db: &impl ConnectionTrait,
) -> Result<Vec<(Option<String>, String)>, DbErr> {
    type Row = (Option<String>, Option<String>);
    let mut found: Vec<Row> = Vec::new();
    macro_rules! named {
        ($entity:ident) => {
            let rows: Vec<Row> = $entity::Entity::find()
                .filter($entity::Column::Town.is_not_null())
                .select_only()
                .columns([$entity::Column::Postcode, $entity::Column::Town])
                .distinct()
                .into_tuple()
                .all(db)
                .await?;
            found.extend(rows);
        };
    }
    named!(site);
    named!(organisation);
    named!(student);
    let lodgings: Vec<Option<String>> = student::Entity::find()
        .filter(student::Column::LodgingTown.is_not_null())
        .select_only()
        .column(student::Column::LodgingTown)
        .distinct()
        .into_tuple()
        .all(db)
        .await?;
    found.extend(lodgings.into_iter().map(|town| (None, town)));
    Ok(found.into_iter().filter_map(|(postcode, town)| Some((postcode, town?))).collect())
}
