// Every language has a word for everything that can come over the wire, counts rightly, and is whole: nothing is empty,
// and nothing was left in English.

import { describe, expect, test } from "vitest";
import * as contract from "../host/generated/contract.ts";
import type { Said, Told } from "../state/notices.svelte.ts";
import { suggestionKinds } from "../state/suggestions.svelte.ts";
import type { Words } from "./en.ts";
import type { Language } from "./language.ts";
import { languageFor, languageNames, tongues } from "./language.ts";
import { stretch, stretchedTongue } from "./stretched.ts";

const languages = Object.keys(tongues) as Language[];

test("a language is found by what the machine likes best", () => {
  expect([
    languageFor("system", ["de-CH", "en"]), languageFor("system", ["fr", "de"]), languageFor("system", ["fr"]), languageFor("system", []),
    languageFor("en", ["de"]), languageFor("de", ["en"]),
  ]).toEqual(["de", "de", "en", "en", "en", "de"]);
  expect(Object.keys(languageNames)).toEqual(languages);
});

describe.each(languages)("in %s", (language) => {
  const { words } = tongues[language];
  const said = texts(words);

  test("every value of the contract has a word", () => {
    const tables: [readonly string[], Record<string, unknown>][] = [
      [contract.verdicts, words.nouns.verdictWords],
      [contract.verdicts, words.nouns.verdictWithin],
      [contract.reasonCodes, words.nouns.reasonWords],
      [contract.kinds, words.nouns.kindWords],
      [contract.kinds, words.nouns.kindWithin],
      [contract.highlightColors, words.nouns.colorWords],
      [contract.statuses, words.nouns.statusWords],
      [contract.stances, words.evidence.stanceWords],
      [contract.standings, words.evidence.standingWords],
      [suggestionKinds, words.suggestions.suggestionKindWords],
      [suggestionKinds, words.suggestions.kindWhy],
      [suggestionKinds, words.suggestions.acceptingWords],
      [contract.verbs, words.nouns.verbWords],
      [contract.faultCodes, words.faults.faults],
    ];
    for (const [codes, table] of tables) expect(codes.filter((code) => !table[code])).toEqual([]);
  });

  test("nothing is empty, and no gap stays open", () => {
    expect(said.filter(({ text }) => text.trim() === "" || /undefined|null|NaN|[{}]/u.test(text))).toEqual([]);
  });

  test("quotes and dots are set as in print", () => {
    expect(said.filter(({ text }) => /["']|\.\.\./u.test(text))).toEqual([]);
  });

  test("every fault is a sentence of its own, with and without a subject", () => {
    const bare = contract.faultCodes.map((code) => words.faults.faults[code]({ code, subject: "", detail: "" }));
    expect(bare.filter((sentence) => !/^[\p{Lu}“„].*\.$/su.test(sentence))).toEqual([]);
    expect(new Set(bare).size).toBe(bare.length);
  });

  test("no two commands have the same name", () => {
    const names = Object.values(words.commands.commandWords);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

type Tidings = { [K in Exclude<Told["kind"], "fault">]: Extract<Told, { kind: K }> };
type Sayings = { [K in Said["kind"]]: Extract<Said, { kind: K }> };

/** Something to tell of every kind; faults have sentences of their own. */
const tidings = {
  imported: { kind: "imported", document: "a", title: "A–Z", sentences: 2, guessed: "UTF-8", invisible: { bidi: 1, zeroWidth: 2, control: 0 }, blankPages: 2 },
  known: { kind: "known", document: "a", title: "A–Z" },
  "claim-deleted": { kind: "claim-deleted" },
  "highlight-deleted": { kind: "highlight-deleted" },
  "evidence-deleted": { kind: "evidence-deleted" },
  "no-origin-here": { kind: "no-origin-here" },
  "tag-deleted": { kind: "tag-deleted", name: "A–Z" },
  "judged-once": { kind: "judged-once", verdict: "dubious", places: 7_654 },
  "judged-each": { kind: "judged-each", verdict: "sourced", places: 3, claims: 2 },
  "all-highlighted": { kind: "all-highlighted", places: 7_654 },
  "document-removed": { kind: "document-removed", title: "A–Z" },
  "sources-exported": { kind: "sources-exported", sources: 2, path: "/a" },
  "citation-copied": { kind: "citation-copied", text: "A–Z" },
  "source-deleted": { kind: "source-deleted", label: "A–Z" },
  "sources-merged": { kind: "sources-merged", label: "A–Z" },
  "sources-loaded": { kind: "sources-loaded", loaded: { added: 1, known: 2, changed: 0, refused: [{ line: 3, detail: "comma" }] } as never },
  exported: { kind: "exported", exported: { path: "/a", bytes: 1, claims: 1, highlights: 2 } },
  loaded: { kind: "loaded", loaded: { added: 1, changed: 2, skipped: 3, refused: 4, passages: { exact: 1, moved: 0, fuzzy: 2, ambiguous: 0, lost: 1 }, unmatched: [{ address: "https://example.org/", annotations: 5 }], beyond: 6 } as never },
  "load-differs": { kind: "load-differs", path: "/a", fault: { code: "document-differs", subject: "A–Z", detail: "91" } },
  replaced: { kind: "replaced", document: "a", title: "A–Z", passages: { exact: 5, moved: 1, fuzzy: 2, ambiguous: 3, lost: 4 } },
  "same-text": { kind: "same-text", title: "A–Z" },
  "one-file": { kind: "one-file" },
  "text-changing": { kind: "text-changing" },
  "all-settled": { kind: "all-settled", passages: 7_654 },
  "original-saved": { kind: "original-saved", path: "/a", bytes: 2 },
  refused: { kind: "refused", fault: { code: "disk-full", subject: "", detail: "" }, deeds: 3 },
  unplaced: { kind: "unplaced", fault: { code: "addresses-unknown", subject: "https://example.org/", detail: "2" }, path: "/a" },
  unopenable: { kind: "unopenable", fault: { code: "library-damaged", subject: "/a", detail: "" } },
  "done-after-all": { kind: "done-after-all", deeds: 3 },
  "not-closed": { kind: "not-closed" },
  "second-copy-behind": { kind: "second-copy-behind" },
  "backup-behind": { kind: "backup-behind" },
  "brought-back": { kind: "brought-back", opening: { replayed: 3, journalSetAside: true, checkedAfterCrash: true } },
  restored: { kind: "restored", made: "2026-11-26T12:43:18Z", aside: "/a/my.obelus-aside-2", before: null },
  "copied-library": { kind: "copied-library", path: "/a" },
  "language-later": { kind: "language-later" },
  "nothing-to-link": { kind: "nothing-to-link" },
  "all-judged": { kind: "all-judged" },
  "still-coming": { kind: "still-coming" },
  "nothing-again": { kind: "nothing-again" },
  "nothing-here": { kind: "nothing-here" },
  "select-first": { kind: "select-first" },
  "no-repeats": { kind: "no-repeats" },
  "no-other": { kind: "no-other", sought: "dubious" },
} satisfies Tidings;

const sayings = {
  judged: { kind: "judged", verdict: "dubious", left: 3 },
  cleared: { kind: "cleared", left: 3 },
  highlighted: { kind: "highlighted" },
  linked: { kind: "linked" },
  attached: { kind: "attached", stance: "supports", pieces: 2 },
  accepted: { kind: "accepted", suggestions: 2, left: 3 },
  dismissed: { kind: "dismissed", suggestions: 1, left: 3 },
  "backed-up": { kind: "backed-up" },
  settled: { kind: "settled", left: 3 },
  "given-up": { kind: "given-up", left: 3 },
  gathered: { kind: "gathered", passages: 3 },
  undone: { kind: "undone", left: 3 },
  redone: { kind: "redone", left: 3 },
  locked: { kind: "locked", code: "library-busy" },
} satisfies Sayings;

interface Text {
  path: string;
  text: string;
}

/** Every text of a language with its place; words with gaps are said with something in them. */
function texts(words: Words): Text[] {
  const { told, said } = words.told;
  const entries = Object.entries(tidings).map(([kind, tiding]) => ({ path: `told.${kind}`, text: (told[kind as keyof Tidings] as (of: object) => string)(tiding) }));
  const short = Object.entries(sayings).map(([kind, saying]) => ({ path: `said.${kind}`, text: (said[kind as keyof Sayings] as (of: object) => string)(saying) }));
  const faults = contract.faultCodes.map((code) => ({ path: `fault.${code}`, text: words.faults.faults[code]({ code, subject: "a/b.txt", detail: "7" }) }));
  return [...entries, ...short, ...faults, ...textsIn({ ...words, told: {}, faults: {} }, "")];
}

function textsIn(words: object, place: string): Text[] {
  return Object.entries(words).flatMap(([name, word]): Text[] => {
    const path = `${place}.${name}`;
    if (typeof word === "string") return [{ path, text: word }];
    return typeof word === "function" ? [{ path, text: word(...Array<string>(word.length).fill("2")) }] : textsIn(word as object, path);
  });
}

/** What is the same word in both languages. */
const same = new Set([
  "Obelus", "obelus", "Text", "Name", "Sepia", "Definition", "Orange", "CSV", "W3C Web Annotation", "Tab", "Esc", "Alt", "Minute", "System", "Source Serif", "Source Sans",
  "Atkinson Hyperlegible",
  "Chicago", "APA", "MLA", "BibTeX", "BibLaTeX", "RIS", "CSL-JSON", "DOI", "ISBN", "ISSN", "Interview", "Film", "Medium", "In",
]);

test("nothing was left in English", () => {
  const english = new Map(texts(tongues.en.words).map(({ path, text }) => [path, text]));
  const left = texts(tongues.de.words).filter(({ path, text }) => english.get(path) === text && /\p{L}/u.test(text) && !same.has(text));
  expect(left).toEqual([]);
});

test("German addresses nobody, and its dots stand off", () => {
  const addressed = /\b(?:Sie|Ihnen|Ihre?[nmrs]?|[Dd]u|[Dd]ich|[Dd]ir|[Dd]ein\w*)\b|[^\u00a0]…/u;
  expect(texts(tongues.de.words).filter(({ text }) => addressed.test(text))).toEqual([]);
});

test("counts have their plural", () => {
  const [en, de] = [tongues.en.words, tongues.de.words];
  const check = (make: (count: number) => string, expected: string[]): void => expect([0, 1, 2, 1234].map(make)).toEqual(expected);
  check(en.labels.frame.left, ["sentences left", "sentence left", "sentences left", "sentences left"]);
  check(de.labels.frame.left, ["Sätze offen", "Satz offen", "Sätze offen", "Sätze offen"]);
  check((count) => en.claimlabels.claims.shown(count, count), ["0 claims", "1 claim", "2 claims", "1,234 claims"]);
  check((count) => de.claimlabels.claims.shown(count, count), ["0 Behauptungen", "1 Behauptung", "2 Behauptungen", "1.234 Behauptungen"]);
  check(en.claimlabels.claims.seen, ["seen 0 times", "seen once", "seen 2 times", "seen 1,234 times"]);
  check(de.claimlabels.claims.seen, ["0-mal im Text", "einmal im Text", "2-mal im Text", "1.234-mal im Text"]);
  check((left) => en.labels.library.left(left, 2000), ["All judged", "1 of 2,000 left", "2 of 2,000 left", "1,234 of 2,000 left"]);
  check((left) => de.labels.library.left(left, 2000), ["Alles beurteilt", "1 von 2.000 offen", "2 von 2.000 offen", "1.234 von 2.000 offen"]);
  check((count) => de.reading.reading.findCount(count, false), ["0 Treffer", "1 Treffer", "2 Treffer", "1.234 Treffer"]);
  check(de.keeping.checking.unsound, ["0 Dinge stimmen nicht", "Etwas stimmt nicht", "2 Dinge stimmen nicht", "1.234 Dinge stimmen nicht"]);
});

test("a fault names the file without its folders, and a limit in megabytes", () => {
  const fault = { code: "file-too-large" as const, subject: "a/b/long.txt", detail: String(64 * 1024 * 1024) };
  expect(tongues.en.words.faults.faults["file-too-large"](fault)).toBe("“long.txt” is too large: the limit is 64 MB. Split it, and import the parts.");
  expect(tongues.de.words.faults.faults["file-too-large"](fault)).toBe(
    "„long.txt“ ist zu groß: Die Grenze liegt bei 64 MB. Bitte teilen und die Teile importieren.",
  );
});

test("stretched words are longer by two fifths, and figures stay as they are", () => {
  expect(["Note", "All judged", "12"].map(stretch)).toEqual(["[Noteõõ]", "[All judgedõõ]", "12"]);
  expect(textsIn(stretchedTongue(tongues.de).words.labels, "").map(({ path }) => path)).toEqual(textsIn(tongues.de.words.labels, "").map(({ path }) => path));
  expect(texts(tongues.de.words).filter(({ text }) => /\p{L}/u.test(text) && stretch(text).length < 1.4 * text.length)).toEqual([]);
});

test("where nothing at all was found in another version it is asked whether it is the right one", () => {
  const none = { exact: 0, moved: 0, fuzzy: 0, ambiguous: 0, lost: 24 };
  const check = (tongue: "en" | "de", passages: typeof none, question: RegExp, isAsked: boolean): void =>
    expect(question.test(tongues[tongue].words.told.told.replaced({ ...tidings.replaced, passages }))).toBe(isAsked);
  for (const [tongue, question] of [["en", /is it the right one\?/u], ["de", /Ist es die richtige\?/u]] as const) {
    check(tongue, none, question, true);
    check(tongue, { ...none, moved: 1 }, question, false);
    check(tongue, { ...none, lost: 0 }, question, false);
  }
});
