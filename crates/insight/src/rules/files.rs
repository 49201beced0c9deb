//! Files of rules as TOML: read into what a sort of rules wants, and faults with their line.

use serde::de::DeserializeOwned;

use super::{RuleFault, RuleFile};

/// What a file says, or where it does not say that.
pub(crate) fn parse<T: DeserializeOwned>(file: RuleFile<'_>) -> Result<T, RuleFault> {
    toml::from_str(file.text).map_err(|wrong| {
        let byte = wrong.span().map(|span| span.start);
        RuleFault { line: byte.map_or(0, |byte| line(file.text, byte)), ..fault(file, 0, wrong.message()) }
    })
}

/// A fault of what begins at this byte of a file (`toml::Spanned` knows it).
pub(crate) fn fault(file: RuleFile<'_>, byte: usize, detail: &str) -> RuleFault {
    RuleFault {
        language: file.language.to_owned(),
        name: file.name.to_owned(),
        line: line(file.text, byte),
        detail: detail.to_owned(),
    }
}

/// The line of a byte, from 1.
fn line(text: &str, byte: usize) -> u32 {
    let before = text.bytes().take(byte).filter(|byte| *byte == b'\n').count();
    u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1)
}
