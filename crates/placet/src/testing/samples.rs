//! A school in which every route has an object to act on, in every state that a route may ask for.

use std::collections::BTreeMap;

use placet_entity::ids::{CampaignId, ImportDraftId, OpeningId, OutsideRequestId};
use placet_entity::kinds::{ImportState, OutsideStatus, Repeats, RunState};
use placet_entity::{
    allocation_run, campaign, import_draft, outside_request, participant_pair, placement, saved_view,
};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use super::campaigns::{When, closed, published, validated};
use super::form::Fields;
use super::world::{School, at, day};
use super::{TestApp, commission, exchanges, objects};
use crate::allocation::tests::wishes;
use crate::kit::write::Origin;
use crate::kit::{Done, Entry};

/// The sheets that can be imported, by the last word of their address.
const SHEETS: [&str; 8] = [
    "site-categories",
    "organisations",
    "sites",
    "contacts",
    "contact-sites",
    "students",
    "openings",
    "communes",
];

/// The objects: the usual one of each kind, by what stands before its parameter in a path, and others by name.
#[derive(Clone, Default)]
pub(crate) struct Samples(BTreeMap<(String, String), String>);

/// The routes that read another object than the usual one: the kind, the name of the sample.
const READ: &[(&str, &str, &str)] = &[
    ("/campaigns/{id}/publication", "campaigns", "ready"),
    ("/campaigns/{id}/publication/check", "campaigns", "ready"),
    ("/campaigns/{id}/publication/schedule", "campaigns", "scheduled"),
    ("/campaigns/{id}/publication/preview/{participant}", "campaigns", "ready"),
    ("/campaigns/{id}/publication/preview/{participant}", "preview", "ready"),
    ("/campaigns/{id}/cases", "campaigns", "ready"),
    ("/campaigns/{id}/cases/{participant}", "campaigns", "ready"),
    ("/campaigns/{id}/cases/{participant}", "cases", "ready"),
    ("/campaigns/{id}/publication/confirm", "campaigns", "requested"),
    ("/campaigns/{id}/commission/sessions/{session}", "campaigns", "ready"),
    ("/campaigns/{id}/commission/sessions/{session}/minutes", "campaigns", "ready"),
    ("/campaigns/{id}/commission/sessions/{session}/minutes", "sessions", "closed"),
    ("/campaigns/{id}/commission/sessions/{session}/minutes.pdf", "campaigns", "ready"),
    ("/campaigns/{id}/commission/sessions/{session}/minutes.pdf", "sessions", "closed"),
    ("/campaigns/{id}/placements", "campaigns", "ready"),
    ("/campaigns/{id}/placements/{file}", "campaigns", "ready"),
    ("/campaigns/{id}/runs/{n}/choose", "campaigns", "ready"),
    ("/campaigns/{id}/opening-check", "campaigns", "preparing"),
    ("/institution/years/{id}/carry", "years", "next"),
];

impl Samples {
    /// Notes the usual object of a kind.
    pub fn usual(&mut self, kind: &str, id: impl ToString) {
        self.named(kind, "", id);
    }

    /// Notes another object of a kind.
    #[expect(clippy::needless_pass_by_value, reason = "an identifier is given as it is")]
    pub fn named(&mut self, kind: &str, name: &str, id: impl ToString) {
        self.0.insert((kind.to_owned(), name.to_owned()), id.to_string());
    }

    /// An object; the usual one when the name is empty.
    pub fn get(&self, kind: &str, name: &str) -> &str {
        let found = self.0.get(&(kind.to_owned(), name.to_owned()));
        found.unwrap_or_else(|| panic!("there is no sample {name} of {kind}: add one"))
    }

