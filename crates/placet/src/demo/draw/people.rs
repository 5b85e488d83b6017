//! The students: names, homes, tastes, leave, accommodations, tags.

use chrono::{Datelike as _, NaiveDate};
use placet_entity::ids::{CurriculumId, StudentId, TagId};
use placet_entity::kinds::{AccommodationEffect, AccommodationKind, CurriculumStatus};
use placet_entity::{accommodation, curriculum, enrolment, leave, student, student_tag, tag};
use placet_rules::debt::Thousandths;
use placet_rules::distance::Coordinates;
use placet_rules::score::Score;
use placet_rules::text::{person_key, search_key};
use placet_rules::time::{Span, move_day};

use super::institution::{Frame, SIZES};
use super::{Canvas, STUDENT};

/// Categories of sites that one may have a taste for.
pub(super) const CATEGORIES: usize = 8;

/// A student as the history of the school follows him.
pub(super) struct Person {
    /// His row.
    pub student: StudentId,
    /// His number.
    pub number_text: String,
    /// His curriculum.
    pub curriculum: CurriculumId,
    /// His level now, from 0.
    pub level: usize,
    /// Where he lives.
    pub home: Option<Coordinates>,
    /// What he likes, by category.
    pub tastes: [f64; CATEGORIES],
    /// When he is away.
    pub leave: Option<Span>,
    /// The category where he may not be sent.
    pub excluded: Option<usize>,
    /// Whether he is the student of the sign-in page.
    pub is_visitor: bool,
    /// What he was placed at, by position of the site.
    pub done: Vec<usize>,
    /// His score after what was published.
    pub score: Score,
    /// His debt.
    pub debt: Thousandths,
    /// Placements counted along his curriculum.
    pub number: i32,
}

pub(super) fn draw(canvas: &mut Canvas, frame: &Frame) -> Vec<Person> {
    let names: Vec<&str> = include_str!("data/family_names.txt").lines().collect();
    let given: Vec<&str> = include_str!("data/given_names.txt").lines().collect();
    // Most live where the faculty is.
    let homes: Vec<f64> = canvas
        .towns
        .iter()
        .map(|town| town.inhabitants * if town.code.starts_with("14") { 4.0 } else { 0.8 })
        .collect();
    let tags = tags(canvas);
    let mut people = Vec::new();
    for (level, size) in SIZES.into_iter().enumerate() {
        let entered = frame.years[2 - level].start;
        for index in 0..size {
            let is_visitor = level == 2 && index == 0;
            let (given_name, family_name) =
                if is_visitor { STUDENT } else { (*canvas.dice.pick(&given), *canvas.dice.pick(&names)) };
            let number = format!("2{:02}{:05}", entered.year() % 100, level * 1000 + index + 101);
            let home = if is_visitor { 0 } else { canvas.dice.weighted(&homes) };
            let row = row(canvas, given_name, family_name, &number, home, entered, is_visitor);
            let student = row.id;
            canvas.school.student.push(row);
            let curriculum: CurriculumId = canvas.dice.id();
            canvas.school.curriculum.push(curriculum::Model {
                id: curriculum,
                student_id: student,
                programme_id: frame.programme,
                entered_on: entered,
                left_on: None,
                status: CurriculumStatus::Active,
                score: None,
                costs_count: 0,
                debt: 0,
                version: 1,
            });
            for (year, then) in frame.years[2 - level..].iter().zip(0..) {
                let Some(cohort_id) = year.cohorts[then] else { continue };
                let id = canvas.dice.id();
                canvas.school.enrolment.push(enrolment::Model { id, curriculum_id: curriculum, cohort_id });
            }
            if !is_visitor && canvas.dice.chance(0.06) {
                let tag_id = *canvas.dice.pick(&tags);
                canvas.school.student_tag.push(student_tag::Model { student_id: student, tag_id });
            }
            let leave =
                if !is_visitor && index % 60 == 7 { Some(leave(canvas, curriculum, index)) } else { None };
            people.push(Person {
                student,
                number_text: number,
                curriculum,
                level,
                home: canvas.towns[home].coordinates,
                tastes: std::array::from_fn(|_| canvas.dice.normal() * 0.8),
                leave,
                excluded: None,
                is_visitor,
                done: Vec::new(),
                score: Score::default(),
                debt: Thousandths::default(),
                number: 0,
            });
        }
    }
    accommodations(canvas, &mut people);
    people
}

