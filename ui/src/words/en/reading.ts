// What the reading surface says to people.

import { say } from "./say.ts";

export const reading = {
  text: "Text of the document",
  palette: "Judge the selection",
  paletteCommands: { sourced: "Sourced", dubious: "Dubious", notAClaim: "Not a claim", highlight: "Highlight" },
  strip: "Coverage of the document",
  stripValue: (sentence: number, count: number) => say("sentence {sentence, number} of {count, number}", { sentence, count }),
  stripHint: (sentence: number) => say("Sentence {sentence, number}", { sentence }),
  stripRepeats: (times: number) => say("{times, plural, =2 {stands twice} other {stands # times}}", { times }),
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
  findTurned: { top: "Went on from the top", end: "Went on from the end" },
  findAll: "Mark all…",
  findAllTitle: (count: number) => say("{count, plural, one {Mark the one match as} other {Mark all # matches as}}", { count }),
  findAllAs: { highlight: "Highlights", sourced: "Sourced", dubious: "Dubious", notAClaim: "Not a claim" },
  findAllOnce: "Judged once: one claim with all of these passages.",
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
