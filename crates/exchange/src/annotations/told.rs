//! What annotations of other tools say, in one form for all of them.
//! Invariant: ends of lines are LF; what is empty is absent. Not here: how each format writes it.

use obelus_model::{
    AnnotatorId, Certainty, Extra, HighlightColor, Kind, Locator, Moment, Reason, Relation, SourceId, Stance, Verdict,
};
use obelus_text::{Quote, Unit};
use serde_json::json;
use sha2::{Digest, Sha256};

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annotations {
    /// What is said of texts, in the order of the file; each id once.
    pub glosses: Vec<Gloss>,
    /// Evidence, as `write_w3c` writes it.
    pub brought: Vec<Brought>,
    /// Links between claims, as `write_w3c` writes them.
    pub bonds: Vec<Bond>,
    /// How many were passed over: those that are marked as deleted, and those that stand in the file again.
    pub passed_over: usize,
    /// How many more there are, by what the file says, that are not in it.
    pub beyond: u64,
}

/// The kinds of tools, told by the form of their files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tool {
    /// Any that writes Web Annotations.
    WebAnnotation,
    /// Hypothesis.
    Hypothesis,
}

impl Tool {
    /// The code that is kept for it.
    pub fn code(self) -> &'static str {
        match self {
            Tool::WebAnnotation => "web-annotation",
            Tool::Hypothesis => "hypothesis",
        }
    }

    /// What it counts where its words do not tell: the model says code points, Hypothesis' client counts in UTF-16.
    pub fn unit(self) -> Unit {
        match self {
            Tool::WebAnnotation => Unit::CodePoints,
            Tool::Hypothesis => Unit::Utf16,
        }
    }
}

/// Where an annotation comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Provenance {
    /// The tool.
    pub tool: Tool,
    /// Its id there; where it has none, one that is made of what it says.
    pub id: String,
    /// Where it can be seen.
    pub url: Option<String>,
    /// Who wrote it.
    pub author: Option<Author>,
    /// When it was made.
    pub created: Option<Moment>,
    /// When it was last changed; when it was made, where nothing else is said.
    pub modified: Option<Moment>,
    /// What else is worth keeping: `group`, `hidden`, `flagged`.
    pub more: Extra,
}

/// Who wrote an annotation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Author {
    /// The name.
    pub name: Option<String>,
    /// The id in the tool: an address, an account.
    pub id: Option<String>,
}

impl Author {
    /// The annotator whose id the tool gives, where that is one of ours.
    pub fn annotator(&self) -> Option<AnnotatorId> {
        self.id.as_deref()?.strip_prefix("urn:uuid:")?.parse().ok()
    }
}

/// What an annotation says of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Gloss {
    /// Where it comes from.
    pub from: Provenance,
    /// What it is on.
    pub aims: Vec<Aim>,
    /// The ids of what it replies to, the first of the thread first.
    pub replies_to: Vec<String>,
    /// Names of tags.
    pub tags: Vec<String>,
    /// What it says.
    pub note: Option<String>,
    /// What it judges, where it was made to.
    pub judged: Option<Judgement>,
}

/// What an annotation is on: something at an address, and there some words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Aim {
    /// The address, under the names that it has.
    pub addresses: Vec<String>,
    /// The words.
    pub quote: Option<Quote>,
    /// The first position and the one after the last, as the tool counts.
    pub position: Option<(u64, u64)>,
    /// The colour that they are marked with.
    pub color: Option<HighlightColor>,
}

impl Aim {
    /// Whether it is on words, and not on the whole.
    pub fn has_words(&self) -> bool {
        self.quote.is_some() || self.position.is_some()
    }
}

/// A judgement in the words of Obelus.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Option<Verdict>,
    /// What it is, where it is not a claim.
    pub kind: Option<Kind>,
    /// How sure.
    pub certainty: Certainty,
    /// Why it is dubious.
    pub reasons: Vec<Reason>,
    /// What it states.
    pub statement: Option<String>,
    /// What would settle it.
    pub next_step: Option<String>,
}

/// A piece of evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Brought {
    /// Where it comes from.
    pub from: Provenance,
    /// The id of the annotation that it bears on.
    pub claim: String,
    /// What it does to it.
    pub stance: Stance,
    /// The source, by id; by its address; by its title.
    pub source: (Option<SourceId>, Option<String>, Option<String>),
    /// Where in the source.
    pub locator: Option<Locator>,
    /// The words quoted.
    pub quote: Option<String>,
    /// The passage quoted.
    pub passage: Option<Aim>,
    /// The address, and the day on which it was looked at.
    pub url: Option<(String, Option<String>)>,
    /// The note.
    pub note: Option<String>,
}

/// A link between two claims.
#[derive(Clone, Debug, PartialEq)]
pub struct Bond {
    /// Where it comes from.
    pub from: Provenance,
    /// How they stand.
    pub relation: Relation,
    /// The id of the annotation that does it.
    pub doer: String,
    /// The id of the annotation that it is done to.
    pub done_to: String,
    /// The note.
    pub note: Option<String>,
}

impl Gloss {
    /// A mark for where it is and on which words: another one, if the tool moved it.
    pub fn place_key(&self) -> String {
        let aim = |aim: &Aim| {
            let quote = aim.quote.as_ref().map(|quote| [&quote.exact, &quote.prefix, &quote.suffix]);
            json!([aim.addresses, quote, aim.position])
        };
        hashed(&self.aims.iter().map(aim).collect())
    }

    /// The same without a judgement: what was judged is told by tags and in the note, as by a tool that has no verdicts.
    pub fn unjudged(mut self) -> Gloss {
        let Some(judged) = self.judged.take() else { return self };
        let unsure = (judged.certainty == Certainty::Unsure).then(|| judged.certainty.code().to_owned());
        let mut tags: Vec<String> = judged.verdict.map(|verdict| verdict.code().to_owned()).into_iter().collect();
        tags.extend(judged.kind.map(|kind| kind.code().to_owned()));
        tags.extend(unsure);
        tags.extend(judged.reasons.iter().map(|reason| reason.code.code().to_owned()));
        tags.append(&mut self.tags);
        let why = |reason: Reason| reason.text.map(|text| format!("{}: {text}", reason.code.code()));
        let said = judged.statement.into_iter().chain(judged.reasons.into_iter().filter_map(why));
        let said: Vec<String> = said.chain(self.note).chain(judged.next_step).collect();
        Gloss { tags, note: (!said.is_empty()).then(|| said.join("\n\n")), ..self }
    }

    /// An id for an annotation that has none: the same for what says the same on the same words.
    pub(super) fn id_of_content(&self) -> String {
        let author = self.from.author.as_ref().map(|author| [&author.name, &author.id]);
        let created = self.from.created.map(Moment::milliseconds);
        let said = json!([self.place_key(), author, created, self.tags, self.note, self.replies_to]);
        format!("sha256:{}", hashed(&said))
    }
}

fn hashed(value: &serde_json::Value) -> String {
    obelus_model::Sha256::new(Sha256::digest(value.to_string()).into()).as_str().to_owned()
}
