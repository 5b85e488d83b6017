//! All queries on communes.

use placet_entity::commune;
use sea_orm::sea_query::{Expr, Func, LikeExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
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
