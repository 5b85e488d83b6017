//! One object of each kind for the authorisation table, belonging to the first student where it belongs to a student.

use std::collections::BTreeMap;

use placet_entity::ids::{
    AccommodationId, CapacityGroupId, ContactId, LeaveId, OutsideRequestId, PlacementId, SiteCapacityId,
    TagId,
};
use placet_entity::kinds::{AccommodationEffect, AccommodationKind, OutsideStatus, PlacementStatus};
use placet_entity::{
    accommodation, capacity_group, capacity_group_member, contact, duty, enrolment, leave, outside_request,
    placement, placement_span, saved_view, student_tag, tag,
};
use sea_orm::{ActiveModelTrait as _, EntityTrait as _, IntoActiveModel as _, QueryFilter as _};

use super::TestApp;
use super::world::{at, day};
use crate::kit::write::Origin;
use crate::kit::{Done, Entry};

/// The objects, by what stands before their parameter in a path.
pub(crate) struct Samples(BTreeMap<&'static str, String>);

impl Samples {
    /// Draws the small school with one object of each kind.
    pub async fn draw(app: &TestApp) -> Self {
        let school = app.school().await;
        let wish = school.sites[0].to_string();
        let mut student = app.signed_in("student").await;
        let saved = student
            .post(
                &format!("/my/campaigns/{}/wishes/order", school.campaign),
                &[("version", "0"), ("order", wish.as_str()), ("key", "00112233445566778899aabbccddeeff")],
            )
            .await;
        assert!(saved.status.is_success(), "the list of the sample is not saved: {}", saved.body);
        let mut manager = app.signed_in("manager").await;
        let asked = [("procedure", "fair"), ("procedure", "score-order-v2"), ("seed", "1")];
        let runs = manager.post(&format!("/campaigns/{}/runs", school.campaign), &asked).await;
        assert!(runs.status.is_success(), "the runs of the sample are not computed: {}", runs.text());
        let sheet = "Numéro étudiant;Nom;Prénom\n22009999;Roy;Ana";
        let draft = manager.upload("/imports/students", &[("text", sheet)], ("file", "", b"")).await;
        let draft = draft.path.rsplit('/').next().unwrap().to_owned();
        let view = [("list", "students"), ("query", "q=a"), ("name", "A"), ("shared", "on")];
        manager.post("/views", &view).await;
        let view = saved_view::Entity::find().one(app.handle.db.read()).await.unwrap().unwrap();

        let write = app.handle.write(Origin::default()).await.unwrap();
        let tx = write.tx();
        macro_rules! insert {
            ($($model:expr),+ $(,)?) => { $( $model.into_active_model().insert(tx).await.unwrap(); )+ };
        }
        let (away, owed, word): (LeaveId, AccommodationId, TagId) = (write.id(), write.id(), write.id());
        let (person, limit, request): (ContactId, CapacityGroupId, OutsideRequestId) =
            (write.id(), write.id(), write.id());
        let past: PlacementId = write.id();
        let capacity: SiteCapacityId = write.id();
        insert!(
            leave::Model {
                id: away,
                curriculum_id: school.curricula[0],
                start_on: day(1, 5),
                end_on: day(1, 20),
                version: 1,
            },
            accommodation::Model {
                id: owed,
                student_id: school.students[0],
                kind: AccommodationKind::LongestDistance,
                effect: AccommodationEffect::Warns,
                max_km: Some(40),
                category_id: None,
                site_id: None,
                town: None,
                from_on: None,
                until_on: None,
                granted_by: "Scolarité".into(),
                version: 1,
            },
            tag::Model { id: word, name: "délégué".into() },
            student_tag::Model { student_id: school.students[0], tag_id: word },
            contact::Model {
                id: person,
                organisation_id: school.organisation,
                code: None,
                display_name: "Secrétariat".into(),
                function: None,
                email: Some("secretariat@example.org".into()),
                phone: None,
                active: true,
                version: 1,
            },
            duty::Model { contact_id: person, site_id: school.sites[0], visible_to_students: true },
            capacity_group::Model {
                id: limit,
                name: "Bloc".into(),
                parent_id: None,
                max_seats: 4,
                from_on: None,
                until_on: None,
                version: 1,
            },
            capacity_group_member::Model { group_id: limit, site_id: school.sites[0] },
            placet_entity::site_capacity::Model {
                id: capacity,
                site_id: school.sites[0],
                from_on: Some(day(7, 1)),
                until_on: Some(day(7, 31)),
                min_seats: 0,
                ideal_seats: 0,
                max_seats: 0,
                reason: None,
            },
            outside_request::Model {
                id: request,
                participant_id: school.participants[0],
                organisation_name: "CHU de Rennes".into(),
                service: None,
                town: Some("Rennes".into()),
                contact_name: "Dr Le Gall".into(),
                contact_email: None,
                contact_phone: None,
                start_on: day(4, 6),
                end_on: day(5, 31),
                reason: "Projet de recherche".into(),
                document_id: None,
                status: OutsideStatus::Submitted,
                check_note: None,
                decision_note: None,
                submitted_at: at(3, 1, 9),
                version: 1,
            },
            placement::Model {
                id: past,
                participant_id: None,
                student_id: school.students[0],
                campaign_id: None,
                site_id: Some(school.sites[5]),
                opening_id: None,
                organisation_id: Some(school.organisation),
                host_name: None,
                secondary_of_id: None,
                status: PlacementStatus::Published,
                rank: None,
                site_cost: None,
                adjustment: None,
                cost: None,
                run_id: None,
                decision_id: None,
                note: None,
                pre_validated_by: None,
                pre_validated_at: None,
                validated_by: None,
                validated_at: None,
                published_at: Some(at(1, 2, 9)),
                snapshot: None,
                cancelled_at: None,
                cancelled_reason: None,
                version: 1,
            },
            placement_span::Model {
                id: write.id(),
                placement_id: past,
                start_on: day(1, 5),
                end_on: day(2, 20)
            },
        );
        let enrolled = enrolment::Entity::find()
            .filter(sea_orm::ColumnTrait::eq(&enrolment::Column::CurriculumId, school.curricula[0]))
            .one(tx)
            .await
            .unwrap()
            .unwrap();
        write
            .commit(Done::told((), Entry::new("test.samples_drawn", "campaign", school.campaign)))
            .await
            .unwrap();
        let mut samples = BTreeMap::new();
        for (before, object) in [
            ("departments", school.department.to_string()),
            ("programmes", school.programme.to_string()),
            ("levels", school.level.to_string()),
            ("years", school.year.to_string()),
            ("cohorts", school.cohort.to_string()),
            ("site-categories", school.surgery.to_string()),
            ("organisations", school.organisation.to_string()),
            ("contacts", person.to_string()),
            ("sites", school.sites[0].to_string()),
            ("capacity", capacity.to_string()),
            ("capacity-groups", limit.to_string()),
            ("students", school.students[0].to_string()),
            ("enrolments", enrolled.id.to_string()),
            ("curricula", school.curricula[0].to_string()),
            ("leave", away.to_string()),
            ("accommodations", owed.to_string()),
            ("tags", word.to_string()),
            ("views", view.id.to_string()),
            ("campaigns", school.campaign.to_string()),
            ("participants", school.participants[0].to_string()),
            ("cases", school.participants[0].to_string()),
            ("preview", school.participants[0].to_string()),
            ("results", school.participants[0].to_string()),
            ("wishes", school.participants[0].to_string()),
            ("requests", request.to_string()),
            ("outside-request", request.to_string()),
            ("draft", draft),
            ("receipts", "1".into()),
            ("runs", "1".into()),
            ("differences", "2".into()),
            ("placements", past.to_string()),
        ] {
            samples.insert(before, object);
        }
        Self(samples)
    }

    /// A path with its parameters filled: each by the word that stands before it.
    pub fn fill(&self, path: &str) -> String {
        let mut filled = Vec::new();
        let mut before = "";
        for word in path.split('/') {
            if word.starts_with('{') {
                let name = word.trim_matches(['{', '}']);
                let value = match name {
                    "file" => "export.csv",
                    "key" => "campaign.wishes-max",
                    "group" => "campaign",
                    "draft" => self.0["draft"].as_str(),
                    _ => self
                        .0
                        .get(before)
                        .unwrap_or_else(|| panic!("no sample for {word} of {path}: add one"))
                        .as_str(),
                };
                filled.push(value);
            } else {
                filled.push(word);
                before = word;
            }
        }
        filled.join("/")
    }
}
