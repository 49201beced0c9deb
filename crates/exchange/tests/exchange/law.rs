//! The law of the round trip: whatever valid bundle is written, reading it and writing it again gives the same bytes.

use std::collections::HashSet;

use obelus_exchange::{Bundle, BundledDocument, Sentences, read_json};
use obelus_model::*;
use obelus_text::{CanonicalText, Span};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use serde_json::{Map, Number, Value};
use uuid::Uuid;

use crate::sample::{bytes, hash};

/// Pieces that texts are made of: clusters of several code points, right to left, quotes, control characters.
const PIECES: [&str; 14] = [
    "plain words. ",
    "\u{1f469}\u{200d}\u{1f469}\u{200d}\u{1f467}",
    "\u{1f1e9}\u{1f1ea}",
    "e\u{301}\u{323}",
    "\u{5e9}\u{5dc}\u{5d5}\u{5dd} ",
    "\u{202e}rtl\u{202c}",
    "\"quoted\" \\ 'so' ",
    "\n",
    "\t",
    "\u{7f}\u{1}\u{2028}",
    "\u{928}\u{93f}",
    "\u{1100}\u{1161}\u{11a8}",
    "a\u{300}",
    "\u{10ffff}",
];

#[derive(Clone, Debug)]
struct Recipe {
    seed: u64,
    counts: [usize; 8],
    texts: Vec<String>,
    words: Vec<String>,
    extras: Vec<Map<String, Value>>,
}

fn json() -> impl Strategy<Value = Value> {
    let number = prop_oneof![
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_filter_map("finite", |float| Number::from_f64(float).map(Value::Number)),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        number
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((any::<String>(), inner), 0..4)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}

fn recipe() -> impl Strategy<Value = Recipe> {
    let text = prop::collection::vec(prop::sample::select(&PIECES[..]), 1..40).prop_map(|pieces| pieces.concat());
    let word = prop_oneof![any::<String>(), prop::sample::select(&PIECES[..]).prop_map(str::to_owned)];
    let extra =
        prop::collection::vec((any::<String>(), json()), 0..4).prop_map(|entries| entries.into_iter().collect());
    (
        any::<u64>(),
        prop::array::uniform8(0_usize..5),
        prop::collection::vec(text, 1..4),
        prop::collection::vec(word, 1..6),
        prop::collection::vec(extra, 1..4),
    )
        .prop_map(|(seed, counts, texts, words, extras)| Recipe { seed, counts, texts, words, extras })
}

/// Draws from a recipe; the same recipe gives the same bundle.
struct Draw<'r> {
    recipe: &'r Recipe,
    state: u64,
    made: u64,
}

