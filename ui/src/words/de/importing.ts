// What is said in German while files come in, and of what came of them.

import type * as en from "../en/importing.ts";
import type { Worded } from "../worded.ts";
import { say } from "./say.ts";

export const importing: Worded<typeof en.importing> = {
  title: "Importieren",
  begun: "Dateien werden gelesen. Das Beurteilen kann währenddessen weitergehen.",
  finding: "Es wird nachgesehen, welche Dateien da sind\u00a0…",
  progress: (at, of) => say("{at, number} von {of, number}", { at, of }),
  cancel: "Abbrechen",
  cancelling: "Wird abgebrochen\u00a0…",
  added: (files) => say("{files, number} aufgenommen", { files }),
  known: (files) => say("{files, plural, one {# war schon da} other {# waren schon da}}", { files }),
  refused: (files) => say("{files, number} nicht aufgenommen", { files }),
  others: (files) =>
    say("{files, plural, one {Eine weitere Datei in den Ordnern ist von einer Art, die nicht gelesen wird.} other {# weitere Dateien in den Ordnern sind von Arten, die nicht gelesen werden.}}", { files }),
  closed: (folders) => say("Mangels Berechtigung nicht durchgesehen: {folders}.", { folders }),
  unbegun: (files) => say("{files, plural, one {# Datei blieb liegen, weil der Import abgebrochen wurde.} other {# Dateien blieben liegen, weil der Import abgebrochen wurde.}}", { files }),
  nothing: "Nichts wurde aufgenommen",
  came: (sentences, kind) => say("{kind} · {sentences, plural, one {# Satz} other {# Sätze}}", { sentences, kind }),
  blank: (pages) => say("{pages, plural, one {# Seite} other {# Seiten}} ohne Text", { pages }),
  wasKnown: "schon da, Byte für Byte",
  open: "Öffnen",
  openTitle: (title) => say("„{title}“ öffnen", { title }),
  password: (file) => say("Passwort für „{file}“", { file }),
  passwordHint: "Passwort",
  unlock: "Öffnen",
  copy: "Liste kopieren",
  copied: "Kopiert",
  dismiss: "Ausblenden",
};

export const mediaWords: Worded<typeof en.mediaWords> = {
  "text/plain": "Reiner Text",
  "text/markdown": "Markdown-Text",
  "text/html": "Webseite",
  "multipart/related": "Gespeicherte Webseite",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word-Dokument",
  "application/vnd.oasis.opendocument.text": "OpenDocument-Text",
  "application/rtf": "RTF-Text",
  "application/epub+zip": "EPUB-Buch",
  "application/pdf": "PDF-Dokument",
};

export const fileKinds: Worded<typeof en.fileKinds> = {
  documents: "Dokumente",
  pdf: "PDF-Dokumente",
  word: "Word-Dokumente",
  openDocument: "OpenDocument-Texte",
  epub: "EPUB-Bücher",
  web: "Webseiten",
  rtf: "RTF-Texte",
  plain: "Reine Texte und Markdown",
};
