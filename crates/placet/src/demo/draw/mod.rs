//! Draws the school: rows of every table, from a seed, a day and the accounts of those who will visit it.
//!
//! Pure: the same seed and day give the same rows. Figures are those of `domain.md` §5; wishes follow the attraction
//! model of `allocation.md` §4.

mod allocation;
mod campaigns;
mod commission;
mod dice;
mod exchanges;
mod history;
mod hosts;
mod institution;
mod people;
mod requirements;
#[cfg(test)]
mod tests;
mod told;
mod wishes;

use chrono::NaiveDate;
use placet_entity as rows;
use placet_entity::ids::AccountId;
use placet_rules::distance::Coordinates;
use placet_rules::time::{Instant, Zone};

use dice::Dice;

/// The zone of the school.
pub(super) const ZONE: Zone = Zone::PARIS;

/// Who will visit the school.
#[derive(Clone, Copy, Debug)]
pub(super) struct Visitors {
    /// The internship manager, in whose name runs were computed.
    pub manager: AccountId,
    /// A member of the commission, in whose name decisions were taken.
    pub commission: AccountId,
    /// Two other members of the commission, whom nobody signs in as.
    pub assessors: [AccountId; 2],
    /// The student.
    pub student: AccountId,
}

/// The name of the student who has an account: given name, family name.
pub(super) const STUDENT: (&str, &str) = ("Camille", "Lemonnier");

macro_rules! school {
    ($($table:ident),* $(,)?) => {
        /// The rows of the school, table by table, in an order in which each refers only to earlier ones.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub(super) struct School {
            $(
                #[doc = concat!("Rows of `", stringify!($table), "`.")]
                pub $table: Vec<rows::$table::Model>,
            )*
        }

        impl School {
            /// How many rows there are.
            pub(super) fn rows(&self) -> usize {
                [$( self.$table.len() ),*].iter().sum()
            }
        }

        /// Calls a macro with every table of the school, in their order.
        macro_rules! each_table {
            ($each:ident) => { $( $each!($table); )* };
        }
        pub(super) use each_table;
    };
}

school! {
    setting, department, programme, study_level, academic_year, cohort, commune, student, curriculum, enrolment, tag,
    student_tag, leave, organisation, site_category, site, requirement, requirement_category, student_requirement, accommodation, site_capacity, capacity_group,
    capacity_group_member, site_pairing, site_forbidden_level, contact, duty, series, campaign, campaign_cohort,
    campaign_period, opening, participant, participant_pair, wish, wish_receipt, outside_request, allocation_run, decision, placement, placement_snapshot, placement_span, exchange,
    commission_member, commission_session, commission_attendance, case_comment, case_vote, case_recusal,
}

/// A town of the table.
struct Town {
    code: String,
    name: String,
    postcode: String,
    coordinates: Option<Coordinates>,
    inhabitants: f64,
}

impl Town {
    fn latitude(&self) -> Option<i32> {
        self.coordinates.map(Coordinates::latitude)
    }

    fn longitude(&self) -> Option<i32> {
        self.coordinates.map(Coordinates::longitude)
    }
}

/// What every part of the drawing needs.
struct Canvas {
    dice: Dice,
    day: NaiveDate,
    school: School,
    towns: Vec<Town>,
    visitors: Visitors,
}

impl Canvas {
    /// The first instant of the day that is `days` from the day of the drawing.
    fn midnight(&self, days: i64) -> Instant {
        ZONE.start_of_day(placet_rules::time::move_day(self.day, days))
    }

    fn town(&self, name: &str) -> &Town {
        self.towns.iter().find(|town| town.name == name).unwrap_or(&self.towns[0])
    }
}

/// Draws the school of a seed as it is on a day.
pub(super) fn draw(seed: u64, day: NaiveDate, visitors: Visitors) -> School {
    let start = ZONE.start_of_day(day);
    let mut canvas =
        Canvas { dice: Dice::new(seed, start), day, school: School::default(), towns: towns(), visitors };
    let frame = institution::draw(&mut canvas);
    let places = hosts::draw(&mut canvas, &frame);
    let people = people::draw(&mut canvas, &frame);
    requirements::draw(&mut canvas, &frame);
    requirements::settle(&mut canvas, &people);
    let sessions = campaigns::draw(&mut canvas, &frame, &places);
    history::tell(&mut canvas, &places, people, &sessions);
    commission::draw(&mut canvas);
    canvas.school
}

/// The towns of our own table, `data/communes.csv`: real ones, with their official codes.
fn towns() -> Vec<Town> {
    table(include_str!("data/communes.csv"))
        .map(|cells| Town {
            code: cells[0].to_owned(),
            name: cells[1].to_owned(),
            postcode: cells[2].to_owned(),
            coordinates: degrees(cells[3])
                .zip(degrees(cells[4]))
                .and_then(|(latitude, longitude)| Coordinates::from_degrees(latitude, longitude).ok()),
            inhabitants: cells[5].parse().unwrap_or(1.0),
        })
        .collect()
}

fn degrees(text: &str) -> Option<f64> {
    text.parse().ok()
}

/// The rows of a table of ours, without its heading.
fn table(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().skip(1).map(|line| line.split(',').collect())
}
