// What is said while files come in, and of what came of them.

import { say } from "./say.ts";

export const importing = {
  title: "Import",
  /** For who hears it. */
  begun: "Files are being read. Judging can go on meanwhile.",
  finding: "Looking which files there are…",
  progress: (at: number, of: number) => say("{at, number} of {of, number}", { at, of }),
  cancel: "Cancel",
  cancelling: "Cancelling…",
  added: (files: number) => say("{files, number} came in", { files }),
  known: (files: number) => say("{files, plural, one {# was here already} other {# were here already}}", { files }),
  refused: (files: number) => say("{files, number} did not come in", { files }),
  others: (files: number) =>
    say("{files, plural, one {# other file in the folders is of a kind that is not read.} other {# other files in the folders are of kinds that are not read.}}", { files }),
  closed: (folders: string) => say("Not looked into, for want of permission: {folders}.", { folders }),
  unbegun: (files: number) => say("{files, plural, one {# file was left, because the import was called off.} other {# files were left, because the import was called off.}}", { files }),
  nothing: "Nothing came in",
  came: (sentences: number, kind: string) => say("{kind} · {sentences, plural, one {# sentence} other {# sentences}}", { sentences, kind }),
  blank: (pages: number) => say("{pages, plural, one {# page} other {# pages}} without text", { pages }),
  wasKnown: "here already, byte for byte",
  open: "Open",
  openTitle: (title: string) => say("Open “{title}”", { title }),
  password: (file: string) => say("Password of “{file}”", { file }),
  passwordHint: "Password",
  unlock: "Open",
  copy: "Copy the list",
  copied: "Copied",
  dismiss: "Dismiss",
} as const;

/** Kinds of documents by their media type; others are shown as they are. */
export const mediaWords = {
  "text/plain": "Plain text",
  "text/markdown": "Markdown text",
  "text/html": "Web page",
  "multipart/related": "Saved web page",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word document",
  "application/vnd.oasis.opendocument.text": "OpenDocument text",
  "application/rtf": "Rich text",
  "application/epub+zip": "EPUB book",
  "application/pdf": "PDF document",
};

/** Kinds of files, as a dialog offers them. */
export const fileKinds = {
  documents: "Documents",
  pdf: "PDF documents",
  word: "Word documents",
  openDocument: "OpenDocument texts",
  epub: "EPUB books",
  web: "Web pages",
  rtf: "Rich texts",
  plain: "Plain texts and Markdown",
};
