//! The records of judging: claims, passages, evidence, highlights, links. Invariants as in `check`.

use obelus_model as model;
use obelus_model::{Anchoring, ClaimId, Noun, Passage};

use super::{Check, Checked, fault, hold_against, span};
use crate::path::Path;
use crate::{JsonFaultKind, wire};

impl Check {
    /// A claim, and apart from it the evidence that the file has inside it.
    pub(super) fn claim(
        &mut self,
        written: wire::Claim<'_>,
        at: &Path<'_>,
    ) -> Checked<(model::Claim, Vec<model::Evidence>)> {
        self.hold(Noun::Claim, written.id.0, at)?;
        if written.kind.is_some() && written.verdict != Some(model::Verdict::NotAClaim) {
            return fault(JsonFaultKind::BadValue, &at.key("kind"));
        }
        self.tags(&written.tags, at)?;
        self.refer_to_annotator(written.annotator, at);
        if written.passages.is_empty() {
            return fault(JsonFaultKind::BadValue, &at.key("passages"));
        }
        let passages = self.each(written.passages, &at.key("passages"), Check::claim_passage)?;
        let mut evidence = Vec::with_capacity(written.evidence.len());
        for (index, brought) in written.evidence.into_iter().enumerate() {
            evidence.push(self.evidence(written.id, brought, &at.key("evidence").index(index))?);
        }
        let reason = |reason: wire::Reason<'_>| model::Reason { code: reason.code, text: reason.text.map(Into::into) };
        let claim = model::Claim {
            id: written.id,
            statement: written.statement.map(Into::into),
            verdict: written.verdict,
            certainty: written.certainty,
            reasons: written.reasons.into_iter().map(reason).collect(),
            kind: written.kind,
            note: written.note.map(Into::into),
            next_step: written.next_step.map(Into::into),
            tags: written.tags,
            annotator: written.annotator,
            created: written.created,
            modified: written.modified,
            passages,
            extra: written.extra.into_owned(),
        };
        Ok((claim, evidence))
    }

    fn claim_passage(&mut self, written: wire::ClaimPassage<'_>, at: &Path<'_>) -> Checked<model::ClaimPassage> {
        if !self.passages.insert(written.id.0) {
            return fault(JsonFaultKind::DuplicateId, &at.key("id"));
        }
        let wire::ClaimPassage { id, document, version, start, end, exact, prefix, suffix, anchoring, score, page } =
            written;
        let passage = wire::Passage { document, version, start, end, exact, prefix, suffix, anchoring, score, page };
        Ok(model::ClaimPassage { id, passage: self.passage(passage, at)? })
    }

    fn passage(&mut self, written: wire::Passage<'_>, at: &Path<'_>) -> Checked<Passage> {
        self.refer(Noun::Document, written.document.0, &at.key("document"));
        let span = span(written.start, written.end, at)?;
        let anchoring = anchoring(&written.anchoring, written.score, at)?;
        if written.version == 0 {
            return fault(JsonFaultKind::BadValue, &at.key("version"));
        }
        if let Some(text) = self.texts.get(&written.document) {
            // An earlier version's text is not in the file; a later version there cannot be.
            if written.version > text.version {
                return fault(JsonFaultKind::BadValue, &at.key("version"));
            }
            if written.version == text.version && anchoring != Anchoring::Lost {
                hold_against(span, text, at)?;
            }
        }
        Ok(Passage {
            document: written.document,
            version: written.version,
            span,
            exact: written.exact.into_owned(),
            prefix: written.prefix.into_owned(),
            suffix: written.suffix.into_owned(),
            anchoring,
            page: written.page.map(Into::into),
        })
    }

    fn evidence(&mut self, claim: ClaimId, written: wire::Evidence<'_>, at: &Path<'_>) -> Checked<model::Evidence> {
        self.hold(Noun::Evidence, written.id.0, at)?;
        if let Some(source) = written.source {
            self.refer(Noun::Source, source.0, &at.key("source"));
        }
        let passage = match written.passage {
            Some(passage) => Some(self.passage(passage, &at.key("passage"))?),
            None => None,
        };
        if written.accessed.as_deref().is_some_and(|day| model::Moment::of_day(day).is_none()) {
            return fault(JsonFaultKind::BadValue, &at.key("accessed"));
        }
        self.refer_to_annotator(written.annotator, at);
        let locator = |locator: wire::Locator<'_>| model::Locator {
            label: locator.label.into_owned(),
            value: locator.value.into_owned(),
        };
        Ok(model::Evidence {
            id: written.id,
            claim,
            stance: written.stance,
            source: written.source,
            locator: written.locator.map(locator),
            quote: written.quote.map(Into::into),
            passage,
            url: written.url.map(Into::into),
            accessed: written.accessed.map(Into::into),
            note: written.note.map(Into::into),
            annotator: written.annotator,
            created: written.created,
            modified: written.modified,
            extra: written.extra.into_owned(),
        })
    }

    pub(super) fn highlight(&mut self, written: wire::Highlight<'_>, at: &Path<'_>) -> Checked<model::Highlight> {
        self.hold(Noun::Highlight, written.id.0, at)?;
        self.tags(&written.tags, at)?;
        let passage = self.passage(written.passage, &at.key("passage"))?;
        self.refer_to_annotator(written.annotator, at);
        Ok(model::Highlight {
            id: written.id,
            color: written.color,
            note: written.note.map(Into::into),
            tags: written.tags,
            passage,
            annotator: written.annotator,
            created: written.created,
            modified: written.modified,
            extra: written.extra.into_owned(),
        })
    }

    pub(super) fn link(&mut self, written: wire::Link<'_>, at: &Path<'_>) -> Checked<model::Link> {
        self.hold(Noun::Link, written.id.0, at)?;
        self.refer(Noun::Claim, written.from.0, &at.key("from"));
        self.refer(Noun::Claim, written.to.0, &at.key("to"));
        self.refer_to_annotator(written.annotator, at);
        Ok(model::Link {
            id: written.id,
            relation: written.relation,
            from: written.from,
            to: written.to,
            note: written.note.map(Into::into),
            annotator: written.annotator,
            created: written.created,
            extra: written.extra.into_owned(),
        })
    }
}

fn anchoring(code: &str, score: Option<f64>, at: &Path<'_>) -> Checked<Anchoring> {
    match Anchoring::new(code, score) {
        Some(anchoring) => Ok(anchoring),
        // The word is wrong where no score, or any, would make it right.
        None if Anchoring::new(code, None).or(Anchoring::new(code, Some(1.0))).is_none() => {
            fault(JsonFaultKind::BadValue, &at.key("anchoring"))
        }
        None => fault(JsonFaultKind::BadValue, &at.key("score")),
    }
}
