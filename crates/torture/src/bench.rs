//! One command on a prepared folder, and whether what it left is right, however it ended.
//!
//! Invariant: what the program answered is held against what the library holds at its next start; what it refused may be
//! there or not, but whole; and with the fault gone the same command does its work.

use std::path::Path;

use obelus_model::OpId;
use serde_json::Value;

use crate::command::{Ended, LIBRARY, Place, words};
use crate::failure::{Failure, Result};
use crate::look::{Told, look_back};
use crate::report::{Kind, Report};
use crate::scenario::{self, Scenario};
use crate::tree::{self, Content, Tree};

/// What an undisturbed run does to the log.
#[derive(Clone, Debug)]
enum Effect {
    Adds(usize),
    Replaces(Vec<OpId>),
}

/// Something that is wrong, and of which kind.
pub type Wrong = (Kind, String);

/// A command on a prepared folder.
#[derive(Clone, Debug)]
pub struct Bench {
    /// The scenario's name.
    pub name: &'static str,
    /// The command.
    pub words: Vec<String>,
    /// What lies in the folder before.
    pub start: Tree,
    before: Vec<OpId>,
    effect: Effect,
    /// The file that the command writes beside the library, before and after.
    output: Option<Output>,
}

#[derive(Clone, Debug)]
struct Output {
    name: String,
    before: Option<Content>,
    after: Vec<u8>,
}

impl Bench {
    /// Prepares a scenario and lets its first step run once undisturbed.
    pub fn new(program: &Path, home: &Path, scenario: &Scenario) -> Result<Bench> {
        let place = Place::new(program, home)?;
        scenario::prepare(&place, scenario)?;
        let start = tree::read(&place.folder)?;
        let step = scenario.steps.first().ok_or_else(|| Failure::new("a scenario without a step"))?;
        let words = words(step);
        let before = ops(&look_at(&place)?);
        tree::write(&place.folder, &start)?;
        let ended = place.run(&words)?;
        if !ended.is_done() {
            return Err(Failure::new(format!("`{step}`: {}", ended.complained)));
        }
        let output = written_by(&words).map(|name| {
            let before = start.get(&name).cloned().flatten();
            let after = std::fs::read(place.folder.join(&name)).unwrap_or_default();
            Output { name, before, after }
        });
        let after = ops(&look_at(&place)?);
        let effect = match after.strip_prefix(before.as_slice()) {
            Some(added) => Effect::Adds(added.len()),
            None => Effect::Replaces(after),
        };
        Ok(Bench { name: scenario.name, words, start, before, effect, output })
    }

    /// Puts the folder back to the beginning.
    pub fn reset(&self, place: &Place) -> Result<()> {
        tree::write(&place.folder, &self.start)
    }

    /// What is wrong after a run that ended so.
    pub fn judge(&self, place: &Place, ended: &Ended, killed: Killed) -> Result<Vec<Wrong>> {
        let mut wrongs: Vec<Wrong> = behaviour(ended, killed).into_iter().collect();
        let has_answered = ended.is_done() || (killed == Killed::Perhaps && is_answer(&ended.told));
        wrongs.extend(self.judge_library(place, has_answered)?);
        wrongs.extend(self.judge_output(place, has_answered)?);
        wrongs.extend(judge_backups(place)?);
        wrongs.extend(self.judge_copies(place, has_answered)?);
        Ok(wrongs)
    }

    /// Whether the same command does its work now that nothing is in its way; what was there must still be.
    pub fn judge_again(&self, place: &Place) -> Result<Vec<Wrong>> {
        if let Some(copy) = self.copy()
            && place.folder.join(copy).exists()
        {
            // A copy is never made over a file.
            std::fs::remove_file(place.folder.join(copy))?;
        }
        let ended = place.run(&self.words)?;
        if !ended.is_done() {
            let told = format!("refused although nothing is wrong any more: {}", ended.complained.trim());
            return Ok(vec![(Kind::Misbehaved, told)]);
        }
        let mut wrongs: Vec<Wrong> = self.judge_output(place, true)?.into_iter().collect();
        wrongs.extend(judge_backups(place)?);
        let (told, corrupt) = match look_at(place) {
            Ok(told) => (told, None),
            Err(failure) => (None, Some((Kind::Corrupt, failure.to_string()))),
        };
        wrongs.extend(corrupt);
        wrongs.extend(told.as_ref().and_then(unsound));
        let least = match &self.effect {
            Effect::Adds(added) => self.before.len() + added,
            Effect::Replaces(after) => after.len(),
        };
        let found = ops(&told);
        let keeps = matches!(self.effect, Effect::Replaces(_)) || found.starts_with(&self.before);
        if wrongs.is_empty() && (found.len() < least || !keeps) {
            wrongs.push((Kind::Lost, format!("done again: {} ops where {least} were to be", found.len())));
        }
        Ok(wrongs)
    }

