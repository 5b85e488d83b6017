//! Signing in and out with a local account.

use std::sync::Arc;

use chrono::Duration;
use placet_entity::ids::AccountId;
use placet_entity::kinds::{AccountStatus, Role};
use placet_entity::{account, identity, role_grant, session, sign_in_failure};
use sea_orm::ActiveValue::Set;

use super::model::Visitor;
use super::password::{self, Hashed};
use super::store;
use crate::kit::chance::sha256;
use crate::kit::write::{Origin, Unremarkable};
use crate::kit::{Done, Entry, Handle, No, Outcome, Write};

/// A session ends after this, whatever happens.
const ABSOLUTE_HOURS: i64 = 12;
/// Failures are counted over this.
const WINDOW_MINUTES: i64 = 15;
/// Failures of one login before it must wait.
const PER_LOGIN: u64 = 10;
/// Failures from one address before it must wait: generous, a campus may stand behind one.
const PER_ADDRESS: u64 = 200;

/// Why nobody was signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NotSignedIn {
    /// The login and the password do not go together; which of them is wrong is not said.
    Mismatch,
    /// Too many failures; wait some minutes.
    Wait {
        /// Minutes.
        minutes: i64,
    },
}

/// Signs in: gives the identifier of the new session, for the cookie.
pub(super) async fn sign_in(
    handle: &Arc<Handle>,
    visitor: &Visitor,
    login: &str,
    password: String,
) -> Outcome<String, NotSignedIn> {
    // no login has a control character, and PostgreSQL takes no NUL to look for
    let login: String = login.chars().filter(|char| !char.is_control()).collect();
    let login = login.trim();
    let login_key = placet_rules::text::search_key(login);
    let since = visitor.now - Duration::minutes(WINDOW_MINUTES);
    let (by_login, by_address) =
        store::failures(handle.db.read(), &login_key, &visitor.address, since).await?;
    if by_login >= PER_LOGIN || by_address >= PER_ADDRESS {
        return Err(No::Refused(NotSignedIn::Wait { minutes: WINDOW_MINUTES }));
    }
    let found = store::local_identity(handle.db.read(), login).await?;
    let hash = found.as_ref().and_then(|(identity, _)| identity.secret_hash.clone());
    let same = password.len() <= 1024 && password::matches(password, hash).await?;
    let account =
        found.map(|(_, account)| account).filter(|account| same && account.status == AccountStatus::Active);
    let Some(account) = account else {
        let write = handle.write(visitor.origin()).await?;
        let row = sign_in_failure::ActiveModel {
            id: Set(write.id()),
            login_key: Set(login_key),
            address: Set(visitor.address.clone()),
            at: Set(write.now()),
        };
        store::count_failure(write.tx(), row, write.now() - Duration::days(1)).await?;
        write.commit(Done::unremarkable((), Unremarkable::SignInCount)).await?;
        return Err(No::Refused(NotSignedIn::Mismatch));
    };
    let origin = Origin { actor: Some(account.id), ..visitor.origin() };
    let write = handle.write(origin).await?;
    let identifier = handle.chance.token();
    let now = write.now();
    let row = session::ActiveModel {
        id: Set(sha256(identifier.as_bytes())),
        account_id: Set(account.id),
        csrf: Set(handle.chance.token()),
        created_at: Set(now),
        seen_at: Set(now),
        expires_at: Set(now + Duration::hours(ABSOLUTE_HOURS)),
        address: Set(visitor.address.clone()),
        agent: Set(visitor.agent.clone()),
    };
    store::open_session(write.tx(), &login_key, row, now).await?;
    write.commit(Done::told((), Entry::new("access.signed_in", "account", account.id))).await?;
    Ok(identifier)
}

/// Signs out.
pub(super) async fn sign_out(handle: &Arc<Handle>, visitor: &Visitor) -> anyhow::Result<()> {
    let Some(signed) = &visitor.signed else { return Ok(()) };
    let write = handle.write(visitor.origin()).await?;
    store::close_session(write.tx(), &signed.session).await?;
    write.commit(Done::told((), Entry::new("access.signed_out", "account", signed.account))).await
}

/// Remembers a language for the next sign-in.
pub(super) async fn prefer_language(
    handle: &Arc<Handle>,
    visitor: &Visitor,
    locale: &str,
) -> anyhow::Result<()> {
    let Some(signed) = &visitor.signed else { return Ok(()) };
    let write = handle.write(visitor.origin()).await?;
    store::set_locale(write.tx(), signed.account, locale).await?;
    let entry = Entry::new("access.language_chosen", "account", signed.account).after(locale);
    write.commit(Done::told((), entry)).await
}

/// An account to create.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// Shown name.
    pub name: String,
    /// E-mail.
    pub email: Option<String>,
    /// Login and password, if it has them.
    pub local: Option<(String, Hashed)>,
    /// Roles.
    pub roles: Vec<Role>,
}

/// Creates an account within a write.
pub async fn create_account(write: &Write, new: NewAccount) -> anyhow::Result<Done<AccountId>> {
    let id: AccountId = write.id();
    let account = account::ActiveModel {
        id: Set(id),
        display_name: Set(new.name.clone()),
        email: Set(new.email),
        locale: Set("fr".to_owned()),
        status: Set(AccountStatus::Active),
        last_seen_at: Set(None),
        version: Set(1),
    };
    let identity = new.local.map(|(login, Hashed(hash))| identity::ActiveModel {
        id: Set(write.id()),
        account_id: Set(id),
        provider: Set("local".to_owned()),
        subject: Set(login),
        secret_hash: Set(Some(hash)),
    });
    let roles = new
        .roles
        .iter()
        .map(|role| role_grant::ActiveModel {
            id: Set(write.id()),
            account_id: Set(id),
            role: Set(*role),
            granted_at: Set(write.now()),
        })
        .collect();
    store::insert_account(write.tx(), account, identity, roles).await?;
    let entry = Entry::new("access.account_created", "account", id)
        .after(serde_json::json!({ "name": new.name, "roles": new.roles }));
    Ok(Done::told(id, entry))
}

/// Notes that a session is alive, at most once a minute.
pub(super) async fn see(handle: &Arc<Handle>, session: &str) -> anyhow::Result<()> {
    let write = handle.write(Origin::default()).await?;
    store::see_session(write.tx(), session, write.now()).await?;
    write.commit(Done::unremarkable((), Unremarkable::SessionSeen)).await
}
