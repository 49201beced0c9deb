// Words for what bears on a claim: stances, standing, quotes that are checked, and where they are brought.

import type { QuoteResult, Stance } from "../../host/generated/contract.ts";
import type { StandingChoice } from "../../state/evidence.ts";
import { keycaps as key } from "./keycaps.ts";
import { say } from "./say.ts";

export const stanceWords: Record<Stance, string> = { supports: "Supports", refutes: "Refutes", qualifies: "Qualifies", mentions: "Mentions" };

/** What the evidence of a claim adds up to. */
export const standingWords: Record<StandingChoice, string> = {
  none: "No evidence yet",
  supported: "Supported",
  refuted: "Refuted",
  conflicting: "Conflicting",
  open: "Neither for nor against",
};

/** How a quote is held by what it is said to be from. */
export const quoteWords: Record<QuoteResult, { name: string; means: string }> = {
  verbatim: { name: "Verbatim", means: "These very words stand there." },
  altered: { name: "Altered", means: "It stands there in other words." },
  elsewhere: { name: "Found elsewhere", means: "Another document of the library has these words." },
  absent: { name: "Not found", means: "No document of the library has these words." },
  "not-held": { name: "Source not held", means: "The source is not in the library, so nobody can look." },
};

/** What does not count as a change of a quote, by its code; others are shown as they are. */
export const differenceWords = {
  spaces: "spaces",
  hyphens: "hyphens at line ends",
  "quotation-marks": "quotation marks",
  dashes: "dashes",
  ellipsis: "words left out",
  invisible: "characters that cannot be seen",
  brackets: "brackets",
  punctuation: "punctuation at its ends",
  ligatures: "ligatures",
  case: "capitals",
};

/** Kinds of places in a source, as CSL names them; others are shown as they are. */
export const locatorWords = {
  page: "Page",
  folio: "Folio",
  line: "Line",
  column: "Column",
  chapter: "Chapter",
  section: "Section",
  paragraph: "Paragraph",
  verse: "Verse",
  volume: "Volume",
  issue: "Issue",
  figure: "Figure",
  note: "Note",
  timestamp: "Time",
};

/** The same before a number, as short as in a note. */
export const locatorShort = {
  page: "p.", folio: "fol.", line: "l.", column: "col.", chapter: "ch.", section: "sec.", paragraph: "par.", verse: "v.", volume: "vol.", issue: "no.",
  figure: "fig.", note: "n.", timestamp: "at",
};

export const evidence = {
  title: "Evidence",
  pane: "Evidence on the claim",
  close: `Back to the text (${key.Escape})`,
  nothingHere: "No sentence is chosen",
  nothingHereHint: "Go to a sentence of the text: what bears on it stands here.",
  counts: (supports: number, refutes: number, qualifies: number, mentions: number) =>
    [
      ...(supports > 0 ? [say("supported {supports, number}", { supports })] : []),
      ...(refutes > 0 ? [say("refuted {refutes, number}", { refutes })] : []),
      ...(qualifies > 0 ? [say("qualified {qualifies, number}", { qualifies })] : []),
      ...(mentions > 0 ? [say("mentioned {mentions, number}", { mentions })] : []),
    ].join(" · "),
  origins: (citations: number, origins: number) =>
    say("{citations, plural, one {# citation} other {# citations}}, {origins, plural, one {# origin} other {# origins}}", { citations, origins }),
  why: "Why?",
  shared: "They share these words:",
  sharedNone: "They are held to be the same source.",
  attached: "What bears on it",
  candidates: "In the library",
  candidatesList: "Passages that fit, the best first",
  looking: "Looking through the library…",
  none: "No other passage of the library shares its names, numbers or rare words.",
  sharedWords: (words: string) => say("shares: {words}", { words }),
  isAttached: (stance: string) => say("attached: {stance}", { stance }),
  ways: "How it bears on the claim",
  show: "Show",
  showIn: (title: string) => say("Show in “{title}”", { title }),
  sentence: (number: number) => say("sentence {number, number}", { number }),
  byHand: "Something else…",
  byHandHint: "A source, a quote, an address, a note",
  edit: "Change",
  editing: "Change this evidence",
  detach: "Take off",
  stance: "It",
  source: "Source",
  sourceHint: "Type a name, a year or a word of its title",
  noSource: "No source is called that",
  noSources: "No sources in the library yet",
  newSource: (words: string) => say("New source: {words}", { words }),
  clearSource: "Take the source off",
  locator: "Where in it",
  locatorHint: "208–209, 12r, §4",
  quote: "Quote",
  quoteHint: "The very words; they are looked for while you type",
  url: "Address",
  urlHint: "https://…",
  accessed: "Looked at on",
  accessedHint: "YYYY-MM-DD",
  note: "Note",
  noteHint: "What does it show?",
  passage: "Passage",
  dropPassage: "Take the passage off",
  attach: "Attach",
  save: "Save",
  cancel: "Cancel",
  saveKeys: `${key.Mod}+${key.Enter} attaches, ${key.Escape} keeps it as a draft`,
  empty: "Give a source, a quote, an address or a note.",
  tellsApart: (differences: string) => say("not counted: {differences}", { differences }),
  instead: "As it stands there:",
  lacks: (text: string) => say("not there: {text}", { text }),
  has: (text: string) => say("there: {text}", { text }),
  elsewhereAltered: "Found elsewhere, in other words",
  foundIn: (title: string) => say("in “{title}”", { title }),
  accessedOn: (day: string) => say("looked at on {day}", { day }),
  lostPassage: "The words are not in its document any more",
  bareSourced: "Sourced, no evidence yet",
  bareSourcedHint: "These claims are said to have a source, and nothing shows it yet.",
  open: "Show the evidence",
} as const;

export const quotes = {
  page: "Quotes of the document",
  library: "Quotes of the library",
  hint: "Every quote of the evidence, and what stands between quotation marks in the text: those that are not as they should be come first.",
  none: "No quotes yet",
  noneHint: "A quote that is given as evidence, or that the text itself has between quotation marks, is checked here.",
  list: "Quotes, the misquoted first",
  count: (wrong: number, all: number) => say("{all, plural, one {# quote} other {# quotes}}, {wrong, plural, =0 {none misquoted} one {# to be looked at} other {# to be looked at}}", { all, wrong }),
  inText: "in the text",
  onClaim: "evidence",
  jump: "Show in the text",
  toLibrary: "The whole library",
  toDocument: "The open document",
  back: "Back to the text",
  ways: "Ways from here",
  checking: "Checking the quotes…",
  far: (looked: number, of: number) => say("{looked, number} of {of, plural, one {# text} other {# texts}}", { looked, of }),
} as const;
