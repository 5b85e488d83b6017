//! All queries on accounts, identities, roles and sessions.

use chrono::{DateTime, Utc};
use placet_entity::ids::AccountId;
use placet_entity::kinds::{AccountStatus, Role};
use placet_entity::{account, identity, role_grant, session, sign_in_failure, student};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder,
};

use super::model::Signed;

/// A session with its account, if both are alive at `now`.
pub(super) async fn signed(
    db: &impl ConnectionTrait,
    hashed: &str,
    now: DateTime<Utc>,
) -> Result<Option<(session::Model, Signed)>, DbErr> {
    let found =
        session::Entity::find_by_id(hashed.to_owned()).find_also_related(account::Entity).one(db).await?;
    let Some((session, Some(account))) = found else { return Ok(None) };
    if session.expires_at <= now || account.status != AccountStatus::Active {
        return Ok(None);
    }
    let roles =
        role_grant::Entity::find().filter(role_grant::Column::AccountId.eq(account.id)).all(db).await?;
    let mut roles: Vec<Role> = roles.into_iter().map(|grant| grant.role).collect();
    roles.sort();
    let student = if roles.contains(&Role::Student) {
        student::Entity::find()
            .filter(student::Column::AccountId.eq(account.id))
            .one(db)
            .await?
            .map(|row| row.id)
    } else {
        None
    };
    let signed = Signed {
        session: session.id.clone(),
        account: account.id,
        name: account.display_name,
        roles,
        student,
    };
    Ok(Some((session, signed)))
}

/// The local identity of a login, with its account.
pub(super) async fn local_identity(
    db: &impl ConnectionTrait,
    login: &str,
) -> Result<Option<(identity::Model, account::Model)>, DbErr> {
    let found = identity::Entity::find()
        .filter(identity::Column::Provider.eq("local"))
        .filter(identity::Column::Subject.eq(login))
        .find_also_related(account::Entity)
        .one(db)
        .await?;
    Ok(found.and_then(|(identity, account)| Some((identity, account?))))
}

/// How many sign-ins failed since an instant, for a login or from an address.
pub(super) async fn failures(
    db: &impl ConnectionTrait,
    login_key: &str,
    address: &str,
    since: DateTime<Utc>,
) -> Result<(u64, u64), DbErr> {
    let recent = || sign_in_failure::Entity::find().filter(sign_in_failure::Column::At.gte(since));
    let login = recent().filter(sign_in_failure::Column::LoginKey.eq(login_key)).count(db).await?;
    let address = recent().filter(sign_in_failure::Column::Address.eq(address)).count(db).await?;
    Ok((login, address))
}

/// Counts a failed sign-in, and forgets those before `forget`.
pub(super) async fn count_failure(
    db: &impl ConnectionTrait,
    row: sign_in_failure::ActiveModel,
    forget: DateTime<Utc>,
) -> Result<(), DbErr> {
    sign_in_failure::Entity::delete_many().filter(sign_in_failure::Column::At.lt(forget)).exec(db).await?;
    sign_in_failure::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Forgets the failures of a login, and opens its session.
pub(super) async fn open_session(
    db: &impl ConnectionTrait,
    login_key: &str,
    row: session::ActiveModel,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    sign_in_failure::Entity::delete_many()
        .filter(sign_in_failure::Column::LoginKey.eq(login_key))
        .exec(db)
        .await?;
    session::Entity::delete_many().filter(session::Column::ExpiresAt.lte(now)).exec(db).await?;
    session::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Ends a session.
pub(super) async fn close_session(db: &impl ConnectionTrait, hashed: &str) -> Result<(), DbErr> {
    session::Entity::delete_by_id(hashed.to_owned()).exec(db).await?;
    Ok(())
}

/// Notes when a session was last seen.
pub(super) async fn see_session(
    db: &impl ConnectionTrait,
    hashed: &str,
    at: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = session::ActiveModel { id: Set(hashed.to_owned()), seen_at: Set(at), ..Default::default() };
    session::Entity::update(row).exec(db).await?;
    Ok(())
}

/// Creates an account with its local identity and roles.
pub(super) async fn insert_account(
    db: &impl ConnectionTrait,
    account: account::ActiveModel,
    identity: Option<identity::ActiveModel>,
    roles: Vec<role_grant::ActiveModel>,
) -> Result<(), DbErr> {
    account::Entity::insert(account).exec_without_returning(db).await?;
    if let Some(identity) = identity {
        identity::Entity::insert(identity).exec_without_returning(db).await?;
    }
    role_grant::Entity::insert_many(roles).exec_without_returning(db).await?;
    Ok(())
}

/// Remembers the language that an account reads.
pub(super) async fn set_locale(
    db: &impl ConnectionTrait,
    account: AccountId,
    locale: &str,
) -> Result<(), DbErr> {
    let row = account::ActiveModel { id: Set(account), locale: Set(locale.to_owned()), ..Default::default() };
    account::Entity::update(row).exec(db).await?;
    Ok(())
}

/// Whether a login is somebody's.
pub async fn login_is_taken(db: &impl ConnectionTrait, login: &str) -> Result<bool, DbErr> {
    Ok(local_identity(db, login).await?.is_some())
}

/// Whether somebody administers the institution.
pub async fn has_administrator(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    let grants = role_grant::Entity::find().filter(role_grant::Column::Role.eq(Role::Administrator));
    Ok(grants.count(db).await? > 0)
}

/// When a session was last seen: an instant that the machine's clock has reached before.
pub async fn last_seen(db: &impl ConnectionTrait) -> Result<Option<DateTime<Utc>>, DbErr> {
    let latest = session::Entity::find().order_by_desc(session::Column::SeenAt).one(db).await?;
    Ok(latest.map(|session| session.seen_at))
}
