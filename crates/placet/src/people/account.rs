//! The account with which a student signs in.

use placet_entity::kinds::Role;
use placet_entity::student;
use sea_orm::ConnectionTrait;

use super::model::shown_name;
use super::store;
use crate::access::{Hashed, NewAccount, create_account};
use crate::kit::{Done, Entry, No, Outcome, Write};

/// Why no account is made for a student; who he is, as lists name him.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoAccount {
    /// Nobody has this number.
    Unknown,
    /// He is archived.
    Archived(String),
    /// He already has one.
    Has(String),
}

/// The student of a number, if an account can be made for him.
pub async fn without_account(db: &impl ConnectionTrait, number: &str) -> Outcome<student::Model, NoAccount> {
    let found = store::by_numbers(db, &[number.to_owned()]).await?.pop();
    Err(No::Refused(match found {
        None => NoAccount::Unknown,
        Some(row) if row.account_id.is_some() => NoAccount::Has(shown_name(&row)),
        Some(row) if row.archived_at.is_some() => NoAccount::Archived(shown_name(&row)),
        Some(row) => return Ok(row),
    }))
}

/// Makes the account of the student of a number within a write; his own name and address stand in for those not given.
pub async fn give_account(
    write: &Write,
    number: &str,
    name: Option<String>,
    email: Option<String>,
    local: (String, Hashed),
) -> Outcome<Done<()>, NoAccount> {
    let student = without_account(write.tx(), number).await?;
    let new = NewAccount {
        name: name.unwrap_or_else(|| shown_name(&student)),
        email: email.or_else(|| student.email.clone()),
        local: Some(local),
        roles: vec![Role::Student],
    };
    let created = create_account(write, new).await?;
    if !store::give_account(write.tx(), student.id, *created.value()).await? {
        return Err(No::Refused(NoAccount::Has(shown_name(&student))));
    }
    let entry = Entry::new("people.account_given", "student", student.id);
    Ok(created.and(Done::told((), entry)).map(|_| ()))
}
