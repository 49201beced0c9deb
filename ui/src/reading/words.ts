// What the reading surface says to people.

export const words = {
  text: "Text of the document",
  palette: "Judge the selection",
  paletteCommands: { sourced: "Sourced", dubious: "Dubious", notAClaim: "Not a claim", highlight: "Highlight" },
  strip: "Coverage of the document",
  stripValue: (sentence: number, count: number) => `sentence ${sentence} of ${count}`,
  find: "Find in the text",
  findNext: "Next match",
  findPrevious: "Previous match",
  findClose: "Close",
  findCount: (count: number, more: boolean) => (more ? `${count}+ matches` : count === 1 ? "1 match" : `${count} matches`),
  findNone: "No match",
} as const;
