//! Every plan of a small problem, one after the other: what the exact procedures must find is the best of them.

use std::collections::BTreeMap;

use placet_allocation::{Checked, Id, PairKind, Problem, Procedure, Student};

use super::options::sites_within;

/// What a student may receive: the site, and the rank that it counts as.
type Possibility = (Id, u32);

/// What everybody receives, in the total order: the rank, and the name of a suggested site.
type Received = Vec<(u32, String)>;

struct Enumeration<'a> {
    checked: &'a Checked,
    procedure: Procedure,
    free: Vec<&'a Student>,
    possible: Vec<Vec<Possibility>>,
    /// Per free student the rank that he must not fall below.
    promised: Vec<Option<u32>>,
    groups: Vec<Vec<Id>>,
    /// Where everybody is; pinned students from the start.
    at: BTreeMap<&'a str, Id>,
    ranks: Vec<Option<u32>>,
    best: Option<(Vec<i64>, Received)>,
}

/// The best plan of a problem, in the form of `received`; none when no plan keeps what is asked for.
pub(crate) fn best(checked: &Checked, procedure: Procedure) -> Option<Received> {
    let problem = checked.problem();
    let free: Vec<&Student> = problem.students.iter().filter(|s| s.pinned.is_none()).collect();
    let pinned = problem.students.iter().filter_map(|s| {
        let site = s.pinned.as_ref()?.site.clone()?;
        Some((s.id.as_str(), site))
    });
    let at: BTreeMap<&str, Id> = pinned.collect();
    let mut run = Enumeration {
        checked,
        procedure,
        possible: Vec::new(),
        promised: vec![None; free.len()],
        groups: (0..problem.groups.len()).map(|g| sites_within(problem, g)).collect(),
        ranks: vec![None; free.len()],
        free,
        at,
        best: None,
    };
    if problem.options.do_no_harm {
        run.promise();
    }
    run.possible = (0..run.free.len()).map(|k| run.possibilities(k)).collect();
    run.from(0);
    run.best.map(|(_, received)| received)
}

fn may(student: &Student, site: &placet_allocation::Site) -> bool {
    let category = site.category.as_ref();
    !student.forbidden.contains(&site.id)
        && (student.required.is_empty() || category.is_some_and(|c| student.required.contains(c)))
}