    fn judge_library(&self, place: &Place, has_answered: bool) -> Result<Vec<Wrong>> {
        let told = match look_at(place) {
            Ok(told) => told,
            Err(failure) => return Ok(vec![(Kind::Corrupt, failure.to_string())]),
        };
        let found = ops(&told);
        let mut wrongs: Vec<Wrong> = told.as_ref().and_then(unsound).into_iter().collect();
        let is_right = match &self.effect {
            Effect::Adds(added) => match found.strip_prefix(self.before.as_slice()) {
                Some(new) => new.len() == *added || (!has_answered && new.len() < *added),
                None => false,
            },
            Effect::Replaces(after) => found == *after || (!has_answered && found == self.before),
        };
        if !is_right {
            let answered = if has_answered { "answered" } else { "not answered" };
            wrongs.push((
                Kind::Lost,
                format!("{answered}: {} ops, {} before, {:?}", found.len(), self.before.len(), self.effect),
            ));
        }
        Ok(wrongs)
    }

    /// The file to which the command copies the library, where it does.
    fn copy(&self) -> Option<&str> {
        match self.words.as_slice() {
            [verb, to] if verb == "backup" => Some(to),
            _ => None,
        }
    }

    /// A copy under its name is whole; so is what was set aside when another file took the library's place.
    fn judge_copies(&self, place: &Place, has_answered: bool) -> Result<Vec<Wrong>> {
        let aside = format!("{LIBRARY}-aside-");
        let mut found = Vec::new();
        for (name, content) in tree::read(&place.folder)? {
            let is_aside = name.starts_with(&aside) && !name.ends_with(".journal") && !name.ends_with("-wal");
            if content.is_some() && (is_aside || self.copy() == Some(name.as_str())) {
                found.push(name);
            }
        }
        let expects = self.copy().is_some() || matches!(self.effect, Effect::Replaces(_));
        if expects && has_answered && found.is_empty() {
            return Ok(vec![(Kind::Lost, "there is no copy".to_owned())]);
        }
        let mut wrongs = Vec::new();
        for name in found {
            let wrong = match look_at_copy(place, &name)? {
                Err(told) => Some((Kind::Corrupt, told)),
                Ok(told) if told.seen.ops != self.before && has_answered => {
                    Some((Kind::Lost, format!("{} ops of {}", told.seen.ops.len(), self.before.len())))
                }
                Ok(told) => unsound(&told),
            };
            wrongs.extend(wrong.map(|(kind, told)| (kind, format!("{name}: {told}"))));
        }
        Ok(wrongs)
    }

    /// A file that is written is the old one or the new one, and after the answer the new one.
    fn judge_output(&self, place: &Place, has_answered: bool) -> Result<Option<Wrong>> {
        let Some(output) = &self.output else { return Ok(None) };
        let found = std::fs::read(place.folder.join(&output.name)).ok();
        let is_old = found.as_deref() == output.before.as_deref();
        let is_new = found.as_ref().is_some_and(|found| is_same_export(found, &output.after));
        Ok(match (is_new, is_old, has_answered) {
            (true, _, _) | (_, true, false) => None,
            (_, true, true) => Some((Kind::Lost, format!("{} is the old one", output.name))),
            _ => Some((Kind::Corrupt, format!("{} is neither the old one nor the new", output.name))),
        })
    }
}

/// How far the suite has gone: whether the run may have been killed, or its mouth shut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Killed {
    /// It may.
    Perhaps,
    /// It was left to end by itself.
    Never,
    /// It was left to end by itself, and could write nothing anywhere.
    Mute,
}

