// What the reading surface says to people.

import { say } from "./say.ts";

export const reading = {
  text: "Text of the document",
  palette: "Judge the selection",
  paletteCommands: { sourced: "Sourced", dubious: "Dubious", notAClaim: "Not a claim", highlight: "Highlight" },
  strip: "Coverage of the document",
  stripValue: (sentence: number, count: number) => say("sentence {sentence, number} of {count, number}", { sentence, count }),
  find: "Find in the text",
  findNext: "Next match",
  findPrevious: "Previous match",
  findClose: "Close",
  findCount: (count: number, more: boolean) =>
    more ? say("{count, number}+ matches", { count }) : say("{count, plural, one {# match} other {# matches}}", { count }),
  findNone: "No match",
} as const;
