//! The pairs of a run: what each asks, what the two receive, whether it is kept.

use placet_allocation::{Id, PairKind, Plan, Problem};
use placet_entity::kinds;

use crate::allocation::pairs::{Fate, fates, received};
use crate::allocation::view::Names;
use crate::kit::Page;

/// A pair in a run.
pub(super) struct Line {
    pub names: String,
    pub asked: String,
    pub places: String,
    pub tag: &'static str,
    pub outcome: String,
}

/// The pairs that a run was computed with, those not kept first, and how many are kept, in words.
pub(super) fn lines(p: &Page, problem: &Problem, plan: &Plan, names: &Names) -> (Vec<Line>, String) {
    let fates = fates(problem, plan);
    let lines = fates.iter().map(|(pair, fate)| {
        let kind = match pair.kind {
            PairKind::SameSite => kinds::PairKind::SameSite,
            PairKind::SameTown => kinds::PairKind::SameTown,
            PairKind::DifferentSite => kinds::PairKind::DifferentSite,
        };
        let strength = if pair.hard { "campaigns-pair-must" } else { "campaigns-pair-wish" };
        let asked = [("kind", p.tk("campaigns-pair-kind", kind.code())), ("strength", p.t(strength))];
        let (tag, outcome) = match fate {
            Fate::Kept => ("good", p.t("allocation-pair-kept")),
            Fate::Neither => ("warn", p.t("allocation-pair-neither")),
            Fate::Broken => ("bad", p.t("allocation-pair-broken")),
            Fate::Aside => ("plain", p.t("allocation-pair-aside")),
        };
        let two = by_name(names, pair.students.each_ref().map(Id::as_str));
        let [one, other] = two.map(|id| {
            let site = received(plan, id).map(|site| names.site(site.as_str()));
            site.unwrap_or_else(|| p.t("allocation-pair-nothing"))
        });
        Line {
            names: both(p, names, two),
            asked: p.tv("allocation-pair-asked", &asked),
            places: if one == other {
                p.tv("allocation-pair-both", &[("site", one)])
            } else {
                p.tv("allocation-pair-places", &[("one", one), ("other", other)])
            },
            tag,
            outcome,
        }
    });
    let count = |of: &[Fate]| fates.iter().filter(|(_, fate)| of.contains(fate)).count();
    let mut said = vec![p.tv("allocation-pairs-kept", &[("n", count(&[Fate::Kept, Fate::Neither]))])];
    for (key, fate) in [("allocation-pairs-broken", Fate::Broken), ("allocation-pairs-aside", Fate::Aside)] {
        let n = count(&[fate]);
        said.extend((n > 0).then(|| p.tv(key, &[("n", n)])));
    }
    (lines.collect(), said.join(", "))
}

/// The names of the two of a pair, from their identifiers in the problem.
pub(super) fn both(p: &Page, names: &Names, two: [&str; 2]) -> String {
    let [one, other] = by_name(names, two)
        .map(|id| names.person(id).map_or_else(|| id.to_owned(), |person| person.name.clone()));
    p.tv("campaigns-pair-names", &[("one", one), ("other", other)])
}

/// Two students in the order of their names.
fn by_name<'a>(names: &Names, [one, other]: [&'a str; 2]) -> [&'a str; 2] {
    let key = |id: &str| names.person(id).map(|person| &person.sort_key);
    if key(other) < key(one) { [other, one] } else { [one, other] }
}
