// A sentence for every fault: what happened, and what to do next.
// Invariant: every code has one; the subject is named where it helps.

import type { Fault, FaultCode } from "../../host/generated/contract.ts";
import { fileName } from "../machine.ts";
import { say } from "./say.ts";

export const faults: Record<FaultCode, (fault: Fault) => string> = {
  "not-found": () => "That is not in the library any more. Undo may bring it back.",
  "name-ambiguous": ({ subject, detail }) => say("“{subject}” fits {many, plural, one {# thing} other {# things}}. Use a longer name.", { subject, many: Number(detail) }),
  "quote-not-found": () => "These words do not occur in the text.",
  "quote-ambiguous": ({ detail }) => say("These words occur {many, plural, one {once} other {# times}}. Select the place in the text.", { many: Number(detail) }),
  "name-taken": ({ subject }) => `There is a tag called “${subject}” already. Choose another name.`,
  "name-empty": () => "A name is needed.",
  "tag-cycle": () => "A tag cannot be a kind of itself. Choose another parent.",
  "link-refused": () => "These two claims are linked like that already, or are the same claim.",
  "evidence-empty": () => "Evidence names a source, a quote, a passage, an address or a note. This names none.",
  "day-unfit": ({ subject }) => `“${subject}” is no day. Write it as 2026-11-20.`,
  "source-in-use": ({ detail }) => say("The source is used {many, plural, one {once} other {# times}}. Take it off the evidence and origins that name it, or merge it into another.", { many: Number(detail) }),
  "source-broken": ({ subject }) => `The source cannot be kept like that: “${subject}” is missing or of the wrong form.`,
  "sources-unknown": ({ subject }) => `${name(subject)} holds no sources that are read here. BibTeX, BibLaTeX, RIS and CSL-JSON are.`,
  "passage-taken": () => "Another passage of this claim, or another highlight, stands just there. It was left as it was.",
  "passage-last": () => "It is the only passage of its claim. Delete the claim instead.",
  "verdict-unfit": () => "Reasons belong to dubious claims, and a kind to what is not a claim. Change the verdict first.",
  "sentence-outside": ({ detail }) => say("There is no such sentence: the text has {many, number}.", { many: Number(detail) }),
  "span-empty": () => "Nothing is selected. Select some words first.",
  "span-outside": () => "The selection lies outside the text. Open the document again.",
  "span-inside-character": () => "The selection cuts a character in two. Select a little more.",
  "file-empty": ({ subject }) => `${name(subject)} is empty: there is nothing to judge in it.`,
  "file-binary": ({ subject }) => `${name(subject)} is not a text. Save it as text, PDF or EPUB first.`,
  "file-other-kind": ({ subject, detail }) => `${name(subject)} is ${detail === "" ? "of a kind" : `of the kind ${detail.toUpperCase()},`} that is not read. Save it as text, PDF or EPUB first.`,
  "document-damaged": ({ subject }) => `${name(subject)} is cut short or broken. Get it again, or save it anew with the program that made it.`,
  "document-beyond": ({ subject }) => `${name(subject)} was not read: it would take more than any honest document does. Be wary of where it came from.`,
  "document-scanned": ({ subject, detail }) => say("{file} is scanned: no text layer on {many, plural, one {its only page} other {its # pages}}. Have a program recognise the text first (OCR).", { file: name(subject), many: Number(detail) }),
  "password-wanted": ({ subject }) => `${name(subject)} is encrypted. Its password opens it.`,
  "password-wrong": ({ subject }) => `The password does not open ${name(subject)}.`,
  "document-unreadable": ({ subject }) => `${name(subject)} is encrypted in a way that is not read here. Get it without.`,
  "reader-called-off": ({ subject }) => `Reading ${name(subject)} was called off.`,
  "reader-slow": ({ subject, detail }) => say("Reading {file} took longer than {many, plural, one {# second} other {# seconds}}, so it was stopped. Nothing came in.", { file: name(subject), many: Number(detail) }),
  "reader-hungry": ({ subject }) => `Reading ${name(subject)} wanted more memory than a document may have, so it was stopped. Nothing came in.`,
  "reader-broke": ({ subject }) => `The reader broke down over ${name(subject)}. Nothing came in.`,
  "file-is-library": ({ subject }) => `${name(subject)} is the library itself. Choose another file.`,
  "file-too-large": ({ subject, detail }) => `${name(subject)} is too large${detail === "" ? "" : `: the limit is ${megabytes(detail)}`}. Split it, and import the parts.`,
  "file-changing": ({ subject }) => `${name(subject)} changed while it was read. Try again when it is at rest.`,
  "file-exists": ({ subject }) => `${name(subject)} is there already. It was left as it is; choose another name.`,
  "file-missing": ({ subject }) => `${name(subject)} is not there. It may have been moved or renamed.`,
  "file-not-a-file": ({ subject }) => `${name(subject)} is no file, and holds none of a kind that is read.`,
  "file-no-permission": ({ subject }) => `${name(subject)} may not be read or written by you. Check its permissions.`,
  "file-broken": ({ subject, detail }) => `${name(subject)} could not be read or written${detail === "" ? "" : ` (${detail})`}. Check the disk, and try again.`,
  "encoding-unfit": ({ detail }) => `The text cannot be read as ${detail.split(" ")[0] || "this encoding"}. It was left as it is; try another.`,
  "encoding-unknown": ({ subject }) => `No encoding is called “${subject}”.`,
  "original-missing": () => "The document came without its original bytes. Importing its file again brings them.",
  "library-missing": ({ subject }) => `There is no library at ${subject === "" ? "that place" : subject}.`,
  "library-not-one": ({ subject }) => `${name(subject)} is not an Obelus library. It was left as it is.`,
  "library-newer": () => "This library was written by a later version of Obelus. Update Obelus to work on it.",
  "library-damaged": ({ subject }) => `${name(subject)} is damaged. It was left as it is. It can be repaired, or a backup restored.`,
  "library-gone": ({ subject }) => `${name(subject)} is missing. Its backups are still there: it can be put together from them.`,
  "library-on-network": ({ subject }) => `${name(subject)} lies on a network drive, where a library is not safe. Copy it to this computer first.`,
  "backup-damaged": () => "That backup is damaged itself. Nothing was changed; choose another.",
  "backup-unknown": () => "That backup is not there any more. Nothing was changed; look at the list again.",
  "library-busy": () => "Another window has this library open for writing. Here you can read it; close the other window to write.",
  "library-read-only": () => "This library can only be read here. Nothing was changed.",
  "disk-full": () => "The disk is full, so this was not saved. Make room, and do it again.",
  "memory-full": () => "There is not enough memory for that, so it was not done. Close other programs, and do it again.",
  "save-unknown": () => "It is not known whether that was saved: the disk gave no clear answer. What is shown now was read anew from the library.",
  superseded: () => "A newer search has taken its place.",
  "rules-broken": ({ subject, detail }) => say("The rules in {file} cannot be read: {detail}. Mend the file, or take it away; until then nothing is noticed.", { file: fileName(subject), detail }),
  "suggestion-gone": () => "This suggestion is gone: it was answered or settled meanwhile, or the text is another.",
  "nothing-to-undo": () => "There is nothing to undo.",
  "nothing-to-redo": () => "There is nothing to redo.",
  "json-broken": ({ detail }) => `The file is not JSON${detail === "" ? "" : ` (${detail})`}. Nothing was changed.`,
  "json-not-obelus": () => "The file is JSON, but not from Obelus. Nothing was changed.",
  "json-newer": () => "The file was written by a later version of Obelus. Update Obelus to load it.",
  "json-unknown-key": ({ subject }) => `The file holds something unknown at ${subject}. Nothing was changed.`,
  "json-missing-key": ({ subject }) => `Something is missing in the file at ${subject}. Nothing was changed.`,
  "json-bad-value": ({ subject }) => `The file holds a value that may not stand at ${subject}. Nothing was changed.`,
  "json-duplicate-id": ({ subject }) => `The file uses an id twice, at ${subject}. Nothing was changed.`,
  "json-dangling": ({ subject }) => `The file speaks of something that is nowhere, at ${subject}. Nothing was changed.`,
  "json-bad-span": ({ subject }) => `The file names a position that is not in the text, at ${subject}. Nothing was changed.`,
  "json-text-missing": () => "The text of a document is neither in the file nor in the library. Export it with its texts.",
  "json-text-unfit": ({ subject }) => `A text in the file is not what it claims to be, at ${subject}. Nothing was changed.`,
  "too-long": ({ detail }) => say("That is longer than it may be: the limit is {many, number}. Shorten it; what was typed is still here.", { many: Number(detail) }),
  "command-unknown": () => "This version of the window and of its library do not fit together. Install Obelus anew.",
  internal: () => "Something went wrong that should not happen. Nothing was changed; the log says more.",
};

/** The name of a file without its folders. */
function name(path: string): string {
  return path === "" ? "The file" : `“${fileName(path)}”`;
}

function megabytes(bytes: string): string {
  return say("{megabytes, number, ::unit/megabyte unit-width-short .}", { megabytes: Number(bytes) / (1024 * 1024) });
}
