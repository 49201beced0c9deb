// The names of all commands, and of their groups. Their ids are the names by which menus, palette and keys know them.

export const commandWords = {
  "file.import": "Import files…",
  "file.paste": "Paste a text…",
  "file.sample": "Open the sample",
  "file.export": "Export…",
  "file.load": "Load Obelus JSON…",
  "library.open": "Open a library…",
  "library.verify": "Check the library",
  "app.quit": "Quit",
  "edit.undo": "Undo",
  "edit.redo": "Redo",
  "edit.find": "Find in the text",
  "move.next": "Next sentence",
  "move.previous": "Previous sentence",
  "move.unjudged": "Next unjudged sentence",
  "move.grow": "Grow the selection by a sentence",
  "move.shrink": "Shrink the selection by a sentence",
  "move.grow-word": "Grow the selection by a word",
  "move.shrink-word": "Shrink the selection by a word",
  "judge.sourced": "Sourced",
  "judge.dubious": "Dubious",
  "judge.not-a-claim": "Not a claim",
  "judge.unsure": "Unsure, or sure again",
  "judge.clear": "Clear the verdict",
  "mark.highlight": "Highlight",
  "mark.reasons": "Reasons…",
  "mark.note": "Note…",
  "mark.tags": "Tags…",
  "mark.delete": "Delete the claim or highlight",
  "view.library": "Library pane",
  "view.claims": "Claims pane",
  "view.documents": "Documents",
  "view.codebook": "Codebook",
  "view.history": "History",
  "view.next-pane": "Next pane",
  "view.text": "Back to the text",
  "view.larger": "Larger text",
  "view.smaller": "Smaller text",
  "view.usual": "Usual text size",
  "view.theme-system": "Theme: as the system",
  "view.theme-light": "Theme: light",
  "view.theme-sepia": "Theme: sepia",
  "view.theme-dark": "Theme: dark",
  "help.palette": "All commands…",
  "help.keys": "The keys",
  "help.guide": "The short guide",
} as const;

export type CommandId = keyof typeof commandWords;

/** The groups, in the order of the menu bar. */
export const groupWords = {
  file: "File",
  edit: "Edit",
  judge: "Judge",
  move: "Move",
  view: "View",
  help: "Help",
} as const;

export type GroupId = keyof typeof groupWords;
