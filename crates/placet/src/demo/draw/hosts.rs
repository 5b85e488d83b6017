//! Twenty-five organisations and 110 sites in eight categories; two secondary ones; contacts, capacities, levels.

use placet_allocation::{Decimal, FixedCost};
use placet_entity::ids::{ContactId, OrganisationId, SiteCategoryId, SiteId};
use placet_entity::kinds::TrustLevel;
use placet_entity::{
    capacity_group, capacity_group_member, contact, duty, organisation, site, site_capacity, site_category,
    site_forbidden_level, site_pairing,
};
use placet_rules::capacity::Capacity;
use placet_rules::distance::Coordinates;
use placet_rules::text::search_key;
use placet_rules::time::move_day;

use super::institution::Frame;
use super::{Canvas, table};

/// Code, acronym, name, colour of each category; the last one is that of secondary sites.
const CATEGORIES: [(&str, &str, &str); 9] = [
    ("CHIR", "Chir.", "Chirurgie"),
    ("MED", "Méd.", "Médecine"),
    ("URG", "Urg.", "Urgences et réanimation"),
    ("MG", "Méd. gén.", "Médecine générale"),
    ("PED", "Péd.", "Pédiatrie"),
    ("GYN", "Gynéco.", "Gynécologie-obstétrique"),
    ("PSY", "Psy.", "Psychiatrie"),
    ("GER", "Gér.", "Gériatrie"),
    ("COMP", "Compl.", "Stage complémentaire"),
];
/// The position of general practice.
const GENERAL_PRACTICE: usize = 3;
/// The position of the category of secondary sites.
const SECONDARY: usize = 8;

const PUBLIC: &str = "Hôpital public";
const PRIVATE: &str = "Clinique privée";
const OFFICE: &str = "Maison de santé";

