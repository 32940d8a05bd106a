//! What the model is worked out from.

use crate::domain::model::{ModelAssociation, NationalTotal};
use crate::domain::year::Year;
use crate::rules::parameters::Parameters;

/// What the model is worked out from.
pub struct ModelCase<'a> {
    /// The budget year.
    pub year: Year,
    /// What the state has for all associations together, in kr.
    pub total: NationalTotal,
    /// All associations of the country.
    pub associations: &'a [ModelAssociation],
    /// The parameters, with the office's own.
    pub parameters: &'a Parameters,
}
