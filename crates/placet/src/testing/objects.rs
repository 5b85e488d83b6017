//! One object of each kind beside the campaigns: of the first student where it belongs to a student, and spare ones that
//! nothing refers to, for the forms that archive, restore and remove.

use placet_entity::ids::{
    AcademicYearId, AccommodationId, CapacityGroupId, CohortId, ContactId, CurriculumId, DepartmentId,
    EnrolmentId, LeaveId, OrganisationId, ProgrammeId, RequirementId, SiteCapacityId, SiteCategoryId, SiteId,
    StudentId, StudyLevelId, TagId,
};
use placet_entity::kinds::{
    AccommodationEffect, AccommodationKind, CurriculumStatus, RequirementApplies, RequirementScope, Role,
};
use placet_entity::{
    academic_year, accommodation, capacity_group, capacity_group_member, cohort, contact, curriculum,
    department, duty, enrolment, leave, organisation, programme, requirement, site, site_capacity,
    site_category, student, student_requirement, student_tag, study_level, tag,
};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, QueryFilter as _,
};

use super::TestApp;
use super::samples::Samples;
use super::world::{School, a_student, at, category, day, site as a_site};
use crate::kit::write::Origin;
use crate::kit::{Done, Entry, Write};

/// Draws the objects of the school and notes them. Gives the school of somebody elsewhere: another cohort, another year.
pub(super) async fn draw(app: &TestApp, school: &School, samples: &mut Samples) -> School {
    let account = app.account("elsewhere", &[Role::Student]).await;
    let write = app.handle.write(Origin::default()).await.unwrap();
    let tx = write.tx();
    macro_rules! insert {
        ($($model:expr),+ $(,)?) => { $( $model.into_active_model().insert(tx).await.unwrap(); )+ };
    }
    let first = school.students[0];
    let (away, owed, word): (LeaveId, AccommodationId, TagId) = (write.id(), write.id(), write.id());
    let (person, limit, seats): (ContactId, CapacityGroupId, SiteCapacityId) =
        (write.id(), write.id(), write.id());
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
            student_id: first,
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
        student_tag::Model { student_id: first, tag_id: word },
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
        site_capacity::Model {
            id: seats,
            site_id: school.sites[0],
            from_on: Some(day(12, 1)),
            until_on: Some(day(12, 31)),
            min_seats: 0,
            ideal_seats: 0,
            max_seats: 0,
            reason: None,
        },
    );
    for (kind, id) in [
        ("leave", away.to_string()),
        ("accommodations", owed.to_string()),
        ("tags", word.to_string()),
        ("contacts", person.to_string()),
        ("capacity-groups", limit.to_string()),
    ] {
        samples.usual(kind, id);
    }
    requirements(&write, school, samples).await;
    let enrolled = enrolment::Entity::find().filter(enrolment::Column::CurriculumId.eq(school.curricula[0]));
    samples.usual("enrolments", enrolled.one(tx).await.unwrap().unwrap().id);

    // what nothing refers to, as it is and archived
    let mut next: Option<StudyLevelId> = None;
    for (name, number, archived_at) in
        [("spare", 10, None), ("archived", 11, Some(at(3, 1, 8))), ("next", 12, None)]
    {
        let (of_department, of_programme, of_level): (DepartmentId, ProgrammeId, StudyLevelId) =
            (write.id(), write.id(), write.id());
        let (of_category, of_organisation, of_site): (SiteCategoryId, OrganisationId, SiteId) =
            (write.id(), write.id(), write.id());
        let host = organisation::Entity::find_by_id(school.organisation).one(tx).await.unwrap().unwrap();
        insert!(
            department::Model {
                id: of_department,
                name: format!("Pharmacie {name}"),
                version: 1,
                archived_at
            },
            programme::Model {
                id: of_programme,
                department_id: school.department,
                code: name.to_uppercase(),
                name: format!("Filière {name}"),
                version: 1,
                archived_at,
            },
            study_level::Model {
                id: of_level,
                programme_id: school.programme,
                name: format!("Niveau {name}"),
                rank: number,
                placements_expected: 2,
                version: 1,
                archived_at,
            },
            site_category::Model { archived_at, ..category(of_category, &name.to_uppercase(), name, number) },
            organisation::Model {
                id: of_organisation,
                name: format!("Clinique {name}"),
                search_key: format!("clinique {name}"),
                archived_at,
                ..host
            },
            site::Model { archived_at, ..a_site(of_site, school.organisation, school.surgery, number) },
        );
        next = Some(of_level);
        samples.named("departments", name, of_department);
        samples.named("programmes", name, of_programme);
        samples.named("levels", name, of_level);
        samples.named("site-categories", name, of_category);
        samples.named("organisations", name, of_organisation);
        samples.named("sites", name, of_site);
    }

    // another year, whose structure is open, with a cohort of one student who takes part elsewhere, and one who does not
    let (year, group): (AcademicYearId, CohortId) = (write.id(), write.id());
    insert!(
        academic_year::Model {
            id: year,
            code: "2026-2027".into(),
            start_on: day(9, 1),
            end_on: chrono::NaiveDate::from_ymd_opt(2027, 8, 31).unwrap(),
            locked_at: None,
            unlocked_at: None,
            version: 1,
        },
        cohort::Model {
            id: group,
            year_id: year,
            programme_id: school.programme,
            level_id: next.unwrap(),
            code: "2026_DFASM9".into(),
            name: "DFASM9 2026-2027".into(),
            previous_id: None,
            version: 1,
        },
    );
    samples.named("years", "next", year);
    samples.named("cohorts", "next", group);
    let mut other = School { year, cohort: group, ..school.clone() };
    (other.students, other.curricula, other.participants) = (Vec::new(), Vec::new(), Vec::new());
    for (name, number) in [("elsewhere", 9), ("spare", 10), ("archived", 11)] {
        let (id, course, enrolled): (StudentId, CurriculumId, EnrolmentId) =
            (write.id(), write.id(), write.id());
        let row = a_student(id, account, number);
        insert!(
            student::Model {
                account_id: (name == "elsewhere").then_some(account),
                archived_at: (name == "archived").then(|| at(3, 1, 8)),
                ..row
            },
            curriculum::Model {
                id: course,
                student_id: id,
                programme_id: school.programme,
                entered_on: day(3, 1),
                left_on: None,
                status: CurriculumStatus::Active,
                score: None,
                costs_count: 0,
                debt: 0,
                version: 1,
            },
            enrolment::Model {
                id: enrolled,
                curriculum_id: course,
                cohort_id: if name == "spare" { school.cohort } else { group },
            },
        );
        samples.named("students", name, id);
        samples.named("enrolments", name, enrolled);
        samples.named("curricula", name, course);
        if name == "elsewhere" {
            other.students.push(id);
            other.curricula.push(course);
            other.participants.push(write.id());
        }
    }
    write
        .commit(Done::told((), Entry::new("test.objects_drawn", "campaign", school.campaign)))
        .await
        .unwrap();
    other
}

/// Two requirements of the programme, and what is settled for the first student.
async fn requirements(write: &Write, school: &School, samples: &mut Samples) {
    let (asked, beside): (RequirementId, RequirementId) = (write.id(), write.id());
    for (id, name, rank) in [(asked, "Cinquante stages au plus", 1), (beside, "Un stage au moins", 2)] {
        let row = requirement::Model {
            id,
            programme_id: school.programme,
            name: name.into(),
            rank,
            scope: RequirementScope::All,
            site_id: None,
            min_placements: (id == beside).then_some(1),
            max_placements: (id == asked).then_some(50),
            from_on: None,
            until_on: None,
            version: 1,
        };
        row.into_active_model().insert(write.tx()).await.unwrap();
    }
    let row = student_requirement::Model {
        id: write.id(),
        curriculum_id: school.curricula[0],
        requirement_id: asked,
        equivalences: 1,
        applies: RequirementApplies::Yes,
        reason: "Un stage ailleurs.".into(),
        granted_by: None,
        granted_at: write.now(),
        version: 1,
    };
    row.into_active_model().insert(write.tx()).await.unwrap();
    samples.usual("requirements", asked);
}
