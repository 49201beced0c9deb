//! The closed sets of words: each declared once, with the code that stands in files, in the database and on the wire.
//! Codes are for ever; labels for people live in the UI.

use serde::{Deserialize, Serialize};

/// A word that is not in its set.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown word {0:?}")]
pub struct UnknownWord(pub String);

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$wdoc:meta])* $word:ident = $code:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub enum $name { $($(#[$wdoc])* $word,)* }

        impl $name {
            /// All of them, in the order in which they are offered.
            pub const ALL: &'static [$name] = &[$($name::$word,)*];

            /// The code that is written for it.
            pub fn code(self) -> &'static str {
                match self { $($name::$word => $code,)* }
            }
        }

        impl std::str::FromStr for $name {
            type Err = UnknownWord;
            fn from_str(code: &str) -> Result<$name, UnknownWord> {
                match code { $($code => Ok($name::$word),)* _ => Err(UnknownWord(code.to_owned())) }
            }
        }

        impl TryFrom<String> for $name {
            type Error = UnknownWord;
            fn try_from(code: String) -> Result<$name, UnknownWord> {
                code.parse()
            }
        }

        impl From<$name> for String {
            fn from(word: $name) -> String {
                word.code().to_owned()
            }
        }
    )*};
}

words! {
    /// What a person decided about a claim; a claim without one is unjudged.
    Verdict {
        /// It rests on something that can be checked.
        Sourced = "sourced",
        /// It is doubted, for reasons.
        Dubious = "dubious",
        /// It states nothing that could be judged.
        NotAClaim = "not_a_claim",
    }

    /// How sure the annotator is; one flag, no percentages.
    Certainty {
        /// The default.
        Sure = "sure",
        /// To be looked at again.
        Unsure = "unsure",
    }

    /// What a sentence is that is not a claim.
    Kind {
        /// It asks.
        Question = "question",
        /// It values.
        Opinion = "opinion",
        /// It entitles.
        Heading = "heading",
        /// Cookie banner, navigation, share line.
        Boilerplate = "boilerplate",
        /// It belongs to another subject.
        OffTopic = "off-topic",
        /// It is a piece of a sentence.
        Fragment = "fragment",
    }

    /// Why a claim is dubious; from Wikipedia's inline templates and the needs of scraped text.
    ReasonCode {
        /// {{citation needed}}
        NoSource = "no-source",
        /// {{failed verification}}
        FailedVerification = "failed-verification",
        /// {{unreliable source?}}
        UnreliableSource = "unreliable-source",
        /// {{better source needed}}
        BetterSource = "better-source",
        /// {{self-published inline}}
        SelfPublished = "self-published",
        /// {{primary source inline}}
        PrimarySource = "primary-source",
        /// {{third-party inline}}
        ThirdParty = "third-party",
        /// {{contradictory inline}}; wants a link to what contradicts it.
        Contradicted = "contradicted",
        /// {{original research inline}}
        OriginalResearch = "original-research",
        /// {{who}}
        VagueWho = "vague-who",
        /// {{when}}
        VagueWhen = "vague-when",
        /// {{which}}
        VagueWhich = "vague-which",
        /// {{page needed}}
        PageNeeded = "page-needed",
        /// {{full citation needed}}
        FullCitation = "full-citation",
        /// {{quote without source}}
        CiteQuote = "cite-quote",
        /// {{dead link}}
        DeadLink = "dead-link",
        /// {{weasel inline}}
        Weasel = "weasel",
        /// Something stands in a time where it cannot have been.
        Anachronism = "anachronism",
        /// Letters or words are lost or glued.
        Garbled = "garbled",
        /// True elsewhere, misleading here.
        OutOfContext = "out-of-context",
        /// Evidence speaks against it; wants refuting evidence.
        Refuted = "refuted",
    }

    /// What a piece of evidence does to a claim.
    Stance {
        /// It speaks for the claim.
        Supports = "supports",
        /// It speaks against it.
        Refutes = "refutes",
        /// It narrows it.
        Qualifies = "qualifies",
        /// It names it without weight.
        Mentions = "mentions",
    }

    /// What the evidence on a claim adds up to; derived, never kept.
    Standing {
        /// Nothing speaks for it and nothing against it.
        None = "none",
        /// Something speaks for it, nothing against it.
        Supported = "supported",
        /// Something speaks against it, nothing for it.
        Refuted = "refuted",
        /// Something speaks for it and something against it.
        Conflicting = "conflicting",
    }

    /// What a verdict or reason promises and the claim has not.
    Want {
        /// It is sourced, and nothing is brought for it.
        Evidence = "evidence",
        /// It is said to be refuted, and nothing speaks against it.
        Refutation = "refutation",
        /// It is said to be contradicted, and is linked to no claim that does.
        Contradiction = "contradiction",
    }

    /// How one claim stands to another; directed where the word is.
    Relation {
        /// Both cannot be true.
        Contradicts = "contradicts",
        /// The first speaks for the second.
        Supports = "supports",
        /// The first speaks against the grounds of the second.
        Attacks = "attacks",
        /// The first says again what the second says.
        Repeats = "repeats",
    }

    /// The reliability of a source, by the Admiralty code (NATO AJP-2.1).
    Grade {
        /// Completely reliable.
        A = "A",
        /// Usually reliable.
        B = "B",
        /// Fairly reliable.
        C = "C",
        /// Not usually reliable.
        D = "D",
        /// Unreliable.
        E = "E",
        /// Cannot be judged.
        F = "F",
    }

    /// How far the work on a document is.
    Status {
        /// Not begun.
        Todo = "todo",
        /// Begun.
        Reading = "reading",
        /// Done with.
        Done = "done",
    }

    /// The colours of highlights.
    HighlightColor {
        /// The default.
        Yellow = "yellow",
        /// Green.
        Green = "green",
        /// Blue.
        Blue = "blue",
        /// Pink.
        Pink = "pink",
        /// Orange.
        Orange = "orange",
        /// Purple.
        Purple = "purple",
        /// Grey.
        Grey = "grey",
    }

    /// The kind of a record.
    Noun {
        /// The library itself.
        Library = "library",
        /// An annotator.
        Annotator = "annotator",
        /// A tag.
        Tag = "tag",
        /// A source.
        Source = "source",
        /// A document.
        Document = "document",
        /// A version of a document's text.
        Version = "version",
        /// A claim with its passages.
        Claim = "claim",
        /// A piece of evidence.
        Evidence = "evidence",
        /// A highlight.
        Highlight = "highlight",
        /// A link.
        Link = "link",
    }

    /// What an op did, as the history tells it.
    Verb {
        /// The library was made.
        CreateLibrary = "create-library",
        /// The library was given another name.
        NameLibrary = "name-library",
        /// A search was given a name.
        SaveSearch = "save-search",
        /// A saved search was forgotten.
        ForgetSearch = "forget-search",
        /// An annotator was named or renamed.
        NameAnnotator = "name-annotator",
        /// A document came in.
        ImportDocument = "import-document",
        /// A document's details changed.
        EditDocument = "edit-document",
        /// A document's bytes were read again in another encoding.
        RereadDocument = "reread-document",
        /// A document was given another version of its text from a file.
        ReplaceDocument = "replace-document",
        /// A document left, with everything on it.
        RemoveDocument = "remove-document",
        /// A claim was judged.
        JudgeClaim = "judge-claim",
        /// A claim's reasons, note, tags, statement or next step changed.
        EditClaim = "edit-claim",
        /// A claim's verdict was taken back.
        ClearVerdict = "clear-verdict",
        /// A claim was deleted.
        DeleteClaim = "delete-claim",
        /// Several places were judged as one claim, or highlighted.
        MarkPlaces = "mark-places",
        /// A claim was given more passages.
        GatherPassages = "gather-passages",
        /// A passage or a highlight was given other ends.
        MovePassage = "move-passage",
        /// Passages were accepted where they had been found again.
        SettleLooks = "settle-looks",
        /// A passage that was not found again for sure was given up.
        GiveUpPassage = "give-up-passage",
        /// A passage was taken off a claim that has several.
        DropPassage = "drop-passage",
        /// A passage was highlighted.
        HighlightPassage = "highlight-passage",
        /// A highlight's colour, note or tags changed.
        EditHighlight = "edit-highlight",
        /// A highlight was deleted.
        DeleteHighlight = "delete-highlight",
        /// Two claims were linked.
        LinkClaims = "link-claims",
        /// A link was taken away.
        UnlinkClaims = "unlink-claims",
        /// Evidence was brought for or against a claim.
        AttachEvidence = "attach-evidence",
        /// A piece of evidence was changed.
        EditEvidence = "edit-evidence",
        /// A piece of evidence was taken away.
        DetachEvidence = "detach-evidence",
        /// It was said where a run of a document's text comes from.
        SetOrigin = "set-origin",
        /// It was taken back where a run of a document's text comes from.
        ClearOrigin = "clear-origin",
        /// What was noticed was taken up.
        AcceptSuggestions = "accept-suggestions",
        /// What was noticed was put aside.
        DismissSuggestions = "dismiss-suggestions",
        /// A tag came into the codebook.
        CreateTag = "create-tag",
        /// A tag changed.
        EditTag = "edit-tag",
        /// A tag left the codebook and everything that bore it.
        DeleteTag = "delete-tag",
        /// A source came in.
        CreateSource = "create-source",
        /// A source changed.
        EditSource = "edit-source",
        /// A source that nothing names was deleted.
        DeleteSource = "delete-source",
        /// Several sources became one.
        MergeSources = "merge-sources",
        /// A file of sources was loaded.
        LoadSources = "load-sources",
        /// An Obelus JSON file was loaded.
        Load = "load",
        /// A file of annotations of another tool was loaded.
        LoadAnnotations = "load-annotations",
        /// An op was undone.
        Undo = "undo",
        /// An undone op was done again.
        Redo = "redo",
    }

    /// Why a backup was made.
    BackupReason {
        /// The first work of a day.
        Day = "day",
        /// Something changed, and the newest backup was half an hour old.
        Interval = "interval",
        /// The library was about to be brought to a later form.
        Migration = "migration",
        /// A file was about to be loaded.
        Load = "load",
        /// Another backup was about to take the library's place, or has just taken it.
        Restore = "restore",
        /// The library was repaired.
        Repair = "repair",
        /// Somebody asked for it.
        Asked = "asked",
    }
}
