//! The first page of each role: what should I do today.
//!
//! Reads across features and changes nothing.

mod pages;

use crate::kit::web::Routes;

/// The routes of the home pages.
pub fn routes() -> Routes {
    Routes::new().get("/", pages::home)
}

#[cfg(test)]
mod tests {
    use crate::testing::TestApp;

    #[tokio::test]
    async fn everybody_of_a_school_arrives_at_his_home_page() {
        let app = TestApp::new().await;
        app.school().await;
        for login in ["manager", "commission", "registrar", "administrator", "student"] {
            let page = app.signed_in(login).await.get("/").await;
            assert_eq!(page.status, 200, "{login}");
        }
    }
}