impl Enumeration<'_> {
    fn problem(&self) -> &Problem {
        self.checked.problem()
    }

    fn wished(&self, k: usize) -> Vec<Possibility> {
        let student = self.free[k];
        let ranked = student.wishes.iter().zip(1..);
        let open = ranked.filter(|(wish, _)| may(student, self.checked.site(wish.site.as_str()).unwrap()));
        open.map(|(wish, rank)| (wish.site.clone(), rank)).collect()
    }

    fn possibilities(&self, k: usize) -> Vec<Possibility> {
        let mut found = self.wished(k);
        if let Some(worst) = self.promised[k] {
            found.retain(|(_, rank)| *rank <= worst);
        } else if self.problem().options.completed_lists {
            let student = self.free[k];
            let rank = self.checked.wishes_max() + 1;
            for site in self.problem().sites.iter().filter(|s| !s.secondary && may(student, s)) {
                if student.wishes.iter().all(|wish| wish.site != site.id) {
                    found.push((site.id.clone(), rank));
                }
            }
        }
        found
    }

    /// How many are at one of the sites.
    fn load(&self, sites: &[Id]) -> i64 {
        self.at.values().filter(|site| sites.contains(site)).count() as i64
    }

    fn has_room(&self, site: &Id) -> bool {
        let own = self.checked.site(site.as_str()).unwrap();
        let groups = self.problem().groups.iter().zip(&self.groups);
        let mut around = groups.filter(|(_, sites)| sites.contains(site));
        self.load(std::slice::from_ref(site)) < own.seats
            && around.all(|(group, sites)| group.max.is_none_or(|most| self.load(sites) < most))
    }

    /// Serves everybody one by one, and keeps the ranks.
    fn promise(&mut self) {
        let order: Vec<usize> =
            self.checked.total_order().filter_map(|s| self.free.iter().position(|f| f.id == s.id)).collect();
        for k in order {
            if let Some((site, rank)) = self.wished(k).into_iter().find(|(site, _)| self.has_room(site)) {
                self.at.insert(self.free[k].id.as_str(), site);
                self.promised[k] = Some(rank);
            }
        }
        for student in &self.free {
            self.at.remove(student.id.as_str());
        }
    }

    fn from(&mut self, next: usize) {
        if next == self.free.len() {
            self.leaf();
            return;
        }
        let student = self.free[next].id.as_str();
        for (site, rank) in self.possible[next].clone() {
            if self.has_room(&site) {
                self.at.insert(student, site);
                self.ranks[next] = Some(rank);
                self.from(next + 1);
                self.ranks[next] = None;
                self.at.remove(student);
            }
        }
        if self.promised[next].is_none() {
            self.from(next + 1);
        }
    }

    fn leaf(&mut self) {
        let problem = self.problem();
        let sites = problem.sites.iter().filter(|s| !s.secondary);
        let mut filled = sites.map(|s| self.load(std::slice::from_ref(&s.id)) >= s.min);
        let mut held = problem.groups.iter().zip(&self.groups).map(|(g, sites)| self.load(sites) >= g.min);
        if !filled.all(|yes| yes) || !held.all(|yes| yes) {
            return;
        }
        let Some(penalties) = self.penalties() else { return };
        let order = self.checked.total_order().filter_map(|s| self.free.iter().position(|f| f.id == s.id));
        let suggested = self.checked.wishes_max() + 1;
        let received = order.map(|k| match self.ranks[k] {
            None => (u32::MAX, String::new()),
            Some(rank) if rank == suggested => (rank, self.at[self.free[k].id.as_str()].as_str().to_owned()),
            Some(rank) => (rank, String::new()),
        });
        let key = (self.objective(penalties), received.collect());
        if self.best.as_ref().is_none_or(|best| key < *best) {
            self.best = Some(key);
        }
    }

    /// What the broken soft pairs cost; none when a hard one is broken.
    fn penalties(&self) -> Option<i64> {
        let mut sum = 0;
        for pair in &self.problem().pairs {
            let [a, b] = [0, 1].map(|k| self.checked.student(pair.students[k].as_str()).unwrap());
            let is_excused = |s: &Student| s.pinned.as_ref().is_some_and(|p| p.site.is_none());
            if is_excused(a) || is_excused(b) || (a.pinned.is_some() && b.pinned.is_some()) {
                continue;
            }
            let at = |s: &Student| self.at.get(s.id.as_str());
            let town = |id: &Id| self.checked.site(id.as_str()).unwrap().town.clone();
            let keeps = match (pair.kind, at(a), at(b)) {
                (PairKind::SameSite, a, b) => a == b,
                (PairKind::SameTown, None, None) => true,
                (PairKind::SameTown, Some(a), Some(b)) => town(a).is_some() && town(a) == town(b),
                (PairKind::SameTown, ..) => false,
                (PairKind::DifferentSite, a, b) => a.is_none() || a != b,
            };
            match (keeps, pair.hard) {
                (true, _) => {}
                (false, true) => return None,
                (false, false) => sum += pair.penalty,
            }
        }
        Some(sum)
    }

    /// What the procedure minimises, as a vector compared lexicographically.
    fn objective(&self, penalties: i64) -> Vec<i64> {
        let parameters = &self.problem().parameters;
        let most = self.checked.wishes_max();
        let at = |r: u32| self.ranks.iter().filter(|x| **x == Some(r)).count() as i64;
        let unplaced = self.ranks.iter().filter(|r| r.is_none()).count() as i64;
        match self.procedure {
            Procedure::LeastRank => {
                let ranks: i64 = self.ranks.iter().flatten().map(|&r| i64::from(r)).sum();
                vec![unplaced, ranks + penalties]
            }
            Procedure::Fair => {
                let weigh = |(s, r): (&&Student, &Option<u32>)| {
                    let weight = parameters.debt_weight.weight(s.debt.unwrap_or_default(), s.periods_left);
                    let r = i64::from(r.unwrap_or(most + 1));
                    weight * r * r
                };
                let sum: i64 = self.free.iter().zip(&self.ranks).map(weigh).sum();
                vec![unplaced, sum + penalties * i64::from(parameters.debt_weight.scale)]
            }
            Procedure::Generous => std::iter::once(unplaced).chain((1..=most + 1).rev().map(at)).collect(),
            _ => (1..=most + 1).map(|r| -at(r)).collect(),
        }
    }
}
