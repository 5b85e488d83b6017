//! What a typed value may be, and how a value is written.

use placet_rules::campaign::{InstantOffsets, Moment};
use placet_rules::time::Zone;
use serde_json::Value;

use super::model::Kind;
use crate::kit::Lang;
use crate::kit::text::Say;

/// Most numbers in a list.
const MAX_LIST: usize = 50;

/// The words of a flag, in forms.
pub const YES: &str = "yes";
/// The other one.
pub const NO: &str = "no";

/// The value that was typed, or the sentence that says what is wrong with it.
pub fn parse(kind: Kind, typed: &str) -> Result<Value, Say> {
    let typed = typed.trim();
    match kind {
        Kind::Text(max) => match placet_rules::text::clean_line(typed, max) {
            Ok(text) => Ok(Value::String(text)),
            Err(error) => Err(crate::kit::web::text_error(&error)),
        },
        Kind::Zone => match typed.parse::<Zone>() {
            Ok(_) => Ok(Value::String(typed.to_owned())),
            Err(_) => Err(Say::key("settings-zone-unknown")),
        },
        Kind::Language => match Lang::from_code(typed) {
            Some(lang) => Ok(Value::String(lang.code().to_owned())),
            None => Err(Say::key("form-choice")),
        },
        Kind::Integer(min, max) => match typed.replace('−', "-").parse::<i32>() {
            Ok(number) if (min..=max).contains(&number) => Ok(number.into()),
            _ => Err(Say::key("form-integer-bounds").with("min", min).with("max", max)),
        },
        Kind::Decimal(min, max) => match typed.replace(',', ".").parse::<f64>() {
            Ok(number) if (min..=max).contains(&number) => Ok(number.into()),
            _ => Err(Say::key("settings-decimal-bounds")
                .with("min", min.to_string())
                .with("max", max.to_string())),
        },
        Kind::Integers(min, max) => integers(typed, min, max),
        Kind::Choice(words) => match words.iter().find(|word| **word == typed) {
            Some(word) => Ok(Value::String((*word).to_owned())),
            None => Err(Say::key("form-choice")),
        },
        Kind::Flag => match typed {
            YES => Ok(true.into()),
            NO => Ok(false.into()),
            _ => Err(Say::key("form-choice")),
        },
    }
}

fn integers(typed: &str, min: i32, max: i32) -> Result<Value, Say> {
    let words: Vec<&str> = typed
        .split(|char: char| char.is_whitespace() || ",;".contains(char))
        .filter(|word| !word.is_empty())
        .collect();
    if words.len() > MAX_LIST {
        return Err(Say::key("settings-list-long").with("max", MAX_LIST));
    }
    let numbers: Option<Vec<i32>> =
        words.iter().map(|word| word.parse().ok().filter(|number| (min..=max).contains(number))).collect();
    match numbers {
        Some(numbers) => Ok(numbers.into()),
        None => Err(Say::key("settings-list-bounds").with("min", min).with("max", max)),
    }
}

/// The value as it stands in its field.
pub fn typed(value: &Value, lang: Lang) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Bool(is) => (if *is { YES } else { NO }).to_owned(),
        Value::Number(number) if number.is_f64() && lang == Lang::Fr => number.to_string().replace('.', ","),
        Value::Array(list) => list.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

/// The value in words.
pub fn shown(kind: Kind, value: &Value, lang: Lang) -> String {
    let text = typed(value, lang);
    match kind {
        _ if text.is_empty() => "—".to_owned(),
        Kind::Language => lang.t(&format!("kit-language-{text}")),
        Kind::Flag => lang.t(&format!("settings-{text}")),
        Kind::Choice(_) => lang.t(&format!("allocation-procedure-{text}")),
        Kind::Integer(..) => text.replacen('-', "−", 1),
        _ => text,
    }
}

/// The instants whose days are settings, with their keys.
const DAYS: [(Moment, &str); 10] = [
    (Moment::Order, "campaign.order-day"),
    (Moment::WishesOpen, "campaign.wishes-open-day"),
    (Moment::WishesClose, "campaign.wishes-close-day"),
    (Moment::Commission, "campaign.commission-day"),
    (Moment::Publication, "campaign.publication-day"),
    (Moment::End, "campaign.end-day"),
    (Moment::ValidationOpen, "campaign.validation-open-day"),
    (Moment::ValidationClose, "campaign.validation-close-day"),
    (Moment::EvaluationOpen, "campaign.evaluation-open-day"),
    (Moment::EvaluationClose, "campaign.evaluation-close-day"),
];

