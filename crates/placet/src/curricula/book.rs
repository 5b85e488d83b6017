//! Where students stand, for many of them at once: records of the rules, asked as pages and runs ask. Pure.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use placet_entity::ids::{
    CampaignId, CohortId, CurriculumId, ProgrammeId, RequirementId, SiteCategoryId, SiteId, StudyLevelId,
};
use placet_entity::kinds::RequirementScope;
use placet_rules::curriculum::{
    self, Ahead, Campaign, Guidance, Past, Place, Record, Ruling, Side, Standing,
};
use placet_rules::eligibility::SiteRole;

use super::model::{Asked, Bound, Key, Kind, Line, Progress, Rules, Where};

/// Which placements count as known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// Those that their students see at this instant: for what people read.
    At(DateTime<Utc>),
    /// Every one that is decided, published later too: for what is computed.
    Decided,
}

impl Seen {
    pub(super) fn shows(self, published_at: Option<DateTime<Utc>>) -> bool {
        match self {
            Self::At(now) => published_at.is_some_and(|at| at <= now),
            Self::Decided => published_at.is_some(),
        }
    }
}

/// What a campaign is supposed to open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opens {
    /// What it opens.
    Itself,
    /// Every site that takes the level, in this campaign: to know what its seats must make possible.
    Everything(CampaignId),
}

type Prepared = Campaign<Key, Where, Kind>;
pub(super) type Settled = Ruling<RequirementId>;

/// A programme with its requirements.
pub(super) struct Programme {
    pub rules: Rules,
    pub asked: Vec<Asked>,
}

/// A student in his curriculum.
pub(super) struct Student {
    pub programme: ProgrammeId,
    pub past: Vec<Past<Key, Where, Kind, StudyLevelId>>,
    /// Each campaign to come, with the sites that are not for him.
    pub ahead: Vec<((CohortId, Key), Vec<Where>)>,
    pub rulings: Vec<Settled>,
}

/// Where the students of some curricula stand.
pub struct Book {
    pub(super) programmes: BTreeMap<ProgrammeId, Programme>,
    pub(super) prepared: BTreeMap<(ProgrammeId, CohortId, Key), Prepared>,
    pub(super) students: BTreeMap<CurriculumId, Student>,
    pub(super) names: BTreeMap<Key, String>,
    /// The campaigns that students may hear of.
    pub(super) shown: BTreeSet<CampaignId>,
}

/// What one placement more means to a student in a campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Nothing.
    Plain,
    /// It counts for these, which he has not met yet and which not every placement serves.
    Useful(Vec<RequirementId>),
    /// It is one of those of which he must receive one now, or these are out of reach.
    Required(Vec<RequirementId>),
    /// After it these could not be kept any more, or it would be more than they allow.
    Closed(Vec<RequirementId>),
}

/// What a student may and must take in one campaign.
#[derive(Clone, Debug)]
pub struct Guide {
    guidance: Guidance<RequirementId, Where, Kind>,
    /// The requirements that are open, for which a place of the campaign may count.
    open: Vec<Asked>,
}

/// How a student's progress looks to who looks after a cohort, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Risk {
    /// A requirement cannot be kept any more.
    OutOfReach,
    /// One is met only if everything that is left serves it.
    AtRisk,
    /// Some are open, with room to spare.
    Open,
    /// All that apply to him are met, or will be once what is under way is done.
    Met,
}

impl Risk {
    /// Every value, the worst first.
    pub const ALL: [Self; 4] = [Self::OutOfReach, Self::AtRisk, Self::Open, Self::Met];

    /// The word in addresses and in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::OutOfReach => "out",
            Self::AtRisk => "risk",
            Self::Open => "open",
            Self::Met => "met",
        }
    }

    /// The value of a word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|risk| risk.code() == code)
    }

    /// Of one line. A placement that any campaign gives is not at risk: it comes by itself.
    pub fn of(book: &Book, line: &Line) -> Self {
        let is_any =
            book.requirement(line.requirement).is_some_and(|one| one.row.scope == RequirementScope::All);
        match &line.standing {
            Standing::Exceeded { .. } | Standing::OutOfReach { .. } => Self::OutOfReach,
            Standing::Open { missing, campaigns } if !is_any && *missing as usize >= campaigns.len() => {
                Self::AtRisk
            }
            Standing::Open { .. } => Self::Open,
            Standing::NotConcerned
            | Standing::Waived
            | Standing::Settled
            | Standing::Met
            | Standing::Underway => Self::Met,
        }
    }
}

impl Guide {
    /// What a site means to him.
    pub fn mark(&self, site: SiteId, category: SiteCategoryId, role: SiteRole) -> Mark {
        let place = Place { site: Some(site), category: Some(category), role };
        if let Some(refused) = self.guidance.refused.iter().find(|refused| refused.places.contains(&place)) {
            return Mark::Closed(named(&refused.because));
        }
        if role == SiteRole::Principal && self.guidance.required.contains(&Some(category)) {
            return Mark::Required(named(&self.guidance.must));
        }
        // what any placement serves says nothing of a site
        let open = self.open.iter().filter(|asked| asked.row.scope != RequirementScope::All);
        let useful: Vec<RequirementId> =
            open.filter(|asked| asked.rule().counts(&place)).map(|asked| asked.row.id).collect();
        if useful.is_empty() { Mark::Plain } else { Mark::Useful(useful) }
    }

    /// As the rules say it.
    pub fn guidance(&self) -> &Guidance<RequirementId, Where, Kind> {
        &self.guidance
    }

