//! What minutes say, from what is known.

use std::collections::{HashMap, HashSet};

use placet_entity::ids::{CommissionMemberId, ParticipantId};
use placet_entity::kinds::{Attendance, DecisionOutcome};
use placet_entity::{case_vote, commission_session, decision};
use placet_rules::commission::{Outcome, Quorum, Votes};
use sea_orm::ConnectionTrait;

use super::{Block, FORMAT, Minutes};
use crate::allocation::scene::Taking;
use crate::allocation::{self, Chosen, Scene};
use crate::commission::hear::{self, Present};
use crate::commission::store::{self, Live, body, heard};
use crate::kit::{Lang, format};
use crate::settings::Settings;

/// Whether minutes are final. Until then they leave votes out: they are counted when the session is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::commission) enum State {
    /// The session is open.
    Draft,
    /// It is being closed.
    Final,
}

/// All that minutes are drawn from.
struct Facts {
    scene: Scene,
    live: Live,
    run: Option<Chosen>,
    roll: Vec<Present>,
    votes: Vec<case_vote::Model>,
    aside: HashMap<ParticipantId, HashSet<CommissionMemberId>>,
    /// Taken or withdrawn since the session before.
    decisions: Vec<decision::Model>,
    names: HashMap<CommissionMemberId, String>,
    quorum: Quorum,
    lang: Lang,
    state: State,
}

/// Draws the minutes of a session; none when its campaign is gone.
pub(in crate::commission) async fn compose(
    db: &impl ConnectionTrait,
    settings: &Settings,
    session: &commission_session::Model,
    state: State,
) -> anyhow::Result<Option<Minutes>> {
    let campaign = session.campaign_id;
    let Some(scene) = allocation::load_scene(db, campaign).await? else { return Ok(None) };
    let others = body::sessions(db, campaign).await?.into_iter().filter(|one| one.id != session.id);
    let before = others.filter_map(|one| one.closed_at).max();
    let members = body::members(db, campaign).await?;
    let facts = Facts {
        live: store::live(db, campaign).await?,
        run: allocation::chosen(db, campaign).await?,
        roll: hear::roll(db, campaign, session.id).await?,
        votes: heard::votes(db, session.id).await?,
        aside: heard::aside_in(db, campaign).await?,
        decisions: store::since(db, campaign, before).await?,
        names: members.into_iter().map(|member| (member.row.id, member.name)).collect(),
        quorum: quorum(settings),
        lang: settings.language,
        state,
        scene,
    };
    Ok(Some(facts.minutes(settings, session)))
}

/// The share of the members who must be present: a setting of the institution.
pub(in crate::commission) fn quorum(settings: &Settings) -> Quorum {
    Quorum(u32::try_from(settings.integer("commission.quorum")).unwrap_or(0))
}

impl Facts {
    fn minutes(&self, settings: &Settings, session: &commission_session::Model) -> Minutes {
        let lang = self.lang;
        let day = format::long_day(lang, session.held_on);
        let mut blocks = vec![heading(lang, "session"), self.session(&day, session)];
        blocks.extend(self.attendance());
        if let Some(notes) = &session.notes {
            blocks.push(heading(lang, "notes"));
            blocks
                .extend(notes.lines().filter(|line| !line.is_empty()).map(|line| paragraph(line.to_owned())));
        }
        blocks.push(heading(lang, "rules"));
        blocks.extend(self.rules());
        blocks.push(heading(lang, "cases"));
        blocks.extend(self.cases());
        blocks.push(Block::Signatures { people: self.signatures() });
        Minutes {
            format: FORMAT.to_owned(),
            language: lang.code().to_owned(),
            institution: settings.institution_name.clone(),
            title: lang.tv(
                "commission-minutes-title",
                &[("campaign", self.scene.view.row.name.as_str().into()), ("day", day.into())],
            ),
            date: session.held_on,
            blocks,
        }
    }

    fn session(&self, day: &str, session: &commission_session::Model) -> Block {
        let lang = self.lang;
        let view = &self.scene.view;
        let mut rows = vec![
            (lang.t("commission-minutes-campaign"), view.row.name.clone()),
            (lang.t("commission-minutes-cohorts"), view.cohort_names()),
            (lang.t("commission-minutes-year"), view.year.code.clone()),
            (lang.t("commission-session-day"), day.to_owned()),
        ];
        rows.extend(session.place.clone().map(|place| (lang.t("commission-session-place"), place)));
        Block::Facts { rows }
    }

