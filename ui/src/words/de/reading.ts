// What the reading surface says to people in German.

import type * as en from "../en/reading.ts";
import type { Worded } from "../worded.ts";
import { keycaps as key } from "./keycaps.ts";
import { say } from "./say.ts";

export const reading: Worded<typeof en.reading> = {
  text: "Text des Dokuments",
  palette: "Was mit der Auswahl geschehen soll",
  brief: {
    unsure: "Unsicher", clear: "Ohne Urteil", highlight: "Markieren", reasons: "Gründe", note: "Notiz", tags: "Schlagwörter", link: "Verknüpfen",
    join: "Vereinen", suggestion: "Vorschlag", ends: "Grenzen", look: "Ansehen", delete: "Löschen", more: "Mehr",
  },
  highlightAs: (color) => say("Markieren: {color}", { color }),
  colorChoice: "Farbe wählen",
  card: "Was hier vermerkt ist",
  moreMarks: (count) => say("{count, plural, one {Noch # Eintrag} other {Noch # Einträge}} an dieser Stelle", { count }),
  link: (address) => say("Verweis: {address}", { address }),
  moreLinks: (count) => say("hier {count, plural, one {# weiterer Verweis} other {# weitere Verweise}}", { count }),
  highlightOf: (color) => say("Markierung, {color}", { color }),
  times: (count) => `×${count}`,
  nth: (index, count) => `${index}/${count}`,
  nthPassage: (index, count) => say("Textstelle {index, number} von {count, number}.", { index, count }),
  ends: "Grenzen verschieben",
  endsSave: "Speichern",
  endsLeave: "So lassen",
  endsOther: "Andere Grenze",
  endsHint: `${key.ArrowLeft} ${key.ArrowRight} um ein Zeichen, mit ${key.Shift} um ein Wort; ${key.ArrowUp} ${key.ArrowDown} um einen Satz`,
  endsBegun: `Das Ende der Textstelle folgt den Pfeiltasten. ${key.Tab} wechselt zum Anfang, ${key.Enter} speichert, ${key.Escape} lässt alles, wie es war.`,
  endsStart: (quote) => say("Beginnt: {quote}", { quote }),
  endsEnd: (quote) => say("Endet: {quote}", { quote }),
  endsSaved: "Die Grenzen sind verschoben.",
  endsLeft: "Alles ist, wie es war.",
  /** Where something stands, by pages as they are printed. */
  pages: (first: string, last: string) => (first === last ? say("S. {first}", { first }) : say("S. {first}–{last}", { first, last })),
  strip: "Stand des Dokuments",
  stripValue: (sentence, count, isPartly) =>
    say("Satz {sentence, number} von {count, number}", { sentence, count }) + (isPartly ? ", teilweise beurteilt" : ""),
  stripHint: (sentence) => say("Satz {sentence, number}", { sentence }),
  stripRepeats: (times) => say("{times, plural, =2 {kommt zweimal vor} other {kommt #-mal vor}}", { times }),
  stripPartly: "teilweise beurteilt",
  find: "Im Text suchen",
  findNext: "Nächster Treffer",
  findPrevious: "Voriger Treffer",
  findClose: "Schließen",
  findOptions: "Wie verglichen wird",
  findOption: {
    matchCase: { name: "Groß- und Kleinschreibung beachten", means: "A ist nicht a" },
    wholeWord: { name: "Ganze Wörter", means: "nicht mitten in anderen" },
    expression: { name: "Regulärer Ausdruck", means: "ein Muster statt Wörter" },
    ignoreAccents: { name: "Akzente ignorieren", means: "Coyoacan findet Coyoacán" },
  },
  findCount: (count, more) =>
    more ? say("über {count, number} Treffer", { count }) : say("{count, plural, one {# Treffer} other {# Treffer}}", { count }),
  findPlace: (place, count, more) =>
    more ? say("{place, number} von über {count, number}", { place, count }) : say("{place, number} von {count, number}", { place, count }),
  findNone: "Kein Treffer",
  findSearching: "Wird gesucht\u00a0…",
  findTurned: { top: "Am Anfang fortgesetzt", end: "Am Ende fortgesetzt" },
  findAll: "Alle kennzeichnen\u00a0…",
  findAllAs: { highlight: "Markieren", sourced: "Belegt", dubious: "Zweifelhaft", notAClaim: "Keine Behauptung" },
  findAllOnce: (count) =>
    say("{count, plural, one {Eine Behauptung daraus, einmal beurteilt:} other {Eine Behauptung mit allen # Textstellen, einmal beurteilt:}}", { count }),
  findAllWordings: (wordings) => say("Je eine Behauptung für {wordings, number} verschiedene Wortlaute, einmal beurteilt:", { wordings }),
  findAllEach: "Jede für sich:",
  findTooMany: (most) => say("Höchstens {most, number} Stellen lassen sich auf einmal kennzeichnen. Bitte enger suchen.", { most }),
  findProblem: {
    "open-group": "Eine Klammer ( ist nicht mit ) geschlossen.",
    "extra-bracket": "Eine schließende Klammer hat keine öffnende. Ist das Zeichen selbst gemeint, gehört \\ davor.",
    "open-class": "Eine Klammer [ ist nicht mit ] geschlossen.",
    "nothing-to-repeat": "Vor *, + oder ? steht nichts, was sich wiederholen könnte. Ist das Zeichen selbst gemeint, gehört \\ davor.",
    "wrong-quantifier": "Die Zahlen in den geschweiften Klammern stimmen nicht: Die kleinere steht vorn. Ist das Zeichen selbst gemeint, gehört \\ davor.",
    "wrong-range": "Ein Bereich in [ ] läuft rückwärts oder hat kein Ende. Richtig wäre etwa [a-z].",
    "wrong-escape": "Dieses Zeichen kann nicht hinter \\ stehen.",
    "wrong-group": "Was auf (? oder \\k folgt, ist unbekannt.",
    "wrong-property": "Was auf \\p folgt, nennt keine Eigenschaft von Zeichen.",
    "wrong-expression": "Das ist kein regulärer Ausdruck.",
    "too-slow": "Dieser Ausdruck braucht für diesen Text zu lange und wurde abgebrochen. Das geschieht, wenn eine Wiederholung in einer anderen steht, wie bei (a+)+.",
    "no-expressions": "In diesem Fenster lässt sich nicht nach regulären Ausdrücken suchen, nach Wörtern schon.",
  },
};

export const outline: Worded<typeof en.outline> = {
  ways: { headings: "Überschriften", pages: "Seiten" },
  way: "Überschriften oder Seiten",
  depth: (depth) => say("Ebene {depth}", { depth }),
  page: "Seite",
  toPage: "Zur Seite gehen",
  noPage: "Diese Seite gibt es nicht.",
  empty: "Keine Überschriften, keine Seiten",
  nothing: "Kein Dokument ist offen",
  emptyHint: "Webseiten, Bücher, Aufsätze und andere Dokumente mit Überschriften zeigen sie hier, und ein Klick führt zu jeder.",
};