    /// The requirements that close a site to him, when some do.
    pub fn closes(&self, site: SiteId) -> Option<Vec<RequirementId>> {
        let refused = &self.guidance.refused;
        let holds = |place: &Place<Where, Kind>| place.site == Some(site);
        refused.iter().find(|one| one.places.iter().any(holds)).map(|one| named(&one.because))
    }

    /// The categories of which he must receive a place, when he must.
    pub fn required(&self) -> impl Iterator<Item = SiteCategoryId> + '_ {
        self.guidance.required.iter().copied().flatten()
    }

    /// The requirements that make it so.
    pub fn must(&self) -> Vec<RequirementId> {
        named(&self.guidance.must)
    }

    /// The sites that he may not receive, beside those that [`Guide::required`] excludes already.
    pub fn forbidden(&self) -> BTreeSet<SiteId> {
        self.guidance.forbidden().flatten().collect()
    }
}

/// The requirements of these figures, each once.
fn named(bounds: &[Bound]) -> Vec<RequirementId> {
    let mut ids: Vec<RequirementId> = Vec::new();
    for bound in bounds {
        if !ids.contains(&bound.requirement) {
            ids.push(bound.requirement);
        }
    }
    ids
}

impl Book {
    /// The curricula, with what each may see.
    pub fn curricula(&self) -> impl Iterator<Item = CurriculumId> + '_ {
        self.students.keys().copied()
    }

    /// The requirements that apply in the programme of a curriculum, in their order; none when it is not in the book.
    pub fn asked(&self, curriculum: CurriculumId) -> &[Asked] {
        let programme = self.students.get(&curriculum).map(|student| student.programme);
        programme.and_then(|id| self.programmes.get(&id)).map_or(&[], |programme| &programme.asked)
    }

    /// A requirement.
    pub fn requirement(&self, id: RequirementId) -> Option<&Asked> {
        self.programmes.values().flat_map(|programme| &programme.asked).find(|asked| asked.row.id == id)
    }

    /// The names of all requirements.
    pub fn names(&self) -> impl Iterator<Item = (RequirementId, String)> + '_ {
        let asked = self.programmes.values().flat_map(|programme| &programme.asked);
        asked.map(|asked| (asked.row.id, asked.row.name.clone()))
    }

    /// The name of a campaign, or of the level that expects it.
    pub fn name(&self, key: Key) -> &str {
        let key = match key {
            Key::Campaign(_) => key,
            Key::Expected(level, _) => Key::Expected(level, 0),
        };
        self.names.get(&key).map_or("", String::as_str)
    }

    /// Whether students may hear of a campaign.
    pub fn is_shown(&self, key: Key) -> bool {
        match key {
            Key::Campaign(id) => self.shown.contains(&id),
            Key::Expected(..) => true,
        }
    }

    /// Where a student stands; none when his programme asks for nothing.
    pub fn progress(&self, curriculum: CurriculumId) -> Option<Progress> {
        self.with(curriculum, curriculum::progress)
    }

    /// What he may and must take in a campaign that is to come for him; none when it is not, or nothing is asked of him.
    pub fn guide(&self, curriculum: CurriculumId, campaign: CampaignId) -> Option<Guide> {
        let now = Key::Campaign(campaign);
        self.with(curriculum, |rules, record| {
            let guidance = curriculum::guide(rules, record, now)?;
            let progress = curriculum::progress(rules, record);
            let is_open = |line: &Line| match &line.standing {
                Standing::Open { campaigns, .. } => campaigns.contains(&now),
                _ => false,
            };
            let open: Vec<RequirementId> =
                progress.lines.iter().filter(|line| is_open(line)).map(|line| line.requirement).collect();
            let open = self.asked(curriculum).iter().filter(|asked| open.contains(&asked.row.id));
            Some(Guide { guidance, open: open.cloned().collect() })
        })?
    }

    /// How his progress looks: that of his worst line; and at risk when the next campaign must give him something.
    pub fn risk(&self, curriculum: CurriculumId, progress: &Progress) -> Risk {
        let worst = progress.lines.iter().map(|line| Risk::of(self, line)).min().unwrap_or(Risk::Met);
        let due = || {
            let student = self.students.get(&curriculum)?;
            let (_, next) = student.ahead.first()?.0;
            let is_due = self.with(curriculum, |rules, record| {
                let guidance = curriculum::guide(rules, record, next)?;
                let hoped = guidance.hoped.iter().any(|bound| bound.side == Side::Min);
                Some(hoped || !guidance.required.is_empty())
            });
            is_due.flatten()
        };
        if worst == Risk::Open && due() == Some(true) { Risk::AtRisk } else { worst }
    }

    fn with<T>(
        &self,
        curriculum: CurriculumId,
        ask: impl FnOnce(&Rules, &Record<'_, RequirementId, Key, Where, Kind, StudyLevelId>) -> T,
    ) -> Option<T> {
        let student = self.students.get(&curriculum)?;
        let programme = self.programmes.get(&student.programme)?;
        if programme.asked.is_empty() {
            return None;
        }
        let ahead: Vec<Ahead<'_, Key, Where, Kind>> = student
            .ahead
            .iter()
            .filter_map(|((cohort, key), closed)| {
                let campaign = self.prepared.get(&(student.programme, *cohort, *key))?;
                Some(Ahead { campaign, closed })
            })
            .collect();
        let record = Record { past: &student.past, ahead: &ahead, rulings: &student.rulings };
        Some(ask(&programme.rules, &record))
    }
}