/// What is wrong with how a run ended.
fn behaviour(ended: &Ended, killed: Killed) -> Option<Wrong> {
    let all = format!("{} {}", ended.told.trim(), ended.complained.trim());
    let told = if ended.complained.contains("panicked") {
        "it panicked"
    } else {
        match (ended.status, ended.code(), killed) {
            (None, ..) => "it hung",
            (_, Some(0), _) | (_, None, Killed::Perhaps) => return None,
            (_, Some(1), _) if all.contains("\"code\":\"internal\"") => "a fault without a name",
            (_, Some(1), _) if all.contains("\"code\":\"") => return None,
            // Where standard error takes nothing either, nothing can be said.
            (_, Some(1), Killed::Mute) => return None,
            (_, Some(1), _) => "it failed and did not say why",
            _ => "it ended otherwise than by 0 or 1",
        }
    };
    Some((Kind::Misbehaved, format!("{told}: {:?} {all}", ended.status)))
}

/// Whether standard output holds a whole answer.
fn is_answer(told: &str) -> bool {
    told.ends_with('\n') && serde_json::from_str::<Value>(told).is_ok()
}

/// What is wrong with a library by itself.
fn unsound(told: &Told) -> Option<Wrong> {
    if let Some(finding) = told.seen.findings.first() {
        return Some((Kind::Corrupt, format!("{} findings: {finding}", told.seen.findings.len())));
    }
    let expected = told.seen.ops.last().and_then(|last| told.states.get(last));
    (expected != Some(&told.seen.state)).then(|| (Kind::Corrupt, "the records are not what the log tells".to_owned()))
}

/// Opens the library as the next start does; nothing where there is none.
fn look_at(place: &Place) -> Result<Option<Told>> {
    if !place.library().exists() {
        return Ok(None);
    }
    look_back(&place.library()).map(Some).map_err(|error| Failure::new(format!("the library does not open: {error:?}")))
}

fn ops(told: &Option<Told>) -> Vec<OpId> {
    told.as_ref().map(|told| told.seen.ops.clone()).unwrap_or_default()
}

/// Opens a copy of a file of the folder, with its log and its journal, elsewhere.
fn look_at_copy(place: &Place, name: &str) -> Result<Result<Told, String>> {
    let copy = place.aside.join("copy");
    let own = tree::read(&place.folder)?.into_iter().filter_map(|(other, content)| {
        let rest = other.strip_prefix(name)?;
        ["", "-wal", ".journal"].contains(&rest).then(|| (format!("{LIBRARY}{rest}"), content))
    });
    tree::write(&copy, &own.collect())?;
    Ok(look_back(&copy.join(LIBRARY)).map_err(|error| format!("{error:?}")))
}

/// Every backup under its final name is whole.
fn judge_backups(place: &Place) -> Result<Option<Wrong>> {
    let folder = place.folder.join(format!("{LIBRARY}-backups"));
    if !folder.is_dir() {
        return Ok(None);
    }
    for (name, content) in tree::read(&folder)? {
        let Some(bytes) = content.filter(|_| name.ends_with(".obelus")) else { continue };
        let copy = place.aside.join("copy");
        tree::write(&copy, &Tree::from([(LIBRARY.to_owned(), Some(bytes))]))?;
        let wrong = match look_back(&copy.join(LIBRARY)) {
            Ok(told) => unsound(&told).map(|(_, told)| told),
            Err(error) => Some(format!("{error:?}")),
        };
        if let Some(wrong) = wrong {
            return Ok(Some((Kind::Corrupt, format!("the backup {name}: {wrong}"))));
        }
    }
    Ok(None)
}

/// The file that a command writes, where it writes one.
fn written_by(words: &[String]) -> Option<String> {
    let at = words.iter().position(|word| word == "-o")?;
    words.get(at + 1).cloned()
}

/// Exports of one library differ by the moment at which they were made.
fn is_same_export(found: &[u8], expected: &[u8]) -> bool {
    let read = |bytes: &[u8]| {
        let mut value: Value = serde_json::from_slice(bytes).ok()?;
        if let Some(object) = value.as_object_mut() {
            object.remove("exported");
        }
        Some(value)
    };
    found == expected || (read(found).is_some() && read(found) == read(expected))
}

/// Takes what is wrong into a report.
pub fn tell(report: &mut Report, place: &str, wrongs: Vec<Wrong>) {
    for (kind, told) in wrongs {
        report.loss(kind, place, told);
    }
}