fn tags(canvas: &mut Canvas) -> Vec<TagId> {
    ["Délégué de promotion", "Double cursus", "Mobilité internationale"]
        .into_iter()
        .map(|name| {
            let id = canvas.dice.id();
            canvas.school.tag.push(tag::Model { id, name: name.into() });
            id
        })
        .collect()
}

const STREETS: [&str; 12] = [
    "rue des Tilleuls",
    "rue de la Gare",
    "avenue de la Mer",
    "rue du Moulin",
    "rue des Écoles",
    "chemin des Pommiers",
    "rue de l’Église",
    "place du Marché",
    "rue des Jonquilles",
    "allée des Hêtres",
    "rue du Vieux-Pont",
    "boulevard de la Liberté",
];

fn row(
    canvas: &mut Canvas,
    given_name: &str,
    family_name: &str,
    number: &str,
    home: usize,
    entered: NaiveDate,
    is_visitor: bool,
) -> student::Model {
    let dice = &mut canvas.dice;
    let birth = move_day(entered, -i64::from(dice.between(7_700, 8_700)));
    let address = format!("{} {}", dice.between(1, 120), dice.pick(&STREETS));
    let phone = format!("063998{:04}", dice.between(0, 9_999));
    let usage_name = (!is_visitor && dice.chance(0.01)).then(|| "Letellier".to_owned());
    let lodging = (!is_visitor && dice.chance(0.08)).then(|| dice.between(24, 49) as usize);
    let word = |text: &str| search_key(text).replace(' ', "-");
    let email = format!("{}.{}{}@etu.example.org", word(given_name), word(family_name), &number[5..]);
    let sort_key = person_key(usage_name.as_deref().unwrap_or(family_name), given_name);
    let town = &canvas.towns[home];
    let lodging = lodging.and_then(|at| canvas.towns.get(at));
    student::Model {
        id: canvas.dice.id(),
        account_id: is_visitor.then_some(canvas.visitors.student),
        number: number.to_owned(),
        family_name: family_name.to_owned(),
        given_name: given_name.to_owned(),
        search_key: search_key(&format!(
            "{} {family_name} {given_name} {number} {email}",
            usage_name.as_deref().unwrap_or_default()
        )),
        usage_name,
        sort_key,
        email: Some(email),
        phone: Some(phone),
        birth_date: Some(birth),
        address_line: Some(address),
        address_complement: None,
        postcode: Some(town.postcode.clone()),
        town: Some(town.name.clone()),
        cedex: None,
        latitude: town.latitude(),
        longitude: town.longitude(),
        lodging_town: lodging.map(|town| town.name.clone()),
        lodging_latitude: lodging.and_then(super::Town::latitude),
        lodging_longitude: lodging.and_then(super::Town::longitude),
        source: "demonstration".into(),
        version: 1,
        archived_at: None,
    }
}

/// A leave around the day, or one that is past.
fn leave(canvas: &mut Canvas, curriculum: CurriculumId, index: usize) -> Span {
    let from = move_day(canvas.day, if index < 70 { -30 } else { -260 });
    let span = Span { start: from, end: move_day(from, 120) };
    let id = canvas.dice.id();
    canvas.school.leave.push(leave::Model {
        id,
        curriculum_id: curriculum,
        start_on: span.start,
        end_on: span.last_day(),
        version: 1,
    });
    span
}

/// A dozen accommodations of every kind.
fn accommodations(canvas: &mut Canvas, people: &mut [Person]) {
    for (turn, index) in (11..people.len()).step_by(47).enumerate() {
        let person = &mut people[index];
        let kind = AccommodationKind::ALL[turn % AccommodationKind::ALL.len()];
        let mut row = accommodation::Model {
            id: canvas.dice.id(),
            student_id: person.student,
            kind,
            effect: AccommodationEffect::Warns,
            max_km: None,
            category_id: None,
            site_id: None,
            town: None,
            from_on: None,
            until_on: Some(move_day(canvas.day, 300)),
            granted_by: "Mission handicap de l’université".into(),
            version: 1,
        };
        match kind {
            AccommodationKind::UnavailableDates => {
                row.from_on = Some(move_day(canvas.day, 60));
                row.until_on = Some(move_day(canvas.day, 62));
            }
            AccommodationKind::LongestDistance => row.max_km = Some(40),
            AccommodationKind::SectorExcluded => {
                // Emergency: the category that tires most.
                person.excluded = Some(2);
                row.category_id = canvas.school.site_category.get(2).map(|category| category.id);
                row.effect = AccommodationEffect::Forbids;
            }
            AccommodationKind::Priority => {}
        }
        canvas.school.accommodation.push(row);
    }
}
