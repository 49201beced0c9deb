//! The words for every fault, in English, in one place: what happened, to what, what to do next.
//! Invariant: every code has words (the match is exhaustive); a program never needs them, it has the code.

use obelus_desk::{Fault, FaultCode};

use crate::table::one_line;

/// Subjects are file names, titles, quotes: long ones are cut.
const LONGEST: usize = 200;

/// What a person is told. `file` is the file that the fault names a place in.
pub(crate) fn told(fault: &Fault, file: Option<&str>) -> String {
    let words = of_one_kind(fault).unwrap_or_else(|| words(fault.code));
    let subject = if fault.subject.is_empty() { "it" } else { &fault.subject };
    let (first, second) = fault.detail.split_once(' ').unwrap_or((&fault.detail, "?"));
    let noun = if fault.detail.is_empty() { "document, claim or tag" } else { &fault.detail };
    let words = words
        .replace("{size}", &size(&fault.detail))
        .replace("{first}", first)
        .replace("{second}", &one_line(second, LONGEST))
        .replace("{noun}", &one_line(noun, LONGEST))
        .replace("{detail}", &one_line(&fault.detail, LONGEST))
        .replace("{file}", &one_line(file.unwrap_or("the file"), LONGEST))
        .replace("{subject}", &one_line(subject, LONGEST));
    format!("{words} [{}]", fault.code.code())
}

/// Other words than a code has, where what the fault is about needs them.
fn of_one_kind(fault: &Fault) -> Option<&'static str> {
    match (fault.code, fault.subject.as_str(), fault.detail.as_str()) {
        (FaultCode::NotFound, _, "version") => {
            Some("the document has no version “{subject}”. `versions DOC` lists those that it has.")
        }
        (FaultCode::AddressesUnknown, "–", "1") => Some(
            "the annotation in {file} has no target: it does not say what it is on. Say it with --document DOC; nothing was loaded.",
        ),
        (FaultCode::AddressesUnknown, "–", _) => Some(
            "the {detail} annotations in {file} have no target: they do not say what they are on. Say it with --document DOC; nothing was loaded.",
        ),
        (FaultCode::AddressesUnknown, _, "1") => Some(
            "the annotation in {file} is on {subject}, where no document of the library stands, or more than one does. Say which with --document DOC; nothing was loaded.",
        ),
        (FaultCode::JsonBroken, _, "too-deep") => Some(
            "{file} is nested too deeply: more than 120 lists and objects within one another are not read, and no honest file has so many. Nothing was loaded.",
        ),
        _ => None,
    }
}

/// A number of bytes in MiB, where it is one.
fn size(detail: &str) -> String {
    match detail.parse::<u64>() {
        Ok(bytes) if bytes >= 1 << 20 => format!("{} MiB", bytes >> 20),
        _ => format!("{detail} bytes"),
    }
}

macro_rules! words {
    ($($code:ident: $words:literal,)*) => {
        /// The words, with places for the subject and the detail.
        fn words(code: FaultCode) -> &'static str {
            match code { $(FaultCode::$code => $words,)* }
        }
    };
}