    fn attendance(&self) -> Vec<Block> {
        let lang = self.lang;
        let rows: Vec<Vec<String>> = self
            .roll
            .iter()
            .map(|one| {
                let role = if one.member.row.chair { "commission-chair" } else { "commission-member" };
                let attendance = format!("commission-attendance-{}", one.attendance.code());
                vec![one.member.name.clone(), lang.t(role), lang.t(&attendance)]
            })
            .collect();
        let present = self.roll.iter().filter(|one| one.attendance == Attendance::Present).count();
        let members = u32::try_from(self.roll.len()).unwrap_or(u32::MAX);
        let needed = self.quorum.of(members);
        let is_reached = u32::try_from(present).is_ok_and(|present| present >= needed);
        let key = if is_reached { "commission-minutes-quorum" } else { "commission-minutes-no-quorum" };
        let said = [("present", present.into()), ("members", members.into()), ("needed", needed.into())];
        let head = ["commission-minutes-name", "commission-minutes-role", "commission-attendance"];
        vec![
            Block::Table {
                caption: lang.t("commission-minutes-attendance"),
                head: head.iter().map(|key| lang.t(key)).collect(),
                rows,
            },
            paragraph(lang.tv(key, &said)),
        ]
    }

    fn rules(&self) -> Vec<Block> {
        let lang = self.lang;
        let Some(run) = &self.run else { return vec![paragraph(lang.t("commission-minutes-no-run"))] };
        let (mut people, mut placed, mut within, mut nobody) = (0_u32, 0_u32, 0_u32, 0_u32);
        for taking in self.scene.to_place() {
            people += 1;
            match self.live.principal.get(&taking.row.id) {
                Some(row) => {
                    placed += 1;
                    within += u32::from(row.rank.is_some_and(|rank| rank <= 3));
                }
                None if is_nobody(taking.decision.as_ref()) => nobody += 1,
                None => {}
            }
        }
        let number = |count: u32| format::integer(lang, i64::from(count));
        let row = &run.row;
        vec![
            paragraph(lang.tv(
                "commission-minutes-run",
                &[
                    ("n", row.number.into()),
                    ("text", lang.t(&format!("placements-rule-{}", row.procedure)).into()),
                ],
            )),
            Block::Facts { rows: allocation::rules(lang, run) },
            Block::Facts {
                rows: vec![
                    (lang.t("commission-minutes-result-hash"), row.result_sha256.clone().unwrap_or_default()),
                    (lang.t("commission-minutes-problem-hash"), row.problem_sha256.clone()),
                ],
            },
            Block::Facts {
                rows: vec![
                    (lang.t("commission-minutes-people"), number(people)),
                    (lang.t("commission-minutes-placed"), number(placed)),
                    (lang.t("commission-minutes-within"), number(within)),
                    (lang.t("commission-minutes-unplaced"), number(people - placed - nobody)),
                    (lang.t("commission-minutes-nobody"), number(nobody)),
                ],
            },
        ]
    }

    /// The cases that a decision or a vote concerns, by name.
    fn cases(&self) -> Vec<Block> {
        let examined: HashSet<ParticipantId> = self
            .decisions
            .iter()
            .map(|row| row.participant_id)
            .chain(self.votes.iter().map(|vote| vote.participant_id))
            .collect();
        let mut takings: Vec<&Taking> =
            self.scene.participants.iter().filter(|taking| examined.contains(&taking.row.id)).collect();
        takings.sort_by(|a, b| (&a.student.sort_key, a.row.id).cmp(&(&b.student.sort_key, b.row.id)));
        if takings.is_empty() {
            return vec![paragraph(self.lang.t("commission-minutes-no-case"))];
        }
        takings.into_iter().flat_map(|taking| self.case(taking)).collect()
    }

    fn case(&self, taking: &Taking) -> Vec<Block> {
        let lang = self.lang;
        let title = [("name", taking.name().into()), ("number", taking.student.number.as_str().into())];
        let mut rows = vec![(lang.t("commission-minutes-proposed"), self.proposed(taking))];
        if let Some(row) = &taking.decision {
            rows.push((lang.t("commission-minutes-decided"), self.decided(row)));
            rows.push((lang.t("commission-reason"), row.reason.clone()));
        }
        let withdrawn = self.decisions.iter();
        for row in withdrawn.filter(|row| row.participant_id == taking.row.id && row.withdrawn_at.is_some()) {
            let said = [("what", self.decided(row).into()), ("reason", row.reason.as_str().into())];
            let text = lang.tv("commission-minutes-withdrawn-what", &said);
            rows.push((lang.t("commission-minutes-withdrawn"), text));
        }
        let none = HashSet::new();
        let aside = self.aside.get(&taking.row.id).unwrap_or(&none);
        if self.state == State::Final {
            let about = heard::subject(
                taking.decision.as_ref().map(|row| row.id),
                self.live.principal.get(&taking.row.id),
            );
            let votes = self.votes.iter().filter(|vote| vote.participant_id == taking.row.id);
            let (votes, other) = hear::count(&self.roll, aside, votes, &about);
            if votes.cast() > 0 {
                rows.push((lang.t("commission-votes"), voted(lang, &votes, self.quorum)));
            }
            if other > 0 {
                rows.push((
                    lang.t("commission-votes-before"),
                    lang.tv("commission-votes-other", &[("n", other.into())]),
                ));
            }
        }
        if !aside.is_empty() {
            let mut names: Vec<&str> =
                aside.iter().filter_map(|id| self.names.get(id)).map(String::as_str).collect();
            names.sort_unstable();
            rows.push((lang.t("commission-stepped-aside"), names.join(", ")));
        }
        vec![Block::Subheading { text: lang.tv("commission-minutes-student", &title) }, Block::Facts { rows }]
    }