type Organisation = (&'static str, &'static str, &'static str, [usize; 8]);

/// Name, town, sector, sites by category. Names are invented, towns are real.
const ORGANISATIONS: [Organisation; 25] = [
    ("CHU du Val d’Orne", "Caen", PUBLIC, [9, 11, 3, 0, 4, 2, 1, 2]),
    ("Centre hospitalier Marguerite-Lemonnier", "Cherbourg-en-Cotentin", PUBLIC, [3, 3, 2, 0, 2, 1, 1, 1]),
    ("Centre hospitalier des Rives de Vire", "Saint-Lô", PUBLIC, [2, 2, 1, 0, 1, 1, 0, 1]),
    ("Centre hospitalier Jean-Auber", "Lisieux", PUBLIC, [2, 2, 1, 0, 1, 1, 0, 0]),
    ("Centre hospitalier des Écouves", "Alençon", PUBLIC, [1, 2, 1, 0, 1, 1, 1, 0]),
    ("Hôpital de la Baie", "Avranches", PUBLIC, [1, 2, 1, 0, 1, 1, 0, 0]),
    ("Centre hospitalier du Haut-Bocage", "Flers", PUBLIC, [1, 1, 1, 0, 0, 0, 0, 1]),
    ("Centre hospitalier Arlette-Savary", "Bayeux", PUBLIC, [0, 1, 1, 0, 0, 0, 0, 1]),
    ("Hôpital des Trois-Vallées", "Argentan", PUBLIC, [0, 1, 0, 0, 0, 0, 0, 0]),
    ("Hôpital Saint-Gervais", "Falaise", PUBLIC, [0, 0, 0, 0, 0, 0, 0, 1]),
    ("Polyclinique du Canal", "Hérouville-Saint-Clair", PRIVATE, [2, 0, 0, 0, 0, 1, 0, 0]),
    ("Clinique des Embruns", "Granville", PRIVATE, [1, 0, 0, 0, 0, 0, 0, 0]),
    ("Centre hospitalier de l’Estuaire", "Le Havre", PUBLIC, [0, 0, 1, 0, 0, 0, 0, 0]),
    ("Centre hospitalier des Deux-Plateaux", "Évreux", PUBLIC, [0, 0, 0, 0, 0, 0, 0, 1]),
    ("Établissement de santé mentale des Tilleuls", "Caen", PUBLIC, [0, 0, 0, 0, 0, 0, 3, 0]),
    ("Établissement de santé mentale du Clos", "Valognes", PUBLIC, [0, 0, 0, 0, 0, 0, 2, 0]),
    ("Centre de gériatrie de la Touques", "Trouville-sur-Mer", PUBLIC, [0, 0, 0, 0, 0, 0, 0, 2]),
    ("Maison de santé des Remparts", "Vire Normandie", OFFICE, [0, 0, 0, 2, 0, 0, 0, 0]),
    ("Maison de santé du Noireau", "Condé-en-Normandie", OFFICE, [0, 0, 0, 2, 0, 0, 0, 0]),
    ("Maison de santé du Pré-Bocage", "Villers-Bocage", OFFICE, [0, 0, 0, 2, 0, 0, 0, 0]),
    ("Maison de santé des Marais", "Carentan-les-Marais", OFFICE, [0, 0, 0, 2, 0, 0, 0, 0]),
    ("Maison de santé des Collines", "Mortagne-au-Perche", OFFICE, [0, 0, 0, 2, 0, 0, 0, 0]),
    ("Maison de santé du Vieux-Bassin", "Honfleur", OFFICE, [0, 0, 0, 2, 0, 0, 0, 0]),
    ("Maison de santé des Deux-Clochers", "Coutances", OFFICE, [0, 0, 0, 2, 0, 0, 0, 0]),
    ("Centre de réadaptation des Sources", "Bagnoles de l’Orne Normandie", PUBLIC, [0, 1, 0, 0, 0, 0, 0, 0]),
];

/// A site as the history of the school knows it.
pub(super) struct Place {
    /// Its row.
    pub id: SiteId,
    /// Its code.
    pub code: String,
    /// The organisation.
    pub organisation: OrganisationId,
    /// The name of the organisation.
    pub host: &'static str,
    /// Its own name.
    pub name: String,
    /// Its service.
    pub service: String,
    /// Its town.
    pub town: &'static str,
    /// Position of its category.
    pub category: usize,
    /// The row of its category.
    pub category_id: SiteCategoryId,
    /// Code of its category.
    pub category_code: &'static str,
    /// Where it is.
    pub coordinates: Option<Coordinates>,
    /// What it takes.
    pub capacity: Capacity,
    /// How much it attracts, whoever one is.
    pub appeal: f64,
    /// Levels whose students it does not take.
    pub forbidden: Vec<usize>,
    /// Given only beside another.
    pub secondary: bool,
    /// For a principal site: position of the secondary one that goes with it.
    pub paired: Option<usize>,
    /// Cost set by the school.
    pub fixed_cost: Option<FixedCost>,
    /// The contact that students see: name, e-mail.
    pub contact: Option<(String, String)>,
}

pub(super) fn draw(canvas: &mut Canvas, frame: &Frame) -> Vec<Place> {
    let categories: Vec<SiteCategoryId> =
        (0..).zip(CATEGORIES).map(|(at, words)| category(canvas, at, words)).collect();
    let services: Vec<Vec<&str>> = CATEGORIES
        .iter()
        .map(|(code, ..)| {
            table(include_str!("data/services.csv")).filter(|row| row[0] == *code).map(|row| row[1]).collect()
        })
        .collect();
    let mut places = Vec::new();
    for (at, plan) in ORGANISATIONS.into_iter().enumerate() {
        let organisation = organisation(canvas, at, plan);
        let office =
            contact(canvas, organisation, "Bureau des stages", Some("Contact administratif"), plan.1, at);
        for (category, count) in plan.3.into_iter().enumerate() {
            let list = &services[category];
            let first = canvas.dice.between(0, list.len() as i32 - 1) as usize;
            for index in 0..count {
                let service = list[(first + index) % list.len()];
                let place = site(canvas, places.len(), plan, organisation, category, service, &categories);
                canvas.school.duty.push(duty::Model {
                    contact_id: office,
                    site_id: place.id,
                    visible_to_students: false,
                });
                places.push(place);
            }
        }
    }
    let first = canvas.school.organisation[0].id;
    for service in ["Consultation avancée de nutrition", "Consultation de prévention"] {
        let place = site(canvas, places.len(), ORGANISATIONS[0], first, SECONDARY, service, &categories);
        places.push(place);
    }
    capacities(canvas, &mut places);
    special_cases(canvas, frame, &mut places);
    places
}

fn category(canvas: &mut Canvas, at: i32, (code, acronym, name): (&str, &str, &str)) -> SiteCategoryId {
    let id = canvas.dice.id();
    canvas.school.site_category.push(site_category::Model {
        id,
        code: code.into(),
        acronym: acronym.into(),
        name: name.into(),
        rank: at + 1,
        principal: at as usize != SECONDARY,
        colour: at,
        version: 1,
        archived_at: None,
    });
    id
}

fn organisation(canvas: &mut Canvas, at: usize, (name, town, sector, sites): Organisation) -> OrganisationId {
    let id = canvas.dice.id();
    let headcount = sites.iter().sum::<usize>() as i32 * canvas.dice.between(40, 90);
    let postcode = canvas.town(town).postcode.clone();
    canvas.school.organisation.push(organisation::Model {
        id,
        name: name.into(),
        siret: None,
        sector: Some(sector.into()),
        address_line: Some(format!("{} rue de l’Hôpital", at + 1)),
        postcode: Some(postcode),
        town: Some(town.into()),
        country: Some("France".into()),
        website: Some(format!("https://{}.example.org", search_key(name).replace(' ', "-"))),
        phone: Some(format!("02619101{at:02}")),
        headcount: Some(headcount),
        notes: None,
        trust_level: if at == 0 { TrustLevel::High } else { TrustLevel::Normal },
        search_key: search_key(&format!("{name} {town}")),
        version: 1,
        archived_at: None,
    });
    id
}

fn contact(
    canvas: &mut Canvas,
    organisation: OrganisationId,
    name: &str,
    function: Option<&str>,
    town: &str,
    number: usize,
) -> ContactId {
    let id = canvas.dice.id();
    let word = |text: &str| search_key(text).replace(' ', ".");
    canvas.school.contact.push(contact::Model {
        id,
        organisation_id: organisation,
        code: None,
        display_name: name.into(),
        function: function.map(Into::into),
        email: Some(format!("{}@{}.example.org", word(name), word(town).replace('.', "-"))),
        phone: Some(format!("0261911{number:03}")),
        active: true,
        version: 1,
    });
    id
}

fn site(
    canvas: &mut Canvas,
    at: usize,
    (host, town, _, _): Organisation,
    organisation: OrganisationId,
    category: usize,
    service: &str,
    categories: &[SiteCategoryId],
) -> Place {
    let names: Vec<&str> = include_str!("data/family_names.txt").lines().collect();
    let given: Vec<&str> = include_str!("data/given_names.txt").lines().collect();
    let head = format!("Dr {} {}", canvas.dice.pick(&given), canvas.dice.pick(&names));
    let service =
        if category == GENERAL_PRACTICE { format!("Cabinet du {head}") } else { service.to_owned() };
    let name = format!("{service} — {host}");
    let id: SiteId = canvas.dice.id();
    let code = format!("T{:03}", at + 1);
    // A few sites have nobody that students can write to yet: the readiness page says so.
    let contact = (at % 19 != 18).then(|| {
        let contact = contact(canvas, organisation, &head, Some("Responsable de stage"), town, 100 + at);
        canvas.school.duty.push(duty::Model { contact_id: contact, site_id: id, visible_to_students: true });
        let email = canvas.school.contact.last().and_then(|row| row.email.clone()).unwrap_or_default();
        (head, email)
    });
    let place = canvas.town(town);
    let coordinates = place.coordinates;
    let row = site::Model {
        id,
        organisation_id: organisation,
        code: code.clone(),
        name: name.clone(),
        service: Some(service.clone()),
        category_id: categories[category],
        address_line: Some("Rue de l’Hôpital".into()),
        address_complement: None,
        postcode: Some(place.postcode.clone()),
        town: Some(town.into()),
        cedex: None,
        latitude: place.latitude(),
        longitude: place.longitude(),
        url: None,
        info: at.is_multiple_of(7).then(|| "Prévoir une blouse et le badge de l’université.".to_owned()),
        active: true,
        out_of_subdivision: place.code.starts_with("76") || place.code.starts_with("27"),
        wishes_allowed: true,
        fixed_cost: (at == 57).then_some(1_200),
        fixed_cost_median: at == 91,
        search_key: search_key(&format!("{name} {town} {code}")),
        version: 1,
        archived_at: None,
    };
    let amount = row.fixed_cost.map(|cost| FixedCost::Amount(Decimal::from_hundredths(cost.into())));
    let fixed_cost = if row.fixed_cost_median { Some(FixedCost::Median) } else { amount };
    canvas.school.site.push(row);
    Place {
        id,
        code,
        organisation,
        host,
        name,
        service,
        town,
        category,
        category_id: categories[category],
        category_code: CATEGORIES[category].0,
        coordinates,
        capacity: Capacity::CLOSED,
        appeal: 0.0,
        forbidden: Vec::new(),
        secondary: category == SECONDARY,
        paired: None,
        fixed_cost,
        contact,
    }
}

/// Seats: Gamma(3/2) + 0.3, scaled so that the ideal of all sites serves the three cohorts.
fn capacities(canvas: &mut Canvas, places: &mut [Place]) {
    let sizes: Vec<f64> = places.iter().map(|_| canvas.dice.gamma() + 0.3).collect();
    let scale = 680.0 / sizes.iter().sum::<f64>();
    for (place, size) in places.iter_mut().zip(sizes) {
        let ideal = (libm::round(size * scale) as u32).max(1);
        place.capacity = Capacity { min: ideal / 5, ideal, max: ideal + 1 + ideal / 4 };
        if place.secondary {
            place.capacity = Capacity { min: 0, ideal: 10, max: 12 };
        }
        place.appeal =
            super::wishes::APPEAL * canvas.dice.normal() + 0.35 * libm::log(f64::from(place.capacity.ideal));
        canvas.school.site_capacity.push(site_capacity::Model {
            id: canvas.dice.id(),
            site_id: place.id,
            from_on: None,
            until_on: None,
            min_seats: place.capacity.min as i32,
            ideal_seats: place.capacity.ideal as i32,
            max_seats: place.capacity.max as i32,
            reason: None,
        });
    }
}

/// Levels that may not come, pairs, a shared limit, a site closed for works next year.
fn special_cases(canvas: &mut Canvas, frame: &Frame, places: &mut [Place]) {
    let forbidden: Vec<usize> = places
        .iter()
        .enumerate()
        .filter(|(at, place)| place.category == GENERAL_PRACTICE || *at == 30)
        .map(|(at, _)| at)
        .collect();
    for at in forbidden {
        places[at].forbidden.push(0);
        canvas
            .school
            .site_forbidden_level
            .push(site_forbidden_level::Model { site_id: places[at].id, level_id: frame.levels[0] });
    }
    let secondary = places.iter().position(|place| place.secondary).unwrap_or(0);
    for (at, with) in [(9, secondary), (12, secondary), (15, secondary + 1), (18, secondary + 1)] {
        places[at].paired = Some(with);
        canvas
            .school
            .site_pairing
            .push(site_pairing::Model { principal_id: places[at].id, secondary_id: places[with].id });
    }
    let group = canvas.dice.id();
    let members: Vec<usize> = (0..9).collect();
    canvas.school.capacity_group.push(capacity_group::Model {
        id: group,
        name: "Blocs opératoires du CHU".into(),
        parent_id: None,
        max_seats: members.iter().map(|at| places[*at].capacity.ideal as i32 + 1).sum(),
        from_on: None,
        until_on: None,
        version: 1,
    });
    for at in members {
        canvas
            .school
            .capacity_group_member
            .push(capacity_group_member::Model { group_id: group, site_id: places[at].id });
    }
    canvas.school.site_capacity.push(site_capacity::Model {
        id: canvas.dice.id(),
        site_id: places[40].id,
        from_on: Some(move_day(canvas.day, 240)),
        until_on: Some(move_day(canvas.day, 420)),
        min_seats: 0,
        ideal_seats: 0,
        max_seats: 0,
        reason: Some("Fermé pour travaux".into()),
    });
}
