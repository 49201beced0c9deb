// Every other word of the window in German.

import type * as en from "../en/labels.ts";
import type { Worded } from "../worded.ts";
import { keycaps as key } from "./keycaps.ts";
import { say } from "./say.ts";

export const frame: Worded<typeof en.frame> = {
  name: "Obelus",
  library: "Bibliothek",
  reader: "Text",
  claims: "Behauptungen",
  status: "Stand der Arbeit",
  skip: "Zum Text",
  commands: "Alle Befehle",
  keys: "Tasten",
  language: "Sprache",
  languages: { system: "Wie das System" },
  foldLibrary: "Bibliothek einklappen",
  foldClaims: "Behauptungen einklappen",
  showLibrary: "Bibliothek zeigen",
  showClaims: "Behauptungen zeigen",
  resizeLibrary: "Breite der Bibliothek",
  resizeClaims: "Breite der Behauptungen",
  left: (left) => say("{left, plural, one {Satz offen} other {Sätze offen}}", { left }),
  allJudged: "Alles beurteilt",
  partly: "Erst teilweise beurteilt",
  partlyTitle: "Weniger als die Hälfte dieses Satzes ist beurteilt, also bleibt er offen.",
  saved: "Gespeichert",
  saving: "Wird gespeichert\u00a0…",
  failed: "Nicht gespeichert",
  typing: "Eingabe läuft\u00a0…",
  undoes: (verb) => say("Rückgängig: {verb}", { verb }),
  nothingToUndo: "Nichts rückgängig zu machen",
  drop: "Zum Importieren loslassen",
  dropHint: "PDF, Word, OpenDocument, EPUB, Webseiten, RTF, Markdown und reiner Text: Dateien und Ordner mit ihnen",
  readOnly: "Nur lesen",
  close: "Schließen",
  open: "Öffnen",
  dismiss: "Ausblenden",
  whatCanBeDone: "Was sich tun lässt\u00a0…",
  tryAgain: "Noch einmal versuchen",
  closeUnsaved: "Trotzdem schließen",
  opening: "Wird geöffnet\u00a0…",
};

export const reader: Worded<typeof en.reader> = {
  emptyTitle: "Ein Text zum Zweifeln",
  emptyHint: "Dateien hierher ziehen, einen Text einfügen oder mit dem Beispiel beginnen. Dann geht es Satz für Satz.",
  nothingOpen: "Ein Dokument in der Bibliothek wählen",
  nothingOpenHint: "Jedes Dokument merkt sich den Stand der Arbeit: was beurteilt ist und was noch offen ist.",
  documentLine: (sentences, characters) => say("{sentences, plural, one {# Satz} other {# Sätze}} · {characters, number} Zeichen", { sentences, characters }),
};

export const guide: Worded<typeof en.guide> = {
  title: "Die erste Behauptung beurteilen",
  steps: {
    move: "Von Satz zu Satz gehen.",
    judge: "Urteilen: belegt, zweifelhaft oder keine Behauptung. Es wird gespeichert, und der nächste Satz ist dran.",
    reason: "Sagen, warum ein Satz zweifelhaft ist.",
    undo: "Zurücknehmen. Alles lässt sich zurücknehmen.",
  },
  done: "Verstanden",
  isDone: "erledigt",
};

export const library: Worded<typeof en.library> = {
  tabs: { documents: "Dokumente", outline: "Inhalt", codebook: "Codebuch", history: "Verlauf" },
  tablist: "Bibliothek",
  open: "Dateien importieren",
  openFolder: "Ordner importieren",
  paste: "Text einfügen",
  sample: "Beispiel öffnen",
  empty: "Noch nichts da",
  emptyHint: "Importierte Texte bleiben hier, mit allem, was dazu gesagt wurde.",
  list: "Dokumente",
  left: (left, of) => say("{left, plural, =0 {Alles beurteilt} other {# von {of, number} offen}}", { left, of }),
  progress: (sourced, dubious, notAClaim, left) =>
    say("{sourced, number} belegt, {dubious, number} zweifelhaft, {notAClaim, number} keine Behauptung, {left, number} offen", { sourced, dubious, notAClaim, left }),
  details: "Angaben",
  theLibrary: "Diese Bibliothek",
  name: "Name",
  annotator: "Eigener Name",
  annotatorHint: "steht neben jedem eigenen Urteil",
  title: "Titel",
  authors: "Urheber",
  authorsHint: "Kulik, Leonid; Das Komitee",
  language: "Sprache",
  languageHint: "de, en, ru\u00a0…",
  issued: "Datum",
  issuedHint: "wie der Text es angibt",
  url: "Adresse",
  note: "Notiz",
  status: "Stand",
  tags: "Schlagwörter",
  encoding: "Kodierung",
  guessed: "vermutet",
  certain: "sicher",
  encodingHint: "Falls Buchstaben falsch aussehen, eine andere wählen.",
  way: "Von der Seite",
  ways: { main: "Haupttext", whole: "Ganze Seite" },
  wayHint: "Die andere Wahl liest die Seite neu. Textstellen werden an ihrem Wortlaut wiedergefunden; was nicht mehr darin steht, bleibt als verloren erhalten, und Rückgängig bringt alles zurück.",
  rereading: "Die Seite wird neu gelesen\u00a0…",
  kind: "Art",
  saveOriginal: "Original sichern\u00a0…",
  file: "Datei",
  added: "Hinzugefügt",
  characters: "Zeichen",
  remove: "Aus der Bibliothek entfernen",
};

export const origins: Worded<typeof en.origins> = {
  title: "Woher es stammt",
  hint: "Abschnitte des Textes, die von anderswo stammen: Anfang und Ende auswählen und angeben, woher.",
  add: "Für die Stelle im Text angeben",
  jump: (quote) => say("Zu „{quote}“ gehen", { quote }),
  address: "Adresse",
  addressHint: "wo dieser Wortlaut gefunden wurde",
  note: "Notiz",
  save: "Aufnehmen",
  cancel: "Abbrechen",
  remove: "Herkunft entfernen",
  list: "Herkunft",
  elsewhere: "von anderswo",
};

export const paste: Worded<typeof en.paste> = {
  title: "Text einfügen",
  titleLabel: "Titel",
  titleHint: "bleibt er leer, gelten die ersten Wörter",
  text: "Text",
  textHint: "Den Text hier einfügen oder eintippen. Er bleibt genau so, wie er ist.",
  add: "In die Bibliothek aufnehmen",
  cancel: "Abbrechen",
  fromClipboard: "Aus der Zwischenablage",
  nothing: "Noch ist kein Text da.",
  addTitle: `${key.Mod}+${key.Enter}`,
};

export const leaving: Worded<typeof en.leaving> = {
  title: "Exportieren",
  what: "Was",
  wholeLibrary: "Die ganze Bibliothek",
  thisDocument: "Dieses Dokument",
  form: "Format",
  texts: "Texte",
  withTexts: "Mit den Texten, überall lesbar",
  withoutTexts: "Ohne die Texte, für alle, die sie schon haben",
  go: "Exportieren\u00a0…",
  cancel: "Abbrechen",
  chooseTitle: "Exportieren nach",
  fileName: "obelus",
};

export const dialogs: Worded<typeof en.dialogs> = {
  importTitle: "Dokumente importieren",
  importFolderTitle: "Ordner importieren",
  originalTitle: "Original sichern",
  all: "Alle Dateien",
  libraryTitle: "Bibliothek öffnen",
  libraries: "Obelus-Bibliotheken",
  loadTitle: "Obelus-JSON laden",
  json: "Obelus-JSON",
};
