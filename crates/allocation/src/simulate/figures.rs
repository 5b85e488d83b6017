//! What is counted once the years are over.

use serde::Serialize;

use super::Simulation;
use super::years::Learner;

/// How a student went through the curriculum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// From the first period to the last, with a whole list each time.
    Steady,
    /// He joined late.
    Late,
    /// He left for a year.
    Left,
    /// He repeated a year.
    Repeated,
    /// He always listed few wishes.
    Narrow,
}

impl Way {
    /// The word for it in documents.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Steady => "steady",
            Self::Late => "late",
            Self::Left => "left",
            Self::Repeated => "repeated",
            Self::Narrow => "narrow",
        }
    }

    const ALL: [Self; 5] = [Self::Steady, Self::Late, Self::Left, Self::Repeated, Self::Narrow];
}

/// The figures of one school. A period without a placement counts as the rank after the last possible wish.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figures {
    /// Standard deviation of the students' mean ranks.
    pub spread: f64,
    /// The mean rank of the student who was served worst.
    pub worst: f64,
    /// The share of placements that are one of the first three wishes, of all periods of all students.
    pub within_3: f64,
    /// Unplaced students per period.
    pub unplaced: f64,
    /// The mean of the students' mean ranks.
    pub mean: f64,
    /// The same by how students went through the curriculum, where there are several ways.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ways: Vec<WayFigures>,
}

/// The figures of the students of one way.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WayFigures {
    /// The way.
    pub way: Way,
    /// How many.
    pub students: usize,
    /// The mean of their mean ranks.
    pub mean: f64,
    /// The mean rank of the one who was served worst.
    pub worst: f64,
    /// Periods without a placement, of each of them over all his periods.
    pub unplaced: f64,
}

/// The figures of several schools.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Over {
    /// How many schools.
    pub seeds: usize,
    /// The mean of each figure.
    pub mean: Figures,
    /// The worst of each figure.
    pub worst: Figures,
}

pub(super) fn of(simulation: &Simulation, learners: &[Learner]) -> Figures {
    let none = simulation.wishes as f64 + 1.0;
    let mean_rank = |learner: &Learner| mean(learner.ranks.iter().map(|rank| rank.map_or(none, f64::from)));
    let means: Vec<f64> = learners.iter().map(mean_rank).collect();
    let all = || learners.iter().flat_map(|learner| learner.ranks.iter().copied());
    let overall = mean(means.iter().copied());
    let promotions =
        learners.iter().map(|l| l.ranks.len()).sum::<usize>() as f64 / simulation.students.max(1) as f64;
    let of_way = |way: Way| {
        let those = || learners.iter().zip(&means).filter(move |(learner, _)| learner.way == way);
        (those().count() > 0).then(|| WayFigures {
            way,
            students: those().count(),
            mean: mean(those().map(|(_, mean)| *mean)),
            worst: those().map(|(_, mean)| *mean).fold(0.0, f64::max),
            unplaced: mean(those().map(|(l, _)| l.ranks.iter().filter(|rank| rank.is_none()).count() as f64)),
        })
    };
    let ways: Vec<WayFigures> = Way::ALL.into_iter().filter_map(of_way).collect();
    Figures {
        spread: libm::sqrt(mean(means.iter().map(|mean| (mean - overall) * (mean - overall)))),
        worst: means.iter().copied().fold(0.0, f64::max),
        within_3: mean(all().map(|rank| f64::from(u8::from(rank.is_some_and(|rank| rank <= 3))))),
        // a promotion's worth of placements a period
        unplaced: all().filter(Option::is_none).count() as f64 / promotions.max(1.0),
        mean: overall,
        ways: if ways.len() > 1 { ways } else { Vec::new() },
    }
}

pub(super) fn over(each: &[Figures]) -> Over {
    let most = |values: &[f64]| values.iter().copied().fold(0.0, f64::max);
    let least = |values: &[f64]| values.iter().copied().fold(1.0, f64::min);
    let middle = |values: &[f64]| mean(values.iter().copied());
    Over {
        seeds: each.len(),
        mean: together(each, &middle, &middle),
        // of the shares within three the least is the worst
        worst: together(each, &most, &least),
    }
}

/// One figure of several: `high` for those that are worse when higher, `low` for the share within three.
fn together(each: &[Figures], high: &dyn Fn(&[f64]) -> f64, low: &dyn Fn(&[f64]) -> f64) -> Figures {
    let of = |figure: &dyn Fn(&Figures) -> f64| high(&each.iter().map(figure).collect::<Vec<f64>>());
    let ways = each.first().map_or(&[][..], |first| &first.ways);
    let way = |(k, first): (usize, &WayFigures)| WayFigures {
        way: first.way,
        students: first.students,
        mean: of(&|f| f.ways[k].mean),
        worst: of(&|f| f.ways[k].worst),
        unplaced: of(&|f| f.ways[k].unplaced),
    };
    Figures {
        spread: of(&|f| f.spread),
        worst: of(&|f| f.worst),
        within_3: low(&each.iter().map(|f| f.within_3).collect::<Vec<f64>>()),
        unplaced: of(&|f| f.unplaced),
        mean: of(&|f| f.mean),
        ways: ways.iter().enumerate().map(way).collect(),
    }
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0_usize), |(sum, count), value| (sum + value, count + 1));
    if count == 0 { 0.0 } else { sum / count as f64 }
}
