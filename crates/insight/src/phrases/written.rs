//! Rules of phrases as they are written in a file.

use std::collections::BTreeMap;

use regex::{Regex, RegexBuilder};
use serde::Deserialize;
use toml::Spanned;

use super::Rule;
use super::notation::{Phrase, phrase};
use crate::rules::{RuleFault, RuleFile, fault, parse};
use crate::suggestion::Kind;

/// What a compiled pattern may take, in bytes: a rule for a text, not a program.
const LARGEST_PATTERN: usize = 1 << 20;

/// A file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenFile {
    /// Lists of words that phrases name: `{people}`.
    #[serde(default)]
    words: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    rule: Vec<Spanned<WrittenRule>>,
}

/// A rule.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenRule {
    sort: Option<Spanned<String>>,
    why: Option<String>,
    reason: Option<Spanned<String>>,
    weight: Spanned<f32>,
    most_words: Option<usize>,
    #[serde(default)]
    each: bool,
    #[serde(default)]
    only_lines: bool,
    #[serde(default)]
    phrases: Vec<Spanned<String>>,
    #[serde(default)]
    patterns: Vec<Spanned<String>>,
}

type Lists = BTreeMap<String, Vec<String>>;

/// A rule that was read.
pub(super) struct Ready {
    pub rule: Rule,
    pub phrases: Vec<Phrase>,
    pub patterns: Vec<Regex>,
}

/// The rules of a file.
pub(super) fn read(kind: Kind, file: RuleFile<'_>) -> Result<Vec<Ready>, RuleFault> {
    let written: WrittenFile = parse(file)?;
    written.rule.into_iter().map(|rule| ready(kind, file, &written.words, rule)).collect()
}

fn ready(kind: Kind, file: RuleFile<'_>, words: &Lists, written: Spanned<WrittenRule>) -> Result<Ready, RuleFault> {
    let at = written.span().start;
    let written = written.into_inner();
    if !(-1.0..=1.0).contains(written.weight.get_ref()) {
        return Err(fault(file, written.weight.span().start, "a weight is from -1 to 1"));
    }
    let sort = match (&written.sort, &written.why) {
        (Some(sort), _) if is_code(sort.get_ref()) => sort.get_ref().clone(),
        (Some(sort), _) => return Err(fault(file, sort.span().start, "a sort is small letters and hyphens")),
        (None, Some(_)) => "own-rule".to_owned(),
        (None, None) => return Err(fault(file, at, "a rule has a sort, or says why")),
    };
    let rule = Rule {
        kind,
        sort,
        why: written.why,
        reason: reason(kind, file, written.reason.as_ref())?,
        weight: *written.weight.get_ref(),
        most_words: written.most_words.unwrap_or(usize::MAX),
        counts_each: written.each,
        only_lines: written.only_lines,
    };
    let read = |written: &Spanned<String>| {
        let told = with_lists(written.get_ref(), words).and_then(|written| phrase(&written));
        told.map_err(|detail| fault(file, written.span().start, detail))
    };
    let phrases = written.phrases.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let patterns = written.patterns.iter().map(|written| pattern(file, written)).collect::<Result<Vec<_>, _>>()?;
    Ok(Ready { rule, phrases, patterns })
}

/// A phrase with the words of each list in place of its name, in brackets where it stands in none.
fn with_lists(written: &str, lists: &Lists) -> Result<String, &'static str> {
    let mut whole = String::with_capacity(written.len());
    let mut rest = written;
    while let Some((before, named)) = rest.split_once('{') {
        let (name, behind) = named.split_once('}').ok_or("a list's name is not closed")?;
        let words = lists.get(name).ok_or("no such list of words")?.join("|");
        whole.push_str(before);
        let opened = whole.matches(['(', '[']).count() > whole.matches([')', ']']).count();
        whole.push_str(&if opened { words } else { format!("({words})") });
        rest = behind;
    }
    whole.push_str(rest);
    Ok(whole)
}

fn is_code(sort: &str) -> bool {
    !sort.is_empty() && sort.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
}

/// The reason of a hedge, `weasel` where it says none; other kinds have none.
fn reason(
    kind: Kind,
    file: RuleFile<'_>,
    written: Option<&Spanned<String>>,
) -> Result<Option<&'static str>, RuleFault> {
    let Some(written) = written else { return Ok((kind == Kind::Hedge).then_some("weasel")) };
    let known = ["vague-who", "vague-when", "weasel", "no-source"];
    let reason = known.into_iter().find(|known| kind == Kind::Hedge && *known == written.get_ref());
    reason.map(Some).ok_or_else(|| fault(file, written.span().start, "no such reason"))
}

fn pattern(file: RuleFile<'_>, written: &Spanned<String>) -> Result<Regex, RuleFault> {
    let compiled = RegexBuilder::new(written.get_ref()).case_insensitive(true).size_limit(LARGEST_PATTERN).build();
    compiled.map_err(|wrong| fault(file, written.span().start, &wrong.to_string()))
}
