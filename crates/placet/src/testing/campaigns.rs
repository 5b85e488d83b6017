//! More campaigns for the small school: one for each state that a page may be asked in.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use placet_entity::ids::ParticipantId;
use placet_entity::{campaign, campaign_cohort, campaign_period, opening, participant};
use sea_orm::{ActiveModelTrait as _, IntoActiveModel as _};

use super::TestApp;
use super::browser::Browser;
use super::world::{School, at, ranked_choice, taking};
use crate::kit::write::Origin;
use crate::kit::{Done, Entry};

/// When a campaign is, in 2026.
pub(crate) struct When {
    /// Its wishes.
    pub wishes: (DateTime<Utc>, DateTime<Utc>),
    /// Its placement.
    pub days: (NaiveDate, NaiveDate),
    /// Whether it was opened.
    pub opened: bool,
}

impl TestApp {
    /// The same school in another campaign of the same cohort.
    pub async fn another(&self, school: &School, name: &str, when: When) -> School {
        let write = self.handle.write(Origin::default()).await.unwrap();
        let tx = write.tx();
        macro_rules! insert {
            ($($model:expr),+ $(,)?) => { $( $model.into_active_model().insert(tx).await.unwrap(); )+ };
        }
        let mut other = school.clone();
        other.campaign = write.id();
        let start = when.days.0.and_hms_opt(0, 0, 0).unwrap().and_utc() - Duration::hours(2);
        let end = when.days.1.and_hms_opt(22, 0, 0).unwrap().and_utc();
        let row = ranked_choice(other.campaign, school.year, name);
        insert!(
            campaign::Model {
                wishes_open_at: when.wishes.0,
                wishes_close_at: when.wishes.1,
                repeats: placet_entity::kinds::Repeats::Allowed,
                opened_at: row.opened_at.filter(|_| when.opened),
                commission_at: when.wishes.1 + Duration::days(1),
                publication_at: when.wishes.1 + Duration::days(2),
                start_at: start,
                end_at: end,
                validation_open_at: start + Duration::days(4),
                validation_close_at: end + Duration::days(7),
                evaluation_open_at: end + Duration::days(1),
                evaluation_close_at: end + Duration::days(20),
                ..row
            },
            campaign_cohort::Model { campaign_id: other.campaign, cohort_id: school.cohort },
            campaign_period::Model {
                id: write.id(),
                campaign_id: other.campaign,
                start_on: when.days.0,
                end_on: when.days.1,
            },
        );
        for (index, site) in school.sites.iter().enumerate() {
            other.openings[index] = write.id();
            insert!(opening::Model {
                id: other.openings[index],
                campaign_id: other.campaign,
                cohort_id: school.cohort,
                site_id: *site,
                seats: if index == 5 { 2 } else { 1 },
                recommended: None,
                version: 1,
            });
        }
        for index in 0..school.students.len() {
            other.participants[index] = write.id();
            insert!(participant::Model {
                id: other.participants[index],
                campaign_id: other.campaign,
                ..taking(school, index)
            });
        }
        let entry = Entry::new("test.campaign_drawn", "campaign", other.campaign);
        write.commit(Done::told((), entry)).await.unwrap();
        other
    }
}

/// A run is chosen, some are decided upon, and all is validated.
pub(crate) async fn validated(manager: &mut Browser, school: &School, decided: &[ParticipantId]) {
    let base = format!("/campaigns/{}", school.campaign);
    manager.post(&format!("{base}/runs"), &[("procedure", "fair"), ("seed", "42")]).await;
    let page = manager.post(&format!("{base}/runs/1/choose"), &[]).await;
    assert_eq!(page.path, format!("{base}/cases"), "{}", page.text());
    for id in decided {
        let path = format!("{base}/cases/{id}");
        let page = manager.get(&path).await;
        let (seen, proposal) = (page.value("seen"), page.value("proposal"));
        let reason = "Dispensé par le jury.";
        let fields = [("seen", &*seen), ("proposal", &*proposal), ("outcome", "nobody"), ("reason", reason)];
        let page = manager.post(&path, &fields).await;
        assert_eq!(page.status, 200, "{}", page.text());
    }
    let page =
        manager.post(&format!("{base}/placements/advance"), &[("all", "1"), ("step", "validate")]).await;
    assert_eq!(page.status, 200, "{}", page.text());
}

/// What was validated is published, now or at an instant.
pub(crate) async fn published(manager: &mut Browser, school: &School, at: Option<&str>) {
    let fields = match at {
        Some(at) => vec![("when", "at"), ("at", at)],
        None => vec![("when", "now")],
    };
    let page = manager.post(&format!("/campaigns/{}/publication", school.campaign), &fields).await;
    assert_eq!(page.status, 200, "{}", page.text());
}

/// The wishes of a campaign that closed in the middle of March.
pub(crate) fn closed() -> (DateTime<Utc>, DateTime<Utc>) {
    (at(2, 20, 7), at(3, 10, 23))
}