    /// A path with its parameters filled in, each by the word that stands before it.
    pub fn fill(&self, path: &str, others: &[(String, String)]) -> String {
        let mut filled = Vec::new();
        let mut before = "";
        for word in path.split('/') {
            if word.starts_with('{') {
                let kind = match word {
                    "{draft}" => format!("draft-{before}"),
                    "{file}" | "{group}" => word.to_owned(),
                    _ => before.to_owned(),
                };
                let other = others.iter().find(|(other, _)| *other == kind).map_or("", |(_, name)| name);
                filled.push(self.get(&kind, other));
            } else {
                filled.push(word);
                before = word;
            }
        }
        filled.join("/")
    }

    /// The address of a route that reads, with other objects than those it usually reads.
    pub fn read(&self, route: &str, others: &[(String, String)]) -> String {
        let usual = READ.iter().filter(|(of, ..)| *of == route);
        let usual = usual.map(|(_, kind, name)| ((*kind).to_owned(), (*name).to_owned()));
        let all: Vec<_> = others.iter().cloned().chain(usual).collect();
        let path = self.fill(route, &all);
        match route {
            "/imports/openings" => format!("{path}?scope={}", self.get("campaigns", "preparing")),
            "/students/{id}/requirements/settle" => {
                format!("{path}?requirement={}", self.get("requirements", ""))
            }
            "/campaigns/{id}/runs/{n}/{file}" => path.replace("export.csv", "students.csv"),
            _ => path,
        }
    }

