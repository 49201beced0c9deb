//! Plain text: which encoding, decoded, canonical.
//! Invariant: without a choice it is exact; only under a chosen encoding are bad bytes replaced, and counted.
//! Not here: how each question is answered (`detect`, `decode`).

use obelus_text::{CanonicalText, TextFault};

use crate::decode::{decode_exactly, decode_replacing};
use crate::detect::{Confidence, Finding, detect};
use crate::{Encoding, ReadFault, wide};

/// A text and how it was written.
pub(crate) struct Decoded {
    pub(crate) text: CanonicalText,
    pub(crate) encoding: Encoding,
    pub(crate) confidence: Confidence,
    pub(crate) replaced: usize,
}

/// Decodes bytes that are text.
pub(crate) fn decode(bytes: &[u8], choice: Option<Encoding>) -> Result<Decoded, ReadFault> {
    let (encoding, confidence) = match choice {
        Some(chosen) => (chosen, Confidence::Chosen),
        None => {
            let Finding { encoding, confidence } = detect(bytes)?;
            (encoding, confidence)
        }
    };
    let (decoded, replaced) = match confidence {
        Confidence::Chosen => decode_replacing(bytes, encoding),
        Confidence::Declared | Confidence::Certain | Confidence::Guessed => match decode_exactly(bytes, encoding) {
            Ok(decoded) => (decoded, 0),
            Err(at_byte) => return Err(ReadFault::Undecodable { encoding, at_byte }),
        },
    };
    let text = CanonicalText::new(&decoded).map_err(|fault| match fault {
        TextFault::Nul(_) => nul_fault(bytes, encoding, confidence),
        TextFault::TooLong => ReadFault::TooLong,
    })?;
    Ok(Decoded { text, encoding, confidence, replaced })
}

fn nul_fault(bytes: &[u8], encoding: Encoding, confidence: Confidence) -> ReadFault {
    let at_byte = wide::find_nul(bytes, encoding).unwrap_or(0);
    match confidence {
        Confidence::Chosen => ReadFault::Undecodable { encoding, at_byte },
        Confidence::Declared | Confidence::Certain | Confidence::Guessed => ReadFault::Binary { at_byte },
    }
}
