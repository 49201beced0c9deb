//! Writes Obelus JSON: pretty, two spaces, one newline at the end.
//! Invariant: the same bundle, generator and time give the same bytes, in whatever order it was gathered; records go
//! out one by one. Not here: files; the engine writes through a temporary one and renames it.

use std::collections::{HashMap, HashSet};
use std::io::{BufWriter, Write};

use obelus_model::{Claim, ClaimId, Evidence, Moment, Passage};
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::order::sorted;
use crate::{Bundle, WriteFault, outgoing, wire};

/// Writes a bundle as Obelus JSON, version 1. `generator` names the program (`obelus 0.1.0`).
///
/// Fails where `out` does, on evidence whose claim is not in the bundle, and on what JSON cannot hold.
pub fn write_json(bundle: &Bundle, generator: &str, exported: Moment, out: impl Write) -> Result<(), WriteFault> {
    check_writable(bundle)?;
    let evidence = by_claim(&bundle.evidence);
    let claim = |claim| outgoing::claim(claim, evidence.get(&claim.id).cloned().unwrap_or_default());
    let file = File {
        format: "obelus",
        version: 1,
        generator,
        exported,
        library: outgoing::library(&bundle.library),
        annotators: Each { records: sorted(&bundle.annotators), form: outgoing::annotator },
        tags: Each { records: sorted(&bundle.tags), form: outgoing::tag },
        sources: Each { records: sorted(&bundle.sources), form: outgoing::source },
        documents: Each { records: sorted(&bundle.documents), form: outgoing::document },
        claims: Each { records: sorted(&bundle.claims), form: claim },
        highlights: Each { records: sorted(&bundle.highlights), form: outgoing::highlight },
        links: Each { records: sorted(&bundle.links), form: outgoing::link },
    };
    // serde_json writes every brace by itself.
    let mut out = BufWriter::with_capacity(1 << 16, out);
    serde_json::to_writer_pretty(&mut out, &file).map_err(as_write_fault)?;
    out.write_all(b"\n")?;
    out.flush()?;
    Ok(())
}

/// One claim with its evidence as it stands in a file, for machine output of single records.
///
/// Fails as [`write_json`] does; evidence on other claims is passed over.
pub fn claim_json(claim: &Claim, evidence: &[Evidence]) -> Result<Value, WriteFault> {
    claim.passages.iter().try_for_each(|at| check_passage(&at.passage))?;
    let evidence = sorted(evidence.iter().filter(|evidence| evidence.claim == claim.id));
    evidence.iter().filter_map(|evidence| evidence.passage.as_ref()).try_for_each(check_passage)?;
    serde_json::to_value(outgoing::claim(claim, evidence)).map_err(as_write_fault)
}

/// The keys of a file, in order; `wire::File` reads the same.
#[derive(Serialize)]
struct File<'a, A, T, S, D, C, H, L> {
    format: &'static str,
    version: u32,
    generator: &'a str,
    exported: Moment,
    library: wire::Library<'a>,
    annotators: A,
    tags: T,
    sources: S,
    documents: D,
    claims: C,
    highlights: H,
    links: L,
}

/// A list that is turned into its form one record at a time, so that the whole never stands in memory twice.
struct Each<'a, R, F> {
    records: Vec<&'a R>,
    form: F,
}

impl<'a, R, W: Serialize, F: Fn(&'a R) -> W> Serialize for Each<'a, R, F> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_seq(self.records.iter().map(|record| (self.form)(record)))
    }
}

fn by_claim(evidence: &[Evidence]) -> HashMap<ClaimId, Vec<&Evidence>> {
    let mut grouped: HashMap<ClaimId, Vec<&Evidence>> = HashMap::new();
    for evidence in sorted(evidence) {
        grouped.entry(evidence.claim).or_default().push(evidence);
    }
    grouped
}

/// A file that could not be read back must not be written: half a bundle is worse than a fault.
fn check_writable(bundle: &Bundle) -> Result<(), WriteFault> {
    let claims: HashSet<ClaimId> = bundle.claims.iter().map(|claim| claim.id).collect();
    if let Some(homeless) = bundle.evidence.iter().find(|evidence| !claims.contains(&evidence.claim)) {
        return Err(WriteFault::Homeless(homeless.id));
    }
    let of_claims = bundle.claims.iter().flat_map(|claim| &claim.passages).map(|at| &at.passage);
    let of_evidence = bundle.evidence.iter().filter_map(|evidence| evidence.passage.as_ref());
    let of_highlights = bundle.highlights.iter().map(|highlight| &highlight.passage);
    of_claims.chain(of_evidence).chain(of_highlights).try_for_each(check_passage)?;
    let mut authors = bundle.documents.iter().flat_map(|bundled| &bundled.document.authors);
    if authors.any(|author| !author.is_object()) {
        return Err(WriteFault::Unwritable("an author that is not a CSL name".to_owned()));
    }
    Ok(())
}

fn check_passage(passage: &Passage) -> Result<(), WriteFault> {
    match passage.anchoring.score() {
        Some(score) if !(0.0..=1.0).contains(&score) => {
            Err(WriteFault::Unwritable("a score that is not within 0 to 1".to_owned()))
        }
        _ => Ok(()),
    }
}

fn as_write_fault(fault: serde_json::Error) -> WriteFault {
    if fault.is_io() { WriteFault::Io(fault.into()) } else { WriteFault::Unwritable(fault.to_string()) }
}
