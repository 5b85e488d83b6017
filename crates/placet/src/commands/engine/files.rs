//! Problems and results as files; `-` is the standard input or output.

use std::io::{Read as _, Write as _};

use placet::kit::Lang;
use placet_allocation::{Checked, Plan, Problem, SolveError, canonical_json};
use serde::Serialize;

use super::sentence::sentences;
use crate::commands::{Failure, Outcome};

fn read(path: &str, lang: Lang) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = if path == "-" {
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| ())
    } else {
        std::fs::read(path).map(|read| bytes = read)
    };
    read.map(|()| bytes).map_err(|error| {
        let variables = [("file", path.into()), ("reason", error.to_string().into())];
        Failure::Usage(vec![lang.tv("engine-file-unreadable", &variables)])
    })
}

/// A problem; everything that is wrong with it is said.
pub(super) fn problem(path: &str, lang: Lang) -> Result<Checked, Failure> {
    let bytes = read(path, lang)?;
    Problem::parse(&bytes).map_err(|errors| Failure::Usage(sentences("engine-problem", &errors, lang)))
}

/// A result.
pub(super) fn result(path: &str, lang: Lang) -> Result<Plan, Failure> {
    let bytes = read(path, lang)?;
    serde_json::from_slice(&bytes).map_err(|error| {
        let variables = [("file", path.into()), ("reason", error.to_string().into())];
        Failure::Usage(vec![lang.tv("engine-result-unreadable", &variables)])
    })
}

/// Writes a document, in canonical form, followed by a line end.
pub(super) fn write<T: Serialize>(path: &str, document: &T, lang: Lang) -> Outcome {
    let json = canonical_json(document).map_err(|error| anyhow::anyhow!("{error:?}"))? + "\n";
    let written = if path == "-" {
        std::io::stdout().lock().write_all(json.as_bytes())
    } else {
        std::fs::write(path, json)
    };
    written.map_err(|error| {
        let variables = [("file", path.into()), ("reason", error.to_string().into())];
        Failure::Found(vec![lang.tv("engine-file-unwritable", &variables)])
    })
}

/// What the engine answered, under the name of its format.
#[derive(Serialize)]
struct Answer<'a, T> {
    format: &'static str,
    #[serde(flatten)]
    content: &'a T,
}

/// Prints what the engine answered as a document of a format.
pub(super) fn print<T: Serialize>(format: &'static str, content: &T, lang: Lang) -> Outcome {
    write("-", &Answer { format, content }, lang)
}

/// Why the engine gave no plan, as a refusal of the input.
pub(super) fn unsolved(error: &SolveError, lang: Lang) -> Failure {
    Failure::Usage(match error {
        SolveError::Unsupported { procedure, field, .. } => {
            vec![lang.tv(
                "engine-unsupported",
                &[("procedure", procedure.code().into()), ("field", (*field).into())],
            )]
        }
        SolveError::TooWide => vec![lang.t("engine-too-wide")],
        SolveError::TooManyPossibilities { most } => {
            vec![lang.tv("engine-too-many-possibilities", &[("most", (*most as i64).into())])]
        }
        SolveError::NodeLimit { limit } => {
            vec![lang.tv("engine-node-limit", &[("limit", i64::try_from(*limit).unwrap_or(i64::MAX).into())])]
        }
        SolveError::Infeasible { field, ids } => {
            let ids = ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            vec![lang.tv("engine-infeasible", &[("field", (*field).into()), ("ids", ids.into())])]
        }
        SolveError::UnknownStudent { student } => {
            vec![lang.tv("engine-unknown-student", &[("student", student.to_string().into())])]
        }
        SolveError::BadWishes { errors } => sentences("engine-problem", errors, lang),
    })
}
