//! Quotes of evidence held against the documents that they are said to be from, and quotations in a text against the others.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use obelus_engine::{
    Checked, ClaimEdit, ClaimOrPlace, Cutting, Details, EngineError, EvidenceEdit, Leave, Place, QuoteAsk, SameBytes,
    attach_evidence, check_evidence, check_quotations, check_quote, evidence_of, import_document, judge_claim, load,
    prepare, read, remove_document, set_origin, undo,
};
use obelus_model::{ClaimId, DocumentId, SourceId, Stance, Verdict};
use serde_json::json;

use crate::Bench;

const LETTER: &str =
    "They say that “the ferry sank in the thin ice of March”. Nobody asked why the captain had gone ashore.";
const REPORT: &str = "According to the port, the ferry sank in the thick ice of March, and two men were saved from it.";
const SOURCE: &str = "01900000-0000-7000-8000-000000000001";

fn import_from(bench: &mut Bench, text: &str, title: &str, url: Option<&str>) -> DocumentId {
    let reading = read(text.as_bytes(), &obelus_engine::Ask::default()).unwrap();
    let details = Details { title: Some(title.to_owned()), url: url.map(str::to_owned), ..Details::default() };
    let prepared = prepare(text.into(), None, reading);
    import_document(&mut bench.writer, prepared, details, SameBytes::Again).unwrap().value.document.id
}

/// Brings a source into the library in the one way there is for all: by a file.
fn bring_source(bench: &mut Bench, csl: serde_json::Value) -> SourceId {
    let mut whole: serde_json::Value = serde_json::from_str(&bench.json()).unwrap();
    whole["sources"] = json!([{ "id": SOURCE, "csl": csl }]);
    load(&mut bench.writer, whole.to_string().as_bytes(), Leave::None).unwrap();
    SOURCE.parse().unwrap()
}

fn quote(words: &str) -> QuoteAsk {
    QuoteAsk { quote: words.to_owned(), ..QuoteAsk::default() }
}

fn place(checked: &Checked) -> Option<DocumentId> {
    match checked {
        Checked::Verbatim(document, _) | Checked::Altered(document, _) | Checked::Elsewhere(document, _) => {
            Some(*document)
        }
        Checked::Absent | Checked::NotHeld => None,
    }
}

fn claim(bench: &mut Bench, letter: DocumentId) -> ClaimId {
    let place = Place::Sentence(2);
    judge_claim(&mut bench.writer, letter, &place, Verdict::Dubious, ClaimEdit::default()).unwrap().value
}

#[test]
fn a_quote_is_verbatim_altered_elsewhere_absent_or_its_source_is_not_held() {
    let mut bench = Bench::new(1);
    let report = import_from(&mut bench, REPORT, "The report", Some("https://example.org/report/"));
    let other = import_from(&mut bench, "The keeper lit the lamp at dusk and went to bed early.", "Other", None);
    let check = |words: &str, url: Option<&str>| {
        let ask = QuoteAsk { url: url.map(str::to_owned), ..quote(words) };
        check_quote(&mut bench.reader(), &ask).unwrap()
    };
    let url = Some("http://www.example.org/report#page-2");
    let verbatim = check("the ferry sank in the thick ice", url);
    assert!(matches!(&verbatim, Checked::Verbatim(at, found) if *at == report && found.is_verbatim), "{verbatim:?}");
    let altered = check("the ferry sank in the thin ice of March", url);
    assert!(matches!(&altered, Checked::Altered(at, found) if *at == report && found.score > 0.7), "{altered:?}");
    let elsewhere = check("The keeper lit the lamp at dusk", url);
    assert!(matches!(&elsewhere, Checked::Elsewhere(at, _) if *at == other), "{elsewhere:?}");
    assert_eq!(check("The lighthouse was built by twelve masons.", url), Checked::Absent);
    let nowhere = Some("https://example.org/another");
    assert_eq!(check("The lighthouse was built by twelve masons.", nowhere), Checked::NotHeld);
    assert!(matches!(check("the ferry sank in the thick ice", nowhere), Checked::Elsewhere(..)));
    // Nobody says where it is from: where it stands is where.
    let unsaid = check("the ferry sank in the thick ice", None);
    assert!(matches!(&unsaid, Checked::Verbatim(at, _) if *at == report), "{unsaid:?}");
    assert!(matches!(check("the ferry sank in the thin ice of March", None), Checked::Altered(at, _) if at == report));
    assert_eq!(check("The lighthouse was built by twelve masons.", None), Checked::NotHeld);
}

