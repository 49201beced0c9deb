// Sentences for what the window tells, shown or only said. Faults have their own file.

import type { AnchoringCounts, InvisibleRow } from "../../host/generated/contract.ts";
import type { Said, Told } from "../../state/notices.svelte.ts";
import { gradeParts, isAllLost, looksIn } from "../grades.ts";
import { fileName } from "../machine.ts";
import { stanceWords } from "./evidence.ts";
import { faults } from "./faults.ts";
import { keycaps as key } from "./keycaps.ts";
import { verdictWords } from "./nouns.ts";
import { say } from "./say.ts";
import { versions } from "./versions.ts";

type ToldOf<K extends Told["kind"]> = (told: Extract<Told, { kind: K }>) => string;
type SaidOf<K extends Said["kind"]> = (said: Extract<Said, { kind: K }>) => string;

const imported = "“{title}” is in the library: {sentences, plural, one {# sentence} other {# sentences}}.";
const guessed = "Read as {guessed}, which is a guess: if letters look wrong, choose another encoding in its details.";

/** Pages that gave no text: something may be missing that stands on a picture. */
function blank(many: number): string[] {
  return many === 0 ? [] : [say("{many, plural, one {# page has} other {# pages have}} no text: a picture, or blank.", { many })];
}

/** What is in a text that cannot be seen; nothing where nothing is. */
function unseen({ bidi, zeroWidth, control }: InvisibleRow): string[] {
  const told = [
    ...(bidi > 0 ? [say("{bidi, plural, one {# that steers} other {# that steer}} the direction of reading", { bidi })] : []),
    ...(zeroWidth > 0 ? [say("{zeroWidth, plural, one {# that takes} other {# that take}} no room", { zeroWidth })] : []),
    ...(control > 0 ? [say("{control, plural, one {# control character} other {# control characters}}", { control })] : []),
  ].join(", ");
  return told === "" ? [] : [say("Characters that cannot be seen: {told}. “Show invisible characters” brings them to light.", { told })];
}

const noOther = {
  unjudged: "No other sentence is unjudged.",
  checkable: "No other unjudged sentence is worth checking.",
  dubious: "No other sentence is dubious.",
  note: "There is no other note in this text.",
  suggestion: "Nothing that was noticed is left in this text.",
  passage: "What is here has no other passage.",
};

/** How passages were found in another version of their text. */
function foundAgain(counts: AnchoringCounts): string {
  const { exact } = counts;
  const looks = looksIn(counts);
  if (looks === 0) return say("{exact, plural, =0 {Nothing was marked in it.} one {Its one passage was found word by word.} other {All # passages were found word by word.}}", { exact });
  // Most likely another file was meant.
  if (isAllLost(counts)) return "Nothing that is marked in it was found: is it the right one?";
  const parts = gradeParts({ ...counts, exact: 0 }, versions).join(", ");
  return say("{exact, plural, one {# passage was} other {# passages were}} found word by word; {looks, plural, one {# needs} other {# need}} a look: {parts}.", { exact, looks, parts });
}

/** How many passages need a look; nothing where none does. */
function toLook(counts: AnchoringCounts): string {
  const looks = looksIn(counts);
  return looks === 0 ? "" : ` ${say("{looks, plural, one {# passage needs} other {# passages need}} a look.", { looks })}`;
}

