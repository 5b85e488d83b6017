//! The people of a test.

use placet_entity::ids::AccountId;
use placet_entity::kinds::Role;

use super::TestApp;
use crate::access::{NewAccount, create_account};
use crate::kit::write::Origin;

/// The password of everybody.
pub(crate) const PASSWORD: &str = "correct horse battery";

impl TestApp {
    /// An account with a login, the password of everybody and roles.
    pub async fn account(&self, login: &str, roles: &[Role]) -> AccountId {
        let write = self.handle.write(Origin::default()).await.unwrap();
        let new = NewAccount {
            name: format!("{login} en personne"),
            email: None,
            local: Some((login.to_owned(), PASSWORD.to_owned())),
            roles: roles.to_vec(),
        };
        let done = create_account(&write, new).await.unwrap();
        write.commit(done).await.unwrap()
    }

    /// One account of each role of the staff, whose login is the role: `manager`, `commission`, `registrar`, `administrator`.
    pub async fn staff(&self) {
        for role in [Role::Manager, Role::Commission, Role::Registrar, Role::Administrator] {
            self.account(role.code(), &[role]).await;
        }
    }
}
