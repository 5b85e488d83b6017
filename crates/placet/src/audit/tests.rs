//! Histories as they are read, and the words of every action.

use serde_json::json;

use super::history;
use crate::kit::write::Origin;
use crate::kit::{Done, Entry};
use crate::testing::TestApp;

#[tokio::test]
async fn the_history_of_an_object_says_who_when_and_what_changed() {
    let app = TestApp::new().await;
    let account = app.account("camille", &[placet_entity::kinds::Role::Manager]).await;
    for (before, after) in [("Santé", "Santé et soins"), ("Santé et soins", "Santé")] {
        let origin = Origin { actor: Some(account), ..Origin::default() };
        let write = app.handle.write(origin).await.unwrap();
        let entry = Entry::new("institution.department_changed", "department", "d1")
            .before(json!({ "name": before, "version": 1 }))
            .after(json!({ "name": after, "version": 2 }));
        write.commit(Done::told((), entry)).await.unwrap();
        app.wait_hours(1);
    }
    let found = history(app.handle.db.read(), "department", "d1", 10).await.unwrap();
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].who.as_deref(), Some("camille en personne"));
    assert_eq!(found[0].after, Some(json!({ "name": "Santé", "version": 2 })), "the latest first");
    assert!(found[0].at > found[1].at);
    assert!(history(app.handle.db.read(), "department", "d2", 10).await.unwrap().is_empty());
}