export const told: { [K in Exclude<Told["kind"], "fault">]: ToldOf<K> } = {
  imported: ({ title, sentences, guessed: encoding, invisible, blankPages }) =>
    [say(imported, { title, sentences }), ...(encoding === null ? [] : [say(guessed, { guessed: encoding })]), ...unseen(invisible), ...blank(blankPages)].join(" "),
  known: ({ title }) => say("“{title}” was in the library already; here it is.", { title }),
  "claim-deleted": () => "Claim deleted.",
  "highlight-deleted": () => "Highlight deleted.",
  "evidence-deleted": () => "Evidence taken off.",
  "tag-deleted": ({ name }) => say("Tag “{name}” deleted.", { name }),
  "document-removed": ({ title }) => say("“{title}” removed, with everything on it.", { title }),
  "sources-exported": ({ sources, path }) => say("{sources, plural, one {# source} other {# sources}} written to {path}", { sources, path }),
  "citation-copied": ({ text }) => say("Copied: {text}", { text }),
  "source-deleted": ({ label }) => say("Source “{label}” deleted.", { label }),
  "sources-merged": ({ label }) => say("Merged into “{label}”.", { label }),
  "sources-loaded": ({ loaded: { added, known, refused } }) =>
    say("{added, plural, one {# source} other {# sources}} came in, {known, number} known already{refused, plural, =0 {} one {, # entry could not be read} other {, # entries could not be read}}.", {
      added, known, refused: refused.length,
    }),
  exported: ({ exported: { claims, highlights, path } }) =>
    say("Exported {claims, plural, one {# claim} other {# claims}} and {highlights, plural, one {# highlight} other {# highlights}} to {path}", {
      claims, highlights, path,
    }),
  loaded: ({ loaded: { added, changed, skipped, refused, passages, unmatched, beyond } }) =>
    say("Loaded: {added, number} new, {changed, number} changed, {skipped, number} known already, {refused, number} kept because newer here.{unmatched, plural, =0 {} one { # annotation is on an address that no document has.} other { # annotations are on addresses that no document has.}}{beyond, plural, =0 {} one { The file speaks of one more, which is not in it.} other { The file speaks of # more, which are not in it.}}", {
      added, changed, skipped, refused, unmatched: unmatched.reduce((sum, { annotations }) => sum + annotations, 0), beyond,
    }) + toLook(passages),
  "original-saved": ({ path, bytes }) => say("The original, {bytes, plural, one {# byte} other {# bytes}}, is saved unchanged to {path}", { path, bytes }),
  "load-differs": ({ fault }) => faults[fault.code](fault),
  replaced: ({ title, passages }) => `${say("“{title}” has another version of its text.", { title })} ${foundAgain(passages)}`,
  "same-text": ({ title }) => say("The file has the very text that “{title}” has already. Nothing was changed.", { title }),
  "one-file": () => "A text gets one other version: choose one file.",
  "text-changing": () => "The text is just becoming another version, so nothing was marked. Do it again when the new text is there.",
  "select-first": () => `Select some words first, with the mouse or with ${key.Shift} and the arrows: ${key.Enter} puts the passage there. ${key.Escape} leaves it as it is.`,
  "all-settled": ({ passages }) => say("{passages, plural, one {One passage was} other {# passages were}} accepted.", { passages }),
  refused: ({ fault, deeds }) => (deeds === 1 ? faults[fault.code](fault) : say("{fault} {deeds, number} judgements wait to be saved.", { fault: faults[fault.code](fault), deeds })),
  unplaced: ({ fault }) => faults[fault.code](fault),
  unopenable: ({ fault }) => faults[fault.code](fault),
  "done-after-all": ({ deeds }) => say("{deeds, plural, one {Saved now.} other {All # judgements are saved now.}}", { deeds }),
  "not-closed": () => "Not everything could be saved, so the window stays open. Closed all the same, it keeps what you typed as a draft on this machine; judgements that wait would be gone.",
  "backup-behind": () => "Saved. A backup that is due could not be made; perhaps the disk is full. It is tried again every few minutes.",
  "second-copy-behind": () => "Saved. Its second copy, the journal beside the library, could not be written; it catches up by itself with a later change.",
  "brought-back": ({ opening: { replayed, journalSetAside } }) =>
    [
      ...(replayed > 0 ? [say("{replayed, plural, one {One change} other {# changes}} that the library file had lost {replayed, plural, one {was} other {were}} brought back from its journal.", { replayed })] : []),
      ...(journalSetAside ? ["The journal beside the library was damaged, or another one’s. It is kept under another name, and a new one was begun."] : []),
    ].join(" "),
  restored: ({ made, aside, before }) =>
    say("The library is as it was on {made, date, medium} at {made, time, short}.", { made: Date.parse(made) }) + (aside === null ? "" : ` ${say(before === null ? "What was there before lies in {aside}." : "What was there before lies in {aside}, and among the backups.", { aside: fileName(aside) })}`),
  "copied-library": ({ path }) => say("This is the copy now, in {path}. The original stays where it is.", { path }),
  "language-later": () => "The language changes when Obelus is opened next: the pasted text is too large to be taken along now.",
  "judged-once": ({ verdict, places }) =>
    say("{verdict}: one claim, judged once, with {places, plural, one {# passage} other {# passages}}.", { verdict: verdictWords[verdict], places }),
  // How many claims they are is not known where they are too many to be answered.
  "judged-each": ({ verdict, places, claims }) =>
    claims === null
      ? say("{verdict}: {places, plural, one {# place} other {# places}}.", { verdict: verdictWords[verdict], places })
      : say("{verdict}: {claims, plural, one {# claim} other {# claims}}.", { verdict: verdictWords[verdict], claims }),
  "all-highlighted": ({ places }) => say("{places, plural, one {# place} other {# places}} highlighted.", { places }),
  "nothing-to-link": () => "No claim stands here. Judge the sentence first, then link it.",
  "no-origin-here": () => "Nothing is said of where these words come from.",
  "all-judged": () => "Every sentence of this text is judged.",
  "still-coming": () => "None yet; the rest of the text is on its way.",
  "nothing-again": () => "Nothing was judged yet that could be done again.",
  "nothing-here": () => "Nothing is marked here.",
  "no-repeats": () => "These words stand in the text only once.",
  "no-other": ({ sought }) => noOther[sought],
};

const left = (deed: string, left: number): string => say("{deed}. {left, number} left.", { deed, left });

export const said: { [K in Said["kind"]]: SaidOf<K> } = {
  judged: ({ verdict, left: number }) => left(verdictWords[verdict], number),
  cleared: ({ left: number }) => left("Verdict cleared", number),
  highlighted: () => "Highlighted.",
  settled: ({ left: number }) => left("The passage is there now", number),
  "given-up": ({ left: number }) => left("Given up; its words are kept", number),
  gathered: ({ passages }) => say("One claim with {passages, plural, one {# passage} other {# passages}}.", { passages }),
  attached: ({ stance, pieces }) => say("Attached: {stance}. {pieces, plural, one {# piece} other {# pieces}} of evidence.", { stance: stanceWords[stance], pieces }),
  linked: () => "Linked.",
  accepted: ({ suggestions, left }) => say("Accepted{suggestions, plural, one {} other {: #}}. {left, number} left.", { suggestions, left }),
  dismissed: ({ suggestions, left }) => say("Dismissed{suggestions, plural, one {} other {: #}}. {left, number} left.", { suggestions, left }),
  "backed-up": () => "A backup was made.",
  undone: ({ left: number }) => left("Undone", number),
  redone: ({ left: number }) => left("Done again", number),
  locked: ({ code }) => faults[code]({ code, subject: "", detail: "" }),
};
