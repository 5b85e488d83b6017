//! What the commission may send to a student who asks why: the page that he reads, as a letter.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::Uri;
use placet_entity::ids::{CampaignId, ParticipantId};

use super::mine;
use super::result::letter;
use crate::access::{May, privilege};
use crate::campaigns::{self, Header, Tab};
use crate::kit::error::PageResult;
use crate::kit::page::show;
use crate::kit::table::Query;
use crate::kit::{Handle, Lang, Page, PageError};
use crate::placements::publish::{Stage, draw_one};

#[derive(Template)]
#[template(path = "placements/pages/explanation.html")]
struct ExplanationPage {
    p: Page,
    header: Header,
    name: String,
    back: String,
    /// The letter; none while no run was chosen.
    letter: Option<Letter>,
    /// Code, name and whether it is the one shown, for each language.
    languages: Vec<(&'static str, String, bool)>,
}

struct Letter {
    language: &'static str,
    subject: String,
    text: String,
    /// Lines that it takes, to show it whole.
    rows: usize,
    /// A message with all of it, where the student has an address.
    mail: Option<String>,
    /// Whether it says what the student has read already.
    published: bool,
}

/// `GET /campaigns/{id}/cases/{participant}/explanation?language=fr`
pub(in crate::placements) async fn page(
    State(handle): State<Arc<Handle>>,
    may: May<privilege::ViewAllocation>,
    Path((id, participant)): Path<(CampaignId, ParticipantId)>,
    uri: Uri,
) -> PageResult {
    let db = handle.db.read();
    let stage = Stage::load(db, id).await?.ok_or(PageError::Hidden)?;
    let taking = stage.scene.taking(participant).ok_or(PageError::Hidden)?;
    let student = taking.student.clone();
    let name = taking.name();
    let published =
        stage.live.principal.get(&participant).filter(|row| row.published_at.is_some()).map(|row| row.id);
    let (p, header) = campaigns::header(&may, &stage.scene.view, Tab::Cases);
    let back = stage.scene.view.path(&format!("/cases/{participant}"));
    let p = p.crumb(back.clone(), name.clone()).crumb("", may.lang.t("placements-explanation"));
    let frozen = match published {
        Some(placement) => mine::told(db, &[placement]).await?.remove(&placement),
        None => None,
    };
    let is_frozen = frozen.is_some();
    let told = match frozen {
        Some(told) => Some(told),
        None => draw_one(&handle, stage, participant).await?.1,
    };
    let asked = Lang::from_code(Query::parse(uri.query()).get("language"));
    let language = asked.unwrap_or(may.settings.language);
    let reader = Page { language, lang: language.code(), ..p.clone() };
    let contact = may.settings.text("institution.contact");
    let letter = told.map(|told| {
        let text = letter(&reader, &told, &student.given_name, &contact).join("\n\n");
        let subject = reader.tv("placements-letter-subject", &[("campaign", told.campaign.as_str())]);
        let mail = student.email.as_deref().map(|email| mail(email, &subject, &text));
        let lines = text.lines().map(|line| line.chars().count() / 90 + 1).sum();
        Letter { language: language.code(), subject, text, rows: lines, mail, published: is_frozen }
    });
    let languages = [Lang::Fr, Lang::En];
    show(&ExplanationPage {
        languages: languages
            .iter()
            .map(|one| (one.code(), p.t(&format!("placements-letter-in-{}", one.code())), *one == language))
            .collect(),
        name,
        back,
        letter,
        p,
        header,
    })
}

/// An address that opens a message in the reader's own program.
fn mail(to: &str, subject: &str, text: &str) -> String {
    // `+` for a space is for forms: a mail program would show it
    let coded = |text: &str| {
        form_urlencoded::byte_serialize(text.replace('\n', "\r\n").as_bytes())
            .collect::<String>()
            .replace('+', "%20")
    };
    format!("mailto:{}?subject={}&body={}", coded(to).replace("%40", "@"), coded(subject), coded(text))
}
