// What the search of the library and the second reader say in German.

import type * as en from "../en/search.ts";
import type { Worded } from "../worded.ts";
import { say } from "./say.ts";

export const search: Worded<typeof en.search> = {
  title: "Bibliothek durchsuchen",
  field: "Bibliothek durchsuchen",
  fieldHint: "Wörter, „eine Wendung“, verdict:dubious\u00a0…",
  close: "Suche schließen",
  way: "Darstellung der Treffer",
  ways: { hits: "Treffer nach Dokumenten", concordance: "Konkordanz: jeder Treffer in seiner Zeile" },
  here: "Nur in diesem Dokument",
  everywhere: "Ganze Bibliothek",
  count: (count, isExact) =>
    isExact
      ? say("{count, plural, =0 {Nichts gefunden} other {# Treffer}}", { count })
      : say("etwa {count, number} Treffer", { count }),
  countOf: (shown) => say("die ersten {shown, number}", { shown }),
  asking: "Es wird gesucht\u00a0…",
  nothing: "Nichts in der Bibliothek enthält das alles",
  nothingHint: "Weniger Wörter finden mehr. Ein Stern steht für jedes Wortende: Brief*.",
  results: "Gefundenes",
  resize: "Größe der Suche",
  inDocument: (count) => say("{count, plural, other {# Treffer}}", { count }),
  noDocument: "Quellen",
  ofTheDocument: "Zum Dokument",
  nouns: { document: "Wortlaut", claim: "Behauptung", highlight: "Markierung", evidence: "Beleg", source: "Quelle" },
  at: (share) => say("nach {share, number, percent} des Textes", { share }),
  keysTitle: "Tasten im Suchfeld",
  keys: { choose: "wählen einen Treffer", go: "zeigt ihn in seinem Text", beside: "zeigt ihn neben dem Text", leave: "zurück zum Anfang der Suche" },
  howTitle: "So wird gesucht",
  how: {
    words: { example: "Brief Amt", means: "beide Wörter, gleich in welcher Folge" },
    phrase: { example: "„der verlorene Brief“", means: "diese Wörter hintereinander" },
    beginning: { example: "Mexik*", means: "Wörter mit diesem Anfang" },
    either: { example: "Mexiko OR Norwegen", means: "das eine oder das andere" },
    not: { example: "Brief NOT Amt", means: "das erste ohne das zweite" },
  },
  fieldsTitle: "Felder",
  fields: {
    verdict: "das Urteil über eine Behauptung",
    reason: "der Grund des Zweifels",
    certainty: "wie sicher das Urteil ist",
    kind: "was keine Behauptung ist",
    tag: "ein Schlagwort",
    document: "Wörter aus dem Titel eines Dokuments",
    source: "Wörter einer Quelle",
    has: "mit Beleg, Notiz\u00a0…",
    no: "ohne Beleg, Notiz\u00a0…",
    is: "nur Behauptungen, Belege\u00a0…",
    after: "geändert seit einem Tag: 2026-01-31",
    before: "geändert vor einem Tag",
  },
  values: "Werte",
  completes: "vervollständigt",
  remarks: {
    "quote-open": (text) => say("Die Wendung „{text}“ hat noch kein Ende; gesucht wurden ihre Wörter.", { text }),
    "bracket-open": (text) => say("Der Klammer {text} fehlt die andere; sie blieb außer Acht.", { text }),
    "operator-stray": (text) => say("{text} hat nichts zu verbinden und blieb außer Acht.", { text }),
    "field-unknown": (text) => say("Ein Feld „{text}“ gibt es nicht; gesucht wurden seine Wörter.", { text }),
    "value-unknown": (text) => say("Diesen Wert hat das Feld nicht: „{text}“ blieb außer Acht.", { text }),
    "field-in-or": (text) => say("Ein Feld gilt für alles, auch neben OR: {text}", { text }),
    "only-not": (text) => say("{text} allein findet nichts: Es fehlt, was da sein soll.", { text }),
    "too-much": (text) => say("Das ist mehr, als eine Suche fasst; „{text}“ und alles danach blieb außer Acht.", { text }),
  },
  saved: "Gemerkte Suchen",
  save: "Suche merken",
  saveName: "Name der Suche",
  saveDo: "Merken",
  cancel: "Abbrechen",
  recall: (query) => say("Wieder suchen: {query}", { query }),
  forget: (name) => say("Suche „{name}“ vergessen", { name }),
  sortBy: "Reihenfolge",
  sorts: { place: "Nach der Stelle", left: "Nach dem Wort davor", right: "Nach dem Wort danach" },
};

export const beside: Worded<typeof en.beside> = {
  title: "Zweiter Text",
  close: "Zweiten Text schließen",
  swap: "Beide Texte tauschen",
  resize: "Größe des zweiten Textes",
  open: "Daneben öffnen",
  openOf: (title) => say("Daneben öffnen: {title}", { title }),
};