words! {
    NotFound: "there is no {noun} “{subject}” in this library. `documents`, `claims` and `tags` list what is there.",
    NameAmbiguous: "“{subject}” fits {detail} of them. Name one by its whole id; `documents`, `claims` and `evidence CLAIM` list them.",
    QuoteNotFound: "the quote “{subject}” does not occur in the document. It must stand there letter by letter; `text DOC` prints the text.",
    QuoteAmbiguous: "the quote “{subject}” occurs {detail} times in the document. Say which with --occurrence N, from 1 to {detail}.",
    NameTaken: "a tag named “{subject}” is in the codebook already. Use that one; `tags` lists them.",
    NameEmpty: "a name is empty. Give one with at least one letter.",
    TagCycle: "the tag “{subject}” would become a kind of itself. Choose another parent.",
    LinkRefused: "the link was not made: the two are one claim, or they are linked in this way already.",
    EvidenceEmpty: "evidence names a source, a quote, a passage, an address or a note; this names none. Nothing was attached.",
    DayUnfit: "“{subject}” is no day. Write it as 2026-11-20.",
    SourceInUse: "the source is used {detail} times by evidence and origins. Take it off them, or merge it into another.",
    SourceBroken: "an item of CSL-JSON is broken: “{subject}” is missing or should be of another form ({detail}).",
    SuggestionGone: "no such suggestion: it was answered, or the text is another. `suggest DOC` lists those that are open.",
    RulesBroken: "the rules in {subject} cannot be read: {detail}. Mend the file, or take it away.",
    SourcesUnknown: "{subject} is neither BibTeX nor RIS nor CSL-JSON. Look at the file.",
    AddressesUnknown: "the {detail} annotations in {file} are on {subject}, where no document of the library stands, or more than one does. Say which with --document DOC; nothing was loaded.",
    PassageTaken: "another passage of the claim, or another highlight, stands just there already. Nothing was changed.",
    PassageLast: "it is the only passage of its claim. Delete the claim instead.",
    LookUnneeded: "the passage stands for sure: there is nothing to give up. It was left as it is.",
    VerdictUnfit: "reasons go with the verdict dubious, a kind with not_a_claim. Nothing was judged; leave out what does not fit.",
    SentenceOutside: "there is no {subject}: the document has {detail} sentences. `text DOC --sentences` numbers them.",
    SpanEmpty: "the span {subject} holds nothing: its end must be larger than its start.",
    SpanOutside: "the span {subject} ends behind the text, which has {detail} characters (code points).",
    SpanInsideCharacter: "the span {subject} cuts in two what is seen as one character (an emoji, a letter with its accent), at position {detail}. Begin and end beside it.",
    FileEmpty: "{subject} is empty: there is nothing to read.",
    FileBinary: "{subject} is not a text: byte {detail} is one that no text has. Save it as text, PDF or EPUB first.",
    FileOtherKind: "{subject} is a file of the kind {detail}, which is not read. Save it as text, PDF or EPUB first.",
    DocumentDamaged: "{subject} is cut short or broken ({detail}). Get it again, or save it anew with the program that made it.",
    DocumentBeyond: "{subject} was not read: it would take more than any honest document does (limit of {detail}). Be wary of where it came from, or split it.",
    DocumentScanned: "{subject} is scanned: no text layer on its {detail} pages. Have a program recognise the text first (OCR).",
    PasswordWanted: "{subject} is encrypted. Give what opens it with --password P.",
    PasswordWrong: "the password does not open {subject}.",
    DocumentUnreadable: "{subject} is encrypted in a way that is not read here. Get it without.",
    ReaderCalledOff: "reading {subject} was called off.",
    ReaderSlow: "reading {subject} took longer than {detail} seconds and was stopped. Nothing came in.",
    ReaderHungry: "reading {subject} wanted more memory than a document may have and was stopped. Nothing came in.",
    ReaderBroke: "the reader broke down over {subject}. Nothing came in; please report this, with the file if you may.",
    FileTooLarge: "{subject} is larger than the {size} that are read. Split it.",
    FileIsLibrary: "{subject} is the library itself. Choose another file.",
    FileChanging: "{subject} changed while it was read. Try again when whatever writes to it is done.",
    FileExists: "there is a file {subject} already; it was left as it is. Choose another name.",
    FileMissing: "there is no file {subject}. Look at the name.",
    FileNotAFile: "{subject} is not a file (a folder, or a device). Name a file.",
    FileNoPermission: "{subject} may not be read or written by you. Change its permissions, or name another.",
    FileBroken: "the system could not read or write {subject}: {detail}.",
    EncodingUnfit: "{subject} cannot be read as {first}: byte {second} does not fit. Name the encoding that it is in: --encoding LABEL (such as windows-1252).",
    EncodingUnknown: "there is no encoding “{subject}”. Use a WHATWG label, such as utf-8, windows-1252 or koi8-r.",
    OriginalMissing: "the original bytes are not in the library: the document came without them. Import its file again, and they are.",
    LibraryMissing: "there is no library {subject}. `import FILE` makes one; --library FILE names another.",
    LibraryNotOne: "{subject} is not an Obelus library; it was left as it is. Name another with --library FILE.",
    LibraryNewer: "the library {subject} was written by a later version of Obelus (its form is {detail}); it was left as it is. Use that version.",
    LibraryDamaged: "the library {subject} is damaged; it was left as it is ({detail}). `repair` brings back what can be; `restore` takes a backup.",
    LibraryGone: "the library {subject} is missing, but backups of it or its journal are there. `repair` brings it back whole; `restore` takes a backup.",
    LibraryOnNetwork: "the library {subject} lies on a network file system ({detail}), where what is saved is not safe. Copy it to a disk of this machine and name it there.",
    BackupDamaged: "the backup {subject} is damaged; nothing was changed. Take another: `backups` lists them.",
    BackupUnknown: "there is no backup {subject}. `backups` lists them.",
    LibraryBusy: "another program writes to the library {subject}. Close it there, or try again later; reading is possible meanwhile.",
    LibraryReadOnly: "the library {subject} can only be read. Change its permissions, or copy it elsewhere.",
    DiskFull: "the disk is full: {subject} could not be written. Make room and try again; nothing half is left behind.",
    MemoryFull: "there is not enough memory. Close other programs and try again; nothing was changed.",
    SaveUnknown: "it is not known whether this was saved: the disk failed while it was written. Look (`history`) before you do it again.",
    Superseded: "a newer search was asked for; this one was given up.",
    NothingToUndo: "there is nothing to undo.",
    NothingToRedo: "there is nothing to redo.",
    JsonBroken: "{file} is not JSON, at {detail} ({subject}). It may be cut off; get it again.",
    JsonNotObelus: "{file} is JSON, but neither Obelus JSON nor annotations of W3C's form or Hypothesis' ({subject}). `export` writes what `load` reads.",
    JsonNewer: "{file} was written by a later version of Obelus (its form is {detail}; version 1 is read here). Use that version.",
    JsonUnknownKey: "{file} has a key that is not known: {subject}. A typing error, or write it under \"extra\".",
    JsonMissingKey: "{file} lacks the key {subject}.",
    JsonBadValue: "{file} has a value that may not stand there: {subject} ({detail}). `schema` says what may.",
    AnnotationBadValue: "{file} has an annotation with a value that may not stand there: {subject} ({detail}). Nothing was loaded; take it out, or correct it by the W3C's Web Annotation Data Model or Hypothesis' API, whichever wrote it.",
    JsonDuplicateId: "{file} has an id twice: {subject}. Each record has its own.",
    JsonDangling: "{file} names a {noun} that is neither in the file nor in the library: {subject}.",
    JsonBadSpan: "{file} has a position that does not fit the text: {subject} ({detail}). Positions are code points, outside the text is nothing, and an emoji is not cut.",
    JsonTextMissing: "the text of the document “{subject}” is neither in {file} nor in the library. Export with --with-text, or import the document first.",
    JsonTextUnfit: "{file} has a text that does not fit what is said of it: {subject} ({detail}). It was changed by hand, or damaged.",
    DocumentDiffers: "the text of “{subject}” in {file} is not the one in this library, but {detail} % of it is alike. Nothing was changed. `load --by-likeness` takes the two for one, `load --apart` keeps them apart, `load --onto DOC` brings the file onto a document that you name.",
    OntoUnfit: "{file} describes {detail} documents: only what is about one can be loaded --onto a document.",
    TooLong: "{subject} is longer than it may be: the limit is {detail}. Shorten it.",
    CommandUnknown: "what was asked does not fit: {subject} {detail}. `help` says what goes together; where it does, please report this.",
    Internal: "something that should not happen: {subject} {detail}. Nothing was changed; please report this.",
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(code: FaultCode, subject: &str, detail: &str, expected: &str) {
        assert_eq!(told(&Fault::new(code, subject, detail), Some("a.json")), expected);
    }

    #[test]
    fn a_fault_is_told_with_what_it_is_about() {
        check(
            FaultCode::FileTooLarge,
            "big.txt",
            "67108864",
            "big.txt is larger than the 64 MiB that are read. Split it. [file-too-large]",
        );
        check(
            FaultCode::EncodingUnfit,
            "a.txt",
            "UTF-8 12",
            "a.txt cannot be read as UTF-8: byte 12 does not fit. Name the encoding that it is in: --encoding LABEL \
             (such as windows-1252). [encoding-unfit]",
        );
        check(FaultCode::JsonMissingKey, "$.library", "", "a.json lacks the key $.library. [json-missing-key]");
    }

    #[test]
    fn what_is_foreign_cannot_steer_the_terminal_nor_the_words() {
        check(
            FaultCode::FileMissing,
            "\u{1b}[2J{detail}",
            "x",
            "there is no file \u{fffd}[2J{detail}. Look at the name. [file-missing]",
        );
    }

    #[test]
    fn no_code_is_told_with_a_place_left_open() {
        for code in FaultCode::ALL {
            let words = told(&Fault::new(*code, "subject", "detail"), None);
            assert!(!words.contains(['{', '}']), "{words}");
        }
    }
}