#[test]
fn a_source_means_the_documents_of_its_title_address_and_origins() {
    let mut bench = Bench::new(1);
    let letter = import_from(&mut bench, LETTER, "A letter", None);
    let report = import_from(&mut bench, REPORT, "The report.", None);
    let source = bring_source(&mut bench, json!({ "type": "report", "title": "THE REPORT", "URL": "example.org/r" }));
    let asked = QuoteAsk { source: Some(source), ..quote("the ferry sank in the thick ice") };
    let checked = check_quote(&mut bench.reader(), &asked).unwrap();
    assert!(matches!(checked, Checked::Verbatim(at, _) if at == report), "{checked:?}");
    // A run of a spliced document that comes from the source holds it, too.
    let other = QuoteAsk { source: Some(source), ..quote("Nobody asked why the captain had gone ashore") };
    assert!(matches!(check_quote(&mut bench.reader(), &other).unwrap(), Checked::Elsewhere(at, _) if at == letter));
    let draft = obelus_engine::OriginDraft { source: Some(source), ..Default::default() };
    set_origin(&mut bench.writer, letter, 57, 100, draft).unwrap();
    assert!(matches!(check_quote(&mut bench.reader(), &other).unwrap(), Checked::Verbatim(at, _) if at == letter));
    undo(&mut bench.writer).unwrap();
    assert!(matches!(check_quote(&mut bench.reader(), &other).unwrap(), Checked::Elsewhere(at, _) if at == letter));
}

#[test]
fn the_quotes_of_a_claims_evidence_are_checked_and_not_in_the_judged_text_itself() {
    let mut bench = Bench::new(1);
    let letter = import_from(&mut bench, LETTER, "A letter", None);
    let report = import_from(&mut bench, REPORT, "The report", None);
    let claim = claim(&mut bench, letter);
    let bring = |bench: &mut Bench, words: Option<&str>, cutting: Option<Cutting>| {
        let edit = EvidenceEdit {
            stance: Some(Stance::Supports),
            quote: Some(words.map(str::to_owned)),
            passage: Some(cutting),
            note: Some(Some("n".to_owned())),
            ..EvidenceEdit::default()
        };
        attach_evidence(&mut bench.writer, &ClaimOrPlace::Claim(claim), edit).unwrap()
    };
    // The judged text has it, but that is what is being judged.
    bring(&mut bench, Some("Nobody asked why the captain had gone ashore"), None);
    bring(&mut bench, Some("two men were saved"), Some(Cutting { document: report, start: 0, end: 9 }));
    bring(&mut bench, None, None);
    let mut reader = bench.reader();
    let told = |reader: &mut obelus_engine::Reader| {
        let evidence = evidence_of(reader, claim).unwrap().evidence;
        evidence.into_iter().map(|(_, checked)| checked.map(|checked| place(&checked))).collect::<Vec<_>>()
    };
    assert_eq!(told(&mut reader), [Some(None), Some(Some(report)), None]);
    let whole: Vec<_> =
        check_evidence(&mut reader, &|_| true).unwrap().into_iter().map(|(_, checked)| place(&checked)).collect();
    assert_eq!(whole, [None, Some(report)]);
    assert!(matches!(check_evidence(&mut reader, &|_| false), Err(EngineError::Stopped)));
    // What is kept of it follows the library: a document that goes takes its answers along.
    remove_document(&mut bench.writer, report).unwrap();
    assert_eq!(told(&mut reader), [Some(None), Some(None), None]);
}

