//! Noticing: by which rules, for whom, and what is answered.
//!
//! Own rules lie in the folder `rules` beside the library, one folder a language. Invariant: a text is noticed for the newest
//! question only; the others end soon. Answers wait for nothing but what they are about.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use obelus_engine::{self as engine, Answer, RuleFault, RuleFile, Rules};
use obelus_model::DocumentId;

use crate::desk::Desk;
use crate::file_calls::{blocking, parse_encoding};
use crate::files::{read_document, read_whole};
use crate::turns::Turns;
use crate::wire::*;
use crate::written::with_marks;
use crate::{Fault, FaultCode};

/// The folder of own rules, beside a library.
const FOLDER: &str = "rules";
/// A longer file is no list of words.
const LIMIT_RULES: usize = 4 << 20;

/// By which rules things are noticed, and which question is the newest.
pub(crate) struct Noticing {
    folder: PathBuf,
    rules: Mutex<Option<Arc<Rules>>>,
    turns: Turns,
}

impl Noticing {
    /// By the rules beside a library.
    pub(crate) fn beside(library: &Path) -> Noticing {
        Noticing { folder: library.with_file_name(FOLDER), rules: Mutex::default(), turns: Turns::default() }
    }

    /// The rules, read once; refused where a file of them is broken, until it is mended.
    fn rules(&self) -> Result<Arc<Rules>, Fault> {
        let mut held = self.rules.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(rules) = &*held {
            return Ok(Arc::clone(rules));
        }
        let rules = Arc::new(read_rules(&self.folder)?);
        *held = Some(Arc::clone(&rules));
        Ok(rules)
    }
}

pub(crate) async fn list_suggestions(desk: &Desk, which: WhichDocument) -> Result<Suggestions, Fault> {
    let turn = desk.noticing().turns.begin();
    let noticed = desk.notice(move |reader, noticing| {
        let rules = noticing.rules()?;
        Ok(engine::list_suggestions(reader, which.document, &rules, &|| noticing.turns.is_newest(turn))?)
    });
    Ok(Suggestions::of(&noticed.await?.noticed))
}

pub(crate) async fn list_checkable(desk: &Desk, which: WhichDocument) -> Result<Checkable, Fault> {
    let turn = desk.noticing().turns.begin();
    let likely = desk.notice(move |reader, noticing| {
        let rules = noticing.rules()?;
        Ok(engine::list_checkable(reader, which.document, &rules, &|| noticing.turns.is_newest(turn))?)
    });
    Ok(Checkable { likely: likely.await?.into_iter().map(|likely| (likely * 100.0).round() as u8).collect() })
}

pub(crate) async fn list_dated(desk: &Desk, ask: AskTimeline) -> Result<Timeline, Fault> {
    let turn = desk.noticing().turns.begin();
    let dated = desk.notice(move |reader, noticing| {
        let rules = noticing.rules()?;
        Ok(engine::list_dated(reader, ask.document, &rules, &|| noticing.turns.is_newest(turn))?)
    });
    Ok(Timeline::of(dated.await?))
}

impl Desk {
    /// Stops all that looks at whole texts: it could take seconds, and who closes the library waits for all that is asked
    /// of it.
    pub fn end_looking(&self) {
        self.noticing().turns.set_closing(true);
        self.scanning().set_closing(true);
    }

    /// Looks again: the library is not closed after all.
    pub fn resume_looking(&self) {
        self.noticing().turns.set_closing(false);
        self.scanning().set_closing(false);
    }
}

pub(crate) async fn stop_noticing(desk: &Desk, _: Nothing) -> Result<Nothing, Fault> {
    desk.noticing().turns.begin();
    Ok(Nothing {})
}

pub(crate) async fn accept_suggestions(desk: &Desk, accept: AcceptSuggestions) -> Result<Written, Fault> {
    let answer = Answer::Accepted { dubious: accept.dubious.unwrap_or_default() };
    answer_all(desk, accept.document, accept.keys, answer).await
}

pub(crate) async fn dismiss_suggestions(desk: &Desk, dismiss: DismissSuggestions) -> Result<Written, Fault> {
    answer_all(desk, dismiss.document, dismiss.keys, Answer::Dismissed).await
}

