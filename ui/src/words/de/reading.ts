// What the reading surface says to people in German.

import type * as en from "../en/reading.ts";
import type { Worded } from "../worded.ts";
import { say } from "./say.ts";

export const reading: Worded<typeof en.reading> = {
  text: "Text des Dokuments",
  palette: "Die Auswahl beurteilen",
  paletteCommands: { sourced: "Belegt", dubious: "Zweifelhaft", notAClaim: "Keine Behauptung", highlight: "Markieren" },
  strip: "Stand des Dokuments",
  stripValue: (sentence, count) => say("Satz {sentence, number} von {count, number}", { sentence, count }),
  stripHint: (sentence) => say("Satz {sentence, number}", { sentence }),
  stripRepeats: (times) => say("{times, plural, =2 {steht zweimal da} other {steht #-mal da}}", { times }),
  find: "Im Text suchen",
  findNext: "Nächster Treffer",
  findPrevious: "Voriger Treffer",
  findClose: "Schließen",
  findOptions: "Wie verglichen wird",
  findOption: {
    matchCase: { name: "Groß- und Kleinschreibung beachten", means: "A ist nicht a" },
    wholeWord: { name: "Ganze Wörter", means: "und nicht mitten in anderen" },
    expression: { name: "Regulärer Ausdruck", means: "ein Muster statt Wörter" },
    ignoreAccents: { name: "Akzente übergehen", means: "Coyoacan findet Coyoacán" },
  },
  findCount: (count, more) =>
    more ? say("über {count, number} Treffer", { count }) : say("{count, plural, one {# Treffer} other {# Treffer}}", { count }),
  findPlace: (place, count, more) =>
    more ? say("{place, number} von über {count, number}", { place, count }) : say("{place, number} von {count, number}", { place, count }),
  findNone: "Kein Treffer",
  findTurned: { top: "Am Anfang fortgesetzt", end: "Am Ende fortgesetzt" },
  findAll: "Alle auszeichnen…",
  findAllTitle: (count) => say("{count, plural, one {Den einen Treffer auszeichnen als} other {Alle # Treffer auszeichnen als}}", { count }),
  findAllAs: { highlight: "Markierungen", sourced: "Belegt", dubious: "Zweifelhaft", notAClaim: "Keine Behauptung" },
  findAllOnce: "Einmal beurteilt: eine Behauptung mit allen diesen Textstellen.",
  findTooMany: (most) => say("Höchstens {most, number} Stellen lassen sich auf einmal auszeichnen. Suchen Sie etwas Engeres.", { most }),
  findProblem: {
    "open-group": "Eine Klammer ( ist nicht mit ) geschlossen.",
    "extra-bracket": "Eine schließende Klammer hat keine öffnende. Meinen Sie das Zeichen selbst, setzen Sie \\ davor.",
    "open-class": "Eine Klammer [ ist nicht mit ] geschlossen.",
    "nothing-to-repeat": "Vor *, + oder ? steht nichts, was sich wiederholen könnte. Meinen Sie das Zeichen selbst, setzen Sie \\ davor.",
    "wrong-quantifier": "Die Zahlen in den geschweiften Klammern stimmen nicht: die kleinere steht vorn. Meinen Sie das Zeichen selbst, setzen Sie \\ davor.",
    "wrong-range": "Ein Bereich in [ ] läuft rückwärts oder hat kein Ende: schreiben Sie [a-z].",
    "wrong-escape": "Dieses Zeichen kann nicht hinter \\ stehen.",
    "wrong-group": "Was auf (? oder \\k folgt, ist nicht bekannt.",
    "wrong-property": "Was auf \\p folgt, nennt keine Eigenschaft von Zeichen.",
    "wrong-expression": "Das ist kein regulärer Ausdruck.",
    "too-slow": "Dieser Ausdruck braucht für diesen Text zu lange und wurde abgebrochen. Das geschieht, wenn eine Wiederholung in einer anderen steht, wie bei (a+)+.",
    "no-expressions": "Reguläre Ausdrücke lassen sich in diesem Fenster nicht suchen, Wörter schon.",
  },
};
