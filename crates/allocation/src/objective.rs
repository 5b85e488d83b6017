//! objectives
use crate::checked::Checked;
use crate::error::SolveError;
use crate::plan::LayerKind;
use crate::procedure::Procedure;
#[derive(Clone, Debug)]
pub(crate) struct LayerProof {
    pub(crate) kind: LayerKind,
    pub(crate) value: i64,
    pub(crate) sites: Vec<i64>,
    pub(crate) students: Vec<i64>,
}
pub(crate) fn optimise(_: &Checked, procedure: Procedure) -> Result<(Vec<u32>, Vec<LayerProof>), SolveError> {
    Err(SolveError::Unsupported { procedure, field: "procedure", id: None })
}
