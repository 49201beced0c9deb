// What the reading surface says to people.

import { keycaps as key } from "./keycaps.ts";
import { say } from "./say.ts";

export const reading = {
  text: "Text of the document",
  palette: "What to do with these words",
  /** What the palette calls the commands, where there is room for a word. */
  brief: {
    unsure: "Unsure", clear: "Clear", highlight: "Highlight", reasons: "Reasons", note: "Note", tags: "Tags", link: "Link",
    join: "Join", suggestion: "Suggestion", ends: "Ends", look: "Look", delete: "Delete", more: "More",
  },
  highlightAs: (color: string) => say("Highlight: {color}", { color }),
  colorChoice: "Choose the colour",
  card: "What is said here",
  moreMarks: (count: number) => say("{count, plural, one {# more mark} other {# more marks}} here", { count }),
  link: (address: string) => say("Link: {address}", { address }),
  moreLinks: (count: number) => say("{count, plural, one {# more link} other {# more links}} here", { count }),
  highlightOf: (color: string) => say("Highlight, {color}", { color }),
  times: (count: number) => `×${count}`,
  nth: (index: number, count: number) => `${index}/${count}`,
  nthPassage: (index: number, count: number) => say("Passage {index, number} of {count, number}.", { index, count }),
  ends: "Moving the ends",
  endsSave: "Save",
  endsLeave: "Leave as it was",
  endsOther: "Other end",
  endsHint: `${key.ArrowLeft} ${key.ArrowRight} by character, with ${key.Shift} by word; ${key.ArrowUp} ${key.ArrowDown} by sentence`,
  endsBegun: `Moving the end. ${key.Tab} takes the beginning, ${key.Enter} saves, ${key.Escape} leaves it as it was.`,
  endsStart: (quote: string) => say("Begins: {quote}", { quote }),
  endsEnd: (quote: string) => say("Ends: {quote}", { quote }),
  endsSaved: "The ends were moved.",
  endsLeft: "Left as it was.",
  /** Where something stands, by pages as they are printed. */
  pages: (first: string, last: string) => (first === last ? say("p. {first}", { first }) : say("pp. {first}–{last}", { first, last })),
  strip: "Coverage of the document",
  stripValue: (sentence: number, count: number, isPartly: boolean) =>
    say("sentence {sentence, number} of {count, number}", { sentence, count }) + (isPartly ? ", partly judged" : ""),
  stripHint: (sentence: number) => say("Sentence {sentence, number}", { sentence }),
  stripRepeats: (times: number) => say("{times, plural, =2 {stands twice} other {stands # times}}", { times }),
  stripPartly: "partly judged",
  find: "Find in the text",
  findNext: "Next match",
  findPrevious: "Previous match",
  findClose: "Close",
  findOptions: "How to compare",
  findOption: {
    matchCase: { name: "Match case", means: "A is not a" },
    wholeWord: { name: "Whole words", means: "and not in the middle of others" },
    expression: { name: "Regular expression", means: "a pattern instead of words" },
    ignoreAccents: { name: "Ignore accents", means: "Coyoacan finds Coyoacán" },
  },
  findCount: (count: number, more: boolean) =>
    more ? say("{count, number}+ matches", { count }) : say("{count, plural, one {# match} other {# matches}}", { count }),
  findPlace: (place: number, count: number, more: boolean) =>
    more ? say("{place, number} of {count, number}+", { place, count }) : say("{place, number} of {count, number}", { place, count }),
  findNone: "No match",
  findSearching: "Searching…",
  findTurned: { top: "Went on from the top", end: "Went on from the end" },
  findAll: "Mark all…",
  findAllAs: { highlight: "Highlight", sourced: "Sourced", dubious: "Dubious", notAClaim: "Not a claim" },
  findAllOnce: (count: number) =>
    say("{count, plural, one {One claim of it, judged once:} other {One claim with all # passages, judged once:}}", { count }),
  findAllWordings: (wordings: number) => say("One claim for each of {wordings, number} wordings, judged once:", { wordings }),
  findAllEach: "Each by itself:",
  findTooMany: (most: number) => say("At most {most, number} places can be marked at once. Seek something narrower.", { most }),
  findProblem: {
    "open-group": "A bracket ( is not closed with ).",
    "extra-bracket": "A closing bracket has no opening one. Write \\ before it if you mean the sign itself.",
    "open-class": "A bracket [ is not closed with ].",
    "nothing-to-repeat": "There is nothing for *, + or ? to repeat. Write \\ before it if you mean the sign itself.",
    "wrong-quantifier": "The numbers in curly brackets are wrong: the smaller comes first. Write \\ before the bracket if you mean the sign itself.",
    "wrong-range": "A range in [ ] runs backwards or has no end: write [a-z].",
    "wrong-escape": "This sign cannot stand behind \\.",
    "wrong-group": "What follows (? or \\k is not known.",
    "wrong-property": "What follows \\p names no property of characters.",
    "wrong-expression": "This is not a regular expression.",
    "too-slow": "This expression takes too long on this text, so it was given up. One repetition inside another, as in (a+)+, does that.",
    "no-expressions": "Regular expressions cannot be sought in this window. Words can.",
  },
} as const;

export const outline = {
  ways: { headings: "Headings", pages: "Pages" },
  way: "Headings or pages",
  depth: (depth: number) => say("level {depth}", { depth }),
  page: "Page",
  toPage: "Go to page",
  noPage: "There is no such page.",
  empty: "No headings and no pages",
  nothing: "No document is open",
  emptyHint: "Web pages, books, papers and other documents with headings show them here, and lead to each by a click.",
} as const;
