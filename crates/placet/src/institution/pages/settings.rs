//! The settings: every value with its default, its effect and its history, and a form for each group.

use std::collections::HashMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde_json::Value;

use crate::access::May;
use crate::access::privilege::EditSettings;
use crate::audit;
use crate::kit::page::{show, show_with};
use crate::kit::text::Say;
use crate::kit::web::{self, Form};
use crate::kit::{Handle, Lang, Page, PageError, PageResult};
use crate::settings::{self, DEFINITIONS, Definition, Kind, Settings};

struct Group {
    code: &'static str,
    rows: Vec<Row>,
}

struct Row {
    key: &'static str,
    name: String,
    effect: String,
    value: String,
    default: String,
    is_set: bool,
    /// Who, when, before and after, in words.
    history: Vec<String>,
}

#[derive(Template)]
#[template(path = "institution/settings.html")]
struct SettingsPage {
    p: Page,
    groups: Vec<Group>,
}

fn name(lang: Lang, definition: &Definition) -> String {
    lang.t(&format!("setting-{}", definition.key.replace('.', "-")))
}

fn effect(lang: Lang, definition: &Definition) -> String {
    lang.t(&format!("setting-{}-effect", definition.key.replace('.', "-")))
}

fn default(definition: &Definition) -> Value {
    serde_json::from_str(definition.default).unwrap_or(Value::Null)
}

/// All settings.
pub(in crate::institution) async fn settings(
    State(handle): State<Arc<Handle>>,
    may: May<EditSettings>,
) -> PageResult {
    let lang = may.lang;
    let p = may.page_of("nav-settings");
    let mut happened: HashMap<String, Vec<audit::Happened>> = HashMap::new();
    for entry in audit::history_of_kind(handle.db.read(), "setting", 500).await? {
        happened.entry(entry.object_id.clone()).or_default().push(entry);
    }
    let mut groups: Vec<Group> = Vec::new();
    for definition in DEFINITIONS {
        if groups.last().is_none_or(|group| group.code != definition.group) {
            groups.push(Group { code: definition.group, rows: Vec::new() });
        }
        let words = |value: Option<&Value>| {
            value.map_or_else(|| "—".to_owned(), |value| settings::shown(definition.kind, value, lang))
        };
        let history = happened.remove(definition.key).unwrap_or_default();
        let history = history.iter().map(|entry| {
            lang.tv(
                "settings-change",
                &[
                    ("at", p.at(&entry.at).into()),
                    ("who", entry.by(&p).into()),
                    ("before", words(entry.before.as_ref()).into()),
                    ("after", words(entry.after.as_ref()).into()),
                ],
            )
        });
        let row = Row {
            key: definition.key,
            name: name(lang, definition),
            effect: effect(lang, definition),
            value: settings::shown(definition.kind, &may.settings.value(definition.key), lang),
            default: settings::shown(definition.kind, &default(definition), lang),
            is_set: may.settings.is_set(definition.key),
            history: history.collect(),
        };
        if let Some(group) = groups.last_mut() {
            group.rows.push(row);
        }
    }
    show(&SettingsPage { p, groups })
}

struct Input {
    id: String,
    label: String,
    hint: String,
    error: String,
    value: String,
    was: String,
    options: Option<Vec<(String, String)>>,
    class: &'static str,
    required: bool,
    numeric: bool,
    inputmode: &'static str,
}

#[derive(Template)]
#[template(path = "institution/settings_group.html")]
struct GroupPage {
    p: Page,
    group: String,
    inputs: Vec<Input>,
    errors: Vec<(String, String)>,
    conflict: Vec<(String, String, String)>,
}

/// The name of a setting's field: an id of HTML without a dot.
fn field(definition: &Definition) -> String {
    definition.key.replace('.', "-")
}

fn of_group(code: &str) -> Result<Vec<&'static Definition>, PageError> {
    let found: Vec<_> = DEFINITIONS.iter().filter(|definition| definition.group == code).collect();
    if found.is_empty() { Err(PageError::Hidden) } else { Ok(found) }
}