    /// A text in which `{kind}` and `{kind name}` stand for objects, and `\\n` for the end of a line.
    pub fn text(&self, text: &str) -> String {
        let mut written = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (object, after) = after.split_once('}').unwrap();
            let (kind, name) = object.split_once(' ').unwrap_or((object, ""));
            written.extend([before, self.get(kind, name)]);
            rest = after;
        }
        written.push_str(rest);
        written.replace("\\n", "\n")
    }

    /// Draws the school. It is 20 March: the wishes of the first campaigns are closed.
    pub async fn draw(app: &TestApp) -> Self {
        let school = app.school().await;
        wishes(app, &school).await;
        app.go_to(at(3, 20, 9));
        let mut samples = Self::default();
        samples.of_school(&school);
        let elsewhere = objects::draw(app, &school, &mut samples).await;
        let coming = (at(3, 15, 7), at(3, 30, 23));
        for (name, wishing, month) in [
            ("without", closed(), 6),
            ("scheduled", closed(), 7),
            ("ready", closed(), 8),
            ("proposed", closed(), 5),
            ("exchanging", closed(), 9),
        ] {
            let when = When { wishes: wishing, days: (day(month, 1), day(month, 14)), opened: true };
            let one = app.another(&school, name, when).await;
            wishes(app, &one).await;
            samples.of_campaign(name, &one);
        }
        let when = When { wishes: coming, days: (day(6, 16), day(6, 29)), opened: true };
        let open = app.another(&school, "open", when).await;
        samples.of_campaign("", &open);
        let when = When { wishes: closed(), days: (day(5, 16), day(5, 29)), opened: true };
        let requested = app.another(&school, "requested", when).await;
        wishes(app, &requested).await;
        samples.of_campaign("requested", &requested);
        let when =
            When { wishes: (at(4, 1, 7), at(4, 15, 23)), days: (day(7, 16), day(7, 29)), opened: false };
        samples.of_campaign("preparing", &app.another(&school, "preparing", when).await);
        let when = When { wishes: coming, days: (day(10, 1), day(10, 14)), opened: true };
        samples.of_campaign("elsewhere", &app.another(&elsewhere, "elsewhere", when).await);
        let when = When { wishes: coming, days: (day(8, 16), day(8, 29)), opened: true };
        let archived = app.another(&elsewhere, "archived", when).await;
        samples.of_campaign("archived", &archived);
        samples.archive(app, &archived).await;
        samples.act(app, &school, &open).await;
        samples
    }

    fn of_school(&mut self, school: &School) {
        for (kind, id) in [
            ("departments", school.department.to_string()),
            ("programmes", school.programme.to_string()),
            ("levels", school.level.to_string()),
            ("years", school.year.to_string()),
            ("cohorts", school.cohort.to_string()),
            ("site-categories", school.surgery.to_string()),
            ("organisations", school.organisation.to_string()),
            ("sites", school.sites[0].to_string()),
            ("students", school.students[0].to_string()),
            ("curricula", school.curricula[0].to_string()),
            ("receipts", "1".to_owned()),
            ("runs", "1".to_owned()),
            ("differences", "2".to_owned()),
            ("{group}", "campaign".to_owned()),
            ("{file}", "export.csv".to_owned()),
        ] {
            self.usual(kind, id);
        }
        self.named("runs", "other", "2");
        self.named("runs", "computing", "3");
        self.named("students", "other", school.students[1]);
        for (index, site) in school.sites.iter().enumerate() {
            self.named("sites", &(index + 1).to_string(), site);
        }
        self.of_campaign("published", school);
    }

    fn of_campaign(&mut self, name: &str, school: &School) {
        self.named("campaigns", name, school.campaign);
        for kind in ["participants", "cases", "preview", "wishes", "results"] {
            self.named(kind, name, school.participants[0]);
        }
        for (index, opening) in school.openings.iter().enumerate() {
            self.named("openings", &format!("{name}-{}", index + 1), opening);
        }
        if let Some(last) = school.participants.get(7) {
            self.named("cases", &format!("{name}-last"), last);
            self.named("cases", &format!("{name}-excused"), school.participants[6]);
        }
    }

    async fn archive(&self, app: &TestApp, school: &School) {
        let write = app.handle.write(Origin::default()).await.unwrap();
        let row = campaign::ActiveModel {
            id: Set(school.campaign),
            archived_at: Set(Some(write.now())),
            ..Default::default()
        };
        row.update(write.tx()).await.unwrap();
        let entry = Entry::new("test.campaign_archived", "campaign", school.campaign);
        write.commit(Done::told((), entry)).await.unwrap();
    }

    /// What people do in the campaigns: they rank, ask for elsewhere, run, decide, publish, import, save views.
    async fn act(&mut self, app: &TestApp, school: &School, open: &School) {
        let base = format!("/my/campaigns/{}", open.campaign);
        let mut student = app.signed_in("student").await;
        let wish = school.sites[0].to_string();
        let list = [("version", "0"), ("order", wish.as_str()), ("key", "00112233445566778899aabbccddeeff")];
        let saved = student.post(&format!("{base}/wishes/order"), &list).await;
        assert!(saved.status.is_success(), "{}", saved.body);
        let mut third = app.signed_in("student-3").await;
        for browser in [&mut student, &mut third] {
            let request = [
                ("organisation", "CHU de Rennes"),
                ("town", "Rennes"),
                ("contact", "Dr Le Goff"),
                ("email", "legoff@example.org"),
                ("first", "2026-06-16"),
                ("last", "2026-06-29"),
                ("reason", "Un projet de recherche."),
            ];
            let paper = ("paper", "accord.pdf", &b"%PDF-1.7 an agreement"[..]);
            let sent = browser.upload(&format!("{base}/outside-request"), &request, paper).await;
            assert_eq!(sent.status, 200, "{}", sent.text());
        }
        let mut manager = app.signed_in("manager").await;
        let two = [("first", "22000004"), ("second", "22000005"), ("kind", "same_site"), ("hard", "wish")];
        let page = manager.post(&format!("/campaigns/{}/pairs", open.campaign), &two).await;
        assert!(page.status.is_success(), "{}", page.text());
        let pair = participant_pair::Entity::find().one(app.handle.db.read()).await.unwrap().unwrap();
        self.usual("pairs", pair.id);
        for (index, name) in [(0, ""), (2, "checked")] {
            let of = outside_request::Column::ParticipantId.eq(open.participants[index]);
            let row =
                outside_request::Entity::find().filter(of).one(app.handle.db.read()).await.unwrap().unwrap();
            let id: OutsideRequestId = row.id;
            self.named("requests", name, id);
            self.named("outside-request", name, id);
            if name == "checked" {
                let path = format!("/campaigns/{}/requests/{id}/check", open.campaign);
                manager.post(&path, &[("answer", "check")]).await;
                let row =
                    outside_request::Entity::find_by_id(id).one(app.handle.db.read()).await.unwrap().unwrap();
                assert_eq!(row.status, OutsideStatus::Checked);
            }
        }
        let stage = |name: &str| {
            let campaign = self.get("campaigns", name).parse().unwrap();
            School { campaign, ..school.clone() }
        };
        let participant = |name: &str, who: &str| self.get("cases", &format!("{name}{who}")).parse().unwrap();
        validated(&mut manager, school, &school.participants[7..]).await;
        published(&mut manager, school, None).await;
        for (name, decided) in [
            ("without", &["", "-last"][..]),
            ("scheduled", &["-last"]),
            ("ready", &["-last"]),
            ("requested", &["-last"]),
            ("exchanging", &["-last"]),
        ] {
            let decided: Vec<_> = decided.iter().map(|who| participant(name, who)).collect();
            validated(&mut manager, &stage(name), &decided).await;
        }
        let path = format!("/campaigns/{}/runs", self.get("campaigns", "proposed"));
        manager.post(&path, &[("procedure", "fair"), ("seed", "42")]).await;
        manager.post(&format!("{path}/1/choose"), &[]).await;
        self.leave(app, &mut manager).await;
        published(&mut manager, &stage("without"), None).await;
        published(&mut manager, &stage("scheduled"), Some("2026-04-10T08:00")).await;
        published(&mut manager, &stage("exchanging"), None).await;
        self.exchanges(app, school, &stage("exchanging")).await;
        for (campaign, procedure) in
            [("ready", "score-order-v2"), ("ready", "generous"), ("", "fair"), ("", "score-order-v2")]
        {
            let path = format!("/campaigns/{}/runs", self.get("campaigns", campaign));
            let run = manager.post(&path, &[("procedure", procedure), ("seed", "1")]).await;
            assert!(run.status.is_success(), "{}", run.text());
        }
        set_computing(app, self.get("campaigns", "ready").parse().unwrap(), 3).await;
        let path = format!("/campaigns/{}/participants/excuse", self.get("campaigns", "preparing"));
        manager.post(&path, &[("id", self.get("cases", "preparing-excused"))]).await;
        let mine = placement::Column::ParticipantId.eq(school.participants[0]);
        let mine = placement::Entity::find().filter(mine).one(app.handle.db.read()).await.unwrap().unwrap();
        self.usual("placements", mine.id);
        let results = self.get("results", "without").to_owned();
        self.usual("results", results);
        for sheet in SHEETS {
            for name in ["", "running"] {
                let id = self.sheet(&mut manager, sheet).await;
                self.named(&format!("draft-{sheet}"), name, id);
                if name == "running" {
                    set_running(app, id).await;
                }
            }
        }
        commission::draw(app, self, &mut manager).await;
        let page = manager.get("/settings/campaign").await;
        let mut settings = Fields::of(&page.html(), "/settings/campaign").unwrap();
        settings.set("campaign-wishes-max", "11");
        let changed = manager.submit("/settings/campaign", &settings).await;
        assert_eq!(changed.status(), 303);
        let view = [("list", "students"), ("query", "q=a"), ("name", "A"), ("shared", "on")];
        manager.post("/views", &view).await;
        let view = saved_view::Entity::find().one(app.handle.db.read()).await.unwrap().unwrap();
        self.usual("views", view.id);
    }

    /// The second student proposes an exchange to the first in a campaign; in another the first may still propose one.
    async fn exchanges(&mut self, app: &TestApp, school: &School, other: &School) {
        for one in [school, other] {
            exchanges::allow(app, one.campaign, at(4, 3, 22)).await;
        }
        // the campaigns of the school give the same sites again
        let write = app.handle.write(Origin::default()).await.unwrap();
        let row = campaign::ActiveModel {
            id: Set(school.campaign),
            repeats: Set(Repeats::Allowed),
            ..Default::default()
        };
        row.update(write.tx()).await.unwrap();
        let entry = Entry::new("test.repeats_allowed", "campaign", school.campaign);
        write.commit(Done::told((), entry)).await.unwrap();
        let mut second = app.signed_in("student-2").await;
        let id = exchanges::propose(app, &mut second, other, (2, 1)).await;
        self.usual("exchanges", id);
        let mut first = app.signed_in("student").await;
        for number in 2..8 {
            let Some(path) = exchanges::look(app, school, (1, number)).await else { continue };
            if !first.get(&path).await.value("seen").is_empty() {
                let (_, query) = path.split_once('?').unwrap();
                self.usual("look", query);
                return;
            }
        }
        panic!("the first student may exchange with nobody");
    }

    /// Whoever holds the site that everybody wished leaves the campaign whose plan is proposed: there is something to repair.
    async fn leave(&self, app: &TestApp, manager: &mut super::browser::Browser) {
        let (campaign, opening) = (self.get("campaigns", "proposed"), self.get("openings", "proposed-1"));
        let there = placement::Column::OpeningId.eq(opening.parse::<OpeningId>().unwrap());
        let row = placement::Entity::find().filter(there).one(app.handle.db.read()).await.unwrap().unwrap();
        let path = format!("/campaigns/{campaign}/cases/{}", row.participant_id.unwrap());
        let proposal = row.version.to_string();
        let fields = [("seen", ""), ("proposal", &proposal), ("outcome", "nobody"), ("reason", "Il part.")];
        let left = manager.post(&path, &fields).await;
        assert!(left.status.is_success(), "{}", left.text());
    }

    /// Sends the model of a sheet, as it is given to be filled in.
    async fn sheet(&mut self, manager: &mut super::browser::Browser, sheet: &str) -> ImportDraftId {
        let path = format!("/imports/{sheet}");
        let model = manager.get(&format!("{path}/model.csv")).await;
        let text = model.body.trim_start_matches('\u{feff}').replace("\r\n", "\\n");
        self.named("sheet", sheet, text.trim_end_matches("\\n"));
        let scope = if sheet == "openings" { self.get("campaigns", "preparing") } else { "" };
        let fields = [("text", ""), ("scope", scope)];
        let draft = manager.upload(&path, &fields, ("file", "model.csv", &model.bytes)).await;
        let id = draft.path.split('?').next().unwrap().rsplit('/').next().unwrap();
        id.parse().unwrap_or_else(|_| panic!("{sheet} is not read: {}", draft.text()))
    }
}

async fn set_running(app: &TestApp, id: ImportDraftId) {
    let write = app.handle.write(Origin::default()).await.unwrap();
    let row =
        import_draft::ActiveModel { id: Set(id), state: Set(ImportState::Running), ..Default::default() };
    row.update(write.tx()).await.unwrap();
    write.commit(Done::told((), Entry::new("test.import_begun", "import_draft", id))).await.unwrap();
}

async fn set_computing(app: &TestApp, campaign: CampaignId, number: i32) {
    let write = app.handle.write(Origin::default()).await.unwrap();
    let of = allocation_run::Column::CampaignId.eq(campaign);
    let run = allocation_run::Entity::find().filter(of).filter(allocation_run::Column::Number.eq(number));
    let run = run.one(write.tx()).await.unwrap().unwrap();
    let id = run.id;
    let row =
        allocation_run::ActiveModel { id: Set(id), state: Set(RunState::Computing), ..Default::default() };
    row.update(write.tx()).await.unwrap();
    write.commit(Done::told((), Entry::new("test.run_begun", "allocation_run", id))).await.unwrap();
}