#[test]
fn all_quotes_at_once_are_checked_as_one_by_one() {
    let mut bench = Bench::new(1);
    let letter = import_from(&mut bench, LETTER, "A letter", None);
    let claim = claim(&mut bench, letter);
    let syllable = |number: u32| ["ka", "lo", "mi", "su", "te"][number as usize % 5];
    let mut dice = 1u32;
    let words: Vec<String> = (0..240)
        .map(|_| {
            dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            [dice >> 8, dice >> 12, dice >> 20].map(syllable).concat()
        })
        .collect();
    for (number, words) in words.chunks(80).enumerate() {
        import_from(&mut bench, &words.join(" "), "A text", Some(&format!("https://e.org/{number}")));
    }
    // A text that is made of the others: what stands in two is told of the one that came first.
    import_from(
        &mut bench,
        &words.iter().skip(100).cloned().collect::<Vec<_>>().join(" "),
        "A copy",
        Some("https://e.org/2"),
    );
    let mut told = BTreeMap::new();
    // At first the index is asked for each; then one is among them of which it is not sure, and every text is read for all.
    for is_sure in [true, false] {
        for turn in if is_sure { 0..90 } else { 90..120 } {
            let mut quote: Vec<String> = words.iter().skip(turn * 7 % 220).take(20).cloned().collect();
            match turn % 5 {
                0 => quote[6] = "otherwise".to_owned(),
                1 => quote.reverse(),
                2 if !is_sure => quote[3] = "[...]".to_owned(),
                _ => {}
            }
            let url = ["https://e.org/0", "https://e.org/elsewhere", "https://e.org/2"].get(turn % 4);
            let edit = EvidenceEdit {
                quote: Some(Some(quote.join(" "))),
                url: Some(url.map(|url| (*url).to_owned())),
                ..EvidenceEdit::default()
            };
            attach_evidence(&mut bench.writer, &ClaimOrPlace::Claim(claim), edit).unwrap();
        }
        let far = RefCell::new(Vec::new());
        let found = check_evidence(&mut bench.reader(), &|how| {
            far.borrow_mut().push((how.looked, how.of));
            true
        });
        let (found, far) = (found.unwrap(), far.into_inner());
        // Three texts are some quote's own, and five there are in all; who reads them all is told of each.
        assert!(far.iter().all(|(looked, of)| looked < of && *of == 8), "{far:?}");
        let read: Vec<_> = far.iter().rev().take(5).rev().map(|(looked, _)| *looked).collect();
        assert_eq!(read == [3, 4, 5, 6, 7], !is_sure, "{far:?}");
        let mut reader = bench.reader();
        for (piece, checked) in found {
            let ask =
                QuoteAsk { url: piece.url.clone(), not_in: vec![letter], ..quote(piece.quote.as_deref().unwrap()) };
            let alone = check_quote(&mut reader, &ask).unwrap();
            assert_eq!(checked, alone, "{ask:?}");
            *told.entry(format!("{checked:?}").chars().take(7).collect::<String>()).or_insert(0) += 1;
        }
        for after in 0..far.len() {
            let asked = Cell::new(0);
            let stopped = check_evidence(&mut bench.reader(), &|_| {
                asked.set(asked.get() + 1);
                asked.get() <= after
            });
            assert!(matches!(stopped, Err(EngineError::Stopped)) && asked.get() == after + 1);
        }
    }
    assert!(told.len() == 5 && told.values().all(|times| *times > 9), "{told:?}");
}