/// What the keys mean is looked up in what was noticed last, and written by the writer.
async fn answer_all(desk: &Desk, document: DocumentId, keys: Vec<String>, answer: Answer) -> Result<Written, Fault> {
    desk.refuse_reader()?;
    // Whoever saves does not wait for a survey; who wanted that asks again.
    desk.noticing().turns.begin();
    let open = desk.notice(move |reader, noticing| {
        let rules = noticing.rules()?;
        Ok(engine::find_suggestions(reader, document, &rules, &keys, &|| noticing.turns.is_open())?)
    });
    let noticed = open.await?;
    let written = desk.write(move |writer| {
        let written = engine::answer_suggestions(writer, document, &noticed, answer)?.into();
        Ok(with_marks(writer, written))
    });
    written.await.map(|written| Written { backup_behind: desk.behind().backup, ..written })
}

/// What is noticed in a text that is in no library.
#[derive(Clone, Debug)]
pub struct Checked {
    /// In the order of the text.
    pub rows: Vec<SuggestionRow>,
    /// The canonical text.
    pub text: String,
}

/// What is noticed in a file, without a library; by the rules of a folder beside those that are built in. `encoding` is a
/// person's word on it, a label of WHATWG.
pub async fn check_file(path: &Path, rules: Option<&Path>, encoding: Option<&str>) -> Result<Checked, Fault> {
    let path = path.to_owned();
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let bytes = blocking(move || read_document(&path)).await?;
    check_bytes(bytes, name, rules, encoding).await
}

/// What is noticed in the bytes of a file that a host has read itself (standard input).
pub async fn check_bytes(
    bytes: Vec<u8>,
    name: Option<String>,
    rules: Option<&Path>,
    encoding: Option<&str>,
) -> Result<Checked, Fault> {
    let folder = rules.map(Path::to_owned);
    let encoding = encoding.map(parse_encoding).transpose()?;
    let ask = engine::Ask { name, encoding, ..engine::Ask::default() };
    let (_, reading) = crate::readings::Readings::by_this_program().read(bytes, ask).await?;
    blocking(move || {
        let rules = match folder {
            Some(folder) => read_rules_of(&folder)?,
            None => Rules::built_in().map_err(|fault| broken(Path::new(""), fault))?,
        };
        let rows = engine::notice_text(&reading.text, &rules).iter().map(SuggestionRow::from).collect();
        Ok(Checked { rows, text: reading.text.as_str().to_owned() })
    })
    .await
}

/// The built-in rules with those of a folder, which may be missing.
fn read_rules(folder: &Path) -> Result<Rules, Fault> {
    if folder.is_dir() { read_rules_of(folder) } else { Rules::built_in().map_err(|fault| broken(folder, fault)) }
}

fn read_rules_of(folder: &Path) -> Result<Rules, Fault> {
    let mut rules = Rules::built_in().map_err(|fault| broken(folder, fault))?;
    for language in inside(folder)? {
        let name = |path: &Path| path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        if !language.is_dir() {
            // Who wrote rules and put them one folder too high would wait for them in vain.
            if language.extension().is_some_and(|extension| extension == "toml") {
                let detail = "rules lie in a folder of their language, as en/boilerplate.toml";
                return Err(Fault::new(FaultCode::RulesBroken, language.display().to_string(), detail));
            }
            continue;
        }
        for path in inside(&language)? {
            if path.extension().is_none_or(|extension| extension != "toml") {
                continue;
            }
            let bytes = read_whole(&path, LIMIT_RULES)?;
            let told = |detail: &dyn ToString| {
                Fault::new(FaultCode::RulesBroken, path.display().to_string(), detail.to_string())
            };
            let text = String::from_utf8(bytes).map_err(|error| told(&error))?;
            let file = RuleFile { language: &name(&language), name: &name(&path), text: &text };
            rules.add(file).map_err(|fault| broken(&path, fault))?;
        }
    }
    Ok(rules)
}

/// What is in a folder, by name, so that rules come in the same order everywhere.
fn inside(folder: &Path) -> Result<Vec<PathBuf>, Fault> {
    let told = |error: std::io::Error| Fault::new(FaultCode::RulesBroken, folder.display().to_string(), error);
    let entries = std::fs::read_dir(folder).map_err(told)?;
    let mut paths =
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>().map_err(told)?;
    paths.sort();
    Ok(paths)
}

fn broken(path: &Path, fault: RuleFault) -> Fault {
    // What is wrong with a file as a whole has no line.
    let line = if fault.line == 0 { String::new() } else { format!("{}: ", fault.line) };
    Fault::new(FaultCode::RulesBroken, path.display().to_string(), format!("{line}{}", fault.detail))
}
