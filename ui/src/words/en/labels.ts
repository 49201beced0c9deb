// Every other word of the window, by the place where it stands.

import { keycaps as key } from "./keycaps.ts";
import { say } from "./say.ts";

export const frame = {
  name: "Obelus",
  library: "Library",
  reader: "Text",
  claims: "Claims",
  status: "Status",
  skip: "To the text",
  commands: "All commands",
  keys: "Keys",
  languages: { system: "As the system" },
  language: "Language",
  foldLibrary: "Fold the library pane",
  foldClaims: "Fold the claims pane",
  showLibrary: "Show the library pane",
  showClaims: "Show the claims pane",
  resizeLibrary: "Width of the library pane",
  resizeClaims: "Width of the claims pane",
  left: (left: number) => say("{left, plural, one {sentence left} other {sentences left}}", { left }),
  allJudged: "All judged",
  partly: "Only partly judged",
  partlyTitle: "Less than half of this sentence lies under judged claims, so it is still left.",
  saved: "Saved",
  saving: "Saving…",
  failed: "Not saved",
  typing: "Typing…",
  undoes: (verb: string) => `Undo: ${verb.toLowerCase()}`,
  nothingToUndo: "Nothing to undo",
  drop: "Drop to import",
  dropHint: "Plain text and Markdown, in any encoding",
  readOnly: "Reading only",
  close: "Close",
  dismiss: "Dismiss",
  opening: "Opening…",
  noLibrary: "No library is open",
  openAnother: "Open another library…",
} as const;

export const reader = {
  emptyTitle: "A text to doubt",
  emptyHint: "Drop files here, paste a text, or begin with the sample. Then go through it sentence by sentence.",
  nothingOpen: "Choose a document in the library",
  nothingOpenHint: "Every document keeps the place of your work: what is judged, and what is left.",
  documentLine: (sentences: number, characters: number) => say("{sentences, plural, one {# sentence} other {# sentences}} · {characters, plural, one {# character} other {# characters}}", { sentences, characters }),
} as const;

export const guide = {
  title: "Judge a first claim",
  steps: {
    move: "Move from sentence to sentence.",
    judge: "Judge: sourced, dubious, or not a claim. It is saved, and the cursor moves on.",
    reason: "Say why a sentence is dubious.",
    undo: "Take it back. Everything can be taken back.",
  },
  done: "Got it",
  isDone: "done",
} as const;

export const library = {
  tabs: { documents: "Documents", outline: "Contents", codebook: "Codebook", history: "History" },
  tablist: "Library",
  open: "Import files",
  paste: "Paste a text",
  sample: "Open the sample",
  empty: "Nothing here yet",
  emptyHint: "Texts that you import are kept here, with everything that you say about them.",
  list: "Documents",
  left: (left: number, of: number) => say("{left, plural, =0 {All judged} other {# of {of, number} left}}", { left, of }),
  progress: (sourced: number, dubious: number, notAClaim: number, left: number) =>
    say("{sourced, number} sourced, {dubious, number} dubious, {notAClaim, number} not a claim, {left, number} left", { sourced, dubious, notAClaim, left }),
  details: "Details",
  theLibrary: "This library",
  name: "Name",
  annotator: "Your name",
  annotatorHint: "stands beside what you judge",
  title: "Title",
  language: "Language",
  languageHint: "en, de, ru…",
  issued: "Date",
  issuedHint: "as the text says it",
  url: "Address",
  note: "Note",
  status: "Status",
  tags: "Tags",
  encoding: "Encoding",
  guessed: "guessed",
  certain: "certain",
  encodingHint: "If letters look wrong, choose another.",
  file: "File",
  added: "Added",
  characters: "Characters",
  remove: "Remove from the library",
} as const;

export const paste = {
  title: "Paste a text",
  titleLabel: "Title",
  titleHint: "its first words, if you leave this empty",
  text: "Text",
  textHint: "Paste or type the text here. It is kept exactly as it is.",
  add: "Add to the library",
  cancel: "Cancel",
  fromClipboard: "From the clipboard",
  nothing: "There is no text yet.",
  addTitle: `${key.Mod}+${key.Enter}`,
} as const;

export const leaving = {
  title: "Export",
  what: "What",
  wholeLibrary: "The whole library",
  thisDocument: "This document",
  form: "Form",
  texts: "Texts",
  withTexts: "With the texts, to be read anywhere",
  withoutTexts: "Without the texts, for those who have them",
  go: "Export…",
  cancel: "Cancel",
  chooseTitle: "Export to",
  fileName: "obelus",
} as const;

export const dialogs = {
  importTitle: "Import texts",
  texts: "Texts",
  all: "All files",
  libraryTitle: "Open a library",
  libraries: "Obelus libraries",
  loadTitle: "Load Obelus JSON",
  json: "Obelus JSON",
} as const;