impl Draw<'_> {
    /// The next number of SplitMix64.
    fn number(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.number() % u64::try_from(limit).unwrap()).unwrap()
    }

    fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.number().is_multiple_of(2)).then(|| make(self))
    }

    fn some<T: Clone>(&mut self, of: &[T]) -> Vec<T> {
        of.iter().filter(|_| self.number().is_multiple_of(2)).cloned().collect()
    }

    /// An id that was not given before, in no order.
    fn id(&mut self) -> Uuid {
        self.made += 1;
        Uuid::from_u128(u128::from(self.number()) << 64 | u128::from(self.made))
    }

    fn word(&mut self) -> String {
        self.one(&self.recipe.words.clone())
    }

    fn extra(&mut self) -> Map<String, Value> {
        self.one(&self.recipe.extras.clone())
    }

    fn moment(&mut self) -> Moment {
        // Years 0 to about 9900, and often the same time twice.
        let milliseconds = i64::try_from(self.number() % 312_000_000_000_000).unwrap() - 62_000_000_000_000;
        let coarse = milliseconds / 100_000_000_000_000 * 100_000_000_000_000;
        Moment::from_milliseconds(if self.number().is_multiple_of(3) { coarse } else { milliseconds }).unwrap()
    }

    fn span(&mut self, text: &CanonicalText) -> Span {
        let length = usize::try_from(text.length()).unwrap();
        let start = self.below(length);
        let end = start + 1 + self.below(length - start);
        text.widen(Span::new(start.try_into().unwrap(), end.try_into().unwrap()).unwrap()).unwrap()
    }

    fn document(&mut self, text: &str, tags: &[TagId], sources: &[SourceId]) -> (BundledDocument, CanonicalText) {
        let canonical = CanonicalText::new(text).unwrap();
        let origin = |draw: &mut Self| Origin {
            span: draw.span(&canonical),
            source: if sources.is_empty() { None } else { draw.maybe(|draw| draw.one(sources)) },
            url: draw.maybe(Draw::word),
            note: draw.maybe(Draw::word),
        };
        let version = 1 + u32::try_from(self.below(3)).unwrap();
        let document = Document {
            id: DocumentId(self.id()),
            title: self.word(),
            authors: (0..self.below(3)).map(|_| Value::Object(self.extra())).collect(),
            issued: self.maybe(Draw::word),
            url: self.maybe(Draw::word),
            language: self.maybe(Draw::word),
            media_type: self.word(),
            file_name: self.maybe(Draw::word),
            added: self.moment(),
            tags: self.some(tags),
            note: self.maybe(Draw::word),
            status: self.one(Status::ALL),
            version,
            origins: (0..self.below(3)).map(|_| origin(self)).collect(),
            extra: self.extra(),
        };
        let version = Version {
            document: document.id,
            number: version,
            sha256: hash(&self.word()),
            text_sha256: hash(canonical.as_str()),
            length: canonical.length(),
            encoding: None,
            encoding_guessed: false,
            way: None,
            structure: None,
            boxes: None,
        };
        let sentences = self.maybe(|draw| Sentences { total: draw.number() as u32, judged: draw.number() as u32 });
        let text = self.maybe(|_| canonical.clone());
        (BundledDocument { document, version, text, sentences }, canonical)
    }

    fn passage(&mut self, documents: &[(BundledDocument, CanonicalText)]) -> Passage {
        let (bundled, text) = self.one(documents);
        let score = (self.number() % 1_000_001) as f64 / 1_000_000.0;
        let grades =
            [Anchoring::Exact, Anchoring::Moved, Anchoring::Fuzzy(score), Anchoring::Ambiguous, Anchoring::Lost];
        let span = self.span(&text);
        Passage {
            document: bundled.document.id,
            version: 1 + u32::try_from(self.below(usize::try_from(bundled.version.number).unwrap())).unwrap(),
            span,
            exact: text.slice(span).unwrap().to_owned(),
            prefix: self.word(),
            suffix: self.word(),
            anchoring: self.one(&grades),
            page: self.maybe(Draw::word),
        }
    }

    fn claim(
        &mut self,
        documents: &[(BundledDocument, CanonicalText)],
        tags: &[TagId],
        annotator: AnnotatorId,
    ) -> Claim {
        let verdict = self.maybe(|draw| draw.one(Verdict::ALL));
        let kind = if verdict == Some(Verdict::NotAClaim) { self.maybe(|draw| draw.one(Kind::ALL)) } else { None };
        let reasons = 0..self.below(3);
        Claim {
            id: ClaimId(self.id()),
            statement: self.maybe(Draw::word),
            verdict,
            certainty: self.one(Certainty::ALL),
            reasons: reasons
                .map(|_| Reason { code: self.one(ReasonCode::ALL), text: self.maybe(Draw::word) })
                .collect(),
            kind,
            note: self.maybe(Draw::word),
            next_step: self.maybe(Draw::word),
            tags: self.some(tags),
            annotator,
            created: self.moment(),
            modified: self.moment(),
            passages: (0..=self.below(3))
                .map(|_| ClaimPassage { id: PassageId(self.id()), passage: self.passage(documents) })
                .collect(),
            extra: self.extra(),
        }
    }

    fn evidence(
        &mut self,
        documents: &[(BundledDocument, CanonicalText)],
        claim: ClaimId,
        sources: &[SourceId],
        annotator: AnnotatorId,
    ) -> Evidence {
        Evidence {
            id: EvidenceId(self.id()),
            claim,
            stance: self.one(Stance::ALL),
            source: if sources.is_empty() { None } else { self.maybe(|draw| draw.one(sources)) },
            locator: self.maybe(|draw| Locator { label: draw.word(), value: draw.word() }),
            quote: self.maybe(Draw::word),
            passage: self.maybe(|draw| draw.passage(documents)),
            url: self.maybe(Draw::word),
            accessed: self.maybe(|draw| format!("20{:02}-02-28", draw.below(100))),
            note: self.maybe(Draw::word),
            annotator,
            created: self.moment(),
            modified: self.moment(),
            extra: self.extra(),
        }
    }

    fn bundle(&mut self) -> Bundle {
        let [annotators, tags, sources, claims, evidence, highlights, links, _] = self.recipe.counts;
        let annotators: Vec<Annotator> = (0..=annotators)
            .map(|_| Annotator {
                id: AnnotatorId(self.id()),
                name: self.word(),
                orcid: self.maybe(Draw::word),
                extra: self.extra(),
            })
            .collect();
        let mut tag_ids: Vec<TagId> = Vec::new();
        let tags: Vec<Tag> = (0..tags)
            .map(|number| {
                let parent = if tag_ids.is_empty() { None } else { self.maybe(|draw| draw.one(&tag_ids.clone())) };
                let id = TagId(self.id());
                tag_ids.push(id);
                let name = format!("{}{number}", self.word());
                let color = format!("#{:06x}", self.number() % 0x0100_0000).parse().unwrap();
                Tag { id, name, color, definition: self.maybe(Draw::word), parent, extra: self.extra() }
            })
            .collect();
        let sources: Vec<Source> = (0..sources)
            .map(|_| Source {
                id: SourceId(self.id()),
                grade: self.maybe(|draw| draw.one(Grade::ALL)),
                csl: self.extra(),
                extra: self.extra(),
            })
            .collect();
        let source_ids: Vec<SourceId> = sources.iter().map(|source| source.id).collect();
        let texts = self.recipe.texts.clone();
        let documents: Vec<_> = texts.iter().map(|text| self.document(text, &tag_ids, &source_ids)).collect();
        let annotator = annotators[0].id;
        let claims: Vec<Claim> = (0..claims).map(|_| self.claim(&documents, &tag_ids, annotator)).collect();
        let claim_ids: Vec<ClaimId> = claims.iter().map(|claim| claim.id).collect();
        let on_claims = if claim_ids.is_empty() { 0 } else { 1 };
        let evidence = (0..evidence * on_claims)
            .map(|_| {
                let claim = self.one(&claim_ids);
                self.evidence(&documents, claim, &source_ids, annotator)
            })
            .collect();
        let highlights = (0..highlights)
            .map(|_| Highlight {
                id: HighlightId(self.id()),
                color: self.one(HighlightColor::ALL),
                note: self.maybe(Draw::word),
                tags: self.some(&tag_ids),
                passage: self.passage(&documents),
                annotator,
                created: self.moment(),
                modified: self.moment(),
                extra: self.extra(),
            })
            .collect();
        let links = (0..links * on_claims)
            .map(|_| Link {
                id: LinkId(self.id()),
                relation: self.one(Relation::ALL),
                from: self.one(&claim_ids),
                to: self.one(&claim_ids),
                note: self.maybe(Draw::word),
                annotator,
                created: self.moment(),
                extra: self.extra(),
            })
            .collect();
        let library = Library { id: LibraryId(self.id()), name: self.word(), extra: self.extra() };
        let documents = documents.into_iter().map(|(bundled, _)| bundled).collect();
        Bundle { library, annotators, tags, sources, documents, claims, evidence, highlights, links }
    }
}