    /// What the run gave, before any decision that it did not know.
    fn proposed(&self, taking: &Taking) -> String {
        let lang = self.lang;
        let id = taking.row.id.to_string();
        let mut known = self.run.iter().flat_map(|run| &run.checked.problem().students);
        if known.any(|student| student.id.as_str() == id && student.pinned.is_some()) {
            return lang.t("commission-minutes-pinned");
        }
        let outcome = self.run.as_ref().and_then(|run| run.plan.outcome(&id));
        let site = outcome.and_then(|outcome| outcome.site.as_ref()).and_then(|id| id.as_str().parse().ok());
        let Some(site) = site.map(|id| self.scene.opening_name(id)) else {
            return lang.t("commission-nothing");
        };
        let rank = outcome.and_then(|outcome| outcome.rank).and_then(|rank| i32::try_from(rank).ok());
        let rank = rank.map_or_else(
            || lang.t("allocation-off-list"),
            |rank| lang.tv("allocation-nth-wish", &[("rank", format::ordinal(lang, rank).into())]),
        );
        lang.tv("commission-minutes-site", &[("site", site.into()), ("rank", rank.into())])
    }

    fn decided(&self, row: &decision::Model) -> String {
        match row.outcome {
            DecisionOutcome::Opening => {
                let site = |id| self.scene.opening_name(id);
                let both = row.opening_id.into_iter().chain(row.secondary_opening_id).map(site);
                both.collect::<Vec<_>>().join(" + ")
            }
            DecisionOutcome::Outside => {
                let host = row.host_name.clone().unwrap_or_default();
                self.lang.tv("commission-elsewhere", &[("host", host.into())])
            }
            DecisionOutcome::Nobody => self.lang.t("commission-nobody"),
        }
    }

    fn signatures(&self) -> Vec<(String, String)> {
        let lang = self.lang;
        let chair = self.roll.iter().find(|one| one.member.row.chair);
        vec![
            (
                lang.t("commission-minutes-chair"),
                chair.map(|one| one.member.name.clone()).unwrap_or_default(),
            ),
            (lang.t("commission-minutes-secretary"), String::new()),
        ]
    }
}

fn is_nobody(row: Option<&decision::Model>) -> bool {
    row.is_some_and(|row| row.outcome == DecisionOutcome::Nobody)
}

fn heading(lang: Lang, what: &str) -> Block {
    Block::Heading { text: lang.t(&format!("commission-minutes-part-{what}")) }
}

fn paragraph(text: String) -> Block {
    Block::Paragraph { text }
}

/// Votes in numbers, with what they come to.
pub(in crate::commission) fn voted(lang: Lang, votes: &Votes, quorum: Quorum) -> String {
    let numbers =
        [("ayes", votes.ayes.into()), ("noes", votes.noes.into()), ("abstentions", votes.abstentions.into())];
    let said = [
        ("votes", lang.tv("commission-votes-numbers", &numbers).into()),
        ("outcome", outcome(lang, votes, quorum).into()),
    ];
    lang.tv("commission-votes-said", &said)
}

/// What votes come to, in words.
pub(in crate::commission) fn outcome(lang: Lang, votes: &Votes, quorum: Quorum) -> String {
    match votes.outcome(quorum) {
        Outcome::NoVote => lang.t("commission-vote-none"),
        Outcome::NoQuorum { needed } => lang
            .tv("commission-vote-no-quorum", &[("present", votes.present.into()), ("needed", needed.into())]),
        Outcome::Carried => lang.t("commission-vote-carried"),
        Outcome::CarriedByChair => lang.t("commission-vote-carried-chair"),
        Outcome::Rejected => lang.t("commission-vote-rejected"),
        Outcome::RejectedByChair => lang.t("commission-vote-rejected-chair"),
        Outcome::Tied => lang.t("commission-vote-tied"),
    }
}