/// What does not hold between the values together: the key of the field, and the sentence.
pub fn incoherences(value: impl Fn(&str) -> Value) -> Vec<(&'static str, Say)> {
    let whole = |key: &str| value(key).as_i64().unwrap_or(0);
    let day = |key: &str| i16::try_from(whole(key)).unwrap_or(0);
    let offsets = InstantOffsets {
        order: day("campaign.order-day"),
        wishes_open: day("campaign.wishes-open-day"),
        wishes_close: day("campaign.wishes-close-day"),
        commission: day("campaign.commission-day"),
        publication: day("campaign.publication-day"),
        end: day("campaign.end-day"),
        validation_open: day("campaign.validation-open-day"),
        validation_close: day("campaign.validation-close-day"),
        evaluation_open: day("campaign.evaluation-open-day"),
        evaluation_close: day("campaign.evaluation-close-day"),
    };
    let key = |moment: Moment| DAYS.iter().find(|(one, _)| *one == moment).map(|(_, key)| *key);
    let mut found = Vec::new();
    for wrong in offsets.check() {
        let say = Say::key("settings-days-order")
            .with("first", i32::from(wrong.first_at))
            .with("second", i32::from(wrong.second_at));
        if let Some(key) = key(wrong.second).or(key(wrong.first)) {
            found.push((key, say));
        }
    }
    if whole("campaign.wishes-min") > whole("campaign.wishes-max") {
        found.push(("campaign.wishes-min", Say::key("settings-wishes-min")));
    }
    let phi: Vec<i64> = value("allocation.phi")
        .as_array()
        .map(|list| list.iter().filter_map(Value::as_i64).collect())
        .unwrap_or_default();
    let steps: Vec<i64> = phi.windows(2).map(|pair| pair[1] - pair[0]).collect();
    if steps.iter().any(|step| *step <= 0) || steps.windows(2).any(|pair| pair[1] < pair[0]) {
        found.push(("allocation.phi", Say::key("settings-phi-convex")));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::model::DEFINITIONS;
    use super::*;

    #[test]
    fn typed_values_are_of_their_kind() {
        let check = |kind: Kind, text: &str, expected: Option<Value>| {
            assert_eq!(parse(kind, text).ok(), expected, "{kind:?} {text:?}");
        };
        check(Kind::Integer(-400, 400), " -48 ", Some((-48).into()));
        check(Kind::Integer(-400, 400), "−48", Some((-48).into()));
        check(Kind::Integer(1, 50), "0", None);
        check(Kind::Integer(1, 50), "12.5", None);
        check(Kind::Decimal(0.0, 10.0), "1,4", Some(1.4.into()));
        check(Kind::Decimal(0.0, 10.0), "NaN", None);
        check(Kind::Decimal(0.0, 10.0), "inf", None);
        check(Kind::Integers(0, 9), "5, 4;3  3", Some(vec![5, 4, 3, 3].into()));
        check(Kind::Integers(0, 9), "", Some(Vec::<i32>::new().into()));
        check(Kind::Integers(0, 9), "5 12", None);
        check(Kind::Integers(0, 9), &"1 ".repeat(51), None);
        check(Kind::Zone, "Europe/Paris", Some("Europe/Paris".into()));
        check(Kind::Zone, "Paris", None);
        check(Kind::Language, "de", None);
        check(Kind::Choice(&["fair"]), "fair", Some("fair".into()));
        check(Kind::Choice(&["fair"]), "unfair", None);
        check(Kind::Flag, "yes", Some(true.into()));
        check(Kind::Flag, "no", Some(false.into()));
        check(Kind::Flag, "true", None);
        check(Kind::Text(5), "trop long", None);
        check(Kind::Text(9), "a\u{202e}b", Some("ab".into()));
    }

    #[test]
    fn defaults_are_of_their_kind_coherent_and_come_back_as_typed() {
        let default = |key: &str| {
            let found = DEFINITIONS.iter().find(|one| one.key == key).unwrap();
            serde_json::from_str::<Value>(found.default).unwrap()
        };
        for definition in DEFINITIONS {
            let value = default(definition.key);
            for lang in Lang::ALL {
                assert_eq!(
                    parse(definition.kind, &typed(&value, lang)),
                    Ok(value.clone()),
                    "{}",
                    definition.key
                );
            }
        }
        assert_eq!(incoherences(default), []);
        let with = |key: &'static str, value: Value| {
            move |asked: &str| if asked == key { value.clone() } else { default(asked) }
        };
        let keys =
            |found: Vec<(&'static str, Say)>| found.into_iter().map(|(key, _)| key).collect::<Vec<_>>();
        assert_eq!(keys(incoherences(with("campaign.wishes-min", 13.into()))), ["campaign.wishes-min"]);
        assert_eq!(keys(incoherences(with("allocation.phi", vec![1, 3, 2].into()))), ["allocation.phi"]);
        assert_eq!(
            keys(incoherences(with("campaign.commission-day", (-31).into()))),
            ["campaign.commission-day"]
        );
    }
}