/// The same records in the order in which they are written.
fn ordered(mut bundle: Bundle) -> Bundle {
    bundle.annotators.sort_by_key(|annotator| annotator.id);
    bundle.tags.sort_by_key(|tag| tag.id);
    bundle.sources.sort_by_key(|source| source.id);
    bundle.documents.sort_by_key(|bundled| (bundled.document.added, bundled.document.id));
    for document in bundle.documents.iter_mut().map(|bundled| &mut bundled.document) {
        document.tags.sort();
        document.origins.sort_by_key(|origin| origin.span);
    }
    bundle.claims.sort_by_key(|claim| (claim.created, claim.id));
    for claim in &mut bundle.claims {
        claim.tags.sort();
        claim.passages.sort_by_key(|at| (at.passage.document, at.passage.span, at.id));
    }
    let place = |claim: ClaimId| bundle.claims.iter().position(|at| at.id == claim);
    bundle.evidence.sort_by_key(|evidence| (place(evidence.claim), evidence.created, evidence.id));
    bundle.highlights.sort_by_key(|highlight| (highlight.created, highlight.id));
    bundle.highlights.iter_mut().for_each(|highlight| highlight.tags.sort());
    bundle.links.sort_by_key(|link| (link.created, link.id));
    bundle
}

fn turned(mut bundle: Bundle) -> Bundle {
    bundle.annotators.reverse();
    bundle.tags.reverse();
    bundle.sources.reverse();
    bundle.documents.reverse();
    bundle.claims.reverse();
    bundle.claims.iter_mut().for_each(|claim| claim.passages.reverse());
    bundle.claims.iter_mut().for_each(|claim| claim.tags.reverse());
    bundle.evidence.reverse();
    bundle.highlights.reverse();
    bundle.links.reverse();
    bundle
}

