//! x
use crate::reading::{Reading, Stopped};
use crate::rules::{RuleFault, RuleFile, Rules};
use crate::suggestion::Suggestion;
#[derive(Default)]
pub(crate) struct Citing {}
impl Citing {
    pub fn add(&mut self, _: RuleFile<'_>) -> Result<(), RuleFault> {
        Ok(())
    }
}
pub(crate) fn citations(_: &Reading<'_>, _: &Rules) -> Result<Vec<Suggestion>, Stopped> {
    Ok(vec![])
}
