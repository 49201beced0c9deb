// Words of the claims pane, its cards and editors, the codebook and the history.

import { keycaps as key } from "./keycaps.ts";
import { say } from "./say.ts";

export const claims = {
  tabs: { claims: "Claims", highlights: "Highlights" },
  tablist: "Claims and highlights",
  list: "Claims of this text",
  highlightList: "Highlights of this text",
  empty: "No claims yet",
  emptyHint: "Judge a sentence, and it stands here with its reasons, notes and tags.",
  noneFits: "No claim fits",
  clearFilter: "Show all",
  noHighlights: "No highlights yet",
  noHighlightsHint: "A highlight marks a passage without judging it.",
  filterVerdict: "Filter by verdict",
  filterReason: "Reason",
  filterTag: "Tag",
  filterWords: "Find in claims",
  any: "any",
  shown: (shown: number, of: number) =>
    shown === of
      ? say("{of, plural, one {# claim} other {# claims}}", { of })
      : say("{shown, number} of {of, plural, one {# claim} other {# claims}}", { shown, of }),
  judgeAs: "Verdict",
  statement: "Statement",
  statementHint: "The claim in your own words",
  note: "Note",
  noteHint: "What do you know about it?",
  nextStep: "Next step",
  nextStepHint: "What would settle this?",
  reasons: "Reasons",
  addReason: "Reason",
  tags: "Tags",
  addTag: "Tag",
  unsure: "Unsure",
  kind: "Kind",
  kindNone: "unspecified",
  history: "History",
  remove: "Delete claim",
  removeHighlight: "Delete highlight",
  color: "Colour",
  seen: (times: number) => say("seen {times, plural, one {once} other {# times}}", { times }),
  evidence: (pieces: number) => say("{pieces, plural, one {# piece} other {# pieces}} of evidence", { pieces }),
  links: (links: number) => say("{links, plural, one {# link} other {# links}}", { links }),
  takeOff: (name: string) => say("Take off: {name}", { name }),
  goTo: "Show in the text",
  lost: "Words not found in this version",
} as const;

export const editors = {
  reasons: "Why is it dubious?",
  reasonsHint: `${key.Enter} ticks, ${key.Enter} again is done, ${key.Escape} leaves`,
  reasonList: "Reasons",
  reasonTyping: "Filter",
  tagTyping: "Filter, or name a new tag",
  note: "Note",
  noteHint: `${key.Mod}+${key.Enter} saves, ${key.Escape} leaves it as it was`,
  tags: "Tags",
  tagsHint: `${key.Enter} ticks, ${key.Enter} again is done, ${key.Escape} leaves`,
  tagList: "Tags",
  link: "Link to another claim",
  linkHint: "Esc leaves",
  create: (name: string) => say("Make the tag “{name}”", { name }),
  save: "Save",
  done: "Done",
  cancel: "Cancel",
  nothingFits: "Nothing fits",
} as const;

export const codebook = {
  title: "Codebook",
  empty: "No tags yet",
  emptyHint: "A tag says what a claim is about. Give one to a sentence, or make one here.",
  make: "New tag",
  name: "Name",
  definition: "Definition",
  definitionHint: "When is it given?",
  color: "Colour",
  parent: "Kind of",
  noParent: "nothing",
  uses: (uses: number) => say("{uses, plural, one {# use} other {# uses}}", { uses }),
  remove: "Delete tag",
  add: "Add",
  done: "Done",
  cancel: "Cancel",
} as const;

export const history = {
  title: "History",
  empty: "Nothing has happened yet",
  emptyHint: "Every change stands here with its time, and can be taken back.",
  list: "History, newest first",
  undo: "Undo",
  redo: "Redo",
  records: (records: number) => say("{records, plural, one {# record} other {# records}}", { records }),
  undone: "taken back",
  before: "before",
  after: "after",
  nothing: "nothing",
} as const;

export const help = {
  palette: "All commands",
  paletteHint: "Type what you want to do",
  nothing: "No command fits",
  isOn: "is on",
  or: "or",
  keys: "The keys",
  keysHint: "Judging keys work wherever you are not typing.",
} as const;
