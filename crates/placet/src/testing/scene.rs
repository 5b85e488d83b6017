//! The school in which every route is asked, with everybody signed in.

use super::TestApp;
use super::browser::Browser;
use super::contents::contents;
use super::samples::Samples;
use super::snapshot::Snapshot;
use crate::kit::web::{Method, Route};

/// Who asks: the login, nobody when empty, and the head of his column.
pub(super) const PERSONAS: [(&str, &str); 8] = [
    ("", "nobody"),
    ("student", "student, own"),
    ("student-2", "student, other's"),
    ("elsewhere", "student, elsewhere"),
    ("registrar", "registrar"),
    ("commission", "commission"),
    ("manager", "manager"),
    ("administrator", "administrator"),
];

/// The school, as it is before anybody asks, with everybody signed in.
pub(super) struct Scene {
    pub snapshot: Snapshot,
    pub samples: Samples,
    people: Vec<Browser>,
    pub before: Vec<String>,
}

impl Scene {
    /// Draws it.
    pub async fn draw() -> Self {
        let app = TestApp::new().await;
        let samples = Samples::draw(&app).await;
        let mut people = Vec::new();
        for (login, _) in PERSONAS {
            let mut browser = if login.is_empty() { app.visitor() } else { app.signed_in(login).await };
            browser.token().await;
            people.push(browser);
        }
        let before = contents(&app).await;
        Self { snapshot: Snapshot::take(app).await, samples, people, before }
    }

    /// Somebody, on a copy of the school.
    pub fn person(&self, app: &TestApp, login: &str) -> Browser {
        let place = PERSONAS.iter().position(|(known, _)| *known == login).unwrap();
        self.people[place].on(app)
    }
}

/// The routes of a method, in the order of their paths.
pub(super) fn routes(method: Method) -> Vec<Route> {
    let (_, mut routes) = crate::routes().into_parts();
    routes.retain(|route| route.method == method);
    routes.sort_by_key(|route| route.path);
    routes
}