#[test]
fn quotations_in_a_text_are_looked_for_in_the_others() {
    let mut bench = Bench::new(1);
    let letter = import_from(&mut bench, LETTER, "A letter", None);
    assert_eq!(check_quotations(&mut bench.reader(), letter, &|_| true).unwrap()[0].2, Checked::NotHeld);
    let report = import_from(&mut bench, REPORT, "The report", None);
    let found = check_quotations(&mut bench.reader(), letter, &|_| true).unwrap();
    let [(span, words, checked)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((span.start(), words.as_str()), (15, "the ferry sank in the thin ice of March"));
    assert!(matches!(checked, Checked::Altered(at, found) if *at == report && !found.is_verbatim), "{checked:?}");
}

#[test]
fn a_quote_is_found_elsewhere_by_the_index_as_it_is_by_reading_all_texts() {
    let mut bench = Bench::new(1);
    let letter = import_from(&mut bench, LETTER, "A letter", None);
    let other = |bench: &mut Bench, number: usize| {
        let text =
            format!("Page {number}. Nothing of the harbour master, the ballast or the gale is told of here at all.");
        import_from(bench, &text, &format!("Page {number}"), None)
    };
    (0..3).for_each(|number| _ = other(&mut bench, number));
    // Far into its text, behind letters of several bytes, and with its words glued and hyphenated.
    let filler = "Ångström, Đorđe and Łódź said nothing. ".repeat(200);
    let said = "the harbour master weighed the bal-\nlast twice before the autumn gale of November drove Amalia ashore";
    let report = import_from(&mut bench, &format!("{filler}They told us that {said}. {filler}"), "The report", None);
    let mut reader = bench.reader();
    let mut look = |quote: &str| {
        let ask = QuoteAsk { quote: quote.to_owned(), not_in: vec![letter], ..QuoteAsk::default() };
        check_quote(&mut reader, &ask).unwrap()
    };
    let whole = "the harbour master weighed the ballast twice before the autumn gale of November drove Amalia ashore";
    let Checked::Verbatim(at, found) = look(whole) else { panic!("not found") };
    let start = u32::try_from(filler.chars().count() + "They told us that ".len()).unwrap();
    assert_eq!((at, found.span.start(), found.span.length() as usize), (report, start, said.len()));
    // The rarest word is another one.
    let Checked::Altered(at, found) = look(&whole.replace("Amalia", "Esmeralda")) else { panic!("not found") };
    assert_eq!((at, found.span.start()), (report, start));
    assert_eq!(
        look("a harbour that no gale of November ever reached kept her ballast ashore for the autumn"),
        Checked::NotHeld
    );
}

#[test]
fn what_the_index_cannot_be_sure_of_is_looked_for_in_all_texts() {
    let mut bench = Bench::new(1);
    let quote = "the harbour master weighed the ballast twice before the autumn gale of November drove Amalia ashore";
    // The judged text has the quote more often than places are looked up, each in a piece of its own.
    let copies: Vec<String> =
        (0..80).map(|number| format!("{quote}. {}", format!("nr{number} ").repeat(400))).collect();
    let splice = import_from(&mut bench, &copies.join("\n\n"), "The splice", None);
    let altered = quote.replace("twice", "thrice");
    let filler = "Nothing else was told of that year. ".repeat(300);
    let (head, tail) =
        ("The cook of the Amalia had never trusted the captain", "and was the only one who came back from Spitsbergen");
    let text = format!("{filler}{altered}. {filler}{head}. {filler}{tail}. {filler}");
    let report = import_from(&mut bench, &text, "The report", None);
    let mut reader = bench.reader();
    let mut look = |quote: &str| {
        let ask = QuoteAsk { quote: quote.to_owned(), not_in: vec![splice], ..QuoteAsk::default() };
        check_quote(&mut reader, &ask).unwrap()
    };
    assert!(
        matches!(look(quote), Checked::Altered(at, _) if at == report),
        "the best places are of what does not count"
    );
    // Its two parts stand pages apart.
    assert!(matches!(look(&format!("{head} … {tail}")), Checked::Verbatim(at, _) if at == report));
}
