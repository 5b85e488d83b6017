//! How wanted a site is (contract, section 3).

use serde::Serialize;

use crate::checked::{Checked, NONE};
use crate::decimal::Decimal;
use crate::problem::Id;

/// How wanted a site is, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DemandLevel {
    /// Deciles 1 and 2.
    VeryHigh,
    /// Deciles 3 and 4.
    High,
    /// Deciles 5 and 6.
    Medium,
    /// Deciles 7 and 8.
    Low,
    /// Deciles 9 and 10.
    VeryLow,
    /// No seat is open.
    Closed,
    /// Nobody has asked for it yet.
    NobodyYet,
}

/// The demand for one site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Demand {
    /// The site.
    pub site: Id,
    /// The word.
    pub level: DemandLevel,
    /// 1 (most wanted) to 10; none when closed or when nobody has asked.
    pub decile: Option<u8>,
    /// How many students wish it, at whatever rank. Below five only the word is to be shown.
    pub askers: u32,
    /// Its seats.
    pub seats: i64,
}

/// The least that a wish counts, in thousandths.
const LEAST: i64 = 100;

/// The demand for every site, in the order of the ids: `Σ max(w(rank), 0.1) / seats`, ranked among the sites of its kind
/// and cut into deciles. For a secondary site only a student's best rank counts.
pub fn demand(checked: &Checked) -> Vec<Demand> {
    let p = &checked.problem.parameters;
    let sites = &checked.problem.sites;
    let mut sum = vec![0_i64; sites.len()];
    let mut askers = vec![0_u32; sites.len()];
    let mut last = vec![NONE; sites.len()];
    for i in 0..checked.problem.students.len() {
        for (k, w) in checked.wishes(i).enumerate() {
            let weight = p.rank_cost(k as u32 + 1).thousandths().max(LEAST);
            for site in [checked.wish_site[w], checked.wish_secondary(w)] {
                if site != NONE && last[site as usize] != i as u32 {
                    last[site as usize] = i as u32;
                    sum[site as usize] += weight;
                    askers[site as usize] += 1;
                }
            }
        }
    }
    let mut decile = vec![None; sites.len()];
    for secondary in [false, true] {
        let wanted = |j: &usize| sites[*j].secondary == secondary && sites[*j].seats > 0 && askers[*j] > 0;
        let mut ranked: Vec<usize> = (0..sites.len()).filter(wanted).collect();
        ranked.sort_by(|&a, &b| {
            // sum / seats, compared without dividing; the higher first
            let (left, right) = (sum[b] * sites[a].seats, sum[a] * sites[b].seats);
            left.cmp(&right).then(checked.site_tie[a].cmp(&checked.site_tie[b])).then(a.cmp(&b))
        });
        let many = ranked.len();
        for (before, &j) in ranked.iter().enumerate() {
            // ceil((before + 1) / (many / 10))
            decile[j] = Some(((before + 1) * 10).div_ceil(many).min(10) as u8);
        }
    }
    sites
        .iter()
        .enumerate()
        .map(|(j, site)| Demand {
            site: site.id.clone(),
            level: level(site.seats, decile[j]),
            decile: decile[j],
            askers: askers[j],
            seats: site.seats,
        })
        .collect()
}

fn level(seats: i64, decile: Option<u8>) -> DemandLevel {
    match decile {
        _ if seats <= 0 => DemandLevel::Closed,
        None => DemandLevel::NobodyYet,
        Some(1 | 2) => DemandLevel::VeryHigh,
        Some(3 | 4) => DemandLevel::High,
        Some(5 | 6) => DemandLevel::Medium,
        Some(7 | 8) => DemandLevel::Low,
        Some(_) => DemandLevel::VeryLow,
    }
}

/// How tight a problem is, to be shown beside every figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Tightness {
    /// Principal seats per student who is not excused, to 2 decimals.
    pub seats_per_student: Option<Decimal>,
    /// Wishes per student who is not excused, to 2 decimals.
    pub wishes_per_student: Option<Decimal>,
}

/// How tight a problem is.
pub fn tightness(checked: &Checked) -> Tightness {
    let taking_part: Vec<usize> =
        (0..checked.pins.len()).filter(|&i| checked.pins[i] != crate::checked::Pin::Excused).collect();
    let students = taking_part.len() as i64;
    let wishes: usize = taking_part.iter().map(|&i| checked.wishes(i).len()).sum();
    let seats = checked.problem.sites.iter().filter(|s| !s.secondary).map(|s| s.seats).sum();
    Tightness {
        seats_per_student: crate::decimal::ratio(seats, students),
        wishes_per_student: crate::decimal::ratio(wishes as i64, students),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::{PROBLEM_FORMAT, Problem, Site, Student, Wish};

    #[test]
    fn deciles_words_and_askers() {
        let mut sites: Vec<Site> = (0..20).map(|k| Site::new(format!("T{k:02}"), 1)).collect();
        sites.push(Site::new("U1", 0));
        sites.push(Site::new("U2", 3));
        sites.push(Site { secondary: true, ..Site::new("S1", 1) });
        // site k has 20 − k askers at the first rank, and one of them names the secondary site twice
        let mut students = Vec::new();
        for k in 0..20 {
            for n in k..20 {
                students.push(Student::new(format!("E{k:02}{n:02}"), [format!("T{k:02}").as_str()]));
            }
        }
        let with = |site: &str| Wish { site: site.into(), secondary: Some(Box::new("S1".into())) };
        students.push(Student::new("F1", [with("U1"), with("T19")]));
        let problem = Problem { format: PROBLEM_FORMAT.to_owned(), sites, students, ..Problem::default() };
        let found = demand(&problem.check().unwrap());
        let of = |id: &str| found.iter().find(|d| d.site.as_str() == id).unwrap();
        assert_eq!(
            (of("T00").level, of("T00").decile, of("T00").askers),
            (DemandLevel::VeryHigh, Some(1), 20)
        );
        assert_eq!((of("T02").decile, of("T05").level), (Some(2), DemandLevel::High));
        assert_eq!((of("T09").level, of("T12").level), (DemandLevel::Medium, DemandLevel::Low));
        assert_eq!((of("T19").level, of("T19").decile), (DemandLevel::VeryLow, Some(10)));
        assert_eq!((of("U1").level, of("U2").level), (DemandLevel::Closed, DemandLevel::NobodyYet));
        assert_eq!((of("S1").askers, of("S1").decile), (1, Some(10)));
    }
}
