//! The first page of each role: what should I do today.
//!
//! Reads across features and changes nothing.

mod pages;
mod staff;
mod store;
mod student;

use crate::kit::web::Routes;

/// The routes of the home pages.
pub fn routes() -> Routes {
    Routes::new().get("/", pages::home)
}

#[cfg(test)]
mod tests {
    use placet_entity::academic_year;
    use placet_entity::kinds::Role;
    use sea_orm::ActiveModelTrait as _;
    use sea_orm::ActiveValue::Set;

    use crate::kit::write::Origin;
    use crate::kit::{Done, Entry};
    use crate::testing::TestApp;
    use crate::testing::world::at;

    #[tokio::test]
    async fn a_student_sees_his_next_step_at_each_moment_of_a_campaign() {
        let app = TestApp::new().await;
        let school = app.school().await;
        let path = format!("/my/campaigns/{}/wishes", school.campaign);
        let mut browser = app.signed_in("student").await;
        let page = browser.get("/").await;
        assert!(page.says("Classer vos vœux"), "{}", page.text());
        assert_eq!(page.links("#main .btn-primary"), [path.clone()]);
        let site = school.sites[0].to_string();
        browser.post(&path, &[("version", "0"), ("add", &site)]).await;
        let page = browser.get("/").await;
        assert!(page.says("Compléter vos vœux") && page.says("1 sur 4"), "{}", page.text());
        for (when, says) in [
            (at(2, 1, 8), "Les vœux de Stage de printemps vont ouvrir"),
            (at(3, 15, 8), "Votre liste est enregistrée"),
        ] {
            app.go_to(when);
            let page = app.signed_in("student").await.get("/").await;
            assert!(page.says(says), "{}", page.text());
        }
        let write = app.handle.write(Origin::default()).await.unwrap();
        let year =
            academic_year::ActiveModel { id: Set(school.year), locked_at: Set(None), ..Default::default() };
        year.update(write.tx()).await.unwrap();
        write
            .commit(Done::told((), Entry::new("test.unlocked", "academic_year", school.year)))
            .await
            .unwrap();
        let page = app.signed_in("student").await.get("/").await;
        assert!(!page.says("Stage de printemps"), "a year that is being built is not shown");
        assert!(page.says("Aucune campagne pour l’instant"));
    }

    #[tokio::test]
    async fn an_account_of_a_student_without_a_file_still_has_a_home() {
        let app = TestApp::new().await;
        app.account("nobody", &[Role::Student]).await;
        assert_eq!(app.signed_in("nobody").await.get("/").await.status, 200);
    }

    #[tokio::test]
    async fn everybody_of_a_school_arrives_at_his_home_page() {
        let app = TestApp::new().await;
        app.school().await;
        for login in ["manager", "commission", "registrar", "administrator", "student"] {
            let page = app.signed_in(login).await.get("/").await;
            assert_eq!(page.status, 200, "{login}");
        }
    }

    #[tokio::test]
    async fn the_staff_sees_what_waits_for_a_decision() {
        let app = TestApp::new().await;
        let school = app.school().await;
        let page = app.signed_in("manager").await.get("/").await;
        assert_eq!(page.one("h1"), "Bonjour manager");
        assert!(page.says("Mercredi 4 mars 2026"), "{}", page.text());
        assert!(page.says("étudiants n’ont classé aucun terrain"), "{}", page.text());
        assert!(page.says("terrains ouverts sans contact"), "{}", page.text());
        assert!(page.links("ul.todos a").contains(&format!("/campaigns/{}/wishes", school.campaign)));
        assert!(page.says("les vœux se ferment") && page.says("Stage de printemps"), "{}", page.text());
        let page = app.signed_in("registrar").await.get("/").await;
        assert!(!page.says("sans contact"), "what he cannot mend is not asked of him");
        app.go_to(at(3, 25, 8));
        let page = app.signed_in("manager").await.get("/").await;
        assert!(page.says("campagne demande attention"), "{}", page.text());
    }
}
