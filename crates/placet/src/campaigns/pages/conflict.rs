//! What two people changed of one campaign: what was typed beside what is saved.

use placet_rules::campaign::Moment;

use crate::campaigns::model::moment_code;
use crate::kit::Page;
use crate::kit::web::Form;

/// Why a form was not saved, and where it differs: label, typed, saved.
pub(super) struct Conflict {
    pub who: String,
    pub rows: Vec<(String, String, String)>,
}

impl Conflict {
    /// The fields that differ. `choices` are the lists with their values and labels, `cohorts` the boxes.
    pub fn between(
        p: &Page,
        typed: &Form,
        saved: &Form,
        choices: &[(&str, &Vec<(String, String)>)],
        cohorts: &[(String, String, bool)],
        moments: impl Iterator<Item = Moment>,
    ) -> Self {
        let field = |name: &str| p.t(&format!("campaigns-field-{name}"));
        let plain = |form: &Form, name: &str| form.value(name).replace('T', " ");
        let box_of =
            |form: &Form, name| p.t(if form.ticked(name) { "campaigns-yes" } else { "campaigns-no" });
        let mut rows = Vec::new();
        let mut row = |label: String, words: &dyn Fn(&Form) -> String| {
            let (mine, theirs) = (words(typed), words(saved));
            if mine != theirs {
                rows.push((label, mine, theirs));
            }
        };
        for name in ["name", "description", "series", "start-on", "end-on", "wishes-min", "wishes-max"] {
            row(field(name), &|form| form.value(name).to_owned());
        }
        for moment in moments {
            let code = moment_code(moment);
            row(p.t(&format!("campaigns-moment-{code}")), &|form| plain(form, &format!("at-{code}")));
        }
        row(field("exchanges-until"), &|form| plain(form, "exchanges-until"));
        for (name, options) in choices {
            row(field(name), &|form| {
                let chosen = options.iter().find(|(code, _)| code == form.value(name));
                chosen.map_or_else(String::new, |(_, label)| label.clone())
            });
        }
        for name in ["catch-up", "outside"] {
            row(field(name), &|form| box_of(form, name));
        }
        row(p.t("campaigns-col-cohorts"), &|form| {
            let ticked = cohorts.iter().filter(|(id, _, _)| form.has("cohort", id));
            ticked.map(|(_, name, _)| name.as_str()).collect::<Vec<_>>().join(", ")
        });
        row(p.t("campaigns-periods"), &|form| {
            let span = |n: usize| [format!("period-{n}-from"), format!("period-{n}-to")];
            let spans = (1..=40).map(|n| span(n).map(|name| form.value(&name).to_owned()));
            let spans = spans.filter(|span| span.iter().any(|day| !day.is_empty()));
            spans.map(|span| span.join(" – ")).collect::<Vec<_>>().join(", ")
        });
        Self { who: p.t("campaigns-conflict-who"), rows }
    }
}