impl GroupPage {
    fn new(may: &May<EditSettings>, code: &str, form: Option<&Form>, stored: &Settings) -> PageResult<Self> {
        let lang = may.lang;
        let title = lang.t(&format!("settings-group-{code}"));
        let p = may.page(title.clone()).crumb("/settings", lang.t("nav-settings")).crumb("", title);
        let inputs = of_group(code)?
            .into_iter()
            .map(|definition| {
                let id = field(definition);
                let saved = settings::typed(&stored.value(definition.key), lang);
                let options = match definition.kind {
                    Kind::Language => Some(Lang::ALL.iter().map(|one| one.code()).collect::<Vec<_>>()),
                    Kind::Choice(words) => Some(words.to_vec()),
                    Kind::Flag => Some(vec![settings::YES, settings::NO]),
                    Kind::Zone => Some(chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name()).collect()),
                    _ => None,
                };
                let options = options.map(|words| {
                    let label = |word: &str| {
                        let value = settings::parse(definition.kind, word).unwrap_or(Value::Null);
                        settings::shown(definition.kind, &value, lang)
                    };
                    words.into_iter().map(|word| (word.to_owned(), label(word))).collect()
                });
                let standard = settings::shown(definition.kind, &default(definition), lang);
                let hint = [("effect", effect(lang, definition).into()), ("default", standard.into())];
                Input {
                    label: name(lang, definition),
                    hint: lang.tv("settings-hint", &hint),
                    error: form.map_or_else(String::new, |form| form.error(&p, &id)),
                    value: form.map_or_else(|| saved.clone(), |form| form.value(&id).to_owned()),
                    was: saved,
                    options,
                    class: match definition.kind {
                        Kind::Integer(..) | Kind::Decimal(..) => "in-s",
                        _ => "in-l",
                    },
                    required: !matches!(definition.kind, Kind::Integers(..) | Kind::Text(..)),
                    numeric: matches!(definition.kind, Kind::Decimal(..)),
                    inputmode: "decimal",
                    id,
                }
            })
            .collect();
        let errors = form.map(|form| form.summary(&p)).unwrap_or_default();
        Ok(Self { p, group: code.to_owned(), inputs, errors, conflict: Vec::new() })
    }
}

/// The form of a group.
pub(in crate::institution) async fn group(may: May<EditSettings>, Path(code): Path<String>) -> PageResult {
    show(&GroupPage::new(&may, &code, None, &may.settings)?)
}

/// Changes the settings of a group.
pub(in crate::institution) async fn change(
    State(handle): State<Arc<Handle>>,
    may: May<EditSettings>,
    Path(code): Path<String>,
    mut form: Form,
) -> PageResult {
    let definitions = of_group(&code)?;
    let mut values: HashMap<&'static str, Value> = HashMap::new();
    for definition in &definitions {
        let id = field(definition);
        match settings::parse(definition.kind, form.value(&id)) {
            Ok(value) => drop(values.insert(definition.key, value)),
            Err(say) => form.refuse(id, say),
        }
    }
    if values.get("institution.name").and_then(Value::as_str).is_some_and(str::is_empty) {
        form.refuse("institution-name", Say::key("form-required"));
    }
    let write = may.write(&handle).await?;
    let stored = settings::load(write.tx()).await?;
    if !form.is_refused() {
        for (key, say) in
            settings::incoherences(|key| values.get(key).cloned().unwrap_or_else(|| stored.value(key)))
        {
            if values.contains_key(key) {
                form.refuse(key.replace('.', "-"), say);
            }
        }
    }
    if form.is_refused() {
        let page = GroupPage::new(&may, &code, Some(&form), &stored)?;
        return show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let stale: Vec<_> = definitions
        .iter()
        .filter_map(|definition| {
            let (id, now) = (field(definition), stored.value(definition.key));
            let mine = values.get(definition.key)?;
            let moved = form.value(&format!("was-{id}")) != settings::typed(&now, may.lang) && *mine != now;
            let words = |value: &Value| settings::shown(definition.kind, value, may.lang);
            moved.then(|| (name(may.lang, definition), words(mine), words(&now)))
        })
        .collect();
    if !stale.is_empty() {
        let mut page = GroupPage::new(&may, &code, Some(&form), &stored)?;
        page.conflict = stale;
        return show_with(StatusCode::CONFLICT, &page);
    }
    let changes: Vec<_> = values.into_iter().map(|(key, value)| (key, Some(value))).collect();
    let done = settings::change(&write, &changes).await?;
    let count = write.commit(done).await?;
    let text = may.lang.tv("settings-changed", &[("count", count.into())]);
    Ok(web::go("/settings", web::good(text)))
}

/// Takes a setting back to its default.
pub(in crate::institution) async fn reset(
    State(handle): State<Arc<Handle>>,
    may: May<EditSettings>,
    Path(code): Path<String>,
    form: Form,
) -> PageResult {
    let asked = form.value("key");
    let definition =
        of_group(&code)?.into_iter().find(|definition| definition.key == asked).ok_or(PageError::Hidden)?;
    let write = may.write(&handle).await?;
    let stored = settings::load(write.tx()).await?;
    let value = |key: &str| if key == definition.key { default(definition) } else { stored.value(key) };
    if let Some((_, say)) = settings::incoherences(value).into_iter().next() {
        return Ok(web::go("/settings", web::bad(say.in_lang(may.lang))));
    }
    let done = settings::change(&write, &[(definition.key, None)]).await?;
    write.commit(done).await?;
    let text = may.lang.tv("settings-was-reset", &[("name", name(may.lang, definition).into())]);
    Ok(web::go("/settings", web::good(text)))
}