fn drawn(recipe: &Recipe) -> Bundle {
    Draw { recipe, state: recipe.seed, made: 0 }.bundle()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn writing_reading_and_writing_again_gives_the_same_bytes(recipe in recipe()) {
        let bundle = drawn(&recipe);
        let first = bytes(&bundle);
        let incoming = read_json(&first).unwrap();
        prop_assert_eq!(&incoming.outside, &[]);
        prop_assert_eq!(&incoming.bundle, &ordered(bundle));
        prop_assert!(bytes(&incoming.bundle) == first);
    }

    #[test]
    fn the_order_in_which_a_bundle_was_gathered_does_not_show(recipe in recipe()) {
        let bundle = drawn(&recipe);
        prop_assert!(bytes(&turned(bundle.clone())) == bytes(&bundle));
    }

    #[test]
    fn what_is_written_is_valid_by_the_schema(recipe in recipe()) {
        let validator = jsonschema::draft202012::new(&obelus_exchange::json_schema()).unwrap();
        let written: Value = serde_json::from_slice(&bytes(&drawn(&recipe))).unwrap();
        let faults: Vec<String> = validator.iter_errors(&written).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
        prop_assert_eq!(faults, [] as [String; 0]);
    }

    #[test]
    fn no_damaged_file_makes_the_reader_panic(recipe in recipe(), place in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let whole = bytes(&drawn(&recipe));
        let mut damaged = whole.clone();
        let damage = place.index(whole.len());
        damaged[damage] = byte;
        if let Err(fault) = read_json(&damaged) {
            prop_assert!(fault.path.starts_with('$'));
        }
        // The line end after the last bracket may be lost without loss.
        let cut = place.index(whole.trim_ascii_end().len());
        prop_assert!(read_json(&whole[..cut]).is_err());
    }
}

#[test]
fn the_recipes_reach_every_corner() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut seen = HashSet::new();
    for _ in 0..200 {
        let recipe = recipe().new_tree(&mut runner).unwrap().current();
        let bundle = drawn(&recipe);
        let passages = bundle.claims.iter().flat_map(|claim| &claim.passages);
        seen.extend(passages.map(|at| at.passage.anchoring.code()));
        seen.extend(bundle.documents.iter().filter(|bundled| bundled.text.is_some()).map(|_| "text"));
        seen.extend(bundle.evidence.iter().filter(|evidence| evidence.passage.is_some()).map(|_| "evidence"));
        seen.extend(bundle.claims.iter().filter(|claim| !claim.extra.is_empty()).map(|_| "extra"));
        seen.extend(bundle.claims.iter().filter(|claim| claim.kind.is_some()).map(|_| "kind"));
        seen.extend(bundle.tags.iter().filter(|tag| tag.parent.is_some()).map(|_| "parent"));
        seen.extend(bundle.links.iter().map(|_| "link"));
    }
    assert_eq!(seen.len(), 11, "{seen:?}");
}
